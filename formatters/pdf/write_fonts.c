/* Fonts: which glyphs stand for which characters, and the subsets that go into the file as
 * Type 0 fonts with the code Identity-H (ISO 32000-1, 9.7). A glyph that stands for different
 * characters (a space and a no-break space) gets a code for each, so that what is copied out of
 * the file is what the document says. */
#include <stdlib.h>

#include "formatters/pdf/write.h"
#include "libietfdoc/util/sha1.h"

static bool
is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

bool
pdf_cluster_next(const pdf_glyphs *g, pdf_cluster *c)
{
    uint32_t i = c->first + c->count, start, end = g->length;

    if (i >= g->count)
        return false;
    c->first = i;
    start = pdf_glyph_at(g, i)->cluster;
    for (i++; i < g->count; i++)
        if (pdf_glyph_at(g, i)->cluster != start) {
            end = pdf_glyph_at(g, i)->cluster;
            break;
        }
    c->count = i - c->first;
    if (end < start || end > g->length) /* no order that we know of */
        end = start;
    c->text = g->text + start;
    c->length = end - start;
    c->characters = c->count == 1; /* one glyph stands for whatever there is */
    if (c->count == 1)
        return true;
    for (uint32_t at = 0; at < c->length && c->characters <= c->count; at++)
        c->characters += !is_continuation(c->text[at]);
    return true;
}

const char *
pdf_cluster_share(const pdf_cluster *c, uint32_t i, uint32_t *length)
{
    const char *at = c->text, *end = c->text + c->length, *start;

    if (c->count == 1) {
        *length = c->length;
        return c->text;
    }
    for (uint32_t before = i; before && at < end; before--)
        ietf_utf8_next(&at, end);
    start = at;
    if (start == end) { /* more glyphs than characters: ActualText says it all */
        *length = sizeof IETF_ZWSP_UTF8 - 1;
        return IETF_ZWSP_UTF8;
    }
    if (i + 1 < c->count)
        ietf_utf8_next(&at, end);
    else
        at = end; /* the last glyph takes what is left */
    *length = (uint32_t)(at - start);
    return start;
}

