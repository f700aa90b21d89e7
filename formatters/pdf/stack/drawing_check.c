/* What a drawing must not have: librsvg decodes the bitmaps in it, whatever their size, and
 * drawings in drawings. The check reads tags as text, so it insists on what keeps text and
 * meaning together: an encoding that looks like ASCII, and no entities. */
#include <glib.h>
#include <string.h>
#include <strings.h>

#include "formatters/pdf/stack/pictures.h"
#include "libietfdoc/util/str.h"

#define MAX_PIXELS 16000000u /* of all bitmaps together */

/* Without regard to case; NULL: not there. */
static const char *
find(const char *text, const char *end, const char *word)
{
    size_t length = strlen(word);

    for (; (size_t)(end - text) >= length; text++) {
        if (ietf_to_lower(*text) == *word && strncasecmp(text, word, length) == 0)
            return text;
    }
    return NULL;
}

/* Whether the encoding that the XML declaration tells, if it does, has ASCII's letters. */
static bool
is_readable(const char *xml, const char *end)
{
    static const char *const encodings[] = {"utf-8", "us-ascii", "iso-8859-1"};
    const char *head = end - xml > 200 ? xml + 200 : end, *told = NULL;

    if (memchr(xml, '\0', (size_t)(end - xml)))
        return false;
    told = find(xml, head, "encoding");
    if (!told || strncmp(xml, "<?xml", 5) != 0)
        return end - xml < 2 || (unsigned char)*xml < 0x80 ||
               strncmp(xml, "\xEF\xBB\xBF", 3) == 0;
    for (told += 8; told < head && (ietf_is_space(*told) || strchr("='\"", *told));)
        told++;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        if (find(told, head, encodings[i]) == told)
            return true;
    }
    return false;
}

/* The bitmap of a data: URL that begins at `url`, and ends with a quotation mark at the latest.
 * Adds its pixels. */
static bool
check_bitmap(const char *url, const char *end, uint64_t *pixels)
{
    const char *data = find(url, end, ";base64,"), *behind = data;
    pdf_bitmap_head head;
    gsize length = 0;
    char *text = NULL;
    guchar *bytes = NULL;
    bool fine = false;

    while (behind && behind < end && !strchr("'\")", *behind))
        behind++;
    if (!data || find(url, data, "svg") || memchr(url, '%', (size_t)(behind - url)))
        return false;
    text = g_strndup(data + 8, (gsize)(behind - data - 8));
    bytes = g_base64_decode(text, &length);
    fine = pdf_bitmap_look((const char *)bytes, length, &head) && head.length + 1 >= length;
    if (fine)
        *pixels += (uint64_t)head.columns * head.rows;
    g_free(bytes);
    g_free(text);
    return fine && *pixels <= MAX_PIXELS;
}

/* Between '<' and '>'. */
static bool
check_tag(const char *tag, const char *end, uint64_t *pixels)
{
    const char *url = tag;

    if (find(tag, end, "href") && find(tag, end, "&#"))
        return false;
    while ((url = find(url, end, "data:"))) {
        if (url > tag && strchr("'\"( \t\r\n", url[-1]) && !check_bitmap(url, end, pixels))
            return false;
        url += 5;
    }
    return true;
}

const char *
pdf_tag_end(const char *tag, const char *end)
{
    char quote = 0;

    for (tag++; tag < end && *tag != '<' && (quote || *tag != '>'); tag++) {
        if (quote ? *tag == quote : *tag == '"' || *tag == '\'')
            quote = quote ? 0 : *tag;
    }
    return tag;
}

bool
pdf_drawing_check(const char *xml, size_t length, const char **why)
{
    const char *start = xml, *end = xml + length;
    uint64_t pixels = 0;

    if (!is_readable(xml, end) || find(xml, end, "<!entity")) {
        *why = "it declares entities, or has an encoding that is not UTF-8";
        return false;
    }
    while ((xml = memchr(xml, '<', (size_t)(end - xml)))) {
        if (!check_tag(xml, pdf_tag_end(xml, end), &pixels)) {
            *why = "a picture in the drawing is too large, or of no kind that is known";
            return false;
        }
        xml++;
    }
    if (!pdf_drawing_sizes_check(start, length)) {
        *why = "its letters are too large, or their size is hidden";
        return false;
    }
    return true;
}
