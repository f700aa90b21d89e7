/* The state of a page's content while it is written: write_content.c decides what stands where,
 * write_glyphs.c shows glyphs. */
#ifndef IETF_PDF_WRITE_CONTENT_H
#define IETF_PDF_WRITE_CONTENT_H

#include "formatters/pdf/write.h"

enum artifact {
    NOT_ARTIFACT,
    ARTIFACT_LAYOUT,
    ARTIFACT_HEAD,
    ARTIFACT_FOOT,
    ARTIFACT_REPEATED
};

typedef struct pdf_content {
    pdf_writer *w;
    ietf_buf *out;
    uint32_t page;
    /* what is open */
    enum artifact artifact;
    uint32_t element; /* NOBODY: none */
    const pdf_node *text;
    uint64_t last_key;
    bool in_text;
    /* the state of the graphics, as the file has it */
    uint32_t color, font;   /* font: index + 1 */
    int64_t size, rise;     /* milli */
    int64_t line_x, line_y; /* milli: where the last Td went, from the bottom */
    int64_t pen;            /* on the line, in billionths of a point from the page's left */
    bool pen_known;
    /* glyphs not yet written */
    char pending[256];
    size_t pending_count;
    bool array; /* of TJ, is open */
} pdf_content;

/* Billionths of a point, in which the pen is known: widths come in millionths of the em, sizes
 * in thousandths of a point. */
static inline int64_t
pdf_nano(int64_t unit)
{
    return unit * 1953125 / 2;
}

void pdf_color_set(pdf_content *c, uint32_t color);
void pdf_font_set(pdf_content *c, uint32_t face, int64_t size);
/* The glyphs with the left edge at x (billionths of a point), y from the top of the page. */
void pdf_glyphs_put(pdf_content *c, const pdf_glyphs *g, int64_t x, pdf_unit y);
/* One code more, where the pen is. */
void pdf_code_put(pdf_content *c, const pdf_font *font, uint32_t cid);

#endif
