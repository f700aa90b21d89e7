/** \file
 * Messages as a reference book: what each code means, and what to do about it. Threads: all of
 * it may be called from any thread at any time. */
#ifndef IETFDOC_MESSAGE_H
#define IETFDOC_MESSAGE_H

#include "ietfdoc/context.h"

IETFDOC_BEGIN

/** What there is to say about a code; the strings live as long as the library. Start with
 * IETFDOC_MESSAGE_INIT. \since 0.1 */
typedef struct ietfdoc_message {
    size_t struct_size;        /**< sizeof(ietfdoc_message) */
    const char *code;          /**< as in ietfdoc_diagnostic: "PARSE_XML" */
    ietfdoc_severity severity; /**< the usual one; a diagnostic may have another */
    const char *text;          /**< as a diagnostic has it, with "…" for what differs */
    const char *title;         /**< one sentence: what it says */
    const char *about;         /**< a paragraph: what it means and why */
    const char *mend;          /**< a paragraph: what to do about it */
    const char *fix;           /**< what edits of such diagnostics do; NULL: there are none */
    const char *see;           /**< "RFC 7991, Section 2.45"; NULL: no such place */
    const char *url;           /**< where that is to be read; NULL: no such place */
    const char *wrong;         /**< an example that gives the message; NULL: none */
    const char *right;         /**< the example made right; NULL: none */
} ietfdoc_message;

/** The start of every ietfdoc_message. \since 0.1 */
#define IETFDOC_MESSAGE_INIT                                                                   \
    {                                                                                          \
        sizeof(ietfdoc_message), NULL, IETFDOC_NOTE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \
            NULL, NULL                                                                         \
    }

/** How many codes there are. \since 0.1 */
IETFDOC_API size_t ietfdoc_message_count(void);

/** Fills *message with the code number index, from 0. Errors: ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_message_describe(ietfdoc_message *message, size_t index);

/** Fills *message with the code of that name. Errors: ARGUMENT when there is none. \since 0.1
 */
IETFDOC_API ietfdoc_status ietfdoc_message_find(ietfdoc_message *message, const char *code);

IETFDOC_END

#endif
