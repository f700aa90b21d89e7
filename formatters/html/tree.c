/* Building and changing the HTML tree. */
#include "formatters/html/tree.h"

#include <string.h>

html_node *
html_new(ietf_arena *a, enum html_tag tag)
{
    html_node *n = IETF_NEW(a, html_node);

    n->tag = (uint16_t)tag;
    return n;
}

html_node *
html_text_new(ietf_arena *a, const char *text)
{
    html_node *n = html_new(a, HTML_TEXT);

    n->text = text;
    return n;
}

static bool
is_empty_text(const html_node *n)
{
    return n->tag == HTML_TEXT && *n->text == '\0';
}

/* Joins two neighbours that are text; the second is detached. */
static void
join(ietf_arena *a, html_node *first, html_node *second)
{
    if (!first || !second || first->tag != HTML_TEXT || second->tag != HTML_TEXT)
        return;
    first->text = ietf_arena_join(a, first->text, second->text, NULL);
    first->next = second->next;
    if (second->next)
        second->next->previous = first;
    else
        first->parent->last = first;
    second->parent = second->previous = second->next = NULL;
}

static html_node *
link_between(ietf_arena *a, html_node *parent, html_node *before, html_node *n,
             html_node *after)
{
    if (is_empty_text(n))
        return n;
    n->parent = parent;
    n->previous = before;
    n->next = after;
    if (before)
        before->next = n;
    else
        parent->first = n;
    if (after)
        after->previous = n;
    else
        parent->last = n;
    join(a, n, after);
    join(a, before, n);
    return n;
}

html_node *
html_append(ietf_arena *a, html_node *parent, html_node *child)
{
    return link_between(a, parent, parent->last, child, NULL);
}

html_node *
html_prepend(ietf_arena *a, html_node *parent, html_node *child)
{
    return link_between(a, parent, NULL, child, parent->first);
}

html_node *
html_insert_after(ietf_arena *a, html_node *place, html_node *n)
{
    return link_between(a, place->parent, place, n, place->next);
}

html_node *
html_add(ietf_arena *a, html_node *parent, enum html_tag tag)
{
    html_node *n = html_new(a, tag);

    return parent ? html_append(a, parent, n) : n;
}

void
html_add_text(ietf_arena *a, html_node *parent, const char *text)
{
    if (text && *text)
        html_append(a, parent, html_text_new(a, text));
}

void
html_remove(ietf_arena *a, html_node *n)
{
    html_node *before = n->previous, *after = n->next;

    if (before)
        before->next = after;
    else if (n->parent)
        n->parent->first = after;
    if (after)
        after->previous = before;
    else if (n->parent)
        n->parent->last = before;
    n->parent = n->previous = n->next = NULL;
    join(a, before, after);
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

const char *
html_text(const html_node *n)
{
    return n->first && n->first->tag == HTML_TEXT ? n->first->text : "";
}

const char *
html_tail(const html_node *n)
{
    return n->next && n->next->tag == HTML_TEXT ? n->next->text : "";
}

void
html_set_text(ietf_arena *a, html_node *n, const char *text)
{
    if (n->first && n->first->tag == HTML_TEXT)
        html_remove(a, n->first);
    html_prepend(a, n, html_text_new(a, text));
}

void
html_set_tail(ietf_arena *a, html_node *n, const char *text)
{
    if (n->next && n->next->tag == HTML_TEXT)
        html_remove(a, n->next);
    html_insert_after(a, n, html_text_new(a, text));
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

char *
html_all_text(const html_node *n, ietf_arena *a)
{
    ietf_buf b;
    char *result;

    ietf_buf_init(&b, a);
    for (const html_node *at = n; at; at = html_following(at, n))
        if (at->tag == HTML_TEXT)
            ietf_buf_adds(&b, at->text);
    result = ietf_buf_copy(&b, a);
    ietf_buf_release(&b);
    return result;
}
