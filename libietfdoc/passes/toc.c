/* The table of contents: a section in front/toc whose nested lists mirror the sections that are
 * to be listed. An entry has two cross-references: the number, and the name with its markup as
 * far as a cross-reference may contain it. */
#include "libietfdoc/passes/numbering.h"
#include "libietfdoc/passes/slug.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/model/walk.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

#define SPACER IETF_NBSP_UTF8 IETF_NBSP_UTF8

enum { KEPT_ENTRIES = 3 };

/* A part whose entries are being collected. */
typedef struct part {
    struct part *outer;
    const ietf_node *node;
    ietf_list entries; /* li elements */
} part;

typedef struct toc {
    ietf_prep *prep;
    part *part;
    unsigned keep; /* how many entries are still kept with the next */
    bool references_numbered;
} toc;

static bool
is_transparent(const ietf_node *n)
{
    return n->kind == IETF_EL_RFC || n->kind == IETF_EL_FRONT || n->kind == IETF_EL_MIDDLE ||
           n->kind == IETF_EL_BACK;
}

static bool
is_listed(const ietf_node *n)
{
    return n->kind == IETF_EL_REFERENCES || ietf_node_is(n, IETF_AT_TOC, "include");
}

/* References have a number unless the section before them has none. */
static bool
references_have_numbers(const ietf_node *root)
{
    const ietf_node *middle = ietf_node_child(root, IETF_EL_MIDDLE);
    const ietf_node *last = NULL;

    if (!middle)
        return true;
    for (const ietf_node *n = ietf_node_child(middle, IETF_EL_SECTION); n;
         n = ietf_node_next(n, IETF_EL_SECTION))
        last = n;
    return !last || !ietf_node_has(last, IETF_AT_NUMBERED) ||
           ietf_node_is(last, IETF_AT_NUMBERED, "true");
}

/* A cross-reference may contain these. */
static bool
is_plain_markup(const ietf_node *n)
{
    return n->kind == IETF_EL_EM || n->kind == IETF_EL_STRONG || n->kind == IETF_EL_SUB ||
           n->kind == IETF_EL_SUP || n->kind == IETF_EL_TT;
}

static ietf_node *
not_text(ietf_node *n)
{
    while (n && n->kind == IETF_TEXT)
        n = n->next;
    return n;
}

/* In document order, text left out; ends at the top of n's tree, which need not be `top`. */
static ietf_node *
following(ietf_node *n, const ietf_node *top)
{
    ietf_node *next = ietf_node_is_element(n) ? not_text(n->first) : NULL;

    while (!next && n && n != top) {
        next = not_text(n->next);
        n = n->parent;
    }
    return next;
}

/* What stands for an element that goes: not its children. */
static const char *
plain_text(const ietf_node *n, bool first)
{
    const char *text = ietf_node_is_element(n) ? ietf_node_text(n) : n->text;

    if (*text == '\0' && n->kind == IETF_EL_XREF)
        text = ietf_node_get(n, IETF_AT_DERIVEDCONTENT);
    else if (*text == '\0' && n->kind == IETF_EL_EREF && !first)
        text = ietf_node_get(n, IETF_AT_TARGET);
    return text ? text : "";
}

static void
reduce_element(ietf_prep *p, ietf_node *n)
{
    ietf_document *d = p->document;
    ietf_node *before = n->previous;
    const char *text;

    if (before && before->kind == IETF_TEXT)
        before = before->previous;
    text =
        ietf_arena_join(p->arena, before ? ietf_node_tail(before) : ietf_node_text(n->parent),
                        plain_text(n, !before), ietf_node_tail(n), NULL);
    if (before) {
        ietf_node_set_tail(d, before, text);
    } else {
        ietf_node_set_text(d, n->parent, text);
        n->parent->flags |= IETF_NODE_OPEN;
    }
    ietf_node_remove_with_tail(d, n);
}

/* A copy of a name without what a cross-reference may not contain. The reference goes on inside
 * an element that it has just taken out and never comes back from there: what follows it stays.
 */
