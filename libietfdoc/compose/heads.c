/* Running heads and feet, and the left column of the first page. */
#include "libietfdoc/compose/heads.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { TITLE_LIMIT = 40, FULL_TITLE_LIMIT = 80 };

typedef struct named {
    const char *key, *name;
} named;

static const named categories[] = {
    {"rfc", "Request for Comments"},  {"std", "Standards Track"},
    {"bcp", "Best Current Practice"}, {"exp", "Experimental"},
    {"info", "Informational"},        {"historic", "Historic"},
};

static const named streams[] = {
    {"IETF", "Internet Engineering Task Force (IETF)"},
    {"IAB", "Internet Architecture Board (IAB)"},
    {"IRTF", "Internet Research Task Force (IRTF)"},
    {"independent", "Independent Submission"},
    {"editorial", "Editorial Stream"},
};

static const named subseries[] = {
    {"STD", "Internet Standard"},
    {"BCP", "Best Current Practice"},
    {"FYI", "For Your Information"},
};

static const char *
find_name(const named *rows, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (ietf_str_eq(rows[i].key, key))
            return rows[i].name;
    }
    return NULL;
}

const char *
ietf_category_name(const char *category)
{
    return find_name(categories, sizeof categories / sizeof *categories, category);
}

const char *
ietf_stream_name(const char *stream)
{
    return find_name(streams, sizeof streams / sizeof *streams, stream);
}

const char *
ietf_subseries_name(const char *series)
{
    return find_name(subseries, sizeof subseries / sizeof *subseries, series);
}

bool
ietf_document_is_rfc(const ietf_document *d)
{
    const char *number = ietf_node_get(d->root, IETF_AT_NUMBER);
    return number && *number;
}

static const ietf_node *
front_of(const ietf_document *d)
{
    return ietf_node_child(d->root, IETF_EL_FRONT);
}

const char *
ietf_document_title(const ietf_document *d, ietf_arena *a)
{
    const ietf_node *front = front_of(d);
    const ietf_node *title = front ? ietf_node_child(front, IETF_EL_TITLE) : NULL;
    const char *text = title ? ietf_clean_text(ietf_joined_text(title, " ", a), a) : "";
    if (!ietf_document_is_rfc(d))
        return text;
    return ietf_arena_join(a, "RFC ", ietf_node_get(d->root, IETF_AT_NUMBER), ": ", text, NULL);
}

static bool
is_no_ietf_document(const ietf_document *d)
{
    return ietf_node_is(d->root, IETF_AT_IPR, "none");
}

static const char *
top_left(const ietf_document *d, ietf_arena *a)
{
    if (is_no_ietf_document(d))
        return "";
    const char *number = ietf_node_get(d->root, IETF_AT_NUMBER);
    const ietf_node *front = front_of(d);
    for (const ietf_node *n = front ? ietf_node_child(front, IETF_EL_SERIESINFO) : NULL;
         n && !number; n = ietf_node_next(n, IETF_EL_SERIESINFO)) {
        if (ietf_node_is(n, IETF_AT_NAME, "RFC"))
            number = ietf_node_get(n, IETF_AT_VALUE);
    }
    return number ? ietf_arena_join(a, "RFC ", number, NULL) : "Internet-Draft";
}

static const char *
top_center(const ietf_document *d, bool full_title, ietf_diagnostics *x, ietf_arena *a)
{
    const ietf_node *front = front_of(d);
    const ietf_node *title = front ? ietf_node_child(front, IETF_EL_TITLE) : NULL;
    if (!title)
        return "";
    const char *text = ietf_node_get(title, IETF_AT_ABBREV);
    if (!text || !*text)
        text = ietf_joined_text(title, " ", a);
    size_t length = strlen(text);
    size_t count = ietf_utf8_count(text, length);
    if (full_title) {
        if (count > FULL_TITLE_LIMIT)
            ietf_report(x, IETF_D_HEAD_LONG_TITLE, title, (unsigned)count);
        return text;
    }
    if (count > TITLE_LIMIT)
        ietf_report(x, IETF_D_HEAD_TITLE, title, (unsigned)count);
    return ietf_arena_strndup(a, text,
                              (size_t)(ietf_utf8_offset(text, length, TITLE_LIMIT) - text));
}

static const char *
top_right(const ietf_document *d, ietf_date today, ietf_diagnostics *x, ietf_arena *a)
{
    const ietf_node *front = front_of(d);
    const ietf_node *date = front ? ietf_node_child(front, IETF_EL_DATE) : NULL;
    ietf_date shown = today;
    if (date)
        shown = ietf_date_augment(ietf_date_extract(date, today, x), today);
    shown.day = 0;
    return ietf_date_format(shown, true, a);
}

static const char *
bottom_left(const ietf_document *d, ietf_arena *a)
{
    const ietf_node *front = front_of(d);
    const char *surnames[2] = {"", ""};
    unsigned count = 0;
    for (const ietf_node *n = front ? ietf_node_child(front, IETF_EL_AUTHOR) : NULL; n;
         n = ietf_node_next(n, IETF_EL_AUTHOR)) {
        const char *surname = ietf_author_short_ascii_parts(n, a).surname;
        if (ietf_node_is(n, IETF_AT_ROLE, "contributor") || !surname || !*surname)
            continue;
        if (count < 2)
            surnames[count] = surname;
        count++;
    }
    if (count == 2)
        return ietf_arena_join(a, surnames[0], " & ", surnames[1], NULL);
    return count > 2 ? ietf_arena_join(a, surnames[0], ", et al.", NULL) : surnames[0];
}

