/** \file
 * Formatters of one's own: one function and its metadata, registered on a context. Threads: a
 * formatter is called in the thread that renders; an output belongs to that call. */
#ifndef IETFDOC_FORMATTER_H
#define IETFDOC_FORMATTER_H

#include "ietfdoc/document.h"
#include "ietfdoc/node.h"

IETFDOC_BEGIN

/** Where a formatter writes to. \since 0.1 */
typedef struct ietfdoc_output ietfdoc_output;

/** A formatter. Start with IETFDOC_FORMATTER_INIT; the strings are copied. \since 0.1 */
typedef struct ietfdoc_formatter {
    size_t struct_size;     /**< sizeof(ietfdoc_formatter) */
    const char *name;       /**< the format's name; must be new to the context */
    const char *suffix;     /**< of output files; NULL: "." and the name */
    const char *media_type; /**< NULL: application/octet-stream */
    const char *help;       /**< one line; NULL: none */
    /** Reads the prepared document and writes to output; nothing is written when it reports an
     * error or returns another status than IETFDOC_OK. */
    ietfdoc_status (*render)(ietfdoc_output *output, const ietfdoc_document *document,
                             void *user);
    void *user;                  /**< handed to render and destroy */
    void (*destroy)(void *user); /**< called when the context is freed; may be NULL */
} ietfdoc_formatter;

/** The start of every ietfdoc_formatter. \since 0.1 */
#define IETFDOC_FORMATTER_INIT                                                                 \
    {                                                                                          \
        sizeof(ietfdoc_formatter), NULL, NULL, NULL, NULL, NULL, NULL, NULL                    \
    }

/** Adds a formatter to the context. Errors: ARGUMENT when name or render is missing or the name
 * is in use, MEMORY; destroy is not called then. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_context_add_formatter(ietfdoc_context *context,
                                                         const ietfdoc_formatter *formatter);

/** Appends bytes to the output. Errors are kept and found when the render ends, so that there
 * is nothing to check here. \since 0.1 */
IETFDOC_API void ietfdoc_output_write(ietfdoc_output *output, const char *data, size_t length);

/** A file that goes beside the output, see ietfdoc_context_on_file. Name and data are copied.
 * \since 0.1 */
IETFDOC_API void ietfdoc_output_file(ietfdoc_output *output, const char *name, const char *data,
                                     size_t length);

/** The value of an option, as ietfdoc_context_option. \since 0.1 */
IETFDOC_API const char *ietfdoc_output_option(ietfdoc_output *output, const char *name);

/** The value of a parameter: what the last item of the list option "param" that begins with the
 * name and "=" has after it; NULL: none. Valid while the context lives. \since 0.1 */
IETFDOC_API const char *ietfdoc_output_parameter(ietfdoc_output *output, const char *name);

/** Reports to the author, at a node or (NULL) at none. \since 0.1 */
IETFDOC_API void ietfdoc_output_report(ietfdoc_output *output, ietfdoc_severity severity,
                                       const ietfdoc_node *node, const char *text);

IETFDOC_END

#endif
