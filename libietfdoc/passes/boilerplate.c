/* The sections that every document has and no author writes: RFC 7998 5.4.2. The words are
 * compose/boilerplate.h's. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/boilerplate.h"
#include "libietfdoc/compose/dates.h"
#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/str.h"

static void
remove_children(ietf_prep *p, ietf_node *n)
{
    ietf_node *child;

    while ((child = ietf_prep_child_at(n, 0)))
        ietf_node_remove_with_tail(p->document, child);
}

/* An element at the end of front, empty unless a prepared RFC has it filled. */
static void
provide(ietf_prep *p, enum ietf_kind kind, enum ietf_code replaced)
{
    ietf_node *front = ietf_node_child(p->document->root, IETF_EL_FRONT);
    ietf_node *old = front ? ietf_node_child(front, kind) : NULL;

    if (front && !old) {
        ietf_node_append(p->document, front, ietf_prep_element(p, kind, front, IETF_ATTRS_END));
    } else if (old && !p->liberal && !p->prepped) {
        if (!ietf_prep_child_at(old, 0))
            return;
        ietf_fix_drop(ietf_fix_certain(p->diagnostics, "Take the element %s away", old->name),
                      old);
        ietf_report(p->diagnostics, replaced, old);
        remove_children(p, old);
    } else if (old && !p->rfc) {
        remove_children(p, old);
    }
}

static bool
is_without_boilerplate(const ietf_prep *p)
{
    return ietf_node_is(p->document->root, IETF_AT_IPR, "none");
}

void
ietf_pass_boilerplate(ietf_prep *p)
{
    if (!is_without_boilerplate(p))
        provide(p, IETF_EL_BOILERPLATE, IETF_D_PREP_BOILERPLATE_REPLACED);
}

void
ietf_pass_toc_element(ietf_prep *p)
{
    provide(p, IETF_EL_TOC, IETF_D_PREP_TOC_REPLACED);
}

static ietf_node *
make_paragraph(ietf_prep *p, const ietf_paragraph *words, const ietf_node *like)
{
    ietf_document *d = p->document;
    ietf_node *t = ietf_node_new(d, IETF_EL_T, like);

    t->flags |= IETF_NODE_GENERATED;
    ietf_node_add_text(d, t, words->before);
    if (words->target) {
        ietf_node *eref = ietf_node_new(d, IETF_EL_EREF, like);
        ietf_node_set(d, eref, IETF_AT_TARGET, words->target);
        ietf_node_append(d, t, eref);
        ietf_node_add_text(d, t, words->after);
    }
    return t;
}

static void
add_section(ietf_prep *p, ietf_node *n, const char *anchor, const char *heading,
            ietf_boilerplate words)
{
    ietf_document *d = p->document;
    ietf_node *section =
        ietf_prep_element(p, IETF_EL_SECTION, n, IETF_AT_NUMBERED, "false", IETF_AT_TOC,
                          "exclude", IETF_AT_ANCHOR, anchor, IETF_ATTRS_END);
    ietf_node *name = ietf_prep_element(p, IETF_EL_NAME, n, IETF_ATTRS_END);

    ietf_node_add_text(d, name, heading);
    ietf_node_append(d, section, name);
    for (size_t i = 0; i < words.count; i++)
        ietf_node_append(d, section, make_paragraph(p, &words.paragraphs[i], n));
    ietf_node_append(d, n, section);
}

static ietf_boilerplate_facts
collect_facts(const ietf_prep *p)
{
    const ietf_node *root = p->document->root, *front = ietf_node_child(root, IETF_EL_FRONT);
    const ietf_node *group = front ? ietf_node_child(front, IETF_EL_WORKGROUP) : NULL;
    ietf_boilerplate_facts facts = {
        .stream = ietf_node_get(root, IETF_AT_SUBMISSIONTYPE),
        .category = ietf_node_get(root, IETF_AT_CATEGORY),
        .consensus = ietf_node_get(root, IETF_AT_CONSENSUS),
        .group = group ? ietf_node_text(group) : NULL,
        .number = p->number,
        .ipr = ietf_node_get(root, IETF_AT_IPR),
        .date = p->date,
    };

    if ((ietf_str_eq(facts.stream, "IRTF") && !group) ||
        ietf_str_eq(facts.stream, "independent") || ietf_str_eq(facts.stream, "editorial"))
        facts.consensus = "n/a";
    return facts;
}

static void
refuse_status(ietf_prep *p, const ietf_boilerplate_facts *facts, ietf_boilerplate words)
{
    const ietf_node *root = p->document->root;

    p->stop = true;
    if (words.problem == IETF_BOILERPLATE_NO_GROUP)
        ietf_report(p->diagnostics, IETF_D_PREP_STATUS_GROUP,
                    ietf_node_child(root, IETF_EL_FRONT));
    else
        ietf_report(p->diagnostics, IETF_D_PREP_STATUS_UNKNOWN, root,
                    facts->stream ? facts->stream : "None",
                    facts->category ? facts->category : "None",
                    facts->consensus ? facts->consensus : "None");
}

/* 7998 5.4.2.2. A section of that name is not looked for: the reference never finds it. */
void
ietf_pass_status_of_memo(ietf_prep *p, ietf_node *n)
{
    ietf_boilerplate_facts facts = collect_facts(p);
    ietf_boilerplate words;

    if ((p->prepped && p->rfc) || is_without_boilerplate(p))
        return;
    if (p->rfc) {
        words = ietf_boilerplate_rfc(&facts, p->arena);
    } else {
        ietf_date expiry = ietf_expiry_date(p->document, p->date, p->diagnostics);
        facts.expiry = ietf_date_format(expiry, p->options->legacy_date_format, p->arena);
        words = ietf_boilerplate_draft(&facts, p->arena);
    }
    if (words.problem != IETF_BOILERPLATE_FINE)
        refuse_status(p, &facts, words);
    else
        add_section(p, n, "status-of-memo", IETF_STATUS_HEADING, words);
}

static void
refuse_copyright(ietf_prep *p, ietf_node *n, ietf_boilerplate words)
{
    const ietf_node *root = p->document->root;
    const char *ipr = ietf_node_get(root, IETF_AT_IPR);

    p->stop = true;
    if (words.problem == IETF_BOILERPLATE_NO_IPR)
        ietf_report(p->diagnostics, IETF_D_PREP_IPR_MISSING, root);
    else if (words.problem == IETF_BOILERPLATE_TOO_EARLY)
        ietf_report(p->diagnostics, IETF_D_PREP_COPYRIGHT_EARLY, n);
    else
        ietf_report(p->diagnostics, IETF_D_PREP_IPR_UNKNOWN, root, ipr ? ipr : "");
}

/* 7998 5.4.2.3. "None" counts here, too. */
void
ietf_pass_copyright(ietf_prep *p, ietf_node *n)
{
    ietf_boilerplate_facts facts = collect_facts(p);

    if ((p->prepped && p->rfc) || ietf_str_eq_nocase(facts.ipr, "none"))
        return;
    ietf_boilerplate words = ietf_boilerplate_copyright(&facts, p->arena);
    if (words.problem != IETF_BOILERPLATE_FINE)
        refuse_copyright(p, n, words);
    else
        add_section(p, n, "copyright", IETF_COPYRIGHT_HEADING, words);
}
