/* The grid: which cell covers which place, and what is in it. As in the reference, a span that
 * leaves the table or a place that no cell covers is an error: every row must have the same
 * length. Only the last row's row spans may add rows. */
#include <string.h>

#include "formatters/text/table.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { MOST_CELLS = 1 << 22 };

void
ietf_table_fail(ietf_table *t)
{
    if (!t->x->failed)
        ietf_report(t->x->diagnostics, IETF_D_TABLE_INCONSISTENT, t->node);
    t->x->failed = true;
}

/* Rows and cells in document order. */
static const ietf_node *
next_of(const ietf_node *n, bool (*wanted)(const ietf_node *n))
{
    while (n && !wanted(n))
        n = n->next;
    return n;
}

static bool
is_part(const ietf_node *n)
{
    return n->kind == IETF_EL_THEAD || n->kind == IETF_EL_TBODY || n->kind == IETF_EL_TFOOT;
}

static bool
is_row(const ietf_node *n)
{
    return n->kind == IETF_EL_TR;
}

static bool
is_cell(const ietf_node *n)
{
    return n->kind == IETF_EL_TD || n->kind == IETF_EL_TH;
}

static const ietf_node *
first_row(const ietf_node *part)
{
    const ietf_node *row = NULL;

    while (!row && (part = next_of(part, is_part))) {
        row = next_of(part->first, is_row);
        part = part->next;
    }
    return row;
}

static const ietf_node *
next_row(const ietf_node *row)
{
    const ietf_node *next = next_of(row->next, is_row);

    return next ? next : first_row(row->parent->next);
}

static int
span(const ietf_node *cell, enum ietf_at at)
{
    const char *value = ietf_node_get_or_default(cell, at);
    int number;

    return value && ietf_str_to_int(value, &number) ? number : 1;
}

static bool
measure(ietf_table *t)
{
    int beyond = 0;
    long cells;

    for (const ietf_node *row = first_row(t->node->first); row; row = next_row(row)) {
        int columns = 0;

        beyond = 0;
        for (const ietf_node *c = next_of(row->first, is_cell); c;
             c = next_of(c->next, is_cell)) {
            int wide = span(c, IETF_AT_COLSPAN), high = span(c, IETF_AT_ROWSPAN);

            columns = wide > MOST_CELLS - columns ? MOST_CELLS : columns + wide;
            if (high - 1 > beyond)
                beyond = high - 1;
        }
        if (columns > t->column_count)
            t->column_count = columns;
        t->row_count++;
    }
    t->row_count = beyond > MOST_CELLS - t->row_count ? MOST_CELLS : t->row_count + beyond;
    cells = (long)t->row_count * t->column_count;
    if (cells == 0 || cells > MOST_CELLS)
        return false;
    t->cells = IETF_NEW_ARRAY(t->x->arena, ietf_cell, cells);
    return true;
}

static const char *
lines_text(ietf_text *x, const ietf_text_lines *lines)
{
    ietf_buf text;

    ietf_buf_init(&text, x->arena);
    ietf_text_lines_concatenate(lines, 0, IETF_LSEP_UTF8, &text);
    return text.data;
}

/* The reference forgets with a cell's elements how far they were too wide: nothing else of it
 * holds them. */
void
ietf_table_content(ietf_table *t, const ietf_node *n, const ietf_text_state *s,
                   ietf_text_lines *out)
{
    ietf_text *x = t->x;

    ietf_text_content(x, n, s, out);
    if (x->outdents)
        for (const ietf_node *d = n; d; d = ietf_node_following(d, n))
            x->outdents[d->serial] = 0;
}

/* The content: of a lone paragraph, what is in that. */
static void
set_content(ietf_table *t, ietf_cell *cell)
{
    const ietf_node *content = cell->node, *only = NULL;
    ietf_text_state state = *t->state;
    ietf_text *x = t->x;
    ietf_text_lines lines;
    int children = 0;

    for (const ietf_node *c = content->first; c; c = c->next)
        if (c->kind != IETF_TEXT && children++ == 0)
            only = c;
    if (children == 1 && only->kind == IETF_EL_T)
        content = only;
    cell->foldable = ietf_text_has_text(content);
    if (cell->foldable) {
        size_t mark = x->scratch.length;

        ietf_text_inner(x, content, NULL, &x->scratch);
        cell->text =
            ietf_arena_strndup(x->arena, x->scratch.data + mark, x->scratch.length - mark);
        ietf_buf_truncate(&x->scratch, mark);
        return;
    }
    state.no_fill = true;
    ietf_text_lines_init(&lines, x->arena);
    ietf_table_content(t, content, &state, &lines);
    cell->text = lines_text(x, &lines);
}

static void
set_borders(const ietf_table *t, ietf_cell *cell)
{
    cell->top = cell->bottom =
        cell->node->kind == IETF_EL_TH ? t->borders.head : t->borders.row;
}

/* Puts a cell at the first free place from *column on, and marks the places that it covers. */
static bool
place(ietf_table *t, const ietf_node *n, int row, int *column)
{
    ietf_cell *cell;
    int wide = span(n, IETF_AT_COLSPAN), high = span(n, IETF_AT_ROWSPAN);

    while (*column < t->column_count && ietf_table_cell(t, row, *column)->node)
        ++*column;
    if (wide < 1 || high < 1 || wide > t->column_count - *column || high > t->row_count - row)
        return false;
    for (int i = row; i < row + high; i++)
        for (int k = *column; k < *column + wide; k++) {
            cell = ietf_table_cell(t, i, k);
            cell->node = n;
            cell->origin_row = row;
            cell->origin_column = *column;
        }
    cell = ietf_table_cell(t, row, *column);
    cell->column_span = wide;
    cell->row_span = high;
    set_content(t, cell);
    set_borders(t, cell);
    return true;
}

static bool
fill(ietf_table *t)
{
    int row = 0;

    for (const ietf_node *r = first_row(t->node->first); r; r = next_row(r), row++) {
        int column = 0;

        for (const ietf_node *c = next_of(r->first, is_cell); c; c = next_of(c->next, is_cell))
            if (!place(t, c, row, &column))
                return false;
    }
    for (int i = 0; i < t->row_count * t->column_count; i++)
        if (!t->cells[i].node)
            return false;
    return true;
}

void
ietf_table_grid(ietf_table *t)
{
    if (!measure(t) || !fill(t)) {
        ietf_table_fail(t);
        return;
    }
    for (int column = 0; column < t->column_count; column++) {
        ietf_cell *first = ietf_table_origin(t, 0, column);
        ietf_cell *last = ietf_table_origin(t, t->row_count - 1, column);

        if (!first->top)
            first->top = t->borders.head;
        if (!last->bottom)
            last->bottom = t->borders.head;
    }
}
