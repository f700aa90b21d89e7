/* Glyphs in the content of a page (ISO 32000-1, 9.4): fonts, places, codes. A glyph stands
 * where it was shaped to stand, within two thousandths of the em; numbers between the strings
 * move the pen where the width in the font would not. */
#include "formatters/pdf/write_content.h"

static const int64_t NANO = 1000000; /* from milli */

void
pdf_color_set(pdf_content *c, uint32_t color)
{
    color &= 0xFFFFFF;
    if (c->color == color)
        return;
    c->color = color;
    for (int shift = 16; shift >= 0; shift -= 8) {
        pdf_put_milli(c->out, ((color >> shift & 255) * 1000 + 127) / 255);
        ietf_buf_addc(c->out, ' ');
    }
    ietf_buf_adds(c->out, "rg\n");
}

void
pdf_font_set(pdf_content *c, uint32_t face, int64_t size)
{
    if (c->font == face + 1 && c->size == size)
        return;
    c->font = face + 1;
    c->size = size;
    ietf_buf_addf(c->out, "/F%u ", face);
    pdf_put_milli(c->out, size);
    ietf_buf_adds(c->out, " Tf\n");
}

static void
rise_set(pdf_content *c, int64_t rise)
{
    if (c->rise == rise)
        return;
    c->rise = rise;
    pdf_put_milli(c->out, rise);
    ietf_buf_adds(c->out, " Ts\n");
}

static void
string_close(pdf_content *c)
{
    if (!c->pending_count)
        return;
    ietf_buf_addc(c->out, '(');
    ietf_buf_add(c->out, c->pending, c->pending_count);
    ietf_buf_addc(c->out, ')');
    c->pending_count = 0;
}

static void
array_close(pdf_content *c)
{
    string_close(c);
    if (c->array)
        ietf_buf_adds(c->out, "]TJ\n");
    c->array = false;
}

static void
array_open(pdf_content *c)
{
    if (!c->array)
        ietf_buf_addc(c->out, '[');
    c->array = true;
}

/* The start of a line of text: x from the left, y from the top of the page. */
static void
position_set(pdf_content *c, int64_t x, pdf_unit y)
{
    int64_t milli_x = (x + (x >= 0 ? NANO / 2 : -NANO / 2)) / NANO;
    int64_t milli_y = pdf_milli(c->w->layout->height - y);

    array_close(c);
    if (!c->in_text) {
        ietf_buf_adds(c->out, "BT\n");
        c->in_text = true;
        c->line_x = c->line_y = 0;
    }
    pdf_put_milli(c->out, milli_x - c->line_x);
    ietf_buf_addc(c->out, ' ');
    pdf_put_milli(c->out, milli_y - c->line_y);
    ietf_buf_adds(c->out, " Td\n");
    c->line_x = milli_x;
    c->line_y = milli_y;
    c->pen = milli_x * NANO;
    c->pen_known = true;
}

static void
string_byte(pdf_content *c, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
        c->pending[c->pending_count++] = '\\';
        byte = byte == '\r' ? 'r' : byte;
    }
    c->pending[c->pending_count++] = (char)byte;
}

/* Moves the pen to the place, by a number between strings; at a distance by Td. */
static void
pen_move(pdf_content *c, int64_t x, pdf_unit y)
{
    int64_t unit = c->size * 1000, off = c->pen - x, steps;

    if (!c->pen_known) {
        position_set(c, x, y);
        return;
    }
    if (off > -2 * unit && off < 2 * unit)
        return;
    steps = (off + (off >= 0 ? unit / 2 : -unit / 2)) / (unit ? unit : 1);
    if (steps > 30000 || steps < -30000) {
        position_set(c, x, y);
        return;
    }
    string_close(c);
    array_open(c);
    pdf_put_int(c->out, steps);
    c->pen -= steps * unit;
}

static void
code_put(pdf_content *c, const pdf_font *font, uint32_t cid)
{
    if (c->pending_count + 4 > sizeof c->pending)
        string_close(c);
    array_open(c);
    string_byte(c, cid >> 8);
    string_byte(c, cid & 255);
    c->pen += (int64_t)font->widths[cid] * c->size;
}

