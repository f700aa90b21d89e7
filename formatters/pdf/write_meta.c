/* What the file says about the document: XMP (ISO 16684-1, with the extension schemas that
 * ISO 19005-3, 6.6.2.3 asks for), the information dictionary with the same, and the files that
 * are attached. */
#include "formatters/pdf/write.h"

static void
put_xml(ietf_buf *b, const char *text, size_t length)
{
    for (const char *end = text + length; text < end; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '&')
            ietf_buf_adds(b, "&amp;");
        else if (byte == '<')
            ietf_buf_adds(b, "&lt;");
        else if (byte == '>')
            ietf_buf_adds(b, "&gt;");
        else
            ietf_buf_addc(b, byte < ' ' || byte == 127 ? ' ' : (char)byte);
    }
}

static bool
given(const char *text)
{
    return text && *text;
}

static void
put_simple(ietf_buf *b, const char *name, const char *value)
{
    if (!given(value))
        return;
    ietf_buf_addf(b, "<%s>", name);
    put_xml(b, value, strlen(value));
    ietf_buf_addf(b, "</%s>\n", name);
}

/* A list of values: kind is Seq, Bag or Alt. */
static void
put_list(ietf_buf *b, const char *name, const char *kind, const char *const *values,
         size_t count)
{
    if (!count || !given(values[0]))
        return;
    ietf_buf_addf(b, "<%s><rdf:%s>", name, kind);
    for (size_t i = 0; i < count; i++) {
        ietf_buf_adds(b, *kind == 'A' ? "<rdf:li xml:lang=\"x-default\">" : "<rdf:li>");
        if (values[i])
            put_xml(b, values[i], strlen(values[i]));
        ietf_buf_adds(b, "</rdf:li>");
    }
    ietf_buf_addf(b, "</rdf:%s></%s>\n", kind, name);
}

/* A file must have a title (ISO 14289-1, 7.1), whether the document has one or not. */
static const char *
title_of(const pdf_meta *meta)
{
    return given(meta->title)        ? meta->title
           : given(meta->identifier) ? meta->identifier
                                     : "Untitled";
}

/* One by one what stands between commas. */
static void
put_keywords(ietf_buf *b, const char *keywords)
{
    if (!given(keywords))
        return;
    ietf_buf_adds(b, "<dc:subject><rdf:Bag><rdf:li>");
    for (const char *comma; (comma = strstr(keywords, ", ")); keywords = comma + 2) {
        put_xml(b, keywords, (size_t)(comma - keywords));
        ietf_buf_adds(b, "</rdf:li><rdf:li>");
    }
    put_xml(b, keywords, strlen(keywords));
    ietf_buf_adds(b, "</rdf:li></rdf:Bag></dc:subject>\n");
}

static void
put_dublin_core(ietf_buf *b, const pdf_meta *meta)
{
    const char *title = title_of(meta);

    ietf_buf_adds(b, "<dc:format>application/pdf</dc:format>\n");
    put_list(b, "dc:title", "Alt", &title, 1);
    put_list(b, "dc:description", "Alt", &meta->subject, 1);
    put_list(b, "dc:rights", "Alt", &meta->rights, 1);
    put_list(b, "dc:creator", "Seq", meta->authors, meta->author_count);
    put_list(b, "dc:publisher", "Bag", &meta->publisher, 1);
    put_keywords(b, meta->keywords);
    put_list(b, "dc:date", "Seq", &meta->date, 1);
    put_list(b, "dc:language", "Bag", &meta->language, 1);
    put_simple(b, "dc:identifier", meta->identifier);
}

