/* What identifies the document, in the order of the page (RFC 7992 6.3). */
#include "libietfdoc/compose/identifiers.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

typedef struct composer {
    const ietf_document *document;
    const ietf_node *root, *front;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
    ietf_identifier *list;
    size_t count, capacity;
    bool rfc;
} composer;

static ietf_identifier *
add(composer *c, const char *label)
{
    ietf_identifier *entry;

    if (c->count == c->capacity) {
        size_t capacity = c->capacity ? c->capacity * 2 : 16;

        c->list = ietf_arena_grow(c->arena, c->list, c->capacity * sizeof *c->list,
                                  capacity * sizeof *c->list);
        c->capacity = capacity;
    }
    entry = &c->list[c->count++];
    *entry = (ietf_identifier){.label = label, .behind = ""};
    return entry;
}

static void
set_value(composer *c, ietf_identifier *entry, const char *text, const char *url)
{
    ietf_identifier_value *value = IETF_NEW(c->arena, ietf_identifier_value);

    *value = (ietf_identifier_value){text, url};
    entry->values = value;
    entry->count = 1;
}

static void
add_text(composer *c, const char *label, const char *text)
{
    ietf_identifier *entry = add(c, label);

    if (text)
        set_value(c, entry, text, NULL);
    else
        entry->problem = label;
}

/* base/name, as os.path.join has it. */
static const char *
join_path(composer *c, const char *base, const char *name)
{
    if (*name == '/')
        return name;
    return ietf_arena_join(c->arena, base, !*base || ietf_str_ends(base, "/") ? "" : "/", name,
                           NULL);
}

static const char *
rfc_url(composer *c, const char *number)
{
    return join_path(c, c->options->rfc_base_url,
                     ietf_arena_join(c->arena, "rfc", number, NULL));
}

/* The number of an RFC, a DOI or the name of a draft leads to its page; a draft does not link
 * to itself. */
static void
add_series(composer *c, const ietf_node *n)
{
    const char *name = ietf_node_get(n, IETF_AT_NAME);
    const char *value = ietf_node_get(n, IETF_AT_VALUE);
    const char *url = NULL;
    ietf_identifier *entry;

    if (c->rfc && (!name || !value)) {
        entry = add(c, "");
        entry->problem = "it lacks a name or value";
        entry->node = n;
        return;
    }
    if (!c->rfc) {
        add_text(c, name ? name : "", value);
        return;
    }
    if (strcmp(name, "RFC") == 0)
        url = rfc_url(c, value);
    else if (strcmp(name, "DOI") == 0)
        url = join_path(c, c->options->doi_base_url, value);
    else if (strcmp(name, "Internet-Draft") == 0)
        url = join_path(c, c->options->id_base_url, value);
    entry = add(c, name);
    entry->node = n;
    set_value(c, entry, value, url);
}

static void
add_all_series(composer *c)
{
    for (const ietf_node *n = ietf_node_child(c->front, IETF_EL_SERIESINFO); n;
         n = ietf_node_next(n, IETF_EL_SERIESINFO))
        add_series(c, n);
}

/* Obsoletes or Updates: RFCs by their numbers. */
static void
add_relation(composer *c, const char *label, const char *numbers)
{
    ietf_identifier_value *values;
    ietf_identifier *entry;
    size_t most = 1;

    if (!numbers || !*numbers)
        return;
    for (const char *at = numbers; *at; at++)
        most += *at == ',';
    values = IETF_NEW_ARRAY(c->arena, ietf_identifier_value, most);
    entry = add(c, label);
    entry->values = values;
    while (*numbers) {
        size_t length = strcspn(numbers, ",");
        const char *number =
            ietf_utf8_strip(c->arena, ietf_arena_strndup(c->arena, numbers, length));

        numbers += length + (numbers[length] == ',');
        if (length)
            values[entry->count++] = (ietf_identifier_value){number, rfc_url(c, number)};
    }
    if (entry->count)
        entry->behind = c->rfc ? " " : " (if approved)";
}

static void
add_relations(composer *c)
{
    add_relation(c, "Obsoletes", ietf_node_get(c->root, IETF_AT_OBSOLETES));
    add_relation(c, "Updates", ietf_node_get(c->root, IETF_AT_UPDATES));
}

static void
add_category(composer *c, const char *label)
{
    const char *category = ietf_node_get(c->root, IETF_AT_CATEGORY);

    if (category && *category)
        add_text(c, label, ietf_category_name(category));
}

static size_t
add_workgroups(composer *c)
{
    size_t count = 0;

    for (const ietf_node *n = ietf_node_child(c->front, IETF_EL_WORKGROUP); n;
         n = ietf_node_next(n, IETF_EL_WORKGROUP)) {
        const char *name = ietf_utf8_strip(c->arena, ietf_node_text(n));

        if (*name) {
            add_text(c, "Workgroup", name);
            count++;
        }
    }
    return count;
}

static void
add_published(composer *c)
{
    const ietf_node *date = ietf_node_child(c->front, IETF_EL_DATE);
    ietf_identifier *entry = add(c, "Published");

    entry->node = date;
    if (!date)
        entry->problem = "it has no date";
}

static void
add_expiry(composer *c)
{
    ietf_date date = ietf_expiry_date(c->document, c->options->date, c->diagnostics);
    ietf_identifier *entry = add(c, "Expires");

    set_value(c, entry, ietf_date_format(date, c->options->legacy_date_format, c->arena), NULL);
    entry->iso = ietf_date_format_iso(date, c->arena);
}

static void
add_rfc(composer *c)
{
    const char *stream = ietf_node_get(c->root, IETF_AT_SUBMISSIONTYPE);

    add_text(c, "Stream", stream ? ietf_stream_name(stream) : NULL);
    add_all_series(c);
    add_relations(c);
    add_category(c, "Category");
    add_published(c);
    add_text(c, "ISSN", IETF_ISSN);
}

static void
add_draft(composer *c)
{
    if (add_workgroups(c) == 0)
        add_text(c, "Workgroup", "Network Working Group");
    add_all_series(c);
    add_relations(c);
    add_published(c);
    add_category(c, "Intended Status");
    add_expiry(c);
}

/* Documents of other organizations: ipr is empty or "none". */
static void
add_other(composer *c)
{
    add_workgroups(c);
    add_published(c);
}

ietf_identifiers
ietf_identifiers_compose(const ietf_document *d, const ietf_options *options,
                         ietf_diagnostics *x, ietf_arena *a)
{
    const char *ipr = ietf_node_get(d->root, IETF_AT_IPR);
    bool other = ipr && (!*ipr || strcmp(ipr, "none") == 0);
    composer c = {
        .document = d,
        .root = d->root,
        .front = ietf_node_child(d->root, IETF_EL_FRONT),
        .options = options,
        .diagnostics = x,
        .arena = a,
        .rfc = ietf_document_is_rfc(d),
    };
    const ietf_node *author = ietf_node_child(c.front, IETF_EL_AUTHOR);
    bool several = author && ietf_node_next(author, IETF_EL_AUTHOR);

    (other ? add_other : c.rfc ? add_rfc : add_draft)(&c);
    return (ietf_identifiers){c.list, c.count, several ? "Authors" : "Author"};
}
