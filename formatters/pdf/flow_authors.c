/* Authors and contacts with their addresses. */
#include "formatters/pdf/flow_build.h"

#include <unictype.h>

#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/postal.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static bool
runs_left(const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        int class = uc_bidi_class(ietf_utf8_next(&text, end));

        if (class == UC_BIDI_R || class == UC_BIDI_AL)
            return true;
    }
    return false;
}

/* Does any line have letters that run from right to left? Then all lines stand at the right. */
static bool
block_runs_left(const ietf_postal_block *block)
{
    for (size_t i = 0; i < block->line_count; i++)
        if (runs_left(block->lines[i].text))
            return true;
    return false;
}

static void
add_spans(pdf_builder *x, const ietf_postal_line *line, const char *role)
{
    for (size_t i = 0; i < line->span_count; i++) {
        const ietf_postal_span *span = &line->spans[i];
        bool name = span->field == IETF_POSTAL_NAME;
        const char *text = span->text;
        pdf_inline s =
            pdf_inline_begin(x, NULL, PDF_ROLE_NONE, name ? PDF_LOOK_STRONG : PDF_LOOK_NONE);

        if (span->field == IETF_POSTAL_LITERAL && x->run_count == 0)
            text += strspn(text, " ,"); /* it separated a field that is not there */
        pdf_text_add(x, text);
        if (name && role && *role)
            pdf_text_add(x, ietf_arena_join(x->arena, " (", role, ")", NULL));
        pdf_inline_end(x, &s);
    }
}

static void
add_postal(pdf_builder *x, pdf_node *card, const ietf_node *author, bool latin)
{
    ietf_postal_block block = ietf_postal_compose(author, latin, x->diagnostics, x->arena);
    bool right = !block.latin && block_runs_left(&block);

    for (size_t i = 0; i < block.line_count; i++) {
        const ietf_postal_line *line = &block.lines[i];
        pdf_node *text = pdf_text_open(x, card, PDF_ROLE_P, PDF_LOOK_CARD_LINE);

        text->align = right ? PDF_ALIGN_RIGHT : PDF_ALIGN_LEFT;
        text->rtl = right && runs_left(line->text);
        if (line->span_count)
            add_spans(x, line, block.role);
        else
            pdf_text_add(x, line->text);
        pdf_text_close(x);
    }
}

/* "Email:" and the addresses that stand in a row. */
static void
add_contact(pdf_builder *x, pdf_node *card, const ietf_node *address, enum ietf_kind kind,
            const char *label, const char *scheme)
{
    const ietf_node *n = ietf_node_child(address, kind);
    bool open = false;

    for (; n; n = ietf_node_next(n, kind)) {
        const char *value = ietf_utf8_strip(x->arena, ietf_node_text(n));

        if (!*value)
            continue;
        if (open && kind == IETF_EL_EMAIL) {
            pdf_text_add(x, ", ");
        } else {
            pdf_text_close(x);
            pdf_text_open(x, card, PDF_ROLE_P, PDF_LOOK_CARD_LINE);
            pdf_text_add(x, label);
            pdf_text_add(x, " ");
        }
        open = true;
        pdf_link_add(x, ietf_arena_join(x->arena, scheme, value, NULL), PDF_LOOK_LINK, value);
    }
    pdf_text_close(x);
}

/* In the second form of an author whose name is not Latin the email is not said again. */
static void
add_card(pdf_builder *x, pdf_node *card, const ietf_node *author, bool latin, bool email)
{
    const ietf_node *address = ietf_node_child(author, IETF_EL_ADDRESS);

    add_postal(x, card, author, latin);
    if (!address)
        return;
    add_contact(x, card, address, IETF_EL_PHONE, IETF_POSTAL_PHONE, "tel:");
    if (email)
        add_contact(x, card, address, IETF_EL_EMAIL, IETF_POSTAL_EMAIL, "mailto:");
    add_contact(x, card, address, IETF_EL_URI, IETF_POSTAL_URI, "");
}

static bool
has_nothing(const ietf_node *n)
{
    return n->attr_count == 0 &&
           (!n->first || (n->first == n->last && n->first->kind == IETF_TEXT));
}

void
pdf_flow_author(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_node *card, *native;

    if (has_nothing(n))
        return;
    card = pdf_box_for(x, parent, n, PDF_BLOCK, PDF_ROLE_DIV, PDF_LOOK_CARD);
    if (!ietf_author_full(n, x->arena).ascii) {
        add_card(x, card, n, false, true);
        return;
    }
    add_card(x, card, n, true, true);
    pdf_text_whole(x, card, PDF_ROLE_P, PDF_LOOK_CARD_MORE, IETF_POSTAL_ALTERNATIVE);
    native = pdf_box_new(x, card, PDF_BLOCK, PDF_ROLE_DIV, PDF_LOOK_CARD_NATIVE);
    add_card(x, native, n, false, false);
}
