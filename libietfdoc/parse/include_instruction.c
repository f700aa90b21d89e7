/* Instructions that include files, <?rfc include="reference.RFC.2119"?>: older than XInclude
 * and still in use. The root of the file takes the instruction's place; its own instructions
 * are not followed. */
#include <string.h>

#include "libietfdoc/parse/reader.h"

/* The file that the instruction names, NULL: it names none. The reference takes any target and
 * either quotation mark at either end. */
static const char *
request_of(const ietf_node *n, ietf_arena *a)
{
    static const char start[] = "include=";
    const char *value = n->text + sizeof start - 1;

    if (n->length < sizeof start || strncmp(n->text, start, sizeof start - 1) != 0 ||
        !strchr("'\"", *value))
        return NULL;
    size_t length = strcspn(++value, "'\"");
    return length && value[length] ? ietf_arena_strndup(a, value, length) : NULL;
}

static const char *
base_of(const ietf_document *d, const ietf_node *n)
{
    return d->files[n->file].base;
}

/* The new root, linked in the place of n; NULL after reporting. */
static ietf_node *
include_one(const ietf_parse_job *job, ietf_document *d, ietf_node *n, const char *request)
{
    const ietf_loader *loader = job->loader;
    ietf_loaded file = {0};

    if (ietf_node_is(d->root, IETF_AT_VERSION, "3") ||
        !ietf_node_has(d->root, IETF_AT_VERSION)) {
        ietf_reader_mend_include(job->diagnostics, n, request);
        ietf_report(job->diagnostics, IETF_D_PI_INCLUDE, n, request);
    }
    if (!loader ||
        loader->load(loader, request, base_of(d, n), IETF_LOAD_INCLUDE, job->arena, &file)) {
        ietf_report(job->diagnostics, IETF_D_PI_INCLUDE_FAILED, n, request);
        return NULL;
    }
    ietf_node *root = ietf_parse_fragment(job, d, &file, n);
    if (root) {
        ietf_node_insert_before(d, n, root);
        ietf_node_remove_with_tail(d, n);
    }
    return root;
}

/* What is going to be asked for, so that it may come side by side. */
static void
announce(const ietf_parse_job *job, const ietf_document *d)
{
    ietf_list requests;
    ietf_wish *wishes;
    ietf_node *n = d->root;

    ietf_list_init(&requests, job->arena);
    while ((n = ietf_node_following_kind(n, d->root, IETF_PI))) {
        const char *request = request_of(n, job->arena);
        if (request && requests.count < (size_t)job->options->max_includes)
            ietf_list_add(&requests, request);
    }
    if (requests.count == 0)
        return;
    wishes = IETF_NEW_ARRAY(job->arena, ietf_wish, requests.count);
    for (size_t i = 0; i < requests.count; i++)
        wishes[i] = (ietf_wish){requests.items[i], base_of(d, d->root)};
    ietf_loader_expect(job->loader, wishes, requests.count, job->arena);
}

bool
ietf_include_instructions(const ietf_parse_job *job, ietf_document *d)
{
    announce(job, d);

    ietf_node *n = ietf_node_following_kind(d->root, d->root, IETF_PI);
    int count = 0;

    while (n) {
        ietf_node *next = ietf_node_following_kind(n, d->root, IETF_PI);
        const char *request = request_of(n, job->arena);
        if (request && ++count > job->options->max_includes) {
            ietf_report(job->diagnostics, IETF_D_TOO_MANY_INCLUDES, n,
                        job->options->max_includes);
            return false;
        }
        if (request && !include_one(job, d, n, request))
            return false;
        n = next;
    }
    return true;
}
