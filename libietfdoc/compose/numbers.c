/* Labels of list items, and the parts of pn values. Where the reference counts in its own way
 * (letters after z, widths by logarithm), so does this. */
#include "libietfdoc/compose/numbers.h"

#include <limits.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { ROMAN_MAX = 3999 };

static const struct {
    short value;
    const char *numeral;
} roman_numerals[] = {
    {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
    {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"},
};

/* n in the digits of a base, the least significant last. */
static const char *
in_base(unsigned n, unsigned base, char zero, ietf_arena *a)
{
    char digits[34];
    char *p = digits + sizeof digits;
    *--p = '\0';
    do {
        unsigned digit = n % base;
        *--p = (char)(zero == '0' && digit > 9 ? 'a' + digit - 10 : zero + digit);
    } while ((n /= base) > 0);
    return ietf_arena_strdup(a, p);
}

const char *
ietf_number_letters(int n, ietf_arena *a)
{
    /* a is zero, so that ba follows z */
    return n < 1 ? ietf_arena_format(a, "-%d", 1 - n) : in_base((unsigned)n - 1, 26, 'a', a);
}

const char *
ietf_number_roman(int n, ietf_arena *a)
{
    if (n > ROMAN_MAX)
        return NULL;
    ietf_buf b;
    ietf_buf_init(&b, a);
    for (size_t i = 0; i < sizeof roman_numerals / sizeof *roman_numerals; i++) {
        for (; n >= roman_numerals[i].value; n -= roman_numerals[i].value)
            ietf_buf_adds(&b, roman_numerals[i].numeral);
    }
    return ietf_buf_copy(&b, a);
}

static int
roman_width(int n)
{
    int width = 0;
    for (size_t i = 0; i < sizeof roman_numerals / sizeof *roman_numerals; i++) {
        for (; n >= roman_numerals[i].value; n -= roman_numerals[i].value)
            width += (int)strlen(roman_numerals[i].numeral);
    }
    return width;
}

static bool
is_kind(char c)
{
    return c != '\0' && strchr("aAcC1diIoOxX", c) != NULL;
}

/* "%%" in what stands around the counter is one per cent sign. */
static const char *
unescape(const char *text, size_t length, ietf_arena *a)
{
    return ietf_str_replace(a, ietf_arena_strndup(a, text, length), "%%", "%");
}

/* As a format string of Python's, the type has room for one counter only: `kind` may occur
 * once, and every other per cent sign must be doubled. */
static bool
has_one_place(const char *type, char kind)
{
    int places = 0;

    for (; (type = strchr(type, '%')); type += 2)
        if (type[1] == kind)
            places++;
        else if (type[1] != '%')
            return false;
    return places == 1;
}

ietf_label
ietf_label_parse(const char *type, const char *parent, ietf_arena *a)
{
    ietf_label label = {.before = "", .after = "."};
    if (type[0] == '\0' || ietf_utf8_count(type, strlen(type)) == 1) {
        label.kind = is_kind(type[0]) ? type[0] : 0;
        return label;
    }
    if (strstr(type, "%p")) {
        label.no_parent = parent == NULL || *parent == '\0';
        if (!label.no_parent)
            type = ietf_str_replace(a, type, "%p", parent);
    }
    const char *place = type;
    while ((place = strchr(place, '%')) && !(is_kind(place[1]) && !strchr("aA1", place[1])))
        place++;
    if (place) {
        label.kind = label.no_parent || has_one_place(type, place[1]) ? place[1] : 0;
        label.before = unescape(type, (size_t)(place - type), a);
        label.after = unescape(place + 2, strlen(place + 2), a);
    } else {
        label.kind = 'd';
        label.no_kind = true;
        label.after = "";
    }
    return label;
}

static const char *
counter(char kind, int n, ietf_arena *a)
{
    const char *text = NULL;
    switch (kind) {
    case 'a':
    case 'A':
    case 'c':
    case 'C':
        text = ietf_number_letters(n, a);
        break;
    case '1':
    case 'd':
        return ietf_arena_format(a, "%d", n);
    case 'i':
    case 'I':
        text = ietf_number_roman(n, a);
        break;
    case 'o':
    case 'O':
        return in_base((unsigned)n, 8, '0', a);
    case 'x':
    case 'X':
        text = in_base((unsigned)n, 16, '0', a);
        break;
    default:
        return NULL;
    }
    return text && ietf_is_upper(kind) ? ietf_str_upper(a, text) : text;
}

const char *
ietf_label_make(const ietf_label *label, int n, ietf_arena *a)
{
    const char *text = counter(label->kind, n, a);
    return text ? ietf_arena_join(a, label->before, text, label->after, NULL) : NULL;
}

/* One more than the integer logarithm, except where the quotient of the floating logarithms
 * that the reference divides falls short of the whole number. */
static int
log_width(int base, int count)
{
    static const int short_powers[] = {1000, 1000000, 1000000000};
    int width = 0;
    for (int rest = count; rest > 0; rest /= base)
        width++;
    for (size_t i = 0; base == 10 && i < sizeof short_powers / sizeof *short_powers; i++)
        width -= count == short_powers[i];
    return width;
}

int
ietf_number_width(char kind, int count)
{
    switch (kind) {
    case 'a':
    case 'A':
    case 'c':
    case 'C':
        return log_width(26, count);
    case '1':
    case 'd':
        return log_width(10, count);
    case 'o':
    case 'O':
        return log_width(8, count);
    case 'x':
    case 'X':
        return log_width(16, count);
    case 'i':
    case 'I': {
        /* above 29 the reference looks 31 numbers further than needed */
        int last = count > 29 ? count + 31 : count;
        int widest = 0;
        if (count > ROMAN_MAX - 31)
            return 0;
        for (int n = 1; n <= last; n++) {
            int width = roman_width(n);
            widest = width > widest ? width : widest;
        }
        return widest;
    }
    default:
        return 0;
    }
}

int
ietf_label_indent(const ietf_label *label, int count)
{
    return (int)ietf_utf8_count(label->before, strlen(label->before)) +
           ietf_number_width(label->kind, count) +
           (int)ietf_utf8_count(label->after, strlen(label->after)) + 2;
}

bool
ietf_pn_is_appendix(const char *pn)
{
    if (!pn || !ietf_str_starts(pn, "section-"))
        return false;
    pn += strlen("section-");
    return ietf_str_starts(pn, "appendix.") || (ietf_is_lower(pn[0]) && pn[1] == '.');
}

bool
ietf_pn_split(ietf_pn *out, const char *pn, ietf_arena *a)
{
    /* parts of front and back whose number stands behind their name */
    static const char *const named[] = {"appendix.", "boilerplate.", "note.", "toc."};
    const char *dash = strchr(pn, '-');
    *out = (ietf_pn){.type = pn, .number = "", .appendix = ietf_pn_is_appendix(pn)};
    if (!dash)
        return false;
    out->type = ietf_arena_strndup(a, pn, (size_t)(dash - pn));
    const char *number = dash + 1;
    const char *second = strchr(number, '-');
    size_t length = second ? (size_t)(second - number) : strlen(number);
    out->paragraph = second ? ietf_arena_strdup(a, second + 1) : NULL;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        size_t skip = strlen(named[i]);
        if (length >= skip && strncmp(number, named[i], skip) == 0) {
            number += skip;
            length -= skip;
            break;
        }
    }
    out->number = ietf_arena_strndup(a, number, length);
    return true;
}

int
ietf_pn_level(const char *number)
{
    int level = 1;
    size_t length = strlen(number);
    while (length > 0 && number[length - 1] == '.')
        length--;
    for (size_t i = 0; i < length; i++)
        level += number[i] == '.';
    return level;
}

const char *
ietf_pn_word(const ietf_pn *pn, ietf_arena *a)
{
    return pn->appendix ? "Appendix" : ietf_str_title(a, pn->type);
}

const char *
ietf_pn_number(const ietf_pn *pn, ietf_arena *a)
{
    return ietf_str_title(a, pn->number);
}

const char *
ietf_pn_id(const char *pn, ietf_arena *a)
{
    const char *number;
    ietf_pn parts;

    if (!ietf_pn_is_appendix(pn) || !ietf_pn_split(&parts, pn, a))
        return pn;
    number = ietf_pn_number(&parts, a);
    return parts.paragraph && *parts.paragraph
               ? ietf_arena_join(a, "appendix-", number, "-", parts.paragraph, NULL)
               : ietf_arena_join(a, "appendix-", number, NULL);
}

const char *
ietf_pn_heading(const ietf_pn *pn, ietf_arena *a)
{
    const char *number = ietf_pn_number(pn, a);
    bool appendix = pn->appendix && ietf_pn_level(number) == 1;

    return ietf_arena_join(a, appendix ? "Appendix " : "", number, ". ", NULL);
}

const char *
ietf_pn_caption(const char *pn, ietf_arena *a)
{
    const char *hyphen = pn ? strchr(pn, '-') : NULL;

    if (!hyphen)
        return NULL;
    return ietf_str_title(a,
                          ietf_arena_format(a, "%.*s %s", (int)(hyphen - pn), pn, hyphen + 1));
}
