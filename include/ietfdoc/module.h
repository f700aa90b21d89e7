/** \file
 * Formatters in modules: shared objects that are loaded when they are asked for. Threads: as
 * the context that a module is loaded into; its code may run in several threads, one for each
 * context. */
#ifndef IETFDOC_MODULE_H
#define IETFDOC_MODULE_H

#include "ietfdoc/formatter.h"

IETFDOC_BEGIN

/** The version of what a module and the library know of each other. It changes when modules
 * have to be compiled again. \since 0.1 */
#define IETFDOC_MODULE_VERSION 1u

/** What a module exports, under the name ietfdoc_module_entry. The version stays the first
 * member for ever; the others are looked at only when it fits. \since 0.1 */
typedef struct ietfdoc_module {
    unsigned version; /**< IETFDOC_MODULE_VERSION, as the module was compiled with */
    /** Adds the module's formatters with ietfdoc_context_add_formatter. Another status than
     * IETFDOC_OK says that the module cannot serve. */
    ietfdoc_status (*start)(ietfdoc_context *context);
} ietfdoc_module;

/** Stands once in every module, outside of functions: IETFDOC_MODULE(start); \since 0.1 */
#define IETFDOC_MODULE(start)                                                                  \
    IETFDOC_BEGIN                                                                              \
    extern IETFDOC_API const ietfdoc_module ietfdoc_module_entry;                              \
    IETFDOC_END                                                                                \
    const ietfdoc_module ietfdoc_module_entry = {IETFDOC_MODULE_VERSION, start}

/** Loads a module and adds its formatters to the context; they come after the others in the
 * order of ietfdoc_format_describe. The module stays loaded as long as the context lives. The
 * path is a file's: nothing is searched for. Why it fails is reported. Errors: IO when the file
 * cannot be loaded, ARGUMENT when it is no module, was made for another version or does not
 * start (a name that is in use), MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_context_load_module(ietfdoc_context *context,
                                                       const char *path);

IETFDOC_END

#endif
