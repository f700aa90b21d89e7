/* ASCII classification and string helpers that no locale changes. */
#ifndef IETF_STR_H
#define IETF_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "libietfdoc/util/arena.h"

static inline bool
ietf_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool
ietf_is_upper(int c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool
ietf_is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool
ietf_is_alpha(int c)
{
    return ietf_is_upper(c) || ietf_is_lower(c);
}

/* Space, \t \n \v \f \r. */
static inline bool
ietf_is_space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline int
ietf_to_lower(int c)
{
    return ietf_is_upper(c) ? c + 32 : c;
}

static inline int
ietf_to_upper(int c)
{
    return ietf_is_lower(c) ? c - 32 : c;
}

/* Equal; NULL equals only NULL. */
static inline bool
ietf_str_eq(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

bool ietf_str_eq_nocase(const char *left, const char *right); /* ASCII */
bool ietf_str_starts(const char *text, const char *prefix);
bool ietf_str_ends(const char *text, const char *suffix);
bool ietf_str_all_digits(const char *text);           /* at least one, all ASCII digits */
bool ietf_str_blank(const char *text, size_t length); /* only ietf_is_space bytes */
/* Without leading and trailing ietf_is_space bytes, in the arena (the same pointer when it has
 * none). */
const char *ietf_str_trim(ietf_arena *a, const char *text);
char *ietf_str_replace(ietf_arena *a, const char *text, const char *old, const char *new_text);
char *ietf_str_lower(ietf_arena *a, const char *text); /* ASCII only */
char *ietf_str_upper(ietf_arena *a, const char *text); /* ASCII only */
/* The first letter of every run of letters upper, the others lower case (ASCII only), as
 * Python's str.title has it. */
char *ietf_str_title(ietf_arena *a, const char *text);
/* Decimal, without locale and overflow-safe: false when text is not all digits or too large. */
bool ietf_str_to_int(const char *text, int *value);

#endif
