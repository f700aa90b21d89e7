/* What stands in running text (RFC 7749 2.36, 2.38, 2.43, 2.45): emphasis, line breaks,
 * references. */
#include "libietfdoc/convert/steps.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

void
ietf_step_relref(ietf_convert *c, ietf_node *n)
{
    const char *format = ietf_node_get(n, IETF_AT_DISPLAYFORMAT);

    if (format)
        ietf_node_set(c->document, n, IETF_AT_SECTIONFORMAT, format);
    ietf_node_unset(n, IETF_AT_DISPLAYFORMAT);
    ietf_node_rename(n, IETF_EL_XREF);
}

void
ietf_step_xref(ietf_convert *c, ietf_node *n)
{
    (void)c;
    ietf_node_unset(n, IETF_AT_PAGENO);
}

/* Only in a list does it have a meaning, and lists are gone. */
void
ietf_step_t(ietf_convert *c, ietf_node *n)
{
    (void)c;
    ietf_node_unset(n, IETF_AT_HANGTEXT);
}

void
ietf_step_spanx(ietf_convert *c, ietf_node *n)
{
    static const struct {
        const char *style;
        enum ietf_kind kind;
    } styles[] = {{"emph", IETF_EL_EM}, {"strong", IETF_EL_STRONG}, {"verb", IETF_EL_TT}};
    const char *style = ietf_node_get(n, IETF_AT_STYLE);
    enum ietf_kind kind = IETF_FOREIGN;

    style = style ? style : "emph";
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (ietf_str_eq(styles[i].style, style))
            kind = styles[i].kind;
    if (kind == IETF_FOREIGN) {
        ietf_report(c->diagnostics, IETF_D_CONVERT_SPANX_STYLE, n, style);
        kind = IETF_EL_EM;
    }
    ietf_edit_unset(n, IETF_AT_STYLE, IETF_AT_XML_SPACE, IETF_AT_FOREIGN);
    ietf_edit_remark(c, n->parent, n, "Replaced <spanx style=\"%s\"/> with <%s/>", style,
                     ietf_kind_name(kind));
    ietf_edit_replace(c, n, kind);
}

/* Splits the paragraph of a list item at the line break. */
static void
split(ietf_convert *c, ietf_node *t, ietf_node *n)
{
    ietf_document *d = c->document;
    ietf_node *second = ietf_node_new(d, IETF_EL_T, n), *item = t->parent, *next;
    size_t index = 1; /* of the second among what is in the item */

    for (const ietf_node *before = t; (before = ietf_edit_previous(before));)
        index++;
    if (!ietf_utf8_blank(ietf_node_tail(n)))
        ietf_node_set_text(d, second, ietf_node_tail(n));
    for (ietf_node *s = ietf_edit_next(n); s; s = next) {
        next = ietf_edit_next(s);
        ietf_edit_append(c, second, s);
    }
    ietf_node_remove_with_tail(d, n);
    ietf_edit_insert(c, item, ietf_edit_next(t), second);
    if (c->options->verbose) { /* in the first part, at that index: so the reference has it */
        ietf_node *place = ietf_edit_first(t);

        while (place && index--)
            place = ietf_edit_next(place);
        ietf_edit_remark(c, t, place, "<vspace/> inside list converted to sequence of <t/>");
    }
    if (ietf_edit_is_empty(t))
        ietf_node_remove_with_tail(d, t);
}

void
ietf_step_vspace(ietf_convert *c, ietf_node *n)
{
    ietf_node *t = n->parent, *item;

    if (t->kind != IETF_EL_T)
        t = ietf_edit_wrap(c, t);
    item = t->parent;
    if (item->kind == IETF_EL_DD || item->kind == IETF_EL_LI) {
        split(c, t, n);
    } else {
        ietf_report(c->diagnostics, IETF_D_CONVERT_VSPACE, n);
        ietf_edit_drop(c, n, "<vspace/> deprecated and removed");
    }
}
