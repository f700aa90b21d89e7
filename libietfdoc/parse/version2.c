/* What the DTD of version 2 (RFC 7749) does to documents that name it: attributes get its
 * defaults (in declarations made from schemas/rfcxml-v2.rng), and identifiers that stand twice
 * make the document unreadable. */
#include "libietfdoc/parse/reader.h"

bool
ietf_version2_check(const ietf_parse_job *job, const ietf_document *d)
{
    ietf_map seen;
    bool unique = true;

    ietf_map_init(&seen, job->arena);
    for (const ietf_node *n = d->top; (n = ietf_node_following(n, d->top));) {
        const char *anchor = n->file == 0 && ietf_version2_identified[n->kind]
                                 ? ietf_node_get(n, IETF_AT_ANCHOR)
                                 : NULL;

        if (!anchor || ietf_map_add(&seen, anchor, n))
            continue;
        ietf_report(job->diagnostics, IETF_D_PARSE_ID, n, anchor);
        unique = false;
    }
    return unique;
}
