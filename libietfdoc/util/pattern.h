/* A small regular expression matcher for short patterns: literals, . [] () | * + ? {m,n} ^ $,
 * \d \w \s \b and their negations, over bytes. It needs no memory and a bounded time. */
#ifndef IETF_PATTERN_H
#define IETF_PATTERN_H

#include <stdbool.h>

/* Does the pattern match at the start of the text? False for a pattern that is malformed, uses
 * what is not listed above, or would take too many steps. */
bool ietf_pattern_match(const char *pattern, const char *text);

#endif
