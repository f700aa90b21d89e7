/* Pictures as XObjects (ISO 32000-1, 8.9 and 8.10): bitmaps, JPEG files as they are, and
 * drawings, which are files of their own (write_import.c). */
#include "formatters/pdf/write.h"

/* Colour components of a JPEG file (ITU-T T.81, B.2.2), with its size; 0: it is none that a PDF
 * may have. */
static unsigned
jpeg_components(const char *bytes, size_t length, uint32_t *columns, uint32_t *rows)
{
    const unsigned char *data = (const unsigned char *)bytes;
    size_t at = 2;

    if (length < 4 || data[0] != 0xFF || data[1] != 0xD8)
        return 0;
    while (at + 9 < length && data[at] == 0xFF) {
        unsigned marker = data[at + 1];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xC2) {
            *rows = (uint32_t)data[at + 5] << 8 | data[at + 6];
            *columns = (uint32_t)data[at + 7] << 8 | data[at + 8];
            return data[at + 4] == 8 && *rows && *columns ? data[at + 9] : 0;
        }
        if (marker == 0xD8 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7))
            at += 2;
        else
            at += 2 + ((size_t)data[at + 2] << 8 | data[at + 3]);
    }
    return 0;
}

static void
put_head(ietf_buf *b, uint32_t columns, uint32_t rows, unsigned colors)
{
    ietf_buf_addf(b,
                  "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8"
                  "/ColorSpace/Device%s",
                  columns, rows, colors == 1 ? "Gray" : "RGB");
}

static uint32_t
put_jpeg(pdf_writer *w, const pdf_picture *picture)
{
    uint32_t columns, rows, number;
    unsigned colors = jpeg_components(picture->pixels, picture->pixels_length, &columns, &rows);
    ietf_buf entries;

    if (colors != 1 && colors != 3)
        return 0;
    number = pdf_file_number(&w->file);
    ietf_buf_init(&entries, w->arena);
    put_head(&entries, columns, rows, colors);
    ietf_buf_adds(&entries, "/Filter/DCTDecode");
    pdf_stream_add(&w->file, number, entries.data, picture->pixels, picture->pixels_length,
                   true);
    ietf_buf_release(&entries);
    return number;
}

static uint32_t
put_bitmap(pdf_writer *w, const pdf_picture *picture)
{
    uint64_t count = (uint64_t)picture->columns * picture->rows;
    uint32_t number, mask = 0;
    ietf_buf entries;

    if (!count || (picture->colors != 1 && picture->colors != 3) ||
        count * picture->colors != picture->pixels_length)
        return 0;
    ietf_buf_init(&entries, w->arena);
    if (picture->alpha) {
        mask = pdf_file_number(&w->file);
        put_head(&entries, picture->columns, picture->rows, 1);
        pdf_stream_add(&w->file, mask, entries.data, picture->alpha, (size_t)count, false);
        ietf_buf_clear(&entries);
    }
    number = pdf_file_number(&w->file);
    put_head(&entries, picture->columns, picture->rows, picture->colors);
    if (mask) {
        ietf_buf_adds(&entries, "/SMask");
        pdf_put_ref(&entries, mask);
    }
    pdf_stream_add(&w->file, number, entries.data, picture->pixels, picture->pixels_length,
                   false);
    ietf_buf_release(&entries);
    return number;
}

/* A drawing that cannot be taken over is a fault of ours: no file is made without it. */
static uint32_t
put_drawing(pdf_writer *w, const pdf_picture *picture, const pdf_node *node)
{
    const char *why = NULL;
    uint32_t number = pdf_import(&w->file, picture->file, picture->file_length, &why);

    if (!number) {
        ietf_report(w->flow->job->diagnostics, IETF_D_PDF_DRAWING, node ? node->source : NULL,
                    why);
        w->failed = true;
    }
    return number;
}

static uint32_t
put_picture(pdf_writer *w, const pdf_picture *picture, const pdf_node *node)
{
    uint32_t number;

    if (picture->file)
        return put_drawing(w, picture, node);
    number = picture->is_jpeg ? put_jpeg(w, picture) : put_bitmap(w, picture);
    if (!number)
        ietf_report(w->flow->job->diagnostics, IETF_D_PDF_BITMAP, node ? node->source : NULL);
    return number;
}

const pdf_image *
pdf_image_for(pdf_writer *w, const pdf_picture *picture, const pdf_node *node)
{
    uint32_t capacity = (uint32_t)w->image_capacity;
    pdf_image *image;

    for (size_t i = w->image_count; i-- > 0 && i + 8 > w->image_count;)
        if (w->images[i].picture == picture)
            return w->images[i].object ? &w->images[i] : NULL;
    w->images =
        pdf_grow(w->arena, w->images, (uint32_t)w->image_count, &capacity, sizeof *w->images);
    w->image_capacity = capacity;
    image = &w->images[w->image_count++];
    *image = (pdf_image){picture, 0};
    image->object = put_picture(w, picture, node);
    return image->object ? image : NULL;
}
