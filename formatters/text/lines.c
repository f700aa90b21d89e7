/* Lists of lines: what a block becomes, and what its parents do to it. The text of a line never
 * begins with a blank: blanks are its indentation, so that moving a block is one addition a
 * line. */
#include "formatters/text/text.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

void
ietf_text_lines_init(ietf_text_lines *l, ietf_arena *a)
{
    *l = (ietf_text_lines){.arena = a};
}

/* Long lists live in a buffer, which grows without leaving copies behind. */
enum { LONG_LIST = 1024 };

static void
grow(ietf_text_lines *l)
{
    size_t size = l->capacity * sizeof *l->items;
    size_t capacity = l->capacity ? l->capacity * 2 : 16;
    if (capacity < LONG_LIST) {
        l->items = ietf_arena_grow(l->arena, l->items, size, capacity * sizeof *l->items);
    } else {
        if (!l->memory) {
            l->memory = IETF_NEW(l->arena, ietf_buf);
            ietf_buf_init(l->memory, l->arena);
            ietf_buf_add(l->memory, (const char *)l->items, size);
        }
        l->memory->length = size;
        ietf_buf_reserve(l->memory, capacity * sizeof *l->items - size);
        l->items = (ietf_text_line *)(void *)l->memory->data;
    }
    l->capacity = capacity;
}

static ietf_text_line *
push(ietf_text_lines *l)
{
    if (l->count == l->capacity)
        grow(l);
    return &l->items[l->count++];
}

/* Sets the text of `count` code points; what is indentation is counted, not kept. */
static void
set_counted(ietf_text_line *line, const char *text, size_t length, size_t count)
{
    size_t blanks = 0;
    while (blanks < length && text[blanks] == ' ')
        blanks++;
    line->text = text + blanks;
    line->length = (uint32_t)(length - blanks);
    line->indent = (uint32_t)blanks;
    line->columns = (uint32_t)(count - blanks);
}

static void
set(ietf_text_line *line, const char *text, size_t length)
{
    set_counted(line, text, length, ietf_utf8_count(text, length));
}

ietf_text_line *
ietf_text_lines_add(ietf_text_lines *l, const char *text, size_t length, const ietf_node *node)
{
    ietf_text_line *line = push(l);
    set(line, text, length);
    line->node = node;
    line->keep = false;
    return line;
}

void
ietf_text_lines_add_slices(ietf_text_lines *l, const ietf_slices *slices, const ietf_node *node)
{
    for (size_t i = 0; i < slices->count; i++) {
        const ietf_slice *slice = &slices->items[i];
        ietf_text_line *line = push(l);
        set_counted(line, slice->text, slice->length, slice->count);
        line->node = node;
        line->keep = false;
    }
}

ietf_text_line *
ietf_text_lines_add_copy(ietf_text_lines *l, const char *text, size_t length,
                         const ietf_node *node)
{
    return ietf_text_lines_add(l, ietf_arena_strndup(l->arena, text, length), length, node);
}

void
ietf_text_lines_blank(ietf_text_lines *l, size_t count)
{
    while (count--)
        ietf_text_lines_add(l, "", 0, NULL);
}

void
ietf_text_lines_split(ietf_text_lines *l, ietf_wrapper *w, const char *text, size_t length,
                      const ietf_node *node)
{
    ietf_slices parts;
    if (!length)
        return;
    ietf_lines_split(w, ietf_arena_strndup(l->arena, text, length), length, &parts);
    ietf_text_lines_add_slices(l, &parts, node);
}

void
ietf_text_lines_append(ietf_text_lines *l, const ietf_text_lines *other)
{
    for (size_t i = 0; i < other->count; i++)
        *push(l) = other->items[i];
}

bool
ietf_text_line_is_blank(const ietf_text_line *line)
{
    return line->length == 0 ||
           (ietf_is_space(line->text[0]) && ietf_str_blank(line->text, line->length));
}

