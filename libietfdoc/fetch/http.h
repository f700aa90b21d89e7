/* HTTP exchanges that run side by side. What is behind is libcurl or nothing, chosen when the
 * library is built. */
#ifndef IETF_HTTP_H
#define IETF_HTTP_H

#include "libietfdoc/model/diagnostics.h"
#include "libietfdoc/util/buf.h"

/* A question and its answer. */
typedef struct ietf_exchange {
    const char *url;
    const char *etag, *modified; /* the copy that we have; NULL: none */
    void *user;

    const char *problem; /* why there is no answer; NULL: there is one */
    int status;
    const char *final_url; /* after redirects */
    const char *media_type, *new_etag, *new_modified;
    ietf_buf body;
} ietf_exchange;

typedef struct ietf_http ietf_http;

/* Opens nothing yet. What exchanges make goes into their own arenas. */
ietf_http *ietf_http_new(ietf_arena *a, const ietf_options *options, ietf_diagnostics *x);
/* Carries out the exchanges of the queue; done(exchange) is called as each ends and may add to
 * the queue. */
void ietf_http_run(ietf_http *h, ietf_list *queue, void (*done)(ietf_exchange *x));
/* Hosts that were out of reach may be tried again. */
void ietf_http_forget(ietf_http *h);

#endif
