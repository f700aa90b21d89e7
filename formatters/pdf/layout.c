/* Pages: the flow in strips, the strips on paper, running heads and feet, page numbers. */
#include "formatters/pdf/layout.h"

#include <string.h>

#include "formatters/pdf/build.h"

/* Where things stand, in units: the reference's page. */
typedef struct page_shape {
    pdf_unit width, height;
    pdf_unit left, right; /* of running heads and rules */
    pdf_unit text, text_width;
    pdf_unit head_baseline, head_rule, first_top, top, bottom, foot_rule, foot_baseline;
} page_shape;

#define PT(points) ((pdf_unit)((points) * (double)PDF_POINT + 0.5))

/* The page box has margins of 75 CSS pixels (56.25 pt), below 45 mm; text is 96 % of it wide.
 */
static page_shape
shape_of(const ietf_options *options)
{
    bool letter = strcmp(options->pdf_paper, "letter") == 0;
    page_shape s = {.width = letter ? PT(612) : PT(595.2756),
                    .height = letter ? PT(792) : PT(841.8898)};
    pdf_unit box, end;

    s.left = PT(56.25);
    s.right = s.width - s.left;
    box = s.right - s.left;
    s.text_width = (pdf_unit)((int64_t)box * 96 / 100);
    s.text = s.left + (box - s.text_width) / 2;
    s.head_baseline = PT(44.62);
    s.head_rule = PT(56.25);
    s.first_top = s.head_rule + PT(0.75);
    s.top = s.first_top + PT(13.5);
    end = s.height - (letter ? PT(93.5) : PT(127.56));
    s.foot_rule = end - PT(0.75);
    s.bottom = s.foot_rule - PT(18);
    s.foot_baseline = end + PT(18.62);
    return s;
}

/* The pages while they are made. */
typedef struct paper {
    pdf_layout *layout;
    pdf_maker *maker;
    const pdf_strips *strips;
    page_shape shape;
    pdf_placed *placed; /* of the page */
    size_t count, capacity;
    size_t first_frame; /* the first one that may still show */
    size_t page;
    bool artifact;
} paper;

static pdf_placed *
place(paper *p, enum pdf_placed_kind kind, pdf_unit x, pdf_unit y)
{
    pdf_placed *placed;

    if (p->count == p->capacity) {
        size_t grown = p->capacity ? 2 * p->capacity : 64;

        p->placed = ietf_arena_grow(p->maker->arena, p->placed, p->capacity * sizeof(*placed),
                                    grown * sizeof(*placed));
        p->capacity = grown;
    }
    placed = &p->placed[p->count++];
    memset(placed, 0, sizeof(*placed));
    placed->kind = (uint8_t)kind;
    placed->artifact = p->artifact || kind == PDF_PLACED_FILL;
    placed->x = x;
    placed->y = y;
    return placed;
}

static void
fill(paper *p, pdf_unit x, pdf_unit y, pdf_unit width, pdf_unit height, uint32_t color)
{
    pdf_placed *placed;

    if (width <= 0 || height <= 0 || !color)
        return;
    placed = place(p, PDF_PLACED_FILL, x, y);
    placed->width = width;
    placed->height = height;
    placed->color = color & 0xFFFFFF;
}

/* The boxes around n begin here unless they have begun before. */
static void
mark_begin(const paper *p, const pdf_node *n, pdf_unit x, pdf_unit y)
{
    for (pdf_node *box = (pdf_node *)n; box && box->page < 0; box = box->parent) {
        box->page = (int32_t)p->page;
        box->left = x;
        box->top = y;
    }
}

static void
line_marks(const paper *p, const pdf_line *line, pdf_unit x, pdf_unit top)
{
    for (uint32_t i = 0; i < line->count; i++) {
        mark_begin(p, line->glyphs[i].run->node, x, top);
        x += line->glyphs[i].width;
    }
}

static void
line_backgrounds(paper *p, const pdf_line *line, pdf_unit x, pdf_unit baseline)
{
    for (uint32_t i = 0; i < line->count; i++) {
        const pdf_glyphs *g = &line->glyphs[i];
        uint32_t color = p->layout->flow->styles[g->style].background;
        pdf_unit ascent, descent;

        if (color) {
            p->layout->stack->metrics(p->layout->engine, g->style, &ascent, &descent);
            fill(p, x, baseline - ascent, g->width, ascent + descent, color);
        }
        x += g->width;
    }
}

