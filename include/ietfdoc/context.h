/** \file
 * Contexts: options by name, diagnostics as data, and how files come in. A context is cheap:
 * what was set, asked for or reported takes memory until it is freed, so that a program that
 * runs for long makes one for each job. Threads: a context belongs to one thread at a time, and
 * so does all that is borrowed from it; only ietfdoc_context_cancel and
 * ietfdoc_context_is_cancelled (progress.h) may be called from others. Any number of threads
 * may have contexts of their own. Callbacks are called in the thread that called the library;
 * inside them the context's own functions may be used, but for ietfdoc_context_free,
 * ietfdoc_context_clear_diagnostics and taking away the callback that is running. */
#ifndef IETFDOC_CONTEXT_H
#define IETFDOC_CONTEXT_H

#include "ietfdoc/base.h"

IETFDOC_BEGIN

/** How a context is made. Start with IETFDOC_CONTEXT_CONFIG_INIT. \since 0.1 */
typedef struct ietfdoc_context_config {
    size_t struct_size; /**< sizeof(ietfdoc_context_config) */
    /** Where memory comes from; NULL: the C library. reallocate(NULL, n, user) allocates n
     * bytes for any use, reallocate(p, 0, user) frees p and returns NULL, else it resizes; NULL
     * says that there is none. Contexts, their documents and what is rendered to memory all
     * come from it, in blocks of 32 KiB and more; it is called from every thread that uses one
     * of them. The libraries underneath (libxml2, and libcurl and SQLite where references come
     * through them) keep to their own allocators and give back
     * within the call what they take. */
    void *(*reallocate)(void *pointer, size_t size, void *user);
    void *user; /**< handed to reallocate; it must live as long as any document */
} ietfdoc_context_config;

/** The start of every ietfdoc_context_config. \since 0.1 */
#define IETFDOC_CONTEXT_CONFIG_INIT                                                            \
    {                                                                                          \
        sizeof(ietfdoc_context_config), NULL, NULL                                             \
    }

/** Makes a context with default options; config may be NULL. The caller owns *context.
 * Errors: MEMORY, ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_context_new(ietfdoc_context **context,
                                               const ietfdoc_context_config *config);

/** Frees the context and what was borrowed from it; documents live on. NULL does nothing.
 * \since 0.1 */
IETFDOC_API void ietfdoc_context_free(ietfdoc_context *context);

/** Sets an option from text: switches take "true" or "false", dates YYYY-MM-DD; a list option
 * appends; NULL goes back to the default. Both strings are copied.
 * Errors: ARGUMENT when there is no such option or the value does not fit, MEMORY. \since 0.1
 */
IETFDOC_API ietfdoc_status ietfdoc_context_set_option(ietfdoc_context *context,
                                                      const char *name, const char *value);

/** An option's present value as text; the items of a list are divided by "\n". NULL: not set,
 * or no such option. Valid while the context lives. \since 0.1 */
IETFDOC_API const char *ietfdoc_context_option(ietfdoc_context *context, const char *name);

/** The kinds of option values. \since 0.1 */
typedef enum ietfdoc_option_type {
    IETFDOC_OPTION_SWITCH = 0,  /**< "true" or "false" */
    IETFDOC_OPTION_NUMBER = 1,  /**< decimal, not negative */
    IETFDOC_OPTION_TEXT = 2,    /**< any text, or one of the words of `choices` */
    IETFDOC_OPTION_LIST = 3,    /**< texts, one for each time it is set */
    IETFDOC_OPTION_DATE = 4,    /**< YYYY-MM-DD */
    IETFDOC_OPTION_DECIDED = 5, /**< "true", "false", or "auto": the document decides */
} ietfdoc_option_type;

/** An option as data; the strings live as long as the library. Set struct_size first. \since
 * 0.1
 */
