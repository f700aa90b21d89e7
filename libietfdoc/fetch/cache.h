/* The directories of reference files that xml2rfc and kramdown-rfc share. A file is there whole
 * or not at all. What HTTP says of it is kept out of the other tools' way, in a hidden
 * directory inside. */
#ifndef IETF_CACHE_H
#define IETF_CACHE_H

#include "libietfdoc/model/diagnostics.h"

typedef struct ietf_cache {
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    bool complained; /* of not being able to write */
} ietf_cache;

/* What the origin of a file is to be asked with when the file has become old; NULL: unknown. */
typedef struct ietf_validators {
    const char *etag, *modified;
} ietf_validators;

/* A file of one of the caches. */
typedef struct ietf_cached {
    const char *path; /* NULL: none */
    bool old;         /* past its life time */
} ietf_cached;

/* The newest the caches have, in their order: one of age before an old one. */
ietf_cached ietf_cache_find(const ietf_cache *c, const char *name, ietf_arena *a);
/* The validators that were kept with exactly these bytes from this URL. */
ietf_validators ietf_cache_validators(const ietf_cache *c, const char *path, const char *url,
                                      ietf_arena *a);
/* The file counts as fetched now. */
void ietf_cache_touch(const char *path);
/* Puts a file into the first directory that can be written, which is made when there is none;
 * its path, or NULL after a message. */
const char *ietf_cache_keep(ietf_cache *c, const char *name, const char *url, const char *data,
                            size_t length, const ietf_validators *validators, ietf_arena *a);

#endif
