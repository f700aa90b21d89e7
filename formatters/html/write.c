/* The HTML tree as bytes. Line breaks, quotes and escapes are those of libxml2's HTML
 * serializer, which the reference uses with formatting on: it breaks lines only around elements
 * that HTML 4 knows as block-like, never next to text, and never in an element whose name
 * begins with p. */
#include <string.h>

#include "formatters/html/tree.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/uri.h"

enum { KNOWN = 1, INLINE = 2, VOID = 4, OPEN = 8, BLOCK = 16 };

static const struct {
    const char *name;
    unsigned flags;
} tags[HTML_TAG_COUNT] = {
#define TAG(name, flags) [HTML_TAG_##name] = {#name, flags},
#include "formatters/html/tags.def"
#undef TAG
};

bool
html_is_block(enum html_tag tag)
{
    return tags[tag].flags & BLOCK;
}

const char *
html_tag_name(enum html_tag tag)
{
    return tags[tag].name;
}

static const char *
name_of(const html_node *n)
{
    return n->tag == HTML_FOREIGN ? n->name : tags[n->tag].name;
}

/* May the serializer break lines around and inside n? */
static bool
breaks_lines(const html_node *n)
{
    return (tags[n->tag].flags & (KNOWN | INLINE)) == KNOWN;
}

/* <!-- --> and &{ } keep what they are in a value; bytes, 0: text is none of them. */
static size_t
macro_length(const char *text)
{
    const char *end;

    if (strncmp(text, "<!--", 4) == 0 && (end = strstr(text, "-->")))
        return (size_t)(end - text) + 3;
    if (strncmp(text, "&{", 2) == 0 && (end = strchr(text, '}')))
        return (size_t)(end - text) + 1;
    return 0;
}

static void
add_escaped(ietf_buf *out, const char *text, bool value)
{
    for (;;) {
        size_t plain = strcspn(text, "<>&");

        ietf_buf_add(out, text, plain);
        text += plain;
        if (!*text)
            return;
        plain = value ? macro_length(text) : 0;
        if (plain)
            ietf_buf_add(out, text, plain);
        else
            ietf_buf_adds(out, *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : "&amp;");
        text += plain ? plain : 1;
    }
}

static bool
is_uri(const html_node *n, const char *name)
{
    return n->tag != HTML_FOREIGN && (strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
                                      (n->tag == HTML_TAG_a && strcmp(name, "name") == 0));
}

/* In double quotes, unless the value has some and no single ones. */
static void
add_quoted(const char *value, ietf_buf *out)
{
    char quote = strchr(value, '"') && !strchr(value, '\'') ? '\'' : '"';

    ietf_buf_addc(out, quote);
    while (quote == '"' && strchr(value, '"')) {
        size_t plain = strcspn(value, "\"");

        ietf_buf_add(out, value, plain);
        ietf_buf_adds(out, "&quot;");
        value += plain + 1;
    }
    ietf_buf_adds(out, value);
    ietf_buf_addc(out, quote);
}

/* Written as it is? */
static bool
is_plain(const char *value, bool is_link)
{
    for (; *value; value++)
        if (strchr("<>&\"", *value) || (is_link && !ietf_uri_may_have((unsigned char)*value)))
            return false;
    return true;
}

static void
add_attribute(const html_node *n, const html_attr *attr, ietf_buf *out)
{
    bool is_link = is_uri(n, attr->name);
    ietf_buf escaped, uri;

    ietf_buf_addc(out, ' ');
    ietf_buf_adds(out, attr->name);
    ietf_buf_addc(out, '=');
    if (is_plain(attr->value, is_link)) { /* nearly all of them */
        ietf_buf_addc(out, '"');
        ietf_buf_adds(out, attr->value);
        ietf_buf_addc(out, '"');
        return;
    }
    ietf_buf_init(&escaped, out->arena);
    ietf_buf_init(&uri, out->arena);
    add_escaped(&escaped, attr->value, true);
    if (is_link)
        ietf_uri_add(&uri, escaped.data, "<>");
    add_quoted(is_link ? uri.data : escaped.data, out);
    ietf_buf_release(&uri);
    ietf_buf_release(&escaped);
}

