/* What stands in running text. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"

static void
add_same(pdf_builder *x, const ietf_node *n, enum pdf_role role, enum pdf_look_name look)
{
    pdf_inline i = pdf_inline_begin(x, n, role, look);

    pdf_flow_inlines(x, n);
    pdf_inline_end(x, &i);
}

void
pdf_flow_keyword(pdf_builder *x, const ietf_node *n)
{
    add_same(x, n, PDF_ROLE_NONE, PDF_LOOK_KEYWORD);
}

void
pdf_flow_em(pdf_builder *x, const ietf_node *n)
{
    add_same(x, n, PDF_ROLE_NONE, PDF_LOOK_EMPHASIS);
}

void
pdf_flow_strong(pdf_builder *x, const ietf_node *n)
{
    add_same(x, n, PDF_ROLE_NONE, PDF_LOOK_STRONG);
}

void
pdf_flow_sub(pdf_builder *x, const ietf_node *n)
{
    add_same(x, n, PDF_ROLE_NONE, PDF_LOOK_LOWERED);
}

void
pdf_flow_sup(pdf_builder *x, const ietf_node *n)
{
    add_same(x, n, PDF_ROLE_NONE, PDF_LOOK_RAISED);
}

/* Shaded in paragraphs, items and terms, not on the ground of tables and headings. */
void
pdf_flow_tt(pdf_builder *x, const ietf_node *n)
{
    static const bool shaded[IETF_KIND_COUNT] = {
        [IETF_EL_T] = true,
        [IETF_EL_LI] = true,
        [IETF_EL_DT] = true,
    };
    const ietf_node *block = n->parent;

    while (block->parent && pdf_inline_handlers[block->kind])
        block = block->parent;
    add_same(x, n, PDF_ROLE_CODE,
             shaded[block->kind] ? PDF_LOOK_TELETYPE : PDF_LOOK_TELETYPE_PLAIN);
}

void
pdf_flow_br(pdf_builder *x, const ietf_node *n)
{
    pdf_text_break(x);
}

void
pdf_flow_cref(pdf_builder *x, const ietf_node *n)
{
    const char *source = ietf_node_get(n, IETF_AT_SOURCE);
    pdf_inline i;

    if (!ietf_node_is(n, IETF_AT_DISPLAY, "true"))
        return;
    i = pdf_inline_begin(x, n, PDF_ROLE_SPAN, PDF_LOOK_COMMENT);
    pdf_flow_inlines(x, n);
    if (source && *source) {
        pdf_inline by = pdf_inline_begin(x, NULL, PDF_ROLE_NONE, PDF_LOOK_EMPHASIS);

        pdf_text_add(x, " \xE2\x80\x94 ");
        pdf_text_add(x, source);
        pdf_inline_end(x, &by);
    }
    pdf_inline_end(x, &i);
}

void
pdf_flow_eref(pdf_builder *x, const ietf_node *n)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    const char *text = ietf_node_all_text(n, x->arena);
    pdf_inline link;

    if (!target || !*target) {
        pdf_flow_inlines(x, n);
        return;
    }
    if (pdf_is_blank(text)) {
        if (ietf_str_eq(ietf_node_get_or_default(n, IETF_AT_BRACKETS), "angle"))
            pdf_link_add_angled(x, target);
        else
            pdf_link_add(x, target, PDF_LOOK_LINK, target);
        return;
    }
    link = pdf_link_begin(x, target, PDF_LOOK_LINK);
    pdf_flow_inlines(x, n);
    pdf_inline_end(x, &link);
}

/* Shows nothing; the index leads to it. */
void
pdf_flow_iref(pdf_builder *x, const ietf_node *n)
{
    pdf_box_id_waits(x, ietf_node_get(n, IETF_AT_PN));
}

/* Does any xref point to it? Then only the characters themselves are shown. */
static bool
is_xref_target(pdf_builder *x, const char *anchor)
{
    if (!x->u_targets.arena) {
        const ietf_node *n = x->root;

        ietf_map_init(&x->u_targets, x->arena);
        while ((n = ietf_node_following_kind(n, x->root, IETF_EL_XREF)))
            if (ietf_node_get(n, IETF_AT_TARGET))
                ietf_map_add(&x->u_targets, ietf_node_get(n, IETF_AT_TARGET), n);
    }
    return ietf_map_has(&x->u_targets, anchor);
}

void
pdf_flow_u(pdf_builder *x, const ietf_node *n)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *text = ietf_unicode_expand(n, x->diagnostics, x->arena);
    pdf_inline i;

    if (anchor && *anchor && is_xref_target(x, anchor))
        text = ietf_node_text(n);
    i = pdf_inline_begin(x, n, PDF_ROLE_NONE, PDF_LOOK_NONE);
    pdf_text_add(x, text);
    pdf_inline_end(x, &i);
}

void
pdf_flow_contact(pdf_builder *x, const ietf_node *n)
{
    pdf_text_add(x, ietf_name_both(ietf_author_full(n, x->arena), x->arena));
}
