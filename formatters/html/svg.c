/* Diagrams: the SVG of the document as it is, with a view box, so that it can be scaled. */
#include "formatters/html/blocks.h"

#include "libietfdoc/util/str.h"

static bool
has_prefix(const ietf_node *n, const char *prefix)
{
    for (const ietf_ns *ns = n->namespaces; ns; ns = ns->next)
        if (ietf_str_eq(ns->prefix, prefix))
            return true;
    return false;
}

static void
add_namespace(ietf_html *x, html_node *e, const char *prefix, const char *uri)
{
    html_set(x->arena, e, prefix ? ietf_arena_join(x->arena, "xmlns:", prefix, NULL) : "xmlns",
             uri);
}

/* The prefix in a name, NULL when it has none. */
static const char *
prefix_of(ietf_html *x, const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? ietf_arena_strndup(x->arena, name, (size_t)(colon - name)) : NULL;
}

static bool
is_declared(const ietf_node *n, const ietf_node *top, const char *prefix)
{
    for (; n; n = n->parent) {
        if (has_prefix(n, prefix))
            return true;
        if (n == top)
            return false;
    }
    return false;
}

/* What is declared around the diagram and used in it has to be declared on it. */
static void
add_used_namespaces(ietf_html *x, html_node *e, const ietf_node *svg)
{
    for (const ietf_node *n = svg; n; n = ietf_node_following(n, svg)) {
        if (!ietf_node_is_element(n))
            continue;
        if (n->uri && !is_declared(n, svg, prefix_of(x, n->name)))
            add_namespace(x, e, prefix_of(x, n->name), n->uri);
        for (unsigned i = 0; i < n->attr_count; i++) {
            const char *prefix = prefix_of(x, n->attrs[i].name);

            if (prefix && strcmp(prefix, "xml") != 0 && n->attrs[i].uri &&
                !is_declared(n, svg, prefix))
                add_namespace(x, e, prefix, n->attrs[i].uri);
        }
    }
}

static html_node *
element(ietf_html *x, const ietf_node *n, bool top)
{
    html_node *e = html_new(x->arena, HTML_FOREIGN);

    e->name = n->name;
    for (const ietf_ns *ns = n->namespaces; ns; ns = ns->next)
        add_namespace(x, e, ns->prefix, ns->uri);
    if (top)
        add_used_namespaces(x, e, n);
    for (unsigned i = 0; i < n->attr_count; i++)
        html_set(x->arena, e, n->attrs[i].name, n->attrs[i].value);
    e->text = ietf_html_text(n);
    e->tail = ietf_html_tail(n);
    return e;
}

static html_node *
comment(ietf_html *x, const ietf_node *n)
{
    html_node *e = html_new(x->arena, HTML_COMMENT);

    e->text = n->text;
    e->tail = ietf_html_tail(n);
    return e;
}

/* `into` is the copy of n's parent all along. */
static html_node *
copy(ietf_html *x, const ietf_node *svg)
{
    html_node *top = element(x, svg, true), *into = NULL, *latest = top;

    for (const ietf_node *n = svg;;) {
        if (n->first && ietf_node_is_element(n)) {
            n = n->first;
            into = latest;
        } else {
            while (n != svg && !n->next) {
                n = n->parent;
                into = into->parent;
            }
            if (n == svg)
                return top;
            n = n->next;
        }
        if (ietf_node_is_element(n))
            latest = html_append(into, element(x, n, false));
        else if (n->kind == IETF_COMMENT)
            html_append(into, comment(x, n));
    }
}

/* A plain decimal number as Python's repr of the float writes it ("12" is "12.0"); NULL when it
 * is none or zero, which the reference takes for absent. */
static const char *
number(ietf_html *x, const char *text)
{
    const char *digits, *point;
    size_t length;

    text = text ? ietf_str_trim(x->arena, text) : "";
    digits = text + (*text == '+' || *text == '-');
    digits += strspn(digits, "0");
    point = digits + strspn(digits, "0123456789");
    length = strlen(text);
    if (*point == '.') {
        if (point[1 + strspn(point + 1, "0123456789")] != '\0')
            return NULL;
        while (text[length - 1] == '0' && text + length - 1 > point + 1)
            length--;
    } else if (*point != '\0' || point == text) {
        return NULL;
    }
    if (strspn(digits, "0.") == strlen(digits))
        return NULL;
    return ietf_arena_format(x->arena, "%s%s%.*s%s%s", *text == '-' ? "-" : "",
                             point == digits ? "0" : "", (int)(text + length - digits), digits,
                             *point ? "" : ".0",
                             *point && text + length == point + 1 ? "0" : "");
}

/* The four numbers of a view box with one space between them; NULL when they are not four. */
static const char *
view_box(ietf_html *x, const char *text)
{
    ietf_buf b;
    int parts = 1;

    text += strspn(text, "()");
    ietf_buf_init(&b, x->arena);
    while (*text && text[strspn(text, "()")] != '\0') {
        if (*text == ' ' || (*text == ',' && text[1] == ' ')) {
            text += *text == ',';
            text += strspn(text, " ");
            ietf_buf_addc(&b, ' ');
            parts++;
        } else {
            ietf_buf_addc(&b, *text++);
        }
    }
    return parts == 4 ? ietf_buf_copy(&b, x->arena) : NULL;
}

/* Numbers only? The reference looks at them only where width or height is not given. */
static bool
are_numbers(const char *box)
{
    static const char digits[] = "0123456789";

    for (;;) {
        size_t whole, part = 0;

        box += *box == '+' || *box == '-';
        box += whole = strspn(box, digits);
        if (*box == '.')
            box += 1 + (part = strspn(box + 1, digits));
        if (whole + part == 0)
            return false;
        if ((*box == 'e' || *box == 'E') && box[1]) {
            box += 1 + (box[1] == '+' || box[1] == '-');
            box += whole = strspn(box, digits);
            if (whole == 0)
                return false;
        }
        if (*box != ' ')
            return *box == '\0';
        box++;
    }
}

html_node *
ietf_html_svg(ietf_html *x, const ietf_node *artwork, const ietf_node *svg)
{
    html_node *e = copy(x, svg);
    const char *box = html_get(e, "viewBox");
    const char *width = number(x, html_get(e, "width"));
    const char *height = number(x, html_get(e, "height"));

    if (box && *box) {
        const char *normal = view_box(x, box);

        if (normal && ((width && height) || are_numbers(normal)))
            html_set(x->arena, e, "viewBox", normal);
        else
            ietf_report(x->diagnostics, IETF_D_HTML_VIEW_BOX, artwork, box);
    } else if (width && height) {
        html_set(x->arena, e, "viewBox",
                 ietf_arena_join(x->arena, "0 0 ", width, " ", height, NULL));
    } else {
        ietf_report(x->diagnostics, IETF_D_HTML_SVG_SIZE, artwork);
        return NULL;
    }
    return e;
}
