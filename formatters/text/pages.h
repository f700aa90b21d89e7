/* Pagination. */
#ifndef IETF_TEXT_PAGES_H
#define IETF_TEXT_PAGES_H

#include "formatters/text/text.h"

typedef struct ietf_text_page {
    size_t begin, end;           /* its lines */
    size_t blank;                /* blank lines behind them */
    size_t foot_begin, foot_end; /* its foot among the margins */
} ietf_text_page;

typedef struct ietf_text_pages {
    ietf_text_page *items;
    size_t count;
    ietf_text_lines margins; /* heads and feet */
    size_t head_end;         /* the head, the same for all, begins the margins */
} ietf_text_pages;

enum { IETF_PAGE_HEAD_GAP = 2, IETF_PAGE_FOOT_GAP = 3 }; /* blank lines */

/* Divides the lines into pages, and puts page numbers into the lines of the table of contents.
 */
void ietf_text_paginate(ietf_text *x, ietf_text_lines *lines, ietf_text_pages *out);

#endif
