/* Dates as the document gives them and as the reader sees them. "Today" always comes in: it is
 * options->date. */
#ifndef IETF_DATES_H
#define IETF_DATES_H

#include "libietfdoc/model/diagnostics.h"
#include "libietfdoc/util/date.h"

/* 1 to 12 from a month's name or its first letters (three at least), or from digits; else 0
 * after reporting (at no place, as the reference). */
int ietf_month_number(const char *text, ietf_diagnostics *x);
/* Year, month and day of a date element; what is not given is 0. A year or day that is not a
 * number becomes today's with a warning. */
ietf_date ietf_date_extract(const ietf_node *date, ietf_date today, ietf_diagnostics *x);
/* No year: today's; then no month in today's year: today's. */
ietf_date ietf_date_augment(ietf_date d, ietf_date today);
/* "15 January 2026", legacy "January 15, 2026"; "January 2026"; "2026"; "". A month without a
 * year is "January None", as the reference has it. */
const char *ietf_date_format(ietf_date d, bool legacy, ietf_arena *a);
/* "2026-01-15", "2026-01", "2026", "". */
const char *ietf_date_format_iso(ietf_date d, ietf_arena *a);
/* What is shown for a date element: the date, its text, or "text (date)". A date outside
 * references is completed from today first. */
const char *ietf_date_text(const ietf_node *date, ietf_date today, bool legacy,
                           ietf_diagnostics *x, ietf_arena *a);
/* When the draft expires: 185 days after its date. Without a day in the document the day is
 * taken as the reference takes it: the month's last (past), today's (this month), or the number
 * of the weekday that the month begins with (future). The boilerplate passes the document's own
 * date as today. */
ietf_date ietf_expiry_date(const ietf_document *d, ietf_date today, ietf_diagnostics *x);

#endif
