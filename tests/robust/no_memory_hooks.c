/* Every allocation fails in turn while a program uses all hooks at once: its loader gives,
 * refuses and asks the library's; its formatter writes, reports, asks for options and puts
 * files beside its output; progress is told; diagnostics are heard; a call inside a callback
 * reads another document. Each run must end with IETFDOC_E_MEMORY and leave nothing behind,
 * until one succeeds; then the same again with an end by cancelling at each place where
 * progress is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ietfdoc/ietfdoc.h"

#define HEAD                                                                                   \
    "<?xml version='1.0'?>\n"                                                                  \
    "<!DOCTYPE rfc [<!ENTITY word SYSTEM 'word.ent'>]>\n"                                      \
    "<rfc xmlns:xi='http://www.w3.org/2001/XInclude' version='3' ipr='trust200902' "           \
    "docName='draft-example-hooks-00' category='info' submissionType='IETF'>\n"                \
    "<front><title>Hooks</title><seriesInfo name='Internet-Draft' "                            \
    "value='draft-example-hooks-00'/>"                                                         \
    "<author fullname='Ada Keeper'><organization/></author>"                                   \
    "<date year='2026' month='January' day='15'/></front>\n"
#define DOCUMENT                                                                               \
    HEAD "<middle><section><name>One</name><t>A &word;.</t><xi:include href='part.xml'/>"      \
         "<xi:include href='refused.xml'><xi:fallback><t>Instead.</t></xi:fallback>"           \
         "</xi:include><figure><artwork type='ascii-art' src='art.txt'/></figure>"             \
         "</section></middle></rfc>\n"
#define INSIDE                                                                                 \
    "<rfc version='3'><front><title>T</title><author/></front><middle><section><t/>"           \
    "</section></middle></rfc>"

typedef struct program {
    size_t left;   /* allocations until they fail */
    size_t blocks; /* in use now */
    size_t told, end_at;
    size_t heard, files, pieces;
    ietfdoc_context *context;
    int inside;
} program;

