"""The declarations of the C library. Made by scripts/make_bindings.py from include/ietfdoc/; do not edit."""
from ctypes import (CFUNCTYPE, POINTER, Structure, c_char_p, c_double, c_int, c_size_t, c_uint, c_void_p)
from enum import IntEnum


class Status(IntEnum):
    OK = 0
    E_MEMORY = 1
    E_LIMIT = 2
    E_INVALID = 3
    E_IO = 4
    E_ARGUMENT = 5
    E_CANCELLED = 6


class OptionType(IntEnum):
    SWITCH = 0
    NUMBER = 1
    TEXT = 2
    LIST = 3
    DATE = 4
    DECIDED = 5


class Severity(IntEnum):
    NOTE = 0
    WARNING = 1
    ERROR = 2
    FATAL = 3


class LoadPurpose(IntEnum):
    ENTITY = 0
    INCLUDE = 1
    ARTWORK = 2
    RESOURCE = 3


class NodeType(IntEnum):
    DOCUMENT = 0
    ELEMENT = 1
    TEXT = 2
    COMMENT = 3
    INSTRUCTION = 4


class Stage(IntEnum):
    READ = 0
    CONVERT = 1
    PREPARE = 2
    RENDER = 3


class ietfdoc_context_config(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("reallocate", CFUNCTYPE(c_void_p, c_void_p, c_size_t, c_void_p)),
        ("user", c_void_p),
    ]


class ietfdoc_option(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("name", c_char_p),
        ("argument", c_char_p),
        ("default_value", c_char_p),
        ("choices", c_char_p),
        ("formats", c_char_p),
        ("group", c_char_p),
        ("help", c_char_p),
        ("type", c_int),
    ]


class ietfdoc_diagnostic(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("severity", c_int),
        ("code", c_char_p),
        ("text", c_char_p),
        ("file", c_char_p),
        ("line", c_uint),
        ("column", c_uint),
        ("author_line", c_uint),
        ("fix", c_char_p),
        ("is_fix_certain", c_int),
        ("edit_count", c_size_t),
        ("shown_line", c_uint),
    ]


class ietfdoc_edit(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("offset", c_size_t),
        ("length", c_size_t),
        ("text", c_char_p),
        ("line", c_uint),
        ("column", c_uint),
        ("end_line", c_uint),
        ("end_column", c_uint),
    ]


class ietfdoc_format(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("name", c_char_p),
        ("suffix", c_char_p),
        ("media_type", c_char_p),
        ("help", c_char_p),
    ]


class ietfdoc_formatter(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("name", c_char_p),
        ("suffix", c_char_p),
        ("media_type", c_char_p),
        ("help", c_char_p),
        ("render", CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p)),
        ("user", c_void_p),
        ("destroy", CFUNCTYPE(None, c_void_p)),
    ]


class ietfdoc_message(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("code", c_char_p),
        ("severity", c_int),
        ("text", c_char_p),
        ("title", c_char_p),
        ("about", c_char_p),
        ("mend", c_char_p),
        ("fix", c_char_p),
        ("see", c_char_p),
        ("url", c_char_p),
        ("wrong", c_char_p),
        ("right", c_char_p),
    ]


class ietfdoc_module(Structure):
    _fields_ = [
        ("version", c_uint),
        ("start", CFUNCTYPE(c_int, c_void_p)),
    ]


class ietfdoc_progress(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("stage", c_int),
        ("detail", c_char_p),
        ("fraction", c_double),
    ]


ietfdoc_file_callback = CFUNCTYPE(c_int, c_char_p, c_void_p, c_size_t, c_void_p)
ietfdoc_report_callback = CFUNCTYPE(None, POINTER(ietfdoc_diagnostic), c_void_p)
ietfdoc_load_callback = CFUNCTYPE(c_int, c_void_p, c_void_p)
ietfdoc_write_callback = CFUNCTYPE(c_int, c_void_p, c_size_t, c_void_p)
ietfdoc_progress_callback = CFUNCTYPE(c_int, POINTER(ietfdoc_progress), c_void_p)

