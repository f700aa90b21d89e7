/* A module of a version that never comes; calling it would end the program. */
#include <stdlib.h>

#include <ietfdoc/module.h>

static ietfdoc_status
start(ietfdoc_context *context)
{
    (void)context;
    abort();
}

IETFDOC_API extern const ietfdoc_module ietfdoc_module_entry;
const ietfdoc_module ietfdoc_module_entry = {IETFDOC_MODULE_VERSION + 1000, start};
