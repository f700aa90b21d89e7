/* Inside the module: fonts are files found by name (fonts.c), chosen for characters
 * (fallback.c); words are shaped once and kept (shape.c); a text is a row of pieces, cut where
 * lines may break (text.c, opportunities.c); lines take pieces (lines.c). Pictures go their own
 * way (picture.c). All of it lives in the engine's arena but what HarfBuzz allocates, which
 * close gives back. */
#ifndef IETF_PDF_ENGINE_H
#define IETF_PDF_ENGINE_H

#include "formatters/pdf/stack.h"
#include "libietfdoc/util/arena.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/map.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* HarfBuzz's, known to those who include its headers */
typedef struct hb_face_t hb_face_t;
typedef struct hb_font_t hb_font_t;
typedef struct hb_buffer_t hb_buffer_t;

typedef struct pdf_font {
    pdf_face face;
    const char *path;
    hb_face_t *data;
    hb_font_t *font;         /* scaled to font units */
    int number;              /* among those in use, in the order of first use; -1: not in use */
    struct pdf_plain *plain; /* plain.c; NULL: not needed yet */
    struct pdf_font *next;   /* of all that are open */
} pdf_font;

/* A family in one of its four shapes, and the fonts that help it out. */
typedef struct pdf_slot {
    uint8_t family; /* enum pdf_family */
    bool bold, italic;
    pdf_font *main;     /* NULL: the slot is not open */
    const char *wanted; /* the family, if another had to be taken, too */
} pdf_slot;

#define PDF_LONGEST (1 << 29) /* no line is longer: sums of lengths stay in range */
#define PDF_SLOTS   16        /* family × bold × italic */

/* The font files there are: names without directories. */
typedef struct pdf_font_files {
    ietf_arena *arena;
    ietf_map paths; /* file name to path; the first directory wins */
    ietf_map open;  /* "file name#index" to the pdf_font */
    pdf_font *fonts;
    const char **others; /* any Noto family's regular font, sorted; NULL: not listed yet */
    size_t other_count;
} pdf_font_files;

typedef struct pdf_shaped {
    uint32_t id;
    int32_t advance, x, y; /* font units */
    uint32_t cluster;      /* byte in the word */
} pdf_shaped;

/* What one font shapes of a word. */
typedef struct pdf_segment {
    pdf_font *font;
    uint32_t start, length; /* bytes in the word */
    uint32_t count;
    const pdf_shaped *glyphs; /* from left to right */
} pdf_segment;

/* A word (or a row of spaces) in one slot, shaped. */
typedef struct pdf_word {
    const char *text;
    uint32_t length;
    uint32_t hash;
    uint8_t slot;
    bool rtl;
    uint16_t language; /* index into the engine's languages */
    uint32_t segment_count;
    pdf_segment *segments; /* in logical order */
    pdf_unit size, width;  /* the width at the size that was asked for last */
} pdf_word;

typedef struct pdf_words { /* a hash table */
    pdf_word **slots;
    size_t capacity, count;
} pdf_words;

struct pdf_engine {
    const pdf_flow *flow;
    ietf_arena *arena;
    ietf_arena *scratch; /* for lists that are dropped soon */
    pdf_complain complain;
    const ietf_node *source; /* the element being shaped, for complaints */
    pdf_font_files files;
    pdf_slot slots[PDF_SLOTS];
    const pdf_font **used; /* by number */
    size_t used_count, used_capacity;
    pdf_words words;
    hb_buffer_t *buffer;
    const char **languages; /* "" is the first */
    size_t language_count;
    uint32_t *missing; /* characters complained of */
    size_t missing_count;
    const struct pdf_pictures *pictures; /* their module; NULL: not needed yet */
    struct pdf_painter *painter;
    /* room for a line while it is made */
    pdf_glyph *glyph_room;
    pdf_glyphs *group_room;
    size_t glyph_capacity, group_capacity;
};

enum pdf_after { PDF_AFTER_NOTHING, PDF_AFTER_MAY_BREAK, PDF_AFTER_BREAKS };

/* The least part of a text that no line break cuts, unless it must: a word or a part of one. */
typedef struct pdf_piece {
    const pdf_word *word; /* NULL: nothing visible */
    uint32_t start;       /* byte of the whole text */
    uint32_t run;         /* index */
    pdf_unit width;
    uint8_t length;    /* bytes */
    uint8_t offset;    /* where it begins in the word */
    uint8_t level;     /* bidirectional embedding; odd: right to left */
    uint8_t after : 7; /* enum pdf_after */
    uint8_t space : 1;
} pdf_piece;

