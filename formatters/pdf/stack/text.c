/* From runs to pieces: the text is cut at spaces, at changes of style and direction, and where
 * a line may break; each piece knows its width. Breaking it into lines (lines.c) is then
 * counting.
 */
#include <string.h>

#include "formatters/pdf/stack/engine.h"

#define MAX_WORD 200 /* bytes, as pdf_piece has them; longer ones are shaped in parts */

/* While a text is made. */
typedef struct maker {
    pdf_engine *engine;
    pdf_text *text;
    char *bytes;     /* of all runs, one after the other */
    uint8_t *marks;  /* by byte: a line may begin here; NULL in verbatim texts */
    uint8_t *levels; /* by byte; NULL: all 0 */
    size_t capacity; /* of the pieces */
    uint16_t language;
    bool kana;
} maker;

static pdf_piece *
add_piece(maker *m, uint32_t start, uint32_t length, size_t run)
{
    pdf_text *text = m->text;
    pdf_piece *piece = NULL;

    if (text->count == m->capacity) {
        size_t capacity = m->capacity ? 2 * m->capacity : 32;

        text->pieces = ietf_arena_grow(m->engine->scratch, text->pieces,
                                       m->capacity * sizeof *piece, capacity * sizeof *piece);
        m->capacity = capacity;
    }
    piece = &text->pieces[text->count++];
    *piece = (pdf_piece){.start = start, .length = (uint8_t)length, .run = (uint32_t)run};
    if (m->levels)
        piece->level = m->levels[start];
    return piece;
}

static uint8_t
after_byte(const maker *m, uint32_t at)
{
    return m->marks && at < m->text->length && m->marks[at] ? PDF_AFTER_MAY_BREAK
                                                            : PDF_AFTER_NOTHING;
}

static void
break_behind_last(maker *m, uint32_t at, size_t run)
{
    pdf_text *text = m->text;

    if (!text->count || text->pieces[text->count - 1].after == PDF_AFTER_BREAKS)
        add_piece(m, at, 0, run);
    text->pieces[text->count - 1].after = PDF_AFTER_BREAKS;
}

/* One piece for each part of the word between marks. */
static void
add_word(maker *m, uint32_t start, uint32_t length, size_t run, bool space)
{
    const pdf_style *style = &m->engine->flow->styles[m->text->runs[run].style];
    bool ascii = ietf_utf8_is_ascii(m->bytes + start, length);
    pdf_word *w = pdf_word_get(m->engine, pdf_slot_of(style), ascii ? 0 : m->language,
                               m->levels && (m->levels[start] & 1), m->bytes + start, length);
    uint32_t from = 0, to = 0;

    while (from < length) {
        pdf_piece *piece = NULL;

        for (to = from + 1; to < length && (!m->marks || !m->marks[start + to]);)
            to++;
        piece = add_piece(m, start + from, to - from, run);
        piece->word = w;
        piece->offset = (uint8_t)from;
        piece->space = space;
        piece->width = from == 0 && to == length
                           ? pdf_word_width(w, style->size)
                           : pdf_word_width_between(w, style->size, from, to);
        piece->after = after_byte(m, start + to);
        from = to;
    }
}

enum sort { WORD, SPACES, INVISIBLE, BREAK };

/* What the character at `at` is part of; *next is set behind it. */
static enum sort
sort_of(const maker *m, uint32_t at, uint32_t end, uint32_t *next)
{
    unsigned char byte = (unsigned char)m->bytes[at];
    const char *cursor = m->bytes + at;
    uint32_t c = byte;

    *next = at + 1;
    if (byte > ' ' && byte < 0x7F)
        return WORD;
    if (byte == '\n')
        return m->text->verbatim ? BREAK : SPACES;
    if (byte == ' ' || byte == '\t')
        return SPACES;
    c = ietf_utf8_next(&cursor, m->bytes + end);
    *next = (uint32_t)(cursor - m->bytes);
    return c == IETF_LSEP ? BREAK : pdf_is_invisible(c) ? INVISIBLE : WORD;
}

