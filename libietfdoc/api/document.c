/* Documents from bytes, and what makes them ready for a formatter. */
#include "libietfdoc/api/context.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libietfdoc/convert/convert.h"
#include "libietfdoc/model/fix.h"
#include "libietfdoc/passes/pass.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

/* A document being read. */
struct reading {
    ietfdoc_context *context;
    ietf_arena *arena;   /* the document's */
    ietf_arena *scratch; /* for the bytes of a file */
    const char *source, *data;
    size_t length;
    ietf_document *document;
};

/* A document being prepared. */
struct preparing {
    ietfdoc_context *context;
    ietf_document *document;
    ietf_arena *scratch;
    bool liberal;
};

/* Takes "", "." and ".." out of an absolute path, in place and by the text alone, as messages
 * show it. */
static void
tidy(char *path)
{
    char *out = path;

    for (const char *at = path; *at;) {
        size_t length;

        while (*at == '/')
            at++;
        length = strcspn(at, "/");
        if (length == 2 && at[0] == '.' && at[1] == '.') {
            while (out > path && *--out != '/') {
            }
        } else if (length > 0 && !(length == 1 && *at == '.')) {
            *out++ = '/';
            memmove(out, at, length);
            out += length;
        }
        at += length;
    }
    if (out == path)
        *out++ = '/';
    *out = '\0';
}

static char *
absolute_path(const char *source, ietf_arena *a)
{
    char here[4096];
    char *path;

    if (!source || !*source)
        return ietf_arena_strdup(a, "");
    if (*source == '/' || !getcwd(here, sizeof(here)))
        path = ietf_arena_strdup(a, source);
    else
        path = ietf_arena_join(a, here, "/", source, NULL);
    if (*path == '/')
        tidy(path);
    return path;
}

/* Takes SYSTEM "rfc2629.dtd" out of the DOCTYPE. */
static void
mend_doctype(ietfdoc_context *c, const char *system_id)
{
    ietf_fix *fix = ietf_fix_certain(&c->diagnostics, "Take the DTD away");
    const ietf_markup *m = &fix->markup;
    const char *doctype = fix->is_void ? NULL : memmem(m->bytes, m->length, "<!DOCTYPE", 9);
    size_t rest = doctype ? m->length - (size_t)(doctype - m->bytes) : 0;
    const char *system = doctype ? memmem(doctype, rest, "SYSTEM", 6) : NULL;
    const char *id = system ? memmem(system, m->length - (size_t)(system - m->bytes), system_id,
                                     strlen(system_id))
                            : NULL;
    const char *end = id ? id + strlen(system_id) + 1 : NULL;

    if (!end || memchr(doctype, '>', (size_t)(end - doctype)) ||
        memchr(doctype, '[', (size_t)(end - doctype)))
        return;
    while (system > doctype && ietf_is_space((unsigned char)system[-1]))
        system--;
    ietf_fix_replace(fix, (size_t)(system - m->bytes), (size_t)(end - m->bytes), "");
}

/* The DTD is that of version 2. */
static bool
fits_doctype(ietfdoc_context *c, const ietf_document *d)
{
    const char *system_id = d->doctype_system;

    if (!system_id || !ietf_node_is(d->root, IETF_AT_VERSION, "3") ||
        !ietf_str_eq_nocase(system_id, "rfc2629.dtd"))
        return true;
    mend_doctype(c, system_id);
    ietf_report(&c->diagnostics, IETF_D_API_DOCTYPE, d->root, system_id);
    return false;
}

static ietfdoc_status
read_document(void *job)
{
    struct reading *r = job;
    ietfdoc_context *c = r->context;
    unsigned limits = c->diagnostics.limits;
    const char *source = ietf_arena_strdup(r->arena, r->source ? r->source : "");
    ietf_loader loader;
    ietf_parse_job parse = {.options = &c->options,
                            .diagnostics = &c->diagnostics,
                            .loader = &loader,
                            .source = source,
                            .path = absolute_path(source, r->arena),
                            .arena = r->arena};

    ietf_context_loader(c, &loader, parse.path);
    if (!*source)
        parse.loader = c->load.load ? &loader : NULL;
    r->document = ietf_parse(&parse, r->data, r->length);
    if (r->document && !fits_doctype(c, r->document))
        r->document = NULL;
    if (r->document) { /* for formats that read them again: ietf_own_tree */
        r->document->bytes = ietf_arena_strndup(r->arena, r->data, r->length);
        r->document->byte_count = r->length;
    }
    return r->document ? IETFDOC_OK : ietf_context_verdict(c, limits);
}

static ietfdoc_status
start_reading(ietfdoc_document **document, struct reading *r, ietfdoc_status (*call)(void *job))
{
    const ietf_allocator *allocator = ietf_arena_allocator(r->context->arena);
    ietfdoc_status status = IETFDOC_E_MEMORY;

    if (!r->context->guard) /* else a callback asks, inside a call for another document */
        ietf_fetch_forget(r->context->fetch);
    r->arena = ietf_arena_new(allocator);
    r->scratch = ietf_arena_new(allocator);
    if (r->arena && r->scratch)
        status = ietf_context_call(r->context, r->arena, r->scratch, call, r);
    r->context->diagnostics.document = NULL;
    r->context->diagnostics.bytes = NULL;
    ietf_arena_free(r->scratch);
    if (status == IETFDOC_OK)
        *document = (ietfdoc_document *)r->document;
    else
        ietf_arena_free(r->arena);
    return status;
}

