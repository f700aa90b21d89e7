/* Looking up from the work: is it to end, and is somebody to be told? */
#include "libietfdoc/util/watch.h"

#include <stdint.h>

void
ietf_watch_stop(ietf_watch *w, ietf_arena *a)
{
    w->stopped = true;
    ietf_arena_fail(a);
}

/* A hundred times in a stage is often enough. */
static void
tell(ietf_watch *w, ietf_arena *a)
{
    w->at.next = w->at.total ? w->at.done + w->at.total / 100 + 1 : SIZE_MAX;
    if (w->tell(w))
        ietf_watch_stop(w, a);
}

void
ietf_watch_look(ietf_watch *w, ietf_arena *a)
{
    if (!w)
        return;
    if (atomic_load_explicit(&w->cancelled, memory_order_relaxed))
        ietf_watch_stop(w, a);
    else if (w->tell && w->at.done >= w->at.next)
        tell(w, a);
}

void
ietf_watch_begin(ietf_watch *w, ietf_arena *a, enum ietf_stage stage, const char *detail,
                 size_t total)
{
    if (!w)
        return;
    w->at = (ietf_watch_at){stage, detail, 0, total, w->tell ? 0 : SIZE_MAX};
    ietf_watch_look(w, a);
}

void
ietf_watch_name(ietf_watch *w, const char *detail)
{
    if (w)
        w->at.detail = detail;
}

void
ietf_watch_end(ietf_watch *w, ietf_arena *a)
{
    if (!w)
        return;
    w->at.done = w->at.total = w->at.total ? w->at.total : 1;
    w->at.next = w->tell ? 0 : SIZE_MAX;
    ietf_watch_look(w, a);
}
