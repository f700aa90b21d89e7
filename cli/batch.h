/* Batches in parts: batch.c reads what is asked for and sums up, batch_list.c knows the
 * documents and the names of their outputs, batch_pool.c keeps the worker processes busy,
 * batch_work.c is what happens in one, batch_report.c writes records and reads them again,
 * progress.c shows how far it is, json.c and hash.c are tools. A document's record is written
 * after its outputs, so that what has a record is complete. */
#ifndef IETFDOC_BATCH_H
#define IETFDOC_BATCH_H

#include <stdint.h>
#include <stdio.h>

#include "cli.h"

enum { CLI_HASH_SIZE = 65, CLI_KEY_SIZE = 17 };

/* What became of a document, from good to bad. */
enum cli_fate {
    CLI_MADE,
    CLI_KEPT,       /* --resume found it complete */
    CLI_INVALID,    /* it has errors */
    CLI_LIMITED,    /* it goes beyond a limit among the options */
    CLI_UNREADABLE, /* it, or its outputs */
    CLI_UNWRITABLE,
    CLI_NO_MEMORY,
    CLI_TIMEOUT,
    CLI_CRASHED,
    CLI_FATE_COUNT,
};

/* Bytes within others. */
typedef struct cli_slice {
    const char *at;
    size_t length;
} cli_slice;

typedef struct cli_document {
    char *path;             /* as the list or the directory has it */
    char key[CLI_KEY_SIZE]; /* names its unfinished files */
} cli_document;

/* The lines of a report, sorted by input, one for each. */
typedef struct cli_record {
    cli_slice input; /* as JSON has it */
    cli_slice line;
} cli_record;

typedef struct cli_records {
    cli_record *items;
    size_t count;
    size_t broken; /* lines that are no records */
} cli_records;

/* How far a run is, on a terminal. */
typedef struct cli_progress {
    bool on;
    size_t total, done, failed;
    double begun, drawn;
} cli_progress;

typedef struct cli_batch {
    cli_settings *s;
    const char *directory; /* where the outputs go */
    cli_document *documents;
    size_t count;
    ietfdoc_format formats[CLI_MOST_FORMATS];
    size_t format_count;
    char *options; /* what determines the outputs, as JSON */
    unsigned jobs;
    unsigned timeout;    /* seconds for each document; 0: none */
    size_t memory_limit; /* bytes for each worker; 0: none */
    unsigned shard, shards;
    int report;           /* open for appending; -1: none */
    cli_bytes old_report; /* of the run that is resumed */
    cli_records old;
    size_t fates[CLI_FATE_COUNT];
    size_t written;  /* output files */
    bool deaths;     /* of workers, which may have left unfinished files */
    bool failed;     /* the run itself, not a document */
    int interrupted; /* the signal that ended the run; 0: none */
    double begun;
} cli_batch;

/* An output that waits to be written. */
typedef struct cli_made {
    const char *format;
    char *file; /* its name within the directory */
    char *data;
    size_t length;
    char hash[CLI_HASH_SIZE];
    bool side; /* a style sheet or script, which documents share */
} cli_made;

typedef struct cli_result {
    enum cli_fate fate;
    char detail[256];         /* "" when the diagnostics say it */
    char hash[CLI_HASH_SIZE]; /* of the input; "": not read */
    size_t length;            /* of the input */
    int64_t started;          /* seconds since 1970 */
    double seconds;
    cli_made *made;
    size_t made_count;
} cli_result;

/* What a worker sends before the record, the text for the terminal and the messages for
 * programs.
 */
typedef struct cli_answer {
    uint32_t fate;
    uint32_t written;
    uint64_t record_length, text_length, messages_length;
} cli_answer;

/* Says what befell a document, as text to `out`. */
void cli_blame(cli_settings *s, FILE *out, const char *path, const char *detail);

int cli_batch_run(cli_settings *s);
/* Joins reports: the operands to --report. */
int cli_reports_merge(cli_settings *s);

/* Fills documents from a list or a directory and takes the shard's; 0, or the exit code. */
int cli_documents_load(cli_batch *b, const char *source);
void cli_documents_free(cli_batch *b);
/* The name of a document's output within the directory, from malloc. */
char *cli_output_name(const cli_document *document, const ietfdoc_format *format);
/* The path of a document's unfinished output; false: too long. */
bool cli_unfinished_path(char *path, size_t size, const cli_batch *b,
                         const cli_document *document, size_t number);
/* Removes what workers that died have left of this batch's documents. */
void cli_unfinished_remove(const cli_batch *b);

void cli_pool_run(cli_batch *b);
/* Answers numbers of documents from `jobs` until it ends; never returns. */
__attribute__((noreturn)) void cli_work(const cli_batch *b, int jobs, int answers);

const char *cli_fate_name(enum cli_fate fate);
/* The switch and option values that outputs depend on, as JSON, from malloc. */
char *cli_options_describe(const cli_batch *b);
/* Writes a document's line; diagnostics are the context's (NULL: none). */
void cli_record_write(FILE *out, const cli_batch *b, const cli_document *document,
                      const cli_result *result, const ietfdoc_context *context);
/* Finds the lines of a report; of several for one input the last counts. False: no memory. */
bool cli_records_read(cli_records *records, const cli_bytes *report);
void cli_records_free(cli_records *records);
const cli_record *cli_record_find(const cli_records *records, const char *path);
/* Is the document made already, with these options and by this version? */
bool cli_record_holds(const cli_batch *b, const cli_record *record, const char *hash);
enum cli_fate cli_record_fate(const cli_record *record);
/* Opens (for --resume: and reads) the report and locks it; 0, or the exit code. */
int cli_report_open(cli_batch *b, const char *path, bool resume);
bool cli_report_append(cli_batch *b, const char *line, size_t length);
/* Writes the report anew, in order and without what is outdated; 0, or the exit code. */
int cli_report_finish(cli_batch *b, const char *path);

void cli_progress_show(cli_progress *progress, bool now);
void cli_progress_clear(cli_progress *progress);
double cli_now(void); /* seconds, which only grow */

bool cli_hash_available(void);
void cli_hash(char hash[CLI_HASH_SIZE], const char *data, size_t length);

/* Writes a string; bytes that are no UTF-8 become the code points that Python's
 * "surrogateescape" gives them. */
void cli_json_write(FILE *out, const char *text);
/* A string's text, from malloc; NULL: no string or no memory. */
char *cli_json_text(cli_slice value);
/* Goes through an object or an array: *at is its beginning at first; false at the end or when
 * it is none. name may be NULL. */
bool cli_json_next(cli_slice *rest, cli_slice *name, cli_slice *value);
/* An object's member; length 0: it has none. */
cli_slice cli_json_member(cli_slice object, const char *name);
/* Is it a whole object? */
bool cli_json_is_object(cli_slice text);
bool cli_slice_is(cli_slice slice, const char *text);

#endif
