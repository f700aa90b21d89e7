/* The section Authors' Addresses: a copy of every author of the document, at the end of back. A
 * document without back gets none. */
#include "libietfdoc/passes/numbering.h"
#include "libietfdoc/passes/slug.h"

/* Contributors do not make it plural, though they are listed: so it is in the reference. */
static const char *
heading(const ietf_node *front)
{
    ietf_node *author = ietf_node_child(front, IETF_EL_AUTHOR);
    unsigned count = 0;

    for (; author; author = ietf_node_next(author, IETF_EL_AUTHOR))
        if (!ietf_node_is(author, IETF_AT_ROLE, "contributor"))
            count++;
    return count > 1 ? "Authors' Addresses" : "Author's Address";
}

static ietf_node *
make_section(ietf_prep *p, const ietf_node *front, const ietf_node *like)
{
    const char *words = heading(front);
    ietf_node *section =
        ietf_prep_element(p, IETF_EL_SECTION, like, IETF_AT_TOC, "include", IETF_AT_NUMBERED,
                          "false", IETF_AT_ANCHOR, "authors-addresses", IETF_ATTRS_END);
    ietf_node *name = ietf_prep_element(p, IETF_EL_NAME, like, IETF_ATTRS_END);
    const char *slug = ietf_prep_slug(p, ietf_arena_join(p->arena, "name-", words, NULL), name);

    ietf_node_add_text(p->document, name, words);
    if (slug)
        ietf_node_set(p->document, name, IETF_AT_SLUGIFIEDNAME, slug);
    ietf_node_append(p->document, section, name);
    return section;
}

/* The copy keeps the anchor, the author on the first page gives it up: it must be unique. */
static void
copy_author(ietf_prep *p, ietf_node *section, ietf_node *n)
{
    ietf_node *copy = ietf_node_copy(p->document, n);

    ietf_node_append(p->document, section, copy);
    ietf_node_set_tail(p->document, copy, ietf_node_tail(n));
    if (n->kind == IETF_EL_AUTHOR)
        ietf_node_unset(n, IETF_AT_ANCHOR);
}

static bool
has_section(const ietf_node *back)
{
    ietf_node *section = ietf_node_child(back, IETF_EL_SECTION);

    while (section && !ietf_node_is(section, IETF_AT_ANCHOR, "authors-addresses"))
        section = ietf_node_next(section, IETF_EL_SECTION);
    return section != NULL;
}

void
ietf_pass_addresses(ietf_prep *p)
{
    ietf_node *front = ietf_node_child(p->document->root, IETF_EL_FRONT);
    ietf_node *back = ietf_node_child(p->document->root, IETF_EL_BACK);
    ietf_node *section;

    if (p->prepped || !back || !front)
        return;
    if (has_section(back)) {
        ietf_report(p->diagnostics, IETF_D_PREP_ADDRESSES_EXIST, back);
        return;
    }
    section = make_section(p, front, back);
    for (ietf_node *n = front->first; n; n = n->next)
        if (n->kind == IETF_EL_AUTHOR || n->kind == IETF_PI)
            copy_author(p, section, n);
    ietf_node_append(p->document, back, section);
    ietf_prep_number_appended(p, section);
}