static void
line_place(paper *p, const pdf_line *line, const pdf_node *n, pdf_unit x, pdf_unit baseline,
           pdf_unit top)
{
    pdf_placed *placed;

    line_backgrounds(p, line, x, baseline);
    placed = place(p, PDF_PLACED_LINE, x, baseline);
    placed->width = line->width;
    placed->height = n ? n->line_height : 0;
    placed->node = n;
    placed->line = line;
    if (n && !p->artifact) {
        mark_begin(p, n, x, top);
        line_marks(p, line, x, top);
    }
}

/* The page where the id is, as a word; NULL: nowhere. */
static const char *
page_word(const pdf_layout *layout, const char *id, ietf_arena *a)
{
    const pdf_node *n = ietf_map_get(&layout->flow->ids, id);

    return n && n->page >= 0 ? ietf_arena_format(a, "%d", (int)n->page + 1) : NULL;
}

static void
item_place(paper *p, const pdf_item *item, pdf_unit top)
{
    pdf_unit x = p->shape.text + item->x, y = top + item->y;

    if (item->kind == PDF_PLACED_PICTURE) {
        pdf_placed *placed = place(p, PDF_PLACED_PICTURE, x, y);

        placed->width = item->width;
        placed->height = item->height;
        placed->node = item->node;
        placed->picture = item->picture;
        if (!p->artifact)
            mark_begin(p, item->node, x, y);
        return;
    }
    line_place(p, item->line, item->node, x, y, top);
}

static void
strip_place(paper *p, size_t index, pdf_unit top)
{
    const pdf_strip *s = &p->strips->strips[index];

    for (uint32_t i = 0; i < s->item_count; i++)
        item_place(p, &p->strips->items[s->first_item + i], top);
}

/* The part of a frame on the strips first to end - 1, whose tops are given. */
static void
frame_place(paper *p, const pdf_frame *f, size_t first, size_t end, const pdf_unit *tops)
{
    bool begins = f->first >= first, ends = f->last < end;
    size_t last = ends ? f->last : end - 1;
    pdf_unit top = begins ? tops[f->first - first] + f->top : tops[0];
    pdf_unit bottom = tops[last - first] + (ends ? f->bottom : p->strips->strips[last].height);
    pdf_unit x = p->shape.text + f->x, high = bottom - top;

    fill(p, x, top, f->width, high, f->background);
    if (begins)
        fill(p, x, top, f->width, f->border[PDF_TOP], f->border_color);
    if (ends)
        fill(p, x, bottom - f->border[PDF_BOTTOM], f->width, f->border[PDF_BOTTOM],
             f->border_color);
    fill(p, x, top, f->border[PDF_LEFT], high, f->border_color);
    fill(p, x + f->width - f->border[PDF_RIGHT], top, f->border[PDF_RIGHT], high,
         f->border_color);
}

/* Strips from `first` to end - 1 from y on, their frames below them; returns where they end. */
static pdf_unit
strips_place(paper *p, size_t first, size_t end, pdf_unit y)
{
    const pdf_strips *s = p->strips;
    pdf_unit *tops = IETF_NEW_ARRAY(p->maker->arena, pdf_unit, end - first + 1);
    size_t from = p->artifact ? 0 : p->first_frame;

    for (size_t i = first; i < end; i++) {
        y += i > first ? s->strips[i].space : 0;
        tops[i - first] = y;
        y += s->strips[i].height;
    }
    while (!p->artifact && p->first_frame < s->frame_count &&
           s->frames[p->first_frame].last < first)
        p->first_frame++;
    for (size_t i = from; i < s->frame_count && s->frames[i].first < end; i++)
        if (s->frames[i].last >= first && s->frames[i].first <= s->frames[i].last)
            frame_place(p, &s->frames[i], first, end, tops);
    for (size_t i = first; i < end; i++)
        strip_place(p, i, tops[i - first]);
    return y;
}

