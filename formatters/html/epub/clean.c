/* From a page to the text of a book: what serves a browser goes (links of paragraphs to
 * themselves, scripts, the contents, which the book has of its own), elements that only HTML of
 * browsers knows become others, ids fit for XML, pictures come in. */
#include "formatters/html/epub/book.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/uri.h"

html_node *
ietf_book_skip(const html_node *e, const html_node *top)
{
    while (e != top && !e->next)
        e = e->parent;
    return e == top ? NULL : e->next;
}

/* Without its tail, which stays where it was. */
static void
drop(ietf_book *b, html_node *e)
{
    html_node *parent = e->parent, *previous = e->previous;
    const char *tail = e->tail;

    html_remove(e);
    if (!tail)
        return;
    if (previous)
        html_add_tail(b->arena, previous, tail);
    else
        parent->text =
            parent->text ? ietf_arena_join(b->arena, parent->text, tail, NULL) : tail;
}

static bool
has_class(const html_node *e, const char *name)
{
    const char *at = html_get(e, "class");
    size_t length = strlen(name);

    for (; at && (at = strstr(at, name)); at += length)
        if ((at[length] == '\0' || at[length] == ' ') &&
            (at == html_get(e, "class") || at[-1] == ' '))
            return true;
    return false;
}

static bool
is_for_browsers(const html_node *e)
{
    const char *id = html_get(e, "id");

    if (e->tag == HTML_COMMENT || e->tag == HTML_INSTRUCTION || e->tag == HTML_TAG_script)
        return true;
    if (ietf_str_eq(id, "external-metadata") || ietf_str_eq(id, "toc"))
        return true;
    return (e->tag == HTML_TAG_a && (has_class(e, "pilcrow") || has_class(e, "toplink"))) ||
           (e->tag == HTML_TAG_table && has_class(e, "ears")) ||
           (e->tag == HTML_TAG_div && ietf_str_eq(id, "toc"));
}

/* Names of XML: letters, digits, and some signs. */
static bool
is_name(const char *id)
{
    bool first = true;

    for (; *id; id++, first = false) {
        unsigned char c = (unsigned char)*id;

        if (!(ietf_is_alpha(c) || c == '_' || c >= 0x80 ||
              (!first && (ietf_is_digit(c) || c == '-' || c == '.'))))
            return false;
    }
    return !first;
}

static void
check_id(ietf_book *b, html_node *e)
{
    const char *id = html_get(e, "id");

    if (id && !is_name(id))
        html_set(b->arena, e, "id", NULL);
}

/* The pictures that every reading system has to know. */
static const struct {
    const char *media_type, *suffix;
} picture_types[] = {
    {"image/png", "png"},
    {"image/jpeg", "jpg"},
    {"image/gif", "gif"},
    {"image/svg+xml", "svg"},
};

static const char *
suffix_of(const char *media_type)
{
    for (size_t i = 0; i < sizeof(picture_types) / sizeof(*picture_types); i++)
        if (ietf_str_starts(media_type, picture_types[i].media_type))
            return picture_types[i].suffix;
    return NULL;
}

/* A picture inside of the document becomes a file of the book; from others only the text stays.
 */
static void
take_picture(ietf_book *b, html_node *e)
{
    const char *source = html_get(e, "src"), *alt = html_get(e, "alt"), *suffix = NULL;
    ietf_data_url url;

    b->undescribed = b->undescribed || !alt || !*alt;
    if (source && ietf_str_starts(source, "data:") &&
        !ietf_data_url_decode(source, &url, b->arena))
        suffix = suffix_of(url.media_type);
    if (suffix) {
        ietf_book_picture *picture = IETF_NEW(b->arena, ietf_book_picture);
        unsigned number = (unsigned)b->pictures.count + 1;

        *picture = (ietf_book_picture){
            .name = ietf_arena_format(b->arena, "picture-%u.%s", number, suffix),
            .id = ietf_arena_format(b->arena, "picture-%u", number),
            .media_type =
                ietf_arena_strndup(b->arena, url.media_type, strcspn(url.media_type, "; ")),
            .data = url.data,
            .length = url.length};
        ietf_list_add(&b->pictures, picture);
        html_set(b->arena, e, "src", picture->name);
        html_set(b->arena, e, "alt", alt ? alt : "");
        b->drawings++;
        return;
    }
    e->tag = HTML_TAG_span;
    e->text = alt && *alt ? alt : source;
    e->attr_count = 0;
}

