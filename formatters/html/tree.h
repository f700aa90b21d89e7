/* The HTML document as a tree: what the handlers build, the last pass tidies and the writer
 * puts out. Tags are a table (tags.def). As in the tree of the reference, text is no node but
 * belongs to one: `text` stands before the first child, `tail` behind the element. Empty text
 * ("") is not the same as none (NULL): the serializer breaks no line beside it. */
#ifndef IETF_HTML_TREE_H
#define IETF_HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/util/buf.h"

enum html_tag {
    HTML_COMMENT,     /* its text is what it says */
    HTML_INSTRUCTION, /* its name is the target */
    HTML_FOREIGN, /* not HTML, above all SVG: name and namespace declarations as in the source
                   */
#define TAG(name, flags) HTML_TAG_##name,
#include "formatters/html/tags.def"
#undef TAG
    HTML_TAG_COUNT
};

typedef struct html_attr {
    const char *name, *value;
} html_attr;

/* Attributes for the functions that make elements: HTML_ATTRS({"href", url}, {"id", id}). What
 * has no value (NULL) is left out. */
#define HTML_ATTRS(...) ((const html_attr[]){__VA_ARGS__, {NULL, NULL}})

typedef struct html_node html_node;
struct html_node {
    uint16_t tag; /* enum html_tag */
    uint16_t attr_count, attr_capacity;
    bool has_pilcrow; /* somewhere inside */
    bool is_reported; /* its id stands twice in the page */
    html_attr *attrs;
    html_node *parent, *previous, *next, *first, *last;
    const char *name; /* HTML_FOREIGN, HTML_INSTRUCTION */
    const char *text, *tail;
};

/* A new element, detached. A block (html_is_block) has a line end as its tail. */
html_node *html_new(ietf_arena *a, enum html_tag tag);
/* The same with attributes and class (NULL: none), in this order, and text (NULL: none). */
html_node *html_make(ietf_arena *a, enum html_tag tag, const html_attr *attrs,
                     const char *classes, const char *text);
/* Links a detached element with its tail; return it. */
html_node *html_append(html_node *parent, html_node *child);
html_node *html_insert_before(html_node *place, html_node *n);
html_node *html_insert_after(html_node *place, html_node *n);
void html_remove(html_node *n);                               /* with its tail */
html_node *html_prepend(html_node *parent, html_node *child); /* behind parent's text */
/* A new element at the end of parent. */
html_node *html_add(ietf_arena *a, html_node *parent, enum html_tag tag);
/* Text at the end of parent: its own, or the tail of its last child. NULL adds nothing. */
void html_add_text(ietf_arena *a, html_node *parent, const char *text);
void html_add_tail(ietf_arena *a, html_node *n, const char *text);

/* Attributes in order of setting; NULL removes. The strings are borrowed. */
void html_set(ietf_arena *a, html_node *n, const char *name, const char *value);
const char *html_get(const html_node *n, const char *name);
/* Adds one class behind those that are there. */
void html_add_class(ietf_arena *a, html_node *n, const char *name);

/* Document order within top: the next element after n; start with n = top. */
html_node *html_following(const html_node *n, const html_node *top);
/* Is there any text in n, its tail not counted? */
bool html_has_text(const html_node *n);

/* Gets a line end behind it, as the reference's builder does. */
bool html_is_block(enum html_tag tag);
const char *html_tag_name(enum html_tag tag);

/* The page, byte for byte as libxml2's HTML serializer with formatting writes it. */
void html_write(const html_node *root, ietf_buf *out);

#endif
