/* The lines of a string, and three texts on one line: what the running heads and blocks need
 * beside the filling. */
#include <string.h>

#include "formatters/text/wrap.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The length in bytes of a line end at `at`, 0: none. */
static size_t
line_end(const char *at, const char *end)
{
    if (*at == '\r' && end - at > 1 && at[1] == '\n')
        return 2;
    if ((*at >= '\n' && *at <= '\r') || (*at >= 0x1C && *at <= 0x1E))
        return 1;
    if (*at == '\xC2' && end - at > 1 && at[1] == '\x85')
        return 2;
    if (*at == '\xE2' && end - at > 2 && at[1] == '\x80' &&
        (at[2] == '\xA8' || at[2] == '\xA9'))
        return 3;
    return 0;
}

void
ietf_lines_split(ietf_wrapper *w, const char *text, size_t length, ietf_slices *lines)
{
    const char *end = text + length;
    size_t count = 1;

    for (const char *at = text; at < end; at++)
        if (line_end(at, end))
            count++;
    lines->items = ietf_arena_alloc(ietf_wrapper_arena(w), count * sizeof(*lines->items));
    lines->count = 0;
    while (text < end) {
        ietf_slice *line = &lines->items[lines->count++];
        size_t stop = 0;
        const char *at = text;

        while (at < end && (stop = line_end(at, end)) == 0)
            at++;
        line->text = text;
        line->length = (uint32_t)(at - text);
        line->count = (uint32_t)ietf_utf8_count(text, line->length);
        text = at + stop;
    }
}

/* Blanks on both sides. */
static char *
padded(ietf_arena *a, const char *text, int left, int right)
{
    size_t length = strlen(text);
    ietf_buf out;

    ietf_buf_init(&out, a);
    ietf_buf_reserve(&out,
                     length + (size_t)(left > 0 ? left : 0) + (size_t)(right > 0 ? right : 0));
    for (; left > 0; left--)
        ietf_buf_addc(&out, ' ');
    ietf_buf_add(&out, text, length);
    for (; right > 0; right--)
        ietf_buf_addc(&out, ' ');
    return out.data;
}

static int
missing(const char *text, int width)
{
    return width - (int)ietf_utf8_count(text, strlen(text));
}

/* The blanks before a text that is centred; Python gives the odd one to the left when the width
 * is odd, too. */
static int
center_start(int count, int width)
{
    int rest = width - count;

    return rest <= 0 ? 0 : rest / 2 + (rest & width & 1);
}

char *
ietf_text_center(ietf_arena *a, const char *text, int width)
{
    int rest = missing(text, width), left = center_start(width - rest, width);

    return padded(a, text, left, rest - left);
}

char *
ietf_text_pad_right(ietf_arena *a, const char *text, int width)
{
    return padded(a, text, 0, missing(text, width));
}

char *
ietf_text_pad_left(ietf_arena *a, const char *text, int width)
{
    return padded(a, text, missing(text, width), 0);
}

/* The parts of the text between U+2028 and \n, NUL-terminated; empty ones count. */
static void
split_at_breaks(ietf_arena *a, const char *text, ietf_slices *parts)
{
    char *copy = ietf_arena_strdup(a, text), *from = copy;
    size_t capacity = 1;

    for (const char *at = text; *at; at++)
        capacity += *at == '\n' || *at == '\xE2';
    parts->items = ietf_arena_alloc(a, capacity * sizeof(*parts->items));
    parts->count = 0;
    for (char *at = copy;; at++) {
        size_t length = *at == '\n' ? 1 : strncmp(at, IETF_LSEP_UTF8, 3) == 0 ? 3 : 0;
        bool last = *at == '\0';

        if (!length && !last)
            continue;
        *at = '\0';
        parts->items[parts->count++] = (ietf_slice){
            from, (uint32_t)(at - from), (uint32_t)ietf_utf8_count(from, (size_t)(at - from))};
        if (last)
            return;
        from = at + length;
        at = from - 1;
    }
}

