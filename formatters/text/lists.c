/* Lists: ul, ol, dl and their items. An item is rendered as a block; its label then takes the
 * place of the white space before its first line. */
#include "formatters/text/handlers.h"
#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

struct ietf_text_list {
    const ietf_label *label; /* of an ol; NULL: ul */
    int counter;
    int padding;        /* columns that a label is padded to */
    const char *symbol; /* of a ul */
    bool bare;          /* a ul without any label */
};

/* Code points of the first word (Unicode white space divides words); 0 when there is none. */
static int
first_word_length(const char *text, size_t length)
{
    const char *end = text + length;
    int count = 0;
    while (text < end) {
        if (!ietf_unicode_is_space(ietf_utf8_next(&text, end)))
            count++;
        else if (count)
            break;
    }
    return count;
}

static ietf_node *
first_node(const ietf_node *n)
{
    return n->first && n->first->kind == IETF_TEXT ? n->first->next : n->first;
}

static ietf_node *
last_node(const ietf_node *n)
{
    return n->last && n->last->kind == IETF_TEXT ? n->last->previous : n->last;
}

/* Items */

static void
add_padded(const char *label, int padding, ietf_buf *out)
{
    int length = (int)ietf_utf8_count(label, strlen(label));
    ietf_buf_adds(out, label);
    if (length < padding)
        ietf_buf_fill(out, ' ', (size_t)(padding - length));
}

static void
add_label(ietf_text *x, const ietf_node *li, struct ietf_text_list *list, ietf_buf *out)
{
    if (!list->label) {
        if (!list->bare)
            add_padded(list->symbol, list->padding, out);
        return;
    }
    const char *label = ietf_label_make(list->label, list->counter++, x->arena);
    if (!label) {
        ietf_text_fail(x, li, "its number cannot be written in the list's style");
        return;
    }
    add_padded(label, list->padding, out);
}

/* The label replaces white space before the item's first line, except where that line is not
 * the item's own: then the reference drops the label. */
static bool
takes_label(const ietf_text_line *line)
{
    uint16_t kind = line->node ? line->node->kind : IETF_EL_LI;
    return kind != IETF_EL_ARTWORK && kind != IETF_EL_FIGURE && kind != IETF_EL_SOURCECODE &&
           kind != IETF_EL_LI;
}

static void
put_label(ietf_text *x, const ietf_node *li, ietf_text_lines *out, size_t from, bool text,
          size_t mark)
{
    const char *label = x->scratch.data + mark;
    size_t length = x->scratch.length - mark;
    if (text)
        ietf_text_lines_strip_start(out, from);
    else
        ietf_text_lines_strip(out, from);
    if (from == out->count) {
        if (text && length)
            ietf_text_lines_add_copy(out, label, length, li);
    } else if (text || takes_label(&out->items[from])) {
        ietf_text_line_label(out, from, label, length);
    }
}

void
ietf_text_li(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    size_t from = out->count;
    size_t mark = x->scratch.length;
    if (!s->list) {
        ietf_text_fail(x, n, "it is not in a list");
        return;
    }
    add_label(x, n, s->list, &x->scratch);
    bool text = ietf_text_content(x, n, s, out);
    put_label(x, n, out, from, text, mark);
    ietf_buf_truncate(&x->scratch, mark);
    if (x->paginated)
        ietf_text_expand_leaders(x, out, from, s->width);
}

/* Joiners of ul and ol: everything else is inherited. */
static void
set_item_joiners(ietf_text_joiners *j, const ietf_node *list, int indent, int hang)
{
    const char *gap = ietf_node_is(list, IETF_AT_SPACING, "compact") ? "\n" : "\n\n";
    j->slots[IETF_SLOT_OTHER] = (ietf_text_joiner){.join = gap, .indent = indent};
    j->slots[IETF_SLOT_LI] = (ietf_text_joiner){.join = gap};
    j->slots[IETF_SLOT_T] = (ietf_text_joiner){.join = gap, .indent = indent, .hang = hang};
}

