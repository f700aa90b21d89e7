/* <table>: its grid, and its number and name below. */
#include "formatters/text/table.h"

#include <string.h>

#include "formatters/text/blocks.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { LEAST_TITLE_WIDTH = 26 };

struct style {
    const char *name;
    ietf_borders borders;
};

static const struct style styles[] = {
    {"full", {'=', '-', '+', '|'}},
    {"light", {'-', '\0', '+', '|'}},
    {"minimal", {'-', '\0', ' ', ' '}},
    {"min", {'-', '\0', ' ', ' '}},
};

static bool
find_borders(ietf_text *x, const ietf_node *n, ietf_borders *borders)
{
    const char *name = ietf_node_instruction(x->document, n, "table_borders", x->arena);

    if (!name || !*name)
        name = x->options->table_borders;
    for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
        if (ietf_str_eq(styles[i].name, name)) {
            *borders = styles[i].borders;
            return true;
        }
    ietf_report(x->diagnostics, IETF_D_TABLE_BORDERS, n, name);
    x->failed = true;
    return false;
}

/* "Table 1: name". The number is what follows the first hyphen of pn. */
static bool
make_title(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *title)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN);
    const char *number = pn ? strchr(pn, '-') : NULL;
    const ietf_node *first = n->first;
    char *word;

    if (!number) {
        ietf_text_fail(x, n, "it has no number");
        return false;
    }
    word = ietf_arena_strndup(x->arena, number + 1, strcspn(number + 1, "-"));
    word = ietf_str_lower(x->arena, word);
    *word = (char)ietf_to_upper(*word);
    ietf_buf_adds(title, "Table ");
    ietf_buf_adds(title, word);
    while (first && first->kind == IETF_TEXT)
        first = first->next;
    if (first && first->kind == IETF_EL_NAME)
        ietf_text_join_string(x, first, s, title, 0);
    return true;
}

/* The title in the middle below a blank line. A table that is narrower than its title is
 * centred over it first. */
static void
add_title(ietf_text *x, const ietf_node *n, const char *title, int width, ietf_text_lines *out,
          size_t from)
{
    int table_width = ietf_text_lines_width(out, from);
    int least = (int)ietf_utf8_count(title, strlen(title));
    const char *centered;

    if (least > LEAST_TITLE_WIDTH)
        least = LEAST_TITLE_WIDTH;
    if (table_width > width)
        table_width = width;
    if (table_width < least) {
        table_width = least;
        ietf_text_lines_align(out, from, "center", table_width);
    }
    centered = ietf_fill_center(x->wrapper, title, table_width);
    if (!centered) {
        ietf_text_fail(x, n, "there is no room left for its title");
        return;
    }
    ietf_text_lines_add(out, "", 0, n);
    ietf_text_lines_split(out, x->wrapper, centered, strlen(centered), n);
}

void
ietf_text_table(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                ietf_text_lines *out)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_NAME, {": ", 0, 0, false, false}},
        {IETF_SLOT_DL, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_OL, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_T, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_UL, {"\n\n", 0, 0, false, false}},
    };
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    ietf_table table = {.x = x, .node = n, .state = &state};
    const char *align = ietf_node_get(n, IETF_AT_ALIGN);
    size_t from = out->count;
    ietf_buf title;

    state.joiners = &joiners;
    ietf_text_joiners_update(&joiners, rows, sizeof(rows) / sizeof(*rows));
    ietf_buf_init(&title, x->arena);
    if (!make_title(x, n, &state, &title) || !find_borders(x, n, &table.borders))
        return;
    ietf_table_grid(&table);
    if (!x->failed)
        ietf_table_widths(&table);
    if (!x->failed)
        ietf_table_draw(&table, out);
    if (!x->failed) {
        add_title(x, n, title.data, s->width, out, from);
        ietf_text_lines_align(out, from, align ? align : "center", s->width);
    }
    ietf_buf_release(&title);
}
