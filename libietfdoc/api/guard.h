/* The only unwind of the library: when an arena runs out of memory inside a guarded call, the
 * call ends with IETFDOC_E_MEMORY. It never crosses a frame of the caller's: around callbacks
 * the guard is paused, and functions that callbacks use guard themselves. */
#ifndef IETF_GUARD_H
#define IETF_GUARD_H

#include "ietfdoc/base.h"
#include "libietfdoc/util/arena.h"

enum { IETF_GUARD_MOST = 4 };

/* The arenas under guard; NULL ones are passed over. */
typedef struct ietf_guard {
    ietf_arena *arenas[IETF_GUARD_MOST];
    jmp_buf *former[IETF_GUARD_MOST]; /* before the guard */
} ietf_guard;

/* Where the arenas of a paused guard unwound to. */
typedef struct ietf_pause {
    jmp_buf *points[IETF_GUARD_MOST];
} ietf_pause;

/* call(job), or IETFDOC_E_MEMORY when one of the guard's arenas runs out meanwhile. */
ietfdoc_status ietf_guard_call(ietf_guard *g, ietfdoc_status (*call)(void *job), void *job);

/* Around a callback: the arenas return NULL until the guard is resumed. */
void ietf_guard_pause(ietf_guard *g, ietf_pause *pause);
void ietf_guard_resume(ietf_guard *g, const ietf_pause *pause);

#endif
