/* URIs: writing them with percent notation, and data: URLs (RFC 2397). */
#ifndef IETF_URI_H
#define IETF_URI_H

#include "libietfdoc/util/buf.h"

typedef struct ietf_data_url {
    const char *media_type; /* as written, with parameters */
    const char *data;
    size_t length;
} ietf_data_url;

/* NULL, or what is wrong with the URL. */
const char *ietf_data_url_decode(const char *url, ietf_data_url *out, ietf_arena *a);

/* Is it a character that stands in URIs as it is? */
bool ietf_uri_may_have(unsigned char c);
/* Without white space before it; what is outside ASCII and what no URI may have becomes percent
 * notation. `also` are characters that stay beside those that a URI may have. */
void ietf_uri_add(ietf_buf *b, const char *uri, const char *also);

#endif
