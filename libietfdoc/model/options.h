/* The options as a struct with one field for each row of options.def, and as data. */
#ifndef IETF_OPTIONS_H
#define IETF_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "libietfdoc/util/arena.h"
#include "libietfdoc/util/date.h"
#include "libietfdoc/util/map.h"

enum ietf_option_type {
    IETF_OPTION_BOOL,
    IETF_OPTION_INT,
    IETF_OPTION_STRING,
    IETF_OPTION_LIST,
    IETF_OPTION_DATE,
    IETF_OPTION_AUTO,
};

enum ietf_option_group {
#define GROUP(id, name, formats) IETF_GROUP_##id,
#include "libietfdoc/model/options.def"
};

typedef int ietf_field_BOOL;
typedef int ietf_field_INT;
typedef const char *ietf_field_STRING;
typedef ietf_list ietf_field_LIST; /* of const char * */
typedef ietf_date ietf_field_DATE; /* all 0: not set; the caller sets today */
typedef int ietf_field_AUTO;       /* -1: decided by the document */

typedef struct ietf_options {
    ietf_arena *arena; /* owns the strings */
#define OPTION(type, field, name, argument, value, group, help) ietf_field_##type field;
#include "libietfdoc/model/options.def"
} ietf_options;

typedef struct ietf_option_group_row {
    const char *name;
    const char *formats; /* divided by "|"; NULL: all */
} ietf_option_group_row;

typedef struct ietf_option_row {
    const char *name;     /* long name without dashes */
    const char *argument; /* NULL for switches; see options.def */
    const char *value;    /* the default as text; NULL: none */
    const char *help;
    size_t offset; /* of the field in ietf_options */
    enum ietf_option_type type;
    enum ietf_option_group group;
} ietf_option_row;

extern const ietf_option_group_row ietf_option_groups[]; /* by enum ietf_option_group */
extern const ietf_option_row ietf_option_rows[];
extern const size_t ietf_option_count;

void ietf_options_init(ietf_options *o, ietf_arena *a); /* all defaults */
const ietf_option_row *ietf_option_find(const char *name);
/* Sets by name from text: BOOL and AUTO take "true" or "false" (AUTO "auto", too), DATE
 * YYYY-MM-DD, LIST appends. NULL goes back to the default. False when there is no such option
 * or the value does not fit. */
bool ietf_options_set(ietf_options *o, const char *name, const char *value);
/* The value as ietf_options_set takes it; NULL: none. A list gives its items by lines. */
const char *ietf_options_get(const ietf_options *o, const ietf_option_row *row, ietf_arena *a);

#endif
