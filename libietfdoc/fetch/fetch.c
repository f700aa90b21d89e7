/* One request after the other through pack, caches and network, and many of them side by side
 * when they are announced. What has come is remembered until the next document, under the
 * reference as the document has it. */
#include "libietfdoc/fetch/fetch.h"

#include "libietfdoc/fetch/cache.h"
#include "libietfdoc/fetch/candidate.h"
#include "libietfdoc/fetch/http.h"
#include "libietfdoc/fetch/judge.h"
#include "libietfdoc/fetch/pack.h"
#include "libietfdoc/util/str.h"

struct ietf_fetch {
    ietf_arena *arena;   /* inside the context's; its unwind is that of the running call */
    ietf_arena *answers; /* inside the former, until the next document */
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_cache cache;
    ietf_http *http;
    ietf_pack *pack;
    const char *pack_path; /* the pack's, or that of one that cannot be used */
    ietf_map wants;        /* of the present document, by key_of() */
    ietf_list queue;       /* of exchanges */
    unsigned round;        /* of the queue */
};

/* A reference that was asked for or announced, and what became of it. */
struct want {
    ietf_fetch *fetch;
    const char *reference;
    enum ietf_load_purpose purpose;
    ietf_candidate candidates[IETF_MOST_CANDIDATES];
    size_t count, at;
    ietf_cached old; /* a copy past its life time */
    ietf_exchange exchange;
    const char *path;    /* found in a cache; NULL: see file */
    ietf_loaded file;    /* found elsewhere; data NULL: see problem */
    const char *problem; /* found nowhere */
    unsigned round;      /* of the queue in which it stands, or stood */
    bool settled;
};

ietf_fetch *
ietf_fetch_new(ietf_arena *a, const ietf_options *options, ietf_diagnostics *x)
{
    ietf_fetch *f = IETF_NEW(a, ietf_fetch);

    f->arena = ietf_arena_child(a);
    f->options = options;
    f->diagnostics = x;
    f->cache = (ietf_cache){options, x, false};
    return f;
}

void
ietf_fetch_forget(ietf_fetch *f)
{
    if (f->answers)
        ietf_arena_free(f->answers);
    f->answers = NULL;
    if (f->http)
        ietf_http_forget(f->http);
}

/* The memory of a call that is under way: what runs out of it unwinds as the caller's does. The
 * queue starts empty, whatever an unwind has left in it. */
static void
enter(ietf_fetch *f, ietf_arena *a)
{
    jmp_buf *point = ietf_arena_unwind(a, NULL);

    ietf_arena_unwind(a, point);
    ietf_arena_unwind(f->arena, point);
    f->round++;
    f->queue.count = 0;
    if (f->answers) {
        ietf_arena_unwind(f->answers, point);
        return;
    }
    f->answers = ietf_arena_child(f->arena);
    ietf_map_init(&f->wants, f->answers);
    ietf_list_init(&f->queue, f->answers);
}

static struct want *
want_for(ietf_fetch *f, const char *reference, enum ietf_load_purpose purpose)
{
    const char *key = purpose == IETF_LOAD_ARTWORK
                          ? ietf_arena_join(f->answers, "src ", reference, NULL)
                          : ietf_arena_strdup(f->answers, reference);
    struct want *w = ietf_map_get(&f->wants, key);

    if (w)
        return w;
    w = IETF_NEW(f->answers, struct want);
    w->fetch = f;
    w->reference = ietf_arena_strdup(f->answers, reference);
    w->purpose = purpose;
    w->count = ietf_candidates(f->options, w->reference, purpose, f->answers, w->candidates);
    ietf_map_set(&f->wants, key, w);
    return w;
}

