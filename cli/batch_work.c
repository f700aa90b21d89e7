/* One worker: takes the numbers of documents from a pipe, makes all formats of a document in
 * memory, then writes them, and answers with the record. So a document has all its outputs or
 * none of them is new. The context serves all documents of the worker. */
#include "batch.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct work {
    const cli_batch *batch;
    const cli_document *document;
    cli_reporter reporter;
    cli_result result;
    const char *format; /* which is being made */
    char *file;         /* where it goes to */
};

static void
free_made(struct work *w)
{
    for (size_t i = 0; i < w->result.made_count; i++) {
        free(w->result.made[i].file);
        free(w->result.made[i].data);
    }
    free(w->result.made);
    w->result.made = NULL;
    w->result.made_count = 0;
}

static int
keep(struct work *w, const char *file, bool side, const char *data, size_t length)
{
    cli_result *result = &w->result;
    cli_made *more = realloc(result->made, (result->made_count + 1) * sizeof(*more));
    cli_made made = {.format = w->format,
                     .file = strdup(file),
                     .data = malloc(length + 1),
                     .length = length,
                     .side = side};

    if (more)
        result->made = more;
    if (!more || !made.file || !made.data) {
        free(made.file);
        free(made.data);
        result->fate = CLI_NO_MEMORY;
        return 1;
    }
    memcpy(made.data, data, length);
    cli_hash(made.hash, data, length);
    more[result->made_count++] = made;
    return 0;
}

static int
keep_output(const char *data, size_t length, void *user)
{
    struct work *w = user;

    return keep(w, w->file, false, data, length);
}

static int
keep_side_file(const char *name, const char *data, size_t length, void *user)
{
    return keep(user, name, true, data, length);
}

static enum cli_fate
fate_of(ietfdoc_status status)
{
    return status == IETFDOC_OK         ? CLI_MADE
           : status == IETFDOC_E_MEMORY ? CLI_NO_MEMORY
           : status == IETFDOC_E_LIMIT  ? CLI_LIMITED
                                        : CLI_INVALID;
}

static void
set_fate(struct work *w, enum cli_fate fate, const char *detail)
{
    w->result.fate = fate;
    snprintf(w->result.detail, sizeof(w->result.detail), "%s", detail);
}

static void
render(struct work *w, ietfdoc_document *document)
{
    const cli_batch *b = w->batch;
    ietfdoc_context *context = b->s->context;

    ietfdoc_context_on_file(context, keep_side_file, w, NULL);
    for (size_t i = 0; i < b->format_count && w->result.fate == CLI_MADE; i++) {
        ietfdoc_status status = IETFDOC_E_MEMORY;

        w->format = b->formats[i].name;
        w->file = cli_output_name(w->document, &b->formats[i]);
        if (w->file)
            status = cli_render(document, context, w->format, keep_output, w);
        if (status != IETFDOC_OK && w->result.fate == CLI_MADE)
            w->result.fate = fate_of(status);
        free(w->file);
    }
    ietfdoc_context_on_file(context, NULL, NULL, NULL);
}

/* Does a file that documents share lie there already? */
static bool
lies_there(const cli_made *made, const char *path)
{
    cli_bytes bytes;
    bool same = made->side && cli_read_file(&bytes, path);

    if (same) {
        same =
            bytes.length == made->length && memcmp(bytes.data, made->data, made->length) == 0;
        free(bytes.data);
    }
    return same;
}

static void
write_outputs(struct work *w)
{
    const cli_batch *b = w->batch;
    char path[PATH_MAX], unfinished[PATH_MAX];

    for (size_t i = 0; i < w->result.made_count && w->result.fate == CLI_MADE; i++) {
        const cli_made *made = &w->result.made[i];

        errno = ENAMETOOLONG;
        if ((size_t)snprintf(path, sizeof(path), "%s/%s", b->directory, made->file) <
                sizeof(path) &&
            cli_unfinished_path(unfinished, sizeof(unfinished), b, w->document, i) &&
            (lies_there(made, path) ||
             cli_write_file_through(path, unfinished, made->data, made->length)))
            continue;
        w->result.fate = CLI_UNWRITABLE;
        snprintf(w->result.detail, sizeof(w->result.detail), "Cannot write %s: %s", made->file,
                 strerror(errno));
    }
}