static void
render_items(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
             struct ietf_text_list *list, int hang, ietf_text_lines *out)
{
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    set_item_joiners(&joiners, n, list->padding, hang);
    state.joiners = &joiners;
    state.list = list;
    ietf_text_children(x, n, &state, out);
}

/* Unordered lists */

static int
list_depth(const ietf_node *n)
{
    int depth = 0;
    for (const ietf_node *p = n->parent; p; p = p->parent)
        depth += p->kind == IETF_EL_UL;
    return depth;
}

/* A list without symbols is indented as its last item demands: by its first word, which is a
 * number mostly (the table of contents is made so). To find it, the item is rendered, as a
 * whole because artwork that is too wide leaves traces. Where such lists are nested deeply, the
 * first line is enough, and lists inside are not measured again. */
static int
bare_indent(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
            struct ietf_text_list *list)
{
    ietf_text_lines lines;
    ietf_text_state state = *s;
    const ietf_node *last = last_node(n);
    int columns = 0;
    if (!last || s->probe)
        return 3;
    ietf_text_lines_init(&lines, x->arena);
    state.probe = ++state.probes > 2;
    state.list = list;
    ietf_text_render(x, last, &state, &lines);
    for (size_t i = 0; i < lines.count && !columns; i++)
        columns = first_word_length(lines.items[i].text, lines.items[i].length);
    if (!lines.count)
        return 3;
    return columns + 2 < 8 ? columns + 2 : 8;
}

static const char *
symbol_at(ietf_text *x, int depth)
{
    size_t length = strlen(x->symbols);
    size_t count = ietf_utf8_count(x->symbols, length);
    if (!count)
        return " ";
    const char *symbol = ietf_utf8_offset(x->symbols, length, (size_t)depth % count);
    const char *end = symbol;
    ietf_utf8_next(&end, x->symbols + length);
    return ietf_arena_strndup(x->arena, symbol, (size_t)(end - symbol));
}

void
ietf_text_ul(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    bool empty = ietf_node_is(n, IETF_AT_EMPTY, "true");
    struct ietf_text_list list = {.bare = empty && ietf_node_is(n, IETF_AT_BARE, "true")};
    list.symbol = empty ? " " : symbol_at(x, list_depth(n));
    int natural = list.bare ? bare_indent(x, n, s, &list) : 3;
    list.padding = ietf_text_number(x, n, IETF_AT_INDENT, natural);
    render_items(x, n, s, &list, natural > list.padding ? natural - list.padding : 0, out);
}

/* Ordered lists */

static int
child_count(const ietf_node *n)
{
    int count = 0;
    for (const ietf_node *c = n->first; c; c = c->next)
        count += c->kind != IETF_TEXT;
    return count;
}

static const char *
list_type(ietf_text *x, const ietf_node *n)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);
    if (type && *type)
        return type;
    ietf_fix_drop_attr(ietf_fix_certain(x->diagnostics, "Take the attribute type away"), n,
                       "type");
    ietf_report(x->diagnostics, IETF_D_TEXT_LIST_TYPE, n);
    return "1";
}

static int
list_start(ietf_text *x, const ietf_node *n)
{
    const char *start = ietf_node_get(n, IETF_AT_START);
    int number = 1;
    if (!start)
        ietf_text_fail(x, n, "it has no start attribute");
    else if (!ietf_str_to_int(start, &number))
        ietf_report(x->diagnostics, IETF_D_TEXT_LIST_START, n, start);
    return number;
}

void
ietf_text_ol(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    const ietf_node *item = ietf_node_ancestor(n, IETF_EL_LI);
    const char *type = list_type(x, n);
    ietf_label label = ietf_label_parse(
        type, item ? ietf_node_get(item, IETF_AT_DERIVEDCOUNTER) : NULL, x->arena);
    struct ietf_text_list list = {.label = &label, .counter = list_start(x, n)};
    const char *indent = ietf_node_get(n, IETF_AT_INDENT);
    if (label.no_kind)
        ietf_report(x->diagnostics, IETF_D_TEXT_LIST_FORMAT, n, type);
    if (!label.kind || label.no_parent)
        ietf_text_fail(x, n, "its type cannot be used");
    if (!indent || !*indent || ietf_str_all_digits(indent))
        list.padding = ietf_text_number(x, n, IETF_AT_INDENT, 3);
    else
        list.padding = ietf_label_indent(&label, child_count(n));
    if (!x->failed)
        render_items(x, n, s, &list, 0, out);
}

