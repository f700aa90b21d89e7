/* The content of the pages (ISO 32000-1, 7.8.2 and 9.4). Everything is either marked as content
 * of an element or as an artifact. Texts stand in logical order, so that whoever reads the file
 * from front to back reads the sentence; only their places on the line are those of the eye. */
#include "formatters/pdf/write.h"

enum artifact {
    NOT_ARTIFACT,
    ARTIFACT_LAYOUT,
    ARTIFACT_HEAD,
    ARTIFACT_FOOT,
    ARTIFACT_REPEATED
};

typedef struct content {
    pdf_writer *w;
    ietf_buf *out;
    uint32_t page;
    /* what is open */
    enum artifact artifact;
    uint32_t element; /* NOBODY: none */
    const pdf_node *text;
    uint64_t last_key;
    bool in_text;
    /* the state of the graphics, as the file has it */
    uint32_t color, font;   /* font: index + 1 */
    int64_t size, rise;     /* milli */
    int64_t line_x, line_y; /* milli: where the last Td went, from the bottom */
    int64_t pen;            /* on the line, in billionths of a point from the page's left */
    bool pen_known;
    /* glyphs not yet written */
    char pending[256];
    size_t pending_count;
    bool array, shown;
} content;

static const int64_t NANO = 1000000; /* from milli */

static int64_t
nano(int64_t unit)
{
    return unit * 1953125 / 2;
}

static void
color_set(content *c, uint32_t color)
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

/* ---- marked content */

static void
text_close(content *c)
{
    if (c->in_text)
        ietf_buf_adds(c->out, "ET\n");
    c->in_text = false;
}

static void
mark_close(content *c)
{
    text_close(c);
    if (c->artifact || c->element != PDF_NOBODY)
        ietf_buf_adds(c->out, "EMC\n");
    c->artifact = NOT_ARTIFACT;
    c->element = PDF_NOBODY;
}

static void
artifact_open(content *c, enum artifact kind)
{
    static const char *const properties[] = {
        [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
        [ARTIFACT_HEAD] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
        [ARTIFACT_FOOT] = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
        [ARTIFACT_REPEATED] = "/Artifact<</Type/Pagination>>BDC\n",
    };

    if (c->artifact == kind)
        return;
    mark_close(c);
    c->artifact = kind;
    ietf_buf_adds(c->out, properties[kind]);
}

/* Content of the element that the node is in, as far as it follows what is open. */
static void
mark_open(content *c, const pdf_node *node, const pdf_node *text, uint32_t byte)
{
    const pdf_place *place = &c->w->places[node->number];
    uint64_t key = (uint64_t)text->number << 32 | byte;
    const char *type = pdf_role_types[c->w->places[place->element].node->role];

    if (c->element == place->element && c->text == text && key >= c->last_key) {
        c->last_key = key;
        return;
    }
    mark_close(c);
    c->element = place->element;
    c->text = text;
    c->last_key = key;
    ietf_buf_addf(c->out, "/%s<</MCID %u>>BDC\n", type,
                  pdf_mark_add(c->w, c->page, place->element, key));
}

/* ---- text */

static void
font_set(content *c, uint32_t face, int64_t size)
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
rise_set(content *c, int64_t rise)
{
    if (c->rise == rise)
        return;
    c->rise = rise;
    pdf_put_milli(c->out, rise);
    ietf_buf_adds(c->out, " Ts\n");
}

static void
string_close(content *c)
{
    if (!c->pending_count)
        return;
    ietf_buf_addc(c->out, '(');
    ietf_buf_add(c->out, c->pending, c->pending_count);
    ietf_buf_addc(c->out, ')');
    c->pending_count = 0;
}

static void
array_close(content *c)
{
    string_close(c);
    if (c->array)
        ietf_buf_adds(c->out, "]TJ\n");
    c->array = false;
}

static void
array_open(content *c)
{
    if (!c->array)
        ietf_buf_addc(c->out, '[');
    c->array = true;
}

/* The start of a line of text: x from the left, y from the top of the page. */
static void
position_set(content *c, int64_t x, pdf_unit y)
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
string_byte(content *c, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
        c->pending[c->pending_count++] = '\\';
        byte = byte == '\r' ? 'r' : byte;
    }
    c->pending[c->pending_count++] = (char)byte;
}

