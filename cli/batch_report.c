/* The report: one JSON object a line for each document. While a batch runs, lines are appended
 * as documents get done; at its end the report is written anew, sorted by input and with one
 * line for each. A line that a kill has cut off is passed over. */
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST_DIAGNOSTICS = 1000 };

static const char *const fate_names[CLI_FATE_COUNT] = {
    [CLI_MADE] = "ok",
    [CLI_KEPT] = "kept",
    [CLI_INVALID] = "invalid",
    [CLI_LIMITED] = "limit",
    [CLI_UNREADABLE] = "unreadable",
    [CLI_UNWRITABLE] = "unwritable",
    [CLI_NO_MEMORY] = "memory",
    [CLI_TIMEOUT] = "timeout",
    [CLI_CRASHED] = "crashed",
};

const char *
cli_fate_name(enum cli_fate fate)
{
    return fate_names[fate];
}

/* What is only about messages. */
static bool
concerns_output(const char *option)
{
    return strcmp(option, "quiet") != 0 && strcmp(option, "verbose") != 0 &&
           strcmp(option, "silence") != 0;
}

char *
cli_options_describe(const cli_batch *b)
{
    ietfdoc_option option = IETFDOC_OPTION_INIT;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    if (!out)
        return NULL;
    fputs("{\"formats\":[", out);
    for (size_t i = 0; i < b->format_count; i++) {
        fputs(i ? "," : "", out);
        cli_json_write(out, b->formats[i].name);
    }
    putc(']', out);
    for (size_t i = 0; ietfdoc_option_describe(&option, i) == IETFDOC_OK; i++) {
        const char *value = ietfdoc_context_option(b->s->context, option.name);

        if (!value || !concerns_output(option.name) ||
            (option.default_value && strcmp(value, option.default_value) == 0))
            continue;
        putc(',', out);
        cli_json_write(out, option.name);
        putc(':', out);
        cli_json_write(out, value);
    }
    putc('}', out);
    return fclose(out) == 0 ? text : NULL;
}

static void
write_diagnostics(FILE *out, const ietfdoc_context *context)
{
    size_t count = context ? ietfdoc_context_diagnostic_count(context) : 0;
    size_t shown = count < MOST_DIAGNOSTICS ? count : MOST_DIAGNOSTICS;

    fputs(",\"diagnostics\":[", out);
    for (size_t i = 0; i < shown; i++) {
        fputs(i ? "," : "", out);
        putc('{', out);
        cli_write_members(out, ietfdoc_context_diagnostic(context, i), NULL);
        putc('}', out);
    }
    putc(']', out);
    if (count > shown)
        fprintf(out, ",\"diagnostics_left_out\":%zu", count - shown);
}

static void
write_outputs(FILE *out, const cli_result *result)
{
    fputs(",\"outputs\":[", out);
    for (size_t i = 0; i < result->made_count; i++) {
        const cli_made *made = &result->made[i];

        fprintf(out, "%s{\"format\":\"%s\",\"file\":", i ? "," : "", made->format);
        cli_json_write(out, made->file);
        fprintf(out, ",\"bytes\":%zu,\"sha256\":\"%s\"%s}", made->length, made->hash,
                made->side ? ",\"side\":true" : "");
    }
    putc(']', out);
}

void
cli_record_write(FILE *out, const cli_batch *b, const cli_document *document,
                 const cli_result *result, const ietfdoc_context *context)
{
    time_t started = (time_t)result->started;
    char time_text[32] = "";
    struct tm day;

    fputs("{\"input\":", out);
    cli_json_write(out, document->path);
    if (*result->hash)
        fprintf(out, ",\"bytes\":%zu,\"sha256\":\"%s\"", result->length, result->hash);
    fprintf(out, ",\"status\":\"%s\"", cli_fate_name(result->fate));
    if (*result->detail) {
        fputs(",\"detail\":", out);
        cli_json_write(out, result->detail);
    }
    fprintf(out, ",\"version\":\"%s\",\"options\":%s", ietfdoc_version(), b->options);
    write_outputs(out, result);
    write_diagnostics(out, context);
    if (gmtime_r(&started, &day))
        strftime(time_text, sizeof(time_text), "%Y-%m-%dT%H:%M:%SZ", &day);
    fprintf(out, ",\"started\":\"%s\",\"seconds\":%.6f}\n", time_text, result->seconds);
}

