/* What series the document and its references belong to: RFC 7998 5.2.2, 5.4.2.1. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

static ietf_node *
front_series(const ietf_prep *p)
{
    const ietf_node *front = ietf_node_child(p->document->root, IETF_EL_FRONT);

    return front ? ietf_node_child(front, IETF_EL_SERIESINFO) : NULL;
}

/* The reference means to insert a missing seriesInfo and never does; in RFC mode it compares.
 */
void
ietf_pass_series(ietf_prep *p)
{
    const ietf_node *root = p->document->root, *n = front_series(p);
    const ietf_node *front = ietf_node_child(root, IETF_EL_FRONT);
    const char *number = ietf_node_get(root, IETF_AT_NUMBER);

    if (!p->rfc || ietf_node_is(root, IETF_AT_IPR, "none"))
        return;
    while (n && !ietf_node_is(n, IETF_AT_NAME, "RFC"))
        n = ietf_node_next(n, IETF_EL_SERIESINFO);
    if (!n) {
        ietf_report(p->diagnostics, IETF_D_PREP_SERIES_MISSING, front);
    } else if (!ietf_node_is(n, IETF_AT_VALUE, number)) {
        const char *value = ietf_node_get(n, IETF_AT_VALUE);
        ietf_report(p->diagnostics, IETF_D_PREP_SERIES_MISMATCH, front, number,
                    value ? value : "None");
        p->stop = true;
    }
    if (!p->stop && !ietf_str_all_digits(p->number)) {
        ietf_report(p->diagnostics, IETF_D_PREP_NUMBER_NOT_NUMERIC, n, p->number);
        p->stop = true;
    }
}

/* All streams that are named, with commas; *agree tells whether they are one. */
static const char *
list_streams(ietf_prep *p, const char *submission, bool *agree)
{
    const char *first = NULL;
    ietf_buf text;

    *agree = true;
    ietf_buf_init(&text, p->arena);
    for (const ietf_node *n = front_series(p); n; n = ietf_node_next(n, IETF_EL_SERIESINFO)) {
        const char *stream = ietf_node_get(n, IETF_AT_STREAM);
        if (!stream || !*stream)
            continue;
        *agree = *agree && (!first || strcmp(first, stream) == 0);
        first = first ? first : stream;
        ietf_buf_adds(&text, stream);
        ietf_buf_adds(&text, ", ");
    }
    *agree = *agree && (!first || strcmp(first, submission) == 0);
    ietf_buf_adds(&text, submission);
    return text.data;
}

/* 7998 5.4.2.1. submissionType is never missing here: it has a default. */
void
ietf_pass_streams(ietf_prep *p)
{
    const char *submission =
        ietf_node_get_or_default(p->document->root, IETF_AT_SUBMISSIONTYPE);
    bool agree;
    const char *streams = list_streams(p, submission, &agree);

    if (!agree) {
        ietf_report(p->diagnostics, IETF_D_PREP_STREAMS, front_series(p), streams);
        return;
    }
    for (ietf_node *n = front_series(p); n; n = ietf_node_next(n, IETF_EL_SERIESINFO))
        ietf_node_set(p->document, n, IETF_AT_STREAM, submission);
}

static int
series_rank(const ietf_node *n)
{
    static const char *const order[] = {"STD", "BCP", "FYI", "RFC", "DOI"};
    const int count = (int)(sizeof order / sizeof order[0]);
    int rank = 0;

    while (rank < count && !ietf_node_is(n, IETF_AT_NAME, order[rank]))
        rank++;
    return rank;
}

/* The series of a reference stand together where the first was, subseries first. */
void
ietf_pass_series_order(ietf_prep *p, ietf_node *reference)
{
    ietf_node *front = ietf_node_child(reference, IETF_EL_FRONT), *next;
    ietf_node *n = front ? ietf_node_child(front, IETF_EL_SERIESINFO) : NULL;
    ietf_list series;

    if (!n)
        return;
    ietf_node *place = ietf_node_new(p->document, IETF_COMMENT, NULL);
    ietf_node_insert_before(p->document, n, place);
    ietf_list_init(&series, p->arena);
    for (; n; n = next) {
        next = ietf_node_next(n, IETF_EL_SERIESINFO);
        ietf_list_add(&series, n);
        ietf_node_remove_with_tail(p->document, n);
    }
    for (int rank = 0; rank <= 5; rank++)
        for (size_t i = 0; i < series.count; i++)
            if (series_rank(series.items[i]) == rank)
                ietf_node_insert_before(p->document, place, series.items[i]);
    ietf_node_remove(p->document, place);
}
