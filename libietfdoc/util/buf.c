/* The growing buffer. Its bytes are outside the arena's blocks, so that growing leaves no
 * copies behind; a small record in the arena frees them with everything else. */
#include "libietfdoc/util/buf.h"

#include <stdint.h>
#include <string.h>

#include "libietfdoc/util/utf8.h"

struct ietf_buf_block {
    void *memory;
    const ietf_allocator *allocator;
};

static void
free_block(void *user)
{
    struct ietf_buf_block *block = user;

    if (block->memory)
        block->allocator->reallocate(block->memory, 0, block->allocator->user);
    block->memory = NULL;
}

void
ietf_buf_init(ietf_buf *b, ietf_arena *a)
{
    static const char empty[1] = "";

    *b = (ietf_buf){.data = (char *)empty, .arena = a};
}

void
ietf_buf_release(ietf_buf *b)
{
    if (b->block)
        free_block(b->block);
    ietf_buf_init(b, b->arena);
}

void
ietf_buf_clear(ietf_buf *b)
{
    ietf_buf_truncate(b, 0);
}

void
ietf_buf_truncate(ietf_buf *b, size_t length)
{
    if (length >= b->length)
        return;
    b->length = length;
    b->data[length] = '\0';
}

/* Room for `more` bytes and the NUL; false when the ceiling is reached or memory is short. */
static bool
make_room(ietf_buf *b, size_t more)
{
    size_t need = b->length + more + 1;
    size_t capacity = b->capacity ? b->capacity : 64;
    void *memory;

    if (b->error || need < more || (b->ceiling && need - 1 > b->ceiling)) {
        b->error = true;
        return false;
    }
    if (need <= b->capacity)
        return true;
    while (capacity < need)
        capacity += capacity < SIZE_MAX / 4 ? capacity : need - capacity;
    if (!b->block) {
        b->block = ietf_arena_zalloc(b->arena, sizeof(*b->block));
        if (!b->block) {
            b->error = true;
            return false;
        }
        b->block->allocator = ietf_arena_allocator(b->arena);
        ietf_arena_defer(b->arena, free_block, b->block);
    }
    memory =
        b->block->allocator->reallocate(b->block->memory, capacity, b->block->allocator->user);
    if (!memory) {
        b->error = true;
        ietf_arena_fail(b->arena);
        return false;
    }
    b->block->memory = b->data = memory;
    b->capacity = capacity;
    b->data[b->length] = '\0';
    return true;
}

void
ietf_buf_reserve(ietf_buf *b, size_t more)
{
    make_room(b, more);
}

void
ietf_buf_add(ietf_buf *b, const char *text, size_t length)
{
    if (length == 0 || !make_room(b, length))
        return;
    memcpy(b->data + b->length, text, length);
    b->length += length;
    b->data[b->length] = '\0';
}

void
ietf_buf_adds(ietf_buf *b, const char *text)
{
    if (text)
        ietf_buf_add(b, text, strlen(text));
}

void
ietf_buf_addc(ietf_buf *b, char byte)
{
    ietf_buf_add(b, &byte, 1);
}

void
ietf_buf_fill(ietf_buf *b, char byte, size_t count)
{
    if (count == 0 || !make_room(b, count))
        return;
    memset(b->data + b->length, byte, count);
    b->length += count;
    b->data[b->length] = '\0';
}

void
ietf_buf_add_utf8(ietf_buf *b, uint32_t code_point)
{
    char bytes[4];

    ietf_buf_add(b, bytes, ietf_utf8_encode(code_point, bytes));
}

static void
add_unsigned(ietf_buf *b, size_t value, bool negative, unsigned base)
{
    char digits[32];
    size_t at = sizeof(digits);

    do {
        digits[--at] = "0123456789ABCDEF"[value % base];
        value /= base;
    } while (value);
    if (negative)
        digits[--at] = '-';
    ietf_buf_add(b, digits + at, sizeof(digits) - at);
}

static void
add_signed(ietf_buf *b, long value)
{
    add_unsigned(b, value < 0 ? 0 - (size_t)value : (size_t)value, value < 0, 10);
}

/* One conversion, format just behind the percent sign; returns the place behind it. The list
 * goes by pointer, inside a struct because va_list may be an array. */
struct arguments {
    va_list list;
};

static const char *
add_conversion(ietf_buf *b, const char *format, struct arguments *arguments)
{
    int precision = -1;
    char size = '\0';
    const char *text;

    if (strncmp(format, ".*", 2) == 0) {
        precision = va_arg(arguments->list, int);
        format += 2;
    }
    if (*format == 'z' || *format == 'l')
        size = *format++;
    switch (*format) {
    case 's':
        text = va_arg(arguments->list, const char *);
        text = text ? text : "(null)";
        ietf_buf_add(b, text, precision < 0 ? strlen(text) : strnlen(text, (size_t)precision));
        break;
    case 'd':
        add_signed(b, size ? va_arg(arguments->list, long) : va_arg(arguments->list, int));
        break;
    case 'u':
    case 'X':
        add_unsigned(b,
                     size ? va_arg(arguments->list, size_t) : va_arg(arguments->list, unsigned),
                     false, *format == 'u' ? 10 : 16);
        break;
    case 'c':
        ietf_buf_addc(b, (char)va_arg(arguments->list, int));
        break;
    default:
        ietf_buf_addc(b, *format);
    }
    return *format ? format + 1 : format;
}

void
ietf_buf_addvf(ietf_buf *b, const char *format, va_list list)
{
    struct arguments arguments;

    va_copy(arguments.list, list);
    while (*format) {
        size_t plain = strcspn(format, "%");

        ietf_buf_add(b, format, plain);
        format += plain;
        if (*format == '%')
            format = add_conversion(b, format + 1, &arguments);
    }
    va_end(arguments.list);
}

void
ietf_buf_addf(ietf_buf *b, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    ietf_buf_addvf(b, format, arguments);
    va_end(arguments);
}

char *
ietf_buf_copy(const ietf_buf *b, ietf_arena *a)
{
    return ietf_arena_strndup(a, b->data, b->length);
}