/* Moves the pen to the place, by a number between strings; at a distance by Td. */
static void
pen_move(content *c, int64_t x, pdf_unit y)
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
code_put(content *c, const pdf_font *font, uint32_t cid)
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
glyph_put(content *c, const pdf_glyphs *g, const pdf_glyph *glyph, const pdf_code *code,
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
    pen_move(c, x + nano(glyph->x), y);
    code_put(c, &c->w->fonts[g->face], code->cid);
    return true;
}

static const pdf_code *
code_find(const content *c, const pdf_glyphs *g, const pdf_cluster *cluster, uint32_t i)
{
    uint32_t length;
    const char *text = pdf_cluster_share(cluster, i, &length);

    return pdf_font_code(&c->w->fonts[g->face], pdf_glyph_at(g, cluster->first + i)->id, text,
                         length);
}

/* Whether the codes do not tell what characters these are. */
static bool
needs_actual_text(const content *c, const pdf_glyphs *g, const pdf_cluster *cluster)
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
cluster_put(content *c, const pdf_glyphs *g, const pdf_cluster *cluster, int64_t *x, pdf_unit y)
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
            *x -= nano(glyph->advance);
        if (!pdf_cluster_unseen(cluster))
            glyph_put(c, g, glyph, code_find(c, g, cluster, i), *x, y);
        if (!g->rtl)
            *x += nano(glyph->advance);
    }
    if (actual) {
        array_close(c);
        ietf_buf_adds(c->out, "EMC\n");
    }
}

/* The ordinary case: one glyph with a code of its own. False: it is another. */
static bool
single_put(content *c, const pdf_glyphs *g, const pdf_cluster *cluster, int64_t *x, pdf_unit y)
{
    const pdf_glyph *glyph = pdf_glyph_at(g, cluster->first);
    const pdf_code *code;

    if (cluster->count != 1 || pdf_cluster_unseen(cluster))
        return false;
    code = pdf_font_code(&c->w->fonts[g->face], glyph->id, cluster->text, cluster->length);
    if (!code || code->shared)
        return false;
    if (g->rtl)
        *x -= nano(glyph->advance);
    glyph_put(c, g, glyph, code, *x, y);
    if (!g->rtl)
        *x += nano(glyph->advance);
    return true;
}

static void
glyphs_put(content *c, const pdf_glyphs *g, int64_t x, pdf_unit y)
{
    pdf_cluster cluster = {0};

    if (!c->w->fonts[g->face].object)
        return;
    array_close(c);
    font_set(c, g->face, pdf_milli(c->w->flow->styles[g->style].size));
    color_set(c, c->w->flow->styles[g->style].color);
    if (g->rtl)
        x += nano(g->width);
    while (pdf_cluster_next(g, &cluster))
        if (!single_put(c, g, &cluster, &x, y))
            cluster_put(c, g, &cluster, &x, y);
    array_close(c);
}

/* ---- lines */

/* The byte of the whole text where the glyphs' characters begin. */
static uint32_t
byte_of(const pdf_node *text, const pdf_glyphs *g)
{
    uint32_t byte = 0;

    for (size_t i = 0; i < text->run_count; i++) {
        if (&text->runs[i] == g->run)
            return byte + (g->text >= g->run->text && g->text <= g->run->text + g->run->length
                               ? (uint32_t)(g->text - g->run->text)
                               : 0);
        byte += text->runs[i].length;
    }
    return byte;
}

/* Whether there is more of the text behind the line, with a break that is not inside a word. */
static bool
space_follows(const pdf_node *text, const pdf_line *line)
{
    uint32_t byte = 0;

    for (size_t i = 0; i < text->run_count; i++) {
        const pdf_run *run = &text->runs[i];
        if (line->end < byte + run->length) {
            const char *at = run->text + (line->end - byte);
            return line->ends_paragraph || *at == ' ' || *at == '\n' || *at == '\t';
        }
        byte += run->length;
    }
    return false;
}

/* Whether the next thing on the page is the number that the text ends with. */
static bool
number_follows(const pdf_placed *placed, const pdf_placed *next)
{
    return next && next->kind == PDF_PLACED_LINE && !next->artifact &&
           next->node == placed->node && next->line->count &&
           next->line->glyphs[0].run->kind == PDF_RUN_PAGE;
}

