/* The prep pipeline (RFC 7998) as rows: passes.def is the order. A pass finishes the tree; it
 * neither formats nor words. */
#ifndef IETF_PASS_H
#define IETF_PASS_H

#include "libietfdoc/parse/parse.h"

typedef struct ietf_prep {
    ietf_document *document;
    ietf_arena *arena; /* scratch: what goes into the tree lives in document->arena */
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    const ietf_parse_job *parse; /* for includes */
    bool rfc;                    /* RFC mode: a number is present */
    bool liberal;                /* prepped input is accepted */
    bool prepped;                /* prepTime was present */
    ietf_map refnames;           /* anchor of reference to the name shown */
    ietf_map slugs;              /* slugs in use */
    bool stop;                   /* a pass met a fatal error */
} ietf_prep;

typedef struct ietf_pass {
    const char *name;
    void (*run)(ietf_prep *p);
    const char *section; /* of RFC 7998, or "" */
} ietf_pass;

extern const ietf_pass ietf_passes[];
extern const size_t ietf_pass_count;

/* Runs every pass in order; false when the document has errors (reported). Sets finished. */
bool ietf_prep_run(ietf_prep *p);

#endif
