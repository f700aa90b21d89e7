/* What the headers say of threads, tried: each thread with a context of its own reads and
 * renders documents; then many render one finished document at the same time; others are
 * cancelled from outside meanwhile. Outputs are compared with those of one thread. Built with
 * -fsanitize=thread it finds races: threads [--pdf] FILE.xml... (--pdf: PDF must be among the
 * formats that can be made). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ietfdoc/ietfdoc.h"

enum { THREADS = 4, MOST_FORMATS = 32, ROUNDS = 2 };

/* What one thread alone makes of a file, in every format. */
struct expected {
    const char *path;
    ietfdoc_document *document; /* finished, common to all threads */
    char *outputs[MOST_FORMATS];
    size_t lengths[MOST_FORMATS];
    size_t count;
};

struct worker {
    pthread_t thread;
    const struct expected *expected;
    int shared; /* the document is the common one, else read anew */
    ietfdoc_context *context;
    unsigned wrong, cancelled;
};

static ietfdoc_context *
new_context(void)
{
    ietfdoc_context *context;

    if (ietfdoc_context_new(&context, NULL))
        abort();
    if (ietfdoc_context_set_option(context, "date", "2026-01-15") ||
        ietfdoc_context_set_option(context, "today", "2026-01-15") ||
        ietfdoc_context_set_option(context, "xslt", "bibtex") ||
        ietfdoc_context_set_option(context, "accept-prepped", "true"))
        abort();
    return context;
}

/* All formats, as far as there is room. */
static int
describe(ietfdoc_format *format, const ietfdoc_context *context, size_t index)
{
    return index < MOST_FORMATS &&
           ietfdoc_format_describe(format, context, index) == IETFDOC_OK;
}

static void
expect(struct expected *e, ietfdoc_context *context)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;

    if (ietfdoc_document_parse_file(&e->document, context, e->path) ||
        ietfdoc_document_prepare(e->document, context) ||
        !ietfdoc_document_is_prepared(e->document))
        abort();
    for (size_t i = 0; describe(&format, context, i); i++, e->count++)
        if (ietfdoc_document_render_data(&e->outputs[i], &e->lengths[i], e->document, context,
                                         format.name))
            e->outputs[i] = NULL;
}

static unsigned
compare(const struct expected *e, ietfdoc_document *document, ietfdoc_context *context)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;
    unsigned wrong = 0;

    for (size_t i = 0; describe(&format, context, i); i++) {
        char *data;
        size_t length;
        ietfdoc_status status =
            ietfdoc_document_render_data(&data, &length, document, context, format.name);
        int same = status == IETFDOC_OK ? e->outputs[i] && length == e->lengths[i] &&
                                              memcmp(data, e->outputs[i], length) == 0
                                        : !e->outputs[i];

        if (!same)
            printf("%s: %s differs\n", e->path, format.name);
        wrong += !same;
        ietfdoc_data_free(context, data);
    }
    return wrong;
}

static void *
work(void *user)
{
    struct worker *w = user;

    w->context = new_context();
    for (unsigned i = 0; i < ROUNDS; i++) {
        ietfdoc_document *own = NULL;

        if (!w->shared && ietfdoc_document_parse_file(&own, w->context, w->expected->path))
            w->wrong++;
        else
            w->wrong +=
                compare(w->expected, w->shared ? w->expected->document : own, w->context);
        ietfdoc_document_free(own);
    }
    ietfdoc_context_free(w->context);
    return NULL;
}

/* Goes on until it is told to stop. */
static void *
work_until_cancelled(void *user)
{
    struct worker *w = user;
    ietfdoc_status status;

    do {
        char *data;
        size_t length;

        status = ietfdoc_document_render_data(&data, &length, w->expected->document, w->context,
                                              "text");
        w->wrong += status != IETFDOC_OK && status != IETFDOC_E_CANCELLED;
        ietfdoc_data_free(w->context, data);
    } while (status == IETFDOC_OK);
    w->cancelled = status == IETFDOC_E_CANCELLED;
    return NULL;
}

static unsigned
run(struct expected *files, size_t count)
{
    struct worker workers[3 * THREADS] = {{0}};
    unsigned wrong = 0;

    for (size_t i = 0; i < 3 * THREADS; i++) {
        workers[i].expected = &files[i % count];
        workers[i].shared = i < THREADS;
        if (i >= 2 * THREADS)
            workers[i].context = new_context();
        if (pthread_create(&workers[i].thread, NULL,
                           i < 2 * THREADS ? work : work_until_cancelled, &workers[i]))
            abort();
    }
    for (size_t i = 0; i < 2 * THREADS; i++)
        pthread_join(workers[i].thread, NULL);
    for (size_t i = 2 * THREADS; i < 3 * THREADS; i++) {
        ietfdoc_context_cancel(workers[i].context, 1);
        pthread_join(workers[i].thread, NULL);
        ietfdoc_context_free(workers[i].context);
        wrong += !workers[i].cancelled;
    }
    for (size_t i = 0; i < 3 * THREADS; i++)
        wrong += workers[i].wrong;
    return wrong;
}

/* Whether each document has been made a PDF. */
static int
has_pdf(const struct expected *files, size_t count, const ietfdoc_context *context)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;
    size_t index = 0;

    while (describe(&format, context, index) && strcmp(format.name, "pdf") != 0)
        index++;
    for (size_t i = 0; i < count; i++) {
        if (index >= files[i].count || !files[i].outputs[index] ||
            memcmp(files[i].outputs[index], "%PDF-", 5) != 0)
            return 0;
    }
    return 1;
}

int
main(int count, char **paths)
{
    int wants_pdf = count > 1 && strcmp(paths[1], "--pdf") == 0;
    size_t file_count = (size_t)count - 1 - (size_t)wants_pdf;
    struct expected *files = calloc(file_count + 1, sizeof(*files));
    ietfdoc_context *context = new_context();
    unsigned wrong;

    if (!files || !file_count)
        return 2;
    for (size_t i = 0; i < file_count; i++) {
        files[i].path = paths[i + 1 + (size_t)wants_pdf];
        expect(&files[i], context);
    }
    wrong = run(files, file_count);
    if (wants_pdf && !has_pdf(files, file_count, context)) {
        printf("PDF cannot be made\n");
        wrong++;
    }
    for (size_t i = 0; i < file_count; i++) {
        for (size_t j = 0; j < files[i].count; j++)
            ietfdoc_data_free(context, files[i].outputs[j]);
        ietfdoc_document_free(files[i].document);
    }
    ietfdoc_context_free(context);
    free(files);
    printf("%u passed, %u failed\n", wrong == 0, wrong);
    return wrong != 0;
}