/* Without a prefix. */
static const char *
local_name(const html_node *e)
{
    const char *colon = strchr(e->name, ':');

    return colon ? colon + 1 : e->name;
}

static bool
is_inside(const html_node *e, enum html_tag tag)
{
    while ((e = e->parent) && e->tag != tag)
        ;
    return e != NULL;
}

/* Drawings stay as they are; an element that neither HTML nor SVG has is only its text. */
static void
clean_foreign(ietf_book *b, html_node *e)
{
    if (strcmp(local_name(e), "svg") == 0) {
        b->drawings++;
        b->undescribed = b->undescribed || !html_get(e, "aria-label");
    } else if (!is_inside(e, HTML_FOREIGN)) {
        e->tag = strcmp(e->name, "tt") == 0 ? HTML_TAG_code : HTML_TAG_span;
        e->attr_count = 0;
    }
}

static bool
is_number(const char *text)
{
    size_t digits = strspn(text + (*text == '-'), "0123456789");

    return digits > 0 && digits < 9 && text[(*text == '-') + digits] == '\0';
}

static bool
is_count(const char *text)
{
    return is_number(text) && *text != '-' && strspn(text, "0") < strlen(text);
}

static bool
is_counter(const char *text)
{
    return *text && !text[1] && strchr("1aAiI", *text);
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool
is_date(const char *text)
{
    static const char form[] = "0000-00-00";
    size_t length = strlen(text);

    for (size_t i = 0; i < length; i++)
        if (!form[i] ||
            (form[i] == '0' ? !ietf_is_digit((unsigned char)text[i]) : text[i] != form[i]))
            return false;
    return length == 4 || length == 7 || length == 10;
}

/* What comes from the document as it is may not be what HTML wants there. */
static void
clean_attributes(ietf_book *b, html_node *e)
{
    static const struct {
        uint16_t tag; /* 0: any */
        const char *name;
        bool (*fits)(const char *text);
    } rules[] = {
        {HTML_TAG_ol, "start", is_number},
        {HTML_TAG_ol, "type", is_counter},
        {0, "colspan", is_count},
        {0, "rowspan", is_count},
        {HTML_TAG_time, "datetime", is_date},
    };

    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
        const char *value = html_get(e, rules[i].name);

        if (value && (!rules[i].tag || rules[i].tag == e->tag) && !rules[i].fits(value))
            html_set(b->arena, e, rules[i].name, NULL);
    }
}

static void
clean(ietf_book *b, html_node *e)
{
    const char *language = html_get(e, "lang");

    check_id(b, e);
    html_set(b->arena, e, "onclick", NULL);
    if (language)
        html_set(b->arena, e, "xml:lang", language);
    if (e->tag == HTML_FOREIGN) {
        clean_foreign(b, e);
        return;
    }
    clean_attributes(b, e);
    if (e->tag == HTML_TAG_img) {
        take_picture(b, e);
    } else if (e->tag == HTML_TAG_a && is_inside(e, HTML_TAG_a)) {
        e->tag = HTML_TAG_span;
        html_set(b->arena, e, "href", NULL);
    } else if (e->tag == HTML_TAG_date) {
        e->tag = HTML_TAG_span;
    }
}

void
ietf_book_clean(ietf_book *b)
{
    html_node *top = b->x.page, *next;

    for (html_node *e = html_following(top, top); e; e = next) {
        if (is_for_browsers(e)) {
            next = ietf_book_skip(e, top);
            drop(b, e);
            continue;
        }
        clean(b, e);
        next = html_following(e, top);
    }
}
