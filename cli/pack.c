/* --make-reference-pack DIRECTORY FILE: the file stands where the source stands else. */
#include "cli.h"

#include <stdio.h>

int
cli_make_pack(cli_settings *s)
{
    const char *directory = s->texts[CLI_MAKE_PACK], *path = s->texts[CLI_SOURCE];
    cli_reporter reporter;
    ietfdoc_status status;
    size_t count;

    if (!path) {
        cli_fail(s, "--make-reference-pack DIRECTORY needs the name of the pack behind it");
        return 1;
    }
    cli_reporter_init(&reporter, s);
    reporter.name = path;
    ietfdoc_context_on_report(s->context, cli_report, &reporter, NULL);
    status = ietfdoc_reference_pack_make(&count, s->context, directory, path);
    cli_reporter_free(&reporter);
    if (status == IETFDOC_E_MEMORY)
        cli_fail(s, "Error: %s", ietfdoc_status_text(status));
    if (status == IETFDOC_OK && !cli_is_on(s, "quiet"))
        cli_note(s, " Created file %s (%zu references)\n", path, count);
    return status == IETFDOC_OK ? 0 : 1;
}
