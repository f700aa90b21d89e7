/* String helpers over bytes; nothing here depends on a locale. */
#include "libietfdoc/util/str.h"

#include <limits.h>

#include "libietfdoc/util/buf.h"

bool
ietf_str_eq_nocase(const char *left, const char *right)
{
    if (!left || !right)
        return left == right;
    while (*left && ietf_to_lower(*left) == ietf_to_lower(*right)) {
        left++;
        right++;
    }
    return *left == *right;
}

bool
ietf_str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool
ietf_str_ends(const char *text, const char *suffix)
{
    size_t length = strlen(text), tail = strlen(suffix);

    return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

bool
ietf_str_all_digits(const char *text)
{
    size_t count = 0;

    while (ietf_is_digit(text[count]))
        count++;
    return count > 0 && text[count] == '\0';
}

bool
ietf_str_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!ietf_is_space((unsigned char)text[i]))
            return false;
    return true;
}

const char *
ietf_str_trim(ietf_arena *a, const char *text)
{
    size_t length;

    while (ietf_is_space((unsigned char)*text))
        text++;
    length = strlen(text);
    if (length == 0 || !ietf_is_space((unsigned char)text[length - 1]))
        return text;
    while (length > 0 && ietf_is_space((unsigned char)text[length - 1]))
        length--;
    return ietf_arena_strndup(a, text, length);
}

char *
ietf_str_replace(ietf_arena *a, const char *text, const char *old, const char *new_text)
{
    size_t old_length = strlen(old);
    const char *found;
    char *result;
    ietf_buf b;

    ietf_buf_init(&b, a);
    while (old_length > 0 && (found = strstr(text, old))) {
        ietf_buf_add(&b, text, (size_t)(found - text));
        ietf_buf_adds(&b, new_text);
        text = found + old_length;
    }
    ietf_buf_adds(&b, text);
    result = ietf_buf_copy(&b, a);
    ietf_buf_release(&b);
    return result;
}

char *
ietf_str_lower(ietf_arena *a, const char *text)
{
    char *copy = ietf_arena_strdup(a, text);

    for (char *c = copy; c && *c; c++)
        *c = (char)ietf_to_lower(*c);
    return copy;
}

char *
ietf_str_upper(ietf_arena *a, const char *text)
{
    char *copy = ietf_arena_strdup(a, text);

    for (char *c = copy; c && *c; c++)
        *c = (char)ietf_to_upper(*c);
    return copy;
}

char *
ietf_str_title(ietf_arena *a, const char *text)
{
    char *out = ietf_arena_strdup(a, text);
    bool inside = false;

    for (char *p = out; p && *p; p++) {
        *p = (char)(inside ? ietf_to_lower(*p) : ietf_to_upper(*p));
        inside = ietf_is_alpha(*p);
    }
    return out;
}

bool
ietf_str_to_int(const char *text, int *value)
{
    int result = 0;

    if (!ietf_str_all_digits(text))
        return false;
    for (; *text; text++) {
        int digit = *text - '0';

        if (result > (INT_MAX - digit) / 10)
            return false;
        result = result * 10 + digit;
    }
    *value = result;
    return true;
}
