/* Only white space that does not count is touched: between blocks, and where a line of text
 * ends before a tag. */
#include "libietfdoc/model/pretty.h"

#include <string.h>

#include "libietfdoc/util/utf8.h"

typedef struct printer {
    ietf_document *document;
    ietf_arena *arena; /* scratch */
    ietf_diagnostics *diagnostics;
    size_t step;          /* columns for each level */
    const char **indents; /* by depth: a line end and the indentation */
    size_t count, capacity;
} printer;

static const char *
make_indent(const printer *s, size_t depth)
{
    size_t length = 1 + depth * s->step;
    char *text = ietf_arena_alloc(s->document->arena, length + 1);

    memset(text, ' ', length);
    text[0] = '\n';
    text[length] = '\0';
    return text;
}

static const char *
indent(printer *s, size_t depth)
{
    if (depth >= s->capacity) {
        size_t capacity = 2 * depth + 16;
        s->indents = ietf_arena_grow(s->arena, s->indents, s->capacity * sizeof *s->indents,
                                     capacity * sizeof *s->indents);
        s->capacity = capacity;
    }
    for (; s->count <= depth; s->count++)
        s->indents[s->count] = make_indent(s, s->count);
    return s->indents[depth];
}

/* The next sibling that is not text. */
static const ietf_node *
sibling(const ietf_node *n)
{
    n = n->next;
    return n && n->kind == IETF_TEXT ? n->next : n;
}

static const ietf_node *
last_child(const ietf_node *n)
{
    n = n->last;
    return n && n->kind == IETF_TEXT ? n->previous : n;
}

/* What follows n starts a line: the next sibling's, or the end tag's of its parent. */
static void
end_line_after(printer *s, ietf_node *n, size_t depth)
{
    size_t next = sibling(n) || depth == 0 ? depth : depth - 1;

    ietf_node_set_tail(s->document, n, indent(s, next));
}

/* The text with the blanks of its last line replaced, when that has nothing else (Python's
 * regular expression \n[ \t]+$, whose $ allows for one line end more); NULL: nothing to do. */
static const char *
reindent(printer *s, const char *text, size_t depth)
{
    size_t length = strlen(text), end = length, start;

    if (end && text[end - 1] == '\n')
        end--;
    for (start = end; start && (text[start - 1] == ' ' || text[start - 1] == '\t');)
        start--;
    if (start == end || start == 0 || text[start - 1] != '\n')
        return NULL;
    return ietf_arena_join(s->arena, ietf_arena_strndup(s->arena, text, start - 1),
                           indent(s, depth), text + end, NULL);
}

static void
open_text(printer *s, ietf_node *n, size_t depth)
{
    ietf_node *last = (ietf_node *)last_child(n);
    const char *text = reindent(s, last ? ietf_node_tail(last) : ietf_node_text(n), depth);

    if (text && last)
        ietf_node_set_tail(s->document, last, text);
    else if (text)
        ietf_node_set_text(s->document, n, text);
}

static bool
is_verbatim(const ietf_node *n)
{
    return n->kind == IETF_EL_ARTWORK || n->kind == IETF_EL_SOURCECODE;
}

static void
open_element(printer *s, ietf_node *n, size_t depth)
{
    unsigned traits = ietf_kind_traits(n->kind);

    if (!(traits & IETF_TRAIT_TEXT) || (traits & IETF_TRAIT_MIXED)) {
        if (last_child(n) && ietf_utf8_blank(ietf_node_text(n)))
            ietf_node_set_text(s->document, n, indent(s, depth + 1));
    } else if (!is_verbatim(n)) {
        open_text(s, n, depth);
    }
}

static void
close_element(printer *s, ietf_node *n, size_t depth)
{
    const char *tail = ietf_node_tail(n);
    unsigned traits = ietf_kind_traits(n->kind);

    if (n == s->document->root)
        ietf_node_set_tail(s->document, n, "");
    else if (!ietf_utf8_blank(tail)) {
        if (!(traits & (IETF_TRAIT_INLINE | IETF_TRAIT_SVG)))
            ietf_report(s->diagnostics, IETF_D_PREP_TEXT_AFTER_BLOCK, n, n->name, tail);
    } else if (!(traits & IETF_TRAIT_INLINE) || strchr(tail, '\n')) {
        end_line_after(s, n, depth);
    }
}

static void
close_node(printer *s, ietf_node *n, size_t depth)
{
    if (ietf_node_is_element(n))
        close_element(s, n, depth);
    else if (n->kind != IETF_TEXT && *ietf_node_tail(n) == '\0')
        end_line_after(s, n, depth);
}

/* An own walk, because the text around the nodes changes under it. */
void
ietf_pretty(ietf_document *d, int step, ietf_diagnostics *x, ietf_arena *scratch)
{
    ietf_node *root = d->root, *n = root;
    printer s = {.document = d, .arena = scratch, .diagnostics = x, .step = (size_t)step};
    size_t depth = 0;

    for (;;) {
        if (ietf_node_is_element(n)) {
            open_element(&s, n, depth);
            if (n->first) {
                n = n->first;
                depth++;
                continue;
            }
        }
        close_node(&s, n, depth);
        while (n != root && !n->next) {
            n = n->parent;
            depth--;
            close_node(&s, n, depth);
        }
        if (n == root)
            return;
        n = n->next;
    }
}
