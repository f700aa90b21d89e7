/* ietfdoc-render: reads a document once, prepares it once, and writes the formats asked for. */
#include "batch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* What the jobs of one run share. */
struct run {
    cli_settings *s;
    cli_reporter *reporter;
    ietfdoc_document *document;
    const char *source;
    bool quiet;
};

/* Where a render goes to. */
struct target {
    const char *path;
    const char *failed; /* the path that could not be written; NULL: none */
    int error;          /* errno */
};

/* What xml2rfc refuses before it reads anything. */
static int
check(cli_settings *s)
{
    const char **texts = s->texts;
    int count = s->switches[CLI_RAW] + s->switches[CLI_NROFF];

    for (size_t i = 0; i < CLI_MOST_FORMATS; i++)
        count += s->formats[i];
    if (s->absent) {
        return cli_fail(s, "Error: --%.*s is not available in this version of %s",
                        (int)strcspn(s->absent, " "), s->absent, s->program);
    }
    if (texts[CLI_BATCH] && (s->switches[CLI_RAW] || s->switches[CLI_NROFF]))
        return cli_fail(s, "Error: neither --raw nor --nroff goes with --batch");
    if (!texts[CLI_BATCH] && (!texts[CLI_SOURCE] || !*texts[CLI_SOURCE]))
        return cli_fail(s, "No source file given");
    if (!texts[CLI_BATCH] && strcmp(texts[CLI_SOURCE], "-") != 0 &&
        access(texts[CLI_SOURCE], F_OK) != 0) {
        return cli_fail(s, "No such file: %s", texts[CLI_SOURCE]);
    }
    if (cli_is_on(s, "accept-prepped") && !cli_wants(s, "preptool"))
        return cli_fail(s, "You can only use --accept-prepped together with --preptool.");
    if (s->switches[CLI_FIX] && texts[CLI_BATCH])
        return cli_fail(s, "Error: --fix takes one document, not a batch");
    if (texts[CLI_BASENAME] && texts[CLI_PATH])
        return cli_fail(
            s, "--path and --basename has the same functionality, please use only --path");
    if (count > 1 && (texts[CLI_OUT] || texts[CLI_FILENAME]))
        return cli_fail(s,
                        "Cannot use an explicit output filename when generating more than one "
                        "format, use --path instead.");
    return 0;
}

/* The rules about options that concern one format. */
static int
check_formats(cli_settings *s)
{
    bool text = cli_wants(s, "text");
    const char *symbols = ietfdoc_context_option(s->context, "list-symbols");

    if (symbols && !*symbols) { /* as if not given */
        ietfdoc_context_set_option(s->context, "list-symbols", NULL);
        symbols = NULL;
    }
    if (cli_is_on(s, "no-headers") && !text)
        return cli_fail(s, "You can only use --no-headers with paginated text output.");
    if (text && symbols && cli_is_on(s, "legacy-list-symbols"))
        return cli_fail(s, "You cannot specify both --list-symbols and --legacy_list_symbols.");
    if (!text && cli_is_on(s, "legacy-list-symbols"))
        return cli_fail(s, "You can only use --legacy-list-symbols with v3 text output.");
    if (!text && symbols)
        return cli_fail(s, "You can only use --list-symbols with v3 text output.");
    return 0;
}

/* Text is what is made when nothing is asked for; old names mean the new ones. */
static int
settle(cli_settings *s)
{
    const char **texts = s->texts;
    struct stat about;
    bool any = s->switches[CLI_RAW] || s->switches[CLI_NROFF];
    bool quiet = cli_is_on(s, "quiet");
    ietfdoc_format format = IETFDOC_FORMAT_INIT;

    for (size_t i = 0; i < CLI_MOST_FORMATS; i++)
        any = any || s->formats[i];
    for (size_t i = 0; !any && i < CLI_MOST_FORMATS; i++)
        s->formats[i] = ietfdoc_format_describe(&format, s->context, i) == IETFDOC_OK &&
                        strcmp(format.name, "text") == 0;
    if (s->switches[CLI_UTF8] && !quiet)
        cli_fail(
            s,
            "Warning: The --utf8 switch is deprecated.  Use the new unicode insertion element "
            "<u> to refer to unicode values in a protocol specification.");
    if (texts[CLI_FILENAME] && !quiet)
        cli_fail(
            s,
            "Warning: The -f and --filename options are deprecated and will go away in version "
            "3.0 of xml2rfc.  Use -o instead");
    if (!texts[CLI_OUT])
        texts[CLI_OUT] = texts[CLI_FILENAME];
    if (!texts[CLI_PATH])
        texts[CLI_PATH] = texts[CLI_BASENAME];
    if (texts[CLI_PATH] && (stat(texts[CLI_PATH], &about) != 0 || !S_ISDIR(about.st_mode))) {
        return cli_fail(s,
                        "The given output path '%s' is not a directory, cannot place output "
                        "files there",
                        texts[CLI_PATH]);
    }
    return check_formats(s);
}

