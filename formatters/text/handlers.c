/* Which function renders which kind of element. */
#include "formatters/text/handlers.h"

#include "formatters/text/blocks.h"
#include "libietfdoc/util/str.h"

const ietf_text_handler ietf_text_handlers[IETF_KIND_COUNT] = {
    /* the document */
    [IETF_EL_RFC] = {.block = ietf_text_rfc},
    [IETF_EL_FRONT] = {.block = ietf_text_front},
    [IETF_EL_MIDDLE] = {.block = ietf_text_middle},
    [IETF_EL_BACK] = {.block = ietf_text_back},
    [IETF_EL_ABSTRACT] = {.block = ietf_text_abstract},
    [IETF_EL_NOTE] = {.block = ietf_text_note},
    [IETF_EL_BOILERPLATE] = {.block = ietf_text_boilerplate},
    [IETF_EL_TOC] = {.block = ietf_text_toc},
    [IETF_EL_SECTION] = {.block = ietf_text_section},
    [IETF_EL_NAME] = {.inlined = ietf_text_name},
    [IETF_EL_LINK] = {.inlined = ietf_text_nothing},
    [IETF_EL_DISPLAYREFERENCE] = {.inlined = ietf_text_nothing},
    /* blocks */
    [IETF_EL_T] = {.block = ietf_text_t},
    [IETF_EL_UL] = {.block = ietf_text_ul},
    [IETF_EL_OL] = {.block = ietf_text_ol},
    [IETF_EL_LI] = {.block = ietf_text_li},
    [IETF_EL_DL] = {.block = ietf_text_dl},
    [IETF_EL_DT] = {.block = ietf_text_dt},
    [IETF_EL_DD] = {.block = ietf_text_dd},
    [IETF_EL_BLOCKQUOTE] = {.block = ietf_text_blockquote},
    [IETF_EL_ASIDE] = {.block = ietf_text_aside},
    [IETF_EL_FIGURE] = {.block = ietf_text_figure},
    [IETF_EL_ARTSET] = {.block = ietf_text_artset},
    [IETF_EL_ARTWORK] = {.block = ietf_text_artwork},
    [IETF_EL_SOURCECODE] = {.block = ietf_text_sourcecode},
    /* running text */
    [IETF_EL_BCP14] = {.inlined = ietf_text_bcp14},
    [IETF_EL_BR] = {.inlined = ietf_text_br},
    [IETF_EL_CONTACT] = {.block = ietf_text_contact, .inlined = ietf_text_contact_inline},
    [IETF_EL_CREF] = {.inlined = ietf_text_cref},
    [IETF_EL_EM] = {.inlined = ietf_text_em},
    [IETF_EL_EREF] = {.inlined = ietf_text_eref},
    [IETF_EL_IREF] = {.inlined = ietf_text_nothing},
    [IETF_EL_RELREF] = {.inlined = ietf_text_xref},
    [IETF_EL_STRONG] = {.inlined = ietf_text_strong},
    [IETF_EL_SUB] = {.inlined = ietf_text_sub},
    [IETF_EL_SUP] = {.inlined = ietf_text_sup},
    [IETF_EL_TT] = {.inlined = ietf_text_tt},
    [IETF_EL_U] = {.inlined = ietf_text_u},
    [IETF_EL_XREF] = {.inlined = ietf_text_xref},
    /* tables: their parts are rendered by the table */
    [IETF_EL_TABLE] = {.block = ietf_text_table},
    [IETF_EL_THEAD] = {.inlined = ietf_text_misplaced},
    [IETF_EL_TBODY] = {.inlined = ietf_text_misplaced},
    [IETF_EL_TFOOT] = {.inlined = ietf_text_misplaced},
    [IETF_EL_TR] = {.inlined = ietf_text_misplaced},
    [IETF_EL_TD] = {.inlined = ietf_text_misplaced},
    [IETF_EL_TH] = {.inlined = ietf_text_misplaced},
    /* references: their parts are rendered by the entry */
    [IETF_EL_REFERENCES] = {.block = ietf_text_references},
    [IETF_EL_REFERENCEGROUP] = {.block = ietf_text_referencegroup},
    [IETF_EL_REFERENCE] = {.block = ietf_text_reference},
    [IETF_EL_ANNOTATION] = {.inlined = ietf_text_misplaced},
    [IETF_EL_REFCONTENT] = {.inlined = ietf_text_misplaced},
    [IETF_EL_SERIESINFO] = {.inlined = ietf_text_misplaced},
    [IETF_EL_STREAM] = {.inlined = ietf_text_misplaced},
    /* authors: the parts of a postal address are rendered by it */
    [IETF_EL_AUTHOR] = {.block = ietf_text_author},
    [IETF_EL_ADDRESS] = {.block = ietf_text_address},
    [IETF_EL_POSTAL] = {.block = ietf_text_postal},
    [IETF_EL_POSTALLINE] = {.inlined = ietf_text_misplaced},
    [IETF_EL_EMAIL] = {.inlined = ietf_text_email},
    [IETF_EL_ORGANIZATION] = {.inlined = ietf_text_misplaced},
    [IETF_EL_PHONE] = {.inlined = ietf_text_phone},
    [IETF_EL_URI] = {.inlined = ietf_text_uri},
    [IETF_EL_CITY] = {.inlined = ietf_text_misplaced},
    [IETF_EL_CODE] = {.inlined = ietf_text_misplaced},
    [IETF_EL_COUNTRY] = {.inlined = ietf_text_misplaced},
    [IETF_EL_REGION] = {.inlined = ietf_text_misplaced},
    [IETF_EL_STREET] = {.inlined = ietf_text_misplaced},
};

static void
report_unknown(ietf_text *x, const ietf_node *n)
{
    if (ietf_kind_traits(n->kind) & IETF_TRAIT_DEPRECATED)
        ietf_report(x->diagnostics, IETF_D_TEXT_DEPRECATED, n, n->name);
    else if (ietf_map_add(&x->unknown, n->name, n))
        ietf_report(x->diagnostics, IETF_D_TEXT_NO_RENDERER, n, n->name);
}

void
ietf_text_unknown(ietf_text *x, const ietf_node *n, const ietf_text_state *s, ietf_buf *out)
{
    report_unknown(x, n);
    ietf_buf_addf(out, "<%s>:%s", n->name, ietf_node_text(n));
    for (const ietf_node *c = n->first; c; c = c->next)
        if (c->kind != IETF_TEXT) {
            ietf_buf_addc(out, '\n');
            ietf_text_string_and_tail(x, c, s, out);
        }
}
