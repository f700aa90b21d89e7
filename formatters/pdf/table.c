/* Tables: columns as CSS has them (automatic layout, borders collapsed), rows that are not
 * broken, heads that repeat. Every cell is built apart. Rows that a cell spans form a group:
 * one strip, or, when it is too high for that, strips cut where no cell has anything to cut. */
#include "formatters/pdf/build.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_COLUMN (16 * PDF_POINT)

typedef struct cell_place {
    pdf_node *node;
    int column, row; /* row: within the group */
    int columns, rows;
    pdf_strips *part;
    pdf_unit height; /* with padding and borders */
} cell_place;

typedef struct table_grid {
    pdf_slicer *b;
    pdf_maker *m;
    pdf_node *table;
    int column_count;
    pdf_unit *least, *most; /* of columns */
    pdf_unit *left;         /* column_count + 1 edges */
    pdf_unit border;
    bool stacked;      /* too many columns for the page: cells stand one below the other */
    int *busy;         /* rows for which a column is still taken by a cell above */
    cell_place *cells; /* of the group */
    size_t cell_count, cell_capacity;
    int row_count;    /* of the group */
    uint32_t *shades; /* by row of the group */
    uint32_t repeat;  /* what repeats above the rows now */
} table_grid;

static pdf_node *
row_of(pdf_node *rows, pdf_node *row)
{
    if (row)
        return row->next;
    return rows->first;
}

/* Goes over all cells in order and tells `see` where they stand. */
static void
cells_walk(table_grid *g, void (*see)(table_grid *g, pdf_node *cell, int column))
{
    for (pdf_node *rows = g->table->first; rows; rows = rows->next) {
        int taken[64] = {0};

        for (pdf_node *row = row_of(rows, NULL); row; row = row_of(rows, row)) {
            int column = 0;

            for (pdf_node *cell = row->first; cell; cell = cell->next) {
                while (column < 64 && taken[column] > 0)
                    column++;
                see(g, cell, column);
                for (int i = 0; i < cell->column_span && column + i < 64; i++)
                    taken[column + i] = cell->row_span;
                column += cell->column_span;
            }
            for (int i = 0; i < 64; i++)
                taken[i] -= taken[i] > 0;
        }
    }
}

static void
column_count_see(table_grid *g, pdf_node *cell, int column)
{
    if (g->column_count < column + cell->column_span)
        g->column_count = column + cell->column_span;
}

/* The widths of a cell's content and padding, and one border. */
static void
cell_widths(table_grid *g, pdf_node *cell, pdf_unit *least, pdf_unit *most)
{
    pdf_measure(g->m, cell, least, most);
    *least -= pdf_border(cell, PDF_RIGHT);
    *most -= pdf_border(cell, PDF_RIGHT);
}

static void
single_see(table_grid *g, pdf_node *cell, int column)
{
    pdf_unit least, most;

    if (cell->column_span != 1)
        return;
    cell_widths(g, cell, &least, &most);
    if (g->least[column] < least)
        g->least[column] = least;
    if (g->most[column] < most)
        g->most[column] = most;
}

/* Columns from `column` on get together at least `wanted`. */
static void
columns_widen(pdf_unit *widths, int column, int count, pdf_unit wanted)
{
    pdf_unit sum = 0, rest;

    for (int i = 0; i < count; i++)
        sum += widths[column + i];
    rest = wanted - sum;
    for (int i = 0; i < count && rest > 0; i++) {
        pdf_unit share = rest / (count - i);

        widths[column + i] += share;
        rest -= share;
    }
}

static void
spanning_see(table_grid *g, pdf_node *cell, int column)
{
    pdf_unit least, most;

    if (cell->column_span < 2)
        return;
    cell_widths(g, cell, &least, &most);
    columns_widen(g->least, column, cell->column_span, least);
    columns_widen(g->most, column, cell->column_span, most);
}

static pdf_unit
sum_of(const pdf_unit *widths, int count)
{
    pdf_unit sum = 0;

    for (int i = 0; i < count; i++)
        sum += widths[i];
    return sum;
}