/* The pack is opened with the first question; one that cannot be used is told of once. */
static bool
find_in_pack(struct want *w)
{
    ietf_fetch *f = w->fetch;
    const char *path = f->options->reference_pack, *problem = NULL;
    bool found = false;

    if (!path || !*path)
        return false;
    if (!ietf_str_eq(f->pack_path, path)) {
        f->pack_path = ietf_arena_strdup(f->arena, path);
        f->pack = ietf_pack_open(path, f->arena, &problem);
    }
    for (size_t i = 0; f->pack && !found && !problem && i < w->count; i++)
        found = w->candidates[i].name &&
                ietf_pack_find(f->pack, w->candidates[i].name, f->answers, &w->file, &problem);
    if (problem)
        ietf_report(f->diagnostics, IETF_D_PACK_UNUSABLE, NULL, path, problem);
    return found;
}

static bool
wants_html(const struct want *w)
{
    return w->purpose == IETF_LOAD_ARTWORK;
}

/* A page of HTML in a cache is what some tool took for a reference: as if it were not there. */
static bool
is_usable(struct want *w, const char *path)
{
    ietf_loaded file;

    return !ietf_loader_read(w->fetch->options, path, w->fetch->answers, &file) &&
           (wants_html(w) || !ietf_looks_like_html(file.data, file.length, NULL));
}

/* In the caches: true when the copy will do. An old one will, too, when there is no network. */
static bool
find_in_caches(struct want *w)
{
    for (size_t i = 0; i < w->count; i++) {
        ietf_cached found =
            ietf_cache_find(&w->fetch->cache, w->candidates[i].name, w->fetch->answers);

        if (!found.path || !is_usable(w, found.path))
            continue;
        if (!found.old || !w->fetch->options->network || w->fetch->options->no_network) {
            w->path = found.path;
            return true;
        }
        if (!w->old.path) {
            w->old = found;
            w->at = i;
        }
    }
    return false;
}

static void
refuse(struct want *w, const char *why)
{
    ietf_fetch *f = w->fetch;

    w->settled = true;
    if (w->old.path) {
        ietf_report(f->diagnostics, IETF_D_FETCH_OLD, NULL, w->old.path, why);
        w->path = w->old.path;
        return;
    }
    w->problem = ietf_arena_format(
        f->answers, "Unable to resolve external request: \"%s\" (%s)", w->reference, why);
}

/* Puts the question to the candidate that has its turn. */
static void
ask(struct want *w)
{
    ietf_fetch *f = w->fetch;
    ietf_validators v = {NULL, NULL};

    if (w->old.path)
        v = ietf_cache_validators(&f->cache, w->old.path, w->candidates[w->at].url, f->answers);
    w->exchange = (ietf_exchange){
        .url = w->candidates[w->at].url, .etag = v.etag, .modified = v.modified, .user = w};
    ietf_buf_init(&w->exchange.body, f->answers);
    ietf_list_add(&f->queue, &w->exchange);
}

/* Keeps a reference that is fit for it, and uses everything else as it is. */
static void
accept(struct want *w)
{
    ietf_fetch *f = w->fetch;
    ietf_exchange *x = &w->exchange;
    const ietf_candidate *from = &w->candidates[w->at];
    ietf_validators v = {x->new_etag, x->new_modified};
    enum ietf_verdict verdict = IETF_NO_REFERENCE;

    w->settled = true;
    w->file = (ietf_loaded){x->body.data, x->body.length, x->final_url, x->media_type};
    if (w->purpose != IETF_LOAD_ARTWORK)
        verdict = ietf_judge(x->body.data, x->body.length, x->final_url, f->answers, &w->file);
    if (verdict == IETF_BAD_REFERENCE)
        ietf_report(f->diagnostics, IETF_D_FETCH_INVALID, NULL, x->url);
    if (verdict == IETF_GOOD_REFERENCE && from->name)
        w->path = ietf_cache_keep(&f->cache, from->name, from->url, w->file.data,
                                  w->file.length, &v, f->answers);
}

