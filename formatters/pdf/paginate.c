/* Page breaks (RFC 7995 3.2). Only heights and holds count here: no fonts, no boxes. Taking the
 * last of the places that violate least keeps whatever can be kept: a chain of strips that
 * fits on a page is moved to the next one whole. */
#include "formatters/pdf/strips.h"

/* What stands at the top of a page that begins with this strip. */
static pdf_unit
head_height(const pdf_strips *s, size_t strip)
{
    uint32_t repeat = s->strips[strip].repeat;

    return repeat ? s->repeats[repeat - 1].height : 0;
}

/* Does the chain that begins at `first` and is broken at no place better than `hold` fit on a
 * page? */
static bool
fits(const pdf_strips *s, size_t first, uint8_t hold, pdf_unit height)
{
    int64_t y = head_height(s, first);

    for (size_t i = first; i < s->count; i++) {
        if (i > first && s->strips[i].hold < hold)
            return true;
        y += s->strips[i].height + (i > first ? s->strips[i].space : 0);
        if (y > height)
            return false;
    }
    return true;
}

/* The strip that begins the page after the one that begins at `first`. */
static size_t
page_end(const pdf_strips *s, size_t first, pdf_unit room, pdf_unit height)
{
    int64_t y = head_height(s, first);
    size_t best = 0, i = first;

    for (; i < s->count; i++) {
        y += s->strips[i].height + (i > first ? s->strips[i].space : 0);
        if (i > first && (!best || s->strips[i].hold <= s->strips[best].hold))
            best = i;
        if (y > room)
            break;
    }
    if (i == s->count)
        return s->count;
    if (i == first || !best)
        return first + 1; /* higher than a page: it cannot be helped */
    /* An earlier place wins nothing when what hangs together does not fit there, either: then
     * the least violation nearest to the foot of the page. */
    if (s->strips[i].hold > s->strips[best].hold &&
        !fits(s, best, (uint8_t)(s->strips[best].hold + 1), height)) {
        size_t last = best;

        for (size_t k = best + 1; k <= i; k++)
            if (last == best || s->strips[k].hold <= s->strips[last].hold)
                last = k;
        if (s->strips[last].hold < PDF_HOLD_NEXT)
            return last;
    }
    return best;
}

pdf_break *
pdf_paginate(const pdf_strips *s, pdf_unit first_height, pdf_unit height, size_t *count,
             ietf_arena *a)
{
    size_t capacity = 64, strip = 0;
    pdf_break *breaks = IETF_NEW_ARRAY(a, pdf_break, capacity);

    *count = 0;
    do {
        if (*count == capacity) {
            breaks = ietf_arena_grow(a, breaks, capacity * sizeof(*breaks),
                                     2 * capacity * sizeof(*breaks));
            capacity *= 2;
        }
        breaks[*count] = (pdf_break){(uint32_t)strip, *count ? s->strips[strip].hold : 0};
        if (s->count)
            strip = page_end(s, strip, *count ? height : first_height, height);
        (*count)++;
    } while (strip < s->count);
    return breaks;
}
