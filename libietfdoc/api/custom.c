/* Formatters that programs bring: a row like any other, whose render calls the program's. */
#include "libietfdoc/api/context.h"

#include <string.h>

#include "libietfdoc/api/struct.h"
#include "libietfdoc/util/str.h"

struct ietfdoc_output {
    ietfdoc_context *context;
    const ietf_render_job *job;
    ietfdoc_status broken; /* MEMORY or CANCELLED */
};

/* A formatter being added. */
struct adding {
    ietfdoc_context *context;
    const ietfdoc_formatter *formatter;
};

/* What a formatter writes, puts beside its output, or reports, under a guard of its own. */
struct saying {
    ietfdoc_output *output;
    const char *name, *text;
    size_t length;
    enum ietf_code code;
    const ietf_node *node;
};

static bool
render_custom(const ietf_render_job *job)
{
    const ietf_custom *custom = (const ietf_custom *)job->formatter;
    ietfdoc_output output = {.context = custom->context, .job = job};
    ietfdoc_status status;
    ietf_pause pause;

    ietf_context_leave(custom->context, &pause);
    status =
        custom->own.render(&output, (const ietfdoc_document *)job->document, custom->own.user);
    ietf_context_enter(custom->context, &pause);
    if (output.broken)
        status = output.broken;
    if (status == IETFDOC_E_MEMORY || status == IETFDOC_E_CANCELLED)
        ietf_context_give_up(custom->context, job->arena, status);
    return status == IETFDOC_OK;
}

static const char *
copy_or(ietf_arena *a, const char *text, const char *otherwise)
{
    return ietf_arena_strdup(a, text ? text : otherwise);
}

static ietfdoc_status
add(void *job)
{
    const struct adding *adding = job;
    const ietfdoc_formatter *f = adding->formatter;
    ietf_arena *a = adding->context->arena;
    ietf_custom *custom = IETF_NEW(a, ietf_custom);

    custom->row =
        (ietf_formatter){.name = ietf_arena_strdup(a, f->name),
                         .suffix = f->suffix ? ietf_arena_strdup(a, f->suffix)
                                             : ietf_arena_join(a, ".", f->name, NULL),
                         .media_type = copy_or(a, f->media_type, "application/octet-stream"),
                         .help = copy_or(a, f->help, ""),
                         .input = IETF_INPUT_PREPARED,
                         .render = render_custom};
    custom->context = adding->context;
    custom->own = *f;
    ietf_list_add(&adding->context->customs, custom);
    return IETFDOC_OK;
}

ietfdoc_status
ietfdoc_context_add_formatter(ietfdoc_context *context, const ietfdoc_formatter *formatter)
{
    const size_t least = IETF_STRUCT_LEAST(ietfdoc_formatter, destroy);
    ietfdoc_formatter own = IETFDOC_FORMATTER_INIT;
    struct adding adding = {context, &own};

    if (!context || !formatter || !ietf_struct_take(&own, sizeof(own), least, formatter) ||
        !own.name || !own.render || ietf_context_formatter(context, own.name))
        return IETFDOC_E_ARGUMENT;
    return ietf_context_call(context, NULL, NULL, add, &adding);
}

static void
guarded(ietfdoc_output *output, ietfdoc_status (*call)(void *job), struct saying *saying)
{
    ietfdoc_status status =
        ietf_context_call(output->context, output->job->arena, NULL, call, saying);

    if (status)
        output->broken = status;
}

static ietfdoc_status
append(void *job)
{
    const struct saying *s = job;

    ietf_buf_add(s->output->job->out, s->text, s->length);
    return IETFDOC_OK;
}

void
ietfdoc_output_write(ietfdoc_output *output, const char *data, size_t length)
{
    guarded(output, append, &(struct saying){.output = output, .text = data, .length = length});
}

static ietfdoc_status
add_file(void *job)
{
    const struct saying *s = job;
    ietf_arena *a = s->output->job->arena;

    ietf_job_add_file(s->output->job, ietf_arena_strdup(a, s->name),
                      ietf_arena_strndup(a, s->text, s->length), s->length);
    return IETFDOC_OK;
}

void
ietfdoc_output_file(ietfdoc_output *output, const char *name, const char *data, size_t length)
{
    guarded(output, add_file,
            &(struct saying){.output = output, .name = name, .text = data, .length = length});
}

const char *
ietfdoc_output_option(ietfdoc_output *output, const char *name)
{
    return ietfdoc_context_option(output->context, name);
}

const char *
ietfdoc_output_parameter(ietfdoc_output *output, const char *name)
{
    const ietf_list *given = &output->context->options.param;
    size_t length = strlen(name);

    for (size_t i = given->count; i-- > 0;) {
        const char *item = given->items[i];

        if (strncmp(item, name, length) == 0 && item[length] == '=')
            return item + length + 1;
    }
    return NULL;
}

static ietfdoc_status
report(void *job)
{
    const struct saying *s = job;

    ietf_report(s->output->job->diagnostics, s->code, s->node, s->text);
    return IETFDOC_OK;
}

void
ietfdoc_output_report(ietfdoc_output *output, ietfdoc_severity severity,
                      const ietfdoc_node *node, const char *text)
{
    enum ietf_code code = severity == IETFDOC_NOTE      ? IETF_D_FORMATTER_NOTE
                          : severity == IETFDOC_WARNING ? IETF_D_FORMATTER_WARNING
                                                        : IETF_D_FORMATTER_ERROR;

    guarded(output, report,
            &(struct saying){
                .output = output, .text = text, .code = code, .node = ietf_node_of(node)});
}
