// The declarations of the C library. Made by scripts/make_bindings.py from include/ietfdoc/; do not edit.

use std::os::raw::{c_char, c_int, c_uint, c_void};

#[repr(C)]
pub struct ietfdoc_context {
    _private: [u8; 0],
}

#[repr(C)]
pub struct ietfdoc_document {
    _private: [u8; 0],
}

#[repr(C)]
pub struct ietfdoc_node {
    _private: [u8; 0],
}

#[repr(C)]
pub struct ietfdoc_load {
    _private: [u8; 0],
}

#[repr(C)]
pub struct ietfdoc_output {
    _private: [u8; 0],
}

pub type ietfdoc_status = c_uint;
pub const IETFDOC_OK: ietfdoc_status = 0;
pub const IETFDOC_E_MEMORY: ietfdoc_status = 1;
pub const IETFDOC_E_LIMIT: ietfdoc_status = 2;
pub const IETFDOC_E_INVALID: ietfdoc_status = 3;
pub const IETFDOC_E_IO: ietfdoc_status = 4;
pub const IETFDOC_E_ARGUMENT: ietfdoc_status = 5;
pub const IETFDOC_E_CANCELLED: ietfdoc_status = 6;

pub type ietfdoc_option_type = c_uint;
pub const IETFDOC_OPTION_SWITCH: ietfdoc_option_type = 0;
pub const IETFDOC_OPTION_NUMBER: ietfdoc_option_type = 1;
pub const IETFDOC_OPTION_TEXT: ietfdoc_option_type = 2;
pub const IETFDOC_OPTION_LIST: ietfdoc_option_type = 3;
pub const IETFDOC_OPTION_DATE: ietfdoc_option_type = 4;
pub const IETFDOC_OPTION_DECIDED: ietfdoc_option_type = 5;

pub type ietfdoc_severity = c_uint;
pub const IETFDOC_NOTE: ietfdoc_severity = 0;
pub const IETFDOC_WARNING: ietfdoc_severity = 1;
pub const IETFDOC_ERROR: ietfdoc_severity = 2;
pub const IETFDOC_FATAL: ietfdoc_severity = 3;

pub type ietfdoc_load_purpose = c_uint;
pub const IETFDOC_LOAD_ENTITY: ietfdoc_load_purpose = 0;
pub const IETFDOC_LOAD_INCLUDE: ietfdoc_load_purpose = 1;
pub const IETFDOC_LOAD_ARTWORK: ietfdoc_load_purpose = 2;
pub const IETFDOC_LOAD_RESOURCE: ietfdoc_load_purpose = 3;

pub type ietfdoc_node_type = c_uint;
pub const IETFDOC_NODE_DOCUMENT: ietfdoc_node_type = 0;
pub const IETFDOC_NODE_ELEMENT: ietfdoc_node_type = 1;
pub const IETFDOC_NODE_TEXT: ietfdoc_node_type = 2;
pub const IETFDOC_NODE_COMMENT: ietfdoc_node_type = 3;
pub const IETFDOC_NODE_INSTRUCTION: ietfdoc_node_type = 4;

pub type ietfdoc_stage = c_uint;
pub const IETFDOC_STAGE_READ: ietfdoc_stage = 0;
pub const IETFDOC_STAGE_CONVERT: ietfdoc_stage = 1;
pub const IETFDOC_STAGE_PREPARE: ietfdoc_stage = 2;
pub const IETFDOC_STAGE_RENDER: ietfdoc_stage = 3;

