/* The grid of a table: no cell reaches below its part of the table or over another cell, and
 * every row has all columns, with empty cells behind its own where it has too few. So readers
 * of the tags can tell which head is above which cell (ISO 14289-1, 7.5). */
#include "formatters/pdf/flow_build.h"

#include <string.h>

typedef struct columns {
    ietf_arena *arena;
    uint32_t *until; /* by column: the row in which it is free again */
    uint32_t count, capacity;
} columns;

static uint32_t *
column(columns *c, uint32_t index)
{
    if (index >= c->capacity) {
        uint32_t room = index < 32 ? 64 : index * 2;
        c->until = ietf_arena_grow(c->arena, c->until, c->capacity * sizeof *c->until,
                                   room * sizeof *c->until);
        memset(c->until + c->capacity, 0, (room - c->capacity) * sizeof *c->until);
        c->capacity = room;
    }
    if (index >= c->count)
        c->count = index + 1;
    return &c->until[index];
}

/* Gives the cell the next free columns in the row; gives the column behind it. */
static uint32_t
place_cell(columns *c, uint32_t at, uint32_t row, pdf_node *cell, uint32_t rows_left)
{
    uint16_t width = 0;

    while (*column(c, at) > row)
        at++;
    if (cell->row_span > rows_left)
        cell->row_span = (uint16_t)rows_left;
    for (; width < cell->column_span && *column(c, at) <= row; width++)
        *column(c, at++) = row + cell->row_span;
    cell->column_span = width;
    return at;
}

static uint32_t
place_row(columns *c, uint32_t number, const pdf_node *row, uint32_t rows_left)
{
    uint32_t at = 0;

    for (pdf_node *cell = row->first; cell; cell = cell->next)
        at = place_cell(c, at, number, cell, rows_left);
    return at;
}

/* Empty cells in the free columns from `at` on. */
static void
fill_row(pdf_builder *x, columns *c, uint32_t number, pdf_node *row, uint32_t at)
{
    enum { MOST = 1000 };

    while (at < c->count) {
        uint16_t width = 0;
        pdf_node *cell;
        for (; at < c->count && width < MOST && c->until[at] <= number; at++)
            width++;
        if (!width) {
            at++;
            continue;
        }
        cell = pdf_box_new(x, row, PDF_CELL, PDF_ROLE_TD, PDF_LOOK_CELL);
        cell->column_span = width;
        cell->row_span = 1;
    }
}

/* Once over all rows; the second time the number of columns is known. */
static void
walk_rows(pdf_builder *x, columns *c, const pdf_node *grid, bool fill)
{
    uint32_t number = 0;

    for (const pdf_node *part = grid->first; part; part = part->next) {
        uint32_t left = 0;
        for (const pdf_node *row = part->first; row; row = row->next)
            left++;
        for (pdf_node *row = part->first; row; row = row->next, number++, left--) {
            uint32_t at = place_row(c, number, row, left);
            if (fill)
                fill_row(x, c, number, row, at);
        }
    }
}

void
pdf_flow_grid(pdf_builder *x, const pdf_node *grid)
{
    columns c = {.arena = x->arena};

    walk_rows(x, &c, grid, false);
    if (c.count)
        memset(c.until, 0, c.count * sizeof *c.until);
    walk_rows(x, &c, grid, true);
}
