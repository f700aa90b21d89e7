/* The one fuzz target: bytes become a document, the document is prepared and goes through every
 * formatter that the registry knows. Nothing is read but the bytes; the date is fixed, so that
 * an input does the same each time. libFuzzer and AFL call it; replay.c runs it over files. */
#include <stdint.h>
#include <stdlib.h>

#include "ietfdoc/ietfdoc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Option and value: the ceilings keep one input well below a second. */
static const char *const settings[][2] = {
    {"date", "2026-01-15"},           {"verbose", "true"},
    {"warn-bare-unicode", "true"},    {"max-nodes", "20000"},
    {"max-expansion", "100000"},      {"max-includes", "4"},
    {"max-output-bytes", "20000000"}, {"xslt", "reference"},
};

static ietfdoc_status
refuse(ietfdoc_load *load, void *user)
{
    (void)user;
    ietfdoc_load_refuse(load, "no files here");
    return IETFDOC_E_IO;
}

static void
render_all(ietfdoc_document *document, ietfdoc_context *context)
{
    for (size_t i = 0; i < ietfdoc_format_count(context); i++) {
        ietfdoc_format format = IETFDOC_FORMAT_INIT;
        char *text;
        size_t length;
        if (ietfdoc_format_describe(&format, context, i))
            abort();
        ietfdoc_status status =
            ietfdoc_document_render_data(&text, &length, document, context, format.name);
        if ((status == IETFDOC_OK) != (text != NULL) || status == IETFDOC_E_ARGUMENT)
            abort();
        ietfdoc_data_free(context, text);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ietfdoc_context *context;
    ietfdoc_document *document;
    if (ietfdoc_context_new(&context, NULL))
        return 0;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (ietfdoc_context_set_option(context, settings[i][0], settings[i][1]))
            abort();
    ietfdoc_context_set_loader(context, refuse, NULL, NULL);
    if (ietfdoc_document_parse(&document, context, (const char *)data, size, "fuzz.xml") ==
        IETFDOC_OK)
        render_all(document, context);
    ietfdoc_document_free(document);
    ietfdoc_context_free(context);
    return 0;
}