static ietf_node *
copy_reduced(ietf_prep *p, const ietf_node *name)
{
    ietf_node *copy = ietf_node_copy(p->document, name);

    for (ietf_node *n = following(copy, copy), *next; n; n = next) {
        next = following(n, copy);
        if (!is_plain_markup(n))
            reduce_element(p, n);
    }
    return copy;
}

typedef struct label {
    const char *text, *format, *tail;
} label;

static label
number_of(const toc *s, const ietf_node *n)
{
    bool numbered = ietf_node_is(n, IETF_AT_NUMBERED, "true") ||
                    (n->kind == IETF_EL_REFERENCES && s->references_numbered);
    label result = {"", "none", ""};
    ietf_pn pn;

    if (!numbered || !ietf_pn_split(&pn, ietf_node_get(n, IETF_AT_PN), s->prep->arena))
        return result;
    result.text = ietf_pn_number(&pn, s->prep->arena);
    result.format = "counter";
    result.tail = "." SPACER;
    if (pn.appendix && ietf_pn_level(result.text) == 1) {
        result.text = ietf_arena_join(s->prep->arena, "Appendix ", result.text, NULL);
        result.format = "default";
    }
    return result;
}

static const char *
slug_of(toc *s, ietf_node *name, const char *text)
{
    const char *slug = ietf_node_get(name, IETF_AT_SLUGIFIEDNAME);

    if (!slug || !*slug) {
        slug =
            ietf_prep_slug(s->prep, ietf_arena_join(s->prep->arena, "name-", text, NULL), name);
        if (slug)
            ietf_node_set(s->prep->document, name, IETF_AT_SLUGIFIEDNAME, slug);
    }
    return slug;
}

static void
append_name(toc *s, ietf_node *t, ietf_node *name)
{
    ietf_prep *p = s->prep;
    const char *text = ietf_clean_text(ietf_node_all_text(name, p->arena), p->arena);
    ietf_node *xref, *copy;

    if (*text == '\0')
        return;
    copy = copy_reduced(p, name);
    xref =
        ietf_prep_element(p, IETF_EL_XREF, name, IETF_AT_TARGET, slug_of(s, name, text),
                          IETF_AT_FORMAT, "title", IETF_AT_DERIVEDCONTENT, "", IETF_ATTRS_END);
    ietf_node_move_children(p->document, copy, xref);
    xref->flags |= copy->flags & IETF_NODE_OPEN;
    ietf_node_append(p->document, t, xref);
}

static ietf_node *
make_entry(toc *s, const ietf_node *n, ietf_node *name)
{
    ietf_prep *p = s->prep;
    label number = number_of(s, n);
    ietf_node *t = ietf_prep_element(p, IETF_EL_T, n, IETF_AT_KEEPWITHNEXT,
                                     s->keep ? "true" : NULL, IETF_ATTRS_END);
    ietf_node *xref = ietf_prep_element(
        p, IETF_EL_XREF, n, IETF_AT_TARGET, ietf_node_get(n, IETF_AT_PN), IETF_AT_FORMAT,
        number.format, IETF_AT_DERIVEDCONTENT, number.text, IETF_ATTRS_END);

    if (s->keep)
        s->keep--;
    ietf_node_append(p->document, t, xref);
    ietf_node_set_tail(p->document, xref, number.tail);
    append_name(s, t, name);
    return t;
}

static ietf_node *
make_list(ietf_prep *p, const ietf_list *entries)
{
    ietf_node *ul =
        ietf_prep_element(p, IETF_EL_UL, NULL, IETF_AT_EMPTY, "true", IETF_AT_SPACING,
                          "compact", IETF_AT_BARE, "true", IETF_AT_INDENT, "2", IETF_ATTRS_END);

    for (size_t i = 0; i < entries->count; i++)
        ietf_node_append(p->document, ul, entries->items[i]);
    return ul;
}

