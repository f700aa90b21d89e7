/* Configuration files, read as ConfigArgParse reads them for xml2rfc: lines with the name of a
 * long option and its value. What they say becomes words of the command line, before those that
 * the user typed, unless the user typed that option, too. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line taken apart, from malloc. */
struct line {
    char *key;
    char *value; /* "true" where there is none */
};

/* One file being read. */
struct reading {
    const cli_settings *s;
    const cli_table *table;
    const cli_words *typed; /* the command line so far */
    cli_words words;        /* what the file adds to it */
    bool behind;            /* a list is among them: they go behind the others */
    FILE *origins;          /* what --values shows of it */
};

void *
cli_need(void *memory)
{
    if (memory)
        return memory;
    fputs("Error: out of memory\n", stderr);
    exit(1);
}

void
cli_words_add(cli_words *w, char *word)
{
    if (w->count + 1 >= w->capacity) {
        w->capacity = w->capacity ? 2 * w->capacity : 16;
        w->items = cli_need(realloc(w->items, w->capacity * sizeof(*w->items)));
    }
    w->items[w->count++] = word;
    w->items[w->count] = NULL;
}

static char *
copy(const char *text, size_t length)
{
    return cli_need(strndup(text, length));
}

static const char *
skip_space(const char *text)
{
    return text + strspn(text, " \t\r\f\v");
}

/* Only blanks, or blanks and a comment. */
static bool
is_rest(const char *text)
{
    const char *end = skip_space(text);

    return *end == '\0' || (end > text && (*end == ';' || *end == '#'));
}

/* The shortest value that leaves nothing but a comment. */
static char *
read_value(const char *text)
{
    if (*text == '"' || *text == '\'') {
        for (const char *end = text + 1; (end = strchr(end + 1, *text));)
            if (is_rest(end + 1))
                return copy(text + 1, (size_t)(end - text - 1));
        if (text[1] == *text && is_rest(text + 2))
            return copy("", 0);
    }
    for (size_t length = 1; *text; length++)
        if (is_rest(text + length))
            return copy(text, length);
    return copy("", 0);
}

/* Without white space around it: key, key = value, key: value, key value. False: none of them.
 */
static bool
read_line(const char *text, struct line *line)
{
    size_t length = strcspn(text, ":=;# \t\r\f\v");
    const char *rest = skip_space(text + length);
    bool sign = *rest == ':' || *rest == '=';

    if (length == 0 || (*rest && !sign && rest == text + length))
        return false;
    line->key = copy(text, length);
    if (*rest == '\0')
        line->value = copy("true", 4);
    else
        line->value = read_value(skip_space(rest + sign));
    return true;
}

static bool
is_word(const char *word, const char *name, size_t length)
{
    return strncmp(word, name, length) == 0 && (word[length] == '\0' || word[length] == '=');
}

bool
cli_is_typed(const cli_words *typed, const cli_option *option)
{
    char letter[3] = {'-', option->letter, '\0'};

    for (size_t i = 1; i < typed->count; i++) {
        const char *names = option->names, *name, *word = typed->items[i];
        size_t length;

        if (option->letter && is_word(word, letter, 2))
            return true;
        while (strncmp(word, "--", 2) == 0 && (length = cli_next_name(&names, &name)) > 0)
            if (is_word(word + 2, name, length))
                return true;
    }
    return false;
}

/* By the whole long name, with or without dashes. */
static const cli_option *
find_key(const cli_table *table, const char *key)
{
    key += strncmp(key, "--", 2) == 0 ? 2 : 0;
    for (size_t i = 0; i < table->count; i++) {
        const char *names = table->rows[i].names, *name;
        size_t length;

        while ((length = cli_next_name(&names, &name)) > 0)
            if (strlen(key) == length && memcmp(key, name, length) == 0)
                return &table->rows[i];
    }
    return NULL;
}

static char *
join(const char *dashes, const char *name, size_t length, const char *value)
{
    size_t size = strlen(dashes) + length + (value ? strlen(value) : 0) + 2;
    char *word = cli_need(malloc(size));

    snprintf(word, size, "%s%.*s%s%s", dashes, (int)length, name, value ? "=" : "",
             value ? value : "");
    return word;
}

static bool
is_one_of(const char *value, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(value, *words) == 0)
            return true;
    return false;
}

