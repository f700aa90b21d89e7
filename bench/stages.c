/* Times the stages of one document inside one process: stages FILE.xml [RUNS]. The least CPU
 * time of each stage in seconds, a line each: parse, validate, prep (the whole pipeline), text,
 * html. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ietfdoc/ietfdoc.h"
#include "libietfdoc/validate/validate.h"

enum stage { PARSE, VALIDATE, PREP, TEXT, HTML, STAGES };

static const char *const names[STAGES] = {"parse", "validate", "prep", "text", "html"};

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The walk over the grammar alone, before anything is included. */
static void
validate(ietfdoc_document *document)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_options options;
    ietf_diagnostics diagnostics;
    ietf_options_init(&options, a);
    options.quiet = 1;
    ietf_diagnostics_init(&diagnostics, a, &options);
    ietf_validate((const ietf_document *)document, 0, &diagnostics);
    ietf_arena_free(a);
}

/* Adds what each stage took to `spent`; false when the document has errors. */
static int
run(const char *path, double spent[STAGES])
{
    ietfdoc_context *context;
    ietfdoc_document *document;
    char *text;
    size_t length;
    if (ietfdoc_context_new(&context, NULL))
        return 0;
    ietfdoc_context_set_option(context, "quiet", "true");
    ietfdoc_context_set_option(context, "allow-local-file-access", "true");
    ietfdoc_context_set_option(context, "date", "2026-01-15");
    ietfdoc_context_set_option(context, "pagination", "false");
    ietfdoc_context_set_option(context, "cache", getenv("BENCH_CACHE"));

    double start = now();
    ietfdoc_status status = ietfdoc_document_parse_file(&document, context, path);
    spent[PARSE] = now() - start;
    if (status == IETFDOC_OK && !ietfdoc_document_is_prepared(document)) {
        start = now();
        validate(document);
        spent[VALIDATE] = now() - start;
        start = now();
        status = ietfdoc_document_prepare(document, context);
        spent[PREP] = now() - start;
    }
    for (enum stage format = TEXT; format <= HTML && status == IETFDOC_OK; format++) {
        start = now();
        status = ietfdoc_document_render_data(&text, &length, document, context, names[format]);
        spent[format] = now() - start;
        ietfdoc_data_free(context, text);
    }
    ietfdoc_document_free(document);
    ietfdoc_context_free(context);
    return status == IETFDOC_OK;
}

int
main(int count, char **arguments)
{
    int runs = count > 2 ? atoi(arguments[2]) : 1;
    double least[STAGES] = {0};
    for (int i = 0; i < runs || i == 0; i++) {
        double spent[STAGES] = {0};
        if (count < 2 || !run(arguments[1], spent))
            return 1;
        for (int stage = 0; stage < STAGES; stage++)
            if (i == 0 || spent[stage] < least[stage])
                least[stage] = spent[stage];
    }
    for (int stage = 0; stage < STAGES; stage++)
        if (least[stage] > 0)
            printf("%s %.6f\n", names[stage], least[stage]);
    return 0;
}
