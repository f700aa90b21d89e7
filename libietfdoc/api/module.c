/* Modules: formatters in shared objects. A module shows its version before anything of it is
 * called, and stays open until the context's own arena goes, after its formatters have. */
#include "libietfdoc/api/context.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/stat.h>

#define ENTRY "ietfdoc_module_entry"

struct loading {
    ietfdoc_context *context;
    const char *path;
};

static void
close_module(void *user)
{
    void **handle = user;

    if (*handle)
        dlclose(*handle);
}

static ietfdoc_status
refuse(const struct loading *l, enum ietf_code code, const char *why)
{
    ietf_report(&l->context->diagnostics, code, NULL, l->path, why);
    return code == IETF_D_MODULE_LOAD ? IETFDOC_E_IO : IETFDOC_E_ARGUMENT;
}

/* dlopen looks for a name without a slash elsewhere. */
static void *
open_module(const struct loading *l, ietf_arena *a)
{
    void **handle = ietf_arena_zalloc(a, sizeof(*handle));
    const char *path = strchr(l->path, '/') ? l->path : ietf_arena_join(a, "./", l->path, NULL);

    ietf_arena_defer(a, close_module, handle);
    *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    return *handle;
}

static ietfdoc_status
start_module(const struct loading *l, const ietfdoc_module *module)
{
    ietfdoc_context *c = l->context;
    ietfdoc_status status;
    ietf_pause pause;

    if (module->version != IETFDOC_MODULE_VERSION) {
        ietf_report(&c->diagnostics, IETF_D_MODULE_VERSION, NULL, l->path, module->version,
                    IETFDOC_MODULE_VERSION);
        return IETFDOC_E_ARGUMENT;
    }
    ietf_context_leave(c, &pause);
    status = module->start(c);
    ietf_context_enter(c, &pause);
    if (status == IETFDOC_OK || status == IETFDOC_E_MEMORY)
        return status;
    return refuse(l, IETF_D_MODULE_START, ietfdoc_status_text(status));
}

static ietfdoc_status
load(void *job)
{
    const struct loading *l = job;
    struct stat about;
    const ietfdoc_module *module;
    void *handle;

    if (stat(l->path, &about) != 0)
        return refuse(l, IETF_D_MODULE_LOAD, "no such file");
    handle = open_module(l, l->context->arena);
    if (!handle) {
        const char *why = dlerror();

        return refuse(l, IETF_D_MODULE_LOAD, why ? why : "it cannot be opened");
    }
    module = dlsym(handle, ENTRY);
    return module ? start_module(l, module) : refuse(l, IETF_D_MODULE_ENTRY, ENTRY);
}

ietfdoc_status
ietfdoc_context_load_module(ietfdoc_context *context, const char *path)
{
    struct loading l = {context, path};

    if (!context || !path || !*path)
        return IETFDOC_E_ARGUMENT;
    return ietf_context_call(context, NULL, NULL, load, &l);
}
