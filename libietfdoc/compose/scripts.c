/* Unicode scripts, by the tables made from scripts.txt. */
#include "libietfdoc/compose/script_tables.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Only so many ASCII characters at the start count: enough to see that there is Latin. */
enum { LEADING = 100, SCRIPT_LIMIT = 256 };

static const ietf_script_range *
find_range(const ietf_script_range *ranges, size_t count, uint32_t c)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (c < ranges[middle].first)
            count = middle;
        else if (c > ranges[middle].last)
            low = middle + 1;
        else
            return &ranges[middle];
    }
    return NULL;
}

bool
ietf_script_is_latin_char(uint32_t c)
{
    return find_range(ietf_latin_ranges, ietf_latin_range_count, c) != NULL;
}

bool
ietf_script_is_latin(const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        /* all of ASCII is Latin or common */
        if ((unsigned char)*text < 0x80)
            text++;
        else if (!ietf_script_is_latin_char(ietf_utf8_next(&text, end)))
            return false;
    }
    return true;
}

static const ietf_script_range *
script_range(uint32_t c)
{
    return find_range(ietf_script_ranges, ietf_script_range_count, c);
}

const char *
ietf_script_name(uint32_t c)
{
    const ietf_script_range *range = script_range(c);
    return range ? ietf_script_names[range->script] : NULL;
}

/* Marks the scripts of a text that begins `position` code points into the whole. */
static size_t
mark_scripts(bool *seen, const char *text, size_t length, size_t position)
{
    const char *end = text + length;
    while (text < end) {
        if (position >= LEADING && (unsigned char)*text < 0x80) {
            text++;
            continue;
        }
        const ietf_script_range *range = script_range(ietf_utf8_next(&text, end));
        if (range)
            seen[range->script] = true;
        position++;
    }
    return position;
}

const char *
ietf_scripts(const ietf_node *top, ietf_arena *a)
{
    bool seen[SCRIPT_LIMIT] = {false};
    size_t position = 0;
    for (const ietf_node *n = top; (n = ietf_node_following(n, top)) != NULL;) {
        if (n->kind != IETF_TEXT)
            continue;
        if (position > 0) /* the texts are joined by spaces */
            position = mark_scripts(seen, " ", 1, position);
        position = mark_scripts(seen, n->text, n->length, position);
    }
    ietf_buf out;
    ietf_buf_init(&out, a);
    for (size_t i = 0; i < ietf_script_count; i++) {
        if (!seen[i])
            continue;
        if (out.length > 0)
            ietf_buf_addc(&out, ',');
        ietf_buf_adds(&out, ietf_script_names[i]);
    }
    return ietf_buf_copy(&out, a);
}
