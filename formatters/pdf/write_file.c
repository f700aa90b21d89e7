/* Objects, and the file that holds them (ISO 32000-1, 7.5). Streams go out as they come; other
 * objects wait until they are many and go into an object stream, for they deflate well
 * together. The identifier is a hash of the bytes before it: no clock, no chance. */
#include <zlib.h>

#include "formatters/pdf/write.h"
#include "libietfdoc/util/sha1.h"

enum {
    PER_STREAM = 200, /* objects in an object stream */
    LEVEL = 4,        /* of deflate: half the time of 6, 3 % more bytes */
};

void *
pdf_grow(ietf_arena *a, void *items, uint32_t count, uint32_t *capacity, size_t size)
{
    uint32_t room = *capacity ? *capacity * 2 : 64;

    if (count < *capacity)
        return items;
    items = ietf_arena_grow(a, items, *capacity * size, room * size);
    *capacity = room;
    return items;
}

/* zlib must not be jumped over: without an unwind point the arena gives NULL. */
static void *
deflate_memory(void *user, unsigned items, unsigned size)
{
    ietf_arena *a = user;
    jmp_buf *point = ietf_arena_unwind(a, NULL);
    void *memory = ietf_arena_alloc(a, (size_t)items * size);

    ietf_arena_unwind(a, point);
    return memory;
}

static void
deflate_free(void *user, void *memory)
{
}

