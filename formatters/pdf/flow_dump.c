/* The flow as text, for tests. */
#include "formatters/pdf/flow_build.h"

#include <string.h>

static const char *const box_names[] = {
    [PDF_BLOCK] = "block", [PDF_TEXT] = "text",       [PDF_ITEM] = "item",
    [PDF_TABLE] = "table", [PDF_ROWS] = "rows",       [PDF_ROW] = "row",
    [PDF_CELL] = "cell",   [PDF_PICTURE] = "picture", [PDF_INLINE] = "inline",
};

static const char *const role_names[PDF_ROLE_COUNT] = {
    [PDF_ROLE_NONE] = "-",
    [PDF_ROLE_ARTIFACT] = "Artifact",
#define ROLE(name, type) [PDF_ROLE_##name] = type,
#include "formatters/pdf/roles.def"
#undef ROLE
};

/* A string between quotation marks; line ends and marks are escaped. */
static void
add_quoted(ietf_buf *out, const char *text, size_t length)
{
    ietf_buf_addc(out, '"');
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n')
            ietf_buf_adds(out, "\\n");
        else if (text[i] == '"' || text[i] == '\\')
            ietf_buf_addf(out, "\\%c", text[i]);
        else
            ietf_buf_addc(out, text[i]);
    ietf_buf_addc(out, '"');
}

static void
add_string(ietf_buf *out, const char *name, const char *value)
{
    if (!value)
        return;
    ietf_buf_addf(out, " %s=", name);
    add_quoted(out, value, strlen(value));
}

/* Lengths in thousandths of a point. */
static void
add_length(ietf_buf *out, const char *name, pdf_unit length)
{
    if (length)
        ietf_buf_addf(out, " %s=%d", name, (int)((int64_t)length * 1000 / PDF_POINT));
}

static void
add_flag(ietf_buf *out, const char *name, bool set)
{
    if (set)
        ietf_buf_addf(out, " %s", name);
}

static void
add_box(ietf_buf *out, const pdf_node *n)
{
    static const char *const aligns[] = {"", "", " center", " right"};

    ietf_buf_addf(out, "%s %s %s%s", box_names[n->box], role_names[n->role],
                  pdf_looks[n->look].name, aligns[n->align]);
    for (const pdf_ids *i = n->ids; i; i = i->next)
        ietf_buf_addf(out, " #%s", i->id);
    add_flag(out, "keep-next", n->keep_next);
    add_flag(out, "keep-previous", n->keep_previous);
    add_flag(out, "breakable", n->breakable);
    add_flag(out, "rtl", n->rtl);
    add_flag(out, "flush", n->label_flush);
    add_flag(out, "alone", n->label_alone);
    add_length(out, "indent", n->indent);
    add_length(out, "gap", n->gap);
    if (n->box == PDF_CELL)
        ietf_buf_addf(out, " %u*%u", n->column_span, n->row_span);
    if (n->scope)
        ietf_buf_addf(out, " scope=%u", n->scope);
    add_string(out, "lang", n->lang);
    add_string(out, "alt", n->alt);
    add_string(out, "title", n->title);
    add_string(out, "uri", n->uri);
    add_string(out, "target", n->target);
    if (n->box == PDF_PICTURE)
        ietf_buf_addf(out, " %s %zu", n->media_type, n->length);
    ietf_buf_addc(out, '\n');
}

/* "serif 10.0 bold italic #2222ee" */
static void
add_style(ietf_buf *out, const pdf_style *s)
{
    static const char *const families[] = {"", "serif", "sans", "mono"};
    int tenths = (int)(((int64_t)s->size * 10 + PDF_POINT / 2) / PDF_POINT);

    ietf_buf_addf(out, " %s %d.%d", families[s->family], tenths / 10, tenths % 10);
    add_flag(out, "bold", s->bold);
    add_flag(out, "italic", s->italic);
    add_flag(out, s->rise > 0 ? "raised" : "lowered", s->rise != 0);
    add_flag(out, "shaded", s->background != 0);
    add_flag(out, "blue", s->color == 0x2222ee);
}

static void
add_run(ietf_buf *out, const pdf_flow *flow, const pdf_run *run, int depth)
{
    ietf_buf_fill(out, ' ', (size_t)depth * 2);
    if (run->kind == PDF_RUN_BREAK)
        ietf_buf_adds(out, "| break");
    else if (run->kind == PDF_RUN_PAGE)
        ietf_buf_addf(out, "| page of %s%s", run->target, run->flush ? " flush" : "");
    else
        ietf_buf_adds(out, "| ");
    if (run->kind == PDF_RUN_TEXT)
        add_quoted(out, run->text, run->length);
    add_style(out, &flow->styles[run->style]);
    ietf_buf_addc(out, '\n');
}

/* The runs of a text stand below the innermost box that they belong to. */
static void
add_runs(ietf_buf *out, const pdf_flow *flow, const pdf_node *n, int depth)
{
    const pdf_node *text = n;

    while (text->box == PDF_INLINE)
        text = text->parent;
    for (size_t i = 0; text->box == PDF_TEXT && i < text->run_count; i++)
        if (text->runs[i].node == n)
            add_run(out, flow, &text->runs[i], depth + 1);
}

void
pdf_flow_dump(const pdf_flow *flow, ietf_buf *out)
{
    int depth = 0;

    for (const pdf_node *n = flow->root; n;) {
        const pdf_node *next = pdf_node_following(n, flow->root);

        ietf_buf_fill(out, ' ', (size_t)depth * 2);
        add_box(out, n);
        if (n->box == PDF_TEXT || n->box == PDF_INLINE)
            add_runs(out, flow, n, depth);
        if (next && next->parent == n)
            depth++;
        else
            for (; next && n->parent != next->parent; n = n->parent)
                depth--;
        n = next;
    }
}
