/* Percent notation as libxml2 writes it; data: URLs, decoded leniently, as Python's urllib does
 * it. */
#include "libietfdoc/util/uri.h"

#include "libietfdoc/util/str.h"

static int
hex_value(int c)
{
    if (ietf_is_digit(c))
        return c - '0';
    c = ietf_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
unquote(const char *text, ietf_buf *out)
{
    for (; *text; text++) {
        int high = *text == '%' ? hex_value((unsigned char)text[1]) : -1;
        int low = high >= 0 ? hex_value((unsigned char)text[2]) : -1;
        if (low >= 0)
            text += 2;
        ietf_buf_addc(out, low >= 0 ? (char)(high << 4 | low) : *text);
    }
}

static int
base64_value(int c)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(alphabet, c) : NULL;

    return found ? (int)(found - alphabet) : -1;
}

/* Characters that are not of the alphabet are skipped; the first padding ends the data. */
static bool
base64_decode(const char *data, size_t length, ietf_buf *out)
{
    unsigned bits = 0, count = 0;

    for (size_t i = 0; i < length && data[i] != '='; i++) {
        int value = base64_value((unsigned char)data[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (unsigned)value;
        if (++count % 4 != 1)
            ietf_buf_addc(out, (char)(bits >> 2 * ((4 - count % 4) % 4) & 0xFF));
    }
    return count % 4 != 1;
}

const char *
ietf_data_url_decode(const char *url, ietf_data_url *out, ietf_arena *a)
{
    const char *type = strchr(url, ':') + 1, *comma = strchr(type, ',');
    ietf_buf bytes, decoded;

    if (!comma)
        return "a data: URL needs a comma before its data";
    out->media_type = ietf_arena_strndup(a, type, (size_t)(comma - type));
    ietf_buf_init(&bytes, a);
    unquote(comma + 1, &bytes);
    if (ietf_str_ends(out->media_type, ";base64")) {
        ietf_buf_init(&decoded, a);
        if (!base64_decode(bytes.data, bytes.length, &decoded))
            return "the base64 data of the URL is not complete";
        bytes = decoded;
    }
    out->data = bytes.data;
    out->length = bytes.length;
    return NULL;
}

bool
ietf_uri_may_have(unsigned char c)
{
    return ietf_is_digit(c) || ietf_is_alpha(c) ||
           (c && c < 0x80 && strchr("-_.!~*'()@/:=?;#%&,+", c));
}

void
ietf_uri_add(ietf_buf *b, const char *uri, const char *also)
{
    static const char digits[] = "0123456789ABCDEF";

    uri += strspn(uri, " \t\n\r");
    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;

        if (ietf_uri_may_have(c) || (c < 0x80 && strchr(also, c)))
            ietf_buf_addc(b, (char)c);
        else
            ietf_buf_addf(b, "%%%c%c", digits[c >> 4], digits[c & 15]);
    }
}
