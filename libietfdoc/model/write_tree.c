/* The tree as an outline: one node a line, for --tree and for goldens that show positions and
 * where attributes come from. */
#include <string.h>

#include "libietfdoc/model/write.h"

static void
add_quoted(ietf_buf *out, const char *text, size_t length)
{
    ietf_buf_addc(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];

        if (c == '\n')
            ietf_buf_adds(out, "\\n");
        else if (c == '"' || c == '\\')
            ietf_buf_addf(out, "\\%c", c);
        else
            ietf_buf_addc(out, (char)c);
    }
    ietf_buf_addc(out, '"');
}

static void
add_element(ietf_buf *out, const ietf_node *n)
{
    static const char *const origins[] = {
        [IETF_AUTHOR] = "", [IETF_DEFAULT] = "?", [IETF_DERIVED] = "!"};

    ietf_buf_adds(out, n->name);
    for (unsigned i = 0; i < n->attr_count; i++) {
        ietf_buf_addf(out, " %s%s=", n->attrs[i].name, origins[n->attrs[i].origin]);
        add_quoted(out, n->attrs[i].value, strlen(n->attrs[i].value));
    }
}

static void
add_line(ietf_buf *out, const ietf_node *n)
{
    switch (n->kind) {
    case IETF_TEXT:
        add_quoted(out, n->text, n->length);
        break;
    case IETF_COMMENT:
        ietf_buf_adds(out, "comment ");
        add_quoted(out, n->text, n->length);
        break;
    case IETF_PI:
        ietf_buf_addf(out, "instruction %s ", n->target);
        add_quoted(out, n->text, n->length);
        break;
    default:
        add_element(out, n);
    }
    if (n->line)
        ietf_buf_addf(out, "  @%u:%u:%u", n->file, n->line, n->column);
    ietf_buf_addc(out, '\n');
}

void
ietf_write_tree(const ietf_document *d, ietf_buf *out)
{
    size_t depth = 0;
    const ietf_node *n = d->top->first;

    while (n) {
        ietf_buf_fill(out, ' ', depth * 2);
        add_line(out, n);
        if (n->first) {
            n = n->first;
            depth++;
            continue;
        }
        while (n != d->top && !n->next) {
            n = n->parent;
            depth--;
        }
        n = n == d->top ? NULL : n->next;
    }
}