static const char *
fault(const struct want *w)
{
    const ietf_exchange *x = &w->exchange;
    ietf_arena *a = w->fetch->answers;

    if (x->problem)
        return ietf_arena_join(a, x->url, ": ", x->problem, NULL);
    if (!wants_html(w) && x->status != 404 && x->status != 410 &&
        ietf_looks_like_html(x->body.data, x->body.length, x->media_type))
        return ietf_arena_format(a,
                                 "%s: the server answered with an HTML page (status %d) where "
                                 "XML was expected; it may be a wall against robots",
                                 x->url, x->status);
    return x->status == 200 ? NULL : ietf_arena_format(a, "%s: status %d", x->url, x->status);
}

static void
take_answer(ietf_exchange *x)
{
    struct want *w = x->user;
    const char *why = fault(w);
    bool absent = !x->problem && (x->status == 404 || x->status == 410);

    if (!x->problem)
        ietf_report(w->fetch->diagnostics, IETF_D_FETCH_STATUS, NULL, x->status, x->final_url);
    if (!x->problem && x->status == 304 && w->old.path) {
        ietf_cache_touch(w->old.path);
        w->path = w->old.path;
        w->settled = true;
    } else if (!why) {
        accept(w);
    } else if (absent && w->at + 1 < w->count) {
        w->at++;
        ask(w);
    } else {
        refuse(w, why);
    }
}

static bool
is_web(const char *url)
{
    return ietf_str_starts(url, "http://") || ietf_str_starts(url, "https://");
}

static const char *
closed(const struct want *w)
{
    ietf_arena *a = w->fetch->answers;

    if (!w->fetch->options->no_network)
        return ietf_arena_format(
            a, "Unable to resolve external request: \"%s\" (the network is not in use)",
            w->reference);
    return ietf_arena_format(a,
                             strstr(w->reference, "://")
                                 ? "Document not found in cache, and --no-network specified -- "
                                   "couldn't resolve %s"
                                 : "Unable to resolve external request: \"%s\"",
                             w->reference);
}

/* What this machine has; else the question goes into the queue. */
static void
look_up(struct want *w)
{
    const ietf_options *o = w->fetch->options;

    if (w->settled || w->round == w->fetch->round)
        return;
    w->round = w->fetch->round;
    w->settled = find_in_pack(w) || find_in_caches(w);
    if (w->settled)
        return;
    if (!is_web(w->candidates[0].url)) {
        refuse(w, "only http and https URLs are fetched");
    } else if (o->no_network || !o->network) {
        w->settled = true;
        w->problem = closed(w);
    } else {
        ask(w);
    }
}

static void
run_queue(ietf_fetch *f)
{
    if (f->queue.count == 0)
        return;
    if (!f->http)
        f->http = ietf_http_new(f->arena, f->options, f->diagnostics);
    ietf_http_run(f->http, &f->queue, take_answer);
    f->queue.count = 0;
}

static const char *
load(const ietf_loader *l, const char *reference, enum ietf_load_purpose purpose, ietf_arena *a,
     ietf_loaded *out)
{
    ietf_fetch *f = l->remote;
    struct want *w;

    enter(f, a);
    w = want_for(f, reference, purpose);
    look_up(w);
    run_queue(f);
    if (w->problem || !w->settled)
        return w->problem ? ietf_arena_strdup(a, w->problem) : "it was not fetched";
    if (w->path) {
        const char *problem =
            ietf_loader_read(f->options, ietf_arena_strdup(a, w->path), a, out);

        out->cached = true;
        return problem;
    }
    out->data = ietf_arena_strndup(a, w->file.data, w->file.length);
    out->length = w->file.length;
    out->path = ietf_arena_strdup(a, w->file.path);
    out->media_type = w->file.media_type ? ietf_arena_strdup(a, w->file.media_type) : NULL;
    return NULL;
}

static void
expect(const ietf_loader *l, const char *const *references, size_t count, ietf_arena *a)
{
    ietf_fetch *f = l->remote;

    enter(f, a);
    for (size_t i = 0; i < count; i++)
        look_up(want_for(f, references[i], IETF_LOAD_INCLUDE));
    run_queue(f);
}

void
ietf_fetch_attach(ietf_fetch *f, ietf_loader *l)
{
    l->load_remote = load;
    l->expect_remote = expect;
    l->remote = f;
}
