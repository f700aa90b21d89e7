/* SHA-1 as RFC 3174 describes it, method 1: one block of 64 bytes after the other. */
#include "libietfdoc/util/sha1.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64 };

static uint32_t
rotate(uint32_t word, unsigned by)
{
    return word << by | word >> (32 - by);
}

/* f(t) and K(t) of RFC 3174, section 5, in one. */
static uint32_t
mix(unsigned round, uint32_t b, uint32_t c, uint32_t d)
{
    switch (round / 20) {
    case 0:
        return ((b & c) | (~b & d)) + 0x5A827999;
    case 1:
        return (b ^ c ^ d) + 0x6ED9EBA1;
    case 2:
        return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    default:
        return (b ^ c ^ d) + 0xCA62C1D6;
    }
}

static void
add_block(uint32_t h[5], const unsigned char *block)
{
    uint32_t w[80], v[5];

    for (unsigned i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (unsigned i = 16; i < 80; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    memcpy(v, h, sizeof(v));
    for (unsigned i = 0; i < 80; i++) {
        uint32_t next = rotate(v[0], 5) + mix(i, v[1], v[2], v[3]) + v[4] + w[i];

        v[4] = v[3];
        v[3] = v[2];
        v[2] = rotate(v[1], 30);
        v[1] = v[0];
        v[0] = next;
    }
    for (unsigned i = 0; i < 5; i++)
        h[i] += v[i];
}

/* The last bytes, a one bit, and the length in bits: one block or two. */
static void
add_end(uint32_t h[5], const char *rest, size_t count, uint64_t bits)
{
    unsigned char last[2 * BLOCK] = {0};
    size_t size = count < BLOCK - 8 ? BLOCK : 2 * BLOCK;

    memcpy(last, rest, count);
    last[count] = 0x80;
    for (unsigned i = 0; i < 8; i++)
        last[size - 1 - i] = (unsigned char)(bits >> 8 * i);
    for (size_t at = 0; at < size; at += BLOCK)
        add_block(h, last + at);
}

void
ietf_sha1(const char *data, size_t length, unsigned char digest[IETF_SHA1_SIZE])
{
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    size_t at = 0;

    for (; length - at >= BLOCK; at += BLOCK)
        add_block(h, (const unsigned char *)data + at);
    add_end(h, data + at, length - at, (uint64_t)length * 8);
    for (unsigned i = 0; i < IETF_SHA1_SIZE; i++)
        digest[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}
