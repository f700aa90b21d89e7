/* libxslt, loaded when the first style sheet is used and not before: with libexslt and what
 * that needs, it takes as long to load as a short document to render. */
#ifndef IETF_LIBXSLT_H
#define IETF_LIBXSLT_H

#include <libexslt/exslt.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include <stdbool.h>

/* Every function that is used, by library. */
#define IETF_LIBXSLT_FUNCTIONS(FUNCTION)                                                       \
    FUNCTION(xsltInit)                                                                         \
    FUNCTION(xsltSetLoaderFunc)                                                                \
    FUNCTION(xsltSetGenericErrorFunc)                                                          \
    FUNCTION(xsltParseStylesheetDoc)                                                           \
    FUNCTION(xsltFreeStylesheet)                                                               \
    FUNCTION(xsltNextImport)                                                                   \
    FUNCTION(xsltNewTransformContext)                                                          \
    FUNCTION(xsltFreeTransformContext)                                                         \
    FUNCTION(xsltSetTransformErrorFunc)                                                        \
    FUNCTION(xsltQuoteOneUserParam)                                                            \
    FUNCTION(xsltApplyStylesheetUser)                                                          \
    FUNCTION(xsltSaveResultToString)                                                           \
    FUNCTION(xsltNewSecurityPrefs)                                                             \
    FUNCTION(xsltFreeSecurityPrefs)                                                            \
    FUNCTION(xsltSetSecurityPrefs)                                                             \
    FUNCTION(xsltSetCtxtSecurityPrefs)                                                         \
    FUNCTION(xsltSecurityForbid)                                                               \
    FUNCTION(xsltSecurityAllow)
#define IETF_LIBEXSLT_FUNCTIONS(FUNCTION) FUNCTION(exsltRegisterAll)

typedef struct ietf_libxslt {
#define FUNCTION(name) __typeof__(name) *name;
    IETF_LIBXSLT_FUNCTIONS(FUNCTION)
    IETF_LIBEXSLT_FUNCTIONS(FUNCTION)
#undef FUNCTION
    /* The library's variables: what serves the whole process. */
    xsltDocLoaderFunc *loader;
    xmlGenericErrorFunc *error;
    void **error_user;
} ietf_libxslt;

/* False when this machine lacks one of the libraries. */
bool ietf_libxslt_load(ietf_libxslt *lib);

#endif
