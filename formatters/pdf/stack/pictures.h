/* Drawings and bitmaps are read by a module of their own (libietfdoc-pdf-pictures): most
 * documents have none, and librsvg, Cairo and GdkPixbuf take longer to load than most documents
 * to shape. */
#ifndef IETF_PDF_PICTURES_H
#define IETF_PDF_PICTURES_H

#include <string.h>

#include "formatters/pdf/stack.h"

/* Keeps the fonts that drawings have used. */
typedef struct pdf_painter pdf_painter;

typedef struct pdf_pictures {
    unsigned version; /* PDF_STACK_VERSION */
    const char *(*describe)(ietf_arena *a);
    pdf_painter *(*open)(ietf_arena *a); /* NULL: why cannot be told */
    void (*close)(pdf_painter *painter);
    /* A file of a font that the next drawings may use; giving one twice is fine. */
    void (*add_font)(pdf_painter *painter, const char *path);
    /* NULL with the reason. */
    const pdf_picture *(*read)(pdf_painter *painter, const pdf_node *node, const char **why);
} pdf_pictures;

/* Inside that module. */
bool pdf_drawing_read(pdf_painter *painter, const pdf_node *node, pdf_picture *picture,
                      const char **why);
bool pdf_bitmap_read(const pdf_node *node, pdf_picture *picture, const char **why,
                     ietf_arena *a);

/* Why a picture cannot be read, while things that are not of an arena are still to be given
 * back.
 */
#define PDF_REASON 256

static inline void
pdf_reason_set(char reason[PDF_REASON], const char *text)
{
    strncpy(reason, text, PDF_REASON - 1);
    reason[PDF_REASON - 1] = '\0';
}

/* False, with the reason, when librsvg should not see it. */
bool pdf_drawing_check(const char *xml, size_t length, const char **why);
bool pdf_drawing_sizes_check(const char *xml, size_t length);
/* The end of the tag that begins at `tag`: the next '>' outside quotation marks, but never
 * behind the next '<', which no attribute may contain. */
const char *pdf_tag_end(const char *tag, const char *end);

enum pdf_bitmap_kind { PDF_NO_BITMAP, PDF_PNG, PDF_JPEG, PDF_GIF, PDF_WEBP };
typedef struct pdf_bitmap_head { /* what a bitmap's first bytes tell */
    enum pdf_bitmap_kind kind;
    uint32_t columns, rows;
    uint8_t bits, channels; /* JPEG */
    size_t length;          /* bytes to be read; of a GIF, to the end of its first picture */
} pdf_bitmap_head;
/* False: not a bitmap, or cut off. */
bool pdf_bitmap_look(const char *data, size_t length, pdf_bitmap_head *head);

#endif