static bool
has_space(const pdf_font *font)
{
    return font->object && font->space && !font->codes[font->space - 1].shared;
}

/* A space at the end of a line that goes on: nothing to see, but the words stay apart when the
 * text is read without its places. */
static void
space_put(content *c, const pdf_placed *placed, const pdf_placed *next)
{
    const pdf_font *font = c->font ? &c->w->fonts[c->font - 1] : NULL;

    if (!font || !c->in_text ||
        !(space_follows(placed->node, placed->line) || number_follows(placed, next)))
        return;
    if (!has_space(font)) { /* no text in this font has one: take another */
        for (font = c->w->fonts; font < c->w->fonts + c->w->font_count; font++)
            if (has_space(font))
                break;
        if (font == c->w->fonts + c->w->font_count)
            return;
        font_set(c, (uint32_t)(font - c->w->fonts), c->size);
    }
    code_put(c, font, font->codes[font->space - 1].cid);
    array_close(c);
}

static void
link_put(content *c, const pdf_placed *placed, const pdf_glyphs *g, const pdf_node *node,
         pdf_unit x)
{
    uint32_t link = c->w->places[node->number].link;
    pdf_unit ascent, descent, y = placed->y - c->w->flow->styles[g->style].rise;

    if (link == PDF_NOBODY)
        return;
    c->w->layout->stack->metrics(c->w->layout->engine, g->style, &ascent, &descent);
    pdf_annotation_add(c->w, c->page, link, x, y - ascent, x + g->width, y + descent);
}

/* The node of a run; runs that the layout made stand for the whole text. */
static const pdf_node *
node_of(const pdf_placed *placed, const pdf_glyphs *g)
{
    return g->run && g->run->node ? g->run->node : placed->node;
}

typedef struct part { /* of a line */
    const pdf_glyphs *glyphs;
    uint32_t byte;
    pdf_unit x;
} part;

/* The parts of a line in the order of the text. */
static part *
parts_make(content *c, const pdf_placed *placed)
{
    const pdf_line *line = placed->line;
    part *parts = ietf_arena_alloc(c->w->arena, line->count * sizeof *parts);
    pdf_unit x = placed->x;

    for (uint32_t i = 0; i < line->count; i++) {
        const pdf_glyphs *g = &line->glyphs[i];
        part made = {g, byte_of(placed->node, g), x};
        uint32_t at = i;
        for (; at && parts[at - 1].byte > made.byte; at--)
            parts[at] = parts[at - 1];
        parts[at] = made;
        x += g->width;
    }
    return parts;
}

static void
line_put(content *c, const pdf_placed *placed, const pdf_placed *next)
{
    const part *parts = parts_make(c, placed);

    c->pen_known = false;
    for (uint32_t i = 0; i < placed->line->count; i++) {
        const pdf_glyphs *g = parts[i].glyphs;
        const pdf_node *node = node_of(placed, g);
        if (!c->w->fonts[g->face].object)
            continue;
        mark_open(c, node, placed->node, parts[i].byte);
        if (!c->in_text)
            c->pen_known = false;
        glyphs_put(c, g, nano(parts[i].x), placed->y);
        link_put(c, placed, g, node, parts[i].x);
        pdf_place_extend(c->w, c->element, c->page, parts[i].x,
                         placed->y - c->w->flow->styles[g->style].size, parts[i].x + g->width,
                         placed->y);
    }
    if (placed->line->count)
        space_put(c, placed, next);
}

static void
artifact_line_put(content *c, const pdf_placed *placed, const pdf_placed *next)
{
    pdf_unit x = placed->x;
    bool top = placed->y < c->w->layout->height / 2;

    artifact_open(c, placed->node ? ARTIFACT_REPEATED : top ? ARTIFACT_HEAD : ARTIFACT_FOOT);
    c->pen_known = false;
    for (uint32_t i = 0; i < placed->line->count; i++) {
        glyphs_put(c, &placed->line->glyphs[i], nano(x), placed->y);
        x += placed->line->glyphs[i].width;
    }
}

/* ---- what is not text */

