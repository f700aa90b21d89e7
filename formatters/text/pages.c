/* Pages of 56 lines. Lines become blocks (what one element made, and what must stay with it); a
 * page that would end inside a block may end before it. Then the table of contents is rendered
 * again, now that the pages of sections are known, and takes the place of the first one. */
#include "formatters/text/handlers.h"
#include "formatters/text/pages.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum {
    PAGE_LINES = 48,   /* between head and foot */
    FIRST_PAGE = 4,    /* lines more on the first page, where there is no head */
    SECTION_START = 5, /* so many lines of a section or figure at least before a page ends */
    ORPHANS = 2,
    WIDOWS = 2,
    LOOK_BACK = 12, /* how far a page may end earlier for the sake of headings */
    NO_BLOCK = -1,
};

typedef struct block {
    const ietf_node *node; /* of the first line */
    size_t begin, end;     /* end 0: not known yet */
} block;

typedef struct pager {
    ietf_text *x;
    ietf_text_line *lines;
    size_t count;
    block *blocks;
    size_t block_count, block_capacity;
    int *block_of; /* for every line; NO_BLOCK: a blank line between blocks */
    ietf_text_pages *out;
    size_t capacity;
    uint32_t *pages; /* by serial */
    ietf_heads heads;
} pager;

/* Blocks */

/* Elements whose lines stay with the lines before when those want to be kept with the next. */
static const bool continues_block[IETF_KIND_COUNT] = {
    [IETF_EL_T] = true,  [IETF_EL_DL] = true,    [IETF_EL_DT] = true, [IETF_EL_FIGURE] = true,
    [IETF_EL_OL] = true, [IETF_EL_TABLE] = true, [IETF_EL_UL] = true,
};

static bool
keeps_with_next(const ietf_node *n)
{
    if (n->kind == IETF_EL_SECTION)
        return true;
    if (ietf_node_is_element(n) && ietf_node_is(n, IETF_AT_KEEPWITHNEXT, "true"))
        return true;
    const ietf_node *next = n->next;
    if (next && next->kind == IETF_TEXT)
        next = next->next;
    return next && ietf_node_is_element(next) &&
           ietf_node_is(next, IETF_AT_KEEPWITHPREVIOUS, "true");
}

static void
begin_block(pager *p, const ietf_node *n, size_t line)
{
    if (p->block_count && !p->blocks[p->block_count - 1].end)
        p->blocks[p->block_count - 1].end = line;
    if (p->block_count == p->block_capacity) {
        size_t capacity = p->block_capacity ? p->block_capacity * 2 : 64;
        p->blocks = ietf_arena_grow(p->x->arena, p->blocks, p->block_capacity * sizeof(block),
                                    capacity * sizeof(block));
        p->block_capacity = capacity;
    }
    p->blocks[p->block_count++] = (block){.node = n, .begin = line};
}

static void
find_blocks(pager *p)
{
    const ietf_node *node = NULL;
    bool keep = false;
    for (size_t i = 0; i < p->count; i++) {
        const ietf_text_line *line = &p->lines[i];
        p->block_of[i] = line->node ? (int)p->block_count - 1 : NO_BLOCK;
        if (!line->node) {
            if (p->block_count && !keep && !p->blocks[p->block_count - 1].end)
                p->blocks[p->block_count - 1].end = i;
        } else if (line->node != node) {
            node = line->node;
            if (!continues_block[node->kind])
                keep = line->keep;
            if (!keep)
                begin_block(p, node, i);
            keep = keeps_with_next(node);
            p->block_of[i] = (int)p->block_count - 1;
        }
    }
    if (p->block_count)
        p->blocks[p->block_count - 1].end = p->count - 1;
}

/* Where a page ends */

static bool
is_heading(const pager *p, size_t line)
{
    return p->lines[line].node && p->lines[line].node->kind == IETF_EL_SECTION;
}

/* Between blocks: headings that would be the last on the page go to the next. */
static size_t
end_before_headings(const pager *p, size_t target)
{
    size_t end = target;
    while (end + LOOK_BACK > target) {
        size_t back = 1;
        while (back <= 3 && !(back <= end && is_heading(p, end - back)))
            back++;
        if (back > 3)
            break;
        end -= back;
    }
    return end;
}

/* Lines of a section's block before the end of the page that are not headings or blank. */
static size_t
lines_after_heading(const pager *p, const block *b, size_t target)
{
    size_t count = 0;
    for (size_t i = b->begin; i < target; i++)
        count += p->lines[i].node && !is_heading(p, i);
    return count;
}

