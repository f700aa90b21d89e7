/* Status of This Memo (RFC 7841) and Copyright Notice (Trust Legal Provisions), word for word
 * as the IETF requires, with the line breaks and indentation that the reference writes. */
#ifndef IETF_BOILERPLATE_H
#define IETF_BOILERPLATE_H

#include <stddef.h>

#include "libietfdoc/util/arena.h"
#include "libietfdoc/util/date.h"

/* A t element: text, then an eref with text behind it when target is not NULL. */
typedef struct ietf_paragraph {
    const char *before;
    const char *target;
    const char *after; /* "" without a target */
} ietf_paragraph;

typedef struct ietf_boilerplate {
    const ietf_paragraph *paragraphs;
    size_t count; /* 0: there is no such text, `problem` says why */
    enum ietf_boilerplate_problem {
        IETF_BOILERPLATE_FINE,
        IETF_BOILERPLATE_NO_GROUP,     /* the text needs front/workgroup */
        IETF_BOILERPLATE_NO_CONSENSUS, /* nothing for this stream, category and consensus */
        IETF_BOILERPLATE_NO_CATEGORY,
        IETF_BOILERPLATE_NO_STREAM,
        IETF_BOILERPLATE_TOO_EARLY,   /* before 2009-02-15 */
        IETF_BOILERPLATE_NO_IPR,      /* ipr is missing or empty */
        IETF_BOILERPLATE_UNKNOWN_IPR, /* not one of the trust200902 values */
    } problem;
} ietf_boilerplate;

/* What the words depend on. */
typedef struct ietf_boilerplate_facts {
    const char *stream, *category; /* submissionType and category as they stand on rfc */
    const char *consensus;         /* "true", "false", "n/a" */
    const char *group;             /* text of front/workgroup; NULL: none */
    const char *number;            /* of the RFC */
    const char *ipr;               /* as it stands on rfc; NULL: none */
    ietf_date date;     /* of the document, complete: it decides URL scheme and version */
    const char *expiry; /* of a draft, as text */
} ietf_boilerplate_facts;

#define IETF_ABSTRACT_HEADING  "Abstract"
#define IETF_STATUS_HEADING    "Status of This Memo"
#define IETF_COPYRIGHT_HEADING "Copyright Notice"
/* In the corner of a note with removeInRFC. */
#define IETF_REMOVED_NOTE "The RFC Editor will remove this note"

/* Status of This Memo of an RFC, of a draft, and the Copyright Notice of both. */
ietf_boilerplate ietf_boilerplate_rfc(const ietf_boilerplate_facts *f, ietf_arena *a);
ietf_boilerplate ietf_boilerplate_draft(const ietf_boilerplate_facts *f, ietf_arena *a);
ietf_boilerplate ietf_boilerplate_copyright(const ietf_boilerplate_facts *f, ietf_arena *a);

/* Which texts exist, in the order that messages list them; each list ends with NULL, and is
 * NULL when the stream or category is unknown. */
const char *const *ietf_boilerplate_streams(ietf_arena *a);
const char *const *ietf_boilerplate_categories(const char *stream, ietf_arena *a);
const char *const *ietf_boilerplate_consensus(const char *stream, const char *category,
                                              ietf_arena *a);

#endif
