/* Boxes of the flow: their place in the tree, what their look makes of the text around, ids. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/util/str.h"

pdf_node *
pdf_node_following(const pdf_node *n, const pdf_node *top)
{
    if (n->first)
        return n->first;
    while (n != top && !n->next)
        n = n->parent;
    return n == top ? NULL : n->next;
}

/* Styles */

static bool
same_style(const pdf_style *left, const pdf_style *right)
{
    return left->family == right->family && left->bold == right->bold &&
           left->italic == right->italic && left->size == right->size &&
           left->rise == right->rise && left->color == right->color &&
           left->background == right->background;
}

/* The number of a style; there are few of them. */
static uint16_t
keep_style(pdf_builder *x, const pdf_style *style)
{
    size_t count = x->flow->style_count;

    for (size_t i = 0; i < count; i++)
        if (same_style(&x->styles[i], style))
            return (uint16_t)i;
    if (count == x->style_capacity) {
        size_t capacity = count ? count * 2 : 32;

        x->styles = ietf_arena_grow(x->arena, x->styles, count * sizeof *x->styles,
                                    capacity * sizeof *x->styles);
        x->style_capacity = capacity;
        x->flow->styles = x->styles;
    }
    x->styles[count] = *style;
    x->flow->style_count++;
    return (uint16_t)count;
}

static bool
switched(uint8_t around, uint8_t own)
{
    return own == PDF_INHERIT ? around : own == PDF_ON;
}

static pdf_unit
scale(pdf_unit length, int thousandths)
{
    return (pdf_unit)((int64_t)length * thousandths / 1000);
}

uint16_t
pdf_style_derive(pdf_builder *x, uint16_t style, enum pdf_look_name look, bool inlined)
{
    enum { RAISE = 350, LOWER = -150 };
    const pdf_look *l = &pdf_looks[look];
    pdf_style s = x->styles[style];

    if (l->position)
        s.rise += scale(s.size, l->position == 1 ? RAISE : LOWER);
    if (l->size)
        s.size = scale(s.size, l->size);
    if (l->family)
        s.family = l->family;
    s.bold = switched(s.bold, l->bold);
    s.italic = switched(s.italic, l->italic);
    if (l->color)
        s.color = l->color & 0xffffff;
    if (l->background && inlined)
        s.background = l->background;
    return keep_style(x, &s);
}

pdf_unit
pdf_box_size(const pdf_builder *x, const pdf_node *box)
{
    return x->styles[box->style].size;
}

pdf_unit
pdf_box_em(const pdf_builder *x, const pdf_node *box, int thousandths)
{
    return scale(pdf_box_size(x, box), thousandths);
}

/* Boxes */

static void
append(pdf_node *parent, pdf_node *n)
{
    n->parent = parent;
    *(parent->last ? &parent->last->next : &parent->first) = n;
    parent->last = n;
}

/* Text looks as around, unless the look says something else. */
static void
inherit(pdf_builder *x, pdf_node *n, const pdf_node *parent)
{
    const pdf_look *l = &pdf_looks[n->look];
    int64_t around = parent ? parent->line_height : 0;

    n->style =
        pdf_style_derive(x, parent ? parent->style : 0, (enum pdf_look_name)n->look, false);
    n->align = l->align ? l->align : parent ? parent->align : (uint8_t)PDF_ALIGN_LEFT;
    n->line_height = l->line_height ? pdf_box_em(x, n, l->line_height)
                     : parent
                         ? (pdf_unit)(around * pdf_box_size(x, n) / pdf_box_size(x, parent))
                         : pdf_box_size(x, n);
}

static pdf_node *
make(pdf_builder *x, enum pdf_box box, enum pdf_role role, enum pdf_look_name look)
{
    pdf_node *n = IETF_NEW(x->arena, pdf_node);

    n->box = (uint8_t)box;
    n->role = (uint8_t)role;
    n->look = (uint16_t)look;
    n->column_span = n->row_span = 1;
    n->page = -1;
    return n;
}

pdf_node *
pdf_box_new(pdf_builder *x, pdf_node *parent, enum pdf_box box, enum pdf_role role,
            enum pdf_look_name look)
{
    pdf_node *n = make(x, box, role, look);

    inherit(x, n, parent);
    if (parent)
        append(parent, n);
    n->ids = x->waiting;
    for (const pdf_ids *i = n->ids; i; i = i->next)
        ietf_map_set(&x->flow->ids, i->id, n);
    x->waiting = NULL;
    return n;
}

const char *
pdf_language(const ietf_node *n)
{
    const char *tag = ietf_node_get(n, IETF_AT_XML_LANG);
    size_t length = 0;

    for (const char *c = tag; c && *c; c++) {
        length = *c == '-' ? 0 : length + 1;
        if (*c == '-' ? c == tag || c[-1] == '-' || !c[1]
                      : length > 8 || !(ietf_is_alpha(*c) ||
                                        (ietf_is_digit(*c) && (size_t)(c - tag) >= length)))
            return NULL;
    }
    return tag && *tag && tag[1] && tag[1] != '-' ? tag : NULL;
}

