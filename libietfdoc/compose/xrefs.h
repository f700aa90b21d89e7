/* What a cross-reference says. The pass stores content and link as attributes; formatters ask
 * for the pieces. */
#ifndef IETF_XREFS_H
#define IETF_XREFS_H

#include "libietfdoc/compose/references.h"

typedef struct ietf_xref_job {
    const ietf_document
        *document; /* indexed: anchors, numbers and slugs are found through it */
    const ietf_map *refnames;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
} ietf_xref_job;

typedef struct ietf_xref_content {
    ietf_node *target;   /* NULL: none was found (reported) */
    const char *content; /* the value of derivedContent; NULL after a fatal report */
} ietf_xref_content;

/* 7998 5.4.8 */
ietf_xref_content ietf_xref_derive(const ietf_xref_job *job, const ietf_node *xref);
/* The value of derivedLink of an xref with section; NULL after reporting. */
const char *ietf_xref_link(const ietf_xref_job *job, const ietf_node *xref,
                           const ietf_node *target);
/* A relative reference resolved against a base (RFC 3986, as Python's urljoin does). */
const char *ietf_url_join(const char *base, const char *relative, ietf_arena *a);

/* What is at the target, for those who cannot see where a link leads: "Section 2: Terms",
 * "Section 1.2, Paragraph 3", "[RFC2119] Key words …"; NULL when there is no such element. */
const char *ietf_target_description(const ietf_xref_job *job, const char *id);

/* "Section" for 1.2, "Appendix" for A or A.1, else "Part". */
const char *ietf_section_word(const char *section);

/* A cross-reference in the order that the reader sees it. */
enum ietf_xref_part {
    IETF_XREF_TEXT,    /* literal words and brackets */
    IETF_XREF_CONTENT, /* the xref's own content, rendered by the formatter */
    IETF_XREF_NAME,    /* derivedContent */
    IETF_XREF_SECTION, /* "Section 2", "Appendix A.1", "2" */
};

typedef struct ietf_xref_piece {
    enum ietf_xref_part part;
    const char *text; /* never ""; that of the content is what was given as shown */
} ietf_xref_piece;

/* shown: the xref's own content as the formatter renders it, "" when it is empty. Reports a
 * sectionFormat that there is not. The list is in the arena. */
const ietf_xref_piece *ietf_xref_pieces(const ietf_xref_job *job, const ietf_node *xref,
                                        const char *shown, size_t *count);

#endif
