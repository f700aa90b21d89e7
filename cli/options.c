/* The options of xml2rfc in its order and with its names, then those that the library has
 * beyond them. A row that names an option of the library takes help, argument and default from
 * there. */
#include "cli.h"

#include <string.h>

#define DOCUMENTATION "Documentation"
#define FORMATS       "Formats: one or more, text by default"
#define GENERAL       "Generic options"
#define OUTPUT        "Output files"
#define PREPARATION   "Preparation"
#define CONVERSION    "Conversion to version 3"
#define TEXT          "Text"
#define HTML          "HTML"
#define SHEETS        "Style sheets"
#define PDF           "PDF"
#define LINKS         "Links and references"
#define LIMITS        "Limits"
#define BATCHES       "Batches of documents"
#define COMPATIBILITY "Accepted for compatibility"

#define LIBRARY(name, short)                                                                   \
    {                                                                                          \
        .names = name, .letter = short, .action = CLI_LIBRARY                                  \
    }
#define SETS(name, short, to, what, says)                                                      \
    {                                                                                          \
        .names = name, .letter = short, .action = CLI_LIBRARY, .target = to, .value = what,    \
        .same = says                                                                           \
    }
#define ABSENT(name, short, meta)                                                              \
    {                                                                                          \
        .names = name, .letter = short, .action = CLI_ABSENT, .metavar = meta                  \
    }
#define NOTHING(name, short, meta, says)                                                       \
    {                                                                                          \
        .names = name, .letter = short, .action = CLI_NOTHING, .metavar = meta,                \
        .group = COMPATIBILITY, .help = says                                                   \
    }
#define SWITCH(name, short, what, where, says)                                                 \
    {                                                                                          \
        .names = name, .letter = short, .action = CLI_SWITCH, .field = what, .group = where,   \
        .help = says                                                                           \
    }
#define TAKES(name, short, what, meta, where, says)                                            \
    {                                                                                          \
        .names = name, .letter = short, .action = CLI_TEXT, .field = what, .metavar = meta,    \
        .group = where, .help = says                                                           \
    }
#define BATCH(name, what, meta, says, value)                                                   \
    {                                                                                          \
        .names = name, .action = CLI_TEXT, .field = what, .metavar = meta, .group = BATCHES,   \
        .help = says, .initial = value, .extra = true                                          \
    }
#define BATCH_SWITCH(name, what, says)                                                         \
    {                                                                                          \
        .names = name, .action = CLI_SWITCH, .field = what, .group = BATCHES, .help = says,    \
        .extra = true                                                                          \
    }

