/* Lines: as many pieces as fit, as browsers do it; then what is on the line in the order of
 * reading is put in the order from left to right (rules L1 and L2 of Unicode's bidirectional
 * algorithm), and neighbours of the same font and run become one list of glyphs. */
#include <string.h>

#include "formatters/pdf/stack/engine.h"

/* A place in a text: a piece, and a byte in it. */
typedef struct place {
    size_t piece;
    uint32_t byte;
} place;

/* The part of a piece that stands on a line. */
typedef struct part {
    const pdf_piece *piece;
    uint32_t from, to; /* bytes in the word */
    uint8_t level;
} part;

static pdf_unit
size_of(const pdf_text *text, const pdf_piece *piece)
{
    return text->engine->flow->styles[text->runs[piece->run].style].size;
}

/* The width of the piece from that byte on. */
static pdf_unit
width_from(const pdf_text *text, const pdf_piece *piece, uint32_t byte)
{
    if (!byte || !piece->word)
        return piece->width;
    return pdf_word_width_between(piece->word, size_of(text, piece), piece->offset + byte,
                                  piece->offset + piece->length);
}

/* Whether the unbreakable row of pieces from here on fits into the width. */
static bool
chunk_fits(const pdf_text *text, place from, pdf_unit width)
{
    int64_t used = 0;

    for (size_t i = from.piece; i < text->count; i++) {
        const pdf_piece *piece = &text->pieces[i];

        if (!piece->space)
            used += width_from(text, piece, i == from.piece ? from.byte : 0);
        if (used > width)
            return false;
        if (piece->after != PDF_AFTER_NOTHING)
            return true;
    }
    return true;
}

/* Cuts the piece at `at` where the width ends; `begin` is where the line begins. */
static place
cut(const pdf_text *text, place begin, place at, pdf_unit room)
{
    const pdf_piece *piece = &text->pieces[at.piece];
    bool first = at.piece == begin.piece;
    uint32_t offset = piece->offset, end = 0;

    if (!piece->word) /* nothing to cut */
        return (place){at.piece + 1, 0};
    end = pdf_word_fit(piece->word, size_of(text, piece), offset + at.byte,
                       offset + piece->length, room, first) -
          offset;
    return end < piece->length ? (place){at.piece, end} : (place){at.piece + 1, 0};
}

/* Where the line that begins there ends; the next one begins at the same place. */
static place
line_end(const pdf_text *text, place begin, pdf_unit width, pdf_unit next_width)
{
    place last = begin; /* the last opportunity */
    int64_t used = 0;
    bool may_break = false;

    for (place at = begin; at.piece < text->count; at = (place){at.piece + 1, 0}) {
        const pdf_piece *piece = &text->pieces[at.piece];
        pdf_unit own = width_from(text, piece, at.byte);

        if (used + own > width && !piece->space) {
            if (may_break)
                return last;
            if (!text->verbatim && width < next_width && chunk_fits(text, begin, next_width))
                return begin; /* it fits into the next line */
            return cut(text, begin, at, (pdf_unit)(width - used));
        }
        used += own;
        if (piece->after == PDF_AFTER_BREAKS)
            return (place){at.piece + 1, 0};
        if (piece->after == PDF_AFTER_MAY_BREAK) {
            last = (place){at.piece + 1, 0};
            may_break = true;
        }
    }
    return (place){text->count, 0};
}

/* The parts of pieces between two places, without the spaces at the end. */
static size_t
collect(const pdf_text *text, place begin, place end, part *parts)
{
    size_t count = 0;

    for (size_t i = begin.piece; i < text->count && i <= end.piece; i++) {
        const pdf_piece *piece = &text->pieces[i];
        uint32_t from = i == begin.piece ? begin.byte : 0;
        uint32_t to = i == end.piece ? end.byte : piece->length;

        if (to > from)
            parts[count++] =
                (part){piece, piece->offset + from, piece->offset + to, piece->level};
    }
    while (count && (parts[count - 1].piece->space || !parts[count - 1].piece->word))
        count--;
    return count;
}

/* From left to right: the rows of parts at each level or higher are turned, from the highest
 * level down. */
static void
reorder(part *parts, size_t count)
{
    int highest = 0;

    for (size_t i = 0; i < count; i++)
        highest = parts[i].level > highest ? parts[i].level : highest;
    for (int level = highest; level > 0; level--) {
        for (size_t i = 0, end = 0; i < count; i = end + 1) {
            for (end = i; end < count && parts[end].level >= level;)
                end++;
            for (size_t left = i, right = end; left + 1 < right; left++) {
                part other = parts[--right];

                parts[right] = parts[left];
                parts[left] = other;
            }
        }
    }
}

typedef struct writer { /* of one line */
    const pdf_text *text;
    pdf_line *line;
    pdf_glyphs *groups; /* the engine's room */
    pdf_glyph *glyphs, *free;
    const pdf_piece *last; /* the piece written last */
} writer;

/* The list that the part's glyphs of this segment belong to: the last one, or a new one. start:
 * byte in the word. */
static pdf_glyphs *
group_for(writer *w, const part *p, const pdf_segment *segment, uint32_t start, uint32_t length)
{
    const pdf_text *text = w->text;
    const pdf_run *run = &text->runs[p->piece->run];
    uint32_t at = p->piece->start - text->run_starts[p->piece->run] + start - p->piece->offset;
    pdf_glyphs *group = w->line->count ? &w->groups[w->line->count - 1] : NULL;
    bool rtl = p->level & 1;

    if (group && !rtl && !group->rtl && group->run == run &&
        group->face == (uint16_t)segment->font->number &&
        group->text + group->length == run->text + at) {
        group->length += length;
        return group;
    }
    group = &w->groups[w->line->count++];
    *group = (pdf_glyphs){.face = (uint16_t)segment->font->number,
                          .style = run->style,
                          .rtl = rtl,
                          .run = run,
                          .text = run->text + at,
                          .length = length,
                          .glyphs = w->free};
    return group;
}

