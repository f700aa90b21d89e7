/* Making, linking and changing nodes. Every function here keeps the invariants of node.h: text
 * never stands next to text and is never empty. */
#include "libietfdoc/model/node.h"

#include <string.h>

#include "libietfdoc/model/document.h"
#include "libietfdoc/util/str.h"

static ietf_node *
node_alloc(ietf_document *d, unsigned kind, const ietf_node *like)
{
    ietf_node *n = IETF_NEW(d->arena, ietf_node);

    if (!n)
        return NULL;
    n->kind = (uint16_t)kind;
    n->serial = d->serials++;
    if (like) {
        n->file = like->file;
        n->line = like->line;
        n->column = like->column;
    }
    return n;
}

ietf_node *
ietf_node_new(ietf_document *d, enum ietf_kind kind, const ietf_node *like)
{
    ietf_node *n = node_alloc(d, kind, like);

    if (n && ietf_node_is_element(n)) {
        n->name = ietf_kind_name(kind);
        n->flags = IETF_NODE_GENERATED;
    }
    return n;
}

ietf_node *
ietf_text_new(ietf_document *d, const char *text, size_t length, const ietf_node *like)
{
    ietf_node *n = node_alloc(d, IETF_TEXT, like);

    if (!n)
        return NULL;
    n->text = ietf_arena_strndup(d->arena, text, length);
    n->length = length;
    return n->text ? n : NULL;
}

static ietf_cdata_list *
sections_new(ietf_document *d, ietf_node *n, size_t count)
{
    ietf_cdata_list *sections =
        ietf_arena_alloc(d->arena, sizeof(*sections) + count * sizeof(sections->items[0]));

    if (!sections)
        return NULL;
    sections->count = count;
    n->sections = sections;
    n->flags |= IETF_NODE_CDATA;
    return sections;
}

void
ietf_text_set_cdata(ietf_document *d, ietf_node *n, const ietf_cdata *sections, size_t count)
{
    ietf_cdata_list *own = sections_new(d, n, count);

    if (own)
        memcpy(own->items, sections, count * sizeof(*sections));
}

ietf_node *
ietf_comment_new(ietf_document *d, const char *text, const ietf_node *like)
{
    ietf_node *n = ietf_text_new(d, text, strlen(text), like);

    if (n)
        n->kind = IETF_COMMENT;
    return n;
}

ietf_node *
ietf_instruction_new(ietf_document *d, const char *target, const char *text,
                     const ietf_node *like)
{
    ietf_node *n = ietf_text_new(d, text, strlen(text), like);

    if (n) {
        n->kind = IETF_PI;
        n->target = ietf_arena_strdup(d->arena, target);
        d->instructed |= strcmp(target, "v3xml2rfc") == 0;
        d->lined |= strcmp(target, "line") == 0;
    }
    return n;
}

static ietf_node *
shallow_copy(ietf_document *d, const ietf_node *n)
{
    ietf_node *copy = node_alloc(d, n->kind, n);

    copy->flags = n->flags;
    if (!ietf_node_is_element(n)) {
        copy->text = n->text;
        copy->length = n->length;
        copy->target = n->target;
        copy->sections = n->sections;
        return copy;
    }
    copy->name = n->name;
    copy->uri = n->uri;
    copy->namespaces = n->namespaces;
    copy->attr_count = n->attr_count;
    copy->attr_capacity = n->attr_count;
    copy->attrs = IETF_NEW_ARRAY(d->arena, ietf_attr, n->attr_count);
    if (n->attr_count)
        memcpy(copy->attrs, n->attrs, sizeof(*n->attrs) * n->attr_count);
    return copy;
}

