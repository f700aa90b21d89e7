/* Contexts: options by name, diagnostics as data, and how files come in. */
#ifndef IETFDOC_CONTEXT_H
#define IETFDOC_CONTEXT_H

#include "ietfdoc/base.h"

IETFDOC_BEGIN

/* How a context is made. Start with IETFDOC_CONTEXT_CONFIG_INIT. \since 0.1 */
typedef struct ietfdoc_context_config {
    size_t struct_size;
    /* Where memory comes from; NULL: the C library. reallocate(user, NULL, n) allocates n
     * bytes, reallocate(user, p, 0) frees p and returns NULL, else it resizes; NULL says that
     * there is none. Called from the threads that use the context and its documents. The XML
     * parser underneath keeps to its own allocator. */
    void *(*reallocate)(void *user, void *pointer, size_t size);
    void *user;
} ietfdoc_context_config;

#define IETFDOC_CONTEXT_CONFIG_INIT                                                            \
    {                                                                                          \
        sizeof(ietfdoc_context_config), NULL, NULL                                             \
    }

/* Makes a context with default options; config may be NULL. The caller owns *context.
 * Errors: MEMORY, ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_context_new(ietfdoc_context **context,
                                               const ietfdoc_context_config *config);

/* Frees the context and what was borrowed from it; documents live on. NULL does nothing.
 * \since 0.1 */
IETFDOC_API void ietfdoc_context_free(ietfdoc_context *context);

/* Sets an option from text: switches take "true" or "false", dates YYYY-MM-DD; a list option
 * appends; NULL goes back to the default. Both strings are copied.
 * Errors: ARGUMENT when there is no such option or the value does not fit, MEMORY. \since 0.1
 */
IETFDOC_API ietfdoc_status ietfdoc_context_set_option(ietfdoc_context *context,
                                                      const char *name, const char *value);

/* An option's present value as text; the items of a list are divided by "\n". NULL: not set, or
 * no such option. Valid while the context lives. \since 0.1 */
IETFDOC_API const char *ietfdoc_context_option(ietfdoc_context *context, const char *name);

/* The kinds of option values. \since 0.1 */
typedef enum ietfdoc_option_type {
    IETFDOC_OPTION_SWITCH,  /* "true" or "false" */
    IETFDOC_OPTION_NUMBER,  /* decimal, not negative */
    IETFDOC_OPTION_TEXT,    /* any text, or one of the words of `argument` */
    IETFDOC_OPTION_LIST,    /* texts, one for each time it is set */
    IETFDOC_OPTION_DATE,    /* YYYY-MM-DD */
    IETFDOC_OPTION_DECIDED, /* "true", "false", or "auto": the document decides */
} ietfdoc_option_type;

/* An option as data; the strings live as long as the library. Set struct_size first. \since 0.1
 */
typedef struct ietfdoc_option {
    size_t struct_size;
    const char *name;
    const char *argument; /* what its value is called, or its words as "a|b"; NULL: a switch */
    const char *value;    /* the default; NULL: none */
    const char *help;     /* one line */
    const char *group; /* "generic", "prep", "format", "text", "html", "reference" or "limit" */
    ietfdoc_option_type type;
} ietfdoc_option;

#define IETFDOC_OPTION_INIT                                                                    \
    {                                                                                          \
        sizeof(ietfdoc_option), NULL, NULL, NULL, NULL, NULL, IETFDOC_OPTION_SWITCH            \
    }

/* How many options there are. \since 0.1 */
IETFDOC_API size_t ietfdoc_option_count(void);

/* Fills *option with the option number index, from 0. Errors: ARGUMENT. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_option_describe(ietfdoc_option *option, size_t index);

/* Takes a file that a format puts beside its output (a style sheet, a script) under a name
 * relative to the output's directory; returns 0, or anything else to say that it failed. Called
 * before the output is handed over, only when the render has succeeded. \since 0.1 */
typedef int (*ietfdoc_file_callback)(const char *name, const char *data, size_t length,
                                     void *user);

/* Sets (or with NULL takes away) the callback for such files; without one they are dropped.
 * destroy is as in ietfdoc_context_on_report. \since 0.1 */
IETFDOC_API void ietfdoc_context_on_file(ietfdoc_context *context, ietfdoc_file_callback file,
                                         void *user, void (*destroy)(void *user));

/* How grave a diagnostic is. With IETFDOC_ERROR or more there is no output. \since 0.1 */
typedef enum ietfdoc_severity {
    IETFDOC_NOTE,
    IETFDOC_WARNING,
    IETFDOC_ERROR,
    IETFDOC_FATAL, /* an error that ended the work at once */
} ietfdoc_severity;