/* Makes the document, or finds that it is made. */
static void
make(struct work *w)
{
    const cli_batch *b = w->batch;
    cli_bytes *source = &w->reporter.source;
    ietfdoc_document *document = NULL;
    ietfdoc_status status;

    if (!cli_read_file(source, w->document->path)) {
        set_fate(w, errno == ENOMEM ? CLI_NO_MEMORY : CLI_UNREADABLE, strerror(errno));
        return;
    }
    cli_hash(w->result.hash, source->data, source->length);
    w->result.length = source->length;
    if (cli_record_holds(b, cli_record_find(&b->old, w->document->path), w->result.hash)) {
        w->result.fate = CLI_KEPT;
        return;
    }
    ietfdoc_context_on_report(b->s->context, cli_report, &w->reporter, NULL);
    status = ietfdoc_document_parse(&document, b->s->context, source->data, source->length,
                                    w->document->path);
    w->result.fate = fate_of(status);
    if (status == IETFDOC_OK)
        render(w, document);
    ietfdoc_document_free(document);
    write_outputs(w);
    ietfdoc_context_on_report(b->s->context, NULL, NULL, NULL);
}

static bool
send_all(int file, const void *data, size_t length)
{
    const char *at = data;

    while (length > 0) {
        ssize_t put = write(file, at, length);

        if (put < 0 && errno != EINTR)
            return false;
        at += put > 0 ? put : 0;
        length -= put > 0 ? (size_t)put : 0;
    }
    return true;
}

void
cli_blame(cli_settings *s, FILE *out, const char *path, const char *detail)
{
    ietfdoc_diagnostic d = {
        .severity = IETFDOC_ERROR, .code = CLI_CODE, .text = detail, .file = path};

    if (cli_is_plain(s))
        fprintf(out, "Error: %s: %s\n", path, detail);
    cli_messages_add(s, &d, NULL);
}

static void
show_end(FILE *out, const struct work *w)
{
    cli_settings *s = w->batch->s;

    if (w->result.fate == CLI_MADE || w->result.fate == CLI_KEPT)
        return;
    if (w->result.fate == CLI_NO_MEMORY)
        cli_blame(s, out, w->document->path, ietfdoc_status_text(IETFDOC_E_MEMORY));
    if (*w->result.detail)
        cli_blame(s, out, w->document->path, w->result.detail);
    if (cli_is_plain(s))
        fprintf(out, "Unable to complete processing %s\n", w->document->path);
}

static bool
answer(struct work *w, int answers, cli_bytes *text)
{
    bool kept = w->result.fate == CLI_KEPT, fine;
    cli_messages *messages = &w->batch->s->messages;
    cli_bytes record = {NULL, 0};
    FILE *out = open_memstream(&record.data, &record.length);
    cli_answer head = {.fate = w->result.fate};

    if (!out)
        return false;
    if (w->result.fate != CLI_MADE)
        free_made(w);
    if (!kept)
        cli_record_write(out, w->batch, w->document, &w->result, w->batch->s->context);
    if (fclose(out) != 0 || (messages->out && fflush(messages->out) != 0))
        return false;
    head.written = (uint32_t)w->result.made_count;
    head.record_length = record.length;
    head.text_length = text->length;
    head.messages_length = messages->gathered.length;
    fine = send_all(answers, &head, sizeof(head)) &&
           send_all(answers, record.data, record.length) &&
           send_all(answers, text->data, text->length) &&
           send_all(answers, messages->gathered.data, messages->gathered.length);
    free(record.data);
    return fine;
}

static bool
do_document(const cli_batch *b, const cli_document *document, int answers)
{
    double begun = cli_now();
    cli_bytes text = {NULL, 0};
    struct work w = {.batch = b, .document = document};
    bool fine = false;

    cli_reporter_init(&w.reporter, b->s);
    w.reporter.colours = false;
    w.reporter.name = document->path;
    w.reporter.stream = open_memstream(&text.data, &text.length);
    w.result.started = time(NULL);
    if (w.reporter.stream && (!b->s->messages.out || cli_messages_gather(b->s))) {
        make(&w);
        show_end(w.reporter.stream, &w);
        w.result.seconds = cli_now() - begun;
        fine = fclose(w.reporter.stream) == 0 && answer(&w, answers, &text);
    }
    free_made(&w);
    free(text.data);
    cli_reporter_free(&w.reporter);
    ietfdoc_context_clear_diagnostics(b->s->context);
    return fine;
}

void
cli_work(const cli_batch *b, int jobs, int answers)
{
    struct rlimit memory = {b->memory_limit, b->memory_limit};
    size_t number;

    if (b->memory_limit)
        setrlimit(RLIMIT_AS, &memory);
    for (;;) {
        ssize_t got = read(jobs, &number, sizeof(number));

        if (got < 0 && errno == EINTR)
            continue;
        if (got != (ssize_t)sizeof(number) || number >= b->count ||
            !do_document(b, &b->documents[number], answers))
            _exit(got != 0);
    }
}
