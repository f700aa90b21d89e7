/* Renders an RFCXML file to text on the standard output: render FILE.xml */
#include <stdio.h>

#include <ietfdoc/ietfdoc.h>

static int
put(const char *data, size_t length, void *user)
{
    return fwrite(data, 1, length, user) != length;
}

static void
say(const ietfdoc_diagnostic *diagnostic, void *user)
{
    fprintf(user, "line %u: %s\n", diagnostic->line, diagnostic->text);
}

int
main(int count, char **arguments)
{
    ietfdoc_context *context = NULL;
    ietfdoc_document *document = NULL;
    ietfdoc_status status = ietfdoc_context_new(&context, NULL);

    if (status == IETFDOC_OK) {
        ietfdoc_context_on_report(context, say, stderr, NULL);
        ietfdoc_context_set_option(context, "date", "2026-01-15");
        status = ietfdoc_document_parse_file(&document, context, count > 1 ? arguments[1] : "");
    }
    if (status == IETFDOC_OK)
        status = ietfdoc_document_render(document, context, "text", put, stdout);
    if (status != IETFDOC_OK)
        fprintf(stderr, "%s\n", ietfdoc_status_text(status));
    ietfdoc_document_free(document);
    ietfdoc_context_free(context);
    return status != IETFDOC_OK;
}
