/* Authors and contacts wherever they stand, and their addresses: RFC 7992 9.7, 9.23, 9.36,
 * 9.37, 9.64. */
#include "formatters/html/blocks.h"

#include <unictype.h>

#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/postal.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static const char *const field_classes[IETF_POSTAL_FIELD_COUNT] = {
    [IETF_POSTAL_NAME] = "fn nameRole",
    [IETF_POSTAL_ORGANIZATION] = "org",
    [IETF_POSTAL_EXTENDED] = "extended-address",
    [IETF_POSTAL_STREET] = "street-address",
    [IETF_POSTAL_SORTING_CODE] = "postal-code",
    [IETF_POSTAL_CODE] = "postal-code",
    [IETF_POSTAL_CITY_AREA] = "locality",
    [IETF_POSTAL_CITY] = "locality",
    [IETF_POSTAL_REGION] = "region",
    [IETF_POSTAL_COUNTRY] = "country-name",
};

/* In the list of authors at the top. */
static html_node *
front_author(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *div = ietf_html_add(x, parent, n, HTML_TAG_div, NULL, "author");
    ietf_name name = ietf_author_short(n, x->arena);
    const ietf_node *organization = ietf_node_child(n, IETF_EL_ORGANIZATION);

    if (*name.name)
        html_append(div, ietf_html_named(x, HTML_TAG_div, name, ietf_author_role(n, x->arena),
                                         ietf_node_get(n, IETF_AT_ROLE), "author-name"));
    if (!organization || !ietf_node_is(organization, IETF_AT_SHOWONFRONTPAGE, "true"))
        return div;
    name = ietf_organization_short(n);
    if (*name.name)
        html_append(div, ietf_html_named(x, HTML_TAG_div, name, NULL, NULL, "org"));
    return div;
}

/* A contact in running text. */
static html_node *
inline_contact(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *span = ietf_html_named(x, HTML_TAG_span, ietf_author_full(n, x->arena), NULL,
                                      NULL, "contact-name");

    span->tail = ietf_html_tail(n);
    return html_append(parent, span);
}

/* The sibling before or behind n that the reference would see: not text, but comments. */
static const ietf_node *
author_beside(const ietf_node *n, bool behind)
{
    const ietf_node *s = behind ? n->next : n->previous;

    if (s && s->kind == IETF_TEXT)
        s = behind ? s->next : s->previous;
    return s && s->kind == IETF_EL_AUTHOR ? s : NULL;
}

html_node *
ietf_html_reference_author(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const ietf_node *before = author_beside(n, false), *behind = author_beside(n, true);
    bool first = !before || !*ietf_author_reference_first(before, x->arena).name;
    ietf_name name = !behind && !first ? ietf_author_reference_last(n, x->arena)
                                       : ietf_author_reference_first(n, x->arena);
    html_node *span;

    if (!n->previous || (n->previous->kind == IETF_TEXT && !n->previous->previous)) {
        ietf_html_fail(x, n, "no title stands before it");
        return NULL;
    }
    span = ietf_html_named(x, HTML_TAG_span, name, ietf_author_role(n, x->arena), NULL,
                           "refAuthor");

    if (behind)
        span->tail = author_beside(behind, true) ? ", " : first ? " and " : ", and ";
    return html_has_text(span) ? html_append(parent, span) : span;
}

/* Does any field have letters that run from right to left? */
static bool
runs_left(const ietf_postal_block *block)
{
    for (size_t i = 0; i < block->line_count; i++) {
        const char *at = block->lines[i].text, *end = at + strlen(at);

        while (at < end) {
            int class = uc_bidi_class(ietf_utf8_next(&at, end));

            if (class == UC_BIDI_R || class == UC_BIDI_AL)
                return true;
        }
    }
    return false;
}

static void
add_span(ietf_html *x, html_node *div, const ietf_postal_span *span, const char *role)
{
    html_node *e;

    if (span->field == IETF_POSTAL_LITERAL) {
        const char *text = span->text;

        if (!div->text && !div->first) /* what separated it from a field that is not there */
            text += strspn(text, " ,");
        html_add_text(x->arena, div, *text ? text : NULL);
        return;
    }
    e = ietf_html_make(x, div, HTML_TAG_span, NULL, field_classes[span->field], span->text);
    if (span->field != IETF_POSTAL_NAME || !role || !*role)
        return;
    html_add_text(x->arena, e, " (");
    ietf_html_make(x, e, HTML_TAG_span, NULL, "role", role)->tail = ")";
}

static void
add_postal(ietf_html *x, html_node *into, const ietf_node *author, bool latin)
{
    ietf_postal_block block = ietf_postal_compose(author, latin, x->diagnostics, x->arena);
    const char *side = block.latin || !runs_left(&block) ? "left" : "right";

    for (size_t i = 0; i < block.line_count; i++) {
        html_node *div =
            ietf_html_make(x, into, HTML_TAG_div, HTML_ATTRS({"dir", "auto"}), side, NULL);

        for (size_t k = 0; k < block.lines[i].span_count; k++)
            add_span(x, div, &block.lines[i].spans[k], block.role);
    }
}

/* The children of an author; an address without postal (or none at all) shows the name. */
static void
add_card(ietf_html *x, html_node *into, const ietf_node *author, bool latin)
{
    const ietf_node *address = NULL;

    for (const ietf_node *child = author->first; child; child = child->next) {
        if (child->kind == IETF_TEXT)
            continue;
        if (child->kind == IETF_EL_ADDRESS && !address) {
            address = child;
            if (!ietf_node_child(child, IETF_EL_POSTAL))
                add_postal(x, into, author, latin);
        }
        ietf_html_render(x, into, child);
    }
    if (!address)
        add_postal(x, into, author, latin);
}

