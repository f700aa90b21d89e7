/* The frame of the document: attributes of the root, references, authors, titles, anchors
 * (RFC 7749 2.7, 2.10, 2.13, 2.16, 2.18, 2.24, 2.30, 2.31, 2.33, 2.34). */
#include "libietfdoc/convert/steps.h"

#include <string.h>

#include "libietfdoc/model/pretty.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

#define CONVERTER "xml2rfc v2v3 conversion 3.32.0"

/* Several lists of references become parts of one. */
void
ietf_step_back(ietf_convert *c, ietf_node *n)
{
    ietf_document *d = c->document;
    ietf_node *first = ietf_node_child(n, IETF_EL_REFERENCES), *all, *name, *next;

    if (!first || !ietf_node_next(first, IETF_EL_REFERENCES))
        return;
    all = ietf_node_new(d, IETF_EL_REFERENCES, first);
    name = ietf_node_new(d, IETF_EL_NAME, first);
    ietf_node_set_text(d, name, "References");
    ietf_node_append(d, all, name);
    ietf_node_insert_before(d, first, all);
    for (ietf_node *list = first; list; list = next) {
        next = ietf_node_next(list, IETF_EL_REFERENCES);
        ietf_edit_append(c, all, list);
    }
}

/* A country in front of a postal code, as once was the custom. */
void
ietf_step_code(ietf_convert *c, ietf_node *n)
{
    static const char *const countries[] = {"AX", "CH", "FI", "HR", "FL", "LT",
                                            "L",  "MC", "MD", "SE", "SI"};
    const char *text = ietf_node_text(n), *hyphen = strchr(text, '-');

    for (size_t i = 0; hyphen && i < sizeof countries / sizeof countries[0]; i++)
        if (strlen(countries[i]) == (size_t)(hyphen - text) &&
            strncmp(countries[i], text, (size_t)(hyphen - text)) == 0) {
            ietf_node_set_text(c->document, n, ietf_arena_strdup(c->arena, hyphen + 1));
            return;
        }
}

void
ietf_step_date(ietf_convert *c, ietf_node *n)
{
    const char *year = ietf_node_get(n, IETF_AT_YEAR);

    if (!year || !*year || ietf_str_all_digits(year))
        return;
    ietf_node_unset(n, IETF_AT_YEAR);
    ietf_node_set_text(c->document, n, year);
}

void
ietf_step_reference(ietf_convert *c, ietf_node *n)
{
    const char *quote = ietf_node_get(n, IETF_AT_QUOTE_TITLE);

    if (quote && strcmp(quote, "true") != 0 && strcmp(quote, "yes") != 0)
        ietf_node_set(c->document, n, IETF_AT_QUOTETITLE, "false");
    ietf_node_unset(n, IETF_AT_QUOTE_TITLE);
}

/* A series of the document; `any_value`: one of that name is enough. */
static void
add_series(ietf_convert *c, const char *name, const char *value, bool any_value)
{
    ietf_document *d = c->document;
    ietf_node *front = ietf_node_child(d->root, IETF_EL_FRONT), *title, *n;

    if (!front) {
        ietf_convert_fail(c, IETF_D_CONVERT_NO_FRONT, d->root);
        return;
    }
    for (n = ietf_node_child(front, IETF_EL_SERIESINFO); n;
         n = ietf_node_next(n, IETF_EL_SERIESINFO))
        if (ietf_node_is(n, IETF_AT_NAME, name) &&
            (any_value || ietf_node_is(n, IETF_AT_VALUE, value)))
            return;
    title = ietf_node_child(front, IETF_EL_TITLE);
    n = ietf_node_new(d, IETF_EL_SERIESINFO, d->root);
    ietf_node_set(d, n, IETF_AT_NAME, name);
    ietf_node_set(d, n, IETF_AT_VALUE, value);
    ietf_edit_insert(c, front, title ? ietf_edit_next(title) : ietf_edit_first(front), n);
}

static void
add_former_draft(ietf_convert *c, const char *name)
{
    ietf_document *d = c->document;
    ietf_node *link = ietf_node_new(d, IETF_EL_LINK, d->root);

    ietf_node_set(d, link, IETF_AT_HREF,
                  ietf_arena_join(c->arena, "https://datatracker.ietf.org/doc/", name, NULL));
    ietf_node_set(d, link, IETF_AT_REL, "prev");
    ietf_edit_insert(c, d->root, ietf_edit_first(d->root), link);
}

