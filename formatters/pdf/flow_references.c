/* Lists of references and their entries. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/references.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"

/* True when there was one with a name. */
static bool
add_authors(pdf_builder *x, const ietf_reference *r)
{
    bool any = false;

    for (size_t i = 0; i < r->author_count; i++) {
        const ietf_reference_author *author = &r->authors[i];

        if (!*author->name.name)
            continue;
        pdf_text_add(x, any ? author->before : "");
        pdf_text_add(x, ietf_name_both(author->name, x->arena));
        if (*author->role)
            pdf_text_add(x, ietf_arena_join(x->arena, ", ", author->role, NULL));
        any = true;
    }
    return any;
}

/* The title in Latin letters behind one that has none. */
static void
add_ascii_title(pdf_builder *x, const ietf_reference_piece *title)
{
    const char *ascii = ietf_node_get(title->node, IETF_AT_ASCII);

    if (ascii && *ascii && !ietf_script_is_latin(title->text))
        pdf_text_add(
            x, ietf_arena_join(x->arena, " (", title->open, ascii, title->close, ")", NULL));
}

static void
add_piece(pdf_builder *x, const ietf_reference_piece *piece)
{
    pdf_inline i;

    if (piece->part == IETF_REFERENCE_TARGET) {
        pdf_link_add_angled(x, piece->text);
        return;
    }
    i = pdf_inline_begin(x, piece->node, PDF_ROLE_NONE, PDF_LOOK_NONE);
    pdf_text_add(x, piece->open);
    pdf_text_add(x, piece->lead);
    if (piece->text)
        pdf_text_add(x, piece->text);
    else
        pdf_flow_inlines(x, piece->node);
    pdf_text_add(x, piece->close);
    if (piece->part == IETF_REFERENCE_TITLE)
        add_ascii_title(x, piece);
    pdf_inline_end(x, &i);
}

/* Authors, title and the rest with commas between, a full stop, annotations. */
static void
add_entry(pdf_builder *x, const ietf_node *n)
{
    ietf_reference r = ietf_reference_compose(n, x->options, x->diagnostics, x->arena);
    bool any = add_authors(x, &r);

    for (size_t i = 0; i < r.piece_count; i++) {
        pdf_text_add(x, any ? ", " : "");
        add_piece(x, &r.pieces[i]);
        any = true;
    }
    pdf_text_add(x, ". ");
    for (size_t i = 0; i < r.annotation_count; i++) {
        pdf_inline note = pdf_inline_begin(x, r.annotations[i], PDF_ROLE_NONE, PDF_LOOK_NONE);

        pdf_flow_inlines(x, r.annotations[i]);
        pdf_text_add(x, " ");
        pdf_inline_end(x, &note);
    }
}

/* The label of an entry; returns the box for what stands beside it. */
static pdf_node *
add_item(pdf_builder *x, pdf_node *list, const ietf_node *n)
{
    enum { INDENT = 8000, GAP = 1000 };
    const char *label = ietf_node_get(n, IETF_AT_DERIVEDANCHOR);
    pdf_node *item = pdf_box_for(x, list, n, PDF_ITEM, PDF_ROLE_LI, PDF_LOOK_REFERENCE);

    item->indent = pdf_box_em(x, item, INDENT);
    item->gap = pdf_box_em(x, item, GAP);
    item->label_flush = true;
    pdf_text_whole(x, item, PDF_ROLE_LBL, PDF_LOOK_REFERENCE_LABEL,
                   ietf_arena_join(x->arena, "[", label ? label : "", "]", NULL));
    return pdf_box_new(x, item, PDF_BLOCK, PDF_ROLE_LBODY, PDF_LOOK_ITEM_BODY);
}

static void
add_reference(pdf_builder *x, pdf_node *list, const ietf_node *n)
{
    pdf_text_open(x, add_item(x, list, n), PDF_ROLE_BIBENTRY, PDF_LOOK_TIGHT);
    add_entry(x, n);
    pdf_text_close(x);
}

static void
add_member(pdf_builder *x, pdf_node *body, const ietf_node *n)
{
    pdf_node *text = pdf_box_for(x, body, n, PDF_TEXT, PDF_ROLE_BIBENTRY, PDF_LOOK_MEMBER);

    pdf_text_resume(x, text);
    add_entry(x, n);
    pdf_text_close(x);
}

static void
add_group(pdf_builder *x, pdf_node *list, const ietf_node *n)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    ietf_reference_series series = ietf_referencegroup_series(n, x->arena);
    pdf_node *body = add_item(x, list, n);

    target = target && *target ? target : NULL;
    if (series.series) {
        pdf_text_open(x, body, PDF_ROLE_P, PDF_LOOK_MEMBER);
        pdf_text_add(x, series.title);
        pdf_text_add(x, target ? ", " : "");
        if (target)
            pdf_link_add_angled(x, target);
        pdf_text_add(x, ".");
        pdf_text_break(x);
        pdf_text_add(x, series.intro);
        pdf_text_close(x);
    }
    for (const ietf_node *c = ietf_node_child(n, IETF_EL_REFERENCE); c;
         c = ietf_node_next(c, IETF_EL_REFERENCE))
        add_member(x, body, c);
    if (target && !series.series) {
        pdf_text_open(x, body, PDF_ROLE_P, PDF_LOOK_TIGHT);
        pdf_link_add_angled(x, target);
        pdf_text_close(x);
    }
}

void
pdf_flow_references(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_node *list = NULL, *section;

    x->part = PDF_PART_REFERENCES;
    section = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_SECT, PDF_LOOK_SECTION);
    for (const ietf_node *c = ietf_node_first_element(n); c; c = ietf_node_next_element(c)) {
        bool group = c->kind == IETF_EL_REFERENCEGROUP;

        if (!group && c->kind != IETF_EL_REFERENCE) {
            if (pdf_block_handlers[c->kind])
                pdf_block_handlers[c->kind](x, section, c);
            continue;
        }
        if (!list)
            list = pdf_box_new(x, section, PDF_BLOCK, PDF_ROLE_L, PDF_LOOK_REFERENCES);
        (group ? add_group : add_reference)(x, list, c);
    }
}
