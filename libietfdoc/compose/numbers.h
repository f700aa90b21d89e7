/* Labels of list items, and the parts of pn values. */
#ifndef IETF_NUMBERS_H
#define IETF_NUMBERS_H

#include <stdbool.h>

#include "libietfdoc/util/arena.h"

/* a to z, then ba (not aa, as the reference counts); 0 is "-1". */
const char *ietf_number_letters(int n, ietf_arena *a);
/* i, ii, iii, iv …; "" for 0; NULL above 3999. */
const char *ietf_number_roman(int n, ietf_arena *a);

/* The type of an ol taken apart: what stands around the counter, and its kind. */
typedef struct ietf_label {
    const char *before, *after;
    char kind;      /* one of a A c C 1 d i I o O x X; 0: the type is unusable */
    bool no_kind;   /* a longer type without a % letter: kind is 'd', before and after are "" */
    bool no_parent; /* %p without a parent counter */
} ietf_label;

/* parent: the counter of the enclosing item for %p; NULL: none. */
ietf_label ietf_label_parse(const char *type, const char *parent, ietf_arena *a);
/* The label of item n: "1.", "(b)"; NULL when the kind is unusable or n has no such number. */
const char *ietf_label_make(const ietf_label *label, int n, ietf_arena *a);
/* Columns that the counters of `count` items take, as the reference computes it: by logarithm,
 * so that 1000 takes 3. 0 when it has no answer. */
int ietf_number_width(char kind, int count);
/* The indentation that the reference gives a list of `count` children with indent="adaptive".
 */
int ietf_label_indent(const ietf_label *label, int count);

/* "section-appendix.a.1-2" has the type "section", the number "a.1", the paragraph "2". */
typedef struct ietf_pn {
    const char *type, *number;
    const char *paragraph; /* NULL: none */
    bool appendix;
} ietf_pn;

/* False when pn has no "-". */
bool ietf_pn_split(ietf_pn *out, const char *pn, ietf_arena *a);
bool ietf_pn_is_appendix(const char *pn);
/* 1 for "3." and "3", 2 for "3.1". */
int ietf_pn_level(const char *number);
/* "Section", "Appendix", "Figure": the type as a word. */
const char *ietf_pn_word(const ietf_pn *pn, ietf_arena *a);
/* The number as the reader sees it: letters in title case, "A.1". */
const char *ietf_pn_number(const ietf_pn *pn, ietf_arena *a);
/* The id that a page has for a pn: "section-appendix.a.1-2" is "appendix-A.1-2". */
const char *ietf_pn_id(const char *pn, ietf_arena *a);
/* What stands before the name in a section's heading: "1.2. ", "Appendix A. ", "A.1. ". */
const char *ietf_pn_heading(const ietf_pn *pn, ietf_arena *a);
/* "Table 1", "Figure 2" from the pn of a table or figure; NULL when it has no "-". */
const char *ietf_pn_caption(const char *pn, ietf_arena *a);

#endif
