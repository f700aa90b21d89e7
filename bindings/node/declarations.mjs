// The declarations of the C library. Made by scripts/make_bindings.py from include/ietfdoc/; do not edit.

export const Status = Object.freeze({
  OK: 0,
  E_MEMORY: 1,
  E_LIMIT: 2,
  E_INVALID: 3,
  E_IO: 4,
  E_ARGUMENT: 5,
  E_CANCELLED: 6,
});

export const OptionType = Object.freeze({
  SWITCH: 0,
  NUMBER: 1,
  TEXT: 2,
  LIST: 3,
  DATE: 4,
  DECIDED: 5,
});

export const Severity = Object.freeze({
  NOTE: 0,
  WARNING: 1,
  ERROR: 2,
  FATAL: 3,
});

export const LoadPurpose = Object.freeze({
  ENTITY: 0,
  INCLUDE: 1,
  ARTWORK: 2,
  RESOURCE: 3,
});

export const NodeType = Object.freeze({
  DOCUMENT: 0,
  ELEMENT: 1,
  TEXT: 2,
  COMMENT: 3,
  INSTRUCTION: 4,
});

export const Stage = Object.freeze({
  READ: 0,
  CONVERT: 1,
  PREPARE: 2,
  RENDER: 3,
});

export const opaque = ["ietfdoc_context", "ietfdoc_document", "ietfdoc_node", "ietfdoc_load", "ietfdoc_output"];

export const callbacks = [
  "int ietfdoc_file_callback(const char *name, const void *data, size_t length, void *user)",
  "void ietfdoc_report_callback(const ietfdoc_diagnostic *diagnostic, void *user)",
  "int ietfdoc_load_callback(ietfdoc_load *load, void *user)",
  "int ietfdoc_write_callback(const void *data, size_t length, void *user)",
  "int ietfdoc_progress_callback(const ietfdoc_progress *progress, void *user)",
];

export const structs = {
  ietfdoc_context_config: {
    struct_size: "size_t",
    reallocate: "void *",
    user: "void *",
  },
  ietfdoc_option: {
    struct_size: "size_t",
    name: "const char *",
    argument: "const char *",
    default_value: "const char *",
    choices: "const char *",
    formats: "const char *",
    group: "const char *",
    help: "const char *",
    type: "int",
  },
  ietfdoc_diagnostic: {
    struct_size: "size_t",
    severity: "int",
    code: "const char *",
    text: "const char *",
    file: "const char *",
    line: "unsigned int",
    column: "unsigned int",
    author_line: "unsigned int",
  },
  ietfdoc_format: {
    struct_size: "size_t",
    name: "const char *",
    suffix: "const char *",
    media_type: "const char *",
    help: "const char *",
  },
  ietfdoc_formatter: {
    struct_size: "size_t",
    name: "const char *",
    suffix: "const char *",
    media_type: "const char *",
    help: "const char *",
    render: "void *",
    user: "void *",
    destroy: "void *",
  },
  ietfdoc_module: {
    version: "unsigned int",
    start: "void *",
  },
  ietfdoc_progress: {
    struct_size: "size_t",
    stage: "int",
    detail: "const char *",
    fraction: "double",
  },
};

