/* Dates with the reference's ways of filling in what is not given. */
#include "libietfdoc/compose/dates.h"

#include "libietfdoc/util/str.h"

enum { DRAFT_LIFE = 185 }; /* days */

/* The number of the first month whose English name begins with these letters; 0: none. */
static int
month_by_name(const char *text)
{
    for (int month = 1; month <= 12; month++) {
        const char *name = ietf_month_name(month);
        size_t i = 0;
        while (text[i] && ietf_to_lower(text[i]) == ietf_to_lower(name[i]))
            i++;
        if (!text[i])
            return month;
    }
    return 0;
}

int
ietf_month_number(const char *text, ietf_diagnostics *x)
{
    int month;
    if (ietf_str_to_int(text, &month))
        return month;
    if (strlen(text) < 3)
        ietf_report(x, IETF_D_DATE_SHORT_MONTH, NULL, text);
    month = month_by_name(text);
    if (month == 0)
        ietf_report(x, IETF_D_DATE_MONTH, NULL, text);
    return month;
}

static int
number(const char *text, int today, enum ietf_code complaint, ietf_diagnostics *x)
{
    int value;
    if (!text || !*text)
        return 0;
    if (ietf_str_to_int(text, &value))
        return value;
    ietf_report(x, complaint, NULL, text);
    return today;
}

ietf_date
ietf_date_extract(const ietf_node *date, ietf_date today, ietf_diagnostics *x)
{
    const char *month = ietf_node_get(date, IETF_AT_MONTH);
    return (ietf_date){
        .year = number(ietf_node_get(date, IETF_AT_YEAR), today.year, IETF_D_DATE_YEAR, x),
        .month = month && *month ? ietf_month_number(month, x) : 0,
        .day = number(ietf_node_get(date, IETF_AT_DAY), today.day, IETF_D_DATE_DAY, x),
    };
}

ietf_date
ietf_date_augment(ietf_date d, ietf_date today)
{
    if (d.year == 0)
        d.year = today.year;
    if (d.month == 0 && d.year == today.year)
        d.month = today.month;
    return d;
}

/* no_year: what stands for a year that is not given beside a month. */
static const char *
format(ietf_date d, const char *no_year, bool legacy, ietf_arena *a)
{
    const char *month = ietf_month_name(d.month);
    const char *year = d.year ? ietf_arena_format(a, "%d", d.year) : NULL;
    if (!month)
        return year ? year : "";
    if (!year)
        year = no_year;
    if (d.day == 0)
        return ietf_arena_format(a, "%s %s", month, year);
    if (legacy)
        return ietf_arena_format(a, "%s %d, %s", month, d.day, year);
    return ietf_arena_format(a, "%d %s %s", d.day, month, year);
}

const char *
ietf_date_format(ietf_date d, bool legacy, ietf_arena *a)
{
    return format(d, "None", legacy, a); /* what Python prints */
}

/* A number with at least two digits. */
static const char *
two_digits(int value, ietf_arena *a)
{
    return ietf_arena_format(a, value < 10 ? "0%d" : "%d", value);
}

const char *
ietf_date_format_iso(ietf_date d, ietf_arena *a)
{
    if (d.year == 0)
        return "";
    const char *padding = d.year < 10 ? "   " : d.year < 100 ? "  " : d.year < 1000 ? " " : "";
    const char *year = ietf_arena_format(a, "%s%d", padding, d.year);
    if (d.month == 0)
        return year;
    if (d.day == 0)
        return ietf_arena_join(a, year, "-", two_digits(d.month, a), NULL);
    return ietf_arena_join(a, year, "-", two_digits(d.month, a), "-", two_digits(d.day, a),
                           NULL);
}

const char *
ietf_date_text(const ietf_node *date, ietf_date today, bool legacy, ietf_diagnostics *x,
               ietf_arena *a)
{
    const ietf_node *above = date->parent ? date->parent->parent : NULL;
    ietf_date d = ietf_date_extract(date, today, x);
    bool given = d.year || d.month || d.day;
    const char *text = ietf_node_text(date);
    if (!above || above->kind != IETF_EL_REFERENCE)
        d = ietf_date_augment(d, today);
    const char *year = ietf_node_get(date, IETF_AT_YEAR);
    const char *shown = format(d, year && !*year ? "" : "None", legacy, a);
    if (!*text)
        return shown;
    return given ? ietf_arena_join(a, text, " (", shown, ")", NULL) : text;
}

ietf_date
ietf_expiry_date(const ietf_document *document, ietf_date today, ietf_diagnostics *x)
{
    const ietf_node *front = ietf_node_child(document->root, IETF_EL_FRONT);
    const ietf_node *date = front ? ietf_node_child(front, IETF_EL_DATE) : NULL;
    ietf_date d = date ? ietf_date_extract(date, today, x) : today;
    d = ietf_date_augment(d, today);
    if (d.month < 1 || d.month > 12)
        d.month = today.month; /* a past or future year alone: the reference fails here */
    int now = today.year * 12 + today.month;
    int then = d.year * 12 + d.month;
    if (d.day == 0 && then < now)
        d.day = ietf_date_days_in_month(d.year, d.month);
    else if (d.day == 0 && then == now)
        d.day = today.day;
    else if (d.day == 0)
        /* the weekday of the 1st (Monday is 0) stands in the field that the reference reads; on
         * Mondays it fails */
        d.day = ietf_date_weekday((ietf_date){d.year, d.month, 1});
    return ietf_date_from_days(ietf_date_to_days(d) + DRAFT_LIFE);
}
