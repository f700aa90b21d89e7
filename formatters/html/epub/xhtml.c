/* The files of a book as XHTML. */
#include "formatters/html/epub/book.h"

#include "libietfdoc/util/str.h"

/* Control characters, which XML has not, go. */
void
ietf_book_escape(ietf_buf *out, const char *text)
{
    for (; text && *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c == '<')
            ietf_buf_adds(out, "&lt;");
        else if (c == '>')
            ietf_buf_adds(out, "&gt;");
        else if (c == '&')
            ietf_buf_adds(out, "&amp;");
        else if (c == '"')
            ietf_buf_adds(out, "&quot;");
        else if (c >= ' ' || ietf_is_space(c))
            ietf_buf_addc(out, *text);
    }
}

/* What a URL may not have, as numbers; so an address that is none stays one in form. */
static void
add_url(ietf_buf *out, const char *url)
{
    static const char digits[] = "0123456789ABCDEF";
    bool fragment = false;

    url += strspn(url, " \t\r\n");
    for (; *url; url++) {
        unsigned char c = (unsigned char)*url;
        bool plain = ietf_is_alpha(c) || ietf_is_digit(c) || strchr("-._~:/?@!$'()*+,;=%", c) ||
                     (c == '#' && !fragment);

        fragment = fragment || c == '#';
        if (c == '&')
            ietf_buf_adds(out, "&amp;");
        else if (plain)
            ietf_buf_addc(out, (char)c);
        else if (!ietf_is_space(c))
            ietf_buf_addf(out, "%%%c%c", digits[c >> 4], digits[c & 15]);
    }
}

static const char *
name_of(const html_node *e)
{
    return e->tag == HTML_FOREIGN ? e->name : html_tag_name((enum html_tag)e->tag);
}

static bool
is_url(const html_node *e, const char *name)
{
    return e->tag != HTML_FOREIGN && (strcmp(name, "href") == 0 || strcmp(name, "cite") == 0);
}

/* Whether it is written as an empty tag. */
static bool
is_empty(const html_node *e)
{
    bool none = !e->first && (!e->text || !*e->text);

    return none && (e->tag == HTML_TAG_br || e->tag == HTML_TAG_img || e->tag == HTML_FOREIGN);
}

static void
open_tag(const html_node *e, ietf_buf *out)
{
    ietf_buf_addc(out, '<');
    ietf_buf_adds(out, name_of(e));
    for (unsigned i = 0; i < e->attr_count; i++) {
        ietf_buf_addf(out, " %s=\"", e->attrs[i].name);
        if (is_url(e, e->attrs[i].name))
            add_url(out, e->attrs[i].value);
        else
            ietf_book_escape(out, e->attrs[i].value);
        ietf_buf_addc(out, '"');
    }
    ietf_buf_adds(out, is_empty(e) ? "/>" : ">");
    ietf_book_escape(out, e->text);
}

static void
close_tag(const html_node *e, ietf_buf *out)
{
    if (!is_empty(e))
        ietf_buf_addf(out, "</%s>", name_of(e));
}

static void
write_tree(const html_node *top, ietf_buf *out)
{
    const html_node *e = top;

    for (;;) {
        open_tag(e, out);
        if (e->first) {
            e = e->first;
            continue;
        }
        for (; e != top && !e->next; e = e->parent) {
            close_tag(e, out);
            ietf_book_escape(out, e->tail);
        }
        close_tag(e, out);
        if (e == top)
            return;
        ietf_book_escape(out, e->tail);
        e = e->next;
    }
}

void
ietf_book_begin(const ietf_book *b, const char *title, ietf_buf *out)
{
    ietf_buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                       "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                       "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"");
    ietf_book_escape(out, b->language);
    ietf_buf_adds(out, "\" xml:lang=\"");
    ietf_book_escape(out, b->language);
    ietf_buf_adds(out, "\">\n<head>\n<title>");
    ietf_book_escape(out, title);
    ietf_buf_adds(out, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" "
                       "href=\"book.css\"/>\n</head>\n");
}

void
ietf_book_end(ietf_buf *out)
{
    ietf_buf_adds(out, "\n</html>\n");
}

void
ietf_book_write_file(const ietf_book *b, const ietf_book_file *file, ietf_buf *out)
{
    ietf_book_begin(b, file->title, out);
    write_tree(file->body, out);
    ietf_book_end(out);
}
