/* What the document's iref elements say, collected for the index. */
#ifndef IETF_INDEX_H
#define IETF_INDEX_H

#include "libietfdoc/passes/pass.h"

typedef struct ietf_index_entry {
    const char *item;    /* white space collapsed */
    const char *subitem; /* NULL: none */
    const char *anchor;  /* what the entry points to */
    enum ietf_kind anchor_kind;
    bool primary;
} ietf_index_entry;

#endif