static void
link_last(ietf_node *parent, ietf_node *child)
{
    child->parent = parent;
    child->previous = parent->last;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

ietf_node *
ietf_node_copy(ietf_document *d, const ietf_node *n)
{
    ietf_node *top = shallow_copy(d, n), *parent = top;

    for (const ietf_node *from = n; from;) {
        if (from->first) {
            from = from->first;
        } else {
            while (from != n && !from->next) {
                from = from->parent;
                parent = parent->parent;
            }
            if (from == n)
                break;
            from = from->next;
            parent = parent->parent;
        }
        link_last(parent, shallow_copy(d, from));
        parent = parent->last;
    }
    return top;
}

static size_t
section_count(const ietf_node *n)
{
    return n->flags & IETF_NODE_CDATA ? n->sections->count : 0;
}

/* The sections of two texts that become one, in the first node. */
static void
merge_sections(ietf_document *d, ietf_node *first, const ietf_node *second)
{
    const ietf_cdata_list *left = first->sections, *right = second->sections;
    size_t before = section_count(first), after = section_count(second);
    ietf_cdata_list *all = sections_new(d, first, before + after);

    if (before)
        memcpy(all->items, left->items, before * sizeof(left->items[0]));
    for (size_t i = 0; i < after; i++)
        all->items[before + i] = (ietf_cdata){first->length + right->items[i].start,
                                              first->length + right->items[i].end};
}

/* One text of two neighbours, in the first node; the second is detached. */
static void
merge_text(ietf_document *d, ietf_node *first, ietf_node *second)
{
    size_t length = first->length + second->length;
    char *joined = ietf_arena_alloc(d->arena, length + 1);

    if ((first->flags | second->flags) & IETF_NODE_CDATA)
        merge_sections(d, first, second);
    memcpy(joined, first->text, first->length);
    memcpy(joined + first->length, second->text, second->length + 1);
    first->text = joined;
    first->length = length;
    first->next = second->next;
    if (second->next)
        second->next->previous = first;
    else
        first->parent->last = first;
    second->parent = second->previous = second->next = NULL;
}

static void
merge_around(ietf_document *d, ietf_node *n)
{
    if (n->kind != IETF_TEXT)
        return;
    if (n->next && n->next->kind == IETF_TEXT)
        merge_text(d, n, n->next);
    if (n->previous && n->previous->kind == IETF_TEXT)
        merge_text(d, n->previous, n);
}

void
ietf_node_append(ietf_document *d, ietf_node *parent, ietf_node *child)
{
    if (child->kind == IETF_TEXT && child->length == 0)
        return;
    link_last(parent, child);
    merge_around(d, child);
}

void
ietf_node_insert_before(ietf_document *d, ietf_node *place, ietf_node *n)
{
    if (n->kind == IETF_TEXT && n->length == 0)
        return;
    n->parent = place->parent;
    n->previous = place->previous;
    n->next = place;
    if (place->previous)
        place->previous->next = n;
    else
        place->parent->first = n;
    place->previous = n;
    merge_around(d, n);
}

void
ietf_node_insert_after(ietf_document *d, ietf_node *place, ietf_node *n)
{
    if (place->next)
        ietf_node_insert_before(d, place->next, n);
    else
        ietf_node_append(d, place->parent, n);
}

void
ietf_node_prepend(ietf_document *d, ietf_node *parent, ietf_node *child)
{
    if (parent->first)
        ietf_node_insert_before(d, parent->first, child);
    else
        ietf_node_append(d, parent, child);
}

void
ietf_node_remove(ietf_document *d, ietf_node *n)
{
    ietf_node *before = n->previous, *after = n->next;

    if (before)
        before->next = after;
    else if (n->parent)
        n->parent->first = after;
    if (after)
        after->previous = before;
    else if (n->parent)
        n->parent->last = before;
    n->parent = n->previous = n->next = NULL;
    if (before && after && before->kind == IETF_TEXT && after->kind == IETF_TEXT)
        merge_text(d, before, after);
}

void
ietf_node_remove_with_tail(ietf_document *d, ietf_node *n)
{
    if (n->next && n->next->kind == IETF_TEXT)
        ietf_node_remove(d, n->next);
    ietf_node_remove(d, n);
}

void
ietf_node_unwrap(ietf_document *d, ietf_node *n)
{
    while (n->first) {
        ietf_node *child = n->first;

        ietf_node_remove(d, child);
        ietf_node_insert_before(d, n, child);
    }
    ietf_node_remove(d, n);
}

void
ietf_node_move_children(ietf_document *d, ietf_node *from, ietf_node *to)
{
    while (from->first) {
        ietf_node *child = from->first;

        ietf_node_remove(d, child);
        ietf_node_append(d, to, child);
    }
}

void
ietf_node_add_text(ietf_document *d, ietf_node *parent, const char *text)
{
    if (*text)
        ietf_node_append(d, parent, ietf_text_new(d, text, strlen(text), parent));
}

void
ietf_node_rename(ietf_node *n, enum ietf_kind kind)
{
    n->kind = (uint16_t)kind;
    n->name = ietf_kind_name(kind);
}

ietf_attr *
ietf_node_attr(const ietf_node *n, enum ietf_at at)
{
    if (!ietf_node_is_element(n))
        return NULL;
    for (unsigned i = 0; i < n->attr_count; i++)
        if (n->attrs[i].at == at)
            return &n->attrs[i];
    return NULL;
}

const char *
ietf_node_get(const ietf_node *n, enum ietf_at at)
{
    const ietf_attr *attr = ietf_node_attr(n, at);

    return attr ? attr->value : NULL;
}

const char *
ietf_node_get_or_default(const ietf_node *n, enum ietf_at at)
{
    const char *value = ietf_node_get(n, at);

    return value ? value : ietf_attr_default((enum ietf_kind)n->kind, at);
}

bool
ietf_node_is(const ietf_node *n, enum ietf_at at, const char *value)
{
    const char *actual = ietf_node_get(n, at);

    return actual && strcmp(actual, value) == 0;
}

bool
ietf_node_has(const ietf_node *n, enum ietf_at at)
{
    return ietf_node_attr(n, at) != NULL;
}

bool
ietf_node_has_value(const ietf_node *n, enum ietf_at at)
{
    const char *value = ietf_node_get(n, at);

    return value && *value;
}

static const char *
namespace_of(enum ietf_at at)
{
    const char *name = ietf_at_name(at);

    if (ietf_str_starts(name, "xml:"))
        return "http://www.w3.org/XML/1998/namespace";
    if (ietf_str_starts(name, "xlink:"))
        return "http://www.w3.org/1999/xlink";
    return NULL;
}

static void
add_attr(ietf_document *d, ietf_node *n, ietf_attr attr)
{
    if (n->attr_count == n->attr_capacity) {
        uint32_t capacity = n->attr_capacity ? n->attr_capacity * 2 : 2;

        n->attrs = ietf_arena_grow(d->arena, n->attrs, n->attr_capacity * sizeof(*n->attrs),
                                   capacity * sizeof(*n->attrs));
        n->attr_capacity = capacity;
    }
    n->attrs[n->attr_count++] = attr;
}

void
ietf_node_set_static(ietf_document *d, ietf_node *n, enum ietf_at at, const char *value,
                     enum ietf_origin origin)
{
    ietf_attr *attr = ietf_node_attr(n, at);

    if (attr) {
        attr->value = value;
        attr->origin = (uint8_t)origin;
        return;
    }
    add_attr(d, n,
             (ietf_attr){.at = (uint16_t)at,
                         .origin = (uint8_t)origin,
                         .name = ietf_at_name(at),
                         .uri = namespace_of(at),
                         .value = value});
}

void
ietf_node_set_attr(ietf_document *d, ietf_node *n, const ietf_attr *attr)
{
    for (unsigned i = 0; i < n->attr_count; i++)
        if (n->attrs[i].at == attr->at && ietf_str_eq(n->attrs[i].name, attr->name)) {
            n->attrs[i] = *attr;
            return;
        }
    add_attr(d, n, *attr);
}

void
ietf_node_set(ietf_document *d, ietf_node *n, enum ietf_at at, const char *value)
{
    ietf_node_set_static(d, n, at, ietf_arena_strdup(d->arena, value), IETF_DERIVED);
}

void
ietf_node_unset(ietf_node *n, enum ietf_at at)
{
    ietf_attr *attr = ietf_node_attr(n, at);

    if (!attr)
        return;
    n->attr_count--;
    memmove(attr, attr + 1, (size_t)(n->attrs + n->attr_count - attr) * sizeof(*attr));
}
