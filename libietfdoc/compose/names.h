/* How people and organizations are called: on the first page, in addresses, in references. A
 * name has an ASCII form beside it only where the name itself is not all Latin script (RFC
 * 7997). */
#ifndef IETF_NAMES_H
#define IETF_NAMES_H

#include "libietfdoc/model/document.h"

typedef struct ietf_name {
    const char *name;  /* "" when there is none */
    const char *ascii; /* shown in parentheses or instead; NULL: not needed */
} ietf_name;

typedef struct ietf_name_parts {
    const char *initials, *surname; /* NULL: not given */
} ietf_name_parts;

/* All take an author or contact element; strings live in the arena or in the document. */

/* "J." and "Doe", from initials and surname or else from fullname. */
ietf_name_parts ietf_author_short_parts(const ietf_node *author, ietf_arena *a);
/* The same from the ascii attributes; without them as the function above. */
ietf_name_parts ietf_author_short_ascii_parts(const ietf_node *author, ietf_arena *a);
/* "J. Doe", as on the first page. */
const char *ietf_author_short_name(const ietf_node *author, ietf_arena *a);
const char *ietf_author_short_ascii_name(const ietf_node *author, ietf_arena *a);
ietf_name ietf_author_short(const ietf_node *author, ietf_arena *a);

/* "Jane Doe", as in addresses. */
const char *ietf_author_full_name(const ietf_node *author, ietf_arena *a);
const char *ietf_author_full_ascii_name(const ietf_node *author, ietf_arena *a);
/* Both; the organization when there is no name. */
ietf_name ietf_author_full(const ietf_node *author, ietf_arena *a);
/* "Name (ascii)" or "Name": as a contact in running text and as an xref's content. */
const char *ietf_author_expansion(const ietf_node *author, ietf_arena *a);

/* "Doe, J.", as in references; the organization when there is no name. */
ietf_name ietf_author_reference_first(const ietf_node *author, ietf_arena *a);
/* "J. Doe": the last of several. */
ietf_name ietf_author_reference_last(const ietf_node *author, ietf_arena *a);

/* "Ed." for editor, else the role in title case; "" without a role. */
const char *ietf_author_role(const ietf_node *author, ietf_arena *a);

/* The organization by its abbreviation or name; "" when there is none. */
const char *ietf_organization_short_name(const ietf_node *author);
const char *ietf_organization_short_ascii_name(const ietf_node *author);
ietf_name ietf_organization_short(const ietf_node *author);
const char *ietf_organization_full_name(const ietf_node *author);
const char *ietf_organization_full_ascii_name(const ietf_node *author);

/* "Name (ascii)" when there is an ascii form, else the name. */
const char *ietf_name_both(ietf_name name, ietf_arena *a);

/* The right column of the first page: "J. Doe, Ed." and the organization below. */
typedef struct ietf_front_author {
    const char *name;         /* "" when there is none */
    const char *organization; /* NULL: no line; "": an empty line */
} ietf_front_author;

ietf_front_author ietf_author_front(const ietf_node *author, ietf_arena *a);

#endif
