/* The files of a book: what stands before the first section of the text in one, every top
 * section in its own, so that reading systems need not take in all of a long document at once.
 * Links follow their targets. */
#include "formatters/html/epub/book.h"

#include "libietfdoc/util/str.h"

static html_node *
find_tag(html_node *top, enum html_tag tag)
{
    html_node *e = top;

    while (e && e->tag != tag)
        e = html_following(e, top);
    return e;
}

/* The section that e is, or that a div with its anchor holds. */
static html_node *
section_of(html_node *e)
{
    while (e && e->tag == HTML_TAG_div)
        e = e->first;
    return e && e->tag == HTML_TAG_section ? e : NULL;
}

/* Sections of the front have words for numbers. */
static bool
begins_file(html_node *e)
{
    const html_node *section = section_of(e);
    const char *id = section ? html_get(section, "id") : NULL;

    if (!id)
        return section != NULL;
    if (!ietf_str_starts(id, "section-"))
        return true;
    return ietf_is_digit((unsigned char)id[strlen("section-")]);
}

html_node *
ietf_book_heading(const html_node *section)
{
    html_node *e = section->first;

    while (e && !(e->tag >= HTML_TAG_h1 && e->tag <= HTML_TAG_h6))
        e = e->next;
    return e;
}

static void
add_words(ietf_buf *out, const char *text, bool *blank)
{
    for (; text && *text; text++) {
        if (ietf_is_space(*text)) {
            *blank = out->length > 0;
            continue;
        }
        if (*blank)
            ietf_buf_addc(out, ' ');
        ietf_buf_addc(out, *text);
        *blank = false;
    }
}

const char *
ietf_book_squeeze(ietf_book *b, const char *text)
{
    bool blank = false;
    ietf_buf out;

    ietf_buf_init(&out, b->arena);
    add_words(&out, text, &blank);
    return out.data;
}

const char *
ietf_book_words(ietf_book *b, const html_node *n)
{
    const html_node *e = n;
    bool blank = false;
    ietf_buf out;

    ietf_buf_init(&out, b->arena);
    for (;;) {
        add_words(&out, e->text, &blank);
        if (e->first) {
            e = e->first;
            continue;
        }
        for (; e != n && !e->next; e = e->parent)
            add_words(&out, e->tail, &blank);
        if (e == n)
            return out.data;
        add_words(&out, e->tail, &blank);
        e = e->next;
    }
}

static ietf_book_file *
add_file(ietf_book *b, const char *id, const char *title)
{
    ietf_book_file *file = IETF_NEW(b->arena, ietf_book_file);

    file->id = id;
    file->name = ietf_arena_join(b->arena, id, ".xhtml", NULL);
    file->title = title;
    file->body = html_new(b->arena, HTML_TAG_body);
    html_set(b->arena, file->body, "class", "xml2rfc");
    ietf_list_add(&b->files, file);
    return file;
}

/* What DPUB-ARIA and the vocabulary of EPUB call a section. */
static void
name_section(ietf_book *b, html_node *section, bool top)
{
    static const struct {
        const char *start, *type, *role;
    } names[] = {
        {"section-abstract", "abstract", "doc-abstract"},
        {"name-acknowledg", "acknowledgments", "doc-acknowledgments"},
        {"name-index", "index", "doc-index"},
        {"appendix-", "appendix", "doc-appendix"},
        {"section-", "chapter", "doc-chapter"},
    };
    const html_node *heading = ietf_book_heading(section);
    const char *id = html_get(section, "id");
    const char *name = heading ? html_get(heading, "id") : NULL;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *looked_at = ietf_str_starts(names[i].start, "name-") ? name : id;

        if (!looked_at || !ietf_str_starts(looked_at, names[i].start) || (!top && i > 0))
            continue;
        html_set(b->arena, section, "epub:type", names[i].type);
        html_set(b->arena, section, "role", names[i].role);
        return;
    }
}

/* Takes over the children of main. */
static void
fill_files(ietf_book *b, html_node *main)
{
    ietf_book_file *file = add_file(b, "front", b->title);
    html_node *next;

    for (html_node *e = main->first; e; e = next) {
        html_node *section = section_of(e);

        next = e->next;
        if (begins_file(e)) {
            const html_node *heading = ietf_book_heading(section);
            const char *title = heading ? ietf_book_words(b, heading) : "";

            file = add_file(b, ietf_arena_format(b->arena, "part-%u", (unsigned)b->files.count),
                            *title ? title : b->title);
            name_section(b, section, true);
        } else if (section) {
            name_section(b, section, false);
        }
        html_remove(e);
        html_append(file->body, e);
    }
}

/* An id stands once in the book. */
static void
collect_ids(ietf_book *b, ietf_book_file *file)
{
    for (html_node *e = file->body; e; e = html_following(e, file->body)) {
        const char *id = html_get(e, "id");

        if (id && !ietf_map_add(&b->places, id, file))
            html_set(b->arena, e, "id", NULL);
        file->has_svg = file->has_svg || e->tag == HTML_FOREIGN;
    }
}

/* Has a scheme, as "https:". */
static bool
is_absolute(const char *url)
{
    const char *at = url;

    while (ietf_is_alpha((unsigned char)*at) || ietf_is_digit((unsigned char)*at) ||
           (*at && strchr("+-.", *at)))
        at++;
    return at > url + 1 && *at == ':' && ietf_is_alpha((unsigned char)*url);
}

/* Where a link leads within the book; NULL: nowhere. */
static const char *
place_of(ietf_book *b, const ietf_book_file *from, const char *fragment)
{
    const ietf_book_file *to = ietf_map_get(&b->places, fragment);

    if (!to)
        return NULL;
    return to == from ? ietf_arena_join(b->arena, "#", fragment, NULL)
                      : ietf_arena_join(b->arena, to->name, "#", fragment, NULL);
}

/* A link to what is not in the book is only text. */
static void
mend_link(ietf_book *b, const ietf_book_file *file, html_node *e)
{
    const char *target = html_get(e, "href");

    if (!target || is_absolute(target))
        return;
    if (ietf_str_starts(target, "//"))
        target = ietf_arena_join(b->arena, "https:", target, NULL);
    else
        target = *target == '#' ? place_of(b, file, target + 1) : NULL;
    html_set(b->arena, e, "href", target);
    if (!target)
        e->tag = HTML_TAG_span;
}

void
ietf_book_split(ietf_book *b)
{
    html_node *main = find_tag(b->x.page, HTML_TAG_main);

    ietf_list_init(&b->files, b->arena);
    ietf_map_init(&b->places, b->arena);
    if (main)
        fill_files(b, main);
    for (size_t i = 0; i < b->files.count; i++)
        collect_ids(b, b->files.items[i]);
    for (size_t i = 0; i < b->files.count; i++) {
        ietf_book_file *file = b->files.items[i];

        for (html_node *e = file->body; e; e = html_following(e, file->body))
            if (e->tag == HTML_TAG_a)
                mend_link(b, file, e);
    }
}
