/* Slugs: short names for URLs, unique in one document (RFC 7998 5.4.4). Names of sections and
 * the pn of iref share them. */
#ifndef IETF_SLUG_H
#define IETF_SLUG_H

#include "libietfdoc/passes/pass.h"

/* The slug of a text, at most 40 characters (and a counter when it is taken), remembered as
 * used; it lives in the document's arena. NULL after reporting at n that a hundred have the
 * same text. */
const char *ietf_prep_slug(ietf_prep *p, const char *text, const ietf_node *n);

#endif
