/* Building and changing the HTML tree. */
#include "formatters/html/tree.h"

#include <string.h>

html_node *
html_new(ietf_arena *a, enum html_tag tag)
{
    html_node *n = IETF_NEW(a, html_node);

    n->tag = (uint16_t)tag;
    if (html_is_block(tag))
        n->tail = "\n";
    return n;
}

html_node *
html_make(ietf_arena *a, enum html_tag tag, const html_attr *attrs, const char *classes,
          const char *text)
{
    html_node *n = html_new(a, tag);

    for (; attrs && attrs->name; attrs++)
        if (attrs->value)
            html_set(a, n, attrs->name, attrs->value);
    if (classes && *classes)
        html_set(a, n, "class", classes);
    n->text = text;
    return n;
}

static html_node *
link_between(html_node *parent, html_node *before, html_node *n, html_node *after)
{
    n->parent = parent;
    n->previous = before;
    n->next = after;
    *(before ? &before->next : &parent->first) = n;
    *(after ? &after->previous : &parent->last) = n;
    for (; n->has_pilcrow && parent && !parent->has_pilcrow; parent = parent->parent)
        parent->has_pilcrow = true;
    return n;
}

html_node *
html_append(html_node *parent, html_node *child)
{
    return link_between(parent, parent->last, child, NULL);
}

void
html_remove(html_node *n)
{
    *(n->previous ? &n->previous->next : &n->parent->first) = n->next;
    *(n->next ? &n->next->previous : &n->parent->last) = n->previous;
    n->parent = n->previous = n->next = NULL;
}

html_node *
html_prepend(html_node *parent, html_node *child)
{
    return link_between(parent, NULL, child, parent->first);
}

html_node *
html_insert_before(html_node *place, html_node *n)
{
    return link_between(place->parent, place->previous, n, place);
}

html_node *
html_insert_after(html_node *place, html_node *n)
{
    return link_between(place->parent, place, n, place->next);
}

html_node *
html_add(ietf_arena *a, html_node *parent, enum html_tag tag)
{
    return html_append(parent, html_new(a, tag));
}

void
html_add_tail(ietf_arena *a, html_node *n, const char *text)
{
    if (text)
        n->tail = n->tail ? ietf_arena_join(a, n->tail, text, NULL) : text;
}

void
html_add_text(ietf_arena *a, html_node *parent, const char *text)
{
    if (parent->last)
        html_add_tail(a, parent->last, text);
    else if (text)
        parent->text = parent->text ? ietf_arena_join(a, parent->text, text, NULL) : text;
}

static html_attr *
find(const html_node *n, const char *name)
{
    for (unsigned i = 0; i < n->attr_count; i++)
        if (strcmp(n->attrs[i].name, name) == 0)
            return &n->attrs[i];
    return NULL;
}

static void
unset(html_node *n, html_attr *attr)
{
    n->attr_count--;
    memmove(attr, attr + 1, (size_t)(n->attrs + n->attr_count - attr) * sizeof(*attr));
}

void
html_set(ietf_arena *a, html_node *n, const char *name, const char *value)
{
    html_attr *attr = find(n, name);

    if (!value) {
        if (attr)
            unset(n, attr);
        return;
    }
    if (attr) {
        attr->value = value;
        return;
    }
    if (n->attr_count == n->attr_capacity) {
        uint16_t capacity = (uint16_t)(n->attr_capacity ? n->attr_capacity * 2 : 4);

        n->attrs = ietf_arena_grow(a, n->attrs, n->attr_capacity * sizeof(*n->attrs),
                                   capacity * sizeof(*n->attrs));
        n->attr_capacity = capacity;
    }
    n->attrs[n->attr_count++] = (html_attr){name, value};
}

const char *
html_get(const html_node *n, const char *name)
{
    const html_attr *attr = find(n, name);

    return attr ? attr->value : NULL;
}

void
html_add_class(ietf_arena *a, html_node *n, const char *name)
{
    const char *had = html_get(n, "class");

    html_set(a, n, "class", had && *had ? ietf_arena_join(a, had, " ", name, NULL) : name);
}

html_node *
html_following(const html_node *n, const html_node *top)
{
    if (n->first)
        return n->first;
    while (n != top && !n->next)
        n = n->parent;
    return n == top ? NULL : n->next;
}

bool
html_has_text(const html_node *n)
{
    for (const html_node *at = n; at; at = html_following(at, n))
        if ((at->text && *at->text && at->tag >= HTML_FOREIGN) ||
            (at != n && at->tail && *at->tail))
            return true;
    return false;
}