static void
fill_put(content *c, const pdf_placed *placed)
{
    artifact_open(c, ARTIFACT_LAYOUT);
    text_close(c);
    color_set(c, placed->color);
    pdf_put_unit(c->out, placed->x);
    ietf_buf_addc(c->out, ' ');
    pdf_put_unit(c->out, c->w->layout->height - placed->y - placed->height);
    ietf_buf_addc(c->out, ' ');
    pdf_put_unit(c->out, placed->width);
    ietf_buf_addc(c->out, ' ');
    pdf_put_unit(c->out, placed->height);
    ietf_buf_adds(c->out, " re f\n");
}

/* How much larger it is on paper: a drawing is as large as it says, a bitmap a point wide and
 * high. In millionths, for it multiplies. */
static void
put_scale(ietf_buf *b, pdf_unit size, pdf_unit natural)
{
    int64_t scale = ((int64_t)size * 1000000 + natural / 2) / (natural > 0 ? natural : 1);

    pdf_put_int(b, scale / 1000000);
    ietf_buf_addc(b, '.');
    for (int64_t unit = 100000; unit; unit /= 10)
        ietf_buf_addc(b, (char)('0' + scale / unit % 10));
}

static void
picture_put(content *c, const pdf_placed *placed, bool artifact)
{
    const pdf_image *image = pdf_image_for(c->w, placed->picture, placed->node);
    const pdf_place *place = placed->node ? &c->w->places[placed->node->number] : NULL;
    pdf_unit width = placed->width, height = placed->height;

    if (!image)
        return;
    if (artifact)
        artifact_open(c, ARTIFACT_REPEATED);
    else
        mark_open(c, placed->node, placed->node, 0);
    text_close(c);
    ietf_buf_adds(c->out, "q ");
    put_scale(c->out, width, placed->picture->file ? placed->picture->width : PDF_POINT);
    ietf_buf_adds(c->out, " 0 0 ");
    put_scale(c->out, height, placed->picture->file ? placed->picture->height : PDF_POINT);
    ietf_buf_addc(c->out, ' ');
    pdf_put_unit(c->out, placed->x);
    ietf_buf_addc(c->out, ' ');
    pdf_put_unit(c->out, c->w->layout->height - placed->y - height);
    ietf_buf_addf(c->out, " cm /X%zu Do Q\n", (size_t)(image - c->w->images));
    if (artifact)
        return;
    pdf_place_extend(c->w, c->element, c->page, placed->x, placed->y, placed->x + width,
                     placed->y + height);
    if (place->link != PDF_NOBODY)
        pdf_annotation_add(c->w, c->page, place->link, placed->x, placed->y, placed->x + width,
                           placed->y + height);
}

static void
placed_put(content *c, const pdf_placed *placed, const pdf_placed *next)
{
    bool artifact = placed->artifact || !placed->node ||
                    c->w->places[placed->node->number].element == PDF_NOBODY;

    switch ((enum pdf_placed_kind)placed->kind) {
    case PDF_PLACED_FILL:
        fill_put(c, placed);
        break;
    case PDF_PLACED_PICTURE:
        picture_put(c, placed, artifact);
        break;
    case PDF_PLACED_LINE:
        (artifact ? artifact_line_put : line_put)(c, placed, next);
        break;
    }
}

static void
page_put(pdf_writer *w, uint32_t number, ietf_buf *out)
{
    const pdf_page *page = &w->layout->pages[number];
    content c = {.w = w, .out = out, .page = number, .element = PDF_NOBODY, .color = 0};

    ietf_buf_clear(out);
    for (size_t i = 0; i < page->count; i++)
        placed_put(&c, &page->placed[i], i + 1 < page->count ? &page->placed[i + 1] : NULL);
    mark_close(&c);
    pdf_stream_add(&w->file, w->content_objects[number], "", out->data, out->length, false);
}

void
pdf_content_write(pdf_writer *w)
{
    uint32_t count = (uint32_t)w->layout->page_count;
    ietf_buf out;

    ietf_buf_init(&out, w->arena);
    w->page_marks = IETF_NEW_ARRAY(w->arena, uint32_t, count + 1);
    w->page_links = IETF_NEW_ARRAY(w->arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        w->page_marks[i] = w->mark_count;
        w->page_links[i] = w->annotation_count;
        page_put(w, i, &out);
    }
    w->page_marks[count] = w->mark_count;
    w->page_links[count] = w->annotation_count;
    ietf_buf_release(&out);
}
