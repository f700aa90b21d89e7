/* What the handlers of the text formatter share.
 *
 * The tree becomes a list of lines. A line is a slice of text and a number of blanks before it,
 * so that nesting costs an addition and no copy; it knows the element it comes from, which
 * pagination needs. A handler either appends lines to a list (blocks) or appends to a buffer
 * (what stands in running text: U+2028 is a line break there). What a parent decides for its
 * children (width, joiners, hanging indent, …) is passed down in a state by value: a handler
 * copies it and changes the copy. The document is never changed.
 *
 * The reference (xml2rfc) passes text around sometimes as one string, sometimes as lines, and
 * the results depend on it; comments say where that shows. */
#ifndef IETF_TEXT_H
#define IETF_TEXT_H

#include "formatters/text/wrap.h"
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/compose/xrefs.h"

enum { IETF_TEXT_WIDTH = 72 };

/* Lines. */

typedef struct ietf_text_line {
    const char *text; /* without its indentation, not NUL-terminated, no line break in it */
    const ietf_node *node; /* NULL: a blank line between blocks */
    uint32_t length;       /* bytes */
    uint32_t columns;      /* code points of text: what the reference calls its width */
    uint32_t indent;       /* blanks before the text; text itself does not begin with a blank */
    bool keep;             /* stays with the line before on one page */
} ietf_text_line;

typedef struct ietf_text_lines {
    ietf_arena *arena;
    ietf_text_line *items;
    size_t count, capacity;
    ietf_buf *memory; /* of a long list */
} ietf_text_lines;

void ietf_text_lines_init(ietf_text_lines *l, ietf_arena *a);
/* Appends one line; leading blanks become its indent. The text is borrowed: it must live as
 * long as the lines' arena. _copy copies it. */
ietf_text_line *ietf_text_lines_add(ietf_text_lines *l, const char *text, size_t length,
                                    const ietf_node *node);
ietf_text_line *ietf_text_lines_add_copy(ietf_text_lines *l, const char *text, size_t length,
                                         const ietf_node *node);
void ietf_text_lines_add_slices(ietf_text_lines *l, const ietf_slices *slices,
                                const ietf_node *node);
/* `count` blank lines that belong to no element. */
void ietf_text_lines_blank(ietf_text_lines *l, size_t count);
/* Appends the lines of a string, split where Python's str.splitlines does (\n \r \v \f U+0085
 * U+2028 U+2029; no line for a break at the end, none for ""); copies. */
void ietf_text_lines_split(ietf_text_lines *l, ietf_wrapper *w, const char *text, size_t length,
                           const ietf_node *node);
/* Appends all of `other`. */
void ietf_text_lines_append(ietf_text_lines *l, const ietf_text_lines *other);
/* The lines from number `from` on … */
/* … move right by `indent`, the first by `hang` more; blank lines stay */
void ietf_text_lines_indent(ietf_text_lines *l, size_t from, int indent, int hang);
/* … get a prefix before their indentation (blank lines, too) */
void ietf_text_lines_prefix(ietf_text_lines *l, size_t from, const char *prefix);
/* … lose the blank ones at both ends */
void ietf_text_lines_strip(ietf_text_lines *l, size_t from);
/* … or at the start only */
void ietf_text_lines_strip_start(ietf_text_lines *l, size_t from);
/* … move as one block within the width: how is "left", "center" or "right" */
void ietf_text_lines_align(ietf_text_lines *l, size_t from, const char *how, int width);
/* … become one string with `separator` between them */
void ietf_text_lines_concatenate(const ietf_text_lines *l, size_t from, const char *separator,
                                 ietf_buf *out);
/* … and the widest of them, 0 when there is none */
int ietf_text_lines_width(const ietf_text_lines *l, size_t from);

/* Replaces the text of a line by label + text without leading white space; the label begins at
 * the margin (a list's label before its item, a term before its definition). */
void ietf_text_line_label(ietf_text_lines *l, size_t number, const char *label, size_t length);
/* Gives a line a copy of the text. */
void ietf_text_line_set(ietf_arena *a, ietf_text_line *line, const char *text, size_t length);
/* Puts join and the text of `more`, without leading white space, behind a line. */
void ietf_text_line_extend(ietf_text_lines *l, size_t number, const char *join,
                           const ietf_text_line *more);
/* Nothing but \t \n \v \f \r and blanks. */
bool ietf_text_line_is_blank(const ietf_text_line *line);
static inline int
ietf_text_line_width(const ietf_text_line *line)
{
    return (int)(line->indent + line->columns);
}

