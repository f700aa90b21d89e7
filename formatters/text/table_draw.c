/* The lines of a table. Every cell is drawn with its borders; where two cells meet, so do their
 * borders, and the stronger character stays. */
#include <string.h>

#include "formatters/text/table.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The border where c meets d. */
static char
merged(char c, char d)
{
    if (c == '+' && d && strchr("=-+|", d))
        return '+';
    if (d == '+' && c && strchr("=-|", c))
        return '+';
    return c == '-' && d == '=' ? '=' : c;
}

/* Lines of each row: the most of the cells that begin in it, also those that go on below. */
static void
set_row_lines(ietf_table *t)
{
    for (int i = 0; i < t->row_count; i++) {
        int most = 0;

        for (int k = 0; k < t->column_count; k++)
            if (ietf_table_begins(t, i, k) && ietf_table_cell(t, i, k)->line_count > most)
                most = ietf_table_cell(t, i, k)->line_count;
        for (int k = 0; k < t->column_count; k++)
            ietf_table_cell(t, i, k)->row_lines = most;
    }
}

static void
set_cell_widths(ietf_table *t)
{
    for (int i = 0; i < t->row_count; i++)
        for (int k = 0; k < t->column_count; k++) {
            ietf_cell *cell = ietf_table_cell(t, i, k);

            if (!ietf_table_begins(t, i, k))
                continue;
            for (int l = k + 1; l < k + cell->column_span; l++)
                cell->width += ietf_table_cell(t, i, l)->width + 1;
        }
}

static ietf_slices
content_lines(ietf_table *t, const ietf_cell *cell)
{
    ietf_wrap_style style = {.width = cell->wrapped_at};
    ietf_slices lines = {NULL, 0};

    if (!cell->foldable)
        return cell->blocks;
    if (*cell->text)
        ietf_fill_lines(t->x->wrapper, cell->text, strlen(cell->text), &style, &lines);
    return lines;
}

static int
rest_of(const ietf_cell *cell, const ietf_slice *line)
{
    return cell->width - ietf_utf8_columns(line->text, line->length);
}

/* The blanks that all lines of a column leave, at most `most`. */
static int
least_rest(const ietf_table *t, int column, int most)
{
    for (int i = 0; i < t->row_count; i++) {
        const ietf_cell *cell = ietf_table_cell(t, i, column);

        if (!ietf_table_begins(t, i, column))
            continue;
        for (size_t l = 0; l < cell->lines.count; l++)
            if (rest_of(cell, &cell->lines.items[l]) < most)
                most = rest_of(cell, &cell->lines.items[l]);
    }
    return most;
}

static void
add_blanks(ietf_buf *b, int count)
{
    if (count > 0)
        ietf_buf_fill(b, ' ', (size_t)count);
}

static void
add_centered(const ietf_cell *cell, const ietf_slice *line, ietf_buf *out)
{
    int rest = cell->width - (int)line->count;
    int left = rest > 0 ? rest / 2 + (rest & cell->width & 1) : 0;

    add_blanks(out, left);
    ietf_buf_add(out, line->text, line->length);
    add_blanks(out, rest - left);
}

/* One line of a cell. Padding goes to the far side first; to both when the whole column has
 * room for that. The width counts columns of the terminal, the blanks count code points. */
static void
add_justified(const ietf_cell *cell, const ietf_slice *line, int column_rest, ietf_buf *out)
{
    const char *align = ietf_node_get_or_default(cell->node, IETF_AT_ALIGN);
    int rest = rest_of(cell, line), padding = rest < 2 ? rest : 2;
    int blanks = cell->width - padding - (int)line->count;
    int near = rest > 1 && column_rest > 1;
    int far = (rest > 0) + (rest > 1 && !near);

    if (ietf_str_eq(align, "center")) {
        add_centered(cell, line, out);
    } else if (ietf_str_eq(align, "right")) {
        add_blanks(out, far + (blanks > 0 ? blanks : 0));
        ietf_buf_add(out, line->text, line->length);
        add_blanks(out, near);
    } else {
        add_blanks(out, near);
        ietf_buf_add(out, line->text, line->length);
        add_blanks(out, far + (blanks > 0 ? blanks : 0));
    }
}

static ietf_slice
finish_line(ietf_table *t, ietf_buf *b)
{
    ietf_slice line = {ietf_buf_copy(b, t->x->arena), (uint32_t)b->length,
                       (uint32_t)ietf_utf8_count(b->data, b->length)};

    ietf_buf_clear(b);
    return line;
}

static ietf_slice
border_line(ietf_table *t, const ietf_cell *cell, char border, ietf_buf *b)
{
    ietf_buf_addc(b, t->borders.corner);
    if (cell->width > 0)
        ietf_buf_fill(b, border, (size_t)cell->width);
    ietf_buf_addc(b, t->borders.corner);
    return finish_line(t, b);
}

