/* The arrays behind strips.h. */
#include "formatters/pdf/strips.h"

#include <string.h>

void
pdf_strips_init(pdf_strips *s, ietf_arena *a)
{
    memset(s, 0, sizeof(*s));
    s->arena = a;
}

/* Room for one more, cleared. */
static void *
add(ietf_arena *a, void **array, size_t *count, size_t *capacity, size_t size)
{
    char *place;

    if (*count == *capacity) {
        size_t grown = *capacity ? *capacity * 2 : 16;

        *array = ietf_arena_grow(a, *array, *capacity * size, grown * size);
        *capacity = grown;
    }
    place = (char *)*array + (*count)++ * size;
    memset(place, 0, size);
    return place;
}

pdf_strip *
pdf_strips_add(pdf_strips *s)
{
    pdf_strip *strip =
        add(s->arena, (void **)&s->strips, &s->count, &s->capacity, sizeof(*s->strips));

    strip->first_item = (uint32_t)s->item_count;
    return strip;
}

pdf_item *
pdf_strips_add_item(pdf_strips *s)
{
    s->strips[s->count - 1].item_count++;
    return add(s->arena, (void **)&s->items, &s->item_count, &s->item_capacity,
               sizeof(*s->items));
}

pdf_frame *
pdf_strips_add_frame(pdf_strips *s)
{
    return add(s->arena, (void **)&s->frames, &s->frame_count, &s->frame_capacity,
               sizeof(*s->frames));
}

pdf_repeat *
pdf_strips_add_repeat(pdf_strips *s)
{
    return add(s->arena, (void **)&s->repeats, &s->repeat_count, &s->repeat_capacity,
               sizeof(*s->repeats));
}

pdf_unit
pdf_strips_height(const pdf_strips *s, size_t first, size_t end)
{
    int64_t height = 0;

    for (size_t i = first; i < end; i++)
        height += s->strips[i].height + (i > first ? s->strips[i].space : 0);
    return height > INT32_MAX / 2 ? INT32_MAX / 2 : (pdf_unit)height;
}
