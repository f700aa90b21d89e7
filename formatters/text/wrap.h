/* Line filling. A text becomes chunks (words, pieces of words, blanks), chunks become lines;
 * the places where a word may be divided and all counts are those of the reference. A length is
 * a number of code points, never of columns. Lines are made once, in an arena; everything else
 * lives in the wrapper and is used again by the next call. */
#ifndef IETF_TEXT_WRAP_H
#define IETF_TEXT_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/util/arena.h"

/* U+E060: a word joiner of our own, which never reaches the output. */
#define IETF_JOINER      0xE060u
#define IETF_JOINER_UTF8 "\xEE\x81\xA0"

typedef struct ietf_slice {
    const char *text;
    uint32_t length; /* bytes */
    uint32_t count;  /* code points */
} ietf_slice;

typedef struct ietf_slices {
    ietf_slice *items;
    size_t count;
} ietf_slices;

typedef struct ietf_wrap_style {
    int width;      /* of a line with its indentation */
    int initial;    /* blanks before the first line */
    int subsequent; /* blanks before every other line */
    bool keep_url;  /* http: and https: addresses that fit into the width stay in one piece */
    bool keep_sentence_spaces; /* one blank after a sentence remains one */
} ietf_wrap_style;

typedef struct ietf_wrapper ietf_wrapper;

/* One for a render; not shared between threads. */
ietf_wrapper *ietf_wrapper_new(ietf_arena *a);

/* Where its results live. */
ietf_arena *ietf_wrapper_arena(const ietf_wrapper *w);

/* Fills the text. Every line is NUL-terminated and lives in the wrapper's arena. U+2028 divides
 * the text into parts that are filled one by one; an empty part is an empty line. False when
 * the width is less than 1, where the reference gives up. */
bool ietf_wrap(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style,
               ietf_slices *lines);
/* The lines in one string, joined by U+2028 (the reference's fill); NULL when the width is less
 * than 1. */
char *ietf_fill(ietf_wrapper *w, const char *text, size_t length, const ietf_wrap_style *style);
/* ietf_fill and then ietf_lines_split: drops one empty last line and divides at U+0085 and
 * U+2029, too. */
bool ietf_fill_lines(ietf_wrapper *w, const char *text, size_t length,
                     const ietf_wrap_style *style, ietf_slices *lines);

/* How many lines that gives; -1 when the width is less than 1. */
int ietf_fill_count(ietf_wrapper *w, const char *text, size_t length,
                    const ietf_wrap_style *style);

/* Python's str.splitlines(): \n \r \r\n \v \f U+001C-U+001E U+0085 U+2028 U+2029 end a line.
 * The lines are slices of the text: not NUL-terminated. */
void ietf_lines_split(ietf_wrapper *w, const char *text, size_t length, ietf_slices *lines);

/* The pieces that a table cell may be divided into, for minimal widths; slices of the text that
 * the next call overwrites. */
void ietf_cell_split(ietf_wrapper *w, const char *text, size_t length, bool at_hyphens,
                     ietf_slices *pieces);

/* Python's textwrap.wrap() with its own rules (words longer than a line are divided): the
 * labels of the first page. */
bool ietf_wrap_plain(ietf_wrapper *w, const char *text, size_t length, int width,
                     int subsequent, ietf_slices *lines);

/* str.center(width): the greater half of an odd rest stands left when the width is odd, too. */
char *ietf_text_center(ietf_arena *a, const char *text, int width);
char *ietf_text_pad_right(ietf_arena *a, const char *text, int width); /* str.ljust */
char *ietf_text_pad_left(ietf_arena *a, const char *text, int width);  /* str.rjust */
/* Centres every line of the text (divided at U+2028 and \n); when one is too long, the text is
 * filled to width - 4 first. Lines are joined by \n, without blanks at their ends. */
char *ietf_fill_center(ietf_wrapper *w, const char *text, int width);
/* One line of `width` with three texts in it. The longest is cut when there is no room; then
 * *truncated is that text, else NULL. */
char *ietf_text_justify(ietf_arena *a, const char *left, const char *center, const char *right,
                        int width, const char **truncated);

#endif
