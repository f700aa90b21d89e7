/* The last look at the document (RFC 7998 5.6.6) and what can only be said about the whole: the
 * scripts in use (5.7.1). */
#include "libietfdoc/passes/pass.h"

#include <string.h>

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/model/pretty.h"
#include "libietfdoc/validate/validate.h"

/* The reference takes the attributes of rfc away for the check and puts them back; the version,
 * set in between when the document is valid, so comes first. */
static void
put_version_first(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_attr version, *place;

    ietf_node_set(p->document, root, IETF_AT_VERSION, "3");
    place = ietf_node_attr(root, IETF_AT_VERSION);
    version = *place;
    memmove(root->attrs + 1, root->attrs, (size_t)(place - root->attrs) * sizeof version);
    root->attrs[0] = version;
}

/* 7998 5.6.6. The result may be invalid: the author is warned. */
void
ietf_pass_validate_after(ietf_prep *p)
{
    ietf_validate_result result = ietf_validate(
        p->document, IETF_VALIDATE_IGNORE_ROOT_ATTRIBUTES | IETF_VALIDATE_WARN, p->diagnostics);

    if (result.deadly) {
        ietf_report(p->diagnostics, IETF_D_PREP_DEADLY_AFTER, p->document->root);
        p->stop = true;
    } else if (result.errors) {
        ietf_report(p->diagnostics, IETF_D_PREP_INVALID_AFTER, p->document->root);
    } else {
        put_version_first(p);
    }
}

/* 7998 5.7.1 */
void
ietf_pass_scripts(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    ietf_node_set(p->document, root, IETF_AT_SCRIPTS, ietf_scripts(root, p->arena));
}

/* 7998 5.7.2 */
void
ietf_pass_pretty(ietf_prep *p)
{
    ietf_pretty(p->document, p->options->indent, p->diagnostics, p->arena);
}
