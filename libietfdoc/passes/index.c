/* The index (behind back, when indexInclude says so): a section with a line of letters, then
 * for every letter its items with cross-references to where they stand. The white space inside
 * is part of what readers of the prepped document see. */
#include "libietfdoc/passes/index.h"
#include "libietfdoc/passes/numbering.h"
#include "libietfdoc/passes/slug.h"

#include <stdlib.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Entries that have something in common, in the order in which they came. */
typedef struct bin {
    const char *name, *key; /* key: what the bins are sorted by */
    size_t order;
    ietf_list entries;
    bool symbol; /* of a letter: not alphanumeric */
} bin;

typedef struct bins {
    ietf_map map; /* name to bin */
    bin **sorted;
} bins;

enum grouping { BY_LETTER, BY_ITEM, BY_SUBITEM };

/* Indentation of the cross-references of items and subitems. */
enum { ITEM_INDENT = 20, SUBITEM_INDENT = 24 };

static int
compare_bins(const void *left, const void *right)
{
    const bin *l = *(const bin *const *)left, *r = *(const bin *const *)right;
    int order = l->symbol != r->symbol ? (l->symbol ? -1 : 1) : strcmp(l->key, r->key);

    return order ? order : l->order < r->order ? -1 : 1;
}

static const char *
name_of(const ietf_index_entry *entry, enum grouping by, ietf_arena *a)
{
    const char *end = entry->item;

    if (by != BY_LETTER)
        return by == BY_ITEM ? entry->item : entry->subitem;
    ietf_utf8_next(&end, entry->item + strlen(entry->item));
    return ietf_utf8_upper(a, ietf_arena_strndup(a, entry->item, (size_t)(end - entry->item)));
}

static bool
is_alphanumeric(const char *text)
{
    const char *end = text + strlen(text);

    while (text < end)
        if (!ietf_unicode_is_alnum(ietf_utf8_next(&text, end)))
            return false;
    return true;
}

/* Letters: symbols first, so that ASCII symbols stay together. Items: without regard to case.
 */
static bin *
new_bin(ietf_prep *p, const char *name, enum grouping by, size_t order)
{
    bin *b = IETF_NEW(p->arena, bin);

    b->name = name;
    b->key = by == BY_ITEM ? ietf_utf8_casefold(p->arena, name) : name;
    b->order = order;
    b->symbol = by == BY_LETTER && !is_alphanumeric(name);
    ietf_list_init(&b->entries, p->arena);
    return b;
}

static bins
group(ietf_prep *p, const ietf_list *entries, enum grouping by)
{
    bins result;

    ietf_map_init(&result.map, p->arena);
    for (size_t i = 0; i < entries->count; i++) {
        const char *name = name_of(entries->items[i], by, p->arena);
        bin *b = ietf_map_get(&result.map, name);
        if (!b) {
            b = new_bin(p, name, by, i);
            ietf_map_set(&result.map, name, b);
        }
        ietf_list_add(&b->entries, entries->items[i]);
    }
    result.sorted = IETF_NEW_ARRAY(p->arena, bin *, result.map.count + 1);
    for (size_t i = 0; i < result.map.count; i++)
        result.sorted[i] = result.map.entries[i].value;
    qsort(result.sorted, result.map.count, sizeof *result.sorted, compare_bins);
    return result;
}

static void
line_end(ietf_prep *p, ietf_node *parent, size_t indent)
{
    char line[32] = "\n";

    memset(line + 1, ' ', indent);
    line[1 + indent] = '\0';
    ietf_node_add_text(p->document, parent, line);
}

static ietf_node *
append(ietf_prep *p, ietf_node *parent, ietf_node *child)
{
    ietf_node_append(p->document, parent, child);
    return child;
}

/* An anchor must be an XML name in ASCII: the letter's UTF-8 bytes as one number. */
static const char *
letter_anchor(ietf_prep *p, const char *letter)
{
    size_t number = 0;

    for (; *letter; letter++)
        number = number << 8 | (unsigned char)*letter;
    return ietf_arena_format(p->arena, "rfc.index.u%zu", number);
}

static void
append_letter_xref(ietf_prep *p, ietf_node *parent, const char *letter)
{
    ietf_node *xref =
        ietf_prep_element(p, IETF_EL_XREF, NULL, IETF_AT_TARGET, letter_anchor(p, letter),
                          IETF_AT_FORMAT, "none", IETF_ATTRS_END);

    ietf_node_add_text(p->document, xref, letter);
    append(p, parent, xref);
    ietf_node_add_text(p->document, parent, "\n");
}