static bool
is_figure(uint16_t kind)
{
    return kind == IETF_EL_ARTSET || kind == IETF_EL_ARTWORK || kind == IETF_EL_FIGURE ||
           kind == IETF_EL_SOURCECODE || kind == IETF_EL_TABLE;
}

/* Inside a block: the page ends before the block, or here. */
static size_t
end_within(const pager *p, const block *b, size_t start, size_t target)
{
    long before = (long)target - (long)b->begin; /* lines of the block on this page */
    long after = (long)b->end - (long)target;    /* and on the next */
    long length = (long)b->end - (long)b->begin;
    bool move = false;
    if (b->node->kind == IETF_EL_SECTION)
        move = lines_after_heading(p, b, target) <= SECTION_START;
    else if (is_figure(b->node->kind))
        move = length < PAGE_LINES || before <= SECTION_START;
    else if (start < b->begin)
        move = (before >= 1 && before <= ORPHANS && length > before) ||
               (after >= 1 && after <= WIDOWS && length > after);
    return move ? b->begin : target;
}

/* The number of the first line of the next page. */
static size_t
page_end(const pager *p, size_t start, size_t target)
{
    if (target >= p->count)
        return target;
    if (p->block_of[target] == NO_BLOCK)
        return end_before_headings(p, target);
    return end_within(p, &p->blocks[p->block_of[target]], start, target);
}

/* Pages */

static void
add_margin(pager *p, const char *left, const char *center, const char *right)
{
    const char *truncated;
    const char *line =
        ietf_text_justify(p->x->arena, left, center, right, IETF_TEXT_WIDTH, &truncated);
    if (truncated)
        ietf_report(p->x->diagnostics, IETF_D_TEXT_HEAD_TRUNCATED, NULL, truncated);
    ietf_text_lines_split(&p->out->margins, p->x->wrapper, line, strlen(line), NULL);
}

static void
add_page(pager *p, size_t begin, size_t end, size_t blank)
{
    ietf_text_pages *out = p->out;
    if (out->count == p->capacity) {
        size_t capacity = p->capacity ? p->capacity * 2 : 64;
        out->items = ietf_arena_grow(p->x->arena, out->items, p->capacity * sizeof *out->items,
                                     capacity * sizeof *out->items);
        p->capacity = capacity;
    }
    ietf_text_page *page = &out->items[out->count++];
    *page = (ietf_text_page){begin, end, blank, out->margins.count, 0};
    add_margin(p, p->heads.bottom_left, p->heads.bottom_center,
               ietf_arena_format(p->x->arena, "[Page %zu]", out->count));
    page->foot_end = out->margins.count;
    for (size_t i = begin; i < end; i++)
        if (p->lines[i].node)
            p->pages[p->lines[i].node->serial] = (uint32_t)out->count;
}

static void
paginate(pager *p)
{
    size_t start = 0;
    size_t target = FIRST_PAGE + PAGE_LINES;
    add_margin(p, p->heads.top_left, p->heads.top_center, p->heads.top_right);
    p->out->head_end = p->out->margins.count;
    while (start < p->count) {
        size_t end = page_end(p, start, target);
        size_t stop = end < target ? target : end;
        if (end <= start) {
            ietf_report(p->x->diagnostics, IETF_D_TEXT_PAGES, p->lines[start].node);
            p->x->failed = true;
            return;
        }
        if (end > p->count)
            end = p->count;
        add_page(p, start, end, stop - end);
        /* blank lines at the top of a page are dropped */
        for (start = end; start < p->count && ietf_text_line_is_blank(&p->lines[start]);)
            p->lines[start++].node = NULL;
        target = start + PAGE_LINES;
    }
}

/* The table of contents */

/* An entry whose section is gone (removed in RFC mode) has no page: the reference gives up. */
static void
check_entry(ietf_text *x, const ietf_node *n)
{
    const ietf_node *first = ietf_node_descendant(n, IETF_EL_XREF);
    const ietf_node *xref = first ? ietf_node_next(first, IETF_EL_XREF) : NULL;
    const char *target = xref ? ietf_node_get(xref, IETF_AT_TARGET) : NULL;
    if (!target || ietf_document_find(x->document, target))
        return;
    ietf_report(x->diagnostics, IETF_D_TEXT_TOC_TARGET, xref, target);
    x->failed = true;
}

