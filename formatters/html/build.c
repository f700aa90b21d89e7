/* How an element of the document becomes one of the page: its id, classes, text and tail. */
#include "formatters/html/html.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Text */

const char *
ietf_html_text(const ietf_node *n)
{
    const char *text = ietf_node_text(n);

    return *text || (n->flags & IETF_NODE_OPEN) ? text : NULL;
}

const char *
ietf_html_tail(const ietf_node *n)
{
    const char *tail = ietf_node_tail(n);

    return *tail ? tail : NULL;
}

const char *
ietf_html_trim_start(const char *text)
{
    const char *end = text + strlen(text), *next = text;

    while (next < end && ietf_unicode_is_space(ietf_utf8_next(&next, end)))
        text = next;
    return text;
}

const char *
ietf_html_trim_end(ietf_html *x, const char *text)
{
    const char *end = text + strlen(text), *stop = end, *before = end;

    while (before > text && ietf_unicode_is_space(ietf_utf8_previous(&before, text)))
        stop = before;
    return stop == end ? text : ietf_arena_strndup(x->arena, text, (size_t)(stop - text));
}

bool
ietf_html_is_blank(const char *text)
{
    return !text || !*ietf_html_trim_start(text);
}

/* Names and numbers */

const char *
ietf_html_id(ietf_html *x, const char *pn)
{
    return ietf_pn_id(pn, x->arena);
}

const char *
ietf_html_em(ietf_html *x, const char *before, int columns, const char *behind)
{
    if (!columns)
        return NULL;
    return ietf_arena_format(x->arena, "%s%s%d.%dem%s", before, columns < 0 ? "-" : "",
                             (columns < 0 ? -columns : columns) / 2, columns % 2 ? 5 : 0,
                             behind);
}

/* Elements */

html_node *
ietf_html_make(ietf_html *x, html_node *parent, enum html_tag tag, const html_attr *attrs,
               const char *classes, const char *text)
{
    html_node *e = html_make(x->arena, tag, attrs, classes, text);

    return parent ? html_append(parent, e) : e;
}

void
ietf_html_break(ietf_html *x, html_node *parent, enum html_tag tag)
{
    ietf_html_make(x, parent, tag, NULL, "break", NULL);
}

/* Classes that ask not to break a page there. */
static void
add_keep(ietf_html *x, html_node *e, const ietf_node *n, enum ietf_at at, const char *name)
{
    const char *value = ietf_node_get(n, at);

    if (value && *value)
        html_add_class(x->arena, e, name);
}

/* An inline element with pn and anchor: the outer one has its tag, its attributes and the pn,
 * the inner one, a div, the anchor and what comes in. Both have the class. */
static html_node *
wrap_inline(ietf_html *x, html_node *e, const html_attr *attrs, const char *id,
            const char *anchor)
{
    html_node *outer = html_new(x->arena, (enum html_tag)e->tag);
    size_t count = 0;

    outer->name = e->name;
    outer->tail = "\n"; /* it begins its life as a div */
    while (attrs && attrs[count].name)
        count++;
    /* in alphabetical order, the id among them */
    for (size_t i = 0; i < count && strcmp(attrs[i].name, "id") < 0; i++)
        html_set(x->arena, outer, attrs[i].name, attrs[i].value);
    html_set(x->arena, outer, "id", id);
    for (size_t i = 0; i < count; i++) {
        html_set(x->arena, outer, attrs[i].name, attrs[i].value);
        html_set(x->arena, e, attrs[i].name, NULL);
    }
    html_set(x->arena, outer, "class", html_get(e, "class"));
    html_set(x->arena, e, "id", anchor);
    e->tag = HTML_TAG_div;
    html_append(outer, e);
    return outer;
}

