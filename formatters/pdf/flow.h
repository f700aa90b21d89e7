/* The flow: what the PDF shows, as a tree of boxes, before anything is measured. It is built
 * from the document alone (flow_*.c); it knows no fonts, lines or pages. Every box has a role
 * in the structure tree of the tagged PDF and a look (looks.def). Shaping (stack.h) turns texts
 * into lines, layout.c places lines and boxes in strips, paginate.c puts strips on pages,
 * writer.h makes the file from these and from the flow. */
#ifndef IETF_PDF_FLOW_H
#define IETF_PDF_FLOW_H

#include "libietfdoc/api/formatter.h"

/* Lengths on paper: 1024 to the point. Whole numbers, so that nothing depends on rounding. */
typedef int32_t pdf_unit;
#define PDF_POINT 1024

/* Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
enum pdf_role {
    PDF_ROLE_NONE,     /* not in the structure: its children belong to the box around */
    PDF_ROLE_ARTIFACT, /* it and what is in it is decoration */
#define ROLE(name, type) PDF_ROLE_##name,
#include "formatters/pdf/roles.def"
#undef ROLE
    PDF_ROLE_COUNT
};

enum pdf_box {
    PDF_BLOCK, /* children one below the other */
    PDF_TEXT,  /* runs, broken into lines */
    PDF_ITEM,  /* two children: a label (PDF_TEXT) and a body (PDF_BLOCK) beside or below it */
    PDF_TABLE, /* children: PDF_ROWS. The table's role is that of the block around it, which
                  has the caption, too */
    PDF_ROWS,  /* thead, tbody or tfoot: children are PDF_ROW; heads and feet repeat */
    PDF_ROW,   /* children: PDF_CELL */
    PDF_CELL,  /* as PDF_BLOCK */
    PDF_PICTURE, /* a drawing or a bitmap */
    PDF_INLINE,  /* an element in running text: stands below a PDF_TEXT (or an inline); has no
                    place of its own, the runs name it. Links, spans with a language … */
};

enum pdf_family { PDF_FAMILY_INHERIT, PDF_FAMILY_SERIF, PDF_FAMILY_SANS, PDF_FAMILY_MONO };
enum pdf_align { PDF_ALIGN_INHERIT, PDF_ALIGN_LEFT, PDF_ALIGN_CENTER, PDF_ALIGN_RIGHT };
enum pdf_switch { PDF_INHERIT, PDF_ON, PDF_OFF };
enum pdf_side { PDF_TOP, PDF_RIGHT, PDF_BOTTOM, PDF_LEFT };

#define PDF_COLOR(rgb) (0x1000000u | (rgb)) /* 0: none, or that of the box around */

/* What a kind of box looks like: a row of looks.def, as a rule of a style sheet. Lengths in
 * thousandths of the box's own font size (em) unless told otherwise. */
typedef struct pdf_look {
    const char *name; /* as the layout dump shows it */
    /* text: what differs from the box around */
    uint16_t size;        /* thousandths of the font size around; 0: the same */
    uint16_t line_height; /* thousandths of the font size; 0: as around */
    uint8_t family, bold, italic,
        align;        /* enum pdf_family, pdf_switch, pdf_switch, pdf_align */
    uint8_t position; /* 1 raised, 2 lowered (sup, sub) */
    uint32_t color;
    /* box */
    int16_t margin[4], padding[4]; /* enum pdf_side */
    uint8_t border[4];             /* sixteenths of a point; of cells: between columns, none */
    uint16_t least_width;          /* PDF_TABLE: of all columns */
    uint32_t border_color, background;
    uint32_t stripe; /* background of every second PDF_ROW in PDF_ROWS of this look */
    /* page breaks */
    bool keep_next;     /* no break behind the box */
    bool keep_previous; /* no break before it */
    bool keep_inside;   /* no break in it while it fits on a page */
    bool verbatim;      /* lines end where the text has them; longer ones are cut anywhere */
} pdf_look;

enum pdf_look_name {
#define LOOK(name, ...) PDF_LOOK_##name,
#include "formatters/pdf/looks.def"
#undef LOOK
    PDF_LOOK_COUNT
};
extern const pdf_look pdf_looks[PDF_LOOK_COUNT];

/* The font and colour of a run, everything resolved; kept once each in the flow. */
typedef struct pdf_style {
    uint8_t family; /* enum pdf_family, never INHERIT */
    bool bold, italic;
    pdf_unit size;
    pdf_unit rise;       /* of the baseline */
    uint32_t color;      /* 0xRRGGBB */
    uint32_t background; /* PDF_COLOR or 0 */
} pdf_style;

enum pdf_run_kind {
    PDF_RUN_TEXT,
    PDF_RUN_BREAK, /* a forced line break; text is "" */
    PDF_RUN_PAGE,  /* the number of the page where `target` is; stands at the right edge of the
                      last line when `flush`, else in the text. text is "" in the flow */
};

typedef struct pdf_node pdf_node;

