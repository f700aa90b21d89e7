/* Fills the templates of boilerplate_texts.c. */
#include "libietfdoc/compose/boilerplate.h"

#include "libietfdoc/compose/boilerplate_texts.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

/* How deep the reference's texts are indented inside t. */
enum { RFC_INDENT = 12, DRAFT_INDENT = 8 };

typedef struct filling {
    const ietf_boilerplate_facts *facts;
    ietf_arena *arena;
    int indent;
    bool no_group; /* a text needed the group and there is none */
} filling;

/* Documents from 2017-08-21 on link with https. */
static const char *
url_scheme(ietf_date date)
{
    static const ietf_date https = {2017, 8, 21};
    return ietf_date_to_days(date) < ietf_date_to_days(https) ? "http" : "https";
}

static void
add_value(filling *f, ietf_buf *out, const char *name, size_t length)
{
    const ietf_boilerplate_facts *facts = f->facts;
    if (strncmp(name, "group", length) == 0) {
        f->no_group = f->no_group || !facts->group || !*facts->group;
        ietf_buf_adds(out, facts->group);
    } else if (strncmp(name, "number", length) == 0) {
        ietf_buf_adds(out, facts->number);
    } else if (strncmp(name, "expiry", length) == 0) {
        ietf_buf_adds(out, facts->expiry);
    } else {
        ietf_buf_addf(out, "%d", facts->date.year);
    }
}

/* The template up to its end or to one of the stop characters. */
static const char *
fill(filling *f, ietf_buf *out, const char *template, char stop)
{
    for (; *template && *template != stop; template ++) {
        if (*template == '{') {
            const char *end = strchr(template, '}');
            add_value(f, out, template + 1, (size_t)(end - template - 1));
            template = end;
        } else {
            ietf_buf_addc(out, *template);
            if (*template == '\n')
                ietf_buf_fill(out, ' ', (size_t)f->indent);
        }
    }
    return template;
}

static ietf_paragraph
paragraph(filling *f, const char *template)
{
    ietf_paragraph p = {.after = ""};
    ietf_buf b;
    ietf_buf_init(&b, f->arena);
    ietf_buf_addc(&b, '\n');
    ietf_buf_fill(&b, ' ', (size_t)f->indent);
    template = fill(f, &b, template, '<');
    if (*template == '<') {
        p.before = ietf_buf_copy(&b, f->arena);
        ietf_buf_clear(&b);
        ietf_buf_adds(&b, url_scheme(f->facts->date));
        template = fill(f, &b, template + 1, '>');
        p.target = ietf_buf_copy(&b, f->arena);
        ietf_buf_clear(&b);
        fill(f, &b, template + 1, '\0');
    }
    ietf_buf_addc(&b, '\n');
    ietf_buf_fill(&b, ' ', (size_t)f->indent);
    const char *rest = ietf_buf_copy(&b, f->arena);
    *(p.before ? &p.after : &p.before) = rest;
    return p;
}

static ietf_boilerplate
paragraphs(filling *f, const char *const *templates, size_t count)
{
    ietf_paragraph *list = IETF_NEW_ARRAY(f->arena, ietf_paragraph, count);
    for (size_t i = 0; i < count; i++)
        list[i] = paragraph(f, templates[i]);
    if (f->no_group)
        return (ietf_boilerplate){.problem = IETF_BOILERPLATE_NO_GROUP};
    return (ietf_boilerplate){.paragraphs = list, .count = count};
}

ietf_boilerplate
ietf_boilerplate_rfc(const ietf_boilerplate_facts *facts, ietf_arena *a)
{
    filling f = {.facts = facts, .arena = a, .indent = RFC_INDENT};
    bool stream = false;
    bool category = false;
    for (size_t i = 0; i < ietf_status_text_count; i++) {
        const ietf_status_text *row = &ietf_status_texts[i];
        if (!ietf_str_eq(row->stream, facts->stream))
            continue;
        stream = true;
        if (!ietf_str_eq(row->category, facts->category))
            continue;
        category = true;
        if (ietf_str_eq(row->consensus, facts->consensus) && row->paragraphs[0])
            return paragraphs(&f, row->paragraphs, IETF_STATUS_PARAGRAPHS);
    }
    return (ietf_boilerplate){.problem = category ? IETF_BOILERPLATE_NO_CONSENSUS
                                         : stream ? IETF_BOILERPLATE_NO_CATEGORY
                                                  : IETF_BOILERPLATE_NO_STREAM};
}

