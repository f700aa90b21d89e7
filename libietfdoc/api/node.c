/* The tree for programs to read. */
#include "libietfdoc/api/context.h"

#include "libietfdoc/util/str.h"

static bool
has_text(const ietf_node *n)
{
    return n->kind == IETF_TEXT || n->kind == IETF_COMMENT || n->kind == IETF_PI;
}

const ietfdoc_node *
ietfdoc_document_root(const ietfdoc_document *document)
{
    return ietf_node_public(ietf_document_of(document)->root);
}

const ietfdoc_node *
ietfdoc_document_find(const ietfdoc_document *document, const char *id)
{
    const ietf_document *d = ietf_document_of(document);

    return d->indexed && id ? ietf_node_public(ietf_document_find(d, id)) : NULL;
}

ietfdoc_node_type
ietfdoc_node_type_of(const ietfdoc_node *node)
{
    switch (ietf_node_of(node)->kind) {
    case IETF_DOCUMENT:
        return IETFDOC_NODE_DOCUMENT;
    case IETF_TEXT:
        return IETFDOC_NODE_TEXT;
    case IETF_COMMENT:
        return IETFDOC_NODE_COMMENT;
    case IETF_PI:
        return IETFDOC_NODE_INSTRUCTION;
    default:
        return IETFDOC_NODE_ELEMENT;
    }
}

const char *
ietfdoc_node_name(const ietfdoc_node *node)
{
    const ietf_node *n = ietf_node_of(node);

    if (ietf_node_is_element(n))
        return n->name;
    return n->kind == IETF_PI ? n->target : "";
}

int
ietfdoc_node_is(const ietfdoc_node *node, const char *name)
{
    const ietf_node *n = ietf_node_of(node);

    return ietf_node_is_element(n) && ietf_str_eq(n->name, name);
}

const char *
ietfdoc_node_text(const ietfdoc_node *node)
{
    const ietf_node *n = ietf_node_of(node);

    return has_text(n) && n->text ? n->text : "";
}

size_t
ietfdoc_node_text_length(const ietfdoc_node *node)
{
    const ietf_node *n = ietf_node_of(node);

    return has_text(n) ? n->length : 0;
}

const ietfdoc_node *
ietfdoc_node_parent(const ietfdoc_node *node)
{
    return ietf_node_public(ietf_node_of(node)->parent);
}

const ietfdoc_node *
ietfdoc_node_first(const ietfdoc_node *node)
{
    return ietf_node_public(ietf_node_of(node)->first);
}

const ietfdoc_node *
ietfdoc_node_last(const ietfdoc_node *node)
{
    return ietf_node_public(ietf_node_of(node)->last);
}

const ietfdoc_node *
ietfdoc_node_next(const ietfdoc_node *node)
{
    return ietf_node_public(ietf_node_of(node)->next);
}

const ietfdoc_node *
ietfdoc_node_previous(const ietfdoc_node *node)
{
    return ietf_node_public(ietf_node_of(node)->previous);
}

const ietfdoc_node *
ietfdoc_node_following(const ietfdoc_node *node, const ietfdoc_node *top)
{
    return ietf_node_public(ietf_node_following(ietf_node_of(node), ietf_node_of(top)));
}

static const ietf_attr *
attr_at(const ietfdoc_node *node, size_t index)
{
    const ietf_node *n = ietf_node_of(node);

    return ietf_node_is_element(n) && index < n->attr_count ? &n->attrs[index] : NULL;
}

const char *
ietfdoc_node_attribute(const ietfdoc_node *node, const char *name)
{
    const ietf_attr *attr;

    for (size_t i = 0; (attr = attr_at(node, i)); i++)
        if (ietf_str_eq(attr->name, name))
            return attr->value;
    return NULL;
}

size_t
ietfdoc_node_attribute_count(const ietfdoc_node *node)
{
    const ietf_node *n = ietf_node_of(node);

    return ietf_node_is_element(n) ? n->attr_count : 0;
}

const char *
ietfdoc_node_attribute_name(const ietfdoc_node *node, size_t index)
{
    const ietf_attr *attr = attr_at(node, index);

    return attr ? attr->name : NULL;
}

const char *
ietfdoc_node_attribute_value(const ietfdoc_node *node, size_t index)
{
    const ietf_attr *attr = attr_at(node, index);

    return attr ? attr->value : NULL;
}

const char *
ietfdoc_node_file(const ietfdoc_document *document, const ietfdoc_node *node)
{
    const ietf_document *d = ietf_document_of(document);
    const ietf_node *n = ietf_node_of(node);

    return n->file < d->file_count ? d->files[n->file].path : "";
}

unsigned
ietfdoc_node_line(const ietfdoc_node *node)
{
    return ietf_node_of(node)->line;
}

unsigned
ietfdoc_node_column(const ietfdoc_node *node)
{
    return ietf_node_of(node)->column;
}