void
pdf_file_begin(pdf_file *f, ietf_arena *a, ietf_buf *out)
{
    *f = (pdf_file){.arena = a, .out = out, .start = out->length, .count = 1};
    ietf_buf_init(&f->plain, a);
    ietf_buf_init(&f->packed, a);
    f->waiting = IETF_NEW_ARRAY(a, uint32_t, PER_STREAM);
    f->objects = pdf_grow(a, NULL, 0, &f->capacity, sizeof *f->objects);
    f->objects[0] = (pdf_object){0};
    f->deflate = IETF_NEW(a, z_stream);
    f->deflate->zalloc = deflate_memory;
    f->deflate->zfree = deflate_free;
    f->deflate->opaque = a;
    if (deflateInit2(f->deflate, LEVEL, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        ietf_arena_fail(a);
    ietf_buf_adds(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

uint32_t
pdf_file_number(pdf_file *f)
{
    f->objects = pdf_grow(f->arena, f->objects, f->count, &f->capacity, sizeof *f->objects);
    f->objects[f->count] = (pdf_object){0};
    return f->count++;
}

ietf_buf *
pdf_object_begin(pdf_file *f, uint32_t number)
{
    f->waiting[f->waiting_count++] = number;
    f->open = number;
    f->objects[number].offset = f->plain.length;
    return &f->plain;
}

/* The data deflated into f->packed. */
static void
pack(pdf_file *f, const char *data, size_t length)
{
    z_stream *z = f->deflate;

    deflateReset(z);
    ietf_buf_clear(&f->packed);
    ietf_buf_reserve(&f->packed, deflateBound(z, length));
    z->next_in = (Bytef *)data;
    z->avail_in = (uInt)length;
    z->next_out = (Bytef *)f->packed.data;
    z->avail_out = (uInt)(f->packed.capacity - 1);
    deflate(z, Z_FINISH);
    f->packed.length = z->total_out;
}

static void
stream_put(pdf_file *f, uint32_t number, const char *entries, const char *data, size_t length,
           bool packed)
{
    f->objects[number].offset = f->out->length - f->start;
    if (!packed) {
        pack(f, data, length);
        data = f->packed.data;
        length = f->packed.length;
    }
    ietf_buf_addf(f->out, "%u 0 obj\n<<%s%s/Length %zu>>\nstream\n", number, entries,
                  packed ? "" : "/Filter/FlateDecode", length);
    ietf_buf_add(f->out, data, length);
    ietf_buf_adds(f->out, "\nendstream\nendobj\n");
}

void
pdf_stream_add(pdf_file *f, uint32_t number, const char *entries, const char *data,
               size_t length, bool packed)
{
    stream_put(f, number, entries, data, length, packed);
}

/* One object stream of the objects that wait. */
static void
holder_put(pdf_file *f)
{
    uint32_t holder = pdf_file_number(f);
    size_t count = f->waiting_count;
    ietf_buf head, entries;

    ietf_buf_init(&head, f->arena);
    ietf_buf_init(&entries, f->arena);
    for (size_t i = 0; i < count; i++) {
        pdf_object *object = &f->objects[f->waiting[i]];
        ietf_buf_addf(&head, "%u %zu ", f->waiting[i], object->offset + i);
        object->holder = holder;
        object->index = (uint32_t)i;
    }
    ietf_buf_addf(&entries, "/Type/ObjStm/N %zu/First %zu", count, head.length);
    for (size_t i = 0; i < count; i++) {
        const pdf_object *object = &f->objects[f->waiting[i]];
        ietf_buf_add(&head, f->plain.data + object->offset, object->length);
        ietf_buf_addc(&head, ' ');
    }
    stream_put(f, holder, entries.data, head.data, head.length, false);
    ietf_buf_release(&head);
    ietf_buf_release(&entries);
}

/* What waits goes into an object stream, and the room for it is free again. */
static void
flush(pdf_file *f)
{
    if (f->waiting_count)
        holder_put(f);
    f->waiting_count = 0;
    ietf_buf_clear(&f->plain);
}

void
pdf_object_end(pdf_file *f)
{
    pdf_object *object = &f->objects[f->open];

    object->length = f->plain.length - object->offset;
    f->open = 0;
    if (f->waiting_count == PER_STREAM)
        flush(f);
}

static void
row_put(ietf_buf *b, unsigned kind, size_t second, unsigned third)
{
    ietf_buf_addc(b, (char)kind);
    for (int shift = 24; shift >= 0; shift -= 8)
        ietf_buf_addc(b, (char)(second >> shift & 255));
    ietf_buf_addc(b, (char)(third >> 8 & 255));
    ietf_buf_addc(b, (char)(third & 255));
}

/* The cross-reference table: for each object where it is. */
static void
table_make(const pdf_file *f, ietf_buf *b)
{
    row_put(b, 0, 0, 0xFFFF);
    for (uint32_t i = 1; i < f->count; i++) {
        const pdf_object *object = &f->objects[i];
        if (object->holder)
            row_put(b, 2, object->holder, object->index);
        else if (object->offset)
            row_put(b, 1, object->offset, 0);
        else
            row_put(b, 0, 0, 0);
    }
}

static void
identifier_put(const pdf_file *f, ietf_buf *b)
{
    unsigned char digest[IETF_SHA1_SIZE];

    ietf_sha1(f->out->data + f->start, f->out->length - f->start, digest);
    ietf_buf_adds(b, "/ID[");
    for (int part = 0; part < 2; part++) {
        ietf_buf_addc(b, '<');
        for (int i = 0; i < 16; i++) {
            ietf_buf_addc(b, "0123456789ABCDEF"[digest[i] >> 4]);
            ietf_buf_addc(b, "0123456789ABCDEF"[digest[i] & 15]);
        }
        ietf_buf_addc(b, '>');
    }
    ietf_buf_addc(b, ']');
}

void
pdf_file_end(pdf_file *f, uint32_t catalog, uint32_t info)
{
    ietf_buf table, entries;
    uint32_t number;
    size_t offset;

    flush(f);
    number = pdf_file_number(f);
    offset = f->out->length - f->start;
    f->objects[number].offset = offset;
    ietf_buf_init(&table, f->arena);
    ietf_buf_init(&entries, f->arena);
    table_make(f, &table);
    ietf_buf_addf(&entries, "/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R", f->count,
                  catalog, info);
    identifier_put(f, &entries);
    stream_put(f, number, entries.data, table.data, table.length, false);
    ietf_buf_addf(f->out, "startxref\n%zu\n%%%%EOF\n", offset);
    ietf_buf_release(&table);
    ietf_buf_release(&entries);
    ietf_buf_release(&f->plain);
    ietf_buf_release(&f->packed);
}
