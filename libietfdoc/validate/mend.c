/* Fixes for messages of the validator. */
#include "libietfdoc/validate/mend.h"

#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/str.h"

/* "Replace docname by docName" */
static ietf_fix *
begin(ietf_check *c, const char *what, const char *old, const char *now)
{
    bool same = ietf_str_eq_nocase(ietf_str_trim(c->arena, old), now);

    return same ? ietf_fix_certain(c->diagnostics, "Replace %s %s by %s", what, old, now)
                : ietf_fix_possible(c->diagnostics, "Replace %s %s by %s", what, old, now);
}

void
ietf_mend_value(ietf_check *c, const ietf_node *n, const ietf_attr *attr, const char *near)
{
    if (near)
        ietf_fix_set_attr(begin(c, "the value", attr->value, near), n, attr->name, near);
}

void
ietf_mend_attribute(ietf_check *c, const ietf_node *n, const ietf_attr *attr, const char *near)
{
    if (near)
        ietf_fix_rename_attr(begin(c, "the attribute", attr->name, near), n, attr->name, near);
}

void
ietf_mend_element(ietf_check *c, const ietf_node *n, const char *near)
{
    if (near)
        ietf_fix_rename(begin(c, "the element", n->name, near), n, near);
}
