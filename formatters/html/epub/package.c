/* The package document: what the book is, who wrote it, what it is made of, and how those can
 * read it who do not see (EPUB Accessibility 1.1, with the words of schema.org). */
#include "formatters/html/epub/book.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/sha1.h"
#include "libietfdoc/util/str.h"

static void
add(ietf_buf *out, const char *start, const char *text, const char *end)
{
    if (!text || !*text)
        return;
    ietf_buf_adds(out, start);
    ietf_book_escape(out, text);
    ietf_buf_adds(out, end);
}

static void
add_meta(ietf_buf *out, const char *property, const char *value)
{
    ietf_buf_addf(out, "<meta property=\"%s\">", property);
    add(out, "", value, "</meta>\n");
}

/* A document without a name is called after its text. */
static const char *
made_up_identifier(ietf_book *b)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[IETF_SHA1_SIZE];
    ietf_buf out;

    ietf_sha1(b->job->document->bytes ? b->job->document->bytes : "",
              b->job->document->byte_count, digest);
    digest[6] = (unsigned char)((digest[6] & 0x0f) | 0x50); /* version 5 */
    digest[8] = (unsigned char)((digest[8] & 0x3f) | 0x80);
    ietf_buf_init(&out, b->arena);
    ietf_buf_adds(&out, "urn:uuid:");
    for (unsigned i = 0; i < 16; i++)
        ietf_buf_addf(&out, i == 4 || i == 6 || i == 8 || i == 10 ? "-%c%c" : "%c%c",
                      digits[digest[i] >> 4], digits[digest[i] & 15]);
    return out.data;
}

/* RFC 2648: urn:ietf:rfc:NUMBER, urn:ietf:id:NAME without "draft-". */
static const char *
identifier(ietf_book *b)
{
    const char *number = ietf_node_get(b->x.root, IETF_AT_NUMBER);
    const char *name = ietf_node_get(b->x.root, IETF_AT_DOCNAME);

    if (number && *number)
        return ietf_arena_join(b->arena, "urn:ietf:rfc:", number, NULL);
    if (name && ietf_str_starts(name, "draft-"))
        return ietf_arena_join(b->arena, "urn:ietf:id:", name + strlen("draft-"), NULL);
    return made_up_identifier(b);
}

static const char *
series_value(const ietf_node *front, const char *name)
{
    for (const ietf_node *n = ietf_node_child(front, IETF_EL_SERIESINFO); n;
         n = ietf_node_next(n, IETF_EL_SERIESINFO))
        if (ietf_node_is(n, IETF_AT_NAME, name))
            return ietf_node_get(n, IETF_AT_VALUE);
    return NULL;
}

static void
add_authors(ietf_book *b, const ietf_node *front, ietf_buf *out)
{
    unsigned number = 0;

    for (const ietf_node *n = ietf_node_child(front, IETF_EL_AUTHOR); n;
         n = ietf_node_next(n, IETF_EL_AUTHOR)) {
        const char *name = ietf_author_full(n, b->arena).name;
        ietf_name_parts parts = ietf_author_short_parts(n, b->arena);

        if (!name || !*name)
            continue;
        ietf_buf_addf(out, "<dc:creator id=\"author-%u\">", ++number);
        add(out, "", name, "</dc:creator>\n");
        ietf_buf_addf(out,
                      "<meta refines=\"#author-%u\" property=\"role\" "
                      "scheme=\"marc:relators\">%s</meta>\n",
                      number, ietf_node_is(n, IETF_AT_ROLE, "editor") ? "edt" : "aut");
        if (!parts.surname || !*parts.surname)
            continue;
        ietf_buf_addf(out, "<meta refines=\"#author-%u\" property=\"file-as\">", number);
        ietf_book_escape(out, parts.surname);
        add(out, ", ", parts.initials, "");
        ietf_buf_adds(out, "</meta>\n");
    }
}

/* As the page shows it. */
static const char *
date_of(ietf_book *b, const ietf_node *front)
{
    const ietf_node *n = ietf_node_child(front, IETF_EL_DATE);
    ietf_date date = {0};

    if (n)
        date = ietf_date_extract(n, b->options.date, b->job->diagnostics);
    return ietf_date_format_iso(ietf_date_augment(date, b->options.date), b->arena);
}

