/* Bitmaps: GdkPixbuf decodes them; a JPEG file that a PDF can have as it is stays so. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "formatters/pdf/stack/pictures.h"
#include "libietfdoc/util/str.h"

#define MAX_PIXELS 16000000u
#define PIXEL      768 /* pdf_unit: 3/4 point */

/* The decoded bitmap, upright; NULL with the reason. */
static GdkPixbuf *
decode(const pdf_bitmap_head *head, const char *data, char reason[PDF_REASON], bool *turned)
{
    static const char *const names[] = {
        [PDF_PNG] = "png", [PDF_JPEG] = "jpeg", [PDF_GIF] = "gif", [PDF_WEBP] = "webp"};
    GError *error = NULL;
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type(names[head->kind], &error);
    GdkPixbuf *decoded = NULL, *upright = NULL;
    bool fine =
        loader && gdk_pixbuf_loader_write(loader, (const guchar *)data, head->length, &error);

    if (fine && head->kind == PDF_GIF) /* it was cut behind its first picture */
        fine = gdk_pixbuf_loader_write(loader, (const guchar *)";", 1, &error);
    if (loader)
        fine = gdk_pixbuf_loader_close(loader, fine ? &error : NULL) && fine;
    decoded = fine ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    if (decoded) {
        const char *orientation = gdk_pixbuf_get_option(decoded, "orientation");

        *turned = orientation && strcmp(orientation, "1") != 0;
        upright = gdk_pixbuf_apply_embedded_orientation(decoded);
    }
    if (!upright)
        pdf_reason_set(reason, error ? error->message : "it cannot be decoded");
    g_clear_error(&error);
    g_clear_object(&loader);
    return upright;
}

typedef struct pixels {
    const guchar *data;
    size_t columns, rows, stride, channels;
    bool gray, transparent;
} pixels;

static pixels
look_at(GdkPixbuf *bitmap)
{
    pixels p = {.data = gdk_pixbuf_read_pixels(bitmap),
                .columns = (size_t)gdk_pixbuf_get_width(bitmap),
                .rows = (size_t)gdk_pixbuf_get_height(bitmap),
                .stride = (size_t)gdk_pixbuf_get_rowstride(bitmap),
                .channels = (size_t)gdk_pixbuf_get_n_channels(bitmap),
                .gray = true};

    for (size_t y = 0; y < p.rows; y++) {
        const guchar *pixel = p.data + y * p.stride;

        for (size_t x = 0; x < p.columns; x++, pixel += p.channels) {
            p.gray = p.gray && pixel[0] == pixel[1] && pixel[1] == pixel[2];
            p.transparent = p.transparent || (p.channels == 4 && pixel[3] != 255);
        }
    }
    return p;
}

/* colors and alpha: room for them; alpha may be NULL. */
static void
split(const pixels *p, char *colors, char *alpha)
{
    for (size_t y = 0; y < p->rows; y++) {
        const guchar *pixel = p->data + y * p->stride;

        for (size_t x = 0; x < p->columns; x++, pixel += p->channels) {
            for (size_t i = 0; i < (p->gray ? 1u : 3u); i++)
                *colors++ = (char)pixel[i];
            if (alpha)
                *alpha++ = (char)pixel[3];
        }
    }
}

typedef struct room { /* for split; from an arena, whose end must not cross the bitmap's */
    ietf_arena *arena;
    size_t colors, alpha;
    char *color_bytes, *alpha_bytes;
} room;

static void
take_room(void *user)
{
    room *r = user;

    r->color_bytes = ietf_arena_alloc(r->arena, r->colors);
    r->alpha_bytes = r->alpha ? ietf_arena_alloc(r->arena, r->alpha) : NULL;
}

static bool
copy_pixels(GdkPixbuf *bitmap, pdf_picture *picture, ietf_arena *a)
{
    pixels p = look_at(bitmap);
    size_t count = p.columns * p.rows;
    room r = {
        .arena = a, .colors = count * (p.gray ? 1 : 3), .alpha = p.transparent ? count : 0};

    if (!ietf_arena_try(&a, 1, take_room, &r))
        return false;
    split(&p, r.color_bytes, r.alpha_bytes);
    picture->colors = p.gray ? 1 : 3;
    picture->pixels = r.color_bytes;
    picture->pixels_length = r.colors;
    picture->alpha = r.alpha_bytes;
    return true;
}

/* A JPEG file with its end: readers of PDF files forgive less than GdkPixbuf. */
static bool
is_whole(const char *data, size_t length)
{
    return length >= 2 && memcmp(data + length - 2, "\xFF\xD9", 2) == 0;
}

bool
pdf_bitmap_read(const pdf_node *node, pdf_picture *picture, const char **why, ietf_arena *a)
{
    pdf_bitmap_head head;
    GdkPixbuf *bitmap = NULL;
    char reason[PDF_REASON] = "";
    bool turned = false, fine = true;

    if (!pdf_bitmap_look(node->data, node->length, &head)) {
        *why = "it is no PNG, JPEG, GIF or WebP file";
        return false;
    }
    if (!head.columns || !head.rows || (uint64_t)head.columns * head.rows > MAX_PIXELS) {
        *why = ietf_arena_format(a, "%u × %u pixels are too many or none", head.columns,
                                 head.rows);
        return false;
    }
    bitmap = decode(&head, node->data, reason, &turned);
    if (!bitmap) {
        *why = ietf_arena_strdup(a, reason);
        return false;
    }
    *picture = (pdf_picture){.is_bitmap = true,
                             .columns = (uint32_t)gdk_pixbuf_get_width(bitmap),
                             .rows = (uint32_t)gdk_pixbuf_get_height(bitmap)};
    picture->width = (pdf_unit)picture->columns * PIXEL;
    picture->height = (pdf_unit)picture->rows * PIXEL;
    if (head.kind == PDF_JPEG && !turned && is_whole(node->data, node->length) &&
        head.bits == 8 && (head.channels == 1 || head.channels == 3)) {
        picture->is_jpeg = true;
        picture->colors = head.channels;
        picture->pixels = node->data;
        picture->pixels_length = node->length;
    } else {
        fine = copy_pixels(bitmap, picture, a);
    }
    g_object_unref(bitmap);
    return fine || ietf_arena_fail(a);
}
