/* The HTML formatter: the document becomes a tree of the page, the tree is tidied and written.
 */
#include "formatters/html/html.h"

#include <stdlib.h>

#include "libietfdoc/compose/heads.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

const ietf_html_handler ietf_html_handlers[IETF_KIND_COUNT] = {
#define HANDLER(kind, name) [IETF_EL_##kind] = ietf_html_##name,
#include "formatters/html/blocks.def"
#include "formatters/html/core.def"
#undef HANDLER
};

/* Elements that HTML has, too. */
static const uint16_t same_tags[IETF_KIND_COUNT] = {
    [IETF_EL_ASIDE] = HTML_TAG_aside,     [IETF_EL_DT] = HTML_TAG_dt,
    [IETF_EL_EM] = HTML_TAG_em,           [IETF_EL_STRONG] = HTML_TAG_strong,
    [IETF_EL_SUB] = HTML_TAG_sub,         [IETF_EL_SUP] = HTML_TAG_sup,
    [IETF_EL_TBODY] = HTML_TAG_tbody,     [IETF_EL_TD] = HTML_TAG_td,
    [IETF_EL_TFOOT] = HTML_TAG_tfoot,     [IETF_EL_TH] = HTML_TAG_th,
    [IETF_EL_THEAD] = HTML_TAG_thead,     [IETF_EL_TR] = HTML_TAG_tr,
    [IETF_EL_SECTION] = HTML_TAG_section,
};

/* Going down */

void
ietf_html_fail(ietf_html *x, const ietf_node *n, const char *why)
{
    if (!x->failed)
        ietf_report(x->diagnostics, IETF_D_TEXT_UNUSABLE, n, n->name, why);
    x->failed = true;
}

/* The reference gives up here. */
static void
refuse(ietf_html *x, const ietf_node *n)
{
    bool deprecated = ietf_kind_traits(n->kind) & IETF_TRAIT_DEPRECATED;

    ietf_report_as(x->diagnostics,
                   deprecated ? IETF_D_TEXT_DEPRECATED : IETF_D_TEXT_NO_RENDERER, IETF_ERROR, n,
                   n->name);
    x->failed = true;
}

/* Of comments and instructions only the text behind them is left, unless it is blank; that of
 * all up to the next element at once. Returns the element. */
static const ietf_node *
add_asides(ietf_html *x, html_node *parent, const ietf_node *n)
{
    ietf_buf text;

    ietf_buf_init(&text, x->arena);
    for (; n && !ietf_node_is_element(n); n = n->next)
        if (n->kind != IETF_TEXT && !ietf_html_is_blank(ietf_node_tail(n)))
            ietf_buf_adds(&text, ietf_node_tail(n));
    html_add_text(x->arena, parent, text.data);
    return n;
}

html_node *
ietf_html_render(ietf_html *x, html_node *parent, const ietf_node *n)
{
    if (!ietf_node_is_element(n)) {
        const char *tail = ietf_node_tail(n);

        html_add_text(x->arena, parent, ietf_html_is_blank(tail) ? "" : tail);
        return NULL;
    }
    if (x->failed)
        return NULL;
    ietf_job_step(x->job);
    if (ietf_html_handlers[n->kind])
        return ietf_html_handlers[n->kind](x, parent, n);
    refuse(x, n);
    return NULL;
}

static void
add_children(ietf_html *x, html_node *parent, const ietf_node *n, bool same_part)
{
    enum ietf_html_part part = x->part;

    for (const ietf_node *c = n->first; c;) {
        if (same_part)
            x->part = part;
        if (c->kind != IETF_TEXT && !ietf_node_is_element(c)) {
            c = add_asides(x, parent, c);
            continue;
        }
        if (c->kind != IETF_TEXT)
            ietf_html_render(x, parent, c);
        c = c->next;
    }
}

void
ietf_html_children(ietf_html *x, html_node *parent, const ietf_node *n)
{
    add_children(x, parent, n, false);
}

html_node *
ietf_html_same(ietf_html *x, html_node *parent, const ietf_node *n)
{
    enum html_tag tag = same_tags[n->kind] ? (enum html_tag)same_tags[n->kind] : HTML_FOREIGN;
    html_node *e = html_new(x->arena, tag);

    e->name = n->name;
    ietf_html_adopt(x, parent, n, e, NULL);
    ietf_html_children(x, e, n);
    return e;
}

html_node *
ietf_html_skip(ietf_html *x, html_node *parent, const ietf_node *n)
{
    add_children(x, parent, n, true);
    return NULL;
}

html_node *
ietf_html_nothing(ietf_html *x, html_node *parent, const ietf_node *n)
{
    return NULL;
}

void
ietf_html_inner(ietf_html *x, html_node *into, const ietf_node *n)
{
    const char *text = ietf_html_trim_start(ietf_node_text(n));
    bool any = n->first && (n->first->kind != IETF_TEXT || n->first->next);

    into->text = any ? text : ietf_html_trim_end(x, text);
    into->tail = ietf_html_tail(n);
    if (!any)
        return;
    ietf_html_children(x, into, n);
    if (into->last)
        into->last->tail = into->last->tail ? ietf_html_trim_end(x, into->last->tail) : "";
    else
        ietf_html_fail(x, n, "there are comments in it, but no elements");
}

