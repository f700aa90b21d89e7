/* Any encoding to UTF-8 before libxml2 sees the bytes, so that offsets in the text are offsets
 * in what libxml2 reads and positions are exact. */
#include <string.h>

#include <libxml/encoding.h>

#include "libietfdoc/parse/reader.h"
#include "libietfdoc/util/str.h"

/* The name in the XML declaration, or NULL. Works on any encoding that has ASCII in it. */
static const char *
declared_encoding(ietf_arena *a, const char *data, size_t length)
{
    const char *end = memmem(data, length < 1024 ? length : 1024, "?>", 2);
    const char *at;
    char quote;

    if (length < 5 || memcmp(data, "<?xml", 5) != 0 || !end)
        return NULL;
    at = memmem(data, (size_t)(end - data), "encoding", 8);
    if (!at)
        return NULL;
    at += 8;
    while (at < end && (ietf_is_space((unsigned char)*at) || *at == '='))
        at++;
    quote = *at;
    if (at >= end || (quote != '"' && quote != '\''))
        return NULL;
    end = memchr(at + 1, quote, (size_t)(end - at - 1));
    return end ? ietf_arena_strndup(a, at + 1, (size_t)(end - at - 1)) : NULL;
}

static const char *
convert(ietf_arena *a, xmlCharEncodingHandlerPtr handler, const char *data, size_t length,
        size_t *decoded_length)
{
    xmlBufferPtr in = xmlBufferCreateStatic((void *)data, length);
    xmlBufferPtr out = xmlBufferCreateSize(length * 2 + 16);
    const char *result = NULL;
    int done = in && out ? 1 : -1;

    while (done > 0 && xmlBufferLength(in) > 0)
        done = xmlCharEncInFunc(handler, out, in);
    if (done >= 0) {
        *decoded_length = (size_t)xmlBufferLength(out);
        result = ietf_arena_strndup(a, (const char *)xmlBufferContent(out), *decoded_length);
    }
    xmlBufferFree(in);
    xmlBufferFree(out);
    return result;
}

static bool
is_utf8(const char *name)
{
    return ietf_str_eq_nocase(name, "utf-8") || ietf_str_eq_nocase(name, "utf8") ||
           ietf_str_eq_nocase(name, "us-ascii") || ietf_str_eq_nocase(name, "ascii");
}

const char *
ietf_decode(ietf_arena *a, const char *data, size_t length, size_t *decoded_length,
            const char **problem)
{
    xmlCharEncodingHandlerPtr handler;
    const char *name = NULL, *text;

    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        length -= 3;
    } else if (length >= 2 && memcmp(data, "\xFF\xFE", 2) == 0) {
        name = "UTF-16LE";
    } else if (length >= 2 && memcmp(data, "\xFE\xFF", 2) == 0) {
        name = "UTF-16BE";
    } else {
        name = declared_encoding(a, data, length);
    }
    *decoded_length = length;
    if (!name || is_utf8(name))
        return data;
    handler = xmlFindCharEncodingHandler(name);
    if (!handler) {
        *problem = ietf_arena_format(a, "Unsupported encoding %s", name);
        return NULL;
    }
    if (ietf_str_starts(name, "UTF-16")) {
        data += 2;
        length -= 2;
    }
    text = convert(a, handler, data, length, decoded_length);
    xmlCharEncCloseFunc(handler);
    if (!text)
        *problem = ietf_arena_format(a, "The bytes are not valid in the encoding %s", name);
    return text;
}
