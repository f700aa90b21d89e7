/* Edits of the source that mend what a message is about. A fix is begun, edits are added, and
 * the next message that is reported takes it along. When the source does not hold what the tree
 * does (the markup comes from an entity, from another file or from a pass), the fix is void,
 * and the message goes without: callers need not ask. */
#ifndef IETF_FIX_H
#define IETF_FIX_H

#include "libietfdoc/model/diagnostics.h"
#include "libietfdoc/model/markup.h"

/* A piece of the source to be replaced. */
typedef struct ietf_edit {
    size_t offset, length; /* in bytes of the source as it was given */
    unsigned line, column, end_line, end_column;
    const char *text; /* what comes in its place */
} ietf_edit;

typedef struct ietf_fix {
    const char *text; /* what it does: "Take the attribute title away" */
    bool certain;     /* it cannot be wrong: --fix applies it */
    bool is_void;
    ietf_list edits; /* of ietf_edit, in the order of the source */
    ietf_markup markup;
    size_t skipped; /* bytes of the source before the markup: a byte order mark */
    ietf_arena *arena;
} ietf_fix;

/* The markup of the source of the document at hand; false when it is not to be had. */
bool ietf_fix_markup(ietf_diagnostics *x, ietf_markup *m);

/* Begins the fix of the next message; never NULL. */
ietf_fix *ietf_fix_certain(ietf_diagnostics *x, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same for one that an author should look at. */
ietf_fix *ietf_fix_possible(ietf_diagnostics *x, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The tag of an element; false (and the fix is void) when it is not in the source. */
bool ietf_fix_tag(ietf_fix *f, const ietf_node *n, ietf_tag *tag);
/* Any edit; offsets are those of the markup. */
void ietf_fix_replace(ietf_fix *f, size_t start, size_t end, const char *text);

void ietf_fix_drop_attr(ietf_fix *f, const ietf_node *n, const char *name);
void ietf_fix_rename_attr(ietf_fix *f, const ietf_node *n, const char *name, const char *now);
/* Replaces the value, or adds the attribute. */
void ietf_fix_set_attr(ietf_fix *f, const ietf_node *n, const char *name, const char *value);
/* Takes the white space at both ends of a value away. */
void ietf_fix_strip_attr(ietf_fix *f, const ietf_node *n, const char *name);
void ietf_fix_rename(ietf_fix *f, const ietf_node *n, const char *now);
/* With its line, when it is alone on it. */
void ietf_fix_drop(ietf_fix *f, const ietf_node *n);
/* Replaces all that is in it. */
void ietf_fix_set_text(ietf_fix *f, const ietf_node *n, const char *text);

#endif
