/* Running text: what inline elements become inside a paragraph. */
#include "formatters/text/handlers.h"
#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static void
add_between(ietf_text *x, const ietf_node *n, const char *open, const char *close,
            ietf_buf *out)
{
    ietf_buf_adds(out, open);
    ietf_text_inner(x, n, NULL, out);
    ietf_buf_adds(out, close);
}

void
ietf_text_em(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_between(x, n, "_", "_", out);
}

void
ietf_text_strong(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_between(x, n, "*", "*", out);
}

void
ietf_text_tt(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_between(x, n, "", "", out);
}

/* Subscripts and superscripts: parentheses around what is not one number or word. */

static bool
is_parenthesized(const char *text, const char *end)
{
    int open = 0;
    if (end - text < 2 || *text != '(' || end[-1] != ')')
        return false;
    for (const char *p = text + 1; p < end - 1 && open >= 0; p++)
        open += (*p == '(') - (*p == ')');
    return open == 0;
}

/* The signs that may stand before an expression: plus, hyphen, minus, and their variants. */
static bool
is_sign(uint32_t c)
{
    static const uint32_t signs[] = {'+', '-', 0x2212, 0xB1, 0x2213, 0xFE63, 0xFF0B, 0xFF0D};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c == signs[i])
            return true;
    return false;
}

static const char *
skip_digits(const char *text, const char *end)
{
    for (const char *next = text; text < end; text = next)
        if (!ietf_unicode_is_digit(ietf_utf8_next(&next, end)))
            break;
    return text;
}

/* Word characters only, or a decimal number before them. */
static bool
is_word_or_number(const char *text, const char *end)
{
    const char *digits = skip_digits(text, end);
    if (digits > text && digits < end && *digits == '.') {
        const char *fraction = skip_digits(digits + 1, end);
        text = fraction > digits + 1 ? fraction : text;
    }
    while (text < end)
        if (!ietf_unicode_is_word(ietf_utf8_next(&text, end)))
            return false;
    return true;
}

static bool
is_simple(const char *text, size_t length)
{
    const char *end = text + length;
    const char *next = text;
    if (text < end && is_sign(ietf_utf8_next(&next, end)))
        text = next;
    if (text == end)
        return false;
    if (is_parenthesized(text, end))
        return true;
    return !memchr(text, '_', (size_t)(end - text)) && is_word_or_number(text, end);
}

static void
add_raised(ietf_text *x, const ietf_node *n, char mark, ietf_buf *out)
{
    size_t from = out->length;
    ietf_text_inner(x, n, NULL, out);
    size_t length = out->length - from;
    bool simple = is_simple(out->data + from, length);
    const char *inner = ietf_arena_strndup(x->arena, out->data + from, length);
    ietf_buf_truncate(out, from);
    ietf_buf_addc(out, mark);
    ietf_buf_adds(out, simple ? "" : "(");
    ietf_buf_add(out, inner, length);
    ietf_buf_adds(out, simple ? "" : ")");
}

void
ietf_text_sub(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_raised(x, n, '_', out);
}

void
ietf_text_sup(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    add_raised(x, n, '^', out);
}

/* Small ones */

void
ietf_text_bcp14(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    ietf_buf_adds(out, ietf_node_text(n));
}

void
ietf_text_br(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    ietf_buf_adds(out, IETF_LSEP_UTF8);
}

void
ietf_text_nothing(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
}

void
ietf_text_misplaced(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    ietf_report(x->diagnostics, IETF_D_TEXT_MISPLACED, n, n->name, x->part,
                n->parent ? n->parent->name : "");
    x->failed = true;
}

/* A heading: its continuation lines hang as the parent says; state and URLs do not count. */
void
ietf_text_name(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    if (!s->joiners) {
        ietf_text_misplaced(x, n, s, out);
        return;
    }
    ietf_text_state state = {.width = s->width,
                             .hang = ietf_text_joiner_for(s->joiners, n)->hang};
    ietf_text_fill_inner(x, n, &state, out);
}

/* Kinds that hold running text directly. */
static const bool holds_contact[IETF_KIND_COUNT] = {
    [IETF_EL_ASIDE] = true, [IETF_EL_BLOCKQUOTE] = true, [IETF_EL_CREF] = true,
    [IETF_EL_DD] = true,    [IETF_EL_LI] = true,         [IETF_EL_T] = true,
    [IETF_EL_TD] = true,    [IETF_EL_TH] = true,
};

void
ietf_text_contact_inline(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                         ietf_buf *out)
{
    if (!holds_contact[n->parent->kind]) {
        ietf_text_misplaced(x, n, s, out);
        return;
    }
    /* initials stay with what follows */
    const char *name = ietf_author_expansion(n, x->arena);
    ietf_buf_adds(out, ietf_str_replace(x->arena, name, ". ", "." IETF_NBSP_UTF8));
}

