/* Exchanges through libcurl: a few at a time, each tried up to four times with growing pauses
 * when the fault may pass. Only http and https are spoken, redirects included; certificates are
 * checked; proxies are those of the environment. Callbacks of libcurl record and return: no
 * unwind crosses it. */
#include "libietfdoc/fetch/http.h"

#include <time.h>

#include "libietfdoc/fetch/curl.h"
#include "libietfdoc/util/str.h"

enum {
    SIDE_BY_SIDE = 8,
    TRIES = 4,
    FIRST_PAUSE = 500, /* milliseconds; doubled each time */
    LONGEST_PAUSE = 10000,
    MOST_REDIRECTS = 10,
    OVERALL = 8, /* times the time-out: the longest that one try may take */
};

/* One of the places where an exchange may be under way. */
struct slot {
    ietf_http *http;
    ietf_exchange *x; /* NULL: free */
    CURL *easy;
    struct curl_slist *headers;
    unsigned tries;
    bool running;  /* else it pauses, until `due` */
    long long due; /* milliseconds */
    bool too_large, no_memory;
    char text[CURL_ERROR_SIZE];
};

struct ietf_http {
    ietf_arena *arena;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_curl curl;
    CURLM *multi; /* NULL: not begun */
    const char *unusable;
    struct slot slots[SIDE_BY_SIDE];
    ietf_map unreachable; /* scheme, host and port to why not */
};

static long long
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
stop(struct slot *s)
{
    const ietf_curl *curl = &s->http->curl;

    if (s->running)
        curl->multi_remove_handle(s->http->multi, s->easy);
    curl->slist_free_all(s->headers);
    s->headers = NULL;
    s->running = false;
    s->x = NULL;
}

static void
end(void *user)
{
    ietf_http *h = user;

    if (!h->multi)
        return;
    for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
        if (!h->slots[i].easy)
            continue;
        stop(&h->slots[i]);
        h->curl.easy_cleanup(h->slots[i].easy);
    }
    h->curl.multi_cleanup(h->multi);
}

ietf_http *
ietf_http_new(ietf_arena *a, const ietf_options *options, ietf_diagnostics *x)
{
    ietf_http *h = IETF_NEW(a, ietf_http);

    h->arena = a;
    h->options = options;
    h->diagnostics = x;
    ietf_map_init(&h->unreachable, a);
    ietf_arena_defer(a, end, h);
    return h;
}

void
ietf_http_forget(ietf_http *h)
{
    ietf_map_clear(&h->unreachable);
}

/* With the first exchange; NULL, or why there can be none. */
static const char *
begin(ietf_http *h)
{
    if (h->unusable)
        return h->unusable;
    if (!h->multi && !ietf_curl_load(&h->curl))
        return h->unusable = "fetching needs libcurl 7.85 or later, which is not here";
    if (!h->multi)
        h->multi = h->curl.multi_init();
    for (size_t i = 0; h->multi && i < SIDE_BY_SIDE; i++) {
        struct slot *s = &h->slots[i];

        s->http = h;
        s->easy = s->easy ? s->easy : h->curl.easy_init();
        if (!s->easy)
            return ietf_arena_fail(h->arena);
        stop(s); /* what an unwind has left */
    }
    return h->multi ? NULL : ietf_arena_fail(h->arena);
}

struct piece {
    struct slot *slot;
    const char *data;
    size_t length;
};

static void
append_step(void *user)
{
    struct piece *p = user;

    ietf_buf_add(&p->slot->x->body, p->data, p->length);
}

static size_t
take_body(char *data, size_t size, size_t count, void *user)
{
    struct slot *s = user;
    struct piece p = {s, data, size * count};

    if (s->x->body.length + p.length > (size_t)s->http->options->max_download_bytes) {
        s->too_large = true;
        return 0;
    }
    if (!ietf_arena_try(&s->x->body.arena, 1, append_step, &p)) {
        s->no_memory = true;
        return 0;
    }
    return p.length;
}

static void
add_header(struct slot *s, const char *name, const char *value)
{
    struct curl_slist *longer;

    if (!value)
        return;
    longer = s->http->curl.slist_append(
        s->headers, ietf_arena_join(s->x->body.arena, name, ": ", value, NULL));
    if (!longer)
        ietf_arena_fail(s->http->arena);
    s->headers = longer;
}