/* A switch is a word or none. */
static int
add_switch(struct reading *r, const char *key, const char *name, size_t length,
           const char *value)
{
    static const char *const yes[] = {"true", "yes", "1", NULL};
    static const char *const no[] = {"false", "no", "0", NULL};

    if (is_one_of(value, yes))
        cli_words_add(&r->words, join("--", name, length, NULL));
    else if (!is_one_of(value, no))
        return cli_usage_error(r->s,
                               "Unexpected value for %s: '%s'. Expecting 'true', 'false', "
                               "'yes', 'no', '1' or '0'",
                               key, value);
    return 0;
}

/* The items between brackets and commas, each in quotes or not. */
static void
add_items(struct reading *r, const char *name, size_t length, const char *list)
{
    const char *at = skip_space(list + 1), *end = list + strlen(list) - 1;

    while (at < end) {
        size_t size = strcspn(at, ",");
        bool quoted = *at == '"' && memchr(at + 1, '"', (size_t)(end - at - 1));
        const char *next;
        char *item;

        if (quoted)
            size = strcspn(++at, "\"");
        if (at + size > end)
            size = (size_t)(end - at);
        next = at + size + quoted;
        while (!quoted && size > 0 && strchr(" \t", at[size - 1]))
            size--;
        item = copy(at, size);
        cli_words_add(&r->words, join("--", name, length, item));
        free(item);
        next += strcspn(next, ",");
        at = *next ? skip_space(next + 1) : next;
    }
}

static int
add_words(struct reading *r, const cli_option *option, const struct line *line)
{
    const char *names = option->names, *name = NULL, *next;
    size_t length = 0, next_length, value_length = strlen(line->value);
    bool list = *line->value == '[' && line->value[value_length - 1] == ']';

    while ((next_length = cli_next_name(&names, &next)) > 0) { /* the last one */
        name = next;
        length = next_length;
    }
    if (!option->metavar)
        return add_switch(r, line->key, name, length, line->value);
    r->behind = r->behind || option->list;
    if (list && !option->list)
        return cli_usage_error(
            r->s,
            "%s can't be set to a list '%s' unless its action type is changed to 'append' or "
            "nargs is set to '*', '+', or > 1",
            line->key, line->value);
    if (list)
        add_items(r, name, length, line->value);
    else
        cli_words_add(&r->words, join("--", name, length, line->value));
    return 0;
}

/* What nobody knows becomes a word that nobody knows. */
static int
take_line(struct reading *r, const struct line *line)
{
    const cli_option *option = find_key(r->table, line->key);

    if (option && cli_is_typed(r->typed, option))
        return 0;
    fprintf(r->origins, "  %s:%*s%s\n", line->key,
            strlen(line->key) < 18 ? (int)(18 - strlen(line->key)) : 0, "", line->value);
    if (option)
        return add_words(r, option, line);
    cli_words_add(&r->words, join("--", line->key + strspn(line->key, "-"),
                                  strlen(line->key + strspn(line->key, "-")), line->value));
    return 0;
}

/* One line of a file; the exit code of a wrong one. */
static int
read_text(struct reading *r, char *text, unsigned number, const char *path)
{
    struct line line = {NULL, NULL};
    size_t length;
    int code;

    text += strspn(text, " \t\r\f\v");
    length = strlen(text);
    while (length > 0 && strchr(" \t\r\f\v", text[length - 1]))
        text[--length] = '\0';
    if (length == 0 || strchr("#;[", *text) || strncmp(text, "---", 3) == 0)
        return 0;
    if (!read_line(text, &line))
        return cli_usage_error(r->s, "Unexpected line %u in %s: %s", number, path, text);
    code = take_line(r, &line);
    free(line.key);
    free(line.value);
    return code;
}

static int
read_file(struct reading *r, const char *path, const cli_bytes *bytes)
{
    char *text = copy(bytes->data ? bytes->data : "", bytes->length), *at = text;
    int code = 0;

    for (unsigned number = 0; *at && code == 0; number++) {
        size_t length = strcspn(at, "\n");
        char *next = at + length + (at[length] != '\0');

        at[length] = '\0';
        code = read_text(r, at, number, path);
        at = next;
    }
    free(text);
    return code;
}

