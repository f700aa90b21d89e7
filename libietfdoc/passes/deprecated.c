/* Old spellings become the ones of today: RFC 7998 5.3. */
#include "libietfdoc/passes/pass.h"

/* relref was xref with a section before xref could have one. */
void
ietf_pass_relref(ietf_prep *p, ietf_node *n)
{
    const char *format = ietf_node_get(n, IETF_AT_DISPLAYFORMAT);

    if (format)
        ietf_node_set(p->document, n, IETF_AT_SECTIONFORMAT, format);
    ietf_node_unset(n, IETF_AT_DISPLAYFORMAT);
    ietf_node_rename(n, IETF_EL_XREF);
    ietf_report(p->diagnostics, IETF_D_PREP_RELREF, n);
}
