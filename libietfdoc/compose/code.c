/* Text that is shown as it stands, and the words for drawings. */
#include "libietfdoc/compose/code.h"

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static void
add_expanded(ietf_buf *out, const char *line, size_t length)
{
    size_t column = 0;

    for (const char *at = line, *end = line + length; at < end;) {
        const char *start = at;

        if (ietf_utf8_next(&at, end) == '\t') {
            ietf_buf_fill(out, ' ', 8 - column % 8);
            column += 8 - column % 8;
        } else {
            ietf_buf_add(out, start, (size_t)(at - start));
            column++;
        }
    }
}

/* The length without white space at the end. */
static size_t
trimmed(const char *text, size_t length)
{
    const char *stop = text + length, *before = stop;

    while (before > text && ietf_unicode_is_space(ietf_utf8_previous(&before, text)))
        stop = before;
    return (size_t)(stop - text);
}

const char *
ietf_art_text(const ietf_node *n, ietf_arena *a)
{
    ietf_buf all, line, out;
    const char *at;

    ietf_buf_init(&all, a);
    ietf_buf_init(&line, a);
    ietf_buf_init(&out, a);
    for (const ietf_node *child = n->first; child; child = child->next)
        if (child->kind == IETF_TEXT)
            ietf_buf_add(&all, child->text, child->length);
    for (at = all.data;;) {
        const char *end = strchrnul(at, '\n');

        ietf_buf_clear(&line);
        add_expanded(&line, at, (size_t)(end - at));
        ietf_buf_add(&out, line.data, trimmed(line.data, line.length));
        if (!*end)
            break;
        ietf_buf_addc(&out, '\n');
        at = end + 1;
    }
    return ietf_buf_copy(&out, a);
}

const char *
ietf_verbatim_text(const ietf_node *n, ietf_arena *a)
{
    const char *text = ietf_art_text(n, a);
    size_t length;

    text += strspn(text, "\n");
    length = strlen(text);
    while (length && text[length - 1] == '\n')
        length--;
    return ietf_arena_strndup(a, text, length);
}

const char *
ietf_code_marked(const char *text, const char *name, ietf_arena *a)
{
    if (name && *name)
        text = *text ? ietf_arena_join(a, " file \"", name, "\"\n", text, NULL)
                     : ietf_arena_join(a, "\n", text, NULL);
    return ietf_arena_join(a, "<CODE BEGINS>", text, "\n<CODE ENDS>", NULL);
}

const char *
ietf_art_description(const ietf_node *artwork, ietf_arena *a)
{
    const ietf_node *svg = ietf_node_child(artwork, IETF_SVG_SVG), *said = NULL;
    const char *alt = ietf_node_get(artwork, IETF_AT_ALT);

    if (alt && *alt)
        return alt;
    if (svg)
        said = ietf_node_child(svg, IETF_SVG_DESC);
    if (svg && !said)
        said = ietf_node_child(svg, IETF_SVG_TITLE);
    if (!said && artwork->parent->kind == IETF_EL_FIGURE)
        said = ietf_node_child(artwork->parent, IETF_EL_NAME);
    return said ? ietf_str_trim(a, ietf_node_all_text(said, a)) : NULL;
}