/* Puts what a file says into the command line, the program's name staying first. */
static void
merge(cli_words *typed, struct reading *r)
{
    cli_words all = {0};
    size_t first = r->behind ? typed->count : 1;

    for (size_t i = 0; i < first; i++)
        cli_words_add(&all, typed->items[i]);
    for (size_t i = 0; i < r->words.count; i++)
        cli_words_add(&all, r->words.items[i]);
    for (size_t i = first; i < typed->count; i++)
        cli_words_add(&all, typed->items[i]);
    free(typed->items);
    free(r->words.items);
    *typed = all;
}

static int
use_file(cli_config *c, FILE *origins, struct reading *r, const char *path)
{
    char *text = NULL;
    size_t size = 0;
    cli_bytes bytes;
    int code;

    if (!cli_read_file(&bytes, path))
        return path == c->paths[0] || path == c->paths[1] || path == c->paths[2]
                   ? 0
                   : cli_usage_error(r->s, "Unable to open config file: %s. Error: %s", path,
                                     strerror(errno));
    r->words = (cli_words){0};
    r->behind = false;
    r->origins = cli_need(open_memstream(&text, &size));
    code = read_file(r, path, &bytes);
    free(bytes.data);
    fclose(r->origins);
    if (size > 0)
        fprintf(origins, "Config File (%s):\n%s", path, text);
    free(text);
    merge(&c->words, r);
    return code;
}

static char *
home_path(const char *home, const char *name)
{
    return join(home ? home : "", name, strlen(name), NULL);
}

static void
find_paths(cli_config *c)
{
    const char *home = getenv("HOME"), *settings = getenv("XDG_CONFIG_HOME");

    c->paths[0] = home_path("", "/etc/xml2rfc.conf");
    c->paths[1] = home_path(home, "/.xml2rfc.conf");
    c->paths[2] = settings && *settings ? home_path(settings, "/xml2rfc.conf")
                                        : home_path(home, "/.config/xml2rfc.conf");
}

/* What the words say, without effect. */
static int
try_words(cli_settings *trial, const cli_settings *s, const cli_table *table,
          const cli_words *words)
{
    char **items = cli_need(malloc((words->count + 1) * sizeof(*items)));
    int code;

    memcpy(items, words->items, (words->count + 1) * sizeof(*items));
    *trial = *s;
    trial->trial = true;
    code = cli_read_arguments(trial, table, (int)words->count, items);
    free(items);
    return code;
}

static void
set_words(cli_words *w, const char *program, int count, char **arguments)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->items[i]);
    w->count = 0;
    for (int i = 0; i < count; i++)
        cli_words_add(w, home_path("", arguments[i]));
    if (strlen(program) >= 4 && strcmp(program + strlen(program) - 4, "v2v3") == 0) {
        cli_words_add(w, home_path("", "--v2v3"));
        cli_words_add(w, home_path("", "--utf8"));
    }
}

int
cli_config_read(cli_config *c, const cli_settings *s, const cli_table *table, int count,
                char **arguments)
{
    struct reading r = {.s = s, .table = table, .typed = &c->words};
    FILE *origins;
    cli_settings trial;
    int code;

    *c = (cli_config){0};
    find_paths(c);
    origins = cli_need(open_memstream(&c->origins, &c->origins_size));
    set_words(&c->words, s->program, count, arguments);
    code = try_words(&trial, s, table, &c->words);
    if (code == 0 && !trial.switches[CLI_HELP] && !trial.switches[CLI_SKIP_CONFIG_FILES]) {
        if (trial.texts[CLI_CONFIG_FILE])
            code = use_file(c, origins, &r, trial.texts[CLI_CONFIG_FILE]);
        for (size_t i = CLI_CONFIG_PATHS; i > 0 && code == 0; i--)
            code = use_file(c, origins, &r, c->paths[i - 1]);
        if (code == 0)
            code = try_words(&trial, s, table, &c->words);
    }
    fclose(origins);
    if (code == 0 && trial.switches[CLI_SKIP_CONFIG_FILES]) { /* a file may say so, too */
        set_words(&c->words, s->program, count, arguments);
        *c->origins = '\0';
    }
    return code;
}

void
cli_config_free(cli_config *c)
{
    for (size_t i = 0; i < c->words.count; i++)
        free(c->words.items[i]);
    for (size_t i = 0; i < CLI_CONFIG_PATHS; i++)
        free(c->paths[i]);
    free(c->words.items);
    free(c->origins);
}