/* Joiners: how a parent puts a child of a kind behind what stands before it. */

enum ietf_text_slot {
    IETF_SLOT_OTHER,   /* kinds without an entry of their own */
    IETF_SLOT_NOTHING, /* comments and instructions */
    IETF_SLOT_ANNOTATION,
    IETF_SLOT_ARTSET,
    IETF_SLOT_ARTWORK,
    IETF_SLOT_DD,
    IETF_SLOT_DL,
    IETF_SLOT_DT,
    IETF_SLOT_EMAIL,
    IETF_SLOT_IREF,
    IETF_SLOT_LI,
    IETF_SLOT_NAME,
    IETF_SLOT_OL,
    IETF_SLOT_REFERENCE,
    IETF_SLOT_REFERENCES,
    IETF_SLOT_SECTION,
    IETF_SLOT_SOURCECODE,
    IETF_SLOT_T,
    IETF_SLOT_UL,
    IETF_SLOT_COUNT
};

typedef struct ietf_text_joiner {
    const char *join; /* NULL: no entry, IETF_SLOT_OTHER counts. n line ends: n-1 blank lines */
    int indent;       /* of the child's lines, and the loss of width */
    int hang;
    bool overlap; /* the child's first line continues the line before */
    bool outdent; /* a child that is too wide may move left */
} ietf_text_joiner;

typedef struct ietf_text_joiners {
    ietf_text_joiner slots[IETF_SLOT_COUNT];
} ietf_text_joiners;

typedef struct ietf_text_joiner_row {
    enum ietf_text_slot slot;
    ietf_text_joiner joiner;
} ietf_text_joiner_row;

/* One blank line between blocks, nothing for comments and instructions. */
extern const ietf_text_joiners ietf_text_joiners_base;
/* Overwrites the slots that the rows name. */
void ietf_text_joiners_update(ietf_text_joiners *j, const ietf_text_joiner_row *rows,
                              size_t count);
const ietf_text_joiner *ietf_text_joiner_for(const ietf_text_joiners *j,
                                             const ietf_node *child);

/* What is passed down. */

enum ietf_text_latin { IETF_LATIN_UNSET, IETF_LATIN_NO, IETF_LATIN_YES };

typedef struct ietf_text_state {
    const ietf_text_joiners *joiners; /* NULL inside running text */
    int width;                        /* 0: not given (inside running text) */
    int hang;                         /* of the lines after the first */
    int first; /* columns of the first line that are taken already (a dd beside its dt) */
    int dt_width;
    struct ietf_text_list *list; /* whose items are being rendered */
    uint8_t probes;              /* how many lists without symbols are being measured around */
    bool probe;    /* only the first line with text is wanted: containers may stop behind it */
    bool keep_url; /* do not break URLs that fit */
    bool no_fill;  /* a t gives its text as it is (table cells) */
    uint8_t latin; /* enum ietf_text_latin: the half of an address that is wanted */
} ietf_text_state;

/* The render. */

typedef struct ietf_text {
    const ietf_render_job *job;
    const ietf_document *document;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena; /* scratch of the render: lines live here */
    ietf_wrapper *wrapper;
    ietf_buf scratch; /* used as a stack: remember the length, append, use, truncate */
    const ietf_node *root;
    const char *part; /* front, middle or back, for messages */
    bool rfc;         /* rfc/@number is given */
    bool paginated;
    bool refs_numbered; /* sections `references` are numbered */
    ietf_map refnames;  /* anchor of a reference to the name shown */
    ietf_xref_job xrefs;
    ietf_map *xref_targets; /* anchors that an xref has as its target; made when needed */
    int *outdents;    /* by serial: how far children left the indentation; NULL until one did */
    ietf_map unknown; /* names of elements without a handler, reported once */
    const char *symbols;   /* of unordered lists, one character for each depth */
    bool in_toc;           /* the table of contents is being rendered */
    const uint32_t *pages; /* by serial: the last page of an element; NULL before pagination */
    bool failed;           /* an error was reported that ends the job: results do not matter */
} ietf_text;

typedef void (*ietf_text_block)(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                                ietf_text_lines *out);
/* Without the text that follows n: the caller goes over the text nodes itself. */
typedef void (*ietf_text_inline)(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                                 ietf_buf *out);

typedef struct ietf_text_handler {
    ietf_text_block block; /* one of the two; contact has both */
    ietf_text_inline inlined;
} ietf_text_handler;

