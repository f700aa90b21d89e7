/* Boxes to strips: blocks, texts, list items, pictures. Margins collapse as in CSS. */
#include "formatters/pdf/build.h"

#include <string.h>

/* Room for a page number at the right edge. */
#define PAGE_NUMBER_WIDTH (26 * PDF_POINT)
#define LEAST_WIDTH       (12 * PDF_POINT) /* boxes so deep that less is left are not moved in */

static pdf_unit
greater(pdf_unit one, pdf_unit other)
{
    return one > other ? one : other;
}

static pdf_unit
lesser(pdf_unit one, pdf_unit other)
{
    return one < other ? one : other;
}

pdf_unit
pdf_em(const pdf_maker *m, const pdf_node *n, int thousandths)
{
    return (pdf_unit)((int64_t)m->flow->styles[n->style].size * thousandths / 1000);
}

pdf_unit
pdf_border(const pdf_node *n, enum pdf_side side)
{
    return pdf_looks[n->look].border[side] * (PDF_POINT / 16);
}

pdf_unit
pdf_inset(const pdf_maker *m, const pdf_node *n, enum pdf_side side)
{
    return pdf_border(n, side) + pdf_em(m, n, pdf_looks[n->look].padding[side]);
}

pdf_text *
pdf_maker_text(pdf_maker *m, pdf_node *n)
{
    if (!m->texts[n->number]) {
        ietf_job_step(m->flow->job);
        m->texts[n->number] = m->stack->shape(m->engine, n, pdf_looks[n->look].verbatim);
    }
    return m->texts[n->number];
}

const pdf_picture *
pdf_maker_picture(pdf_maker *m, pdf_node *n)
{
    if (!m->pictures[n->number])
        m->pictures[n->number] = m->stack->picture(m->engine, n);
    return m->pictures[n->number];
}

void
pdf_slicer_init(pdf_slicer *b, pdf_maker *maker, pdf_strips *strips)
{
    memset(b, 0, sizeof(*b));
    b->maker = maker;
    b->strips = strips;
}

static void
margin_add(pdf_slicer *b, pdf_unit margin)
{
    pdf_unit *place = b->is_inside ? &b->inner : &b->space;

    *place = greater(*place, margin);
}

static void
hold_raise(pdf_slicer *b, enum pdf_hold hold)
{
    if (b->hold < hold)
        b->hold = (uint8_t)hold;
}

/* The labels that wait stand on the line whose baseline is given. */
static void
labels_put(pdf_slicer *b, pdf_unit baseline)
{
    for (int i = 0; i < b->label_count; i++) {
        const pdf_label *label = &b->labels[i];
        pdf_item *item = pdf_strips_add_item(b->strips);

        *item = (pdf_item){PDF_PLACED_LINE,      label->x, baseline,
                           label->line->width,   0,        label->node,
                           {.line = label->line}};
    }
    b->label_count = 0;
}

pdf_strip *
pdf_slicer_strip(pdf_slicer *b, pdf_unit height, pdf_unit *offset)
{
    pdf_strip *strip = pdf_strips_add(b->strips);

    *offset = b->room + b->inner;
    strip->space = b->space;
    strip->height = *offset + height;
    strip->hold = b->hold;
    b->space = b->room = b->inner = 0;
    b->is_inside = false;
    b->hold = PDF_FREE;
    return strip;
}

void
pdf_slicer_finish(pdf_slicer *b)
{
    pdf_unit offset;

    if (!b->strips->count)
        pdf_slicer_strip(b, 0, &offset);
    b->strips->strips[b->strips->count - 1].height += b->room + b->inner;
    b->room = b->inner = b->space = 0;
    b->is_inside = false;
}

/* Where the baseline is in a line of the node's height. */
static pdf_unit
baseline_of(const pdf_maker *m, const pdf_node *n)
{
    pdf_unit ascent, descent;

    m->stack->metrics(m->engine, n->style, &ascent, &descent);
    return (n->line_height - ascent - descent) / 2 + ascent;
}

static pdf_unit
aligned(const pdf_node *n, pdf_unit x, pdf_unit width, pdf_unit content)
{
    if (n->align == PDF_ALIGN_RIGHT)
        return x + greater(width - content, 0);
    if (n->align == PDF_ALIGN_CENTER)
        return x + greater(width - content, 0) / 2;
    return x;
}

/* Three lines stay together at both ends of a paragraph. */
static enum pdf_hold
line_hold(size_t line, size_t count)
{
    if (line == 0)
        return PDF_FREE;
    if (line < 3)
        return PDF_HOLD_ORPHAN;
    return count - line < 3 ? PDF_HOLD_WIDOW : PDF_FREE;
}

