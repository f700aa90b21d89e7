/* Words of printable ASCII, which are nearly all: a glyph for each letter, moved by the kerning
 * of each two neighbours. HarfBuzz is asked once for each pair, and the result is what it would
 * make of the whole word (tests/unit/test_pdf_stack.c compares), as ligatures are off and the
 * fonts have no rules with context for ASCII. A font that does more to a pair than kerning is
 * left to HarfBuzz. */
#include <hb.h>

#include "formatters/pdf/stack/engine.h"

#define FIRST   0x20
#define COUNT   95
#define UNKNOWN INT32_MIN

struct pdf_plain {
    bool works;
    uint32_t glyphs[COUNT];
    int32_t advances[COUNT];
    int32_t pairs[COUNT][COUNT]; /* the first's advance before the second */
};

static void
make_table(pdf_engine *e, pdf_font *font)
{
    struct pdf_plain *plain = IETF_NEW(e->arena, struct pdf_plain);

    font->plain = plain;
    plain->works = true;
    for (unsigned i = 0; i < COUNT; i++) {
        hb_codepoint_t glyph = 0;

        plain->works =
            hb_font_get_nominal_glyph(font->font, FIRST + i, &glyph) && glyph && plain->works;
        plain->glyphs[i] = glyph;
        plain->advances[i] = hb_font_get_glyph_h_advance(font->font, glyph);
        for (unsigned j = 0; j < COUNT; j++)
            plain->pairs[i][j] = UNKNOWN;
    }
}

static void
learn_pair(pdf_engine *e, pdf_font *font, unsigned first, unsigned second)
{
    struct pdf_plain *plain = font->plain;
    char text[2] = {(char)(FIRST + first), (char)(FIRST + second)};
    unsigned int count = 0;
    const hb_glyph_info_t *infos = NULL;
    const hb_glyph_position_t *p = NULL;

    pdf_plain_shape(e, font, text, 2);
    infos = hb_buffer_get_glyph_infos(e->buffer, &count);
    p = hb_buffer_get_glyph_positions(e->buffer, NULL);
    plain->works = plain->works && count == 2 && infos[0].codepoint == plain->glyphs[first] &&
                   infos[1].codepoint == plain->glyphs[second] &&
                   p[1].x_advance == plain->advances[second] && !p[0].x_offset &&
                   !p[0].y_offset && !p[1].x_offset && !p[1].y_offset;
    plain->pairs[first][second] = count ? p[0].x_advance : 0;
}

static bool
is_plain(const char *text, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        if (text[i] < FIRST || text[i] >= FIRST + COUNT)
            return false;
    }
    return true;
}

const pdf_shaped *
pdf_plain_glyphs(pdf_engine *e, pdf_font *font, const char *text, uint32_t length)
{
    pdf_shaped *glyphs = NULL;
    struct pdf_plain *plain = NULL;

    if (!font->plain)
        make_table(e, font);
    plain = font->plain;
    if (!plain->works || !is_plain(text, length))
        return NULL;
    glyphs = ietf_arena_alloc(e->arena, length * sizeof *glyphs);
    for (uint32_t i = 0; i < length; i++) {
        unsigned c = (unsigned)text[i] - FIRST;
        int32_t advance = plain->advances[c];

        if (i + 1 < length) {
            unsigned next = (unsigned)text[i + 1] - FIRST;

            if (plain->pairs[c][next] == UNKNOWN)
                learn_pair(e, font, c, next);
            advance = plain->pairs[c][next];
        }
        glyphs[i] = (pdf_shaped){.id = plain->glyphs[c], .advance = advance, .cluster = i};
    }
    return plain->works ? glyphs : NULL;
}