struct pdf_text {
    pdf_engine *engine;
    const pdf_run *runs;
    const uint32_t *run_starts; /* byte of the whole text where each begins */
    size_t run_count;
    uint32_t length;
    pdf_piece *pieces;
    size_t count;
    bool verbatim, bidi, rtl;
};

/* fonts.c */
void pdf_font_files_open(pdf_font_files *files, ietf_arena *a, const char *font_path);
void pdf_font_files_close(pdf_font_files *files);
/* The font of a family ("Noto Serif") in a shape, else in the nearest that there is; NULL: the
 * family is not installed. */
pdf_font *pdf_font_open(pdf_font_files *files, const char *family, bool bold, bool italic);
/* Noto CJK, which is a collection of fonts by language: region is "SC", "TC", "HK", "JP", "KR".
 */
pdf_font *pdf_font_open_cjk(pdf_font_files *files, const pdf_slot *slot, const char *region);
pdf_font *pdf_font_open_other(pdf_font_files *files, size_t index); /* NULL: no more */
/* Whether the font shows the character, as HarfBuzz would with its substitutes. */
bool pdf_font_covers(const pdf_font *font, uint32_t c);
uint16_t pdf_font_number(pdf_engine *e, pdf_font *font); /* counts it among those in use */

/* fallback.c */
/* Opens the slots that the flow's styles use; false after complaining. */
bool pdf_slots_open(pdf_engine *e);
uint8_t pdf_slot_of(const pdf_style *style);
/* The first font for all of these characters; NULL: there is none. */
pdf_font *pdf_fallback(pdf_engine *e, pdf_slot *slot, const char *language, const uint32_t *c,
                       size_t count);
const char *pdf_fonts_describe(const char *font_path, ietf_arena *a);

/* shape.c */
pdf_word *pdf_word_get(pdf_engine *e, uint8_t slot, uint16_t language, bool rtl,
                       const char *text, uint32_t length);
pdf_unit pdf_word_width(pdf_word *w, pdf_unit size);
/* The width of the clusters that begin in [from, to). */
pdf_unit pdf_word_width_between(const pdf_word *w, pdf_unit size, uint32_t from, uint32_t to);
/* The end of as many clusters from `from` on as fit into width, in front of `to`; at least one
 * when `some`. */
uint32_t pdf_word_fit(const pdf_word *w, pdf_unit size, uint32_t from, uint32_t to,
                      pdf_unit width, bool some);

/* plain.c: the glyphs of ASCII text, as many as it has bytes; NULL: HarfBuzz has to see it. */
const pdf_shaped *pdf_plain_glyphs(pdf_engine *e, pdf_font *font, const char *text,
                                   uint32_t length);
/* ASCII through HarfBuzz, into the engine's buffer. */
void pdf_plain_shape(pdf_engine *e, pdf_font *font, const char *text, uint32_t length);

static inline pdf_unit
pdf_scale(int32_t value, pdf_unit size, uint32_t units)
{
    int64_t product = (int64_t)value * size;

    return (pdf_unit)((product + (product < 0 ? -(int64_t)units : units) / 2) / (int64_t)units);
}

/* opportunities.c: marks[i] is set to 1 where a line may begin at byte i of the text. */
void pdf_opportunities(uint8_t *marks, const char *text, size_t length, const char *language);
bool pdf_needs_bidi(const char *text, size_t length);
/* The level of each byte's character. */
void pdf_bidi_levels(uint8_t *levels, const char *text, size_t length, bool rtl);
bool pdf_is_invisible(uint32_t c); /* has no glyph and joins nothing */

/* text.c, lines.c */
pdf_text *pdf_text_shape(pdf_engine *e, const pdf_run *runs, size_t count, bool verbatim,
                         bool rtl);
void pdf_text_widths(const pdf_text *text, pdf_unit *least, pdf_unit *most);
const pdf_line *pdf_text_lines(pdf_text *text, pdf_unit first_width, pdf_unit width,
                               size_t *count);

/* picture.c, words.c, subset.c */
const pdf_picture *pdf_picture_read(pdf_engine *e, const pdf_node *node);
void pdf_pictures_close(pdf_engine *e);
const char *pdf_pictures_describe(ietf_arena *a);
/* The text in a drawing, a line for each text element; NULL: there is none. */
const char *pdf_drawing_words(const char *xml, size_t length, ietf_arena *a);
const char *pdf_font_subset(pdf_engine *e, size_t face, const uint32_t *glyphs, size_t count,
                            const uint32_t **new_ids, size_t *length);

/* charset.c: glyphs of a CFF font, rising, become what a PDF calls them. */
void pdf_cff_ids(uint32_t *ids, size_t count, const char *cff, size_t length);

#endif
