/* The prep pipeline (RFC 7998) as rows: passes.def is the order. A pass finishes the tree; it
 * neither formats nor words. A row either runs once for the document or is visited for every
 * element of one kind, in document order; a visit may change the element and what is inside it
 * and before it, but removes no element of the kind. */
#ifndef IETF_PASS_H
#define IETF_PASS_H

#include "libietfdoc/parse/parse.h"

typedef struct ietf_prep {
    ietf_document *document;
    ietf_arena *arena; /* scratch: what goes into the tree lives in document->arena */
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    const ietf_parse_job *parse; /* for includes */
    const char *number;          /* rfc/@number; NULL in draft mode */
    bool rfc;                    /* RFC mode: a number is present */
    bool liberal;                /* prepped input is accepted */
    bool prepped;                /* prepTime was present */
    ietf_date date;    /* of the document, day 1 where it has none: set by the pass `date` */
    ietf_map refnames; /* anchor of reference to the name shown */
    ietf_map slugs;    /* slugs in use: slug.h */
    ietf_list index;   /* entries for the index: index.h, made by the pass `iref_numbers` */
    unsigned errors;   /* of the diagnostics, when the pipeline began */
    bool stop;         /* a pass met a fatal error and has reported it */
} ietf_prep;

typedef struct ietf_pass {
    const char *name;
    const char *section;                       /* of RFC 7998, or "" */
    enum ietf_kind kind;                       /* of the elements visited */
    void (*run)(ietf_prep *p);                 /* either this */
    void (*visit)(ietf_prep *p, ietf_node *n); /* or this for each */
} ietf_pass;

extern const ietf_pass ietf_passes[];
extern const size_t ietf_pass_count;

#define RUN(name, section)        void ietf_pass_##name(ietf_prep *p);
#define EACH(name, kind, section) void ietf_pass_##name(ietf_prep *p, ietf_node *n);
#include "libietfdoc/passes/passes.def"
#undef RUN
#undef EACH

/* Fills *p for a document and a job; liberal lets prepped input pass. The arena is the scratch.
 */
void ietf_prep_init(ietf_prep *p, ietf_document *d, const ietf_parse_job *parse, bool liberal,
                    ietf_arena *scratch);
/* Runs every pass in order; false when the document has errors (reported). Sets finished. */
bool ietf_prep_run(ietf_prep *p);

/* visit(p, n) for every element of the kind below the root, until p->stop. */
void ietf_prep_each(ietf_prep *p, enum ietf_kind kind,
                    void (*visit)(ietf_prep *p, ietf_node *n));
/* False, after a last word on it, when there were errors since ietf_prep_init. */
bool ietf_prep_verdict(const ietf_prep *p);

/* What many passes do. */

enum { IETF_ATTRS_END = -1 };
/* A detached element with the grammar's defaults and the attributes given as pairs (enum
 * ietf_at, const char *; a NULL value leaves it out) up to IETF_ATTRS_END, in alphabetical
 * order as in everything the reference makes. Values are copied. */
ietf_node *ietf_prep_element(ietf_prep *p, enum ietf_kind kind, const ietf_node *like, ...);
/* Appends the defaults that n lacks, sorted by name; no keepWithNext, keepWithPrevious, toc,
 * pageno. */
void ietf_prep_add_defaults(ietf_prep *p, ietf_node *n);

/* Children as the reference counts them: elements, comments and instructions, not text. */
ietf_node *ietf_prep_child_at(const ietf_node *parent, size_t index); /* NULL: fewer */
/* Inserts before the child of that number, at the end when there are fewer. */
void ietf_prep_insert(ietf_prep *p, ietf_node *parent, size_t index, ietf_node *n);

#endif
