/* Paragraphs, lists, quotations: what flows in a section. */
#include "formatters/html/html.h"

#include "libietfdoc/util/str.h"

/* The indent of a list or paragraph as a number; false after the reference's way of giving up.
 */
static bool
read_indent(ietf_html *x, const ietf_node *n, const char *text, int *columns)
{
    if (ietf_str_to_int(text, columns))
        return true;
    ietf_html_fail(x, n, "indent is not a number");
    return false;
}

/* What the list that n is an item of says, or 3. */
static const char *
indent_of_list(const ietf_node *n)
{
    const char *indent = ietf_node_get(n->parent, IETF_AT_INDENT);

    return indent && *indent ? indent : "3";
}

html_node *
ietf_html_t(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *indent = ietf_node_get(n, IETF_AT_INDENT);
    int columns = 0;
    html_node *p;

    if (indent && *indent)
        read_indent(x, n, indent, &columns);
    p = ietf_html_add(x, parent, n, HTML_TAG_p,
                      HTML_ATTRS({"style", ietf_html_em(x, "margin-left: ", columns, "")}),
                      NULL);
    ietf_html_children(x, p, n);
    ietf_html_pilcrow(x, p, n);
    return p;
}

html_node *
ietf_html_blockquote(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *from = ietf_node_get(n, IETF_AT_QUOTEDFROM);
    const char *cite = ietf_node_get(n, IETF_AT_CITE);
    html_node *quote = ietf_html_add(x, parent, n, HTML_TAG_blockquote, NULL, NULL);
    html_node *source;

    if (cite && *cite)
        html_set(x->arena, quote, "cite", cite);
    ietf_html_children(x, quote, n);
    ietf_html_pilcrow(x, quote, n);
    if (!from || !*from)
        return quote;
    source = ietf_html_make(x, quote, HTML_TAG_cite, NULL, NULL, "\xE2\x80\x94 ");
    if (cite && *cite)
        ietf_html_make(x, source, HTML_TAG_a, HTML_ATTRS({"href", cite}), NULL, from);
    else
        html_add_text(x->arena, source, from);
    return quote;
}

/* Unordered lists: they have no id, and take over the classes of the item they stand in. */

