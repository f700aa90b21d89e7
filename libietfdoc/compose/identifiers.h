/* The list at the top of pages that are not text: what the document is, as labels and values.
 */
#ifndef IETF_IDENTIFIERS_H
#define IETF_IDENTIFIERS_H

#include "libietfdoc/model/diagnostics.h"

typedef struct ietf_identifier_value {
    const char *text;
    const char *url; /* where it leads to; NULL: nowhere */
} ietf_identifier_value;

typedef struct ietf_identifier {
    const char *label;                   /* "Workgroup": without its colon */
    const ietf_identifier_value *values; /* shown with ", " between them */
    size_t count;
    const char *behind; /* " (if approved)", or what the page has there */
    const ietf_node
        *node;       /* the element that it comes from: the formatter shows a <date> itself */
    const char *iso; /* a date's machine-readable form; NULL: it is none */
    const char *problem; /* what the document lacks for it; NULL: nothing */
} ietf_identifier;

typedef struct ietf_identifiers {
    const ietf_identifier *list;
    size_t count;
    const char *authors; /* the label of the authors, behind all others: "Authors" */
} ietf_identifiers;

/* Ends with the first entry that has a problem. */
ietf_identifiers ietf_identifiers_compose(const ietf_document *d, const ietf_options *options,
                                          ietf_diagnostics *x, ietf_arena *a);

#endif