/* Its lines: from its heading to the next section. False: none. */
static bool
find_toc(const pager *p, const ietf_node *toc, size_t *begin, size_t *end)
{
    bool inside = false;
    *begin = 0;
    for (size_t i = 0; i < p->count; i++) {
        const ietf_node *n = p->lines[i].node;
        if (n == toc) {
            inside = true;
            *begin = i;
        } else if (n && inside && n->kind == IETF_EL_SECTION) {
            *end = i;
            return *begin > 0;
        } else if (n && inside && (n->kind == IETF_EL_LI || n->kind == IETF_EL_T)) {
            check_entry(p->x, n);
        } else if (n && inside) {
            ietf_report(p->x->diagnostics, IETF_D_TEXT_IN_TOC, n, n->name);
        }
    }
    return false;
}

static void
update_toc(pager *p)
{
    ietf_text *x = p->x;
    ietf_text_state state = {.joiners = &ietf_text_joiners_base, .width = IETF_TEXT_WIDTH};
    const ietf_node *front = ietf_node_child(x->root, IETF_EL_FRONT);
    const ietf_node *toc = front ? ietf_node_child(front, IETF_EL_TOC) : NULL;
    const ietf_node *section = toc ? ietf_node_child(toc, IETF_EL_SECTION) : NULL;
    ietf_text_lines fresh;
    size_t begin, end;
    if (!section || !ietf_node_is(x->root, IETF_AT_TOCINCLUDE, "true") ||
        !find_toc(p, section, &begin, &end))
        return;
    x->pages = p->pages;
    x->in_toc = true;
    ietf_text_lines_init(&fresh, x->arena);
    ietf_text_render(x, section, &state, &fresh);
    x->in_toc = false;
    /* behind heading and blank line, one for one; blank lines are skipped */
    size_t next = 2;
    for (size_t i = begin + 2; i < end && next < fresh.count; i++) {
        const ietf_node *node = p->lines[i].node;
        if (node) {
            p->lines[i] = fresh.items[next++];
            p->lines[i].node = node;
        }
    }
}

/* Leaders */

/* A line that ends with U+2026 and digits: the text before, and the digits. */
static bool
split_leader(const ietf_text_line *line, size_t *head, const char **digits)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    size_t end = line->length;
    while (end && ietf_is_digit(line->text[end - 1]))
        end--;
    if (end == line->length || end < 3 || memcmp(line->text + end - 3, ellipsis, 3) != 0)
        return false;
    *head = end - 3;
    *digits = line->text + end;
    return true;
}

static void
expand_leader(ietf_text *x, ietf_text_line *line, int width)
{
    size_t head, mark = x->scratch.length;
    const char *digits;
    if (!split_leader(line, &head, &digits))
        return;
    size_t length = line->length - (size_t)(digits - line->text);
    const char *end = digits + length;
    if (length != 4 || memcmp(digits, "0000", 4) != 0)
        while (digits < end && *digits == '0')
            digits++;
    length = (size_t)(end - digits);
    size_t columns = length < 4 ? 4 : length;
    /* the head and a blank, dots, the number at the right of four columns */
    long used =
        (long)line->indent + (long)ietf_utf8_count(line->text, head) + 1 + (long)columns;
    ietf_buf_fill(&x->scratch, ' ', line->indent);
    ietf_buf_add(&x->scratch, line->text, head);
    ietf_buf_addc(&x->scratch, ' ');
    for (long lack = width - used < 80 ? width - used : 80; lack > 0; lack--)
        ietf_buf_addc(&x->scratch, lack % 2 ? '.' : ' ');
    ietf_buf_fill(&x->scratch, ' ', columns - length);
    ietf_buf_add(&x->scratch, digits, length);
    ietf_text_line_set(x->arena, line, x->scratch.data + mark, x->scratch.length - mark);
    ietf_buf_truncate(&x->scratch, mark);
}

void
ietf_text_expand_leaders(ietf_text *x, ietf_text_lines *l, size_t from, int width)
{
    for (size_t i = from; i < l->count; i++)
        if (l->items[i].length && ietf_is_digit(l->items[i].text[l->items[i].length - 1]))
            expand_leader(x, &l->items[i], width);
}

void
ietf_text_paginate(ietf_text *x, ietf_text_lines *lines, ietf_text_pages *out)
{
    pager p = {.x = x, .lines = lines->items, .count = lines->count, .out = out};
    *out = (ietf_text_pages){0};
    ietf_text_lines_init(&out->margins, x->arena);
    p.block_of = IETF_NEW_ARRAY(x->arena, int, lines->count);
    p.pages = IETF_NEW_ARRAY(x->arena, uint32_t, x->document->serials);
    p.heads = ietf_heads_compose(x->document, x->options, false, x->diagnostics, x->arena);
    find_blocks(&p);
    paginate(&p);
    if (!x->failed)
        update_toc(&p);
}
