/* A book in parts: clean.c makes of the accessible page what a reading system takes, split.c
 * puts its sections into files and mends the links between them, xhtml.c writes them, nav.c
 * makes the contents, package.c says what the book is, epub.c puts it all together. */
#ifndef IETF_BOOK_H
#define IETF_BOOK_H

#include "formatters/html/html.h"

/* A file of the text. */
typedef struct ietf_book_file {
    const char *name, *id;
    const char *title;
    html_node *body;
    bool has_svg;
} ietf_book_file;

/* A picture that is no SVG. */
typedef struct ietf_book_picture {
    const char *name, *id, *media_type;
    const char *data;
    size_t length;
} ietf_book_picture;

typedef struct ietf_book {
    ietf_html x; /* the page that it comes from */
    const ietf_render_job *job;
    ietf_arena *arena;
    ietf_options options; /* of the page */
    const char *language;
    const char *title;  /* in one line; never empty */
    ietf_list files;    /* of ietf_book_file, in reading order */
    ietf_list pictures; /* of ietf_book_picture */
    ietf_map places;    /* ids to their ietf_book_file */
    unsigned drawings;  /* SVG and pictures */
    bool undescribed;   /* one of them has no text */
} ietf_book;

/* Takes away what is for browsers, and what XHTML and books cannot have. */
void ietf_book_clean(ietf_book *b);
/* Fills files and places, and makes the links lead there. */
void ietf_book_split(ietf_book *b);
/* The element after e and all in it; NULL at the end of top. */
html_node *ietf_book_skip(const html_node *e, const html_node *top);
/* The text of n, white space as one blank, without its links to itself. */
const char *ietf_book_words(ietf_book *b, const html_node *n);
/* Text with white space as one blank, and none at its ends. */
const char *ietf_book_squeeze(ietf_book *b, const char *text);
/* The heading right below a section; NULL: it has none. */
html_node *ietf_book_heading(const html_node *section);

void ietf_book_write_file(const ietf_book *b, const ietf_book_file *file, ietf_buf *out);
/* The head of every file, up to the start tag of its body; its end. */
void ietf_book_begin(const ietf_book *b, const char *title, ietf_buf *out);
void ietf_book_end(ietf_buf *out);
/* Text and attribute values as XML has them. */
void ietf_book_escape(ietf_buf *out, const char *text);

void ietf_book_write_nav(ietf_book *b, ietf_buf *out);
void ietf_book_write_package(ietf_book *b, ietf_buf *out);

#endif
