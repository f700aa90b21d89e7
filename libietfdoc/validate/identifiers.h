/* xsd:ID and xsd:IDREF: one space of identifiers for the whole document. */
#ifndef IETF_IDENTIFIERS_H
#define IETF_IDENTIFIERS_H

#include "libietfdoc/validate/check.h"

/* Warns where an attribute that is an identifier somewhere has the value of an earlier one of
 * the same name, as the reference does before it validates. */
void ietf_identifiers_warn(ietf_check *c);
void ietf_identifiers_define(ietf_check *c, const ietf_node *n, const ietf_attr *attr);
void ietf_identifiers_refer(ietf_check *c, const ietf_node *n, const ietf_attr *attr);
/* After the last element: every reference must have met its identifier. */
void ietf_identifiers_finish(ietf_check *c);

#endif
