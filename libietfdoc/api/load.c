/* The loader that a program brings: its answer, given in a callback, becomes what the parser
 * expects of any loader. */
#include "libietfdoc/api/context.h"

/* A request that is under way. */
struct ietfdoc_load {
    ietfdoc_context *context;
    const ietf_loader *loader;
    const char *reference, *base;
    enum ietf_load_purpose purpose;
    ietf_arena *arena; /* where the bytes go */
    ietf_loaded *out;
    const char *why;       /* not loaded, for this reason */
    ietfdoc_status broken; /* MEMORY or CANCELLED */
};

/* What a callback gives, to be copied under a guard of its own. */
struct gift {
    ietfdoc_load *load;
    const char *data, *path, *media_type;
    size_t length;
};

static const char *
ask_program(const ietf_loader *l, const char *reference, const char *base,
            enum ietf_load_purpose purpose, ietf_arena *a, ietf_loaded *out)
{
    ietfdoc_context *c = l->user;
    ietfdoc_load load = {.context = c,
                         .loader = l,
                         .reference = reference,
                         .base = base ? base : "",
                         .purpose = purpose,
                         .arena = a,
                         .out = out};
    jmp_buf *former = ietf_arena_unwind(a, NULL);
    ietfdoc_status status;
    ietf_pause pause;

    *out = (ietf_loaded){0};
    ietf_context_leave(c, &pause);
    status = c->load.load(&load, c->load.user);
    ietf_context_enter(c, &pause);
    ietf_arena_unwind(a, former);
    if (load.broken)
        status = load.broken;
    if (status == IETFDOC_E_MEMORY || status == IETFDOC_E_CANCELLED)
        ietf_context_give_up(c, a, status);
    if (status == IETFDOC_OK && out->data)
        return NULL;
    return load.why ? load.why : ietfdoc_status_text(status ? status : IETFDOC_E_IO);
}

void
ietf_context_loader(ietfdoc_context *c, ietf_loader *loader, const char *source)
{
    ietf_loader_init_local(loader, &c->options, source);
    ietf_fetch_attach(c->fetch, loader);
    if (!c->load.load)
        return;
    loader->load = ask_program;
    loader->user = c;
}

const char *
ietfdoc_load_reference(const ietfdoc_load *load)
{
    return load->reference;
}

const char *
ietfdoc_load_base(const ietfdoc_load *load)
{
    return load->base;
}

ietfdoc_load_purpose
ietfdoc_load_purpose_of(const ietfdoc_load *load)
{
    static const ietfdoc_load_purpose purposes[] = {
        [IETF_LOAD_ENTITY] = IETFDOC_LOAD_ENTITY,
        [IETF_LOAD_INCLUDE] = IETFDOC_LOAD_INCLUDE,
        [IETF_LOAD_ARTWORK] = IETFDOC_LOAD_ARTWORK,
        [IETF_LOAD_RESOURCE] = IETFDOC_LOAD_RESOURCE,
    };

    return purposes[load->purpose];
}

static ietfdoc_status
accept(void *job)
{
    const struct gift *gift = job;
    ietf_arena *a = gift->load->arena;

    gift->load->out->path = ietf_arena_strdup(a, gift->path);
    if (gift->media_type)
        gift->load->out->media_type = ietf_arena_strdup(a, gift->media_type);
    gift->load->out->length = gift->length;
    gift->load->out->data = ietf_arena_strndup(a, gift->data, gift->length);
    return IETFDOC_OK;
}

static ietfdoc_status
guarded(ietfdoc_load *load, ietfdoc_status (*call)(void *job), void *job)
{
    ietfdoc_status status = ietf_context_call(load->context, load->arena, NULL, call, job);

    if (status == IETFDOC_E_MEMORY || status == IETFDOC_E_CANCELLED)
        load->broken = status;
    return status;
}

ietfdoc_status
ietfdoc_load_give(ietfdoc_load *load, const char *data, size_t length, const char *path,
                  const char *media_type)
{
    struct gift gift = {load, data, path ? path : load->reference, media_type, length};

    return guarded(load, accept, &gift);
}

static ietfdoc_status
refuse(void *job)
{
    struct gift *gift = job;

    gift->load->why = ietf_arena_strdup(gift->load->arena, gift->data);
    return IETFDOC_OK;
}

void
ietfdoc_load_refuse(ietfdoc_load *load, const char *why)
{
    struct gift gift = {.load = load, .data = why};

    guarded(load, refuse, &gift);
}

static ietfdoc_status
load_locally(void *job)
{
    ietfdoc_load *load = job;
    ietf_loader local;

    ietf_loader_init_local(&local, &load->context->options, load->loader->source);
    ietf_fetch_attach(load->context->fetch, &local);
    load->why =
        local.load(&local, load->reference, load->base, load->purpose, load->arena, load->out);
    return load->why ? IETFDOC_E_IO : IETFDOC_OK;
}

ietfdoc_status
ietfdoc_load_default(ietfdoc_load *load)
{
    return guarded(load, load_locally, load);
}