/* The cell as lines with borders around, as high as its rows. */
static void
draw_cell(ietf_table *t, int row, int column, int column_rest)
{
    static const ietf_slice empty = {"", 0, 0};
    ietf_cell *cell = ietf_table_cell(t, row, column);
    int height = cell->row_span - 1;
    ietf_slices drawn = {NULL, 0};
    ietf_buf b;

    for (int i = row; i < row + cell->row_span; i++)
        height += ietf_table_cell(t, i, column)->row_lines;
    drawn.items = IETF_NEW_ARRAY(t->x->arena, ietf_slice, height + 2);
    ietf_buf_init(&b, t->x->arena);
    if (cell->top)
        drawn.items[drawn.count++] = border_line(t, cell, cell->top, &b);
    for (int i = 0; i < height; i++) {
        ietf_buf_addc(&b, t->borders.side);
        add_justified(cell, (size_t)i < cell->lines.count ? &cell->lines.items[i] : &empty,
                      column_rest, &b);
        ietf_buf_addc(&b, t->borders.side);
        drawn.items[drawn.count++] = finish_line(t, &b);
    }
    if (cell->bottom)
        drawn.items[drawn.count++] = border_line(t, cell, cell->bottom, &b);
    cell->lines = drawn;
    ietf_buf_release(&b);
}

static void
draw_cells(ietf_table *t)
{
    for (int k = 0; k < t->column_count; k++) {
        for (int i = 0; i < t->row_count; i++)
            if (ietf_table_begins(t, i, k))
                ietf_table_cell(t, i, k)->lines = content_lines(t, ietf_table_cell(t, i, k));
    }
    for (int k = 0; k < t->column_count; k++) {
        int rest = least_rest(t, k, t->state->width);

        for (int i = 0; i < t->row_count; i++)
            if (ietf_table_begins(t, i, k))
                draw_cell(t, i, k, rest);
    }
}

/* One line across a row. A cell of several columns is drawn once in its first row; below, the
 * reference draws it once for each. False when a cell has no line left. */
static bool
draw_line(ietf_table *t, int row, bool advance, ietf_buf *out)
{
    for (int k = 0; k < t->column_count; k++) {
        const ietf_cell *place = ietf_table_cell(t, row, k);
        ietf_cell *cell = ietf_table_origin(t, row, k);
        const ietf_slice *part;
        size_t skip = 0;

        if (place->origin_row == row && place->origin_column < k)
            continue;
        if ((size_t)cell->next >= cell->lines.count)
            return false;
        part = &cell->lines.items[cell->next];
        cell->next += advance;
        if (out->length > 0) {
            char *last = &out->data[out->length - 1];

            *last = merged(*last, part->text[0]);
            skip = 1;
        }
        ietf_buf_add(out, part->text + skip, part->length - skip);
    }
    return true;
}

/* The bottom of the row above drawn over by the top of the next, character by character. False
 * when the upper one is shorter. */
static bool
merge_lines(const ietf_buf *above, const ietf_buf *below, ietf_buf *out)
{
    const char *a = above->data, *a_end = a + above->length;
    const char *b = below->data, *b_end = b + below->length;

    while (b < b_end) {
        uint32_t c, d;

        if (a == a_end)
            return false;
        c = ietf_utf8_next(&a, a_end);
        d = ietf_utf8_next(&b, b_end);
        ietf_buf_add_utf8(out, c < 0x80 && d < 0x80 ? (uint32_t)merged((char)c, (char)d) : c);
    }
    return true;
}

struct drawing {
    ietf_table *table;
    ietf_text_lines *out;
    ietf_buf bottom; /* of the row above, empty: none */
    ietf_buf line, both;
};

static void
emit(struct drawing *d, const ietf_buf *line)
{
    ietf_text_lines_add_copy(d->out, line->data, line->length, d->table->node);
}

/* The row's lines without its bottom, which waits for the next row. */
static bool
draw_row(struct drawing *d, int row)
{
    ietf_table *t = d->table;
    bool top = false, bottom = false;
    size_t count = SIZE_MAX;

    for (int k = 0; k < t->column_count; k++) {
        const ietf_cell *cell = ietf_table_cell(t, row, k);

        if (!ietf_table_begins(t, row, k) || cell->lines.count == 0)
            continue;
        top = top || cell->top;
        bottom = bottom || cell->bottom;
        if (cell->lines.count < count)
            count = cell->lines.count;
    }
    if (count == SIZE_MAX)
        return false;
    for (size_t i = 0; i + bottom < count; i++) {
        ietf_buf_clear(&d->line);
        if (!draw_line(t, row, true, &d->line))
            return false;
        if (d->bottom.length > 0 && top) {
            ietf_buf_clear(&d->both);
            if (!merge_lines(&d->bottom, &d->line, &d->both))
                return false;
            emit(d, &d->both);
        } else {
            if (d->bottom.length > 0)
                emit(d, &d->bottom);
            emit(d, &d->line);
        }
        ietf_buf_clear(&d->bottom);
    }
    ietf_buf_clear(&d->bottom);
    return !bottom || draw_line(t, row, false, &d->bottom);
}

void
ietf_table_draw(ietf_table *t, ietf_text_lines *out)
{
    struct drawing d = {.table = t, .out = out};
    bool done = true;

    set_row_lines(t);
    set_cell_widths(t);
    draw_cells(t);
    ietf_buf_init(&d.bottom, t->x->arena);
    ietf_buf_init(&d.line, t->x->arena);
    ietf_buf_init(&d.both, t->x->arena);
    for (int row = 0; row < t->row_count && done; row++)
        done = draw_row(&d, row);
    if (done && d.bottom.length > 0)
        emit(&d, &d.bottom);
    else
        ietf_table_fail(t);
}
