/* Python's textwrap.wrap() as it is: the reference uses it unchanged for the lists of documents
 * on the first page. Here a word that is longer than a line is divided, at a hyphen if it has
 * one. */
#include <string.h>

#include "formatters/text/wrap.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The code point behind or before a place, 0 where there is none. */
static uint32_t
following(const char *at, const char *end)
{
    return at < end ? ietf_utf8_next(&at, end) : 0;
}

static uint32_t
preceding(const char **at, const char *start)
{
    return *at > start ? ietf_utf8_previous(at, start) : 0;
}

static bool
is_letter(uint32_t c)
{
    return c && ietf_unicode_is_word(c) && !ietf_unicode_is_digit(c);
}

/* May stand before an em dash. */
static bool
is_word_end(uint32_t c)
{
    return c && ((c < 0x80 && memchr("!\"'&.,?", (int)c, 7)) || ietf_unicode_is_word(c));
}

/* Two or more hyphens and a word character behind them; the place of that, else NULL. */
static const char *
em_dash(const char *at, const char *end)
{
    const char *from = at;

    while (at < end && *at == '-')
        at++;
    return at - from > 1 && at < end && ietf_unicode_is_word(following(at, end)) ? at : NULL;
}

/* A hyphen at `at` with letters on both sides, as in "well-known" and "e-a-sy". */
static bool
is_hyphenation(const char *start, const char *at, const char *end)
{
    const char *before = at, *behind = at + 1;
    bool last = is_letter(preceding(&before, start));
    uint32_t c;

    if (!last)
        return false;
    c = preceding(&before, start);
    if (!is_letter(c) && !(c == '-' && is_letter(preceding(&before, start))))
        return false;
    if (behind >= end || !is_letter(ietf_utf8_next(&behind, end)))
        return false;
    if (behind < end && *behind == '-')
        behind++;
    return is_letter(following(behind, end));
}

/* The end of the chunk that begins at `at`. */
static const char *
chunk_end(const char *start, const char *at, const char *end)
{
    const char *dash, *before = at;

    if (*at == ' ') {
        while (at < end && *at == ' ')
            at++;
        return at;
    }
    dash = *at == '-' && is_word_end(preceding(&before, start)) ? em_dash(at, end) : NULL;
    if (dash)
        return dash;
    for (ietf_utf8_next(&at, end); at < end && *at != ' '; ietf_utf8_next(&at, end)) {
        if (*at != '-')
            continue;
        before = at;
        if (is_hyphenation(start, at, end))
            return at + 1;
        if (is_word_end(preceding(&before, start)) && em_dash(at, end))
            return at;
    }
    return at;
}

static bool
is_blank(const char *at, const char *end)
{
    while (at < end)
        if (!ietf_unicode_is_space(ietf_utf8_next(&at, end)))
            return false;
    return true;
}

/* How many code points of a chunk that no line can hold go into the room that is left. */
static size_t
divide(const char *text, size_t length, int room)
{
    const char *end = ietf_utf8_offset(text, length, (size_t)(room > 0 ? room : 0));
    const char *hyphen = end > text ? memrchr(text, '-', (size_t)(end - text)) : NULL;

    if (hyphen && hyphen > text && ietf_utf8_count(text, length) > (size_t)room)
        for (const char *at = text; at < hyphen; at++)
            if (*at != '-')
                return (size_t)(hyphen + 1 - text);
    return (size_t)(end - text);
}

struct rest {
    const char *start, *end; /* the whole text */
    const char *at;          /* what is not yet on a line */
    const char *chunk;       /* the end of the chunk at `at` */
};

static void
advance(struct rest *r, const char *to)
{
    r->at = to;
    if (to >= r->chunk)
        r->chunk = to < r->end ? chunk_end(r->start, to, r->end) : to;
}

static int
chunk_count(const struct rest *r)
{
    return (int)ietf_utf8_count(r->at, (size_t)(r->chunk - r->at));
}

/* Takes one line off the rest. It ends at *stop, which is its start when only blanks were
 * taken. */
static const char *
take_line(struct rest *r, int room, bool begun, const char **stop)
{
    const char *start, *piece;
    int used = 0;

    if (begun && is_blank(r->at, r->chunk))
        advance(r, r->chunk);
    start = piece = r->at;
    while (r->at < r->end && used + chunk_count(r) <= room) {
        piece = r->at;
        used += chunk_count(r);
        advance(r, r->chunk);
    }
    if (r->at < r->end && chunk_count(r) > room) {
        piece = r->at;
        advance(r,
                piece + divide(piece, (size_t)(r->chunk - piece), room < 1 ? 1 : room - used));
    }
    *stop = is_blank(piece, r->at) ? piece : r->at;
    return start;
}

static ietf_slice
make_line(ietf_arena *a, const char *text, size_t length, int indent)
{
    ietf_buf line;

    ietf_buf_init(&line, a);
    ietf_buf_fill(&line, ' ', (size_t)indent);
    ietf_buf_add(&line, text, length);
    return (ietf_slice){line.data, (uint32_t)line.length,
                        (uint32_t)ietf_utf8_count(line.data, line.length)};
}

bool
ietf_wrap_plain(ietf_wrapper *w, const char *text, size_t length, int width, int subsequent,
                ietf_slices *lines)
{
    ietf_arena *a = ietf_wrapper_arena(w);
    char *even = ietf_arena_strndup(a, text, length);
    struct rest r = {even, even + length, even, even};
    size_t capacity = 0;

    lines->items = NULL;
    lines->count = 0;
    if (width < 1)
        return false;
    for (char *at = even; *at; at++)
        if (ietf_is_space((unsigned char)*at))
            *at = ' ';
    advance(&r, even);
    while (r.at < r.end) {
        int indent = lines->count > 0 ? subsequent : 0;
        const char *stop, *start = take_line(&r, width - indent, lines->count > 0, &stop);

        if (stop == start)
            continue;
        if (lines->count == capacity) {
            lines->items = ietf_arena_grow(a, lines->items, capacity * sizeof(ietf_slice),
                                           (capacity + 16) * sizeof(ietf_slice));
            capacity += 16;
        }
        lines->items[lines->count++] = make_line(a, start, (size_t)(stop - start), indent);
    }
    return true;
}
