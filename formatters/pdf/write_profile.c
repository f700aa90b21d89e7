/* The output intent: sRGB (IEC 61966-2-1) as an ICC profile of version 4.2, made here from the
 * published values: primaries and white adapted to D50 by the Bradford transform, and the
 * parametric curve of the standard (ICC.1:2004-10, 10.15, function type 3). */
#include "formatters/pdf/write.h"

enum { TAG_COUNT = 10, HEAD = 128, TABLE = 4 + 12 * TAG_COUNT };

static void
put16(ietf_buf *b, unsigned value)
{
    ietf_buf_addc(b, (char)(value >> 8 & 255));
    ietf_buf_addc(b, (char)(value & 255));
}

static void
put32(ietf_buf *b, uint32_t value)
{
    put16(b, value >> 16);
    put16(b, value & 0xFFFF);
}

/* s15Fixed16Number from hundred-thousandths. */
static void
put_fixed(ietf_buf *b, int value)
{
    int64_t scaled = (int64_t)value * 65536;

    put32(b, (uint32_t)(int32_t)((scaled + (scaled < 0 ? -50000 : 50000)) / 100000));
}

static void
put_xyz(ietf_buf *b, const int values[3])
{
    ietf_buf_add(b, "XYZ \0\0\0\0", 8);
    for (int i = 0; i < 3; i++)
        put_fixed(b, values[i]);
}

/* multiLocalizedUnicodeType with one string. */
static void
put_words(ietf_buf *b, const char *text)
{
    ietf_buf_add(b, "mluc\0\0\0\0", 8);
    put32(b, 1);
    put32(b, 12);
    ietf_buf_adds(b, "enUS");
    put32(b, (uint32_t)strlen(text) * 2);
    put32(b, 28);
    for (; *text; text++)
        put16(b, (unsigned char)*text);
    while (b->length % 4)
        ietf_buf_addc(b, '\0');
}

static void
put_curve(ietf_buf *b)
{
    /* gamma, a, b, c, d: y = (a x + b)^gamma from d on, c x below */
    static const int values[5] = {240000, 94787, 5213, 7740, 4045};

    ietf_buf_add(b, "para\0\0\0\0\0\3\0\0", 12);
    for (int i = 0; i < 5; i++)
        put_fixed(b, values[i]);
}

static void
put_adaptation(ietf_buf *b)
{
    static const int values[9] = {104788, 2292, -5019, 2959, 99048, -1707, -925, 1508, 75168};

    ietf_buf_add(b, "sf32\0\0\0\0", 8);
    for (int i = 0; i < 9; i++)
        put_fixed(b, values[i]);
}

static void
put_head(ietf_buf *b, uint32_t size)
{
    static const int white[3] = {96420, 100000, 82491};

    put32(b, size);
    put32(b, 0);
    ietf_buf_add(b, "\x04\x20\0\0mntrRGB XYZ ", 16);
    for (int i = 0; i < 6; i++) /* 2026-01-01T00:00:00Z: when these values were set here */
        put16(b, (const unsigned[]){2026, 1, 1, 0, 0, 0}[i]);
    ietf_buf_add(b, "acsp\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32);
    for (int i = 0; i < 3; i++)
        put_fixed(b, white[i]);
    ietf_buf_fill(b, '\0', HEAD - 80);
}

static void
profile_put(ietf_buf *b, ietf_arena *a)
{
    static const int white[3] = {96420, 100000, 82491}, red[3] = {43607, 22249, 1392},
                     green[3] = {38515, 71687, 9708}, blue[3] = {14307, 6061, 71410};
    static const char tags[TAG_COUNT][5] = {"desc", "cprt", "wtpt", "chad", "rXYZ",
                                            "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    const int *const values[] = {red, green, blue};
    size_t starts[TAG_COUNT + 1];
    ietf_buf data;

    ietf_buf_init(&data, a);
    put_words(&data, "sRGB IEC61966-2.1");
    starts[1] = data.length;
    put_words(&data, "No copyright, use freely");
    starts[2] = data.length;
    put_xyz(&data, white);
    starts[3] = data.length;
    put_adaptation(&data);
    for (int i = 0; i < 3; i++) {
        starts[4 + i] = data.length;
        put_xyz(&data, values[i]);
    }
    starts[7] = starts[8] = starts[9] = data.length;
    put_curve(&data);
    starts[0] = 0;
    put_head(b, (uint32_t)(HEAD + TABLE + data.length));
    put32(b, TAG_COUNT);
    for (int i = 0; i < TAG_COUNT; i++) {
        size_t end = i < 6 ? starts[i + 1] : i == 6 ? starts[7] : data.length;
        ietf_buf_adds(b, tags[i]);
        put32(b, (uint32_t)(HEAD + TABLE + starts[i]));
        put32(b, (uint32_t)(end - starts[i]));
    }
    ietf_buf_add(b, data.data, data.length);
    ietf_buf_release(&data);
}

uint32_t
pdf_intent_write(pdf_writer *w)
{
    uint32_t profile = pdf_file_number(&w->file), intent = pdf_file_number(&w->file);
    ietf_buf data, *b;

    ietf_buf_init(&data, w->arena);
    profile_put(&data, w->arena);
    pdf_stream_add(&w->file, profile, "/N 3", data.data, data.length, false);
    ietf_buf_release(&data);
    b = pdf_object_begin(&w->file, intent);
    ietf_buf_adds(b, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
                     "(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile");
    pdf_put_ref(b, profile);
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
    return intent;
}
