/* The PDF formatter's fonts, shaping, lines, pictures and subsets, through the module's table.
 * Skipped where the module or the fonts are not there. */
#include "support.h"

#include <hb.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* its two ways to find breaks are compared below */
#include "formatters/pdf/stack/opportunities.c"

static struct {
    ietf_arena *arena;
    const pdf_stack *stack;
    pdf_engine *engine;
    pdf_flow flow;
    char complaints[4096];
} world;

/* *_UNITS: sizes at which lengths are font units */
enum { SERIF, BOLD, MONO, HUGE, SERIF_UNITS, MONO_UNITS };

static const pdf_style styles[] = {
    [SERIF] = {.family = PDF_FAMILY_SERIF, .size = 10 * PDF_POINT},
    [BOLD] = {.family = PDF_FAMILY_SERIF, .bold = true, .size = 10 * PDF_POINT},
    [MONO] = {.family = PDF_FAMILY_MONO, .size = 10 * PDF_POINT},
    [HUGE] = {.family = PDF_FAMILY_SERIF, .size = 2000 * PDF_POINT},
    [SERIF_UNITS] = {.family = PDF_FAMILY_SERIF, .size = 1000},
    [MONO_UNITS] = {.family = PDF_FAMILY_MONO, .size = 2048},
};

static void
complain(const ietf_render_job *job, enum pdf_complaint what, const ietf_node *n,
         const char *text)
{
    size_t length = strlen(world.complaints);

    snprintf(world.complaints + length, sizeof world.complaints - length, "%d:%s|", (int)what,
             text);
}

static int
open_world(void **state)
{
    const char *why = "";

    memset(&world, 0, sizeof world);
    world.arena = ietf_arena_new(&ietf_allocator_default);
    world.stack = ietf_pdf_stack_load(&why, world.arena);
    assert_non_null(world.stack);
    world.flow.styles = styles;
    world.flow.style_count = sizeof styles / sizeof *styles;
    world.flow.meta.language = "en";
    world.engine = world.stack->open(&world.flow, NULL, complain, world.arena);
    assert_non_null(world.engine);
    world.complaints[0] = '\0';
    return 0;
}

static int
close_world(void **state)
{
    world.stack->close(world.engine);
    ietf_arena_free(world.arena);
    return 0;
}

static pdf_node
node_of(pdf_run *runs, size_t count)
{
    pdf_node n = {.box = PDF_TEXT};

    n.runs = runs;
    n.run_count = count;
    return n;
}

static pdf_run
run_of(const char *text, uint16_t style)
{
    return (pdf_run){.text = text, .length = (uint32_t)strlen(text), .style = style};
}

static pdf_text *
shape(const char *text, uint16_t style, bool verbatim)
{
    pdf_run *run = IETF_NEW(world.arena, pdf_run);
    pdf_node n;

    *run = run_of(text, style);
    n = node_of(run, 1);
    return world.stack->shape(world.engine, &n, verbatim);
}

/* The text's lines with "/" between them, from the glyphs' own texts. */
static const char *
broken(pdf_text *text, pdf_unit first_width, pdf_unit width)
{
    size_t count = 0;
    const pdf_line *lines = world.stack->break_lines(text, first_width, width, &count);
    ietf_buf b;

    ietf_buf_init(&b, world.arena);
    for (size_t i = 0; i < count; i++) {
        pdf_unit sum = 0;

        ietf_buf_adds(&b, i ? "/" : "");
        for (uint32_t j = 0; j < lines[i].count; j++) {
            const pdf_glyphs *g = &lines[i].glyphs[j];

            ietf_buf_add(&b, g->text, g->length);
            sum += g->width;
            for (uint32_t k = 0; k < g->count; k++) {
                assert_int_not_equal(g->glyphs[k].id, 0);
                assert_true(g->glyphs[k].cluster < g->length);
            }
        }
        assert_int_equal(sum, lines[i].width);
        assert_true(lines[i].width <= (i ? width : first_width));
    }
    return b.data;
}

static pdf_unit
most(pdf_text *text)
{
    pdf_unit least = 0, widest = 0;

    world.stack->widths(text, &least, &widest);
    assert_true(least <= widest);
    return widest;
}

