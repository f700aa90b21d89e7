/* The tree as XML. Escapes, white space and line ends are those of libxml2's serializer as lxml
 * drives it, because every XML output is compared byte for byte. */
#include "libietfdoc/model/write.h"

#include <string.h>

struct writer {
    ietf_buf *out;
    int level;
    int mixed; /* how many ancestors have text among their children: no indentation there */
    bool pretty, no_instructions;
};

static const char *const text_escapes[256] = {
    ['<'] = "&lt;", ['>'] = "&gt;", ['&'] = "&amp;", ['\r'] = "&#13;"};
static const char *const attribute_escapes[256] = {
    ['<'] = "&lt;",   ['>'] = "&gt;",   ['&'] = "&amp;", ['\r'] = "&#13;",
    ['"'] = "&quot;", ['\n'] = "&#10;", ['\t'] = "&#9;"};

static void
add_escaped(ietf_buf *out, const char *text, size_t length, const char *const *escapes)
{
    size_t start = 0;

    for (size_t i = 0; i < length; i++) {
        const char *escape = escapes[(unsigned char)text[i]];

        if (!escape)
            continue;
        ietf_buf_add(out, text + start, i - start);
        ietf_buf_adds(out, escape);
        start = i + 1;
    }
    ietf_buf_add(out, text + start, length - start);
}

static void
add_indent(struct writer *w, int level)
{
    enum { DEEPEST = 30 }; /* libxml2 indents no further */

    ietf_buf_fill(w->out, ' ', 2 * (size_t)(level > DEEPEST ? DEEPEST : level));
}

/* n, or the next sibling that is to be written; NULL: none. */
static const ietf_node *
written(const struct writer *w, const ietf_node *n)
{
    while (n && w->no_instructions && n->kind == IETF_PI)
        n = n->next;
    return n;
}

static bool
has_text_child(const ietf_node *n)
{
    for (const ietf_node *child = n->first; child; child = child->next)
        if (child->kind == IETF_TEXT)
            return true;
    return false;
}

static void
add_start_tag(struct writer *w, const ietf_node *n)
{
    ietf_buf_addc(w->out, '<');
    ietf_buf_adds(w->out, n->name);
    for (const ietf_ns *ns = n->namespaces; ns; ns = ns->next) {
        ietf_buf_adds(w->out, ns->prefix ? " xmlns:" : " xmlns");
        ietf_buf_adds(w->out, ns->prefix);
        ietf_buf_adds(w->out, "=\"");
        add_escaped(w->out, ns->uri, strlen(ns->uri), attribute_escapes);
        ietf_buf_addc(w->out, '"');
    }
    for (unsigned i = 0; i < n->attr_count; i++) {
        ietf_buf_addc(w->out, ' ');
        ietf_buf_adds(w->out, n->attrs[i].name);
        ietf_buf_adds(w->out, "=\"");
        add_escaped(w->out, n->attrs[i].value, strlen(n->attrs[i].value), attribute_escapes);
        ietf_buf_addc(w->out, '"');
    }
    if (written(w, n->first))
        ietf_buf_addc(w->out, '>');
    else if (n->first || !(n->flags & (IETF_NODE_OPEN | IETF_NODE_EMPTY_CDATA)))
        ietf_buf_adds(w->out, "/>");
    else
        ietf_buf_addf(w->out, ">%s</%s>",
                      n->flags & IETF_NODE_EMPTY_CDATA ? "<![CDATA[]]>" : "", n->name);
}

static void
add_text(struct writer *w, const ietf_node *n)
{
    size_t count = n->flags & IETF_NODE_CDATA ? n->sections->count : 0, done = 0;

    for (size_t i = 0; i < count; i++) {
        const ietf_cdata *section = &n->sections->items[i];

        add_escaped(w->out, n->text + done, section->start - done, text_escapes);
        ietf_buf_adds(w->out, "<![CDATA[");
        ietf_buf_add(w->out, n->text + section->start, section->end - section->start);
        ietf_buf_adds(w->out, "]]>");
        done = section->end;
    }
    add_escaped(w->out, n->text + done, n->length - done, text_escapes);
}

static void
add_leaf(struct writer *w, const ietf_node *n)
{
    if (n->kind == IETF_TEXT) {
        add_text(w, n);
        return;
    }
    ietf_buf_adds(w->out, n->kind == IETF_COMMENT ? "<!--" : "<?");
    if (n->kind == IETF_PI) {
        ietf_buf_adds(w->out, n->target);
        if (n->length)
            ietf_buf_addc(w->out, ' ');
    }
    ietf_buf_add(w->out, n->text, n->length);
    ietf_buf_adds(w->out, n->kind == IETF_COMMENT ? "-->" : "?>");
}

/* Writes what comes before the children; false when there are none to visit. */
static bool
open_node(struct writer *w, const ietf_node *n)
{
    if (!ietf_node_is_element(n)) {
        add_leaf(w, n);
        return false;
    }
    add_start_tag(w, n);
    if (!written(w, n->first))
        return false;
    w->mixed += w->mixed || has_text_child(n);
    w->level++;
    if (w->pretty && !w->mixed)
        ietf_buf_addc(w->out, '\n');
    return true;
}

static void
close_node(struct writer *w, const ietf_node *n)
{
    w->level--;
    if (w->pretty && !w->mixed)
        add_indent(w, w->level);
    w->mixed -= w->mixed > 0;
    ietf_buf_adds(w->out, "</");
    ietf_buf_adds(w->out, n->name);
    ietf_buf_addc(w->out, '>');
}

static void
write_subtree(struct writer *w, const ietf_node *top)
{
    const ietf_node *n = top;

    for (;;) {
        if (w->pretty && !w->mixed && n != top)
            add_indent(w, w->level);
        if (open_node(w, n)) {
            n = written(w, n->first);
            continue;
        }
        while (n != top && !written(w, n->next)) {
            if (w->pretty && !w->mixed)
                ietf_buf_addc(w->out, '\n');
            n = n->parent;
            close_node(w, n);
        }
        if (n == top)
            return;
        if (w->pretty && !w->mixed)
            ietf_buf_addc(w->out, '\n');
        n = written(w, n->next);
    }
}

void
ietf_write_node(const ietf_node *n, ietf_buf *out)
{
    struct writer w = {.out = out};

    write_subtree(&w, n);
}

static void
add_doctype(const ietf_document *d, const ietf_write_style *style, ietf_buf *out)
{
    const char *text = style->doctype_text ? style->doctype_text : d->doctype_text;

    if (style->doctype && text)
        ietf_buf_addf(out, "%s\n", text);
}

void
ietf_write(const ietf_document *d, const ietf_write_style *style, ietf_buf *out)
{
    struct writer w = {
        .out = out, .pretty = style->pretty, .no_instructions = style->no_instructions};

    if (style->declaration)
        ietf_buf_adds(out, "<?xml version='1.0' encoding='utf-8'?>\n");
    if (!d->doctype_after)
        add_doctype(d, style, out);
    for (const ietf_node *n = d->top->first; (n = written(&w, n)); n = n->next) {
        if (n == d->root || style->around_root) {
            write_subtree(&w, n);
            if (style->pretty)
                ietf_buf_addc(out, '\n');
        }
        if (n == d->doctype_after)
            add_doctype(d, style, out);
    }
}
