/* The contents of a book: the sections with headings, as deep as the document wants its own
 * contents, and the landmarks. */
#include "formatters/html/epub/book.h"

#include <stdlib.h>

#include "libietfdoc/util/str.h"

enum { USUAL_DEPTH = 3 };

/* Lists within lists that are open. */
struct contents {
    ietf_book *book;
    ietf_buf *out;
    unsigned level; /* of the innermost open entry; 0: none */
    unsigned most;
};

static void
add_entry(struct contents *c, unsigned level, const ietf_book_file *file, const char *id,
          const char *words)
{
    if (level > c->level + 1) /* no list without an entry around it */
        level = c->level + 1;
    if (level > c->level) {
        ietf_buf_adds(c->out, "\n<ol>");
    } else {
        for (; c->level > level; c->level--)
            ietf_buf_adds(c->out, "</li></ol>");
        ietf_buf_adds(c->out, "</li>");
    }
    c->level = level;
    ietf_buf_adds(c->out, "\n<li><a href=\"");
    ietf_book_escape(c->out, file->name);
    if (id) {
        ietf_buf_addc(c->out, '#');
        ietf_book_escape(c->out, id);
    }
    ietf_buf_adds(c->out, "\">");
    ietf_book_escape(c->out, words);
    ietf_buf_adds(c->out, "</a>");
}

static unsigned
depth_of(const html_node *section)
{
    unsigned depth = 0;

    for (const html_node *e = section; e; e = e->parent)
        depth += e->tag == HTML_TAG_section;
    return depth;
}

static void
add_sections(struct contents *c, const ietf_book_file *file)
{
    for (html_node *e = file->body; e; e = html_following(e, file->body)) {
        const html_node *heading = e->tag == HTML_TAG_section ? ietf_book_heading(e) : NULL;
        unsigned depth = heading ? depth_of(e) : 0;
        const char *words = heading ? ietf_book_words(c->book, heading) : "";

        if (*words && depth <= c->most)
            add_entry(c, depth, file, html_get(e, "id"), words);
    }
}

static unsigned
most_depth(const ietf_book *b)
{
    const char *depth = ietf_node_get(b->x.root, IETF_AT_TOCDEPTH);
    unsigned long value = depth ? strtoul(depth, NULL, 10) : 0;

    return value > 0 && value < 100 ? (unsigned)value : USUAL_DEPTH;
}

static void
add_landmarks(ietf_book *b, ietf_buf *out)
{
    const ietf_book_file *text = b->files.items[b->files.count > 1 ? 1 : 0];

    ietf_buf_adds(out,
                  "<nav epub:type=\"landmarks\" hidden=\"\" aria-label=\"Landmarks\">\n<ol>\n"
                  "<li><a epub:type=\"toc\" href=\"nav.xhtml\">Contents</a></li>\n"
                  "<li><a epub:type=\"bodymatter\" href=\"");
    ietf_book_escape(out, text->name);
    ietf_buf_adds(out, "\">Text</a></li>\n</ol>\n</nav>\n");
}

void
ietf_book_write_nav(ietf_book *b, ietf_buf *out)
{
    struct contents c = {.book = b, .out = out, .most = most_depth(b)};
    const ietf_book_file *front = b->files.items[0];

    ietf_book_begin(b, "Table of Contents", out);
    ietf_buf_adds(out, "<body class=\"xml2rfc\">\n<nav epub:type=\"toc\" role=\"doc-toc\" "
                       "id=\"toc\">\n<h1>Table of Contents</h1>");
    add_entry(&c, 1, front, NULL, front->title);
    for (size_t i = 0; i < b->files.count; i++)
        add_sections(&c, b->files.items[i]);
    for (; c.level > 0; c.level--)
        ietf_buf_adds(out, "</li></ol>");
    ietf_buf_adds(out, "\n</nav>\n");
    add_landmarks(b, out);
    ietf_buf_adds(out, "</body>");
    ietf_book_end(out);
}
