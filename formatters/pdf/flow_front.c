/* The first page: what identifies the document, its title and authors. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/identifiers.h"
#include "libietfdoc/util/str.h"

/* An entry with its label; returns the box for what it says. */
static pdf_node *
add_entry(pdf_builder *x, pdf_node *list, const char *label)
{
    enum { INDENT = 10000, GAP = 1000 };
    pdf_node *item = pdf_box_new(x, list, PDF_ITEM, PDF_ROLE_LI, PDF_LOOK_IDENTIFIER);

    item->indent = pdf_box_em(x, item, INDENT);
    item->gap = pdf_box_em(x, item, GAP);
    pdf_text_whole(x, item, PDF_ROLE_LBL, PDF_LOOK_IDENTIFIER_LABEL,
                   ietf_arena_join(x->arena, label, ":", NULL));
    return pdf_box_new(x, item, PDF_BLOCK, PDF_ROLE_LBODY, PDF_LOOK_ITEM_BODY);
}

static void
add_values(pdf_builder *x, const ietf_identifier *entry)
{
    for (size_t i = 0; i < entry->count; i++) {
        const ietf_identifier_value *value = &entry->values[i];

        pdf_text_add(x, i ? ", " : "");
        if (value->url)
            pdf_link_add(x, value->url, PDF_LOOK_LINK, value->text);
        else
            pdf_text_add(x, value->text);
    }
    pdf_text_add(x, entry->behind);
}

static void
add_identifier(pdf_builder *x, pdf_node *list, const ietf_identifier *entry)
{
    if (entry->problem)
        return;
    pdf_text_open(x, add_entry(x, list, entry->label), PDF_ROLE_P, PDF_LOOK_TIGHT);
    if (entry->node && entry->node->kind == IETF_EL_DATE)
        pdf_text_add(x,
                     ietf_date_text(entry->node, x->options->date,
                                    x->options->legacy_date_format, x->diagnostics, x->arena));
    else
        add_values(x, entry);
    pdf_text_close(x);
}

/* The name with the role, the organization below. */
static void
add_author(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    ietf_name name = ietf_author_short(n, x->arena);
    ietf_name group = ietf_organization_short(n);
    const ietf_node *organization = ietf_node_child(n, IETF_EL_ORGANIZATION);
    const char *role = ietf_author_role(n, x->arena);
    bool shown = organization && ietf_node_is(organization, IETF_AT_SHOWONFRONTPAGE, "true") &&
                 *group.name;
    pdf_inline i;
    pdf_node *box;

    if (!*name.name && !shown)
        return;
    box = pdf_box_for(x, parent, n, PDF_TEXT, PDF_ROLE_P, PDF_LOOK_FRONT_AUTHOR);
    pdf_text_resume(x, box);
    if (*name.name) {
        pdf_text_add(x, ietf_name_both(name, x->arena));
        if (*role)
            pdf_text_add(x, ietf_arena_join(x->arena, ", ", role, NULL));
    }
    if (*name.name && shown)
        pdf_text_break(x);
    i = pdf_inline_begin(x, NULL, PDF_ROLE_NONE, PDF_LOOK_EMPHASIS);
    if (shown)
        pdf_text_add(x, ietf_name_both(group, x->arena));
    pdf_inline_end(x, &i);
    pdf_text_close(x);
}

static void
add_identifiers(pdf_builder *x, pdf_node *parent, const ietf_node *front)
{
    ietf_identifiers identifiers =
        ietf_identifiers_compose(x->document, x->options, x->diagnostics, x->arena);
    const ietf_node *author = ietf_node_child(front, IETF_EL_AUTHOR);
    pdf_node *list = pdf_box_new(x, parent, PDF_BLOCK, PDF_ROLE_L, PDF_LOOK_IDENTIFIERS);
    pdf_node *body;

    pdf_box_identify(x, list, "external-metadata");
    pdf_box_identify(x, list, "internal-metadata");
    pdf_box_identify(x, list, "identifiers");
    for (size_t i = 0; i < identifiers.count; i++)
        add_identifier(x, list, &identifiers.list[i]);
    if (!author)
        return;
    body = add_entry(x, list, identifiers.authors);
    for (; author; author = ietf_node_next(author, IETF_EL_AUTHOR))
        add_author(x, body, author);
}

void
pdf_flow_front(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    static const bool shown[IETF_KIND_COUNT] = {
        [IETF_EL_TITLE] = true,       [IETF_EL_ABSTRACT] = true, [IETF_EL_NOTE] = true,
        [IETF_EL_BOILERPLATE] = true, [IETF_EL_TOC] = true,
    };

    add_identifiers(x, parent, n);
    for (const ietf_node *c = n->first; c; c = c->next)
        if (shown[c->kind])
            pdf_block_handlers[c->kind](x, parent, c);
}
