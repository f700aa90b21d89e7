/* The flow: how children are rendered and joined to what stands before them. A parent says by
 * its joiners how; this file does it, for lines and for strings. */
#include "formatters/text/text.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Joiners */

const ietf_text_joiners ietf_text_joiners_base = {
    {
        [IETF_SLOT_OTHER] = {"\n\n", 0, 0, false, false},
        [IETF_SLOT_NOTHING] = {"", 0, 0, false, false},
    },
};

static const uint8_t slots[IETF_KIND_COUNT] = {
    [IETF_COMMENT] = IETF_SLOT_NOTHING,
    [IETF_PI] = IETF_SLOT_NOTHING,
    [IETF_EL_ANNOTATION] = IETF_SLOT_ANNOTATION,
    [IETF_EL_ARTSET] = IETF_SLOT_ARTSET,
    [IETF_EL_ARTWORK] = IETF_SLOT_ARTWORK,
    [IETF_EL_DD] = IETF_SLOT_DD,
    [IETF_EL_DL] = IETF_SLOT_DL,
    [IETF_EL_DT] = IETF_SLOT_DT,
    [IETF_EL_EMAIL] = IETF_SLOT_EMAIL,
    [IETF_EL_IREF] = IETF_SLOT_IREF,
    [IETF_EL_LI] = IETF_SLOT_LI,
    [IETF_EL_NAME] = IETF_SLOT_NAME,
    [IETF_EL_OL] = IETF_SLOT_OL,
    [IETF_EL_REFERENCE] = IETF_SLOT_REFERENCE,
    [IETF_EL_REFERENCES] = IETF_SLOT_REFERENCES,
    [IETF_EL_SECTION] = IETF_SLOT_SECTION,
    [IETF_EL_SOURCECODE] = IETF_SLOT_SOURCECODE,
    [IETF_EL_T] = IETF_SLOT_T,
    [IETF_EL_UL] = IETF_SLOT_UL,
};

void
ietf_text_joiners_update(ietf_text_joiners *j, const ietf_text_joiner_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        j->slots[rows[i].slot] = rows[i].joiner;
}

static const ietf_text_joiner *
joiner_in(const ietf_text_joiners *j, enum ietf_text_slot slot)
{
    return &j->slots[j->slots[slot].join ? slot : IETF_SLOT_OTHER];
}

const ietf_text_joiner *
ietf_text_joiner_for(const ietf_text_joiners *j, const ietf_node *child)
{
    return joiner_in(j, slots[child->kind]);
}

/* Rendering one node */

void
ietf_text_fail(ietf_text *x, const ietf_node *n, const char *why)
{
    if (!x->failed)
        ietf_report(x->diagnostics, IETF_D_TEXT_UNUSABLE, n,
                    n && ietf_node_is_element(n) ? n->name : "text", why);
    x->failed = true;
}

/* The text behind a comment or instruction: white space before it is lost (the reference's
 * renderer for both). */
static void
add_tail_of_comment(const char *text, size_t length, ietf_buf *out)
{
    size_t skip = 0;
    while (skip < length && ietf_is_space(text[skip]))
        skip++;
    ietf_buf_add(out, text + skip, length - skip);
}

void
ietf_text_string(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    const ietf_text_handler *handler = &ietf_text_handlers[n->kind];
    const char *tail = ietf_node_tail(n);
    if (!ietf_node_is_element(n))
        add_tail_of_comment(tail, strlen(tail), out);
    else if (handler->inlined)
        handler->inlined(x, n, s, out);
    else if (handler->block)
        ietf_text_fail(x, n, "it is a block and stands in running text");
    else
        ietf_text_unknown(x, n, s, out);
}

void
ietf_text_inner(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    static const ietf_text_state running = {0};
    size_t from = out->length;
    for (const ietf_node *c = n->first; c; c = c->next) {
        if (c->kind == IETF_TEXT && c->previous && !ietf_node_is_element(c->previous))
            add_tail_of_comment(c->text, c->length, out);
        else if (c->kind == IETF_TEXT)
            ietf_buf_add(out, c->text, c->length);
        else if (ietf_node_is_element(c))
            ietf_text_string(x, c, s ? s : &running, out);
    }
    ietf_text_trim(out, from);
}

