/* Figures (RFC 7749 2.5, 2.17, 2.28, 2.29): diagrams lose what concerned one format, source
 * code is told from diagrams, texts around a figure stand beside it, and a figure that has
 * neither title nor anchor is not there at all. */
#include "libietfdoc/convert/steps.h"

#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

#define BEGINS "<CODE BEGINS>"
#define ENDS   "<CODE ENDS>"

static const char *
skip_space(const char *text)
{
    const char *end = text + strlen(text), *probe = text;

    while (probe < end && ietf_unicode_is_space(ietf_utf8_next(&probe, end)))
        text = probe;
    return text;
}

/* What follows the mark at the start of a text; NULL: there is none. */
static const char *
after_begins(const char *text)
{
    text = skip_space(text);
    return ietf_str_starts(text, BEGINS) ? text + strlen(BEGINS) : NULL;
}

/* The name in ` file "…"` at *text, which moves behind it; NULL: there is none. */
static const char *
take_file_name(ietf_convert *c, const char **text)
{
    const char *word = skip_space(*text), *name, *end;

    if (word == *text || !ietf_str_starts(word, "file"))
        return NULL;
    name = skip_space(word + strlen("file"));
    if (name == word + strlen("file") || *name++ != '"' || !(end = strchr(name, '"')))
        return NULL;
    *text = end + 1;
    return ietf_arena_strndup(c->arena, name, (size_t)(end - name));
}

/* Without an end mark, a last line end does not belong to the code. */
static size_t
code_length(const char *code, const char *ends)
{
    size_t length = ends ? (size_t)(ends - code) : strlen(code);

    return !ends && length && code[length - 1] == '\n' ? length - 1 : length;
}

static void
make_sourcecode(ietf_convert *c, ietf_node *n, const char *code)
{
    const char *name = take_file_name(c, &code), *ends = strstr(code, ENDS);
    const char *body = ietf_arena_strndup(c->arena, code, code_length(code, ends));

    if (strstr(body, "]]>")) {
        ietf_convert_fail(c, IETF_D_CONVERT_CODE_CDATA, n);
        return;
    }
    ietf_edit_remark(c, n->parent, n, "Replaced <artwork/> with <sourcecode/>");
    ietf_edit_replace(c, n, IETF_EL_SOURCECODE);
    ietf_node_set(c->document, n, IETF_AT_MARKERS, "true");
    if (name && *name)
        ietf_node_set(c->document, n, IETF_AT_NAME, name);
    if (!ends)
        ietf_report(c->diagnostics, IETF_D_CONVERT_CODE_BEGINS, n);
    else if (!ietf_utf8_blank(ends + strlen(ENDS))) {
        ietf_report(c->diagnostics, IETF_D_CONVERT_CODE_ENDS, n);
        ietf_node_set_tail(c->document, n, ends + strlen(ENDS));
    }
    ietf_edit_set_cdata(c, n, body);
    ietf_edit_unset(n, IETF_AT_ALIGN, IETF_AT_ALT, IETF_AT_HEIGHT, IETF_AT_SUPPRESS_TITLE,
                    IETF_AT_WIDTH, IETF_AT_FOREIGN);
}

/* As os.path.splitext has it, without the dot. */
static const char *
extension(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return dot && dot >= name + strspn(name, ".") ? dot + 1 : "";
}

/* A file and a text for the same diagram. */
static void
make_artset(ietf_convert *c, ietf_node *n, const char *src)
{
    ietf_document *d = c->document;
    ietf_node *parent = n->parent, *set = ietf_node_new(d, IETF_EL_ARTSET, n);
    ietf_node *outside = ietf_node_new(d, IETF_EL_ARTWORK, n);

    ietf_edit_copy_attributes(c, n, outside);
    ietf_edit_take_children(c, n, outside);
    ietf_node_set(d, outside, IETF_AT_TYPE, extension(src));
    ietf_node_append(d, set, outside);
    ietf_node_unset(n, IETF_AT_SRC);
    ietf_node_set(d, n, IETF_AT_TYPE, "ascii-art");
    ietf_edit_append(c, set, n);
    ietf_node_append(d, parent, set);
}

void
ietf_step_artwork(ietf_convert *c, ietf_node *n)
{
    const char *text = ietf_node_text(n), *src = ietf_node_get(n, IETF_AT_SRC), *code;

    if (!ietf_utf8_blank(text) && !strstr(text, "]]>"))
        ietf_edit_set_cdata(c, n, text);
    ietf_edit_unset(n, IETF_AT_HEIGHT, IETF_AT_XML_SPACE, IETF_AT_WIDTH, IETF_AT_FOREIGN);
    code = after_begins(ietf_node_text(n));
    if (code)
        make_sourcecode(c, n, code);
    if (src && *src && !ietf_utf8_blank(ietf_node_text(n)))
        make_artset(c, n, src);
}