static void
write_segment(writer *w, const part *p, const pdf_segment *segment)
{
    uint32_t from = p->from > segment->start ? p->from : segment->start;
    uint32_t end = segment->start + segment->length, to = p->to < end ? p->to : end;
    pdf_unit size = size_of(w->text, p->piece);
    uint32_t units = segment->font->face.units;
    pdf_glyphs *group = NULL;
    uint32_t base = 0; /* added to a cluster in the word, it is one in the group */

    if (from >= to)
        return;
    group = group_for(w, p, segment, from, to - from);
    base = group->length - (to - from) - from;
    for (uint32_t i = 0; i < segment->count; i++) {
        const pdf_shaped *shaped = &segment->glyphs[i];
        pdf_glyph *glyph = w->free;

        if (shaped->cluster < from || shaped->cluster >= to)
            continue;
        *glyph = (pdf_glyph){.id = shaped->id,
                             .advance = pdf_scale(shaped->advance, size, units),
                             .x = shaped->x ? pdf_scale(shaped->x, size, units) : 0,
                             .y = shaped->y ? pdf_scale(shaped->y, size, units) : 0,
                             .cluster = shaped->cluster + base};
        group->width += glyph->advance;
        w->line->width += glyph->advance;
        group->count++;
        w->free++;
    }
}

static void
write_part(writer *w, const part *p)
{
    const pdf_word *word = p->piece->word;

    for (uint32_t i = 0; word && i < word->segment_count; i++) {
        uint32_t index = p->level & 1 ? word->segment_count - 1 - i : i;

        write_segment(w, p, &word->segments[index]);
    }
}

/* Bytes of the whole text between the places. */
static void
set_range(const pdf_text *text, pdf_line *line, place begin, const part *last)
{
    line->start =
        begin.piece < text->count ? text->pieces[begin.piece].start + begin.byte : text->length;
    line->end = last ? last->piece->start + last->to - last->piece->offset : line->start;
}

/* As much as the parts may need at most. */
static void
take_room(writer *w, const part *parts, size_t count)
{
    pdf_engine *e = w->text->engine;
    size_t glyphs = 0, groups = 0;

    for (size_t i = 0; i < count; i++) {
        const pdf_word *word = parts[i].piece->word;

        for (uint32_t j = 0; word && j < word->segment_count; j++)
            glyphs += word->segments[j].count;
        groups += word ? word->segment_count : 0;
    }
    if (glyphs > e->glyph_capacity) {
        e->glyph_capacity = 2 * glyphs;
        e->glyph_room = ietf_arena_alloc(e->arena, e->glyph_capacity * sizeof *e->glyph_room);
    }
    if (groups > e->group_capacity) {
        e->group_capacity = 2 * groups;
        e->group_room = ietf_arena_alloc(e->arena, e->group_capacity * sizeof *e->group_room);
    }
    w->glyphs = w->free = e->glyph_room;
    w->groups = e->group_room;
}

/* What has been written, out of the engine's room. */
static void
keep_line(writer *w)
{
    ietf_arena *a = w->text->engine->arena;
    size_t count = (size_t)(w->free - w->glyphs);
    pdf_glyph *glyphs = ietf_arena_alloc(a, count * sizeof *glyphs);
    pdf_glyphs *groups = ietf_arena_alloc(a, w->line->count * sizeof *groups);

    if (count)
        memcpy(glyphs, w->glyphs, count * sizeof *glyphs);
    for (uint32_t i = 0; i < w->line->count; i++) {
        groups[i] = w->groups[i];
        groups[i].glyphs = glyphs + (w->groups[i].glyphs - w->glyphs);
    }
    w->line->glyphs = groups;
}

static void
make_line(const pdf_text *text, pdf_line *line, place begin, place end)
{
    ietf_arena *a = text->engine->arena;
    size_t most = end.piece - begin.piece + 1, count = 0;
    part few[64], *parts = most <= 64 ? few : ietf_arena_alloc(a, most * sizeof *parts);
    writer w = {.text = text, .line = line};

    *line = (pdf_line){0};
    count = collect(text, begin, end, parts);
    set_range(text, line, begin, count ? &parts[count - 1] : NULL);
    line->ends_paragraph =
        end.piece >= text->count || (end.byte == 0 && end.piece > begin.piece &&
                                     text->pieces[end.piece - 1].after == PDF_AFTER_BREAKS);
    if (text->bidi)
        reorder(parts, count);
    take_room(&w, parts, count);
    for (size_t i = 0; i < count; i++)
        write_part(&w, &parts[i]);
    keep_line(&w);
}

const pdf_line *
pdf_text_lines(pdf_text *text, pdf_unit first_width, pdf_unit width, size_t *count)
{
    ietf_arena *a = text->engine->arena;
    pdf_line *lines = NULL;
    size_t capacity = 0;
    place begin = {0, 0};

    *count = 0;
    if (first_width > PDF_LONGEST)
        first_width = PDF_LONGEST;
    if (width > PDF_LONGEST)
        width = PDF_LONGEST;
    while (begin.piece < text->count) {
        place end = line_end(text, begin, *count ? width : first_width, *count ? 0 : width);

        if (*count == capacity) {
            size_t grown = capacity ? 2 * capacity : 8;

            lines = ietf_arena_grow(a, lines, capacity * sizeof *lines, grown * sizeof *lines);
            capacity = grown;
        }
        make_line(text, &lines[(*count)++], begin, end);
        begin = end;
    }
    return lines;
}
