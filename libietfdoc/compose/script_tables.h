/* The generated tables of Unicode scripts: ranges in order of code point. */
#ifndef IETF_SCRIPT_TABLES_H
#define IETF_SCRIPT_TABLES_H

#include <stddef.h>
#include <stdint.h>

typedef struct ietf_script_range {
    uint32_t first, last;
    uint16_t script; /* index into the names, which are sorted */
} ietf_script_range;

extern const char *const ietf_script_names[];
extern const size_t ietf_script_count;
extern const ietf_script_range ietf_script_ranges[];
extern const size_t ietf_script_range_count;
extern const ietf_script_range ietf_latin_ranges[];
extern const size_t ietf_latin_range_count;

#endif
