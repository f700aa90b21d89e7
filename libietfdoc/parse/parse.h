/* Bytes to tree. The only room that knows libxml2. */
#ifndef IETF_PARSE_H
#define IETF_PARSE_H

#include "libietfdoc/model/diagnostics.h"
#include "libietfdoc/parse/loader.h"

typedef struct ietf_parse_job {
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    const ietf_loader *loader; /* NULL: nothing may be included */
    const char *source;        /* name for messages */
    const char *path;          /* absolute path, "" for memory without a name */
    ietf_arena *arena;
    bool keep_cdata; /* texts remember their CDATA sections (IETF_NODE_CDATA) */
} ietf_parse_job;

/* NULL after reporting errors. Entities are resolved, and <?rfc include="…"?> is; xi:include
 * is left in the tree. */
ietf_document *ietf_parse(const ietf_parse_job *job, const char *data, size_t length);
/* Replaces every xi:include below the root (RFC 7998 5.1.1), nested ones included, adding
 * xml:base as the reference does; false after reporting errors. */
bool ietf_include(const ietf_parse_job *job, ietf_document *d);
/* Parses a file's bytes as a fragment of document d (SVG artwork): the detached root element,
 * or NULL after reporting at the node that asked for it. */
ietf_node *ietf_parse_fragment(const ietf_parse_job *job, ietf_document *d,
                               const ietf_loaded *file, const ietf_node *asked_by);
/* As before, but with the comments and instructions around its root: a detached node that holds
 * them all as children. */
ietf_node *ietf_parse_whole(const ietf_parse_job *job, ietf_document *d,
                            const ietf_loaded *file, const ietf_node *asked_by);

#endif
