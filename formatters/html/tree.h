/* The HTML document as a tree: what the handlers build, the last pass tidies and the writer
 * puts out. Tags are a table (tags.def); text is a node, never next to text. The reference sets
 * text after ("tail") and before the first child ("text") of an element; so do the functions
 * here. */
#ifndef IETF_HTML_TREE_H
#define IETF_HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/util/buf.h"

enum html_tag {
    HTML_TEXT,
    HTML_COMMENT,
    HTML_FOREIGN, /* an SVG element: name and namespace declarations as in the source */
#define TAG(name, flags) HTML_TAG_##name,
#include "formatters/html/tags.def"
#undef TAG
    HTML_TAG_COUNT
};

typedef struct html_attr {
    const char *name, *value;
} html_attr;

typedef struct html_node html_node;
struct html_node {
    uint16_t tag; /* enum html_tag */
    uint16_t attr_count, attr_capacity;
    html_attr *attrs;
    html_node *parent, *previous, *next, *first, *last;
    const char *name; /* HTML_FOREIGN */
    const char *text; /* HTML_TEXT, HTML_COMMENT */
};

/* A new element, detached. */
html_node *html_new(ietf_arena *a, enum html_tag tag);
html_node *html_text_new(ietf_arena *a, const char *text);
/* Appends; text next to text is joined. child must be detached. Returns child. */
html_node *html_append(ietf_arena *a, html_node *parent, html_node *child);
html_node *html_insert_after(ietf_arena *a, html_node *place, html_node *n);
html_node *html_prepend(ietf_arena *a, html_node *parent, html_node *child);
/* A new element at the end of parent (NULL: detached). */
html_node *html_add(ietf_arena *a, html_node *parent, enum html_tag tag);
/* Text at the end of parent, behind its last child. Empty text and NULL add nothing. */
void html_add_text(ietf_arena *a, html_node *parent, const char *text);
void html_remove(ietf_arena *a, html_node *n);

/* Attributes in order of setting; NULL removes. The strings are borrowed. */
void html_set(ietf_arena *a, html_node *n, const char *name, const char *value);
const char *html_get(const html_node *n, const char *name);
/* Adds one class behind those that are there. */
void html_add_class(ietf_arena *a, html_node *n, const char *name);

/* The text before the first child that is not text, and the text that follows n: "" when none.
 */
const char *html_text(const html_node *n);
const char *html_tail(const html_node *n);
void html_set_text(ietf_arena *a, html_node *n, const char *text);
void html_set_tail(ietf_arena *a, html_node *n, const char *text); /* n must have a parent */

/* Document order within top: the next node after n, start with n = top. */
html_node *html_following(const html_node *n, const html_node *top);
/* All text below n. */
char *html_all_text(const html_node *n, ietf_arena *a);

bool html_is_block(
    enum html_tag tag); /* gets a line end behind it, as the reference's builder does */
const char *html_tag_name(enum html_tag tag);

/* The page, byte for byte as libxml2's HTML serializer with formatting writes it. */
void html_write(const html_node *root, ietf_buf *out);

#endif
