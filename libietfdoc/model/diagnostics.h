/* What is said to the author: rows of diagnostics.def with a place. A diagnostic does not stop
 * the job; whoever must stop returns after reporting an error. */
#ifndef IETF_DIAGNOSTICS_H
#define IETF_DIAGNOSTICS_H

#include "libietfdoc/model/document.h"
#include "libietfdoc/model/markup.h"
#include "libietfdoc/model/options.h"
#include "libietfdoc/util/watch.h"

enum ietf_severity { IETF_NOTE, IETF_WARNING, IETF_ERROR, IETF_FATAL, IETF_LIMIT };

enum ietf_code {
#define MESSAGE(code, severity, format) IETF_D_##code,
#include "libietfdoc/model/diagnostics.def"
#undef MESSAGE
    IETF_D_COUNT
};

typedef struct ietf_diagnostic {
    enum ietf_code code;
    enum ietf_severity severity;
    const char *name; /* the code's name: "PARSE_XML" */
    const char *text;
    const char *file;           /* NULL: no place */
    unsigned line, column;      /* 0: unknown */
    unsigned shown_line;        /* what is shown for `line`: where a start tag ends */
    unsigned author_line;       /* of the text that the source was made from; 0: unknown */
    const struct ietf_fix *fix; /* what would mend it; NULL: nothing that is known */
} ietf_diagnostic;

typedef struct ietf_diagnostics {
    ietf_arena *arena;
    ietf_watch *watch;             /* of the work that is reported about; NULL: none */
    const ietf_options *options;   /* quiet, verbose and silence decide what is kept */
    const ietf_document *document; /* for file names; may be NULL */
    /* called at once for each that is shown */
    void (*sink)(const ietf_diagnostic *, void *user);
    void *user;
    unsigned errors, warnings; /* reported, shown or not */
    unsigned limits;           /* the errors among them that are IETF_LIMIT */
    ietf_line_start line;      /* for fix.h */
    const char *bytes;         /* what `line` is in */
    struct ietf_fix *fix;      /* of the next message (fix.h); NULL: it has none */
    const char *last_file;     /* the newest copy of a file's name: most share it */
    ietf_list list;            /* every ietf_diagnostic that is shown */
} ietf_diagnostics;

void ietf_diagnostics_init(ietf_diagnostics *x, ietf_arena *a, const ietf_options *options);

/* Reports the message with the arguments of its format (as ietf_arena_format) at a node, which
 * may be NULL. Errors are always shown; warnings unless quiet or silenced; notes only when
 * verbose. */
void ietf_report(ietf_diagnostics *x, enum ietf_code code, const ietf_node *at, ...);
/* The same with another severity than the row's. */
void ietf_report_as(ietf_diagnostics *x, enum ietf_code code, enum ietf_severity severity,
                    const ietf_node *at, ...);
/* The same with a place that is not a node's. */
void ietf_report_at(ietf_diagnostics *x, enum ietf_code code, const char *file, unsigned line,
                    unsigned column, ...);

enum ietf_severity ietf_code_severity(enum ietf_code code);
const char *ietf_code_name(enum ietf_code code);
const char *ietf_code_format(enum ietf_code code);

#endif