/* Definition lists */

static const bool starts_new_line[IETF_KIND_COUNT] = {
    [IETF_EL_ARTSET] = true,     [IETF_EL_ARTWORK] = true, [IETF_EL_ASIDE] = true,
    [IETF_EL_BLOCKQUOTE] = true, [IETF_EL_FIGURE] = true,  [IETF_EL_OL] = true,
    [IETF_EL_SOURCECODE] = true, [IETF_EL_TABLE] = true,   [IETF_EL_UL] = true,
};

/* Whether the definition cannot begin beside its term: a block that needs its own lines, or a
 * first word that is too long. */
static bool
needs_new_line(const ietf_node *c, int room)
{
    const ietf_node *inside = ietf_node_is_element(c) ? first_node(c) : NULL;
    if (inside && starts_new_line[inside->kind])
        return true;
    if (c->kind != IETF_EL_DD)
        return false;
    const char *text = ietf_node_text(c);
    return first_word_length(text, strlen(text)) > room;
}

void
ietf_text_dl(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    int indent = ietf_text_number(x, n, IETF_AT_INDENT, 3);
    const char *gap = ietf_node_is(n, IETF_AT_SPACING, "compact") ? "\n" : "\n\n";
    const ietf_text_joiner below = {.join = "\n", .indent = indent};
    const ietf_text_joiner beside = {.join = "  ", .indent = indent, .overlap = true};
    bool newline = ietf_node_is(n, IETF_AT_NEWLINE, "true");
    ietf_text_joiners joiners = ietf_text_joiners_base;
    ietf_text_state state = *s;
    size_t from = out->count;
    joiners.slots[IETF_SLOT_OTHER] = joiners.slots[IETF_SLOT_DT] =
        (ietf_text_joiner){.join = gap};
    state.joiners = &joiners;
    state.dt_width = indent;
    for (const ietf_node *c = n->first; c && !ietf_text_probe_is_done(s, out, from);
         c = c->next) {
        if (c->kind == IETF_TEXT)
            continue;
        joiners.slots[IETF_SLOT_DD] =
            newline || needs_new_line(c, s->width - 2 - state.dt_width) ? below : beside;
        ietf_text_join(x, c, &state, out, from);
        if (c->kind == IETF_EL_DT && out->count > from)
            state.dt_width = ietf_text_line_width(&out->items[out->count - 1]);
        else if (c->kind == IETF_EL_DT)
            ietf_text_fail(x, c, "the first term of the list is empty");
    }
}

void
ietf_text_dt(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    const ietf_text_joiner *dd = &s->joiners->slots[IETF_SLOT_DD];
    ietf_text_state state = *s;
    size_t mark = x->scratch.length;
    if (!dd->join) {
        ietf_text_fail(x, n, "it is not in a list");
        return;
    }
    state.width -= 3;
    ietf_text_fill_inner(x, n, &state, &x->scratch);
    const char *text = x->scratch.data + mark;
    int length = (int)ietf_utf8_count(text, x->scratch.length - mark);
    int blanks = dd->indent - (int)strlen(dd->join) - length;
    if (blanks > 0)
        ietf_buf_fill(&x->scratch, ' ', (size_t)blanks);
    ietf_text_lines_split(out, x->wrapper, x->scratch.data + mark, x->scratch.length - mark, n);
    ietf_buf_truncate(&x->scratch, mark);
}

void
ietf_text_dd(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    const ietf_text_joiner *dd = &s->joiners->slots[IETF_SLOT_DD];
    ietf_text_state state = *s;
    size_t from = out->count;
    if (!dd->join) {
        ietf_text_fail(x, n, "it is not in a list");
        return;
    }
    state.first = dd->overlap ? s->dt_width + (int)strlen(dd->join) - dd->indent : 0;
    ietf_text_content(x, n, &state, out);
    if (out->count > from)
        out->items[from].keep = true; /* with the term */
}
