/* Every pass may run twice: documents whose names come on standard input are prepared once
 * straight, and then once for each pass with that pass run again at once; the result must be
 * the same. Passes that cannot be so are listed, with the reason. twice [CACHE]: the directory
 * of references that documents include. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libietfdoc/fetch/fetch.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/passes/pass.h"

enum { LARGEST = 1 << 20 };

static const struct {
    const char *pass, *reason;
} exceptions[] = {
    {"date", "xml2rfc writes the attributes of a new date in another order than of a read one"},
    {"prep_time", "a second time is refused (RFC 7998 5.2.4)"},
    {"status_of_memo", "the pass boilerplate empties what this one fills"},
    {"copyright", "the pass boilerplate empties what this one fills"},
    {"slugs", "slugs in use are not used again, and the first run used them"},
    {"toc", "the pass toc_element empties what this one fills"},
    {"rfc_links", "xml2rfc puts a link that it finds behind those that it makes"},
};

static const size_t nobody = SIZE_MAX;

static bool
is_excepted(const char *pass)
{
    for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++)
        if (strcmp(exceptions[i].pass, pass) == 0)
            return true;
    return false;
}

static void
run_pass(ietf_prep *p, const ietf_pass *pass)
{
    if (pass->run)
        pass->run(p);
    else
        ietf_prep_each(p, pass->kind, pass->visit);
}

/* The prepared document as XML without prepTime, in the arena; NULL: it has errors. */
static const char *
prepare(const char *path, const char *cache, const char *data, size_t length, size_t again,
        ietf_arena *a)
{
    const ietf_write_style style = {.around_root = true};
    ietf_diagnostics diagnostics;
    ietf_options options;
    ietf_loader loader;
    ietf_parse_job job = {&options, &diagnostics, &loader, path, path, a, false};
    ietf_document *d;
    ietf_prep p;
    ietf_buf out;

    ietf_options_init(&options, a);
    ietf_options_set(&options, "no-network", "true");
    ietf_options_set(&options, "allow-local-file-access", "true");
    ietf_options_set(&options, "date", "2026-01-15");
    ietf_options_set(&options, "cache", cache);
    ietf_diagnostics_init(&diagnostics, a, &options);
    ietf_loader_init_local(&loader, &options, path);
    ietf_fetch_attach(ietf_fetch_new(a, &options, &diagnostics), &loader);
    d = ietf_parse(&job, data, length);
    if (!d || d->prepped)
        return NULL;
    ietf_prep_init(&p, d, &job, false, a);
    for (size_t i = 0; i < ietf_pass_count && !p.stop; i++) {
        run_pass(&p, &ietf_passes[i]);
        if (i == again && !p.stop)
            run_pass(&p, &ietf_passes[i]);
    }
    if (!ietf_prep_verdict(&p))
        return NULL;
    ietf_node_unset(d->root, IETF_AT_PREPTIME);
    ietf_buf_init(&out, a);
    ietf_write(d, &style, &out);
    return ietf_buf_copy(&out, a);
}

/* Tries every pass on one document; false after saying which changes more. */
static bool
try_document(const char *path, const char *cache, const char *data, size_t length,
             const char *once)
{
    bool good = true;

    for (size_t i = 0; i < ietf_pass_count; i++) {
        ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
        const char *twice = prepare(path, cache, data, length, i, a);

        if (!is_excepted(ietf_passes[i].name) && (!twice || strcmp(once, twice) != 0)) {
            printf("FAILED %s: the pass %s, run twice, changes more\n", path,
                   ietf_passes[i].name);
            good = false;
        }
        ietf_arena_free(a);
    }
    return good;
}

static size_t
read_file(const char *path, char *data)
{
    FILE *in = fopen(path, "rb");
    size_t length = in ? fread(data, 1, LARGEST, in) : 0;

    if (in)
        fclose(in);
    return length < LARGEST ? length : 0;
}

int
main(int argc, char **argv)
{
    const char *cache = argc > 1 ? argv[1] : NULL;
    unsigned passed = 0, failed = 0;
    char *data = malloc(LARGEST);
    char path[4096];

    while (data && fgets(path, sizeof(path), stdin)) {
        ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
        const char *once;
        size_t length;

        path[strcspn(path, "\n")] = '\0';
        length = read_file(path, data);
        once = prepare(path, cache, data, length, nobody, a);
        if (once && try_document(path, cache, data, length, once))
            passed++;
        else if (once)
            failed++;
        ietf_arena_free(a);
    }
    free(data);
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