/* Whether the reference's renderer gives the text behind the element, too. */
static bool
brings_tail(const ietf_node *n)
{
    if (n->kind == IETF_EL_CONTACT)
        return false;
    if (n->kind == IETF_EL_IREF)
        return n->parent->kind != IETF_EL_SECTION && n->parent->kind != IETF_EL_FIGURE &&
               n->parent->kind != IETF_EL_TABLE;
    return (ietf_kind_traits(n->kind) & IETF_TRAIT_INLINE) ||
           !ietf_text_handlers[n->kind].inlined;
}

void
ietf_text_string_and_tail(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                          ietf_buf *out)
{
    const char *tail = ietf_node_tail(n);
    if (!ietf_node_is_element(n)) {
        add_tail_of_comment(tail, strlen(tail), out);
        return;
    }
    ietf_text_string(x, n, s, out);
    if (brings_tail(n))
        ietf_buf_adds(out, tail);
}

/* Lines from a handler that gives a string, or from what follows a comment. */
static void
add_string_lines(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    size_t from = x->scratch.length;
    ietf_text_string_and_tail(x, n, s, &x->scratch);
    ietf_text_lines_split(out, x->wrapper, x->scratch.data + from, x->scratch.length - from, n);
    ietf_buf_truncate(&x->scratch, from);
}

void
ietf_text_render(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    ietf_text_block block = ietf_text_handlers[n->kind].block;
    if (x->failed)
        return;
    ietf_job_step(x->job);
    if (block)
        block(x, n, s, out);
    else
        add_string_lines(x, n, s, out);
}

/* Joining lines */

/* Blank lines that a join string of line ends makes between two blocks. */
static size_t
gap(const char *join)
{
    size_t ends = 0;
    for (; *join; join++)
        ends += *join == '\n';
    return ends > 1 ? ends - 1 : 0;
}

static const char *
capitalized(ietf_arena *a, const char *name)
{
    char *text = ietf_str_lower(a, name);
    text[0] = (char)ietf_to_upper(text[0]);
    return text;
}

/* The indentation that is left to a child which is too wide; what it needs more goes to the
 * parent, which moves left, too. The reference keeps that at the element, for good. */
static int
outdent(ietf_text *x, const ietf_node *n, const ietf_text_joiner *j, int by)
{
    int left = by < j->indent ? j->indent - by : 0;
    if (by > j->indent && n->parent) {
        if (!x->outdents)
            x->outdents = IETF_NEW_ARRAY(x->arena, int, x->document->serials);
        x->outdents[n->parent->serial] = by - j->indent;
    }
    ietf_report(x->diagnostics, IETF_D_TEXT_TOO_WIDE, n, capitalized(x->arena, n->name),
                j->indent, left);
    return left;
}

/* Lines from number `start` on are the child's; the first continues the line before. */
static void
overlap(ietf_text *x, const ietf_node *n, const char *join, ietf_text_lines *out, size_t from,
        size_t start)
{
    if (start == out->count)
        return;
    if (!ietf_text_line_is_blank(&out->items[start])) {
        if (start == from) {
            ietf_text_fail(x, n, "nothing stands before it");
            return;
        }
        ietf_text_line_extend(out, start - 1, join, &out->items[start]);
    }
    out->count--;
    memmove(&out->items[start], &out->items[start + 1],
            (out->count - start) * sizeof *out->items);
}

static void
join(ietf_text *x, const ietf_node *n, const ietf_text_joiner *j, ietf_text_block render,
     const ietf_text_state *s, ietf_text_lines *out, size_t from)
{
    ietf_text_state child = *s;
    int indent = j->indent;
    child.width -= indent;
    child.hang = j->hang;
    if (out->count > from)
        ietf_text_lines_blank(out, gap(j->join));
    size_t start = out->count;
    render(x, n, &child, out);
    int too_wide = x->outdents ? x->outdents[n->serial] : 0;
    if (!too_wide && j->outdent)
        too_wide = ietf_text_lines_width(out, start) - child.width;
    if (too_wide > 0)
        indent = outdent(x, n, j, too_wide);
    ietf_text_lines_indent(out, start, indent, j->hang);
    if (j->overlap)
        overlap(x, n, j->join, out, from, start);
}

void
ietf_text_join(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out,
               size_t from)
{
    join(x, n, ietf_text_joiner_for(s->joiners, n), ietf_text_render, s, out, from);
}

bool
ietf_text_probe_is_done(const ietf_text_state *s, const ietf_text_lines *out, size_t from)
{
    if (s->probe)
        for (size_t i = from; i < out->count; i++)
            if (!ietf_text_line_is_blank(&out->items[i]))
                return true;
    return false;
}

