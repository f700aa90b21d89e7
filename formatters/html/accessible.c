/* What the accessible profile adds to the page of the reference: landmarks, headings without
 * gaps, header cells that say what they head, code that the keyboard can scroll, pictures with
 * a text, languages of parts. It changes the finished page; the compatible profile never comes
 * here. */
#include "formatters/html/blocks.h"

#include "libietfdoc/compose/code.h"
#include "libietfdoc/util/str.h"

bool
ietf_html_is_accessible(const ietf_html *x)
{
    return ietf_str_eq(x->options->html_profile, "accessible");
}

void
ietf_html_describe(ietf_html *x, html_node *picture, const ietf_node *artwork)
{
    const char *text;

    if (!ietf_html_is_accessible(x))
        return;
    /* text that is drawn with letters is read as it is, unless the author gave a better one */
    if (picture->tag == HTML_TAG_pre && !ietf_node_has(artwork, IETF_AT_ALT))
        return;
    text = ietf_art_description(artwork, x->arena);
    if (!text || !*text)
        return;
    if (picture->tag == HTML_TAG_img) {
        html_set(x->arena, picture, "alt", text);
        return;
    }
    html_set(x->arena, picture, "role", "img");
    html_set(x->arena, picture, "aria-label", text);
}

/* Everything to be read goes into one main landmark. */
static void
add_main(ietf_html *x, html_node *body)
{
    html_node *main = html_new(x->arena, HTML_TAG_main), *next;

    main->text = main->tail = "\n";
    for (html_node *e = body->first; e; e = next) {
        const char *class = html_get(e, "class");

        next = e->next;
        if (e->tag == HTML_TAG_script || ietf_str_eq(class, "ears"))
            continue;
        if (!main->parent)
            html_insert_before(e, main);
        html_remove(e);
        html_append(main, e);
    }
}

/* In the head of a table a header cell stands for its columns, elsewhere for its rows. */
static const char *
scope_of(const html_node *cell)
{
    const html_node *row = cell->parent;
    bool head = row && row->parent && row->parent->tag == HTML_TAG_thead;
    const char *span = html_get(cell, head ? "colspan" : "rowspan");
    bool many = span && strcmp(span, "1") != 0;

    return head ? (many ? "colgroup" : "col") : (many ? "rowgroup" : "row");
}

/* A heading is at most one level below the one before it. */
static void
close_gap(html_node *heading, unsigned *level)
{
    unsigned own = heading->tag - HTML_TAG_h1 + 1u;

    if (own > *level + 1)
        own = *level + 1;
    heading->tag = (uint16_t)(HTML_TAG_h1 + own - 1);
    *level = own;
}

/* In the contents, entries without a number have a link without a word. */
static bool
is_empty_link(const html_node *e)
{
    return e->tag == HTML_TAG_a && !e->first && ietf_html_is_blank(e->text);
}

static void
mend(ietf_html *x, html_node *e, unsigned *level)
{
    const char *class = html_get(e, "class"), *id = html_get(e, "id");

    if (ietf_str_eq(id, "rfcnum")) {
        e->tag = HTML_TAG_p; /* the title is the one heading of the page */
        html_set(x->arena, e, "class", "rfcnum");
    } else if (e->tag >= HTML_TAG_h1 && e->tag <= HTML_TAG_h6) {
        close_gap(e, level);
    } else if (is_empty_link(e)) {
        e->tag = HTML_TAG_span;
        html_set(x->arena, e, "href", NULL);
    } else if (e->tag == HTML_TAG_th) {
        html_set(x->arena, e, "scope", scope_of(e));
    } else if (e->tag == HTML_TAG_aside) {
        html_set(x->arena, e, "role", "note"); /* not a landmark beside the main one */
    } else if (e->tag == HTML_TAG_pre) {
        html_set(x->arena, e, "tabindex", "0");
    } else if (e->tag == HTML_TAG_nav) {
        html_set(x->arena, e, "aria-label", "Contents");
    } else if (ietf_str_eq(class, "toplink")) {
        html_set(x->arena, e, "aria-label", "To the top");
    } else if (ietf_str_eq(id, "internal-metadata")) {
        html_set(x->arena, e, "role", "group");
        html_set(x->arena, e, "aria-label", "About this document");
    }
}

void
ietf_html_make_accessible(ietf_html *x)
{
    const char *language = ietf_node_get(x->root, IETF_AT_XML_LANG);
    unsigned level = 0;

    if (!ietf_html_is_accessible(x))
        return;
    if (language && *language)
        html_set(x->arena, x->page, "lang", language);
    for (html_node *e = x->page; e; e = html_following(e, x->page)) {
        if (e->tag == HTML_TAG_body)
            add_main(x, e);
        mend(x, e, &level);
    }
}
