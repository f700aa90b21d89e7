/* Small questions about the document that several handlers ask. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

const char *
pdf_id(pdf_builder *x, const char *pn)
{
    return ietf_pn_id(pn, x->arena);
}

const char *
pdf_link_title(pdf_builder *x, const char *id)
{
    const char *title = ietf_target_description(&x->xrefs, id);

    return title ? title : id;
}

bool
pdf_is_blank(const char *text)
{
    return !text || ietf_utf8_blank(text);
}

int
pdf_columns(const ietf_node *n, int otherwise)
{
    const char *indent = ietf_node_get(n, IETF_AT_INDENT);
    int columns;

    return indent && ietf_str_to_int(indent, &columns) ? columns : otherwise;
}
