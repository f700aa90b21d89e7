/* What the files write_*.c share: the file that is made object by object, and what is learned
 * while the pages are written. Order of work (write.c): the glyphs are collected and the fonts
 * written, then the content of the pages, which notes marks and links, then everything that
 * needs these: structure, annotations, destinations, metadata. */
#ifndef IETF_PDF_WRITE_H
#define IETF_PDF_WRITE_H

#include "formatters/pdf/writer.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

#define PDF_NOBODY UINT32_MAX

/* ---- write_file.c: objects and the file around them */

typedef struct pdf_object {
    size_t offset; /* stream: in the file; 0: not written. Plain: while it waits, in `plain` */
    size_t length; /* plain, while it waits: bytes */
    uint32_t holder; /* plain: the object stream that it went into */
    uint32_t index;  /* there */
} pdf_object;

typedef struct pdf_file {
    ietf_arena *arena;
    ietf_buf *out;
    size_t start;        /* of the file in out */
    ietf_buf plain;      /* objects that are not streams, until they go into object streams */
    ietf_buf packed;     /* of one stream, deflated */
    pdf_object *objects; /* by number; 0 is none */
    uint32_t count, capacity;
    uint32_t *waiting; /* numbers of the objects in `plain`, in order */
    size_t waiting_count;
    uint32_t open; /* the number of the object being written */
    struct z_stream_s *deflate;
} pdf_file;

void pdf_file_begin(pdf_file *f, ietf_arena *a, ietf_buf *out);
/* A number for an object that is written later. */
uint32_t pdf_file_number(pdf_file *f);
/* The buffer for the object's value; one object is open at a time. */
ietf_buf *pdf_object_begin(pdf_file *f, uint32_t number);
void pdf_object_end(pdf_file *f);
/* A stream, deflated unless `packed`; entries: what its dictionary has besides Length and, when
 * it is deflated here, Filter. */
void pdf_stream_add(pdf_file *f, uint32_t number, const char *entries, const char *data,
                    size_t length, bool packed);
void pdf_file_end(pdf_file *f, uint32_t catalog, uint32_t info);

/* ---- write_value.c: numbers, strings, names */

int64_t pdf_milli(pdf_unit unit); /* thousandths of a point */
void pdf_put_int(ietf_buf *b, int64_t number);
void pdf_put_milli(ietf_buf *b, int64_t milli); /* as 12.345, without needless digits */
void pdf_put_unit(ietf_buf *b, pdf_unit unit);
void pdf_put_ref(ietf_buf *b, uint32_t number);                    /* " 12 0 R" */
void pdf_put_bytes(ietf_buf *b, const char *bytes, size_t length); /* (as they are) */
void pdf_put_text(ietf_buf *b, const char *text); /* a text string: ASCII or UTF-16 */
void pdf_put_utf16(ietf_buf *b, const char *text, size_t length); /* hexadecimal digits */
void pdf_put_name(ietf_buf *b, const char *name);
void pdf_put_uri(ietf_buf *b, const char *uri);      /* ASCII, by percent-encoding */
void pdf_put_date(ietf_buf *b, int64_t seconds);     /* (D:20260115000000Z) */
void pdf_put_iso_date(ietf_buf *b, int64_t seconds); /* 2026-01-15T00:00:00Z */

/* A name tree (keys: byte strings) or number tree (key NULL), written from entries in order. */
typedef struct pdf_tree_entry {
    const char *key; /* NULL: number counts */
    uint32_t number;
    const char *value; /* as it stands in the file */
} pdf_tree_entry;
/* Sorts by bytes; of entries with one key the first is kept. Gives the new count. */
size_t pdf_tree_sort(pdf_tree_entry *entries, size_t count);
/* The object number of the root. */
uint32_t pdf_tree_write(pdf_file *f, const pdf_tree_entry *entries, size_t count);

/* ---- the work on one document */

/* A code of a font: a glyph with the characters that it stands for. */
typedef struct pdf_code {
    uint32_t glyph;
    uint32_t cid;
    uint32_t next; /* the next code of the glyph, index + 1 */
    uint32_t length;
    const char *text;
    bool shared; /* the cid belongs to another code: ActualText tells these characters */
} pdf_code;

typedef struct pdf_font {
    const pdf_face *face;
    uint32_t *first; /* by glyph: index + 1 into codes */
    uint32_t first_count;
    pdf_code *codes;
    size_t count, capacity;
    uint32_t space;   /* index + 1 of the code for " " */
    uint32_t *widths; /* by cid: millionths of the em */
    uint32_t cid_count;
    uint32_t object;
} pdf_font;

typedef struct pdf_mark { /* marked content */
    uint32_t page, mcid;
    uint32_t element; /* number of the node */
    uint64_t key;     /* place in the text: the node's number, the byte */
    uint32_t next;    /* of the element, index + 1 */
} pdf_mark;

typedef struct pdf_annotation { /* a link on one line */
    uint32_t page, object;
    uint32_t link; /* number of the node */
    uint32_t next; /* of the link, index + 1 */
    pdf_unit left, top, right, bottom;
} pdf_annotation;

