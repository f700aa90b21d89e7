/* What the parts of a run over a style sheet share. libxslt calls back into libraries' state
 * that is the whole process's (hooks.c), reads files through us (documents.c), and says what is
 * wrong in pieces of text (messages.c). */
#ifndef IETF_XSLT_H
#define IETF_XSLT_H

#include "formatters/xslt/libxslt.h"
#include "formatters/xslt/row.h"

/* Something that libxslt said. */
typedef struct ietf_xslt_message {
    const char *file; /* NULL: no place */
    unsigned line, column;
    const char *text;
    bool message;         /* by xsl:message */
    enum ietf_code limit; /* a ceiling that was reached */
} ietf_xslt_message;

typedef struct ietf_xslt {
    const ietf_render_job *job;
    ietf_arena *arena; /* the job's: of the calls between enter and leave only within a try */
    ietf_libxslt lib;
    const char *sheet;                 /* absolute path or "stock:/NAME.xsl" */
    const char *directory;             /* of the sheet; NULL: a stock one */
    const char **parameters;           /* name, value … NULL */
    xsltTransformContextPtr transform; /* NULL: the sheet is being compiled */
    ietf_list messages;                /* of ietf_xslt_message */
    ietf_buf text;                     /* the message that is being said */
    ietf_xslt_message place;           /* where, as was said before it */
    const char *detail;                /* belongs to what is said next; NULL: nothing */
    bool no_memory;
    bool refused; /* a file that the sheet asked for was not given */
    struct ietf_xslt *outer;
    xmlStructuredErrorFunc former_structured; /* this thread's, of libxml2 */
    xmlGenericErrorFunc former_generic;
    void *former_structured_user, *former_generic_user;
} ietf_xslt;

/* Around everything that calls libxslt. Nothing between them unwinds. */
void ietf_xslt_enter(ietf_xslt *x);
void ietf_xslt_leave(ietf_xslt *x);

/* step(user), unless memory ran out before. */
void ietf_xslt_try(ietf_xslt *x, void (*step)(void *user), void *user);

/* A document as the sheet may have it; the errors are said. dict may be NULL. */
xmlDocPtr ietf_xslt_parse(ietf_xslt *x, const char *data, size_t length, const char *url,
                          xmlDictPtr dict, int options);
/* What libxslt asks for, by URL; NULL: it is refused, and said why. The sheet is the one that
 * asks while it is compiled, else NULL. */
xmlDocPtr ietf_xslt_load(ietf_xslt *x, const char *url, xmlDictPtr dict, int options,
                         xsltStylesheetPtr sheet);

/* Symbolic links resolved; the path itself where there is no such file. */
const char *ietf_xslt_real_path(ietf_arena *a, const char *path);

/* What libxslt calls with text, in pieces; and what takes it. */
void ietf_xslt_hear(void *user, const char *format, ...);
void ietf_xslt_say(ietf_xslt *x, const char *format, va_list arguments);
/* An error that libxml2 found. */
void ietf_xslt_say_error(ietf_xslt *x, const xmlError *error);
/* A message of our own at that element, or (NULL) at the instruction that runs. */
void ietf_xslt_add(ietf_xslt *x, xmlNodePtr at, const char *text);
/* Reports what was said; when the run has failed, at least one error. */
void ietf_xslt_report(ietf_xslt *x, bool failed);

#endif
