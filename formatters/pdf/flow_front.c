/* The first page: what identifies the document, its title and authors. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/identifiers.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

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

/* The name with the role, and the organization where it is to be shown; "": none. */
typedef struct front_author {
    const char *name, *group;
} front_author;

static front_author
compose_author(pdf_builder *x, const ietf_node *n)
{
    ietf_name name = ietf_author_short(n, x->arena);
    const ietf_node *organization = ietf_node_child(n, IETF_EL_ORGANIZATION);
    const char *role = ietf_author_role(n, x->arena);
    front_author author = {"", ""};

    if (*name.name)
        author.name = ietf_arena_join(x->arena, ietf_name_both(name, x->arena),
                                      *role ? ", " : "", role, NULL);
    if (organization && ietf_node_is(organization, IETF_AT_SHOWONFRONTPAGE, "true"))
        author.group = ietf_name_both(ietf_organization_short(n), x->arena);
    return author;
}

/* One below the other. */
static void
add_author(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    front_author author = compose_author(x, n);
    pdf_node *box = pdf_box_for(x, parent, n, PDF_TEXT, PDF_ROLE_P, PDF_LOOK_FRONT_AUTHOR);
    pdf_inline i;

    pdf_text_resume(x, box);
    pdf_text_add(x, author.name);
    if (*author.name && *author.group)
        pdf_text_break(x);
    i = pdf_inline_begin(x, NULL, PDF_ROLE_NONE, PDF_LOOK_EMPHASIS);
    pdf_text_add(x, author.group);
    pdf_inline_end(x, &i);
    pdf_text_close(x);
}

/* About how many letters wide an author is. */
static int
width_of(pdf_builder *x, const ietf_node *n)
{
    front_author author = compose_author(x, n);
    int name = ietf_utf8_columns(author.name, strlen(author.name));
    int group = ietf_utf8_columns(author.group, strlen(author.group));

    return name > group ? name : group;
}

/* Authors stand side by side as many as there is room for: in tables of one row that only the
 * eye sees. */
static void
add_authors(pdf_builder *x, pdf_node *list, const ietf_node *front, const char *label)
{
    enum { LINE = 70, BETWEEN = 3 };
    const ietf_node *author = ietf_node_child(front, IETF_EL_AUTHOR);
    pdf_node *body = author ? add_entry(x, list, label) : NULL, *row = NULL, *cell;
    int taken = 0;

    for (; author; author = ietf_node_next(author, IETF_EL_AUTHOR)) {
        int width = width_of(x, author);

        if (!row || taken + width > LINE) {
            row = pdf_box_new(x, body, PDF_TABLE, PDF_ROLE_NONE, PDF_LOOK_FRONT_AUTHORS);
            row = pdf_box_new(x, row, PDF_ROWS, PDF_ROLE_NONE, PDF_LOOK_NONE);
            row = pdf_box_new(x, row, PDF_ROW, PDF_ROLE_NONE, PDF_LOOK_ROW);
            taken = 0;
        }
        taken += width + BETWEEN;
        cell = pdf_box_new(x, row, PDF_CELL, PDF_ROLE_NONE, PDF_LOOK_FRONT_CELL);
        add_author(x, cell, author);
    }
}

static void
add_identifiers(pdf_builder *x, pdf_node *parent, const ietf_node *front)
{
    ietf_identifiers identifiers =
        ietf_identifiers_compose(x->document, x->options, x->diagnostics, x->arena);
    pdf_node *list = pdf_box_new(x, parent, PDF_BLOCK, PDF_ROLE_L, PDF_LOOK_IDENTIFIERS);

    pdf_box_identify(x, list, "external-metadata");
    pdf_box_identify(x, list, "internal-metadata");
    pdf_box_identify(x, list, "identifiers");
    for (size_t i = 0; i < identifiers.count; i++)
        add_identifier(x, list, &identifiers.list[i]);
    add_authors(x, list, front, identifiers.authors);
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
