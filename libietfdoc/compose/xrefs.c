/* What a cross-reference says by its format and target (RFC 7998 5.4.8), and the order of its
 * pieces. */
#include "libietfdoc/compose/xrefs.h"

#include "libietfdoc/compose/boilerplate.h"
#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"

typedef struct deriver {
    const ietf_xref_job *job;
    const ietf_node *xref, *target;
    const char
        *pn; /* of the target or the nearest element around it that has one; NULL: none */
} deriver;

/* NULL, after a message about the xref and its target's kind. */
static const char *
refuse(const deriver *v, enum ietf_code code, const char *format)
{
    ietf_report(v->job->diagnostics, code, v->xref, format, ietf_kind_name(v->target->kind));
    return NULL;
}

static bool
split(const deriver *v, ietf_pn *pn)
{
    if (v->pn && ietf_pn_split(pn, v->pn, v->job->arena))
        return true;
    const char *anchor = ietf_node_get(v->target, IETF_AT_ANCHOR);
    ietf_report(v->job->diagnostics, IETF_D_XREF_NO_PN, v->xref,
                ietf_kind_name(v->target->kind), anchor ? anchor : "None");
    return false;
}

/* The text of the target's name; NULL when it has none. */
static const char *
name_of(const deriver *v)
{
    const ietf_node *name =
        v->target->kind == IETF_EL_NAME ? v->target : ietf_node_child(v->target, IETF_EL_NAME);
    ietf_arena *a = v->job->arena;
    return name ? ietf_clean_text(ietf_node_all_text(name, a), a) : NULL;
}

static const char *
target_text(const deriver *v)
{
    return ietf_node_get(v->xref, IETF_AT_TARGET);
}

static const char *
refname(const deriver *v)
{
    const char *anchor = ietf_node_get(v->target, IETF_AT_ANCHOR);
    const char *name = anchor ? ietf_refname(v->job->refnames, anchor) : NULL;
    return name ? name : anchor;
}

static const char *
paragraph(const deriver *v)
{
    ietf_pn pn;
    ietf_arena *a = v->job->arena;
    if (!split(v, &pn))
        return NULL;
    return ietf_arena_join(a, ietf_pn_word(&pn, a), " ", ietf_pn_number(&pn, a), ", Paragraph ",
                           pn.paragraph ? pn.paragraph : "None", NULL);
}

static const char *
list_item(const deriver *v)
{
    ietf_pn pn;
    ietf_arena *a = v->job->arena;
    if (!split(v, &pn))
        return NULL;
    const char *dot = pn.paragraph ? strchr(pn.paragraph, '.') : NULL;
    if (!dot) { /* in the annotation of a reference, where nothing is numbered */
        ietf_report(v->job->diagnostics, IETF_D_XREF_NO_ITEM, v->xref, target_text(v));
        return NULL;
    }
    return ietf_arena_join(a, ietf_pn_word(&pn, a), " ", ietf_pn_number(&pn, a), ", Paragraph ",
                           ietf_arena_strndup(a, pn.paragraph, (size_t)(dot - pn.paragraph)),
                           ", Item ", dot + 1, NULL);
}

static const char *
expanded_unicode(const deriver *v)
{
    const char *text = ietf_unicode_expand(v->target, v->job->diagnostics, v->job->arena);
    return text ? text : "";
}

static const char *
person(const deriver *v)
{
    return ietf_author_expansion(v->target, v->job->arena);
}

static const char *
abstract(const deriver *v)
{
    return IETF_ABSTRACT_HEADING;
}

static const char *
comment(const deriver *v)
{
    return ietf_arena_join(v->job->arena, "Comment ", target_text(v), NULL);
}

/* "Section 1", "Appendix A.1", "Figure 2"; what has no number is called by its name. */
static const char *
word_and_number(const deriver *v)
{
    ietf_pn pn;
    ietf_arena *a = v->job->arena;
    if (!split(v, &pn))
        return NULL;
    const char *word = ietf_pn_word(&pn, a);
    if (!ietf_node_is(v->target, IETF_AT_NUMBERED, "false"))
        return ietf_arena_join(a, word, " ", ietf_pn_number(&pn, a), NULL);
    const char *name = name_of(v);
    return ietf_arena_join(a, word, " \"", name && *name ? name : target_text(v), "\"", NULL);
}

static const char *
number(const deriver *v)
{
    ietf_pn pn;
    return split(v, &pn) ? ietf_pn_number(&pn, v->job->arena) : NULL;
}

static const char *
item_counter(const deriver *v)
{
    const ietf_node *parent = v->target->parent;
    if (parent->kind != IETF_EL_OL) {
        ietf_report(v->job->diagnostics, IETF_D_XREF_COUNTER_ITEM, v->xref,
                    ietf_kind_name(parent->kind), "li");
        return NULL;
    }
    const char *counter = ietf_node_get(v->target, IETF_AT_DERIVEDCOUNTER);
    size_t length = counter ? strlen(counter) : 0;
    while (length > 0 && counter[length - 1] == '.')
        length--;
    return ietf_arena_strndup(v->job->arena, counter ? counter : "", length);
}

