/* The functions of libxslt and libexslt by their names, in libraries that stay loaded once they
 * are. */
#include "formatters/xslt/libxslt.h"

#include <dlfcn.h>
#include <string.h>

static void *
open_library(const char *name)
{
    return dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
}

static bool
find(void *library, const char *name, void *out)
{
    void *found = dlsym(library, name);

    memcpy(out, &found, sizeof(found));
    return found != NULL;
}

bool
ietf_libxslt_load(ietf_libxslt *lib)
{
    void *xslt = open_library("libxslt.so.1"), *exslt = open_library("libexslt.so.0");
    bool complete = xslt && exslt;

#define FUNCTION(name) complete = complete && find(xslt, #name, &lib->name);
    IETF_LIBXSLT_FUNCTIONS(FUNCTION)
#undef FUNCTION
#define FUNCTION(name) complete = complete && find(exslt, #name, &lib->name);
    IETF_LIBEXSLT_FUNCTIONS(FUNCTION)
#undef FUNCTION
    return complete && find(xslt, "xsltDocDefaultLoader", &lib->loader) &&
           find(xslt, "xsltGenericError", &lib->error) &&
           find(xslt, "xsltGenericErrorContext", &lib->error_user);
}
