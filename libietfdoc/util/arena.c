/* The arena: blocks that grow in size, a list of deferred calls, and the way out when memory is
 * short. See arena.h for the rules. */
#include "libietfdoc/util/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "libietfdoc/util/buf.h"

enum { FIRST_BLOCK = 32 * 1024, LARGEST_BLOCK = 1024 * 1024, ALIGN = 8, SIZE_CLASSES = 24 };

struct block {
    struct block *next;
    size_t size; /* of the bytes that follow */
};

struct deferred {
    struct deferred *next;
    void (*call)(void *user);
    void *user;
};

/* Memory that an array left when it grew. */
struct hole {
    struct hole *next;
};

struct ietf_arena {
    ietf_allocator allocator;
    ietf_arena *parent, *children, *older, *younger; /* children: the youngest */
    struct hole *holes[SIZE_CLASSES];                /* by powers of two from 32 bytes */
    jmp_buf *unwind;
    struct block *blocks;
    struct deferred *deferred;
    char *at, *end; /* the free part of the newest block */
    size_t next_size;
    size_t bytes;
};

static void *
plain_reallocate(void *pointer, size_t size, void *user)
{
    if (size == 0) {
        free(pointer);
        return NULL;
    }
    return realloc(pointer, size);
}

const ietf_allocator ietf_allocator_default = {plain_reallocate, NULL};

ietf_arena *
ietf_arena_new(const ietf_allocator *allocator)
{
    ietf_arena *a = allocator->reallocate(NULL, sizeof(*a), allocator->user);

    if (!a)
        return NULL;
    memset(a, 0, sizeof(*a));
    a->allocator = *allocator;
    a->next_size = FIRST_BLOCK;
    return a;
}

ietf_arena *
ietf_arena_child(ietf_arena *a)
{
    ietf_arena *child = ietf_arena_new(&a->allocator);

    if (!child)
        return ietf_arena_fail(a);
    child->unwind = a->unwind;
    child->parent = a;
    child->older = a->children;
    if (a->children)
        a->children->younger = child;
    a->children = child;
    return child;
}

static void
leave_parent(ietf_arena *a)
{
    if (!a->parent)
        return;
    if (a->younger)
        a->younger->older = a->older;
    else
        a->parent->children = a->older;
    if (a->older)
        a->older->younger = a->younger;
}

void
ietf_arena_free(ietf_arena *a)
{
    if (!a)
        return;
    leave_parent(a);
    while (a->children)
        ietf_arena_free(a->children);
    for (struct deferred *d = a->deferred; d; d = d->next)
        d->call(d->user);
    for (struct block *b = a->blocks, *next; b; b = next) {
        next = b->next;
        a->allocator.reallocate(b, 0, a->allocator.user);
    }
    a->allocator.reallocate(a, 0, a->allocator.user);
}

jmp_buf *
ietf_arena_unwind(ietf_arena *a, jmp_buf *point)
{
    jmp_buf *former = a->unwind;

    a->unwind = point;
    return former;
}

/* What is true on both sides of a jump is in memory, not in registers. */
struct attempt {
    ietf_arena *const *arenas;
    size_t count;
    jmp_buf point;
    jmp_buf *former[IETF_ARENA_TRY_MOST];
};

static void
restore(struct attempt *t)
{
    for (size_t i = t->count; i-- > 0;) /* backwards: one may be named twice */
        ietf_arena_unwind(t->arenas[i], t->former[i]);
}

bool
ietf_arena_try(ietf_arena *const *arenas, size_t count, void (*call)(void *user), void *user)
{
    struct attempt t = {.arenas = arenas, .count = count};

    for (size_t i = 0; i < count; i++)
        t.former[i] = ietf_arena_unwind(arenas[i], &t.point);
    if (setjmp(t.point) != 0) {
        restore(&t);
        return false;
    }
    call(user);
    restore(&t);
    return true;
}

const ietf_allocator *
ietf_arena_allocator(const ietf_arena *a)
{
    return &a->allocator;
}

void *
ietf_arena_fail(ietf_arena *a)
{
    if (a->unwind)
        longjmp(*a->unwind, 1);
    return NULL;
}

