/* A table between its three steps: the grid of cells (table_grid.c), the widths of its columns
 * (table_widths.c), and the lines (table_draw.c). */
#ifndef IETF_TEXT_TABLE_H
#define IETF_TEXT_TABLE_H

#include "formatters/text/text.h"

/* The characters of a border style; '\0': no such border. */
typedef struct ietf_borders {
    char head; /* above and below th, and around the table */
    char row;
    char corner;
    char side;
} ietf_borders;

/* A place in the grid. The content of a cell is at its origin, where it begins; the other
 * places that it covers know where that is. */
typedef struct ietf_cell {
    const ietf_node *node; /* td or th; NULL: no cell covers this place */
    int origin_row, origin_column;
    int row_span, column_span;
    const char *text; /* at the origin: content; of blocks, lines separated by U+2028 */
    bool foldable;    /* running text, not blocks */
    char top, bottom; /* borders: '\0' none */
    int least_width;  /* of a column that the cell stands in; 0: any */
    int width;        /* of this column, later of the whole cell at its origin */
    int padding;
    int wrapped_at;      /* the width that line_count is for; 0: not known */
    int line_count;      /* of the content */
    bool noisy;          /* blocks that give messages each time they are rendered */
    int tried_at, tried; /* a width and its lines that were counted last */
    ietf_slices blocks;  /* lines of a cell that is not foldable */
    int row_lines;       /* the lines of the row, the same in all its places */
    ietf_slices lines;   /* the lines to draw, with borders */
    int next;            /* the line to draw next */
} ietf_cell;

typedef struct ietf_table {
    ietf_text *x;
    const ietf_node *node;
    const ietf_text_state *state;
    ietf_borders borders;
    int row_count, column_count;
    ietf_cell *cells;
} ietf_table;

static inline ietf_cell *
ietf_table_cell(const ietf_table *t, int row, int column)
{
    return &t->cells[(size_t)row * (size_t)t->column_count + (size_t)column];
}

static inline ietf_cell *
ietf_table_origin(const ietf_table *t, int row, int column)
{
    const ietf_cell *cell = ietf_table_cell(t, row, column);

    return ietf_table_cell(t, cell->origin_row, cell->origin_column);
}

/* The cell begins at this place. */
static inline bool
ietf_table_begins(const ietf_table *t, int row, int column)
{
    return ietf_table_origin(t, row, column) == ietf_table_cell(t, row, column);
}

/* Each reports and marks the render as failed where the reference gives up: rows of different
 * length, spans out of the table, no room. */
void ietf_table_grid(ietf_table *t);
void ietf_table_widths(ietf_table *t);
/* The blocks of a cell. */
void ietf_table_content(ietf_table *t, const ietf_node *n, const ietf_text_state *s,
                        ietf_text_lines *out);
void ietf_table_draw(ietf_table *t, ietf_text_lines *out);
void ietf_table_fail(ietf_table *t);

#endif
