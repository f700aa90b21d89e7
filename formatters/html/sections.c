/* Sections and their headings. */
#include "formatters/html/html.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"

html_node *
ietf_html_section(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *section = ietf_html_add(x, parent, n, HTML_TAG_section, NULL, NULL);

    if (ietf_node_is(n, IETF_AT_ANCHOR, "toc"))
        ietf_html_make(x, section, HTML_TAG_a,
                       HTML_ATTRS({"href", "#"}, {"onclick", "scroll(0,0)"}), "toplink",
                       "\xE2\x96\xB2");
    ietf_html_children(x, section, n);
    return section;
}

html_node *
ietf_html_note(ietf_html *x, html_node *parent, const ietf_node *n)
{
    bool removed = ietf_node_is(n, IETF_AT_REMOVEINRFC, "true");
    html_node *section = ietf_html_add(x, parent, n, HTML_TAG_section, NULL,
                                       removed ? "note rfcEditorRemove" : "note");

    ietf_html_children(x, section, n);
    return section;
}

/* "1.2. ", "Appendix A. ", with a link to the section. */
static void
add_number(ietf_html *x, html_node *heading, const char *pn, const ietf_pn *parts)
{
    const char *href = ietf_arena_join(x->arena, "#", ietf_html_id(x, pn), NULL);

    ietf_html_make(x, heading, HTML_TAG_a, HTML_ATTRS({"href", href}), "section-number selfRef",
                   ietf_pn_heading(parts, x->arena));
}

/* Sections say so; references are as the last section of middle. */
static bool
is_numbered(ietf_html *x, const ietf_node *n)
{
    if (ietf_node_is(n, IETF_AT_NUMBERED, "true") || n->kind != IETF_EL_REFERENCES)
        return ietf_node_is(n, IETF_AT_NUMBERED, "true");
    if (!x->last_section)
        ietf_html_fail(x, n, "there is no section before it");
    return x->last_section && (!ietf_node_has(x->last_section, IETF_AT_NUMBERED) ||
                               ietf_node_is(x->last_section, IETF_AT_NUMBERED, "true"));
}

static html_node *
add_heading(ietf_html *x, html_node *parent, const ietf_node *n)
{
    static const uint16_t tags[] = {HTML_TAG_h2, HTML_TAG_h2, HTML_TAG_h3,
                                    HTML_TAG_h4, HTML_TAG_h5, HTML_TAG_h6};
    enum { MOST = sizeof tags / sizeof *tags };
    const char *slug = ietf_node_get(n, IETF_AT_SLUGIFIEDNAME);
    const char *pn = ietf_node_get(n->parent, IETF_AT_PN), *href = NULL;
    html_node *heading, *name;
    ietf_pn parts;
    int level;

    if (!pn || !ietf_pn_split(&parts, pn, x->arena)) {
        ietf_html_fail(x, n->parent, "it has no pn");
        return NULL;
    }
    level = ietf_pn_level(parts.number);
    heading = ietf_html_make(x, parent, (enum html_tag)tags[level < MOST ? level : MOST - 1],
                             HTML_ATTRS({"id", slug && *slug ? slug : NULL}), NULL, NULL);
    if (is_numbered(x, n->parent))
        add_number(x, heading, pn, &parts);
    if (slug && *slug)
        href = ietf_arena_join(x->arena, "#", slug, NULL);
    name =
        ietf_html_make(x, heading, href ? HTML_TAG_a : HTML_TAG_span,
                       HTML_ATTRS({"href", href}), href ? "section-name selfRef" : NULL, NULL);
    ietf_html_inner(x, name, n);
    return heading;
}

html_node *
ietf_html_name(ietf_html *x, html_node *parent, const ietf_node *n)
{
    switch (n->parent->kind) {
    case IETF_EL_NOTE:
    case IETF_EL_SECTION:
    case IETF_EL_REFERENCES:
        return add_heading(x, parent, n);
    case IETF_EL_TABLE: /* their captions have it */
    case IETF_EL_FIGURE:
        return NULL;
    default:
        ietf_report_as(x->diagnostics, IETF_D_HTML_MISPLACED, IETF_WARNING, n, n->name,
                       n->parent->name);
        return ietf_html_same(x, parent, n);
    }
}

/* A link of the document goes to the head as it is. */
html_node *
ietf_html_link(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *link = html_append(parent, html_new(x->arena, HTML_TAG_link));

    for (unsigned i = 0; i < n->attr_count; i++)
        html_set(x->arena, link, n->attrs[i].name, n->attrs[i].value);
    link->tail = ietf_html_tail(n);
    return link;
}
