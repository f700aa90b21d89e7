/* A formatter is one function and its metadata. To add one: a folder, one name in
 * formatters/meson.build, goldens. */
#ifndef IETF_FORMATTER_H
#define IETF_FORMATTER_H

#include "libietfdoc/passes/pass.h"
#include "libietfdoc/util/buf.h"

typedef struct ietf_render_job {
    const struct ietf_formatter *formatter;
    const ietf_document *document; /* finished and immutable */
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;         /* scratch of this render */
    const ietf_loader *loader; /* for files that an option names (IETF_LOAD_RESOURCE) */
    ietf_buf *out;
    ietf_list *side_files; /* of ietf_side_file */
} ietf_render_job;

/* A file that goes beside the output, as a style sheet. */
typedef struct ietf_side_file {
    const char *name; /* relative to the output's directory */
    const char *data;
    size_t length;
} ietf_side_file;

/* Once for every element that is laid out: the work may end there, and progress is told. */
static inline void
ietf_job_step(const ietf_render_job *job)
{
    ietf_watch_step(job->diagnostics->watch, job->arena);
}

/* The work may end here; nothing is told. */
static inline void
ietf_job_look(const ietf_render_job *job)
{
    ietf_watch_reach(job->diagnostics->watch, job->arena, 0);
}

/* Borrows name and data until the render ends. The file counts only when the render succeeds.
 */
void ietf_job_add_file(const ietf_render_job *job, const char *name, const char *data,
                       size_t length);

/* What a formatter reads. */
enum ietf_input {
    IETF_INPUT_PREPARED,   /* a document that was published, or that the passes have finished */
    IETF_INPUT_SOURCE,     /* a document in whatever state it is */
    IETF_INPUT_FINISHED,   /* what the passes have finished here, strictly: the prep tool's */
    IETF_INPUT_REFINISHED, /* what they have finished here, published before or not */
    IETF_INPUT_OWN, /* a tree of its own, read again from the source, that `rework` changes */
};

typedef struct ietf_formatter {
    const char *name;   /* "text": also the long option */
    const char *suffix; /* of the output name: ".txt", ".prepped.xml" */
    const char *media_type;
    const char *help;
    enum ietf_input input;
    /* Changes a copy of the row to what the options make of it; strings from the arena. NULL:
     * the row is what it is. */
    void (*adapt)(struct ietf_formatter *row, const ietf_options *options, ietf_arena *a);
    bool keep_cdata; /* IETF_INPUT_OWN: texts remember their CDATA sections */
    /* Lines for ietfdoc_format_requirements; NULL: nothing but the library. */
    const char *(*requirements)(const ietf_options *options, ietf_arena *a);
    /* IETF_INPUT_OWN: false after reporting errors */
    bool (*rework)(ietf_prep *p);
    /* false after reporting errors: nothing is written then */
    bool (*render)(const ietf_render_job *job);
} ietf_formatter;

/* The rows ietf_formatter_NAME of formatters/meson.build, in its order; ends with NULL. */
extern const ietf_formatter *const ietf_formatters[];
const ietf_formatter *ietf_formatter_find(const char *name);

#endif