typedef struct pdf_run {
    const char *text; /* UTF-8, white space already collapsed except in verbatim texts (there
                         '\n' ends a line); no control characters */
    uint32_t length;  /* bytes */
    uint16_t style;   /* index into pdf_flow.styles */
    uint8_t kind;     /* enum pdf_run_kind */
    bool flush;
    pdf_node *node;     /* the innermost PDF_INLINE that it belongs to, or the PDF_TEXT */
    const char *target; /* PDF_RUN_PAGE: an id */
} pdf_run;

typedef struct pdf_ids { /* a list of ids; most boxes have none or one */
    const char *id;
    struct pdf_ids *next;
} pdf_ids;

struct pdf_node {
    uint8_t box;    /* enum pdf_box */
    uint8_t role;   /* enum pdf_role */
    uint16_t look;  /* enum pdf_look_name */
    uint16_t style; /* of its text, index into pdf_flow.styles */
    uint8_t align;  /* enum pdf_align, never INHERIT: of lines, of a table, of a picture */
    bool keep_next, keep_previous; /* from the document (keepWithNext, keepWithPrevious) */
    bool breakable;                /* overrules the look's keep_inside */
    bool no_break_inside;
    bool rtl;         /* the paragraph's direction, when the document tells it */
    bool label_flush; /* PDF_ITEM: the label's right edge is `gap` left of the body (ol, ul);
                         else it begins at the box's left edge (dl, references) */
    bool label_alone; /* PDF_ITEM: the body begins below the label */
    uint8_t scope;    /* PDF_CELL of role TH: 1 column, 2 row, 3 both */
    uint16_t column_span, row_span; /* PDF_CELL: at least 1 */
    pdf_unit indent;      /* added to the left margin; PDF_ITEM: where the body begins */
    pdf_unit gap;         /* PDF_ITEM: least distance between label and the body's text */
    pdf_unit line_height; /* PDF_TEXT: of every line */
    uint32_t number;      /* in document order, from 0 */
    pdf_node *parent, *next, *first, *last;
    pdf_ids *ids;            /* named destinations: the ids that the HTML has here */
    const char *lang;        /* NULL: as around */
    const char *alt;         /* alternative description (figures), NULL: none */
    const char *title;       /* role LINK: what the link is (annotation's Contents) */
    const char *uri;         /* role LINK: target outside; NULL: none */
    const char *target;      /* role LINK: an id in this document; NULL: none */
    const ietf_node *source; /* the element that it stands for; may be NULL */
    union {
        struct { /* PDF_TEXT */
            pdf_run *runs;
            size_t run_count;
        };
        struct {              /* PDF_PICTURE */
            const char *data; /* the drawing as XML, or the bytes of the bitmap */
            size_t length;
            const char *media_type; /* "image/svg+xml", "image/png", "image/jpeg", … */
        };
    };
    /* set by the layout */
    int32_t page;       /* where it begins, from 0; -1: nowhere */
    pdf_unit top, left; /* there, from the top left corner of the page */
};

typedef struct pdf_outline { /* bookmarks: a tree in document order */
    const char *title;
    const char *id; /* the destination */
    int level;      /* from 0 */
} pdf_outline;

typedef struct pdf_attachment {
    const char *name;        /* of the file */
    const char *description; /* may be NULL */
    const char *media_type;
    const char *relationship; /* "Source", "Data", "Supplement" */
    const char *data;
    size_t length;
    const pdf_node *node; /* what it belongs to (an associated file of that element), or NULL:
                             the document */
} pdf_attachment;

typedef struct pdf_meta { /* strings may be NULL */
    const char *title, *subject, *keywords, *language;
    const char *const *authors; /* author_count */
    size_t author_count;
    const char *producer, *creator;
    const char *date;       /* of the document: "2026-01-15", "2026-01" */
    const char *identifier; /* "RFC 9000", "draft-ietf-x-00" */
    const char *doi;        /* "10.17487/RFC9000" */
    const char *series, *issn, *publisher, *url, *rights;
    int64_t made; /* seconds since 1970 of the file's dates */
} pdf_meta;

typedef struct pdf_flow {
    const ietf_render_job *job;
    pdf_node *root; /* role DOCUMENT */
    uint32_t node_count;
    const pdf_style *styles;
    size_t style_count;
    pdf_run heads[3], feet[3]; /* left, center, right; artifacts. feet[2] is "Page N": text is
                                  "Page " and the layout adds the number */
    const pdf_outline *outline;
    size_t outline_count;
    const pdf_attachment *attachments;
    size_t attachment_count;
    const char *const *scripts; /* of rfc/@scripts: "Greek", in order; fallback fonts */
    size_t script_count;
    pdf_meta meta;
    ietf_map ids; /* id to the pdf_node that has it */
} pdf_flow;

/* All of it lives in the job's arena. NULL after reporting errors. */
pdf_flow *pdf_flow_build(const ietf_render_job *job);

/* The next box in document order within top; start with n = top. NULL at the end. */
pdf_node *pdf_node_following(const pdf_node *n, const pdf_node *top);

/* The flow as an indented outline: boxes with role, look, ids, then their runs. For tests. */
void pdf_flow_dump(const pdf_flow *flow, ietf_buf *out);

#endif
