/* The first page: what identifies the document, its title, authors and abstract. */
#include "formatters/html/html.h"

#include "libietfdoc/compose/boilerplate.h"
#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/identifiers.h"
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

html_node *
ietf_html_seriesinfo(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *name = ietf_node_get(n, IETF_AT_NAME);
    const char *value = ietf_node_get(n, IETF_AT_VALUE);
    bool draft = ietf_str_eq(name, "Internet-Draft");

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
add_published(ietf_html *x, html_node *dd, const ietf_node *date)
{
    html_node *time = ietf_html_date(x, NULL, date);

    if (time)
        html_append(dd, time);
    else
        dd->text = "";
}

static void
add_values(ietf_html *x, html_node *dd, const ietf_identifier *entry)
{
    for (size_t i = 0; i < entry->count; i++) {
        const ietf_identifier_value *value = &entry->values[i];

        if (!value->url) {
            dd->text = value->text;
            continue;
        }
        ietf_html_make(x, dd, HTML_TAG_a, HTML_ATTRS({"href", value->url}), "eref", value->text)
            ->tail = i + 1 < entry->count ? ", "
                     : *entry->behind     ? entry->behind
                                          : NULL;
    }
}

static void
add_identifier(ietf_html *x, html_node *list, const ietf_node *front,
               const ietf_identifier *entry)
{
    html_node *dd;

    if (entry->problem) {
        ietf_html_fail(x, entry->node ? entry->node : front, entry->problem);
        return;
    }
    dd = add_entry(x, list, entry->label);
    if (entry->node && entry->node->kind == IETF_EL_DATE)
        add_published(x, dd, entry->node);
    else if (entry->iso)
        ietf_html_make(x, dd, HTML_TAG_time, HTML_ATTRS({"datetime", entry->iso}), NULL,
                       entry->values[0].text);
    else
        add_values(x, dd, entry);
}

static void
add_authors(ietf_html *x, html_node *list, const ietf_node *front, const char *label)
{
    const ietf_node *author = ietf_node_child(front, IETF_EL_AUTHOR);
    html_node *dd;

    ietf_html_make(x, list, HTML_TAG_dt, NULL, "label-authors",
                   ietf_arena_join(x->arena, label, ":", NULL));
    dd = ietf_html_make(x, list, HTML_TAG_dd, NULL, "authors", NULL);
    for (; author; author = ietf_node_next(author, IETF_EL_AUTHOR))
        ietf_html_render(x, dd, author);
}

static void
add_identifiers(ietf_html *x, html_node *parent, const ietf_node *front)
{
    ietf_identifiers identifiers =
        ietf_identifiers_compose(x->document, x->options, x->diagnostics, x->arena);
    html_node *block, *list;

    ietf_html_make(x, parent, HTML_TAG_div, HTML_ATTRS({"id", "external-metadata"}),
                   "document-information", NULL);
    block = ietf_html_make(x, parent, HTML_TAG_div, HTML_ATTRS({"id", "internal-metadata"}),
                           "document-information", NULL);
    list = ietf_html_make(x, block, HTML_TAG_dl, HTML_ATTRS({"id", "identifiers"}), NULL, NULL);
    for (size_t i = 0; i < identifiers.count; i++)
        add_identifier(x, list, front, &identifiers.list[i]);
    add_authors(x, list, front, identifiers.authors);
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
                   IETF_ABSTRACT_HEADING);
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
