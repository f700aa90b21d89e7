/* What the first bytes of PNG, JPEG, GIF and WebP files tell: the size is looked at before
 * anything is decoded, so that no bomb goes off. */
#include <string.h>

#include "formatters/pdf/stack/pictures.h"

static uint32_t
big(const unsigned char *p, size_t bytes)
{
    uint32_t value = 0;

    for (size_t i = 0; i < bytes; i++)
        value = value << 8 | p[i];
    return value;
}

static uint32_t
little(const unsigned char *p, size_t bytes)
{
    uint32_t value = 0;

    while (bytes-- > 0)
        value = value << 8 | p[bytes];
    return value;
}

static bool
look_png(const unsigned char *p, size_t length, pdf_bitmap_head *head)
{
    if (length < 33 || memcmp(p + 12, "IHDR", 4) != 0)
        return false;
    head->kind = PDF_PNG;
    head->columns = big(p + 16, 4);
    head->rows = big(p + 20, 4);
    return true;
}

/* To the frame header among the segments. */
static bool
look_jpeg(const unsigned char *p, size_t length, pdf_bitmap_head *head)
{
    size_t at = 2;

    while (at + 10 <= length && p[at] == 0xFF) {
        unsigned marker = p[at + 1];
        bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
                        marker != 0xCC;

        if (is_frame) {
            head->kind = PDF_JPEG;
            head->bits = p[at + 4];
            head->rows = big(p + at + 5, 2);
            head->columns = big(p + at + 7, 2);
            head->channels = p[at + 9];
            /* lossless and hierarchical ones are for decoders only */
            if (marker > 0xC2)
                head->channels = 0;
            return true;
        }
        at += marker == 0xFF ? 1 : 2 + (size_t)big(p + at + 2, 2);
    }
    return false;
}

/* Behind the blocks of data that begin at `at`; 0: cut off. */
static size_t
skip_blocks(const unsigned char *p, size_t length, size_t at)
{
    while (at < length && p[at])
        at += 1 + (size_t)p[at];
    return at < length ? at + 1 : 0;
}

static size_t
color_table(unsigned flags)
{
    return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* To the end of the first picture: those of an animation may be without number. */
static bool
look_gif(const unsigned char *p, size_t length, pdf_bitmap_head *head)
{
    size_t at = length < 13 ? length : 13 + color_table(p[10]);

    while (at && at + 10 < length && p[at] == 0x21)
        at = skip_blocks(p, length, at + 2);
    if (!at || at + 10 >= length || p[at] != 0x2C)
        return false;
    head->kind = PDF_GIF;
    /* the screen, or the picture where that is larger */
    head->columns = little(p + 6, 2);
    head->rows = little(p + 8, 2);
    if (little(p + at + 1, 2) + little(p + at + 5, 2) > head->columns ||
        little(p + at + 3, 2) + little(p + at + 7, 2) > head->rows)
        return false;
    head->length = skip_blocks(p, length, at + 11 + color_table(p[at + 9]));
    return head->length != 0;
}

static bool
look_webp(const unsigned char *p, size_t length, pdf_bitmap_head *head)
{
    if (length < 30)
        return false;
    head->kind = PDF_WEBP;
    if (memcmp(p + 12, "VP8X", 4) == 0) {
        head->columns = little(p + 24, 3) + 1;
        head->rows = little(p + 27, 3) + 1;
    } else if (memcmp(p + 12, "VP8L", 4) == 0) {
        uint32_t bits = little(p + 21, 4);

        head->columns = (bits & 0x3FFF) + 1;
        head->rows = (bits >> 14 & 0x3FFF) + 1;
    } else {
        head->columns = little(p + 26, 2) & 0x3FFF;
        head->rows = little(p + 28, 2) & 0x3FFF;
    }
    return true;
}

bool
pdf_bitmap_look(const char *data, size_t length, pdf_bitmap_head *head)
{
    const unsigned char *p = (const unsigned char *)data;

    *head = (pdf_bitmap_head){.length = length};
    if (length >= 8 && memcmp(p, "\x89PNG\r\n\x1a\n", 8) == 0)
        return look_png(p, length, head);
    if (length >= 3 && memcmp(p, "\xFF\xD8\xFF", 3) == 0)
        return look_jpeg(p, length, head);
    if (length >= 6 && (memcmp(p, "GIF87a", 6) == 0 || memcmp(p, "GIF89a", 6) == 0))
        return look_gif(p, length, head);
    if (length >= 12 && memcmp(p, "RIFF", 4) == 0 && memcmp(p + 8, "WEBP", 4) == 0)
        return look_webp(p, length, head);
    return false;
}