static const cli_option own[] = {
    SWITCH("help", 'h', CLI_HELP, DOCUMENTATION, "show this help and exit"),
    SWITCH("docfile", 0, CLI_DOCFILE, DOCUMENTATION,
           "write a document on the vocabulary and the options, in RFCXML, and exit"),
    SWITCH("manpage", 0, CLI_MANPAGE, DOCUMENTATION, "show the manual and exit"),
    SWITCH("country-help", 0, CLI_COUNTRY_HELP, DOCUMENTATION,
           "show the names of countries that <country> may have and exit"),
    SWITCH("pdf-help", 0, CLI_PDF_HELP, DOCUMENTATION, "show what PDF output needs and exit"),
    NOTHING("template-dir", 0, "TEMPLATE_DIR", "the documentation is made without templates"),
    SWITCH("values", 0, CLI_VALUES, DOCUMENTATION,
           "show the values of the options, and where they come from, and exit"),
    SWITCH("version", 'V', CLI_VERSION, DOCUMENTATION, "show the version and exit"),
    LIBRARY("warn-bare-unicode", 0),

    ABSENT("text", 0, NULL),
    ABSENT("html", 0, NULL),
    SWITCH("nroff", 0, CLI_NROFF, COMPATIBILITY, "refused: use --text, --html or --pdf"),
    SWITCH("raw", 0, CLI_RAW, COMPATIBILITY,
           "with --legacy and version 2: text without pages, as --text --no-pagination makes"),
    ABSENT("expand", 0, NULL),
    ABSENT("use-bib", 0, NULL),
    ABSENT("v2v3", 0, NULL),
    ABSENT("preptool", 0, NULL),
    ABSENT("unprep", 0, NULL),
    ABSENT("info", 0, NULL),

    SWITCH("clear-cache", 'C', CLI_CLEAR_CACHE, GENERAL,
           "remove the references from the caches and exit"),
    SETS("debug", 0, "verbose", NULL, "the same as --verbose"),
    LIBRARY("no-dtd", 'n'),
    LIBRARY("no-network", 'N'),
    NOTHING("no-org-info", 'O', NULL, "concerns the legacy formatters"),
    LIBRARY("quiet", 'q'),
    SWITCH("skip-config-files", 0, CLI_SKIP_CONFIG_FILES, GENERAL,
           "read no configuration files"),
    LIBRARY("allow-local-file-access", 0),
    LIBRARY("remove-pis", 'r'),
    SWITCH("utf8", 'u', CLI_UTF8, COMPATIBILITY, "deprecated: all output is UTF-8"),
    LIBRARY("verbose", 'v'),

    TAKES("basename", 'b', CLI_BASENAME, "DIRECTORY", OUTPUT, "the same as --path"),
    LIBRARY("cache", 'c'),
    TAKES("config-file", 0, CLI_CONFIG_FILE, "FILE", GENERAL,
          "read options from FILE, too: lines of NAME = VALUE"),
    NOTHING("dtd", 'd', "DTDFILE", "no DTD validation takes place"),
    LIBRARY("date", 'D'),
    TAKES("filename", 'f', CLI_FILENAME, "FILE", OUTPUT, "deprecated: use --out"),
    LIBRARY("indent", 'i'),
    TAKES("out", 'o', CLI_OUT, "FILE", OUTPUT, "write to FILE, when there is one format"),
    TAKES("path", 'p', CLI_PATH, "DIRECTORY", OUTPUT,
          "write to DIRECTORY, not beside the source"),
    LIBRARY("silence", 's'),

    NOTHING("v3", 0, NULL, "this is always so"),
    SWITCH("legacy v2", 0, CLI_LEGACY, COMPATIBILITY,
           "the formatters for version 3 are used all the same, with a warning"),
    LIBRARY("id-is-work-in-progress", 0),

    LIBRARY("no-headers", 0),
    LIBRARY("legacy-list-symbols", 0),
    LIBRARY("legacy-date-format", 0),
    SETS("no-legacy-date-format", 0, "legacy-date-format", "false",
         "the opposite of --legacy-date-format"),
    LIBRARY("list-symbols", 0),
    SETS("bom BOM", 0, "bom", NULL, NULL),
    SETS("paginate pagination", 0, "pagination", NULL, NULL),
    SETS("no-pagination", 'P', "pagination", "false", "the opposite of --pagination"),
    LIBRARY("table-hyphen-breaks", 0),
    LIBRARY("table-borders", 0),
    LIBRARY("rfc-html-archive-url", 0),
    LIBRARY("id-html-archive-url", 0),

    LIBRARY("css", 0),
    LIBRARY("external-css", 0),
    SETS("no-external-css", 0, "external-css", "false", "the opposite of --external-css"),
    LIBRARY("external-js", 0),
    SETS("no-external-js", 0, "external-js", "false", "the opposite of --external-js"),
    LIBRARY("rfc-base-url", 0),
    LIBRARY("id-base-url", 0),
    LIBRARY("rfc-reference-base-url", 0),
    LIBRARY("id-reference-base-url", 0),
    LIBRARY("metadata-js-url", 0),
    LIBRARY("inline-version-info", 0),
    SETS("no-inline-version-info", 0, "inline-version-info", "false",
         "the opposite of --inline-version-info"),
    LIBRARY("no-rfc-local", 0),

    LIBRARY("add-xinclude", 0),
    SETS("draft-revisions draft-revs", 0, "draft-revisions", NULL, NULL),
    LIBRARY("strict", 0),
    LIBRARY("accept-prepped", 0),

    {.names = "xslt", .action = CLI_LIBRARY, .format = "xslt", .extra = true},
    {.names = "formatter",
     .action = CLI_MODULE,
     .metavar = "FILE",
     .group = FORMATS,
     .help = "load the formatter in the shared object FILE, and make what it makes",
     .list = true,
     .extra = true},
    {.names = "make-reference-pack",
     .action = CLI_TEXT,
     .field = CLI_MAKE_PACK,
     .metavar = "DIRECTORY",
     .group = GENERAL,
     .help = "make a pack of the references in DIRECTORY, to the file that is named, and exit",
     .extra = true},
    {.names = "fix",
     .action = CLI_SWITCH,
     .field = CLI_FIX,
     .group = GENERAL,
     .help = "make a copy of the source (NAME.fixed.xml) in which what can be mended with "
             "certainty is mended, and nothing else",
     .extra = true},
    {.names = "diagnostics",
     .action = CLI_TEXT,
     .field = CLI_DIAGNOSTICS,
     .metavar = "text|json|sarif",
     .group = GENERAL,
     .help = "show messages as text, as JSON Lines or as SARIF 2.1.0",
     .initial = "text",
     .extra = true},
    {.names = "diagnostics-file",
     .action = CLI_TEXT,
     .field = CLI_DIAGNOSTICS_FILE,
     .metavar = "FILE",
     .group = GENERAL,
     .help = "write the messages to FILE, in the form of --diagnostics, beside the text that "
             "is shown",
     .extra = true},
    {.names = "explain",
     .action = CLI_TEXT,
     .field = CLI_EXPLAIN,
     .metavar = "CODE",
     .alone = "list",
     .group = DOCUMENTATION,
     .help = "explain the message with this code and exit; without CODE: list the codes",
     .extra = true},
    {.names = "completion",
     .action = CLI_TEXT,
     .field = CLI_COMPLETION,
     .metavar = "bash|zsh|fish",
     .group = DOCUMENTATION,
     .help = "write the completion of this command for a shell and exit",
     .extra = true},
    BATCH("batch", CLI_BATCH, "LIST|DIR",
          "make the documents that the file LIST names, one on a line (-: standard input), or "
          "that are *.xml in DIR; needs --path",
          NULL),
    BATCH("jobs", CLI_JOBS, "COUNT", "so many at a time (default: one for each processor)",
          NULL),
    BATCH("timeout", CLI_TIMEOUT_SECONDS, "SECONDS",
          "give a document up after so long; 0: never", "300"),
    BATCH("memory-limit", CLI_MEMORY_LIMIT, "MB",
          "give a document up that needs more memory than that", NULL),
    BATCH("report", CLI_REPORT, "FILE",
          "write to FILE what became of each document, as JSON Lines", NULL),
    BATCH_SWITCH("resume", CLI_RESUME,
                 "make only what the report says is missing, has changed or has failed"),
    BATCH_SWITCH("fail-fast", CLI_FAIL_FAST, "begin no other document after one has failed"),
    BATCH("shard", CLI_SHARD, "I/N", "make only every Nth document, from the Ith on", NULL),
    BATCH_SWITCH("merge-reports", CLI_MERGE_REPORTS,
                 "join the reports given as operands to the file of --report, and exit"),
};

