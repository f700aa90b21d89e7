/* --fix: makes a copy of the document with every certain fix in it. What is mended may have
 * hidden other mistakes, so that the copy is looked at again until there is nothing to do. All
 * other bytes stay as they are. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROUNDS = 50 };

struct fixing {
    cli_settings *s;
    cli_reporter *reporter; /* has the copy as it is so far */
    const char *name;       /* by which it is parsed */
    size_t done;            /* fixes */
};

static int
drop_output(const char *data, size_t length, void *user)
{
    return 0;
}

/* Goes through all that is asked for, as if to make it. */
static ietfdoc_status
look(struct fixing *f)
{
    ietfdoc_context *context = f->s->context;
    ietfdoc_format format = IETFDOC_FORMAT_INIT;
    ietfdoc_document *document = NULL;
    ietfdoc_status status;

    ietfdoc_context_clear_diagnostics(context);
    status = ietfdoc_document_parse(&document, context, f->reporter->source.data,
                                    f->reporter->source.length, f->name);
    for (size_t i = 0; i < CLI_MOST_FORMATS && status == IETFDOC_OK; i++)
        if (f->s->formats[i] && ietfdoc_format_describe(&format, context, i) == IETFDOC_OK)
            status = ietfdoc_document_render(document, context, format.name, drop_output, NULL);
    ietfdoc_document_free(document);
    return status;
}

/* The bytes an edit takes; one that puts something in takes the place that it has. */
static size_t
extent(const ietfdoc_edit *e)
{
    return e->length ? e->length : 1;
}

/* Are the places of the fix free? The same edit may come from two messages. */
static bool
fits(const ietfdoc_diagnostic *d, const char *taken, size_t length)
{
    for (size_t i = 0; i < d->edit_count; i++) {
        const ietfdoc_edit *e = ietfdoc_diagnostic_edit(d, i);

        if (e->offset + e->length > length || memchr(taken + e->offset, 1, extent(e)))
            return false;
    }
    return true;
}

static int
compare_edits(const void *one, const void *other)
{
    const ietfdoc_edit *a = *(const ietfdoc_edit *const *)one;
    const ietfdoc_edit *b = *(const ietfdoc_edit *const *)other;

    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* Puts the edits into the source. */
static void
edit(cli_bytes *source, const ietfdoc_edit **edits, size_t count)
{
    cli_bytes now = {NULL, 0};
    FILE *out = cli_need(open_memstream(&now.data, &now.length));
    size_t at = 0;

    qsort(edits, count, sizeof(*edits), compare_edits);
    for (size_t i = 0; i < count; i++) {
        fwrite(source->data + at, 1, edits[i]->offset - at, out);
        fputs(edits[i]->text, out);
        at = edits[i]->offset + edits[i]->length;
    }
    fwrite(source->data + at, 1, source->length - at, out);
    if (fclose(out) != 0)
        cli_need(NULL);
    free(source->data);
    *source = now;
}

static void
tell(const struct fixing *f, const ietfdoc_diagnostic *d)
{
    if (!cli_is_on(f->s, "quiet"))
        cli_note(f->s, "%s(%u): Fixed: %s [%s]\n",
                 d->file && *d->file ? d->file : f->reporter->name,
                 ietfdoc_diagnostic_edit(d, 0)->line, d->fix, d->code);
}

/* Applies what fits of the fixes that the last look has found; how many were they? */
static size_t
apply(struct fixing *f)
{
    cli_bytes *source = &f->reporter->source;
    size_t all = ietfdoc_context_diagnostic_count(f->s->context), fixes = 0, count = 0;
    size_t room = 0;
    const ietfdoc_edit **edits = NULL;
    char *taken = cli_need(calloc(source->length + 2, 1));

    for (size_t i = 0; i < all; i++) {
        const ietfdoc_diagnostic *d = ietfdoc_context_diagnostic(f->s->context, i);

        if (!d->is_fix_certain || !fits(d, taken, source->length))
            continue;
        room = count + d->edit_count;
        edits = cli_need(realloc(edits, room * sizeof(*edits)));
        for (size_t k = 0; k < d->edit_count; k++) {
            edits[count] = ietfdoc_diagnostic_edit(d, k);
            memset(taken + edits[count]->offset, 1, extent(edits[count]));
            count++;
        }
        tell(f, d);
        fixes++;
    }
    if (count)
        edit(source, edits, count);
    free(edits);
    free(taken);
    return fixes;
}

/* In its directory the copy finds what the source includes, and may be called by its name. */
static bool
is_beside(const char *copy, const char *source)
{
    const char *one = strrchr(copy, '/'), *other = strrchr(source, '/');
    size_t length = one ? (size_t)(one - copy) : 0;

    return length == (other ? (size_t)(other - source) : 0) &&
           memcmp(copy, source, length) == 0;
}

static void
run_rounds(struct fixing *f)
{
    ietfdoc_context *context = f->s->context;
    const char *verbose = ietfdoc_context_option(context, "verbose");
    char *kept = verbose ? cli_need(strdup(verbose)) : NULL;
    size_t fixes = 1;

    ietfdoc_context_set_option(context, "verbose", "true"); /* notes can be mended, too */
    for (int round = 0; round < MOST_ROUNDS && fixes > 0; round++) {
        if (look(f) == IETFDOC_E_MEMORY)
            cli_need(NULL);
        fixes = apply(f);
        f->done += fixes;
    }
    ietfdoc_context_set_option(context, "verbose", kept);
    free(kept);
}

/* What is left to say of the copy. */
static ietfdoc_status
report_rest(struct fixing *f)
{
    ietfdoc_status status;

    ietfdoc_context_on_report(f->s->context, cli_report, f->reporter, NULL);
    status = look(f);
    ietfdoc_context_on_report(f->s->context, NULL, NULL, NULL);
    return status;
}

static int
make_copy(struct fixing *f, const char *source, const char *path)
{
    const cli_bytes *copy = &f->reporter->source;
    ietfdoc_status status;

    f->name = is_beside(path, source) ? path : source;
    f->reporter->name = f->name;
    run_rounds(f);
    status = report_rest(f);
    if (!cli_write_file(path, copy->data, copy->length))
        return cli_fail(f->s, "Error: Cannot write %s: %s", path, strerror(errno));
    if (!cli_is_on(f->s, "quiet"))
        cli_note(f->s, " Created file %s (%zu fix%s)\n", path, f->done,
                 f->done == 1 ? "" : "es");
    return status == IETFDOC_OK ? 0 : 1;
}

int
cli_fix(cli_settings *s, cli_reporter *reporter)
{
    struct fixing f = {.s = s, .reporter = reporter};
    const char *source = s->texts[CLI_SOURCE];
    bool piped = strcmp(source, "-") == 0 || strcmp(source, "/dev/stdin") == 0;
    char *path;
    int code;

    if (!cli_read_file(&reporter->source, source))
        return cli_fail(s, "Error: Cannot read %s: %s", source, strerror(errno));
    if (s->texts[CLI_OUT])
        path = strdup(s->texts[CLI_OUT]);
    else if (piped && !s->texts[CLI_PATH])
        path = strdup("/dev/stdout");
    else
        path =
            cli_output_path(piped ? "stdin" : source, s->texts[CLI_PATH], NULL, ".fixed.xml");
    code = make_copy(&f, piped ? "/dev/stdin" : source, cli_need(path));
    free(path);
    return code;
}
