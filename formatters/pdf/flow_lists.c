/* Paragraphs, lists, quotations: what flows in a section. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/util/str.h"

/* Columns of the text format, half an em each. */
enum { COLUMN = 500 };

static pdf_unit
columns(const pdf_builder *x, const pdf_node *box, int count)
{
    return pdf_box_em(x, box, count * COLUMN);
}

/* Is n the only element in the item? */
static bool
is_alone(const ietf_node *n)
{
    return !ietf_node_previous_element(n) && !ietf_node_next_element(n);
}

/* The space below a paragraph depends on what it is in. */
static enum pdf_look_name
look_of_t(const ietf_node *n)
{
    const ietf_node *list = n->parent->parent;
    bool compact = list && ietf_node_is(list, IETF_AT_SPACING, "compact");

    switch (n->parent->kind) {
    case IETF_EL_LI:
        return compact || is_alone(n) ? PDF_LOOK_TIGHT : PDF_LOOK_ITEM_PARAGRAPH;
    case IETF_EL_DD:
        return is_alone(n) ? PDF_LOOK_TIGHT
               : compact   ? PDF_LOOK_ITEM_PARAGRAPH
                           : PDF_LOOK_PARAGRAPH;
    case IETF_EL_TD:
    case IETF_EL_TH:
        return PDF_LOOK_TIGHT;
    case IETF_EL_BLOCKQUOTE:
        return ietf_node_next_element(n) ? PDF_LOOK_PARAGRAPH : PDF_LOOK_TIGHT;
    case IETF_EL_ASIDE:
        return PDF_LOOK_ITEM_PARAGRAPH;
    default:
        return PDF_LOOK_PARAGRAPH;
    }
}

/* Lists may stand in a paragraph, as they did in version 2. */
static bool
has_blocks(const ietf_node *n)
{
    for (const ietf_node *c = ietf_node_first_element(n); c; c = ietf_node_next_element(c))
        if (pdf_block_handlers[c->kind] && !pdf_inline_handlers[c->kind])
            return true;
    return false;
}

void
pdf_flow_t(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_node *box;

    if (has_blocks(n)) {
        box = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_DIV, PDF_LOOK_NONE);
        box->indent = columns(x, box, pdf_columns(n, 0));
        pdf_flow_mixed(x, box, n, look_of_t(n));
        return;
    }
    box = pdf_box_for(x, parent, n, PDF_TEXT, PDF_ROLE_P, look_of_t(n));
    box->indent = columns(x, box, pdf_columns(n, 0));
    pdf_text_resume(x, box);
    pdf_flow_inlines(x, n);
    pdf_text_close(x);
}

void
pdf_flow_blockquote(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const char *from = ietf_node_get(n, IETF_AT_QUOTEDFROM);
    const char *cite = ietf_node_get(n, IETF_AT_CITE);
    pdf_node *quote = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_BLOCKQUOTE, PDF_LOOK_QUOTE);

    pdf_flow_mixed(x, quote, n, PDF_LOOK_TIGHT);
    if (!from || !*from)
        return;
    pdf_text_open(x, quote, PDF_ROLE_P, PDF_LOOK_QUOTE_SOURCE)->keep_previous = true;
    pdf_text_add(x, "\xE2\x80\x94 ");
    if (cite && *cite)
        pdf_link_add(x, cite, PDF_LOOK_LINK, from);
    else
        pdf_text_add(x, from);
    pdf_text_close(x);
}

void
pdf_flow_aside(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_flow_mixed(x, pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_NOTE, PDF_LOOK_ASIDE), n,
                   PDF_LOOK_TIGHT);
}

/* Unordered and ordered lists */

static bool
is_list(const ietf_node *n)
{
    return n->kind == IETF_EL_UL || n->kind == IETF_EL_OL;
}

/* How many lists stand around it. */
static unsigned
depth_of(const ietf_node *list)
{
    unsigned depth = 0;

    for (const ietf_node *n = list->parent; n; n = n->parent)
        depth += is_list(n);
    return depth;
}

static bool
is_inner(const ietf_node *list)
{
    return list->parent->kind == IETF_EL_LI || list->parent->kind == IETF_EL_DD;
}

static const char *
bullet(const ietf_node *list)
{
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x97\xA6", "\xE2\x96\xAA"};
    unsigned depth = depth_of(list);

    return bullets[depth < 2 ? depth : 2];
}

typedef struct list {
    const ietf_node *node;
    pdf_node *box;
    bool compact, bare, labels, percent;
} list;

/* Where the body of an item begins: two ems, one in an inner list, and what the indent asks for
 * beyond its usual 3 or 4 columns. */
static pdf_unit
body_indent(const pdf_builder *x, const list *l)
{
    enum { USUAL = 4, OUTER = 2000, INNER = 1000 };
    int all = pdf_columns(l->node, 3), extra = all - USUAL;

    if (l->bare)
        return 0;
    if (l->percent)
        return columns(x, l->box, all);
    return pdf_box_em(x, l->box, depth_of(l->node) ? INNER : OUTER) +
           (extra > 0 ? columns(x, l->box, extra) : 0);
}

static const char *
label_of(const list *l, const ietf_node *li)
{
    const char *counter = ietf_node_get(li, IETF_AT_DERIVEDCOUNTER);

    return l->node->kind == IETF_EL_OL && counter && *counter ? counter : bullet(l->node);
}

