/* White space between elements, so that the XML is pleasant to read (RFC 7998 5.7.2). The
 * writer then writes the tree as it is. */
#ifndef IETF_PRETTY_H
#define IETF_PRETTY_H

#include "libietfdoc/model/diagnostics.h"

/* Lays out everything below the root, `step` columns for each level; text after a block is
 * reported. */
void ietf_pretty(ietf_document *d, int step, ietf_diagnostics *x, ietf_arena *scratch);

#endif
