/* The tree as XML, byte for byte as libxml2's serializer writes it for lxml's tostring. */
#ifndef IETF_WRITE_H
#define IETF_WRITE_H

#include "libietfdoc/model/document.h"
#include "libietfdoc/util/buf.h"

typedef struct ietf_write_style {
    bool declaration;         /* <?xml version='1.0' encoding='utf-8'?> and a line end */
    bool doctype;             /* the document's DOCTYPE when it has one */
    const char *doctype_text; /* this DOCTYPE instead; NULL: the document's own */
    bool pretty; /* lxml's pretty_print: indents where no text is mixed in, final line end */
    bool around_root;     /* comments and instructions before and after the root, too */
    bool no_instructions; /* leaves processing instructions out */
} ietf_write_style;

void ietf_write(const ietf_document *d, const ietf_write_style *style, ietf_buf *out);
/* One subtree, without its tail. */
void ietf_write_node(const ietf_node *n, ietf_buf *out);
/* An indented outline with kinds, attributes with origin, positions: for --tree and goldens. */
void ietf_write_tree(const ietf_document *d, ietf_buf *out);

#endif
