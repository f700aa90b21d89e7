/* What the DTD of version 2 (RFC 7749, Appendix B) does to documents that name it: attributes
 * get its defaults, in its order, and the white space of values that are no free text is
 * normalized. The types are only as exact as that needs. */
#include "libietfdoc/parse/reader.h"

const char ietf_version2_declarations[] =
    "<!ENTITY rfc.number SYSTEM 'internal:/rfc.number'>"
    "<!ATTLIST rfc obsoletes CDATA '' updates CDATA '' category NMTOKEN #IMPLIED>"
    "<!ATTLIST rfc consensus NMTOKEN #IMPLIED ipr NMTOKEN #IMPLIED>"
    "<!ATTLIST rfc iprExtract NMTOKEN #IMPLIED submissionType NMTOKEN 'IETF'>"
    "<!ATTLIST rfc xml:lang CDATA 'en'>"
    "<!ATTLIST author role NMTOKEN #IMPLIED>"
    "<!ATTLIST section anchor NMTOKEN #IMPLIED numbered NMTOKEN 'true'>"
    "<!ATTLIST section toc NMTOKEN 'default'>"
    "<!ATTLIST t anchor NMTOKEN #IMPLIED>"
    "<!ATTLIST xref target NMTOKEN #IMPLIED pageno NMTOKEN 'false'>"
    "<!ATTLIST xref format NMTOKEN 'default'>"
    "<!ATTLIST iref subitem CDATA '' primary NMTOKEN 'false'>"
    "<!ATTLIST cref anchor NMTOKEN #IMPLIED>"
    "<!ATTLIST spanx xml:space NMTOKEN 'preserve' style CDATA 'emph'>"
    "<!ATTLIST vspace blankLines CDATA '0'>"
    "<!ATTLIST figure anchor NMTOKEN #IMPLIED title CDATA ''>"
    "<!ATTLIST figure suppress-title NMTOKEN 'false' align NMTOKEN 'left'>"
    "<!ATTLIST figure alt CDATA '' width CDATA '' height CDATA ''>"
    "<!ATTLIST artwork xml:space NMTOKEN 'preserve' name CDATA '' type CDATA ''>"
    "<!ATTLIST artwork align NMTOKEN 'left' alt CDATA '' width CDATA '' height CDATA ''>"
    "<!ATTLIST texttable anchor NMTOKEN #IMPLIED title CDATA ''>"
    "<!ATTLIST texttable suppress-title NMTOKEN 'false' align NMTOKEN 'center'>"
    "<!ATTLIST texttable style NMTOKEN 'full'>"
    "<!ATTLIST ttcol align NMTOKEN 'left'>"
    "<!ATTLIST references title CDATA 'References'>"
    "<!ATTLIST reference quote-title NMTOKEN 'true' anchor NMTOKEN #IMPLIED>"
    "<!ATTLIST u anchor NMTOKEN #IMPLIED>";

static bool
has_identifier(const ietf_node *n)
{
    switch (n->kind) {
    case IETF_EL_SECTION:
    case IETF_EL_T:
    case IETF_EL_CREF:
    case IETF_EL_FIGURE:
    case IETF_EL_TEXTTABLE:
    case IETF_EL_REFERENCE:
    case IETF_EL_U:
        return n->file == 0 && ietf_node_has(n, IETF_AT_ANCHOR);
    default:
        return false;
    }
}

bool
ietf_version2_check(const ietf_parse_job *job, const ietf_document *d)
{
    ietf_map seen;
    bool unique = true;

    ietf_map_init(&seen, job->arena);
    for (const ietf_node *n = d->top; (n = ietf_node_following(n, d->top));) {
        const char *anchor = has_identifier(n) ? ietf_node_get(n, IETF_AT_ANCHOR) : NULL;

        if (!anchor || ietf_map_add(&seen, anchor, n))
            continue;
        ietf_report(job->diagnostics, IETF_D_PARSE_ID, n, anchor);
        unique = false;
    }
    return unique;
}