/* False when libcurl does not take what safety rests on. */
static bool
set_options(struct slot *s)
{
    const ietf_options *o = s->http->options;
    __typeof__(curl_easy_setopt) *set = s->http->curl.easy_setopt;
    bool secure = ietf_str_starts(s->x->url, "https:");
    long seconds = o->network_timeout;

    s->http->curl.easy_reset(s->easy);
    set(s->easy, CURLOPT_PRIVATE, s);
    set(s->easy, CURLOPT_ERRORBUFFER, s->text);
    set(s->easy, CURLOPT_WRITEFUNCTION, take_body);
    set(s->easy, CURLOPT_WRITEDATA, s);
    set(s->easy, CURLOPT_HTTPHEADER, s->headers);
    set(s->easy, CURLOPT_USERAGENT, "libietfdoc");
    set(s->easy, CURLOPT_ACCEPT_ENCODING, "");
    set(s->easy, CURLOPT_NOSIGNAL, 1L);
    set(s->easy, CURLOPT_PIPEWAIT, 1L);
    set(s->easy, CURLOPT_CONNECTTIMEOUT, seconds);
    set(s->easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(s->easy, CURLOPT_LOW_SPEED_TIME, seconds);
    set(s->easy, CURLOPT_TIMEOUT, OVERALL * seconds);
    set(s->easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)o->max_download_bytes);
    if (o->ca_file)
        set(s->easy, CURLOPT_CAINFO, o->ca_file);
    return set(s->easy, CURLOPT_URL, s->x->url) == CURLE_OK &&
           set(s->easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           set(s->easy, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https") ==
               CURLE_OK &&
           set(s->easy, CURLOPT_FOLLOWLOCATION, 1L) == CURLE_OK &&
           set(s->easy, CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS) == CURLE_OK;
}

static const char *
origin(const char *url, ietf_arena *a)
{
    const char *host = strstr(url, "://");

    if (!host)
        return url;
    return ietf_arena_strndup(a, url, (size_t)(host + 3 - url) + strcspn(host + 3, "/?#"));
}

/* Sends the request, for the first time or again. */
static void
try_once(struct slot *s)
{
    ietf_exchange *x = s->x;

    s->tries++;
    s->too_large = s->no_memory = false;
    s->text[0] = '\0';
    ietf_buf_clear(&x->body);
    if (!s->headers) {
        add_header(s, "Accept", "application/xml, text/xml;q=0.9, */*;q=0.5");
        add_header(s, "If-None-Match", x->etag);
        add_header(s, "If-Modified-Since", x->modified);
    }
    x->problem = set_options(s) ? NULL : "libcurl does not take the request";
    s->running =
        !x->problem && s->http->curl.multi_add_handle(s->http->multi, s->easy) == CURLM_OK;
    if (!s->running && !x->problem)
        x->problem = "libcurl does not take the request";
}

static const char *
header(struct slot *s, const char *name)
{
    struct curl_header *found;

    if (s->http->curl.easy_header(s->easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK ||
        !*found->value)
        return NULL;
    return ietf_arena_strdup(s->x->body.arena, found->value);
}

static void
take_answer(struct slot *s)
{
    ietf_exchange *x = s->x;
    const ietf_curl *curl = &s->http->curl;
    char *text = NULL;
    long status = 0;

    curl->easy_getinfo(s->easy, CURLINFO_RESPONSE_CODE, &status);
    x->status = (int)status;
    curl->easy_getinfo(s->easy, CURLINFO_EFFECTIVE_URL, &text);
    x->final_url = ietf_arena_strdup(x->body.arena, text ? text : x->url);
    text = NULL;
    curl->easy_getinfo(s->easy, CURLINFO_CONTENT_TYPE, &text);
    x->media_type = text ? ietf_arena_strdup(x->body.arena, text) : NULL;
    x->new_etag = header(s, "ETag");
    x->new_modified = header(s, "Last-Modified");
}

static const char *
explain(const struct slot *s, CURLcode code)
{
    ietf_arena *a = s->x->body.arena;

    if (s->too_large || code == CURLE_FILESIZE_EXCEEDED)
        return ietf_arena_format(a, "it is larger than %d bytes",
                                 s->http->options->max_download_bytes);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return ietf_arena_format(a, "time-out: nothing came for %d seconds",
                                 s->http->options->network_timeout);
    if (code == CURLE_UNSUPPORTED_PROTOCOL)
        return "it leads to a URL that may not be followed: only http and https are";
    return ietf_arena_strdup(a, s->text[0] ? s->text : s->http->curl.easy_strerror(code));
}

/* How many tries a fault deserves. */
static unsigned
tries_for(CURLcode code, int status)
{
    switch (code) {
    case CURLE_OK:
        return status == 408 || status == 429 || (status >= 500 && status != 501) ? TRIES : 1;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_OPERATION_TIMEDOUT:
        return TRIES / 2;
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return TRIES;
    default:
        return 1;
    }
}

/* Faults of the way to a host: others that go there need not try. */
static bool
is_out_of_reach(CURLcode code)
{
    return code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY ||
           code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ||
           code == CURLE_SSL_CONNECT_ERROR || code == CURLE_PEER_FAILED_VERIFICATION;
}

/* How long to wait before the next try: what the server asks for, within bounds. */
static long long
pause_of(struct slot *s)
{
    long long pause = (long long)FIRST_PAUSE << (s->tries - 1);
    const char *asked = header(s, "Retry-After");
    int seconds;

    if (asked && ietf_str_to_int(asked, &seconds))
        pause = seconds < LONGEST_PAUSE / 1000 ? seconds * 1000LL : LONGEST_PAUSE;
    return pause;
}

/* An exchange's try has come to its end: another one follows, or the exchange is over, and
 * true is returned. */
static bool
settle(struct slot *s, CURLcode code)
{
    ietf_http *h = s->http;
    ietf_exchange *x = s->x;

    h->curl.multi_remove_handle(h->multi, s->easy);
    s->running = false;
    if (s->no_memory || code == CURLE_OUT_OF_MEMORY)
        return ietf_arena_fail(h->arena);
    take_answer(s);
    x->problem = code == CURLE_OK ? NULL : explain(s, code);
    if (!s->too_large && s->tries < tries_for(code, x->status)) {
        ietf_report(h->diagnostics, IETF_D_FETCH_AGAIN, NULL, x->url,
                    x->problem ? x->problem
                               : ietf_arena_format(x->body.arena, "status %d", x->status));
        s->due = now() + pause_of(s);
        return false;
    }
    if (is_out_of_reach(code) && x->problem)
        ietf_map_set(&h->unreachable, origin(x->url, h->arena),
                     ietf_arena_strdup(h->arena, x->problem));
    return true;
}

static void
finish(struct slot *s, void (*done)(ietf_exchange *x))
{
    ietf_exchange *x = s->x;

    stop(s);
    done(x);
}

/* Gives the slot the next exchange that needs one; false: there is none. */
static bool
fill(struct slot *s, ietf_list *queue, size_t *next, void (*done)(ietf_exchange *x))
{
    while (*next < queue->count) {
        ietf_exchange *x = queue->items[(*next)++];

        x->problem = ietf_map_get(&s->http->unreachable, origin(x->url, x->body.arena));
        if (!x->problem) {
            s->x = x;
            s->tries = 0;
            try_once(s);
            if (s->running)
                return true;
            finish(s, done);
        } else {
            done(x);
        }
    }
    return false;
}

/* Starts what may start; the milliseconds until the next pause ends, -1: nothing is under way.
 */
static int
start_due(ietf_http *h, ietf_list *queue, size_t *next, void (*done)(ietf_exchange *x))
{
    int wait = -1;

    for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
        struct slot *s = &h->slots[i];
        long long rest = s->x && !s->running ? s->due - now() : 0;

        if (s->x && !s->running && rest <= 0) {
            try_once(s);
            if (!s->running)
                finish(s, done);
        }
        if (!s->x && !fill(s, queue, next, done))
            continue;
        if (s->running || rest > 1000)
            rest = 1000;
        wait = wait < 0 || rest < wait ? (int)rest : wait;
    }
    return wait;
}

/* True when something has ended. */
static bool
collect(ietf_http *h, void (*done)(ietf_exchange *x))
{
    CURLMsg *message;
    bool any = false;
    int left;

    while ((message = h->curl.multi_info_read(h->multi, &left))) {
        CURLcode code = message->data.result;
        char *user = NULL;
        struct slot *s;

        if (message->msg != CURLMSG_DONE)
            continue;
        h->curl.easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
        s = (struct slot *)(void *)user;
        if (settle(s, code))
            finish(s, done);
        any = true;
    }
    return any;
}

void
ietf_http_run(ietf_http *h, ietf_list *queue, void (*done)(ietf_exchange *x))
{
    const char *unusable = begin(h);
    size_t next = 0;
    int running, wait;

    for (; unusable && next < queue->count; next++) {
        ietf_exchange *x = queue->items[next];

        x->problem = unusable;
        done(x);
    }
    while (!unusable && (wait = start_due(h, queue, &next, done)) >= 0) {
        ietf_watch_reach(h->diagnostics->watch, h->arena, 0);
        h->curl.multi_perform(h->multi, &running);
        if (!collect(h, done))
            h->curl.multi_poll(h->multi, NULL, 0, wait, NULL);
    }
}
