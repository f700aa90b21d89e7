/* A document: its tree, its files, its memory. */
#ifndef IETF_DOCUMENT_H
#define IETF_DOCUMENT_H

#include "libietfdoc/model/node.h"
#include "libietfdoc/util/map.h"

typedef struct ietf_file {
    const char *path; /* absolute, or the URL, as messages show it */
    const char *base; /* base for relative references inside it */
} ietf_file;

/* What an instruction <?line N?> says: the line after it was made from line N of another text,
 * the one that the author writes. */
typedef struct ietf_line_mark {
    unsigned line; /* of the instruction */
    unsigned number;
} ietf_line_mark;

struct ietf_document {
    ietf_arena *arena;
    /* IETF_DOCUMENT: comments and instructions around the root are its children */
    ietf_node *top;
    ietf_node *root;    /* rfc */
    const char *source; /* as the caller named it */
    ietf_file *files;   /* [0] is the source */
    size_t file_count;
    uint32_t serials;  /* one more than the greatest serial */
    const char *bytes; /* what it was read from; NULL: not kept */
    size_t byte_count;
    bool recoded; /* they are not UTF-8, which positions are in */
    const char *doctype_name, *doctype_public, *doctype_system; /* NULL: none */
    const char *doctype_text;       /* all of the DOCTYPE; NULL: none */
    const ietf_node *doctype_after; /* what stands before the DOCTYPE; NULL: nothing */
    bool lined;                     /* it has had a line instruction */
    ietf_line_mark *marks;          /* of the source, in their order */
    size_t mark_count;
    bool instructed; /* it has had a v3xml2rfc instruction */
    bool prepped;    /* prepTime was present when it was read */
    bool finished;   /* the passes have run: immutable from now on */
    bool failed;     /* the passes met errors: not to be rendered */
    /* anchor, pn and slugifiedName to element; made by ietf_document_index */
    ietf_map anchors, numbers, slugs;
    bool indexed;
};

ietf_document *ietf_document_new(ietf_arena *a, const char *source);
uint16_t ietf_document_add_file(ietf_document *d, const char *path, const char *base);
/* Builds the maps (again); the first element in document order wins. */
void ietf_document_index(ietf_document *d);
/* Keeps what the line instructions say, which the passes remove. */
void ietf_document_mark_lines(ietf_document *d);
/* The line of the author's text for a line of the source, as near as the instructions before it
 * and after it tell; 0: unknown. */
unsigned ietf_document_author_line(const ietf_document *d, unsigned line);
/* By anchor, else by pn, else by slugifiedName, through the maps; NULL: none. */
ietf_node *ietf_document_find(const ietf_document *d, const char *id);

#endif
