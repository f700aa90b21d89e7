/* Words, shaped with HarfBuzz once for each slot and kept: a text of 50 pages has 18000 words
 * but 3400 different ones. Shaping is in font units, so that the result serves every size. */
#include <hb.h>
#include <string.h>

#include "formatters/pdf/stack/engine.h"

#define REPLACEMENT 0xFFFD

static const hb_feature_t features[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

/* Plain ASCII needs nothing but kerning. */
#define OFF(a, b, c, d)                                                                        \
    {                                                                                          \
        HB_TAG(a, b, c, d), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END                  \
    }
static const hb_feature_t plain_features[] = {
    OFF('l', 'i', 'g', 'a'), OFF('c', 'l', 'i', 'g'), OFF('r', 'l', 'i', 'g'),
    OFF('c', 'a', 'l', 't'), OFF('r', 'c', 'l', 't'), OFF('c', 'c', 'm', 'p'),
    OFF('l', 'o', 'c', 'l'), OFF('m', 'a', 'r', 'k'), OFF('m', 'k', 'm', 'k'),
    OFF('d', 'i', 's', 't'), OFF('a', 'b', 'v', 'm'), OFF('b', 'l', 'w', 'm'),
    OFF('c', 'u', 'r', 's'),
};
#undef OFF

void
pdf_plain_shape(pdf_engine *e, pdf_font *font, const char *text, uint32_t length)
{
    hb_buffer_clear_contents(e->buffer);
    hb_buffer_add_utf8(e->buffer, text, (int)length, 0, (int)length);
    hb_buffer_set_direction(e->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(e->buffer, HB_SCRIPT_LATIN);
    hb_shape(font->font, e->buffer, plain_features,
             sizeof plain_features / sizeof *plain_features);
}

static void
complain_of_character(pdf_engine *e, const char *text, size_t length)
{
    const char *cursor = text;
    uint32_t c = ietf_utf8_next(&cursor, text + length);

    for (size_t i = 0; i < e->missing_count; i++) {
        if (e->missing[i] == c)
            return;
    }
    e->missing = ietf_arena_grow(e->arena, e->missing, e->missing_count * sizeof c,
                                 (e->missing_count + 1) * sizeof c);
    e->missing[e->missing_count++] = c;
    e->complain(e->flow->job, PDF_NO_GLYPH, e->source,
                ietf_arena_strndup(e->arena, text, (size_t)(cursor - text)));
}

/* What stands for a character that no font has: glyph and advance. */
static uint32_t
replacement_glyph(const pdf_font *font, int32_t *advance)
{
    static const uint32_t choices[] = {REPLACEMENT, '?', ' '};
    hb_codepoint_t glyph = 0;

    for (size_t i = 0; i < 3 && !glyph; i++) {
        if (!hb_font_get_nominal_glyph(font->font, choices[i], &glyph))
            glyph = 0;
    }
    *advance = hb_font_get_glyph_h_advance(font->font, glyph);
    return glyph;
}

/* The buffer's glyphs into the segment. */
static void
take_glyphs(pdf_engine *e, const pdf_word *w, pdf_segment *segment)
{
    unsigned int count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(e->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(e->buffer, NULL);
    pdf_shaped *glyphs = ietf_arena_alloc(e->arena, count * sizeof *glyphs);

    for (unsigned int i = 0; i < count; i++) {
        glyphs[i] = (pdf_shaped){.id = infos[i].codepoint,
                                 .advance = positions[i].x_advance,
                                 .x = positions[i].x_offset,
                                 .y = positions[i].y_offset,
                                 .cluster = infos[i].cluster};
        if (!glyphs[i].id) {
            complain_of_character(e, w->text + glyphs[i].cluster,
                                  w->length - glyphs[i].cluster);
            glyphs[i].id = replacement_glyph(segment->font, &glyphs[i].advance);
        }
    }
    segment->glyphs = glyphs;
    segment->count = count;
    pdf_font_number(e, segment->font);
}

static void
shape_segment(pdf_engine *e, const pdf_word *w, pdf_segment *segment, hb_script_t script)
{
    hb_buffer_clear_contents(e->buffer);
    hb_buffer_add_utf8(e->buffer, w->text, (int)w->length, segment->start,
                       (int)segment->length);
    hb_buffer_set_direction(e->buffer, w->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(e->buffer, script);
    if (w->language)
        hb_buffer_set_language(e->buffer,
                               hb_language_from_string(e->languages[w->language], -1));
    hb_shape(segment->font->font, e->buffer, features, sizeof features / sizeof *features);
    take_glyphs(e, w, segment);
}

/* A character without a font: its cluster is kept, so that the text can still be copied. */
static void
replace_character(pdf_engine *e, const pdf_word *w, pdf_segment *segment, pdf_slot *slot)
{
    static const uint32_t choices[] = {REPLACEMENT, '?'};
    pdf_shaped *glyph = IETF_NEW(e->arena, pdf_shaped);

    segment->font = NULL;
    for (size_t i = 0; i < 2 && !segment->font; i++)
        segment->font = pdf_fallback(e, slot, "", &choices[i], 1);
    if (!segment->font)
        segment->font = slot->main;
    complain_of_character(e, w->text + segment->start, segment->length);
    glyph->id = replacement_glyph(segment->font, &glyph->advance);
    glyph->cluster = segment->start;
    segment->glyphs = glyph;
    segment->count = 1;
    pdf_font_number(e, segment->font);
}

/* Does the character belong to the one before, whatever that is? */
static bool
extends(uint32_t c)
{
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        return true;
    default:
        return c == 0x200C || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
    }
}

#define MAX_CLUSTER 16

/* The font for the cluster that begins at `start`; *end is set behind it. When no font has all
 * of it, the cluster is cut behind its first character. NULL: no font has that. */
static pdf_font *
cluster_font(pdf_engine *e, const pdf_word *w, pdf_slot *slot, uint32_t start, uint32_t *end)
{
    const char *cursor = w->text + start, *limit = w->text + w->length, *last = NULL;
    uint32_t characters[MAX_CLUSTER];
    const char *behind_first = NULL;
    size_t count = 0;
    pdf_font *font = NULL;
    hb_codepoint_t composed = 0;

    characters[count++] = ietf_utf8_next(&cursor, limit);
    behind_first = cursor;
    while (cursor < limit && count < MAX_CLUSTER) {
        last = cursor;
        characters[count] = ietf_utf8_next(&cursor, limit);
        if (!extends(characters[count])) {
            cursor = last;
            break;
        }
        count++;
    }
    *end = (uint32_t)(cursor - w->text);
    if (count == 2 && hb_unicode_compose(hb_unicode_funcs_get_default(), characters[0],
                                         characters[1], &composed)) {
        font = pdf_font_covers(slot->main, composed) ? slot->main : NULL;
        if (font)
            return font;
    }
    font = pdf_fallback(e, slot, e->languages[w->language], characters, count);
    if (!font && count > 1) {
        *end = (uint32_t)(behind_first - w->text);
        font = pdf_fallback(e, slot, e->languages[w->language], characters, 1);
    }
    return font;
}

static hb_script_t
script_at(const char *text, size_t length)
{
    const char *cursor = text;

    return hb_unicode_script(hb_unicode_funcs_get_default(),
                             ietf_utf8_next(&cursor, text + length));
}

static bool
is_shared_script(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

typedef struct part { /* a segment to be */
    uint32_t start, end;
    pdf_font *font;
    hb_script_t script;
} part;

/* Appends a cluster to the parts, to the last one if font and script are the same. */
static size_t
add_cluster(part *parts, size_t count, part cluster)
{
    part *last = count ? &parts[count - 1] : NULL;
    bool same = last && last->font == cluster.font && cluster.font;

    if (same && (is_shared_script(cluster.script) || is_shared_script(last->script) ||
                 cluster.script == last->script)) {
        if (is_shared_script(last->script))
            last->script = cluster.script;
        last->end = cluster.end;
        return count;
    }
    parts[count] = cluster;
    return count + 1;
}

static void
shape_any(pdf_engine *e, pdf_word *w, pdf_slot *slot)
{
    part *parts = ietf_arena_alloc(e->scratch, w->length * sizeof *parts);
    size_t count = 0;

    for (uint32_t at = 0, end = 0; at < w->length; at = end) {
        pdf_font *font = cluster_font(e, w, slot, at, &end);

        count = add_cluster(parts, count,
                            (part){at, end, font, script_at(w->text + at, w->length - at)});
    }
    w->segments = IETF_NEW_ARRAY(e->arena, pdf_segment, count);
    w->segment_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        pdf_segment *segment = &w->segments[i];

        *segment = (pdf_segment){.font = parts[i].font,
                                 .start = parts[i].start,
                                 .length = parts[i].end - parts[i].start};
        if (segment->font)
            shape_segment(e, w, segment,
                          is_shared_script(parts[i].script) ? HB_SCRIPT_LATIN
                                                            : parts[i].script);
        else
            replace_character(e, w, segment, slot);
    }
}

static void
shape_ascii(pdf_engine *e, pdf_word *w, const pdf_slot *slot)
{
    w->segments = IETF_NEW(e->arena, pdf_segment);
    w->segment_count = 1;
    *w->segments = (pdf_segment){.font = slot->main, .length = w->length, .count = w->length};
    w->segments->glyphs = pdf_plain_glyphs(e, slot->main, w->text, w->length);
    if (w->segments->glyphs)
        pdf_font_number(e, slot->main);
    else
        shape_segment(e, w, w->segments, HB_SCRIPT_LATIN);
}

static uint32_t
hash_word(const char *text, uint32_t length, uint32_t seed)
{
    uint64_t hash = 0xCBF29CE484222325u ^ seed;

    for (; length >= 8; text += 8, length -= 8) {
        uint64_t eight;

        memcpy(&eight, text, 8);
        hash = (hash ^ eight) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3u;
    hash *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32);
}

static void
grow_words(pdf_engine *e)
{
    pdf_words *words = &e->words;
    size_t capacity = words->capacity ? 2 * words->capacity : 4096;
    pdf_word **slots = IETF_NEW_ARRAY(e->arena, pdf_word *, capacity);

    for (size_t i = 0; i < words->capacity; i++) {
        pdf_word *w = words->slots[i];
        size_t at = w ? w->hash & (capacity - 1) : 0;

        while (w && slots[at])
            at = (at + 1) & (capacity - 1);
        if (w)
            slots[at] = w;
    }
    words->slots = slots;
    words->capacity = capacity;
}

pdf_word *
pdf_word_get(pdf_engine *e, uint8_t slot, uint16_t language, bool rtl, const char *text,
             uint32_t length)
{
    uint32_t hash =
        hash_word(text, length, slot | (uint32_t)rtl << 8 | (uint32_t)language << 16);
    pdf_words *words = &e->words;
    pdf_word *w = NULL;
    size_t at = 0;

    if (2 * words->count >= words->capacity)
        grow_words(e);
    for (at = hash & (words->capacity - 1); words->slots[at];
         at = (at + 1) & (words->capacity - 1)) {
        w = words->slots[at];
        if (w->hash == hash && w->length == length && w->slot == slot && w->rtl == rtl &&
            w->language == language && memcmp(w->text, text, length) == 0)
            return w;
    }
    w = IETF_NEW(e->arena, pdf_word);
    w->text = ietf_arena_strndup(e->arena, text, length);
    w->length = length;
    w->hash = hash;
    w->slot = slot;
    w->rtl = rtl;
    w->language = language;
    if (ietf_utf8_is_ascii(text, length) && !rtl)
        shape_ascii(e, w, &e->slots[slot]);
    else
        shape_any(e, w, &e->slots[slot]);
    words->slots[at] = w;
    words->count++;
    return w;
}

pdf_unit
pdf_word_width_between(const pdf_word *w, pdf_unit size, uint32_t from, uint32_t to)
{
    pdf_unit width = 0;

    for (uint32_t i = 0; i < w->segment_count; i++) {
        const pdf_segment *segment = &w->segments[i];

        for (uint32_t j = 0; j < segment->count; j++) {
            if (segment->glyphs[j].cluster >= from && segment->glyphs[j].cluster < to)
                width += pdf_scale(segment->glyphs[j].advance, size, segment->font->face.units);
        }
    }
    return width;
}

pdf_unit
pdf_word_width(pdf_word *w, pdf_unit size)
{
    if (w->size != size) {
        w->width = pdf_word_width_between(w, size, 0, w->length);
        w->size = size;
    }
    return w->width;
}

/* Where the cluster after the one at `from` begins; `to` if there is none before it. */
static uint32_t
next_cluster(const pdf_word *w, uint32_t from, uint32_t to)
{
    uint32_t next = to;

    for (uint32_t i = 0; i < w->segment_count; i++) {
        const pdf_segment *segment = &w->segments[i];

        for (uint32_t j = 0; j < segment->count; j++) {
            if (segment->glyphs[j].cluster > from && segment->glyphs[j].cluster < next)
                next = segment->glyphs[j].cluster;
        }
    }
    return next;
}

uint32_t
pdf_word_fit(const pdf_word *w, pdf_unit size, uint32_t from, uint32_t to, pdf_unit width,
             bool some)
{
    uint32_t at = from;

    while (at < to) {
        uint32_t next = next_cluster(w, at, to);

        width -= pdf_word_width_between(w, size, at, next);
        if (width < 0)
            return some && at == from ? next : at;
        at = next;
    }
    return to;
}
