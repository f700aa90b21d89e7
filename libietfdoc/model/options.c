/* The rows of options.def as data, and their values as text. A value is reached by the offset
 * of its field, so that a new row needs nothing here. */
#include "libietfdoc/model/options.h"

#include "libietfdoc/util/str.h"

#define TEXT_BOOL(value)   ((value) ? "true" : "false")
#define TEXT_INT(value)    #value
#define TEXT_STRING(value) value
#define TEXT_LIST(value)   value
#define TEXT_DATE(value)   value
#define TEXT_AUTO(value)   ((value) < 0 ? "auto" : TEXT_BOOL(value))

const ietf_option_group_row ietf_option_groups[] = {
#define GROUP(id, name, formats) {name, formats},
#include "libietfdoc/model/options.def"
};

const ietf_option_row ietf_option_rows[] = {
#define OPTION(type, field, name, argument, value, group, help)                                \
    {name,                                                                                     \
     argument,                                                                                 \
     TEXT_##type(value),                                                                       \
     help,                                                                                     \
     offsetof(ietf_options, field),                                                            \
     IETF_OPTION_##type,                                                                       \
     IETF_GROUP_##group},
#include "libietfdoc/model/options.def"
};

const size_t ietf_option_count = sizeof(ietf_option_rows) / sizeof(ietf_option_rows[0]);

static void *
field_of(const ietf_options *o, const ietf_option_row *row)
{
    return (char *)o + row->offset;
}

static bool
set_bool(ietf_options *o, const ietf_option_row *row, const char *text)
{
    int *field = field_of(o, row);

    if (ietf_str_eq(text, "true"))
        *field = 1;
    else if (ietf_str_eq(text, "false"))
        *field = 0;
    else
        return false;
    return true;
}

static bool
set_auto(ietf_options *o, const ietf_option_row *row, const char *text)
{
    if (!ietf_str_eq(text, "auto"))
        return set_bool(o, row, text);
    *(int *)field_of(o, row) = -1;
    return true;
}

static bool
set_int(ietf_options *o, const ietf_option_row *row, const char *text)
{
    return text && ietf_str_to_int(text, field_of(o, row));
}

static bool
set_date(ietf_options *o, const ietf_option_row *row, const char *text)
{
    ietf_date date = {0, 0, 0};

    if (text && !ietf_date_parse(text, &date))
        return false;
    *(ietf_date *)field_of(o, row) = date;
    return true;
}

static bool
set_list(ietf_options *o, const ietf_option_row *row, const char *text)
{
    ietf_list *list = field_of(o, row);

    if (text)
        ietf_list_add(list, ietf_arena_strdup(o->arena, text));
    else
        ietf_list_init(list, o->arena);
    return true;
}

/* Is text one of the words of "a|b|c"? */
static bool
is_choice(const char *choices, const char *text)
{
    size_t length = strlen(text);

    if (strchr(text, '|'))
        return false;
    for (const char *at = choices; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        if (strncmp(at, text, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
    return false;
}

static bool
set_string(ietf_options *o, const ietf_option_row *row, const char *text)
{
    const char **field = field_of(o, row);

    if (!text)
        *field = NULL;
    else if (strchr(row->argument, '|') && !is_choice(row->argument, text))
        return false;
    else if (*field && ietf_str_eq(*field, text))
        return true; /* programs set the same again and again */
    else if (*text && ietf_str_ends(row->argument, "/") && !ietf_str_ends(text, "/"))
        *field = ietf_arena_join(o->arena, text, "/", NULL);
    else
        *field = ietf_arena_strdup(o->arena, text);
    return true;
}

static bool (*const setters[])(ietf_options *o, const ietf_option_row *row,
                               const char *text) = {
    [IETF_OPTION_BOOL] = set_bool,     [IETF_OPTION_INT] = set_int,
    [IETF_OPTION_STRING] = set_string, [IETF_OPTION_LIST] = set_list,
    [IETF_OPTION_DATE] = set_date,     [IETF_OPTION_AUTO] = set_auto,
};

void
ietf_options_init(ietf_options *o, ietf_arena *a)
{
    memset(o, 0, sizeof(*o));
    o->arena = a;
    for (size_t i = 0; i < ietf_option_count; i++)
        setters[ietf_option_rows[i].type](o, &ietf_option_rows[i], ietf_option_rows[i].value);
}

const ietf_option_row *
ietf_option_find(const char *name)
{
    for (size_t i = 0; i < ietf_option_count; i++)
        if (ietf_str_eq(ietf_option_rows[i].name, name))
            return &ietf_option_rows[i];
    return NULL;
}

bool
ietf_options_set(ietf_options *o, const char *name, const char *value)
{
    const ietf_option_row *row = ietf_option_find(name);

    return row && setters[row->type](o, row, value ? value : row->value);
}

static const char *
list_text(const ietf_list *list, ietf_arena *a)
{
    const char *text = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const char *item = list->items[i];
        text = text ? ietf_arena_join(a, text, "\n", item, NULL) : item;
    }
    return text;
}

static const char *
date_text(const ietf_date *date, ietf_arena *a)
{
    if (!date->year)
        return NULL;
    return ietf_arena_format(a, "%d%d%d%d-%d%d-%d%d", date->year / 1000, date->year / 100 % 10,
                             date->year / 10 % 10, date->year % 10, date->month / 10,
                             date->month % 10, date->day / 10, date->day % 10);
}

const char *
ietf_options_get(const ietf_options *o, const ietf_option_row *row, ietf_arena *a)
{
    const void *field = field_of(o, row);

    switch (row->type) {
    case IETF_OPTION_STRING:
        return *(const char *const *)field;
    case IETF_OPTION_LIST:
        return list_text(field, a);
    case IETF_OPTION_DATE:
        return date_text(field, a);
    case IETF_OPTION_INT:
        return ietf_arena_format(a, "%d", *(const int *)field);
    default:
        return *(const int *)field < 0 ? "auto" : *(const int *)field ? "true" : "false";
    }
}
