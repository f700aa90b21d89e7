/* The command line, read as Python's argparse reads it for xml2rfc: long options by any prefix
 * that fits one name only, values behind "=" or as the next argument, short switches in one
 * word, and the source anywhere. */
#include "cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct reader {
    cli_settings *s;
    const cli_table *table;
    char **arguments;
    int count, at;
    char *strays[64]; /* what nobody takes */
    size_t stray_count;
    size_t unknown;     /* how many of them are no operands */
    bool only_operands; /* "--" was seen */
};

/* A long option found by its name or the start of it. */
struct match {
    const cli_option *option;
    const char *name;
    size_t length;
};

enum { MOST_MATCHES = 24, USAGE = 2 };

int
cli_usage_error(const cli_settings *s, const char *format, ...)
{
    va_list arguments;

    fprintf(stderr,
            "usage: %s [OPTIONS] SOURCE [OPTIONS]...\n"
            "Example: %s draft.xml -p out --text --preptool\n%s: error: ",
            s->program, s->program, s->program);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    return USAGE;
}

/* "-o/--out" */
static const char *
spelling(const cli_option *option, char *out, size_t size)
{
    const char *names = option->names, *name;
    size_t length, used = 0;

    if (option->letter)
        used = (size_t)snprintf(out, size, "-%c", option->letter);
    while ((length = cli_next_name(&names, &name)) > 0 && used < size)
        used += (size_t)snprintf(out + used, size - used, "%s--%.*s", used ? "/" : "",
                                 (int)length, name);
    return out;
}

static const cli_option *
find_letter(const struct reader *r, char letter)
{
    for (size_t i = 0; i < r->table->count; i++)
        if (letter && r->table->rows[i].letter == letter)
            return &r->table->rows[i];
    return NULL;
}

/* Every long name that starts so, or the one that is so. */
static size_t
find_matches(const struct reader *r, const char *text, size_t length, bool extra,
             struct match *matches)
{
    size_t count = 0;

    for (size_t i = 0; i < r->table->count; i++) {
        const cli_option *option = &r->table->rows[i];
        const char *names = option->names, *name;
        size_t name_length;

        while ((name_length = cli_next_name(&names, &name)) > 0) {
            if (name_length < length || memcmp(name, text, length) != 0)
                continue;
            if (name_length == length) {
                matches[0] = (struct match){option, name, name_length};
                return 1;
            }
            if (option->extra == extra && count < MOST_MATCHES)
                matches[count++] = (struct match){option, name, name_length};
        }
    }
    return count;
}

static size_t
find_long(const struct reader *r, const char *text, size_t length, struct match *matches)
{
    size_t count = find_matches(r, text, length, false, matches);

    return count ? count : find_matches(r, text, length, true, matches);
}

static bool
is_number(const char *text)
{
    size_t whole = strspn(text, "0123456789");

    if (text[whole] == '\0')
        return whole > 0;
    text += whole;
    return *text == '.' && text[1] && text[1 + strspn(text + 1, "0123456789")] == '\0';
}

/* Would argparse take the argument for an option (if only an unknown one)? */
static bool
looks_like_option(const struct reader *r, const char *argument)
{
    struct match matches[MOST_MATCHES];

    if (argument[0] != '-' || argument[1] == '\0' || is_number(argument + 1))
        return false;
    if (!strchr(argument, ' '))
        return true;
    if (argument[1] != '-')
        return find_letter(r, argument[1]) != NULL;
    return find_long(r, argument + 2, strcspn(argument + 2, "="), matches) > 0;
}

static int
refuse_value(const struct reader *r, const cli_option *option, const char *value)
{
    char name[128], choices[256] = "";

    spelling(option, name, sizeof(name));
    if (!option->metavar || !strchr(option->metavar, '|'))
        return strcmp(option->metavar ? option->metavar : "", "DATE") == 0
                   ? cli_usage_error(r->s, "argument %s: expected YYYY-MM-DD, but got '%s'",
                                     name, value)
                   : cli_usage_error(r->s, "argument %s: invalid int value: '%s'", name, value);
    for (const char *at = option->metavar; *at; at += *at == '|') {
        size_t length = strcspn(at, "|"), used = strlen(choices);

        snprintf(choices + used, sizeof(choices) - used, "%s'%.*s'", used ? ", " : "",
                 (int)length, at);
        at += length;
    }
    return cli_usage_error(r->s, "argument %s: invalid choice: '%s' (choose from %s)", name,
                           value, choices);
}

static int
set_in_library(struct reader *r, const cli_option *option, const char *value)
{
    const char *target = option->target ? option->target : option->names;
    const char *text = value ? value : option->value ? option->value : "true";
    ietfdoc_status status = ietfdoc_context_set_option(r->s->context, target, text);

    if (status == IETFDOC_E_ARGUMENT)
        return refuse_value(r, option, text);
    if (status != IETFDOC_OK)
        fprintf(stderr, "Error: %s\n", ietfdoc_status_text(status));
    return status != IETFDOC_OK;
}

static void
ask_for_format(cli_settings *s, const char *name)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;

    for (size_t i = 0; i < CLI_MOST_FORMATS; i++)
        if (ietfdoc_format_describe(&format, s->context, i) == IETFDOC_OK &&
            strcmp(format.name, name) == 0)
            s->formats[i] = true;
}