/* One glyph whose pen is at x (billionths of a point). False: it has no code. */
static bool
glyph_put(pdf_content *c, const pdf_glyphs *g, const pdf_glyph *glyph, const pdf_code *code,
          int64_t x, pdf_unit y)
{
    const pdf_style *style = &c->w->flow->styles[g->style];
    int64_t rise = pdf_milli(style->rise + glyph->y);

    if (!code)
        return false;
    if (rise != c->rise) {
        array_close(c);
        rise_set(c, rise);
    }
    pen_move(c, x + pdf_nano(glyph->x), y);
    code_put(c, &c->w->fonts[g->face], code->cid);
    return true;
}

static const pdf_code *
code_find(const pdf_content *c, const pdf_glyphs *g, const pdf_cluster *cluster, uint32_t i)
{
    uint32_t length;
    const char *text = pdf_cluster_share(cluster, i, &length);

    return pdf_font_code(&c->w->fonts[g->face], pdf_glyph_at(g, cluster->first + i)->id, text,
                         length);
}

/* Whether the codes do not tell what characters these are. */
static bool
needs_actual_text(const pdf_content *c, const pdf_glyphs *g, const pdf_cluster *cluster)
{
    if (cluster->count > cluster->characters)
        return true;
    for (uint32_t i = 0; i < cluster->count; i++) {
        const pdf_code *code = code_find(c, g, cluster, i);
        if (code && code->shared)
            return true;
    }
    return false;
}

static void
cluster_put(pdf_content *c, const pdf_glyphs *g, const pdf_cluster *cluster, int64_t *x,
            pdf_unit y)
{
    bool actual = needs_actual_text(c, g, cluster);

    if (pdf_cluster_unseen(cluster))
        actual = false;
    if (actual) {
        if (!c->in_text)
            position_set(c, *x, y);
        array_close(c);
        ietf_buf_adds(c->out, "/Span<</ActualText<FEFF");
        pdf_put_utf16(c->out, cluster->text, cluster->length);
        ietf_buf_adds(c->out, ">>>BDC\n");
    }
    for (uint32_t i = 0; i < cluster->count; i++) {
        const pdf_glyph *glyph = pdf_glyph_at(g, cluster->first + i);
        if (g->rtl)
            *x -= pdf_nano(glyph->advance);
        if (!pdf_cluster_unseen(cluster))
            glyph_put(c, g, glyph, code_find(c, g, cluster, i), *x, y);
        if (!g->rtl)
            *x += pdf_nano(glyph->advance);
    }
    if (actual) {
        array_close(c);
        ietf_buf_adds(c->out, "EMC\n");
    }
}

/* The ordinary case: one glyph with a code of its own. False: it is another. */
static bool
single_put(pdf_content *c, const pdf_glyphs *g, const pdf_cluster *cluster, int64_t *x,
           pdf_unit y)
{
    const pdf_glyph *glyph = pdf_glyph_at(g, cluster->first);
    const pdf_code *code;

    if (cluster->count != 1 || pdf_cluster_unseen(cluster))
        return false;
    code = pdf_font_code(&c->w->fonts[g->face], glyph->id, cluster->text, cluster->length);
    if (!code || code->shared)
        return false;
    if (g->rtl)
        *x -= pdf_nano(glyph->advance);
    glyph_put(c, g, glyph, code, *x, y);
    if (!g->rtl)
        *x += pdf_nano(glyph->advance);
    return true;
}

void
pdf_glyphs_put(pdf_content *c, const pdf_glyphs *g, int64_t x, pdf_unit y)
{
    pdf_cluster cluster = {0};

    if (!c->w->fonts[g->face].object)
        return;
    array_close(c);
    pdf_font_set(c, g->face, pdf_milli(c->w->flow->styles[g->style].size));
    pdf_color_set(c, c->w->flow->styles[g->style].color);
    if (g->rtl)
        x += pdf_nano(g->width);
    while (pdf_cluster_next(g, &cluster))
        if (!single_put(c, g, &cluster, &x, y))
            cluster_put(c, g, &cluster, &x, y);
    array_close(c);
}

void
pdf_code_put(pdf_content *c, const pdf_font *font, uint32_t cid)
{
    code_put(c, font, cid);
    array_close(c);
}
