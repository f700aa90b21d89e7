/* Where a reference may be found: the URLs to try, each with the name of its file in caches. */
#ifndef IETF_CANDIDATE_H
#define IETF_CANDIDATE_H

#include "libietfdoc/parse/loader.h"

typedef struct ietf_candidate {
    const char *url;
    const char *name; /* NULL: nothing of it is cached */
} ietf_candidate;

enum { IETF_MOST_CANDIDATES = 8 };

/* In the order in which they are tried; the reference is a URL or a relative name. */
size_t ietf_candidates(const ietf_options *options, const char *reference,
                       enum ietf_load_purpose purpose, ietf_arena *a,
                       ietf_candidate out[IETF_MOST_CANDIDATES]);
/* The collection in which a reference of that name is expected: "bibxml". */
const char *ietf_candidate_collection(const char *name);

#endif