bool
pdf_cluster_unseen(const pdf_cluster *c)
{
    const char *at = c->text;
    uint32_t code;

    if (c->length != 3 || (unsigned char)*at < 0xE2)
        return false;
    code = ietf_utf8_next(&at, at + 3);
    return code == IETF_ZWSP || code == IETF_WJ || code == 0xFEFF || code == 0x200E ||
           code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

const pdf_code *
pdf_font_code(const pdf_font *font, uint32_t glyph, const char *text, uint32_t length)
{
    uint32_t i = glyph < font->first_count ? font->first[glyph] : 0;

    for (; i; i = font->codes[i - 1].next) {
        const pdf_code *code = &font->codes[i - 1];
        if (code->length == length && *code->text == *text &&
            (length == 1 || memcmp(code->text, text, length) == 0))
            return code;
    }
    return NULL;
}

static void
add_code(pdf_writer *w, pdf_font *font, uint32_t glyph, const char *text, uint32_t length)
{
    uint32_t count = font->first_count, capacity = (uint32_t)font->capacity, *last;

    if (pdf_font_code(font, glyph, text, length) || glyph > 0xFFFF)
        return;
    if (glyph >= count) {
        uint32_t room = glyph < 1024 ? 1024 : glyph < 8192 ? 8192 : 65536;
        font->first = ietf_arena_grow(w->arena, font->first, count * sizeof *font->first,
                                      room * sizeof *font->first);
        memset(font->first + count, 0, (room - count) * sizeof *font->first);
        font->first_count = room;
    }
    font->codes =
        pdf_grow(w->arena, font->codes, (uint32_t)font->count, &capacity, sizeof *font->codes);
    font->capacity = capacity;
    font->codes[font->count++] = (pdf_code){.glyph = glyph, .text = text, .length = length};
    for (last = &font->first[glyph]; *last; last = &font->codes[*last - 1].next)
        continue;
    *last = (uint32_t)font->count;
    if (length == 1 && *text == ' ')
        font->space = (uint32_t)font->count;
}

static void
collect_glyphs(pdf_writer *w, const pdf_glyphs *g)
{
    pdf_font *font = &w->fonts[g->face];
    pdf_cluster c = {0};

    while (pdf_cluster_next(g, &c))
        for (uint32_t i = 0; i < c.count && !pdf_cluster_unseen(&c); i++) {
            uint32_t length;
            const char *text = pdf_cluster_share(&c, i, &length);
            if (length)
                add_code(w, font, pdf_glyph_at(g, c.first + i)->id, text, length);
        }
}

void
pdf_fonts_collect(pdf_writer *w)
{
    const pdf_layout *layout = w->layout;

    w->font_count = layout->stack->face_count(layout->engine);
    w->fonts = IETF_NEW_ARRAY(w->arena, pdf_font, w->font_count);
    for (size_t i = 0; i < w->font_count; i++)
        w->fonts[i].face = layout->stack->face(layout->engine, i);
    for (size_t page = 0; page < layout->page_count; page++)
        for (size_t i = 0; i < layout->pages[page].count; i++) {
            const pdf_placed *placed = &layout->pages[page].placed[i];
            if (placed->kind != PDF_PLACED_LINE)
                continue;
            for (uint32_t part = 0; part < placed->line->count; part++)
                collect_glyphs(w, &placed->line->glyphs[part]);
        }
}

/* ---- the font program */

typedef struct sfnt { /* tables of a font file */
    const unsigned char *data;
    size_t length;
} sfnt;

static unsigned
read16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static size_t
read32(const unsigned char *at)
{
    return (size_t)read16(at) << 16 | read16(at + 2);
}

/* The table's bytes; length 0: there is none. */
static sfnt
sfnt_table(sfnt font, const char *tag)
{
    for (unsigned i = 0; font.length >= 12 && i < read16(font.data + 4); i++) {
        const unsigned char *row = font.data + 12 + 16 * (size_t)i;
        size_t offset, length;
        if (12 + 16 * (size_t)(i + 1) > font.length)
            break;
        if (memcmp(row, tag, 4) != 0)
            continue;
        offset = read32(row + 8);
        length = read32(row + 12);
        if (offset <= font.length && length <= font.length - offset)
            return (sfnt){font.data + offset, length};
    }
    return (sfnt){0};
}

/* Advance widths of the program by its glyph numbers, in millionths of the em: what the file
 * tells must be what the program has. */
static bool
read_widths(pdf_writer *w, pdf_font *font, sfnt program, const uint32_t *glyphs)
{
    sfnt head = sfnt_table(program, "head"), hhea = sfnt_table(program, "hhea");
    sfnt metrics = sfnt_table(program, "hmtx");
    unsigned units, long_count;

    if (head.length < 54 || hhea.length < 36 || metrics.length < 4)
        return false;
    units = read16(head.data + 18);
    long_count = read16(hhea.data + 34);
    if (!units || !long_count || metrics.length < 4 * (size_t)long_count)
        return false;
    font->widths = IETF_NEW_ARRAY(w->arena, uint32_t, font->cid_count);
    for (uint32_t cid = 0; cid < font->cid_count; cid++) {
        unsigned row = glyphs[cid] < long_count ? glyphs[cid] : long_count - 1;
        uint64_t width = read16(metrics.data + 4 * (size_t)row);
        font->widths[cid] = (uint32_t)((width * 1000000 + units / 2) / units);
    }
    return true;
}

static void
put_widths(ietf_buf *b, const pdf_font *font, const bool *used)
{
    ietf_buf_adds(b, "/DW 0/W[");
    for (uint32_t cid = 0; cid < font->cid_count; cid++) {
        if (!used[cid])
            continue;
        pdf_put_int(b, cid);
        ietf_buf_addc(b, '[');
        for (; cid < font->cid_count && used[cid]; cid++) {
            pdf_put_milli(b, font->widths[cid]);
            ietf_buf_addc(b, ' ');
        }
        ietf_buf_addc(b, ']');
    }
    ietf_buf_addc(b, ']');
}

/* ToUnicode: from codes to characters. */
static void
put_characters(ietf_buf *b, const pdf_code *const *by_cid, uint32_t count)
{
    uint32_t total = 0, done = 0;

    for (uint32_t cid = 0; cid < count; cid++)
        total += by_cid[cid] != NULL;
    ietf_buf_adds(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                     "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (uint32_t cid = 0; cid < count; cid++) {
        if (!by_cid[cid])
            continue;
        if (done % 100 == 0)
            ietf_buf_addf(b, "%u beginbfchar\n", total - done < 100 ? total - done : 100);
        ietf_buf_addc(b, '<');
        for (int shift = 12; shift >= 0; shift -= 4)
            ietf_buf_addc(b, "0123456789ABCDEF"[cid >> shift & 15]);
        ietf_buf_adds(b, "><");
        pdf_put_utf16(b, by_cid[cid]->text, by_cid[cid]->length);
        ietf_buf_adds(b, ">\n");
        if (++done % 100 == 0 || done == total)
            ietf_buf_adds(b, "endbfchar\n");
    }
    ietf_buf_adds(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

/* "ABCDEF+NotoSerif-Bold": six letters that follow from the glyphs. */
static const char *
subset_name(pdf_writer *w, const pdf_font *font, const uint32_t *glyphs, size_t count)
{
    unsigned char digest[IETF_SHA1_SIZE];
    char tag[8] = "AAAAAA+";
    ietf_buf b;

    ietf_buf_init(&b, w->arena);
    ietf_buf_adds(&b, font->face->name);
    for (size_t i = 0; i < count; i++)
        ietf_buf_addf(&b, " %u", glyphs[i]);
    ietf_sha1(b.data, b.length, digest);
    ietf_buf_release(&b);
    for (int i = 0; i < 6; i++)
        tag[i] = (char)('A' + (digest[2 * i] << 8 | digest[2 * i + 1]) % 26);
    return ietf_arena_join(w->arena, tag, font->face->name, NULL);
}

static void
put_descriptor(pdf_writer *w, const pdf_font *font, uint32_t number, const char *name,
               uint32_t program)
{
    const pdf_face *face = font->face;
    ietf_buf *b = pdf_object_begin(&w->file, number);
    int64_t units = face->units ? face->units : 1000;
    const int heights[4] = {face->ascent, face->descent, face->cap_height, 0};
    static const char *const keys[3] = {"/Ascent ", "/Descent ", "/CapHeight "};

    ietf_buf_adds(b, "<</Type/FontDescriptor/FontName");
    pdf_put_name(b, name);
    ietf_buf_adds(b, "/Flags ");
    pdf_put_int(b, 4 + face->is_mono + face->is_serif * 2 + face->is_italic * 64);
    ietf_buf_adds(b, "/FontBBox[");
    for (int i = 0; i < 4; i++) {
        pdf_put_int(b, face->bbox[i] * 1000 / units);
        ietf_buf_addc(b, ' ');
    }
    ietf_buf_adds(b, "]/ItalicAngle ");
    pdf_put_milli(b, (int64_t)(face->italic_angle * 1000));
    for (int i = 0; i < 3; i++) {
        ietf_buf_adds(b, keys[i]);
        pdf_put_int(b, heights[i] * 1000 / units);
    }
    ietf_buf_adds(b, face->weight >= 600 ? "/StemV 140" : "/StemV 80");
    ietf_buf_adds(b, face->is_cff ? "/FontFile3" : "/FontFile2");
    pdf_put_ref(b, program);
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}

/* The bytes that the file gets: of a CFF font its outlines alone. */
static uint32_t
put_program(pdf_writer *w, const pdf_font *font, sfnt program)
{
    uint32_t number = pdf_file_number(&w->file);
    ietf_buf entries;

    ietf_buf_init(&entries, w->arena);
    if (font->face->is_cff) {
        program = sfnt_table(program, "CFF ");
        ietf_buf_adds(&entries, "/Subtype/CIDFontType0C");
    } else {
        ietf_buf_addf(&entries, "/Length1 %zu", program.length);
    }
    pdf_stream_add(&w->file, number, entries.data, (const char *)program.data, program.length,
                   false);
    ietf_buf_release(&entries);
    return number;
}

/* From cids to glyphs, where a glyph has several; 0: they are the same. */
static uint32_t
put_glyph_map(pdf_writer *w, const pdf_font *font, const uint32_t *glyphs)
{
    uint32_t number;
    ietf_buf b;
    bool same = true;

    for (uint32_t cid = 0; cid < font->cid_count; cid++)
        same &= glyphs[cid] == cid;
    if (same)
        return 0;
    ietf_buf_init(&b, w->arena);
    for (uint32_t cid = 0; cid < font->cid_count; cid++) {
        ietf_buf_addc(&b, (char)(glyphs[cid] >> 8));
        ietf_buf_addc(&b, (char)(glyphs[cid] & 255));
    }
    number = pdf_file_number(&w->file);
    pdf_stream_add(&w->file, number, "", b.data, b.length, false);
    ietf_buf_release(&b);
    return number;
}

static void
put_descendant(pdf_writer *w, const pdf_font *font, uint32_t number, const char *name,
               const uint32_t *objects, const bool *used)
{
    ietf_buf *b = pdf_object_begin(&w->file, number);

    ietf_buf_addf(b, "<</Type/Font/Subtype/CIDFontType%d/BaseFont", font->face->is_cff ? 0 : 2);
    pdf_put_name(b, name);
    ietf_buf_adds(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                     "/FontDescriptor");
    pdf_put_ref(b, objects[0]);
    if (!font->face->is_cff)
        ietf_buf_adds(b, "/CIDToGIDMap");
    if (!font->face->is_cff && objects[1])
        pdf_put_ref(b, objects[1]);
    else if (!font->face->is_cff)
        ietf_buf_adds(b, "/Identity");
    put_widths(b, font, used);
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}

static void
put_font(pdf_writer *w, pdf_font *font, const char *name, sfnt program, const uint32_t *glyphs)
{
    uint32_t objects[2], map = pdf_file_number(&w->file),
                         descendant = pdf_file_number(&w->file);
    const pdf_code **by_cid = IETF_NEW_ARRAY(w->arena, const pdf_code *, font->cid_count);
    bool *used = IETF_NEW_ARRAY(w->arena, bool, font->cid_count);
    ietf_buf b, *plain;

    for (size_t i = 0; i < font->count; i++) {
        const pdf_code *code = &font->codes[i];
        used[code->cid] = true;
        if (!code->shared)
            by_cid[code->cid] = code;
    }
    ietf_buf_init(&b, w->arena);
    put_characters(&b, by_cid, font->cid_count);
    pdf_stream_add(&w->file, map, "", b.data, b.length, false);
    ietf_buf_release(&b);
    objects[0] = pdf_file_number(&w->file);
    objects[1] = font->face->is_cff ? 0 : put_glyph_map(w, font, glyphs);
    put_descriptor(w, font, objects[0], name, put_program(w, font, program));
    put_descendant(w, font, descendant, name, objects, used);
    font->object = pdf_file_number(&w->file);
    plain = pdf_object_begin(&w->file, font->object);
    ietf_buf_adds(plain, "<</Type/Font/Subtype/Type0/BaseFont");
    pdf_put_name(plain, name);
    ietf_buf_adds(plain, "/Encoding/Identity-H/DescendantFonts[");
    pdf_put_ref(plain, descendant);
    ietf_buf_adds(plain, "]/ToUnicode");
    pdf_put_ref(plain, map);
    ietf_buf_adds(plain, ">>");
    pdf_object_end(&w->file);
}

/* Cids for all codes; gives the program's glyph of each cid. */
static uint32_t *
number_codes(pdf_writer *w, pdf_font *font, const uint32_t *glyphs, size_t count,
             const uint32_t *new_ids)
{
    uint32_t *by_cid, most = 0, extra = 0;

    for (size_t i = 0; i < count; i++)
        most = new_ids[i] > most ? new_ids[i] : most;
    for (size_t i = 0; i < count; i++) {
        uint32_t code = glyphs[i] < font->first_count ? font->first[glyphs[i]] : 0;
        for (bool first = true; code; code = font->codes[code - 1].next, first = false) {
            pdf_code *c = &font->codes[code - 1];
            c->cid = new_ids[i];
            c->shared = !first;
            if (c->shared && !font->face->is_cff && most + extra < 0xFFFE) {
                c->cid = most + ++extra;
                c->shared = false;
            }
        }
    }
    font->cid_count = most + extra + 1;
    by_cid = IETF_NEW_ARRAY(w->arena, uint32_t, font->cid_count);
    for (uint32_t cid = 0; cid <= most; cid++)
        by_cid[cid] = cid;
    for (size_t i = 0; i < count; i++) {
        uint32_t code = glyphs[i] < font->first_count ? font->first[glyphs[i]] : 0;
        for (; code; code = font->codes[code - 1].next)
            by_cid[font->codes[code - 1].cid] = new_ids[i];
    }
    return by_cid;
}

static void
write_font(pdf_writer *w, size_t index)
{
    pdf_font *font = &w->fonts[index];
    uint32_t *glyphs = IETF_NEW_ARRAY(w->arena, uint32_t, font->first_count + 1);
    const uint32_t *new_ids, *by_cid;
    size_t count = 1, length; /* glyph 0 is always there */
    const char *data;
    sfnt program;

    for (uint32_t i = 1; i < font->first_count; i++)
        if (font->first[i])
            glyphs[count++] = i;
    data = w->layout->stack->subset(w->layout->engine, index, glyphs, count, &new_ids, &length);
    if (!data) {
        w->failed = true;
        return;
    }
    program = (sfnt){(const unsigned char *)data, length};
    by_cid = number_codes(w, font, glyphs, count, new_ids);
    if (!read_widths(w, font, program, by_cid) ||
        (font->face->is_cff && !sfnt_table(program, "CFF ").length)) {
        ietf_report(w->flow->job->diagnostics, IETF_D_PDF_FONT, NULL, font->face->name);
        w->failed = true;
        return;
    }
    put_font(w, font, subset_name(w, font, glyphs, count), program, by_cid);
}

void
pdf_fonts_write(pdf_writer *w)
{
    for (size_t i = 0; i < w->font_count; i++)
        if (w->fonts[i].count)
            write_font(w, i);
}
