/* A batch: many documents with one set of options, in worker processes. Here it is read what is
 * asked for, and summed up what came of it. */
#include "batch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#endif

enum {
    ERRORS = 1,
    USAGE = 2,
    TROUBLE = 3, /* a worker died, took too long or had too little memory */
    SIGNALLED = 128,
    MOST_JOBS = 1024,
    DEFAULT_TIMEOUT = 300,
};

static const char *const fate_words[CLI_FATE_COUNT] = {
    [CLI_MADE] = "made",
    [CLI_KEPT] = "kept",
    [CLI_INVALID] = "with errors",
    [CLI_LIMITED] = "beyond a limit",
    [CLI_UNREADABLE] = "unreadable",
    [CLI_UNWRITABLE] = "not to be written",
    [CLI_NO_MEMORY] = "out of memory",
    [CLI_TIMEOUT] = "out of time",
    [CLI_CRASHED] = "crashed",
};

static int
wrong(cli_settings *s, const char *option, const char *expected, const char *value)
{
    cli_fail(s, "%s: error: argument --%s: expected %s, but got '%s'", s->program, option,
             expected, value);
    return USAGE;
}

/* Reads decimal digits up to `end`; false: there are others, or the number is too large. */
static bool
read_number(unsigned *number, const char *text, const char *end)
{
    unsigned long value = 0;

    if (text == end)
        return false;
    for (; text < end; text++) {
        if (*text < '0' || *text > '9' || value > UINT_MAX / 10 - 1)
            return false;
        value = value * 10 + (unsigned long)(*text - '0');
    }
    *number = (unsigned)value;
    return true;
}

static bool
read_text(unsigned *number, const char *text)
{
    return !text || read_number(number, text, text + strlen(text));
}

/* How many processors this process may use. */
static unsigned
count_processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
#ifdef __linux__
    cpu_set_t set;

    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        count = CPU_COUNT(&set);
#endif
    return count > 0 && count <= MOST_JOBS ? (unsigned)count : 1;
}

static int
read_settings(cli_batch *b)
{
    const char **texts = b->s->texts, *shard = texts[CLI_SHARD];
    const char *slash = shard ? strchr(shard, '/') : NULL;
    unsigned megabytes = 0;

    b->jobs = count_processors();
    b->timeout = DEFAULT_TIMEOUT;
    b->shard = b->shards = 1;
    if (!read_text(&b->jobs, texts[CLI_JOBS]) || b->jobs == 0 || b->jobs > MOST_JOBS)
        return wrong(b->s, "jobs", "a number from 1 to 1024", texts[CLI_JOBS]);
    if (!read_text(&b->timeout, texts[CLI_TIMEOUT_SECONDS]))
        return wrong(b->s, "timeout", "seconds", texts[CLI_TIMEOUT_SECONDS]);
    if (!read_text(&megabytes, texts[CLI_MEMORY_LIMIT]))
        return wrong(b->s, "memory-limit", "megabytes", texts[CLI_MEMORY_LIMIT]);
    if (shard && (!slash || !read_number(&b->shard, shard, slash) ||
                  !read_text(&b->shards, slash + 1) || b->shard == 0 || b->shard > b->shards))
        return wrong(b->s, "shard", "I/N with I from 1 to N", shard);
    b->memory_limit = (size_t)megabytes << 20;
    b->directory = texts[CLI_PATH];
    for (size_t i = 0; i < CLI_MOST_FORMATS; i++) {
        ietfdoc_format format = IETFDOC_FORMAT_INIT;

        if (b->s->formats[i] &&
            ietfdoc_format_describe(&format, b->s->context, i) == IETFDOC_OK)
            b->formats[b->format_count++] = format;
    }
    b->options = cli_options_describe(b);
    return b->options ? 0 : ERRORS;
}

/* What does not go together. */
static int
check(cli_settings *s)
{
    const char *const *texts = s->texts;
    const char *why = NULL;

    if (texts[CLI_SOURCE])
        why = "--batch names the documents; there is no source file beside it";
    else if (texts[CLI_OUT])
        why = "--batch has many outputs, use --path instead of --out";
    else if (!texts[CLI_PATH])
        why = "--batch needs --path";
    else if (s->switches[CLI_RESUME] && !texts[CLI_REPORT])
        why = "--resume needs the --report of the run that it resumes";
    if (why)
        cli_fail(s, "%s: error: %s", s->program, why);
    else if (!cli_hash_available())
        cli_fail(s, "Error: this build of %s has no batches: libnettle was missing",
                 s->program);
    return why ? USAGE : cli_hash_available() ? 0 : ERRORS;
}

static int
worst_code(const size_t *fates)
{
    int code = 0;

    for (int i = CLI_KEPT + 1; i < CLI_FATE_COUNT; i++)
        if (fates[i])
            code = i >= CLI_NO_MEMORY ? TROUBLE : ERRORS;
    return code;
}