void
ietf_text_lines_indent(ietf_text_lines *l, size_t from, int indent, int hang)
{
    for (size_t i = from; i < l->count; i++) {
        int blanks = i == from ? indent + hang : indent;
        if (blanks > 0 && !ietf_text_line_is_blank(&l->items[i]))
            l->items[i].indent += (uint32_t)blanks;
    }
}

/* head, then the indentation, then the text of the line, as the new text of the line */
static void
put_before(ietf_arena *a, ietf_text_line *line, const char *head, size_t length)
{
    size_t total = length + line->indent + line->length;
    char *text = ietf_arena_alloc(a, total + 1);
    memcpy(text, head, length);
    memset(text + length, ' ', line->indent);
    memcpy(text + length + line->indent, line->text, line->length);
    text[total] = '\0';
    set(line, text, total);
}

void
ietf_text_lines_prefix(ietf_text_lines *l, size_t from, const char *prefix)
{
    for (size_t i = from; i < l->count; i++)
        put_before(l->arena, &l->items[i], prefix, strlen(prefix));
}

/* Removes the indentation and all white space before the text. */
static void
trim_start(ietf_text_line *line)
{
    size_t skip = 0;
    while (skip < line->length && ietf_is_space(line->text[skip]))
        skip++;
    line->text += skip;
    line->length -= (uint32_t)skip;
    line->columns -= (uint32_t)skip;
    line->indent = 0;
}

void
ietf_text_lines_strip_start(ietf_text_lines *l, size_t from)
{
    size_t first = from;
    while (first < l->count && ietf_text_line_is_blank(&l->items[first]))
        first++;
    if (first > from && first < l->count)
        memmove(&l->items[from], &l->items[first], (l->count - first) * sizeof *l->items);
    l->count -= first - from;
}

void
ietf_text_lines_strip(ietf_text_lines *l, size_t from)
{
    while (l->count > from && ietf_text_line_is_blank(&l->items[l->count - 1]))
        l->count--;
    ietf_text_lines_strip_start(l, from);
}

int
ietf_text_lines_width(const ietf_text_lines *l, size_t from)
{
    int width = 0;
    for (size_t i = from; i < l->count; i++) {
        int columns = ietf_text_line_width(&l->items[i]);
        if (columns > width)
            width = columns;
    }
    return width;
}

void
ietf_text_lines_align(ietf_text_lines *l, size_t from, const char *how, int width)
{
    int shift = width - ietf_text_lines_width(l, from);
    if (shift <= 0)
        return;
    if (ietf_str_eq(how, "center"))
        ietf_text_lines_indent(l, from, shift / 2, 0);
    else if (ietf_str_eq(how, "right"))
        ietf_text_lines_indent(l, from, shift, 0);
}

void
ietf_text_lines_concatenate(const ietf_text_lines *l, size_t from, const char *separator,
                            ietf_buf *out)
{
    for (size_t i = from; i < l->count; i++) {
        if (i > from)
            ietf_buf_adds(out, separator);
        ietf_buf_fill(out, ' ', l->items[i].indent);
        ietf_buf_add(out, l->items[i].text, l->items[i].length);
    }
}

void
ietf_text_line_set(ietf_arena *a, ietf_text_line *line, const char *text, size_t length)
{
    set(line, ietf_arena_strndup(a, text, length), length);
}

void
ietf_text_line_label(ietf_text_lines *l, size_t number, const char *label, size_t length)
{
    trim_start(&l->items[number]);
    put_before(l->arena, &l->items[number], label, length);
}

void
ietf_text_line_extend(ietf_text_lines *l, size_t number, const char *join,
                      const ietf_text_line *more)
{
    ietf_text_line *line = &l->items[number];
    ietf_text_line tail = *more;
    size_t join_length = strlen(join);
    trim_start(&tail);
    size_t total = line->indent + line->length + join_length + tail.length;
    char *text = ietf_arena_alloc(l->arena, total + 1);
    char *end = text;
    memset(end, ' ', line->indent);
    memcpy(end += line->indent, line->text, line->length);
    memcpy(end += line->length, join, join_length);
    memcpy(end += join_length, tail.text, tail.length);
    text[total] = '\0';
    set(line, text, total);
}