static void
append_entry(toc *s, ietf_node *n, const ietf_list *inner)
{
    ietf_prep *p = s->prep;
    ietf_node *name = ietf_node_child(n, IETF_EL_NAME);
    ietf_node *li;

    if (!name || !ietf_node_has(n, IETF_AT_PN)) {
        ietf_report(p->diagnostics, name ? IETF_D_PREP_TOC_NUMBER : IETF_D_PREP_TOC_NAME, n);
        p->stop = true;
        return;
    }
    li = ietf_prep_element(p, IETF_EL_LI, n, IETF_ATTRS_END);
    ietf_node_append(p->document, li, make_entry(s, n, name));
    if (inner->count)
        ietf_node_append(p->document, li, make_list(p, inner));
    ietf_list_add(&s->part->entries, li);
}

static ietf_node *
number_xref(const ietf_node *li)
{
    return ietf_node_child(ietf_node_child(li, IETF_EL_T), IETF_EL_XREF);
}

static size_t
number_length(const ietf_node *xref)
{
    const char *number = ietf_node_get(xref, IETF_AT_DERIVEDCONTENT);

    return ietf_utf8_count(number, strlen(number));
}

/* Numbers longer than the first have one space less behind them. */
static void
align(ietf_prep *p, const ietf_list *entries)
{
    size_t length = entries->count ? number_length(number_xref(entries->items[0])) : 0;

    for (size_t i = 1; i < entries->count; i++) {
        ietf_node *xref = number_xref(entries->items[i]);
        if (number_length(xref) > length && ietf_str_ends(ietf_node_tail(xref), SPACER) &&
            !ietf_str_starts(ietf_node_get(xref, IETF_AT_DERIVEDCONTENT), "Appendix"))
            ietf_node_set_tail(p->document, xref, "." IETF_NBSP_UTF8);
    }
}

static bool
enter(ietf_node *n, void *user)
{
    toc *s = user;
    part *inner;

    if (!ietf_node_is_element(n) || s->prep->stop || (!is_transparent(n) && !is_listed(n)))
        return false;
    inner = IETF_NEW(s->prep->arena, part);
    inner->outer = s->part;
    inner->node = n;
    ietf_list_init(&inner->entries, s->prep->arena);
    s->part = inner;
    return true;
}

static void
leave(ietf_node *n, void *user)
{
    toc *s = user;
    part *inner = s->part;

    if (inner->node != n)
        return;
    align(s->prep, &inner->entries);
    s->part = inner->outer;
    if (!is_transparent(n))
        append_entry(s, n, &inner->entries);
    else
        for (size_t i = 0; i < inner->entries.count; i++)
            ietf_list_add(&s->part->entries, inner->entries.items[i]);
}

static void
collect(ietf_prep *p, ietf_list *entries)
{
    static const ietf_visitor visitor = {enter, leave};
    ietf_node *root = p->document->root;
    part outermost = {NULL, NULL};
    toc s = {p, &outermost, KEPT_ENTRIES, references_have_numbers(root)};

    ietf_list_init(&outermost.entries, p->arena);
    ietf_walk(root, &visitor, &s);
    *entries = outermost.entries;
}

static void
insert(ietf_prep *p, ietf_node *parent, unsigned number)
{
    ietf_document *d = p->document;
    ietf_node *section =
        ietf_prep_element(p, IETF_EL_SECTION, parent, IETF_AT_NUMBERED, "false", IETF_AT_TOC,
                          "exclude", IETF_AT_ANCHOR, "toc", IETF_ATTRS_END);
    ietf_node *name = ietf_prep_element(p, IETF_EL_NAME, parent, IETF_ATTRS_END);
    const char *slug = ietf_prep_slug(p, "name-Table of Contents", name);
    ietf_list entries;

    ietf_node_add_text(d, name, "Table of Contents");
    if (slug)
        ietf_node_set(d, name, IETF_AT_SLUGIFIEDNAME, slug);
    ietf_node_append(d, section, name);
    collect(p, &entries);
    ietf_node_append(d, section, make_list(p, &entries));
    ietf_node_append(d, parent, section);
    ietf_prep_set_pn(p, section, ietf_arena_format(p->arena, "section-toc.%u", number));
    ietf_prep_number_paragraphs(p, section);
}

void
ietf_pass_toc(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    unsigned number = 0;

    if ((p->prepped && p->rfc) || !ietf_node_is(root, IETF_AT_TOCINCLUDE, "true"))
        return;
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_TOC));)
        insert(p, n, ++number);
}
