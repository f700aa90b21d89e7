/* The handlers by kind, for the table in handlers.c, and what they share among themselves. */
#ifndef IETF_TEXT_HANDLERS_H
#define IETF_TEXT_HANDLERS_H

#include "formatters/text/text.h"

/* Blocks: lists.c, figures.c, sections.c, flow.c */
#define BLOCK(name)                                                                            \
    void ietf_text_##name(ietf_text *x, const ietf_node *n, const ietf_text_state *s,          \
                          ietf_text_lines *out);
BLOCK(abstract)
BLOCK(artset)
BLOCK(artwork)
BLOCK(aside)
BLOCK(back)
BLOCK(blockquote)
BLOCK(boilerplate)
BLOCK(dd)
BLOCK(dl)
BLOCK(dt)
BLOCK(figure)
BLOCK(front)
BLOCK(li)
BLOCK(middle)
BLOCK(note)
BLOCK(ol)
BLOCK(rfc)
BLOCK(section)
BLOCK(sourcecode)
BLOCK(toc)
BLOCK(ul)
#undef BLOCK

/* Running text: inlines.c */
#define INLINE(name)                                                                           \
    void ietf_text_##name(ietf_text *x, const ietf_node *n, const ietf_text_state *s,          \
                          ietf_buf *out);
INLINE(bcp14)
INLINE(br)
INLINE(contact_inline)
INLINE(cref)
INLINE(em)
INLINE(eref)
INLINE(misplaced)
INLINE(name)
INLINE(nothing)
INLINE(strong)
INLINE(sub)
INLINE(sup)
INLINE(tt)
INLINE(u)
INLINE(xref)
#undef INLINE

/* Lines that end with U+2026 and digits (a title and its page in the table of contents): dots
 * lead to the digits at the right margin. */
void ietf_text_expand_leaders(ietf_text *x, ietf_text_lines *l, size_t from, int width);
/* The lines of a quotation: by and cite may be NULL. */
void ietf_text_quote(ietf_text *x, const ietf_node *n, const ietf_text_state *s,
                     const char *prefix, const char *by, const char *cite,
                     ietf_text_lines *out);

#endif
