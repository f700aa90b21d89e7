/* What a document to be published as an RFC must not contain any more, and the links that it
 * must contain (RFC 7998 5.6). */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/util/str.h"

#define ISSN_LINK  "urn:issn:2070-1721"
#define DOI_LINK   "https://dx.doi.org/10.17487/rfc"
#define DRAFT_LINK "https://datatracker.ietf.org/doc/"

/* Takes out the nodes below the root for which `goes` holds; with_tail: and the text behind
 * each. */
static void
remove_all(ietf_prep *p, bool (*goes)(const ietf_node *n), bool with_tail)
{
    ietf_node *root = p->document->root;
    ietf_node *next;

    for (ietf_node *n = ietf_node_following(root, root); n; n = next) {
        if (!goes(n)) {
            next = ietf_node_following(n, root);
            continue;
        }
        next = ietf_node_after(n, root);
        while (next && next->kind == IETF_TEXT)
            next = ietf_node_following(next, root);
        if (with_tail)
            ietf_node_remove_with_tail(p->document, n);
        else
            ietf_node_remove(p->document, n);
    }
}

static bool
is_for_draft(const ietf_node *n)
{
    return ietf_node_is_element(n) && ietf_node_is(n, IETF_AT_REMOVEINRFC, "true");
}

static bool
is_cref(const ietf_node *n)
{
    return n->kind == IETF_EL_CREF;
}

static bool
is_alternate_link(const ietf_node *n)
{
    return n->kind == IETF_EL_LINK && ietf_node_is(n, IETF_AT_REL, "alternate");
}

static bool
is_comment(const ietf_node *n)
{
    return n->kind == IETF_COMMENT;
}

/* 7998 5.6.1 */
void
ietf_pass_rfc_notes(ietf_prep *p)
{
    if (p->rfc)
        remove_all(p, is_for_draft, true);
}

/* 7998 5.6.2 */
void
ietf_pass_rfc_crefs(ietf_prep *p)
{
    if (p->rfc)
        remove_all(p, is_cref, false);
}

static const ietf_node *
find_link(const ietf_prep *p, const char *rel, const char *href)
{
    ietf_node *root = p->document->root;
    ietf_node *n = root;

    while ((n = ietf_node_following_kind(n, root, IETF_EL_LINK)))
        if ((!rel || ietf_node_is(n, IETF_AT_REL, rel)) &&
            (!href || ietf_node_is(n, IETF_AT_HREF, href)))
            break;
    return n;
}

static void
insert_link(ietf_prep *p, const char *rel, const char *href)
{
    ietf_node *root = p->document->root;

    ietf_prep_insert(p, root, 0,
                     ietf_prep_element(p, IETF_EL_LINK, root, IETF_AT_HREF, href, IETF_AT_REL,
                                       rel, IETF_ATTRS_END));
}

static void
check_draft_link(ietf_prep *p)
{
    const char *name = ietf_node_get(p->document->root, IETF_AT_DOCNAME);
    const ietf_node *link = find_link(p, "prev", NULL);
    const char *href;

    if (link) {
        href = ietf_node_get(link, IETF_AT_HREF);
        if (!href || !ietf_str_starts(href, DRAFT_LINK "draft-"))
            ietf_report(p->diagnostics, IETF_D_PREP_PREV_LINK, link, href ? href : "");
    } else if (name && *name) {
        insert_link(p, "prev", ietf_arena_join(p->arena, DRAFT_LINK, name, NULL));
    } else {
        ietf_report(p->diagnostics, IETF_D_PREP_NO_PREV_LINK, p->document->root);
    }
}

/* 7998 5.6.3. The relations should be item and describedBy, and the host doi.org; the reference
 * writes alternate and dx.doi.org. */
void
ietf_pass_rfc_links(ietf_prep *p)
{
    const char *doi;

    if (!p->rfc)
        return;
    remove_all(p, is_alternate_link, true);
    if (!find_link(p, "item", ISSN_LINK))
        insert_link(p, "alternate", ISSN_LINK);
    doi = ietf_arena_join(p->arena, DOI_LINK, p->number, NULL);
    if (!find_link(p, NULL, doi))
        insert_link(p, "alternate", doi);
    check_draft_link(p);
}

/* 7998 5.6.4 */
void
ietf_pass_rfc_comments(ietf_prep *p)
{
    if (p->rfc)
        remove_all(p, is_comment, false);
}

/* 7998 5.6.5 */
void
ietf_pass_rfc_sources(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    if (!p->rfc)
        return;
    for (ietf_node *n = root; (n = ietf_node_following(n, root));) {
        if (!ietf_node_is_element(n))
            continue;
        ietf_node_unset(n, IETF_AT_XML_BASE);
        ietf_node_unset(n, IETF_AT_ORIGINALSRC);
    }
}
