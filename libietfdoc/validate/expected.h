/* Words for messages: what was expected, and what was probably meant. */
#ifndef IETF_EXPECTED_H
#define IETF_EXPECTED_H

#include "libietfdoc/util/map.h"
#include "libietfdoc/validate/tables.h"

/* "<name>, <t>, text or the end of <section>" */
const char *ietf_expected_children(ietf_arena *a, const ietf_state *s, const ietf_rule *in);
/* "<rfc> or <svg>" */
const char *ietf_expected_root(ietf_arena *a);
/* "\"true\" or \"false\"", "an identifier (…)" */
const char *ietf_expected_value(ietf_arena *a, uint16_t type);
/* "none of them, or empty, or empty and bare" */
const char *ietf_expected_together(ietf_arena *a, const ietf_combination *c);

/* What is expected and looks nearly the same; NULL: nothing does. */
const char *ietf_near_child(const ietf_state *s, const char *name);
const char *ietf_near_attr(const ietf_rule *r, const char *name);
const char *ietf_near_value(uint16_t type, const char *value);
const char *ietf_near_key(const ietf_map *keys, const char *value);
/* "; did you mean …?" with marks around it, "" without it. */
const char *ietf_near_words(ietf_arena *a, const char *near, const char *before,
                            const char *after);

#endif
