/* The top of the first page: two columns (what the document is, who wrote it), then the title.
 */
#include "formatters/text/blocks.h"
#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/compose/names.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { LEFT_WIDTH = 48, COLUMN_GAP = 4 };

/* Authors with the same organization, one after the other, share its line. An author without
 * one has an empty line, except the last. */
static void
make_right(ietf_text *x, const ietf_node *front, ietf_list *right)
{
    const ietf_node *date = ietf_node_child(front, IETF_EL_DATE);
    const char *former = "";

    for (const ietf_node *n = ietf_node_child(front, IETF_EL_AUTHOR); n;
         n = ietf_node_next(n, IETF_EL_AUTHOR)) {
        ietf_front_author author = ietf_author_front(n, x->arena);
        const char *organization = author.organization;

        if (right->count > 0 && *author.name && organization && *organization && former &&
            strcmp(organization, former) == 0) {
            right->items[right->count - 1] = (void *)author.name;
            ietf_list_add(right, organization);
        } else {
            if (*author.name)
                ietf_list_add(right, author.name);
            if (organization)
                ietf_list_add(right, organization);
        }
        former = organization;
    }
    if (right->count > 0 && former && !*former)
        right->count--;
    if (!date)
        ietf_text_fail(x, front, "it has no date");
    else
        ietf_list_add(right,
                      ietf_date_text(date, x->options->date, x->options->legacy_date_format,
                                     x->diagnostics, x->arena));
}

/* A line that may take several: beside a line of the right column it must leave a gap. */
static void
add_wrapped(ietf_text *x, const char *text, int hang, ietf_list *left, const ietf_list *right)
{
    int width = LEFT_WIDTH;
    ietf_slices lines;

    if (left->count < right->count) {
        const char *beside = right->items[left->count];
        int room = IETF_TEXT_WIDTH - COLUMN_GAP - (int)ietf_utf8_count(beside, strlen(beside));

        if (room < width)
            width = room;
    }
    if (!ietf_wrap_plain(x->wrapper, text, strlen(text), width, hang, &lines)) {
        ietf_text_fail(x, x->root, "there is no room left for text");
        return;
    }
    for (size_t i = 0; i < lines.count; i++)
        ietf_list_add(left, lines.items[i].text);
}

static void
make_left(ietf_text *x, ietf_list *left, const ietf_list *right)
{
    size_t count;
    const ietf_front_line *lines =
        ietf_front_lines(x->document, x->options->date, x->options->legacy_date_format, &count,
                         x->diagnostics, x->arena);

    for (size_t i = 0; i < count; i++) {
        const ietf_front_line *line = &lines[i];
        const char *between = *line->label ? ": " : "";
        const char *text =
            ietf_arena_join(x->arena, line->label, between, line->value, line->suffix, NULL);
        int hang = (int)(ietf_utf8_count(line->label, strlen(line->label)) + strlen(between));

        if (line->wrap)
            add_wrapped(x, text, hang, left, right);
        else
            ietf_list_add(left, text);
    }
}

static const char *
cell(const ietf_list *column, size_t i)
{
    return i < column->count ? column->items[i] : "";
}

static void
trim_end(ietf_buf *b)
{
    size_t length = b->length;

    while (length > 0 && ietf_is_space((unsigned char)b->data[length - 1]))
        length--;
    ietf_buf_truncate(b, length);
}

/* Both columns, as wide as a line; here columns of the terminal count. */
static void
join_columns(const ietf_list *left, const ietf_list *right, ietf_buf *out)
{
    size_t count = left->count > right->count ? left->count : right->count;

    for (size_t i = 0; i < count; i++) {
        const char *l = cell(left, i), *r = cell(right, i);
        int blanks =
            IETF_TEXT_WIDTH - ietf_utf8_columns(l, strlen(l)) - ietf_utf8_columns(r, strlen(r));

        if (i > 0)
            ietf_buf_addc(out, '\n');
        ietf_buf_adds(out, l);
        if (blanks > 0)
            ietf_buf_fill(out, ' ', (size_t)blanks);
        ietf_buf_adds(out, r);
    }
    trim_end(out);
}

/* The pieces of the title between its elements are lines. */
static const char *
title_text(ietf_text *x, const ietf_node *title)
{
    ietf_buf text;
    bool begun = false;

    ietf_buf_init(&text, x->arena);
    for (const ietf_node *n = title; (n = ietf_node_following_kind(n, title, IETF_TEXT));) {
        if (begun)
            ietf_buf_adds(&text, IETF_LSEP_UTF8);
        begun = true;
        ietf_buf_add(&text, n->text, n->length);
    }
    ietf_text_trim(&text, 0);
    return text.data;
}

static void
add_title(ietf_text *x, const ietf_node *front, const ietf_text_state *s, ietf_buf *out)
{
    const ietf_node *title = ietf_node_child(front, IETF_EL_TITLE);
    const char *name = ietf_node_get(x->root, IETF_AT_DOCNAME);
    const char *text;
    ietf_buf filled;

    if (!title) {
        ietf_text_fail(x, front, "it has no title");
        return;
    }
    text = title_text(x, title);
    ietf_buf_init(&filled, x->arena);
    ietf_text_fill_string(x, text, strlen(text), s, 0, &filled);
    text = ietf_fill_center(x->wrapper, filled.data, s->width);
    ietf_buf_adds(out, text);
    if (x->rfc || !name || !*name)
        return;
    ietf_buf_addc(out, '\n');
    ietf_buf_adds(out, ietf_text_center(x->arena, ietf_str_trim(x->arena, name), s->width));
    trim_end(out);
}

void
ietf_text_first_page(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                     ietf_text_lines *out)
{
    ietf_list left, right;
    ietf_buf text;

    ietf_list_init(&left, x->arena);
    ietf_list_init(&right, x->arena);
    make_right(x, n, &right);
    make_left(x, &left, &right);
    ietf_buf_init(&text, x->arena);
    ietf_buf_adds(&text, "\n\n\n\n");
    join_columns(&left, &right, &text);
    ietf_buf_adds(&text, "\n\n\n");
    add_title(x, n, s, &text);
    ietf_buf_addc(&text, '\n');
    ietf_text_lines_split(out, x->wrapper, text.data, text.length, n);
    ietf_buf_release(&text);
}
