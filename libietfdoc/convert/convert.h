/* From the vocabulary of RFC 7749 (version 2) to that of RFC 7991: what the author wrote in old
 * elements and attributes and in <?rfc?> instructions is said in new ones, before anything else
 * is done with the document. convert.def has the steps. */
#ifndef IETF_CONVERT_H
#define IETF_CONVERT_H

#include "libietfdoc/model/diagnostics.h"

/* Does nothing when the root says version="3"; false after reporting errors. The files that
 * instructions include are in the tree already; xi:include is not followed. */
bool ietf_convert_run(ietf_document *d, const ietf_options *options, ietf_diagnostics *x,
                      ietf_arena *scratch);
/* Puts an xi:include for every reference to an RFC or an Internet-Draft. */
void ietf_convert_add_includes(ietf_document *d, const ietf_options *options,
                               ietf_diagnostics *x, ietf_arena *scratch);

#endif