/* References have no number to show. */
static void
append_entry(ietf_prep *p, ietf_node *parent, const ietf_index_entry *entry)
{
    ietf_node *xref =
        ietf_prep_element(p, IETF_EL_XREF, NULL, IETF_AT_TARGET, entry->anchor, IETF_ATTRS_END);

    if (entry->anchor_kind == IETF_EL_REFERENCE || entry->anchor_kind == IETF_EL_REFERENCEGROUP)
        ietf_node_add_text(p->document, xref, "Reference");
    if (entry->primary) {
        parent = append(p, parent, ietf_prep_element(p, IETF_EL_STRONG, NULL, IETF_ATTRS_END));
        parent = append(p, parent, ietf_prep_element(p, IETF_EL_EM, NULL, IETF_ATTRS_END));
    }
    append(p, parent, xref);
}

static void
append_term(ietf_prep *p, ietf_node *dl, const char *label, const ietf_list *entries,
            size_t indent)
{
    ietf_node *dt = append(p, dl, ietf_prep_element(p, IETF_EL_DT, NULL, IETF_ATTRS_END));
    ietf_node *dd = append(p, dl, ietf_prep_element(p, IETF_EL_DD, NULL, IETF_ATTRS_END));
    ietf_node *t;

    ietf_node_add_text(p->document, dt, label);
    if (*label == '\0') /* subitem="" */
        dt->flags |= IETF_NODE_OPEN;
    if (entries->count == 0)
        return;
    t = append(p, dd, ietf_prep_element(p, IETF_EL_T, NULL, IETF_ATTRS_END));
    line_end(p, t, indent);
    for (size_t i = 0; i < entries->count; i++) {
        append_entry(p, t, entries->items[i]);
        ietf_node_add_text(p->document, t, i + 1 < entries->count ? "; \n" : "\n");
    }
}

static ietf_node *
append_list(ietf_prep *p, ietf_node *parent)
{
    return append(
        p, parent,
        ietf_prep_element(p, IETF_EL_DL, NULL, IETF_AT_SPACING, "compact", IETF_ATTRS_END));
}

static void
append_subitems(ietf_prep *p, ietf_node *dl, const ietf_list *entries)
{
    bins subitems = group(p, entries, BY_SUBITEM);
    ietf_node *dd;

    append(p, dl, ietf_prep_element(p, IETF_EL_DT, NULL, IETF_ATTRS_END));
    dd = append(p, dl, ietf_prep_element(p, IETF_EL_DD, NULL, IETF_ATTRS_END));
    dl = append_list(p, dd);
    for (size_t i = 0; i < subitems.map.count; i++)
        append_term(p, dl, subitems.sorted[i]->name, &subitems.sorted[i]->entries,
                    SUBITEM_INDENT);
}

static void
append_item(ietf_prep *p, ietf_node *dl, const bin *item)
{
    ietf_list plain, with_subitem;

    ietf_list_init(&plain, p->arena);
    ietf_list_init(&with_subitem, p->arena);
    for (size_t i = 0; i < item->entries.count; i++) {
        const ietf_index_entry *entry = item->entries.items[i];
        ietf_list_add(entry->subitem ? &with_subitem : &plain, entry);
    }
    append_term(p, dl, item->name, &plain, ITEM_INDENT);
    if (with_subitem.count)
        append_subitems(p, dl, &with_subitem);
}

static void
append_letter(ietf_prep *p, ietf_node *ul, const bin *letter)
{
    bins items = group(p, &letter->entries, BY_ITEM);
    ietf_node *li = append(p, ul, ietf_prep_element(p, IETF_EL_LI, NULL, IETF_ATTRS_END));
    ietf_node *t = append(p, li,
                          ietf_prep_element(p, IETF_EL_T, NULL, IETF_AT_ANCHOR,
                                            letter_anchor(p, letter->name),
                                            IETF_AT_KEEPWITHNEXT, "true", IETF_ATTRS_END));
    ietf_node *dl;

    line_end(p, t, 12);
    append_letter_xref(p, t, letter->name);
    ul = append(p, li,
                ietf_prep_element(p, IETF_EL_UL, NULL, IETF_AT_EMPTY, "true", IETF_AT_SPACING,
                                  "compact", IETF_ATTRS_END));
    dl = append_list(p, append(p, ul, ietf_prep_element(p, IETF_EL_LI, NULL, IETF_ATTRS_END)));
    for (size_t i = 0; i < items.map.count; i++)
        append_item(p, dl, items.sorted[i]);
}

