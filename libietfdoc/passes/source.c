/* The start of the pipeline, RFC 7998 5.1.1 to 5.1.4: the document as one tree with nothing
 * around the root, the names of its references, and whether the grammar takes it. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/references.h"
#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/validate/validate.h"

void
ietf_pass_include(ietf_prep *p)
{
    if (!ietf_include(p->parse, p->document))
        p->stop = true;
}

/* Comments and instructions around the root go with the DOCTYPE (7998 5.1.2). */
void
ietf_pass_surroundings(ietf_prep *p)
{
    ietf_document *d = p->document;
    ietf_node *next;

    for (ietf_node *n = d->top->first; n; n = next) {
        next = n->next;
        if (n != d->root)
            ietf_node_remove(d, n);
    }
    d->doctype_name = d->doctype_public = d->doctype_system = d->doctype_text = NULL;
}

/* Two references cannot be shown under one name. */
void
ietf_pass_refnames(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_map shown;

    ietf_refnames_build(&p->refnames, p->document, p->arena);
    ietf_map_init(&shown, p->arena);
    for (ietf_node *n = root;
         (n = ietf_node_following_kind(n, root, IETF_EL_DISPLAYREFERENCE));) {
        const char *to = ietf_node_get(n, IETF_AT_TO);
        if (to && !ietf_map_add(&shown, to, n)) {
            ietf_report(p->diagnostics, IETF_D_PREP_DISPLAYREFERENCE, n, to);
            p->stop = true;
            return;
        }
    }
}

/* v3xml2rfc instructions stay until the document is written. */
void
ietf_pass_instructions(ietf_prep *p)
{
    ietf_node *root = p->document->root, *next;

    for (ietf_node *n = ietf_node_following(root, root); n; n = next) {
        next = ietf_node_following(n, root);
        if (n->kind != IETF_PI || ietf_str_eq(n->target, "v3xml2rfc"))
            continue;
        if (next && next->kind == IETF_TEXT)
            next = ietf_node_following(next, root);
        ietf_node_remove(p->document, n);
    }
}

static void
check_draft_name(ietf_prep *p)
{
    const ietf_node *root = p->document->root, *front = ietf_node_child(root, IETF_EL_FRONT);
    const char *name = ietf_node_get(root, IETF_AT_DOCNAME), *value = NULL;
    const ietf_node *series = NULL;

    if (p->rfc || !front)
        return;
    for (const ietf_node *n = ietf_node_child(front, IETF_EL_SERIESINFO); n && !value;
         n = ietf_node_next(n, IETF_EL_SERIESINFO))
        if (ietf_node_is(n, IETF_AT_NAME, "Internet-Draft")) {
            value = ietf_node_get(n, IETF_AT_VALUE);
            series = n;
        }
    if (name && *name && value && *value && strcmp(name, value) != 0) {
        ietf_fix_set_attr(
            ietf_fix_possible(p->diagnostics, "Make the value of <seriesInfo> %s", name),
            series, "value", name);
        ietf_report(p->diagnostics, IETF_D_PREP_DOCNAME, root);
        p->stop = true;
    }
}

void
ietf_pass_validate_before(ietf_prep *p)
{
    if (ietf_validate(p->document, 0, p->diagnostics).errors) {
        ietf_report(p->diagnostics, IETF_D_PREP_INVALID_BEFORE, p->document->root);
        p->stop = true;
    } else {
        check_draft_name(p);
    }
}
