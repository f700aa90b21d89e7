/* Every option of the library as data, one JSON object on a line: what help, completions, pages
 * of settings and bindings are made from. */
#include <stdio.h>

#include <ietfdoc/ietfdoc.h>

static void
show(const char *name, const char *text, const char *before)
{
    if (!text)
        return;
    printf("%s\"%s\":\"", before, name);
    for (; *text; text++)
        printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    putchar('"');
}

int
main(void)
{
    static const char *const types[] = {"switch", "number", "text", "list", "date", "decided"};
    ietfdoc_option option = IETFDOC_OPTION_INIT;

    for (size_t i = 0; ietfdoc_option_describe(&option, i) == IETFDOC_OK; i++) {
        show("name", option.name, "{");
        show("type", types[option.type], ",");
        show("argument", option.argument, ",");
        show("default", option.default_value, ",");
        show("choices", option.choices, ",");
        show("formats", option.formats, ",");
        show("group", option.group, ",");
        show("help", option.help, ",");
        puts("}");
    }
    return 0;
}