/* A cache that is named is made, with the directories above it. */
static int
make_cache(const cli_settings *s)
{
    const char *cache = ietfdoc_context_option(s->context, "cache");
    char *path = cache && *cache ? strdup(cache) : NULL;
    int error = 0;

    if (!path)
        return 0;
    for (char *at = path + 1; access(path, F_OK) != 0 && error == 0; at++) {
        char kept = *at;

        if (kept != '/' && kept != '\0')
            continue;
        *at = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            error = errno;
        *at = kept;
        if (kept == '\0')
            break;
    }
    free(path);
    if (error)
        printf("Unable to make cache directory: %s \n%s\n", cache, strerror(error));
    else if (access(cache, W_OK) != 0)
        printf("Cache directory is not writable: %s\n", cache);
    else
        return 0;
    return 1;
}

/* Today is SOURCE_DATE_EPOCH's day, else the clock's; without --date it is the date to go by.
 */
static void
set_dates(const cli_settings *s)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    time_t now = epoch && *epoch ? (time_t)strtoll(epoch, &end, 10) : time(NULL);
    char text[32];
    struct tm day;

    if (end && *end) /* no number */
        now = time(NULL);
    if (!(end && !*end ? gmtime_r(&now, &day) : localtime_r(&now, &day)))
        return;
    snprintf(text, sizeof(text), "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1,
             day.tm_mday);
    if (!ietfdoc_context_option(s->context, "today"))
        ietfdoc_context_set_option(s->context, "today", text);
    if (!ietfdoc_context_option(s->context, "date"))
        ietfdoc_context_set_option(s->context, "date", text);
}

/* What the environment says; the library does not look there. */
static void
set_environment(const cli_settings *s)
{
    const char *library = getenv("XML_LIBRARY"), *home = getenv("HOME");
    const char *certificates = getenv("SSL_CERT_FILE");
    char path[4096];

    set_dates(s);
    ietfdoc_context_set_option(s->context, "network", "true"); /* --no-network is stronger */
    if (library && *library)
        ietfdoc_context_set_option(s->context, "library", library);
    if (certificates && *certificates && !ietfdoc_context_option(s->context, "ca-file"))
        ietfdoc_context_set_option(s->context, "ca-file", certificates);
    if (home && *home &&
        (size_t)snprintf(path, sizeof(path), "%s/.cache/xml2rfc", home) < sizeof(path))
        ietfdoc_context_set_option(s->context, "user-cache", path);
}

static int
take_output(const char *data, size_t length, void *user)
{
    struct target *target = user;

    if (cli_write_file(target->path, data, length))
        return 0;
    target->failed = target->path;
    target->error = errno;
    return 1;
}

/* Style sheets and scripts go beside the output; standard output has no place for them. */
static int
take_side_file(const char *name, const char *data, size_t length, void *user)
{
    struct target *target = user;
    const char *slash = strrchr(target->path, '/');
    int directory = slash ? (int)(slash - target->path) + 1 : 0;
    char path[4096];

    if (strcmp(target->path, "-") == 0 || strncmp(target->path, "/dev/", 5) == 0)
        return 0;
    if ((size_t)snprintf(path, sizeof(path), "%.*s%s", directory, target->path, name) <
            sizeof(path) &&
        cli_write_file(path, data, length))
        return 0;
    target->failed = name;
    target->error = errno;
    return 1;
}

/* What xml2rfc says before it makes a format, and how it begins the line after; which part of
 * the source's name the output's name leaves out. */
