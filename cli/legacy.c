/* --legacy (or --v2), --raw and --nroff: the formatters of xml2rfc that were made for version
 * 2, which are not here. Where those for version 3 serve as well they stand in, with a warning;
 * where not, the message names what would. As in xml2rfc, a document of version 3 has no use
 * for --legacy, and without it there is neither --raw nor --nroff. */
#include "cli.h"

#include <string.h>

static bool
is_version_3(const ietfdoc_document *document)
{
    const char *version = ietfdoc_node_attribute(ietfdoc_document_root(document), "version");

    return version && strcmp(version, "3") == 0;
}

static bool
refuse(cli_settings *s, const char *text)
{
    cli_fail(s, "%s", text);
    return false;
}

bool
cli_legacy_agrees(cli_settings *s, const ietfdoc_document *document)
{
    bool legacy = s->switches[CLI_LEGACY] && !is_version_3(document);

    if (s->switches[CLI_NROFF])
        return refuse(s, legacy ? "Error: --nroff is not available: use --text, --html or --pdf"
                                : "You can only use --nroff in legacy mode; use --text, --html "
                                  "or --pdf instead");
    if (s->switches[CLI_RAW] && !legacy)
        return refuse(s, "You can only use --raw in legacy mode; use --text --no-pagination "
                         "instead");
    if (legacy && !cli_is_on(s, "quiet"))
        cli_fail(s, "Warning: The legacy formatters are not available, those for version 3 are "
                    "used");
    return true;
}
