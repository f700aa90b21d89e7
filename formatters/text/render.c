/* The text formatter: the document becomes lines, lines become pages if so wished, lines are
 * written. */
#include "formatters/text/handlers.h"
#include "formatters/text/pages.h"
#include "formatters/text/wrap.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Writing */

typedef struct writer {
    ietf_text *x;
    size_t number; /* of the line */
} writer;

/* What stands for itself only until now: NBSP, the hyphen that does not break, and characters
 * without width. Bytes that the replacement takes; 0: it is none of them. */
static size_t
replace(const char *text, size_t length, const char **by)
{
    static const struct {
        const char *text, *by;
    } rows[] = {
        {IETF_NBSP_UTF8, " "}, {IETF_NBHY_UTF8, "-"}, {IETF_ZWSP_UTF8, ""}, {IETF_WJ_UTF8, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].text);
        if (size <= length && memcmp(text, rows[i].text, size) == 0) {
            *by = rows[i].by;
            return size;
        }
    }
    return 0;
}

static void
write_text(const char *text, size_t length, ietf_buf *out)
{
    size_t done = 0;
    const char *by;
    for (size_t i = 0; i < length;) {
        unsigned char byte = (unsigned char)text[i];
        size_t size = byte == 0xC2 || byte == 0xE2 ? replace(text + i, length - i, &by) : 0;
        if (!size) {
            i++;
            continue;
        }
        ietf_buf_add(out, text + done, i - done);
        ietf_buf_adds(out, by);
        done = i += size;
    }
    ietf_buf_add(out, text + done, length - done);
}

static void
warn_of_long_line(ietf_text *x, const ietf_text_line *line, size_t number)
{
    unsigned over = (unsigned)ietf_text_line_width(line) - IETF_TEXT_WIDTH;
    size_t mark = x->scratch.length;
    ietf_buf_fill(&x->scratch, ' ', line->indent);
    ietf_buf_add(&x->scratch, line->text, line->length);
    ietf_report(x->diagnostics, IETF_D_TEXT_LINE_TOO_LONG, line->node, (unsigned)number, over,
                (unsigned)IETF_TEXT_WIDTH, x->scratch.data + mark);
    ietf_buf_truncate(&x->scratch, mark);
}

static void
write_lines(writer *w, const ietf_text_lines *l, size_t begin, size_t end)
{
    ietf_buf *out = w->x->job->out;
    for (size_t i = begin; i < end; i++) {
        const ietf_text_line *line = &l->items[i];
        w->number++;
        ietf_buf_fill(out, ' ', line->indent);
        if (out->error) /* too long even for a message */
            return;
        if (ietf_text_line_width(line) > IETF_TEXT_WIDTH)
            warn_of_long_line(w->x, line, w->number);
        if (line->columns == line->length)
            ietf_buf_add(out, line->text, line->length);
        else
            write_text(line->text, line->length, out);
        ietf_buf_addc(out, '\n');
    }
}

static void
write_blank(writer *w, size_t count)
{
    ietf_buf_fill(w->x->job->out, '\n', count);
    w->number += count;
}

static void
write_pages(writer *w, const ietf_text_lines *l, const ietf_text_pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        const ietf_text_page *page = &pages->items[i];
        if (i > 0) {
            ietf_buf_addc(w->x->job->out, '\f');
            write_blank(w, 1);
            write_lines(w, &pages->margins, 0, pages->head_end);
            write_blank(w, IETF_PAGE_HEAD_GAP);
        }
        write_lines(w, l, page->begin, page->end);
        write_blank(w, page->blank + IETF_PAGE_FOOT_GAP);
        write_lines(w, &pages->margins, page->foot_begin, page->foot_end);
    }
}

/* Nothing but one line end at the end. */
static void
finish(ietf_buf *out, size_t start)
{
    size_t end = out->length;
    while (end > start && ietf_is_space(out->data[end - 1]))
        end--;
    ietf_buf_truncate(out, end);
    ietf_buf_addc(out, '\n');
}

/* The render */

static bool
are_refs_numbered(const ietf_node *root)
{
    const ietf_node *last = NULL;
    const ietf_node *middle = ietf_node_child(root, IETF_EL_MIDDLE);
    for (const ietf_node *c = middle ? ietf_node_child(middle, IETF_EL_SECTION) : NULL; c;
         c = ietf_node_next(c, IETF_EL_SECTION))
        last = c;
    return last && (!ietf_node_has(last, IETF_AT_NUMBERED) ||
                    ietf_node_is(last, IETF_AT_NUMBERED, "true"));
}

static void
init(ietf_text *x, const ietf_render_job *job)
{
    const ietf_options *options = job->options;
    *x = (ietf_text){
        .job = job,
        .document = job->document,
        .options = options,
        .diagnostics = job->diagnostics,
        .arena = job->arena,
        .wrapper = ietf_wrapper_new(job->arena),
        .root = job->document->root,
        .part = "rfc",
        .rfc = ietf_document_is_rfc(job->document),
    };
    x->symbols = options->list_symbols          ? options->list_symbols
                 : options->legacy_list_symbols ? "o*+-"
                                                : "*-o+";
    x->paginated = options->pagination >= 0 ? options->pagination : !x->rfc;
    x->refs_numbered = are_refs_numbered(x->root);
    ietf_buf_init(&x->scratch, job->arena);
    ietf_map_init(&x->unknown, job->arena);
    ietf_refnames_build(&x->refnames, job->document, job->arena);
    x->xrefs = (ietf_xref_job){
        .document = job->document,
        .refnames = &x->refnames,
        .options = options,
        .diagnostics = job->diagnostics,
        .arena = job->arena,
    };
}

static void
write_all(ietf_text *x, const ietf_text_lines *lines, const ietf_text_pages *pages)
{
    ietf_buf *out = x->job->out;
    writer w = {.x = x};
    if (x->options->bom)
        ietf_buf_adds(out, "\xEF\xBB\xBF");
    size_t start = out->length;
    if (x->paginated)
        write_pages(&w, lines, pages);
    else
        write_lines(&w, lines, 0, lines->count);
    finish(out, start);
}

static bool
render(const ietf_render_job *job)
{
    ietf_text x;
    ietf_text_lines lines;
    ietf_text_pages pages;
    ietf_text_state state = {.joiners = &ietf_text_joiners_base, .width = IETF_TEXT_WIDTH};
    unsigned errors = job->diagnostics->errors;
    init(&x, job);
    ietf_text_lines_init(&lines, x.arena);
    ietf_text_render(&x, x.root, &state, &lines);
    if (x.paginated && !x.failed)
        ietf_text_paginate(&x, &lines, &pages);
    if (x.failed)
        return false;
    write_all(&x, &lines, &pages);
    if (job->diagnostics->errors == errors)
        return true;
    ietf_report(job->diagnostics, IETF_D_PREP_ERRORS, NULL);
    return false;
}

extern const ietf_formatter ietf_formatter_text;

const ietf_formatter ietf_formatter_text = {
    .name = "text",
    .suffix = ".txt",
    .media_type = "text/plain; charset=utf-8",
    .help = "text (RFC 7994)",
    .input = IETF_INPUT_PREPARED,
    .render = render,
};