static const struct habit {
    const char *format, *before, *after, *left_out;
} habits[] = {
    {"preptool", " Prepping", " ", NULL},
    {"unprep", " Unprepping", " ", ".prepped"},
    {"info", NULL, "", NULL},
    {NULL, NULL, " ", NULL},
};

static const struct habit *
habit_of(const char *format)
{
    const struct habit *habit = habits;

    while (habit->format && strcmp(habit->format, format) != 0)
        habit++;
    return habit;
}

const char *
cli_left_out(const char *format)
{
    return habit_of(format)->left_out;
}

/* What is said before a format is made. */
struct announcement {
    const struct run *run;
    const char *words; /* NULL: said, or nothing to say */
};

/* Behind the messages of the conversion from version 2, before those of the preparation. */
static int
announce(const ietfdoc_progress *progress, void *user)
{
    struct announcement *a = user;

    if (a->words && progress->stage >= IETFDOC_STAGE_PREPARE) {
        cli_note(a->run->s, "%s %s\n", a->words, a->run->source);
        a->words = NULL;
    }
    return 0;
}

static int
render_to(const struct run *run, const char *format, const char *path)
{
    const struct habit *habit = habit_of(format);
    struct announcement announcement = {run, habit->before};
    struct target target = {path, NULL, 0};
    ietfdoc_status status;

    if (!run->quiet && habit->before) {
        if (strcmp(format, "preptool") == 0)
            ietfdoc_context_on_progress(run->s->context, announce, &announcement, NULL);
        else
            cli_note(run->s, "%s %s\n", habit->before, run->source);
    }
    ietfdoc_context_on_file(run->s->context, take_side_file, &target, NULL);
    status = cli_render(run->document, run->s->context, format, take_output, &target);
    ietfdoc_context_on_file(run->s->context, NULL, NULL, NULL);
    ietfdoc_context_on_progress(run->s->context, NULL, NULL, NULL);
    if (status == IETFDOC_OK) {
        if (!run->quiet)
            cli_note(run->s, "%sCreated file %s\n", habit->after, path);
        return 0;
    }
    if (target.failed)
        cli_fail(run->s, "Error: Cannot write %s: %s", target.failed, strerror(target.error));
    else if (status == IETFDOC_E_MEMORY)
        cli_fail(run->s, "Error: %s", ietfdoc_status_text(status));
    cli_note(run->s, "Unable to complete processing %s\n", run->source);
    return 1;
}

static int
render_format(const struct run *run, const ietfdoc_format *format)
{
    const char **texts = run->s->texts;
    bool piped = strcmp(run->source, "-") == 0 || strcmp(run->source, "/dev/stdin") == 0;
    char *path = NULL;
    int code;

    if (texts[CLI_OUT])
        return render_to(run, format->name, texts[CLI_OUT]);
    if (piped && !texts[CLI_PATH])
        return render_to(run, format->name, "/dev/stdout");
    path = cli_output_path(piped ? "stdin" : run->source, texts[CLI_PATH],
                           cli_left_out(format->name), format->suffix);
    code = path ? render_to(run, format->name, path) : cli_fail(run->s, "Error: out of memory");
    free(path);
    return code;
}

/* The text that --raw asks for goes by a name of its own. */
static int
render_raw(const struct run *run)
{
    ietfdoc_format raw = IETFDOC_FORMAT_INIT;
    ietfdoc_context *context = run->s->context;
    const char *pagination = ietfdoc_context_option(context, "pagination");
    char *kept = pagination ? cli_need(strdup(pagination)) : NULL;
    int code;

    raw.name = "text";
    raw.suffix = ".raw.txt";
    ietfdoc_context_set_option(context, "pagination", "false");
    code = render_format(run, &raw);
    ietfdoc_context_set_option(context, "pagination", kept);
    free(kept);
    return code;
}

static int
render_all(const struct run *run)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;
    int code = run->s->switches[CLI_RAW] ? render_raw(run) : 0;

    for (size_t i = 0; i < CLI_MOST_FORMATS && code == 0; i++)
        if (run->s->formats[i] &&
            ietfdoc_format_describe(&format, run->s->context, i) == IETFDOC_OK)
            code = render_format(run, &format);
    return code;
}

