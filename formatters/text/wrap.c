/* From text to lines: (1) blanks are made even, (2) the text is divided into chunks, (3) blanks
 * between sentences are doubled, (4) chunks are put on lines as long as there is room. */
#include "formatters/text/wrap.h"

#include <string.h>

#include "formatters/text/split.h"
#include "formatters/text/sentence.h"
#include "formatters/text/urls.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { TAB = 8 };

/* Chunks number first to last - 1 after `indent` blanks. */
struct line {
    uint32_t first, last;
    int indent;
};

struct ietf_wrapper {
    ietf_arena *arena;
    ietf_slice *chunks;
    size_t chunk_count, chunk_capacity;
    struct line *lines;
    size_t line_count, line_capacity;
    char *work; /* the text with even blanks */
    size_t work_capacity;
    char *spare; /* chunks that differ from the text: as long as the text at most */
    size_t spare_capacity, spare_used;
    int room;   /* for one chunk on a line */
    int depth;  /* 0: a chunk of the text; more: pieces of a chunk that is too long */
    bool ascii; /* the text in work */
};

ietf_wrapper *
ietf_wrapper_new(ietf_arena *a)
{
    ietf_wrapper *w = IETF_NEW(a, ietf_wrapper);

    if (w)
        w->arena = a;
    return w;
}

ietf_arena *
ietf_wrapper_arena(const ietf_wrapper *w)
{
    return w->arena;
}

/* A buffer of at least `need` bytes; what it held is lost. */
static char *
reserve(ietf_wrapper *w, char **buffer, size_t *capacity, size_t need)
{
    if (*capacity < need) {
        *capacity = need * 2 < 1024 ? 1024 : need * 2;
        *buffer = ietf_arena_alloc(w->arena, *capacity);
    }
    return *buffer;
}

static void
add_chunk(ietf_wrapper *w, const char *text, size_t length)
{
    ietf_slice *chunk;

    if (w->chunk_count == w->chunk_capacity) {
        size_t capacity = w->chunk_capacity ? w->chunk_capacity * 2 : 256;

        w->chunks = ietf_arena_grow(w->arena, w->chunks, w->chunk_capacity * sizeof(*chunk),
                                    capacity * sizeof(*chunk));
        w->chunk_capacity = capacity;
    }
    chunk = &w->chunks[w->chunk_count++];
    chunk->text = text;
    chunk->length = (uint32_t)length;
    chunk->count = (uint32_t)(w->ascii ? length : ietf_utf8_count(text, length));
}

/* (1) */

/* str.expandtabs(8): columns are code points and begin again behind \n and \r. */
static const char *
expand_tabs(ietf_wrapper *w, const char *text, size_t *length)
{
    size_t column = 0, used = 0;
    char *out;

    if (!memchr(text, '\t', *length))
        return text;
    out = ietf_arena_alloc(w->arena, *length * TAB);
    for (size_t i = 0; i < *length; i++) {
        if (text[i] == '\t') {
            size_t blanks = TAB - column % TAB;

            memset(out + used, ' ', blanks);
            used += blanks;
            column += blanks;
            continue;
        }
        out[used++] = text[i];
        if (text[i] == '\n' || text[i] == '\r')
            column = 0;
        else if (((unsigned char)text[i] & 0xC0) != 0x80)
            column++;
    }
    *length = used;
    return out;
}

/* Ends with one of the words that the reference ties to the number behind them; it may be the
 * end of a longer word. */