/* The width of a column: the greatest where there is room, else between least and greatest. */
static pdf_unit
column_width(const table_grid *g, int i, pdf_unit room)
{
    int64_t least = sum_of(g->least, g->column_count);
    int64_t most = sum_of(g->most, g->column_count);

    if (most <= room)
        return g->most[i];
    if (least < room)
        return g->least[i] +
               (pdf_unit)((room - least) * (g->most[i] - g->least[i]) / (most - least));
    return (pdf_unit)((int64_t)room * g->least[i] / (least ? least : 1));
}

static void
narrow_see(table_grid *g, pdf_node *cell, int column)
{
    if (cell->look == PDF_LOOK_CELL)
        cell->look = PDF_LOOK_NARROW_CELL;
    else if (cell->look == PDF_LOOK_HEAD_CELL)
        cell->look = PDF_LOOK_NARROW_HEAD_CELL;
}

static void
columns_measure(table_grid *g)
{
    size_t size = (size_t)g->column_count * sizeof(*g->least);

    memset(g->least, 0, size);
    memset(g->most, 0, size);
    cells_walk(g, single_see);
    cells_walk(g, spanning_see);
    for (int i = 0; i < g->column_count; i++)
        if (g->most[i] < g->least[i])
            g->most[i] = g->least[i];
}

/* A narrow table gets its least width; the columns share what is added. */
static void
columns_stretch(table_grid *g, pdf_unit room)
{
    pdf_unit wanted = pdf_em(g->m, g->table, pdf_looks[g->table->look].least_width);
    int64_t most = sum_of(g->most, g->column_count);

    wanted = (wanted < room ? wanted : room) - g->border;
    for (int i = 0; i < g->column_count && most > 0 && most < wanted; i++)
        g->most[i] = (pdf_unit)((int64_t)g->most[i] * wanted / most);
}

/* The page is not wide enough for the columns: one is left, for one cell below the other. */
static void
columns_stack(table_grid *g, pdf_unit room)
{
    g->stacked = true;
    g->column_count = 1;
    g->least[0] = g->most[0] = room;
}

static void
columns_place(table_grid *g, pdf_unit x, pdf_unit width)
{
    ietf_arena *a = g->m->arena;
    pdf_unit all = g->border;

    cells_walk(g, column_count_see);
    g->least = IETF_NEW_ARRAY(a, pdf_unit, g->column_count + 1);
    g->most = IETF_NEW_ARRAY(a, pdf_unit, g->column_count + 1);
    g->left = IETF_NEW_ARRAY(a, pdf_unit, g->column_count + 1);
    g->busy = IETF_NEW_ARRAY(a, int, g->column_count + 1);
    columns_measure(g);
    if (sum_of(g->least, g->column_count) > width - g->border) {
        /* before words are cut, the columns move together */
        cells_walk(g, narrow_see);
        columns_measure(g);
        if (sum_of(g->least, g->column_count) > width - g->border &&
            width / g->column_count < LEAST_COLUMN)
            columns_stack(g, width - g->border);
    }
    columns_stretch(g, width);
    for (int i = 0; i < g->column_count; i++)
        all += column_width(g, i, width - g->border);
    if (g->table->align == PDF_ALIGN_CENTER && all < width)
        x += (width - all) / 2;
    if (g->table->align == PDF_ALIGN_RIGHT && all < width)
        x += width - all;
    for (int i = 0; i <= g->column_count; i++) {
        g->left[i] = x;
        x += i < g->column_count ? column_width(g, i, width - g->border) : 0;
    }
    g->b->grid_x = g->left[0];
    g->b->grid_width = all;
}

static pdf_unit
left_of(const table_grid *g, int column)
{
    return g->left[column < g->column_count ? column : g->column_count];
}