/* handlers.c: the table by kind. blocks.h declares those of tables, references, addresses and
 * the first page: named ietf_text_<kind>, e.g. ietf_text_table, ietf_text_seriesinfo. */
extern const ietf_text_handler ietf_text_handlers[IETF_KIND_COUNT];

/* An error that ends the job, where the reference gives up with an exception. */
void ietf_text_fail(ietf_text *x, const ietf_node *n, const char *why);
/* Calls the handler of n and appends its lines, or the lines of its string. */
void ietf_text_render(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                      ietf_text_lines *out);
/* Renders child n as block lines and puts them behind the caller's lines, which begin at number
 * `from`, by the joiner for n in s: blank lines, indentation, overlap, outdent. (A handler that
 * gives a string is split into lines.) */
void ietf_text_join(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                    ietf_text_lines *out, size_t from);
/* The same with strings: what the caller has begins at `from` in the buffer. */
void ietf_text_join_string(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                           ietf_buf *out, size_t from);
/* A string (with its own line breaks \n or U+2028) instead of a node's. */
void ietf_text_join_plain(ietf_text *x, const char *text, size_t length,
                          const ietf_text_joiner *joiner, ietf_buf *out, size_t from);
/* All children of n by ietf_text_join, `from` being the present end of out. */
void ietf_text_children(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                        ietf_text_lines *out);
/* The same for n's siblings from `first` on, behind lines that begin at `from`. */
void ietf_text_children_from(ietf_text *x, const ietf_node *first, const ietf_text_state *s,
                             ietf_text_lines *out, size_t from);
/* The state wants one line only, and it is there: containers stop. */
bool ietf_text_probe_is_done(const ietf_text_state *s, const ietf_text_lines *out, size_t from);
/* Calls the handler: a string, without the tail. Nothing for kinds that are blocks (reported).
 */
void ietf_text_string(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                      ietf_buf *out);
/* As the reference's renderer gives it: with the tail where it has it; the tail of a comment.
 */
void ietf_text_string_and_tail(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                               ietf_buf *out);
/* The text inside n with its inline elements, trimmed. s may be NULL. */
void ietf_text_inner(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out);
/* What stands in li, dd, td, blockquote, …: either running text, filled as a paragraph (true),
 * or blocks (false). Lines are appended. */
bool ietf_text_content(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                       ietf_text_lines *out);
bool ietf_text_has_text(const ietf_node *n); /* ietf_text_content would say true */

/* A paragraph, whatever n is. */
void ietf_text_t(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out);
/* A heading: the number, and the name by its joiner. */
void ietf_text_heading(ietf_text *x, const ietf_node *n, const ietf_node *name,
                       const char *number, const ietf_text_state *s, ietf_text_lines *out);
/* "Figure 1: name" for a figure or table; *first is its first child behind the name. */
const char *ietf_text_title(ietf_text *x, const ietf_node *n, const char *word,
                            const ietf_text_state *s, const ietf_node **first);
/* An empty line and the title, centred. */
void ietf_text_add_title(ietf_text *x, const ietf_node *n, const char *title, int width,
                         ietf_text_lines *out);
/* What the reference writes for elements that it does not know. */
void ietf_text_unknown(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                       ietf_buf *out);

/* Strings. */

/* Removes leading and trailing ASCII white space of what the buffer holds from `from` on. */
void ietf_text_trim(ietf_buf *b, size_t from);
/* Appends text with `indent` blanks before its first line and indent + hang before the others;
 * blank lines become empty; U+2028 becomes \n. */
void ietf_text_indent_string(ietf_buf *out, const char *text, size_t length, int indent,
                             int hang);
/* The integer in an attribute; absent or empty: otherwise. Not a number: reported. */
int ietf_text_number(ietf_text *x, const ietf_node *n, enum ietf_at at, int otherwise);

/* Fills a text with the state's hang, first, keep_url and `indent` more blanks, to lines of n
 * or to a string with U+2028 between them (wrap.h does the work). */
void ietf_text_fill(ietf_text *x, const char *text, size_t length, const ietf_text_state *s,
                    int indent, const ietf_node *n, ietf_text_lines *out);
void ietf_text_fill_string(ietf_text *x, const char *text, size_t length,
                           const ietf_text_state *s, int indent, ietf_buf *out);

/* The same for what stands inside n. */
void ietf_text_fill_inner(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                          ietf_buf *out);
bool ietf_text_is_unicode_blank(const char *text,
                                size_t length); /* Python's str.isspace, or "" */

#endif
