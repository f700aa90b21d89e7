/* What the functions that build the flow share.
 *
 * A handler of a block makes boxes below `parent`; one of an inline element adds to the open
 * text. At most one text is open at a time: whoever makes a block has closed it before.
 * Handlers call one another as deep as the document nests (max_depth). */
#ifndef IETF_PDF_FLOW_BUILD_H
#define IETF_PDF_FLOW_BUILD_H

#include "formatters/pdf/flow.h"
#include "libietfdoc/compose/xrefs.h"

enum pdf_part {
    PDF_PART_FRONT,
    PDF_PART_MIDDLE,
    PDF_PART_BACK,
    PDF_PART_REFERENCES, /* from <references> until the next child of back */
};

typedef struct pdf_builder {
    const ietf_render_job *job;
    const ietf_document *document;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
    const ietf_node *root;
    pdf_flow *flow;
    enum pdf_part part;
    bool rfc;                      /* rfc/@number is given */
    const ietf_node *last_section; /* of middle: it decides whether references are numbered */
    const ietf_node *index;        /* the section made from the iref elements; NULL: none */
    bool in_index;                 /* in that section */
    ietf_map u_targets;            /* anchors of <u> that an xref has as its target */
    ietf_map refnames;             /* anchor of a reference to the name shown */
    ietf_xref_job xrefs;
    unsigned heading; /* level of the last heading */
    pdf_style *styles;
    size_t style_capacity;
    pdf_outline *outline;
    size_t outline_capacity;
    pdf_ids *waiting; /* ids of what shows nothing: the next box takes them */
    /* the open text */
    pdf_node *text;  /* NULL: none */
    pdf_node *inner; /* the innermost inline element that is open, or the text */
    uint16_t style;  /* of what is added next */
    pdf_run *runs;
    size_t run_count, run_capacity;
    ietf_buf bytes; /* of the last run */
    bool gap;       /* white space was met that is not in a run yet */
    uint16_t gap_style;
    pdf_node *gap_node; /* where it was met */
    pdf_node *mark;     /* has ids whose place is that of the next word; NULL: none */
    bool marking;       /* the word has begun */
} pdf_builder;

typedef void (*pdf_block_handler)(pdf_builder *x, pdf_node *parent, const ietf_node *n);
typedef void (*pdf_inline_handler)(pdf_builder *x, const ietf_node *n);

/* By kind, from the rows of flow.def. An element may have both: a contact. */
extern const pdf_block_handler pdf_block_handlers[IETF_KIND_COUNT];
extern const pdf_inline_handler pdf_inline_handlers[IETF_KIND_COUNT];
/* Shown by the element around it, or not at all. */
extern const bool pdf_ignored[IETF_KIND_COUNT];

#define BLOCK(kind, name)                                                                      \
    void pdf_flow_##name(pdf_builder *x, pdf_node *parent, const ietf_node *n);
#define INLINE(kind, name) void pdf_flow_##name(pdf_builder *x, const ietf_node *n);
#define IGNORED(kind)
#include "formatters/pdf/flow.def"
#undef BLOCK
#undef INLINE
#undef IGNORED

/* Boxes (flow_box.c). */

/* At the end of parent, with the text style, alignment and line height that its look makes of
 * the parent's. */
pdf_node *pdf_box_new(pdf_builder *x, pdf_node *parent, enum pdf_box box, enum pdf_role role,
                      enum pdf_look_name look);
/* What xml:lang says at n; NULL: nothing, or what is no language tag (RFC 5646, 2.1). */
const char *pdf_language(const ietf_node *n);
/* A box that stands for n: with its ids, language, keepWithNext and keepWithPrevious. */
pdf_node *pdf_box_for(pdf_builder *x, pdf_node *parent, const ietf_node *n, enum pdf_box box,
                      enum pdf_role role, enum pdf_look_name look);
/* Gives a box an id; the first one that asks for it has it. NULL and "" are none. */
void pdf_box_identify(pdf_builder *x, pdf_node *box, const char *id);
/* The ids that the HTML gives to n: of its pn, slugifiedName, anchor. */
void pdf_box_identify_all(pdf_builder *x, pdf_node *box, const ietf_node *n);
/* The id of something that shows nothing: the next box that is made takes it, in an open text
 * the next word. */
