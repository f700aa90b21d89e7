/* --help and --values, made from the table. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HELP_COLUMN = 32, WIDTH = 80 };

/* Writes text from column HELP_COLUMN on, on lines of WIDTH; the cursor is at `column`. */
static void
show_text(const char *text, int column)
{
    if (column + 2 > HELP_COLUMN)
        printf("\n%*s", HELP_COLUMN, "");
    else
        printf("%*s", HELP_COLUMN - column, "");
    column = HELP_COLUMN;
    while (*text) {
        int length = (int)strcspn(text, " ");

        if (column > HELP_COLUMN && column + 1 + length > WIDTH) {
            printf("\n%*s", HELP_COLUMN, "");
            column = HELP_COLUMN;
        }
        column += printf("%s%.*s", column > HELP_COLUMN ? " " : "", length, text);
        text += length + (text[length] == ' ');
    }
    putchar('\n');
}

static void
show_option(const cli_option *option)
{
    const char *names = option->names, *name;
    char help[512];
    size_t length;
    int column = option->letter ? printf("  -%c", option->letter) : printf("    ");
    const char *divider = option->letter ? ", " : "  ";

    while ((length = cli_next_name(&names, &name)) > 0) {
        column += printf("%s--%.*s", divider, (int)length, name);
        divider = ", ";
    }
    if (option->metavar)
        column += printf(" %s", option->metavar);
    if (option->initial)
        snprintf(help, sizeof(help), "%s (default: %s)", option->help, option->initial);
    else
        snprintf(help, sizeof(help), "%s", option->help);
    show_text(help, column);
}

void
cli_show_help(const cli_settings *s, const cli_table *table)
{
    printf(
        "usage: %s [OPTIONS] SOURCE [OPTIONS]...\n"
        "       %s --batch LIST|DIR --path DIRECTORY [OPTIONS]...\n\n"
        "Renders RFCXML. SOURCE is a file; - or /dev/stdin is the standard input. Output goes\n"
        "beside the source, under its name with the format's suffix, unless --out or --path\n"
        "says otherwise. Long options may be shortened as long as they are unique.\n",
        s->program, s->program);
    for (size_t i = 0; cli_groups[i]; i++) {
        printf("\n%s:\n", cli_groups[i]);
        for (size_t j = 0; j < table->count; j++)
            if (table->rows[j].group && strcmp(table->rows[j].group, cli_groups[i]) == 0)
                show_option(&table->rows[j]);
    }
    printf(
        "\nEnvironment: XML_LIBRARY (directories of reference files), SOURCE_DATE_EPOCH\n"
        "(seconds since 1970: the date when --date is not given), NO_COLOR.\n"
        "Exit status: 0 made, 1 errors, 2 wrong command line, 3 a batch had a worker die.\n");
}

/* The defaults of what was neither typed nor read from a file, as they are now: some depend on
 * the environment. */
static void
show_defaults(const cli_settings *s, const cli_table *table, const cli_words *words)
{
    puts("Defaults:");
    for (size_t i = 0; i < table->count; i++) {
        const cli_option *row = &table->rows[i];
        const char *names = row->names, *name;
        size_t length = cli_next_name(&names, &name);
        const char *value = row->initial;
        char key[64];

        if (!row->metavar || cli_is_typed(words, row))
            continue;
        if (row->action == CLI_LIBRARY)
            value = ietfdoc_context_option(s->context, row->target ? row->target : row->names);
        snprintf(key, sizeof(key), "--%.*s:", (int)length, name);
        if (value && *value)
            printf("  %-19s%s\n", key, value);
    }
}

void
cli_show_values(const cli_settings *s, const cli_table *table, const cli_config *config,
                int count, char **typed)
{
    static const char *const variables[] = {"XML_LIBRARY", "SOURCE_DATE_EPOCH", NULL};
    bool any = false;

    printf("\nCommand Line Args:  ");
    for (int i = 0; i < count; i++)
        printf(" %s", typed[i]);
    putchar('\n');
    for (size_t i = 0; variables[i]; i++) {
        const char *value = getenv(variables[i]);

        if (value && *value)
            printf("%s  %s: %s\n", any ? "" : "Environment Variables:\n", variables[i], value);
        any = any || (value && *value);
    }
    fputs(config->origins, stdout);
    show_defaults(s, table, &config->words);
    printf("Config file search path:\n  ['%s', '%s', '%s']\n", config->paths[0],
           config->paths[1], config->paths[2]);
}