static int
compare_slices(cli_slice one, cli_slice other)
{
    size_t length = one.length < other.length ? one.length : other.length;
    int order = memcmp(one.at, other.at, length);

    return order ? order : one.length < other.length ? -1 : one.length > other.length;
}

/* By input; later lines after earlier ones. */
static int
compare_records(const void *one, const void *other)
{
    const cli_record *a = one, *b = other;
    int order = compare_slices(a->input, b->input);

    return order ? order : a->line.at < b->line.at ? -1 : a->line.at > b->line.at;
}

static void
drop_outdated(cli_records *records)
{
    size_t kept = 0;

    for (size_t i = 0; i < records->count; i++)
        if (i + 1 == records->count ||
            compare_slices(records->items[i].input, records->items[i + 1].input) != 0)
            records->items[kept++] = records->items[i];
    records->count = kept;
}

bool
cli_records_read(cli_records *records, const cli_bytes *report)
{
    const char *at = report->data, *end = at ? at + report->length : NULL;
    size_t room = 0;

    *records = (cli_records){NULL, 0, 0};
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        cli_slice line = {at, (size_t)((stop ? stop : end) - at)};
        cli_slice input = cli_json_member(line, "input");

        at += line.length + 1;
        if (!cli_json_is_object(line) || input.length < 2 || *input.at != '"') {
            records->broken += line.length > 0;
            continue;
        }
        if (records->count == room) {
            cli_record *more =
                realloc(records->items, (room = room ? room * 2 : 256) * sizeof(*more));
            if (!more)
                return false;
            records->items = more;
        }
        records->items[records->count++] = (cli_record){input, line};
    }
    if (records->count)
        qsort(records->items, records->count, sizeof(*records->items), compare_records);
    drop_outdated(records);
    return true;
}

void
cli_records_free(cli_records *records)
{
    free(records->items);
}

static int
compare_inputs(const void *one, const void *other)
{
    return compare_slices(((const cli_record *)one)->input, ((const cli_record *)other)->input);
}

const cli_record *
cli_record_find(const cli_records *records, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = records->count ? open_memstream(&text, &length) : NULL;
    const cli_record *found = NULL;

    if (!out)
        return NULL;
    cli_json_write(out, path);
    if (fclose(out) == 0) {
        cli_record wanted = {{text, length}, {NULL, 0}};

        found =
            bsearch(&wanted, records->items, records->count, sizeof(wanted), compare_inputs);
    }
    free(text);
    return found;
}

enum cli_fate
cli_record_fate(const cli_record *record)
{
    cli_slice status = cli_json_member(record->line, "status");

    for (int i = 0; i < CLI_FATE_COUNT; i++)
        if (status.length > 2 &&
            cli_slice_is((cli_slice){status.at + 1, status.length - 2}, fate_names[i]))
            return (enum cli_fate)i;
    return CLI_CRASHED;
}

/* Is the string so? */
static bool
says(cli_slice value, const char *text)
{
    return value.length > 1 && *value.at == '"' &&
           cli_slice_is((cli_slice){value.at + 1, value.length - 2}, text);
}

/* Is the output still there as it was made? */
static bool
output_holds(const cli_batch *b, cli_slice output)
{
    char *file = cli_json_text(cli_json_member(output, "file"));
    char path[PATH_MAX], hash[CLI_HASH_SIZE] = "";
    cli_bytes bytes = {NULL, 0};

    if (file &&
        (size_t)snprintf(path, sizeof(path), "%s/%s", b->directory, file) < sizeof(path) &&
        cli_read_file(&bytes, path))
        cli_hash(hash, bytes.data, bytes.length);
    free(bytes.data);
    free(file);
    return *hash && says(cli_json_member(output, "sha256"), hash);
}

