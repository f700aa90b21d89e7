/* Tables and what stands below them, RFC 7992 9.54 to 9.61. */
#include "formatters/html/blocks.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"

static const char *
name_slug(const ietf_node *n)
{
    const ietf_node *name = ietf_node_child(n, IETF_EL_NAME);
    const char *slug = name ? ietf_node_get(name, IETF_AT_SLUGIFIEDNAME) : NULL;

    return slug && *slug ? slug : NULL;
}

void
ietf_html_name_target(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *slug = name_slug(n);

    if (slug)
        ietf_html_make(x, parent, HTML_TAG_span, HTML_ATTRS({"id", slug}), NULL, NULL);
}

void
ietf_html_caption(ietf_html *x, html_node *caption, const ietf_node *n)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN), *slug = name_slug(n);
    const char *label = ietf_pn_caption(pn, x->arena);
    html_node *a;

    if (!label) {
        ietf_html_fail(x, n, "no number");
        return;
    }
    a = ietf_html_make(x, caption, HTML_TAG_a,
                       HTML_ATTRS({"href", ietf_arena_join(x->arena, "#", pn, NULL)}),
                       "selfRef", label);
    if (!slug)
        return;
    a->tail = ":\n";
    a = ietf_html_make(x, caption, HTML_TAG_a,
                       HTML_ATTRS({"href", ietf_arena_join(x->arena, "#", slug, NULL)}),
                       "selfRef", NULL);
    ietf_html_inner(x, a, ietf_node_child(n, IETF_EL_NAME));
}

html_node *
ietf_html_table(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *table, *caption;

    ietf_html_name_target(x, parent, n);
    table = ietf_html_add(x, parent, n, HTML_TAG_table, NULL, ietf_node_get(n, IETF_AT_ALIGN));
    caption = ietf_html_make(x, table, HTML_TAG_caption, NULL, NULL, NULL);
    ietf_html_caption(x, caption, n);
    ietf_html_children(x, table, n);
    return table;
}

/* With an anchor, spans stand on the inner element, as the reference has them. */
static html_node *
cell(ietf_html *x, html_node *parent, const ietf_node *n, enum html_tag tag)
{
    const char *align = ietf_node_get(n, IETF_AT_ALIGN);
    const char *rows = ietf_node_get(n, IETF_AT_ROWSPAN);
    const char *columns = ietf_node_get(n, IETF_AT_COLSPAN);
    html_node *e =
        ietf_html_add(x, parent, n, tag, NULL,
                      ietf_arena_join(x->arena, "text-", align ? align : "None", NULL));

    html_set(x->arena, e, "rowspan", rows ? rows : "1");
    html_set(x->arena, e, "colspan", columns ? columns : "1");
    ietf_html_children(x, e, n);
    return e;
}

html_node *
ietf_html_td(ietf_html *x, html_node *parent, const ietf_node *n)
{
    return cell(x, parent, n, HTML_TAG_td);
}

html_node *
ietf_html_th(ietf_html *x, html_node *parent, const ietf_node *n)
{
    return cell(x, parent, n, HTML_TAG_th);
}
