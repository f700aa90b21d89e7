/* Lists of references and their entries, RFC 7992 9.40 to 9.42. */
#include "formatters/html/blocks.h"

#include "libietfdoc/compose/references.h"
#include "libietfdoc/util/str.h"

html_node *
ietf_html_bracketed_link(ietf_html *x, const char *target)
{
    html_node *span = ietf_html_make(x, NULL, HTML_TAG_span, NULL, NULL, "<");
    html_node *a =
        ietf_html_make(x, span, HTML_TAG_a, HTML_ATTRS({"href", target}), NULL, target);

    a->tail = ">";
    return span;
}

html_node *
ietf_html_references(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *section, *into;

    x->part = IETF_HTML_REFERENCES;
    into = section = ietf_html_add(x, parent, n, HTML_TAG_section, NULL, NULL);
    for (const ietf_node *child = n->first; child; child = child->next) {
        bool entry = child->kind == IETF_EL_REFERENCE || child->kind == IETF_EL_REFERENCEGROUP;

        if (child->kind == IETF_TEXT)
            continue;
        if (entry && into == section)
            into = ietf_html_make(x, into, HTML_TAG_dl, NULL, "references", NULL);
        ietf_html_render(x, into, child);
    }
    return section;
}

static void
set_last_tail(html_node *e, const char *tail)
{
    if (e->last)
        e->last->tail = tail;
}

/* All descendants of a kind, with ", " behind what stands before each. */
static void
add_parts(ietf_html *x, html_node *into, const ietf_node *n, enum ietf_kind kind,
          const char *separator)
{
    for (const ietf_node *part = n; (part = ietf_node_following_kind(part, n, kind));) {
        if (separator)
            set_last_tail(into, separator);
        ietf_html_render(x, into, part);
    }
}

static void
add_entry(ietf_html *x, html_node *into, const ietf_node *n)
{
    static const enum ietf_kind parts[] = {IETF_EL_TITLE, IETF_EL_REFCONTENT, IETF_EL_STREAM,
                                           IETF_EL_SERIESINFO, IETF_EL_DATE};
    const char *target = ietf_node_get(n, IETF_AT_TARGET);

    add_parts(x, into, n, IETF_EL_AUTHOR, NULL);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        add_parts(x, into, n, parts[i], ", ");
    set_last_tail(into, ", ");
    if (target && *target)
        html_append(into, ietf_html_bracketed_link(x, target));
    set_last_tail(into, ". ");
    add_parts(x, into, n, IETF_EL_ANNOTATION, NULL);
}

/* The label of an entry and the dd that it stands before. */
static html_node *
add_term(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *label = ietf_node_get(n, IETF_AT_DERIVEDANCHOR);
    html_node *dd;

    ietf_html_add_text(x, parent, n, HTML_TAG_dt, NULL, NULL,
                       ietf_arena_join(x->arena, "[", label ? label : "None", "]", NULL));
    dd = ietf_html_make(x, parent, HTML_TAG_dd, NULL, NULL, NULL);
    ietf_html_break(x, parent, HTML_TAG_dd);
    return dd;
}

html_node *
ietf_html_reference(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *into = n->parent->kind == IETF_EL_REFERENCEGROUP
                          ? ietf_html_add(x, parent, n, HTML_TAG_div, NULL, "refInstance")
                          : add_term(x, parent, n);

    add_entry(x, into, n);
    return into;
}

/* "Best Current Practice 14", its link, and the sentence before the members. */
static void
add_series(ietf_html *x, html_node *dd, const ietf_reference_series *series, const char *target)
{
    html_node *div =
        ietf_html_make(x, dd, HTML_TAG_div, NULL, "refInstance",
                       ietf_arena_join(x->arena, series->title, target ? ", " : ".", NULL));

    if (target)
        html_append(div, ietf_html_bracketed_link(x, target))->tail = ".";
    ietf_html_make(x, div, HTML_TAG_br, NULL, NULL, NULL);
    ietf_html_make(x, div, HTML_TAG_span, NULL, NULL, series->intro);
}

html_node *
ietf_html_referencegroup(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    ietf_reference_series series = ietf_referencegroup_series(n, x->arena);
    html_node *dd = add_term(x, parent, n);

    if (target && !*target)
        target = NULL;
    if (series.series)
        add_series(x, dd, &series, target);
    ietf_html_children(x, dd, n);
    if (target && !series.series)
        html_append(dd, ietf_html_bracketed_link(x, target));
    return dd;
}

html_node *
ietf_html_annotation(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *span = ietf_html_add(x, parent, n, HTML_TAG_span, NULL, "annotation");

    ietf_html_children(x, span, n);
    return span;
}

html_node *
ietf_html_refcontent(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *span = ietf_html_add(x, parent, n, HTML_TAG_span, NULL, "refContent");

    ietf_html_children(x, span, n);
    return span;
}

html_node *
ietf_html_stream(ietf_html *x, html_node *parent, const ietf_node *n)
{
    return ietf_html_add(x, parent, n, HTML_TAG_span, NULL, "stream");
}
