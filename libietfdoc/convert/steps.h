/* What the steps of the conversion share: their state, and changes to the tree in the terms of
 * lxml, which the reference's results follow from. There, text belongs to what it follows: it
 * moves with an element, or goes with it. */
#ifndef IETF_STEPS_H
#define IETF_STEPS_H

#include "libietfdoc/convert/convert.h"

typedef struct ietf_convert {
    ietf_document *document;
    ietf_arena *arena; /* scratch */
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    unsigned char *compact; /* by serial: 1 for a list under <?rfc subcompact="yes"?> */
    bool stop;              /* an error was reported that ends the work */
} ietf_convert;

#define EACH(step, kind)      void ietf_step_##step(ietf_convert *c, ietf_node *n);
#define WITH(step, attribute) void ietf_step_##step(ietf_convert *c, ietf_node *n);
#define ONCE(step)            void ietf_step_##step(ietf_convert *c);
#include "libietfdoc/convert/convert.def"
#undef EACH
#undef WITH
#undef ONCE

/* All nodes below `top` that are wanted, as they are now: what a step adds is not among them.
 */
void ietf_convert_select(ietf_convert *c, ietf_list *found, ietf_node *top,
                         bool (*wanted)(const ietf_node *n, unsigned what), unsigned what);
/* Reports an error that ends the work. */
void ietf_convert_fail(ietf_convert *c, enum ietf_code code, const ietf_node *at);

/* Fills c->compact. */
void ietf_convert_find_compact(ietf_convert *c);

/* Relatives that are not text. */
ietf_node *ietf_edit_first(const ietf_node *n);
ietf_node *ietf_edit_next(const ietf_node *n);
ietf_node *ietf_edit_previous(const ietf_node *n);
/* No child, and no text in it or behind it. */
bool ietf_edit_is_empty(const ietf_node *n);

/* Moves n with the text behind it: to the end of parent, before `place` (NULL: to the end). */
void ietf_edit_append(ietf_convert *c, ietf_node *parent, ietf_node *n);
void ietf_edit_insert(ietf_convert *c, ietf_node *parent, ietf_node *place, ietf_node *n);
/* Moves everything in `from` but the text before its first child. */
void ietf_edit_take_children(ietf_convert *c, ietf_node *from, ietf_node *to);
/* Moves what is in n into a new <t>, its only child. */
ietf_node *ietf_edit_wrap(ietf_convert *c, ietf_node *n);
/* Makes n an element of another kind; text without CDATA, blank text gone. */
void ietf_edit_replace(ietf_convert *c, ietf_node *n, enum ietf_kind kind);
/* Takes n out; its text and what is behind it go to the end of the text that its parent begins
 * with, as the reference has it, be that the place or not. With --verbose they stay, behind a
 * comment. */
void ietf_edit_drop(ietf_convert *c, ietf_node *n, const char *comment);
/* With --verbose, a comment before `place` (NULL: at the end of parent). */
void ietf_edit_remark(ietf_convert *c, ietf_node *parent, ietf_node *place, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
/* The text at the start of n becomes one CDATA section. */
void ietf_edit_set_cdata(ietf_convert *c, ietf_node *n, const char *text);
/* Attributes; the list ends with IETF_AT_FOREIGN. */
void ietf_edit_unset(ietf_node *n, ...);
void ietf_edit_copy_attributes(ietf_convert *c, const ietf_node *from, ietf_node *to);

#endif