static void
text_put(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    pdf_maker *m = b->maker;
    pdf_unit offset, baseline = baseline_of(m, n), first = b->first_offset;
    size_t count;
    const pdf_line *lines;

    if (n->run_count && n->runs[n->run_count - 1].flush)
        width -= PAGE_NUMBER_WIDTH;
    lines = m->stack->break_lines(pdf_maker_text(m, n), width - first, width, &count);
    b->first_offset = 0;
    for (size_t i = 0; i < count; i++) {
        pdf_item *item;
        pdf_unit indent = i == 0 ? first : 0;

        hold_raise(b, line_hold(i, count));
        pdf_slicer_strip(b, n->line_height, &offset);
        labels_put(b, offset + baseline);
        item = pdf_strips_add_item(b->strips);
        *item = (pdf_item){
            PDF_PLACED_LINE,    aligned(n, x + indent, width - indent, lines[i].width),
            offset + baseline,  lines[i].width,
            n->line_height,     n,
            {.line = &lines[i]}};
    }
}

static void
picture_put(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    const pdf_picture *picture = pdf_maker_picture(b->maker, n);
    pdf_unit offset, high, wide, limit = b->maker->page_height - 48 * PDF_POINT;
    pdf_item *item;

    if (!picture || picture->width <= 0 || picture->height <= 0)
        return;
    wide = lesser(picture->width, width);
    high = (pdf_unit)((int64_t)picture->height * wide / picture->width);
    if (high > limit) {
        wide = (pdf_unit)((int64_t)wide * limit / high);
        high = limit;
    }
    pdf_slicer_strip(b, high, &offset);
    labels_put(b, offset + baseline_of(b->maker, n));
    item = pdf_strips_add_item(b->strips);
    *item = (pdf_item){PDF_PLACED_PICTURE,  aligned(n, x, width, wide), offset, wide, high, n,
                       {.picture = picture}};
}

/* The labels that wait get a line of their own. */
static void
labels_flush(pdf_slicer *b)
{
    pdf_unit offset;

    if (b->label_count) {
        pdf_node *n = b->labels[0].node;

        pdf_slicer_strip(b, n->line_height, &offset);
        labels_put(b, offset + baseline_of(b->maker, n));
        hold_raise(b, PDF_HOLD_NEXT);
    }
    b->first_offset = 0;
}

/* The first thing in a body that takes room: can a label stand beside it? */
static bool
begins_with_text(const pdf_node *body)
{
    const pdf_node *n = body;

    while (n && n->box == PDF_BLOCK)
        n = n->first;
    return n && n->box == PDF_TEXT && n->run_count > 0 && !pdf_looks[n->look].verbatim;
}

/* The label beside the body's first line; false: it needs lines of its own. */
static bool
label_beside(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    pdf_maker *m = b->maker;
    pdf_node *label = n->first;
    size_t count;
    const pdf_line *line =
        m->stack->break_lines(pdf_maker_text(m, label), width, width, &count);
    pdf_unit end;

    if (!count)
        return true;
    if (n->label_alone || count > 1 || b->label_count == PDF_LABELS)
        return false;
    if (n->label_flush) {
        pdf_unit left = x + n->indent - n->gap - line->width;

        x = greater(left, lesser(x, 0));
    }
    end = x + line->width + n->gap;
    if (end > x + width * 3 / 4 ||
        (end > x + n->indent && !n->label_flush && !begins_with_text(label->next)))
        return false;
    b->labels[b->label_count++] = (pdf_label){label, line, x};
    return true;
}

static void
item_put(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    pdf_node *label = n->first, *body = label ? label->next : NULL;
    int waiting = b->label_count;
    bool is_narrow = width - n->indent < LEAST_WIDTH;
    pdf_unit indent = is_narrow ? 0 : n->indent;

    if (!label)
        return;
    if (is_narrow || !label_beside(b, n, x, width)) {
        labels_flush(b);
        pdf_build(b, label, x, width);
        if (body)
            hold_raise(b, PDF_HOLD_NEXT);
    } else if (b->label_count > waiting) {
        const pdf_label *placed = &b->labels[waiting];

        b->first_offset = greater(0, placed->x + placed->line->width + n->gap - (x + indent));
    }
    for (; body; body = body->next)
        pdf_build(b, body, x + indent, width - indent);
    if (b->label_count > waiting) {
        labels_flush(b);
        b->hold = PDF_FREE;
    }
    b->first_offset = 0;
}

void
pdf_build_children(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    for (pdf_node *child = n->first; child; child = child->next)
        pdf_build(b, child, x, width);
}

/* Labels stand above a table, but beside a plain row of texts. */
static void
table_put(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    const pdf_node *row = n->first ? n->first->first : NULL;
    bool is_plain = row && !row->next && !n->first->next && row->first &&
                    pdf_inset(b->maker, row->first, PDF_TOP) == 0;
    pdf_unit offset = b->room + b->inner;
    size_t first = b->strips->count;

    if (!is_plain)
        labels_flush(b);
    pdf_build_table(b, n, x, width);
    if (b->label_count && b->strips->count == first + 1)
        labels_put(b, offset + baseline_of(b->maker, b->labels[0].node));
    else
        labels_flush(b);
    b->first_offset = 0;
}

