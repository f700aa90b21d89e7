/* Completions for the shells, made from the table of options: --completion SHELL writes a
 * script that the build installs. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* What the value of an option may be. */
enum value { NO_VALUE, ANY_VALUE, A_FILE, A_DIRECTORY, A_WORD };

static enum value
value_of(const cli_option *o)
{
    static const char *const files[] = {"FILE", "LIST|DIR", "DTDFILE"};
    static const char *const directories[] = {"DIRECTORY", "PATH", "PATHS", "TEMPLATE_DIR"};

    if (!o->metavar)
        return NO_VALUE;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        if (strcmp(o->metavar, files[i]) == 0)
            return A_FILE;
    for (size_t i = 0; i < sizeof(directories) / sizeof(directories[0]); i++)
        if (strcmp(o->metavar, directories[i]) == 0)
            return A_DIRECTORY;
    return strchr(o->metavar, '|') ? A_WORD : ANY_VALUE;
}

/* The help up to the first remark in it, so that lists stay narrow. */
static size_t
short_help(const cli_option *o)
{
    return strcspn(o->help, ";(");
}

/* Writes text inside single quotes, with a backslash before what `special` has. */
static void
put(const char *text, size_t length, const char *special)
{
    while (length > 0 && text[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\'') {
            fputs("'\\''", stdout);
            continue;
        }
        if (strchr(special, text[i]))
            putchar('\\');
        putchar(text[i]);
    }
}

static void
put_words(const char *words)
{
    for (; *words; words++)
        putchar(*words == '|' ? ' ' : *words);
}

/* "--one|-o|--other", or with another divider. */
static void
put_names(const cli_option *o, const char *divider)
{
    const char *names = o->names, *name;
    size_t length;

    if (o->letter)
        printf("-%c", o->letter);
    for (bool more = o->letter != 0; (length = cli_next_name(&names, &name)) > 0; more = true)
        printf("%s--%.*s", more ? divider : "", (int)length, name);
}

/* bash */

static void
bash_values(const cli_table *table, enum value value, const char *command)
{
    bool any = false;

    for (size_t i = 0; i < table->count; i++) {
        const cli_option *o = &table->rows[i];

        if (!o->group || value_of(o) != value)
            continue;
        fputs(any ? "|" : "    ", stdout);
        put_names(o, "|");
        any = true;
        if (value != A_WORD)
            continue;
        fputs(")\n        mapfile -t COMPREPLY < <(compgen -W '", stdout);
        put_words(o->metavar);
        fputs("' -- \"$current\")\n        return ;;\n", stdout);
        any = false;
    }
    if (any)
        printf(")\n        %s\n        return ;;\n", command);
}

static void
bash_script(const cli_table *table)
{
    fputs("# bash completion for ietfdoc-render, from: ietfdoc-render --completion bash\n"
          "_ietfdoc_render()\n"
          "{\n"
          "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
          "    COMPREPLY=()\n"
          "    if [[ $current == '=' ]]; then\n"
          "        current=\n"
          "    elif [[ $previous == '=' ]]; then\n"
          "        previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    fi\n"
          "    case $previous in\n",
          stdout);
    bash_values(table, A_FILE, "mapfile -t COMPREPLY < <(compgen -f -- \"$current\")");
    bash_values(table, A_DIRECTORY, "mapfile -t COMPREPLY < <(compgen -d -- \"$current\")");
    bash_values(table, A_WORD, NULL);
    bash_values(table, ANY_VALUE, ":");
    fputs("    esac\n"
          "    if [[ $current == -* ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W '",
          stdout);
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].group) {
            fputs("\n            ", stdout);
            put_names(&table->rows[i], " ");
        }
    fputs("' -- \"$current\")\n"
          "    else\n"
          "        mapfile -t COMPREPLY < <(compgen -f -X '!*.[xX][mM][lL]' -- \"$current\"\n"
          "            compgen -d -- \"$current\")\n"
          "    fi\n"
          "}\n"
          "complete -o filenames -F _ietfdoc_render ietfdoc-render\n",
          stdout);
}

/* zsh */

static void
zsh_option(const cli_option *o)
{
    static const char *const actions[] = {
        [ANY_VALUE] = " ", [A_FILE] = "_files", [A_DIRECTORY] = "_files -/"};
    enum value value = value_of(o);
    const char *names = o->names, *name;
    size_t length;

    do {
        length = cli_next_name(&names, &name);
        fputs("    ", stdout);
        if (o->list)
            fputs("'*'", stdout);
        else if (o->letter || strchr(o->names, ' ')) {
            fputs("'(", stdout);
            put_names(o, " ");
            fputs(")'", stdout);
        }
        if (o->letter && name == o->names)
            printf("{-%c%s,--%.*s%s}", o->letter, value ? "+" : "", (int)length, name,
                   value ? "=" : "");
        else
            printf("--%.*s%s", (int)length, name, value ? "=" : "");
        fputs("'[", stdout);
        put(o->help, short_help(o), "[]\\:");
        putchar(']');
        if (value) {
            putchar(':');
            put(o->metavar, strlen(o->metavar), ":\\");
            putchar(':');
            if (value == A_WORD) {
                putchar('(');
                put_words(o->metavar);
                putchar(')');
            } else {
                fputs(actions[value], stdout);
            }
        }
        fputs("' \\\n", stdout);
    } while (*names);
}

static void
zsh_script(const cli_table *table)
{
    fputs("#compdef ietfdoc-render\n"
          "# zsh completion for ietfdoc-render, from: ietfdoc-render --completion zsh\n"
          "_arguments -s \\\n",
          stdout);
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].group)
            zsh_option(&table->rows[i]);
    fputs("    '*:source:_files -g \"*.(xml|XML)(-.)\"'\n", stdout);
}

/* fish */

static void
fish_option(const cli_option *o)
{
    static const char *const actions[] = {[NO_VALUE] = "",
                                          [ANY_VALUE] = " -x",
                                          [A_FILE] = " -r -F",
                                          [A_DIRECTORY] =
                                              " -x -a '(__fish_complete_directories)'",
                                          [A_WORD] = " -x -a '"};
    enum value value = value_of(o);
    const char *names = o->names, *name;
    size_t length;

    fputs("complete -c ietfdoc-render", stdout);
    if (o->letter)
        printf(" -s %c", o->letter);
    while ((length = cli_next_name(&names, &name)) > 0)
        printf(" -l %.*s", (int)length, name);
    fputs(actions[value], stdout);
    if (value == A_WORD) {
        put_words(o->metavar);
        putchar('\'');
    }
    fputs(" -d \"", stdout);
    for (size_t i = 0, end = short_help(o); i < end; i++) {
        if (strchr("\"\\$", o->help[i]))
            putchar('\\');
        putchar(o->help[i]);
    }
    fputs("\"\n", stdout);
}

static void
fish_script(const cli_table *table)
{
    fputs("# fish completion for ietfdoc-render, from: ietfdoc-render --completion fish\n"
          "complete -c ietfdoc-render -f -a '(__fish_complete_suffix .xml)'\n",
          stdout);
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].group)
            fish_option(&table->rows[i]);
}

int
cli_show_completion(const cli_settings *s, const cli_table *table, const char *shell)
{
    static const struct {
        const char *name;
        void (*write)(const cli_table *table);
    } shells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};

    for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++)
        if (strcmp(shell, shells[i].name) == 0) {
            shells[i].write(table);
            return 0;
        }
    return cli_usage_error(s,
                           "argument --completion: invalid choice: '%s' (choose from 'bash', "
                           "'zsh', 'fish')",
                           shell);
}