# name: (type of the result, types of the arguments)
FUNCTIONS = {
    "ietfdoc_version": (c_char_p, []),
    "ietfdoc_version_number": (c_uint, []),
    "ietfdoc_status_text": (c_char_p, [c_int]),
    "ietfdoc_country_name": (c_char_p, [c_size_t, c_size_t]),
    "ietfdoc_context_new": (c_int, [POINTER(c_void_p), POINTER(ietfdoc_context_config)]),
    "ietfdoc_context_free": (None, [c_void_p]),
    "ietfdoc_context_set_option": (c_int, [c_void_p, c_char_p, c_char_p]),
    "ietfdoc_context_option": (c_char_p, [c_void_p, c_char_p]),
    "ietfdoc_option_count": (c_size_t, []),
    "ietfdoc_option_describe": (c_int, [POINTER(ietfdoc_option), c_size_t]),
    "ietfdoc_context_on_file": (None, [c_void_p, ietfdoc_file_callback, c_void_p, CFUNCTYPE(None, c_void_p)]),
    "ietfdoc_diagnostic_edit": (POINTER(ietfdoc_edit), [POINTER(ietfdoc_diagnostic), c_size_t]),
    "ietfdoc_context_on_report": (None, [c_void_p, ietfdoc_report_callback, c_void_p, CFUNCTYPE(None, c_void_p)]),
    "ietfdoc_context_diagnostic_count": (c_size_t, [c_void_p]),
    "ietfdoc_context_diagnostic": (POINTER(ietfdoc_diagnostic), [c_void_p, c_size_t]),
    "ietfdoc_context_clear_diagnostics": (None, [c_void_p]),
    "ietfdoc_context_set_loader": (None, [c_void_p, ietfdoc_load_callback, c_void_p, CFUNCTYPE(None, c_void_p)]),
    "ietfdoc_load_reference": (c_char_p, [c_void_p]),
    "ietfdoc_load_base": (c_char_p, [c_void_p]),
    "ietfdoc_load_purpose_of": (c_int, [c_void_p]),
    "ietfdoc_load_give": (c_int, [c_void_p, c_void_p, c_size_t, c_char_p, c_char_p]),
    "ietfdoc_load_refuse": (None, [c_void_p, c_char_p]),
    "ietfdoc_load_default": (c_int, [c_void_p]),
    "ietfdoc_document_parse": (c_int, [POINTER(c_void_p), c_void_p, c_void_p, c_size_t, c_char_p]),
    "ietfdoc_document_parse_file": (c_int, [POINTER(c_void_p), c_void_p, c_char_p]),
    "ietfdoc_document_free": (None, [c_void_p]),
    "ietfdoc_document_prepare": (c_int, [c_void_p, c_void_p]),
    "ietfdoc_document_is_prepared": (c_int, [c_void_p]),
    "ietfdoc_document_render": (c_int, [c_void_p, c_void_p, c_char_p, ietfdoc_write_callback, c_void_p]),
    "ietfdoc_document_render_data": (c_int, [POINTER(c_void_p), POINTER(c_size_t), c_void_p, c_void_p, c_char_p]),
    "ietfdoc_data_free": (None, [c_void_p, c_void_p]),
    "ietfdoc_format_count": (c_size_t, [c_void_p]),
    "ietfdoc_format_describe": (c_int, [POINTER(ietfdoc_format), c_void_p, c_size_t]),
    "ietfdoc_format_requirements": (c_int, [POINTER(c_void_p), c_void_p, c_char_p]),
    "ietfdoc_context_add_formatter": (c_int, [c_void_p, POINTER(ietfdoc_formatter)]),
    "ietfdoc_output_write": (None, [c_void_p, c_void_p, c_size_t]),
    "ietfdoc_output_file": (None, [c_void_p, c_char_p, c_void_p, c_size_t]),
    "ietfdoc_output_option": (c_char_p, [c_void_p, c_char_p]),
    "ietfdoc_output_parameter": (c_char_p, [c_void_p, c_char_p]),
    "ietfdoc_output_report": (None, [c_void_p, c_int, c_void_p, c_char_p]),
    "ietfdoc_message_count": (c_size_t, []),
    "ietfdoc_message_describe": (c_int, [POINTER(ietfdoc_message), c_size_t]),
    "ietfdoc_message_find": (c_int, [POINTER(ietfdoc_message), c_char_p]),
    "ietfdoc_context_load_module": (c_int, [c_void_p, c_char_p]),
    "ietfdoc_document_root": (c_void_p, [c_void_p]),
    "ietfdoc_document_find": (c_void_p, [c_void_p, c_char_p]),
    "ietfdoc_node_type_of": (c_int, [c_void_p]),
    "ietfdoc_node_name": (c_char_p, [c_void_p]),
    "ietfdoc_node_is": (c_int, [c_void_p, c_char_p]),
    "ietfdoc_node_text": (c_char_p, [c_void_p]),
    "ietfdoc_node_text_length": (c_size_t, [c_void_p]),
    "ietfdoc_node_parent": (c_void_p, [c_void_p]),
    "ietfdoc_node_first": (c_void_p, [c_void_p]),
    "ietfdoc_node_last": (c_void_p, [c_void_p]),
    "ietfdoc_node_next": (c_void_p, [c_void_p]),
    "ietfdoc_node_previous": (c_void_p, [c_void_p]),
    "ietfdoc_node_following": (c_void_p, [c_void_p, c_void_p]),
    "ietfdoc_node_attribute": (c_char_p, [c_void_p, c_char_p]),
    "ietfdoc_node_attribute_count": (c_size_t, [c_void_p]),
    "ietfdoc_node_attribute_name": (c_char_p, [c_void_p, c_size_t]),
    "ietfdoc_node_attribute_value": (c_char_p, [c_void_p, c_size_t]),
    "ietfdoc_node_file": (c_char_p, [c_void_p, c_void_p]),
    "ietfdoc_node_line": (c_uint, [c_void_p]),
    "ietfdoc_node_column": (c_uint, [c_void_p]),
    "ietfdoc_context_on_progress": (None, [c_void_p, ietfdoc_progress_callback, c_void_p, CFUNCTYPE(None, c_void_p)]),
    "ietfdoc_context_cancel": (None, [c_void_p, c_int]),
    "ietfdoc_context_is_cancelled": (c_int, [c_void_p]),
    "ietfdoc_reference_pack_make": (c_int, [POINTER(c_size_t), c_void_p, c_char_p, c_char_p]),
}
