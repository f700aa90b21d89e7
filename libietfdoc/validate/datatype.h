/* Values against the types of the grammar. */
#ifndef IETF_DATATYPE_H
#define IETF_DATATYPE_H

#include "libietfdoc/validate/tables.h"

bool ietf_type_matches(uint16_t type, const char *value);
/* Is the type an identifier, or a pointer to one? */
bool ietf_type_is(uint16_t type, enum ietf_match match);

#endif
