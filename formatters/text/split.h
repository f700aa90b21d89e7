/* Where a text may be divided: the scanner under the line filling. The rules are a short
 * regular expression in the reference; here they are one pass over the bytes, which knows of
 * every run of non-blanks its last slash and its end. */
#ifndef IETF_TEXT_SPLIT_H
#define IETF_TEXT_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

enum ietf_split_rules {
    IETF_SPLIT_TEXT,         /* blanks, slashes, hyphens, U+200B, em dashes */
    IETF_SPLIT_CELL,         /* the same with U+2028, without hyphens */
    IETF_SPLIT_CELL_HYPHENS, /* the same with U+2028 and more hyphens */
};

/* Calls chunk() for each piece in order; together they are the whole text. */
void ietf_split(enum ietf_split_rules rules, const char *text, size_t length,
                void (*chunk)(const char *text, size_t length, void *user), void *user);

#endif
