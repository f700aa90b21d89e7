/* Looking around in the tree: relatives, document order, text. Nothing here changes a node but
 * the two setters of text and tail. */
#include <string.h>

#include "libietfdoc/model/document.h"
#include "libietfdoc/model/walk.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

static ietf_node *
next_of_kind(ietf_node *n, enum ietf_kind kind)
{
    while (n && n->kind != kind)
        n = n->next;
    return n;
}

ietf_node *
ietf_node_child(const ietf_node *n, enum ietf_kind kind)
{
    return next_of_kind(n->first, kind);
}

ietf_node *
ietf_node_next(const ietf_node *n, enum ietf_kind kind)
{
    return next_of_kind(n->next, kind);
}

ietf_node *
ietf_node_first_element(const ietf_node *n)
{
    ietf_node *child = n->first;

    while (child && !ietf_node_is_element(child))
        child = child->next;
    return child;
}

ietf_node *
ietf_node_last_element(const ietf_node *n)
{
    ietf_node *child = n->last;

    while (child && !ietf_node_is_element(child))
        child = child->previous;
    return child;
}

ietf_node *
ietf_node_next_element(const ietf_node *n)
{
    ietf_node *sibling = n->next;

    while (sibling && !ietf_node_is_element(sibling))
        sibling = sibling->next;
    return sibling;
}

ietf_node *
ietf_node_previous_element(const ietf_node *n)
{
    ietf_node *sibling = n->previous;

    while (sibling && !ietf_node_is_element(sibling))
        sibling = sibling->previous;
    return sibling;
}

ietf_node *
ietf_node_ancestor(const ietf_node *n, enum ietf_kind kind)
{
    ietf_node *parent = n->parent;

    while (parent && parent->kind != kind)
        parent = parent->parent;
    return parent;
}

ietf_node *
ietf_node_after(const ietf_node *n, const ietf_node *top)
{
    while (n && n != top) {
        if (n->next)
            return n->next;
        n = n->parent;
    }
    return NULL;
}

ietf_node *
ietf_node_following(const ietf_node *n, const ietf_node *top)
{
    return n->first ? n->first : ietf_node_after(n, top);
}

ietf_node *
ietf_node_following_kind(const ietf_node *n, const ietf_node *top, enum ietf_kind kind)
{
    ietf_node *next = ietf_node_following(n, top);

    while (next && next->kind != kind)
        next = ietf_node_following(next, top);
    return next;
}

ietf_node *
ietf_node_descendant(const ietf_node *n, enum ietf_kind kind)
{
    return ietf_node_following_kind(n, n, kind);
}

void
ietf_walk(ietf_node *n, const ietf_visitor *v, void *user)
{
    ietf_node *at = n;
    bool into = true;

    for (;;) {
        bool leaf = !ietf_node_is_element(at) && at->kind != IETF_DOCUMENT;
        bool deeper = into && v->enter && v->enter(at, user);
        ietf_node *parent, *next;

        if (into && !leaf && (deeper || !v->enter) && at->first) {
            at = at->first;
            continue;
        }
        parent = at->parent;
        next = at == n ? NULL : at->next;
        if (!leaf && v->leave)
            v->leave(at, user);
        if (at == n)
            return;
        into = next != NULL;
        at = next ? next : parent;
    }
}

const char *
ietf_node_text(const ietf_node *n)
{
    return n->first && n->first->kind == IETF_TEXT ? n->first->text : "";
}

const char *
ietf_node_tail(const ietf_node *n)
{
    return n->next && n->next->kind == IETF_TEXT ? n->next->text : "";
}

static void
replace_text(ietf_document *d, ietf_node *n, const char *text)
{
    n->text = ietf_arena_strdup(d->arena, text);
    n->length = strlen(text);
    n->flags &= (uint16_t)~IETF_NODE_CDATA;
}

void
ietf_node_set_text(ietf_document *d, ietf_node *n, const char *text)
{
    bool had = n->first && n->first->kind == IETF_TEXT;

    if (had && *text)
        replace_text(d, n->first, text);
    else if (had)
        ietf_node_remove(d, n->first);
    else if (*text)
        ietf_node_prepend(d, n, ietf_text_new(d, text, strlen(text), n));
}

void
ietf_node_set_tail(ietf_document *d, ietf_node *n, const char *text)
{
    bool had = n->next && n->next->kind == IETF_TEXT;

    if (had && *text)
        replace_text(d, n->next, text);
    else if (had)
        ietf_node_remove(d, n->next);
    else if (*text)
        ietf_node_insert_after(d, n, ietf_text_new(d, text, strlen(text), n));
}

char *
ietf_node_all_text(const ietf_node *n, ietf_arena *a)
{
    ietf_buf b;
    char *result;

    ietf_buf_init(&b, a);
    for (const ietf_node *at = n; (at = ietf_node_following_kind(at, n, IETF_TEXT));)
        ietf_buf_add(&b, at->text, at->length);
    result = ietf_buf_copy(&b, a);
    ietf_buf_release(&b);
    return result;
}

bool
ietf_node_has_text(const ietf_node *n)
{
    for (const ietf_node *child = n->first; child; child = child->next)
        if (child->kind == IETF_TEXT && !ietf_str_blank(child->text, child->length))
            return true;
    return false;
}

/* The value of a pseudo-attribute in an instruction's content, or NULL. */
static const char *
pseudo_attribute(const char *content, const char *name, ietf_arena *a)
{
    size_t length = strlen(name);

    for (const char *at = content; (at = strstr(at, name)); at += length) {
        const char *value = at + length, *end;

        if (at > content && !ietf_is_space((unsigned char)at[-1]))
            continue;
        value += strspn(value, " \t\r\n");
        if (*value++ != '=')
            continue;
        value += strspn(value, " \t\r\n");
        if (*value != '"' && *value != '\'')
            continue;
        end = strchr(value + 1, *value);
        if (end)
            return end > value + 1 ? ietf_arena_strndup(a, value + 1, (size_t)(end - value - 1))
                                   : NULL;
    }
    return NULL;
}

static const char *
instruction_value(const ietf_node *n, const char *name, ietf_arena *a)
{
    if (n->kind != IETF_PI || strcmp(n->target, "v3xml2rfc") != 0)
        return NULL;
    return pseudo_attribute(n->text, name, a);
}

size_t
ietf_node_instructions(const ietf_document *d, const ietf_node *n, const char *name,
                       ietf_arena *a, const char **values, size_t most)
{
    size_t count = 0;

    if (!d->instructed) /* else every table would look at all that stands before it */
        return 0;
    for (const ietf_node *child = n->first; child && count < most; child = child->next)
        if ((values[count] = instruction_value(child, name, a)))
            count++;
    for (; n; n = n->parent)
        for (const ietf_node *s = n->previous; s && count < most; s = s->previous)
            if ((values[count] = instruction_value(s, name, a)))
                count++;
    return count;
}

const char *
ietf_node_instruction(const ietf_document *d, const ietf_node *n, const char *name,
                      ietf_arena *a)
{
    const char *value;

    return ietf_node_instructions(d, n, name, a, &value, 1) > 0 ? value : NULL;
}
