/* Running text: strings become runs, with white space as browsers show it. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/uri.h"
#include "libietfdoc/util/utf8.h"

void
pdf_text_resume(pdf_builder *x, pdf_node *box)
{
    x->text = x->inner = box;
    x->style = box->style;
    x->run_count = 0;
    x->gap = false;
    x->mark = NULL;
    x->marking = false;
    ietf_buf_clear(&x->bytes);
}

pdf_node *
pdf_text_open(pdf_builder *x, pdf_node *parent, enum pdf_role role, enum pdf_look_name look)
{
    pdf_node *box = pdf_box_new(x, parent, PDF_TEXT, role, look);

    pdf_text_resume(x, box);
    return box;
}

/* The bytes gathered belong to the last run. */
static void
end_run(pdf_builder *x)
{
    pdf_run *last = x->run_count ? &x->runs[x->run_count - 1] : NULL;

    if (last && last->kind == PDF_RUN_TEXT && !last->text) {
        last->text = ietf_arena_strndup(x->arena, x->bytes.data, x->bytes.length);
        last->length = (uint32_t)x->bytes.length;
    }
    ietf_buf_clear(&x->bytes);
}

static pdf_run *
add_run(pdf_builder *x, enum pdf_run_kind kind, uint16_t style, pdf_node *node)
{
    pdf_run *run;

    end_run(x);
    if (x->run_count == x->run_capacity) {
        size_t capacity = x->run_capacity ? x->run_capacity * 2 : 64;

        x->runs = ietf_arena_grow(x->arena, x->runs, x->run_capacity * sizeof *x->runs,
                                  capacity * sizeof *x->runs);
        x->run_capacity = capacity;
    }
    run = &x->runs[x->run_count++];
    *run = (pdf_run){.kind = (uint8_t)kind, .style = style, .node = node};
    if (kind != PDF_RUN_TEXT)
        run->text = "";
    return run;
}

/* Goes on with the last run where nothing has changed. */
static void
add_bytes(pdf_builder *x, const char *bytes, size_t length, uint16_t style, pdf_node *node)
{
    const pdf_run *last = x->run_count ? &x->runs[x->run_count - 1] : NULL;

    if (!last || last->kind != PDF_RUN_TEXT || last->text || last->style != style ||
        last->node != node)
        add_run(x, PDF_RUN_TEXT, style, node);
    ietf_buf_add(&x->bytes, bytes, length);
}

static void
meet_space(pdf_builder *x)
{
    if (x->marking)
        x->mark = NULL;
    x->marking = false;
    if (x->gap || x->run_count == 0 || x->runs[x->run_count - 1].kind == PDF_RUN_BREAK)
        return;
    x->gap = true;
    x->gap_style = x->style;
    x->gap_node = x->inner;
}

static void
add_word(pdf_builder *x, const char *word, size_t length)
{
    if (x->gap)
        add_bytes(x, " ", 1, x->gap_style, x->gap_node);
    x->gap = false;
    if (x->mark && !x->marking)
        pdf_mark_place(x);
    add_bytes(x, word, length, x->style, x->marking ? x->mark : x->inner);
}

/* White space, or what XML would not have: it counts as such. */
static bool
is_space(unsigned char c)
{
    return (c && c <= ' ') || c == 0x7f;
}

static bool
is_line_end(const char *text)
{
    return strncmp(text, IETF_LSEP_UTF8, strlen(IETF_LSEP_UTF8)) == 0;
}

void
pdf_text_add(pdf_builder *x, const char *text)
{
    while (text && *text) {
        const char *word = text;

        while (*text && !is_space((unsigned char)*text) && !is_line_end(text))
            text++;
        if (text > word)
            add_word(x, word, (size_t)(text - word));
        if (is_line_end(text)) {
            pdf_text_break(x);
            text += strlen(IETF_LSEP_UTF8);
        } else if (*text) {
            meet_space(x);
            text++;
        }
    }
}

void
pdf_text_add_verbatim(pdf_builder *x, const char *text)
{
    add_bytes(x, text, strlen(text), x->style, x->inner);
}

void
pdf_text_break(pdf_builder *x)
{
    x->gap = false;
    add_run(x, PDF_RUN_BREAK, x->style, x->inner);
}

void
pdf_text_page(pdf_builder *x, const char *target, bool flush)
{
    pdf_run *run;

    if (x->gap && !flush)
        add_bytes(x, " ", 1, x->gap_style, x->gap_node);
    x->gap = false;
    run = add_run(x, PDF_RUN_PAGE, x->style, x->inner);
    run->flush = flush;
    run->target = target;
}

static bool
has_words(const pdf_builder *x)
{
    for (size_t i = 0; i < x->run_count; i++)
        if (x->runs[i].kind != PDF_RUN_BREAK)
            return true;
    return false;
}

void
pdf_text_close(pdf_builder *x)
{
    if (!x->text)
        return;
    end_run(x);
    if (x->run_count > 1 && x->runs[x->run_count - 1].kind == PDF_RUN_BREAK)
        x->run_count--; /* behind it no line begins */
    if (x->mark && !x->marking)
        pdf_mark_give_up(x);
    x->text->runs = IETF_NEW_ARRAY(x->arena, pdf_run, x->run_count + 1);
    if (x->run_count)
        memcpy(x->text->runs, x->runs, x->run_count * sizeof *x->runs);
    x->text->run_count = x->run_count;
    if (!has_words(x)) /* nothing that a structure could be made of */
        x->text->role = PDF_ROLE_NONE;
    x->text = x->inner = x->mark = NULL;
    x->marking = false;
}

pdf_node *
pdf_text_whole(pdf_builder *x, pdf_node *parent, enum pdf_role role, enum pdf_look_name look,
               const char *text)
{
    pdf_node *box = pdf_text_open(x, parent, role, look);

    pdf_text_add(x, text);
    pdf_text_close(x);
    return box;
}

/* Links */

/* A link to nowhere is none. */
pdf_inline
pdf_link_begin(pdf_builder *x, const char *href, enum pdf_look_name look)
{
    bool somewhere = *href && strcmp(href, "#") != 0;
    pdf_inline link =
        pdf_inline_begin(x, NULL, somewhere ? PDF_ROLE_LINK : PDF_ROLE_SPAN, look);

    if (!somewhere)
        return link;
    if (*href == '#') {
        link.node->target = pdf_id(x, href + 1);
        link.node->title = pdf_link_title(x, href + 1);
    } else {
        ietf_buf uri;

        ietf_buf_init(&uri, x->arena);
        ietf_uri_add(&uri, href, "");
        link.node->uri = uri.data;
        link.node->title = href;
    }
    return link;
}

void
pdf_link_add(pdf_builder *x, const char *href, enum pdf_look_name look, const char *text)
{
    pdf_inline link = pdf_link_begin(x, href, look);

    pdf_text_add(x, text);
    pdf_inline_end(x, &link);
}

void
pdf_link_add_angled(pdf_builder *x, const char *href)
{
    pdf_text_add(x, "<");
    pdf_link_add(x, href, PDF_LOOK_LINK, href);
    pdf_text_add(x, ">");
}