typedef struct pdf_place { /* by number of the node: what the file has of it */
    const pdf_node *node;
    uint32_t element; /* the nearest structure element, itself or around; NOBODY: artifact */
    uint32_t link;    /* the nearest link */
    uint32_t object;  /* of the structure element; 0: none */
    uint32_t first_mark, last_mark;             /* index + 1 */
    uint32_t first_annotation, last_annotation; /* index + 1 */
    uint64_t key;
    uint8_t role; /* enum pdf_role, as it stands in the file */
    bool used;
    int32_t page;                      /* the only page it has marks on, -1 none, -2 several */
    pdf_unit left, top, right, bottom; /* there */
} pdf_place;

typedef struct pdf_image { /* an XObject */
    const pdf_picture *picture;
    uint32_t object; /* 0: it cannot be shown */
} pdf_image;

typedef struct pdf_writer {
    const pdf_layout *layout;
    const pdf_flow *flow;
    ietf_arena *arena;
    pdf_file file;
    bool failed;
    pdf_font *fonts;
    size_t font_count;
    pdf_place *places; /* flow->node_count */
    pdf_mark *marks;
    uint32_t mark_count, mark_capacity;
    pdf_annotation *annotations; /* in page order */
    uint32_t annotation_count, annotation_capacity;
    pdf_image *images;
    size_t image_count, image_capacity;
    uint32_t *page_objects;    /* by page */
    uint32_t *content_objects; /* by page */
    uint32_t *page_marks;      /* by page and one more: its first mark */
    uint32_t *page_links;      /* the same for annotations */
    uint32_t pages_object, resources_object, structure_object;
    uint32_t *attached; /* file specifications, by attachment */
} pdf_writer;

/* Room for one more: an array that doubles. */
void *pdf_grow(ietf_arena *a, void *items, uint32_t count, uint32_t *capacity, size_t size);

/* ---- write_fonts.c */

/* The characters of a text in logical order, a cluster at a time. */
typedef struct pdf_cluster {
    uint32_t first, count; /* logical index of its glyphs: see pdf_glyph_at */
    const char *text;
    uint32_t length;
    uint32_t characters; /* counted up to `count` + 1 */
} pdf_cluster;
/* Start with count = first = 0. */
bool pdf_cluster_next(const pdf_glyphs *g, pdf_cluster *c);
static inline const pdf_glyph *
pdf_glyph_at(const pdf_glyphs *g, uint32_t index)
{
    return &g->glyphs[g->rtl ? g->count - 1 - index : index];
}
/* The text of the cluster's glyph number i: its share of the characters. */
const char *pdf_cluster_share(const pdf_cluster *c, uint32_t i, uint32_t *length);
/* Characters without ink or width that are for the line breaker only. */
bool pdf_cluster_unseen(const pdf_cluster *c);
const pdf_code *pdf_font_code(const pdf_font *font, uint32_t glyph, const char *text,
                              uint32_t length);
void pdf_fonts_collect(pdf_writer *w);
void pdf_fonts_write(pdf_writer *w);

/* ---- write_content.c: the pages */
void pdf_content_write(pdf_writer *w);

extern const char *const pdf_role_types[PDF_ROLE_COUNT]; /* NULL: no element */

/* ---- write_marks.c: which part of the page belongs to which element */
void pdf_places_make(pdf_writer *w);
/* The mcid of a new mark on the page, for the element. */
uint32_t pdf_mark_add(pdf_writer *w, uint32_t page, uint32_t element, uint64_t key);
void pdf_place_extend(pdf_writer *w, uint32_t element, uint32_t page, pdf_unit left,
                      pdf_unit top, pdf_unit right, pdf_unit bottom);
void pdf_annotation_add(pdf_writer *w, uint32_t page, uint32_t link, pdf_unit left,
                        pdf_unit top, pdf_unit right, pdf_unit bottom);

/* ---- write_structure.c */
void pdf_structure_write(pdf_writer *w);

/* ---- write_links.c: annotations, destinations, outline */
void pdf_annotations_write(pdf_writer *w);
uint32_t pdf_destinations_write(pdf_writer *w); /* 0: none */
uint32_t pdf_outline_write(pdf_writer *w);      /* 0: none */

/* ---- write_pictures.c, write_import.c, write_read.c */
/* The XObject for a picture, made at its first use; NULL: it cannot be shown (told). */
const pdf_image *pdf_image_for(pdf_writer *w, const pdf_picture *picture, const pdf_node *node);
/* Makes a form XObject of a file's only page; on failure 0 and why. */
uint32_t pdf_import(pdf_file *f, const char *data, size_t length, const char **why);

/* ---- write_meta.c, write_profile.c */
uint32_t pdf_info_write(pdf_writer *w);
uint32_t pdf_metadata_write(pdf_writer *w);
void pdf_attachments_write(pdf_writer *w);
uint32_t pdf_intent_write(pdf_writer *w);

#endif
