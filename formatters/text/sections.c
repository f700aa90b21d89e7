/* The document, its parts and its sections; headings; paragraphs. */
#include "formatters/text/blocks.h"
#include "formatters/text/handlers.h"
#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"

/* The parts */

void
ietf_text_rfc(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    for (const ietf_node *c = n->first; c; c = c->next)
        if (ietf_node_is_element(c)) {
            x->part = c->name;
            ietf_text_join(x, c, s, out, 0);
        }
}

/* What the first page shows elsewhere. */
static const bool skipped_in_front[IETF_KIND_COUNT] = {
    [IETF_TEXT] = true,         [IETF_COMMENT] = true,    [IETF_PI] = true,
    [IETF_EL_TITLE] = true,     [IETF_EL_AREA] = true,    [IETF_EL_AUTHOR] = true,
    [IETF_EL_DATE] = true,      [IETF_EL_KEYWORD] = true, [IETF_EL_SERIESINFO] = true,
    [IETF_EL_WORKGROUP] = true,
};

void
ietf_text_front(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                ietf_text_lines *out)
{
    ietf_text_first_page(x, n, s, out);
    for (const ietf_node *c = n->first; c; c = c->next)
        if (!skipped_in_front[c->kind]) {
            ietf_text_lines_blank(out, 1);
            ietf_text_render(x, c, s, out);
        }
}

void
ietf_text_middle(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    ietf_text_state state = *s;
    state.joiners = &ietf_text_joiners_base;
    ietf_text_children(x, n, &state, out);
}

void
ietf_text_back(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    ietf_text_children(x, n, s, out);
}

/* Front matter with a heading of its own */

void
ietf_text_abstract(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                   ietf_text_lines *out)
{
    size_t from = out->count;
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    joiners.slots[IETF_SLOT_OTHER] = (ietf_text_joiner){.join = "\n\n", .indent = 3};
    state.joiners = &joiners;
    ietf_text_lines_add(out, "Abstract", 8, n);
    ietf_text_children_from(x, n->first, &state, out, from);
}

void
ietf_text_note(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    size_t from = out->count;
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    const ietf_node *first =
        n->first && n->first->kind == IETF_TEXT ? n->first->next : n->first;
    joiners.slots[IETF_SLOT_OTHER] = (ietf_text_joiner){.join = "\n\n", .indent = 3};
    joiners.slots[IETF_SLOT_NAME] = (ietf_text_joiner){.join = ": "};
    state.joiners = &joiners;
    if (!first || first->kind != IETF_EL_NAME)
        ietf_text_lines_add(out, "Note", 4, n);
    ietf_text_children_from(x, first, &state, out, from);
}

/* boilerplate and toc: sections without numbers. URLs stay whole in RFCs only. */
static void
add_unnumbered(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    ietf_text_state state = *s;
    state.keep_url = x->rfc;
    for (const ietf_node *c = n->first; c; c = c->next)
        if (ietf_node_is_element(c) && !ietf_node_is(c, IETF_AT_NUMBERED, "false")) {
            const char *numbered = ietf_node_get(c, IETF_AT_NUMBERED);
            ietf_report(x->diagnostics, IETF_D_TEXT_NUMBERED, c, n->name,
                        numbered ? numbered : "None");
        }
    ietf_text_children(x, n, &state, out);
}

void
ietf_text_boilerplate(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                      ietf_text_lines *out)
{
    add_unnumbered(x, n, s, out);
}

void
ietf_text_toc(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    x->in_toc = true;
    add_unnumbered(x, n, s, out);
    x->in_toc = false;
}

/* Sections */

/* "1.2.", "Appendix A."; "" for a section without number. */
static const char *
section_number(ietf_text *x, const ietf_node *n)
{
    const char *text = ietf_node_get(n, IETF_AT_PN);
    ietf_pn pn;
    if (!ietf_node_is(n, IETF_AT_NUMBERED, "true"))
        return "";
    if (!ietf_pn_split(&pn, text ? text : "unknown-unknown", x->arena)) {
        ietf_text_fail(x, n, "its pn has no number");
        return "";
    }
    bool appendix = pn.appendix && ietf_pn_level(pn.number) == 1;
    return ietf_arena_join(x->arena, appendix ? "Appendix " : "", ietf_pn_number(&pn, x->arena),
                           ".", NULL);
}

void
ietf_text_heading(ietf_text *x, const ietf_node *n, const ietf_node *name, const char *number,
                  const ietf_text_state *s, ietf_text_lines *out)
{
    size_t mark = x->scratch.length;
    ietf_buf_adds(&x->scratch, number);
    ietf_text_join_string(x, name, s, &x->scratch, mark);
    ietf_text_lines_split(out, x->wrapper, x->scratch.data + mark, x->scratch.length - mark, n);
    ietf_buf_truncate(&x->scratch, mark);
}

void
ietf_text_section(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                  ietf_text_lines *out)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_OTHER, {"\n\n", 3, 0, false, false}},
        {IETF_SLOT_T, {"\n\n", 3, 0, false, false}},
        {IETF_SLOT_NAME, {"  ", 0, 0, false, false}},
        {IETF_SLOT_IREF, {"  ", 0, 0, false, false}},
        {IETF_SLOT_SECTION, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_ARTSET, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_ARTWORK, {"\n\n", 3, 0, false, true}},
        {IETF_SLOT_SOURCECODE, {"\n\n", 3, 0, false, false}},
    };
    size_t from = out->count;
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    const ietf_node *name = ietf_node_child(n, IETF_EL_NAME);
    const char *number = section_number(x, n);
    ietf_text_joiners_update(&joiners, rows, sizeof rows / sizeof *rows);
    state.joiners = &joiners;
    if (ietf_node_is(n, IETF_AT_NUMBERED, "true"))
        joiners.slots[IETF_SLOT_NAME].indent = (int)strlen(number) + 2;
    if (name)
        ietf_text_heading(x, n, name, number, &state, out);
    for (const ietf_node *c = n->first; c; c = c->next)
        if (c->kind != IETF_TEXT && c->kind != IETF_EL_NAME)
            ietf_text_join(x, c, &state, out, from);
}

/* Paragraphs */

void
ietf_text_t(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    int indent = ietf_text_number(x, n, IETF_AT_INDENT, 0);
    size_t mark = x->scratch.length;
    ietf_text_inner(x, n, NULL, &x->scratch);
    const char *text = x->scratch.data + mark;
    size_t length = x->scratch.length - mark;
    if (s->no_fill)
        ietf_text_lines_add_copy(out, text, length, n);
    else
        ietf_text_fill(x, text, length, s, indent, n, out);
    ietf_buf_truncate(&x->scratch, mark);
}
