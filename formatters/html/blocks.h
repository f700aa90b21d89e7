/* What the handlers of tables, figures and references share. */
#ifndef IETF_HTML_BLOCKS_H
#define IETF_HTML_BLOCKS_H

#include "formatters/html/html.h"

/* An empty span with the slug of n's name: where links to the name of a table or figure land.
 */
void ietf_html_name_target(ietf_html *x, html_node *parent, const ietf_node *n);
/* "Table 1" or "Figure 1" and the name, each a link to itself. */
void ietf_html_caption(ietf_html *x, html_node *caption, const ietf_node *n);
/* "<", a link to the address, ">" in a detached span. */
html_node *ietf_html_bracketed_link(ietf_html *x, const char *target);
/* An author or contact in a list of references. */
html_node *ietf_html_reference_author(ietf_html *x, html_node *parent, const ietf_node *n);
/* The svg element in an artwork, ready for the page: its view box set. NULL after reporting. */
html_node *ietf_html_svg(ietf_html *x, const ietf_node *artwork, const ietf_node *svg);
/* Gives a picture (pre, svg, img) the text of its artwork, in the accessible profile. */
void ietf_html_describe(ietf_html *x, html_node *picture, const ietf_node *artwork);

#endif
