/* Cross-references: links with classes that say what they lead to. */
#include "formatters/html/html.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* An xref being rendered. */
struct xref {
    ietf_html *x;
    const ietf_node *node;
    const char *name;    /* derivedContent */
    const char *content; /* all text in it, trimmed */
    const char *format;
    const char *href;
    bool cited; /* shown in brackets: the target is a reference, its name is asked for */
};

static html_node *
make_link(const struct xref *r, html_node *parent, const char *classes, const char *text)
{
    return ietf_html_make(r->x, parent, HTML_TAG_a, HTML_ATTRS({"href", r->href}), classes,
                          text);
}

/* A link with what stands inside the xref. */
static html_node *
link_content(const struct xref *r, html_node *parent, const char *classes)
{
    html_node *a = make_link(r, parent, classes, NULL);

    ietf_html_inner(r->x, a, r->node);
    a->tail = NULL;
    return a;
}

/* In headings there are no links in links. */
static html_node *
in_name(const struct xref *r)
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
    return ietf_html_make(r->x, NULL, HTML_TAG_span, NULL, "xref cite", text);
}

static html_node *
in_text(const struct xref *r)
{
    bool content = *r->content, title = ietf_str_eq(r->format, "title");
    const char *own = content || title ? "xref internal" : "xref internal auto";
    ietf_arena *a = r->x->arena;
    html_node *span;

    if (!*r->name)
        return link_content(r, NULL, own);
    if (ietf_str_eq(r->format, "none"))
        return link_content(r, NULL, "xref plain");
    if (!content && !r->cited)
        return make_link(r, NULL, own, r->name);
    span = ietf_html_make(r->x, NULL, HTML_TAG_span, NULL, NULL, content ? NULL : "[");
    if (content) {
        link_content(r, span, own);
        html_add_text(a, span, r->cited ? " [" : " (");
    }
    make_link(r, span,
              r->cited ? "xref cite"
              : title  ? "xref internal"
                       : "xref internal auto",
              r->name);
    html_add_text(a, span, r->cited ? "]" : ")");
    return span;
}

/* Sections of references */

static enum html_tag
tag_of(const ietf_node *n)
{
    static const uint16_t same[IETF_KIND_COUNT] = {
        [IETF_EL_BR] = HTML_TAG_br,         [IETF_EL_EM] = HTML_TAG_em,
        [IETF_EL_STRONG] = HTML_TAG_strong, [IETF_EL_SUB] = HTML_TAG_sub,
        [IETF_EL_SUP] = HTML_TAG_sup,
    };

    return n->kind == IETF_COMMENT ? HTML_COMMENT
           : n->kind == IETF_PI    ? HTML_INSTRUCTION
           : same[n->kind]         ? (enum html_tag)same[n->kind]
                                   : HTML_FOREIGN;
}

/* The reference moves what stands in such an xref to the page as it is: RFCXML elements. */
static void
copy_children(ietf_html *x, html_node *parent, const ietf_node *n)
{
    for (const ietf_node *c = n->first; c; c = c->next) {
        html_node *copy;

        if (c->kind == IETF_TEXT)
            continue;
        copy = html_append(parent, html_new(x->arena, tag_of(c)));
        copy->tail = ietf_html_tail(c);
        if (!ietf_node_is_element(c)) {
            copy->name = c->target;
            copy->text = c->text;
            continue;
        }
        copy->name = c->name;
        copy->text = ietf_html_text(c);
        for (unsigned i = 0; i < c->attr_count; i++)
            html_set(x->arena, copy, c->attrs[i].name, c->attrs[i].value);
        copy_children(x, copy, c);
    }
}

static void
add_content(const struct xref *r, html_node *parent)
{
    html_add_text(r->x->arena, parent, ietf_html_trim_start(ietf_node_text(r->node)));
    copy_children(r->x, parent, r->node);
}

static bool
has_content(const ietf_node *n)
{
    if (*ietf_html_trim_start(ietf_node_text(n)))
        return true;
    for (const ietf_node *c = n->first; c; c = c->next)
        if (c->kind != IETF_TEXT)
            return true;
    return false;
}

/* "Section 2 of [RFC9110]" in the order that its sectionFormat asks for. */
static html_node *
to_section(const struct xref *r)
{
    ietf_html *x = r->x;
    bool bare = ietf_node_is(r->node, IETF_AT_SECTIONFORMAT, "bare");
    bool content = bare ? *r->content != '\0' : has_content(r->node);
    const html_attr *link = HTML_ATTRS({"href", ietf_node_get(r->node, IETF_AT_DERIVEDLINK)});
    const ietf_xref_piece *pieces;
    html_node *span = ietf_html_make(x, NULL, HTML_TAG_span, NULL, NULL, NULL);
    size_t count;

    if (bare && !content)
        return ietf_html_make(x, NULL, HTML_TAG_a, link, "relref",
                              ietf_node_get(r->node, IETF_AT_SECTION));
    pieces = ietf_xref_pieces(&x->xrefs, r->node, content ? "x" : "", &count);
    for (size_t i = 0; i < count; i++) {
        const ietf_xref_piece *piece = &pieces[i];

        if (piece->part == IETF_XREF_TEXT)
            html_add_text(x->arena, span, piece->text);
        else if (piece->part == IETF_XREF_NAME)
            make_link(r, span, "xref cite", r->name);
        else if (piece->part == IETF_XREF_SECTION)
            ietf_html_make(x, span, HTML_TAG_a, link, "relref", piece->text);
        else if (bare)
            add_content(r, ietf_html_make(x, span, HTML_TAG_a, link, "relref", NULL));
        else
            add_content(r, span);
    }
    return count ? span : NULL;
}

html_node *
ietf_html_xref(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    const char *section = ietf_node_get(n, IETF_AT_SECTION);
    const char *name = ietf_node_get(n, IETF_AT_DERIVEDCONTENT);
    struct xref r = {x,    n,    name ? name : "", NULL, ietf_node_get(n, IETF_AT_FORMAT),
                     NULL, false};
    bool to_part = section && *section;
    html_node *e;

    if (!target && !to_part) {
        ietf_html_fail(x, n, "it has no target");
        return NULL;
    }
    if (!to_part && ietf_node_get(n, IETF_AT_RELATIVE) && *ietf_node_get(n, IETF_AT_RELATIVE)) {
        ietf_html_fail(x, n, "relative stands without section");
        return NULL;
    }
    if (!to_part)
        target = ietf_html_id(x, target);
    r.content = ietf_utf8_strip(x->arena, ietf_node_all_text(n, x->arena));
    r.href = ietf_arena_join(x->arena, "#", target ? target : "None", NULL);
    r.cited = target && ietf_refname(&x->refnames, target) && !ietf_str_eq(r.format, "title");
    e = to_part                               ? to_section(&r)
        : ietf_node_ancestor(n, IETF_EL_NAME) ? in_name(&r)
                                              : in_text(&r);
    if (!e)
        return NULL;
    e->tail = ietf_html_tail(n);
    return html_append(parent, e);
}
