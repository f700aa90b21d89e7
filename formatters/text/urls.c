/* An address begins at "http:" anywhere and goes on to the next white space. As in the
 * reference, text is only looked at when "http://" stands somewhere in it, and https comes
 * second. */
#include "formatters/text/urls.h"

#include <string.h>

#include "formatters/text/wrap.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/utf8.h"

static const char *
address_end(const char *at, const char *end)
{
    while (at < end) {
        const char *here = at;

        if (ietf_unicode_is_space(ietf_utf8_next(&at, end)))
            return here;
    }
    return end;
}

static void
add_address(ietf_buf *out, const char *at, const char *end)
{
    for (; at < end; at++) {
        ietf_buf_addc(out, *at);
        if (*at == '/' || *at == '-' || *at == ':')
            ietf_buf_add(out, IETF_JOINER_UTF8, 3);
    }
}

static const char *
keep(ietf_arena *a, const char *text, size_t *length, const char *scheme, int longest)
{
    const char *end = text + *length, *at = text, *found;
    size_t scheme_length = strlen(scheme);
    ietf_buf out;

    ietf_buf_init(&out, a);
    while ((found = memmem(at, (size_t)(end - at), scheme, scheme_length))) {
        const char *stop = address_end(found, end);

        ietf_buf_add(&out, at, (size_t)(found - at));
        if (ietf_utf8_count(found, (size_t)(stop - found)) > (size_t)longest)
            ietf_buf_add(&out, found, (size_t)(stop - found));
        else
            add_address(&out, found, stop);
        at = stop;
    }
    ietf_buf_add(&out, at, (size_t)(end - at));
    *length = out.length;
    return out.data;
}

const char *
ietf_urls_keep(ietf_arena *a, const char *text, size_t *length, int longest)
{
    if (memmem(text, *length, "http://", 7))
        text = keep(a, text, length, "http:", longest);
    if (memmem(text, *length, "https://", 8))
        text = keep(a, text, length, "https:", longest);
    return text;
}
