/* Figures, artwork, source code, and the blocks that are set apart by a line at their left. */
#include "formatters/text/handlers.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Artwork */

/* The text of artwork: its own and what stands behind its children. */
static const char *
artwork_text(ietf_text *x, const ietf_node *n, size_t *length)
{
    ietf_buf text;
    const ietf_node *only = n->first;
    if (only && only->kind == IETF_TEXT && !only->next) {
        *length = only->length;
        return only->text;
    }
    ietf_buf_init(&text, x->arena);
    for (const ietf_node *c = n->first; c; c = c->next)
        if (c->kind == IETF_TEXT)
            ietf_buf_add(&text, c->text, c->length);
    *length = text.length;
    return text.data;
}

/* Tabs to blanks: stops are every eight code points. */
static const char *
expand_tabs(ietf_text *x, const char *text, size_t *length)
{
    ietf_buf out;
    size_t column = 0;
    if (!memchr(text, '\t', *length))
        return text;
    ietf_buf_init(&out, x->arena);
    for (size_t i = 0; i < *length; i++) {
        if (text[i] == '\t') {
            ietf_buf_fill(&out, ' ', 8 - column % 8);
            column += 8 - column % 8;
            continue;
        }
        ietf_buf_addc(&out, text[i]);
        if (text[i] == '\n' || text[i] == '\r')
            column = 0;
        else if (((unsigned char)text[i] & 0xC0) != 0x80)
            column++;
    }
    *length = out.length;
    return out.data;
}

static void
add_artwork_lines(ietf_text *x, const ietf_node *n, const char *text, size_t length,
                  ietf_text_lines *out)
{
    ietf_slices lines;
    text = expand_tabs(x, text, &length);
    ietf_lines_split(x->wrapper, text, length, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        ietf_slice *line = &lines.items[i];
        for (; line->length && ietf_is_space(line->text[line->length - 1]); line->length--)
            line->count--;
    }
    ietf_text_lines_add_slices(out, &lines, n);
    /* a last line of white space only */
    if (lines.count && !ietf_text_line_width(&out->items[out->count - 1]))
        out->count--;
}

/* Stands for artwork that text cannot show. */
static void
add_artwork_notice(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                   ietf_text_lines *out)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);
    const char *name = ietf_node_get(x->root, x->rfc ? IETF_AT_NUMBER : IETF_AT_DOCNAME);
    type = type && *type ? ietf_utf8_upper(x->arena, type) : "(unknown type)";
    const char *text = ietf_arena_join(
        x->arena, "(Artwork only available as ", type, ": see ",
        x->rfc ? x->options->rfc_html_archive_url : x->options->id_html_archive_url,
        x->rfc ? "rfc" : "", name ? name : "None", ".html)", NULL);
    ietf_text_state state = *s;
    state.keep_url = true;
    ietf_text_fill(x, text, strlen(text), &state, 0, n, out);
}

void
ietf_text_artwork(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                  ietf_text_lines *out)
{
    size_t length;
    size_t from = out->count;
    const char *text = artwork_text(x, n, &length);
    if (s->width < 1) {
        ietf_text_fail(x, n, "there is no room left for it");
        return;
    }
    for (; length && text[length - 1] == '\n'; length--)
        ;
    for (; length && *text == '\n'; length--)
        text++;
    if (ietf_str_blank(text, length))
        add_artwork_notice(x, n, s, out);
    else
        add_artwork_lines(x, n, text, length, out);
    ietf_text_lines_align(out, from, ietf_node_get(n, IETF_AT_ALIGN), s->width);
}

void
ietf_text_sourcecode(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                     ietf_text_lines *out)
{
    static const char begins[] = "<CODE BEGINS>";
    const char *name = ietf_node_get(n, IETF_AT_NAME);
    bool markers = ietf_node_is(n, IETF_AT_MARKERS, "true");
    if (markers && (!name || !*name)) {
        ietf_text_lines_add(out, begins, sizeof begins - 1, n);
    } else if (markers) {
        const char *file = ietf_arena_join(x->arena, "file \"", name, "\"", NULL);
        int columns = (int)ietf_utf8_count(file, strlen(file));
        bool below = columns > s->width - (int)(sizeof begins - 1);
        const char *line =
            ietf_arena_join(x->arena, below ? "  " : begins, below ? "" : " ", file, NULL);
        if (below)
            ietf_text_lines_add(out, begins, sizeof begins - 1, n);
        ietf_text_lines_add(out, line, strlen(line), n);
    }
    ietf_text_artwork(x, n, s, out);
    if (markers)
        ietf_text_lines_add(out, "<CODE ENDS>", 11, n);
}

/* The alternative that text can show; without one the reference gives up. */
void
ietf_text_artset(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    for (const ietf_node *c = ietf_node_child(n, IETF_EL_ARTWORK); c;
         c = ietf_node_next(c, IETF_EL_ARTWORK))
        if (ietf_node_is(c, IETF_AT_TYPE, "ascii-art")) {
            ietf_text_join(x, c, s, out, out->count);
            return;
        }
    const ietf_node *first =
        n->first && n->first->kind == IETF_TEXT ? n->first->next : n->first;
    const char *text = ietf_node_text(n);
    if (!first)
        ietf_text_fail(x, n, "it is empty");
    else if (!ietf_str_blank(text, strlen(text)))
        ietf_text_join(x, first, s, out, out->count);
    else
        ietf_report(x->diagnostics, IETF_D_TEXT_ARTSET, first);
}

