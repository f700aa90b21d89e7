/* The markup of a source as its author wrote it, found again in the bytes: where a tag ends,
 * where an attribute's value stands. Knows well-formed XML only, and says so when what it finds
 * is something else. */
#ifndef IETF_MARKUP_H
#define IETF_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/* Where a line begins: places are looked for from there on. */
typedef struct ietf_line_start {
    size_t offset;
    unsigned line; /* 0: not known */
} ietf_line_start;

/* Bytes that are XML. */
typedef struct ietf_markup {
    const char *bytes;
    size_t length;
    ietf_line_start *last; /* the line that was found last */
} ietf_markup;

/* A start tag: from "<" to behind ">". */
typedef struct ietf_tag {
    size_t start, name_end, end;
    size_t attrs_end; /* behind the last attribute, or the name */
    bool empty;       /* ends with "/>" */
} ietf_tag;

/* An attribute in a tag, with the white space in front of it. */
typedef struct ietf_tag_attr {
    size_t start, name, name_end;
    size_t value, value_end; /* without quotes; the attribute ends one behind */
} ietf_tag_attr;

/* Where a line and column (from 1, in code points) are; `length` when there is no such place.
 */
size_t ietf_markup_offset(const ietf_markup *m, unsigned line, unsigned column);
void ietf_markup_place(const ietf_markup *m, size_t offset, unsigned *line, unsigned *column);

/* False when there is no start tag at `start`. */
bool ietf_tag_read(const ietf_markup *m, size_t start, ietf_tag *tag);
/* Goes through the attributes: *a is {0} at first; false at the end. */
bool ietf_tag_next(const ietf_markup *m, const ietf_tag *tag, ietf_tag_attr *a);
bool ietf_tag_find(const ietf_markup *m, const ietf_tag *tag, const char *name,
                   ietf_tag_attr *a);
/* Where the end tag of a start tag begins; `length` when there is none. */
size_t ietf_tag_close(const ietf_markup *m, const ietf_tag *tag);
/* The next "<" or "&" from `at` on that is not in a comment, an instruction or a CDATA section;
 * `length` when there is none. */
size_t ietf_markup_next(const ietf_markup *m, size_t at);

#endif
