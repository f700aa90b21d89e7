/* The command line tool in parts: options.c knows which options there are, arguments.c reads
 * the command line as argparse does, help.c shows the table, report.c speaks to the user,
 * files.c reads and writes, main.c runs. All of it sees the public headers only. */
#ifndef IETFDOC_CLI_H
#define IETFDOC_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "ietfdoc/ietfdoc.h"

/* The version of xml2rfc whose output and options these are. */
#define CLI_COMPATIBLE "3.32.0"

/* What an option does. */
enum cli_action {
    CLI_LIBRARY, /* sets an option of the library */
    CLI_FORMAT,  /* asks for a format */
    CLI_MODULE,  /* asks for the formats of a module */
    CLI_SWITCH,  /* sets a switch of the tool's own */
    CLI_TEXT,    /* sets a text of the tool's own */
    CLI_NOTHING, /* is understood and changes nothing */
    CLI_ABSENT,  /* is an option of xml2rfc that this version lacks */
};

/* The tool's own switches and texts. */
enum cli_switch {
    CLI_HELP,
    CLI_VERSION,
    CLI_VALUES,
    CLI_UTF8,
    CLI_SKIP_CONFIG_FILES,
    CLI_CLEAR_CACHE,
    CLI_COUNTRY_HELP,
    CLI_PDF_HELP,
    CLI_MANPAGE,
    CLI_DOCFILE,
    CLI_RESUME,
    CLI_FAIL_FAST,
    CLI_MERGE_REPORTS,
    CLI_FIX,
    CLI_LEGACY,
    CLI_RAW,
    CLI_NROFF,
    CLI_SWITCH_COUNT
};
enum cli_text {
    CLI_SOURCE,
    CLI_OUT,
    CLI_PATH,
    CLI_BASENAME,
    CLI_FILENAME,
    CLI_CONFIG_FILE,
    CLI_BATCH,
    CLI_MAKE_PACK,
    CLI_JOBS,
    CLI_TIMEOUT_SECONDS,
    CLI_MEMORY_LIMIT,
    CLI_SHARD,
    CLI_REPORT,
    CLI_DIAGNOSTICS,
    CLI_DIAGNOSTICS_FILE,
    CLI_EXPLAIN,
    CLI_COMPLETION,
    CLI_TEXT_COUNT
};

typedef struct cli_option {
    const char *names; /* long names without dashes, divided by spaces; the first is shown */
    char letter;       /* 0: none */
    enum cli_action action;
    int field;           /* of CLI_SWITCH and CLI_TEXT */
    const char *target;  /* of CLI_LIBRARY; NULL: has the same name */
    const char *format;  /* of CLI_LIBRARY: asks for this format, too; NULL: for none */
    const char *value;   /* what a switch sets; NULL: "true" */
    const char *same;    /* help for a second option with one target; NULL: the target's */
    const char *metavar; /* what the argument is called; NULL: a switch */
    const char *group;   /* of --help; NULL: not shown */
    const char *help;
    const char *initial; /* the default; NULL: none to show */
    const char *alone;   /* the value when none follows; NULL: one must */
    bool list;           /* may be given several times */
    bool extra;          /* xml2rfc lacks it: it yields to its options when abbreviated */
} cli_option;

/* The options of the tool and of the library as one table. */
typedef struct cli_table {
    cli_option rows[256];
    size_t count;
} cli_table;

/* The groups of --help in their order, ended by NULL. */
extern const char *const cli_groups[];

void cli_table_make(cli_table *table, ietfdoc_context *context);
/* The next of an option's long names, from *names, which moves behind it; 0 at the end. */
size_t cli_next_name(const char **names, const char **name);

enum { CLI_MOST_FORMATS = 32 };

/* A file in memory. */
typedef struct cli_bytes {
    char *data;
    size_t length;
} cli_bytes;

/* The shapes that messages have. */
enum cli_form { CLI_FORM_TEXT, CLI_FORM_JSON, CLI_FORM_SARIF };

/* Messages for programs, on their way to the standard error or a file. */
typedef struct cli_messages {
    enum cli_form form;
    const char *path; /* of the file; NULL: the standard error */
    FILE *out;        /* NULL: none are wanted; the standard error, or `gathered` */
    cli_bytes gathered;
} cli_messages;

/* What the command line says, as far as the library does not know it. */
typedef struct cli_settings {
    ietfdoc_context *context;
    const char *program; /* how the tool was called, without directory */
    bool trial;          /* the command line is only looked at: the library hears nothing */
    bool switches[CLI_SWITCH_COUNT];
    const char *texts[CLI_TEXT_COUNT];
    char **operands; /* all of them; the first is the text CLI_SOURCE */
    size_t operand_count;
    const char *absent;             /* the first CLI_ABSENT option; NULL: none */
    bool formats[CLI_MOST_FORMATS]; /* by the number of ietfdoc_format_describe */
    cli_messages messages;
} cli_settings;

