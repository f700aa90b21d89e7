/* pn, the numbers by which parts are known (RFC 7998 5.4.6), for the passes that number and for
 * those that make sections afterwards. */
#ifndef IETF_NUMBERING_H
#define IETF_NUMBERING_H

#include "libietfdoc/passes/pass.h"

/* Sets pn, which is copied. One that is there already stays, with a warning when it differs. */
void ietf_prep_set_pn(ietf_prep *p, ietf_node *n, const char *pn);
/* Numbers a section that was just appended to back, with its paragraphs. */
void ietf_prep_number_appended(ietf_prep *p, ietf_node *section);
/* Gives pn to everything in a section (or the whole document) that counts as a paragraph. */
void ietf_prep_number_paragraphs(ietf_prep *p, ietf_node *top);

#endif