enum { LEFT, CENTER, RIGHT };

static void
running_line(paper *p, const pdf_run *run, int where, pdf_unit baseline)
{
    const page_shape *s = &p->shape;
    const pdf_line *line;
    pdf_unit x = s->left;

    if (!run->length)
        return;
    line = p->layout->stack->line(p->layout->engine, run);
    if (where == CENTER)
        x = (s->left + s->right - line->width) / 2;
    else if (where == RIGHT)
        x = s->right - line->width;
    line_place(p, line, NULL, x, baseline, baseline);
}

static const pdf_run *
numbered_run(paper *p, const pdf_run *run)
{
    pdf_run *made = IETF_NEW(p->maker->arena, pdf_run);

    *made = *run;
    made->text = ietf_arena_format(p->maker->arena, "%s%zu", run->text, p->page + 1);
    made->length = (uint32_t)strlen(made->text);
    return made;
}

static void
running_heads_place(paper *p)
{
    const pdf_flow *flow = p->layout->flow;
    const page_shape *s = &p->shape;
    uint32_t gray = PDF_COLOR(0xCCCCCC);

    p->artifact = true;
    fill(p, s->left, s->head_rule, s->right - s->left, PT(0.75), gray);
    fill(p, s->left, s->foot_rule, s->right - s->left, PT(0.75), gray);
    for (int i = LEFT; i <= RIGHT; i++) {
        if (p->page > 0)
            running_line(p, &flow->heads[i], i, s->head_baseline);
        running_line(p, i == RIGHT ? numbered_run(p, &flow->feet[i]) : &flow->feet[i], i,
                     s->foot_baseline);
    }
    p->artifact = false;
}

static void
page_make(paper *p, pdf_page *page, size_t first, size_t end)
{
    uint32_t repeat = first < p->strips->count ? p->strips->strips[first].repeat : 0;
    pdf_unit y = p->page ? p->shape.top : p->shape.first_top;

    p->placed = NULL;
    p->count = p->capacity = 0;
    running_heads_place(p);
    if (repeat) {
        const pdf_repeat *head = &p->strips->repeats[repeat - 1];

        p->artifact = true;
        y = strips_place(p, head->first, head->end, y);
        p->artifact = false;
    }
    if (end > first)
        strips_place(p, first, end, y);
    page->placed = p->placed;
    page->count = p->count;
}

/* Ids in boxes that show nothing stand where the box behind them does. */
static void
empty_boxes_mark(const pdf_flow *flow)
{
    const pdf_node *last = flow->root;
    pdf_node **empty = IETF_NEW_ARRAY(flow->job->arena, pdf_node *, flow->node_count + 1);
    size_t count = 0;

    for (pdf_node *n = flow->root; n; n = pdf_node_following(n, flow->root)) {
        if (n->page < 0) {
            empty[count++] = n;
            continue;
        }
        last = n;
        while (count > 0) {
            empty[--count]->page = n->page;
            empty[count]->left = n->left;
            empty[count]->top = n->top;
        }
    }
    while (count > 0) {
        empty[--count]->page = last->page < 0 ? 0 : last->page;
        empty[count]->left = last->left;
        empty[count]->top = last->top;
    }
}

/* Page numbers at the right edge: on the last line of their text. */
static void
page_numbers_place(paper *p, const pdf_page *page, pdf_page *result)
{
    const pdf_layout *layout = p->layout;

    p->placed = NULL;
    p->count = p->capacity = 0;
    for (size_t i = 0; i < page->count; i++) {
        const pdf_placed *placed = &page->placed[i];
        const pdf_node *n = placed->node;

        *place(p, PDF_PLACED_FILL, 0, 0) = *placed;
        if (placed->kind != PDF_PLACED_LINE || !n || placed->artifact ||
            !placed->line->ends_paragraph || n->box != PDF_TEXT || !n->run_count)
            continue;
        const pdf_run *run = &n->runs[n->run_count - 1];
        const char *word = run->kind == PDF_RUN_PAGE && run->flush
                               ? page_word(layout, run->target, p->maker->arena)
                               : NULL;
        if (word) {
            pdf_run *made = IETF_NEW(p->maker->arena, pdf_run);
            const pdf_line *line;
            pdf_unit end = p->shape.text + p->shape.text_width;

            *made = *run;
            made->text = word;
            made->length = (uint32_t)strlen(word);
            line = layout->stack->line(layout->engine, made);
            line_place(p, line, n, end - line->width, placed->y, placed->y);
        }
    }
    result->placed = p->placed;
    result->count = p->count;
}

