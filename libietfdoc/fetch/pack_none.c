/* A library that was built without SQLite. */
#include "libietfdoc/fetch/pack.h"

static const char reason[] = "this program was built without SQLite";

ietf_pack *
ietf_pack_open(const char *path, ietf_arena *a, const char **problem)
{
    (void)path;
    (void)a;
    *problem = reason;
    return NULL;
}

bool
ietf_pack_find(ietf_pack *p, const char *name, ietf_arena *a, ietf_loaded *out,
               const char **problem)
{
    (void)p;
    (void)name;
    (void)a;
    (void)out;
    *problem = reason;
    return false;
}

const char *
ietf_pack_make(const char *directory, const char *path, const ietf_options *options,
               ietf_diagnostics *x, ietf_arena *a, unsigned *count)
{
    (void)directory;
    (void)path;
    (void)options;
    (void)x;
    (void)a;
    *count = 0;
    return reason;
}
