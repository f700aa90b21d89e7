/* Making and placing elements as the reference does: attributes of a new element, given ones
 * and defaults together, in alphabetical order; positions counted without text. */
#include "libietfdoc/passes/pass.h"

#include <stdarg.h>
#include <string.h>

#include "libietfdoc/util/str.h"

typedef struct pair {
    enum ietf_at at;
    const char *value;
} pair;

enum { MOST_PAIRS = 64 };

/* RFC 7998 5.2.6 leaves out the first three; pageno has no meaning any more, nor an empty
 * value. */
static bool
is_left_out(const ietf_default *x)
{
    enum ietf_at at = x->at;

    return !*x->value || at == IETF_AT_KEEPWITHNEXT || at == IETF_AT_KEEPWITHPREVIOUS ||
           at == IETF_AT_TOC || at == IETF_AT_PAGENO;
}

static size_t
put(pair *pairs, size_t count, enum ietf_at at, const char *value)
{
    size_t place = 0;
    int order = -1;

    while (place < count &&
           (order = strcmp(ietf_at_name(pairs[place].at), ietf_at_name(at))) < 0)
        place++;
    if (place == count || order != 0) {
        if (count == MOST_PAIRS)
            return count;
        memmove(pairs + place + 1, pairs + place, (count - place) * sizeof *pairs);
        count++;
    }
    pairs[place] = (pair){at, value};
    return count;
}

ietf_node *
ietf_prep_element(ietf_prep *p, enum ietf_kind kind, const ietf_node *like, ...)
{
    ietf_node *n = ietf_node_new(p->document, kind, like);
    pair pairs[MOST_PAIRS];
    size_t count = 0, default_count;
    const ietf_default *defaults = ietf_kind_defaults(kind, &default_count);
    va_list list;
    int at;

    for (size_t i = 0; i < default_count; i++)
        if (!is_left_out(&defaults[i]))
            count = put(pairs, count, defaults[i].at, defaults[i].value);
    va_start(list, like);
    while ((at = va_arg(list, int)) != IETF_ATTRS_END) {
        const char *value = va_arg(list, const char *);
        if (value)
            count = put(pairs, count, (enum ietf_at)at, value);
    }
    va_end(list);
    for (size_t i = 0; i < count; i++)
        ietf_node_set(p->document, n, pairs[i].at, pairs[i].value);
    n->flags |= IETF_NODE_GENERATED;
    return n;
}

void
ietf_prep_add_defaults(ietf_prep *p, ietf_node *n)
{
    size_t count;
    const ietf_default *defaults = ietf_kind_defaults(n->kind, &count);

    for (size_t i = 0; i < count; i++) {
        enum ietf_at at = defaults[i].at;
        if (is_left_out(&defaults[i]) || (n->kind == IETF_EL_RFC && at == IETF_AT_CONSENSUS))
            continue;
        /* an xml: attribute of the author is overwritten: the reference looks for it under its
         * prefix and never finds it */
        if (!ietf_node_has(n, at) || ietf_str_starts(ietf_at_name(at), "xml:"))
            ietf_node_set_static(p->document, n, at, defaults[i].value, IETF_DEFAULT);
    }
}

ietf_node *
ietf_prep_child_at(const ietf_node *parent, size_t index)
{
    ietf_node *n = parent->first;

    for (; n; n = n->next)
        if (n->kind != IETF_TEXT && index-- == 0)
            break;
    return n;
}

void
ietf_prep_insert(ietf_prep *p, ietf_node *parent, size_t index, ietf_node *n)
{
    ietf_node *place = ietf_prep_child_at(parent, index);

    if (place)
        ietf_node_insert_before(p->document, place, n);
    else
        ietf_node_append(p->document, parent, n);
}
