/* pn of iref (RFC 7998 5.4.7), and what the index will say about each: item, subitem, and the
 * nearest element around it that can be pointed to. */
#include "libietfdoc/passes/index.h"
#include "libietfdoc/passes/numbering.h"
#include "libietfdoc/passes/slug.h"

#include <string.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/utf8.h"

static const char *
collapse_spaces(ietf_prep *p, const char *text)
{
    const char *end = text + strlen(text);
    bool space = false;
    ietf_buf b;

    ietf_buf_init(&b, p->arena);
    while (text < end) {
        uint32_t c = ietf_utf8_next(&text, end);
        bool former = space;
        space = ietf_unicode_is_space(c);
        if (!space)
            ietf_buf_add_utf8(&b, c);
        else if (!former)
            ietf_buf_addc(&b, ' ');
    }
    return ietf_buf_copy(&b, p->arena);
}

/* The anchor or pn of n. */
static const char *
name_of(const ietf_node *n)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);

    return anchor && *anchor ? anchor : ietf_node_get(n, IETF_AT_PN);
}

/* The nearest element around n with an anchor or a number; a reference in a group has no place
 * of its own in the text, the group stands for it. */
static const ietf_node *
place_of(const ietf_node *n)
{
    for (n = n->parent; n && n->kind != IETF_DOCUMENT; n = n->parent) {
        if (n->kind == IETF_EL_REFERENCE && n->parent->kind == IETF_EL_REFERENCEGROUP)
            n = n->parent;
        if (name_of(n))
            return n;
    }
    return NULL;
}

static void
remember(ietf_prep *p, const ietf_node *n, const char *item, const char *subitem)
{
    const ietf_node *place = place_of(n);
    ietf_index_entry *entry;

    if (!place) {
        ietf_report(p->diagnostics, IETF_D_PREP_IREF_PLACE, n, item,
                    ietf_kind_name(n->parent->kind));
        return;
    }
    entry = IETF_NEW(p->arena, ietf_index_entry);
    entry->item = collapse_spaces(p, item);
    entry->subitem = subitem;
    entry->anchor = name_of(place);
    entry->anchor_kind = place->kind;
    entry->primary = ietf_node_is(n, IETF_AT_PRIMARY, "true");
    ietf_list_add(&p->index, entry);
}

static void
number(ietf_prep *p, ietf_node *n, unsigned count)
{
    const char *item = ietf_node_get(n, IETF_AT_ITEM);
    const char *subitem = ietf_node_get(n, IETF_AT_SUBITEM);
    const char *pn;

    if (!item || !*item) {
        ietf_report(p->diagnostics, IETF_D_PREP_IREF_ITEM, n);
        return;
    }
    if (subitem && *subitem)
        pn = ietf_arena_format(p->arena, "iref-%s-%s-%u", item, subitem, count);
    else
        pn = ietf_arena_format(p->arena, "iref-%s-%u", item, count);
    pn = ietf_prep_slug(p, pn, n);
    if (!pn)
        return;
    ietf_prep_set_pn(p, n, pn);
    remember(p, n, item, subitem);
}

void
ietf_pass_iref_numbers(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    unsigned count = 0;

    ietf_list_init(&p->index, p->arena);
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_IREF));)
        number(p, n, ++count);
}
