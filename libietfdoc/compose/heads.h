/* Running heads and feet, and the names of categories, streams and series. */
#ifndef IETF_HEADS_H
#define IETF_HEADS_H

#include "libietfdoc/model/diagnostics.h"

/* NULL when unknown. */
const char *ietf_category_name(const char *category); /* "std": "Standards Track" */
const char *
ietf_stream_name(const char *stream); /* "IAB": "Internet Architecture Board (IAB)" */
const char *ietf_subseries_name(const char *series); /* "BCP": "Best Current Practice" */

/* Of the RFC series. */
#define IETF_ISSN "2070-1721"

/* As catalogues know who publishes RFCs, and what drafts belong to. */
#define IETF_RFC_PUBLISHER "RFC Editor"
#define IETF_DRAFT_SERIES  "Internet-Draft"

/* What stands before the number of a page. */
#define IETF_HEADS_PAGE "Page "

typedef struct ietf_heads {
    const char *top_left;      /* "RFC 9000", "Internet-Draft", "" */
    const char *top_center;    /* the title or its abbreviation */
    const char *top_right;     /* "January 2026" */
    const char *bottom_left;   /* "Doe", "Doe & Roe", "Doe, et al." */
    const char *bottom_center; /* "Expires 19 July 2026" or the category */
} ietf_heads;

/* full_title: the title uncut (PDF, HTML); else the first 40 characters with a warning when it
 * is longer. Reports. */
ietf_heads ietf_heads_compose(const ietf_document *d, const ietf_options *options,
                              bool full_title, ietf_diagnostics *x, ietf_arena *a);
/* As windows and search engines call the document: "RFC 9000: QUIC", or the title alone. */
const char *ietf_document_title(const ietf_document *d, ietf_arena *a);
/* RFC mode: a number on rfc. */
bool ietf_document_is_rfc(const ietf_document *d);

/* The left column of the first page, as label and value. */
typedef struct ietf_front_line {
    const char *label; /* "Obsoletes", "Request for Comments"; "" when the value stands alone */
    const char *value;
    const char *suffix; /* " (if approved)" or "" */
    bool wrap;          /* may take several lines, hanging under the value */
} ietf_front_line;

const ietf_front_line *ietf_front_lines(const ietf_document *d, ietf_date today,
                                        bool legacy_dates, size_t *count, ietf_diagnostics *x,
                                        ietf_arena *a);

#endif
