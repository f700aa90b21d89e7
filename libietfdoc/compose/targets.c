/* What a link inside the document leads to, in words. */
#include "libietfdoc/compose/boilerplate.h"
#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/compose/xrefs.h"
#include "libietfdoc/util/str.h"

static const char *
text_of(const ietf_xref_job *job, const ietf_node *n)
{
    return n ? ietf_clean_text(ietf_node_all_text(n, job->arena), job->arena) : "";
}

/* "[RFC2119] Key words for use in RFCs …" */
static const char *
reference(const ietf_xref_job *job, const ietf_node *n)
{
    const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *name = anchor ? ietf_refname(job->refnames, anchor) : NULL;
    const ietf_node *front = ietf_node_child(n, IETF_EL_FRONT);
    const char *title = text_of(job, front ? ietf_node_child(front, IETF_EL_TITLE) : NULL);

    if (!name)
        return *title ? title : NULL;
    return ietf_arena_join(job->arena, "[", name, "]", *title ? " " : "", title, NULL);
}

/* "Section 2: Terms"; what has no number is called by its name. */
static const char *
numbered(const ietf_xref_job *job, const ietf_node *n, const ietf_pn *pn)
{
    ietf_arena *a = job->arena;
    const char *name = text_of(job, ietf_node_child(n, IETF_EL_NAME));

    if (ietf_node_is(n, IETF_AT_NUMBERED, "false") && *name)
        return name;
    return ietf_arena_join(a, ietf_pn_word(pn, a), " ", ietf_pn_number(pn, a),
                           *name ? ": " : "", name, NULL);
}

/* The nearest element at n or around it that has a number. */
static const ietf_node *
numbered_around(const ietf_node *n)
{
    while (n && !(ietf_node_is_element(n) && ietf_node_has(n, IETF_AT_PN)))
        n = n->parent;
    return n;
}

const char *
ietf_target_description(const ietf_xref_job *job, const char *id)
{
    const ietf_node *n = ietf_document_find(job->document, id);
    ietf_pn pn;

    if (n && n->kind == IETF_EL_NAME)
        n = n->parent;
    if (!n)
        return NULL;
    if (n->kind == IETF_EL_REFERENCE || n->kind == IETF_EL_REFERENCEGROUP)
        return reference(job, n);
    if (n->kind == IETF_EL_ABSTRACT)
        return IETF_ABSTRACT_HEADING;
    if (n->kind == IETF_EL_AUTHOR || n->kind == IETF_EL_CONTACT)
        return ietf_author_expansion(n, job->arena);
    n = numbered_around(n);
    if (!n || !ietf_pn_split(&pn, ietf_node_get(n, IETF_AT_PN), job->arena))
        return NULL;
    if (!pn.paragraph)
        return numbered(job, n, &pn);
    return ietf_arena_join(job->arena, ietf_pn_word(&pn, job->arena), " ",
                           ietf_pn_number(&pn, job->arena), ", Paragraph ", pn.paragraph, NULL);
}
