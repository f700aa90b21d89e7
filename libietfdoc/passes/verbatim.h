/* artwork and sourcecode: content from elsewhere, and white space at the ends of lines. */
#ifndef IETF_VERBATIM_H
#define IETF_VERBATIM_H

#include "libietfdoc/passes/pass.h"

enum ietf_scheme { IETF_SCHEME_OTHER, IETF_SCHEME_FILE, IETF_SCHEME_HTTP, IETF_SCHEME_DATA };

/* Where the content of an element is: its src attribute, taken apart. */
typedef struct ietf_source {
    const char *text; /* as the author wrote it, trimmed */
    enum ietf_scheme scheme;
    const char *path; /* IETF_SCHEME_FILE: without scheme, host, query and fragment */
} ietf_source;

/* False when there is no src. Reports a scheme that is not allowed. */
bool ietf_source_get(ietf_prep *p, const ietf_node *n, ietf_source *out);
/* Brings the bytes; false after reporting. Keeps the author's src of a file as originalSrc, and
 * makes src absolute. */
bool ietf_source_load(ietf_prep *p, ietf_node *n, const ietf_source *source, ietf_loaded *out);
/* The bytes as a data: URL. */
const char *ietf_source_data_url(ietf_prep *p, const ietf_loaded *loaded);

/* Trailing blanks go from the lines of n's text, tabs become spaces up to the next multiple of
 * eight columns, with a warning for each line. */
void ietf_verbatim_clean(ietf_prep *p, ietf_node *n);

#endif
