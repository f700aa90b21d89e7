/* Sections without a number come last among their siblings and have no numbered ones inside
 * (RFC 7991 2.46.2, checked by the prep tool). */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/passes/mend.h"

static bool
is_unnumbered(const ietf_node *n)
{
    return n->kind == IETF_EL_SECTION && ietf_node_is(n, IETF_AT_NUMBERED, "false");
}

static void
refuse_inside(ietf_prep *p, const ietf_node *n)
{
    ietf_fix_set_attr(ietf_fix_possible(p->diagnostics, "Let the section have no number"), n,
                      "numbered", "false");
    ietf_report(p->diagnostics, IETF_D_PREP_NUMBERED_INSIDE, n, n->parent->line);
}

/* *before is the last section without a number among the siblings before n. */
static void
check(ietf_prep *p, ietf_node *n, void **before)
{
    const char *numbered = ietf_node_get(n, IETF_AT_NUMBERED);
    const ietf_node *earlier = *before;

    if (is_unnumbered(n))
        *before = n;
    else if (is_unnumbered(n->parent))
        refuse_inside(p, n);
    else if ((!numbered || ietf_node_is(n, IETF_AT_NUMBERED, "true")) && earlier)
        ietf_report(p->diagnostics, IETF_D_PREP_NUMBERED_AFTER, n, earlier->line);
}

static void
check_part(ietf_prep *p, ietf_node *part)
{
    ietf_node *n = ietf_node_child(part, IETF_EL_SECTION), *next;
    ietf_list before; /* for each level of sections */
    size_t level = 0;

    ietf_list_init(&before, p->arena);
    ietf_list_add(&before, NULL);
    while (n) {
        check(p, n, &before.items[level]);
        if ((next = ietf_node_child(n, IETF_EL_SECTION))) {
            if (++level == before.count)
                ietf_list_add(&before, NULL);
            before.items[level] = NULL;
        } else {
            while (!(next = ietf_node_next(n, IETF_EL_SECTION)) && level > 0) {
                n = n->parent;
                level--;
            }
        }
        n = next;
    }
}

void
ietf_pass_unnumbered(ietf_prep *p)
{
    static const enum ietf_kind parts[] = {IETF_EL_FRONT, IETF_EL_MIDDLE, IETF_EL_BACK};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        ietf_node *part = ietf_node_child(p->document->root, parts[i]);
        if (part)
            check_part(p, part);
    }
}