pub type ietfdoc_file_callback = unsafe extern "C" fn(name: *const c_char, data: *const c_char, length: usize, user: *mut c_void) -> c_int;
pub type ietfdoc_report_callback = unsafe extern "C" fn(diagnostic: *const ietfdoc_diagnostic, user: *mut c_void);
pub type ietfdoc_load_callback = unsafe extern "C" fn(load: *mut ietfdoc_load, user: *mut c_void) -> ietfdoc_status;
pub type ietfdoc_write_callback = unsafe extern "C" fn(data: *const c_char, length: usize, user: *mut c_void) -> c_int;
pub type ietfdoc_progress_callback = unsafe extern "C" fn(progress: *const ietfdoc_progress, user: *mut c_void) -> c_int;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_context_config {
    pub struct_size: usize,
    pub reallocate: Option<unsafe extern "C" fn(pointer: *mut c_void, size: usize, user: *mut c_void) -> *mut c_void>,
    pub user: *mut c_void,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_option {
    pub struct_size: usize,
    pub name: *const c_char,
    pub argument: *const c_char,
    pub default_value: *const c_char,
    pub choices: *const c_char,
    pub formats: *const c_char,
    pub group: *const c_char,
    pub help: *const c_char,
    pub r#type: ietfdoc_option_type,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_diagnostic {
    pub struct_size: usize,
    pub severity: ietfdoc_severity,
    pub code: *const c_char,
    pub text: *const c_char,
    pub file: *const c_char,
    pub line: c_uint,
    pub column: c_uint,
    pub author_line: c_uint,
    pub fix: *const c_char,
    pub is_fix_certain: c_int,
    pub edit_count: usize,
    pub shown_line: c_uint,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_edit {
    pub struct_size: usize,
    pub offset: usize,
    pub length: usize,
    pub text: *const c_char,
    pub line: c_uint,
    pub column: c_uint,
    pub end_line: c_uint,
    pub end_column: c_uint,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_format {
    pub struct_size: usize,
    pub name: *const c_char,
    pub suffix: *const c_char,
    pub media_type: *const c_char,
    pub help: *const c_char,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_formatter {
    pub struct_size: usize,
    pub name: *const c_char,
    pub suffix: *const c_char,
    pub media_type: *const c_char,
    pub help: *const c_char,
    pub render: Option<unsafe extern "C" fn(output: *mut ietfdoc_output, document: *const ietfdoc_document, user: *mut c_void) -> ietfdoc_status>,
    pub user: *mut c_void,
    pub destroy: Option<unsafe extern "C" fn(user: *mut c_void)>,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_message {
    pub struct_size: usize,
    pub code: *const c_char,
    pub severity: ietfdoc_severity,
    pub text: *const c_char,
    pub title: *const c_char,
    pub about: *const c_char,
    pub mend: *const c_char,
    pub fix: *const c_char,
    pub see: *const c_char,
    pub url: *const c_char,
    pub wrong: *const c_char,
    pub right: *const c_char,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_module {
    pub version: c_uint,
    pub start: Option<unsafe extern "C" fn(context: *mut ietfdoc_context) -> ietfdoc_status>,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct ietfdoc_progress {
    pub struct_size: usize,
    pub stage: ietfdoc_stage,
    pub detail: *const c_char,
    pub fraction: f64,
}

extern "C" {
    pub fn ietfdoc_version() -> *const c_char;
    pub fn ietfdoc_version_number() -> c_uint;
    pub fn ietfdoc_status_text(status: ietfdoc_status) -> *const c_char;
    pub fn ietfdoc_country_name(country: usize, index: usize) -> *const c_char;
    pub fn ietfdoc_context_new(context: *mut *mut ietfdoc_context, config: *const ietfdoc_context_config) -> ietfdoc_status;
    pub fn ietfdoc_context_free(context: *mut ietfdoc_context);
    pub fn ietfdoc_context_set_option(context: *mut ietfdoc_context, name: *const c_char, value: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_context_option(context: *mut ietfdoc_context, name: *const c_char) -> *const c_char;
    pub fn ietfdoc_option_count() -> usize;
    pub fn ietfdoc_option_describe(option: *mut ietfdoc_option, index: usize) -> ietfdoc_status;
    pub fn ietfdoc_context_on_file(context: *mut ietfdoc_context, file: Option<ietfdoc_file_callback>, user: *mut c_void, destroy: Option<unsafe extern "C" fn(user: *mut c_void)>);
    pub fn ietfdoc_diagnostic_edit(diagnostic: *const ietfdoc_diagnostic, index: usize) -> *const ietfdoc_edit;
    pub fn ietfdoc_context_on_report(context: *mut ietfdoc_context, report: Option<ietfdoc_report_callback>, user: *mut c_void, destroy: Option<unsafe extern "C" fn(user: *mut c_void)>);
    pub fn ietfdoc_context_diagnostic_count(context: *const ietfdoc_context) -> usize;
    pub fn ietfdoc_context_diagnostic(context: *const ietfdoc_context, index: usize) -> *const ietfdoc_diagnostic;
    pub fn ietfdoc_context_clear_diagnostics(context: *mut ietfdoc_context);
    pub fn ietfdoc_context_set_loader(context: *mut ietfdoc_context, load: Option<ietfdoc_load_callback>, user: *mut c_void, destroy: Option<unsafe extern "C" fn(user: *mut c_void)>);
    pub fn ietfdoc_load_reference(load: *const ietfdoc_load) -> *const c_char;
    pub fn ietfdoc_load_base(load: *const ietfdoc_load) -> *const c_char;
    pub fn ietfdoc_load_purpose_of(load: *const ietfdoc_load) -> ietfdoc_load_purpose;
    pub fn ietfdoc_load_give(load: *mut ietfdoc_load, data: *const c_char, length: usize, path: *const c_char, media_type: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_load_refuse(load: *mut ietfdoc_load, why: *const c_char);
    pub fn ietfdoc_load_default(load: *mut ietfdoc_load) -> ietfdoc_status;
    pub fn ietfdoc_document_parse(document: *mut *mut ietfdoc_document, context: *mut ietfdoc_context, data: *const c_char, length: usize, source: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_document_parse_file(document: *mut *mut ietfdoc_document, context: *mut ietfdoc_context, path: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_document_free(document: *mut ietfdoc_document);
    pub fn ietfdoc_document_prepare(document: *mut ietfdoc_document, context: *mut ietfdoc_context) -> ietfdoc_status;
    pub fn ietfdoc_document_is_prepared(document: *const ietfdoc_document) -> c_int;
    pub fn ietfdoc_document_render(document: *mut ietfdoc_document, context: *mut ietfdoc_context, format: *const c_char, write: Option<ietfdoc_write_callback>, user: *mut c_void) -> ietfdoc_status;
    pub fn ietfdoc_document_render_data(data: *mut *mut c_char, length: *mut usize, document: *mut ietfdoc_document, context: *mut ietfdoc_context, format: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_data_free(context: *mut ietfdoc_context, data: *mut c_char);
    pub fn ietfdoc_format_count(context: *const ietfdoc_context) -> usize;
    pub fn ietfdoc_format_describe(format: *mut ietfdoc_format, context: *const ietfdoc_context, index: usize) -> ietfdoc_status;
    pub fn ietfdoc_format_requirements(text: *mut *const c_char, context: *mut ietfdoc_context, format: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_context_add_formatter(context: *mut ietfdoc_context, formatter: *const ietfdoc_formatter) -> ietfdoc_status;
    pub fn ietfdoc_output_write(output: *mut ietfdoc_output, data: *const c_char, length: usize);
    pub fn ietfdoc_output_file(output: *mut ietfdoc_output, name: *const c_char, data: *const c_char, length: usize);
    pub fn ietfdoc_output_option(output: *mut ietfdoc_output, name: *const c_char) -> *const c_char;
    pub fn ietfdoc_output_parameter(output: *mut ietfdoc_output, name: *const c_char) -> *const c_char;
    pub fn ietfdoc_output_report(output: *mut ietfdoc_output, severity: ietfdoc_severity, node: *const ietfdoc_node, text: *const c_char);
    pub fn ietfdoc_message_count() -> usize;
    pub fn ietfdoc_message_describe(message: *mut ietfdoc_message, index: usize) -> ietfdoc_status;
    pub fn ietfdoc_message_find(message: *mut ietfdoc_message, code: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_context_load_module(context: *mut ietfdoc_context, path: *const c_char) -> ietfdoc_status;
    pub fn ietfdoc_document_root(document: *const ietfdoc_document) -> *const ietfdoc_node;
    pub fn ietfdoc_document_find(document: *const ietfdoc_document, id: *const c_char) -> *const ietfdoc_node;
    pub fn ietfdoc_node_type_of(node: *const ietfdoc_node) -> ietfdoc_node_type;
    pub fn ietfdoc_node_name(node: *const ietfdoc_node) -> *const c_char;
    pub fn ietfdoc_node_is(node: *const ietfdoc_node, name: *const c_char) -> c_int;
    pub fn ietfdoc_node_text(node: *const ietfdoc_node) -> *const c_char;
    pub fn ietfdoc_node_text_length(node: *const ietfdoc_node) -> usize;
    pub fn ietfdoc_node_parent(node: *const ietfdoc_node) -> *const ietfdoc_node;
    pub fn ietfdoc_node_first(node: *const ietfdoc_node) -> *const ietfdoc_node;
    pub fn ietfdoc_node_last(node: *const ietfdoc_node) -> *const ietfdoc_node;
    pub fn ietfdoc_node_next(node: *const ietfdoc_node) -> *const ietfdoc_node;
    pub fn ietfdoc_node_previous(node: *const ietfdoc_node) -> *const ietfdoc_node;
    pub fn ietfdoc_node_following(node: *const ietfdoc_node, top: *const ietfdoc_node) -> *const ietfdoc_node;
    pub fn ietfdoc_node_attribute(node: *const ietfdoc_node, name: *const c_char) -> *const c_char;
    pub fn ietfdoc_node_attribute_count(node: *const ietfdoc_node) -> usize;
    pub fn ietfdoc_node_attribute_name(node: *const ietfdoc_node, index: usize) -> *const c_char;
    pub fn ietfdoc_node_attribute_value(node: *const ietfdoc_node, index: usize) -> *const c_char;
    pub fn ietfdoc_node_file(document: *const ietfdoc_document, node: *const ietfdoc_node) -> *const c_char;
    pub fn ietfdoc_node_line(node: *const ietfdoc_node) -> c_uint;
    pub fn ietfdoc_node_column(node: *const ietfdoc_node) -> c_uint;
    pub fn ietfdoc_context_on_progress(context: *mut ietfdoc_context, progress: Option<ietfdoc_progress_callback>, user: *mut c_void, destroy: Option<unsafe extern "C" fn(user: *mut c_void)>);
    pub fn ietfdoc_context_cancel(context: *mut ietfdoc_context, cancelled: c_int);
    pub fn ietfdoc_context_is_cancelled(context: *const ietfdoc_context) -> c_int;
    pub fn ietfdoc_reference_pack_make(count: *mut usize, context: *mut ietfdoc_context, directory: *const c_char, path: *const c_char) -> ietfdoc_status;
}
