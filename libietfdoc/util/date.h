/* Calendar dates: proleptic Gregorian, no clock, no zone. */
#ifndef IETF_DATE_H
#define IETF_DATE_H

#include <stdbool.h>

typedef struct ietf_date {
    int year, month, day; /* 0: not given */
} ietf_date;

bool ietf_date_valid(ietf_date d);
int ietf_date_days_in_month(int year, int month);
/* Days since 1970-01-01, and back. */
long ietf_date_to_days(ietf_date d);
ietf_date ietf_date_from_days(long days);
int ietf_date_weekday(ietf_date d); /* Monday is 0 */
/* YYYY-MM-DD, nothing else. */
bool ietf_date_parse(const char *text, ietf_date *d);
/* "January" for 1; NULL outside 1 to 12. */
const char *ietf_month_name(int month);

#endif
