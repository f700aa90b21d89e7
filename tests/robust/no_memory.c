/* Every allocation fails in turn: a document is read, prepared and rendered again and again,
 * and each time one more allocation succeeds before the first that fails. Each run must end
 * with IETFDOC_E_MEMORY, leave nothing behind (the sanitizer watches) and never crash, until
 * one succeeds. no_memory FILE.xml [STEP [OPTION VALUE]...]: STEP over 1 leaves steps out, for
 * slow machines. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ietfdoc/ietfdoc.h"

typedef struct purse {
    size_t left;   /* allocations until they fail */
    size_t blocks; /* in use now */
} purse;

static void *
reallocate(void *pointer, size_t size, void *user)
{
    purse *p = user;
    if (size == 0) {
        p->blocks -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    if (p->left == 0)
        return NULL;
    p->left--;
    void *fresh = realloc(pointer, size);
    p->blocks += fresh && !pointer;
    return fresh;
}

static const char *
last_text(const ietfdoc_context *context)
{
    size_t count = ietfdoc_context_diagnostic_count(context);

    return count ? ietfdoc_context_diagnostic(context, count - 1)->text : "nothing was said";
}

static ietfdoc_status
render_all(ietfdoc_context *context, ietfdoc_document *document)
{
    for (size_t i = 0; i < ietfdoc_format_count(context); i++) {
        ietfdoc_format format = IETFDOC_FORMAT_INIT;
        char *text;
        size_t length;
        ietfdoc_status status = ietfdoc_format_describe(&format, context, i);
        if (status == IETFDOC_OK && strcmp(format.name, "xslt") == 0 &&
            !ietfdoc_context_option(context, "xslt"))
            continue; /* no style sheet, or memory for the answer is short */
        if (status == IETFDOC_OK)
            status =
                ietfdoc_document_render_data(&text, &length, document, context, format.name);
        if (status) {
            if (status != IETFDOC_E_MEMORY)
                printf("%s: %s\n", format.name, last_text(context));
            return status;
        }
        ietfdoc_data_free(context, text);
    }
    return IETFDOC_OK;
}

static ietfdoc_status
run(purse *p, const char *path, char **settings, int count)
{
    ietfdoc_context_config config = IETFDOC_CONTEXT_CONFIG_INIT;
    config.reallocate = reallocate;
    config.user = p;
    ietfdoc_context *context;
    ietfdoc_status status = ietfdoc_context_new(&context, &config);
    if (status)
        return status;
    ietfdoc_document *document = NULL;
    status = ietfdoc_context_set_option(context, "date", "2026-01-15");
    for (int i = 0; status == IETFDOC_OK && i + 1 < count; i += 2)
        status = ietfdoc_context_set_option(context, settings[i], settings[i + 1]);
    if (status == IETFDOC_OK)
        status = ietfdoc_document_parse_file(&document, context, path);
    if (status == IETFDOC_OK)
        status = render_all(context, document);
    ietfdoc_document_free(document);
    ietfdoc_context_free(context);
    return status;
}

int
main(int count, char **arguments)
{
    size_t step = count > 2 ? (size_t)atoi(arguments[2]) : 1;
    unsigned failed = 0, steps = 0;
    ietfdoc_status status = IETFDOC_E_MEMORY;
    for (size_t allowed = 0; count > 1 && status == IETFDOC_E_MEMORY;
         allowed += step, steps++) {
        purse p = {allowed, 0};
        status = run(&p, arguments[1], arguments + 3, count - 3);
        if (p.blocks) {
            printf("after %zu allocations: %zu blocks are left\n", allowed, p.blocks);
            failed++;
        }
    }
    if (status != IETFDOC_OK) {
        printf("ended with status %d: %s\n", status, ietfdoc_status_text(status));
        failed++;
    }
    printf("%u steps\n%u passed, %u failed\n", steps, failed ? 0 : 1, failed);
    return failed != 0;
}
