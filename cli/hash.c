/* SHA-256 by libnettle, which needs no other library; without it there are no batches. */
#include "batch.h"

#ifdef HAVE_NETTLE

#include <nettle/sha2.h>

bool
cli_hash_available(void)
{
    return true;
}

void
cli_hash(char hash[CLI_HASH_SIZE], const char *data, size_t length)
{
    struct sha256_ctx state;
    uint8_t digest[SHA256_DIGEST_SIZE];

    sha256_init(&state);
    sha256_update(&state, length, (const uint8_t *)data);
    sha256_digest(&state, sizeof(digest), digest);
    for (size_t i = 0; i < sizeof(digest); i++) {
        hash[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hash[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    hash[2 * sizeof(digest)] = '\0';
}

#else

bool
cli_hash_available(void)
{
    return false;
}

void
cli_hash(char hash[CLI_HASH_SIZE], const char *data, size_t length)
{
    hash[0] = '\0';
}

#endif