/* What number the document has, the root says in version 2, <seriesInfo> in version 3. */
void
ietf_step_root(ietf_convert *c)
{
    ietf_node *root = c->document->root;
    const char *category = ietf_node_get(root, IETF_AT_CATEGORY);
    const char *serial = ietf_node_get(root, IETF_AT_SERIESNO);
    const char *number = ietf_node_get(root, IETF_AT_NUMBER);
    const char *draft = ietf_node_get(root, IETF_AT_DOCNAME);

    if (ietf_node_is(root, IETF_AT_IPR, "none"))
        return;
    if (category && serial) {
        add_series(c, category, serial, false);
        ietf_node_unset(root, IETF_AT_SERIESNO);
    }
    if (number) {
        add_series(c, "RFC", number, false);
        if (draft)
            add_former_draft(c, draft);
    } else if (draft) {
        add_series(c, "Internet-Draft", draft, true);
    }
}

void
ietf_step_facsimile(ietf_convert *c, ietf_node *n)
{
    ietf_node_set_text(c->document, n, "");
    ietf_edit_drop(c, n, "Removed deprecated tag <facsimile/>");
}

/* One of several places where a reference can be had: the first one is its target. */
void
ietf_step_format(ietf_convert *c, ietf_node *n)
{
    const char *own = ietf_node_get(n, IETF_AT_TARGET);
    const char *target = ietf_node_get(n->parent, IETF_AT_TARGET), *comment;

    if (target && *target) {
        comment = ietf_arena_format(
            c->arena, "<format/> element with duplicate target (%s) removed", target);
        if (ietf_str_eq(own, target))
            ietf_edit_drop(c, n, comment);
    } else if (own) {
        comment = ietf_arena_format(
            c->arena, "<format/> element removed, target value (%s) moved to parent", own);
        ietf_node_set(c->document, n->parent, IETF_AT_TARGET, own);
        ietf_edit_drop(c, n, comment);
    } else {
        ietf_convert_fail(c, IETF_D_CONVERT_FORMAT, n);
    }
}

void
ietf_step_title(ietf_convert *c, ietf_node *n)
{
    const char *title = ietf_utf8_strip(c->arena, ietf_node_get(n, IETF_AT_TITLE));
    ietf_node *name;

    ietf_node_unset(n, IETF_AT_TITLE);
    if (!*title)
        return;
    name = ietf_node_new(c->document, IETF_EL_NAME, n);
    ietf_node_set_text(c->document, name, title);
    ietf_edit_insert(c, n, ietf_edit_first(n), name);
    ietf_edit_remark(c, n, name, "Moved attribute title to <name/>");
}

/* An XML name: anything else becomes underscores. */
static void
mend_identifier(ietf_convert *c, ietf_node *n, enum ietf_at at)
{
    const char *old = ietf_node_get(n, at);
    const char *text = ietf_utf8_strip(c->arena, old), *start = text;
    const char *end = text + strlen(text);
    char *id = ietf_arena_alloc(c->arena, strlen(text) + 1), *out = id;

    while (text < end) {
        bool first = text == start;
        uint32_t letter = ietf_utf8_next(&text, end);
        bool good =
            letter < 0x80 &&
            (ietf_is_alpha((int)letter) || letter == '_' ||
             (!first && (ietf_is_digit((int)letter) || letter == '-' || letter == '.')));
        *out++ = good ? (char)letter : '_';
    }
    *out = '\0';
    if (strcmp(id, old) != 0)
        ietf_node_set(c->document, n, at, id);
}

void
ietf_step_anchor(ietf_convert *c, ietf_node *n)
{
    mend_identifier(c, n, IETF_AT_ANCHOR);
}

void
ietf_step_xref_target(ietf_convert *c, ietf_node *n)
{
    if (ietf_node_has(n, IETF_AT_TARGET))
        mend_identifier(c, n, IETF_AT_TARGET);
}

void
ietf_step_yes_no(ietf_convert *c)
{
    ietf_node *root = c->document->root, *n = root;

    do {
        for (unsigned i = 0; ietf_node_is_element(n) && i < n->attr_count; i++) {
            if (strcmp(n->attrs[i].value, "yes") == 0)
                n->attrs[i].value = "true";
            else if (strcmp(n->attrs[i].value, "no") == 0)
                n->attrs[i].value = "false";
        }
    } while ((n = ietf_node_following(n, root)));
}

void
ietf_step_layout(ietf_convert *c)
{
    ietf_pretty(c->document, c->options->indent, c->diagnostics, c->arena);
}

void
ietf_step_version(ietf_convert *c)
{
    ietf_document *d = c->document;
    ietf_node *comment = ietf_comment_new(d, " " CONVERTER " ", d->root);

    ietf_node_set(d, d->root, IETF_AT_VERSION, "3");
    ietf_edit_insert(c, d->root, ietf_edit_first(d->root), comment);
    ietf_node_set_tail(d, comment, "\n  ");
}