static int
process(struct run *run)
{
    cli_reporter *r = run->reporter;
    const char *name = strcmp(run->source, "-") == 0 ? "/dev/stdin" : run->source;
    ietfdoc_status status;
    int code;

    if (!cli_read_file(&r->source, run->source)) {
        return cli_fail(run->s, "Error: Cannot read %s: %s", run->source, strerror(errno));
    }
    r->name = name;
    ietfdoc_context_on_report(run->s->context, cli_report, r, NULL);
    status = ietfdoc_document_parse(&run->document, run->s->context, r->source.data,
                                    r->source.length, name);
    if (status == IETFDOC_E_MEMORY)
        cli_fail(run->s, "Error: %s", ietfdoc_status_text(status));
    code =
        status == IETFDOC_OK && cli_legacy_agrees(run->s, run->document) ? render_all(run) : 1;
    ietfdoc_document_free(run->document);
    return code;
}

/* What is shown instead of making anything; -1: nothing of the kind was asked for. */
static int
show(const cli_settings *s, const cli_table *table, const cli_config *config, int count,
     char **arguments)
{
    if (s->switches[CLI_HELP])
        cli_show_help(s, table);
    else if (s->switches[CLI_COUNTRY_HELP])
        cli_show_countries();
    else if (s->switches[CLI_PDF_HELP])
        cli_show_pdf_help(s);
    else if (s->switches[CLI_VALUES])
        cli_show_values(s, table, config, count - 1, arguments + 1);
    else if (s->switches[CLI_VERSION])
        cli_show_version(s);
    else if (s->switches[CLI_DOCFILE])
        return cli_write_documentation(s, table);
    else if (s->switches[CLI_MANPAGE])
        cli_show_manual();
    else if (s->switches[CLI_CLEAR_CACHE])
        return cli_clear_cache(s);
    else if (s->texts[CLI_COMPLETION])
        return cli_show_completion(s, table, s->texts[CLI_COMPLETION]);
    else if (s->texts[CLI_EXPLAIN])
        return cli_explain(s, s->texts[CLI_EXPLAIN]);
    else
        return -1;
    return 0;
}

static int
make(cli_settings *s)
{
    cli_reporter reporter;
    struct run job = {.s = s, .reporter = &reporter};
    int code;

    if (s->switches[CLI_MERGE_REPORTS])
        return cli_reports_merge(s);
    if (s->texts[CLI_MAKE_PACK])
        return cli_make_pack(s);
    if (check(s) || settle(s) || make_cache(s))
        return 1;
    if (s->texts[CLI_BATCH])
        return cli_batch_run(s);
    job.source = s->texts[CLI_SOURCE];
    job.quiet = cli_is_on(s, "quiet");
    cli_reporter_init(&reporter, s);
    code = s->switches[CLI_FIX] ? cli_fix(s, &reporter) : process(&job);
    cli_reporter_free(&reporter);
    return code;
}

static int
make_and_tell(cli_settings *s)
{
    int code = cli_messages_open(s);

    return code ? code : cli_messages_close(s, make(s));
}

static int
run(cli_settings *s, int count, char **arguments)
{
    cli_table table;
    cli_config config;
    char **words = NULL;
    int code;

    cli_table_make(&table, s->context);
    code = cli_config_read(&config, s, &table, count, arguments);
    if (code == 0) { /* the reader moves the operands to the front */
        words = cli_need(malloc((config.words.count + 1) * sizeof(*words)));
        memcpy(words, config.words.items, (config.words.count + 1) * sizeof(*words));
        code = cli_read_arguments(s, &table, (int)config.words.count, words);
    }
    if (code == 0) {
        set_environment(s);
        code = show(s, &table, &config, count, arguments);
        code = code < 0 ? make_and_tell(s) : code;
    }
    free(words);
    cli_config_free(&config);
    return code;
}

int
main(int count, char **arguments)
{
    const char *slash = count > 0 ? strrchr(arguments[0], '/') : NULL;
    cli_settings s = {.program = slash       ? slash + 1
                                 : count > 0 ? arguments[0]
                                             : "ietfdoc-render"};
    int code;

    if (ietfdoc_context_new(&s.context, NULL) != IETFDOC_OK) {
        fputs("Error: out of memory\n", stderr);
        return 1;
    }
    code = run(&s, count, arguments);
    ietfdoc_context_free(s.context);
    if (fflush(stdout) != 0 && code == 0)
        code = 1;
    return code;
}
