/* Is what came from somewhere a reference, and fit to be kept? */
#ifndef IETF_JUDGE_H
#define IETF_JUDGE_H

#include "libietfdoc/parse/loader.h"

enum ietf_verdict {
    IETF_NO_XML,        /* not well-formed */
    IETF_NO_REFERENCE,  /* XML, but neither reference nor referencegroup */
    IETF_BAD_REFERENCE, /* one that the grammar does not take */
    IETF_GOOD_REFERENCE,
};

/* A good reference is written anew into *out: its root says (xml:base) that it comes from url,
 * or, with NULL, what it said before; out->path is that, or NULL. */
enum ietf_verdict ietf_judge(const char *data, size_t length, const char *url, ietf_arena *a,
                             ietf_loaded *out);
/* An HTML page, which is what walls against robots answer with. */
bool ietf_looks_like_html(const char *data, size_t length, const char *media_type);

#endif