static const char *
expiry_text(const ietf_document *d, ietf_date today, bool legacy, ietf_diagnostics *x,
            ietf_arena *a)
{
    return ietf_date_format(ietf_expiry_date(d, today, x), legacy, a);
}

ietf_heads
ietf_heads_compose(const ietf_document *d, const ietf_options *options, bool full_title,
                   ietf_diagnostics *x, ietf_arena *a)
{
    ietf_heads heads = {
        .top_left = top_left(d, a),
        .top_center = top_center(d, full_title, x, a),
        .top_right = top_right(d, options->date, x, a),
        .bottom_left = bottom_left(d, a),
    };
    if (ietf_document_is_rfc(d) || is_no_ietf_document(d)) {
        heads.bottom_center = ietf_category_name(ietf_node_get(d->root, IETF_AT_CATEGORY));
        if (!heads.bottom_center)
            heads.bottom_center = "";
    } else {
        const char *expiry = expiry_text(d, options->date, options->legacy_date_format, x, a);
        heads.bottom_center = ietf_arena_join(a, "Expires ", expiry, NULL);
    }
    return heads;
}

enum { FRONT_LINES = 8 }; /* beside those of workgroup and seriesInfo */

typedef struct column {
    ietf_front_line *lines;
    size_t count;
    const ietf_document *document;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
} column;

static void
add_line(column *c, const char *label, const char *value)
{
    c->lines[c->count++] = (ietf_front_line){.label = label, .value = value, .suffix = ""};
}

static void
add_workgroups(column *c)
{
    const ietf_node *front = front_of(c->document);
    for (const ietf_node *n = ietf_node_child(front, IETF_EL_WORKGROUP); n;
         n = ietf_node_next(n, IETF_EL_WORKGROUP)) {
        const char *text = ietf_str_trim(c->arena, ietf_node_text(n));
        if (*text)
            add_line(c, "", text);
    }
}

/* "123,  456," as "123, 456". */
static const char *
number_list(const char *text, ietf_arena *a)
{
    ietf_buf out;
    ietf_buf_init(&out, a);
    text += strspn(text, ", ");
    for (; *text; text++) {
        ietf_buf_addc(&out, *text);
        if (*text == ',') {
            ietf_buf_addc(&out, ' ');
            while (ietf_is_space(text[1]))
                text++;
        }
    }
    while (out.length > 0 && strchr(", ", out.data[out.length - 1]))
        ietf_buf_truncate(&out, out.length - 1);
    return ietf_buf_copy(&out, a);
}

/* Obsoletes and Updates. */
static void
add_relations(column *c, const char *suffix)
{
    static const struct {
        uint16_t at;
        const char *label;
    } rows[] = {{IETF_AT_OBSOLETES, "Obsoletes"}, {IETF_AT_UPDATES, "Updates"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *value = ietf_node_get(c->document->root, rows[i].at);
        if (value && *value)
            c->lines[c->count++] =
                (ietf_front_line){rows[i].label, number_list(value, c->arena), suffix, true};
    }
}

static void
add_category(column *c, const char *label)
{
    const ietf_node *root = c->document->root;
    const char *category = ietf_node_get(root, IETF_AT_CATEGORY);
    const char *name = ietf_category_name(category);
    if (name)
        add_line(c, label, name);
    else if (category && *category)
        ietf_report(c->diagnostics, IETF_D_HEAD_CATEGORY, root, category);
    else
        ietf_report(c->diagnostics, IETF_D_HEAD_NO_CATEGORY, root);
}

static void
add_rfc(column *c)
{
    const ietf_node *front = front_of(c->document);
    const char *stream =
        ietf_stream_name(ietf_node_get(c->document->root, IETF_AT_SUBMISSIONTYPE));
    add_line(c, "", stream ? stream : "");
    for (const ietf_node *n = front;
         (n = ietf_node_following_kind(n, front, IETF_EL_SERIESINFO)) != NULL;) {
        const char *name = ietf_node_get(n, IETF_AT_NAME);
        const char *value = ietf_node_get(n, IETF_AT_VALUE);
        if (!name)
            name = "None";
        add_line(c, ietf_str_eq(name, "RFC") ? ietf_category_name("rfc") : name,
                 value ? value : "None");
    }
    add_relations(c, "");
    add_category(c, "Category");
    add_line(c, "ISSN", IETF_ISSN);
}

static void
add_draft(column *c, ietf_date today, bool legacy)
{
    add_workgroups(c);
    if (c->count == 0)
        add_line(c, "", "Network Working Group");
    add_line(c, "", "Internet-Draft");
    add_relations(c, " (if approved)");
    add_category(c, "Intended status");
    add_line(c, "Expires", expiry_text(c->document, today, legacy, c->diagnostics, c->arena));
}

const ietf_front_line *
ietf_front_lines(const ietf_document *d, ietf_date today, bool legacy_dates, size_t *count,
                 ietf_diagnostics *x, ietf_arena *a)
{
    const ietf_node *front = front_of(d);
    size_t most = FRONT_LINES;
    for (const ietf_node *n = front; n && (n = ietf_node_following(n, front)) != NULL;)
        most += n->kind == IETF_EL_WORKGROUP || n->kind == IETF_EL_SERIESINFO;
    column c = {IETF_NEW_ARRAY(a, ietf_front_line, most), 0, d, x, a};
    if (front && is_no_ietf_document(d))
        add_workgroups(&c);
    else if (front && ietf_document_is_rfc(d))
        add_rfc(&c);
    else if (front)
        add_draft(&c, today, legacy_dates);
    *count = c.count;
    return c.lines;
}
