/** \file
 * What every other header needs: version, status codes, linkage. Threads: all of it may be
 * called from any thread at any time. */
#ifndef IETFDOC_BASE_H
#define IETFDOC_BASE_H

#include <stddef.h>

/** \def IETFDOC_BEGIN
 * Begins declarations in C, for C++, too. \since 0.1 */
/** \def IETFDOC_END
 * Ends what IETFDOC_BEGIN has begun. \since 0.1 */
#ifdef __cplusplus
#define IETFDOC_BEGIN extern "C" {
#define IETFDOC_END   }
#else
#define IETFDOC_BEGIN
#define IETFDOC_END
#endif

/** \def IETFDOC_API
 * Marks what the library exports. \since 0.1 */
#if defined(__GNUC__)
#define IETFDOC_API __attribute__((visibility("default")))
#else
#define IETFDOC_API
#endif

IETFDOC_BEGIN

/** The version of these headers; ietfdoc_version has that of the library. \since 0.1 */
#define IETFDOC_VERSION_MAJOR 0
/** \copybrief IETFDOC_VERSION_MAJOR \since 0.1 */
#define IETFDOC_VERSION_MINOR 1
/** \copybrief IETFDOC_VERSION_MAJOR \since 0.1 */
#define IETFDOC_VERSION_PATCH 0
/** \copybrief IETFDOC_VERSION_MAJOR As text. \since 0.1 */
#define IETFDOC_VERSION "0.1.0"
/** \copybrief IETFDOC_VERSION_MAJOR As one number, 0xMMmmpp, that grows. \since 0.1 */
#define IETFDOC_VERSION_NUMBER 0x000100

/** What became of a call. Statuses are for programs; what an author needs to know is said by
 * diagnostics (context.h). \since 0.1 */
typedef enum ietfdoc_status {
    IETFDOC_OK = 0,          /**< done */
    IETFDOC_E_MEMORY = 1,    /**< memory ran out; nothing leaks, the context stays usable */
    IETFDOC_E_LIMIT = 2,     /**< a ceiling among the options was reached (max-depth, …) */
    IETFDOC_E_INVALID = 3,   /**< the document has errors; they have been reported */
    IETFDOC_E_IO = 4,        /**< a file cannot be read, or a callback said that it failed */
    IETFDOC_E_ARGUMENT = 5,  /**< the call is wrong: unknown name, value that does not fit */
    IETFDOC_E_CANCELLED = 6, /**< the program has asked for that (progress.h) */
} ietfdoc_status;

/** A library, its options and what it reported: for one thread at a time. \since 0.1 */
typedef struct ietfdoc_context ietfdoc_context;

/** A document. Once prepared it never changes and may be read and rendered in several threads,
 * each with a context of its own. \since 0.1 */
typedef struct ietfdoc_document ietfdoc_document;

/** A node of a document's tree, read-only, valid as long as its document. \since 0.1 */
typedef struct ietfdoc_node ietfdoc_node;

/** The version of the library that is running: "0.1.0". \since 0.1 */
IETFDOC_API const char *ietfdoc_version(void);

/** The same as a number, to be compared with IETFDOC_VERSION_NUMBER. \since 0.1 */
IETFDOC_API unsigned ietfdoc_version_number(void);

/** A few words for a status: "out of memory". Never NULL. \since 0.1 */
IETFDOC_API const char *ietfdoc_status_text(ietfdoc_status status);

/** How a country that `<country>` may name is written: name number index of country number
 * `country`, both from 0. The first name is the two-letter code, the second the three-letter
 * one. NULL past the end. \since 0.1 */
IETFDOC_API const char *ietfdoc_country_name(size_t country, size_t index);

IETFDOC_END

#endif
