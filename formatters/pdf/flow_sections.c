/* Sections, their headings, the table of contents. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/boilerplate.h"
#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static const uint8_t heading_roles[] = {
    [1] = PDF_ROLE_H1, [2] = PDF_ROLE_H2, [3] = PDF_ROLE_H3,
    [4] = PDF_ROLE_H4, [5] = PDF_ROLE_H5, [6] = PDF_ROLE_H6,
};
static const uint16_t heading_looks[] = {
    [1] = PDF_LOOK_TITLE,     [2] = PDF_LOOK_HEADING_2, [3] = PDF_LOOK_HEADING_3,
    [4] = PDF_LOOK_HEADING_4, [5] = PDF_LOOK_HEADING_5, [6] = PDF_LOOK_HEADING_5,
};
enum { MOST_LEVELS = 6 };

/* Behind the number of a heading, beside the space that belongs to it. */
#define NUMBER_SPACE IETF_NBSP_UTF8 IETF_NBSP_UTF8

/* All text in the runs of a text that is closed. */
static const char *
text_of(pdf_builder *x, const pdf_node *box)
{
    ietf_buf text;

    ietf_buf_init(&text, x->arena);
    for (size_t i = 0; i < box->run_count; i++)
        if (box->runs[i].kind == PDF_RUN_BREAK)
            ietf_buf_addc(&text, ' ');
        else
            ietf_buf_add(&text, box->runs[i].text, box->runs[i].length);
    return ietf_clean_text(ietf_str_replace(x->arena, text.data, NUMBER_SPACE, ""), x->arena);
}

/* Opens a heading of the level; it looks as its level, but is never more than one level below
 * the heading before it, as accessible documents need it. */
static pdf_node *
open_heading(pdf_builder *x, pdf_node *parent, unsigned level)
{
    unsigned own = level > x->heading + 1 ? x->heading + 1 : level;
    enum pdf_look_name look;

    if (level > MOST_LEVELS)
        level = MOST_LEVELS;
    if (own > MOST_LEVELS)
        own = MOST_LEVELS;
    x->heading = own;
    look = (enum pdf_look_name)heading_looks[level];
    return pdf_text_open(x, parent, (enum pdf_role)heading_roles[own], look);
}

/* An entry of the outline that leads to the heading or the section around it. */
static void
add_to_outline(pdf_builder *x, const pdf_node *heading, int level)
{
    const pdf_ids *ids = heading->ids ? heading->ids : heading->parent->ids;
    const char *title = text_of(x, heading);

    if (ids && *title)
        pdf_outline_add(x, title, ids->id, level);
}

void
pdf_flow_title(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_node *heading;

    if (x->rfc) {
        const char *number = ietf_node_get(x->root, IETF_AT_NUMBER);

        pdf_box_identify(x,
                         pdf_text_whole(x, parent, PDF_ROLE_P, PDF_LOOK_RFC_NUMBER,
                                        ietf_arena_join(x->arena, "RFC ", number, NULL)),
                         "rfcnum");
    }
    heading = open_heading(x, parent, 1);
    if (x->rfc)
        heading->look = PDF_LOOK_RFC_TITLE;
    pdf_box_identify(x, heading, "title");
    pdf_flow_inlines(x, n);
    pdf_text_close(x);
}

void
pdf_flow_abstract(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_node *section = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_SECT, PDF_LOOK_SECTION);
    pdf_node *heading = open_heading(x, section, 2);
    pdf_inline link;

    pdf_box_identify(x, heading, "abstract");
    link = pdf_link_begin(x, "#abstract", PDF_LOOK_SELF_LINK);
    link.node->title = IETF_ABSTRACT_HEADING;
    pdf_text_add(x, IETF_ABSTRACT_HEADING);
    pdf_inline_end(x, &link);
    pdf_text_close(x);
    add_to_outline(x, heading, 0);
    pdf_flow_mixed(x, section, n, PDF_LOOK_PARAGRAPH);
}

void
pdf_flow_note(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    bool removed = ietf_node_is(n, IETF_AT_REMOVEINRFC, "true");
    pdf_node *section = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_SECT,
                                    removed ? PDF_LOOK_REMOVED : PDF_LOOK_SECTION);

    if (removed)
        pdf_text_whole(x, section, PDF_ROLE_P, PDF_LOOK_REMOVED_LABEL, IETF_REMOVED_NOTE);
    pdf_flow_mixed(x, section, n, PDF_LOOK_PARAGRAPH);
}

void
pdf_flow_section(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_node *section = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_SECT, PDF_LOOK_SECTION);

    if (n == x->index) {
        section = pdf_box_new(x, section, PDF_BLOCK, PDF_ROLE_INDEX, PDF_LOOK_NONE);
        x->in_index = true;
    }
    pdf_flow_mixed(x, section, n, PDF_LOOK_PARAGRAPH);
    x->in_index = false;
}

/* Sections say so; references are as the last section of middle. */
static bool
is_numbered(const pdf_builder *x, const ietf_node *n)
{
    if (ietf_node_is(n, IETF_AT_NUMBERED, "true") || n->kind != IETF_EL_REFERENCES)
        return ietf_node_is(n, IETF_AT_NUMBERED, "true");
    return x->last_section && (!ietf_node_has(x->last_section, IETF_AT_NUMBERED) ||
                               ietf_node_is(x->last_section, IETF_AT_NUMBERED, "true"));
}

