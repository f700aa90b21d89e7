/* The state of one validation, shared by the files of this room. */
#ifndef IETF_CHECK_H
#define IETF_CHECK_H

#include "libietfdoc/validate/tables.h"
#include "libietfdoc/validate/validate.h"

/* An element whose end has not come. */
typedef struct ietf_open {
    const ietf_rule *rule;
    const ietf_state *state;
    bool broken; /* a child was wrong: what is missing at the end is no news */
} ietf_open;

typedef struct ietf_check {
    const ietf_document *document;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
    unsigned flags;
    ietf_validate_result result;
    ietf_open *open; /* the last one is the parent of the node at hand */
    size_t depth, capacity;
    ietf_map identifiers; /* value to the element that has it */
    ietf_list references; /* element and attribute by turns */
} ietf_check;

/* Reports an error: as a warning when that is asked for. */
#define ietf_check_report(check, code, ...)                                                    \
    (ietf_report_as((check)->diagnostics, (code), ietf_check_severity(check), __VA_ARGS__),    \
     (check)->result.errors++)

static inline enum ietf_severity
ietf_check_severity(const ietf_check *c)
{
    return c->flags & IETF_VALIDATE_WARN ? IETF_WARNING : IETF_ERROR;
}

#endif
