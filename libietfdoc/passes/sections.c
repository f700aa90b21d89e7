/* Sections and lists before they are numbered: which sections the table of contents has, which
 * are to be removed, where a group of lists goes on counting. */
#include "libietfdoc/passes/pass.h"

#include <stdint.h>

#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/str.h"

static bool
has_included_section(const ietf_node *n)
{
    for (const ietf_node *s = n; (s = ietf_node_following_kind(s, n, IETF_EL_SECTION));)
        if (ietf_node_is(s, IETF_AT_TOC, "include"))
            return true;
    return false;
}

static int
section_depth(const ietf_node *n)
{
    int depth = 0;

    for (; n; n = ietf_node_ancestor(n, IETF_EL_SECTION))
        depth++;
    return depth;
}

/* By its depth, when neither the section nor its neighbours in the tree say anything. */
static void
include_by_depth(ietf_prep *p, ietf_node *n)
{
    ietf_node *root = p->document->root;
    const char *depth = ietf_node_get(root, IETF_AT_TOCDEPTH);
    int deepest = 0;

    if (!depth)
        depth = "3";
    if (!ietf_str_all_digits(depth)) {
        ietf_report(p->diagnostics, IETF_D_PREP_TOC_DEPTH, root, depth);
        return;
    }
    if (!ietf_str_to_int(depth, &deepest))
        deepest = INT32_MAX;
    ietf_node_set(p->document, n, IETF_AT_TOC,
                  section_depth(n) <= deepest ? "include" : "exclude");
}

/* 7998 5.2.7 */
void
ietf_pass_section_toc(ietf_prep *p, ietf_node *n)
{
    const char *toc = ietf_node_get(n, IETF_AT_TOC);

    if (!toc || strcmp(toc, "default") == 0) {
        if (has_included_section(n))
            ietf_node_set(p->document, n, IETF_AT_TOC, "include");
        else if (ietf_node_is(n->parent, IETF_AT_TOC, "exclude"))
            ietf_node_set(p->document, n, IETF_AT_TOC, "exclude");
        else
            include_by_depth(p, n);
    } else if (strcmp(toc, "exclude") == 0 && has_included_section(n)) {
        ietf_fix_drop_attr(
            ietf_fix_possible(p->diagnostics, "Have the section in the table of contents"), n,
            "toc");
        ietf_report(p->diagnostics, IETF_D_PREP_TOC_EXCLUDED, n);
    }
}

/* 7998 5.2.7: none of them is in the table of contents. */
void
ietf_pass_boilerplate_toc(ietf_prep *p, ietf_node *n)
{
    if (ietf_node_ancestor(n, IETF_EL_BOILERPLATE))
        ietf_node_set_static(p->document, n, IETF_AT_TOC, "exclude", IETF_DERIVED);
}

/* 7998 5.2.8: a paragraph at the top says so, unless it is there. */
static void
warn_of_removal(ietf_prep *p, ietf_node *n)
{
    if (p->rfc || !ietf_node_is(n, IETF_AT_REMOVEINRFC, "true"))
        return;
    const char *text = ietf_arena_join(p->arena, "This ", ietf_kind_name(n->kind),
                                       " is to be removed before publishing as an RFC.", NULL);
    const ietf_node *first = ietf_prep_child_at(n, 0);
    size_t place = first && first->kind == IETF_EL_NAME ? 1 : 0;
    const ietf_node *top = ietf_prep_child_at(n, place);

    if (top && top->kind == IETF_EL_T && strcmp(ietf_node_text(top), text) == 0)
        return;
    ietf_node *t = ietf_prep_element(p, IETF_EL_T, n, IETF_ATTRS_END);
    ietf_node_add_text(p->document, t, text);
    ietf_prep_insert(p, n, place, t);
}

void
ietf_pass_note_removal_warning(ietf_prep *p, ietf_node *n)
{
    warn_of_removal(p, n);
}

void
ietf_pass_section_removal_warning(ietf_prep *p, ietf_node *n)
{
    warn_of_removal(p, n);
}

static unsigned
count_items(const ietf_node *n)
{
    unsigned count = 0;

    for (const ietf_node *li = ietf_node_child(n, IETF_EL_LI); li;
         li = ietf_node_next(li, IETF_EL_LI))
        count++;
    return count;
}

/* 7998 5.2.5: lists of one group count on. A start that is no number counts as 1 and stays. */
void
ietf_pass_list_groups(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_map next; /* group to the number of its next item */

    ietf_map_init(&next, p->arena);
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_OL));) {
        const char *group = ietf_node_get(n, IETF_AT_GROUP);
        const char *start = ietf_node_get(n, IETF_AT_START);
        if (!group)
            continue;
        int number = (int)(intptr_t)ietf_map_get(&next, group);
        if (!number && !ietf_map_has(&next, group))
            number = 1;
        if (start && *start) {
            if (!ietf_str_to_int(start, &number)) {
                ietf_mend_start(p->diagnostics, n, start);
                ietf_report(p->diagnostics, IETF_D_PREP_LIST_START, n, start);
                number = 1;
            }
        } else {
            ietf_node_set(p->document, n, IETF_AT_START,
                          ietf_arena_format(p->arena, "%d", number));
        }
        ietf_map_set(&next, group, (const void *)(intptr_t)(number + (int)count_items(n)));
    }
}
