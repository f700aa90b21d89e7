/* A library that was built without network. */
#include "libietfdoc/fetch/http.h"

ietf_http *
ietf_http_new(ietf_arena *a, const ietf_options *options, ietf_diagnostics *x)
{
    (void)a;
    (void)options;
    (void)x;
    return NULL;
}

void
ietf_http_run(ietf_http *h, ietf_list *queue, void (*done)(ietf_exchange *x))
{
    (void)h;
    for (size_t i = 0; i < queue->count; i++) {
        ietf_exchange *x = queue->items[i];

        x->problem = "this program was built without network";
        done(x);
    }
}

void
ietf_http_forget(ietf_http *h)
{
    (void)h;
}
