/* SHA-1 (RFC 3174): names files of caches as other tools do; no protection of anything. */
#ifndef IETF_SHA1_H
#define IETF_SHA1_H

#include <stddef.h>

enum { IETF_SHA1_SIZE = 20 };

void ietf_sha1(const char *data, size_t length, unsigned char digest[IETF_SHA1_SIZE]);

#endif