/* Builds the cell at the top of nothing. */
static void
cell_build(table_grid *g, cell_place *c)
{
    pdf_maker *m = g->m;
    pdf_node *n = c->node;
    pdf_unit x = left_of(g, c->column), end = left_of(g, c->column + c->columns) + g->border;
    pdf_slicer b;

    c->part = IETF_NEW(m->arena, pdf_strips);
    pdf_strips_init(c->part, m->arena);
    pdf_slicer_init(&b, m, c->part);
    b.room = pdf_inset(m, n, PDF_TOP);
    b.is_inside = true;
    x += pdf_inset(m, n, PDF_LEFT);
    end -= pdf_inset(m, n, PDF_RIGHT);
    pdf_build_children(&b, n, x, end - x > PDF_POINT ? end - x : PDF_POINT);
    if (c->part->count)
        b.space = 0;
    pdf_slicer_finish(&b);
    c->height = pdf_strips_height(c->part, 0, c->part->count) + pdf_inset(m, n, PDF_BOTTOM);
}

static void
group_add(table_grid *g, pdf_node *cell, int column)
{
    if (g->cell_count == g->cell_capacity) {
        size_t grown = g->cell_capacity ? 2 * g->cell_capacity : 16;

        g->cells = ietf_arena_grow(g->m->arena, g->cells, g->cell_capacity * sizeof(*g->cells),
                                   grown * sizeof(*g->cells));
        g->cell_capacity = grown;
    }
    g->cells[g->cell_count] =
        g->stacked ? (cell_place){cell, 0, 0, 1, 1, NULL, 0}
                   : (cell_place){cell, column, g->row_count, cell->column_span, cell->row_span,
                                  NULL, 0};
    cell_build(g, &g->cells[g->cell_count++]);
}

/* Heights of the group's rows; borders between rows are shared. */
static pdf_unit *
row_heights(table_grid *g)
{
    pdf_unit *heights = IETF_NEW_ARRAY(g->m->arena, pdf_unit, g->row_count + 1);

    for (size_t i = 0; i < g->cell_count; i++) {
        cell_place *c = &g->cells[i];

        if (c->row + c->rows > g->row_count)
            c->rows = g->row_count - c->row;
        if (c->rows == 1 && heights[c->row] < c->height - g->border)
            heights[c->row] = c->height - g->border;
    }
    for (size_t i = 0; i < g->cell_count; i++) {
        const cell_place *c = &g->cells[i];
        pdf_unit missing = c->height - g->border - sum_of(heights + c->row, c->rows);

        if (c->rows > 1 && missing > 0)
            heights[c->row + c->rows - 1] += missing;
    }
    return heights;
}

/* One piece of the group in its own coordinates, y from the group's top. */
typedef struct group_item {
    pdf_unit y, end;
    uint8_t hold;
    const pdf_strip *strip;
    const cell_place *cell;
} group_item;

typedef struct group_work {
    group_item *pieces;
    size_t count;
    pdf_unit *tops; /* of rows, row_count + 1 */
} group_work;

/* The cells' strips, each with its place. */
static void
pieces_collect(table_grid *g, group_work *w)
{
    size_t count = 0;

    for (size_t i = 0; i < g->cell_count; i++)
        count += g->cells[i].part->count;
    w->pieces = IETF_NEW_ARRAY(g->m->arena, group_item, count + 1);
    for (size_t i = 0; i < g->cell_count; i++) {
        const cell_place *c = &g->cells[i];
        pdf_unit y = w->tops[c->row];

        for (size_t k = 0; k < c->part->count; k++) {
            const pdf_strip *s = &c->part->strips[k];

            y += k ? s->space : 0;
            w->pieces[w->count++] = (group_item){y, y + s->height, s->hold, s, c};
            y += s->height;
        }
    }
}

static int
compare_pieces(const void *one, const void *other)
{
    const group_item *p = one, *q = other;

    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    if (p->cell != q->cell)
        return p->cell < q->cell ? -1 : 1;
    return (p->strip > q->strip) - (p->strip < q->strip);
}

