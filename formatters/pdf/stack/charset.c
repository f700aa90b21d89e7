/* The numbers by which a PDF names the glyphs of an OpenType font with CFF outlines: in fonts
 * that are keyed by CID (Noto's for Chinese, Japanese and Korean are) those of the charset,
 * else the glyphs' own (ISO 32000-1, 9.7.4.2; Adobe Technical Note 5176). */
#include "formatters/pdf/stack/engine.h"

typedef struct reader {
    const uint8_t *data;
    size_t length, at;
} reader;

static uint32_t
read_number(reader *r, size_t bytes)
{
    uint32_t value = 0;

    for (size_t i = 0; i < bytes; i++, r->at++)
        value = value << 8 | (r->at < r->length ? r->data[r->at] : 0);
    return value;
}

/* Behind an INDEX; first: where its first object begins, and its length. */
static void
skip_index(reader *r, size_t *first, size_t *length)
{
    uint32_t count = read_number(r, 2), size = 0, begin = 0, end = 0;
    size_t offsets = 0, data = 0;

    *first = *length = 0;
    if (!count)
        return;
    size = read_number(r, 1);
    offsets = r->at;
    data = offsets + ((size_t)count + 1) * size - 1;
    begin = read_number(r, size);
    end = read_number(r, size);
    *first = data + begin;
    *length = end > begin ? end - begin : 0;
    r->at = offsets + (size_t)count * size;
    r->at = data + read_number(r, size);
}

/* An operand of a DICT whose first byte is `byte`; real numbers are read over. */
static int32_t
read_operand(reader *r, unsigned byte)
{
    if (byte == 28)
        return (int16_t)read_number(r, 2);
    if (byte == 29)
        return (int32_t)read_number(r, 4);
    if (byte == 30) {
        while (r->at < r->length && (r->data[r->at] & 15) != 15)
            r->at++;
        r->at++;
        return 0;
    }
    if (byte < 247)
        return (int32_t)byte - 139;
    if (byte < 251)
        return ((int32_t)byte - 247) * 256 + (int32_t)read_number(r, 1) + 108;
    return -((int32_t)byte - 251) * 256 - (int32_t)read_number(r, 1) - 108;
}

/* Where the charset is; 0: the font is not keyed by CID. */
static size_t
find_charset(const uint8_t *cff, size_t length)
{
    reader r = {cff, length, 2};
    size_t begin = 0, size = 0, charset = 0;
    int32_t operand = 0;
    bool keyed = false;

    r.at = read_number(&r, 1);
    skip_index(&r, &begin, &size); /* names */
    skip_index(&r, &begin, &size); /* the DICT of the font */
    if (begin > length || size > length - begin)
        return 0;
    r = (reader){cff, begin + size, begin};
    while (r.at < r.length) {
        unsigned byte = read_number(&r, 1);

        if (byte == 12)
            keyed = read_number(&r, 1) == 30 || keyed;
        else if (byte == 15)
            charset = operand > 0 ? (size_t)operand : 0;
        else if (byte >= 28)
            operand = read_operand(&r, byte);
    }
    return keyed ? charset : 0;
}

void
pdf_cff_ids(uint32_t *ids, size_t count, const char *cff, size_t length)
{
    const uint8_t *data = (const uint8_t *)cff;
    size_t charset = find_charset(data, length);
    reader r = {data, length, charset};
    uint32_t format = charset ? read_number(&r, 1) : 3, glyph = 1;

    /* ranges of CIDs, glyph by glyph; the ids rise with the glyphs */
    for (size_t i = 0; format <= 2 && i < count && r.at < length;) {
        uint32_t first = read_number(&r, 2);
        uint32_t more = format ? read_number(&r, format) : 0;

        while (i < count && ids[i] <= glyph + more) {
            if (ids[i] >= glyph)
                ids[i] = first + ids[i] - glyph;
            i++;
        }
        glyph += more + 1;
    }
}
