/* How long work is watched from outside: a flag that any thread may set to end it, and somebody
 * who is told how far it is. The work calls ietf_watch_step where it may end, often: a step
 * costs two comparisons. What ends it is the unwind of the arena that it works with, the same
 * as when memory is short, so that nothing needs to be undone by hand. */
#ifndef IETF_WATCH_H
#define IETF_WATCH_H

#include <stdatomic.h>

#include "libietfdoc/util/arena.h"

enum ietf_stage { IETF_STAGE_READ, IETF_STAGE_CONVERT, IETF_STAGE_PREPARE, IETF_STAGE_RENDER };

/* How far the work is. */
typedef struct ietf_watch_at {
    enum ietf_stage stage;
    const char *detail;       /* what is read, which pass runs, which format is made */
    size_t done, total, next; /* steps; next: when to tell again */
} ietf_watch_at;

typedef struct ietf_watch {
    atomic_int cancelled; /* set from any thread */
    bool stopped;         /* the unwind that is under way is one of ours */
    /* Hears how far the work is; true: it shall end. NULL: nobody listens. */
    bool (*tell)(const struct ietf_watch *w);
    void *user;
    ietf_watch_at at;
} ietf_watch;

/* A stage of `total` steps begins; 0: nobody knows how many. w may be NULL here and below. */
void ietf_watch_begin(ietf_watch *w, ietf_arena *a, enum ietf_stage stage, const char *detail,
                      size_t total);
/* What is done now inside the stage. */
void ietf_watch_name(ietf_watch *w, const char *detail);
/* The stage is done. */
void ietf_watch_end(ietf_watch *w, ietf_arena *a);
/* Looks at once, whether it is time or not. */
void ietf_watch_look(ietf_watch *w, ietf_arena *a);
/* Unwinds: the call ends as cancelled. Returns only where the arena does not unwind. */
void ietf_watch_stop(ietf_watch *w, ietf_arena *a);

/* So many steps are done. The arena must be one whose unwind may be taken here. */
static inline void
ietf_watch_reach(ietf_watch *w, ietf_arena *a, size_t done)
{
    if (!w)
        return;
    if (done > w->at.done)
        w->at.done = done;
    if (w->at.done >= w->at.next || atomic_load_explicit(&w->cancelled, memory_order_relaxed))
        ietf_watch_look(w, a);
}

/* One more step is done. */
static inline void
ietf_watch_step(ietf_watch *w, ietf_arena *a)
{
    if (w)
        ietf_watch_reach(w, a, w->at.done + 1);
}

#endif
