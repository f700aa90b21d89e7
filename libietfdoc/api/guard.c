/* Where the library comes out when memory is short. */
#include "libietfdoc/api/guard.h"

ietfdoc_status
ietf_guard_call(ietf_guard *g, ietfdoc_status (*call)(void *job), void *job)
{
    volatile ietfdoc_status status = IETFDOC_E_MEMORY;
    jmp_buf point;

    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        g->former[i] = g->arenas[i] ? ietf_arena_unwind(g->arenas[i], &point) : NULL;
    if (setjmp(point) == 0)
        status = call(job);
    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        if (g->arenas[i])
            ietf_arena_unwind(g->arenas[i], g->former[i]);
    return status;
}

void
ietf_guard_pause(ietf_guard *g, ietf_pause *pause)
{
    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        pause->points[i] = g->arenas[i] ? ietf_arena_unwind(g->arenas[i], NULL) : NULL;
}

void
ietf_guard_resume(ietf_guard *g, const ietf_pause *pause)
{
    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        if (g->arenas[i])
            ietf_arena_unwind(g->arenas[i], pause->points[i]);
}