/* A strip of the table from y on; the pieces first to end - 1 begin in it. */
static void
group_strip(table_grid *g, const group_work *w, size_t first, size_t end, pdf_unit y,
            pdf_unit height, bool is_first, pdf_unit *shift)
{
    pdf_unit offset;
    pdf_strip *strip;
    uint8_t hold = PDF_FREE;

    strip = pdf_slicer_strip(g->b, height, &offset);
    strip->repeat = g->repeat;
    if (is_first)
        *shift = offset;
    for (size_t i = first; i < end; i++)
        hold = w->pieces[i].hold > hold && w->pieces[i].y == y ? w->pieces[i].hold : hold;
    if (!is_first)
        strip->hold = hold;
    for (size_t i = first; i < end; i++) {
        const group_item *p = &w->pieces[i];

        for (uint32_t k = 0; k < p->strip->item_count; k++) {
            pdf_item *item = pdf_strips_add_item(g->b->strips);

            *item = p->cell->part->items[p->strip->first_item + k];
            item->y += p->y - y + offset;
        }
    }
}

/* A frame given by distances from the group's top, over the group's strips. */
static void
frame_place(table_grid *g, size_t first, pdf_unit shift, pdf_frame frame, pdf_unit top,
            pdf_unit bottom)
{
    const pdf_strips *s = g->b->strips;
    pdf_unit y = -shift;
    bool begun = false;

    for (size_t i = first; i < s->count; i++) {
        pdf_unit next = y + s->strips[i].height;

        if (!begun && (top < next || i + 1 == s->count)) {
            begun = true;
            frame.first = (uint32_t)i;
            frame.top = top - y;
        }
        frame.last = (uint32_t)i;
        frame.bottom = bottom - y;
        if (bottom - g->border <= next)
            break;
        y = next;
    }
    *pdf_strips_add_frame(g->b->strips) = frame;
}

/* Backgrounds and borders of the cell, then those of what is in it. */
static void
cell_frames(table_grid *g, const cell_place *c, const group_work *w, size_t first,
            pdf_unit shift)
{
    const pdf_look *look = &pdf_looks[c->node->look];
    pdf_unit y = w->tops[c->row];
    pdf_frame frame = {0};

    frame.x = left_of(g, c->column);
    frame.width = left_of(g, c->column + c->columns) + g->border - frame.x;
    for (int side = 0; side < 4; side++)
        frame.border[side] = pdf_border(c->node, (enum pdf_side)side);
    if (c->column > 0)
        frame.border[PDF_LEFT] = 0;
    if (c->column + c->columns < g->column_count)
        frame.border[PDF_RIGHT] = 0;
    frame.border_color = look->border_color;
    frame.background = look->background ? look->background : g->shades[c->row];
    frame_place(g, first, shift, frame, y, w->tops[c->row + c->rows] + g->border);
    for (size_t i = 0; i < c->part->frame_count; i++) {
        const pdf_frame *inner = &c->part->frames[i];
        pdf_unit top = y + pdf_strips_height(c->part, 0, inner->first) + inner->top;
        pdf_unit bottom = y + pdf_strips_height(c->part, 0, inner->last) + inner->bottom;

        if (inner->first)
            top += c->part->strips[inner->first].space;
        if (inner->last)
            bottom += c->part->strips[inner->last].space;
        frame_place(g, first, shift, *inner, top, bottom);
    }
}

/* Cuts the group where no piece is cut; what the last border needs is in the last strip. */
static void
group_cut(table_grid *g, group_work *w, pdf_unit *shift)
{
    pdf_unit end = w->tops[g->row_count] + g->border, y = 0, reach = 0;
    size_t first = 0;
    bool is_first = true;

    for (size_t i = 0; i < w->count; i++) {
        if (i > first && w->pieces[i].y >= reach && w->pieces[i].y > y) {
            group_strip(g, w, first, i, y, w->pieces[i].y - y, is_first, shift);
            is_first = false;
            first = i;
            y = w->pieces[i].y;
        }
        if (reach < w->pieces[i].end)
            reach = w->pieces[i].end;
    }
    group_strip(g, w, first, w->count, y, end - y - g->border, is_first, shift);
}

