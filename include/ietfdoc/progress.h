/** \file
 * Long work: how far it is, and how to end it. Threads: ietfdoc_context_cancel and
 * ietfdoc_context_is_cancelled may be called from any; the callback comes in the one that
 * works. */
#ifndef IETFDOC_PROGRESS_H
#define IETFDOC_PROGRESS_H

#include "ietfdoc/context.h"

IETFDOC_BEGIN

/** What is being done. A call may go through several stages, and some again: a format that
 * changes the document reads it once more. \since 0.1 */
typedef enum ietfdoc_stage {
    IETFDOC_STAGE_READ = 0,    /**< bytes become a document */
    IETFDOC_STAGE_CONVERT = 1, /**< the vocabulary of version 2 becomes that of version 3 */
    IETFDOC_STAGE_PREPARE = 2, /**< included, checked, finished (RFC 7998) */
    IETFDOC_STAGE_RENDER = 3,  /**< a format is made */
} ietfdoc_stage;

/** How far the work is. \since 0.1 */
typedef struct ietfdoc_progress {
    size_t struct_size;  /**< of the library's ietfdoc_progress */
    ietfdoc_stage stage; /**< what is being done */
    const char
        *detail;     /**< the document's name, the pass that runs, or the format; never NULL */
    double fraction; /**< of this stage, from 0 to 1, never falling; an estimate */
} ietfdoc_progress;

/** Hears how far the work is: when a stage begins, when it ends, and some hundred times in
 * between. Returns 0; anything else ends the call with IETFDOC_E_CANCELLED. *progress is valid
 * during the call. \since 0.1 */
typedef int (*ietfdoc_progress_callback)(const ietfdoc_progress *progress, void *user);

/** Sets (or with NULL takes away) the callback for progress. destroy is as in
 * ietfdoc_context_on_report. \since 0.1 */
IETFDOC_API void ietfdoc_context_on_progress(ietfdoc_context *context,
                                             ietfdoc_progress_callback progress, void *user,
                                             void (*destroy)(void *user));

/** With cancelled not 0: the call that is running with the context ends with
 * IETFDOC_E_CANCELLED as soon as it comes to a place where it can (between passes, at the next
 * element that is read or laid out; a wait for the network within a second; a style sheet runs
 * to its end, or to the option "max-sheet-steps"), and so does every later one, until it is
 * called with 0. A cancelled call gives no output and leaks nothing; the context stays usable;
 * a document that was being prepared can only be freed then, one that was being rendered stays
 * as it was. May be called at any time from any thread, from callbacks and from signal
 * handlers, as long as the context lives. \since 0.1 */
IETFDOC_API void ietfdoc_context_cancel(ietfdoc_context *context, int cancelled);

/** 1 when the context has been told to cancel, else 0; for callbacks that take their time. From
 * any thread. \since 0.1 */
IETFDOC_API int ietfdoc_context_is_cancelled(const ietfdoc_context *context);

IETFDOC_END

#endif
