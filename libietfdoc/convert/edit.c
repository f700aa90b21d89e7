/* Changes to the tree as lxml makes them: an element carries the text behind it along, text
 * that is set loses its CDATA sections, and positions count what is not text. */
#include "libietfdoc/convert/steps.h"

#include <stdarg.h>
#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

ietf_node *
ietf_edit_first(const ietf_node *n)
{
    ietf_node *first = n->first;

    return first && first->kind == IETF_TEXT ? first->next : first;
}

ietf_node *
ietf_edit_next(const ietf_node *n)
{
    ietf_node *next = n->next;

    return next && next->kind == IETF_TEXT ? next->next : next;
}

ietf_node *
ietf_edit_previous(const ietf_node *n)
{
    ietf_node *previous = n->previous;

    return previous && previous->kind == IETF_TEXT ? previous->previous : previous;
}

bool
ietf_edit_is_empty(const ietf_node *n)
{
    return !ietf_edit_first(n) && ietf_utf8_blank(ietf_node_text(n)) &&
           ietf_utf8_blank(ietf_node_tail(n));
}

/* Detaches the text behind n; NULL: there is none. */
static ietf_node *
take_tail(ietf_convert *c, ietf_node *n)
{
    ietf_node *tail = n->next;

    if (!tail || tail->kind != IETF_TEXT)
        return NULL;
    ietf_node_remove(c->document, tail);
    return tail;
}

void
ietf_edit_append(ietf_convert *c, ietf_node *parent, ietf_node *n)
{
    ietf_edit_insert(c, parent, NULL, n);
}

void
ietf_edit_insert(ietf_convert *c, ietf_node *parent, ietf_node *place, ietf_node *n)
{
    ietf_node *tail = take_tail(c, n);

    ietf_node_remove(c->document, n);
    if (place)
        ietf_node_insert_before(c->document, place, n);
    else
        ietf_node_append(c->document, parent, n);
    if (tail)
        ietf_node_insert_after(c->document, n, tail);
}

void
ietf_edit_take_children(ietf_convert *c, ietf_node *from, ietf_node *to)
{
    ietf_node *next;

    for (ietf_node *n = ietf_edit_first(from); n; n = next) {
        next = ietf_edit_next(n);
        ietf_edit_append(c, to, n);
    }
}

ietf_node *
ietf_edit_wrap(ietf_convert *c, ietf_node *n)
{
    ietf_node *t = ietf_node_new(c->document, IETF_EL_T, n);

    ietf_node_set_text(c->document, t, ietf_node_text(n));
    ietf_node_set_text(c->document, n, "");
    ietf_edit_take_children(c, n, t);
    ietf_node_append(c->document, n, t);
    return t;
}

static void
forget_cdata(ietf_node *n)
{
    if (n && n->kind == IETF_TEXT)
        n->flags &= (uint16_t)~IETF_NODE_CDATA;
}

void
ietf_edit_replace(ietf_convert *c, ietf_node *n, enum ietf_kind kind)
{
    if (ietf_utf8_blank(ietf_node_text(n)))
        ietf_node_set_text(c->document, n, "");
    forget_cdata(n->first);
    forget_cdata(n->next);
    n->flags &= (uint16_t)~IETF_NODE_OPEN;
    ietf_node_rename(n, kind);
}

/* Comments cannot hold two hyphens in a row. */
static ietf_node *
remark(ietf_convert *c, ietf_node *parent, ietf_node *place, const char *text)
{
    text = ietf_str_replace(c->arena, ietf_utf8_strip(c->arena, text), "--", "- -");
    text = ietf_arena_join(c->arena, " v2v3: ", text, " ", NULL);
    ietf_node *n = ietf_comment_new(c->document, text, parent);
    ietf_edit_insert(c, parent, place, n);
    return n;
}

void
ietf_edit_remark(ietf_convert *c, ietf_node *parent, ietf_node *place, const char *format, ...)
{
    va_list arguments;

    if (!c->options->verbose)
        return;
    va_start(arguments, format);
    remark(c, parent, place, ietf_arena_vformat(c->arena, format, arguments));
    va_end(arguments);
}

void
ietf_edit_drop(ietf_convert *c, ietf_node *n, const char *comment)
{
    ietf_node *parent = n->parent;
    const char *text = ietf_node_is_element(n) ? ietf_node_text(n) : "";

    text = ietf_arena_join(c->arena, text, ietf_node_tail(n), NULL);
    if (c->options->verbose) {
        ietf_node_set_tail(c->document, remark(c, parent, n, comment), text);
    } else if (*text) {
        text = ietf_arena_join(c->arena, ietf_node_text(parent), text, NULL);
        ietf_node_set_text(c->document, parent, text);
    }
    ietf_node_remove_with_tail(c->document, n);
}

void
ietf_edit_set_cdata(ietf_convert *c, ietf_node *n, const char *text)
{
    const ietf_cdata whole = {0, strlen(text)};

    ietf_node_set_text(c->document, n, text);
    if (whole.end)
        ietf_text_set_cdata(c->document, n->first, &whole, 1);
    else
        n->flags |= IETF_NODE_EMPTY_CDATA;
}

void
ietf_edit_unset(ietf_node *n, ...)
{
    va_list list;
    int at;

    va_start(list, n);
    while ((at = va_arg(list, int)) != IETF_AT_FOREIGN)
        ietf_node_unset(n, (enum ietf_at)at);
    va_end(list);
}

void
ietf_edit_copy_attributes(ietf_convert *c, const ietf_node *from, ietf_node *to)
{
    for (unsigned i = 0; i < from->attr_count; i++)
        ietf_node_set_attr(c->document, to, &from->attrs[i]);
}
