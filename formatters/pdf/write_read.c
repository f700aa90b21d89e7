/* The reader of Cairo's files: values, the cross-reference table, object streams. */
#include <zlib.h>

#include "formatters/pdf/write_read.h"

enum {
    MAX_DEPTH = 32,
    MAX_NEEDED = 4,
    MAX_OBJECTS = 1000000,
    MAX_INFLATED = 64 << 20,
};

typedef struct cursor {
    pdf_reader *reader;
    const char *at, *end;
} cursor;

typedef struct pdf_holder { /* an object stream, inflated */
    uint32_t number;
    const char *data;
    size_t length;
    struct pdf_holder *next;
} pdf_holder;

void *
pdf_reader_fail(pdf_reader *r, const char *why)
{
    if (!r->why)
        r->why = why;
    return NULL;
}

static bool
is_white(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_delimiter(int c)
{
    return strchr("()<>[]{}/%", c) != NULL; /* NUL as well */
}

static void
skip_white(cursor *c)
{
    for (; c->at < c->end; c->at++) {
        if (*c->at == '%')
            while (c->at + 1 < c->end && c->at[1] != '\n' && c->at[1] != '\r')
                c->at++;
        else if (!is_white(*c->at))
            return;
    }
}

static bool
starts(const cursor *c, const char *text)
{
    size_t length = strlen(text);

    return (size_t)(c->end - c->at) >= length && memcmp(c->at, text, length) == 0;
}

static bool
skip(cursor *c, const char *text)
{
    skip_white(c);
    if (!starts(c, text))
        return false;
    c->at += strlen(text);
    return true;
}

static bool
read_number(cursor *c, uint64_t most, uint64_t *number)
{
    const char *start;

    skip_white(c);
    *number = 0;
    for (start = c->at; c->at < c->end && ietf_is_digit(*c->at); c->at++) {
        *number = *number * 10 + (uint64_t)(*c->at - '0');
        if (*number > most)
            return false;
    }
    return c->at > start;
}

static pdf_value *
value_new(cursor *c, enum pdf_value_kind kind, const char *start)
{
    pdf_value *v = IETF_NEW(c->reader->arena, pdf_value);

    v->kind = kind;
    v->text = start;
    v->length = (size_t)(c->at - start);
    return v;
}

static pdf_value *
read_string(cursor *c)
{
    const char *start = c->at;
    int depth = 0;

    if (*c->at == '<') {
        while (c->at < c->end && *c->at != '>')
            c->at++;
    } else {
        for (; c->at < c->end; c->at++) {
            depth += (*c->at == '(') - (*c->at == ')');
            if (*c->at == '\\')
                c->at++;
            if (!depth)
                break;
        }
    }
    if (c->at >= c->end)
        return pdf_reader_fail(c->reader, "a string does not end");
    c->at++;
    return value_new(c, PDF_VALUE_STRING, start);
}

/* A number, a word, or a reference. */
static pdf_value *
read_word(cursor *c)
{
    const char *start = c->at;
    uint64_t number, generation;
    cursor ahead = *c;
    pdf_value *v;

    if (read_number(&ahead, MAX_OBJECTS, &number) && read_number(&ahead, 0, &generation) &&
        skip(&ahead, "R") &&
        (ahead.at == ahead.end || is_white(*ahead.at) || is_delimiter(*ahead.at))) {
        c->at = ahead.at;
        v = value_new(c, PDF_VALUE_REFERENCE, start);
        v->reference = (uint32_t)number;
        return v;
    }
    while (c->at < c->end && !is_white(*c->at) && !is_delimiter(*c->at))
        c->at++;
    if (c->at == start)
        return pdf_reader_fail(c->reader, "a value is missing");
    return value_new(c, PDF_VALUE_PLAIN, start);
}

static pdf_value *
read_name(cursor *c)
{
    const char *start = c->at++;

    while (c->at < c->end && !is_white(*c->at) && !is_delimiter(*c->at))
        c->at++;
    return value_new(c, PDF_VALUE_NAME, start);
}

static pdf_value *read_value(cursor *c, int depth);

static void
add_kid(pdf_value *v, pdf_value *kid)
{
    if (v->last)
        v->last->next = kid;
    else
        v->first = kid;
    v->last = kid;
}

/* Values up to the end mark. */
static pdf_value *
read_list(cursor *c, enum pdf_value_kind kind, const char *end, int depth)
{
    pdf_value *v = value_new(c, kind, c->at), *kid;

    c->at += strlen(end);
    while (!skip(c, end)) {
        kid = c->at < c->end ? read_value(c, depth + 1) : NULL;
        if (!kid)
            return pdf_reader_fail(c->reader, "a list does not end");
        if (kind == PDF_VALUE_DICTIONARY && kid->kind != PDF_VALUE_NAME)
            return pdf_reader_fail(c->reader, "a key is not a name");
        add_kid(v, kid);
        if (kind != PDF_VALUE_DICTIONARY)
            continue;
        kid = read_value(c, depth + 1);
        if (!kid)
            return NULL;
        add_kid(v, kid);
    }
    return v;
}

/* Recursion: at most MAX_DEPTH deep; Cairo's files have five levels. */
static pdf_value *
read_value(cursor *c, int depth)
{
    skip_white(c);
    if (c->at >= c->end || depth > MAX_DEPTH)
        return pdf_reader_fail(c->reader, "a value is missing or too deep");
    if (starts(c, "<<"))
        return read_list(c, PDF_VALUE_DICTIONARY, ">>", depth);
    if (*c->at == '[')
        return read_list(c, PDF_VALUE_ARRAY, "]", depth);
    if (*c->at == '(' || *c->at == '<')
        return read_string(c);
    if (*c->at == '/')
        return read_name(c);
    return read_word(c);
}

bool
pdf_value_is(const pdf_value *v, const char *text)
{
    return v && (v->kind == PDF_VALUE_NAME || v->kind == PDF_VALUE_PLAIN) &&
           v->length == strlen(text) && memcmp(v->text, text, v->length) == 0;
}

const pdf_value *
pdf_value_get(const pdf_value *dictionary, const char *key)
{
    if (!dictionary || dictionary->kind != PDF_VALUE_DICTIONARY)
        return NULL;
    for (const pdf_value *v = dictionary->first; v; v = v->next->next)
        if (pdf_value_is(v, key))
            return v->next;
    return NULL;
}

bool
pdf_value_number(const pdf_value *v, uint64_t most, uint64_t *number)
{
    cursor c;

    if (!v || v->kind != PDF_VALUE_PLAIN)
        return false;
    c = (cursor){NULL, v->text, v->text + v->length};
    return read_number(&c, most, number) && c.at == c.end;
}

const pdf_value *
pdf_reader_get(pdf_reader *r, const pdf_value *dictionary, const char *key)
{
    const pdf_value *v = pdf_value_get(dictionary, key);

    return v && v->kind == PDF_VALUE_REFERENCE ? pdf_reader_object(r, v->reference).value : v;
}

/* ---- streams */

/* The stream behind a dictionary, if there is one. */
static bool
read_stream(cursor *c, pdf_read_object *object)
{
    pdf_reader *r = c->reader;
    uint64_t length;
    cursor end;

    if (!skip(c, "stream"))
        return skip(c, "endobj") || pdf_reader_fail(r, "an object does not end");
    if (starts(c, "\r\n"))
        c->at += 2;
    else if (starts(c, "\n"))
        c->at++;
    else
        return pdf_reader_fail(r, "a stream does not begin");
    if (!pdf_value_number(pdf_reader_get(r, object->value, "/Length"), r->length, &length) ||
        length > (uint64_t)(c->end - c->at))
        return pdf_reader_fail(r, "a stream's length is wrong");
    end = (cursor){r, c->at + length, c->end};
    if (!skip(&end, "endstream"))
        return pdf_reader_fail(r, "a stream does not end");
    object->stream = c->at;
    object->length = (size_t)length;
    return true;
}

static void *
inflate_memory(void *user, unsigned items, unsigned size)
{
    ietf_arena *a = user;
    jmp_buf *point = ietf_arena_unwind(a, NULL);
    void *memory = ietf_arena_alloc(a, (size_t)items * size);

    ietf_arena_unwind(a, point);
    return memory;
}

static void
inflate_free(void *user, void *memory)
{
}

/* The stream's bytes; of filters only deflate without predictors is known. */
static bool
inflate_stream(pdf_reader *r, const pdf_read_object *object, ietf_buf *out)
{
    const pdf_value *filter = pdf_reader_get(r, object->value, "/Filter");
    z_stream z = {.zalloc = inflate_memory, .zfree = inflate_free, .opaque = r->arena};
    char part[4096];
    int status;

    ietf_buf_init(out, r->arena);
    if (!filter) {
        ietf_buf_add(out, object->stream, object->length);
        return true;
    }
    if (!pdf_value_is(filter, "/FlateDecode") || pdf_value_get(object->value, "/DecodeParms"))
        return pdf_reader_fail(r, "an unknown filter");
    z.next_in = (Bytef *)object->stream;
    z.avail_in = (uInt)object->length;
    if (inflateInit(&z) != Z_OK)
        return ietf_arena_fail(r->arena);
    do {
        z.next_out = (Bytef *)part;
        z.avail_out = sizeof part;
        status = inflate(&z, Z_NO_FLUSH);
        ietf_buf_add(out, part, sizeof part - z.avail_out);
    } while (status == Z_OK && out->length < MAX_INFLATED);
    return status == Z_STREAM_END || pdf_reader_fail(r, "a stream is broken");
}

/* ---- objects */

static pdf_read_object
read_direct(pdf_reader *r, uint32_t number)
{
    pdf_read_object object = {0}, none = {0};
    cursor c = {r, r->data + r->objects[number].offset, r->data + r->length};
    uint64_t found;

    if (!read_number(&c, MAX_OBJECTS, &found) || found != number || !skip(&c, "0") ||
        !skip(&c, "obj")) {
        pdf_reader_fail(r, "an object is not where it should be");
        return none;
    }
    object.value = read_value(&c, 0);
    if (!object.value || !read_stream(&c, &object))
        return none;
    return object;
}

static const pdf_holder *
holder_read(pdf_reader *r, uint32_t number)
{
    pdf_read_object object;
    pdf_holder *holder;
    ietf_buf data;

    for (holder = r->holders; holder; holder = holder->next)
        if (holder->number == number)
            return holder;
    if (number >= r->count || r->objects[number].holder || !r->objects[number].offset)
        return pdf_reader_fail(r, "an object stream is missing");
    object = read_direct(r, number);
    if (!object.stream || !pdf_value_is(pdf_value_get(object.value, "/Type"), "/ObjStm") ||
        !inflate_stream(r, &object, &data))
        return pdf_reader_fail(r, "an object stream is broken");
    holder = IETF_NEW(r->arena, pdf_holder);
    *holder = (pdf_holder){number, data.data, data.length, r->holders};
    r->holders = holder;
    return holder;
}

/* The offset of the object in its stream, from the pairs at the stream's start. */
static bool
holder_find(pdf_reader *r, const pdf_holder *holder, uint32_t number, size_t *offset)
{
    pdf_read_object object = read_direct(r, holder->number);
    cursor c = {r, holder->data, holder->data + holder->length};
    uint64_t count, first, found, at;

    if (!pdf_value_number(pdf_reader_get(r, object.value, "/N"), MAX_OBJECTS, &count) ||
        !pdf_value_number(pdf_reader_get(r, object.value, "/First"), holder->length, &first))
        return false;
    for (; count; count--) {
        if (!read_number(&c, MAX_OBJECTS, &found) || !read_number(&c, holder->length, &at))
            return false;
        if (found == number && first + at < holder->length) {
            *offset = (size_t)(first + at);
            return true;
        }
    }
    return false;
}

static pdf_read_object
read_held(pdf_reader *r, uint32_t number)
{
    pdf_read_object object = {0};
    const pdf_holder *holder;
    size_t offset;

    holder = holder_read(r, r->objects[number].holder);
    if (holder && holder_find(r, holder, number, &offset)) {
        cursor c = {r, holder->data + offset, holder->data + holder->length};
        object.value = read_value(&c, 0);
    }
    if (!object.value)
        pdf_reader_fail(r, "an object is missing");
    return object;
}

/* A stream's length may be an object, in an object stream that has a length: no further. */
pdf_read_object
pdf_reader_object(pdf_reader *r, uint32_t number)
{
    pdf_read_object object = {0};

    if (number >= r->count || r->depth > MAX_NEEDED ||
        (!r->objects[number].holder && !r->objects[number].offset)) {
        pdf_reader_fail(r, "an object is missing");
        return object;
    }
    r->depth++;
    object = r->objects[number].holder ? read_held(r, number) : read_direct(r, number);
    r->depth--;
    return object;
}

/* ---- the cross-reference table */

static bool
objects_reserve(pdf_reader *r, uint64_t count)
{
    if (count > MAX_OBJECTS || count > r->length)
        return pdf_reader_fail(r, "too many objects");
    if (count <= r->count)
        return true;
    r->objects = ietf_arena_grow(r->arena, r->objects, r->count * sizeof *r->objects,
                                 (size_t)count * sizeof *r->objects);
    memset(r->objects + r->count, 0, (size_t)(count - r->count) * sizeof *r->objects);
    r->count = (uint32_t)count;
    return true;
}

/* One section of a classic table, then the trailer. */
static const pdf_value *
read_table(pdf_reader *r, cursor *c)
{
    uint64_t first, count, offset, generation;

    while (!skip(c, "trailer")) {
        if (!read_number(c, MAX_OBJECTS, &first) || !read_number(c, MAX_OBJECTS, &count) ||
            !objects_reserve(r, first + count))
            return pdf_reader_fail(r, "the table of objects is broken");
        for (uint64_t i = first; i < first + count; i++) {
            if (!read_number(c, r->length, &offset) || !read_number(c, 65535, &generation))
                return pdf_reader_fail(r, "the table of objects is broken");
            if (skip(c, "n"))
                r->objects[i].offset = (size_t)offset;
            else if (!skip(c, "f"))
                return pdf_reader_fail(r, "the table of objects is broken");
        }
    }
    return read_value(c, 0);
}

static uint64_t
field(const unsigned char **at, unsigned width)
{
    uint64_t value = 0;

    while (width--)
        value = value << 8 | *(*at)++;
    return value;
}

static bool
read_rows(pdf_reader *r, const ietf_buf *data, const unsigned widths[3])
{
    const unsigned char *at = (const unsigned char *)data->data;
    size_t size = widths[0] + widths[1] + widths[2];

    for (uint32_t i = 0; i < r->count && (i + 1) * size <= data->length; i++) {
        uint64_t kind = widths[0] ? field(&at, widths[0]) : 1;
        uint64_t second = field(&at, widths[1]);
        field(&at, widths[2]);
        if (kind == 1 && second < r->length)
            r->objects[i].offset = (size_t)second;
        else if (kind == 2 && second && second < r->count)
            r->objects[i].holder = (uint32_t)second;
        else if (kind)
            return pdf_reader_fail(r, "the table of objects is broken");
    }
    return true;
}

/* A cross-reference stream over all objects; gives its dictionary. */
static const pdf_value *
read_table_stream(pdf_reader *r, cursor *c)
{
    pdf_read_object object = {0};
    const pdf_value *w;
    unsigned widths[3];
    uint64_t number, size;
    ietf_buf data;

    if (!read_number(c, MAX_OBJECTS, &number) || !skip(c, "0") || !skip(c, "obj"))
        return pdf_reader_fail(r, "the table of objects is missing");
    object.value = read_value(c, 0);
    if (!object.value || !read_stream(c, &object) || !object.stream ||
        !pdf_value_is(pdf_value_get(object.value, "/Type"), "/XRef") ||
        pdf_value_get(object.value, "/Prev") || pdf_value_get(object.value, "/Index") ||
        !pdf_value_number(pdf_value_get(object.value, "/Size"), MAX_OBJECTS, &size) ||
        !objects_reserve(r, size))
        return pdf_reader_fail(r, "the table of objects is broken");
    w = pdf_value_get(object.value, "/W");
    w = w && w->kind == PDF_VALUE_ARRAY ? w->first : NULL;
    for (int i = 0; i < 3; i++, w = w->next) {
        if (!pdf_value_number(w, 8, &number))
            return pdf_reader_fail(r, "the table of objects is broken");
        widths[i] = (unsigned)number;
    }
    if (!inflate_stream(r, &object, &data) || !read_rows(r, &data, widths))
        return NULL;
    return object.value;
}

bool
pdf_reader_open(pdf_reader *r, ietf_arena *a, const char *data, size_t length)
{
    const pdf_value *trailer, *root;
    const char *at = data + length;
    uint64_t offset;
    cursor c;

    *r = (pdf_reader){.arena = a, .data = data, .length = length};
    while (at > data && !(length - (size_t)(at - data) >= 9 && memcmp(at, "startxref", 9) == 0))
        at--;
    c = (cursor){r, at, data + length};
    if (!skip(&c, "startxref") || !read_number(&c, length, &offset))
        return pdf_reader_fail(r, "no end of the file");
    c.at = data + offset;
    trailer = skip(&c, "xref") ? read_table(r, &c) : read_table_stream(r, &c);
    root = pdf_value_get(trailer, "/Root");
    if (!root || root->kind != PDF_VALUE_REFERENCE || pdf_value_get(trailer, "/Encrypt"))
        return pdf_reader_fail(r, "no catalog");
    r->root = root->reference;
    return !r->why;
}
