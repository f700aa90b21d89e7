/* Figures, artwork and source code. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/code.h"
#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"

static enum pdf_align
align_of(const ietf_node *n)
{
    return ietf_node_is(n, IETF_AT_ALIGN, "center")  ? PDF_ALIGN_CENTER
           : ietf_node_is(n, IETF_AT_ALIGN, "right") ? PDF_ALIGN_RIGHT
                                                     : PDF_ALIGN_LEFT;
}

static const char *
slug_of_name(const ietf_node *n)
{
    const ietf_node *name = ietf_node_child(n, IETF_EL_NAME);

    return name ? ietf_node_get(name, IETF_AT_SLUGIFIEDNAME) : NULL;
}

void
pdf_flow_caption(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN), *slug = slug_of_name(n);
    const char *label = ietf_pn_caption(pn, x->arena);
    pdf_inline link;

    if (!label)
        return;
    pdf_text_open(x, parent, PDF_ROLE_CAPTION, PDF_LOOK_CAPTION)->keep_previous = true;
    pdf_link_add(x, ietf_arena_join(x->arena, "#", pn, NULL), PDF_LOOK_SELF_LINK, label);
    if (slug && *slug) {
        pdf_text_add(x, ": ");
        link =
            pdf_link_begin(x, ietf_arena_join(x->arena, "#", slug, NULL), PDF_LOOK_SELF_LINK);
        pdf_flow_inlines(x, ietf_node_child(n, IETF_EL_NAME));
        pdf_inline_end(x, &link);
    }
    pdf_text_close(x);
}

void
pdf_flow_figure(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    static const bool shown[IETF_KIND_COUNT] = {
        [IETF_EL_ARTSET] = true,
        [IETF_EL_ARTWORK] = true,
        [IETF_EL_SOURCECODE] = true,
        [IETF_EL_IREF] = true,
    };
    pdf_node *figure;

    pdf_box_id_waits(x, slug_of_name(n));
    figure = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_DIV, PDF_LOOK_FIGURE);
    for (const ietf_node *c = n->first; c; c = c->next)
        if (c->kind == IETF_EL_IREF)
            pdf_flow_iref(x, c);
        else if (shown[c->kind])
            pdf_block_handlers[c->kind](x, figure, c);
    for (const pdf_node *c = figure->first; c; c = c->next)
        figure->breakable |= c->breakable;
    pdf_flow_caption(x, figure, n);
}

/* The best of the alternatives: drawings before text. */
void
pdf_flow_artset(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    static const char *const preferred[] = {"svg", "binary-art", "ascii-art"};
    pdf_node *box = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_NONE, PDF_LOOK_NONE);
    const ietf_node *art;

    for (size_t i = 0; i < sizeof preferred / sizeof *preferred; i++)
        for (art = ietf_node_child(n, IETF_EL_ARTWORK); art;
             art = ietf_node_next(art, IETF_EL_ARTWORK))
            if (ietf_node_is(art, IETF_AT_TYPE, preferred[i])) {
                pdf_flow_artwork(x, box, art);
                return;
            }
    art = ietf_node_first_element(n);
    if (art && pdf_block_handlers[art->kind])
        pdf_block_handlers[art->kind](x, box, art);
}

/* Text as it stands. Code is an element within a paragraph for those who read structures. */
static pdf_node *
add_verbatim(pdf_builder *x, pdf_node *parent, const ietf_node *n, enum pdf_role role,
             enum pdf_look_name look, const char *text)
{
    pdf_node *around =
        pdf_box_new(x, parent, PDF_BLOCK, role == PDF_ROLE_CODE ? PDF_ROLE_P : PDF_ROLE_NONE,
                    PDF_LOOK_NONE);
    pdf_node *box = pdf_box_for(x, around, n, PDF_TEXT, role, look);

    around->align = box->align = (uint8_t)align_of(n);
    around->keep_next = box->keep_next;
    around->keep_previous = box->keep_previous;
    pdf_text_resume(x, box);
    pdf_text_add_verbatim(x, text);
    pdf_text_close(x);
    return box;
}

void
pdf_flow_artwork(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const char *alt = ietf_node_get(n, IETF_AT_ALT), *text;
    pdf_node *box;

    if (ietf_node_is(n, IETF_AT_TYPE, "svg") || ietf_node_is(n, IETF_AT_TYPE, "binary-art")) {
        pdf_flow_picture(x, parent, n);
        return;
    }
    text = ietf_verbatim_text(n, x->arena);
    if (!*text)
        return;
    alt = alt && *alt ? alt : NULL;
    box = add_verbatim(x, parent, n, alt ? PDF_ROLE_FIGURE : PDF_ROLE_CODE, PDF_LOOK_ART, text);
    box->alt = alt;
}

static bool
is_long(const char *text)
{
    enum { LINES_OF_A_PAGE = 50 };
    size_t count = 1;

    for (; *text; text++)
        count += *text == '\n';
    return count > LINES_OF_A_PAGE;
}

void
pdf_flow_sourcecode(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const char *text = ietf_verbatim_text(n, x->arena);
    pdf_node *box;

    if (ietf_node_is(n, IETF_AT_MARKERS, "true"))
        text = ietf_code_marked(text, ietf_node_get(n, IETF_AT_NAME), x->arena);
    if (!*text)
        return;
    box = add_verbatim(x, parent, n, PDF_ROLE_CODE, PDF_LOOK_CODE_BLOCK, text);
    box->breakable = box->parent->breakable = is_long(text);
}
