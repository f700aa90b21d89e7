/* The tree: what a document is. A node has a kind, a position, five links, and attributes or
 * text. Invariants that every mutator keeps: no two text nodes are neighbours, no text node is
 * empty, strings live in the document's arena. */
#ifndef IETF_NODE_H
#define IETF_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/model/vocabulary.h" /* generated: enum ietf_kind, enum ietf_at */
#include "libietfdoc/util/arena.h"

typedef struct ietf_document ietf_document;
typedef struct ietf_node ietf_node;

/* Where an attribute's value comes from. */
enum ietf_origin { IETF_AUTHOR, IETF_DEFAULT, IETF_DERIVED };

typedef struct ietf_attr {
    uint16_t at;      /* enum ietf_at; IETF_AT_FOREIGN when the vocabulary lacks it */
    uint8_t origin;   /* enum ietf_origin */
    const char *name; /* as written, with its prefix: "xml:base" */
    const char *uri;  /* its namespace; NULL: none */
    const char *value;
} ietf_attr;

/* Where a CDATA section stood in a text: from start to end, in bytes. Kept only when asked for
 * (parse.h), for outputs that write the document as its author did. */
typedef struct ietf_cdata {
    size_t start, end;
} ietf_cdata;

typedef struct ietf_cdata_list {
    size_t count;
    ietf_cdata items[];
} ietf_cdata_list;

/* A namespace declaration on an element, as written. */
typedef struct ietf_ns {
    struct ietf_ns *next;
    const char *prefix; /* NULL: the default namespace */
    const char *uri;
} ietf_ns;

enum {
    IETF_NODE_GENERATED = 1,   /* made by a pass, not by the author */
    IETF_NODE_CDATA = 2,       /* text with CDATA sections: `sections` says where */
    IETF_NODE_OPEN = 4,        /* written <x></x> even when nothing is in it */
    IETF_NODE_EMPTY_CDATA = 8, /* written with an empty CDATA section when nothing is in it */
};

struct ietf_node {
    uint16_t kind; /* enum ietf_kind: an element, IETF_TEXT, IETF_COMMENT, IETF_PI, … */
    uint16_t flags;
    uint16_t file; /* index into the document's files */
    uint16_t attr_count;
    /* of "<" in that file; columns count code points from 1; 0: unknown */
    uint32_t line, column;
    uint32_t serial; /* unique in the document: an index for side tables */
    uint32_t attr_capacity;
    ietf_node *parent, *previous, *next, *first, *last;
    union {
        struct { /* elements */
            ietf_attr *attrs;
            ietf_ns *namespaces; /* declared here */
            const char *name;    /* as written, with its prefix */
            const char *uri;     /* its namespace; NULL: none */
        };
        struct { /* IETF_TEXT, IETF_COMMENT; IETF_PI: what follows the target */
            const char *text;
            size_t length;
            const char *target;              /* IETF_PI */
            const ietf_cdata_list *sections; /* IETF_NODE_CDATA */
        };
    };
};

static inline bool
ietf_node_is_element(const ietf_node *n)
{
    return n->kind >= IETF_FIRST_ELEMENT;
}

/* Making. New nodes are detached; `like` gives the position (may be NULL). */
ietf_node *ietf_node_new(ietf_document *d, enum ietf_kind kind, const ietf_node *like);
ietf_node *ietf_text_new(ietf_document *d, const char *text, size_t length,
                         const ietf_node *like);
/* Says where the CDATA sections of a text are. */
void ietf_text_set_cdata(ietf_document *d, ietf_node *n, const ietf_cdata *sections,
                         size_t count);
ietf_node *ietf_comment_new(ietf_document *d, const char *text, const ietf_node *like);
ietf_node *ietf_instruction_new(ietf_document *d, const char *target, const char *text,
                                const ietf_node *like);
/* A deep copy, detached, with the positions of the original. */
ietf_node *ietf_node_copy(ietf_document *d, const ietf_node *n);

/* Linking. The node must be detached. Text next to text is merged into the earlier node, so
 * that the pointer of a text node is not to be used after it was linked or a neighbour was
 * removed. */
