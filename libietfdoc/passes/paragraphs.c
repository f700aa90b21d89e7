/* pn of everything that counts as a paragraph: the pn of its section, a hyphen, and one counter
 * for each level below the section. A counter belongs to a depth of the tree and starts anew
 * with each element there, whether or not the element itself counts. */
#include "libietfdoc/passes/numbering.h"

#include "libietfdoc/model/walk.h"
#include "libietfdoc/util/buf.h"

enum role {
    PASSES, /* does not count, its inside is a level all the same */
    COUNTS,
    COUNTS_AND_SHOWS,
    BEGINS, /* a section: its paragraphs count from 1 */
    SKIPS,
};

/* th is missing beside td: so it is in the reference. */
static const uint8_t roles[IETF_KIND_COUNT] = {
    [IETF_EL_ARTSET] = COUNTS_AND_SHOWS,
    [IETF_EL_ARTWORK] = COUNTS_AND_SHOWS,
    [IETF_EL_ASIDE] = COUNTS_AND_SHOWS,
    [IETF_EL_BLOCKQUOTE] = COUNTS_AND_SHOWS,
    [IETF_EL_LIST] = COUNTS_AND_SHOWS,
    [IETF_EL_DL] = COUNTS_AND_SHOWS,
    [IETF_EL_DD] = COUNTS_AND_SHOWS,
    [IETF_EL_OL] = COUNTS_AND_SHOWS,
    [IETF_EL_UL] = COUNTS_AND_SHOWS,
    [IETF_EL_DT] = COUNTS_AND_SHOWS,
    [IETF_EL_LI] = COUNTS_AND_SHOWS,
    [IETF_EL_SOURCECODE] = COUNTS_AND_SHOWS,
    [IETF_EL_T] = COUNTS_AND_SHOWS,
    [IETF_EL_FIGURE] = COUNTS,
    [IETF_EL_TABLE] = COUNTS,
    [IETF_EL_THEAD] = COUNTS,
    [IETF_EL_TBODY] = COUNTS,
    [IETF_EL_TFOOT] = COUNTS,
    [IETF_EL_TR] = COUNTS,
    [IETF_EL_TD] = COUNTS,
    [IETF_EL_ABSTRACT] = BEGINS,
    [IETF_EL_NOTE] = BEGINS,
    [IETF_EL_SECTION] = BEGINS,
    [IETF_EL_REFERENCES] = BEGINS,
    [IETF_EL_REFERENCE] = SKIPS,
};

/* The sections that are open, innermost first. */
typedef struct opened {
    struct opened *outer;
    const char *pn;
    size_t depth;
} opened;

typedef struct state {
    ietf_prep *prep;
    opened *section;  /* NULL: outside of all */
    unsigned *counts; /* by depth: how many have counted in the open element there */
    size_t depth, capacity;
    ietf_buf pn;
} state;

static void
begin_level(state *s)
{
    if (s->depth == s->capacity) {
        size_t capacity = 2 * s->capacity + 32;
        s->counts = ietf_arena_grow(s->prep->arena, s->counts, s->capacity * sizeof *s->counts,
                                    capacity * sizeof *s->counts);
        s->capacity = capacity;
    }
    s->counts[s->depth++] = 0;
}

static void
show(state *s, ietf_node *n)
{
    ietf_buf_clear(&s->pn);
    ietf_buf_addf(&s->pn, "%s-", s->section->pn);
    for (size_t i = s->section->depth; i < s->depth; i++)
        ietf_buf_addf(&s->pn, i > s->section->depth ? ".%u" : "%u", s->counts[i]);
    ietf_prep_set_pn(s->prep, n, s->pn.data);
}

static void
begin_section(state *s, ietf_node *n)
{
    opened *section = IETF_NEW(s->prep->arena, opened);

    section->outer = s->section;
    section->pn = ietf_node_get(n, IETF_AT_PN);
    section->depth = s->depth;
    if (!section->pn) {
        ietf_report(s->prep->diagnostics, IETF_D_PREP_PN_EXPECTED, n, ietf_kind_name(n->kind));
        section->pn = "unknown-unknown";
    }
    s->section = section;
}

static bool
enter(ietf_node *n, void *user)
{
    state *s = user;
    enum role role = roles[n->kind];

    if (!ietf_node_is_element(n))
        return false;
    if (s->depth && (role == COUNTS || role == COUNTS_AND_SHOWS))
        s->counts[s->depth - 1]++;
    if (role == COUNTS_AND_SHOWS && s->section)
        show(s, n);
    if (role == BEGINS)
        begin_section(s, n);
    begin_level(s);
    return role != SKIPS;
}

static void
leave(ietf_node *n, void *user)
{
    state *s = user;

    s->depth--;
    if (roles[n->kind] == BEGINS)
        s->section = s->section->outer;
}

void
ietf_prep_number_paragraphs(ietf_prep *p, ietf_node *top)
{
    static const ietf_visitor visitor = {enter, leave};
    state s = {.prep = p};

    ietf_buf_init(&s.pn, p->arena);
    ietf_walk(top, &visitor, &s);
    ietf_buf_release(&s.pn);
}

/* 7998 5.4.6 */
void
ietf_pass_paragraph_numbers(ietf_prep *p)
{
    ietf_prep_number_paragraphs(p, p->document->root);
}
