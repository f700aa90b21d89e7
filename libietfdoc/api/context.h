/* What is behind the public types. A public document is an ietf_document, a public node an
 * ietf_node: the casts are here and nowhere else. */
#ifndef IETF_CONTEXT_H
#define IETF_CONTEXT_H

#include "ietfdoc/ietfdoc.h"
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/api/guard.h"
#include "libietfdoc/fetch/fetch.h"
#include "libietfdoc/parse/parse.h"

/* A callback with what belongs to it. */
typedef struct ietf_callback {
    union {
        ietfdoc_report_callback report;
        ietfdoc_load_callback load;
        ietfdoc_file_callback file;
        ietfdoc_progress_callback progress;
    };
    void *user;
    void (*destroy)(void *user);
} ietf_callback;

/* A formatter that a program added. */
typedef struct ietf_custom {
    ietf_formatter row; /* first: the row is all that the render sees */
    ietfdoc_context *context;
    ietfdoc_formatter own;
} ietf_custom;

struct ietfdoc_context {
    ietf_arena *arena;   /* what lives as long as the context */
    ietf_arena *reports; /* the diagnostics: replaced when they are cleared */
    ietf_options options;
    const char **told; /* the values that ietfdoc_context_option gave last, by row */
    ietf_diagnostics diagnostics;
    ietf_list shown; /* of ietfdoc_diagnostic */
    ietf_list customs;
    ietf_callback report, load, side_file, progress;
    ietf_fetch *fetch; /* references from elsewhere */
    ietf_watch watch;
    ietf_guard *guard; /* of the running call; NULL: none runs */
};

static inline ietf_document *
ietf_document_of(const ietfdoc_document *d)
{
    return (ietf_document *)d;
}

static inline const ietf_node *
ietf_node_of(const ietfdoc_node *n)
{
    return (const ietf_node *)n;
}

static inline const ietfdoc_node *
ietf_node_public(const ietf_node *n)
{
    return (const ietfdoc_node *)n;
}

/* Takes *now, or NULL for nothing, in place of what was there. */
void ietf_callback_set(ietf_callback *callback, const ietf_callback *now);

/* call(job) under a guard of the context's arenas and two more, which may be NULL. */
ietfdoc_status ietf_context_call(ietfdoc_context *c, ietf_arena *one, ietf_arena *two,
                                 ietfdoc_status (*call)(void *job), void *job);
/* Around every callback of the program's. */
void ietf_context_leave(ietfdoc_context *c, ietf_pause *pause);
void ietf_context_enter(ietfdoc_context *c, const ietf_pause *pause);
/* A callback, or what it called, came back with MEMORY or CANCELLED: so does the call around.
 */
void ietf_context_give_up(ietfdoc_context *c, ietf_arena *a, ietfdoc_status status);

/* Hands a diagnostic on, in its public shape; user is the context. */
void ietf_context_show(const ietf_diagnostic *d, void *user);
ietfdoc_severity ietf_severity_public(enum ietf_severity severity);

/* The loader that asks the program first. */
void ietf_context_loader(ietfdoc_context *c, ietf_loader *loader, const char *source);

/* By name, the context's own formatters included; NULL: none. */
const ietf_formatter *ietf_context_formatter(const ietfdoc_context *c, const char *name);

/* INVALID, or LIMIT when a ceiling was reported since `limits` of them were. */
ietfdoc_status ietf_context_verdict(const ietfdoc_context *c, unsigned limits);

/* Makes the document fit for a formatter that reads `input`. */
ietfdoc_status ietf_document_ready(ietf_document *d, ietfdoc_context *c, enum ietf_input input);

/* Does a formatter with that input get a tree of its own? */
bool ietf_document_is_own(const ietf_document *d, enum ietf_input input);
/* That tree, reworked; NULL after reporting errors. */
ietf_document *ietf_own_tree(ietfdoc_context *c, const ietf_render_job *job,
                             const ietf_document *d);

#endif
