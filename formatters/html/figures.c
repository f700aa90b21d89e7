/* Figures, artwork and source code, RFC 7992 9.5, 9.25, 9.48. */
#include "formatters/html/blocks.h"

#include "libietfdoc/compose/code.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

html_node *
ietf_html_figure(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *figure;

    ietf_html_name_target(x, parent, n);
    figure = ietf_html_add(x, parent, n, HTML_TAG_figure, NULL, NULL);
    for (const ietf_node *child = n->first; child; child = child->next)
        if (child->kind == IETF_EL_ARTSET || child->kind == IETF_EL_ARTWORK ||
            child->kind == IETF_EL_SOURCECODE)
            ietf_html_render(x, figure, child);
    ietf_html_caption(x, ietf_html_make(x, figure, HTML_TAG_figcaption, NULL, NULL, NULL), n);
    return figure;
}

html_node *
ietf_html_artset(ietf_html *x, html_node *parent, const ietf_node *n)
{
    static const char *const preferred[] = {"svg", "binary-art", "ascii-art"};
    html_node *div = ietf_html_add(x, parent, n, HTML_TAG_div, NULL, NULL);
    const ietf_node *art;

    for (size_t i = 0; i < sizeof(preferred) / sizeof(preferred[0]); i++)
        for (art = ietf_node_child(n, IETF_EL_ARTWORK); art;
             art = ietf_node_next(art, IETF_EL_ARTWORK))
            if (ietf_node_is(art, IETF_AT_TYPE, preferred[i]))
                return ietf_html_render(x, div, art);
    art = n->first;
    if (art && art->kind == IETF_TEXT)
        art = art->next;
    if (art)
        ietf_html_render(x, div, art);
    return div;
}

/* The beginning of an element as XML, to tell the author which one is meant. */
static const char *
beginning(ietf_html *x, const ietf_node *n, size_t bytes)
{
    ietf_buf b;

    ietf_buf_init(&b, x->arena);
    ietf_write_node(n, &b);
    ietf_buf_truncate(&b, bytes);
    return b.data;
}

static const char *
art_classes(ietf_html *x, const ietf_node *n, const char *kind)
{
    const char *align = ietf_node_get(n, IETF_AT_ALIGN);
    char *word = ietf_str_lower(x->arena, align ? align : "left");

    if (*word)
        word[0] = (char)ietf_to_upper(word[0]);
    return ietf_arena_join(x->arena, "artwork ", kind, " align", word, NULL);
}

/* Art in a figure has no sign of its own: the caption is linked. */
static void
add_pilcrow(ietf_html *x, html_node *div, const ietf_node *n)
{
    if (n->parent->kind != IETF_EL_FIGURE)
        ietf_html_pilcrow(x, div, n);
}

static html_node *
text_art(ietf_html *x, html_node *parent, const ietf_node *n, const char *type)
{
    const char *classes = art_classes(x, n, "art-text");
    html_node *div;

    if (ietf_html_is_blank(ietf_html_text(n))) {
        ietf_report(x->diagnostics, IETF_D_HTML_NO_ART, n, type ? type : "",
                    beginning(x, n, 128));
        return NULL;
    }
    if (type && *type && strcmp(type, "text") != 0)
        classes = ietf_arena_join(x->arena, classes, " art-", type, NULL);
    div = html_make(x->arena, HTML_TAG_div, NULL, classes, NULL);
    ietf_html_describe(
        x, ietf_html_make(x, div, HTML_TAG_pre, NULL, NULL, ietf_art_text(n, x->arena)), n);
    ietf_html_adopt(x, parent, n, div, NULL);
    div->text = NULL;
    add_pilcrow(x, div, n);
    return div;
}

static html_node *
svg_art(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *div =
        ietf_html_add(x, parent, n, HTML_TAG_div, NULL, art_classes(x, n, "art-svg"));
    const ietf_node *svg = ietf_node_child(n, IETF_SVG_SVG);
    html_node *copy;

    div->text = NULL;
    if (!svg) {
        ietf_report(x->diagnostics, IETF_D_HTML_NO_SVG, n, beginning(x, n, 256));
        return NULL;
    }
    copy = ietf_html_svg(x, n, svg);
    if (!copy)
        return NULL;
    html_append(div, copy);
    ietf_html_describe(x, copy, n);
    if (n->parent->kind != IETF_EL_FIGURE)
        ietf_html_pilcrow(x, div, n);
    else if (ietf_node_is(n, IETF_AT_ALIGN, "right"))
        ietf_html_make(x, div, HTML_TAG_span, NULL, NULL, NULL);
    ietf_html_check_ids(
        x, n, ietf_arena_join(x->arena, "inline:", beginning(x, svg, 31), " ...", NULL));
    return div;
}

static html_node *
binary_art(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *source = ietf_node_get(n, IETF_AT_SRC);
    html_node *div;

    ietf_report(x->diagnostics, x->rfc ? IETF_D_HTML_BINARY_ART_RFC : IETF_D_HTML_BINARY_ART,
                n);
    div = ietf_html_add(x, parent, n, HTML_TAG_div, NULL, "artwork art-binary");
    if (source && *source)
        ietf_html_describe(
            x, ietf_html_make(x, div, HTML_TAG_img, HTML_ATTRS({"src", source}), NULL, NULL),
            n);
    else
        ietf_report(x->diagnostics, IETF_D_HTML_NO_IMAGE, n, beginning(x, n, 128));
    add_pilcrow(x, div, n);
    return div;
}

html_node *
ietf_html_artwork(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);

    if (type && strcmp(type, "svg") == 0)
        return svg_art(x, parent, n);
    if (type && strcmp(type, "binary-art") == 0)
        return binary_art(x, parent, n);
    return text_art(x, parent, n, type);
}

static size_t
count_lines(const char *text)
{
    size_t count = 1;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

html_node *
ietf_html_sourcecode(ietf_html *x, html_node *parent, const ietf_node *n)
{
    enum { LINES_OF_A_PAGE = 50 };
    const char *text = ietf_node_text(n), *type = ietf_node_get(n, IETF_AT_TYPE);
    const char *classes = "sourcecode";
    html_node *div;

    if (type && *type)
        classes = ietf_arena_join(x->arena, classes, " lang-", type, NULL);
    if (count_lines(text) > LINES_OF_A_PAGE)
        classes = ietf_arena_join(x->arena, classes, " breakable", NULL);
    div = ietf_html_add(x, parent, n, HTML_TAG_div, NULL, classes);
    div->text = NULL;
    if (ietf_node_is(n, IETF_AT_MARKERS, "true"))
        text = ietf_code_marked(text, ietf_node_get(n, IETF_AT_NAME), x->arena);
    ietf_html_make(x, div, HTML_TAG_pre, NULL, NULL, *text ? text : NULL);
    add_pilcrow(x, div, n);
    return div;
}
