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

static uint64_t
slot_make(uint32_t h, size_t index)
{
    return (uint64_t)h << 32 | (uint32_t)(index + 1);
}

static size_t
index_of(uint64_t slot)
{
    return (uint32_t)slot - 1;
}

void
ietf_map_clear(ietf_map *m)
{
    m->count = 0;
    if (m->slots)
        memset(m->slots, 0, m->slot_count * sizeof(*m->slots));
}

/* The slot of the key, or the free one where it belongs. Most others are told apart by the
 * hash, without a look at their keys. */
static uint64_t *
slot_of(const ietf_map *m, const char *key, uint32_t h)
{
    size_t mask = m->slot_count - 1;
    size_t i = h & mask;

    while (m->slots[i] &&
           (m->slots[i] >> 32 != h || strcmp(m->entries[index_of(m->slots[i])].key, key) != 0))
        i = (i + 1) & mask;
    return &m->slots[i];
}

static void
rehash(ietf_map *m)
{
    const uint64_t *old = m->slots;
    size_t old_count = m->slot_count, mask, place;

    m->slot_count = old_count ? old_count * 2 : FIRST_SLOTS;
    m->slots = IETF_NEW_ARRAY(m->arena, uint64_t, m->slot_count);
    mask = m->slot_count - 1;
    for (size_t i = 0; i < old_count; i++) {
        for (place = old[i] >> 32 & mask; old[i] && m->slots[place]; place = (place + 1) & mask)
            ;
        if (old[i])
            m->slots[place] = old[i];
    }
}

static bool
put(ietf_map *m, const char *key, const void *value, bool replace)
{
    uint32_t h = hash(key);
    uint64_t *slot;

    if (m->count * 2 >= m->slot_count)
        rehash(m);
    slot = slot_of(m, key, h);
    if (*slot) {
        if (replace)
            m->entries[index_of(*slot)].value = (void *)value;
        return false;
    }
    if (m->count == m->capacity) {
        size_t capacity = m->capacity ? m->capacity * 2 : FIRST_SLOTS / 2;

        m->entries = ietf_arena_grow(m->arena, m->entries, m->capacity * sizeof(*m->entries),
                                     capacity * sizeof(*m->entries));
        m->capacity = capacity;
    }
    *slot = slot_make(h, m->count);
    m->entries[m->count++] = (ietf_map_entry){key, (void *)value};
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
    uint64_t slot = m->count && key ? *slot_of(m, key, hash(key)) : 0;

    return slot ? m->entries[index_of(slot)].value : NULL;
}

bool
ietf_map_has(const ietf_map *m, const char *key)
{
    return m->count && key && *slot_of(m, key, hash(key)) != 0;
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