typedef struct ietfdoc_option {
    size_t struct_size;        /**< sizeof(ietfdoc_option) */
    const char *name;          /**< as ietfdoc_context_set_option takes it */
    const char *argument;      /**< what its value is called in help; NULL: a switch */
    const char *default_value; /**< NULL: none */
    const char *choices;       /**< the values it may have, divided by "|"; NULL: any */
    const char *formats;       /**< the formats it concerns, divided by "|"; NULL: all */
    const char *group;         /**< what it belongs to: "generic", "prep", "text", … */
    const char *help;          /**< one line */
    ietfdoc_option_type type;  /**< what kind of value it takes */
} ietfdoc_option;

/** The start of every ietfdoc_option. \since 0.1 */
#define IETFDOC_OPTION_INIT                                                                    \
    {                                                                                          \
        sizeof(ietfdoc_option), NULL, NULL, NULL, NULL, NULL, NULL, NULL,                      \
            IETFDOC_OPTION_SWITCH                                                              \
    }

/** How many options there are. \since 0.1 */
IETFDOC_API size_t ietfdoc_option_count(void);

/** Fills *option with the option number index, from 0. Errors: ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_option_describe(ietfdoc_option *option, size_t index);

/** Takes a file that a format puts beside its output (a style sheet, a script) under a name
 * relative to the output's directory; returns 0, or anything else to say that it failed. Called
 * before the output is handed over, only when the render has succeeded. \since 0.1 */
typedef int (*ietfdoc_file_callback)(const char *name, const char *data, size_t length,
                                     void *user);

/** Sets (or with NULL takes away) the callback for such files; without one they are dropped.
 * destroy is as in ietfdoc_context_on_report. \since 0.1 */
IETFDOC_API void ietfdoc_context_on_file(ietfdoc_context *context, ietfdoc_file_callback file,
                                         void *user, void (*destroy)(void *user));

/** How grave a diagnostic is. With IETFDOC_ERROR or more there is no output. \since 0.1 */
typedef enum ietfdoc_severity {
    IETFDOC_NOTE = 0,    /**< shown with the option "verbose" */
    IETFDOC_WARNING = 1, /**< not shown with the option "quiet" */
    IETFDOC_ERROR = 2,   /**< there is no output */
    IETFDOC_FATAL = 3,   /**< an error that ended the work at once */
} ietfdoc_severity;

/** Something said to the author. Members are added at the end: one is there when struct_size,
 * which the library has set, reaches over it. \since 0.1 */
typedef struct ietfdoc_diagnostic {
    size_t struct_size;        /**< of the library's ietfdoc_diagnostic */
    ietfdoc_severity severity; /**< with an error or more there is no output */
    const char *code;          /**< stable name: "PARSE_XML" */
    const char *text;          /**< one line for the author */
    const char *file;          /**< absolute path or URL; NULL: no place */
    unsigned line;             /**< from 1; 0: unknown */
    unsigned column;           /**< from 1, counted in code points; 0: unknown */
    /** The line of the text that the source was made from (Markdown), as near as instructions
     * <?line N?> in it tell; 0: unknown. */
    unsigned author_line;
    const char *fix;    /**< what its edits do: "Set docName to …"; NULL: it has none */
    int is_fix_certain; /**< the edits cannot be wrong; else an author should look at them */
    size_t edit_count;  /**< how many there are, see ietfdoc_diagnostic_edit */
    /** The line that text messages show, as xml2rfc counts: for an element that in which its
     * start tag ends, while `line` is where it begins. */
    unsigned shown_line;
} ietfdoc_diagnostic;

/** A piece of the source, as it was given, that is to be replaced in order to mend what a
 * diagnostic is about. Members are added at the end. \since 0.1 */
typedef struct ietfdoc_edit {
    size_t struct_size;  /**< of the library's ietfdoc_edit */
    size_t offset;       /**< where it begins, in bytes */
    size_t length;       /**< how many bytes it has; 0: something is put in */
    const char *text;    /**< what comes in its place, in UTF-8 */
    unsigned line;       /**< where it begins, from 1 */
    unsigned column;     /**< from 1, counted in code points */
    unsigned end_line;   /**< where it ends */
    unsigned end_column; /**< the column behind its last code point */
} ietfdoc_edit;

/** The edit number index of a diagnostic that the library has made, from 0, in the order of the
 * source; all of them belong together. NULL past the end. Valid as long as the diagnostic.
 * \since 0.1 */
