/* pn of sections, notes, references, tables, figures and u (RFC 7998 5.4.6, with the shapes
 * that xml2rfc gives them: section-1.2, figure-3). The kinds count independently of each other,
 * so that one walk numbers them all. */
#include "libietfdoc/passes/numbering.h"

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

/* A dotted number that grows: a value for each level of nesting. */
typedef struct levels {
    unsigned *values;
    size_t count, capacity;
} levels;

typedef struct numbering {
    ietf_prep *prep;
    levels middle, references, back;
    unsigned boilerplate, notes, tables, figures;
} numbering;

/* Appendices have letters. */
enum { MOST_APPENDICES = 26, BEFORE_A = 'a' - 1 };

void
ietf_prep_set_pn(ietf_prep *p, ietf_node *n, const char *pn)
{
    const char *existing = ietf_node_get(n, IETF_AT_PN);

    if (!existing) {
        if (p->prepped)
            ietf_report(p->diagnostics, IETF_D_PREP_PN_MISSING, n, pn);
        ietf_node_set(p->document, n, IETF_AT_PN, pn);
    } else if (!ietf_str_eq(existing, pn)) {
        ietf_report(p->diagnostics, IETF_D_PREP_PN_EXISTING, n, existing, pn);
    }
}

static void
set_counted(ietf_prep *p, ietf_node *n, const char *prefix, unsigned number)
{
    ietf_prep_set_pn(p, n, ietf_arena_format(p->arena, "%s%u", prefix, number));
}

static void
count(levels *l, size_t level, ietf_arena *a)
{
    if (level >= l->capacity) {
        size_t capacity = 2 * level + 8;
        l->values = ietf_arena_grow(a, l->values, l->capacity * sizeof *l->values,
                                    capacity * sizeof *l->values);
        l->capacity = capacity;
    }
    while (l->count <= level)
        l->values[l->count++] = 0;
    l->count = level + 1;
    l->values[level]++;
}

static void
add_numbers(ietf_buf *b, const levels *l, size_t from)
{
    for (size_t i = from; i < l->count; i++)
        ietf_buf_addf(b, i ? ".%u" : "%u", l->values[i]);
}

static size_t
level_of(const ietf_node *n)
{
    size_t level = 0;

    for (const ietf_node *up = n; (up = ietf_node_ancestor(up, n->kind));)
        level++;
    return level;
}

static void
number_middle(numbering *s, ietf_node *n)
{
    ietf_buf pn;

    count(&s->middle, level_of(n), s->prep->arena);
    ietf_buf_init(&pn, s->prep->arena);
    ietf_buf_adds(&pn, "section-");
    add_numbers(&pn, &s->middle, 0);
    ietf_prep_set_pn(s->prep, n, pn.data);
    ietf_buf_release(&pn);
}

static void
number_back(numbering *s, ietf_node *n)
{
    ietf_buf pn;

    count(&s->back, level_of(n), s->prep->arena);
    if (s->back.values[0] > MOST_APPENDICES)
        ietf_report(s->prep->diagnostics, IETF_D_PREP_APPENDICES, n, s->back.values[0]);
    ietf_buf_init(&pn, s->prep->arena);
    ietf_buf_adds(&pn, "section-appendix.");
    ietf_buf_add_utf8(&pn, BEFORE_A + s->back.values[0]);
    add_numbers(&pn, &s->back, 1);
    ietf_prep_set_pn(s->prep, n, pn.data);
    ietf_buf_release(&pn);
}

static void
number_section(numbering *s, ietf_node *n)
{
    if (ietf_node_ancestor(n, IETF_EL_BOILERPLATE))
        set_counted(s->prep, n, "section-boilerplate.", ++s->boilerplate);
    if (ietf_node_ancestor(n, IETF_EL_MIDDLE))
        number_middle(s, n);
    if (ietf_node_ancestor(n, IETF_EL_BACK))
        number_back(s, n);
}

/* Not the abstracts of references, though their notes count. */
static void
number_abstract(numbering *s, ietf_node *n)
{
    const ietf_node *front = ietf_node_ancestor(n, IETF_EL_FRONT);

    if (front && front->parent == s->prep->document->root)
        ietf_prep_set_pn(s->prep, n, "section-abstract");
}

static void
number_note(numbering *s, ietf_node *n)
{
    set_counted(s->prep, n, "section-note.", ++s->notes);
}

static void
number_table(numbering *s, ietf_node *n)
{
    set_counted(s->prep, n, "table-", ++s->tables);
}

static void
number_figure(numbering *s, ietf_node *n)
{
    set_counted(s->prep, n, "figure-", ++s->figures);
}

/* References continue the sections of the middle. */
static void
number_references(numbering *s, ietf_node *n)
{
    ietf_buf pn;

    if (s->references.count == 0 && s->middle.count) {
        count(&s->references, 0, s->prep->arena);
        s->references.values[0] = s->middle.values[0];
    }
    count(&s->references, level_of(n), s->prep->arena);
    ietf_buf_init(&pn, s->prep->arena);
    ietf_buf_adds(&pn, "section-");
    add_numbers(&pn, &s->references, 0);
    ietf_prep_set_pn(s->prep, n, pn.data);
    ietf_buf_release(&pn);
}

static void (*const handlers[IETF_KIND_COUNT])(numbering *, ietf_node *) = {
    [IETF_EL_SECTION] = number_section, [IETF_EL_ABSTRACT] = number_abstract,
    [IETF_EL_NOTE] = number_note,       [IETF_EL_TABLE] = number_table,
    [IETF_EL_FIGURE] = number_figure,   [IETF_EL_REFERENCES] = number_references,
};

/* 7998 5.4.6 */
void
ietf_pass_numbers(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    numbering s = {.prep = p};

    for (ietf_node *n = root; (n = ietf_node_following(n, root));)
        if (handlers[n->kind])
            handlers[n->kind](&s, n);
}

void
ietf_pass_unicode_numbers(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    unsigned number = 0;

    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_U));)
        set_counted(p, n, "u-", ++number);
}

void
ietf_prep_number_appended(ietf_prep *p, ietf_node *section)
{
    numbering s = {.prep = p};
    ietf_node *n = ietf_node_child(section->parent, IETF_EL_SECTION);

    for (; n != section; n = ietf_node_next(n, IETF_EL_SECTION))
        count(&s.back, 0, p->arena);
    number_back(&s, section);
    ietf_prep_number_paragraphs(p, section);
}