/* Gives e its id; returns what goes into the page: e or what it was wrapped in. */
static html_node *
identify(ietf_html *x, html_node *e, const ietf_node *n, const html_attr *attrs)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN);
    const char *slug = ietf_node_get(n, IETF_AT_SLUGIFIEDNAME);
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    html_node *outer;

    if (!pn) {
        if (slug || anchor)
            html_set(x->arena, e, "id", slug ? slug : anchor);
        return e;
    }
    pn = ietf_html_id(x, pn);
    html_set(x->arena, e, "id", pn);
    if (!anchor)
        return e;
    if (!html_is_block((enum html_tag)e->tag))
        return wrap_inline(x, e, attrs, pn, anchor);
    outer = ietf_html_make(x, NULL, HTML_TAG_div, HTML_ATTRS({"id", anchor}), NULL, NULL);
    html_append(outer, e);
    return outer;
}

html_node *
ietf_html_adopt(ietf_html *x, html_node *parent, const ietf_node *n, html_node *e,
                const html_attr *attrs)
{
    bool block = html_is_block((enum html_tag)e->tag);
    html_node *outer = identify(x, e, n, attrs);

    if (ietf_html_is_accessible(x))
        html_set(x->arena, e, "lang", ietf_node_get(n, IETF_AT_XML_LANG));
    add_keep(x, e, n, IETF_AT_KEEPWITHPREVIOUS, "keepWithPrevious");
    add_keep(x, e, n, IETF_AT_KEEPWITHNEXT, "keepWithNext");
    if (ietf_html_is_blank(e->text))
        e->text = ietf_html_text(n);
    e->tail = ietf_html_tail(n);
    if (block && ietf_html_is_blank(e->tail))
        e->tail = "\n";
    return parent ? (html_append(parent, outer), e) : e;
}

html_node *
ietf_html_add_text(ietf_html *x, html_node *parent, const ietf_node *n, enum html_tag tag,
                   const html_attr *attrs, const char *classes, const char *text)
{
    html_node *e = html_make(x->arena, tag, attrs, classes, text);

    return ietf_html_adopt(x, parent, n, e, attrs);
}

html_node *
ietf_html_add(ietf_html *x, html_node *parent, const ietf_node *n, enum html_tag tag,
              const html_attr *attrs, const char *classes)
{
    return ietf_html_add_text(x, parent, n, tag, attrs, classes, NULL);
}

html_node *
ietf_html_named(ietf_html *x, enum html_tag tag, ietf_name name, const char *role,
                const char *role_class, const char *classes)
{
    html_node *e = ietf_html_make(x, NULL, tag, NULL, classes, NULL);

    if (name.ascii && *name.ascii) {
        ietf_html_make(x, e, HTML_TAG_span, NULL, "non-ascii", name.name);
        html_add_text(x->arena, e, " (");
        ietf_html_make(x, e, HTML_TAG_span, NULL, "ascii", name.ascii);
        html_add_text(x->arena, e, ")");
    } else {
        e->text = name.name;
    }
    if (role && *role) {
        html_add_text(x->arena, e, ", ");
        if (role_class)
            ietf_html_make(x, e, HTML_TAG_span, NULL, role_class, role);
        else
            html_add_text(x->arena, e, role);
    } else {
        html_add_text(x->arena, e, "");
    }
    return e;
}

/* Paragraph signs */

static bool
is_in_toc(const html_node *e)
{
    for (e = e->parent; e; e = e->parent) {
        const char *classes = html_get(e, "class");

        if (classes && strstr(classes, "toc"))
            return true;
    }
    return false;
}

void
ietf_html_pilcrow(ietf_html *x, html_node *e, const ietf_node *n)
{
    const char *id = html_get(e, "id");

    if (e->has_pilcrow || is_in_toc(e))
        return;
    if (!id || !*id) {
        ietf_report(x->diagnostics, IETF_D_HTML_NO_ID, n, html_tag_name((enum html_tag)e->tag));
        return;
    }
    if (e->last) {
        if (e->last->tail)
            e->last->tail = ietf_html_trim_end(x, e->last->tail);
    } else if (e->text) {
        e->text = ietf_html_trim_end(x, e->text);
    }
    if (!html_has_text(e))
        return;
    ietf_html_make(x, e, HTML_TAG_a,
                   HTML_ATTRS({"href", ietf_arena_join(x->arena, "#", id, NULL)}), "pilcrow",
                   "\xC2\xB6");
    for (; e && !e->has_pilcrow; e = e->parent)
        e->has_pilcrow = true;
}
