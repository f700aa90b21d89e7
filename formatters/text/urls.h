/* Keeping web addresses in one piece while lines are filled. */
#ifndef IETF_TEXT_URLS_H
#define IETF_TEXT_URLS_H

#include <stddef.h>

#include "libietfdoc/util/arena.h"

/* The text with a joiner (U+E060) behind every slash, hyphen and colon of the http: and https:
 * addresses that are not longer than `longest`; the same pointer when it has none. */
const char *ietf_urls_keep(ietf_arena *a, const char *text, size_t *length, int longest);

#endif