void
ietf_text_children(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                   ietf_text_lines *out)
{
    ietf_text_children_from(x, n->first, s, out, out->count);
}

void
ietf_text_children_from(ietf_text *x, const ietf_node *first, const ietf_text_state *s,
                        ietf_text_lines *out, size_t from)
{
    for (const ietf_node *c = first; c && !ietf_text_probe_is_done(s, out, from); c = c->next)
        if (c->kind != IETF_TEXT)
            ietf_text_join(x, c, s, out, from);
}

/* What the reference counts as text in mixed content: text that is not blank, and every element
 * that is neither a block nor t. */
static bool
is_text(const ietf_node *n)
{
    const unsigned other = IETF_TRAIT_INLINE | IETF_TRAIT_DEPRECATED | IETF_TRAIT_SVG;
    if (n->kind == IETF_TEXT)
        return !ietf_text_is_unicode_blank(n->text, n->length);
    if (!ietf_node_is_element(n) || n->kind == IETF_EL_T)
        return false;
    return n->kind == IETF_FOREIGN || n->kind == IETF_XI_INCLUDE ||
           (ietf_kind_traits(n->kind) & other);
}

bool
ietf_text_has_text(const ietf_node *n)
{
    for (const ietf_node *c = n->first; c; c = c->next)
        if (is_text(c))
            return true;
    return false;
}

/* The reference makes one string of a paragraph's lines and divides it again: an empty last
 * line is lost, and a text that was not filled falls apart at its own line ends. */
static void
divide_again(ietf_text *x, const ietf_node *n, bool filled, ietf_text_lines *out, size_t from)
{
    size_t mark = x->scratch.length;
    if (filled) {
        if (out->count > from && ietf_text_line_width(&out->items[out->count - 1]) == 0)
            out->count--;
        return;
    }
    ietf_text_lines_concatenate(out, from, "\n", &x->scratch);
    out->count = from;
    ietf_text_lines_split(out, x->wrapper, x->scratch.data + mark, x->scratch.length - mark, n);
    ietf_buf_truncate(&x->scratch, mark);
}

bool
ietf_text_content(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                  ietf_text_lines *out)
{
    size_t from = out->count;
    if (ietf_text_has_text(n)) {
        join(x, n, joiner_in(s->joiners, IETF_SLOT_T), ietf_text_t, s, out, from);
        divide_again(x, n, !s->no_fill, out, from);
        return true;
    }
    ietf_text_state state = *s;
    for (const ietf_node *c = n->first; c && !ietf_text_probe_is_done(s, out, from);
         c = c->next) {
        if (c->kind == IETF_TEXT)
            continue;
        ietf_text_join(x, c, &state, out, from);
        state.first = 0;
    }
    return false;
}

/* Joining strings */

static bool
is_blank_string(const ietf_buf *b, size_t from)
{
    return ietf_str_blank(b->data + from, b->length - from);
}

void
ietf_text_join_plain(ietf_text *x, const char *text, size_t length, const ietf_text_joiner *j,
                     ietf_buf *out, size_t from)
{
    size_t before = out->length;
    if (before > from)
        ietf_buf_adds(out, j->join);
    size_t start = out->length;
    ietf_text_indent_string(out, text, length, j->indent, j->hang);
    if (before == from || strchr(j->join, '\n'))
        return;
    if (!ietf_str_blank(j->join, strlen(j->join)) && is_blank_string(out, start)) {
        ietf_buf_truncate(out, before);
        return;
    }
    size_t skip = 0;
    while (start + skip < out->length && ietf_is_space(out->data[start + skip]))
        skip++;
    memmove(out->data + start, out->data + start + skip, out->length - start - skip);
    ietf_buf_truncate(out, out->length - skip);
}

void
ietf_text_join_string(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out,
                      size_t from)
{
    const ietf_text_joiner *j = ietf_text_joiner_for(s->joiners, n);
    ietf_text_state child = *s;
    size_t mark = x->scratch.length;
    child.width -= j->indent + j->hang;
    child.hang = j->hang;
    ietf_text_string(x, n, &child, &x->scratch);
    size_t length = x->scratch.length - mark;
    const char *text = ietf_arena_strndup(x->arena, x->scratch.data + mark, length);
    ietf_buf_truncate(&x->scratch, mark);
    ietf_text_join_plain(x, text, length, j, out, from);
}