/* Behind `place` and its text. What follows n in its old place joins the text before it. */
static void
move_after(ietf_convert *c, ietf_node *n, ietf_node *place)
{
    ietf_document *d = c->document;
    ietf_node *parent = n->parent, *before = ietf_edit_previous(n);
    const char *tail = ietf_node_tail(n);
    const char *text = before ? ietf_node_tail(before) : ietf_node_text(parent);

    if (*tail) {
        if (before ? *text != '\0' : !ietf_utf8_blank(text))
            text = ietf_arena_join(c->arena, text, " ", tail, NULL);
        else if (before || !ietf_utf8_blank(tail))
            text = ietf_arena_strdup(c->arena, tail);
        ietf_node_set_tail(d, n, "");
        if (before)
            ietf_node_set_tail(d, before, text);
        else
            ietf_node_set_text(d, parent, text);
    }
    ietf_edit_insert(c, place->parent, ietf_edit_next(place), n);
    ietf_edit_remark(c, place->parent, n, "Moved <%%s/> to a new position");
}

void
ietf_step_postamble(ietf_convert *c, ietf_node *n)
{
    ietf_edit_remark(c, n->parent, n, "Replaced <postamble/> with <t/>");
    ietf_edit_replace(c, n, IETF_EL_T);
    ietf_node_set(c->document, n, IETF_AT_KEEPWITHPREVIOUS, "true");
    move_after(c, n, n->parent);
}

void
ietf_step_preamble(ietf_convert *c, ietf_node *n)
{
    ietf_node *figure = n->parent, *before = ietf_edit_previous(figure);

    ietf_edit_remark(c, figure, n, "Replaced <preamble/> with <t/>");
    ietf_edit_replace(c, n, IETF_EL_T);
    ietf_node_set(c->document, n, IETF_AT_KEEPWITHNEXT, "true");
    if (before)
        move_after(c, n, before);
    else
        ietf_edit_insert(c, figure->parent, figure, n);
}

/* What the figure says of its diagram is the diagram's, unless that says otherwise. */
static void
hand_down(ietf_convert *c, ietf_node *figure, ietf_node *inner)
{
    static const enum ietf_at handed[] = {IETF_AT_ALIGN, IETF_AT_ALT, IETF_AT_SRC};

    for (size_t i = 0; i < sizeof handed / sizeof handed[0]; i++) {
        const ietf_attr *attr = ietf_node_attr(figure, handed[i]);

        if (attr && !ietf_node_has(inner, handed[i]) &&
            (inner->kind == IETF_EL_ARTWORK || handed[i] == IETF_AT_SRC))
            ietf_node_set_attr(c->document, inner, attr);
        ietf_node_unset(figure, handed[i]);
    }
}

static bool
says_something(const ietf_node *n, enum ietf_at at)
{
    const char *value = ietf_node_get(n, at);

    return value && *value;
}

static bool
is_needless(const ietf_node *figure)
{
    bool plain =
        !says_something(figure, IETF_AT_ANCHOR) && !says_something(figure, IETF_AT_TITLE);

    return (plain || ietf_node_is(figure, IETF_AT_SUPPRESS_TITLE, "true")) &&
           !ietf_node_child(figure, IETF_EL_NAME) &&
           !ietf_node_child(figure, IETF_EL_PREAMBLE) &&
           !ietf_node_child(figure, IETF_EL_POSTAMBLE);
}

/* Puts what is in the figure in its place; the text behind the figure follows the diagram. */
static void
dissolve(ietf_convert *c, ietf_node *figure, ietf_node *inner)
{
    ietf_node *parent = figure->parent, *place = ietf_edit_next(figure), *next;
    const char *tail = ietf_arena_strdup(c->arena, ietf_node_tail(figure));

    ietf_node_set_tail(c->document, inner, tail);
    ietf_node_remove_with_tail(c->document, figure);
    for (ietf_node *n = ietf_edit_first(figure); n; n = next) {
        next = ietf_edit_next(n);
        ietf_edit_insert(c, parent, place, n);
    }
}

void
ietf_step_figure(ietf_convert *c, ietf_node *n)
{
    ietf_node *inner = ietf_node_descendant(n, IETF_EL_ARTWORK);

    if (!inner)
        inner = ietf_node_child(n, IETF_EL_SOURCECODE);
    if (inner)
        hand_down(c, n, inner);
    if (inner && is_needless(n)) {
        dissolve(c, n, inner);
        return;
    }
    ietf_edit_unset(n, IETF_AT_ALIGN, IETF_AT_HEIGHT, IETF_AT_SRC, IETF_AT_SUPPRESS_TITLE,
                    IETF_AT_WIDTH, IETF_AT_FOREIGN);
    if (c->options->strict)
        ietf_node_unset(n, IETF_AT_ALT);
}