static bool
name_starts_with_p(const html_node *n)
{
    return name_of(n)[0] == 'p';
}

/* A line break inside a tag: only between elements, and only where there are several things. */
static bool
breaks_inside(const html_node *n)
{
    return breaks_lines(n) && !name_starts_with_p(n) &&
           (n->text || n->first != n->last || n->first->tail);
}

static void
add_break_behind(const html_node *n, ietf_buf *out)
{
    if (breaks_lines(n) && !n->tail && n->next && n->parent && !name_starts_with_p(n->parent))
        ietf_buf_addc(out, '\n');
}

static void
add_end_tag(const html_node *n, ietf_buf *out)
{
    ietf_buf_adds(out, "</");
    ietf_buf_adds(out, name_of(n));
    ietf_buf_addc(out, '>');
}

/* Text that stands in `parent`. */
static void
add_text(const html_node *parent, const char *text, ietf_buf *out)
{
    if (!text || !*text)
        return;
    if (parent && (parent->tag == HTML_TAG_script || parent->tag == HTML_TAG_style))
        ietf_buf_adds(out, text);
    else
        add_escaped(out, text, false);
}

/* A comment or instruction. */
static void
add_aside(const html_node *n, ietf_buf *out)
{
    bool comment = n->tag == HTML_COMMENT;

    ietf_buf_addf(out, comment ? "<!--" : "<?%s", n->name);
    if (!comment && *n->text)
        ietf_buf_addc(out, ' ');
    ietf_buf_adds(out, n->text);
    ietf_buf_adds(out, comment ? "-->" : ">");
}

/* What stands behind n, which is written. */
static void
finish(const html_node *n, const html_node *root, ietf_buf *out)
{
    if (n == root)
        return;
    add_break_behind(n, out);
    add_text(n->parent, n->tail, out);
}

/* Writes the start of n; true when its children come next. */
static bool
open_node(const html_node *n, ietf_buf *out)
{
    if (n->tag < HTML_FOREIGN) {
        add_aside(n, out);
        return false;
    }
    ietf_buf_addc(out, '<');
    ietf_buf_adds(out, name_of(n));
    for (unsigned i = 0; i < n->attr_count; i++)
        add_attribute(n, &n->attrs[i], out);
    ietf_buf_addc(out, '>');
    if (tags[n->tag].flags & VOID)
        return false;
    if (!n->text && !n->first) {
        if (!(tags[n->tag].flags & OPEN))
            add_end_tag(n, out);
        return false;
    }
    if (n->first && !n->text && breaks_inside(n))
        ietf_buf_addc(out, '\n');
    add_text(n, n->text, out);
    if (!n->first)
        add_end_tag(n, out);
    return n->first;
}

static void
close_node(const html_node *n, ietf_buf *out)
{
    if (!n->last->tail && breaks_inside(n))
        ietf_buf_addc(out, '\n');
    add_end_tag(n, out);
}

/* Control characters but the line end become one space, as the reference does to the page. */
static void
squeeze_controls(ietf_buf *out, size_t from)
{
    size_t end = from;

    for (size_t i = from; i < out->length; i++) {
        unsigned char c = (unsigned char)out->data[i];
        bool control = c < 0x20 && c != '\n';

        if (!control)
            out->data[end++] = (char)c;
        else if (i + 1 == out->length || (unsigned char)out->data[i + 1] >= 0x20 ||
                 out->data[i + 1] == '\n')
            out->data[end++] = ' ';
    }
    ietf_buf_truncate(out, end);
}

void
html_write(const html_node *root, ietf_buf *out)
{
    const html_node *n = root;
    size_t start = out->length;

    ietf_buf_adds(out, "<!DOCTYPE html>\n");
    for (;;) {
        if (open_node(n, out)) {
            n = n->first;
            continue;
        }
        finish(n, root, out);
        while (n != root && !n->next) {
            n = n->parent;
            close_node(n, out);
            finish(n, root, out);
        }
        if (n == root)
            break;
        n = n->next;
    }
    ietf_buf_addc(out, '\n');
    squeeze_controls(out, start);
}
