/* Open addressing over an array of entries in order of insertion. */
#include "libietfdoc/util/map.h"

#include <stdint.h>
#include <string.h>

enum { FIRST_SLOTS = 32 };

static uint32_t
hash(const char *key)
{
    uint32_t h = 2166136261u;

    for (; *key; key++)
        h = (h ^ (unsigned char)*key) * 16777619u;
    return h;
}

void
ietf_map_init(ietf_map *m, ietf_arena *a)
{
    *m = (ietf_map){.arena = a};
}

/* The slot of the key, or the free one where it belongs. Slots hold the entry's index plus 1.
 */
static unsigned *
slot_of(const ietf_map *m, const char *key)
{
    size_t mask = m->slot_count - 1;
    size_t i = hash(key) & mask;

    while (m->slots[i] && strcmp(m->entries[m->slots[i] - 1].key, key) != 0)
        i = (i + 1) & mask;
    return &m->slots[i];
}

static void
rehash(ietf_map *m)
{
    m->slot_count = m->slot_count ? m->slot_count * 2 : FIRST_SLOTS;
    m->slots = IETF_NEW_ARRAY(m->arena, unsigned, m->slot_count);
    for (size_t i = 0; i < m->count; i++)
        *slot_of(m, m->entries[i].key) = (unsigned)i + 1;
}

static bool
put(ietf_map *m, const char *key, const void *value, bool replace)
{
    unsigned *slot;

    if (m->count * 2 >= m->slot_count)
        rehash(m);
    slot = slot_of(m, key);
    if (*slot) {
        if (replace)
            m->entries[*slot - 1].value = (void *)value;
        return false;
    }
    if (m->count == m->capacity) {
        size_t capacity = m->capacity ? m->capacity * 2 : FIRST_SLOTS / 2;

        m->entries = ietf_arena_grow(m->arena, m->entries, m->capacity * sizeof(*m->entries),
                                     capacity * sizeof(*m->entries));
        m->capacity = capacity;
    }
    m->entries[m->count++] = (ietf_map_entry){key, (void *)value};
    *slot = (unsigned)m->count;
    return true;
}

bool
ietf_map_set(ietf_map *m, const char *key, const void *value)
{
    return put(m, key, value, true);
}

bool
ietf_map_add(ietf_map *m, const char *key, const void *value)
{
    return put(m, key, value, false);
}

void *
ietf_map_get(const ietf_map *m, const char *key)
{
    unsigned slot = m->count && key ? *slot_of(m, key) : 0;

    return slot ? m->entries[slot - 1].value : NULL;
}

bool
ietf_map_has(const ietf_map *m, const char *key)
{
    return m->count && key && *slot_of(m, key) != 0;
}

void
ietf_list_init(ietf_list *l, ietf_arena *a)
{
    *l = (ietf_list){.arena = a};
}

void
ietf_list_add(ietf_list *l, const void *item)
{
    if (l->count == l->capacity) {
        size_t capacity = l->capacity ? l->capacity * 2 : 8;

        l->items = ietf_arena_grow(l->arena, l->items, l->capacity * sizeof(*l->items),
                                   capacity * sizeof(*l->items));
        l->capacity = capacity;
    }
    l->items[l->count++] = (void *)item;
}
