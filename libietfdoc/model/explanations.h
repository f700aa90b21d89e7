/* What there is to say about each message, for people: made from explanations.txt. */
#ifndef IETF_EXPLANATIONS_H
#define IETF_EXPLANATIONS_H

#include "libietfdoc/model/diagnostics.h"

typedef struct ietf_explanation {
    const char *text; /* the format with an ellipsis for what differs */
    const char *title, *about, *mend;
    const char *fix, *see, *url, *wrong, *right; /* NULL: none */
} ietf_explanation;

extern const ietf_explanation ietf_explanations[IETF_D_COUNT];

#endif
