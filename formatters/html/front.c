/* The first page: what identifies the document, its title, authors and abstract. */
#include "formatters/html/html.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Dates */

html_node *
ietf_html_date(ietf_html *x, html_node *parent, const ietf_node *n)
{
    ietf_date today = x->options->date;
    ietf_date date = ietf_date_extract(n, today, x->diagnostics);
    const ietf_node *above = n->parent ? n->parent->parent : NULL;
    bool given = date.year || date.month || date.day;
    const char *text =
        ietf_date_text(n, today, x->options->legacy_date_format, x->diagnostics, x->arena);
    const char *iso;
    html_node *time;

    if (!above || above->kind != IETF_EL_REFERENCE)
        date = ietf_date_augment(date, today);
    iso = given ? ietf_date_format_iso(date, x->arena) : "";
    if (!*iso)
        return *text ? ietf_html_add_text(x, parent, n, HTML_TAG_span, NULL, NULL, text) : NULL;
    time = ietf_html_add_text(x, parent, n, HTML_TAG_time, HTML_ATTRS({"datetime", iso}), NULL,
                              text);
    if (n->parent->parent == x->root)
        html_set(x->arena, time, "class", "published");
    else if (ietf_node_ancestor(n, IETF_EL_REFERENCE))
        html_set(x->arena, time, "class", "refDate");
    return time;
}

/* Entries of the list of identifiers */

/* "Intended Status" as "intended-status". */
static const char *
slugify(ietf_html *x, const char *text)
{
    const char *at = ietf_utf8_lower(x->arena, ietf_utf8_strip(x->arena, text));
    const char *end = at + strlen(at);
    bool gap = false;
    ietf_buf slug;

    ietf_buf_init(&slug, x->arena);
    while (at < end) {
        uint32_t c = ietf_utf8_next(&at, end);

        if (c == '-' || c == '_' || c == '/' || c == '|' || ietf_unicode_is_space(c)) {
            gap = true;
        } else if (ietf_unicode_is_word(c)) {
            if (gap && slug.length)
                ietf_buf_addc(&slug, '-');
            gap = false;
            ietf_buf_add_utf8(&slug, c);
        }
    }
    return slug.data;
}

/* The term and an empty definition. */
static html_node *
add_entry(ietf_html *x, html_node *list, const char *name)
{
    const char *slug = slugify(x, name);

    ietf_html_make(x, list, HTML_TAG_dt, NULL, ietf_arena_join(x->arena, "label-", slug, NULL),
                   ietf_arena_join(x->arena, name, ":", NULL));
    return ietf_html_make(x, list, HTML_TAG_dd, NULL, slug, NULL);
}

static void
add_text_entry(ietf_html *x, html_node *list, const char *name, const char *value)
{
    if (value)
        add_entry(x, list, name)->text = value;
    else
        ietf_html_fail(x, ietf_node_child(x->root, IETF_EL_FRONT), name);
}

/* base/name, as os.path.join has it. */
static const char *
join_path(ietf_html *x, const char *base, const char *name)
{
    if (*name == '/')
        return name;
    return ietf_arena_join(x->arena, base, !*base || ietf_str_ends(base, "/") ? "" : "/", name,
                           NULL);
}

static html_node *
add_link(ietf_html *x, html_node *dd, const char *base, const char *name, const char *text)
{
    return ietf_html_make(x, dd, HTML_TAG_a, HTML_ATTRS({"href", join_path(x, base, name)}),
                          "eref", text);
}

/* The number of an RFC, a DOI or the name of a draft as a link. */
static void
add_series(ietf_html *x, html_node *list, const ietf_node *n)
{
    const char *name = ietf_node_get(n, IETF_AT_NAME);
    const char *value = ietf_node_get(n, IETF_AT_VALUE);
    const ietf_options *o = x->options;

    if (!name || !value)
        ietf_html_fail(x, n, "it lacks a name or value");
    else if (strcmp(name, "RFC") == 0)
        add_link(x, add_entry(x, list, name), o->rfc_base_url,
                 ietf_arena_join(x->arena, "rfc", value, NULL), value);
    else if (strcmp(name, "DOI") == 0)
        add_link(x, add_entry(x, list, name), o->doi_base_url, value, value);
    else if (strcmp(name, "Internet-Draft") == 0)
        add_link(x, add_entry(x, list, name), o->id_base_url, value, value);
    else
        add_text_entry(x, list, name, value);
}