static size_t
rounded(size_t size)
{
    return (size + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
}

/* A block for at least `size` bytes. A large request gets a block of its own behind the newest,
 * which goes on being filled. */
static void *
alloc_from_new_block(ietf_arena *a, size_t size)
{
    bool own = size > a->next_size / 4;
    size_t want = own ? size : a->next_size;
    struct block *b;

    if (size > SIZE_MAX / 2)
        return ietf_arena_fail(a);
    b = a->allocator.reallocate(NULL, rounded(sizeof(*b)) + want, a->allocator.user);
    if (!b)
        return ietf_arena_fail(a);
    b->size = want;
    a->bytes += want;
    if (own && a->blocks) {
        b->next = a->blocks->next;
        a->blocks->next = b;
        return (char *)b + rounded(sizeof(*b));
    }
    b->next = a->blocks;
    a->blocks = b;
    a->at = (char *)b + rounded(sizeof(*b)) + size;
    a->end = (char *)b + rounded(sizeof(*b)) + want;
    if (a->next_size < LARGEST_BLOCK)
        a->next_size *= 2;
    return (char *)b + rounded(sizeof(*b));
}

void *
ietf_arena_alloc(ietf_arena *a, size_t size)
{
    size_t need = rounded(size ? size : 1);
    void *result = a->at;

    if (need < size || need > (size_t)(a->end - a->at))
        return alloc_from_new_block(a, need < size ? SIZE_MAX : need);
    a->at += need;
    return result;
}

/* Strings come from the end of the block, where nothing is aligned. */
static char *
string_alloc(ietf_arena *a, size_t size)
{
    if (size > (size_t)(a->end - a->at) || size > FIRST_BLOCK / 4)
        return ietf_arena_alloc(a, size);
    a->end -= size;
    return a->end;
}

void *
ietf_arena_zalloc(ietf_arena *a, size_t size)
{
    void *result = ietf_arena_alloc(a, size);

    return result ? memset(result, 0, size) : NULL;
}

/* The class whose holes are at least `size` bytes: class i has 32 << i bytes or more. */
static unsigned
class_of(size_t size)
{
    unsigned rank = 0;

    while (rank < SIZE_CLASSES && ((size_t)32 << rank) < size)
        rank++;
    return rank;
}

static void
keep_hole(ietf_arena *a, void *memory, size_t size)
{
    unsigned rank = class_of(size);
    struct hole *hole = memory;

    if (rank < SIZE_CLASSES && ((size_t)32 << rank) > size && rank > 0)
        rank--;
    if (rank >= SIZE_CLASSES || size < 32)
        return;
    hole->next = a->holes[rank];
    a->holes[rank] = hole;
}

static void *
take_hole(ietf_arena *a, size_t size)
{
    unsigned rank = class_of(size);
    struct hole *hole = rank < SIZE_CLASSES ? a->holes[rank] : NULL;

    if (hole)
        a->holes[rank] = hole->next;
    return hole;
}

void *
ietf_arena_grow(ietf_arena *a, void *old, size_t old_size, size_t new_size)
{
    size_t had = rounded(old_size ? old_size : 1);
    size_t need = rounded(new_size ? new_size : 1);
    char *start = old;
    void *result;

    if (start && start + had == a->at && need >= had && need <= (size_t)(a->end - start)) {
        a->at = start + need;
        return old;
    }
    result = take_hole(a, need);
    if (!result)
        result = ietf_arena_alloc(a, new_size);
    if (!result || !old_size)
        return result;
    memcpy(result, old, old_size < new_size ? old_size : new_size);
    keep_hole(a, old, had);
    return result;
}

char *
ietf_arena_strndup(ietf_arena *a, const char *text, size_t length)
{
    char *copy = string_alloc(a, length + 1);

    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *
ietf_arena_strdup(ietf_arena *a, const char *text)
{
    return ietf_arena_strndup(a, text, strlen(text));
}

char *
ietf_arena_join(ietf_arena *a, const char *first, ...)
{
    va_list pieces;
    size_t length = 0;
    char *result, *at;

    va_start(pieces, first);
    for (const char *p = first; p; p = va_arg(pieces, const char *))
        length += strlen(p);
    va_end(pieces);
    at = result = string_alloc(a, length + 1);
    if (!result)
        return NULL;
    va_start(pieces, first);
    for (const char *p = first; p; p = va_arg(pieces, const char *))
        at = stpcpy(at, p);
    va_end(pieces);
    *at = '\0';
    return result;
}

char *
ietf_arena_format(ietf_arena *a, const char *format, ...)
{
    va_list arguments;
    char *result;

    va_start(arguments, format);
    result = ietf_arena_vformat(a, format, arguments);
    va_end(arguments);
    return result;
}

char *
ietf_arena_vformat(ietf_arena *a, const char *format, va_list arguments)
{
    ietf_buf b;
    char *result;

    ietf_buf_init(&b, a);
    ietf_buf_addvf(&b, format, arguments);
    result = ietf_buf_copy(&b, a);
    ietf_buf_release(&b);
    return result;
}

void
ietf_arena_defer(ietf_arena *a, void (*call)(void *user), void *user)
{
    struct deferred *d = ietf_arena_alloc(a, sizeof(*d));

    if (!d)
        return;
    *d = (struct deferred){a->deferred, call, user};
    a->deferred = d;
}

size_t
ietf_arena_bytes(const ietf_arena *a)
{
    return a->bytes;
}
