/* The document: its files, and the maps from identifiers to elements. */
#include "libietfdoc/model/document.h"

#include <string.h>

#include "libietfdoc/util/str.h"

ietf_document *
ietf_document_new(ietf_arena *a, const char *source)
{
    ietf_document *d = IETF_NEW(a, ietf_document);

    d->arena = a;
    d->source = ietf_arena_strdup(a, source);
    d->top = ietf_node_new(d, IETF_DOCUMENT, NULL);
    ietf_map_init(&d->anchors, a);
    ietf_map_init(&d->numbers, a);
    ietf_map_init(&d->slugs, a);
    return d;
}

uint16_t
ietf_document_add_file(ietf_document *d, const char *path, const char *base)
{
    size_t index = d->file_count;

    if (index == UINT16_MAX)
        return UINT16_MAX;
    d->files = ietf_arena_grow(d->arena, d->files, index * sizeof(*d->files),
                               (index + 1) * sizeof(*d->files));
    d->files[index] =
        (ietf_file){ietf_arena_strdup(d->arena, path), ietf_arena_strdup(d->arena, base)};
    d->file_count++;
    return (uint16_t)index;
}

static void
index_element(ietf_document *d, ietf_node *n)
{
    for (unsigned i = 0; i < n->attr_count; i++) {
        const ietf_attr *attr = &n->attrs[i];

        if (attr->at == IETF_AT_ANCHOR)
            ietf_map_add(&d->anchors, attr->value, n);
        else if (attr->at == IETF_AT_PN)
            ietf_map_add(&d->numbers, attr->value, n);
        else if (attr->at == IETF_AT_SLUGIFIEDNAME)
            ietf_map_add(&d->slugs, attr->value, n);
    }
}

void
ietf_document_index(ietf_document *d)
{
    ietf_map_clear(&d->anchors);
    ietf_map_clear(&d->numbers);
    ietf_map_clear(&d->slugs);
    for (ietf_node *n = d->root; n; n = ietf_node_following(n, d->root))
        if (ietf_node_is_element(n) && n != d->root)
            index_element(d, n);
    d->indexed = true;
}

ietf_node *
ietf_document_find(const ietf_document *d, const char *id)
{
    ietf_node *n = ietf_map_get(&d->anchors, id);

    if (!n)
        n = ietf_map_get(&d->numbers, id);
    return n ? n : ietf_map_get(&d->slugs, id);
}

static bool
is_mark(const ietf_node *n, int *number)
{
    return n->kind == IETF_PI && n->file == 0 && strcmp(n->target, "line") == 0 &&
           ietf_str_to_int(n->text, number) && *number > 0;
}

void
ietf_document_mark_lines(ietf_document *d)
{
    size_t count = 0;
    int number;

    for (const ietf_node *n = d->top; d->lined && (n = ietf_node_following(n, d->top));)
        count += is_mark(n, &number);
    if (count == 0)
        return;
    d->marks = IETF_NEW_ARRAY(d->arena, ietf_line_mark, count);
    for (const ietf_node *n = d->top; (n = ietf_node_following(n, d->top));)
        if (is_mark(n, &number))
            d->marks[d->mark_count++] = (ietf_line_mark){n->line, (unsigned)number};
}

unsigned
ietf_document_author_line(const ietf_document *d, unsigned line)
{
    size_t low = 0, high = d->mark_count;
    unsigned number;

    while (low < high) { /* the first mark that is not before the line */
        size_t middle = low + (high - low) / 2;

        if (d->marks[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return 0;
    number = d->marks[low - 1].number + (line - d->marks[low - 1].line - 1);
    if (low < d->mark_count && number >= d->marks[low].number &&
        d->marks[low].number > d->marks[low - 1].number)
        number = d->marks[low].number - 1;
    return number;
}