/* The last pass */

static int
compare_words(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The words of a class in alphabetical order. */
static const char *
sort_words(ietf_arena *a, const char *text)
{
    char *at;
    const char **words;
    size_t count = 1, i = 0;
    ietf_buf out;

    for (const char *blank = text; (blank = strchr(blank, ' ')); blank++)
        count++;
    if (count == 1)
        return text;
    words = IETF_NEW_ARRAY(a, const char *, count);
    for (at = ietf_arena_strdup(a, text); at;) {
        words[i++] = at;
        at = strchr(at, ' ');
        if (at)
            *at++ = '\0';
    }
    qsort(words, count, sizeof(*words), compare_words);
    ietf_buf_init(&out, a);
    for (i = 0; i < count; i++)
        ietf_buf_addf(&out, i ? " %s" : "%s", words[i]);
    return out.data;
}

/* U+2028 in a text becomes <br>, put in behind `before` (NULL: at the start of e); the first
 * part of the text is left. */
static const char *
break_lines(ietf_arena *a, html_node *e, html_node *before, const char *text)
{
    const char *at = text ? strstr(text, IETF_LSEP_UTF8) : NULL, *first;

    if (!at || ietf_html_is_blank(text))
        return text;
    first = ietf_arena_strndup(a, text, (size_t)(at - text));
    while (at) {
        const char *rest = at + strlen(IETF_LSEP_UTF8);
        html_node *line_break = html_new(a, HTML_TAG_br);

        at = strstr(rest, IETF_LSEP_UTF8);
        line_break->tail = at ? ietf_arena_strndup(a, rest, (size_t)(at - rest)) : rest;
        before = before ? html_insert_after(before, line_break) : html_prepend(e, line_break);
    }
    return first;
}

static void
tidy(ietf_html *x)
{
    ietf_arena *a = x->arena;

    for (html_node *e = x->page; e; e = html_following(e, x->page)) {
        const char *classes = html_get(e, "class");

        if (classes)
            html_set(a, e, "class", sort_words(a, classes));
        if (e->tag >= HTML_FOREIGN)
            e->text = break_lines(a, e, NULL, e->text);
        if (e->parent)
            e->tail = break_lines(a, e->parent, e, e->tail);
    }
}

/* Within the page it goes on where it stopped; at the end it looks at everything again, because
 * some elements are put in before others. */
void
ietf_html_check_ids(ietf_html *x, const ietf_node *n, const char *source)
{
    html_node *e = source && x->checked ? x->checked : x->page;

    if (e == x->page)
        ietf_map_init(&x->ids, x->arena);
    for (; (e = html_following(e, x->page)); x->checked = e) {
        const char *id = html_get(e, "id");

        if (!id || ietf_map_add(&x->ids, id, e) || e->is_reported)
            continue;
        e->is_reported = true;
        if (source)
            ietf_report(x->diagnostics, IETF_D_HTML_DUPLICATE_SVG_ID, n, id, source);
        else
            ietf_report(x->diagnostics, IETF_D_HTML_DUPLICATE_ID, n, id);
    }
}

/* The render */

static const ietf_node *
last_section(const ietf_node *root)
{
    const ietf_node *last = NULL;
    const ietf_node *middle = ietf_node_child(root, IETF_EL_MIDDLE);

    for (const ietf_node *c = middle ? ietf_node_child(middle, IETF_EL_SECTION) : NULL; c;
         c = ietf_node_next(c, IETF_EL_SECTION))
        last = c;
    return last;
}

static void
init(ietf_html *x, const ietf_render_job *job, const ietf_options *options)
{
    *x = (ietf_html){
        .job = job,
        .document = job->document,
        .options = options,
        .diagnostics = job->diagnostics,
        .arena = job->arena,
        .root = job->document->root,
        .rfc = ietf_document_is_rfc(job->document),
    };
    x->last_section = last_section(x->root);
    ietf_refnames_build(&x->refnames, job->document, job->arena);
    x->xrefs = (ietf_xref_job){
        .document = job->document,
        .refnames = &x->refnames,
        .options = options,
        .diagnostics = job->diagnostics,
        .arena = job->arena,
    };
}

bool
ietf_html_build(ietf_html *x, const ietf_render_job *job, const ietf_options *options)
{
    unsigned errors = job->diagnostics->errors;

    init(x, job, options);
    ietf_html_render(x, NULL, x->root);
    if (x->failed)
        return false;
    ietf_html_make_accessible(x);
    tidy(x);
    ietf_html_check_ids(x, ietf_node_last_element(x->root), NULL);
    return job->diagnostics->errors == errors;
}

static bool
render(const ietf_render_job *job)
{
    ietf_html x;

    if (!ietf_html_build(&x, job, job->options))
        return false;
    html_write(x.page, job->out);
    return true;
}

extern const ietf_formatter ietf_formatter_html;

const ietf_formatter ietf_formatter_html = {
    .name = "html",
    .suffix = ".html",
    .media_type = "text/html; charset=utf-8",
    .help = "HTML (RFC 7992)",
    .input = IETF_INPUT_PREPARED,
    .render = render,
};