static html_node *
card(ietf_html *x, html_node *parent, const ietf_node *n)
{
    html_node *address = ietf_html_add(x, parent, n, HTML_TAG_address, NULL, "vcard");
    html_node *native;

    if (!ietf_author_full(n, x->arena).ascii) {
        add_card(x, address, n, false);
        return address;
    }
    add_card(x, ietf_html_make(x, address, HTML_TAG_div, NULL, "ascii", NULL), n, true);
    ietf_html_make(x, address, HTML_TAG_div, NULL, "alternative-contact",
                   IETF_POSTAL_ALTERNATIVE);
    native = ietf_html_make(x, address, HTML_TAG_div, NULL, "non-ascii", NULL);
    add_card(x, native, n, false);
    return address;
}

static bool
has_nothing(const ietf_node *n)
{
    return n->attr_count == 0 &&
           (!n->first || (n->first == n->last && n->first->kind == IETF_TEXT));
}

html_node *
ietf_html_author(ietf_html *x, html_node *parent, const ietf_node *n)
{
    if (has_nothing(n))
        return NULL;
    if (x->part == IETF_HTML_FRONT)
        return front_author(x, parent, n);
    if (n->parent->kind == IETF_EL_T)
        return inline_contact(x, parent, n);
    if (x->part == IETF_HTML_BACK || n->parent->kind == IETF_EL_SECTION)
        return card(x, parent, n);
    if (x->part == IETF_HTML_REFERENCES)
        return ietf_html_reference_author(x, parent, n);
    ietf_report(x->diagnostics, IETF_D_HTML_MISPLACED, n, n->name, n->parent->name);
    return NULL;
}

/* Which of the two blocks of an author with a name that is not Latin. */
static bool
in_block(const html_node *e, const char *name)
{
    const char *classes = html_get(e, "class");

    return classes && strcmp(classes, name) == 0;
}

html_node *
ietf_html_postal(ietf_html *x, html_node *parent, const ietf_node *n)
{
    add_postal(x, parent, n->parent->parent, in_block(parent, "ascii"));
    return NULL;
}

/* A field of an address that stands where none is expected. */
html_node *
ietf_html_address_line(ietf_html *x, html_node *parent, const ietf_node *n)
{
    static const char *const classes[IETF_KIND_COUNT] = {
        [IETF_EL_CITY] = "locality",
        [IETF_EL_CITYAREA] = "locality",
        [IETF_EL_CODE] = "postal-code",
        [IETF_EL_COUNTRY] = "country-name",
        [IETF_EL_EXTADDR] = "extended-address",
        [IETF_EL_POBOX] = "post-office-box",
        [IETF_EL_POSTALLINE] = "extended-address",
        [IETF_EL_REGION] = "region",
        [IETF_EL_SORTINGCODE] = "postal-code",
        [IETF_EL_STREET] = "street-address",
    };
    const char *text = ietf_html_text(n);
    html_node *div;

    if (!text)
        return NULL;
    div = ietf_html_make(x, parent, HTML_TAG_div, NULL, NULL, NULL);
    ietf_html_make(x, div, HTML_TAG_span, NULL, classes[n->kind],
                   ietf_utf8_strip(x->arena, text));
    return div;
}

/* The trimmed text of a contact line, NULL when there is none. */
static const char *
line_value(ietf_html *x, const ietf_node *n)
{
    const char *value = ietf_utf8_strip(x->arena, ietf_node_text(n));

    return *value ? value : NULL;
}

static html_node *
contact_link(ietf_html *x, html_node *parent, const char *scheme, const char *value,
             const char *classes)
{
    return ietf_html_make(x, parent, HTML_TAG_a,
                          HTML_ATTRS({"href", ietf_arena_join(x->arena, scheme, value, NULL)}),
                          classes, value);
}

static html_node *
contact_line(ietf_html *x, html_node *parent, const char *label, const char *scheme,
             const char *value, const char *classes)
{
    html_node *div = ietf_html_make(x, parent, HTML_TAG_div, NULL, classes, NULL);

    ietf_html_make(x, div, HTML_TAG_span, NULL, NULL, label)->tail = "\n";
    contact_link(x, div, scheme, value, classes);
    return div;
}

/* Several addresses in a row share a line. */
html_node *
ietf_html_email(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *value = line_value(x, n);
    const ietf_node *before = n->previous;

    if (before && before->kind == IETF_TEXT)
        before = before->previous;
    if (!value || in_block(parent, "non-ascii"))
        return NULL;
    if (before && before->kind == IETF_EL_EMAIL && parent->last && parent->last->last) {
        html_add_tail(x->arena, parent->last->last, ", ");
        contact_link(x, parent->last, "mailto:", value, "email");
        return parent->last;
    }
    return contact_line(x, parent, IETF_POSTAL_EMAIL, "mailto:", value, "email");
}

html_node *
ietf_html_phone(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *value = line_value(x, n);

    return value ? contact_line(x, parent, IETF_POSTAL_PHONE, "tel:", value, "tel") : NULL;
}

html_node *
ietf_html_uri(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const char *value = line_value(x, n);

    return value ? contact_line(x, parent, IETF_POSTAL_URI, "", value, "url") : NULL;
}
