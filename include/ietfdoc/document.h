/** \file
 * Documents: read, prepared (RFC 7998), rendered. Threads: a document belongs to one thread at
 * a time until ietfdoc_document_is_prepared. From then on it never changes: any number of
 * threads may read it, its nodes included, and render it at the same time, each with a context
 * of its own, until one of them frees it when the others are done. */
#ifndef IETFDOC_DOCUMENT_H
#define IETFDOC_DOCUMENT_H

#include "ietfdoc/context.h"

IETFDOC_BEGIN

/** Reads a document from memory. `source` names it in messages; where it is the path of a file,
 * relative references start from there; NULL: no name. The bytes may go after the call. The
 * caller owns *document, which is NULL on every error. Errors: INVALID, LIMIT, MEMORY,
 * ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_document_parse(ietfdoc_document **document,
                                                  ietfdoc_context *context, const char *data,
                                                  size_t length, const char *source);

/** Reads a document from a file. Errors: as ietfdoc_document_parse, and IO. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_document_parse_file(ietfdoc_document **document,
                                                       ietfdoc_context *context,
                                                       const char *path);

/** Frees the document and its nodes. NULL does nothing. \since 0.1 */
IETFDOC_API void ietfdoc_document_free(ietfdoc_document *document);

/** Includes what is to be included, checks the document against the grammar, and finishes it as
 * RFC 7998 says. A document that is published already (with prepTime) is ready as it is.
 * Rendering does this by itself; call it to share the document among threads. Errors: INVALID,
 * LIMIT, MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_document_prepare(ietfdoc_document *document,
                                                    ietfdoc_context *context);

/** 1 when the document is ready to be rendered and shared, else 0. \since 0.1 */
IETFDOC_API int ietfdoc_document_is_prepared(const ietfdoc_document *document);

/** Takes output, in order, in one piece or several; returns 0, or anything else to say that it
 * failed, after which it is not called again. Called only when a render has succeeded as a
 * whole. \since 0.1 */
typedef int (*ietfdoc_write_callback)(const char *data, size_t length, void *user);

/** Renders the document in the named format ("text", "preptool"; see ietfdoc_format_describe)
 * to a callback, which is not called at all when the document has errors. Errors: INVALID,
 * LIMIT, MEMORY, IO, ARGUMENT for an unknown format. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_document_render(ietfdoc_document *document,
                                                   ietfdoc_context *context, const char *format,
                                                   ietfdoc_write_callback write, void *user);

/** Renders to memory: *data is NUL-terminated, length does not count the NUL. Give it back with
 * ietfdoc_data_free. Errors: as ietfdoc_document_render; *data is NULL then. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_document_render_data(char **data, size_t *length,
                                                        ietfdoc_document *document,
                                                        ietfdoc_context *context,
                                                        const char *format);

/** Gives back what ietfdoc_document_render_data made with this context. \since 0.1 */
IETFDOC_API void ietfdoc_data_free(ietfdoc_context *context, char *data);

/** A format as data, in the order in which several are made. Set struct_size first. The strings
 * live as long as the context. \since 0.1 */
typedef struct ietfdoc_format {
    size_t struct_size;     /**< sizeof(ietfdoc_format) */
    const char *name;       /**< as ietfdoc_document_render takes it */
    const char *suffix;     /**< of output files: ".txt" */
    const char *media_type; /**< "text/html; charset=utf-8" */
    const char *help;       /**< one line */
} ietfdoc_format;

/** The start of every ietfdoc_format. \since 0.1 */
#define IETFDOC_FORMAT_INIT                                                                    \
    {                                                                                          \
        sizeof(ietfdoc_format), NULL, NULL, NULL, NULL                                         \
    }

/** How many formats the context knows. \since 0.1 */
IETFDOC_API size_t ietfdoc_format_count(const ietfdoc_context *context);

/** Fills *format with the format number index, from 0, as it is with the present options.
 * Errors: ARGUMENT, MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_format_describe(ietfdoc_format *format,
                                                   const ietfdoc_context *context,
                                                   size_t index);

/** What a format needs of the machine, a line each: the libraries that do the work with their
 * versions, fonts with their files, and what is missing with the packages that bring it. ""
 * when it needs nothing but this library. The string lives as long as the context. Errors:
 * ARGUMENT (no such format), MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_format_requirements(const char **text,
                                                       ietfdoc_context *context,
                                                       const char *format);

IETFDOC_END

#endif
