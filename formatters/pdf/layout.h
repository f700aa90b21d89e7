/* From the flow to pages, in plain numbers. layout.c measures boxes and cuts them into strips:
 * slices over the whole width that no page break cuts. paginate.c chooses the breaks between
 * them. The result is a list of pages with everything at its place. */
#ifndef IETF_PDF_LAYOUT_H
#define IETF_PDF_LAYOUT_H

#include "formatters/pdf/stack.h"

enum pdf_placed_kind {
    PDF_PLACED_LINE,    /* of text: y is the baseline */
    PDF_PLACED_PICTURE, /* y is the top, width and height the size on paper */
    PDF_PLACED_FILL,    /* a filled rectangle: backgrounds, borders and rules; an artifact */
};

typedef struct pdf_placed {
    uint8_t kind;  /* enum pdf_placed_kind */
    bool artifact; /* running heads, repeated heads of tables, fills */
    pdf_unit x, y; /* from the top left corner of the page, downwards */
    pdf_unit width, height;
    const pdf_node *node; /* PDF_TEXT or PDF_PICTURE; NULL: running heads */
    union {
        const pdf_line *line;
        const pdf_picture *picture;
        uint32_t color; /* 0xRRGGBB */
    };
} pdf_placed;

typedef struct pdf_page {
    const pdf_placed *placed; /* in reading order; fills before what stands on them */
    size_t count;
    uint8_t hold; /* enum pdf_hold: what the break before the page violates */
} pdf_page;

typedef struct pdf_layout {
    const pdf_flow *flow;
    const pdf_stack *stack;
    pdf_engine *engine;
    pdf_unit width, height;            /* of the paper */
    pdf_unit left, right, top, bottom; /* of the text: distances from the top left corner */
    const pdf_page *pages;
    size_t page_count;
} pdf_layout;

/* Lives in the job's arena; sets page, top and left of the flow's boxes. */
pdf_layout *pdf_layout_make(pdf_flow *flow, const pdf_stack *stack, pdf_engine *engine);

#endif
