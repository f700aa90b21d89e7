/* The job of a render: one formatter over one document, into a buffer that is handed on only
 * when all went well. */
#include "libietfdoc/api/context.h"

#include <string.h>

enum { PIECE = 65536 }; /* of output: a program with a socket need not hold all of it */

struct rendering {
    ietfdoc_context *context;
    ietf_document *document;
    const ietf_formatter *formatter;
    ietf_formatter adapted; /* the formatter's, where the options change it */
    ietf_arena *scratch;
    bool own;                     /* the document is read again for this render */
    ietfdoc_write_callback write; /* either this */
    void *user;
    char **data; /* or this */
    size_t *length;
};

void
ietf_job_add_file(const ietf_render_job *job, const char *name, const char *data, size_t length)
{
    ietf_side_file *file = IETF_NEW(job->arena, ietf_side_file);

    *file = (ietf_side_file){name, data, length};
    ietf_list_add(job->side_files, file);
}

/* Without a callback they are dropped. */
static ietfdoc_status
hand_over_files(struct rendering *r, const ietf_list *files)
{
    const ietf_callback *callback = &r->context->side_file;
    ietf_pause pause;
    int failed = 0;

    if (!callback->file)
        return IETFDOC_OK;
    ietf_context_leave(r->context, &pause);
    for (size_t i = 0; i < files->count && !failed; i++) {
        const ietf_side_file *file = files->items[i];

        failed = callback->file(file->name, file->data, file->length, callback->user);
    }
    ietf_context_enter(r->context, &pause);
    return failed ? IETFDOC_E_IO : IETFDOC_OK;
}

static ietfdoc_status
hand_over(struct rendering *r, const ietf_buf *out)
{
    const ietf_allocator *allocator = ietf_arena_allocator(r->context->arena);
    ietfdoc_status status = IETFDOC_OK;
    ietf_pause pause;

    if (r->write) {
        ietf_context_leave(r->context, &pause);
        for (size_t at = 0; at < out->length && status == IETFDOC_OK; at += PIECE) {
            size_t rest = out->length - at;

            if (r->write(out->data + at, rest < PIECE ? rest : PIECE, r->user) != 0)
                status = IETFDOC_E_IO;
        }
        ietf_context_enter(r->context, &pause);
        return status;
    }
    *r->data = allocator->reallocate(NULL, out->length + 1, allocator->user);
    if (!*r->data)
        return IETFDOC_E_MEMORY;
    memcpy(*r->data, out->data, out->length + 1);
    *r->length = out->length;
    return IETFDOC_OK;
}

/* About as many steps as a formatter takes. */
static size_t
count_elements(const ietf_document *d)
{
    size_t count = 0;

    for (const ietf_node *n = d->top; (n = ietf_node_following(n, d->top));)
        count += ietf_node_is_element(n);
    return count;
}

static ietfdoc_status
render(void *job)
{
    struct rendering *r = job;
    ietfdoc_context *c = r->context;
    unsigned limits = c->diagnostics.limits, errors = c->diagnostics.errors;
    ietfdoc_status status;
    ietf_loader loader;
    ietf_list files;
    ietf_buf out;
    ietf_render_job render_job = {.formatter = r->formatter,
                                  .document = r->document,
                                  .options = &c->options,
                                  .diagnostics = &c->diagnostics,
                                  .arena = r->scratch,
                                  .loader = &loader,
                                  .out = &out,
                                  .side_files = &files};

    ietf_buf_init(&out, r->scratch);
    ietf_list_init(&files, r->scratch);
    ietf_context_loader(c, &loader, r->document->source);
    out.ceiling = (size_t)c->options.max_output_bytes;
    if (r->own && !(render_job.document = ietf_own_tree(c, &render_job, r->document)))
        return ietf_context_verdict(c, limits);
    c->diagnostics.document = render_job.document;
    ietf_watch_begin(&c->watch, r->scratch, IETF_STAGE_RENDER, r->formatter->name,
                     c->watch.tell ? count_elements(render_job.document) : 0);
    if (!r->formatter->render(&render_job) || c->diagnostics.errors > errors)
        return ietf_context_verdict(c, limits);
    if (out.error) {
        ietf_report(&c->diagnostics, IETF_D_OUTPUT_TOO_LARGE, NULL,
                    c->options.max_output_bytes);
        return IETFDOC_E_LIMIT;
    }
    ietf_watch_end(&c->watch, r->scratch);
    status = hand_over_files(r, &files);
    return status == IETFDOC_OK ? hand_over(r, &out) : status;
}

static ietfdoc_status
adapt(void *job)
{
    struct rendering *r = job;

    r->adapted.adapt(&r->adapted, &r->context->options, r->scratch);
    return IETFDOC_OK;
}

static ietfdoc_status
make_ready(struct rendering *r)
{
    ietfdoc_context *c = r->context;
    ietfdoc_status status = IETFDOC_OK;

    if (r->formatter->adapt) {
        r->adapted = *r->formatter;
        r->formatter = &r->adapted;
        status = ietf_context_call(c, r->scratch, NULL, adapt, r);
    }
    r->own = ietf_document_is_own(r->document, r->formatter->input);
    if (status == IETFDOC_OK && !r->own)
        status = ietf_document_ready(r->document, c, r->formatter->input);
    return status;
}

static ietfdoc_status
start(struct rendering *r, const char *format)
{
    ietfdoc_context *c = r->context;
    ietfdoc_status status;

    r->formatter = ietf_context_formatter(c, format);
    if (!r->formatter)
        return IETFDOC_E_ARGUMENT;
    r->scratch = ietf_arena_new(ietf_arena_allocator(c->arena));
    if (!r->scratch)
        return IETFDOC_E_MEMORY;
    status = make_ready(r);
    if (status == IETFDOC_OK)
        status = ietf_context_call(c, r->scratch, NULL, render, r);
    c->diagnostics.document = NULL;
    c->diagnostics.bytes = NULL;
    ietf_arena_free(r->scratch);
    return status;
}

ietfdoc_status
ietfdoc_document_render(ietfdoc_document *document, ietfdoc_context *context,
                        const char *format, ietfdoc_write_callback write, void *user)
{
    struct rendering r = {.context = context,
                          .document = ietf_document_of(document),
                          .write = write,
                          .user = user};

    if (!document || !context || !format || !write)
        return IETFDOC_E_ARGUMENT;
    return start(&r, format);
}

ietfdoc_status
ietfdoc_document_render_data(char **data, size_t *length, ietfdoc_document *document,
                             ietfdoc_context *context, const char *format)
{
    struct rendering r = {.context = context,
                          .document = ietf_document_of(document),
                          .data = data,
                          .length = length};

    if (data)
        *data = NULL;
    if (!data || !length || !document || !context || !format)
        return IETFDOC_E_ARGUMENT;
    return start(&r, format);
}

void
ietfdoc_data_free(ietfdoc_context *context, char *data)
{
    const ietf_allocator *allocator = ietf_arena_allocator(context->arena);

    if (data)
        allocator->reallocate(data, 0, allocator->user);
}