static void
test_widths(void **state)
{
    pdf_unit least = 0, widest = 0;
    pdf_text *text = shape("aa bb cccc", MONO, false);

    world.stack->widths(text, &least, &widest);
    /* every letter is 0.6 em, as near as the font's units tell */
    assert_in_range(least, 4 * 6144 - 8, 4 * 6144 + 8);
    assert_in_range(widest, 10 * 6144 - 20, 10 * 6144 + 20);
    assert_true(most(shape("AVAVAVAV", SERIF, false)) <
                4 * (most(shape("A", SERIF, false)) + most(shape("V", SERIF, false))));
    assert_int_equal(most(shape("", SERIF, false)), 0);
    assert_int_equal(most(shape("co\xC2\xADop\xE2\x81\xA0", MONO, false)),
                     most(shape("coop", MONO, false)));
}

#define LETTERS(n) ((n)*6150)

static void
test_breaks(void **state)
{
    static const struct {
        const char *text;
        int first, others; /* letters */
        const char *lines;
    } rows[] = {
        {"one two three", 7, 7, "one two/three"},
        {"one two three", 3, 9, "one/two three"},
        {"one-two/three", 8, 8, "one-two//three"},
        {"unbreakable", 4, 4, "unbr/eaka/ble"},
        {"a unbreakable", 4, 4, "a/unbr/eaka/ble"},
        {"word", 2, 4, "/word"},
        {"1,000 $5", 4, 4, "1,00/0 $5"},
        {"see (it) now", 5, 8, "see/(it) now"},
        {"a\xC2\xA0"
         "b c",
         2, 3,
         "/a\xC2\xA0"
         "b/c"},
        {"aa\xE2\x80\x8B"
         "bb",
         2, 2, "aa/bb"},
        {"aa\xC2\xAD"
         "bb",
         4, 4, "aabb"},
        {"e\xCC\x81"
         "e\xCC\x81",
         1, 1, "e\xCC\x81/e\xCC\x81"},
        {"", 5, 5, ""},
        {"trailing   ", 8, 8, "trailing"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(broken(shape(rows[i].text, MONO, false), LETTERS(rows[i].first),
                                   LETTERS(rows[i].others)),
                            rows[i].lines);
}

static void
test_verbatim(void **state)
{
    static const char text[] = "ab  cd\n\n  x y zzz\nlast\n";

    assert_string_equal(broken(shape(text, MONO, true), LETTERS(50), LETTERS(50)),
                        "ab  cd//  x y zzz/last");
    assert_string_equal(broken(shape(text, MONO, true), LETTERS(5), LETTERS(5)),
                        "ab  c/d//  x y/zzz/last");
}

/* Forced breaks, styles in a word, and the same text broken twice. */
static void
test_runs(void **state)
{
    pdf_run runs[4] = {run_of("he", SERIF),
                       run_of("llo wor", BOLD),
                       {.kind = PDF_RUN_BREAK, .text = ""},
                       run_of("ld", SERIF)};
    pdf_node n = node_of(runs, 4);
    pdf_text *text = world.stack->shape(world.engine, &n, false);
    size_t count = 0;
    const pdf_line *lines =
        world.stack->break_lines(text, 500 * PDF_POINT, 500 * PDF_POINT, &count);

    assert_int_equal(count, 2);
    assert_int_equal(lines[0].count, 2);
    assert_true(lines[0].ends_paragraph);
    assert_int_equal(lines[0].end, 9);
    assert_int_equal(lines[1].start, 9);
    assert_ptr_equal(lines[0].glyphs[1].run, &runs[1]);
    assert_int_not_equal(lines[0].glyphs[0].face, lines[0].glyphs[1].face);
    assert_string_equal(broken(text, 27 * PDF_POINT, 40 * PDF_POINT), "hello/wor/ld");
}

static void
test_bidi(void **state)
{
    /* shalom, olam */
    static const char text[] =
        "a \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D b";
    size_t count = 0;
    const pdf_line *line = world.stack->break_lines(shape(text, SERIF, false), 500 * PDF_POINT,
                                                    500 * PDF_POINT, &count);

    assert_int_equal(count, 1);
    assert_int_equal(line->count, 5); /* "a ", olam, space, shalom, " b" */
    assert_true(line->glyphs[1].rtl && line->glyphs[3].rtl && !line->glyphs[4].rtl);
    assert_memory_equal(line->glyphs[1].text, text + 11, 8);
    assert_memory_equal(line->glyphs[3].text, text + 2, 8);
    for (uint32_t i = 1; i < line->glyphs[3].count; i++)
        assert_true(line->glyphs[3].glyphs[i].cluster < line->glyphs[3].glyphs[i - 1].cluster);
    assert_string_equal(world.complaints, "");
}

static const char *
family_of(const pdf_line *line, uint32_t index)
{
    return world.stack->face(world.engine, line->glyphs[index].face)->family;
}

static void
test_cjk(void **state)
{
    static const char han[] = "\xE6\xBC\xA2\xE5\xAD\x97", kana[] = "\xE6\xBC\xA2\xE3\x81\x8B";
    size_t count = 0;
    const pdf_line *lines = world.stack->break_lines(shape(han, SERIF, false), 500 * PDF_POINT,
                                                     500 * PDF_POINT, &count);

    assert_string_equal(family_of(lines, 0), "Noto Serif CJK SC");
    lines = world.stack->break_lines(shape(kana, SERIF, false), 12 * PDF_POINT, 12 * PDF_POINT,
                                     &count);
    assert_int_equal(count, 2); /* any two characters may be parted */
    assert_string_equal(family_of(lines, 0), "Noto Serif CJK JP");
    assert_int_equal(lines[0].width, 10 * PDF_POINT);
}

static void
test_missing_glyphs(void **state)
{
    /* a private character, twice, and an ordinary one */
    static const char text[] = "\xEE\x80\x80 \xEE\x80\x80x";

    assert_string_equal(broken(shape(text, SERIF, false), LETTERS(40), LETTERS(40)), text);
    assert_string_equal(world.complaints, "1:\xEE\x80\x80|");
    /* what fonts make up for each other, HarfBuzz makes up, or nobody sees */
    world.complaints[0] = '\0';
    broken(shape("non\xE2\x80\x91hyphen \xE2\x8A\x95 \xE2\x80\xAF \xEF\xB8\x8F e\xE2\x83\x9D",
                 MONO, false),
           LETTERS(80), LETTERS(80));
    assert_string_equal(world.complaints, "");
}

/* A line longer than all lengths that there are is cut, and nothing overflows. */
static void
test_long_words(void **state)
{
    size_t length = 300000, count = 0;
    char *text = ietf_arena_alloc(world.arena, length + 1);
    pdf_unit least = 0, widest = 0;
    pdf_text *shaped = NULL;

    memset(text, 'm', length);
    text[length] = '\0';
    shaped = shape(text, HUGE, false);
    world.stack->widths(shaped, &least, &widest);
    assert_true(widest > 0 && widest == least);
    world.stack->break_lines(shape(text, MONO, false), LETTERS(60), LETTERS(60), &count);
    assert_int_equal(count, 5000);
    world.stack->break_lines(shaped, PDF_POINT, PDF_POINT, &count);
    assert_int_equal(count, length);
}

static uint32_t
random_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* The table for ASCII finds the breaks that Pango finds. */
static void
test_opportunities(void **state)
{
    static const char set[] = "ab1209  !?/}\"'$%+\\([{)],.:;-|#&<~";
    uint32_t seed = 5;

    for (int round = 0; round < 20000; round++) {
        char text[24];
        uint8_t quick[24] = {0}, full[24] = {0};
        size_t length = 1 + random_next(&seed) % 20;

        for (size_t i = 0; i < length; i++)
            text[i] = set[random_next(&seed) % (sizeof set - 1)];
        text[length] = '\0';
        mark_ascii(quick, text, length);
        mark_any(full, text, length, "en");
        if (memcmp(quick, full, length) != 0)
            fail_msg("breaks differ in \"%s\"", text);
    }
}

static hb_font_t *
open_font(const char *family)
{
    const char *path = strstr(world.stack->describe(NULL, world.arena), family);
    hb_blob_t *blob = NULL;
    hb_face_t *face = NULL;
    hb_font_t *font = NULL;

    assert_non_null(path);
    path += strlen(family);
    blob = hb_blob_create_from_file(ietf_arena_strndup(world.arena, path, strcspn(path, "\n")));
    face = hb_face_create(blob, 0);
    font = hb_font_create(face);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return font;
}

/* Words of ASCII are what HarfBuzz makes of them. */
static void
check_ascii(const char *family, uint16_t style, uint32_t *seed)
{
    const hb_feature_t off[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, UINT_MAX},
                                {HB_TAG('c', 'l', 'i', 'g'), 0, 0, UINT_MAX}};
    hb_font_t *font = open_font(family);
    hb_buffer_t *buffer = hb_buffer_create();

    for (int round = 0; round < 5000; round++) {
        char text[14] = {0};
        size_t length = 1 + random_next(seed) % 13, count = 0;
        unsigned int shaped = 0;
        const hb_glyph_info_t *infos = NULL;
        const hb_glyph_position_t *positions = NULL;
        const pdf_line *line = NULL;

        for (size_t i = 0; i < length; i++)
            text[i] = (char)('!' + random_next(seed) % 94);
        hb_buffer_clear_contents(buffer);
        hb_buffer_add_utf8(buffer, text, -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(font, buffer, off, 2);
        infos = hb_buffer_get_glyph_infos(buffer, &shaped);
        positions = hb_buffer_get_glyph_positions(buffer, NULL);
        line = world.stack->break_lines(shape(text, style, false), 1 << 29, 1 << 29, &count);
        assert_int_equal(shaped, line->glyphs->count);
        for (unsigned i = 0; i < shaped; i++) {
            assert_int_equal(infos[i].codepoint, line->glyphs->glyphs[i].id);
            assert_int_equal(positions[i].x_advance, line->glyphs->glyphs[i].advance);
        }
    }
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
}

static void
test_ascii(void **state)
{
    uint32_t seed = 3;

    check_ascii("Noto Serif: ", SERIF_UNITS, &seed);
    check_ascii("Roboto Mono: ", MONO_UNITS, &seed);
}

static const char drawing[] =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100' width='200' height='100'>"
    "<script>alert(1)</script><image href='file:///etc/passwd' width='9' height='9'/>"
    "<image href='https://example.org/a.png' width='9' height='9'/>"
    "<rect width='50' height='50'/><text x='9' y='20' font-family='monospace'>Hello "
    "&#x2297;<tspan>more</tspan></text></svg>";

static const pdf_picture *
picture_of(const char *data, size_t length, const char *media_type)
{
    pdf_node n = {.box = PDF_PICTURE};

    n.data = data;
    n.length = length;
    n.media_type = media_type;
    world.complaints[0] = '\0';
    return world.stack->picture(world.engine, &n);
}

static void
test_drawings(void **state)
{
    static const struct {
        const char *attributes;
        int width, height; /* points */
    } sizes[] = {
        {"width='200' height='100'", 150, 75},
        {"viewBox='0 0 660 66'", 495, 50},
        {"viewBox='0 0 100 50' height='2in'", 288, 144},
        {"viewBox='0 0 100 1000' width='100%'", 64, 638},
        {"width='1320px' height='10mm'", 495, 14},
        {"width='-5' height='abc'", 225, 113},
        {"", 225, 113},
    };
    const pdf_picture *first = picture_of(drawing, sizeof drawing - 1, "image/svg+xml");
    const pdf_picture *again = picture_of(drawing, sizeof drawing - 1, "image/svg+xml");

    assert_non_null(first);
    assert_string_equal(first->words, "Hello \xE2\x8A\x97more\n");
    assert_memory_equal(first->file, "%PDF-1.4", 8);
    assert_non_null(memmem(first->file, first->file_length, "/BaseFont", 9));
    assert_non_null(memmem(first->file, first->file_length, "Mono", 4));
    assert_null(memmem(first->file, first->file_length, "/Subtype /Image", 15));
    assert_int_equal(first->file_length, again->file_length);
    assert_memory_equal(first->file, again->file, first->file_length);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *svg =
            ietf_arena_join(world.arena, "<svg xmlns='http://www.w3.org/2000/svg' ",
                            sizes[i].attributes, "><rect width='5' height='5'/></svg>", NULL);
        const pdf_picture *p = picture_of(svg, strlen(svg), "image/svg+xml");

        assert_non_null(p);
        assert_in_range(p->width, sizes[i].width * PDF_POINT - 700,
                        sizes[i].width * PDF_POINT + 700);
        assert_in_range(p->height, sizes[i].height * PDF_POINT - 700,
                        sizes[i].height * PDF_POINT + 700);
    }
}

static const char png[] = /* 2 × 1: red, and green that is half transparent */
    "\x89\x50\x4E\x47\x0D\x0A\x1A\x0A\x00\x00\x00\x0D\x49\x48\x44\x52"
    "\x00\x00\x00\x02\x00\x00\x00\x01\x08\x06\x00\x00\x00\xF4\x22\x7F"
    "\x8A\x00\x00\x00\x0F\x49\x44\x41\x54\x78\x9C\x63\xF8\xCF\xC0\xF0"
    "\x1F\x08\x1B\x00\x10\x79\x03\x7E\x7D\x63\xCE\xD7\x00\x00\x00\x00"
    "\x49\x45\x4E\x44\xAE\x42\x60\x82";

static const char gif[] = /* 1 × 1, black */
    "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";

static void
test_bitmaps(void **state)
{
    const pdf_picture *p = picture_of(gif, sizeof gif - 1, "image/gif");
    char bomb[sizeof png];

    assert_non_null(p);
    assert_true(p->is_bitmap && p->columns == 1 && p->rows == 1 && p->colors == 1);
    assert_int_equal(p->width, PDF_POINT * 3 / 4);
    assert_int_equal(p->pixels_length, 1);
    p = picture_of(png, sizeof png - 1, "image/png");
    assert_non_null(p);
    assert_true(p->columns == 2 && p->rows == 1 && p->colors == 3);
    assert_memory_equal(p->pixels, "\xFF\0\0\0\xFF\0", 6);
    assert_memory_equal(p->alpha, "\xFF\x80", 2);
    memcpy(bomb, png, sizeof bomb);
    memcpy(bomb + 16, "\0\0\xFF\xFF\0\0\xFF\xFF", 8);
    assert_null(picture_of(bomb, sizeof bomb - 1, "image/png"));
    assert_non_null(strstr(world.complaints, "2:65535 \xC3\x97 65535 pixels"));
}

/* Bitmaps in drawings: as large as they may be, and hidden in every way. */
static void
test_bitmaps_in_drawings(void **state)
{
    static const struct {
        const char *before, *image;
        bool refused;
    } rows[] = {
        {"",
         "<image "
         "href='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs='/>",
         false},
        /* 65535 × 65535 */
        {"",
         "<image "
         "href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA//8AAP//CAYAAAAfFcSJAAAA'/>",
         true},
        {"",
         "<image "
         "href='DATA:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA//8AAP//CAYAAAAfFcSJAAAA'/>",
         true},
        {"", "<image x='1>2' href=\"data:image/png,abc\"/>", true},
        {"", "<image href='&#100;ata:image/png,abc'/>", true},
        {"", "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", true},
        {"", "<use href='data:image/svg+xml,%3Csvg%3E#a'/>", true},
        {"<!DOCTYPE svg [<!ENTITY i '&#60;image/>'>]>", "&i;", true},
        {"<?xml version='1.0' encoding='IBM037'?>", "", true},
        {"<?xml version='1.0' encoding='UTF-8'?>", "<text>data: and \"data:\"</text>", false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *svg =
            ietf_arena_join(world.arena, rows[i].before,
                            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>",
                            rows[i].image, "</svg>", NULL);
        const pdf_picture *p = picture_of(svg, strlen(svg), "image/svg+xml");

        if (!p != rows[i].refused)
            fail_msg("%s: %s", svg, world.complaints);
    }
}

/* Every beginning of good pictures, and every byte of them changed: no picture or one, no more.
 */
static void
test_hostile_pictures(void **state)
{
    static const struct {
        const char *data;
        size_t length;
        const char *type;
    } rows[] = {
        {png, sizeof png - 1, "image/png"},
        {gif, sizeof gif - 1, "image/gif"},
        {drawing, sizeof drawing - 1, "image/svg+xml"},
        {"", 0, "image/svg+xml"},
        {"\xFF\xD8\xFF\xC0\0\x11\b\0\1\0\1\3\1\x11\0", 15, "image/jpeg"},
        {"RIFF\x20\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0", 34,
         "image/webp"},
        {"<svg xmlns='http://www.w3.org/2000/svg'><use id='a' href='#a'/></svg>", 70,
         "image/svg+xml"},
        {"\0\0\0\0", 4, NULL},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t step = rows[i].length > 100 ? 23 : 1;

        for (size_t at = 0; at <= rows[i].length; at += step) {
            char *copy = malloc(at + 1); /* so that a checker sees reads behind the end */

            memcpy(copy, rows[i].data, at);
            picture_of(copy, at, rows[i].type);
            free(copy);
            copy = malloc(rows[i].length + 1);
            memcpy(copy, rows[i].data, rows[i].length);
            if (at < rows[i].length)
                copy[at] = (char)(copy[at] ^ 0x5A);
            picture_of(copy, rows[i].length, rows[i].type);
            free(copy);
        }
    }
}

static void
check_subset(const char *text)
{
    size_t count = 0, length = 0;
    const pdf_line *line = world.stack->break_lines(shape(text, SERIF, false), 500 * PDF_POINT,
                                                    500 * PDF_POINT, &count);
    const pdf_glyphs *g = &line->glyphs[0];
    uint32_t glyphs[3] = {0, g->glyphs[0].id, g->glyphs[1].id};
    const uint32_t *ids = NULL, *again_ids = NULL;
    const char *file = NULL, *again = NULL;
    size_t again_length = 0;
    hb_blob_t *blob = NULL;
    hb_face_t *face = NULL;

    if (glyphs[1] > glyphs[2]) {
        glyphs[1] = g->glyphs[1].id;
        glyphs[2] = g->glyphs[0].id;
    }
    file = world.stack->subset(world.engine, g->face, glyphs, 3, &ids, &length);
    again = world.stack->subset(world.engine, g->face, glyphs, 3, &again_ids, &again_length);
    assert_non_null(file);
    assert_int_equal(length, again_length);
    assert_memory_equal(file, again, length);
    blob = hb_blob_create(file, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    face = hb_face_create(blob, 0);
    assert_int_equal(hb_face_get_glyph_count(face), 3);
    assert_int_equal(ids[0], 0);
    if (!world.stack->face(world.engine, g->face)->is_cff)
        assert_true(ids[1] == 1 && ids[2] == 2);
    else /* in Noto's fonts for CJK, which are keyed by CID, these are the glyphs' numbers */
        assert_memory_equal(ids, glyphs, sizeof glyphs);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

static void
test_subsets(void **state)
{
    check_subset("xy");
    check_subset("\xE6\xBC\xA2\xE5\xAD\x97");
}

static void
test_describe(void **state)
{
    const char *text = world.stack->describe(NULL, world.arena);

    assert_non_null(strstr(text, "HarfBuzz: "));
    assert_non_null(strstr(text, "librsvg: "));
    assert_non_null(strstr(text, "Noto Serif: /"));
    assert_non_null(strstr(text, "Roboto Mono: "));
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
        TEST(test_widths),
        TEST(test_breaks),
        TEST(test_verbatim),
        TEST(test_runs),
        TEST(test_bidi),
        TEST(test_cjk),
        TEST(test_missing_glyphs),
        TEST(test_long_words),
        TEST(test_opportunities),
        TEST(test_ascii),
        TEST(test_drawings),
        TEST(test_bitmaps),
        TEST(test_bitmaps_in_drawings),
        TEST(test_hostile_pictures),
        TEST(test_subsets),
        TEST(test_describe),
#undef TEST
    };
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    const char *why = "", *fonts = NULL;
    const pdf_stack *stack = ietf_pdf_stack_load(&why, a);

    fonts = stack ? stack->describe(NULL, a) : "";
    if (!stack || strstr(fonts, "Noto Serif: missing") ||
        strstr(fonts, "Roboto Mono: missing") || strstr(fonts, "CJK: missing")) {
        printf("skipped: %s%s\n", why, fonts);
        ietf_arena_free(a);
        return 77;
    }
    ietf_arena_free(a);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