/* No-break spaces have done their work. */
static void
add_centered(ietf_buf *out, ietf_arena *a, const char *text, int width)
{
    const char *line = ietf_text_center(a, text, width);
    size_t length = strlen(line);

    while (length > 0 && ietf_is_space((unsigned char)line[length - 1]))
        length--;
    for (size_t i = 0; i < length; i++) {
        bool joined = strncmp(line + i, IETF_NBSP_UTF8, 2) == 0;

        ietf_buf_addc(out, joined ? ' ' : line[i]);
        i += joined;
    }
}

char *
ietf_fill_center(ietf_wrapper *w, const char *text, int width)
{
    ietf_wrap_style style = {.width = width - 4};
    ietf_arena *a = ietf_wrapper_arena(w);
    bool fits = true;
    ietf_slices lines;
    ietf_buf out;

    split_at_breaks(a, text, &lines);
    for (size_t i = 0; i < lines.count; i++)
        fits = fits && (int)lines.items[i].count <= width;
    if (!fits) {
        text = ietf_str_replace(a, text, IETF_LSEP_UTF8, " ");
        if (!ietf_wrap(w, text, strlen(text), &style, &lines))
            return NULL;
    }
    ietf_buf_init(&out, a);
    for (size_t i = 0; i < lines.count; i++) {
        if (i > 0)
            ietf_buf_addc(&out, '\n');
        add_centered(&out, a, lines.items[i].text, width);
    }
    return out.data;
}

struct text {
    const char *start;
    size_t length;
    int count; /* code points */
};

static struct text
stripped(const char *text, bool left)
{
    const char *end = text + strlen(text), *start = text;

    while (left && start < end) {
        const char *next = start;

        if (!ietf_unicode_is_space(ietf_utf8_next(&next, end)))
            break;
        start = next;
    }
    while (end > start) {
        const char *before = end;

        if (!ietf_unicode_is_space(ietf_utf8_previous(&before, start)))
            break;
        end = before;
    }
    return (struct text){start, (size_t)(end - start),
                         (int)ietf_utf8_count(start, (size_t)(end - start))};
}

/* Cuts the longest (the first of several) by `excess` code points; what is left may be nothing.
 */
static const char *
cut(ietf_arena *a, struct text texts[3], int excess)
{
    struct text *longest = &texts[0];
    const char *whole;

    for (int i = 1; i < 3; i++)
        if (texts[i].count > longest->count)
            longest = &texts[i];
    whole = ietf_arena_strndup(a, longest->start, longest->length);
    longest->count = longest->count > excess ? longest->count - excess : 0;
    longest->length =
        (size_t)(ietf_utf8_offset(longest->start, longest->length, (size_t)longest->count) -
                 longest->start);
    return whole;
}

/* The code point of the text that stands in the column when the text begins at `start`. */
static uint32_t
at_column(const struct text *text, int start, int column)
{
    const char *at, *end = text->start + text->length;

    if (column < start || column - start >= text->count)
        return ' ';
    at = ietf_utf8_offset(text->start, text->length, (size_t)(column - start));
    return ietf_utf8_next(&at, end);
}

char *
ietf_text_justify(ietf_arena *a, const char *left, const char *center, const char *right,
                  int width, const char **truncated)
{
    struct text texts[3] = {stripped(left, false), stripped(center, true),
                            stripped(right, true)};
    int excess = texts[0].count + texts[1].count + texts[2].count - width;
    int columns, starts[3];
    ietf_buf out;

    *truncated = excess > 0 ? cut(a, texts, excess) : NULL;
    starts[0] = 0;
    /* odd lengths are centred in one column more */
    starts[1] = center_start(texts[1].count, width + texts[1].count % 2);
    starts[2] = texts[2].count < width ? width - texts[2].count : 0;
    columns = texts[0].count > width ? texts[0].count : width;
    ietf_buf_init(&out, a);
    for (int i = 0; i < columns; i++) {
        uint32_t c = at_column(&texts[1], starts[1], i);

        if (c == ' ')
            c = at_column(&texts[2], starts[2], i);
        ietf_buf_add_utf8(&out, c != ' ' ? c : at_column(&texts[0], 0, i));
    }
    return out.data;
}
