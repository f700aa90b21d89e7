/* The file as a whole: the order of the work, the pages and the catalog. */
#include "formatters/pdf/write.h"

static uint32_t *
numbers(pdf_writer *w, size_t count)
{
    uint32_t *made = IETF_NEW_ARRAY(w->arena, uint32_t, count);

    for (size_t i = 0; i < count; i++)
        made[i] = pdf_file_number(&w->file);
    return made;
}

static void
put_page(pdf_writer *w, size_t page)
{
    ietf_buf *b = pdf_object_begin(&w->file, w->page_objects[page]);

    ietf_buf_adds(b, "<</Type/Page/Parent");
    pdf_put_ref(b, w->pages_object);
    ietf_buf_adds(b, "/Resources"); /* on each: PDF/A wants none inherited (19005-3, 6.2.2) */
    pdf_put_ref(b, w->resources_object);
    ietf_buf_adds(b, "/Contents");
    pdf_put_ref(b, w->content_objects[page]);
    ietf_buf_addf(b, "/StructParents %zu/Tabs/S", page);
    if (w->page_links[page] < w->page_links[page + 1]) {
        ietf_buf_adds(b, "/Annots[");
        for (uint32_t i = w->page_links[page]; i < w->page_links[page + 1]; i++)
            pdf_put_ref(b, w->annotations[i].object);
        ietf_buf_addc(b, ']');
    }
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}

static void
put_pages(pdf_writer *w)
{
    ietf_buf *b;

    for (size_t i = 0; i < w->layout->page_count; i++) {
        ietf_job_look(w->layout->flow->job);
        put_page(w, i);
    }
    b = pdf_object_begin(&w->file, w->pages_object);
    ietf_buf_addf(b, "<</Type/Pages/Count %zu/MediaBox[0 0 ", w->layout->page_count);
    pdf_put_unit(b, w->layout->width);
    ietf_buf_addc(b, ' ');
    pdf_put_unit(b, w->layout->height);
    ietf_buf_adds(b, "]/Kids[");
    for (size_t i = 0; i < w->layout->page_count; i++)
        pdf_put_ref(b, w->page_objects[i]);
    ietf_buf_adds(b, "]>>");
    pdf_object_end(&w->file);
}

/* One for all pages: readers take from it what a page names. */
static void
put_resources(pdf_writer *w)
{
    ietf_buf *b = pdf_object_begin(&w->file, w->resources_object);

    ietf_buf_adds(b, "<</Font<<");
    for (size_t i = 0; i < w->font_count; i++)
        if (w->fonts[i].object) {
            ietf_buf_addf(b, "/F%zu", i);
            pdf_put_ref(b, w->fonts[i].object);
        }
    ietf_buf_adds(b, ">>/XObject<<");
    for (size_t i = 0; i < w->image_count; i++)
        if (w->images[i].object) {
            ietf_buf_addf(b, "/X%zu", i);
            pdf_put_ref(b, w->images[i].object);
        }
    ietf_buf_adds(b, ">>>>");
    pdf_object_end(&w->file);
}

/* The embedded files by name. */
static uint32_t
put_file_names(pdf_writer *w)
{
    size_t count = w->flow->attachment_count;
    pdf_tree_entry *entries = IETF_NEW_ARRAY(w->arena, pdf_tree_entry, count + 1);

    if (!count)
        return 0;
    for (size_t i = 0; i < count; i++)
        entries[i] = (pdf_tree_entry){w->flow->attachments[i].name, 0,
                                      ietf_arena_format(w->arena, "%u 0 R", w->attached[i])};
    return pdf_tree_write(&w->file, entries, pdf_tree_sort(entries, count));
}

static void
put_optional(ietf_buf *b, const char *before, uint32_t number, const char *after)
{
    if (!number)
        return;
    ietf_buf_adds(b, before);
    pdf_put_ref(b, number);
    ietf_buf_adds(b, after);
}

/* The files that belong to the document as a whole. */
static void
put_associated(const pdf_writer *w, ietf_buf *b)
{
    ietf_buf_adds(b, "/AF[");
    for (size_t i = 0; i < w->flow->attachment_count; i++)
        if (!w->flow->attachments[i].node)
            pdf_put_ref(b, w->attached[i]);
    ietf_buf_addc(b, ']');
}

static uint32_t
put_catalog(pdf_writer *w)
{
    uint32_t number = pdf_file_number(&w->file), metadata = pdf_metadata_write(w),
             intent = pdf_intent_write(w), outline = pdf_outline_write(w),
             destinations = pdf_destinations_write(w), files = put_file_names(w);
    const char *language = w->flow->meta.language;
    ietf_buf *b = pdf_object_begin(&w->file, number);

    ietf_buf_adds(b, "<</Type/Catalog/Pages");
    pdf_put_ref(b, w->pages_object);
    put_optional(b, "/Metadata", metadata, "");
    put_optional(b, "/OutputIntents[", intent, "]");
    put_optional(b, "/StructTreeRoot", w->structure_object, "");
    ietf_buf_adds(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                     "/PageLabels<</Nums[0<</S/D>>]>>/Lang");
    pdf_put_text(b, language && *language ? language : "en");
    put_optional(b, "/PageMode/UseOutlines/Outlines", outline, "");
    ietf_buf_adds(b, "/Names<<");
    put_optional(b, "/Dests", destinations, "");
    put_optional(b, "/EmbeddedFiles", files, "");
    ietf_buf_adds(b, ">>");
    if (files)
        put_associated(w, b);
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
    return number;
}

bool
pdf_write(const pdf_layout *layout, ietf_buf *out)
{
    ietf_arena *a = layout->flow->job->arena;
    pdf_writer writer = {.layout = layout, .flow = layout->flow, .arena = a}, *w = &writer;
    uint32_t catalog, info;

    pdf_file_begin(&w->file, a, out);
    w->pages_object = pdf_file_number(&w->file);
    w->resources_object = pdf_file_number(&w->file);
    w->structure_object = pdf_file_number(&w->file);
    w->page_objects = numbers(w, layout->page_count);
    w->content_objects = numbers(w, layout->page_count);
    pdf_places_make(w);
    pdf_fonts_collect(w);
    pdf_fonts_write(w);
    if (w->failed)
        return false;
    pdf_content_write(w);
    if (w->failed)
        return false;
    pdf_attachments_write(w);
    pdf_structure_write(w);
    pdf_annotations_write(w);
    put_pages(w);
    put_resources(w);
    catalog = put_catalog(w);
    info = pdf_info_write(w);
    pdf_file_end(&w->file, catalog, info);
    return true;
}
