/* --explain: the page on one message, and the list of all. */
#include "cli.h"

#include <string.h>
#include <strings.h>

enum { WIDTH = 78 };

static const char *const severities[] = {
    [IETFDOC_NOTE] = "note",
    [IETFDOC_WARNING] = "warning",
    [IETFDOC_ERROR] = "error",
    [IETFDOC_FATAL] = "fatal",
};

/* Characters, not bytes. */
static int
width_of(const char *text, size_t length)
{
    int width = 0;

    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

/* The text behind a label, on lines of WIDTH. */
static void
show_paragraph(const char *label, const char *text)
{
    int column = printf("%s", label);
    bool fresh = true;

    while (*text) {
        size_t length = strcspn(text, " ");
        int width = width_of(text, length);

        if (!fresh && column + 1 + width > WIDTH) {
            putchar('\n');
            column = 0;
            fresh = true;
        }
        column += width + !fresh;
        printf("%s%.*s", fresh ? "" : " ", (int)length, text);
        fresh = false;
        text += length + (text[length] == ' ');
    }
    puts("\n");
}

/* Lines behind a label, indented as far. */
static void
show_lines(const char *label, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");

        printf("%*s%.*s\n", (int)strlen(label), line == text ? label : "", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

static void
show_page(const ietfdoc_message *m)
{
    printf("%s (%s)\n\n", m->code, severities[m->severity]);
    show_lines("    ", m->text);
    putchar('\n');
    show_paragraph("", m->title);
    show_paragraph("", m->about);
    show_paragraph("To mend it: ", m->mend);
    if (m->fix)
        show_paragraph("--fix: ", m->fix);
    if (m->wrong) {
        show_lines("    wrong: ", m->wrong);
        show_lines("    right: ", m->right);
        putchar('\n');
    }
    if (m->see)
        printf("See %s: %s\n", m->see, m->url);
}

static void
show_row(const ietfdoc_message *m)
{
    printf("%-28s %-8s %s\n", m->code, severities[m->severity], m->title);
}

/* Does the name stand in the code, whatever the case? */
static bool
is_part(const char *code, const char *name)
{
    size_t length = strlen(name);

    for (; *code; code++)
        if (strncasecmp(code, name, length) == 0)
            return true;
    return false;
}

int
cli_explain(const cli_settings *s, const char *code)
{
    ietfdoc_message m = IETFDOC_MESSAGE_INIT;
    bool all = strcmp(code, "list") == 0, any = false;

    for (size_t i = 0; !all && ietfdoc_message_describe(&m, i) == IETFDOC_OK; i++)
        if (strcasecmp(m.code, code) == 0) {
            show_page(&m);
            return 0;
        }
    for (size_t i = 0; ietfdoc_message_describe(&m, i) == IETFDOC_OK; i++)
        if (all || is_part(m.code, code)) {
            if (!all && !any)
                printf("There is no code %s, but these have it in their names:\n\n", code);
            show_row(&m);
            any = true;
        }
    if (!any)
        fprintf(stderr, "There is no code %s; %s --explain lists them all\n", code, s->program);
    return all ? 0 : 1;
}