static void
group_put(table_grid *g)
{
    pdf_strips *s = g->b->strips;
    size_t first = s->count;
    pdf_unit shift = 0, *heights = row_heights(g);
    group_work work = {0};

    work.tops = IETF_NEW_ARRAY(g->m->arena, pdf_unit, g->row_count + 1);
    for (int i = 0; i < g->row_count; i++)
        work.tops[i + 1] = work.tops[i] + heights[i];
    pieces_collect(g, &work);
    if (work.tops[g->row_count] <= g->m->page_height * 3 / 4) {
        group_strip(g, &work, 0, work.count, 0, work.tops[g->row_count], true, &shift);
    } else {
        qsort(work.pieces, work.count, sizeof(*work.pieces), compare_pieces);
        group_cut(g, &work, &shift);
    }
    for (size_t i = 0; i < g->cell_count; i++)
        cell_frames(g, &g->cells[i], &work, first, shift);
    g->cell_count = 0;
    g->row_count = 0;
}

/* Every cell of the row is a group. */
static void
row_stack(table_grid *g, pdf_node *row)
{
    for (pdf_node *cell = row->first; cell; cell = cell->next) {
        group_add(g, cell, 0);
        g->row_count = 1;
        group_put(g);
    }
}

/* Adds a row to the group; true when no cell goes on below it. */
static bool
row_add(table_grid *g, pdf_node *row)
{
    int column = 0;
    bool goes_on = false;

    for (pdf_node *cell = row->first; cell; cell = cell->next) {
        while (column < g->column_count && g->busy[column] > 0)
            column++;
        group_add(g, cell, column);
        for (int i = 0; i < cell->column_span && column + i < g->column_count; i++)
            g->busy[column + i] = cell->row_span;
        column += cell->column_span;
    }
    for (int i = 0; i < g->column_count; i++) {
        g->busy[i] -= g->busy[i] > 0;
        goes_on = goes_on || g->busy[i] > 0;
    }
    g->row_count++;
    return !goes_on;
}

static void
rows_put(table_grid *g, pdf_node *rows)
{
    uint32_t stripe = pdf_looks[rows->look].stripe;
    int index = 0;

    for (pdf_node *row = row_of(rows, NULL); row; row = row_of(rows, row)) {
        g->shades = ietf_arena_grow(g->m->arena, g->row_count ? g->shades : NULL,
                                    (size_t)g->row_count * sizeof(*g->shades),
                                    (size_t)(g->row_count + 1) * sizeof(*g->shades));
        g->shades[g->row_count] = index++ % 2 == 0 ? stripe : 0;
        if (g->stacked)
            row_stack(g, row);
        else if (row_add(g, row) || !row->next)
            group_put(g);
    }
    memset(g->busy, 0, (size_t)g->column_count * sizeof(*g->busy));
}

/* What has been put since `first` repeats above the rows that follow. */
static void
head_end(table_grid *g, size_t first)
{
    pdf_strips *s = g->b->strips;
    pdf_unit height = pdf_strips_height(s, first, s->count);

    for (size_t i = first + 1; i < s->count && height <= g->m->page_height; i++)
        s->strips[i].hold = PDF_HOLD_INSIDE;
    if (g->b->hold < PDF_HOLD_NEXT)
        g->b->hold = PDF_HOLD_NEXT;
    if (height <= g->m->page_height / 4) {
        *pdf_strips_add_repeat(s) = (pdf_repeat){(uint32_t)first, (uint32_t)s->count, height};
        g->repeat = (uint32_t)s->repeat_count;
    }
}

void
pdf_build_table(pdf_slicer *b, pdf_node *table, pdf_unit x, pdf_unit width)
{
    table_grid g = {.b = b, .m = b->maker, .table = table};
    pdf_node *first_row = table->first ? table->first->first : NULL;

    if (!first_row || !first_row->first)
        return;
    g.border = pdf_border(first_row->first, PDF_LEFT);
    columns_place(&g, x, width);
    for (pdf_node *rows = table->first; rows; rows = rows->next) {
        size_t first = b->strips->count;

        rows_put(&g, rows);
        if (rows->role == PDF_ROLE_THEAD && b->strips->count > first && rows->next)
            head_end(&g, first);
    }
    if (b->strips->count)
        b->strips->strips[b->strips->count - 1].height += g.border;
}
