/* References: where they are found, in which order they stand, how they are called. RFC
 * 7998 5.4.3 and 5.4.5. */
#include "libietfdoc/passes/pass.h"

#include <stdlib.h>

#include "libietfdoc/compose/references.h"
#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

typedef struct place {
    const char *series;
    const char *base; /* an address, with or without the last slash */
    const char *before, *after;
} place;

static const place *
find_place(const place *places, size_t count, const ietf_node *series)
{
    for (size_t i = 0; i < count; i++)
        if (ietf_node_is(series, IETF_AT_NAME, places[i].series))
            return &places[i];
    return NULL;
}

/* The first series that has an address gives the target. */
static void
insert_target(ietf_prep *p, ietf_node *n, const place *places, size_t count)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);

    if (target && *target)
        return;
    for (const ietf_node *s = n; (s = ietf_node_following_kind(s, n, IETF_EL_SERIESINFO));) {
        const place *found = find_place(places, count, s);
        const char *value = ietf_node_get(s, IETF_AT_VALUE);
        if (!found)
            continue;
        if (!value || !*value) {
            ietf_report(p->diagnostics, IETF_D_PREP_SERIES_VALUE, s, found->series);
            continue;
        }
        ietf_node_set(p->document, n, IETF_AT_TARGET,
                      ietf_arena_join(p->arena, found->base,
                                      ietf_str_ends(found->base, "/") ? "" : "/", found->before,
                                      value, found->after, NULL));
        return;
    }
}

/* Only the datatracker knows drafts without the extension. */
static bool
is_datatracker(const char *url)
{
    const char *host = strstr(url, "//");

    if (!host)
        return false;
    host += 2;
    return ietf_str_starts(host, "datatracker.ietf.org") &&
           strchr("/?#", host[strlen("datatracker.ietf.org")]);
}

void
ietf_pass_reference_targets(ietf_prep *p, ietf_node *n)
{
    const ietf_options *o = p->options;
    const place places[] = {
        {"RFC", o->rfc_base_url, "rfc", ""},
        {"Internet-Draft", o->id_base_url, "", is_datatracker(o->id_base_url) ? "" : ".txt"},
        {"DOI", o->doi_base_url, "", ""},
    };

    insert_target(p, n, places, sizeof places / sizeof places[0]);
}

void
ietf_pass_referencegroup_targets(ietf_prep *p, ietf_node *n)
{
    const char *base = p->options->info_base_url;
    const place places[] = {
        {"BCP", base, "bcp", ""}, {"STD", base, "std", ""}, {"FYI", base, "fyi", ""}};

    insert_target(p, n, places, sizeof places / sizeof places[0]);
}

#define WORK_IN_PROGRESS "Work in Progress"

static bool
says_work_in_progress(const ietf_node *n)
{
    for (const ietf_node *c = n; (c = ietf_node_following_kind(c, n, IETF_EL_REFCONTENT));)
        if (strcmp(ietf_node_text(c), WORK_IN_PROGRESS) == 0)
            return true;
    return false;
}

/* What RFC 2026 wants to be said of Internet-Drafts. */
void
ietf_pass_work_in_progress(ietf_prep *p, ietf_node *n)
{
    const ietf_node *s = n;

    if (!p->options->id_is_work_in_progress)
        return;
    do
        s = ietf_node_following_kind(s, n, IETF_EL_SERIESINFO);
    while (s && !ietf_node_is(s, IETF_AT_NAME, "Internet-Draft"));
    if (!s || says_work_in_progress(n))
        return;
    ietf_node *content = ietf_prep_element(p, IETF_EL_REFCONTENT, n, IETF_ATTRS_END);
    ietf_node_add_text(p->document, content, WORK_IN_PROGRESS);
    ietf_node_append(p->document, n, content);
}

/* References, then groups, both in document order. */
static void
list_entries(ietf_list *entries, const ietf_node *references)
{
    static const enum ietf_kind kinds[] = {IETF_EL_REFERENCE, IETF_EL_REFERENCEGROUP};

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        for (ietf_node *n = ietf_node_child(references, kinds[i]); n;
             n = ietf_node_next(n, kinds[i]))
            ietf_list_add(entries, n);
}

typedef struct sorted {
    const char *key;
    ietf_node *n;
    size_t index;
} sorted;

/* By code points, which is what comparing UTF-8 does. */
static int
compare(const void *left, const void *right)
{
    const sorted *l = left, *r = right;
    int order = strcmp(l->key, r->key);

    return order ? order : (l->index > r->index) - (l->index < r->index);
}

static const char *
shown_name(const ietf_prep *p, const ietf_node *n)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *name = anchor ? ietf_refname(&p->refnames, anchor) : NULL;

    return name ? name : anchor ? anchor : "";
}

static bool
is_true_or_missing(const ietf_node *n, enum ietf_at at)
{
    return !ietf_node_has(n, at) || ietf_node_is(n, at, "true");
}

/* 7998 5.4.5, only with symRefs. What stands between the entries comes to stand before them. */
void
ietf_pass_reference_order(ietf_prep *p, ietf_node *n)
{
    const ietf_node *root = p->document->root;
    ietf_list entries;

    if (!is_true_or_missing(root, IETF_AT_SORTREFS) ||
        !is_true_or_missing(root, IETF_AT_SYMREFS))
        return;
    ietf_list_init(&entries, p->arena);
    list_entries(&entries, n);
    sorted *order = IETF_NEW_ARRAY(p->arena, sorted, entries.count);
    for (size_t i = 0; i < entries.count; i++)
        order[i] = (sorted){ietf_utf8_upper(p->arena, shown_name(p, entries.items[i])),
                            entries.items[i], i};
    qsort(order, entries.count, sizeof *order, compare);
    for (size_t i = 0; i < entries.count; i++)
        ietf_node_remove_with_tail(p->document, order[i].n);
    if (n->last && n->last->previous && n->last->kind == IETF_TEXT)
        ietf_node_remove(p->document, n->last);
    for (size_t i = 0; i < entries.count; i++)
        ietf_node_append(p->document, n, order[i].n);
}

void
ietf_pass_derived_anchors(ietf_prep *p, ietf_node *n)
{
    ietf_list entries;

    ietf_list_init(&entries, p->arena);
    list_entries(&entries, n);
    for (size_t i = 0; i < entries.count; i++)
        ietf_node_set(p->document, entries.items[i], IETF_AT_DERIVEDANCHOR,
                      shown_name(p, entries.items[i]));
}

static void
check_entries(ietf_prep *p, const ietf_node *references, const ietf_map *used)
{
    ietf_list entries;

    ietf_list_init(&entries, p->arena);
    list_entries(&entries, references);
    for (size_t i = 0; i < entries.count; i++) {
        const ietf_node *n = entries.items[i];
        const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
        if (!anchor || ietf_map_has(used, anchor))
            continue;
        ietf_fix_drop(ietf_fix_possible(p->diagnostics, "Take the reference %s away", anchor),
                      n);
        ietf_report(p->diagnostics, IETF_D_PREP_REFERENCE_UNUSED,
                    n->file == references->file ? n : references, anchor);
    }
}

void
ietf_pass_reference_usage(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_map used;

    ietf_map_init(&used, p->arena);
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_XREF));) {
        const char *target = ietf_node_get(n, IETF_AT_TARGET);
        if (target)
            ietf_map_add(&used, target, n);
    }
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_REFERENCES));)
        check_entries(p, n, &used);
}