export const functions = {
  ietfdoc_version: "const char *ietfdoc_version(void)",
  ietfdoc_version_number: "unsigned int ietfdoc_version_number(void)",
  ietfdoc_status_text: "const char *ietfdoc_status_text(int status)",
  ietfdoc_country_name: "const char *ietfdoc_country_name(size_t country, size_t index)",
  ietfdoc_context_new: "int ietfdoc_context_new(_Out_ ietfdoc_context **context, const ietfdoc_context_config *config)",
  ietfdoc_context_free: "void ietfdoc_context_free(ietfdoc_context *context)",
  ietfdoc_context_set_option: "int ietfdoc_context_set_option(ietfdoc_context *context, const char *name, const char *value)",
  ietfdoc_context_option: "const char *ietfdoc_context_option(ietfdoc_context *context, const char *name)",
  ietfdoc_option_count: "size_t ietfdoc_option_count(void)",
  ietfdoc_option_describe: "int ietfdoc_option_describe(_Inout_ ietfdoc_option *option, size_t index)",
  ietfdoc_context_on_file: "void ietfdoc_context_on_file(ietfdoc_context *context, ietfdoc_file_callback *file, void *user, void *destroy)",
  ietfdoc_context_on_report: "void ietfdoc_context_on_report(ietfdoc_context *context, ietfdoc_report_callback *report, void *user, void *destroy)",
  ietfdoc_context_diagnostic_count: "size_t ietfdoc_context_diagnostic_count(const ietfdoc_context *context)",
  ietfdoc_context_diagnostic: "const ietfdoc_diagnostic *ietfdoc_context_diagnostic(const ietfdoc_context *context, size_t index)",
  ietfdoc_context_clear_diagnostics: "void ietfdoc_context_clear_diagnostics(ietfdoc_context *context)",
  ietfdoc_context_set_loader: "void ietfdoc_context_set_loader(ietfdoc_context *context, ietfdoc_load_callback *load, void *user, void *destroy)",
  ietfdoc_load_reference: "const char *ietfdoc_load_reference(const ietfdoc_load *load)",
  ietfdoc_load_base: "const char *ietfdoc_load_base(const ietfdoc_load *load)",
  ietfdoc_load_purpose_of: "int ietfdoc_load_purpose_of(const ietfdoc_load *load)",
  ietfdoc_load_give: "int ietfdoc_load_give(ietfdoc_load *load, const void *data, size_t length, const char *path, const char *media_type)",
  ietfdoc_load_refuse: "void ietfdoc_load_refuse(ietfdoc_load *load, const char *why)",
  ietfdoc_load_default: "int ietfdoc_load_default(ietfdoc_load *load)",
  ietfdoc_document_parse: "int ietfdoc_document_parse(_Out_ ietfdoc_document **document, ietfdoc_context *context, const void *data, size_t length, const char *source)",
  ietfdoc_document_parse_file: "int ietfdoc_document_parse_file(_Out_ ietfdoc_document **document, ietfdoc_context *context, const char *path)",
  ietfdoc_document_free: "void ietfdoc_document_free(ietfdoc_document *document)",
  ietfdoc_document_prepare: "int ietfdoc_document_prepare(ietfdoc_document *document, ietfdoc_context *context)",
  ietfdoc_document_is_prepared: "int ietfdoc_document_is_prepared(const ietfdoc_document *document)",
  ietfdoc_document_render: "int ietfdoc_document_render(ietfdoc_document *document, ietfdoc_context *context, const char *format, ietfdoc_write_callback *write, void *user)",
  ietfdoc_document_render_data: "int ietfdoc_document_render_data(_Out_ void **data, _Out_ size_t *length, ietfdoc_document *document, ietfdoc_context *context, const char *format)",
  ietfdoc_data_free: "void ietfdoc_data_free(ietfdoc_context *context, void *data)",
  ietfdoc_format_count: "size_t ietfdoc_format_count(const ietfdoc_context *context)",
  ietfdoc_format_describe: "int ietfdoc_format_describe(_Inout_ ietfdoc_format *format, const ietfdoc_context *context, size_t index)",
  ietfdoc_context_add_formatter: "int ietfdoc_context_add_formatter(ietfdoc_context *context, const ietfdoc_formatter *formatter)",
  ietfdoc_output_write: "void ietfdoc_output_write(ietfdoc_output *output, const void *data, size_t length)",
  ietfdoc_output_file: "void ietfdoc_output_file(ietfdoc_output *output, const char *name, const void *data, size_t length)",
  ietfdoc_output_option: "const char *ietfdoc_output_option(ietfdoc_output *output, const char *name)",
  ietfdoc_output_parameter: "const char *ietfdoc_output_parameter(ietfdoc_output *output, const char *name)",
  ietfdoc_output_report: "void ietfdoc_output_report(ietfdoc_output *output, int severity, const ietfdoc_node *node, const char *text)",
  ietfdoc_context_load_module: "int ietfdoc_context_load_module(ietfdoc_context *context, const char *path)",
  ietfdoc_document_root: "const ietfdoc_node *ietfdoc_document_root(const ietfdoc_document *document)",
  ietfdoc_document_find: "const ietfdoc_node *ietfdoc_document_find(const ietfdoc_document *document, const char *id)",
  ietfdoc_node_type_of: "int ietfdoc_node_type_of(const ietfdoc_node *node)",
  ietfdoc_node_name: "const char *ietfdoc_node_name(const ietfdoc_node *node)",
  ietfdoc_node_is: "int ietfdoc_node_is(const ietfdoc_node *node, const char *name)",
  ietfdoc_node_text: "const char *ietfdoc_node_text(const ietfdoc_node *node)",
  ietfdoc_node_text_length: "size_t ietfdoc_node_text_length(const ietfdoc_node *node)",
  ietfdoc_node_parent: "const ietfdoc_node *ietfdoc_node_parent(const ietfdoc_node *node)",
  ietfdoc_node_first: "const ietfdoc_node *ietfdoc_node_first(const ietfdoc_node *node)",
  ietfdoc_node_last: "const ietfdoc_node *ietfdoc_node_last(const ietfdoc_node *node)",
  ietfdoc_node_next: "const ietfdoc_node *ietfdoc_node_next(const ietfdoc_node *node)",
  ietfdoc_node_previous: "const ietfdoc_node *ietfdoc_node_previous(const ietfdoc_node *node)",
  ietfdoc_node_following: "const ietfdoc_node *ietfdoc_node_following(const ietfdoc_node *node, const ietfdoc_node *top)",
  ietfdoc_node_attribute: "const char *ietfdoc_node_attribute(const ietfdoc_node *node, const char *name)",
  ietfdoc_node_attribute_count: "size_t ietfdoc_node_attribute_count(const ietfdoc_node *node)",
  ietfdoc_node_attribute_name: "const char *ietfdoc_node_attribute_name(const ietfdoc_node *node, size_t index)",
  ietfdoc_node_attribute_value: "const char *ietfdoc_node_attribute_value(const ietfdoc_node *node, size_t index)",
  ietfdoc_node_file: "const char *ietfdoc_node_file(const ietfdoc_document *document, const ietfdoc_node *node)",
  ietfdoc_node_line: "unsigned int ietfdoc_node_line(const ietfdoc_node *node)",
  ietfdoc_node_column: "unsigned int ietfdoc_node_column(const ietfdoc_node *node)",
  ietfdoc_context_on_progress: "void ietfdoc_context_on_progress(ietfdoc_context *context, ietfdoc_progress_callback *progress, void *user, void *destroy)",
  ietfdoc_context_cancel: "void ietfdoc_context_cancel(ietfdoc_context *context, int cancelled)",
  ietfdoc_context_is_cancelled: "int ietfdoc_context_is_cancelled(const ietfdoc_context *context)",
  ietfdoc_reference_pack_make: "int ietfdoc_reference_pack_make(_Out_ size_t *count, ietfdoc_context *context, const char *directory, const char *path)",
};
