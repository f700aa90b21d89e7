/* Memory that lives and dies together. A document has one arena, every render a scratch one.
 * Nothing is freed singly; what is not plain memory is released by a deferred call. When memory
 * runs out, an arena with an unwind point jumps there (libietfdoc/api owns the only one);
 * without one, the functions return NULL (callbacks of libxml2 run so). */
#ifndef IETF_ARENA_H
#define IETF_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct ietf_arena ietf_arena;

/* The three calls that every byte comes from. reallocate(NULL, size, user)
 * allocates; reallocate(p, 0, user) frees and returns NULL. */
typedef struct ietf_allocator {
    void *(*reallocate)(void *pointer, size_t size, void *user);
    void *user;
} ietf_allocator;

extern const ietf_allocator ietf_allocator_default;

/* The arena itself; NULL when there is no memory. The allocator is copied. */
ietf_arena *ietf_arena_new(const ietf_allocator *allocator);
void ietf_arena_free(ietf_arena *a);
/* A scratch arena inside a: freed by ietf_arena_free, at the latest with a. It takes a's unwind
 * point of this moment. */
ietf_arena *ietf_arena_child(ietf_arena *a);

/* Where to go when memory runs out; returns the former point. NULL: return NULL instead. */
jmp_buf *ietf_arena_unwind(ietf_arena *a, jmp_buf *point);

enum { IETF_ARENA_TRY_MOST = 3 };

/* Runs call(user) with an unwind point of its own for the arenas, which it names all that
 * `call` may use; false when one unwound. The way for callbacks of other libraries to use
 * arenas: no jump leaves `call`. */
bool ietf_arena_try(ietf_arena *const *arenas, size_t count, void (*call)(void *user),
                    void *user);

const ietf_allocator *ietf_arena_allocator(const ietf_arena *a);

/* Aligned for any type; the memory is not cleared. size 0 gives a valid pointer. */
void *ietf_arena_alloc(ietf_arena *a, size_t size);
void *ietf_arena_zalloc(ietf_arena *a, size_t size);
/* Grows the newest allocation in place where it can, else copies; the old memory is used again
 * by later calls, so that growing arrays leave little behind. */
void *ietf_arena_grow(ietf_arena *a, void *old, size_t old_size, size_t new_size);
/* A NUL-terminated copy. */
char *ietf_arena_strndup(ietf_arena *a, const char *text, size_t length);
char *ietf_arena_strdup(ietf_arena *a, const char *text);
/* The pieces one after the other, NUL-terminated; the list ends with NULL. */
char *ietf_arena_join(ietf_arena *a, const char *first, ...) __attribute__((sentinel));
/* As printf, without locale: only %s %d %u %zu %c %% %.*s are understood. */
char *ietf_arena_format(ietf_arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *ietf_arena_vformat(ietf_arena *a, const char *format, va_list arguments);

/* Runs call(user) when the arena is freed, newest first. */
void ietf_arena_defer(ietf_arena *a, void (*call)(void *user), void *user);
/* Jumps to the unwind point (or returns NULL without one): for callers whose own malloc failed.
 */
void *ietf_arena_fail(ietf_arena *a);
size_t ietf_arena_bytes(const ietf_arena *a);

#define IETF_NEW(arena, type) ((type *)ietf_arena_zalloc((arena), sizeof(type)))
#define IETF_NEW_ARRAY(arena, type, count)                                                     \
    ((type *)ietf_arena_zalloc((arena), sizeof(type) * (size_t)(count)))

#endif
