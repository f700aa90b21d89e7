/* The entries of reference lists. What an entry says comes from compose/; here it becomes one
 * paragraph with a hanging label: "[RFC2119]  Bradner, S., …". */
#include "formatters/text/blocks.h"
#include "libietfdoc/compose/references.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { LABEL = 11 }; /* columns of a label with its blanks */

static const ietf_text_joiner comma = {", ", 0, 0, false, false};
static const ietf_text_joiner sentence = {"  ", 0, 0, false, false};

/* A series may be divided behind its name only where the author put a blank. */
static const char *
series_text(ietf_text *x, const ietf_reference_piece *piece)
{
    if (!ietf_str_ends(piece->lead, IETF_NBSP_UTF8))
        return piece->text;
    return ietf_str_replace(x->arena, piece->text, "/", "/" IETF_JOINER_UTF8);
}

/* Puts a piece behind what the entry says so far. */
static void
add_piece(ietf_text *x, const ietf_reference_piece *piece, ietf_buf *entry)
{
    size_t mark = x->scratch.length, length;
    const char *text;

    ietf_buf_adds(&x->scratch, piece->open);
    ietf_buf_adds(&x->scratch, piece->lead);
    if (piece->part == IETF_REFERENCE_CONTENT)
        ietf_text_inner(x, piece->node, NULL, &x->scratch);
    else
        ietf_buf_adds(&x->scratch, piece->part == IETF_REFERENCE_SERIES ? series_text(x, piece)
                                                                        : piece->text);
    ietf_buf_adds(&x->scratch, piece->close);
    length = x->scratch.length - mark;
    text = ietf_arena_strndup(x->arena, x->scratch.data + mark, length);
    ietf_buf_truncate(&x->scratch, mark);
    ietf_text_join_plain(x, text, length, &comma, entry, 0);
}

/* An annotation is filled to the whole width first: its line ends become blanks, also those
 * behind a hyphen. */
static void
add_annotation(ietf_text *x, const ietf_node *n, ietf_buf *entry)
{
    ietf_text_state state = {.width = IETF_TEXT_WIDTH, .keep_url = true};
    ietf_buf text;

    ietf_buf_init(&text, x->arena);
    ietf_text_fill_inner(x, n, &state, &text);
    ietf_text_join_plain(x, text.data, text.length, &sentence, entry, 0);
    ietf_buf_release(&text);
}

/* Fills the entry to what the label leaves of the width and indents it. */
static void
fill_entry(ietf_text *x, const char *text, size_t length, const ietf_node *n,
           const ietf_text_state *s, ietf_buf *out)
{
    ietf_wrap_style style = {
        .width = s->width - LABEL,
        .initial = s->first,
        .subsequent = s->hang,
        .keep_url = true,
        .keep_sentence_spaces = true,
    };
    const char *filled = ietf_fill(x->wrapper, text, length, &style);

    if (!filled) {
        ietf_text_fail(x, n, "there is no room left for text");
        return;
    }
    while (ietf_is_space((unsigned char)*filled))
        filled++;
    ietf_text_indent_string(out, filled, strlen(filled), LABEL, 0);
}

/* "[name]", padded to its column. */
static const char *
make_label(ietf_text *x, const ietf_node *n)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *name = anchor ? ietf_refname(&x->refnames, anchor) : NULL;

    if (!name) {
        ietf_text_fail(x, n, "it has no anchor");
        return "";
    }
    return ietf_text_pad_right(x->arena, ietf_arena_join(x->arena, "[", name, "]", NULL),
                               LABEL);
}

/* A label that fills its column stands alone on its line. */
static bool
is_long(const char *label)
{
    size_t length = strlen(label);

    while (length > 0 && ietf_is_space((unsigned char)label[length - 1]))
        length--;
    return ietf_utf8_count(label, length) >= LABEL;
}

static void
compose_entry(ietf_text *x, const ietf_node *n, ietf_buf *entry)
{
    ietf_reference r = ietf_reference_compose(n, x->options, x->diagnostics, x->arena);

    ietf_buf_adds(entry, ietf_reference_authors(&r, x->arena));
    for (size_t i = 0; i < r.piece_count; i++)
        add_piece(x, &r.pieces[i], entry);
    ietf_buf_addc(entry, '.');
    for (size_t i = 0; i < r.annotation_count; i++)
        add_annotation(x, r.annotations[i], entry);
}

void
ietf_text_reference(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                    ietf_text_lines *out)
{
    bool labelled = n->parent->kind != IETF_EL_REFERENCEGROUP;
    const char *label = labelled ? make_label(x, n) : "";
    ietf_buf entry, lines;
    const char *text;

    ietf_buf_init(&entry, x->arena);
    ietf_buf_init(&lines, x->arena);
    compose_entry(x, n, &entry);
    fill_entry(x, entry.data, entry.length, n, s, &lines);
    text = lines.data;
    if (labelled && is_long(label)) {
        ietf_text_lines_add(out, label, strlen(label), n);
    } else if (labelled) {
        while (ietf_is_space((unsigned char)*text))
            text++;
        text = ietf_arena_join(x->arena, label, text, NULL);
    }
    ietf_text_lines_split(out, x->wrapper, text, strlen(text), n);
    ietf_buf_release(&lines);
    ietf_buf_release(&entry);
}