static const char *
section_of_reference(const deriver *v)
{
    const char *section = ietf_node_get(v->xref, IETF_AT_SECTION);
    return section && *section ? section : refuse(v, IETF_D_XREF_COUNTER_SECTION, "counter");
}

static const char *
title_of_reference(const deriver *v)
{
    const ietf_node *front = ietf_node_child(v->target, IETF_EL_FRONT);
    const ietf_node *title = front ? ietf_node_child(front, IETF_EL_TITLE) : NULL;
    if (!title) {
        ietf_report(v->job->diagnostics, IETF_D_XREF_NO_TITLE, v->target,
                    ietf_kind_name(v->target->kind));
        return "";
    }
    /* only what stands before the first element in the title, as the reference has it */
    if (!*ietf_node_text(title) && !(title->flags & IETF_NODE_OPEN)) {
        ietf_report(v->job->diagnostics, IETF_D_XREF_BLANK_TITLE, v->xref, target_text(v));
        return NULL;
    }
    return ietf_clean_text(ietf_node_text(title), v->job->arena);
}

static const char *
name_or_target(const deriver *v)
{
    const char *name = name_of(v);
    return name ? name : target_text(v);
}

static const char *
no_title(const deriver *v)
{
    return refuse(v, IETF_D_XREF_UNSUPPORTED, "title");
}

static const char *
no_counter(const deriver *v)
{
    return refuse(v, IETF_D_XREF_UNSUPPORTED, "counter");
}

typedef const char *(*derivation)(const deriver *v);

/* What the content is, by the target's kind, for each format; otherwise what stands below. */
static const struct {
    uint16_t kind;
    derivation plain, counter, title;
} derivations[] = {
    {IETF_EL_REFERENCE, refname, section_of_reference, title_of_reference},
    {IETF_EL_REFERENCEGROUP, refname, NULL, NULL},
    {IETF_EL_T, paragraph, number, NULL},
    {IETF_EL_UL, paragraph, NULL, NULL},
    {IETF_EL_OL, paragraph, NULL, NULL},
    {IETF_EL_DL, paragraph, NULL, NULL},
    {IETF_EL_LI, list_item, item_counter, NULL},
    {IETF_EL_U, expanded_unicode, NULL, no_title},
    {IETF_EL_AUTHOR, person, NULL, no_title},
    {IETF_EL_CONTACT, person, NULL, no_title},
    {IETF_EL_ABSTRACT, abstract, NULL, abstract},
    {IETF_EL_CREF, comment, NULL, NULL},
    {IETF_EL_SECTION, NULL, number, NULL},
    {IETF_EL_TABLE, NULL, number, NULL},
    {IETF_EL_FIGURE, NULL, number, NULL},
    {IETF_EL_REFERENCES, NULL, number, NULL},
    {IETF_EL_DT, NULL, number, NULL},
};

static const char *
derive(const deriver *v, const char *format)
{
    derivation plain = word_and_number;
    derivation counter = no_counter;
    derivation title = name_or_target;
    for (size_t i = 0; i < sizeof derivations / sizeof *derivations; i++) {
        if (derivations[i].kind != v->target->kind)
            continue;
        plain = derivations[i].plain ? derivations[i].plain : plain;
        counter = derivations[i].counter ? derivations[i].counter : counter;
        title = derivations[i].title ? derivations[i].title : title;
    }
    if (strcmp(format, "default") == 0)
        return plain(v);
    if (strcmp(format, "counter") == 0)
        return counter(v);
    if (strcmp(format, "title") == 0)
        return title(v);
    if (strcmp(format, "none") != 0)
        ietf_report(v->job->diagnostics, IETF_D_XREF_FORMAT, v->xref, format);
    else if (v->job->options->verbose && !*ietf_node_text(v->xref))
        ietf_report(v->job->diagnostics, IETF_D_XREF_EMPTY, v->xref,
                    ietf_kind_name(v->xref->kind));
    return "";
}

ietf_xref_content
ietf_xref_derive(const ietf_xref_job *job, const ietf_node *xref)
{
    ietf_xref_content out = {NULL, NULL};
    const char *id = ietf_node_get(xref, IETF_AT_TARGET);
    const char *format = ietf_node_get(xref, IETF_AT_FORMAT);
    if (!id || !*id) {
        ietf_report(job->diagnostics, IETF_D_XREF_NO_TARGET, xref);
        return out;
    }
    out.target = ietf_document_find(job->document, id);
    if (!out.target) {
        ietf_report(job->diagnostics, IETF_D_XREF_NO_ELEMENT, xref, id);
        return out;
    }
    deriver v = {job, xref, out.target, NULL};
    for (const ietf_node *n = out.target; n && !v.pn; n = n->parent)
        v.pn = ietf_node_is_element(n) ? ietf_node_get(n, IETF_AT_PN) : NULL;
    out.content = derive(&v, format ? format : "default");
    return out;
}