static void
content_put(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    switch (n->box) {
    case PDF_TEXT:
        if (n->role == PDF_ROLE_CAPTION && n->parent->first->box == PDF_TABLE &&
            b->grid_width > 0)
            text_put(b, n, b->grid_x, b->grid_width);
        else
            text_put(b, n, x, width);
        break;
    case PDF_PICTURE:
        picture_put(b, n, x, width);
        break;
    case PDF_ITEM:
        item_put(b, n, x, width);
        break;
    case PDF_TABLE:
        table_put(b, n, x, width);
        break;
    case PDF_INLINE:
        break;
    default:
        pdf_build_children(b, n, x, width);
    }
}

static bool
has_frame(const pdf_look *look)
{
    return look->background || look->border[PDF_TOP] || look->border[PDF_RIGHT] ||
           look->border[PDF_BOTTOM] || look->border[PDF_LEFT];
}

/* Opens a frame around what comes; returns its index, or -1. */
static int
frame_open(pdf_slicer *b, const pdf_node *n, pdf_unit x, pdf_unit width)
{
    const pdf_look *look = &pdf_looks[n->look];
    pdf_frame *frame;

    if (!has_frame(look))
        return -1;
    labels_flush(b);
    b->room += b->inner;
    b->inner = 0;
    frame = pdf_strips_add_frame(b->strips);
    frame->first = (uint32_t)b->strips->count;
    frame->top = b->room;
    frame->x = x;
    frame->width = width;
    for (int side = 0; side < 4; side++)
        frame->border[side] = pdf_border(n, (enum pdf_side)side);
    frame->border_color = look->border_color;
    frame->background = look->background;
    return (int)b->strips->frame_count - 1;
}

static void
frame_close(pdf_slicer *b, int index)
{
    pdf_frame *frame;

    if (index < 0)
        return;
    frame = &b->strips->frames[index];
    frame->last = (uint32_t)b->strips->count - 1;
    frame->bottom = b->strips->strips[frame->last].height;
}

static void
room_open(pdf_slicer *b, pdf_unit padding)
{
    if (padding > 0) {
        b->room += b->inner + padding;
        b->inner = 0;
        b->is_inside = true;
    }
}

/* `first`: how many strips there were when the box began. */
static void
room_close(pdf_slicer *b, pdf_unit padding, size_t first, bool has_top)
{
    pdf_unit offset;

    if (padding <= 0 && !has_top)
        return;
    if (b->strips->count == first)
        pdf_slicer_strip(b, 0, &offset);
    if (padding > 0) {
        b->strips->strips[b->strips->count - 1].height += b->space + padding;
        b->space = 0;
    }
}

/* A thing that fits on a page is not broken; one that does not breaks where its lines may. */
static void
keep_inside(pdf_slicer *b, const pdf_node *n, size_t first)
{
    pdf_strips *s = b->strips;

    if (n->breakable || !(n->no_break_inside || pdf_looks[n->look].keep_inside) ||
        pdf_strips_height(s, first, s->count) > b->maker->page_height)
        return;
    for (size_t i = first + 1; i < s->count; i++)
        s->strips[i].hold = PDF_HOLD_INSIDE;
}

void
pdf_build(pdf_slicer *b, pdf_node *n, pdf_unit x, pdf_unit width)
{
    const pdf_maker *m = b->maker;
    const pdf_look *look = &pdf_looks[n->look];
    pdf_unit indent = n->box == PDF_ITEM ? 0 : n->indent;
    pdf_unit left = pdf_em(m, n, look->margin[PDF_LEFT]) + indent;
    pdf_unit right = pdf_em(m, n, look->margin[PDF_RIGHT]);
    pdf_unit inset = pdf_inset(m, n, PDF_LEFT), insets = inset + pdf_inset(m, n, PDF_RIGHT);
    pdf_unit top = pdf_inset(m, n, PDF_TOP), bottom = pdf_inset(m, n, PDF_BOTTOM);
    size_t first = b->strips->count;
    int frame;

    if (width - left - right - insets < LEAST_WIDTH)
        left = right = inset = insets = 0;
    x += left;
    width = greater(width - left - right, LEAST_WIDTH);
    if (n->keep_previous || look->keep_previous)
        hold_raise(b, look->keep_previous ? PDF_HOLD_NEXT : PDF_HOLD_ASKED);
    margin_add(b, pdf_em(m, n, look->margin[PDF_TOP]));
    frame = frame_open(b, n, x, width);
    first = frame < 0 ? first : b->strips->count;
    room_open(b, top);
    content_put(b, n, x + inset, width - insets);
    room_close(b, bottom, first, top > 0 || frame >= 0);
    frame_close(b, frame);
    keep_inside(b, n, first);
    margin_add(b, pdf_em(m, n, look->margin[PDF_BOTTOM]));
    if (b->strips->count > first && (n->keep_next || look->keep_next))
        hold_raise(b, look->keep_next ? PDF_HOLD_NEXT : PDF_HOLD_ASKED);
}