/* The end of the word or of the spaces that begin at `at`: of one level, and not too long. */
static uint32_t
word_end(const maker *m, uint32_t at, uint32_t end, enum sort sort)
{
    uint32_t next = at, here = at;

    while (here < end && sort_of(m, here, end, &next) == sort) {
        bool other_level = m->levels && m->levels[here] != m->levels[at];

        if (other_level || (here > at && next - at > MAX_WORD))
            break;
        here = next;
    }
    return here;
}

static void
add_run(maker *m, size_t run)
{
    uint32_t at = m->text->run_starts[run], end = at + m->text->runs[run].length, next = at;

    for (; at < end; at = next) {
        enum sort sort = sort_of(m, at, end, &next);

        if (sort == BREAK) {
            break_behind_last(m, at, run);
        } else if (sort == INVISIBLE) {
            add_piece(m, at, next - at, run)->after = after_byte(m, next);
        } else {
            next = word_end(m, at, end, sort);
            add_word(m, at, next - at, run, sort == SPACES);
        }
    }
}

static bool
has_text(const pdf_run *run)
{
    return run->kind != PDF_RUN_BREAK && run->length > 0;
}

static uint16_t
language_number(pdf_engine *e, const char *lang)
{
    for (size_t i = 0; i < e->language_count; i++) {
        if (strcmp(e->languages[i], lang) == 0)
            return (uint16_t)i;
    }
    if (e->language_count == UINT16_MAX)
        return 0;
    e->languages =
        ietf_arena_grow(e->arena, e->languages, e->language_count * sizeof *e->languages,
                        (e->language_count + 1) * sizeof *e->languages);
    e->languages[e->language_count] = ietf_arena_strdup(e->arena, lang);
    return (uint16_t)e->language_count++;
}

static bool
is_cjk_language(const char *lang)
{
    return ietf_str_starts(lang, "ja") || ietf_str_starts(lang, "zh") ||
           ietf_str_starts(lang, "ko");
}

/* The language of the run's text: of the innermost box that tells one. Text with kana is
 * Japanese where no language of the same characters is told: its Han characters have the
 * Japanese shapes.
 */
static uint16_t
run_language(const maker *m, const pdf_run *run)
{
    pdf_engine *e = m->engine;
    const char *lang = NULL;

    for (const pdf_node *n = run->node; n && !lang; n = n->parent)
        lang = n->lang;
    lang = lang ? ietf_str_lower(e->scratch, lang) : e->languages[0];
    return language_number(e, m->kana && !is_cjk_language(lang) ? "ja" : lang);
}

static bool
has_kana(const char *text, size_t length)
{
    const char *end = text + length;

    while ((text = memchr(text, 0xE3, (size_t)(end - text)))) {
        uint32_t c = ietf_utf8_next(&text, end);

        if (c >= 0x3041 && c <= 0x30FF)
            return true;
    }
    return false;
}

/* Marks and levels for the paragraph in bytes from `start` to `end`; forced breaks part the
 * text into paragraphs. */
static void
analyse(maker *m, uint32_t start, uint32_t end)
{
    if (start >= end)
        return;
    if (m->marks)
        pdf_opportunities(m->marks + start, m->bytes + start, end - start,
                          m->engine->languages[m->language]);
    if (m->levels)
        pdf_bidi_levels(m->levels + start, m->bytes + start, end - start, m->text->rtl);
}

