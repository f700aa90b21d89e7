/* What stands in running text. */
#include "formatters/html/html.h"

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"

html_node *
ietf_html_bcp14(ietf_html *x, html_node *parent, const ietf_node *n)
{
    return ietf_html_add(x, parent, n, HTML_TAG_span, NULL, "bcp14");
}

html_node *
ietf_html_br(ietf_html *x, html_node *parent, const ietf_node *n)
{
    return ietf_html_add(x, parent, n, HTML_TAG_br, NULL, NULL);
}

html_node *
ietf_html_tt(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *code = ietf_html_add(x, parent, n, HTML_TAG_code, NULL, NULL);

    ietf_html_children(x, code, n);
    return code;
}

/* A comment that is not shown takes the text behind it with it, as in the reference. */
html_node *
ietf_html_cref(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *source = ietf_node_get(n, IETF_AT_SOURCE);
    html_node *span;

    if (!ietf_node_is(n, IETF_AT_DISPLAY, "true"))
        return NULL;
    span = ietf_html_add(x, parent, n, HTML_TAG_span, NULL, "cref");
    ietf_html_children(x, span, n);
    if (source && *source)
        ietf_html_make(x, span, HTML_TAG_span, NULL, "crefSource", source);
    return span;
}

/* With text it is a link; elements in that text are not shown. Else the target is. */
html_node *
ietf_html_eref(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    const char *brackets = ietf_node_get_or_default(n, IETF_AT_BRACKETS);
    bool angle = ietf_str_eq(brackets, "angle");
    html_node *span;

    if (ietf_html_text(n))
        return ietf_html_add(x, parent, n, HTML_TAG_a, HTML_ATTRS({"href", target}), NULL);
    if (!target || (!angle && !ietf_str_eq(brackets, "none"))) {
        ietf_html_fail(x, n, target ? "brackets has an unknown value" : "it has no target");
        return NULL;
    }
    span = ietf_html_add_text(x, parent, n, HTML_TAG_span, NULL, NULL, angle ? "<" : NULL);
    ietf_html_make(x, span, HTML_TAG_a, HTML_ATTRS({"href", target}), NULL, target);
    if (angle)
        html_add_text(x->arena, span, ">");
    return span;
}

html_node *
ietf_html_iref(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const html_attr *attrs = HTML_ATTRS({"id", ietf_node_get(n, IETF_AT_PN)});
    html_node *span = ietf_html_add(x, NULL, n, HTML_TAG_span, attrs, "iref");

    return parent->tag == HTML_TAG_table ? html_insert_before(parent, span)
                                         : html_append(parent, span);
}

/* Only the characters themselves as soon as any xref points here. */
static bool
is_xref_target(ietf_html *x, const char *anchor)
{
    if (!x->u_targets) {
        const ietf_node *n = x->root;

        x->u_targets = IETF_NEW(x->arena, ietf_map);
        ietf_map_init(x->u_targets, x->arena);
        while ((n = ietf_node_following_kind(n, x->root, IETF_EL_XREF)))
            if (ietf_node_get(n, IETF_AT_TARGET))
                ietf_map_add(x->u_targets, ietf_node_get(n, IETF_AT_TARGET), n);
    }
    return ietf_map_has(x->u_targets, anchor);
}

html_node *
ietf_html_u(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *text = ietf_unicode_expand(n, x->diagnostics, x->arena);
    html_node *span;

    if (anchor && *anchor && is_xref_target(x, anchor))
        text = ietf_node_text(n);
    span = ietf_html_make(x, parent, HTML_TAG_span, HTML_ATTRS({"id", anchor}), "unicode",
                          text ? text : "");
    span->tail = ietf_html_tail(n);
    return span;
}
