/* derivedContent and derivedLink of cross-references (RFC 7998 5.4.8, 5.4.9); the words come
 * from compose. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/xrefs.h"
#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/str.h"

static bool
differs(const char *existing, const char *content)
{
    return existing && *existing && !ietf_str_eq(existing, content);
}

static void
check_existing(ietf_prep *p, const ietf_node *n, const char *content)
{
    const char *existing = ietf_node_get(n, IETF_AT_DERIVEDCONTENT);

    if (differs(existing, content))
        ietf_report(p->diagnostics, IETF_D_PREP_XREF_CONTENT, n, existing, content);
}

/* The entries of a table of contents that is there already keep what they have. */
static bool
is_in_toc(const ietf_node *n)
{
    const char *pn = ietf_node_get(n->parent, IETF_AT_PN);

    return pn && ietf_str_starts(pn, "section-toc");
}

static void
complete_plain(ietf_prep *p, ietf_node *n, const char *content)
{
    if (p->options->verbose)
        check_existing(p, n, content);
    if (!is_in_toc(n))
        ietf_node_set(p->document, n, IETF_AT_DERIVEDCONTENT, content);
}

static void
check_section_format(ietf_prep *p, const ietf_node *n, const char *content)
{
    const char *section_format = ietf_node_get(n, IETF_AT_SECTIONFORMAT);
    const char *format = ietf_node_get(n, IETF_AT_FORMAT);

    if (!section_format)
        section_format = "None";
    if (ietf_str_eq(section_format, "of") || ietf_str_eq(section_format, "comma") ||
        ietf_str_eq(section_format, "parens")) {
        if (*content == '\0')
            ietf_report(p->diagnostics, IETF_D_PREP_XREF_BLANK, n, section_format);
    } else if (!ietf_str_eq(section_format, "bare")) {
        ietf_report(p->diagnostics, IETF_D_PREP_XREF_SECTION_FORMAT, n, section_format);
    } else if (format && !ietf_str_eq(format, "default")) {
        ietf_mend_drop_attr(p, n, IETF_AT_FORMAT);
        ietf_report(p->diagnostics, IETF_D_PREP_XREF_BARE, n, format);
    }
}

static void
complete_with_section(ietf_prep *p, const ietf_xref_job *job, ietf_node *n,
                      const ietf_xref_content *content)
{
    const char *link;

    if (!ietf_node_has(n, IETF_AT_SECTION)) {
        ietf_fix_drop_attr(
            ietf_fix_possible(p->diagnostics, "Take the attribute relative away"), n,
            "relative");
        ietf_report(p->diagnostics, IETF_D_PREP_XREF_RELATIVE, n);
    }
    if (content->target->kind != IETF_EL_REFERENCE)
        ietf_report(p->diagnostics, IETF_D_PREP_XREF_REFERENCE, n,
                    ietf_kind_name(content->target->kind));
    link = ietf_xref_link(job, n, content->target);
    if (link)
        ietf_node_set(p->document, n, IETF_AT_DERIVEDLINK, link);
    check_existing(p, n, content->content);
    ietf_node_set(p->document, n, IETF_AT_DERIVEDCONTENT, content->content);
    check_section_format(p, n, content->content);
}

static void
complete(ietf_prep *p, const ietf_xref_job *job, ietf_node *n)
{
    const char *section = ietf_node_get(n, IETF_AT_SECTION);
    const char *relative = ietf_node_get(n, IETF_AT_RELATIVE);
    ietf_xref_content content = ietf_xref_derive(job, n);

    if (!content.target || !content.content)
        p->stop = true;
    else if ((section && *section) || (relative && *relative))
        complete_with_section(p, job, n, &content);
    else
        complete_plain(p, n, content.content);
}

void
ietf_pass_xrefs(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    ietf_xref_job job = {p->document, &p->refnames, p->options, p->diagnostics, p->arena};

    ietf_document_index(p->document);
    for (ietf_node *n = root;
         !p->stop && (n = ietf_node_following_kind(n, root, IETF_EL_XREF));)
        complete(p, &job, n);
}
