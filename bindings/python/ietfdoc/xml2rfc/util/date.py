"""Dates of documents, which may lack a day, or a month, too."""
import calendar
import datetime

from .. import log


def normalize_month(month):
    """The number of a month, as two digits, from its name or the first letters of it."""
    if len(month) < 3:
        log.error("Expected a month name with at least 3 letters, found '%s'" % month)
    names = [name.lower() for name in calendar.month_name]
    found = [number for number in range(1, 13) if names[number].startswith(month.lower())]
    if not found:
        log.error("Expected a month name, found '%s'" % month)
        return month
    return "%02d" % found[0]


def _number(text, what, otherwise):
    if not text:
        return text
    if not text.isdigit():
        log.warn("Expected a numeric %s, but found '%s'" % (what, text))
        return otherwise
    return int(text)


def extract_date(e, today):
    """(year, month, day) of a <date>, numbers or None."""
    month = e.get("month")
    if month:
        month = int(month if month.isdigit() else normalize_month(month))
    return _number(e.get("year"), "year", today.year), month, _number(e.get("day"), "day", today.day)


def augment_date(year, month, day, today):
    """The year of today for one that lacks, and its month in this year."""
    year = year or today.year
    if not month and year == today.year:
        month = today.month
    return year, month, day


def format_date_iso(year, month, day):
    if not year:
        return None
    parts = ["%4d" % year] + (["%02d" % month] if month else []) + (["%02d" % day] if month and day else [])
    return "-".join(parts)


def format_date(year, month, day, legacy=False):
    if not month:
        return str(year) if year else ""
    name = calendar.month_name[month]
    if not day:
        return "%s %s" % (name, year)
    return "%s %s, %s" % (name, day, year) if legacy else "%s %s %s" % (day, name, year)


def get_expiry_date(tree, today):
    """185 days after the date of the document."""
    year, month, day = augment_date(*extract_date(tree.find("./front/date"), today), today)
    if not day:
        first, last = 1, calendar.monthrange(year, month)[1]
        now = today.year, today.month
        day = today.day if (year, month) == now else last if (year, month) < now else first
    return datetime.date(year, month, day) + datetime.timedelta(days=185)
