/* A growing byte buffer, always NUL-terminated, with a sticky error and a ceiling: write
 * freely, look at `error` once. Its memory belongs to an arena and may be given back early. */
#ifndef IETF_BUF_H
#define IETF_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/util/arena.h"

typedef struct ietf_buf {
    char *data; /* never NULL after init */
    size_t length;
    size_t capacity;
    size_t ceiling; /* bytes; 0: none */
    bool error;     /* the ceiling was reached: nothing more is appended */
    ietf_arena *arena;
    struct ietf_buf_block *block; /* what the arena frees; NULL: nothing allocated yet */
} ietf_buf;

void ietf_buf_init(ietf_buf *b, ietf_arena *a);
void ietf_buf_release(ietf_buf *b); /* optional: gives the memory back before the arena goes */
void ietf_buf_clear(ietf_buf *b);
void ietf_buf_truncate(ietf_buf *b, size_t length);
void ietf_buf_reserve(ietf_buf *b, size_t more);
void ietf_buf_add(ietf_buf *b, const char *text, size_t length);
void ietf_buf_adds(ietf_buf *b, const char *text); /* NULL adds nothing */
void ietf_buf_addc(ietf_buf *b, char byte);
void ietf_buf_fill(ietf_buf *b, char byte, size_t count);
void ietf_buf_add_utf8(ietf_buf *b, uint32_t code_point);
/* As ietf_arena_format. */
void ietf_buf_addf(ietf_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void ietf_buf_addvf(ietf_buf *b, const char *format, va_list arguments);
/* A copy in the arena, NUL-terminated. */
char *ietf_buf_copy(const ietf_buf *b, ietf_arena *a);

#endif