pdf_node *
pdf_box_for(pdf_builder *x, pdf_node *parent, const ietf_node *n, enum pdf_box box,
            enum pdf_role role, enum pdf_look_name look)
{
    pdf_node *made = pdf_box_new(x, parent, box, role, look);
    const char *next = ietf_node_get(n, IETF_AT_KEEPWITHNEXT);
    const char *previous = ietf_node_get(n, IETF_AT_KEEPWITHPREVIOUS);

    made->source = n;
    made->lang = pdf_language(n);
    made->keep_next = ietf_str_eq(next, "true");
    made->keep_previous = ietf_str_eq(previous, "true");
    pdf_box_identify_all(x, made, n);
    return made;
}

/* Ids */

static void
add_id(pdf_builder *x, pdf_ids **list, const char *id)
{
    while (*list)
        list = &(*list)->next;
    *list = IETF_NEW(x->arena, pdf_ids);
    (*list)->id = id;
}

void
pdf_box_identify(pdf_builder *x, pdf_node *box, const char *id)
{
    if (id && *id && ietf_map_add(&x->flow->ids, id, box))
        add_id(x, &box->ids, id);
}

void
pdf_box_identify_all(pdf_builder *x, pdf_node *box, const ietf_node *n)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN);
    const char *slug = ietf_node_get(n, IETF_AT_SLUGIFIEDNAME);
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);

    if (n->kind == IETF_EL_U) /* the one whose pn is no id of the page */
        pn = NULL;
    pdf_box_identify(x, box, pn ? pdf_id(x, pn) : slug ? slug : anchor);
    if (pn)
        pdf_box_identify(x, box, anchor);
}

void
pdf_box_id_waits(pdf_builder *x, const char *id)
{
    if (!id || !*id || ietf_map_has(&x->flow->ids, id))
        return;
    if (!x->text) {
        ietf_map_add(&x->flow->ids, id, x->flow->root);
        add_id(x, &x->waiting, id);
        return;
    }
    if (!x->mark || x->marking) {
        x->mark = make(x, PDF_INLINE, PDF_ROLE_NONE, PDF_LOOK_NONE);
        x->marking = false;
    }
    pdf_box_identify(x, x->mark, id);
}

/* Elements in running text */

/* Puts the mark where the next word begins. */
void
pdf_mark_place(pdf_builder *x)
{
    x->mark->style = x->style;
    append(x->inner, x->mark);
    x->marking = true;
}

/* There was no word: the text itself has to do. */
void
pdf_mark_give_up(pdf_builder *x)
{
    pdf_ids *ids = x->mark->ids;

    for (pdf_ids **end = &x->text->ids; ids; end = &(*end)->next)
        if (!*end) {
            *end = ids;
            break;
        }
    for (; ids; ids = ids->next)
        ietf_map_set(&x->flow->ids, ids->id, x->text);
    x->mark = NULL;
}

static bool
needs_box(const ietf_node *n, enum pdf_role role)
{
    return role != PDF_ROLE_NONE ||
           (n && (ietf_node_has(n, IETF_AT_XML_LANG) || ietf_node_has(n, IETF_AT_PN) ||
                  ietf_node_has(n, IETF_AT_ANCHOR)));
}

static void
end_mark(pdf_builder *x)
{
    if (x->marking)
        x->mark = NULL;
    x->marking = false;
}

pdf_inline
pdf_inline_begin(pdf_builder *x, const ietf_node *n, enum pdf_role role,
                 enum pdf_look_name look)
{
    pdf_inline i = {x->inner, NULL, x->style, x->run_count};

    end_mark(x);
    x->style = pdf_style_derive(x, x->style, look, true);
    if (!needs_box(n, role))
        return i;
    if (n && role == PDF_ROLE_NONE && ietf_node_has(n, IETF_AT_XML_LANG))
        role = PDF_ROLE_SPAN;
    i.node = make(x, PDF_INLINE, role, look);
    i.node->style = x->style;
    append(x->inner, i.node);
    if (n) {
        i.node->source = n;
        i.node->lang = pdf_language(n);
        pdf_box_identify_all(x, i.node, n);
    }
    x->inner = i.node;
    return i;
}

/* Nothing came in: the box goes, its ids stay. */
static void
drop(pdf_builder *x, pdf_node *n)
{
    pdf_node **link = &n->parent->first, *before = NULL;

    for (; *link != n; link = &(*link)->next)
        before = *link;
    *link = n->next;
    n->parent->last = before;
    for (const pdf_ids *i = n->ids; i; i = i->next) {
        ietf_map_set(&x->flow->ids, i->id, x->text);
        add_id(x, &x->text->ids, i->id);
    }
}

void
pdf_inline_end(pdf_builder *x, const pdf_inline *i)
{
    end_mark(x);
    x->inner = i->before;
    x->style = i->style;
    if (!i->node || i->node->first || x->run_count != i->runs)
        return;
    if (x->gap && x->gap_node == i->node)
        x->gap_node = x->inner;
    drop(x, i->node);
}