static void
analyse_all(maker *m)
{
    pdf_text *text = m->text;
    uint32_t start = 0;

    for (size_t i = 0; i < text->run_count; i++) {
        uint32_t end = text->run_starts[i];

        if (text->runs[i].kind == PDF_RUN_BREAK) {
            analyse(m, start, end);
            start = end;
        } else if (text->verbatim && m->levels) {
            const char *line = m->bytes + end, *limit = line + text->runs[i].length;

            while ((line = memchr(line, '\n', (size_t)(limit - line)))) {
                analyse(m, start, (uint32_t)(line - m->bytes));
                start = (uint32_t)(++line - m->bytes);
            }
        }
    }
    analyse(m, start, text->length);
}

static void
join_runs(maker *m)
{
    pdf_text *text = m->text;
    ietf_arena *a = m->engine->arena;
    uint32_t *starts = ietf_arena_alloc(a, (text->run_count + 1) * sizeof *starts);
    uint32_t at = 0;

    for (size_t i = 0; i < text->run_count; i++) {
        starts[i] = at;
        at += has_text(&text->runs[i]) ? text->runs[i].length : 0;
    }
    text->run_starts = starts;
    text->length = at;
    m->bytes = ietf_arena_alloc(m->engine->scratch, at + 1);
    for (size_t i = 0; i < text->run_count; i++) {
        if (has_text(&text->runs[i]))
            memcpy(m->bytes + starts[i], text->runs[i].text, text->runs[i].length);
    }
    m->bytes[at] = '\0';
}

/* From the scratch arena, where they have grown, into that of the text. */
static void
keep_pieces(pdf_text *text)
{
    size_t size = text->count * sizeof *text->pieces;
    pdf_piece *pieces = ietf_arena_alloc(text->engine->arena, size);

    if (size)
        memcpy(pieces, text->pieces, size);
    text->pieces = pieces;
}

pdf_text *
pdf_text_shape(pdf_engine *e, const pdf_run *runs, size_t count, bool verbatim, bool rtl)
{
    pdf_text *text = IETF_NEW(e->arena, pdf_text);
    maker m = {.engine = e, .text = text};

    *text = (pdf_text){.engine = e, .runs = runs, .run_count = count, .verbatim = verbatim};
    text->rtl = rtl;
    e->scratch = ietf_arena_child(e->arena);
    join_runs(&m);
    text->bidi = rtl || pdf_needs_bidi(m.bytes, text->length);
    if (text->bidi)
        m.levels = ietf_arena_zalloc(e->scratch, text->length + 1);
    if (!verbatim)
        m.marks = ietf_arena_zalloc(e->scratch, text->length + 1);
    m.kana = has_kana(m.bytes, text->length);
    if (count)
        m.language = run_language(&m, &runs[0]);
    analyse_all(&m);
    for (size_t i = 0; i < count; i++) {
        if (runs[i].kind == PDF_RUN_BREAK) {
            break_behind_last(&m, text->run_starts[i], i);
        } else if (has_text(&runs[i])) {
            m.language = run_language(&m, &runs[i]);
            add_run(&m, i);
        }
    }
    keep_pieces(text);
    ietf_arena_free(e->scratch);
    e->scratch = NULL;
    return text;
}

/* Lengths that no page has are all the same. */
static pdf_unit
clamp(int64_t length)
{
    return length > PDF_LONGEST ? PDF_LONGEST : (pdf_unit)length;
}

void
pdf_text_widths(const pdf_text *text, pdf_unit *least, pdf_unit *most)
{
    int64_t chunk = 0, line = 0, spaces = 0;

    *least = *most = 0;
    for (size_t i = 0; i < text->count; i++) {
        const pdf_piece *piece = &text->pieces[i];

        if (piece->space) {
            spaces += piece->width;
        } else {
            line += spaces + piece->width;
            chunk += (chunk ? spaces : 0) + piece->width;
            spaces = 0;
        }
        if (chunk > *least)
            *least = clamp(chunk);
        if (line > *most)
            *most = clamp(line);
        if (piece->after != PDF_AFTER_NOTHING)
            chunk = 0;
        if (piece->after == PDF_AFTER_BREAKS)
            line = spaces = 0;
    }
}
