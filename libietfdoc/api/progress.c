/* Progress and cancellation as programs have them: the context's watch, in public words. */
#include "ietfdoc/progress.h"

#include "libietfdoc/api/context.h"

static bool
tell(const ietf_watch *w)
{
    static const ietfdoc_stage stages[] = {
        [IETF_STAGE_READ] = IETFDOC_STAGE_READ,
        [IETF_STAGE_CONVERT] = IETFDOC_STAGE_CONVERT,
        [IETF_STAGE_PREPARE] = IETFDOC_STAGE_PREPARE,
        [IETF_STAGE_RENDER] = IETFDOC_STAGE_RENDER,
    };
    ietfdoc_context *c = w->user;
    ietfdoc_progress progress = {.struct_size = sizeof(progress),
                                 .stage = stages[w->at.stage],
                                 .detail = w->at.detail ? w->at.detail : ""};
    ietf_pause pause;
    int end;

    if (w->at.total)
        progress.fraction =
            w->at.done < w->at.total ? (double)w->at.done / (double)w->at.total : 1.0;
    ietf_context_leave(c, &pause);
    end = c->progress.progress(&progress, c->progress.user);
    ietf_context_enter(c, &pause);
    return end != 0;
}

void
ietfdoc_context_on_progress(ietfdoc_context *context, ietfdoc_progress_callback progress,
                            void *user, void (*destroy)(void *user))
{
    ietf_callback_set(&context->progress,
                      &(ietf_callback){.progress = progress, .user = user, .destroy = destroy});
    context->watch.tell = progress ? tell : NULL;
    context->watch.user = context;
}

void
ietfdoc_context_cancel(ietfdoc_context *context, int cancelled)
{
    atomic_store_explicit(&context->watch.cancelled, cancelled != 0, memory_order_relaxed);
}

int
ietfdoc_context_is_cancelled(const ietfdoc_context *context)
{
    return atomic_load_explicit(&context->watch.cancelled, memory_order_relaxed);
}
