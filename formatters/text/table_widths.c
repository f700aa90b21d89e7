/* The widths of the columns. Each begins with its longest piece of text that cannot be divided;
 * what is left of the width goes first to padding, then, column by column, to the cell that has
 * most lines, until that helps no more. The steps and their order decide every line of a table,
 * so they are those of the reference, where some values of an earlier step remain in use. */
#include <string.h>

#include "formatters/text/table.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The longest piece, without white space at its ends. */
static int
longest_piece(ietf_text *x, const char *text, size_t length, bool at_hyphens)
{
    ietf_slices pieces;
    int longest = 0;

    ietf_cell_split(x->wrapper, text, length, at_hyphens, &pieces);
    for (size_t i = 0; i < pieces.count; i++) {
        const char *at = pieces.items[i].text;
        size_t left = pieces.items[i].length;
        int count = (int)pieces.items[i].count;

        for (; left > 0 && ietf_is_space((unsigned char)at[left - 1]); left--)
            count--;
        for (; left > 0 && ietf_is_space((unsigned char)*at); at++, left--)
            count--;
        if (count > longest)
            longest = count;
    }
    return longest;
}

static int
least_width(ietf_text *x, const ietf_cell *cell, bool at_hyphens)
{
    ietf_slices lines;
    int longest = 0;

    if (cell->foldable)
        return longest_piece(x, cell->text, strlen(cell->text), at_hyphens);
    ietf_lines_split(x->wrapper, cell->text, strlen(cell->text), &lines);
    for (size_t i = 0; i < lines.count; i++) {
        int width = longest_piece(x, lines.items[i].text, lines.items[i].length, at_hyphens);

        if (width > longest)
            longest = width;
    }
    return longest;
}

/* The least widths; the columns' sum with their borders. */
static int
set_least_widths(ietf_table *t, bool at_hyphens)
{
    int sum = t->column_count + 1;

    for (int k = 0; k < t->column_count; k++) {
        int width = 0;

        for (int i = 0; i < t->row_count; i++) {
            ietf_cell *cell = ietf_table_cell(t, i, k);

            if (!ietf_table_begins(t, i, k))
                continue;
            cell->least_width = least_width(t->x, cell, at_hyphens) / cell->column_span;
            if (cell->least_width > width)
                width = cell->least_width;
        }
        for (int i = 0; i < t->row_count; i++)
            ietf_table_cell(t, i, k)->width = width;
        sum += width;
    }
    return sum;
}

static void
widen(ietf_table *t, int column, int by)
{
    for (int i = 0; i < t->row_count; i++)
        ietf_table_cell(t, i, column)->width += by;
}

/* The widest column that has no padding, of several the last; -1: none. */
static int
widest_unpadded(const ietf_table *t)
{
    int widest = -1;

    for (int k = 0; k < t->column_count; k++) {
        const ietf_cell *cell = ietf_table_cell(t, 0, k);

        if (cell->padding == 0 &&
            (widest < 0 || cell->width >= ietf_table_cell(t, 0, widest)->width))
            widest = k;
    }
    return widest;
}

/* Two columns of padding for each column while more than two are left; what remains. */
static int
pad(ietf_table *t, int excess)
{
    for (int k; excess > 2 && (k = widest_unpadded(t)) >= 0; excess -= 2) {
        widen(t, k, 2);
        for (int i = 0; i < t->row_count; i++)
            ietf_table_cell(t, i, k)->padding = 2;
    }
    return excess;
}

/* A width that was tried is often taken: the last count is kept. */
static int
count_lines(ietf_table *t, ietf_cell *cell, int width)
{
    ietf_wrap_style style = {.width = width};

    if (cell->tried_at == width && width > 0)
        return cell->tried;
    cell->tried_at = width;
    cell->tried = ietf_fill_count(t->x->wrapper, cell->text, strlen(cell->text), &style);
    if (cell->tried < 0)
        ietf_text_fail(t->x, cell->node, "there is no room left for text");
    return cell->tried;
}

