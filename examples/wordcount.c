/* A formatter of one's own, from public headers only: the words of each top section, of those
 * with at least so many as the parameter "least" says. It is added to a context, where it is a
 * format like any other: as a program, wordcount FILE.xml; compiled as a module,
 * ietfdoc-render --formatter ./wordcount.so --param least=20 FILE.xml */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ietfdoc/ietfdoc.h>

/* Words are what white space divides; a word may go on from one text node to the next. */
static unsigned
count_words(const ietfdoc_node *top)
{
    unsigned words = 0;
    int inside = 0;

    for (const ietfdoc_node *n = top; (n = ietfdoc_node_following(n, top));) {
        const char *text = ietfdoc_node_text(n);

        if (ietfdoc_node_type_of(n) != IETFDOC_NODE_TEXT)
            continue;
        for (; *text; text++) {
            int space = strchr(" \t\r\n", *text) != NULL;
            words += !space && !inside;
            inside = !space;
        }
    }
    return words;
}

static const ietfdoc_node *
find_child(const ietfdoc_node *n, const char *name)
{
    const ietfdoc_node *child = ietfdoc_node_first(n);

    while (child && !ietfdoc_node_is(child, name))
        child = ietfdoc_node_next(child);
    return child;
}

/* "  120  section-1 Introduction" */
static void
write_section(ietfdoc_output *output, const ietfdoc_node *section)
{
    const ietfdoc_node *name = find_child(section, "name");
    const ietfdoc_node *text = name ? ietfdoc_node_first(name) : NULL;
    const char *number = ietfdoc_node_attribute(section, "pn");
    const char *least = ietfdoc_output_parameter(output, "least");
    unsigned words = count_words(section);
    char line[256];
    int length = snprintf(line, sizeof(line), "%6u  %s %s\n", words, number ? number : "",
                          text ? ietfdoc_node_text(text) : "");

    if (least && words < strtoul(least, NULL, 10))
        return;
    ietfdoc_output_write(output, line,
                         (size_t)length < sizeof(line) ? (size_t)length : sizeof(line) - 1);
}

static ietfdoc_status
render(ietfdoc_output *output, const ietfdoc_document *document, void *user)
{
    const ietfdoc_node *root = ietfdoc_document_root(document);

    (void)user;
    for (const ietfdoc_node *part = ietfdoc_node_first(root); part;
         part = ietfdoc_node_next(part))
        for (const ietfdoc_node *n = ietfdoc_node_first(part); n; n = ietfdoc_node_next(n))
            if (ietfdoc_node_is(n, "section") || ietfdoc_node_is(n, "abstract"))
                write_section(output, n);
    if (!find_child(root, "middle"))
        ietfdoc_output_report(output, IETFDOC_WARNING, root, "the document has no middle");
    return IETFDOC_OK;
}

static ietfdoc_status
start(ietfdoc_context *context)
{
    ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;

    formatter.name = "wordcount";
    formatter.suffix = ".words";
    formatter.media_type = "text/plain; charset=utf-8";
    formatter.render = render;
    return ietfdoc_context_add_formatter(context, &formatter);
}

IETFDOC_MODULE(start);

static int
put(const char *data, size_t length, void *user)
{
    return fwrite(data, 1, length, user) != length;
}

int
main(int count, char **arguments)
{
    ietfdoc_context *context = NULL;
    ietfdoc_document *document = NULL;
    ietfdoc_status status = ietfdoc_context_new(&context, NULL);

    if (status == IETFDOC_OK)
        status = start(context);
    if (status == IETFDOC_OK)
        status = ietfdoc_context_set_option(context, "date", "2026-01-15");
    if (status == IETFDOC_OK)
        status = ietfdoc_document_parse_file(&document, context, count > 1 ? arguments[1] : "");
    if (status == IETFDOC_OK)
        status = ietfdoc_document_render(document, context, "wordcount", put, stdout);
    if (status != IETFDOC_OK)
        fprintf(stderr, "%s\n", ietfdoc_status_text(status));
    ietfdoc_document_free(document);
    ietfdoc_context_free(context);
    return status != IETFDOC_OK;
}