/* Figures */

void
ietf_text_add_title(ietf_text *x, const ietf_node *n, const char *title, int width,
                    ietf_text_lines *out)
{
    const char *text = ietf_fill_center(x->wrapper, title, width);
    size_t length = text ? strlen(text) : 0;
    if (!text)
        ietf_text_fail(x, n, "there is no room left for its title");
    while (length && ietf_is_space(text[length - 1]))
        length--;
    ietf_text_lines_add(out, "", 0, n);
    ietf_text_lines_split(out, x->wrapper, text, length, n);
}

const char *
ietf_text_title(ietf_text *x, const ietf_node *n, const char *word, const ietf_text_state *s,
                const ietf_node **first)
{
    const char *pn = ietf_node_get(n, IETF_AT_PN);
    const char *number = pn ? strchr(pn, '-') : NULL;
    size_t mark = x->scratch.length;
    const ietf_node *name = n->first && n->first->kind == IETF_TEXT ? n->first->next : n->first;
    if (!number) {
        ietf_text_fail(x, n, "it has no number (pn)");
        return "";
    }
    ietf_buf_addf(&x->scratch, "%s %.*s", word, (int)strcspn(number + 1, "-"), number + 1);
    *first = name;
    if (name && name->kind == IETF_EL_NAME) {
        ietf_text_join_string(x, name, s, &x->scratch, mark);
        *first = name->next;
    }
    const char *title =
        ietf_arena_strndup(x->arena, x->scratch.data + mark, x->scratch.length - mark);
    ietf_buf_truncate(&x->scratch, mark);
    return title;
}

void
ietf_text_figure(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                 ietf_text_lines *out)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_NAME, {": ", 0, 0, false, false}},
        {IETF_SLOT_ARTSET, {"", 0, 0, false, false}},
        {IETF_SLOT_ARTWORK, {"", 0, 0, false, true}},
        {IETF_SLOT_SOURCECODE, {"", 0, 0, false, false}},
    };
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    const ietf_node *first = NULL;
    ietf_text_joiners_update(&joiners, rows, sizeof rows / sizeof *rows);
    state.joiners = &joiners;
    const char *title = ietf_text_title(x, n, "Figure", &state, &first);
    ietf_text_children_from(x, first, &state, out, out->count);
    ietf_text_add_title(x, n, title, s->width, out);
}

/* Quotations and asides */

/* The content in the width; running text is filled twice, as the reference does it. */
static void
add_set_apart(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_text_lines *out)
{
    size_t from = out->count;
    size_t mark = x->scratch.length;
    if (!ietf_text_content(x, n, s, out))
        return;
    ietf_text_lines_concatenate(out, from, "\n", &x->scratch);
    out->count = from;
    ietf_text_fill(x, x->scratch.data + mark, x->scratch.length - mark, s, 0, n, out);
    ietf_buf_truncate(&x->scratch, mark);
}

static void
add_source(ietf_text *x, const ietf_node *n, const ietf_text_state *s, const char *lead,
           const char *text, ietf_text_lines *out)
{
    ietf_text_state state = {.width = s->width - 6, .hang = 3};
    size_t mark = x->scratch.length;
    ietf_buf_adds(&x->scratch, lead);
    ietf_text_fill_string(x, text, strlen(text), &state, 0, &x->scratch);
    ietf_text_lines_split(out, x->wrapper, x->scratch.data + mark, x->scratch.length - mark, n);
    ietf_buf_truncate(&x->scratch, mark);
}

void
ietf_text_quote(ietf_text *x, const ietf_node *n, const ietf_text_state *s, const char *prefix,
                const char *by, const char *cite, ietf_text_lines *out)
{
    static const ietf_text_joiner_row rows[] = {
        {IETF_SLOT_T, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_ARTSET, {"\n\n", 0, 0, false, false}},
        {IETF_SLOT_ARTWORK, {"\n\n", 3, 0, false, true}},
        {IETF_SLOT_SOURCECODE, {"\n\n", 3, 0, false, false}},
    };
    ietf_text_joiners joiners = ietf_text_joiners_base;
    ietf_text_state state = *s;
    size_t from = out->count;
    ietf_text_joiners_update(&joiners, rows, sizeof rows / sizeof *rows);
    state.joiners = &joiners;
    state.width -= 3;
    add_set_apart(x, n, &state, out);
    if ((by && *by) || (cite && *cite))
        ietf_text_lines_add(out, "", 0, n);
    if (by && *by)
        add_source(x, n, s, "-- ", by, out);
    if (cite && *cite)
        add_source(x, n, s, "   ", cite, out);
    ietf_text_lines_prefix(out, from, ietf_arena_join(x->arena, prefix, "  ", NULL));
}

void
ietf_text_blockquote(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                     ietf_text_lines *out)
{
    ietf_text_quote(x, n, s, "|", ietf_node_get(n, IETF_AT_QUOTEDFROM),
                    ietf_node_get(n, IETF_AT_CITE), out);
}

void
ietf_text_aside(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                ietf_text_lines *out)
{
    static const char prefix[] = "   |  ";
    ietf_text_joiners joiners = *s->joiners;
    ietf_text_state state = *s;
    size_t from = out->count;
    joiners.slots[IETF_SLOT_T] = (ietf_text_joiner){.join = "\n\n"};
    state.joiners = &joiners;
    state.width -= (int)sizeof prefix - 1;
    add_set_apart(x, n, &state, out);
    ietf_text_lines_prefix(out, from, prefix);
}
