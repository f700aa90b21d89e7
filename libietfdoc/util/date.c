/* Calendar arithmetic on the proleptic Gregorian calendar. */
#include "libietfdoc/util/date.h"

#include <stddef.h>

#include "libietfdoc/util/str.h"

static bool
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
ietf_date_days_in_month(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool
ietf_date_valid(ietf_date d)
{
    return d.year >= 1 && d.year <= 9999 && d.day >= 1 &&
           d.day <= ietf_date_days_in_month(d.year, d.month);
}

/* Years start in March here, so that the leap day is the last; 719468 days lie between
 * 0000-03-01 and 1970-01-01. */
long
ietf_date_to_days(ietf_date d)
{
    long year = d.month <= 2 ? d.year - 1 : d.year;
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

ietf_date
ietf_date_from_days(long days)
{
    long shifted = days + 719468;
    long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    long day_of_era = shifted - era * 146097;
    long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month = (5 * day_of_year + 2) / 153;
    ietf_date d;

    d.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    d.month = (int)(month < 10 ? month + 3 : month - 9);
    d.year = (int)(year_of_era + era * 400 + (d.month <= 2));
    return d;
}

int
ietf_date_weekday(ietf_date d)
{
    long days = ietf_date_to_days(d) + 3; /* 1970-01-01 was a Thursday */

    return (int)(days % 7 < 0 ? days % 7 + 7 : days % 7);
}

bool
ietf_date_parse(const char *text, ietf_date *d)
{
    static const char shape[] = "dddd-dd-dd";
    size_t i;
    ietf_date result;

    for (i = 0; shape[i]; i++)
        if (shape[i] == '-' ? text[i] != '-' : !ietf_is_digit(text[i]))
            return false;
    if (text[i] != '\0')
        return false;
    result.year =
        (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    result.month = (text[5] - '0') * 10 + (text[6] - '0');
    result.day = (text[8] - '0') * 10 + (text[9] - '0');
    if (!ietf_date_valid(result))
        return false;
    *d = result;
    return true;
}

const char *
ietf_month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    return month >= 1 && month <= 12 ? names[month - 1] : NULL;
}
