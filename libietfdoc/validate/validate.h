/* The grammar run over the tree: generated tables in, diagnostics out, in linear time. */
#ifndef IETF_VALIDATE_H
#define IETF_VALIDATE_H

#include "libietfdoc/model/diagnostics.h"

typedef struct ietf_validate_result {
    unsigned errors; /* how many were reported */
    bool deadly;     /* a script in SVG: never to be tolerated */
} ietf_validate_result;

enum ietf_validate_flags {
    IETF_VALIDATE_IGNORE_ROOT_ATTRIBUTES = 1, /* as the check after the passes does */
    IETF_VALIDATE_WARN = 2, /* report as warnings: the check after the passes */
    /* any element may be the root, and what it refers to may be elsewhere: part of a document
     */
    IETF_VALIDATE_FRAGMENT = 4,
};

/* Element content, attributes, data types, ID and IDREF. */
ietf_validate_result ietf_validate(const ietf_document *d, unsigned flags, ietf_diagnostics *x);

#endif
