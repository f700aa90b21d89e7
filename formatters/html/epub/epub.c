/* The EPUB formatter (EPUB 3): the accessible page of the HTML formatter, cut into files, with
 * what reading systems want to know, in an archive whose bytes depend on the document and the
 * date alone. */
#include "formatters/html/epub/book.h"

#include "html_assets.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/util/zip.h"

#define FOLDER "EPUB/"

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n"
    "<rootfiles>\n<rootfile full-path=\"" FOLDER "package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

static void
add(ietf_book *b, ietf_zip *zip, const char *name, const char *data, size_t length, bool stored)
{
    ietf_zip_add(zip, ietf_arena_join(b->arena, FOLDER, name, NULL), data, length, stored);
}

static void
add_buffer(ietf_book *b, ietf_zip *zip, const char *name, ietf_buf *text)
{
    add(b, zip, name, text->data, text->length, false);
    ietf_buf_clear(text);
}

/* The mimetype comes first, at a place where it can be seen without unpacking. */
static void
write_archive(ietf_book *b)
{
    static const char type[] = "application/epub+zip";
    ietf_buf text;
    ietf_zip zip;

    ietf_buf_init(&text, b->arena);
    ietf_zip_begin(&zip, b->job->out, b->options.date, b->arena);
    ietf_zip_add(&zip, "mimetype", type, sizeof(type) - 1, true);
    ietf_zip_add(&zip, "META-INF/container.xml", container, sizeof(container) - 1, false);
    ietf_book_write_package(b, &text);
    add_buffer(b, &zip, "package.opf", &text);
    ietf_book_write_nav(b, &text);
    add_buffer(b, &zip, "nav.xhtml", &text);
    add(b, &zip, "book.css", ietf_html_book_css, ietf_html_book_css_length, false);
    for (size_t i = 0; i < b->files.count; i++) {
        const ietf_book_file *file = b->files.items[i];

        ietf_book_write_file(b, file, &text);
        add_buffer(b, &zip, file->name, &text);
    }
    for (size_t i = 0; i < b->pictures.count; i++) {
        const ietf_book_picture *picture = b->pictures.items[i];

        add(b, &zip, picture->name, picture->data, picture->length, true);
    }
    ietf_zip_end(&zip);
}

/* The page without what is beside it or for browsers. */
static void
choose_options(ietf_book *b)
{
    b->options = *b->job->options;
    b->options.html_profile = "accessible";
    b->options.css = NULL;
    b->options.external_css = false;
    b->options.external_js = false;
    b->options.metadata_js_url = "";
    b->options.no_rfc_local = true;
    b->options.inline_version_info = false;
}

/* Some documents have an empty one. */
static const char *
title_of(ietf_book *b)
{
    const char *title = ietf_book_squeeze(b, ietf_document_title(b->job->document, b->arena));
    const char *name = ietf_node_get(b->x.root, IETF_AT_DOCNAME);

    return *title ? title : name && *name ? name : "Untitled";
}

static bool
render(const ietf_render_job *job)
{
    ietf_book *b = IETF_NEW(job->arena, ietf_book);
    const char *language;

    *b = (ietf_book){.job = job, .arena = job->arena};
    choose_options(b);
    ietf_list_init(&b->pictures, job->arena);
    if (!b->options.date.year) {
        ietf_report(job->diagnostics, IETF_D_API_NO_DATE, NULL);
        return false;
    }
    if (!ietf_html_build(&b->x, job, &b->options))
        return false;
    language = ietf_node_get(b->x.root, IETF_AT_XML_LANG);
    b->title = title_of(b);
    b->language = language && *language ? language : "en";
    ietf_book_clean(b);
    ietf_book_split(b);
    write_archive(b);
    return true;
}

extern const ietf_formatter ietf_formatter_epub;

const ietf_formatter ietf_formatter_epub = {
    .name = "epub",
    .suffix = ".epub",
    .media_type = "application/epub+zip",
    .help = "EPUB 3: a book for reading systems",
    .input = IETF_INPUT_PREPARED,
    .render = render,
};