/* Loads a module and asks for all that it makes. */
static int
ask_for_module(cli_settings *s, const char *path)
{
    size_t first = ietfdoc_format_count(s->context);
    size_t said = ietfdoc_context_diagnostic_count(s->context);
    ietfdoc_status status = ietfdoc_context_load_module(s->context, path);
    size_t end = ietfdoc_format_count(s->context);

    if (status == IETFDOC_OK && end <= CLI_MOST_FORMATS) {
        memset(s->formats + first, true, (end - first) * sizeof(*s->formats));
        return 0;
    }
    if (status == IETFDOC_OK)
        fputs("Error: too many formats\n", stderr);
    else if (ietfdoc_context_diagnostic_count(s->context) > said)
        fprintf(stderr, "Error: %s\n", ietfdoc_context_diagnostic(s->context, said)->text);
    else
        fprintf(stderr, "Error: %s\n", ietfdoc_status_text(status));
    return 1;
}

static int
apply(struct reader *r, const cli_option *option, const char *value)
{
    switch (option->action) {
    case CLI_LIBRARY:
        if (option->format)
            ask_for_format(r->s, option->format);
        return r->s->trial ? 0 : set_in_library(r, option, value);
    case CLI_FORMAT:
        ask_for_format(r->s, option->names);
        break;
    case CLI_MODULE:
        return r->s->trial ? 0 : ask_for_module(r->s, value);
    case CLI_SWITCH:
        r->s->switches[option->field] = true;
        break;
    case CLI_TEXT:
        r->s->texts[option->field] = *value ? value : NULL; /* empty: as if not given */
        break;
    case CLI_NOTHING:
        break;
    case CLI_ABSENT:
        if (!r->s->absent)
            r->s->absent = option->names;
        break;
    }
    return 0;
}

/* Applies an option that may take its value from the next argument. */
static int
take(struct reader *r, const cli_option *option, const char *value)
{
    char name[128];

    if (option->metavar && !value) {
        if (r->at + 1 < r->count && !looks_like_option(r, r->arguments[r->at + 1]))
            value = r->arguments[++r->at];
        else if (option->alone)
            value = option->alone;
        else
            return cli_usage_error(r->s, "argument %s: expected one argument",
                                   spelling(option, name, sizeof(name)));
    } else if (!option->metavar && value) {
        return cli_usage_error(r->s, "argument %s: ignored explicit argument '%s'",
                               spelling(option, name, sizeof(name)), value);
    }
    return apply(r, option, value);
}

static void
add_stray(struct reader *r, char *argument)
{
    if (r->stray_count < sizeof(r->strays) / sizeof(r->strays[0]))
        r->strays[r->stray_count++] = argument;
}

static int
read_long(struct reader *r, char *argument)
{
    struct match matches[MOST_MATCHES];
    const char *text = argument + 2;
    size_t length = strcspn(text, "=");
    size_t count = find_long(r, text, length, matches);
    char list[1024] = "";

    if (count == 1)
        return take(r, matches[0].option, text[length] ? text + length + 1 : NULL);
    if (count == 0) {
        r->unknown++;
        add_stray(r, argument);
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof(list) - used, "%s--%.*s", used ? ", " : "",
                 (int)matches[i].length, matches[i].name);
    }
    return cli_usage_error(r->s, "ambiguous option: %s could match %s", argument, list);
}

/* "-q", "-qv", "-oFILE", "-qo FILE" */
static int
read_letters(struct reader *r, char *argument)
{
    const cli_option *option = find_letter(r, argument[1]);
    char name[128];
    int code = 0;

    if (!option) {
        r->unknown++;
        add_stray(r, argument);
        return 0;
    }
    for (const char *letter = argument + 1; *letter && code == 0; letter++) {
        const cli_option *next = find_letter(r, *letter);

        if (!next)
            return cli_usage_error(r->s, "argument %s: ignored explicit argument '%s'",
                                   spelling(option, name, sizeof(name)), letter);
        option = next;
        if (option->metavar)
            return take(r, option, letter[1] ? letter + 1 + (letter[1] == '=') : NULL);
        code = take(r, option, NULL);
    }
    return code;
}

/* Operands gather at the arguments' beginning, which has been read. */
static void
read_operand(struct reader *r, char *argument)
{
    r->s->operands[r->s->operand_count++] = argument;
    if (r->s->texts[CLI_SOURCE])
        add_stray(r, argument);
    else
        r->s->texts[CLI_SOURCE] = argument;
}

static int
refuse_strays(const struct reader *r)
{
    char list[2048] = "";

    for (size_t i = 0; i < r->stray_count; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof(list) - used, " %s", r->strays[i]);
    }
    return cli_usage_error(r->s, "unrecognized arguments:%s", list);
}

int
cli_read_arguments(cli_settings *s, const cli_table *table, int count, char **arguments)
{
    struct reader r = {.s = s, .table = table, .arguments = arguments, .count = count};
    int code = 0;

    s->operands = arguments + (count > 0);
    for (r.at = 1; r.at < count && code == 0 && !s->switches[CLI_HELP]; r.at++) {
        char *argument = arguments[r.at];

        if (r.only_operands || !looks_like_option(&r, argument))
            read_operand(&r, argument);
        else if (strcmp(argument, "--") == 0)
            r.only_operands = true;
        else if (argument[1] == '-')
            code = read_long(&r, argument);
        else
            code = read_letters(&r, argument);
    }
    if (code == 0 && !s->switches[CLI_HELP] &&
        (s->switches[CLI_MERGE_REPORTS] ? r.unknown : r.stray_count) > 0)
        code = refuse_strays(&r);
    return code;
}

bool
cli_is_on(const cli_settings *s, const char *option)
{
    const char *value = ietfdoc_context_option(s->context, option);

    return value && strcmp(value, "true") == 0;
}

bool
cli_wants(const cli_settings *s, const char *name)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;

    for (size_t i = 0; i < CLI_MOST_FORMATS; i++)
        if (s->formats[i] && ietfdoc_format_describe(&format, s->context, i) == IETFDOC_OK &&
            strcmp(format.name, name) == 0)
            return true;
    return false;
}