static ietf_slices
make_slices(ietf_arena *a, const ietf_text_lines *lines)
{
    ietf_slices slices = {IETF_NEW_ARRAY(a, ietf_slice, lines->count + 1), lines->count};

    for (size_t i = 0; i < lines->count; i++) {
        const ietf_text_line *line = &lines->items[i];
        char *text = ietf_arena_alloc(a, line->indent + line->length + 1);

        memset(text, ' ', line->indent);
        memcpy(text + line->indent, line->text, line->length);
        text[line->indent + line->length] = '\0';
        slices.items[i] =
            (ietf_slice){text, line->indent + line->length, line->indent + line->columns};
    }
    return slices;
}

/* Blocks are rendered again to fit. */
static void
render_blocks(ietf_table *t, ietf_cell *cell, int width)
{
    ietf_text_state state = *t->state;
    ietf_text_lines lines;
    unsigned warnings = t->x->diagnostics->warnings;

    state.width = width;
    ietf_text_lines_init(&lines, t->x->arena);
    ietf_table_content(t, cell->node, &state, &lines);
    cell->noisy = t->x->diagnostics->warnings != warnings;
    cell->blocks = make_slices(t->x->arena, &lines);
    cell->line_count = (int)lines.count;
}

static void
wrap_cell(ietf_table *t, ietf_cell *cell, int width)
{
    if (!*cell->text || (cell->wrapped_at == width && !cell->noisy))
        return;
    if (cell->foldable)
        cell->line_count = count_lines(t, cell, width);
    else
        render_blocks(t, cell, width);
    cell->wrapped_at = width;
}

/* The width for the content of the cell that begins here: that of its columns and the borders
 * between them, without the padding of the first. */
static int
content_width(const ietf_table *t, int row, int column)
{
    const ietf_cell *cell = ietf_table_cell(t, row, column);
    int width = cell->column_span - 1 - cell->padding;

    for (int k = column; k < column + cell->column_span; k++)
        width += ietf_table_cell(t, row, k)->width;
    return width;
}

/* Wraps all cells; the place of the one with most lines when it has more than one, else false.
 */
static bool
wrap_all(ietf_table *t, int *row, int *column)
{
    int most = 1;

    for (int i = 0; i < t->row_count; i++)
        for (int k = 0; k < t->column_count && !t->x->failed; k++) {
            ietf_cell *cell = ietf_table_cell(t, i, k);

            if (!ietf_table_begins(t, i, k))
                continue;
            wrap_cell(t, cell, content_width(t, i, k));
            if (*cell->text && cell->line_count > most) {
                most = cell->line_count;
                *row = i;
                *column = k;
            }
        }
    return most > 1;
}

/* Gives the cell's column the least that saves it a line; what remains, or 0 when nothing does.
 */
static int
relieve(ietf_table *t, int row, int column, int excess)
{
    ietf_cell *cell = ietf_table_cell(t, row, column);
    int width = content_width(t, row, column);

    for (int more = 1; more <= excess && !t->x->failed; more++)
        if (count_lines(t, cell, width + more) < cell->line_count) {
            widen(t, column, more);
            return excess - more;
        }
    return 0;
}

/* Cells that the distribution does not reach are wrapped to their column. */
static void
wrap_narrow(ietf_table *t)
{
    for (int i = 0; i < t->row_count; i++)
        for (int k = 0; k < t->column_count && !t->x->failed; k++) {
            ietf_cell *cell = ietf_table_cell(t, i, k);

            if (!ietf_table_begins(t, i, k) || !*cell->text)
                continue;
            if (cell->foldable) {
                wrap_cell(t, cell, cell->width);
            } else {
                ietf_lines_split(t->x->wrapper, cell->text, strlen(cell->text), &cell->blocks);
                cell->line_count = (int)cell->blocks.count;
            }
        }
}

void
ietf_table_widths(ietf_table *t)
{
    int width = t->state->width, row = 0, column = 0, excess;
    int required = set_least_widths(t, t->x->options->table_hyphen_breaks);

    if (required > width)
        required = set_least_widths(t, true);
    if (required > width)
        ietf_report(t->x->diagnostics, IETF_D_TABLE_TOO_WIDE, t->node, required, width);
    excess = pad(t, width - required);
    wrap_narrow(t);
    while (excess > 0 && !t->x->failed && wrap_all(t, &row, &column))
        excess = relieve(t, row, column, excess);
}