static void *
reallocate(void *pointer, size_t size, void *user)
{
    program *p = user;
    void *fresh;

    if (size == 0) {
        p->blocks -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    if (p->left == 0)
        return NULL;
    p->left--;
    fresh = realloc(pointer, size);
    p->blocks += fresh && !pointer;
    return fresh;
}

static ietfdoc_status
load(ietfdoc_load *load, void *user)
{
    static const struct {
        const char *name, *bytes;
    } rows[] = {{"word.ent", "word"},
                {"part.xml", "<t>Part, <em>included</em>.</t>"},
                {"art.txt", "--"}};
    const char *name = ietfdoc_load_reference(load);
    program *p = user;
    ietfdoc_document *document;

    if (!p->inside) {
        ietfdoc_status status;

        p->inside = 1;
        status =
            ietfdoc_document_parse(&document, p->context, INSIDE, strlen(INSIDE), "inside");
        if (status == IETFDOC_OK)
            ietfdoc_document_free(document);
        else
            return status;
    }
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (strcmp(name, rows[i].name) == 0)
            return ietfdoc_load_give(load, rows[i].bytes, strlen(rows[i].bytes), name,
                                     "text/xml");
    if (strcmp(name, "refused.xml") != 0)
        return ietfdoc_load_default(load);
    ietfdoc_load_refuse(load, "it is a secret");
    return IETFDOC_E_IO;
}

static void
hear(const ietfdoc_diagnostic *diagnostic, void *user)
{
    ((program *)user)->heard += diagnostic->text != NULL;
}

static int
follow(const ietfdoc_progress *progress, void *user)
{
    program *p = user;

    (void)progress;
    return ++p->told == p->end_at;
}

static int
take_file(const char *name, const char *data, size_t length, void *user)
{
    (void)name;
    (void)data;
    ((program *)user)->files += length > 0;
    return 0;
}

static int
take(const char *data, size_t length, void *user)
{
    (void)data;
    ((program *)user)->pieces += length > 0;
    return 0;
}

static ietfdoc_status
render(ietfdoc_output *output, const ietfdoc_document *document, void *user)
{
    const ietfdoc_node *root = ietfdoc_document_root(document);
    const char *date = ietfdoc_output_option(output, "date");

    (void)user;
    for (const ietfdoc_node *n = root; (n = ietfdoc_node_following(n, root));)
        for (size_t i = 0; i < 40; i++)
            ietfdoc_output_write(output, ietfdoc_node_name(n), strlen(ietfdoc_node_name(n)));
    ietfdoc_output_write(output, date ? date : "", date ? strlen(date) : 0);
    ietfdoc_output_file(output, "beside.css", "a { }", 5);
    ietfdoc_output_report(output, IETFDOC_WARNING, root, "the formatter says so");
    return IETFDOC_OK;
}

static ietfdoc_status
prepare(program *p)
{
    ietfdoc_context_config config = IETFDOC_CONTEXT_CONFIG_INIT;
    ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;
    ietfdoc_status status;

    config.reallocate = reallocate;
    config.user = p;
    status = ietfdoc_context_new(&p->context, &config);
    if (status)
        return status;
    ietfdoc_context_set_loader(p->context, load, p, NULL);
    ietfdoc_context_on_report(p->context, hear, p, NULL);
    ietfdoc_context_on_progress(p->context, follow, p, NULL);
    ietfdoc_context_on_file(p->context, take_file, p, NULL);
    formatter.name = "names";
    formatter.render = render;
    status = ietfdoc_context_add_formatter(p->context, &formatter);
    if (status == IETFDOC_OK)
        status = ietfdoc_context_set_option(p->context, "date", "2026-01-15");
    return status;
}

static ietfdoc_status
run(program *p)
{
    static const char *const formats[] = {"names", "text", "html", "expand"};
    ietfdoc_document *document = NULL;
    ietfdoc_status status = prepare(p);

    if (status == IETFDOC_OK)
        status = ietfdoc_document_parse(&document, p->context, DOCUMENT, strlen(DOCUMENT),
                                        "hooks.xml");
    for (size_t i = 0; status == IETFDOC_OK && i < sizeof(formats) / sizeof(formats[0]); i++)
        status = ietfdoc_document_render(document, p->context, formats[i], take, p);
    ietfdoc_document_free(document);
    ietfdoc_context_free(p->context);
    return status;
}

/* One by one until a run succeeds; which is counted in *steps. */
static unsigned
try_all(int cancelling, ietfdoc_status expected, size_t *steps)
{
    unsigned failed = 0;
    ietfdoc_status status;

    do {
        program p = {.left = cancelling ? (size_t)-1 : *steps,
                     .end_at = cancelling ? *steps + 1 : 0};

        status = run(&p);
        ++*steps;
        if ((status == IETFDOC_OK && (!p.heard || p.files != 1 || p.pieces < 4)) ||
            (status != IETFDOC_OK && status != expected) || p.blocks) {
            printf("%s %u: %s, %u blocks left, %u pieces, %u heard\n",
                   cancelling ? "cancelled at" : "allocations", (unsigned)*steps - 1,
                   ietfdoc_status_text(status), (unsigned)p.blocks, (unsigned)p.pieces,
                   (unsigned)p.heard);
            failed++;
        }
    } while (status != IETFDOC_OK && failed < 5);
    return failed;
}

int
main(void)
{
    size_t allocations = 0, places = 0;
    unsigned failed = try_all(0, IETFDOC_E_MEMORY, &allocations);

    failed += try_all(1, IETFDOC_E_CANCELLED, &places);
    printf("%u allocations, %u places: %u passed, %u failed\n", (unsigned)allocations,
           (unsigned)places, failed == 0, failed);
    return failed != 0 || allocations < 50 || places < 100;
}