static void
add_item(pdf_builder *x, const list *l, const ietf_node *li)
{
    enum { GAP = 300, TERM_GAP = 1000 };
    enum pdf_look_name look = l->compact  ? PDF_LOOK_COMPACT_ITEM
                              : l->labels ? PDF_LOOK_ITEM
                                          : PDF_LOOK_EMPTY_ITEM;
    pdf_node *item, *body;

    item = pdf_box_for(x, l->box, li, l->labels ? PDF_ITEM : PDF_BLOCK, PDF_ROLE_LI, look);
    item->indent = body_indent(x, l);
    if (l->labels) {
        item->gap = pdf_box_em(x, item, l->percent ? TERM_GAP : GAP);
        item->label_flush = !l->percent;
        pdf_text_whole(x, item, PDF_ROLE_LBL, PDF_LOOK_LABEL, label_of(l, li));
    }
    body = pdf_box_new(x, item, PDF_BLOCK, PDF_ROLE_LBODY, PDF_LOOK_ITEM_BODY);
    pdf_flow_mixed(x, body, li, PDF_LOOK_TIGHT);
}

static void
add_items(pdf_builder *x, list *l)
{
    for (const ietf_node *c = ietf_node_first_element(l->node); c;
         c = ietf_node_next_element(c))
        if (c->kind == IETF_EL_LI)
            add_item(x, l, c);
}

static enum pdf_look_name
look_of_list(const ietf_node *n)
{
    return is_inner(n) ? PDF_LOOK_INNER_LIST : PDF_LOOK_LIST;
}

/* The page has no id for an unordered list. */
void
pdf_flow_ul(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    bool empty = ietf_node_is(n, IETF_AT_EMPTY, "true");
    list l = {
        .node = n,
        .box = pdf_box_new(x, parent, PDF_BLOCK, PDF_ROLE_L, look_of_list(n)),
        .compact = ietf_node_is(n, IETF_AT_SPACING, "compact"),
        .bare = empty && ietf_node_is(n, IETF_AT_BARE, "true"),
        .labels = !empty,
    };

    add_items(x, &l);
}

void
pdf_flow_ol(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);
    list l = {
        .node = n,
        .box = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_L, look_of_list(n)),
        .compact = ietf_node_is(n, IETF_AT_SPACING, "compact"),
        .labels = true,
        .percent = type && type[0] && type[1] && strchr(type, '%'),
    };

    add_items(x, &l);
}

/* Definition lists */

/* What does not stand on the line of its term. */
static bool
begins_below(const ietf_node *dd)
{
    static const bool below[IETF_KIND_COUNT] = {
        [IETF_EL_ARTWORK] = true,    [IETF_EL_ARTSET] = true, [IETF_EL_ASIDE] = true,
        [IETF_EL_BLOCKQUOTE] = true, [IETF_EL_FIGURE] = true, [IETF_EL_OL] = true,
        [IETF_EL_SOURCECODE] = true, [IETF_EL_TABLE] = true,  [IETF_EL_UL] = true,
    };
    const ietf_node *first = ietf_node_first_element(dd);

    return first && below[first->kind] && pdf_is_blank(ietf_node_text(dd));
}

static pdf_node *
add_term(pdf_builder *x, pdf_node *terms, const ietf_node *dt, bool compact)
{
    enum { GAP = 1000 };
    pdf_node *item = pdf_box_new(x, terms, PDF_ITEM, PDF_ROLE_LI,
                                 compact ? PDF_LOOK_COMPACT_ITEM : PDF_LOOK_DEFINITION);
    pdf_node *label;

    item->gap = pdf_box_em(x, item, GAP);
    if (dt) {
        label = pdf_box_for(x, item, dt, PDF_TEXT, PDF_ROLE_LBL, PDF_LOOK_TERM);
        pdf_text_resume(x, label);
        pdf_flow_inlines(x, dt);
        pdf_text_close(x);
    } else {
        pdf_text_whole(x, item, PDF_ROLE_LBL, PDF_LOOK_TERM, NULL);
    }
    return item;
}

/* A term without a definition of its own stands above the next one. */
static void
end_term(pdf_builder *x, pdf_node *item)
{
    item->label_alone = true;
    item->look = PDF_LOOK_COMPACT_ITEM;
    item->keep_next = true;
    pdf_box_new(x, item, PDF_BLOCK, PDF_ROLE_NONE, PDF_LOOK_ITEM_BODY);
}

static void
add_definition(pdf_builder *x, pdf_node *item, const ietf_node *dd, const ietf_node *dl)
{
    pdf_node *body = pdf_box_for(x, item, dd, PDF_BLOCK, PDF_ROLE_LBODY, PDF_LOOK_ITEM_BODY);

    item->indent = columns(x, item, pdf_columns(dl, 3));
    item->label_alone = ietf_node_is(dl, IETF_AT_NEWLINE, "true") || begins_below(dd);
    pdf_flow_mixed(x, body, dd, PDF_LOOK_TIGHT);
    if (!body->first)
        body->role = PDF_ROLE_NONE;
}

void
pdf_flow_dl(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    bool compact = ietf_node_is(n, IETF_AT_SPACING, "compact");
    pdf_node *item = NULL;
    pdf_node *box = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_L,
                                is_inner(n) ? PDF_LOOK_INNER_TERMS : PDF_LOOK_TERMS);

    for (const ietf_node *c = ietf_node_first_element(n); c; c = ietf_node_next_element(c)) {
        if (c->kind == IETF_EL_DT) {
            if (item)
                end_term(x, item);
            item = add_term(x, box, c, compact);
        } else if (c->kind == IETF_EL_DD) {
            add_definition(x, item ? item : add_term(x, box, NULL, compact), c, n);
            item = NULL;
        } else if (c->kind == IETF_EL_IREF) {
            pdf_flow_iref(x, c);
        }
    }
    if (item)
        end_term(x, item);
}