const char *const cli_groups[] = {
    FORMATS, OUTPUT,      GENERAL,    TEXT,    HTML,          SHEETS,        PDF, LINKS,
    LIMITS,  PREPARATION, CONVERSION, BATCHES, COMPATIBILITY, DOCUMENTATION, NULL};

static const struct {
    const char *name, *title;
} groups[] = {
    {"generic", GENERAL}, {"prep", PREPARATION}, {"convert", CONVERSION}, {"format", TEXT},
    {"text", TEXT},       {"html", HTML},        {"xslt", SHEETS},        {"pdf", PDF},
    {"reference", LINKS}, {"limit", LIMITS},
};

size_t
cli_next_name(const char **names, const char **name)
{
    size_t length;

    while (**names == ' ')
        ++*names;
    length = strcspn(*names, " ");
    *name = *names;
    *names += length;
    return length;
}

static const char *
group_title(const char *name)
{
    for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
        if (strcmp(groups[i].name, name) == 0)
            return groups[i].title;
    return name;
}

/* Takes from the library's option what the row does not say itself. */
static void
complete(cli_option *row, const ietfdoc_option *option)
{
    row->action = CLI_LIBRARY;
    row->group = group_title(option->group);
    row->help = option->help;
    row->metavar = row->value ? NULL : option->argument;
    row->initial = row->metavar ? option->default_value : NULL;
    row->list = option->type == IETFDOC_OPTION_LIST;
    if (row->same)
        row->help = row->same;
}

static void
add_library_option(cli_table *table, const ietfdoc_option *option)
{
    bool known = false;

    for (size_t i = 0; i < table->count; i++) {
        cli_option *row = &table->rows[i];
        const char *target = row->target ? row->target : row->names;

        if ((row->action == CLI_LIBRARY || row->action == CLI_ABSENT) &&
            strcmp(target, option->name) == 0) {
            complete(row, option);
            known = true;
        }
    }
    if (!known && table->count < sizeof(table->rows) / sizeof(table->rows[0])) {
        cli_option *row = &table->rows[table->count++];

        *row = (cli_option){.names = option->name, .extra = true};
        complete(row, option);
    }
}

static void
add_format(cli_table *table, const ietfdoc_format *format)
{
    cli_option *row = table->rows;
    cli_option *end = table->rows + table->count;

    while (row < end && strcmp(row->names, format->name) != 0)
        row++;
    if (row == end) {
        if (table->count == sizeof(table->rows) / sizeof(table->rows[0]))
            return;
        table->count++;
        *row = (cli_option){.names = format->name, .extra = true};
    }
    if (row->format) /* asks for it by way of an option */
        return;
    row->action = CLI_FORMAT;
    row->group = FORMATS;
    row->help = format->help;
}

void
cli_table_make(cli_table *table, ietfdoc_context *context)
{
    ietfdoc_option option = IETFDOC_OPTION_INIT;
    ietfdoc_format format = IETFDOC_FORMAT_INIT;

    memcpy(table->rows, own, sizeof(own));
    table->count = sizeof(own) / sizeof(own[0]);
    for (size_t i = 0; ietfdoc_option_describe(&option, i) == IETFDOC_OK; i++)
        add_library_option(table, &option);
    for (size_t i = 0; ietfdoc_format_describe(&format, context, i) == IETFDOC_OK; i++)
        add_format(table, &format);
}
