/* What a service does with the library: memory through an allocator of its own, files from a
 * table in place of the disk, output in pieces, progress, and an end when the user presses ^C.
 * service FORMAT FILE.xml [NAME=FILE]... : what the document calls NAME is FILE. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ietfdoc/ietfdoc.h>

struct service {
    ietfdoc_context *context;
    char **names; /* "NAME=FILE" */
    int name_count;
    size_t blocks, pieces, bytes;
    unsigned percent;
};

static struct service service;

/* Memory: counted here; a pool would do as well. */
static void *
reallocate(void *pointer, size_t size, void *user)
{
    struct service *s = user;

    if (size == 0) {
        s->blocks -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    s->blocks += pointer == NULL;
    return realloc(pointer, size);
}

/* Files: the library opens none by itself. */
static ietfdoc_status
load(ietfdoc_load *load, void *user)
{
    const struct service *s = user;
    const char *name = ietfdoc_load_reference(load);
    size_t length = strlen(name);
    char bytes[65536];
    FILE *file = NULL;

    for (int i = 0; i < s->name_count && !file; i++)
        if (strncmp(s->names[i], name, length) == 0 && s->names[i][length] == '=')
            file = fopen(s->names[i] + length + 1, "rb");
    if (!file) {
        ietfdoc_load_refuse(load, "it is not in the table");
        return IETFDOC_E_IO;
    }
    length = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return ietfdoc_load_give(load, bytes, length, NULL, NULL);
}

/* Output: a socket would do as well. */
static int
take(const char *data, size_t length, void *user)
{
    struct service *s = user;

    s->pieces++;
    s->bytes += length;
    return fwrite(data, 1, length, stdout) != length;
}

static int
hear(const ietfdoc_progress *progress, void *user)
{
    static const char *const stages[] = {"read", "convert", "prepare", "render"};
    struct service *s = user;
    unsigned percent = (unsigned)(progress->fraction * 100);

    if (percent / 25 != s->percent / 25 || percent == 0)
        fprintf(stderr, "%s %s: %u %%\n", stages[progress->stage], progress->detail, percent);
    s->percent = percent;
    return 0;
}

static void
say(const ietfdoc_diagnostic *diagnostic, void *user)
{
    fprintf(user, "line %u: %s\n", diagnostic->line, diagnostic->text);
}

static void
interrupt(int number)
{
    (void)number;
    ietfdoc_context_cancel(service.context, 1);
}

static ietfdoc_status
start(void)
{
    ietfdoc_context_config config = IETFDOC_CONTEXT_CONFIG_INIT;
    ietfdoc_status status;

    config.reallocate = reallocate;
    config.user = &service;
    status = ietfdoc_context_new(&service.context, &config);
    if (status != IETFDOC_OK)
        return status;
    ietfdoc_context_set_loader(service.context, load, &service, NULL);
    ietfdoc_context_on_progress(service.context, hear, &service, NULL);
    ietfdoc_context_on_report(service.context, say, stderr, NULL);
    signal(SIGINT, interrupt);
    return ietfdoc_context_set_option(service.context, "date", "2026-01-15");
}

int
main(int count, char **arguments)
{
    ietfdoc_document *document = NULL;
    ietfdoc_status status;

    if (count < 3)
        return 2;
    service.names = arguments + 3;
    service.name_count = count - 3;
    status = start();
    if (status == IETFDOC_OK)
        status = ietfdoc_document_parse_file(&document, service.context, arguments[2]);
    if (status == IETFDOC_OK)
        status =
            ietfdoc_document_render(document, service.context, arguments[1], take, &service);
    ietfdoc_document_free(document);
    signal(SIGINT, SIG_DFL);
    ietfdoc_context_free(service.context);
    fprintf(stderr, "%s: %u bytes in %u pieces, %u blocks left\n", ietfdoc_status_text(status),
            (unsigned)service.bytes, (unsigned)service.pieces, (unsigned)service.blocks);
    return status != IETFDOC_OK;
}
