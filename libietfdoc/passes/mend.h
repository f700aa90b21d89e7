/* What would mend what the passes report: fixes (model/fix.h) of the next message. */
#ifndef IETF_PASSES_MEND_H
#define IETF_PASSES_MEND_H

#include "libietfdoc/model/fix.h"
#include "libietfdoc/passes/pass.h"

/* An attribute that has no effect, or is set to the only value that it can have. */
void ietf_mend_drop_attr(ietf_prep *p, const ietf_node *n, enum ietf_at at);
void ietf_mend_set_attr(ietf_prep *p, const ietf_node *n, enum ietf_at at, const char *value);

/* Takes the extension of a file from docName. */
void ietf_mend_extension(ietf_prep *p, const char *name);
/* Makes docName of <seriesInfo>. */
void ietf_mend_docname(ietf_prep *p);
/* Leaves the date to the day. */
void ietf_mend_date(ietf_prep *p, const ietf_node *date);
/* A letter that is meant as the number of an item. */
void ietf_mend_start(ietf_diagnostics *x, const ietf_node *list, const char *start);
/* Puts characters beyond ASCII in front of the first child into <u>. */
void ietf_mend_unicode(ietf_prep *p, const ietf_node *n);
/* Replaces all tabs in the element by blanks. */
void ietf_mend_tabs(ietf_prep *p, const ietf_node *n);
/* Moves the anchor of an artwork to the set around it. */
void ietf_mend_artset(ietf_prep *p, const ietf_node *artset, const char *anchor);

#endif