static bool
has_word(const ietf_buf *words, const char *word, size_t length)
{
    for (const char *at = words->data; (at = strstr(at, word)); at++)
        if ((at == words->data || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* Adds the words of `text` that are not there yet. */
static void
add_words(ietf_html *x, ietf_buf *words, const char *text)
{
    while (text && *(text += strspn(text, " "))) {
        size_t length = strcspn(text, " ");
        const char *word = ietf_arena_strndup(x->arena, text, length);

        if (!has_word(words, word, length))
            ietf_buf_addf(words, words->length ? " %s" : "%s", word);
        text += length;
    }
}

static const char *
ul_classes(ietf_html *x, const html_node *parent, const ietf_node *n, bool toc)
{
    bool empty = ietf_node_is(n, IETF_AT_EMPTY, "true");
    const char *above = html_get(parent, "class");
    ietf_buf words;

    ietf_buf_init(&words, x->arena);
    if (above) /* but for this one */
        add_words(x, &words, ietf_str_replace(x->arena, above, "ulEmpty", ""));
    if (toc)
        add_words(x, &words, "toc");
    if (empty)
        add_words(x, &words, "ulEmpty");
    if (empty && ietf_node_is(n, IETF_AT_BARE, "true"))
        add_words(x, &words, "ulBare");
    add_words(x, &words, ietf_node_get(n, IETF_AT_SPACING));
    return words.data;
}

html_node *
ietf_html_ul(ietf_html *x, html_node *parent, const ietf_node *n)
{
    bool toc = ietf_node_is(n->parent, IETF_AT_ANCHOR, "toc");
    const char *classes = ul_classes(x, parent, n, toc);
    html_node *ul;

    if (toc)
        parent = ietf_html_make(x, parent, HTML_TAG_nav, NULL, "toc", NULL);
    ul = ietf_html_make(x, parent, HTML_TAG_ul, NULL, classes, NULL);
    ietf_html_children(x, ul, n);
    return ul;
}

/* Ordered lists: those with a label of their own making are definition lists. */
html_node *
ietf_html_ol(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);
    const char *spacing = ietf_node_get(n, IETF_AT_SPACING);
    html_node *ol;

    if (!type) {
        ietf_html_fail(x, n, "it has no type");
        return NULL;
    }
    if (strlen(type) > 1 && strchr(type, '%')) {
        ietf_html_break(x, parent, HTML_TAG_span);
        ol = ietf_html_add(x, parent, n, HTML_TAG_dl, NULL, "olPercent");
    } else {
        const char *classes =
            ietf_arena_join(x->arena, spacing ? spacing : "", spacing && *spacing ? " " : "",
                            "type-", type, NULL);

        ol = ietf_html_add(
            x, parent, n, HTML_TAG_ol,
            HTML_ATTRS({"start", ietf_node_get(n, IETF_AT_START)}, {"type", type}), classes);
    }
    ietf_html_children(x, ol, n);
    return ol;
}

static html_node *
finish_item(ietf_html *x, html_node *item, const ietf_node *n)
{
    ietf_html_children(x, item, n);
    ietf_html_pilcrow(x, item, n);
    return item;
}

static html_node *
item_of_ul(ietf_html *x, html_node *parent, const ietf_node *n)
{
    int columns = 0;

    read_indent(x, n, indent_of_list(n), &columns);
    columns = columns > 4 ? columns - 4 : 0;
    return finish_item(
        x,
        ietf_html_add(x, parent, n, HTML_TAG_li,
                      HTML_ATTRS({"style", ietf_html_em(x, "margin-left: ", columns, ";")}),
                      html_get(parent, "class")),
        n);
}

static html_node *
item_of_ol(ietf_html *x, html_node *parent, const ietf_node *n)
{
    int columns = 0;

    ietf_str_to_int(indent_of_list(n), &columns);
    columns = columns > 4 ? columns - 4 : 0;
    return finish_item(
        x,
        ietf_html_add(x, parent, n, HTML_TAG_li,
                      HTML_ATTRS({"style", ietf_html_em(x, "padding-left: ", columns, ";")}),
                      NULL),
        n);
}

static html_node *
item_of_dl(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *label = ietf_node_get(n, IETF_AT_DERIVEDCOUNTER);
    int columns = 0;
    html_node *dd;

    if (!label) {
        ietf_html_fail(x, n, "it has no derivedCounter");
        return NULL;
    }
    ietf_str_to_int(indent_of_list(n), &columns);
    ietf_html_make(x, parent, HTML_TAG_dt, NULL, NULL, label);
    dd = ietf_html_add(x, parent, n, HTML_TAG_dd,
                       HTML_ATTRS({"style", ietf_html_em(x, "margin-left: ", columns, "")}),
                       NULL);
    ietf_html_break(x, parent, HTML_TAG_dd);
    return finish_item(x, dd, n);
}

html_node *
ietf_html_li(ietf_html *x, html_node *parent, const ietf_node *n)
{
    static html_node *(*const by_list[HTML_TAG_COUNT])(ietf_html *, html_node *,
                                                       const ietf_node *) = {
        [HTML_TAG_ul] = item_of_ul,
        [HTML_TAG_ol] = item_of_ol,
        [HTML_TAG_dl] = item_of_dl,
    };

    if (by_list[parent->tag])
        return by_list[parent->tag](x, parent, n);
    ietf_report(x->diagnostics, IETF_D_HTML_MISPLACED, n, n->name,
                html_tag_name((enum html_tag)parent->tag));
    return NULL;
}

html_node *
ietf_html_dl(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *newline = ietf_node_get(n, IETF_AT_NEWLINE);
    bool compact = ietf_node_is(n, IETF_AT_SPACING, "compact");
    const char *classes = ietf_str_eq(newline, "true")    ? "dlNewline"
                          : ietf_str_eq(newline, "false") ? "dlParallel"
                                                          : NULL;
    html_node *dl;

    if (compact)
        classes =
            classes ? ietf_arena_join(x->arena, classes, " dlCompact", NULL) : "dlCompact";
    ietf_html_break(x, parent, HTML_TAG_span);
    dl = ietf_html_add(x, parent, n, HTML_TAG_dl, NULL, classes);
    ietf_html_children(x, dl, n);
    return dl;
}

html_node *
ietf_html_dd(ietf_html *x, html_node *parent, const ietf_node *n)
{
    int columns = 0;
    html_node *dd;

    read_indent(x, n, indent_of_list(n), &columns);
    dd = ietf_html_add(x, parent, n, HTML_TAG_dd,
                       HTML_ATTRS({"style", ietf_html_em(x, "margin-left: ", columns, "")}),
                       NULL);
    finish_item(x, dd, n);
    ietf_html_break(x, parent, HTML_TAG_dd);
    return dd;
}
