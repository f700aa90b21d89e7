/** \file
 * The tree, read-only. Strings are borrowed, NUL-terminated UTF-8, valid while the document
 * lives and is not prepared; pointers to nodes likewise: what was got before the document was
 * prepared may not be used afterwards. Threads: as the document (document.h). */
#ifndef IETFDOC_NODE_H
#define IETFDOC_NODE_H

#include "ietfdoc/base.h"

IETFDOC_BEGIN

/** What a node is. \since 0.1 */
typedef enum ietfdoc_node_type {
    IETFDOC_NODE_DOCUMENT = 0,    /**< above the root */
    IETFDOC_NODE_ELEMENT = 1,     /**< with a name and attributes */
    IETFDOC_NODE_TEXT = 2,        /**< merged: no two of them are neighbours */
    IETFDOC_NODE_COMMENT = 3,     /**< its text is what stands between the dashes */
    IETFDOC_NODE_INSTRUCTION = 4, /**< its name is the target */
} ietfdoc_node_type;

/** The root element, `<rfc>`. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_document_root(const ietfdoc_document *document);

/** The element with that anchor, else that pn, else that slugifiedName (RFC 7998 5.4.4, 5.4.6);
 * NULL: none. Only in a prepared document. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_document_find(const ietfdoc_document *document,
                                                      const char *id);

/** What the node is. \since 0.1 */
IETFDOC_API ietfdoc_node_type ietfdoc_node_type_of(const ietfdoc_node *node);

/** The name of an element or the target of an instruction, as written; "" for others. \since
 * 0.1
 */
IETFDOC_API const char *ietfdoc_node_name(const ietfdoc_node *node);

/** 1 when the node is an element of that name, as written, else 0.
 * \since 0.1 */
IETFDOC_API int ietfdoc_node_is(const ietfdoc_node *node, const char *name);

/** The text of a text node, a comment or an instruction; "" for others. \since 0.1 */
IETFDOC_API const char *ietfdoc_node_text(const ietfdoc_node *node);

/** The bytes of ietfdoc_node_text, without the NUL. \since 0.1 */
IETFDOC_API size_t ietfdoc_node_text_length(const ietfdoc_node *node);

/** The node around it; NULL: the node is the one above the root. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_node_parent(const ietfdoc_node *node);

/** Its first child of any kind; NULL: it has none. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_node_first(const ietfdoc_node *node);

/** Its last child of any kind; NULL: it has none. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_node_last(const ietfdoc_node *node);

/** The node after it with the same parent; NULL: it is the last. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_node_next(const ietfdoc_node *node);

/** The node before it with the same parent; NULL: it is the first. \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_node_previous(const ietfdoc_node *node);

/** The next node in document order below `top`; NULL at the end. Start with node = top:
 * for (n = top; (n = ietfdoc_node_following(n, top));). \since 0.1 */
IETFDOC_API const ietfdoc_node *ietfdoc_node_following(const ietfdoc_node *node,
                                                       const ietfdoc_node *top);

/** The value of an attribute by its name as written ("anchor", "xml:lang"); NULL: absent.
 * \since 0.1 */
IETFDOC_API const char *ietfdoc_node_attribute(const ietfdoc_node *node, const char *name);

/** How many attributes the node has. \since 0.1 */
IETFDOC_API size_t ietfdoc_node_attribute_count(const ietfdoc_node *node);

/** The name of the attribute number index, from 0; NULL past the end. \since 0.1 */
IETFDOC_API const char *ietfdoc_node_attribute_name(const ietfdoc_node *node, size_t index);

/** The value of the attribute number index, from 0; NULL past the end. \since 0.1 */
IETFDOC_API const char *ietfdoc_node_attribute_value(const ietfdoc_node *node, size_t index);

/** The file in which the node was read: absolute path or URL. \since 0.1 */
IETFDOC_API const char *ietfdoc_node_file(const ietfdoc_document *document,
                                          const ietfdoc_node *node);

/** The line of its "<" in that file, from 1; 0: unknown, as of nodes that a pass made. \since
 * 0.1 */
IETFDOC_API unsigned ietfdoc_node_line(const ietfdoc_node *node);

/** The column of its "<", from 1, counted in code points; 0: unknown. \since 0.1 */
IETFDOC_API unsigned ietfdoc_node_column(const ietfdoc_node *node);

IETFDOC_END

#endif