static bool
is_tying(const char *start, const char *end)
{
    static const char *const words[] = {"Section", "Appendix", "Figure", "Table"};

    if (end == start || !memchr("nxe", end[-1], 3))
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        size_t length = strlen(words[i]);

        if ((size_t)(end - start) >= length && memcmp(end - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* How many blanks remain of `count` behind the text: two may separate sentences. */
static size_t
even_blanks(size_t count, const char *start, const char *end)
{
    if (end == start || end[-1] == '.' || end[-1] == '!' || end[-1] == '?')
        return count > 2 ? 2 : count;
    return 1;
}

/* Writes the text behind what w->work holds, with its white space made even, and gives its end.
 */
static char *
even_text(ietf_wrapper *w, char *start, const char *text, size_t length)
{
    const char *end = text + length;
    char *out = start;

    while (text < end) {
        size_t blanks = 0;

        while (text < end && ((unsigned char)*text > ' ' || !ietf_is_space(*text)))
            *out++ = *text++;
        for (; text < end && ietf_is_space((unsigned char)*text); text++)
            blanks++;
        if (blanks == 0)
            break;
        blanks = even_blanks(blanks, start, out);
        if (is_tying(start, out)) {
            memcpy(out, IETF_NBSP_UTF8, 2);
            out += 2;
            w->ascii = false;
            blanks--;
        }
        for (; blanks > 0; blanks--)
            *out++ = ' ';
    }
    return out;
}

/* (2) */

/* The length in bytes of a character that leaves no trace at the text: a zero-width space or
 * non-joiner (when `spaces`), or a word joiner; 0 for others. */
static size_t
invisible(const char *text, const char *end, bool spaces)
{
    unsigned char first = (unsigned char)*text;

    if ((first != 0xE2 && first != 0xEE) || end - text < 3)
        return 0;
    if (memcmp(text, IETF_WJ_UTF8, 3) == 0 || memcmp(text, IETF_JOINER_UTF8, 3) == 0)
        return 3;
    return spaces && memcmp(text, "\xE2\x80", 2) == 0 &&
                   (text[2] == '\x8B' || text[2] == '\x8C')
               ? 3
               : 0;
}

static void add_part(const char *text, size_t length, void *user);

/* The text without word joiners and with common blanks, in the spare memory. */
static const char *
loosen(ietf_wrapper *w, const char *text, size_t *length)
{
    const char *end = text + *length;
    char *start = w->spare + w->spare_used, *out = start;

    while (text < end) {
        size_t skip = invisible(text, end, false);

        if (skip > 0) {
            text += skip;
        } else if (end - text > 1 && memcmp(text, IETF_NBSP_UTF8, 2) == 0) {
            *out++ = ' ';
            text += 2;
        } else {
            *out++ = *text++;
        }
    }
    *length = (size_t)(out - start);
    w->spare_used += *length;
    return start;
}

/* A chunk longer than a line loses what holds it together and is divided again, and so are its
 * pieces, once. */
static void
divide(ietf_wrapper *w, const char *text, size_t length)
{
    if (w->depth == 0 && !w->ascii)
        text = loosen(w, text, &length);
    w->depth++;
    ietf_split(IETF_SPLIT_TEXT, text, length, add_part, w);
    w->depth--;
}

/* The chunk without its invisible characters; divides it when that is too long. */
static void
add_visible(ietf_wrapper *w, const char *text, size_t length)
{
    const char *end = text + length;
    char *start = w->spare + w->spare_used, *out = start;

    for (const char *at = text; at < end;) {
        size_t skip = invisible(at, end, true);

        if (skip == 0)
            *out++ = *at++;
        at += skip;
    }
    if ((int)ietf_utf8_count(start, (size_t)(out - start)) > w->room) {
        divide(w, text, length);
        return;
    }
    w->spare_used += (size_t)(out - start);
    add_chunk(w, start, (size_t)(out - start));
}

static bool
has_invisible(const char *text, const char *end)
{
    for (; text < end; text++)
        if (invisible(text, end, true))
            return true;
    return false;
}

static void
add_part(const char *text, size_t length, void *user)
{
    ietf_wrapper *w = user;
    size_t count = w->ascii ? length : ietf_utf8_count(text, length);

    if (w->depth == 0 && !w->ascii && count < length && has_invisible(text, text + length))
        add_visible(w, text, length);
    else if ((int)count > w->room && w->depth < 2)
        divide(w, text, length);
    else
        add_chunk(w, text, length);
}

/* (4) */

/* str.strip() leaves nothing. */
static bool
is_blank(const ietf_slice *chunk)
{
    const char *at = chunk->text, *end = at + chunk->length;

    while (at < end)
        if (!ietf_unicode_is_space(ietf_utf8_next(&at, end)))
            return false;
    return true;
}

static void
add_line(ietf_wrapper *w, size_t first, size_t last, int indent)
{
    if (w->line_count == w->line_capacity) {
        size_t capacity = w->line_capacity ? w->line_capacity * 2 : 64;

        w->lines = ietf_arena_grow(w->arena, w->lines, w->line_capacity * sizeof(*w->lines),
                                   capacity * sizeof(*w->lines));
        w->line_capacity = capacity;
    }
    w->lines[w->line_count++] = (struct line){(uint32_t)first, (uint32_t)last, indent};
}

/* Puts the chunks from number i on lines. A chunk that no line is wide enough for gets its own.
 */
static void
fill_lines(ietf_wrapper *w, size_t i, const ietf_wrap_style *style, int initial)
{
    int indent = initial;
    bool begun = false;

    while (i < w->chunk_count) {
        int room = style->width - indent, used = 0;
        size_t first, last;

        if (begun && is_blank(&w->chunks[i]))
            i++;
        for (first = i; i < w->chunk_count; i++) {
            if (used + (int)w->chunks[i].count > room)
                break;
            used += (int)w->chunks[i].count;
        }
        if (i == first && i < w->chunk_count)
            i++;
        last = i;
        if (last > first && is_blank(&w->chunks[last - 1]))
            last--;
        if (last > first) {
            add_line(w, first, last, indent);
            indent = style->subsequent;
            begun = true;
        }
    }
}

/* One part of the text, without U+2028. */
static bool
wrap_part(ietf_wrapper *w, char *start, char *end, const ietf_wrap_style *style, int initial)
{
    size_t first = w->chunk_count;

    if (style->width < 1)
        return false;
    w->room = style->width - style->subsequent;
    w->depth = 0;
    ietf_split(IETF_SPLIT_TEXT, start, (size_t)(end - start), add_part, w);
    if (!style->keep_sentence_spaces && w->chunk_count > first)
        ietf_sentences_space(w->chunks + first, w->chunk_count - first);
    fill_lines(w, first, style, initial);
    return true;
}

static const char *
skip_space(const char *text, const char *end)
{
    for (const char *at = text; at < end; text = at)
        if (!ietf_unicode_is_space(ietf_utf8_next(&at, end)))
            break;
    return text;
}

static const char *
find_break(const ietf_wrapper *w, const char *text, const char *end)
{
    return w->ascii ? NULL : memmem(text, (size_t)(end - text), IETF_LSEP_UTF8, 3);
}

/* The text in parts that end at U+2028; an empty part is an empty line. Only the first has the
 * initial indentation. */
static bool
wrap_parts(ietf_wrapper *w, const char *text, const char *end, const ietf_wrap_style *style)
{
    const char *stop = find_break(w, text, end);
    bool divided = stop != NULL;
    int initial = style->initial;
    char *out = w->work;

    for (;; stop = find_break(w, text, end)) {
        const char *from = divided ? skip_space(text, stop ? stop : end) : text;
        size_t length = (size_t)((stop ? stop : end) - from);

        if (length == 0 && divided) {
            add_line(w, w->chunk_count, w->chunk_count, 0);
        } else {
            char *start = out;

            from = expand_tabs(w, from, &length);
            out = even_text(w, start, from, length);
            if (!wrap_part(w, start, out, style, initial))
                return false;
        }
        if (!stop)
            return true;
        initial = 0;
        text = stop + 3;
    }
}

static bool
wrap_text(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style)
{
    size_t need;

    if (style->keep_url)
        text = ietf_urls_keep(w->arena, text, &length, style->width);
    w->chunk_count = w->line_count = w->spare_used = 0;
    w->ascii = ietf_utf8_is_ascii(text, length);
    need = memchr(text, '\t', length) ? length * TAB : length;
    need += need / 4 + 16; /* a blank may become a no-break space */
    reserve(w, &w->work, &w->work_capacity, need);
    reserve(w, &w->spare, &w->spare_capacity, need);
    return wrap_parts(w, text, text + length, style);
}

/* Lines as text. */

static size_t
line_bytes(const ietf_wrapper *w, const struct line *line)
{
    size_t bytes = (size_t)line->indent;

    for (size_t i = line->first; i < line->last; i++)
        bytes += w->chunks[i].length;
    return bytes;
}

static char *
write_line(const ietf_wrapper *w, const struct line *line, char *out)
{
    memset(out, ' ', (size_t)line->indent);
    out += line->indent;
    for (size_t i = line->first; i < line->last; i++) {
        memcpy(out, w->chunks[i].text, w->chunks[i].length);
        out += w->chunks[i].length;
    }
    return out;
}

/* Memory for all lines with `between` bytes behind each. */
static char *
alloc_lines(const ietf_wrapper *w, size_t between)
{
    size_t bytes = 1;

    for (size_t i = 0; i < w->line_count; i++)
        bytes += line_bytes(w, &w->lines[i]) + between;
    return ietf_arena_alloc(w->arena, bytes);
}

bool
ietf_wrap(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style,
          ietf_slices *lines)
{
    char *out;

    lines->items = NULL;
    lines->count = 0;
    if (!wrap_text(w, text, length, style))
        return false;
    lines->count = w->line_count;
    lines->items = ietf_arena_alloc(w->arena, w->line_count * sizeof(*lines->items));
    out = alloc_lines(w, 1);
    for (size_t i = 0; i < w->line_count; i++) {
        const struct line *line = &w->lines[i];
        ietf_slice *slice = &lines->items[i];

        slice->text = out;
        slice->count = (uint32_t)line->indent;
        for (size_t k = line->first; k < line->last; k++)
            slice->count += w->chunks[k].count;
        out = write_line(w, line, out);
        slice->length = (uint32_t)(out - slice->text);
        *out++ = '\0';
    }
    return true;
}

char *
ietf_fill(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style)
{
    char *result, *out;

    if (!wrap_text(w, text, length, style))
        return NULL;
    result = out = alloc_lines(w, 3);
    for (size_t i = 0; i < w->line_count; i++) {
        if (i > 0) {
            memcpy(out, IETF_LSEP_UTF8, 3);
            out += 3;
        }
        out = write_line(w, &w->lines[i], out);
    }
    *out = '\0';
    return result;
}

/* Would str.splitlines() divide a line of the filled text? */
static bool
has_line_ends(const char *text, size_t length)
{
    return !ietf_utf8_is_ascii(text, length) &&
           (memmem(text, length, "\xC2\x85", 2) || memmem(text, length, "\xE2\x80\xA9", 3));
}

bool
ietf_fill_lines(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style,
                ietf_slices *lines)
{
    char *joined;

    if (!has_line_ends(text, length)) {
        if (!ietf_wrap(w, text, length, style, lines))
            return false;
        if (lines->count > 0 && lines->items[lines->count - 1].length == 0)
            lines->count--;
        return true;
    }
    joined = ietf_fill(w, text, length, style);
    if (joined)
        ietf_lines_split(w, joined, strlen(joined), lines);
    return joined != NULL;
}

int
ietf_fill_count(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style)
{
    const struct line *last;
    ietf_slices lines;

    if (has_line_ends(text, length))
        return ietf_fill_lines(w, text, length, style, &lines) ? (int)lines.count : -1;
    if (!wrap_text(w, text, length, style))
        return -1;
    last = w->line_count > 0 ? &w->lines[w->line_count - 1] : NULL;
    return (int)w->line_count - (last && line_bytes(w, last) == 0);
}

static void
add_piece(const char *text, size_t length, void *user)
{
    add_chunk(user, text, length);
}

void
ietf_cell_split(ietf_wrapper *w, const char *text, size_t length, bool at_hyphens,
                ietf_slices *pieces)
{
    w->chunk_count = 0;
    w->ascii = ietf_utf8_is_ascii(text, length);
    ietf_split(at_hyphens ? IETF_SPLIT_CELL_HYPHENS : IETF_SPLIT_CELL, text, length, add_piece,
               w);
    pieces->items = w->chunks;
    pieces->count = w->chunk_count;
}
