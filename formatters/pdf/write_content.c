/* The content of the pages (ISO 32000-1, 7.8.2 and 9.4). Everything is either marked as content
 * of an element or as an artifact. Texts stand in logical order, so that whoever reads the file
 * from front to back reads the sentence; only their places on the line are those of the eye. */
#include "formatters/pdf/write_content.h"

/* ---- marked content */

static void
text_close(pdf_content *c)
{
    if (c->in_text)
        ietf_buf_adds(c->out, "ET\n");
    c->in_text = false;
}

static void
mark_close(pdf_content *c)
{
    text_close(c);
    if (c->artifact || c->element != PDF_NOBODY)
        ietf_buf_adds(c->out, "EMC\n");
    c->artifact = NOT_ARTIFACT;
    c->element = PDF_NOBODY;
}

static void
artifact_open(pdf_content *c, enum artifact kind)
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
mark_open(pdf_content *c, const pdf_node *node, const pdf_node *text, uint32_t byte)
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
space_put(pdf_content *c, const pdf_placed *placed, const pdf_placed *next)
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
        pdf_font_set(c, (uint32_t)(font - c->w->fonts), c->size);
    }
    pdf_code_put(c, font, font->codes[font->space - 1].cid);
}

static void
link_put(pdf_content *c, const pdf_placed *placed, const pdf_glyphs *g, const pdf_node *node,
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
parts_make(pdf_content *c, const pdf_placed *placed)
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
line_put(pdf_content *c, const pdf_placed *placed, const pdf_placed *next)
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
        pdf_glyphs_put(c, g, pdf_nano(parts[i].x), placed->y);
        link_put(c, placed, g, node, parts[i].x);
        pdf_place_extend(c->w, c->element, c->page, parts[i].x,
                         placed->y - c->w->flow->styles[g->style].size, parts[i].x + g->width,
                         placed->y);
    }
    if (placed->line->count)
        space_put(c, placed, next);
}

static void
artifact_line_put(pdf_content *c, const pdf_placed *placed, const pdf_placed *next)
{
    pdf_unit x = placed->x;
    bool top = placed->y < c->w->layout->height / 2;

    artifact_open(c, placed->node ? ARTIFACT_REPEATED : top ? ARTIFACT_HEAD : ARTIFACT_FOOT);
    c->pen_known = false;
    for (uint32_t i = 0; i < placed->line->count; i++) {
        pdf_glyphs_put(c, &placed->line->glyphs[i], pdf_nano(x), placed->y);
        x += placed->line->glyphs[i].width;
    }
}

/* ---- what is not text */

static void
fill_put(pdf_content *c, const pdf_placed *placed)
{
    artifact_open(c, ARTIFACT_LAYOUT);
    text_close(c);
    pdf_color_set(c, placed->color);
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
picture_put(pdf_content *c, const pdf_placed *placed, bool artifact)
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
placed_put(pdf_content *c, const pdf_placed *placed, const pdf_placed *next)
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
    pdf_content c = {.w = w, .out = out, .page = number, .element = PDF_NOBODY, .color = 0};

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
