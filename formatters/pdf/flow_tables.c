/* Tables. The box of the table holds the grid and the caption below it; the grid has no place
 * in the structure of its own, so that its rows and the caption belong to the table. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/util/str.h"

enum { SCOPE_COLUMN = 1, SCOPE_ROW = 2 };

static uint16_t
span_of(const ietf_node *n, enum ietf_at at)
{
    enum { MOST = 1000 };
    const char *text = ietf_node_get(n, at);
    int count;

    if (!text || !ietf_str_to_int(text, &count) || count < 1)
        return 1;
    return (uint16_t)(count < MOST ? count : MOST);
}

static uint8_t
align_of(const ietf_node *n, enum pdf_align otherwise)
{
    return (uint8_t)(ietf_node_is(n, IETF_AT_ALIGN, "left")     ? PDF_ALIGN_LEFT
                     : ietf_node_is(n, IETF_AT_ALIGN, "center") ? PDF_ALIGN_CENTER
                     : ietf_node_is(n, IETF_AT_ALIGN, "right")  ? PDF_ALIGN_RIGHT
                                                                : otherwise);
}

static void
add_cell(pdf_builder *x, pdf_node *row, const ietf_node *n, bool in_head)
{
    bool head = n->kind == IETF_EL_TH;
    pdf_node *cell = pdf_box_for(x, row, n, PDF_CELL, head ? PDF_ROLE_TH : PDF_ROLE_TD,
                                 head ? PDF_LOOK_HEAD_CELL : PDF_LOOK_CELL);

    cell->column_span = span_of(n, IETF_AT_COLSPAN);
    cell->row_span = span_of(n, IETF_AT_ROWSPAN);
    cell->align = align_of(n, PDF_ALIGN_LEFT);
    cell->scope = !head ? 0 : in_head ? SCOPE_COLUMN : SCOPE_ROW;
    pdf_flow_mixed(x, cell, n, PDF_LOOK_TIGHT);
}

static void
add_row(pdf_builder *x, pdf_node *rows, const ietf_node *n, bool in_head)
{
    pdf_node *row = pdf_box_for(x, rows, n, PDF_ROW, PDF_ROLE_TR, PDF_LOOK_ROW);

    for (const ietf_node *c = ietf_node_first_element(n); c; c = ietf_node_next_element(c))
        if (c->kind == IETF_EL_TD || c->kind == IETF_EL_TH)
            add_cell(x, row, c, in_head);
}

static const struct {
    enum pdf_role role;
    enum pdf_look_name look;
} parts[IETF_KIND_COUNT] = {
    [IETF_EL_THEAD] = {PDF_ROLE_THEAD, PDF_LOOK_TABLE_HEAD},
    [IETF_EL_TBODY] = {PDF_ROLE_TBODY, PDF_LOOK_TABLE_BODY},
    [IETF_EL_TFOOT] = {PDF_ROLE_TFOOT, PDF_LOOK_TABLE_FOOT},
};

static void
add_rows(pdf_builder *x, pdf_node *grid, const ietf_node *n)
{
    pdf_node *rows;

    if (!ietf_node_child(n, IETF_EL_TR))
        return;
    rows = pdf_box_for(x, grid, n, PDF_ROWS, parts[n->kind].role, parts[n->kind].look);
    for (const ietf_node *c = ietf_node_child(n, IETF_EL_TR); c;
         c = ietf_node_next(c, IETF_EL_TR))
        add_row(x, rows, c, n->kind == IETF_EL_THEAD);
}

void
pdf_flow_table(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const ietf_node *name = ietf_node_child(n, IETF_EL_NAME);
    pdf_node *table, *grid;

    pdf_box_id_waits(x, name ? ietf_node_get(name, IETF_AT_SLUGIFIEDNAME) : NULL);
    for (const ietf_node *c = ietf_node_child(n, IETF_EL_IREF); c;
         c = ietf_node_next(c, IETF_EL_IREF))
        pdf_flow_iref(x, c);
    table = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_TABLE, PDF_LOOK_TABLE);
    grid = pdf_box_new(x, table, PDF_TABLE, PDF_ROLE_NONE, PDF_LOOK_GRID);
    grid->align = align_of(n, PDF_ALIGN_CENTER);
    for (const ietf_node *c = ietf_node_first_element(n); c; c = ietf_node_next_element(c))
        if (parts[c->kind].role)
            add_rows(x, grid, c);
    pdf_flow_grid(x, grid);
    pdf_flow_caption(x, table, n);
}
