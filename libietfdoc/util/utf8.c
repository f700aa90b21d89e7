/* UTF-8 by hand where it is hot, libunistring where a property or a mapping is needed. */
#include "libietfdoc/util/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

enum { REPLACEMENT = 0xFFFD };

static bool
is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The code point at `text`, its length in *length; U+FFFD and 1 where the bytes are malformed.
 */
static uint32_t
decode(const unsigned char *text, size_t available, size_t *length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = text[0];
    size_t need = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t code_point;

    *length = 1;
    if (need == 1)
        return first;
    if (need == 0 || need > available || first > 0xF4)
        return REPLACEMENT;
    code_point = first & (0x7F >> need);
    for (size_t i = 1; i < need; i++) {
        if (!is_continuation(text[i]))
            return REPLACEMENT;
        code_point = code_point << 6 | (text[i] & 0x3F);
    }
    if (code_point < least[need] || code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point <= 0xDFFF))
        return REPLACEMENT;
    *length = need;
    return code_point;
}

uint32_t
ietf_utf8_next(const char **text, const char *end)
{
    size_t length;
    uint32_t code_point = decode((const unsigned char *)*text, (size_t)(end - *text), &length);

    *text += length;
    return code_point;
}

uint32_t
ietf_utf8_previous(const char **text, const char *start)
{
    const char *at = *text - 1, *end = *text;
    const char *probe;
    uint32_t code_point;

    while (at > start && end - at < 4 && is_continuation((unsigned char)*at))
        at--;
    probe = at;
    code_point = ietf_utf8_next(&probe, end);
    if (probe != end) {
        *text = end - 1;
        return REPLACEMENT;
    }
    *text = at;
    return code_point;
}

size_t
ietf_utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t
ietf_utf8_count(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += !is_continuation((unsigned char)text[i]);
    return count;
}

const char *
ietf_utf8_offset(const char *text, size_t length, size_t count)
{
    const char *end = text + length;

    while (count > 0 && text < end) {
        ietf_utf8_next(&text, end);
        count--;
    }
    return text;
}

bool
ietf_utf8_valid(const char *text, size_t length)
{
    return u8_check((const uint8_t *)text, length) == NULL;
}

bool
ietf_utf8_is_ascii(const char *text, size_t length)
{
    unsigned char all = 0;

    for (size_t i = 0; i < length; i++)
        all |= (unsigned char)text[i];
    return all < 0x80;
}

/* wcwidth's view where libunistring has another: a soft hyphen is seen, line separators are
 * not. */
static int
columns_of(uint32_t c)
{
    if (c == 0xAD)
        return 1;
    return c == 0 || c == 0x2028 || c == 0x2029 ? 0 : uc_width(c, "UTF-8");
}

int
ietf_utf8_columns(const char *text, size_t length)
{
    const char *end = text + length;
    int columns = 0;

    while (text < end) {
        uint32_t c = ietf_utf8_next(&text, end);
        int width = c >= ' ' && c < 0x7F ? 1 : columns_of(c);

        if (width < 0)
            return -1;
        columns += width;
    }
    return columns;
}

bool
ietf_unicode_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
is_ascii_alnum(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
ietf_unicode_is_alnum(uint32_t c)
{
    if (c < 0x80)
        return is_ascii_alnum(c);
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

bool
ietf_unicode_is_word(uint32_t c)
{
    return c == '_' || ietf_unicode_is_alnum(c);
}

bool
ietf_unicode_is_digit(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9';
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd);
}

bool
ietf_unicode_is_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    return uc_is_property_uppercase(c);
}

/* A libunistring result as a string of the arena. */
static char *
taken(ietf_arena *a, uint8_t *result, size_t length)
{
    char *copy;

    if (!result)
        return ietf_arena_fail(a);
    copy = ietf_arena_strndup(a, (const char *)result, length);
    free(result);
    return copy;
}

char *
ietf_utf8_upper(ietf_arena *a, const char *text)
{
    size_t length = 0;
    uint8_t *result =
        u8_toupper((const uint8_t *)text, strlen(text), NULL, NULL, NULL, &length);

    return taken(a, result, length);
}

char *
ietf_utf8_lower(ietf_arena *a, const char *text)
{
    size_t length = 0;
    uint8_t *result =
        u8_tolower((const uint8_t *)text, strlen(text), NULL, NULL, NULL, &length);

    return taken(a, result, length);
}

char *
ietf_utf8_casefold(ietf_arena *a, const char *text)
{
    size_t length = 0;
    uint8_t *result =
        u8_casefold((const uint8_t *)text, strlen(text), NULL, NULL, NULL, &length);

    return taken(a, result, length);
}

static char *
normalized(ietf_arena *a, const char *text, uninorm_t form)
{
    size_t length = strlen(text);
    uint8_t *result;

    if (ietf_utf8_is_ascii(text, length))
        return ietf_arena_strndup(a, text, length);
    result = u8_normalize(form, (const uint8_t *)text, length, NULL, &length);
    return taken(a, result, length);
}

char *
ietf_utf8_nfkd(ietf_arena *a, const char *text)
{
    return normalized(a, text, UNINORM_NFKD);
}

char *
ietf_utf8_nfc(ietf_arena *a, const char *text)
{
    return normalized(a, text, UNINORM_NFC);
}

bool
ietf_utf8_blank(const char *text)
{
    const char *end = text + strlen(text);

    while (text < end)
        if (!ietf_unicode_is_space(ietf_utf8_next(&text, end)))
            return false;
    return true;
}

const char *
ietf_utf8_strip(ietf_arena *a, const char *text)
{
    const char *end = text + strlen(text);
    const char *stop = end, *probe = text;

    while (probe < end && ietf_unicode_is_space(ietf_utf8_next(&probe, end)))
        text = probe;
    probe = stop;
    while (probe > text && ietf_unicode_is_space(ietf_utf8_previous(&probe, text)))
        stop = probe;
    return stop == end ? text : ietf_arena_strndup(a, text, (size_t)(stop - text));
}
