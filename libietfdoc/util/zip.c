/* ZIP archives by way of zlib. Sizes are known before a file's header is written, so that no
 * data descriptors are needed; nothing of the machine (owner, mode, time) goes in. */
#include "libietfdoc/util/zip.h"

#include <string.h>
#include <zlib.h>

enum {
    VERSION = 20, /* 2.0: directories and deflate */
    STORED = 0,
    DEFLATED = 8,
    LEVEL = 9,
    FIRST_YEAR = 1980,
};

static void
add16(ietf_buf *b, unsigned value)
{
    ietf_buf_addc(b, (char)(value & 255));
    ietf_buf_addc(b, (char)(value >> 8 & 255));
}

static void
add32(ietf_buf *b, uint32_t value)
{
    add16(b, value & 0xffff);
    add16(b, value >> 16);
}

void
ietf_zip_begin(ietf_zip *z, ietf_buf *out, ietf_date date, ietf_arena *a)
{
    bool fits = date.year >= FIRST_YEAR && date.year < FIRST_YEAR + 128;

    *z = (ietf_zip){.out = out, .arena = a, .start = out->length};
    z->date = (uint16_t)(fits ? (date.year - FIRST_YEAR) << 9 | date.month << 5 | date.day
                              : 1 << 5 | 1);
    ietf_buf_init(&z->directory, a);
}

static void *
take_memory(void *user, unsigned items, unsigned size)
{
    return ietf_arena_alloc(user, (size_t)items * size);
}

/* The arena frees it. */
static void
leave_memory(void *user, void *memory)
{
    (void)user;
    (void)memory;
}

/* zlib gets NULL when memory is short, and the unwind is ours to start. */
static const char *
deflated(ietf_arena *a, const char *data, size_t length, size_t *size)
{
    z_stream stream = {.zalloc = take_memory, .zfree = leave_memory, .opaque = a};
    jmp_buf *former = ietf_arena_unwind(a, NULL);
    bool done = deflateInit2(&stream, LEVEL, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK;
    size_t room = done ? deflateBound(&stream, length) : 0;
    char *out = done ? ietf_arena_alloc(a, room) : NULL;

    if (out) {
        stream.next_in = (unsigned char *)data;
        stream.avail_in = (unsigned)length;
        stream.next_out = (unsigned char *)out;
        stream.avail_out = (unsigned)room;
        done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
        *size = stream.total_out;
    }
    if (done)
        deflateEnd(&stream);
    ietf_arena_unwind(a, former);
    return done && out ? out : ietf_arena_fail(a);
}

/* From the version on, what the two headers of a file have in common. */
static void
add_facts(const ietf_zip *z, ietf_buf *b, unsigned method, uint32_t sum, size_t packed,
          size_t length, const char *name)
{
    add16(b, VERSION);
    add16(b, 0); /* no flags */
    add16(b, method);
    add16(b, 0); /* midnight */
    add16(b, z->date);
    add32(b, sum);
    add32(b, (uint32_t)packed);
    add32(b, (uint32_t)length);
    add16(b, (unsigned)strlen(name));
    add16(b, 0); /* nothing extra */
}

void
ietf_zip_add(ietf_zip *z, const char *name, const char *data, size_t length, bool stored)
{
    size_t place = z->out->length - z->start, packed = length;
    uint32_t sum = (uint32_t)crc32_z(0, (const unsigned char *)data, length);
    const char *bytes = stored ? data : deflated(z->arena, data, length, &packed);
    unsigned method = stored ? STORED : DEFLATED;

    ietf_buf_add(z->out, "PK\3\4", 4);
    add_facts(z, z->out, method, sum, packed, length, name);
    ietf_buf_adds(z->out, name);
    ietf_buf_add(z->out, bytes, packed);

    ietf_buf_add(&z->directory, "PK\1\2", 4);
    add16(&z->directory, VERSION);
    add_facts(z, &z->directory, method, sum, packed, length, name);
    add16(&z->directory, 0); /* no comment */
    add16(&z->directory, 0); /* on the only disk */
    add16(&z->directory, 0);
    add32(&z->directory, 0); /* no mode */
    add32(&z->directory, (uint32_t)place);
    ietf_buf_adds(&z->directory, name);
    z->count++;
}

void
ietf_zip_end(ietf_zip *z)
{
    size_t place = z->out->length - z->start;

    ietf_buf_add(z->out, z->directory.data, z->directory.length);
    ietf_buf_add(z->out, "PK\5\6", 4);
    add32(z->out, 0); /* one disk */
    add16(z->out, z->count);
    add16(z->out, z->count);
    add32(z->out, (uint32_t)z->directory.length);
    add32(z->out, (uint32_t)place);
    add16(z->out, 0); /* no comment */
}
