/* An offline pack: many references in one SQLite database. */
#ifndef IETF_PACK_H
#define IETF_PACK_H

#include "libietfdoc/parse/loader.h"

typedef struct ietf_pack ietf_pack;

/* Opened with the arena's life; NULL with the reason in *problem. */
ietf_pack *ietf_pack_open(const char *path, ietf_arena *a, const char **problem);
/* A reference by the name of its file: true and its bytes with the URL that they are from. */
bool ietf_pack_find(ietf_pack *p, const char *name, ietf_arena *a, ietf_loaded *out,
                    const char **problem);
/* Makes a pack of the reference files in a directory and below it, in place of what the file
 * was before; those that are no valid references are left out with a warning. NULL, or why
 * there is none. */
const char *ietf_pack_make(const char *directory, const char *path, const ietf_options *options,
                           ietf_diagnostics *x, ietf_arena *a, unsigned *count);

#endif