/* One entry for an item and a place: the first, even when the others have subitems. */
static ietf_list
without_duplicates(ietf_prep *p)
{
    ietf_map seen;
    ietf_list list;

    ietf_map_init(&seen, p->arena);
    ietf_list_init(&list, p->arena);
    for (size_t i = 0; i < p->index.count; i++) {
        const ietf_index_entry *entry = p->index.items[i];
        const char *key = ietf_arena_format(p->arena, "%s\n%s", entry->item, entry->anchor);
        if (ietf_map_add(&seen, key, entry))
            ietf_list_add(&list, entry);
    }
    return list;
}

typedef struct sortable {
    const char *key;
    const void *entry;
    size_t order;
} sortable;

static int
compare_entries(const void *left, const void *right)
{
    const sortable *l = left, *r = right;
    int order = strcmp(l->key, r->key);

    return order ? order : l->order < r->order ? -1 : 1;
}

static void
sort_entries(ietf_prep *p, ietf_list *entries)
{
    sortable *array = IETF_NEW_ARRAY(p->arena, sortable, entries->count + 1);

    for (size_t i = 0; i < entries->count; i++) {
        const ietf_index_entry *entry = entries->items[i];
        array[i].key = ietf_arena_join(p->arena, entry->item, "~",
                                       entry->subitem ? entry->subitem : "", NULL);
        array[i].entry = entry;
        array[i].order = i;
    }
    qsort(array, entries->count, sizeof *array, compare_entries);
    for (size_t i = 0; i < entries->count; i++)
        entries->items[i] = (void *)array[i].entry;
}

static ietf_node *
make_section(ietf_prep *p)
{
    ietf_node *section = ietf_prep_element(p, IETF_EL_SECTION, NULL, IETF_AT_NUMBERED, "false",
                                           IETF_AT_TOC, "include", IETF_ATTRS_END);
    ietf_node *name = ietf_prep_element(p, IETF_EL_NAME, NULL, IETF_ATTRS_END);
    const char *slug = ietf_prep_slug(p, "name-Index", NULL);

    ietf_node_add_text(p->document, name, "Index");
    if (slug)
        ietf_node_set(p->document, name, IETF_AT_SLUGIFIEDNAME, slug);
    append(p, section, name);
    return section;
}

static void
fill_section(ietf_prep *p, ietf_node *section)
{
    ietf_list entries = without_duplicates(p);
    ietf_node *t = append(p, section,
                          ietf_prep_element(p, IETF_EL_T, NULL, IETF_AT_ANCHOR,
                                            "rfc.index.index", IETF_ATTRS_END));
    ietf_node *ul;
    bins letters;

    sort_entries(p, &entries);
    letters = group(p, &entries, BY_LETTER);
    line_end(p, t, 8);
    for (size_t i = 0; i < letters.map.count; i++)
        append_letter_xref(p, t, letters.sorted[i]->name);
    ul = append(p, section,
                ietf_prep_element(p, IETF_EL_UL, NULL, IETF_AT_EMPTY, "true", IETF_AT_SPACING,
                                  "normal", IETF_ATTRS_END));
    for (size_t i = 0; i < letters.map.count; i++)
        append_letter(p, ul, letters.sorted[i]);
}

/* Whether there is an index already: a section of back with that paragraph in it. */
static bool
has_index(const ietf_node *back)
{
    ietf_node *section = ietf_node_child(back, IETF_EL_SECTION);

    for (; section; section = ietf_node_next(section, IETF_EL_SECTION)) {
        ietf_node *t = ietf_node_child(section, IETF_EL_T);
        for (; t; t = ietf_node_next(t, IETF_EL_T))
            if (ietf_node_is(t, IETF_AT_ANCHOR, "rfc.index.index"))
                return true;
    }
    return false;
}

void
ietf_pass_index(ietf_prep *p)
{
    ietf_node *back = ietf_node_child(p->document->root, IETF_EL_BACK);
    ietf_node *section;

    if (!back)
        return;
    if (has_index(back)) {
        ietf_report(p->diagnostics, IETF_D_PREP_INDEX_EXISTS, back);
        return;
    }
    if (p->index.count == 0 || !ietf_node_is(p->document->root, IETF_AT_INDEXINCLUDE, "true"))
        return;
    section = make_section(p);
    fill_section(p, section);
    append(p, back, section);
    ietf_prep_number_appended(p, section);
}
