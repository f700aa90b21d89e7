/* Prepped XML back to something like a source: what the prep tool added and an author would not
 * write goes. Which of it goes, and what stays, is as in the reference. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/map.h"
#include "libietfdoc/util/str.h"

static void
forget_start(ietf_prep *p, ietf_node *ol, size_t count)
{
    const char *start = ietf_node_get(ol, IETF_AT_START);
    int number;

    if (!start || !*start)
        return;
    if (!ietf_str_to_int(start + (*start == '-'), &number))
        ietf_report(p->diagnostics, IETF_D_UNPREP_START, ol, start);
    else if (*start != '-' && (size_t)number == count)
        ietf_node_unset(ol, IETF_AT_START);
}

/* A start that the list has anyway, because it goes on where the last one of its group ended.
 */
static void
forget_starts(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_map counts; /* of the group's items so far, plus 1 */

    ietf_map_init(&counts, p->arena);
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_OL));) {
        const char *group = ietf_node_get(n, IETF_AT_GROUP);
        size_t *count = group ? ietf_map_get(&counts, group) : NULL;

        if (!group)
            continue;
        if (!count) {
            count = IETF_NEW(p->arena, size_t);
            *count = 1;
            ietf_map_set(&counts, group, count);
        }
        forget_start(p, n, *count);
        for (ietf_node *li = ietf_node_child(n, IETF_EL_LI); li;
             li = ietf_node_next(li, IETF_EL_LI))
            ++*count;
    }
}

/* Removes the children of that kind for which `is` (NULL: all) holds. */
static void
remove_children(ietf_prep *p, ietf_node *parent, enum ietf_kind kind,
                bool (*is)(const ietf_node *n))
{
    ietf_node *next;

    for (ietf_node *n = parent ? ietf_node_child(parent, kind) : NULL; n; n = next) {
        next = ietf_node_next(n, kind);
        if (!is || is(n))
            ietf_node_remove(p->document, n);
    }
}

static bool
is_index(const ietf_node *section)
{
    for (const ietf_node *t = ietf_node_child(section, IETF_EL_T); t;
         t = ietf_node_next(t, IETF_EL_T))
        if (ietf_node_is(t, IETF_AT_ANCHOR, "rfc.index.index"))
            return true;
    return false;
}

static bool
is_addresses(const ietf_node *section)
{
    return ietf_node_is(section, IETF_AT_ANCHOR, "authors-addresses");
}

static bool
is_reference(const ietf_node *n)
{
    return n && n->kind == IETF_EL_REFERENCE;
}

/* References keep them; so do keepWithNext and its like, and consensus, which mean something.
 */
static void
remove_defaults(ietf_node *n)
{
    size_t count;
    const ietf_default *defaults = ietf_kind_defaults(n->kind, &count);

    if (ietf_kind_traits(n->kind) & IETF_TRAIT_SVG || is_reference(n->parent) ||
        is_reference(n->parent->parent))
        return;
    for (size_t i = 0; i < count; i++) {
        enum ietf_at at = defaults[i].at;

        if (at != IETF_AT_KEEPWITHNEXT && at != IETF_AT_KEEPWITHPREVIOUS && at != IETF_AT_TOC &&
            at != IETF_AT_PAGENO && *defaults[i].value &&
            !ietf_str_starts(ietf_at_name(at), "xml:") &&
            ietf_node_is(n, at, defaults[i].value))
            ietf_node_unset(n, at);
    }
}

static void
unset_filled(ietf_node *n, enum ietf_at at)
{
    const char *value = ietf_node_get(n, at);

    if (value && *value)
        ietf_node_unset(n, at);
}

static void
clean_element(ietf_node *n)
{
    remove_defaults(n);
    ietf_node_unset(n, IETF_AT_PN);
    if (n->kind == IETF_EL_NAME)
        ietf_node_unset(n, IETF_AT_SLUGIFIEDNAME);
    if (n->kind == IETF_EL_XREF) {
        unset_filled(n, IETF_AT_DERIVEDCONTENT);
        unset_filled(n, IETF_AT_DERIVEDLINK);
    }
    if (n->kind == IETF_EL_SECTION)
        ietf_node_unset(n, IETF_AT_TOC);
}

/* The reference looks for the paragraph that the prep tool put there, but removes the first one
 * when it is another. */
static void
remove_warning(ietf_prep *p, ietf_node *n)
{
    ietf_node *first = ietf_node_child(n, IETF_EL_T);
    const char *warning = ietf_arena_join(
        p->arena, "This ", n->name, " is to be removed before publishing as an RFC.", NULL);

    if (first && !ietf_str_eq(ietf_node_text(first), warning))
        ietf_node_remove_with_tail(p->document, first);
}

static bool
unprep(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_node *front = ietf_node_child(root, IETF_EL_FRONT);
    ietf_node *back = ietf_node_child(root, IETF_EL_BACK);

    ietf_pass_refnames(p);
    if (p->stop)
        return false;
    ietf_node_unset(root, IETF_AT_PREPTIME);
    forget_starts(p);
    remove_children(p, front, IETF_EL_BOILERPLATE, NULL);
    remove_children(p, front, IETF_EL_TOC, NULL);
    for (ietf_node *n = root; (n = ietf_node_following(n, root));)
        if (ietf_node_is_element(n))
            clean_element(n);
    remove_children(p, back, IETF_EL_SECTION, is_index);
    remove_children(p, back, IETF_EL_SECTION, is_addresses);
    for (ietf_node *n = root; (n = ietf_node_following(n, root));)
        if (ietf_node_is_element(n) && ietf_node_is(n, IETF_AT_REMOVEINRFC, "true"))
            remove_warning(p, n);
    ietf_pass_pretty(p);
    return ietf_prep_verdict(p);
}

static bool
render_plain(const ietf_render_job *job)
{
    static const ietf_write_style style = {
        .declaration = true, .doctype = true, .pretty = true, .around_root = true};

    ietf_write(job->document, &style, job->out);
    return true;
}

const ietf_formatter ietf_formatter_unprep = {
    .name = "unprep",
    .suffix = ".plain.xml",
    .media_type = "application/rfc+xml",
    .help = "prepped XML without most of what the prep tool added",
    .input = IETF_INPUT_OWN,
    .rework = unprep,
    .render = render_plain,
};
