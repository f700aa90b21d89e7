/* How boxes become strips. A slicer goes down the flow and keeps what waits for the next
 * strip: margins (which collapse and vanish at the top of a page), padding (which does not),
 * labels of list items. Cells of tables are built apart and merged. Recursion is as deep as the
 * document nests (max_depth). */
#ifndef IETF_PDF_BUILD_H
#define IETF_PDF_BUILD_H

#include "formatters/pdf/strips.h"

enum { PDF_LABELS = 16 };

typedef struct pdf_label {
    pdf_node *node;
    const pdf_line *line;
    pdf_unit x;
} pdf_label;

/* What is the same for all parts of a layout. */
typedef struct pdf_maker {
    pdf_layout *layout;
    const pdf_flow *flow;
    const pdf_stack *stack;
    pdf_engine *engine;
    ietf_arena *arena;
    pdf_text **texts; /* by the number of the node; NULL: not shaped yet */
    const pdf_picture **pictures;
    pdf_unit page_height; /* for text, on any page but the first */
} pdf_maker;

typedef struct pdf_slicer {
    pdf_maker *maker;
    pdf_strips *strips;
    pdf_unit space; /* margin above the next strip */
    pdf_unit room;  /* padding above it; once there is any (is_inside), margins are `inner` */
    pdf_unit inner;
    bool is_inside;
    uint8_t hold;                /* of a break before the next strip */
    pdf_unit first_offset;       /* of the next line of text: a label stands there */
    pdf_unit grid_x, grid_width; /* of the last table, for its caption */
    pdf_label labels[PDF_LABELS];
    int label_count;
} pdf_slicer;

void pdf_slicer_init(pdf_slicer *b, pdf_maker *maker, pdf_strips *strips);
/* A box with everything in it. */
void pdf_build(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width);
void pdf_build_children(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width);
void pdf_build_table(pdf_slicer *b, pdf_node *table, pdf_unit x, pdf_unit width);
/* The next strip: `height` below what waits. *offset: where its content begins in it. */
pdf_strip *pdf_slicer_strip(pdf_slicer *b, pdf_unit height, pdf_unit *offset);
/* What waits, but for labels, becomes room: the last strip takes it. */
void pdf_slicer_finish(pdf_slicer *b);

/* Lengths of a box: em thousandths to units, the border, all that stands between the edge of
 * its margin and its content on one side. */
pdf_unit pdf_em(const pdf_maker *m, const pdf_node *n, int thousandths);
pdf_unit pdf_border(const pdf_node *n, enum pdf_side side);
pdf_unit pdf_inset(const pdf_maker *m, const pdf_node *n, enum pdf_side side);

pdf_text *pdf_maker_text(pdf_maker *m, pdf_node *n);
const pdf_picture *pdf_maker_picture(pdf_maker *m, pdf_node *n);
/* The least and the greatest width that a box can use. */
void pdf_measure(pdf_maker *m, pdf_node *n, pdf_unit *least, pdf_unit *most);

#endif
