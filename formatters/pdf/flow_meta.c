/* What the file says of itself: metadata, running heads and feet, scripts. */
#include "formatters/pdf/flow_build.h"

#include "ietfdoc/base.h"
#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* All text in n with single spaces; NULL when there is none. */
static const char *
words_of(pdf_builder *x, const ietf_node *n)
{
    const char *text = n ? ietf_joined_text(n, " ", x->arena) : "", *end = text + strlen(text);
    ietf_buf words;

    ietf_buf_init(&words, x->arena);
    while (text < end) {
        const char *start = text;
        uint32_t c = ietf_utf8_next(&text, end);

        if (!ietf_unicode_is_space(c))
            ietf_buf_add(&words, start, (size_t)(text - start));
        else if (words.length && words.data[words.length - 1] != ' ')
            ietf_buf_addc(&words, ' ');
    }
    if (words.length && words.data[words.length - 1] == ' ')
        ietf_buf_truncate(&words, words.length - 1);
    return words.length ? words.data : NULL;
}

static void
set_authors(pdf_builder *x, pdf_meta *meta, const ietf_node *front)
{
    const ietf_node *n;
    const char **list;
    size_t count = 0;

    for (n = ietf_node_child(front, IETF_EL_AUTHOR); n; n = ietf_node_next(n, IETF_EL_AUTHOR))
        count++;
    list = IETF_NEW_ARRAY(x->arena, const char *, count + 1);
    for (n = ietf_node_child(front, IETF_EL_AUTHOR); n; n = ietf_node_next(n, IETF_EL_AUTHOR)) {
        const char *name = ietf_author_expansion(n, x->arena);

        name = *name ? name : ietf_organization_full_name(n);
        if (*name)
            list[meta->author_count++] = name;
    }
    meta->authors = list;
}

static const char *
keywords_of(pdf_builder *x, const ietf_node *front)
{
    ietf_buf list;

    ietf_buf_init(&list, x->arena);
    for (const ietf_node *n = ietf_node_child(front, IETF_EL_KEYWORD); n;
         n = ietf_node_next(n, IETF_EL_KEYWORD)) {
        const char *word = words_of(x, n);

        if (word)
            ietf_buf_addf(&list, list.length ? ", %s" : "%s", word);
    }
    return list.length ? list.data : NULL;
}

/* The first sentence of the copyright notice. */
static const char *
rights_of(pdf_builder *x)
{
    const ietf_node *notice = ietf_document_find(x->document, "copyright");

    return notice && notice->kind == IETF_EL_SECTION
               ? words_of(x, ietf_node_child(notice, IETF_EL_T))
               : NULL;
}

static void
set_identity(pdf_builder *x, pdf_meta *meta, const ietf_node *front)
{
    const char *number = ietf_node_get(x->root, IETF_AT_NUMBER);
    const char *name = ietf_node_get(x->root, IETF_AT_DOCNAME);

    for (const ietf_node *n = ietf_node_child(front, IETF_EL_SERIESINFO); n;
         n = ietf_node_next(n, IETF_EL_SERIESINFO)) {
        if (ietf_node_is(n, IETF_AT_NAME, "DOI"))
            meta->doi = ietf_node_get(n, IETF_AT_VALUE);
        if (ietf_node_is(n, IETF_AT_NAME, "Internet-Draft") && !name)
            name = ietf_node_get(n, IETF_AT_VALUE);
    }
    if (x->rfc) {
        const char *rfc = ietf_arena_join(x->arena, "rfc", number, NULL);

        meta->identifier = ietf_arena_join(x->arena, "RFC ", number, NULL);
        meta->series = ietf_category_name("rfc");
        meta->issn = IETF_ISSN;
        meta->publisher = IETF_RFC_PUBLISHER;
        meta->url = ietf_arena_join(x->arena, x->options->info_base_url, rfc, NULL);
    } else if (name && *name) {
        meta->identifier = name;
        meta->series = IETF_DRAFT_SERIES;
        meta->url = ietf_arena_join(x->arena, x->options->id_base_url, name, NULL);
    }
}

static void
set_date(pdf_builder *x, pdf_meta *meta, const ietf_node *front)
{
    enum { SECONDS = 86400 };
    const ietf_node *n = ietf_node_child(front, IETF_EL_DATE);
    ietf_date date = {0};

    if (n) /* the page has told of what is wrong with it */
        ietf_str_to_int(ietf_node_get(n, IETF_AT_YEAR) ? ietf_node_get(n, IETF_AT_YEAR) : "",
                        &date.year);
    if (n && date.year) {
        date = ietf_date_extract(n, x->options->date, x->diagnostics);
        meta->date = ietf_date_format_iso(date, x->arena);
    }
    meta->made = (int64_t)ietf_date_to_days(x->options->date) * SECONDS;
}

static pdf_run
running(pdf_builder *x, const char *text)
{
    pdf_run run = {.text = text ? text : "", .kind = PDF_RUN_TEXT};

    run.length = (uint32_t)strlen(run.text);
    run.style = pdf_style_derive(x, 0, PDF_LOOK_RUNNING, true);
    return run;
}

static void
set_heads(pdf_builder *x)
{
    ietf_heads heads =
        ietf_heads_compose(x->document, x->options, true, x->diagnostics, x->arena);

    x->flow->heads[0] = running(x, heads.top_left);
    x->flow->heads[1] = running(x, heads.top_center);
    x->flow->heads[2] = running(x, heads.top_right);
    x->flow->feet[0] = running(x, heads.bottom_left);
    x->flow->feet[1] = running(x, heads.bottom_center);
    x->flow->feet[2] = running(x, IETF_HEADS_PAGE);
}

/* rfc/@scripts, in its order. */
static void
set_scripts(pdf_builder *x)
{
    const char *text = ietf_node_get(x->root, IETF_AT_SCRIPTS);
    const char **list = IETF_NEW_ARRAY(x->arena, const char *, text ? strlen(text) / 2 + 2 : 1);

    x->flow->scripts = list;
    while (text && *text) {
        size_t length = strcspn(text, ",");
        const char *name = ietf_str_trim(x->arena, ietf_arena_strndup(x->arena, text, length));

        if (*name)
            list[x->flow->script_count++] = name;
        text += length + (text[length] == ',');
    }
}

void
pdf_flow_describe(pdf_builder *x)
{
    const ietf_node *front = ietf_node_child(x->root, IETF_EL_FRONT);
    const char *language = pdf_language(x->root);
    pdf_meta *meta = &x->flow->meta;

    set_heads(x);
    set_scripts(x);
    meta->language = language ? language : "en";
    meta->creator = meta->producer = "libietfdoc " IETFDOC_VERSION;
    x->flow->root->lang = NULL;
    if (!front)
        return;
    meta->title = ietf_document_title(x->document, x->arena);
    meta->subject = words_of(x, ietf_node_child(front, IETF_EL_ABSTRACT));
    meta->keywords = keywords_of(x, front);
    meta->rights = rights_of(x);
    set_authors(x, meta, front);
    set_identity(x, meta, front);
    set_date(x, meta, front);
}
