/* Drawings: the one page of a file that Cairo made becomes a form XObject, with all that it
 * refers to under new numbers. What PDF/A does not allow is mended where there is one right way
 * (glyph maps, interpolation), and refused otherwise. */
#include "formatters/pdf/write_read.h"

enum { MAX_REFERENCES = 100000 };

typedef struct import {
    pdf_file *file;
    pdf_reader reader;
    uint32_t *numbers; /* new ones, by old; 0: not met */
    uint32_t *todo;    /* old numbers to be copied */
    uint32_t count, capacity;
} import;

static uint32_t
number_for(import *m, uint32_t old)
{
    if (old >= m->reader.count || m->count > MAX_REFERENCES) {
        pdf_reader_fail(&m->reader, "an object is missing");
        return 0;
    }
    if (!m->numbers[old]) {
        m->numbers[old] = pdf_file_number(m->file);
        m->todo = pdf_grow(m->file->arena, m->todo, m->count, &m->capacity, sizeof *m->todo);
        m->todo[m->count++] = old;
    }
    return m->numbers[old];
}

/* Keys that are left out wherever they are. Streams get their length anew. */
static bool
is_dropped(const pdf_value *key)
{
    static const char *const keys[] = {"/Interpolate", "/StructParent", "/StructParents",
                                       "/Metadata",    "/PieceInfo",    "/LastModified"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (pdf_value_is(key, keys[i]))
            return true;
    return false;
}

/* Keys that an archived drawing must not have. */
static bool
is_refused(const pdf_value *key)
{
    static const char *const keys[] = {"/TR", "/TR2", "/HTP", "/OPI", "/Ref", "/AA",
                                       "/JS", "/PS",  "/F",   "/A",   "/OC",  "/Alternates"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (pdf_value_is(key, keys[i]))
            return true;
    return false;
}

static void put_value(import *m, ietf_buf *b, const pdf_value *v);

static void
put_pairs(import *m, ietf_buf *b, const pdf_value *v, bool is_stream)
{
    for (const pdf_value *key = v->first; key; key = key->next->next) {
        if (is_dropped(key) || (is_stream && pdf_value_is(key, "/Length")))
            continue;
        if (is_refused(key)) {
            pdf_reader_fail(&m->reader, "it has what may not be in an archived document");
            return;
        }
        ietf_buf_add(b, key->text, key->length);
        put_value(m, b, key->next);
    }
    if (pdf_value_is(pdf_value_get(v, "/Subtype"), "/CIDFontType2") &&
        !pdf_value_get(v, "/CIDToGIDMap"))
        ietf_buf_adds(b, "/CIDToGIDMap/Identity");
}

static void
put_reference(import *m, ietf_buf *b, const pdf_value *v)
{
    pdf_put_ref(b, number_for(m, v->reference));
}

/* Recursion: as deep as the reader let the value be. */
static void
put_value(import *m, ietf_buf *b, const pdf_value *v)
{
    switch (v->kind) {
    case PDF_VALUE_DICTIONARY:
        ietf_buf_adds(b, "<<");
        put_pairs(m, b, v, false);
        ietf_buf_adds(b, ">>");
        break;
    case PDF_VALUE_ARRAY:
        ietf_buf_addc(b, '[');
        for (const pdf_value *kid = v->first; kid; kid = kid->next)
            put_value(m, b, kid);
        ietf_buf_addc(b, ']');
        break;
    case PDF_VALUE_REFERENCE:
        put_reference(m, b, v);
        break;
    case PDF_VALUE_NAME:
        if (pdf_value_is(v, "/DeviceCMYK") || pdf_value_is(v, "/LZWDecode"))
            pdf_reader_fail(&m->reader, "it has colours or packing that are not archived");
        ietf_buf_add(b, v->text, v->length);
        break;
    default:
        ietf_buf_addc(b, ' ');
        ietf_buf_add(b, v->text, v->length);
        break;
    }
}

/* Copies the objects met so far, and those met in them. */
static void
copy_objects(import *m)
{
    ietf_buf entries;

    ietf_buf_init(&entries, m->file->arena);
    for (uint32_t i = 0; i < m->count && !m->reader.why; i++) {
        pdf_read_object object = pdf_reader_object(&m->reader, m->todo[i]);
        uint32_t number = m->numbers[m->todo[i]];
        if (!object.value)
            break;
        if (object.stream) {
            ietf_buf_clear(&entries);
            put_pairs(m, &entries, object.value, true);
            pdf_stream_add(m->file, number, entries.data, object.stream, object.length, true);
        } else {
            put_value(m, pdf_object_begin(m->file, number), object.value);
            pdf_object_end(m->file);
        }
    }
    ietf_buf_release(&entries);
}

/* The only page. */
static const pdf_value *
find_page(pdf_reader *r)
{
    const pdf_value *pages = pdf_reader_get(r, pdf_reader_object(r, r->root).value, "/Pages");
    const pdf_value *kids = pdf_reader_get(r, pages, "/Kids"), *page;

    if (!kids || kids->kind != PDF_VALUE_ARRAY || !kids->first || kids->first->next ||
        kids->first->kind != PDF_VALUE_REFERENCE)
        return pdf_reader_fail(r, "it has not exactly one page");
    page = pdf_reader_object(r, kids->first->reference).value;
    if (!pdf_value_is(pdf_value_get(page, "/Type"), "/Page"))
        return pdf_reader_fail(r, "it has no page");
    return page;
}

static pdf_read_object
find_content(pdf_reader *r, const pdf_value *page)
{
    const pdf_value *contents = pdf_value_get(page, "/Contents");
    pdf_read_object object = {0};

    if (contents && contents->kind == PDF_VALUE_ARRAY && contents->first &&
        !contents->first->next)
        contents = contents->first;
    if (contents && contents->kind == PDF_VALUE_REFERENCE)
        object = pdf_reader_object(r, contents->reference);
    if (!object.stream)
        pdf_reader_fail(r, "its page has no content");
    return object;
}

static void
put_entry(import *m, ietf_buf *b, const char *key, const pdf_value *v)
{
    if (!v)
        return;
    ietf_buf_adds(b, key);
    put_value(m, b, v);
}

static uint32_t
import_page(import *m)
{
    pdf_reader *r = &m->reader;
    const pdf_value *page = find_page(r), *box = pdf_reader_get(r, page, "/MediaBox");
    pdf_read_object content = find_content(r, page);
    uint32_t number = pdf_file_number(m->file);
    ietf_buf entries;

    if (r->why || !box || box->kind != PDF_VALUE_ARRAY) {
        pdf_reader_fail(r, "its page has no size");
        return 0;
    }
    ietf_buf_init(&entries, m->file->arena);
    ietf_buf_adds(&entries, "/Type/XObject/Subtype/Form");
    put_entry(m, &entries, "/BBox", box);
    put_entry(m, &entries, "/Resources", pdf_reader_get(r, page, "/Resources"));
    put_entry(m, &entries, "/Group", pdf_reader_get(r, page, "/Group"));
    put_entry(m, &entries, "/Filter", pdf_value_get(content.value, "/Filter"));
    put_entry(m, &entries, "/DecodeParms", pdf_value_get(content.value, "/DecodeParms"));
    if (!r->why)
        pdf_stream_add(m->file, number, entries.data, content.stream, content.length, true);
    ietf_buf_release(&entries);
    copy_objects(m);
    return number;
}

uint32_t
pdf_import(pdf_file *f, const char *data, size_t length, const char **why)
{
import m = {.file = f };
    uint32_t number = 0;

    if (pdf_reader_open(&m.reader, f->arena, data, length)) {
        m.numbers = IETF_NEW_ARRAY(f->arena, uint32_t, m.reader.count);
        number = import_page(&m);
    }
    *why = m.reader.why;
    return m.reader.why ? 0 : number;
}
