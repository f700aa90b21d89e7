/* What a reference entry consists of, in the order that the reader sees it. */
#ifndef IETF_REFERENCES_H
#define IETF_REFERENCES_H

#include "libietfdoc/compose/names.h"
#include "libietfdoc/model/diagnostics.h"

/* Anchor of every reference and group to the name shown for it: the anchor, or its number when
 * symRefs is false; displayreference wins. Initializes the map. */
void ietf_refnames_build(ietf_map *refnames, const ietf_document *d, ietf_arena *a);
/* NULL when the anchor is none of a reference. */
const char *ietf_refname(const ietf_map *refnames, const char *anchor);

enum ietf_reference_part {
    IETF_REFERENCE_TITLE,
    IETF_REFERENCE_CONTENT, /* refcontent: text is NULL; left out when its content is blank */
    IETF_REFERENCE_STREAM,
    IETF_REFERENCE_SERIES,
    IETF_REFERENCE_DATE,
    IETF_REFERENCE_TARGET,
    IETF_REFERENCE_ANNOTATION, /* stands after the full stop; text is NULL */
};

/* Shown as open, lead, text, close. */
typedef struct ietf_reference_piece {
    enum ietf_reference_part part;
    const ietf_node *node; /* the element; NULL for the target */
    const char *open;      /* a quotation mark, "<" or "" */
    const char *lead;      /* of a series: "RFC" and NBSP, "Internet-Draft, "; else "" */
    const char *text;
    const char *close;
} ietf_reference_piece;

typedef struct ietf_reference_author {
    const ietf_node *node;
    const char *before; /* "", ", ", " and ", ", and ": what separates it from the former */
    ietf_name name;
    const char *role; /* "Ed.", "" */
} ietf_reference_author;

typedef struct ietf_reference {
    const ietf_reference_author *authors;
    size_t author_count;
    const ietf_reference_piece *pieces; /* without annotations; ", " between, "." at the end */
    size_t piece_count;
    const ietf_node *const *annotations;
    size_t annotation_count;
} ietf_reference;

ietf_reference ietf_reference_compose(const ietf_node *reference, const ietf_options *options,
                                      ietf_diagnostics *x, ietf_arena *a);
/* The authors in one line: "Doe, J. and R. Roe, Ed.". Only editors show their role. */
const char *ietf_reference_authors(const ietf_reference *r, ietf_arena *a);

/* What a referencegroup of a subseries opens with; series is NULL when it is none. */
typedef struct ietf_reference_series {
    const char *series; /* "BCP" */
    const char *title;  /* "Best Current Practice 14" */
    const char *intro;  /* "At the time of writing, this BCP comprises the following:" */
} ietf_reference_series;

ietf_reference_series ietf_referencegroup_series(const ietf_node *group, ietf_arena *a);

#endif
