/* What would mend a document that the grammar refuses: names that were nearly right. One that
 * differs in letter case only, or in white space around it, is certain. */
#ifndef IETF_MEND_H
#define IETF_MEND_H

#include "libietfdoc/validate/check.h"

/* `near` is what was probably meant; NULL: nobody knows. */
void ietf_mend_value(ietf_check *c, const ietf_node *n, const ietf_attr *attr,
                     const char *near);
void ietf_mend_attribute(ietf_check *c, const ietf_node *n, const ietf_attr *attr,
                         const char *near);
void ietf_mend_element(ietf_check *c, const ietf_node *n, const char *near);

#endif
