/** \file
 * References that come from elsewhere: packs of them for work without network. Threads: as the
 * context; two calls may not write the same file at the same time. */
#ifndef IETFDOC_REFERENCES_H
#define IETFDOC_REFERENCES_H

#include "ietfdoc/context.h"

IETFDOC_BEGIN

/** Makes a pack, for the option "reference-pack", of the reference files (.xml) in a directory
 * and below it, in place of the file that was there. What is no valid reference is left out
 * with a warning. *count (may be NULL) is how many are in it; names count once. Errors: IO
 * after a diagnostic, MEMORY, ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_reference_pack_make(size_t *count, ietfdoc_context *context,
                                                       const char *directory, const char *path);

IETFDOC_END

#endif
