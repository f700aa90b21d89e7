/* Helpers for text that is still one string: trimming, indenting, filling, numbers in
 * attributes. */
#include "formatters/text/text.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

void
ietf_text_trim(ietf_buf *b, size_t from)
{
    size_t start = from;
    size_t end = b->length;
    while (end > from && ietf_is_space(b->data[end - 1]))
        end--;
    while (start < end && ietf_is_space(b->data[start]))
        start++;
    if (start > from)
        memmove(b->data + from, b->data + start, end - start);
    ietf_buf_truncate(b, from + end - start);
}

bool
ietf_text_is_unicode_blank(const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end)
        if (!ietf_unicode_is_space(ietf_utf8_next(&text, end)))
            return false;
    return true;
}

/* Where the line that begins at text ends: at \n, U+2028 or the end; *next is behind that. */
static const char *
line_end(const char *text, const char *end, const char **next)
{
    const size_t separator = sizeof IETF_LSEP_UTF8 - 1;
    for (const char *p = text; p < end; p++) {
        if (*p == '\n') {
            *next = p + 1;
            return p;
        }
        if ((size_t)(end - p) >= separator && memcmp(p, IETF_LSEP_UTF8, separator) == 0) {
            *next = p + separator;
            return p;
        }
    }
    *next = NULL;
    return end;
}

void
ietf_text_indent_string(ietf_buf *out, const char *text, size_t length, int indent, int hang)
{
    const char *end = text + length;
    bool first = true;
    for (const char *next; text; text = next) {
        const char *stop = line_end(text, end, &next);
        int blanks = first ? indent : indent + hang;
        if (!first)
            ietf_buf_addc(out, '\n');
        first = false;
        if (ietf_str_blank(text, (size_t)(stop - text)))
            continue;
        if (blanks > 0)
            ietf_buf_fill(out, ' ', (size_t)blanks);
        ietf_buf_add(out, text, (size_t)(stop - text));
    }
}

static ietf_wrap_style
wrap_style(const ietf_text_state *s, int indent)
{
    int initial = s->first + indent;
    int subsequent = indent + s->hang;
    return (ietf_wrap_style){
        .width = s->width,
        .initial = initial > 0 ? initial : 0,
        .subsequent = subsequent > 0 ? subsequent : 0,
        .keep_url = s->keep_url,
    };
}

void
ietf_text_fill(ietf_text *x, const char *text, size_t length, const ietf_text_state *s,
               int indent, const ietf_node *n, ietf_text_lines *out)
{
    ietf_wrap_style style = wrap_style(s, indent);
    ietf_slices lines;
    if (!ietf_fill_lines(x->wrapper, text, length, &style, &lines)) {
        ietf_text_fail(x, n, "there is no room left for text");
        return;
    }
    ietf_text_lines_add_slices(out, &lines, n);
}

void
ietf_text_fill_string(ietf_text *x, const char *text, size_t length, const ietf_text_state *s,
                      int indent, ietf_buf *out)
{
    ietf_wrap_style style = wrap_style(s, indent);
    const char *filled = ietf_fill(x->wrapper, text, length, &style);
    if (filled)
        ietf_buf_adds(out, filled);
    else
        ietf_text_fail(x, NULL, "there is no room left for it");
}

void
ietf_text_fill_inner(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    size_t mark = x->scratch.length;
    ietf_text_inner(x, n, NULL, &x->scratch);
    size_t length = x->scratch.length - mark;
    const char *text = ietf_arena_strndup(x->arena, x->scratch.data + mark, length);
    ietf_buf_truncate(&x->scratch, mark);
    ietf_text_fill_string(x, text, length, s, 0, out);
}

int
ietf_text_number(ietf_text *x, const ietf_node *n, enum ietf_at at, int otherwise)
{
    const char *text = ietf_node_get(n, at);
    int number = 0;
    if (!text || !*text)
        return otherwise;
    text = ietf_str_trim(x->arena, text);
    bool negative = *text == '-';
    if (!ietf_str_to_int(*text == '-' || *text == '+' ? text + 1 : text, &number))
        ietf_text_fail(x, n, "an attribute is not a number");
    if (number > x->job->options->max_output_bytes) {
        x->job->out->error = true; /* no line that long can be written */
        number = 0;
    }
    return negative ? -number : number;
}