/* Something said to the author. Members may be added at the end. \since 0.1 */
typedef struct ietfdoc_diagnostic {
    ietfdoc_severity severity;
    const char *code; /* stable name: "PARSE_XML" */
    const char *text;
    const char *file;      /* absolute path or URL; NULL: no place */
    unsigned line, column; /* from 1; columns count code points; 0: unknown */
    /* The line of the text that the source was made from (Markdown), as near as instructions
     * <?line N?> in it tell; 0: unknown. */
    unsigned author_line;
} ietfdoc_diagnostic;

/* Called with each diagnostic as it is made; it is valid while the context keeps it.
 * \since 0.1 */
typedef void (*ietfdoc_report_callback)(const ietfdoc_diagnostic *diagnostic, void *user);

/* Sets (or with NULL takes away) the callback for diagnostics. destroy(user) is called when it
 * is replaced or the context is freed; it may be NULL. \since 0.1 */
IETFDOC_API void ietfdoc_context_on_report(ietfdoc_context *context,
                                           ietfdoc_report_callback report, void *user,
                                           void (*destroy)(void *user));

/* How many diagnostics the context keeps: all that were shown since it was made or cleared.
 * What is shown depends on the options quiet, verbose and silence. \since 0.1 */
IETFDOC_API size_t ietfdoc_context_diagnostic_count(const ietfdoc_context *context);

/* The diagnostic number index, from 0; NULL past the end. Valid until they are cleared.
 * \since 0.1 */
IETFDOC_API const ietfdoc_diagnostic *ietfdoc_context_diagnostic(const ietfdoc_context *context,
                                                                 size_t index);

/* Forgets all diagnostics and frees their memory. \since 0.1 */
IETFDOC_API void ietfdoc_context_clear_diagnostics(ietfdoc_context *context);

/* Why a document wants a file. \since 0.1 */
typedef enum ietfdoc_load_purpose {
    IETFDOC_LOAD_ENTITY,   /* an external entity or DTD */
    IETFDOC_LOAD_INCLUDE,  /* xi:include, <?rfc include?> */
    IETFDOC_LOAD_ARTWORK,  /* artwork or sourcecode by src */
    IETFDOC_LOAD_RESOURCE, /* a style sheet or script that an option names, from where we are */
} ietfdoc_load_purpose;

/* A request for a file, which the loader callback answers. \since 0.1 */
typedef struct ietfdoc_load ietfdoc_load;

/* Answers a request: returns IETFDOC_OK after ietfdoc_load_give, else another status, with
 * ietfdoc_load_refuse to say why. \since 0.1 */
typedef ietfdoc_status (*ietfdoc_load_callback)(ietfdoc_load *load, void *user);

/* Sets (or with NULL takes away) the loader that every file a document names goes through.
 * Without one, local files are read as the options allow; connections are opened only for URLs
 * and references that no cache has, and only when the option "network" is set and "no-network"
 * is not. destroy is as in ietfdoc_context_on_report. \since 0.1 */
IETFDOC_API void ietfdoc_context_set_loader(ietfdoc_context *context,
                                            ietfdoc_load_callback load, void *user,
                                            void (*destroy)(void *user));

/* The reference as the document has it: path, URL or bare name. \since 0.1 */
IETFDOC_API const char *ietfdoc_load_reference(const ietfdoc_load *load);

/* The path or URL of the file that names it; "" for a document from memory without a name.
 * \since 0.1 */
IETFDOC_API const char *ietfdoc_load_base(const ietfdoc_load *load);

/* What the file is wanted for. \since 0.1 */
IETFDOC_API ietfdoc_load_purpose ietfdoc_load_purpose_of(const ietfdoc_load *load);

/* Gives the file's bytes, which are copied, and the path or URL that messages shall show for it
 * (NULL: the reference). media_type may be NULL. Errors: MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_load_give(ietfdoc_load *load, const char *data,
                                             size_t length, const char *path,
                                             const char *media_type);

/* Says in words for the author why the file does not come. \since 0.1 */
IETFDOC_API void ietfdoc_load_refuse(ietfdoc_load *load, const char *why);

/* Lets the loader of the library answer; a callback may return what this returns. Errors: IO,
 * after which the reason is that of the library's loader, and MEMORY. \since 0.1 */
IETFDOC_API ietfdoc_status ietfdoc_load_default(ietfdoc_load *load);

IETFDOC_END

#endif