/* Reads the command line; 0, or the exit code after an error was shown. */
int cli_read_arguments(cli_settings *s, const cli_table *table, int count, char **arguments);
/* Says how the tool is used and what is wrong; returns the exit code. */
int cli_usage_error(const cli_settings *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool cli_is_on(const cli_settings *s, const char *option); /* a switch of the library */
bool cli_wants(const cli_settings *s, const char *format);

/* Words of a command line, from malloc, ended by NULL. */
typedef struct cli_words {
    char **items;
    size_t count, capacity;
} cli_words;

void cli_words_add(cli_words *w, char *word); /* which then is theirs */
/* Is the option among the words, under one of its whole names? */
bool cli_is_typed(const cli_words *words, const cli_option *option);

enum { CLI_CONFIG_PATHS = 3 };

/* The command line together with what configuration files say. */
typedef struct cli_config {
    cli_words words;               /* from the program's name on */
    char *paths[CLI_CONFIG_PATHS]; /* where files are looked for, the least important first */
    char *origins;                 /* what each file said, as --values shows it */
    size_t origins_size;
} cli_config;

/* Reads the files, but for --skip-config-files; 0, or the exit code after an error was shown.
 * To be freed in either case. */
int cli_config_read(cli_config *c, const cli_settings *s, const cli_table *table, int count,
                    char **arguments);
void cli_config_free(cli_config *c);

void cli_show_help(const cli_settings *s, const cli_table *table);
/* The typed arguments are what the user wrote, without the program's name. */
void cli_show_values(const cli_settings *s, const cli_table *table, const cli_config *config,
                     int count, char **typed);
void cli_show_version(const cli_settings *s);
void cli_show_countries(void);
void cli_show_pdf_help(const cli_settings *s);
/* A script for bash, zsh or fish; the exit code. */
int cli_show_completion(const cli_settings *s, const cli_table *table, const char *shell);
void cli_show_manual(void); /* through a pager on a terminal */
/* The page on a code, or the list of them; the exit code. */
int cli_explain(const cli_settings *s, const char *code);
extern const char cli_manual[];
/* The vocabulary as sections of RFCXML, and its grammar; both end with NULL. */
extern const char *const cli_vocabulary[], *const cli_grammar[];
/* Writes the document that documents them; the exit code. */
int cli_write_documentation(const cli_settings *s, const cli_table *table);
/* Removes the references from the cache that is named, else from the usual ones. */
int cli_clear_cache(const cli_settings *s);
/* The memory, or the end when there is none. */
void *cli_need(void *memory);

/* Says what becomes of --legacy, --raw and --nroff for this document; false: it is an error. */
bool cli_legacy_agrees(cli_settings *s, const ietfdoc_document *document);

/* Makes a pack of references; the exit code. */
int cli_make_pack(cli_settings *s);

/* Reads all of a file, "-" being the standard input; false with errno. */
bool cli_read_file(cli_bytes *bytes, const char *path);
/* Renders; all of the output comes in one call. */
ietfdoc_status cli_render(ietfdoc_document *document, ietfdoc_context *context,
                          const char *format, ietfdoc_write_callback take, void *user);
/* Makes the file complete or not at all; false with errno. */
bool cli_write_file(const char *path, const char *data, size_t length);
/* The same by way of a file whose name the caller chooses; what lies there goes. */
bool cli_write_file_through(const char *path, const char *unfinished, const char *data,
                            size_t length);
/* What the names of a format's outputs leave out of the source's; NULL: nothing. */
const char *cli_left_out(const char *format);
/* The output's path: DIRECTORY (or the source's) and the source's name with a new suffix and
 * without what is to be left out (NULL: nothing); from malloc. */
char *cli_output_path(const char *source, const char *directory, const char *left_out,
                      const char *suffix);

/* How diagnostics are shown. */
typedef struct cli_reporter {
    cli_settings *s;
    FILE *stream;       /* for text */
    bool colours;       /* and the offending line */
    cli_bytes source;   /* what was read */
    const char *name;   /* of the source, as it was given */
    cli_bytes included; /* the file shown last that is not the source */
    char *included_path;
} cli_reporter;

void cli_reporter_init(cli_reporter *r, cli_settings *s);
void cli_reporter_free(cli_reporter *r);
/* For ietfdoc_context_on_report; user is the reporter. */
void cli_report(const ietfdoc_diagnostic *diagnostic, void *user);

/* The code of what the tool itself has to say; the library's messages have codes of their own.
 */
#define CLI_CODE "COMMAND"

/* Reads --diagnostics and --diagnostics-file; 0, or the exit code after an error was shown. */
int cli_messages_open(cli_settings *s);
/* Writes what was gathered; returns the exit code, which was `code` so far. */
int cli_messages_close(cli_settings *s, int code);
/* Starts gathering anew, as a worker does for each document; false: no memory. */
bool cli_messages_gather(cli_settings *s);
/* Takes over what a worker has gathered. */
void cli_messages_append(cli_settings *s, const char *text, size_t length);
/* A message for programs; `source` stands for the file of those that have "". */
void cli_messages_add(cli_settings *s, const ietfdoc_diagnostic *d, const char *source);
/* Does the standard error carry text? */
bool cli_is_plain(const cli_settings *s);
/* An error of the tool's own, or with "Warning: " in front a warning; returns 1. */
int cli_fail(cli_settings *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* News for people. */
void cli_note(const cli_settings *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes a copy of the source with what can be mended mended; the exit code. */
int cli_fix(cli_settings *s, cli_reporter *reporter);

/* A diagnostic as text on one line or more; `r` may have colours. */
void cli_write_text(FILE *out, const cli_reporter *r, const ietfdoc_diagnostic *d);
/* A diagnostic's members as JSON has them, without braces. */
void cli_write_members(FILE *out, const ietfdoc_diagnostic *d, const char *source);
/* A diagnostic as a result of SARIF, and the whole around the results. */
void cli_write_result(FILE *out, const ietfdoc_diagnostic *d, const char *source);
void cli_write_sarif(FILE *out, const cli_bytes *results, int code);

#endif