void pdf_box_id_waits(pdf_builder *x, const char *id);
pdf_unit pdf_box_size(const pdf_builder *x, const pdf_node *box); /* of its font */
/* thousandths of the box's font size */
pdf_unit pdf_box_em(const pdf_builder *x, const pdf_node *box, int thousandths);
uint16_t pdf_style_derive(pdf_builder *x, uint16_t style, enum pdf_look_name look,
                          bool inlined);

/* Where the ids that wait have their place; for flow_text.c. */
void pdf_mark_place(pdf_builder *x);
void pdf_mark_give_up(pdf_builder *x);

/* Text (flow_text.c). */

/* A PDF_TEXT at the end of parent, open. */
pdf_node *pdf_text_open(pdf_builder *x, pdf_node *parent, enum pdf_role role,
                        enum pdf_look_name look);
/* The same in a box that is made already. */
void pdf_text_resume(pdf_builder *x, pdf_node *box);
void pdf_text_close(pdf_builder *x);
/* All in one: opens, adds a string, closes. */
pdf_node *pdf_text_whole(pdf_builder *x, pdf_node *parent, enum pdf_role role,
                         enum pdf_look_name look, const char *text);
void pdf_text_add(pdf_builder *x, const char *text); /* NULL adds nothing */
void pdf_text_add_verbatim(pdf_builder *x, const char *text);
void pdf_text_break(pdf_builder *x);
void pdf_text_page(pdf_builder *x, const char *target, bool flush);

/* An element in the open text. begin gives what end needs. With PDF_ROLE_NONE and nothing to
 * say of n (NULL or without id and language) there is no box, only the look. */
typedef struct pdf_inline {
    pdf_node *before, *node; /* node: NULL when there is no box */
    uint16_t style;
    size_t runs; /* how many were there before */
} pdf_inline;

pdf_inline pdf_inline_begin(pdf_builder *x, const ietf_node *n, enum pdf_role role,
                            enum pdf_look_name look);
void pdf_inline_end(pdf_builder *x, const pdf_inline *i);
/* A link: href is an address, or "#" and an anchor, pn or slug of the document. */
pdf_inline pdf_link_begin(pdf_builder *x, const char *href, enum pdf_look_name look);
void pdf_link_add(pdf_builder *x, const char *href, enum pdf_look_name look, const char *text);
/* "<", the address as a link, ">" */
void pdf_link_add_angled(pdf_builder *x, const char *href);

/* Going down (flow.c). */

void pdf_flow_children(pdf_builder *x, pdf_node *parent, const ietf_node *n); /* blocks only */
/* Blocks and running text: the latter comes into texts of this look. */
void pdf_flow_mixed(pdf_builder *x, pdf_node *parent, const ietf_node *n,
                    enum pdf_look_name look);
/* Children of n into the open text. */
void pdf_flow_inlines(pdf_builder *x, const ietf_node *n);

/* Words (flow_words.c). */

/* The id that the page has for a pn: "section-appendix.a.1-2" is "appendix-A.1-2". */
const char *pdf_id(pdf_builder *x, const char *pn);
/* What a link says of itself to who cannot see it: "Section 2: Terms", "RFC2119: Key …". */
const char *pdf_link_title(pdf_builder *x, const char *id);
bool pdf_is_blank(const char *text);
int pdf_columns(const ietf_node *n, int otherwise); /* its indent */

/* Makes the grid of a table even (flow_grid.c). */
void pdf_flow_grid(pdf_builder *x, const pdf_node *grid);
/* "Figure 1: Name" below a figure or table (flow_figures.c); a drawing (flow_pictures.c). */
void pdf_flow_caption(pdf_builder *x, pdf_node *parent, const ietf_node *n);
void pdf_flow_picture(pdf_builder *x, pdf_node *parent, const ietf_node *n);

/* Files in the file, by the options (flow_attach.c). */
void pdf_flow_attach(pdf_builder *x);
/* Metadata, running heads, scripts (flow_meta.c). */
void pdf_flow_describe(pdf_builder *x);

void pdf_outline_add(pdf_builder *x, const char *title, const char *id, int level);

#endif
