/* Finding tags and attributes in bytes. */
#include "libietfdoc/model/markup.h"

#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Goes on from the line found last; from the first one when that is behind the goal. */
static ietf_line_start
start_at(const ietf_markup *m, bool usable)
{
    return usable && m->last->line ? *m->last : (ietf_line_start){0, 1};
}

size_t
ietf_markup_offset(const ietf_markup *m, unsigned line, unsigned column)
{
    ietf_line_start at = start_at(m, m->last->line <= line);
    const char *text;

    for (; at.line < line; at.line++) {
        const char *end = memchr(m->bytes + at.offset, '\n', m->length - at.offset);

        if (!end)
            return m->length;
        at.offset = (size_t)(end + 1 - m->bytes);
    }
    if (line == 0 || column == 0)
        return m->length;
    *m->last = at;
    text = m->bytes + at.offset;
    return (size_t)(ietf_utf8_offset(text, m->length - at.offset, column - 1) - m->bytes);
}

void
ietf_markup_place(const ietf_markup *m, size_t offset, unsigned *line, unsigned *column)
{
    ietf_line_start at = start_at(m, m->last->offset <= offset);
    const char *end;

    while ((end = memchr(m->bytes + at.offset, '\n', offset - at.offset))) {
        at.offset = (size_t)(end + 1 - m->bytes);
        at.line++;
    }
    *m->last = at;
    *line = at.line;
    *column = (unsigned)ietf_utf8_count(m->bytes + at.offset, offset - at.offset) + 1;
}

static bool
is_at(const ietf_markup *m, size_t at, const char *text)
{
    size_t length = strlen(text);

    return at + length <= m->length && memcmp(m->bytes + at, text, length) == 0;
}

/* Behind the first such text from `at` on; `length` when there is none. */
static size_t
behind(const ietf_markup *m, size_t at, const char *text)
{
    const char *found =
        at < m->length ? memmem(m->bytes + at, m->length - at, text, strlen(text)) : NULL;

    return found ? (size_t)(found - m->bytes) + strlen(text) : m->length;
}

static bool
is_space_at(const ietf_markup *m, size_t at)
{
    return at < m->length && ietf_is_space((unsigned char)m->bytes[at]);
}

static size_t
skip_space(const ietf_markup *m, size_t at)
{
    while (is_space_at(m, at))
        at++;
    return at;
}

static size_t
skip_name(const ietf_markup *m, size_t at)
{
    while (at < m->length && !is_space_at(m, at) && !strchr("=/><\"'&", m->bytes[at]))
        at++;
    return at;
}

/* The attribute behind white space at `at`; false when there is none. */
static bool
read_attr(const ietf_markup *m, size_t at, ietf_tag_attr *a)
{
    const char *end;

    a->start = at;
    a->name = skip_space(m, at);
    a->name_end = skip_name(m, a->name);
    at = skip_space(m, a->name_end);
    if (a->name == a->start || a->name_end == a->name || !is_at(m, at, "="))
        return false;
    at = skip_space(m, at + 1);
    if (at >= m->length || (m->bytes[at] != '"' && m->bytes[at] != '\''))
        return false;
    a->value = at + 1;
    end = memchr(m->bytes + a->value, m->bytes[at], m->length - a->value);
    a->value_end = end ? (size_t)(end - m->bytes) : m->length;
    return end != NULL;
}

bool
ietf_tag_read(const ietf_markup *m, size_t start, ietf_tag *tag)
{
    ietf_tag_attr a;
    size_t at;

    *tag = (ietf_tag){.start = start};
    if (start >= m->length || m->bytes[start] != '<')
        return false;
    at = tag->name_end = skip_name(m, start + 1);
    while (read_attr(m, at, &a))
        at = a.value_end + 1;
    tag->attrs_end = at;
    at = skip_space(m, at);
    tag->empty = is_at(m, at, "/>");
    tag->end = at + 1 + tag->empty;
    return tag->name_end > start + 1 && (tag->empty || is_at(m, at, ">"));
}

bool
ietf_tag_next(const ietf_markup *m, const ietf_tag *tag, ietf_tag_attr *a)
{
    size_t at = a->value_end ? a->value_end + 1 : tag->name_end;

    return at < tag->attrs_end && read_attr(m, at, a);
}

bool
ietf_tag_find(const ietf_markup *m, const ietf_tag *tag, const char *name, ietf_tag_attr *a)
{
    size_t length = strlen(name);

    *a = (ietf_tag_attr){0};
    while (ietf_tag_next(m, tag, a))
        if (a->name_end - a->name == length && memcmp(m->bytes + a->name, name, length) == 0)
            return true;
    return false;
}

size_t
ietf_markup_next(const ietf_markup *m, size_t at)
{
    for (; at < m->length; at++) {
        if (m->bytes[at] != '<' && m->bytes[at] != '&')
            continue;
        if (is_at(m, at, "<!--"))
            at = behind(m, at + 4, "-->") - 1;
        else if (is_at(m, at, "<![CDATA["))
            at = behind(m, at, "]]>") - 1;
        else if (is_at(m, at, "<?"))
            at = behind(m, at, "?>") - 1;
        else
            return at;
    }
    return m->length;
}

size_t
ietf_tag_close(const ietf_markup *m, const ietf_tag *tag)
{
    size_t at = tag->end, depth = 1;
    ietf_tag inner;

    while (!tag->empty && (at = ietf_markup_next(m, at)) < m->length) {
        if (is_at(m, at, "</")) {
            if (--depth == 0)
                return at;
            at += 2;
        } else if (ietf_tag_read(m, at, &inner)) {
            depth += !inner.empty;
            at = inner.end;
        } else {
            at++; /* a reference */
        }
    }
    return m->length;
}