html_node *
ietf_html_seriesinfo(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *name = ietf_node_get(n, IETF_AT_NAME);
    const char *value = ietf_node_get(n, IETF_AT_VALUE);
    bool draft = ietf_str_eq(name, "Internet-Draft");

    if (x->part == IETF_HTML_FRONT) {
        add_series(x, parent, n);
        return parent;
    }
    if (x->part != IETF_HTML_REFERENCES) {
        ietf_report(x->diagnostics, IETF_D_HTML_MISPLACED, n, n->name, n->parent->name);
        return NULL;
    }
    if (!name || !value) {
        ietf_html_fail(x, n, "it lacks a name or value");
        return NULL;
    }
    return ietf_html_add_text(x, parent, n, HTML_TAG_span, NULL, "seriesInfo",
                              ietf_arena_join(x->arena, name, draft ? ", " : " ", value, NULL));
}

static void
add_all_series(ietf_html *x, html_node *list, const ietf_node *front)
{
    for (const ietf_node *n = ietf_node_child(front, IETF_EL_SERIESINFO); n;
         n = ietf_node_next(n, IETF_EL_SERIESINFO))
        if (x->rfc)
            add_series(x, list, n);
        else /* a draft does not link to itself */
            add_text_entry(x, list, ietf_node_get(n, IETF_AT_NAME),
                           ietf_node_get(n, IETF_AT_VALUE));
}

/* Obsoletes or Updates: links to RFCs by their numbers. */
static void
add_relation(ietf_html *x, html_node *list, const char *label, const char *numbers)
{
    html_node *dd, *last = NULL;

    if (!numbers || !*numbers)
        return;
    dd = add_entry(x, list, label);
    while (*numbers) {
        size_t length = strcspn(numbers, ",");
        const char *number =
            ietf_utf8_strip(x->arena, ietf_arena_strndup(x->arena, numbers, length));

        numbers += length + (numbers[length] == ',');
        if (length == 0)
            continue;
        if (last)
            last->tail = ", ";
        last = add_link(x, dd, x->options->rfc_base_url,
                        ietf_arena_join(x->arena, "rfc", number, NULL), number);
    }
    if (last)
        last->tail = x->rfc ? " " : " (if approved)";
}

static void
add_relations(ietf_html *x, html_node *list)
{
    add_relation(x, list, "Obsoletes", ietf_node_get(x->root, IETF_AT_OBSOLETES));
    add_relation(x, list, "Updates", ietf_node_get(x->root, IETF_AT_UPDATES));
}

static void
add_category(ietf_html *x, html_node *list, const char *label)
{
    const char *category = ietf_node_get(x->root, IETF_AT_CATEGORY);

    if (category && *category)
        add_text_entry(x, list, label, ietf_category_name(category));
}

static size_t
add_workgroups(ietf_html *x, html_node *list, const ietf_node *front)
{
    size_t count = 0;

    for (const ietf_node *n = ietf_node_child(front, IETF_EL_WORKGROUP); n;
         n = ietf_node_next(n, IETF_EL_WORKGROUP)) {
        const char *name = ietf_utf8_strip(x->arena, ietf_node_text(n));

        if (*name) {
            add_text_entry(x, list, "Workgroup", name);
            count++;
        }
    }
    return count;
}

static void
add_published(ietf_html *x, html_node *list, const ietf_node *front)
{
    const ietf_node *date = ietf_node_child(front, IETF_EL_DATE);
    html_node *dd, *time;

    if (!date) {
        ietf_html_fail(x, front, "it has no date");
        return;
    }
    dd = add_entry(x, list, "Published");
    time = ietf_html_date(x, NULL, date);
    if (time)
        html_append(dd, time);
    else
        dd->text = "";
}

static void
add_expiry(ietf_html *x, html_node *list)
{
    ietf_date date = ietf_expiry_date(x->document, x->options->date, x->diagnostics);
    const char *text = ietf_date_format(date, x->options->legacy_date_format, x->arena);
    const char *iso = ietf_date_format_iso(date, x->arena);

    ietf_html_make(x, add_entry(x, list, "Expires"), HTML_TAG_time,
                   HTML_ATTRS({"datetime", iso}), NULL, text);
}

static void
add_rfc_entries(ietf_html *x, html_node *list, const ietf_node *front)
{
    const char *stream = ietf_node_get(x->root, IETF_AT_SUBMISSIONTYPE);

    add_text_entry(x, list, "Stream", stream ? ietf_stream_name(stream) : NULL);
    add_all_series(x, list, front);
    add_relations(x, list);
    add_category(x, list, "Category");
    add_published(x, list, front);
    add_text_entry(x, list, "ISSN", "2070-1721");
}

static void
add_draft_entries(ietf_html *x, html_node *list, const ietf_node *front)
{
    if (add_workgroups(x, list, front) == 0)
        add_text_entry(x, list, "Workgroup", "Network Working Group");
    add_all_series(x, list, front);
    add_relations(x, list);
    add_published(x, list, front);
    add_category(x, list, "Intended Status");
    add_expiry(x, list);
}

