/* What the tool says about itself: version, countries, PDF, the manual. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Who calls the tool xml2rfc wants to hear xml2rfc's version first. */
void
cli_show_version(const cli_settings *s)
{
    size_t length = strlen(s->program);
    bool in_place = length >= 7 && strcmp(s->program + length - 7, "xml2rfc") == 0;

    printf("%s %s\n", in_place ? "xml2rfc" : s->program,
           in_place ? CLI_COMPATIBLE : ietfdoc_version());
    if (cli_is_on(s, "verbose"))
        printf("  %s %s\n", in_place ? "ietfdoc-render" : "xml2rfc (compatible)",
               in_place ? ietfdoc_version() : CLI_COMPATIBLE);
}

static int
compare_countries(const void *left, const void *right)
{
    return strcmp(ietfdoc_country_name(*(const size_t *)left, 0),
                  ietfdoc_country_name(*(const size_t *)right, 0));
}

void
cli_show_countries(void)
{
    size_t *order, count = 0;
    const char *name;

    while (ietfdoc_country_name(count, 0))
        count++;
    order = cli_need(malloc((count + 1) * sizeof(*order)));
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    qsort(order, count, sizeof(*order), compare_countries);
    puts("Known country codes and country names for use with <country>:\n");
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; (name = ietfdoc_country_name(order[i], j)); j++)
            printf("  %s%s", j ? "-  " : "", name);
        putchar('\n');
    }
    free(order);
}

void
cli_show_pdf_help(const cli_settings *s)
{
    const char *needs = NULL;
    bool complete = false;

    if (ietfdoc_format_requirements(&needs, s->context, "pdf") != IETFDOC_OK)
        needs = "PDF cannot be made: this library knows no such format\n";
    complete = !strstr(needs, "PDF cannot be made") && !strstr(needs, "missing");
    printf(
        "PDF is made by %s itself: --pdf needs no other program, but libraries and "
        "fonts.\n\n%s\n%s",
        s->program, needs,
        complete
            ? "Nothing is missing.\n"
            : "The packages that bring what is missing stand beside it (on Debian; \"npm:\" is "
              "Node's\nregistry). --pdf-fonts PATH names directories of fonts to be looked "
              "into "
              "before the\nsystem's. Without the libraries, HTML or text can be made and "
              "printed.\n");
}

static void
show_through(const char *pager)
{
    FILE *pipe = pager && *pager ? popen(pager, "w") : NULL;

    fputs(cli_manual, pipe ? pipe : stdout);
    if (pipe)
        pclose(pipe);
}

void
cli_show_manual(void)
{
    const char *pager = getenv("MANPAGER");

    if (!pager || !*pager)
        pager = getenv("PAGER");
    if (!pager || !*pager)
        pager = "less 2>/dev/null || more";
    show_through(isatty(STDOUT_FILENO) ? pager : NULL);
}
