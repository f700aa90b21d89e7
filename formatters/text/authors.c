/* The blocks of the Authors' Addresses section, and of contacts in other sections. A person
 * whose name is not in Latin script has two: in ASCII, then as it is. */
#include <string.h>

#include "formatters/text/blocks.h"
#include "formatters/text/handlers.h"
#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/postal.h"
#include "libietfdoc/util/utf8.h"

static void
use_joiners(ietf_text_joiners *joiners, ietf_text_state *state)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_OTHER, {"\n", 0, 0, false, false}},
    };

    *joiners = ietf_text_joiners_base;
    ietf_text_joiners_update(joiners, rows, 1);
    state->joiners = joiners;
}

/* An element that the reference adds to the tree: nothing in it; page breaks see it. */
static ietf_node *
make_node(ietf_text *x, enum ietf_kind kind, const ietf_node *parent)
{
    ietf_node *n = IETF_NEW(x->arena, ietf_node);

    n->kind = (uint16_t)kind;
    n->parent = (ietf_node *)parent;
    n->name = ietf_kind_name(kind);
    return n;
}

/* Both halves of one address element. */
static void
add_both(ietf_text *x, const ietf_node *first, const ietf_node *address, ietf_text_state *state,
         ietf_text_lines *out, size_t from)
{
    size_t second;

    state->latin = IETF_LATIN_YES;
    ietf_text_join(x, address, state, out, from);
    ietf_text_lines_strip(out, from);
    ietf_text_lines_blank(out, 1);
    ietf_text_lines_add(out, IETF_POSTAL_ALTERNATIVE, sizeof(IETF_POSTAL_ALTERNATIVE) - 1,
                        first);
    ietf_text_lines_blank(out, 1);
    second = out->count;
    state->latin = IETF_LATIN_NO;
    ietf_text_join(x, address, state, out, second);
    ietf_text_lines_indent(out, second, 3, 0);
    ietf_text_lines_strip(out, from);
}

void
ietf_text_author(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    const ietf_node *first = ietf_node_child(n, IETF_EL_ADDRESS);
    bool both = ietf_author_full(n, x->arena).ascii != NULL;
    ietf_text_joiners joiners;
    ietf_text_state state = *s;
    size_t from = out->count;

    use_joiners(&joiners, &state);
    if (!first)
        first = make_node(x, IETF_EL_ADDRESS, n);
    for (const ietf_node *a = first; a; a = ietf_node_next(a, IETF_EL_ADDRESS)) {
        if (both) {
            add_both(x, first, a, &state, out, from);
        } else {
            ietf_text_join(x, a, &state, out, from);
            ietf_text_lines_strip(out, from);
        }
    }
    ietf_text_lines_blank(out, 1);
}

void
ietf_text_contact(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                  ietf_text_lines *out)
{
    if (n->parent->kind == IETF_EL_SECTION)
        ietf_text_author(x, n, s, out);
    else
        ietf_text_misplaced(x, n, s, &x->scratch);
}

/* None of the person's addresses has a postal element, and this is the first of them. */
static bool
needs_postal(const ietf_node *address)
{
    const ietf_node *author = address->parent;
    const ietf_node *first = ietf_node_child(author, IETF_EL_ADDRESS);

    if (first && first != address)
        return false;
    for (; first; first = ietf_node_next(first, IETF_EL_ADDRESS))
        if (ietf_node_child(first, IETF_EL_POSTAL))
            return false;
    return true;
}

void
ietf_text_address(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                  ietf_text_lines *out)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_EMAIL, {"", 0, 0, true, false}},
    };
    ietf_text_joiners joiners;
    ietf_text_state state = *s;
    size_t from = out->count;

    use_joiners(&joiners, &state);
    ietf_text_joiners_update(&joiners, rows, 1);
    if (needs_postal(n))
        ietf_text_postal(x, make_node(x, IETF_EL_POSTAL, n), &state, out);
    ietf_text_children_from(x, n->first, &state, out, from);
}

void
ietf_text_postal(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    const ietf_node *author = n->parent->parent;
    ietf_postal_block block =
        ietf_postal_compose(author, s->latin == IETF_LATIN_YES, x->diagnostics, x->arena);

    for (size_t i = 0; i < block.line_count; i++)
        ietf_text_lines_split(out, x->wrapper, block.lines[i].text, strlen(block.lines[i].text),
                              n);
    if (block.line_count == 0)
        ietf_text_lines_add(out, "", 0, n);
}

/* The text of the element behind a label. What is not in the address itself (telephone, …)
 * stands in the first half only. */
static void
add_labelled(ietf_text *x, const ietf_node *n, const char *label, const ietf_text_state *s,
             ietf_buf *out)
{
    const char *text = ietf_node_text(n);

    if (!*text || s->latin == IETF_LATIN_NO)
        return;
    text = ietf_arena_join(x->arena, label, text, NULL);
    ietf_text_fill_string(x, text, strlen(text), s, 0, out);
}

void
ietf_text_phone(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_labelled(x, n, "Phone: ", s, out);
}

void
ietf_text_uri(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_labelled(x, n, "URI:" IETF_NBSP_UTF8 IETF_NBSP_UTF8 " ", s, out);
}

/* Several in a row are one line: its joiner puts the text behind the line before, and only the
 * first begins with a line end. */
void
ietf_text_email(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    const ietf_node *previous = n->previous;

    while (previous && previous->kind == IETF_TEXT)
        previous = previous->previous;
    if (previous && previous->kind == IETF_EL_EMAIL) {
        add_labelled(x, n, ", ", s, out);
    } else if (*ietf_node_text(n) && s->latin != IETF_LATIN_NO) {
        ietf_buf_addc(out, '\n');
        add_labelled(x, n, "Email: ", s, out);
    }
}
