/* Cross-references: the words that compose/xrefs gives, as links. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/heads.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* An xref being added. */
typedef struct xref {
    pdf_builder *x;
    const ietf_node *node;
    const char *name;    /* derivedContent */
    const char *content; /* all text in it, trimmed */
    const char *format;
    const char *href;
    bool cited; /* shown in brackets: the target is a reference, its name is asked for */
} xref;

static void
link_content(const xref *r, const char *href)
{
    pdf_inline link = pdf_link_begin(r->x, href, PDF_LOOK_LINK);

    pdf_flow_inlines(r->x, r->node);
    pdf_inline_end(r->x, &link);
}

/* In headings there are no links in links. */
static void
add_in_name(const xref *r)
{
    ietf_arena *a = r->x->arena;
    const char *text = r->name;
    bool content = *r->content;

    if (ietf_str_eq(r->format, "none"))
        text = r->content;
    else if (r->cited)
        text = ietf_arena_join(a, r->content, content ? " " : "", "[", r->name, "]", NULL);
    else if (content)
        text = ietf_arena_join(a, r->content, " (", r->name, ")", NULL);
    pdf_text_add(r->x, text);
}

static void
add_in_text(const xref *r)
{
    bool content = *r->content;

    if (!*r->name || ietf_str_eq(r->format, "none")) {
        link_content(r, r->href);
        return;
    }
    if (!content && !r->cited) {
        pdf_link_add(r->x, r->href, PDF_LOOK_LINK, r->name);
        return;
    }
    if (content)
        link_content(r, r->href);
    pdf_text_add(r->x, !content ? "[" : r->cited ? " [" : " (");
    pdf_link_add(r->x, r->href, PDF_LOOK_LINK, r->name);
    pdf_text_add(r->x, r->cited ? "]" : ")");
}

/* "Section 2 of [RFC9110]" in the order that its sectionFormat asks for. */
static void
add_section(const xref *r)
{
    const char *link = ietf_node_get(r->node, IETF_AT_DERIVEDLINK);
    bool bare = ietf_node_is(r->node, IETF_AT_SECTIONFORMAT, "bare");
    const ietf_xref_piece *pieces;
    size_t count;

    if (bare && !*r->content) {
        pdf_link_add(r->x, link ? link : r->href, PDF_LOOK_LINK,
                     ietf_node_get(r->node, IETF_AT_SECTION));
        return;
    }
    pieces = ietf_xref_pieces(&r->x->xrefs, r->node, *r->content ? "x" : "", &count);
    for (size_t i = 0; i < count; i++) {
        const ietf_xref_piece *piece = &pieces[i];

        if (piece->part == IETF_XREF_TEXT)
            pdf_text_add(r->x, piece->text);
        else if (piece->part == IETF_XREF_NAME)
            pdf_link_add(r->x, r->href, PDF_LOOK_LINK, r->name);
        else if (piece->part == IETF_XREF_SECTION)
            pdf_link_add(r->x, link ? link : r->href, PDF_LOOK_LINK, piece->text);
        else if (bare)
            link_content(r, link ? link : r->href);
        else
            pdf_flow_inlines(r->x, r->node);
    }
}

/* Entries of the index tell the page, too; references have but one place. */
static void
add_page(const xref *r)
{
    const char *target = r->href + 1;
    pdf_inline link;

    if (!r->x->in_index || ietf_refname(&r->x->refnames, target) ||
        !ietf_node_ancestor(r->node, IETF_EL_DD))
        return;
    pdf_text_add(r->x, ", " IETF_HEADS_PAGE);
    link = pdf_link_begin(r->x, r->href, PDF_LOOK_LINK);
    pdf_text_page(r->x, link.node->target, false);
    pdf_inline_end(r->x, &link);
}

void
pdf_flow_xref(pdf_builder *x, const ietf_node *n)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    const char *section = ietf_node_get(n, IETF_AT_SECTION);
    const char *name = ietf_node_get(n, IETF_AT_DERIVEDCONTENT);
    xref r = {.x = x, .node = n, .name = name ? name : ""};

    target = target ? target : "";
    r.format = ietf_node_get(n, IETF_AT_FORMAT);
    r.content = ietf_utf8_strip(x->arena, ietf_node_all_text(n, x->arena));
    r.href = ietf_arena_join(x->arena, "#", target, NULL);
    r.cited = ietf_refname(&x->refnames, target) && !ietf_str_eq(r.format, "title");
    if (section && *section)
        add_section(&r);
    else if (ietf_node_ancestor(n, IETF_EL_NAME))
        add_in_name(&r);
    else
        add_in_text(&r);
    add_page(&r);
}