IETFDOC_API const ietfdoc_edit *ietfdoc_diagnostic_edit(const ietfdoc_diagnostic *diagnostic,
                                                        size_t index);

/** Called with each diagnostic as it is made; it is valid while the context keeps it.
 * \since 0.1 */
typedef void (*ietfdoc_report_callback)(const ietfdoc_diagnostic *diagnostic, void *user);

/** Sets (or with NULL takes away) the callback for diagnostics. destroy(user) is called when it
 * is replaced or the context is freed; it may be NULL. \since 0.1 */
IETFDOC_API void ietfdoc_context_on_report(ietfdoc_context *context,
                                           ietfdoc_report_callback report, void *user,
                                           void (*destroy)(void *user));

/** How many diagnostics the context keeps: all that were shown since it was made or cleared.
 * What is shown depends on the options quiet, verbose and silence. \since 0.1 */
IETFDOC_API size_t ietfdoc_context_diagnostic_count(const ietfdoc_context *context);

/** The diagnostic number index, from 0; NULL past the end. Valid until they are cleared.
 * \since 0.1 */
IETFDOC_API const ietfdoc_diagnostic *ietfdoc_context_diagnostic(const ietfdoc_context *context,
                                                                 size_t index);

/** Forgets all diagnostics and frees their memory. Does nothing inside a callback. \since 0.1
 */
IETFDOC_API void ietfdoc_context_clear_diagnostics(ietfdoc_context *context);

/** Why a document wants a file. \since 0.1 */
typedef enum ietfdoc_load_purpose {
    IETFDOC_LOAD_ENTITY = 0,  /**< an external entity or DTD */
    IETFDOC_LOAD_INCLUDE = 1, /**< xi:include, <?rfc include?> */
    IETFDOC_LOAD_ARTWORK = 2, /**< artwork or sourcecode by src */
    IETFDOC_LOAD_RESOURCE =
        3, /**< a style sheet or script that an option names, from where we are */
} ietfdoc_load_purpose;

/** A request for a file, which the loader callback answers. \since 0.1 */
typedef struct ietfdoc_load ietfdoc_load;

/** Answers a request: returns IETFDOC_OK after ietfdoc_load_give, else another status, with
 * ietfdoc_load_refuse to say why. \since 0.1 */
typedef ietfdoc_status (*ietfdoc_load_callback)(ietfdoc_load *load, void *user);

/** Sets (or with NULL takes away) the loader that every file a document names goes through.
 * Without one, local files are read as the options allow; connections are opened only for URLs
 * and references that no cache has, and only when the option "network" is set and "no-network"
 * is not. destroy is as in ietfdoc_context_on_report. \since 0.1 */
IETFDOC_API void ietfdoc_context_set_loader(ietfdoc_context *context,
                                            ietfdoc_load_callback load, void *user,
                                            void (*destroy)(void *user));

/** The reference as the document has it: path, URL or bare name. \since 0.1 */
IETFDOC_API const char *ietfdoc_load_reference(const ietfdoc_load *load);

/** The path or URL of the file that names it; "" for a document from memory without a name.
 * \since 0.1 */
IETFDOC_API const char *ietfdoc_load_base(const ietfdoc_load *load);

/** What the file is wanted for. \since 0.1 */
IETFDOC_API ietfdoc_load_purpose ietfdoc_load_purpose_of(const ietfdoc_load *load);

/** Gives the file's bytes, which are copied, and the path or URL that messages shall show for
 * it (NULL: the reference). media_type may be NULL. Errors: MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_load_give(ietfdoc_load *load, const char *data,
                                             size_t length, const char *path,
                                             const char *media_type);

/** Says in words for the author why the file does not come. \since 0.1 */
IETFDOC_API void ietfdoc_load_refuse(ietfdoc_load *load, const char *why);

/** Lets the loader of the library answer; a callback may return what this returns. Errors: IO,
 * after which the reason is that of the library's loader, and MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_load_default(ietfdoc_load *load);

IETFDOC_END

#endif