/* Documents of other organizations: ipr is empty or "none". */
static void
add_other_entries(ietf_html *x, html_node *list, const ietf_node *front)
{
    add_workgroups(x, list, front);
    add_published(x, list, front);
}

static void
add_authors(ietf_html *x, html_node *list, const ietf_node *front)
{
    const ietf_node *author = ietf_node_child(front, IETF_EL_AUTHOR);
    bool several = author && ietf_node_next(author, IETF_EL_AUTHOR);
    html_node *dd;

    ietf_html_make(x, list, HTML_TAG_dt, NULL, "label-authors",
                   several ? "Authors:" : "Author:");
    dd = ietf_html_make(x, list, HTML_TAG_dd, NULL, "authors", NULL);
    for (; author; author = ietf_node_next(author, IETF_EL_AUTHOR))
        ietf_html_render(x, dd, author);
}

static void
add_identifiers(ietf_html *x, html_node *parent, const ietf_node *front)
{
    const char *ipr = ietf_node_get(x->root, IETF_AT_IPR);
    bool other = ipr && (!*ipr || strcmp(ipr, "none") == 0);
    html_node *block, *list;

    ietf_html_make(x, parent, HTML_TAG_div, HTML_ATTRS({"id", "external-metadata"}),
                   "document-information", NULL);
    block = ietf_html_make(x, parent, HTML_TAG_div, HTML_ATTRS({"id", "internal-metadata"}),
                           "document-information", NULL);
    list = ietf_html_make(x, block, HTML_TAG_dl, HTML_ATTRS({"id", "identifiers"}), NULL, NULL);
    (other ? add_other_entries : x->rfc ? add_rfc_entries : add_draft_entries)(x, list, front);
    add_authors(x, list, front);
}

/* Handlers */

html_node *
ietf_html_front(ietf_html *x, html_node *parent, const ietf_node *n)
{
    if (x->part == IETF_HTML_REFERENCES)
        return ietf_html_same(x, parent, n);
    if (x->part != IETF_HTML_FRONT) {
        ietf_report(x->diagnostics, IETF_D_HTML_MISPLACED, n, n->name, n->parent->name);
        return NULL;
    }
    add_identifiers(x, parent, n);
    for (const ietf_node *c = n->first; c && !x->failed; c = c->next)
        switch (c->kind) {
        case IETF_EL_TITLE:
        case IETF_EL_ABSTRACT:
        case IETF_EL_NOTE:
        case IETF_EL_BOILERPLATE:
        case IETF_EL_TOC:
            ietf_html_render(x, parent, c);
            break;
        default:
            break;
        }
    return NULL;
}

html_node *
ietf_html_abstract(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *section, *heading;

    if (x->part != IETF_HTML_FRONT)
        return NULL;
    section = ietf_html_add(x, parent, n, HTML_TAG_section, NULL, NULL);
    heading =
        ietf_html_make(x, section, HTML_TAG_h2, HTML_ATTRS({"id", "abstract"}), NULL, NULL);
    ietf_html_make(x, heading, HTML_TAG_a, HTML_ATTRS({"href", "#abstract"}), "selfRef",
                   "Abstract");
    ietf_html_children(x, section, n);
    return section;
}

static const char *
quoted(ietf_html *x, const ietf_node *title, const char *text)
{
    const ietf_node *above = title->parent->parent;

    return above && ietf_node_is(above, IETF_AT_QUOTETITLE, "true")
               ? ietf_arena_join(x->arena, "\"", text, "\"", NULL)
               : text;
}

html_node *
ietf_html_title(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *title = quoted(x, n, ietf_joined_text(n, IETF_LSEP_UTF8, x->arena));
    const char *ascii = ietf_node_get(n, IETF_AT_ASCII);
    html_node *span;

    if (x->part == IETF_HTML_REFERENCES) {
        if (!*title)
            return NULL;
        if (ascii && *ascii && !ietf_script_is_latin(title))
            ascii = quoted(x, n, ascii);
        span = ietf_html_named(x, HTML_TAG_span,
                               (ietf_name){ietf_clean_text(title, x->arena), ascii}, NULL, NULL,
                               "refTitle");
        return html_append(parent, span);
    }
    if (x->rfc)
        ietf_html_make(
            x, parent, HTML_TAG_h1, HTML_ATTRS({"id", "rfcnum"}), NULL,
            ietf_arena_join(x->arena, "RFC ", ietf_node_get(x->root, IETF_AT_NUMBER), NULL));
    return ietf_html_make(x, parent, HTML_TAG_h1, HTML_ATTRS({"id", "title"}), NULL, title);
}
