/* Old ways of saying become the ones of today: RFC 7998 5.3. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/passes/mend.h"

/* relref was xref with a section before xref could have one. */
void
ietf_pass_relref(ietf_prep *p, ietf_node *n)
{
    const char *format = ietf_node_get(n, IETF_AT_DISPLAYFORMAT);
    ietf_fix *fix = ietf_fix_certain(p->diagnostics, "Write <xref> in place of <relref>");

    ietf_fix_rename(fix, n, "xref");
    if (format)
        ietf_fix_rename_attr(fix, n, "displayFormat", "sectionFormat");
    if (format)
        ietf_node_set(p->document, n, IETF_AT_SECTIONFORMAT, format);
    ietf_node_unset(n, IETF_AT_DISPLAYFORMAT);
    ietf_node_rename(n, IETF_EL_XREF);
    ietf_report(p->diagnostics, IETF_D_PREP_RELREF, n);
}

static void
title_to_name(ietf_prep *p, ietf_node *n, const char *title)
{
    if (!*title)
        return;
    if (ietf_node_child(n, IETF_EL_NAME)) {
        ietf_mend_drop_attr(p, n, IETF_AT_TITLE);
        ietf_report(p->diagnostics, IETF_D_PREP_TITLE_DROPPED, n);
        return;
    }
    ietf_node *name = ietf_prep_element(p, IETF_EL_NAME, n, IETF_ATTRS_END);
    ietf_node_add_text(p->document, name, title);
    ietf_prep_insert(p, n, 0, name);
}

/* 7998 5.3.3, for every element that has one. */
void
ietf_pass_titles(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; (n = ietf_node_following(n, root));) {
        const char *title = ietf_node_is_element(n) ? ietf_node_get(n, IETF_AT_TITLE) : NULL;
        if (!title)
            continue;
        ietf_node_unset(n, IETF_AT_TITLE);
        title_to_name(p, n, title);
    }
}

/* A comment or an instruction between the two is in the way, in the reference, too. */
static ietf_node *
neighbour_before(const ietf_node *n)
{
    ietf_node *before = n->previous;

    while (before && before->kind == IETF_TEXT)
        before = before->previous;
    return before;
}

/* 7998 5.3.4, where the element before can have keepWithNext. */
void
ietf_pass_keep_with_previous(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; (n = ietf_node_following(n, root));) {
        if (!ietf_node_is_element(n) || !ietf_node_is(n, IETF_AT_KEEPWITHPREVIOUS, "true"))
            continue;
        ietf_node *before = neighbour_before(n);
        if (!before || !ietf_node_is_element(before) ||
            !ietf_kind_allows(before->kind, IETF_AT_KEEPWITHNEXT))
            continue;
        ietf_node_set_static(p->document, before, IETF_AT_KEEPWITHNEXT, "true", IETF_DERIVED);
        ietf_node_unset(n, IETF_AT_KEEPWITHPREVIOUS);
    }
}
