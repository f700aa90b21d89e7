/* Names of people and their ASCII forms: RFC 7998 5.3.2, RFC 7997. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static bool
same_stripped(ietf_prep *p, const char *left, const char *right)
{
    return strcmp(ietf_utf8_strip(p->arena, left), ietf_utf8_strip(p->arena, right)) == 0;
}

/* An ASCII form that says the same is not needed. */
void
ietf_pass_ascii(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; (n = ietf_node_following(n, root));) {
        const char *ascii = ietf_node_is_element(n) ? ietf_node_get(n, IETF_AT_ASCII) : NULL;
        if (!ascii)
            continue;
        if (!*ietf_node_text(n) && !(n->flags & IETF_NODE_OPEN)) {
            ietf_report(p->diagnostics, IETF_D_PREP_ASCII_EMPTY, n, n->name);
            p->stop = true;
            return;
        }
        if (same_stripped(p, ietf_node_text(n), ascii)) {
            ietf_node_unset(n, IETF_AT_ASCII);
            ietf_mend_drop_attr(p, n, IETF_AT_ASCII);
            ietf_report(p->diagnostics, IETF_D_PREP_ASCII_REDUNDANT, n, n->name);
        }
    }
}

static void
check_pair(ietf_prep *p, ietf_node *n, enum ietf_at at, enum ietf_at ascii_at)
{
    const char *value = ietf_node_get(n, at), *ascii = ietf_node_get(n, ascii_at);
    const char *name = ietf_at_name(at), *ascii_name = ietf_at_name(ascii_at);

    if (ascii && !value) {
        ietf_fix_rename_attr(
            ietf_fix_possible(p->diagnostics, "Rename %s to %s", ascii_name, name), n,
            ascii_name, name);
        ietf_report(p->diagnostics, IETF_D_PREP_ASCII_ALONE, n, name, ascii_name);
    } else if (value && !ascii) {
        if (!ietf_script_is_latin(value))
            ietf_report(p->diagnostics, IETF_D_PREP_ASCII_MISSING, n, ascii_name, name);
    } else if (value && same_stripped(p, value, ascii)) {
        ietf_node_unset(n, ascii_at);
        ietf_mend_drop_attr(p, n, ascii_at);
        ietf_report(p->diagnostics, IETF_D_PREP_NAME_REDUNDANT, n, ascii_name, n->name);
    }
}

static bool
given(const char *value)
{
    return value && *value;
}

static void
check_person(ietf_prep *p, ietf_node *n)
{
    const char *full = ietf_node_get(n, IETF_AT_FULLNAME);
    const char *initials = ietf_node_get(n, IETF_AT_INITIALS);
    const char *surname = ietf_node_get(n, IETF_AT_SURNAME);
    const ietf_node *organization = ietf_node_child(n, IETF_EL_ORGANIZATION);

    if (!(given(initials) && given(surname)) && !given(full) &&
        !(organization && *ietf_node_text(organization)))
        ietf_report(p->diagnostics, IETF_D_PREP_AUTHOR_NAMELESS, n);
    if (!given(full) && (given(initials) || given(surname))) {
        bool both = given(initials) && given(surname);
        ietf_node_set(p->document, n, IETF_AT_FULLNAME,
                      ietf_arena_join(p->arena, given(initials) ? initials : "",
                                      both ? " " : "", given(surname) ? surname : "", NULL));
    }
    check_pair(p, n, IETF_AT_FULLNAME, IETF_AT_ASCIIFULLNAME);
    check_pair(p, n, IETF_AT_INITIALS, IETF_AT_ASCIIINITIALS);
    check_pair(p, n, IETF_AT_SURNAME, IETF_AT_ASCIISURNAME);
}

/* Only the document's own; authors of references are taken as they are. */
void
ietf_pass_authors(ietf_prep *p)
{
    ietf_node *front = ietf_node_child(p->document->root, IETF_EL_FRONT);

    for (ietf_node *n = front ? ietf_node_child(front, IETF_EL_AUTHOR) : NULL; n;
         n = ietf_node_next(n, IETF_EL_AUTHOR))
        check_person(p, n);
}

void
ietf_pass_contacts(ietf_prep *p, ietf_node *n)
{
    check_person(p, n);
}