static void
show_fates(const cli_settings *s, const size_t *fates, size_t total)
{
    const char *divider = ": ";
    size_t done = 0;

    cli_note(s, "%zu document%s", total, total == 1 ? "" : "s");
    for (int i = 0; i < CLI_FATE_COUNT; i++) {
        if (!fates[i])
            continue;
        cli_note(s, "%s%zu %s", divider, fates[i], fate_words[i]);
        divider = ", ";
        done += fates[i];
    }
    if (done < total)
        cli_note(s, "%s%zu not done", divider, total - done);
}

static void
sum_up(const cli_batch *b)
{
    double seconds = cli_now() - b->begun;
    size_t done = 0;

    for (int i = 0; i < CLI_FATE_COUNT; i++)
        done += b->fates[i];
    if (cli_is_on(b->s, "quiet") && worst_code(b->fates) == 0)
        return;
    show_fates(b->s, b->fates, b->count);
    cli_note(b->s, "; %zu file%s in %.1f s (%.1f documents/s)\n", b->written,
             b->written == 1 ? "" : "s", seconds, seconds > 0 ? (double)done / seconds : 0);
}

static int
run(cli_batch *b)
{
    const char *report = b->s->texts[CLI_REPORT];
    int code = check(b->s), finished = 0;

    if (code == 0)
        code = read_settings(b);
    if (code == 0)
        code = cli_documents_load(b, b->s->texts[CLI_BATCH]);
    if (code == 0 && report)
        code = cli_report_open(b, report, b->s->switches[CLI_RESUME]);
    if (code)
        return code;
    cli_unfinished_remove(b);
    cli_pool_run(b);
    if (b->deaths)
        cli_unfinished_remove(b);
    sum_up(b);
    if (report)
        finished = cli_report_finish(b, report);
    code = worst_code(b->fates);
    if (b->interrupted)
        return SIGNALLED + b->interrupted;
    return code ? code : b->failed || finished ? ERRORS : 0;
}

int
cli_batch_run(cli_settings *s)
{
    cli_batch b = {.s = s, .report = -1, .begun = cli_now()};
    int code = run(&b);

    cli_documents_free(&b);
    cli_records_free(&b.old);
    free(b.old_report.data);
    free(b.options);
    if (b.report >= 0)
        close(b.report);
    return code;
}

/* Appends a file's bytes, and a line's end where it lacks one. */
static bool
append_file(FILE *out, const char *path)
{
    cli_bytes bytes;

    if (!cli_read_file(&bytes, path))
        return false;
    fwrite(bytes.data, 1, bytes.length, out);
    if (bytes.length && bytes.data[bytes.length - 1] != '\n')
        putc('\n', out);
    free(bytes.data);
    return true;
}

/* Writes the records in order; false: not written. */
static bool
write_merged(const cli_records *records, const char *path)
{
    cli_bytes text = {NULL, 0};
    FILE *out = open_memstream(&text.data, &text.length);
    bool fine;

    for (size_t i = 0; out && i < records->count; i++) {
        fwrite(records->items[i].line.at, 1, records->items[i].line.length, out);
        putc('\n', out);
    }
    fine = out && fclose(out) == 0 && cli_write_file(path, text.data, text.length);
    free(text.data);
    return fine;
}

static int
merge(cli_settings *s, const cli_bytes *all)
{
    size_t fates[CLI_FATE_COUNT] = {0};
    cli_records records;
    int code;

    if (!cli_records_read(&records, all) || !write_merged(&records, s->texts[CLI_REPORT])) {
        cli_fail(s, "Error: Cannot write %s", s->texts[CLI_REPORT]);
        cli_records_free(&records);
        return ERRORS;
    }
    for (size_t i = 0; i < records.count; i++)
        fates[cli_record_fate(&records.items[i])]++;
    if (records.broken)
        cli_fail(s, "Warning: the reports have %zu line%s not a record", records.broken,
                 records.broken == 1 ? " that is" : "s that are");
    code = worst_code(fates);
    if (!cli_is_on(s, "quiet") || code) {
        show_fates(s, fates, records.count);
        cli_note(s, "\n");
    }
    cli_records_free(&records);
    return code;
}

int
cli_reports_merge(cli_settings *s)
{
    cli_bytes all = {NULL, 0};
    FILE *out;
    int code = 0;

    if (!s->texts[CLI_REPORT] || s->operand_count == 0) {
        cli_fail(s, "%s: error: --merge-reports needs reports and --report", s->program);
        return USAGE;
    }
    out = open_memstream(&all.data, &all.length);
    for (size_t i = 0; out && i < s->operand_count && code == 0; i++)
        if (!append_file(out, s->operands[i])) {
            cli_fail(s, "Error: Cannot read %s", s->operands[i]);
            code = ERRORS;
        }
    if (!out || fclose(out) != 0)
        code = ERRORS;
    if (code == 0)
        code = merge(s, &all);
    free(all.data);
    return code;
}
