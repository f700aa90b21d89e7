/* A hash map from strings to pointers, in an arena. Iteration is in order of insertion, so that
 * nothing depends on hash order. Keys are borrowed: they must live as long as the map. */
#ifndef IETF_MAP_H
#define IETF_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/util/arena.h"

typedef struct ietf_map_entry {
    const char *key;
    void *value;
} ietf_map_entry;

typedef struct ietf_map {
    ietf_arena *arena;
    ietf_map_entry *entries; /* in order of insertion */
    size_t count, capacity;
    uint64_t *slots; /* the hash above, the entry's index plus 1 below; 0: free */
    size_t slot_count;
} ietf_map;

void ietf_map_init(ietf_map *m, ietf_arena *a);
/* Empties an initialized map; its memory is used again. */
void ietf_map_clear(ietf_map *m);
/* Sets or replaces; true when the key was new. */
bool ietf_map_set(ietf_map *m, const char *key, const void *value);
/* Sets only when absent; true when it did. */
bool ietf_map_add(ietf_map *m, const char *key, const void *value);
void *ietf_map_get(const ietf_map *m, const char *key);
bool ietf_map_has(const ietf_map *m, const char *key);

/* A growing array of pointers. */
typedef struct ietf_list {
    ietf_arena *arena;
    void **items;
    size_t count, capacity;
} ietf_list;

void ietf_list_init(ietf_list *l, ietf_arena *a);
void ietf_list_add(ietf_list *l, const void *item);

#endif