static bool
has_flush_number(const pdf_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const pdf_node *n = page->placed[i].node;

        if (n && n->box == PDF_TEXT && n->run_count && n->runs[n->run_count - 1].flush)
            return true;
    }
    return false;
}

/* Strips and pages, once. */
static void
pages_make(pdf_layout *layout, pdf_maker *maker, page_shape shape)
{
    pdf_strips *strips = IETF_NEW(maker->arena, pdf_strips);
    paper p = {.layout = layout, .maker = maker, .strips = strips, .shape = shape};
    pdf_slicer slicer;
    pdf_break *breaks;
    pdf_page *pages;

    pdf_strips_init(strips, maker->arena);
    pdf_slicer_init(&slicer, maker, strips);
    pdf_build(&slicer, layout->flow->root, 0, shape.text_width);
    for (pdf_node *n = layout->flow->root; n; n = pdf_node_following(n, layout->flow->root))
        n->page = -1;
    breaks = pdf_paginate(strips, shape.bottom - shape.first_top, shape.bottom - shape.top,
                          &layout->page_count, maker->arena);
    pages = IETF_NEW_ARRAY(maker->arena, pdf_page, layout->page_count);
    for (; p.page < layout->page_count; p.page++) {
        ietf_job_look(layout->flow->job);
        page_make(&p, &pages[p.page], breaks[p.page].strip,
                  p.page + 1 < layout->page_count ? breaks[p.page + 1].strip : strips->count);
        pages[p.page].hold = breaks[p.page].hold;
    }
    empty_boxes_mark(layout->flow);
    for (p.page = 0; p.page < layout->page_count; p.page++)
        if (has_flush_number(&pages[p.page]))
            page_numbers_place(&p, &pages[p.page], &pages[p.page]);
    layout->pages = pages;
}

/* Numbers of pages in running text (the index) become words now that they are known. What
 * stands before them does not move, as the index stands behind all it points to. False: there
 * are none. */
static bool
numbers_resolve(const pdf_layout *layout, pdf_maker *maker)
{
    bool found = false;

    for (pdf_node *n = layout->flow->root; n; n = pdf_node_following(n, layout->flow->root))
        for (size_t i = 0; n->box == PDF_TEXT && i < n->run_count; i++) {
            pdf_run *run = &n->runs[i];
            const char *word = run->kind == PDF_RUN_PAGE && !run->flush
                                   ? page_word(layout, run->target, maker->arena)
                                   : NULL;

            if (word) {
                run->text = word;
                run->length = (uint32_t)strlen(word);
                maker->texts[n->number] = NULL;
                found = true;
            }
        }
    return found;
}

pdf_layout *
pdf_layout_make(pdf_flow *flow, const pdf_stack *stack, pdf_engine *engine)
{
    ietf_arena *a = flow->job->arena;
    pdf_layout *layout = IETF_NEW(a, pdf_layout);
    page_shape shape = shape_of(flow->job->options);
    pdf_maker maker = {.layout = layout,
                       .flow = flow,
                       .stack = stack,
                       .engine = engine,
                       .arena = a,
                       .texts = IETF_NEW_ARRAY(a, pdf_text *, flow->node_count + 1),
                       .pictures = IETF_NEW_ARRAY(a, const pdf_picture *, flow->node_count + 1),
                       .page_height = shape.bottom - shape.top};

    *layout = (pdf_layout){.flow = flow,
                           .stack = stack,
                           .engine = engine,
                           .width = shape.width,
                           .height = shape.height};
    layout->top = shape.first_top;
    layout->bottom = shape.bottom;
    layout->left = shape.text;
    layout->right = shape.text + shape.text_width;
    pages_make(layout, &maker, shape);
    if (numbers_resolve(layout, &maker))
        pages_make(layout, &maker, shape);
    return layout;
}
