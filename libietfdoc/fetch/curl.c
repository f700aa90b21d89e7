/* The functions of libcurl by their names, in a library that stays loaded once it is. */
#include "libietfdoc/fetch/curl.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcurl.so.4"

static bool
find(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);

    memcpy(function, &found, sizeof(found));
    return found != NULL;
}

bool
ietf_curl_load(ietf_curl *curl)
{
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    bool complete = library != NULL;

#define FUNCTION(name) complete = complete && find(library, "curl_" #name, &curl->name);
    IETF_CURL_FUNCTIONS(FUNCTION)
#undef FUNCTION
    return complete && curl->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}