static void
put_dates(ietf_buf *b, int64_t made)
{
    static const char *const names[] = {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"};

    for (int i = 0; i < 3; i++) {
        ietf_buf_addf(b, "<%s>", names[i]);
        pdf_put_iso_date(b, made);
        ietf_buf_addf(b, "</%s>\n", names[i]);
    }
}

typedef struct property { /* of an extension schema */
    const char *name, *type, *description;
} property;

static void
put_schema(ietf_buf *b, const char *title, const char *uri, const char *prefix,
           const property *properties, size_t count)
{
    ietf_buf_addf(b,
                  "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s</pdfaSchema:schema>"
                  "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s"
                  "</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n",
                  title, uri, prefix);
    for (size_t i = 0; i < count; i++)
        ietf_buf_addf(b,
                      "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s"
                      "</pdfaProperty:name><pdfaProperty:valueType>%s</pdfaProperty:valueType>"
                      "<pdfaProperty:category>external</pdfaProperty:category>"
                      "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>\n",
                      properties[i].name, properties[i].type, properties[i].description);
    ietf_buf_adds(b, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

static const char accessible_uri[] = "http://www.aiim.org/pdfua/ns/id/";
static const char prism_uri[] = "http://prismstandard.org/namespaces/basic/3.0/";

static void
put_schemas(ietf_buf *b)
{
    static const property accessible[] = {
        {"part", "Integer", "The part of ISO 14289 to which the file conforms"},
    };
    static const property prism[] = {
        {"doi", "Text", "Digital Object Identifier"},
        {"issn", "Text", "International Standard Serial Number of the series"},
        {"seriesTitle", "Text", "The series in which the document is published"},
        {"url", "Text", "Where the document is"},
    };

    ietf_buf_adds(b, "<pdfaExtension:schemas><rdf:Bag>\n");
    put_schema(b, "PDF/UA identification", accessible_uri, "pdfuaid", accessible, 1);
    put_schema(b, "PRISM basic metadata", prism_uri, "prism", prism, 4);
    ietf_buf_adds(b, "</rdf:Bag></pdfaExtension:schemas>\n");
}

static void
put_packet(ietf_buf *b, const pdf_meta *meta)
{
    ietf_buf_adds(b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\"\n"
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                     " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                     " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                     " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                     " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                     " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"\n");
    ietf_buf_addf(b, " xmlns:pdfuaid=\"%s\"\n xmlns:prism=\"%s\">\n", accessible_uri,
                  prism_uri);
    ietf_buf_adds(b,
                  "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                  "<pdfuaid:part>1</pdfuaid:part>\n");
    put_dublin_core(b, meta);
    put_dates(b, meta->made);
    put_simple(b, "xmp:CreatorTool", meta->creator);
    put_simple(b, "pdf:Producer", meta->producer);
    put_simple(b, "pdf:Keywords", meta->keywords);
    put_simple(b, "prism:doi", meta->doi);
    put_simple(b, "prism:issn", meta->issn);
    put_simple(b, "prism:seriesTitle", meta->series);
    put_simple(b, "prism:url", meta->url);
    put_schemas(b);
    ietf_buf_adds(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* Not deflated: programs that know no PDF look for it. */
uint32_t
pdf_metadata_write(pdf_writer *w)
{
    uint32_t number = pdf_file_number(&w->file);
    ietf_buf b;

    ietf_buf_init(&b, w->arena);
    put_packet(&b, &w->flow->meta);
    pdf_stream_add(&w->file, number, "/Type/Metadata/Subtype/XML", b.data, b.length, true);
    ietf_buf_release(&b);
    return number;
}

/* With spaces for control characters, as put_xml has them. */
static void
put_entry(pdf_writer *w, ietf_buf *b, const char *key, const char *value)
{
    char *clean;

    if (!given(value))
        return;
    clean = ietf_arena_strdup(w->arena, value);
    for (char *c = clean; *c; c++) {
        if ((unsigned char)*c < ' ' || *c == 127)
            *c = ' ';
    }
    ietf_buf_adds(b, key);
    pdf_put_text(b, clean);
}

uint32_t
pdf_info_write(pdf_writer *w)
{
    const pdf_meta *meta = &w->flow->meta;
    uint32_t number = pdf_file_number(&w->file);
    ietf_buf *b, authors;

    ietf_buf_init(&authors, w->arena);
    for (size_t i = 0; i < meta->author_count; i++) {
        ietf_buf_adds(&authors, i ? ", " : "");
        ietf_buf_adds(&authors, meta->authors[i]);
    }
    b = pdf_object_begin(&w->file, number);
    ietf_buf_adds(b, "<<");
    put_entry(w, b, "/Title", title_of(meta));
    put_entry(w, b, "/Author", authors.data);
    put_entry(w, b, "/Subject", meta->subject);
    put_entry(w, b, "/Keywords", meta->keywords);
    put_entry(w, b, "/Creator", meta->creator);
    put_entry(w, b, "/Producer", meta->producer);
    ietf_buf_adds(b, "/CreationDate");
    pdf_put_date(b, meta->made);
    ietf_buf_adds(b, "/ModDate");
    pdf_put_date(b, meta->made);
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
    ietf_buf_release(&authors);
    return number;
}

/* ---- attachments */

static uint32_t
put_file(pdf_writer *w, const pdf_attachment *attachment)
{
    uint32_t number = pdf_file_number(&w->file);
    ietf_buf entries;

    ietf_buf_init(&entries, w->arena);
    ietf_buf_adds(&entries, "/Type/EmbeddedFile/Subtype");
    pdf_put_name(&entries, given(attachment->media_type) ? attachment->media_type
                                                         : "application/octet-stream");
    ietf_buf_addf(&entries, "/Params<</Size %zu/ModDate", attachment->length);
    pdf_put_date(&entries, w->flow->meta.made);
    ietf_buf_adds(&entries, ">>");
    pdf_stream_add(&w->file, number, entries.data, attachment->data, attachment->length, false);
    ietf_buf_release(&entries);
    return number;
}

void
pdf_attachments_write(pdf_writer *w)
{
    w->attached = IETF_NEW_ARRAY(w->arena, uint32_t, w->flow->attachment_count);
    for (size_t i = 0; i < w->flow->attachment_count; i++) {
        const pdf_attachment *attachment = &w->flow->attachments[i];
        uint32_t file = put_file(w, attachment);
        ietf_buf *b;
        w->attached[i] = pdf_file_number(&w->file);
        b = pdf_object_begin(&w->file, w->attached[i]);
        ietf_buf_adds(b, "<</Type/Filespec/F");
        pdf_put_text(b, attachment->name);
        ietf_buf_adds(b, "/UF");
        pdf_put_text(b, attachment->name);
        ietf_buf_adds(b, "/EF<</F");
        pdf_put_ref(b, file);
        ietf_buf_adds(b, "/UF");
        pdf_put_ref(b, file);
        ietf_buf_adds(b, ">>/AFRelationship");
        pdf_put_name(b, given(attachment->relationship) ? attachment->relationship
                                                        : "Unspecified");
        put_entry(w, b, "/Desc", attachment->description);
        ietf_buf_adds(b, ">>");
        pdf_object_end(&w->file);
    }
}
