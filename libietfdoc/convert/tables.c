/* <texttable> (RFC 7749 2.39) becomes <table>: its columns are a row of headings, its cells
 * rows. */
#include "libietfdoc/convert/steps.h"

struct table {
    ietf_convert *convert;
    ietf_node *table, *row;
    ietf_list aligns; /* of the columns; NULL: not given */
    size_t cells;
};

static ietf_node *
add_element(struct table *t, ietf_node *parent, enum ietf_kind kind, const ietf_node *like)
{
    ietf_node *n = ietf_node_new(t->convert->document, kind, like);

    ietf_node_append(t->convert->document, parent, n);
    return n;
}

/* A cell with everything that is in n; the text behind n comes along. */
static ietf_node *
add_cell(struct table *t, enum ietf_kind kind, ietf_node *n)
{
    ietf_document *d = t->convert->document;
    ietf_node *cell = add_element(t, t->row, kind, n);

    ietf_edit_copy_attributes(t->convert, n, cell);
    ietf_node_set_text(d, cell, ietf_node_text(n));
    ietf_edit_take_children(t->convert, n, cell);
    ietf_node_set_tail(d, cell, ietf_node_tail(n));
    ietf_node_unset(cell, IETF_AT_WIDTH);
    return cell;
}

static void
add_heading(struct table *t, ietf_node *n)
{
    const char *align = ietf_node_get(n, IETF_AT_ALIGN);

    if (t->aligns.count == 0)
        t->row = add_element(t, add_element(t, t->table, IETF_EL_THEAD, n), IETF_EL_TR, n);
    ietf_list_add(&t->aligns, align);
    add_cell(t, IETF_EL_TH, n);
}

static void
add_data(struct table *t, ietf_node *n)
{
    ietf_document *d = t->convert->document;
    size_t column;
    const char *align;
    ietf_node *cell;

    if (t->aligns.count == 0) {
        ietf_convert_fail(t->convert, IETF_D_CONVERT_NO_COLUMNS, n);
        return;
    }
    column = t->cells % t->aligns.count;
    align = t->aligns.items[column];
    if (t->cells++ == 0)
        add_element(t, t->table, IETF_EL_TBODY, n);
    if (column == 0)
        t->row = add_element(t, ietf_node_child(t->table, IETF_EL_TBODY), IETF_EL_TR, n);
    cell = add_cell(t, IETF_EL_TD, n);
    if (align && *align)
        ietf_node_set(d, cell, IETF_AT_ALIGN, align);
}

/* Nothing but headings and cells is kept, nor what stands behind the table. */
void
ietf_step_texttable(ietf_convert *c, ietf_node *n)
{
    struct table t = {.convert = c, .table = ietf_node_new(c->document, IETF_EL_TABLE, n)};
    ietf_node *next;

    ietf_list_init(&t.aligns, c->arena);
    ietf_edit_copy_attributes(c, n, t.table);
    for (ietf_node *child = ietf_edit_first(n); child && !c->stop; child = next) {
        next = ietf_edit_next(child);
        if (child->kind == IETF_EL_TTCOL)
            add_heading(&t, child);
        else if (child->kind == IETF_EL_C)
            add_data(&t, child);
    }
    ietf_edit_unset(t.table, IETF_AT_STYLE, IETF_AT_SUPPRESS_TITLE, IETF_AT_FOREIGN);
    ietf_node_insert_before(c->document, n, t.table);
    ietf_node_remove_with_tail(c->document, n);
}