const char *
ietf_section_word(const char *section)
{
    if (ietf_is_digit(section[0]))
        return "Section";
    bool appendix = ietf_is_upper(section[0]) && (section[1] == '.' || section[1] == '\0');
    return appendix ? "Appendix" : "Part";
}

typedef struct pieces {
    ietf_xref_piece *list;
    size_t count;
} pieces;

enum { MOST_PIECES = 8 };

static void
add(pieces *p, enum ietf_xref_part part, const char *text)
{
    if (*text)
        p->list[p->count++] = (ietf_xref_piece){part, text};
}

/* The xref's own content and the blank behind it. */
static void
add_content(pieces *p, const char *shown)
{
    add(p, IETF_XREF_CONTENT, shown);
    add(p, IETF_XREF_TEXT, *shown ? " " : "");
}

static void
add_enclosed(pieces *p, const char *open, const char *name, const char *close)
{
    add(p, IETF_XREF_TEXT, open);
    add(p, IETF_XREF_NAME, name);
    add(p, IETF_XREF_TEXT, close);
}

static void
plain_pieces(pieces *p, const ietf_xref_job *job, const ietf_node *xref, const char *shown,
             const char *name)
{
    const char *target = ietf_node_get(xref, IETF_AT_TARGET);
    const char *format = ietf_node_get(xref, IETF_AT_FORMAT);
    ietf_arena *a = job->arena;
    bool content = *ietf_clean_text(ietf_node_all_text(xref, a), a) != '\0';
    bool title = ietf_str_eq(format, "title");
    bool cited = target && ietf_refname(job->refnames, target);
    if (!*name) {
        add(p, IETF_XREF_CONTENT, ietf_str_trim(a, shown));
    } else if (ietf_str_eq(format, "none")) {
        add_content(p, shown);
    } else if (cited && !title) {
        if (content)
            add_content(p, shown);
        add_enclosed(p, "[", name, "]");
    } else if (content) {
        add_content(p, shown);
        add_enclosed(p, "(", name, ")");
    } else if (!cited && *shown) {
        add_content(p, shown);
    } else {
        add(p, IETF_XREF_NAME, name);
    }
}

static void
section_pieces(pieces *p, const ietf_xref_job *job, const ietf_node *xref, const char *section,
               const char *shown, const char *name)
{
    ietf_arena *a = job->arena;
    const char *place = ietf_arena_join(a, ietf_section_word(section), " ", section, NULL);
    const char *format = ietf_node_get(xref, IETF_AT_SECTIONFORMAT);
    if (ietf_str_eq(format, "of")) {
        add(p, IETF_XREF_SECTION, place);
        add(p, IETF_XREF_TEXT, " of ");
        add_content(p, shown);
        add_enclosed(p, "[", name, "]");
    } else if (ietf_str_eq(format, "comma")) {
        add_content(p, shown);
        add_enclosed(p, "[", name, "], ");
        add(p, IETF_XREF_SECTION, place);
    } else if (ietf_str_eq(format, "parens")) {
        add_content(p, shown);
        add_enclosed(p, "[", name, "] (");
        add(p, IETF_XREF_SECTION, place);
        add(p, IETF_XREF_TEXT, ")");
    } else if (ietf_str_eq(format, "bare")) {
        add(p, IETF_XREF_SECTION, section);
        if (*shown) {
            add(p, IETF_XREF_TEXT, " (");
            add(p, IETF_XREF_CONTENT, ietf_str_trim(a, shown));
            add(p, IETF_XREF_TEXT, ")");
        }
    } else {
        ietf_report(job->diagnostics, IETF_D_XREF_SECTION_FORMAT, xref, section,
                    format ? format : "None");
    }
}

const ietf_xref_piece *
ietf_xref_pieces(const ietf_xref_job *job, const ietf_node *xref, const char *shown,
                 size_t *count)
{
    pieces p = {IETF_NEW_ARRAY(job->arena, ietf_xref_piece, MOST_PIECES), 0};
    const char *section = ietf_node_get(xref, IETF_AT_SECTION);
    const char *name = ietf_node_get(xref, IETF_AT_DERIVEDCONTENT);
    name = name ? ietf_str_trim(job->arena, name) : "";
    if (section && *section)
        section_pieces(&p, job, xref, section, shown, name);
    else
        plain_pieces(&p, job, xref, shown, name);
    *count = p.count;
    return p.list;
}
