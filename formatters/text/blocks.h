/* The handlers of tables, references, addresses and the first page. */
#ifndef IETF_TEXT_BLOCKS_H
#define IETF_TEXT_BLOCKS_H

#include "formatters/text/text.h"

#define BLOCK(name)                                                                            \
    void ietf_text_##name(ietf_text *x, const ietf_node *n, const ietf_text_state *s,          \
                          ietf_text_lines *out);
/* table.c */
BLOCK(table)
/* references.c */
BLOCK(reference)
BLOCK(referencegroup)
BLOCK(references)
/* authors.c: contact as in sections, among authors */
BLOCK(address)
BLOCK(author)
BLOCK(contact)
BLOCK(postal)
/* first_page.c: what stands on it before the abstract */
BLOCK(first_page)
#undef BLOCK

#define INLINE(name)                                                                           \
    void ietf_text_##name(ietf_text *x, const ietf_node *n, const ietf_text_state *s,          \
                          ietf_buf *out);
/* authors.c */
INLINE(email)
INLINE(phone)
INLINE(uri)
#undef INLINE

#endif
