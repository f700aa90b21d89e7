/* Where the library comes out when memory is short. */
#include "libietfdoc/api/guard.h"

static void
aim(ietf_guard *g, jmp_buf *point)
{
    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        if (g->arenas[i])
            ietf_arena_unwind(g->arenas[i], point);
}

ietfdoc_status
ietf_guard_call(ietf_guard *g, ietfdoc_status (*call)(void *job), void *job)
{
    volatile ietfdoc_status status = IETFDOC_E_MEMORY;
    jmp_buf point;

    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        g->former[i] = g->arenas[i] ? ietf_arena_unwind(g->arenas[i], &point) : NULL;
    g->point = &point;
    if (setjmp(point) == 0)
        status = call(job);
    for (size_t i = 0; i < IETF_GUARD_MOST; i++)
        if (g->arenas[i])
            ietf_arena_unwind(g->arenas[i], g->former[i]);
    return status;
}

void
ietf_guard_pause(ietf_guard *g)
{
    aim(g, NULL);
}

void
ietf_guard_resume(ietf_guard *g)
{
    aim(g, g->point);
}