bool
cli_record_holds(const cli_batch *b, const cli_record *record, const char *hash)
{
    cli_slice outputs, output;
    bool holds = record && cli_record_fate(record) == CLI_MADE &&
                 says(cli_json_member(record->line, "sha256"), hash) &&
                 says(cli_json_member(record->line, "version"), ietfdoc_version()) &&
                 cli_slice_is(cli_json_member(record->line, "options"), b->options);

    if (!holds)
        return false;
    outputs = cli_json_member(record->line, "outputs");
    while (holds && cli_json_next(&outputs, NULL, &output))
        holds = output_holds(b, output);
    return holds;
}

static int
fail(const cli_batch *b, const char *path, const char *why)
{
    return cli_fail(b->s, "Error: Cannot write %s: %s", path, why);
}

/* Opens the file and takes its lock; a run that ends meanwhile puts a new file in its place. */
static int
open_locked(const char *path)
{
    struct stat opened, there;

    for (;;) {
        int file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);

        if (file < 0)
            return -1;
        if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            close(file);
            errno = EBUSY;
            return -1;
        }
        if (fstat(file, &opened) == 0 && stat(path, &there) == 0 &&
            opened.st_dev == there.st_dev && opened.st_ino == there.st_ino)
            return file;
        close(file);
    }
}

int
cli_report_open(cli_batch *b, const char *path, bool resume)
{
    b->report = open_locked(path);
    if (b->report < 0)
        return fail(b, path, errno == EBUSY ? "another batch is writing it" : strerror(errno));
    if (!resume)
        return ftruncate(b->report, 0) == 0 ? 0 : fail(b, path, strerror(errno));
    if (!cli_read_file(&b->old_report, path) || !cli_records_read(&b->old, &b->old_report)) {
        return cli_fail(b->s, "Error: Cannot read %s: %s", path, strerror(errno));
    }
    if (b->old_report.length && b->old_report.data[b->old_report.length - 1] != '\n' &&
        !cli_report_append(b, "\n", 1))
        return fail(b, path, strerror(errno));
    return 0;
}

bool
cli_report_append(cli_batch *b, const char *line, size_t length)
{
    while (b->report >= 0 && length > 0) {
        ssize_t put = write(b->report, line, length);

        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            line += put;
            length -= (size_t)put;
        }
    }
    return true;
}

static int
compare_paths(const void *one, const void *other)
{
    return strcmp(((const cli_document *)one)->path, ((const cli_document *)other)->path);
}

/* Writes the records of the batch's documents. */
static void
write_listed(FILE *out, cli_batch *b, const cli_records *records)
{
    if (b->count)
        qsort(b->documents, b->count, sizeof(*b->documents), compare_paths);
    for (size_t i = 0; i < records->count; i++) {
        const cli_record *record = &records->items[i];
        cli_document wanted = {.path = cli_json_text(record->input)};

        if (wanted.path && b->count &&
            bsearch(&wanted, b->documents, b->count, sizeof(wanted), compare_paths)) {
            fwrite(record->line.at, 1, record->line.length, out);
            putc('\n', out);
        }
        free(wanted.path);
    }
}

int
cli_report_finish(cli_batch *b, const char *path)
{
    cli_bytes bytes, sorted = {NULL, 0};
    cli_records records = {NULL, 0, 0};
    FILE *out = open_memstream(&sorted.data, &sorted.length);
    bool fine = out && cli_read_file(&bytes, path);

    if (fine) {
        fine = cli_records_read(&records, &bytes);
        write_listed(out, b, &records);
        cli_records_free(&records);
        free(bytes.data);
    }
    fine = out && fclose(out) == 0 && fine && cli_write_file(path, sorted.data, sorted.length);
    free(sorted.data);
    return fine ? 0 : fail(b, path, strerror(errno));
}
