/* libcurl, loaded when the first URL is fetched and not before: most documents need none, and
 * loading it with all its own libraries takes longer than rendering a document. */
#ifndef IETF_CURL_H
#define IETF_CURL_H

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include <stdbool.h>

/* Every function that is used: FUNCTION(name), without "curl_". */
#define IETF_CURL_FUNCTIONS(FUNCTION)                                                          \
    FUNCTION(global_init)                                                                      \
    FUNCTION(easy_init)                                                                        \
    FUNCTION(easy_cleanup)                                                                     \
    FUNCTION(easy_reset)                                                                       \
    FUNCTION(easy_setopt)                                                                      \
    FUNCTION(easy_getinfo)                                                                     \
    FUNCTION(easy_header)                                                                      \
    FUNCTION(easy_strerror)                                                                    \
    FUNCTION(slist_append)                                                                     \
    FUNCTION(slist_free_all)                                                                   \
    FUNCTION(multi_init)                                                                       \
    FUNCTION(multi_cleanup)                                                                    \
    FUNCTION(multi_add_handle)                                                                 \
    FUNCTION(multi_remove_handle)                                                              \
    FUNCTION(multi_perform)                                                                    \
    FUNCTION(multi_poll)                                                                       \
    FUNCTION(multi_info_read)

typedef struct ietf_curl {
#define FUNCTION(name) __typeof__(curl_##name) *name;
    IETF_CURL_FUNCTIONS(FUNCTION)
#undef FUNCTION
} ietf_curl;

/* False when this machine has no libcurl, or one that is too old. */
bool ietf_curl_load(ietf_curl *curl);

#endif