/* A paragraph of our own, which the page breaks see as one. */
static void
add_paragraph(ietf_text *x, const ietf_node *group, const char *text, const char *join,
              const ietf_text_state *s, ietf_text_lines *out, size_t from)
{
    ietf_node *paragraph = IETF_NEW(x->arena, ietf_node);
    ietf_text_state state = *s;
    size_t start;

    paragraph->kind = IETF_EL_T;
    state.width -= LABEL;
    state.hang = 0;
    if (out->count > from && join[1] == '\n')
        ietf_text_lines_blank(out, 1);
    start = out->count;
    ietf_text_fill(x, text, strlen(text), &state, 0, paragraph, out);
    ietf_text_lines_indent(out, start, LABEL, 0);
}

/* "Best Current Practice 14, <https://…>." and what introduces its parts. */
static void
add_series(ietf_text *x, const ietf_node *n, const ietf_reference_series *series,
           const ietf_text_state *s, ietf_text_lines *out, size_t from)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    const char *text = target && *target
                           ? ietf_arena_join(x->arena, series->title, ", <", target, ">.", NULL)
                           : ietf_arena_join(x->arena, series->title, ".", NULL);
    ietf_buf lines;

    ietf_buf_init(&lines, x->arena);
    fill_entry(x, text, strlen(text), n, s, &lines);
    ietf_text_lines_split(out, x->wrapper, lines.data, lines.length, n);
    ietf_buf_release(&lines);
    add_paragraph(x, n, series->intro, "\n", s, out, from);
}

static void
add_group_label(ietf_text *x, const ietf_node *n, ietf_text_lines *out, size_t from)
{
    const char *label = make_label(x, n);

    if (x->failed)
        return;
    if (out->count == from) {
        ietf_text_fail(x, n, "it is empty");
    } else if (!is_long(label)) {
        ietf_text_line_label(out, from, label, strlen(label));
    } else {
        ietf_text_lines_add(out, label, strlen(label), n);
        ietf_text_line last = out->items[out->count - 1];

        memmove(&out->items[from + 1], &out->items[from],
                (out->count - 1 - from) * sizeof(*out->items));
        out->items[from] = last;
    }
}

void
ietf_text_referencegroup(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                         ietf_text_lines *out)
{
    static const ietf_text_joiner_row plain[] = {
        {IETF_SLOT_REFERENCE, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_T, {"\n\n", LABEL, 0, false, false}},
    };
    static const ietf_text_joiner_row in_series[] = {
        {IETF_SLOT_OTHER, {", ", LABEL, 0, false, false}},
        {IETF_SLOT_T, {"\n", LABEL, 0, false, false}},
    };
    ietf_reference_series series = ietf_referencegroup_series(n, x->arena);
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    size_t from = out->count;

    state.joiners = &joiners;
    ietf_text_joiners_update(&joiners, plain, 2);
    if (series.series) {
        ietf_text_joiners_update(&joiners, in_series, 2);
        add_series(x, n, &series, s, out, from);
    }
    ietf_text_children_from(x, n->first, &state, out, from);
    if (target && *target && !series.series)
        add_paragraph(x, n, ietf_arena_join(x->arena, "<", target, ">", NULL), "\n\n", s, out,
                      from);
    add_group_label(x, n, out, from);
}

/* "7.1." from pn="section-7.1", "Appendix.A." from pn="section-appendix.a". */
static const char *
number_of(ietf_text *x, const ietf_node *n)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN);
    const char *dash = pn ? strchr(pn, '-') : NULL;
    char *number;
    bool in_word = false;

    if (!dash) {
        ietf_text_fail(x, n, "it has no number");
        return "";
    }
    number = ietf_arena_join(x->arena, dash + 1, ".", NULL);
    for (char *at = number; *at; at++) {
        if (*at == '-')
            *at = ' ';
        *at = (char)(in_word ? ietf_to_lower(*at) : ietf_to_upper(*at));
        in_word = ietf_is_alpha((unsigned char)*at);
    }
    return number;
}

/* The heading is one string: a name of several lines is not indented as in sections. */
static void
add_heading(ietf_text *x, const ietf_node *n, const ietf_node *name, const ietf_text_state *s,
            ietf_text_lines *out)
{
    ietf_buf text;

    ietf_buf_init(&text, x->arena);
    if (x->refs_numbered)
        ietf_buf_adds(&text, number_of(x, n));
    ietf_text_join_string(x, name, s, &text, 0);
    ietf_text_lines_split(out, x->wrapper, text.data, text.length, n);
    ietf_buf_release(&text);
}

void
ietf_text_references(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                     ietf_text_lines *out)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_OTHER, {"\n\n", 3, 0, false, false}},
        {IETF_SLOT_NAME, {"  ", 0, 0, false, false}},
        {IETF_SLOT_REFERENCE, {"\n\n", 3, 0, false, false}},
        {IETF_SLOT_REFERENCES, {"\n\n", 0, 0, false, false}},
    };
    ietf_text_joiners joiners = *s->joiners;
    const ietf_node *first = n->first;
    ietf_text_state state = *s;
    size_t from = out->count;

    x->part = "references";
    state.joiners = &joiners;
    ietf_text_joiners_update(&joiners, rows, sizeof(rows) / sizeof(*rows));
    while (first && first->kind == IETF_TEXT)
        first = first->next;
    if (!first)
        return;
    if (ietf_node_child(n, IETF_EL_NAME))
        add_heading(x, n, first, &state, out);
    /* the reference takes the first child for the name, whatever it is */
    ietf_text_children_from(x, first->next, &state, out, from);
}