void ietf_node_append(ietf_document *d, ietf_node *parent, ietf_node *child);
void ietf_node_prepend(ietf_document *d, ietf_node *parent, ietf_node *child);
void ietf_node_insert_before(ietf_document *d, ietf_node *place, ietf_node *n);
void ietf_node_insert_after(ietf_document *d, ietf_node *place, ietf_node *n);
/* Detaches n (with its subtree); the text around it stays and is merged. */
void ietf_node_remove(ietf_document *d, ietf_node *n);
/* Detaches n and the text that follows it directly (what lxml's remove does). */
void ietf_node_remove_with_tail(ietf_document *d, ietf_node *n);
/* Puts the children of n in its place and detaches n. */
void ietf_node_unwrap(ietf_document *d, ietf_node *n);
/* Moves all children of `from` to the end of `to`. */
void ietf_node_move_children(ietf_document *d, ietf_node *from, ietf_node *to);
void ietf_node_add_text(ietf_document *d, ietf_node *parent, const char *text);
/* Changes the kind (and name) of an element: relref to xref. */
void ietf_node_rename(ietf_node *n, enum ietf_kind kind);

/* Attributes: values are borrowed, NUL-terminated; NULL when absent. */
const char *ietf_node_get(const ietf_node *n, enum ietf_at at);
/* The value, or the grammar's default for this element, or NULL. */
const char *ietf_node_get_or_default(const ietf_node *n, enum ietf_at at);
bool ietf_node_is(const ietf_node *n, enum ietf_at at, const char *value);
bool ietf_node_has(const ietf_node *n, enum ietf_at at);
bool ietf_node_has_value(const ietf_node *n, enum ietf_at at); /* and one that is not empty */
ietf_attr *ietf_node_attr(const ietf_node *n, enum ietf_at at);
/* Replaces in place or appends; the value is copied into the document's arena. */
void ietf_node_set(ietf_document *d, ietf_node *n, enum ietf_at at, const char *value);
/* As _set, for a value that already lives as long as the document. */
void ietf_node_set_static(ietf_document *d, ietf_node *n, enum ietf_at at, const char *value,
                          enum ietf_origin origin);
/* As _set, with name, value and origin of another element's attribute, known or foreign. */
void ietf_node_set_attr(ietf_document *d, ietf_node *n, const ietf_attr *attr);
void ietf_node_unset(ietf_node *n, enum ietf_at at);

/* Looking around. */
ietf_node *ietf_node_child(const ietf_node *n, enum ietf_kind kind); /* the first such child */
ietf_node *ietf_node_next(const ietf_node *n, enum ietf_kind kind);  /* the next such sibling */
ietf_node *ietf_node_first_element(const ietf_node *n);
ietf_node *ietf_node_last_element(const ietf_node *n);
ietf_node *ietf_node_next_element(const ietf_node *n);
ietf_node *ietf_node_previous_element(const ietf_node *n);
/* The nearest, not n itself. */
ietf_node *ietf_node_ancestor(const ietf_node *n, enum ietf_kind kind);
/* The first descendant of that kind in document order, NULL: none. */
ietf_node *ietf_node_descendant(const ietf_node *n, enum ietf_kind kind);
/* Document order within `top` (preorder, top itself not returned): the next node after n of any
 * kind; start with n = top. The tree may change behind and at n's inside, not above it. */
ietf_node *ietf_node_following(const ietf_node *n, const ietf_node *top);
/* As before, only elements of that kind:
 * for (n = top; (n = ietf_node_following_kind(n, top, k));) */
ietf_node *ietf_node_following_kind(const ietf_node *n, const ietf_node *top,
                                    enum ietf_kind kind);
/* The next node after the whole subtree of n. */
ietf_node *ietf_node_after(const ietf_node *n, const ietf_node *top);

/* The text directly before the first child that is not text ("" when there is none). */
const char *ietf_node_text(const ietf_node *n);
/* The text that follows n directly ("" when there is none). */
const char *ietf_node_tail(const ietf_node *n);
/* Replace what ietf_node_text and ietf_node_tail give. */
void ietf_node_set_text(ietf_document *d, ietf_node *n, const char *text);
void ietf_node_set_tail(ietf_document *d, ietf_node *n, const char *text);
/* All text in the subtree (comments and instructions left out), in the arena. */
char *ietf_node_all_text(const ietf_node *n, ietf_arena *a);
bool ietf_node_has_text(const ietf_node *n); /* any non-blank text directly inside */

/* v3xml2rfc instructions: the value of `name` (table_borders, silence, …) that counts at n:
 * inside n, before n among its siblings, before an ancestor, before the root; the nearest;
 * NULL: none. */
const char *ietf_node_instruction(const ietf_document *d, const ietf_node *n, const char *name,
                                  ietf_arena *a);
/* All of them, the nearest first; returns how many of at most `most`. */
size_t ietf_node_instructions(const ietf_document *d, const ietf_node *n, const char *name,
                              ietf_arena *a, const char **values, size_t most);

#endif
