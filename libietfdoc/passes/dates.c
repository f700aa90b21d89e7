/* When: the date of the document, completed from today's, and the time of preparation. RFC 7998
 * 5.2.3 and 5.2.4, as xml2rfc has them; "today" is always the caller's. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { DAYS_OFF = 3 };

/* What completes a date is the clock's day even when --date is given; in the reference, too. */
static ietf_date
today_of(const ietf_prep *p)
{
    return p->options->today.year ? p->options->today : p->options->date;
}

/* A number of at most so many digits and at least so many, else 0. */
static int
number(const char *text, size_t least, size_t most)
{
    size_t length = strlen(text);
    int value = 0;

    return length >= least && length <= most && ietf_str_to_int(text, &value) ? value : 0;
}

/* Digits stay as they stand, a name becomes two digits. */
static const char *
month_digits(ietf_prep *p, const ietf_node *front, const char *month)
{
    if (ietf_str_all_digits(month))
        return month;
    if (ietf_utf8_count(month, strlen(month)) < 3)
        ietf_report(p->diagnostics, IETF_D_PREP_MONTH, front, month);
    int value = ietf_month_number(month, p->diagnostics);
    return value ? ietf_arena_format(p->arena, "%s%d", value < 10 ? "0" : "", value) : month;
}

static const char *
two_digits(ietf_prep *p, int value)
{
    return ietf_arena_format(p->arena, "%s%d", value < 10 ? "0" : "", value);
}

typedef struct parts {
    const char *year, *month, *day; /* NULL or "": not given */
} parts;

/* A missing month takes today's day, too. */
static parts
complete(ietf_prep *p, const ietf_node *front, parts given)
{
    ietf_date today = today_of(p);
    const char *this_year = ietf_arena_format(p->arena, "%d", today.year);

    if (given.month && *given.month)
        given.month = month_digits(p, front, given.month);
    if (!given.year || !*given.year)
        given.year = this_year;
    if (!given.month || !*given.month) {
        if (strcmp(given.year, this_year) != 0)
            ietf_report(p->diagnostics, IETF_D_PREP_MONTH_MISSING, front, given.year);
        given.month = two_digits(p, today.month);
        given.day = two_digits(p, today.day);
    }
    if (given.day && !*given.day)
        given.day = NULL;
    return given;
}

static bool
read_date(ietf_prep *p, const ietf_node *front, parts given)
{
    const char *day = given.day ? given.day : "01";
    ietf_date d = {number(given.year, 4, 4), number(given.month, 1, 2), number(day, 1, 2)};

    if (ietf_date_valid(d) && d.year && d.month && d.day) {
        p->date = d;
        return true;
    }
    ietf_report(p->diagnostics, IETF_D_PREP_DATE, front, given.year, given.month, day);
    p->stop = true;
    return false;
}

/* The element is made anew; what stands in it and its other attributes are lost. */
static void
rebuild(ietf_prep *p, ietf_node *front, ietf_node *old)
{
    ietf_document *d = p->document;
    parts given = {ietf_node_get(old, IETF_AT_YEAR), ietf_node_get(old, IETF_AT_MONTH),
                   ietf_node_get(old, IETF_AT_DAY)};

    given = complete(p, front, given);
    if (!read_date(p, front, given))
        return;
    long off = ietf_date_to_days(p->date) - ietf_date_to_days(today_of(p));
    if (!p->rfc && (off > DAYS_OFF || off < -DAYS_OFF)) {
        ietf_mend_date(p, old);
        ietf_report(p->diagnostics, IETF_D_PREP_DATE_OFF, old,
                    ietf_date_format_iso(p->date, p->arena));
    }
    ietf_node *made = ietf_prep_element(p, IETF_EL_DATE, old, IETF_AT_YEAR, given.year,
                                        IETF_AT_MONTH, given.month, IETF_ATTRS_END);
    if (given.day)
        ietf_node_set(d, made, IETF_AT_DAY, given.day);
    ietf_node_insert_before(d, old, made);
    ietf_node_remove_with_tail(d, old);
}

/* Behind the title, the series and the authors. */
static void
insert(ietf_prep *p, ietf_node *front)
{
    ietf_node *place = NULL;

    for (ietf_node *n = front->first; n; n = n->next)
        if (n->kind == IETF_EL_TITLE || n->kind == IETF_EL_SERIESINFO ||
            n->kind == IETF_EL_AUTHOR)
            place = n;
    p->date = p->options->date;
    ietf_node *made = ietf_prep_element(
        p, IETF_EL_DATE, front, IETF_AT_YEAR, ietf_arena_format(p->arena, "%d", p->date.year),
        IETF_AT_MONTH, two_digits(p, p->date.month), IETF_AT_DAY, two_digits(p, p->date.day),
        IETF_ATTRS_END);
    if (place && place->next && place->next->kind == IETF_TEXT)
        place = place->next;
    if (place)
        ietf_node_insert_after(p->document, place, made);
    else
        ietf_node_prepend(p->document, front, made);
}

void
ietf_pass_date(ietf_prep *p)
{
    ietf_node *front = ietf_node_child(p->document->root, IETF_EL_FRONT);
    ietf_node *old = front ? ietf_node_child(front, IETF_EL_DATE) : NULL;

    if (old)
        rebuild(p, front, old);
    else if (front)
        insert(p, front);
}

static bool
has_numbers(const ietf_prep *p)
{
    const ietf_node *root = p->document->root;

    for (const ietf_node *n = root; (n = ietf_node_following(n, root));)
        if (ietf_node_is_element(n) && ietf_node_has(n, IETF_AT_PN))
            return true;
    return false;
}

static void
check_prepared(ietf_prep *p, const char *time)
{
    const ietf_node *root = p->document->root;

    if (p->liberal) {
        ietf_report(p->diagnostics, IETF_D_PREP_PREPPED_NOTE, root, time);
        return;
    }
    ietf_report(p->diagnostics, IETF_D_PREP_PREPPED, root, time);
    p->stop = true;
}

/* Midnight of the day that the caller gives: the library has no clock. */
void
ietf_pass_prep_time(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    const char *time = ietf_node_get(root, IETF_AT_PREPTIME);

    if (time) {
        check_prepared(p, time);
    } else if (!p->liberal && has_numbers(p)) {
        ietf_report(p->diagnostics, IETF_D_PREP_NUMBERS_FOUND, root);
        p->stop = true;
    } else {
        ietf_node_set(p->document, root, IETF_AT_PREPTIME,
                      ietf_arena_format(p->arena, "%sT00:00:00",
                                        ietf_date_format_iso(p->options->date, p->arena)));
    }
}