/* Of a section, note or references; figures and tables show theirs in the caption. */
void
pdf_flow_name(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const char *slug = ietf_node_get(n, IETF_AT_SLUGIFIEDNAME);
    const char *pn = ietf_node_get(n->parent, IETF_AT_PN);
    bool split = false;
    pdf_inline link = {0};
    pdf_node *heading;
    ietf_pn parts;
    int level = 1;

    if (pn && (split = ietf_pn_split(&parts, pn, x->arena)))
        level = ietf_pn_level(parts.number);
    heading = open_heading(x, parent, (unsigned)level + 1);
    pdf_box_identify(x, heading, slug);
    if (split && is_numbered(x, n->parent)) {
        pdf_link_add(x, ietf_arena_join(x->arena, "#", pn, NULL), PDF_LOOK_SELF_LINK,
                     ietf_pn_heading(&parts, x->arena));
        pdf_text_add(x, NUMBER_SPACE);
    }
    if (slug && *slug)
        link =
            pdf_link_begin(x, ietf_arena_join(x->arena, "#", slug, NULL), PDF_LOOK_SELF_LINK);
    pdf_flow_inlines(x, n);
    if (slug && *slug)
        pdf_inline_end(x, &link);
    pdf_text_close(x);
    add_to_outline(x, heading, level - 1);
}

/* The table of contents: an entry's number is the label, its name hangs beside it, the number
 * of the page stands at the right edge. */

enum { TOC_INDENT = 1200 };

static void
add_entry(pdf_builder *x, pdf_node *parent, const ietf_node *t)
{
    const ietf_node *number = ietf_node_child(t, IETF_EL_XREF);
    const ietf_node *name = number ? ietf_node_next(number, IETF_EL_XREF) : NULL;
    const char *target = ietf_node_get(name ? name : number ? number : t, IETF_AT_TARGET);
    pdf_node *item = pdf_box_for(x, parent, t, PDF_ITEM, PDF_ROLE_NONE, PDF_LOOK_TOC_ENTRY);
    pdf_node *body;
    const ietf_node *c = t->first;

    pdf_text_open(x, item, PDF_ROLE_LBL, PDF_LOOK_LABEL);
    for (; name && c != name; c = c->next)
        if (c->kind == IETF_TEXT)
            pdf_text_add(x, c->text);
        else if (c->kind == IETF_EL_XREF)
            pdf_flow_xref(x, c);
    pdf_text_close(x);
    if (item->first->run_count)
        item->indent = pdf_box_em(x, item, TOC_INDENT);
    body = pdf_box_new(x, item, PDF_BLOCK, PDF_ROLE_NONE, PDF_LOOK_ITEM_BODY);
    pdf_text_open(x, body, PDF_ROLE_REFERENCE, PDF_LOOK_NONE);
    for (; c; c = c->next)
        if (c->kind == IETF_TEXT)
            pdf_text_add(x, c->text);
        else if (ietf_node_is_element(c) && pdf_inline_handlers[c->kind])
            pdf_inline_handlers[c->kind](x, c);
    if (target && *target) {
        const char *href = ietf_arena_join(x->arena, "#", target, NULL);
        pdf_inline link = pdf_link_begin(x, href, PDF_LOOK_LINK);

        pdf_text_page(x, link.node->target, true);
        pdf_inline_end(x, &link);
    }
    pdf_text_close(x);
}

static void
add_entries(pdf_builder *x, pdf_node *parent, const ietf_node *ul)
{
    pdf_node *toc = pdf_box_new(x, parent, PDF_BLOCK, PDF_ROLE_TOC, PDF_LOOK_TOC);

    if (ul->parent->kind == IETF_EL_LI)
        toc->indent = pdf_box_em(x, toc, TOC_INDENT);
    for (const ietf_node *li = ietf_node_child(ul, IETF_EL_LI); li;
         li = ietf_node_next(li, IETF_EL_LI)) {
        pdf_node *item = pdf_box_for(x, toc, li, PDF_BLOCK, PDF_ROLE_TOCI, PDF_LOOK_TOC_ITEM);

        for (const ietf_node *c = ietf_node_first_element(li); c; c = ietf_node_next_element(c))
            if (c->kind == IETF_EL_T)
                add_entry(x, item, c);
            else if (c->kind == IETF_EL_UL)
                add_entries(x, item, c);
    }
}

/* The heading does not stand with a single entry at the foot of a page. */
static void
keep_first_entries(pdf_node *section)
{
    int count = 2;

    for (pdf_node *n = section; n && count > 0; n = pdf_node_following(n, section))
        if (n->box == PDF_ITEM) {
            n->keep_next = true;
            count--;
        }
}

void
pdf_flow_toc(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const ietf_node *section = ietf_node_child(n, IETF_EL_SECTION);

    for (; section; section = ietf_node_next(section, IETF_EL_SECTION)) {
        pdf_node *box =
            pdf_box_for(x, parent, section, PDF_BLOCK, PDF_ROLE_SECT, PDF_LOOK_CONTENTS);

        for (const ietf_node *c = ietf_node_first_element(section); c;
             c = ietf_node_next_element(c))
            if (c->kind == IETF_EL_UL)
                add_entries(x, box, c);
            else if (pdf_block_handlers[c->kind])
                pdf_block_handlers[c->kind](x, box, c);
        keep_first_entries(box);
    }
}