static void
add_facts(ietf_book *b, ietf_buf *out)
{
    const ietf_node *front = ietf_node_child(b->x.root, IETF_EL_FRONT), *n;
    const ietf_node *abstract = ietf_node_child(front, IETF_EL_ABSTRACT);
    ietf_arena *a = b->arena;

    add(out, "<dc:identifier id=\"id\">", identifier(b), "</dc:identifier>\n");
    add(out, "<dc:identifier>doi:", series_value(front, "DOI"), "</dc:identifier>\n");
    add(out, "<dc:title>", b->title, "</dc:title>\n");
    add(out, "<dc:language>", b->language, "</dc:language>\n");
    add_authors(b, front, out);
    add(out, "<dc:publisher>",
        b->x.rfc ? IETF_RFC_PUBLISHER : "Internet Engineering Task Force", "</dc:publisher>\n");
    add(out, "<dc:date>", date_of(b, front), "</dc:date>\n");
    for (n = ietf_node_child(front, IETF_EL_KEYWORD); n; n = ietf_node_next(n, IETF_EL_KEYWORD))
        add(out, "<dc:subject>", ietf_book_squeeze(b, ietf_joined_text(n, "", a)),
            "</dc:subject>\n");
    if (abstract)
        add(out, "<dc:description>", ietf_book_squeeze(b, ietf_joined_text(abstract, "", a)),
            "</dc:description>\n");
    ietf_buf_adds(out, "<meta property=\"dcterms:modified\">");
    ietf_buf_adds(out, ietf_date_format_iso(b->options.date, a));
    ietf_buf_adds(out, "T00:00:00Z</meta>\n");
}

static void
add_access(const ietf_book *b, ietf_buf *out)
{
    static const char *const features[] = {"tableOfContents", "structuralNavigation",
                                           "readingOrder", "displayTransformability"};
    bool told = b->drawings > 0 && !b->undescribed;

    add_meta(out, "schema:accessMode", "textual");
    if (b->drawings > 0)
        add_meta(out, "schema:accessMode", "visual");
    if (!b->undescribed)
        add_meta(out, "schema:accessModeSufficient", "textual");
    if (b->drawings > 0)
        add_meta(out, "schema:accessModeSufficient", "textual,visual");
    for (size_t i = 0; i < sizeof(features) / sizeof(*features); i++)
        add_meta(out, "schema:accessibilityFeature", features[i]);
    if (told)
        add_meta(out, "schema:accessibilityFeature", "alternativeText");
    add_meta(out, "schema:accessibilityHazard", "none");
    add_meta(out, "schema:accessibilitySummary",
             b->undescribed ? "The text can be read and searched; some drawings have no "
                              "description."
                            : "All of the text can be read and searched, and drawings have a "
                              "description.");
}

static void
add_manifest(const ietf_book *b, ietf_buf *out)
{
    ietf_buf_adds(out, "<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" "
                       "media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
                       "<item id=\"css\" href=\"book.css\" media-type=\"text/css\"/>\n");
    for (size_t i = 0; i < b->files.count; i++) {
        const ietf_book_file *file = b->files.items[i];

        ietf_buf_addf(out,
                      "<item id=\"%s\" href=\"%s\" media-type=\"application/xhtml+xml\"%s/>\n",
                      file->id, file->name, file->has_svg ? " properties=\"svg\"" : "");
    }
    for (size_t i = 0; i < b->pictures.count; i++) {
        const ietf_book_picture *picture = b->pictures.items[i];

        ietf_buf_addf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"/>\n", picture->id,
                      picture->name, picture->media_type);
    }
    ietf_buf_adds(out, "</manifest>\n<spine>\n");
    for (size_t i = 0; i < b->files.count; i++) {
        const ietf_book_file *file = b->files.items[i];

        ietf_buf_addf(out, "<itemref idref=\"%s\"/>\n", file->id);
        if (i == 0)
            ietf_buf_adds(out, "<itemref idref=\"nav\"/>\n");
    }
    ietf_buf_adds(out, "</spine>\n");
}

void
ietf_book_write_package(ietf_book *b, ietf_buf *out)
{
    ietf_buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                       "unique-identifier=\"id\" xml:lang=\"");
    ietf_book_escape(out, b->language);
    ietf_buf_adds(out, "\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    add_facts(b, out);
    add_access(b, out);
    ietf_buf_adds(out, "</metadata>\n");
    add_manifest(b, out);
    ietf_buf_adds(out, "</package>\n");
}
