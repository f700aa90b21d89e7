/* Strips: slices over the whole width of the text that no page break cuts, one below the other.
 * layout.c makes them out of boxes; paginate.c sees their heights and nothing else. */
#ifndef IETF_PDF_STRIPS_H
#define IETF_PDF_STRIPS_H

#include "formatters/pdf/layout.h"

/* What a page break before a strip would violate; the greater, the later it is given up. What
 * the author asks for comes first: whole tables of contents were seen that ask to be on one
 * page.
 */
enum pdf_hold {
    PDF_FREE,
    PDF_HOLD_ASKED,  /* keepWithPrevious, keepWithNext */
    PDF_HOLD_WIDOW,  /* fewer than three lines at the top of a page */
    PDF_HOLD_ORPHAN, /* fewer than three lines at the foot of a page */
    PDF_HOLD_NEXT,   /* headings, captions, terms */
    PDF_HOLD_INSIDE, /* a thing that fits on a page */
};

typedef struct pdf_item {
    uint8_t kind; /* enum pdf_placed_kind, never FILL */
    pdf_unit x;
    pdf_unit y; /* of the baseline, or of the top of a picture, from the strip's top */
    pdf_unit width, height;
    pdf_node *node;
    union {
        const pdf_line *line;
        const pdf_picture *picture;
    };
} pdf_item;

typedef struct pdf_strip {
    pdf_unit space; /* above it; dropped at the top of a page */
    pdf_unit height;
    uint8_t hold;    /* enum pdf_hold: of a break before it */
    uint32_t repeat; /* 1 + index of what repeats above it at the top of a page; 0: nothing */
    uint32_t first_item, item_count;
} pdf_strip;

/* A background with its border. It goes from `top` below the top of the first strip to `bottom`
 * below the top of the last. */
typedef struct pdf_frame {
    uint32_t first, last;
    pdf_unit top, bottom;
    pdf_unit x, width;
    pdf_unit border[4];    /* enum pdf_side; left out where a page break cuts the frame */
    uint32_t border_color; /* PDF_COLOR */
    uint32_t background;   /* PDF_COLOR; 0: none */
} pdf_frame;

/* The head of a table. */
typedef struct pdf_repeat {
    uint32_t first, end; /* the strips of the head */
    pdf_unit height;
} pdf_repeat;

typedef struct pdf_strips {
    ietf_arena *arena;
    pdf_strip *strips;
    size_t count, capacity;
    pdf_item *items;
    size_t item_count, item_capacity;
    pdf_frame *frames; /* outer before inner */
    size_t frame_count, frame_capacity;
    pdf_repeat *repeats;
    size_t repeat_count, repeat_capacity;
} pdf_strips;

void pdf_strips_init(pdf_strips *s, ietf_arena *a);
pdf_strip *pdf_strips_add(pdf_strips *s);
/* An item of the last strip. */
pdf_item *pdf_strips_add_item(pdf_strips *s);
pdf_frame *pdf_strips_add_frame(pdf_strips *s);
pdf_repeat *pdf_strips_add_repeat(pdf_strips *s);
/* Strips first to end - 1 put one below the other, without the space above the first. */
pdf_unit pdf_strips_height(const pdf_strips *s, size_t first, size_t end);

/* Where a page begins, and what the break before it violates. */
typedef struct pdf_break {
    uint32_t strip;
    uint8_t hold; /* enum pdf_hold; of the first page PDF_FREE */
} pdf_break;

/* Fills every page as far as it may be. A break goes where the least is violated, and among
 * such places to the last one. first_height: of the first page; height: of the others. The list
 * is in the arena. */
pdf_break *pdf_paginate(const pdf_strips *s, pdf_unit first_height, pdf_unit height,
                        size_t *count, ietf_arena *a);

#endif