void
ietf_text_eref(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    const char *target = ietf_node_get(n, IETF_AT_TARGET);
    const char *brackets = ietf_node_get_or_default(n, IETF_AT_BRACKETS);
    const char *text = ietf_node_text(n);
    bool angle = ietf_str_eq(brackets, "angle");
    bool parentheses = ietf_str_eq(brackets, "none") && *text && target && *target;
    if (!target || !*target)
        ietf_report(x->diagnostics, IETF_D_TEXT_EREF_TARGET, n);
    if (!angle && !ietf_str_eq(brackets, "none"))
        ietf_report(x->diagnostics, IETF_D_TEXT_EREF_BRACKETS, n, brackets ? brackets : "None");
    ietf_buf_adds(out, text);
    if (*text && (angle || (target && *target)))
        ietf_buf_addc(out, ' ');
    ietf_buf_adds(out, angle ? "<" : parentheses ? "(" : "");
    ietf_buf_adds(out, target);
    ietf_buf_adds(out, angle ? ">" : parentheses ? ")" : "");
}

/* A comment to the editors: a quotation on lines of its own. */
void
ietf_text_cref(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    ietf_text_lines lines;
    ietf_text_state state = *s;
    if (!ietf_node_is(n, IETF_AT_DISPLAY, "true"))
        return;
    ietf_text_lines_init(&lines, x->arena);
    if (!state.width)
        state.width = 69;
    ietf_text_quote(x, n, &state, "//", ietf_node_get(n, IETF_AT_SOURCE), NULL, &lines);
    ietf_buf_adds(out, IETF_LSEP_UTF8);
    ietf_text_lines_concatenate(&lines, 0, IETF_LSEP_UTF8, out);
}

static bool
is_xref_target(ietf_text *x, const char *anchor)
{
    if (!x->xref_targets) {
        x->xref_targets = IETF_NEW(x->arena, ietf_map);
        ietf_map_init(x->xref_targets, x->arena);
        const ietf_node *n = x->root;
        while ((n = ietf_node_following_kind(n, x->root, IETF_EL_XREF)))
            if (ietf_node_get(n, IETF_AT_TARGET))
                ietf_map_add(x->xref_targets, ietf_node_get(n, IETF_AT_TARGET), n);
    }
    return ietf_map_has(x->xref_targets, anchor);
}

/* Only the characters themselves as soon as any xref points here. */
void
ietf_text_u(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *text = ietf_unicode_expand(n, x->diagnostics, x->arena);
    if (anchor && *anchor && is_xref_target(x, anchor))
        text = ietf_node_text(n);
    ietf_buf_adds(out, text);
}

/* Cross-references: never divided at a hyphen. */

static void
add_unbroken(ietf_buf *out, const char *text)
{
    for (const char *hyphen; (hyphen = strchr(text, '-')); text = hyphen + 1) {
        ietf_buf_add(out, text, (size_t)(hyphen - text));
        ietf_buf_adds(out, IETF_NBHY_UTF8);
    }
    ietf_buf_adds(out, text);
}

static const ietf_node *
previous_of_kind(const ietf_node *n)
{
    const ietf_node *p = n->previous;
    while (p && p->kind != n->kind)
        p = p->previous;
    return p;
}

/* In the table of contents the second xref of an entry (the title) brings the page number, 0000
 * until it is known. */
static void
add_page(ietf_text *x, const ietf_node *n, ietf_buf *out)
{
    const ietf_node *first = previous_of_kind(n);
    unsigned page = 0;
    if (!x->paginated || !x->in_toc || !first || previous_of_kind(first))
        return;
    if (x->pages) {
        const char *id = ietf_node_get(n, IETF_AT_TARGET);
        const ietf_node *target = id ? ietf_document_find(x->document, id) : NULL;
        for (; target && !page; target = target->parent)
            page = x->pages[target->serial];
        if (!page)
            return;
    }
    ietf_buf_adds(out, "\xE2\x80\xA6");
    for (unsigned unit = 1000; unit > 1 && page < unit; unit /= 10)
        ietf_buf_addc(out, '0');
    ietf_buf_addf(out, "%u", page);
}

void
ietf_text_xref(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    size_t mark = out->length;
    size_t count = 0;
    if (!ietf_node_get(n, IETF_AT_DERIVEDCONTENT)) {
        ietf_text_fail(x, n, "it has no derivedContent");
        return;
    }
    ietf_text_inner(x, n, s, out);
    const char *shown = ietf_arena_strndup(x->arena, out->data + mark, out->length - mark);
    ietf_buf_truncate(out, mark);
    const ietf_xref_piece *pieces = ietf_xref_pieces(&x->xrefs, n, shown, &count);
    for (size_t i = 0; i < count; i++)
        add_unbroken(out, pieces[i].text ? pieces[i].text : shown);
    const char *section = ietf_node_get(n, IETF_AT_SECTION);
    if (!section || !*section)
        add_page(x, n, out);
}