ietfdoc_status
ietfdoc_document_parse(ietfdoc_document **document, ietfdoc_context *context, const char *data,
                       size_t length, const char *source)
{
    struct reading r = {.context = context, .source = source, .data = data, .length = length};

    if (document)
        *document = NULL;
    if (!document || !context || (!data && length > 0))
        return IETFDOC_E_ARGUMENT;
    return start_reading(document, &r, read_document);
}

static void
close_file(void *user)
{
    close((int)(intptr_t)user);
}

enum { PIECE = 65536 };

/* The bytes of an open file; errno on failure, else 0. One piece more than the ceiling is read:
 * the parser says that it is too much. */
static int
read_all(int file, ietf_buf *out, size_t ceiling)
{
    struct stat about;
    ssize_t got;

    out->ceiling = ceiling + PIECE;
    if (fstat(file, &about) == 0 && about.st_size > 0 && (size_t)about.st_size < ceiling)
        ietf_buf_reserve(out, (size_t)about.st_size + PIECE);
    do {
        ietf_buf_reserve(out, PIECE);
        if (out->error)
            return 0;
        got = read(file, out->data + out->length, PIECE);
        if (got > 0)
            out->length += (size_t)got;
    } while (got > 0 || (got < 0 && errno == EINTR));
    return got < 0 ? errno : 0;
}

static ietfdoc_status
read_file(void *job)
{
    struct reading *r = job;
    ietfdoc_context *c = r->context;
    int file = open(r->source, O_RDONLY | O_CLOEXEC);
    int error = file < 0 ? errno : 0;
    ietf_buf bytes;

    ietf_buf_init(&bytes, r->scratch);
    if (file >= 0) {
        ietf_arena_defer(r->scratch, close_file, (void *)(intptr_t)file);
        error = read_all(file, &bytes, (size_t)c->options.max_input_bytes);
    }
    if (error) {
        ietf_report_at(&c->diagnostics, IETF_D_API_READ, NULL, 0, 0, r->source,
                       error == ENOENT ? "no such file" : "it cannot be read");
        return IETFDOC_E_IO;
    }
    r->data = bytes.data;
    r->length = bytes.length;
    return read_document(r);
}

ietfdoc_status
ietfdoc_document_parse_file(ietfdoc_document **document, ietfdoc_context *context,
                            const char *path)
{
    struct reading r = {.context = context, .source = path};

    if (document)
        *document = NULL;
    if (!document || !context || !path)
        return IETFDOC_E_ARGUMENT;
    return start_reading(document, &r, read_file);
}

void
ietfdoc_document_free(ietfdoc_document *document)
{
    if (document)
        ietf_arena_free(ietf_document_of(document)->arena);
}

static ietfdoc_status
prepare(void *job)
{
    struct preparing *p = job;
    ietfdoc_context *c = p->context;
    ietf_document *d = p->document;
    unsigned limits = c->diagnostics.limits;
    ietf_loader loader;
    ietf_parse_job parse = {.options = &c->options,
                            .diagnostics = &c->diagnostics,
                            .loader = &loader,
                            .source = d->source,
                            .path = d->files[0].path,
                            .arena = d->arena};
    ietf_prep prep;

    ietf_context_loader(c, &loader, parse.path);
    c->diagnostics.document = d;
    if (!c->options.date.year) {
        ietf_report(&c->diagnostics, IETF_D_API_NO_DATE, NULL);
        return IETFDOC_E_ARGUMENT;
    }
    if (!ietf_convert_run(d, &c->options, &c->diagnostics, p->scratch))
        return ietf_context_verdict(c, limits);
    ietf_prep_init(&prep, d, &parse, p->liberal, p->scratch);
    if (!ietf_prep_run(&prep))
        return ietf_context_verdict(c, limits);
    ietf_document_index(d);
    return IETFDOC_OK;
}

static ietfdoc_status
make_index(void *job)
{
    ietf_document_index(job);
    return IETFDOC_OK;
}

static ietfdoc_status
run_passes(ietf_document *d, ietfdoc_context *c, bool liberal)
{
    struct preparing p = {c, d, ietf_arena_new(ietf_arena_allocator(c->arena)), liberal};
    ietfdoc_status status = IETFDOC_E_MEMORY;

    if (p.scratch)
        status = ietf_context_call(c, d->arena, p.scratch, prepare, &p);
    ietf_arena_free(p.scratch);
    c->diagnostics.document = NULL;
    c->diagnostics.bytes = NULL;
    d->failed = status != IETFDOC_OK && status != IETFDOC_E_ARGUMENT;
    return status;
}

ietfdoc_status
ietf_document_ready(ietf_document *d, ietfdoc_context *c, enum ietf_input input)
{
    if (d->failed)
        return IETFDOC_E_INVALID;
    if (input == IETF_INPUT_SOURCE || d->finished)
        return IETFDOC_OK;
    if (!d->prepped)
        return run_passes(d, c, input != IETF_INPUT_FINISHED || c->options.accept_prepped);
    return d->indexed ? IETFDOC_OK : ietf_context_call(c, d->arena, NULL, make_index, d);
}

ietfdoc_status
ietfdoc_document_prepare(ietfdoc_document *document, ietfdoc_context *context)
{
    if (!document || !context)
        return IETFDOC_E_ARGUMENT;
    return ietf_document_ready(ietf_document_of(document), context, IETF_INPUT_PREPARED);
}

int
ietfdoc_document_is_prepared(const ietfdoc_document *document)
{
    const ietf_document *d = ietf_document_of(document);

    return !d->failed && (d->finished || (d->prepped && d->indexed));
}
