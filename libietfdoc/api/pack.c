/* Packs of references, made for programs. */
#include "ietfdoc/references.h"

#include "libietfdoc/api/context.h"
#include "libietfdoc/fetch/pack.h"

struct packing {
    ietfdoc_context *context;
    ietf_arena *scratch;
    const char *directory, *path;
    unsigned count;
};

static ietfdoc_status
make(void *job)
{
    struct packing *p = job;
    ietfdoc_context *c = p->context;
    const char *problem = ietf_pack_make(p->directory, p->path, &c->options, &c->diagnostics,
                                         p->scratch, &p->count);

    if (!problem)
        return IETFDOC_OK;
    ietf_report(&c->diagnostics, IETF_D_PACK_NOT_MADE, NULL, p->path, problem);
    return IETFDOC_E_IO;
}

ietfdoc_status
ietfdoc_reference_pack_make(size_t *count, ietfdoc_context *context, const char *directory,
                            const char *path)
{
    struct packing p = {.context = context, .directory = directory, .path = path};
    ietfdoc_status status = IETFDOC_E_MEMORY;

    if (!context || !directory || !path)
        return IETFDOC_E_ARGUMENT;
    p.scratch = ietf_arena_new(ietf_arena_allocator(context->arena));
    if (p.scratch)
        status = ietf_context_call(context, p.scratch, NULL, make, &p);
    ietf_arena_free(p.scratch);
    if (count)
        *count = status == IETFDOC_OK ? p.count : 0;
    return status;
}