ietf_boilerplate
ietf_boilerplate_draft(const ietf_boilerplate_facts *facts, ietf_arena *a)
{
    filling f = {.facts = facts, .arena = a, .indent = DRAFT_INDENT};
    return paragraphs(&f, ietf_draft_texts, IETF_DRAFT_PARAGRAPHS);
}

/* The version of the Trust Legal Provisions in force on the document's date; NULL: none yet. */
static const ietf_copyright_text *
copyright_text(const ietf_boilerplate_facts *facts)
{
    for (size_t i = 0; i < ietf_copyright_text_count; i++) {
        const ietf_copyright_text *row = &ietf_copyright_texts[i];
        ietf_date first = {row->first_year, row->first_month, row->first_day};
        if (ietf_date_to_days(facts->date) >= ietf_date_to_days(first) &&
            (!row->stream || ietf_str_eq(row->stream, facts->stream)))
            return row;
    }
    return NULL;
}

ietf_boilerplate
ietf_boilerplate_copyright(const ietf_boilerplate_facts *facts, ietf_arena *a)
{
    filling f = {.facts = facts, .arena = a, .indent = RFC_INDENT};
    if (!facts->ipr || !*facts->ipr)
        return (ietf_boilerplate){.problem = IETF_BOILERPLATE_NO_IPR};
    const char *ipr = ietf_str_lower(a, facts->ipr);
    if (!ietf_str_ends(ipr, "trust200902"))
        return (ietf_boilerplate){.problem = IETF_BOILERPLATE_UNKNOWN_IPR};
    const ietf_copyright_text *text = copyright_text(facts);
    if (!text)
        return (ietf_boilerplate){.problem = IETF_BOILERPLATE_TOO_EARLY};
    const char *templates[IETF_COPYRIGHT_PARAGRAPHS + 1] = {text->paragraphs[0],
                                                            text->paragraphs[1]};
    size_t count = IETF_COPYRIGHT_PARAGRAPHS;
    for (size_t i = 0; i < ietf_ipr_text_count; i++) {
        if (ietf_str_starts(ipr, ietf_ipr_texts[i].prefix))
            templates[count++] = ietf_ipr_texts[i].paragraph;
    }
    return paragraphs(&f, templates, count);
}

/* The distinct values of one column in the rows where the columns before it are as given. */
static const char *const *
column(size_t offset, const char *stream, const char *category, ietf_arena *a)
{
    const char **values = IETF_NEW_ARRAY(a, const char *, ietf_status_text_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < ietf_status_text_count; i++) {
        const ietf_status_text *row = &ietf_status_texts[i];
        const char *value = *(const char *const *)((const char *)row + offset);
        if ((!stream || ietf_str_eq(row->stream, stream)) &&
            (!category || ietf_str_eq(row->category, category)) &&
            (count == 0 || !ietf_str_eq(values[count - 1], value)))
            values[count++] = value;
    }
    return count > 0 ? values : NULL;
}

const char *const *
ietf_boilerplate_streams(ietf_arena *a)
{
    return column(offsetof(ietf_status_text, stream), NULL, NULL, a);
}

const char *const *
ietf_boilerplate_categories(const char *stream, ietf_arena *a)
{
    return stream ? column(offsetof(ietf_status_text, category), stream, NULL, a) : NULL;
}

const char *const *
ietf_boilerplate_consensus(const char *stream, const char *category, ietf_arena *a)
{
    if (!stream || !category)
        return NULL;
    return column(offsetof(ietf_status_text, consensus), stream, category, a);
}
