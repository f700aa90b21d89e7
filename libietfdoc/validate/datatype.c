/* Values against the types of the grammar: RELAX NG's token, and the few types of XML Schema
 * that the grammar uses. White space around a value counts in none of them but string. */
#include "libietfdoc/validate/datatype.h"

#include "libietfdoc/util/pattern.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

struct span {
    const char *start, *end;
};

struct range {
    uint32_t first, last;
};

/* XML 1.0, fifth edition, [4] and [4a], without the colon. libxml2 has the fourth edition's
 * letters in this place, which are fewer beyond the scripts of Unicode 2.0. */
static const struct range name_starts[] = {
    {'A', 'Z'},       {'_', '_'},       {'a', 'z'},       {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F},
    {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};
static const struct range name_others[] = {
    {'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040},
};

static bool
in_ranges(const struct range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static bool
is_name_start(uint32_t c)
{
    return in_ranges(name_starts, sizeof name_starts / sizeof *name_starts, c);
}

static bool
is_name_char(uint32_t c)
{
    return is_name_start(c) ||
           in_ranges(name_others, sizeof name_others / sizeof *name_others, c);
}

static struct span
trimmed(const char *value)
{
    struct span s = {value, value + strlen(value)};

    while (s.start < s.end && ietf_is_space(*s.start))
        s.start++;
    while (s.end > s.start && ietf_is_space(s.end[-1]))
        s.end--;
    return s;
}

static bool
is_name(struct span s, bool colons)
{
    const char *at = s.start;

    if (at == s.end)
        return false;
    while (at < s.end) {
        bool first = at == s.start;
        uint32_t c = ietf_utf8_next(&at, s.end);
        if (!(first ? is_name_start(c) : is_name_char(c)) && !(colons && c == ':'))
            return false;
    }
    return true;
}

static bool
matches_any(const char *value, const char *text)
{
    return true;
}

static bool
matches_empty(const char *value, const char *text)
{
    return ietf_str_blank(value, strlen(value));
}

/* Equal when runs of white space count as one space, and none around the value. */
static bool
matches_token(const char *value, const char *text)
{
    struct span s = trimmed(value);

    for (; s.start < s.end; text++) {
        bool space = ietf_is_space(*s.start);
        if (*text != (space ? ' ' : *s.start))
            return false;
        s.start++;
        while (space && ietf_is_space(*s.start))
            s.start++;
    }
    return *text == '\0';
}

static bool
matches_exactly(const char *value, const char *text)
{
    return strcmp(value, text) == 0;
}

static bool
matches_pattern(const char *value, const char *text)
{
    return ietf_pattern_match(text, value);
}

static bool
matches_ncname(const char *value, const char *text)
{
    return is_name(trimmed(value), false);
}

static bool
matches_name(const char *value, const char *text)
{
    return is_name(trimmed(value), true);
}

static bool
matches_nmtokens(const char *value, const char *text)
{
    struct span s = trimmed(value);
    const char *at = s.start;

    while (at < s.end) {
        uint32_t c = ietf_utf8_next(&at, s.end);
        if (!is_name_char(c) && c != ':' && !(c < 0x80 && ietf_is_space((int)c)))
            return false;
    }
    return s.start < s.end;
}

static bool (*const matchers[IETF_MATCH_COUNT])(const char *value, const char *text) = {
    [IETF_MATCH_ANY] = matches_any,         [IETF_MATCH_EMPTY] = matches_empty,
    [IETF_MATCH_TOKEN] = matches_token,     [IETF_MATCH_EXACT] = matches_exactly,
    [IETF_MATCH_PATTERN] = matches_pattern, [IETF_MATCH_ID] = matches_ncname,
    [IETF_MATCH_IDREF] = matches_ncname,    [IETF_MATCH_NCNAME] = matches_ncname,
    [IETF_MATCH_NAME] = matches_name,       [IETF_MATCH_NMTOKENS] = matches_nmtokens,
};

bool
ietf_type_matches(uint16_t type, const char *value)
{
    const ietf_type *t = &ietf_types[type];

    for (size_t i = t->first; i < (size_t)t->first + t->count; i++)
        if (matchers[ietf_alternatives[i].match](value, ietf_alternatives[i].text))
            return true;
    return false;
}

bool
ietf_type_is(uint16_t type, enum ietf_match match)
{
    return ietf_alternatives[ietf_types[type].first].match == match;
}
