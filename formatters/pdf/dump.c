/* The dump of a layout. */
#include "formatters/pdf/dump.h"

#include <stdlib.h>

#include "formatters/pdf/strips.h"

static const char *const roles[PDF_ROLE_COUNT] = {
    [PDF_ROLE_NONE] = "-",
    [PDF_ROLE_ARTIFACT] = "Artifact",
#define ROLE(name, type) [PDF_ROLE_##name] = type,
#include "formatters/pdf/roles.def"
#undef ROLE
};

static const char *const holds[] = {
    [PDF_FREE] = "free",          [PDF_HOLD_ASKED] = "asked", [PDF_HOLD_WIDOW] = "widow",
    [PDF_HOLD_ORPHAN] = "orphan", [PDF_HOLD_NEXT] = "next",   [PDF_HOLD_INSIDE] = "inside",
};

/* Points with two decimals. */
static void
put_length(ietf_buf *out, pdf_unit length)
{
    int64_t hundredths = ((int64_t)abs(length) * 100 + PDF_POINT / 2) / PDF_POINT;

    ietf_buf_addf(out, " %s%d.%d%d", length < 0 && hundredths ? "-" : "",
                  (int)(hundredths / 100), (int)(hundredths / 10 % 10), (int)(hundredths % 10));
}

static void
put_place(ietf_buf *out, const char *word, const pdf_placed *placed)
{
    ietf_buf_addf(out, "  %s", word);
    put_length(out, placed->x);
    put_length(out, placed->y);
    put_length(out, placed->width);
    put_length(out, placed->height);
}

static void
put_node(ietf_buf *out, const pdf_node *n)
{
    if (n)
        ietf_buf_addf(out, " %u %s %s", n->number, pdf_looks[n->look].name, roles[n->role]);
    else
        ietf_buf_adds(out, " - - -");
}

static void
put_words(ietf_buf *out, const pdf_line *line)
{
    ietf_buf_adds(out, " \"");
    for (uint32_t i = 0; i < line->count; i++) {
        for (uint32_t k = 0; k < line->glyphs[i].length; k++) {
            char byte = line->glyphs[i].text[k];

            ietf_buf_addc(out, byte == '\n' ? ' ' : byte);
        }
    }
    ietf_buf_adds(out, "\"\n");
}

/* Lines of every node, repeated ones left out. */
static unsigned *
count_lines(const pdf_layout *layout)
{
    unsigned *counts =
        IETF_NEW_ARRAY(layout->flow->job->arena, unsigned, layout->flow->node_count + 1);

    for (size_t i = 0; i < layout->page_count; i++)
        for (size_t k = 0; k < layout->pages[i].count; k++) {
            const pdf_placed *placed = &layout->pages[i].placed[k];

            if (placed->kind == PDF_PLACED_LINE && placed->node && !placed->artifact)
                counts[placed->node->number]++;
        }
    return counts;
}

static void
put_line(ietf_buf *out, const pdf_placed *placed, const unsigned *counts, unsigned *seen)
{
    const pdf_node *n = placed->node;

    put_place(out, "line", placed);
    if (n && !placed->artifact)
        ietf_buf_addf(out, " %u/%u of", ++seen[n->number], counts[n->number]);
    else
        ietf_buf_adds(out, " 1/1 of");
    put_node(out, n);
    if (placed->artifact)
        ietf_buf_adds(out, " again");
    put_words(out, placed->line);
}

static void
put_color(ietf_buf *out, uint32_t color)
{
    ietf_buf_adds(out, " #");
    for (int shift = 20; shift >= 0; shift -= 4)
        ietf_buf_addc(out, "0123456789abcdef"[color >> shift & 15]);
    ietf_buf_addc(out, '\n');
}

void
pdf_layout_dump(const pdf_layout *layout, ietf_buf *out)
{
    const unsigned *counts = count_lines(layout);
    unsigned *seen =
        IETF_NEW_ARRAY(layout->flow->job->arena, unsigned, layout->flow->node_count + 1);

    ietf_buf_adds(out, "paper");
    put_length(out, layout->width);
    put_length(out, layout->height);
    ietf_buf_adds(out, " text");
    put_length(out, layout->left);
    put_length(out, layout->top);
    put_length(out, layout->right);
    put_length(out, layout->bottom);
    ietf_buf_addc(out, '\n');
    for (size_t i = 0; i < layout->page_count; i++) {
        const pdf_page *page = &layout->pages[i];

        ietf_buf_addf(out, "page %zu of %zu held %s\n", i + 1, layout->page_count,
                      holds[page->hold]);
        for (size_t k = 0; k < page->count; k++) {
            const pdf_placed *placed = &page->placed[k];

            if (placed->kind == PDF_PLACED_LINE) {
                put_line(out, placed, counts, seen);
            } else if (placed->kind == PDF_PLACED_PICTURE) {
                put_place(out, "picture", placed);
                put_node(out, placed->node);
                ietf_buf_addc(out, '\n');
            } else {
                put_place(out, "fill", placed);
                put_color(out, placed->color);
            }
        }
    }
}
