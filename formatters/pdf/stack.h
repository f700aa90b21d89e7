/* What Pango, HarfBuzz, Cairo and librsvg do for the PDF formatter, behind one table of
 * functions. It is a module of its own (libietfdoc-pdf), loaded when the first PDF is made: the
 * library works without the stack, and who makes text does not wait for it to load. The module
 * exports ietf_pdf_stack and nothing else; of the library it has a copy of util/ (arena, buf,
 * utf8 …) and no more.
 *
 * An engine holds the fonts of one render in one thread. Everything that it returns lives until
 * pdf_stack.close; what is told to be in the arena may be kept longer. */
#ifndef IETF_PDF_STACK_H
#define IETF_PDF_STACK_H

#include "formatters/pdf/flow.h"

typedef struct pdf_engine pdf_engine;

/* What the engine tells of; the library words it and knows the place. */
enum pdf_complaint {
    PDF_NO_FONT,     /* text: "Roboto Mono: Noto Sans Mono is used instead" */
    PDF_NO_GLYPH,    /* text: the character */
    PDF_BAD_PICTURE, /* text: why */
    PDF_BROKEN,      /* the stack cannot work; text: why */
};
typedef void (*pdf_complain)(const ietf_render_job *job, enum pdf_complaint what,
                             const ietf_node *n, const char *text);

/* A font file in use: what the writer needs to embed it. */
typedef struct pdf_face {
    const char *name; /* PostScript name, "NotoSerif-Bold" */
    const char *family;
    uint32_t units;                                     /* per em */
    int ascent, descent, cap_height, x_height, bbox[4]; /* font units; descent is negative */
    double italic_angle;
    unsigned weight; /* 400, 700 */
    bool is_mono, is_serif, is_italic, is_cff;
} pdf_face;

typedef struct pdf_glyph {
    uint32_t id;      /* of the face */
    pdf_unit advance; /* along the line, letter by letter as shaped */
    pdf_unit x, y;    /* offset from the pen; y upwards */
    uint32_t cluster; /* byte in the pdf_glyphs' text where its characters begin */
} pdf_glyph;

/* Glyphs of one face, style and run, in the order in which they stand on the line from left to
 * right. */
typedef struct pdf_glyphs {
    uint16_t face;  /* index, see pdf_stack.face */
    uint16_t style; /* index into pdf_flow.styles */
    bool rtl;       /* clusters fall from left to right */
    const pdf_run *run;
    const char *text; /* within run->text */
    uint32_t length;  /* bytes */
    uint32_t count;
    const pdf_glyph *glyphs;
    pdf_unit width;
} pdf_glyphs;

typedef struct pdf_line {
    const pdf_glyphs *glyphs; /* from left to right */
    uint32_t count;
    uint32_t start, end; /* bytes of the whole text (its runs one after the other), without the
                            spaces at the break */
    pdf_unit width;      /* of what is visible */
    bool ends_paragraph; /* the text says that the line ends here, or it is the last */
} pdf_line;

typedef struct pdf_text pdf_text; /* a text, shaped but not broken */

typedef struct pdf_picture {
    pdf_unit width, height; /* natural size; pixels of a bitmap and of CSS are 3/4 point */
    bool is_bitmap;
    /* a drawing: the file that Cairo made of it, one page of width × height. Bitmap: NULL */
    const char *file;
    size_t file_length;
    /* a bitmap: pixels of 8 bits, `colors` (1 or 3) in each; or the bytes of a JPEG file */
    uint32_t columns, rows;
    uint8_t colors;
    bool is_jpeg;
    const char *pixels;
    size_t pixels_length;
    const char *alpha; /* columns × rows bytes; NULL: opaque */
    const char *words; /* the text in a drawing, in order, for search; NULL: none */
} pdf_picture;

typedef struct pdf_stack {
    unsigned version; /* PDF_STACK_VERSION */

    /* Names and versions of the libraries, and the fonts missing, as lines for --pdf-help. In
     * the arena. */
    const char *(*describe)(const char *font_path, ietf_arena *a);

    /* NULL after reporting (no fonts at all, a broken installation). font_path: directories of
     * fonts separated by colons, looked into before the system's; NULL: none. Only these and
     * the families that we name are used: nothing depends on the user's font settings. Missing
     * families are reported as warnings, with the substitute. */
    pdf_engine *(*open)(const pdf_flow *flow, const char *font_path, pdf_complain complain,
                        ietf_arena *a);
    void (*close)(pdf_engine *e); /* also called when memory runs out */

    /* Ascent and descent (both positive) of a style's main font. */
    void (*metrics)(pdf_engine *e, uint16_t style, pdf_unit *ascent, pdf_unit *descent);

    /* Shapes the text of a PDF_TEXT node (runs of kind TEXT and BREAK; a PAGE run is left out
     * unless it has text by now). verbatim: break lines at '\n', keep spaces, cut lines that
     * are too long anywhere between clusters. Hyphens are never inserted. A character that no
     * font has is reported once per document and replaced. */
    pdf_text *(*shape)(pdf_engine *e, const pdf_node *node, bool verbatim);
    /* The widest unbreakable piece, and the whole in one line (the widest line, when there are
     * forced breaks). */
    void (*widths)(const pdf_text *text, pdf_unit *least, pdf_unit *most);
    /* Lines of at most `width`; the first of first_width. Words that are wider than the line
     * are cut between clusters. At least one line, unless the text is empty. In the arena; may
     * be called again with other widths. */
    const pdf_line *(*break_lines)(pdf_text *text, pdf_unit first_width, pdf_unit width,
                                   size_t *count);
    /* One line of a string that stands in no node: running heads, page numbers. */
    const pdf_line *(*line)(pdf_engine *e, const pdf_run *run);

    /* Reads a drawing or bitmap. NULL after reporting at the node. Opens nothing: pictures
     * that refer to files or addresses are shown without them. */
    const pdf_picture *(*picture)(pdf_engine *e, const pdf_node *node);

    /* Faces in use are numbered from 0 in the order of their first use. */
    size_t (*face_count)(const pdf_engine *e);
    const pdf_face *(*face)(const pdf_engine *e, size_t index);
    /* The font with only these glyphs (sorted, without doubles, 0 included), as a file: glyph
     * glyphs[i] of the face has the id *new_ids[i] in it. CFF fonts: the ids are those to be
     * written as CIDs. NULL after reporting. In the arena. */
    const char *(*subset)(pdf_engine *e, size_t face, const uint32_t *glyphs, size_t count,
                          const uint32_t **new_ids, size_t *length);
} pdf_stack;

#define PDF_STACK_VERSION 1

/* Loads the module once per process; NULL with the reason (in the arena, or static) when it is
 * not there. */
const pdf_stack *ietf_pdf_stack_load(const char **why, ietf_arena *a);

#endif
