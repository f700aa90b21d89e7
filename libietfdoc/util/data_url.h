/* data: URLs (RFC 2397). */
#ifndef IETF_DATA_URL_H
#define IETF_DATA_URL_H

#include "libietfdoc/util/arena.h"

typedef struct ietf_data_url {
    const char *media_type; /* as written, with parameters */
    const char *data;
    size_t length;
} ietf_data_url;

/* NULL, or what is wrong with the URL. */
const char *ietf_data_url_decode(const char *url, ietf_data_url *out, ietf_arena *a);

#endif
