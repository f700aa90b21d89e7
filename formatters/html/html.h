/* What the handlers of the HTML formatter share.
 *
 * A handler makes the elements for one element of the document, appends them to `parent`,
 * renders the children and returns what it made: the innermost element that stands for n, or
 * NULL. The text that follows n (its tail) becomes the tail of what it made: ietf_html_add does
 * that; a handler that uses html_append does it itself. A handler that adds nothing loses the
 * tail; the reference loses it, too. Handlers call one another as deep as the document nests
 * (max_depth).
 *
 * The reference copies text from one tree to the other by the names text and tail. Whether such
 * a string is absent (NULL) or empty shows in the line breaks that its serializer adds, so keep
 * to what html_node says of it. */
#ifndef IETF_HTML_H
#define IETF_HTML_H

#include "formatters/html/tree.h"
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/compose/xrefs.h"

/* What is being rendered; it decides how authors, dates, series and titles look. */
enum ietf_html_part {
    IETF_HTML_FRONT,
    IETF_HTML_MIDDLE,
    IETF_HTML_BACK,
    IETF_HTML_REFERENCES, /* from <references> until the next child of back */
};

typedef struct ietf_html {
    const ietf_render_job *job;
    const ietf_document *document;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena; /* scratch of the render: the page lives here */
    const ietf_node *root;
    enum ietf_html_part part;
    bool rfc;                      /* rfc/@number is given */
    const ietf_node *last_section; /* of middle: it decides whether references are numbered */
    ietf_map refnames;             /* anchor of a reference to the name shown */
    ietf_xref_job xrefs;
    html_node *checked;  /* the last element whose id was looked at; NULL: none */
    ietf_map ids;        /* of the page up to there */
    html_node *page;     /* <html> */
    ietf_map *u_targets; /* anchors of <u> that an xref has as its target; made when needed */
    bool failed; /* where the reference gives up with an exception: results do not matter */
} ietf_html;

typedef html_node *(*ietf_html_handler)(ietf_html *x, html_node *parent, const ietf_node *n);

/* By kind, from the rows of core.def and blocks.def. */
extern const ietf_html_handler ietf_html_handlers[IETF_KIND_COUNT];

/* Every handler is ietf_html_NAME in the row HANDLER(KIND, NAME). */
#define HANDLER(kind, name)                                                                    \
    html_node *ietf_html_##name(ietf_html *x, html_node *parent, const ietf_node *n);
#include "formatters/html/blocks.def"
#include "formatters/html/core.def"
#undef HANDLER

/* Rendering. */

/* The whole page as a tree, in x->page, with options that may differ from the job's; false
 * after reporting errors. */
bool ietf_html_build(ietf_html *x, const ietf_render_job *job, const ietf_options *options);

/* n by its handler; of a comment or instruction only the text that follows it is left. */
html_node *ietf_html_render(ietf_html *x, html_node *parent, const ietf_node *n);
/* All children of n; text comes with them. */
void ietf_html_children(ietf_html *x, html_node *parent, const ietf_node *n);
/* The same into an element that stands in running text: ends trimmed, and n's tail behind it
 * (headings, captions, the contents of an xref). */
void ietf_html_inner(ietf_html *x, html_node *into, const ietf_node *n);
/* An element of the same name with what is in it. */
html_node *ietf_html_same(ietf_html *x, html_node *parent, const ietf_node *n);
/* Nothing but the children: address, back, boilerplate, middle, toc. */
html_node *ietf_html_skip(ietf_html *x, html_node *parent, const ietf_node *n);
html_node *ietf_html_nothing(ietf_html *x, html_node *parent, const ietf_node *n);
/* An error that ends the job, where the reference gives up with an exception. */
void ietf_html_fail(ietf_html *x, const ietf_node *n, const char *why);

/* Making elements. Attributes go in this order: attrs (give them in alphabetical order), class,
 * id. attrs may be NULL; so may classes. Strings are borrowed. */

/* The element for n: takes over its text (the one before its first child), its tail, its id
 * (pn, else slugifiedName, else anchor) and keepWithNext/keepWithPrevious as classes. With a pn
 * and an anchor, two elements are made: a block is wrapped in a div that has the anchor; an
 * inline element, li, dt, dd or td gets the pn and the attributes, and a div inside it the
 * anchor. Returns the one that children go into. */
html_node *ietf_html_add(ietf_html *x, html_node *parent, const ietf_node *n, enum html_tag tag,
                         const html_attr *attrs, const char *classes);
/* The same with text of its own instead of n's, unless that is blank. */
html_node *ietf_html_add_text(ietf_html *x, html_node *parent, const ietf_node *n,
                              enum html_tag tag, const html_attr *attrs, const char *classes,
                              const char *text);
/* The same for an element that is made already (html_make, with its children): `e` is linked
 * into parent. attrs are those of e that move in the case of an inline element with an anchor.
 */
html_node *ietf_html_adopt(ietf_html *x, html_node *parent, const ietf_node *n, html_node *e,
                           const html_attr *attrs);
/* An element that stands for nothing in the document, at the end of parent (which may be NULL).
 */
html_node *ietf_html_make(ietf_html *x, html_node *parent, enum html_tag tag,
                          const html_attr *attrs, const char *classes, const char *text);
/* "name (ascii), role" where ascii and role may be NULL or ""; detached. role_class NULL: the
 * role is text, else a span of that class. */
html_node *ietf_html_named(ietf_html *x, enum html_tag tag, ietf_name name, const char *role,
                           const char *role_class, const char *classes);
/* The paragraph sign with a link to e's id, unless one stands inside or around is a toc. */
void ietf_html_pilcrow(ietf_html *x, html_node *e, const ietf_node *n);
/* <span class="break">, <dd class="break"> */
void ietf_html_break(ietf_html *x, html_node *parent, enum html_tag tag);

/* Words. */

/* The id that the page has for a pn: "section-appendix.a.1-2" is "appendix-A.1-2". */
const char *ietf_html_id(ietf_html *x, const char *pn);
/* "margin-left: 1.5em" for columns * 0.5em with what stands before and behind the number; NULL
 * when there are no columns. */
const char *ietf_html_em(ietf_html *x, const char *before, int columns, const char *behind);
/* The text before the first child, the text behind n; NULL when there is none. */
const char *ietf_html_text(const ietf_node *n);
const char *ietf_html_tail(const ietf_node *n);
/* Nothing but white space as Python knows it; true for NULL. */
bool ietf_html_is_blank(const char *text);
/* Without white space at the end, at the start (Python's rstrip, lstrip). */
const char *ietf_html_trim_end(ietf_html *x, const char *text);
const char *ietf_html_trim_start(const char *text);

/* The accessible profile (--html-profile); both do nothing in the compatible one. */
bool ietf_html_is_accessible(const ietf_html *x);
void ietf_html_make_accessible(ietf_html *x); /* the last change to the page */

/* Reports ids that are given twice and were not reported before: at n, with the source of a
 * diagram that was just put in, or at the end of the page (source NULL). */
void ietf_html_check_ids(ietf_html *x, const ietf_node *n, const char *source);

#endif
