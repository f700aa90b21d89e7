/* Bytes to tree: libxml2's SAX events become nodes at once, without a libxml2 tree in between.
 * Callbacks never let an unwind cross libxml2's frames (ietf_reader_guard), and nothing of
 * libxml2's process-wide state is touched. */
#include "libietfdoc/parse/reader.h"

#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* One event, as its callback got it. */
struct event {
    ietf_reader *reader;
    xmlParserCtxtPtr context;
    const xmlChar *name, *prefix, *uri;
    const xmlChar *text;
    int length;
    const xmlChar **namespaces, **attributes;
    int namespace_count, attribute_count;
    const xmlError *error;
};

/* Entities are read by contexts inside contexts, and stopping one does not stop those around
 * it: each comes by here when it asks for its next entity. A context that counts as well-formed
 * would then look the entity up by itself. */
void
ietf_reader_stop(xmlParserCtxtPtr context)
{
    ietf_reader *r = ietf_reader_of(context);

    r->failed = true;
    context->wellFormed = 0;
    xmlStopParser(context);
    if (context != r->main)
        xmlStopParser((xmlParserCtxtPtr)r->main);
}

void
ietf_reader_guard(xmlParserCtxtPtr context, void (*step)(void *), void *user)
{
    ietf_reader *r = ietf_reader_of(context);

    if (r->failed)
        return;
    if (!ietf_arena_try(r->arenas, IETF_READER_ARENAS, step, user)) {
        r->no_memory = true;
        ietf_reader_stop(context);
    }
}

/* Turns the text read so far into a node. */
static void
flush_text(ietf_reader *r)
{
    if (r->text.length == 0) {
        if (r->section_count && !r->current->first)
            r->current->flags |= r->job->keep_cdata ? IETF_NODE_EMPTY_CDATA : IETF_NODE_OPEN;
        r->section_count = 0;
        return;
    }
    if (r->current->parent) {
        ietf_node *n = ietf_text_new(r->document, r->text.data, r->text.length, NULL);

        r->nodes++;
        if (r->section_count && r->job->keep_cdata)
            ietf_text_set_cdata(r->document, n, r->sections, r->section_count);
        ietf_node_append(r->document, r->current, n);
    }
    ietf_buf_clear(&r->text);
    r->section_count = 0;
}

static void
limit_reached(struct event *e, enum ietf_code code, int limit)
{
    ietf_position p = ietf_reader_position(e->context, "");

    ietf_report_at(e->reader->job->diagnostics, code, e->reader->document->files[p.file].path,
                   p.line, p.column, limit);
    ietf_reader_stop(e->context);
}

static ietf_node *
add_node(struct event *e, ietf_node *n, const char *sign)
{
    ietf_reader *r = e->reader;
    ietf_position p = ietf_reader_position(e->context, sign);

    n->file = p.file;
    n->line = p.line;
    n->column = p.column;
    ietf_node_append(r->document, r->current, n);
    if (++r->nodes > (size_t)r->job->options->max_nodes)
        limit_reached(e, IETF_D_TOO_MANY_NODES, r->job->options->max_nodes);
    return n;
}

static const char *
copied(ietf_reader *r, const xmlChar *text)
{
    return text ? ietf_arena_strdup(r->document->arena, (const char *)text) : NULL;
}

static const char *
qualified_name(ietf_reader *r, const xmlChar *prefix, const xmlChar *name)
{
    if (!prefix)
        return copied(r, name);
    return ietf_arena_join(r->document->arena, (const char *)prefix, ":", (const char *)name,
                           NULL);
}

static void
add_namespaces(struct event *e, ietf_node *n)
{
    ietf_ns **end = &n->namespaces;

    for (int i = 0; i < e->namespace_count; i++) {
        *end = IETF_NEW(e->reader->document->arena, ietf_ns);
        (*end)->prefix = copied(e->reader, e->namespaces[2 * i]);
        (*end)->uri = copied(e->reader, e->namespaces[2 * i + 1]);
        end = &(*end)->next;
    }
}

/* The five pointers of an attribute in SAX2: local name, prefix, URI, value, end of value. */
static void
fill_attribute(ietf_reader *r, ietf_attr *attr, const xmlChar **five)
{
    const char *local = (const char *)five[0], *prefix = (const char *)five[1];

    if (prefix) {
        attr->name = ietf_arena_join(r->document->arena, prefix, ":", local, NULL);
        attr->uri = copied(r, five[2]);
        attr->at = (uint16_t)ietf_at_find_in(attr->uri, local, strlen(local));
    } else {
        attr->at = (uint16_t)ietf_at_find(local, strlen(local));
        attr->name = attr->at == IETF_AT_FOREIGN ? copied(r, five[0])
                                                 : ietf_at_name((enum ietf_at)attr->at);
    }
    attr->value = ietf_arena_strndup(r->document->arena, (const char *)five[3],
                                     (size_t)(five[4] - five[3]));
}

static void
add_attributes(struct event *e, ietf_node *n)
{
    if (e->attribute_count == 0)
        return;
    if (e->attribute_count > UINT16_MAX) {
        limit_reached(e, IETF_D_TOO_MANY_NODES, UINT16_MAX);
        return;
    }
    n->attrs = IETF_NEW_ARRAY(e->reader->document->arena, ietf_attr, e->attribute_count);
    n->attr_capacity = (uint32_t)e->attribute_count;
    n->attr_count = (uint16_t)e->attribute_count;
    for (int i = 0; i < e->attribute_count; i++)
        fill_attribute(e->reader, &n->attrs[i], e->attributes + 5 * i);
}

static void
start_element_step(void *user)
{
    struct event *e = user;
    ietf_reader *r = e->reader;
    const char *uri = (const char *)e->uri;
    enum ietf_kind kind;
    ietf_node *n;

    ietf_watch_reach(r->job->diagnostics->watch, r->job->arena,
                     r->whole ? r->cursor.offset : 0);
    flush_text(r);
    if (!uri && e->prefix && strcmp((const char *)e->prefix, "xi") == 0)
        uri = XINCLUDE_URI;
    kind = ietf_kind_find(uri, (const char *)e->name, strlen((const char *)e->name));
    n = ietf_node_new(r->document, kind, NULL);
    n->flags = 0;
    if (kind == IETF_FOREIGN || e->prefix)
        n->name = qualified_name(r, e->prefix, e->name);
    n->uri = uri ? ietf_arena_strdup(r->document->arena, uri) : NULL;
    add_namespaces(e, n);
    add_attributes(e, n);
    add_node(e, n, "<");
    r->current = n;
    if (++r->depth > (unsigned)r->job->options->max_depth)
        limit_reached(e, IETF_D_TOO_DEEP, r->job->options->max_depth);
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
              int namespace_count, const xmlChar **namespaces, int attribute_count,
              int defaulted, const xmlChar **attributes)
{
    struct event e = {.reader = ietf_reader_of(context),
                      .context = context,
                      .name = name,
                      .prefix = prefix,
                      .uri = uri,
                      .namespaces = namespaces,
                      .namespace_count = namespace_count,
                      .attributes = attributes,
                      .attribute_count = attribute_count};

    (void)defaulted;
    ietf_reader_guard(context, start_element_step, &e);
}

static void
end_element_step(void *user)
{
    ietf_reader *r = ((struct event *)user)->reader;

    flush_text(r);
    if (r->current->parent) {
        r->current = r->current->parent;
        r->depth--;
    }
}

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct event e = {.reader = ietf_reader_of(context), .context = context};

    (void)name;
    (void)prefix;
    (void)uri;
    ietf_reader_guard(context, end_element_step, &e);
}

static void
characters_step(void *user)
{
    struct event *e = user;

    ietf_buf_add(&e->reader->text, (const char *)e->text, (size_t)e->length);
}

static void
characters(void *context, const xmlChar *text, int length)
{
    struct event e = {
        .reader = ietf_reader_of(context), .context = context, .text = text, .length = length};

    ietf_reader_guard(context, characters_step, &e);
}

static void
cdata_step(void *user)
{
    struct event *e = user;
    ietf_reader *r = e->reader;
    size_t start = r->text.length, capacity = r->section_capacity;

    ietf_buf_add(&r->text, (const char *)e->text, (size_t)e->length);
    if (!r->job->keep_cdata && e->length > 0)
        return;
    if (r->section_count == capacity) {
        r->section_capacity = capacity ? 2 * capacity : 4;
        r->sections =
            ietf_arena_grow(r->job->arena, r->sections, capacity * sizeof(*r->sections),
                            r->section_capacity * sizeof(*r->sections));
    }
    r->sections[r->section_count++] = (ietf_cdata){start, r->text.length};
}

static void
cdata(void *context, const xmlChar *text, int length)
{
    struct event e = {
        .reader = ietf_reader_of(context), .context = context, .text = text, .length = length};

    ietf_reader_guard(context, cdata_step, &e);
}

static void
comment_step(void *user)
{
    struct event *e = user;

    flush_text(e->reader);
    add_node(e, ietf_comment_new(e->reader->document, (const char *)e->text, NULL), "<!--");
}

static void
comment(void *context, const xmlChar *text)
{
    struct event e = {.reader = ietf_reader_of(context), .context = context, .text = text};

    if (((xmlParserCtxtPtr)context)->inSubset == 0)
        ietf_reader_guard(context, comment_step, &e);
    else /* the DTD is libxml2's */
        xmlSAX2Comment(context, text);
}

static void
instruction_step(void *user)
{
    struct event *e = user;
    const char *text = e->text ? (const char *)e->text : "";

    flush_text(e->reader);
    add_node(e, ietf_instruction_new(e->reader->document, (const char *)e->name, text, NULL),
             "<?");
}

static void
instruction(void *context, const xmlChar *target, const xmlChar *text)
{
    struct event e = {
        .reader = ietf_reader_of(context), .context = context, .name = target, .text = text};

    if (((xmlParserCtxtPtr)context)->inSubset == 0)
        ietf_reader_guard(context, instruction_step, &e);
    else
        xmlSAX2ProcessingInstruction(context, target, text);
}

static void
reference_step(void *user)
{
    struct event *e = user;
    ietf_position p = ietf_reader_position(e->context, "&");

    ietf_report_at(e->reader->job->diagnostics, IETF_D_UNDEFINED_ENTITY,
                   e->reader->document->files[p.file].path, p.line, p.column,
                   (const char *)e->name);
    ietf_reader_stop(e->context);
}

/* libxml2 replaces entities; what it hands over unreplaced is not defined. */
static void
reference(void *context, const xmlChar *name)
{
    struct event e = {.reader = ietf_reader_of(context), .context = context, .name = name};

    ietf_reader_guard(context, reference_step, &e);
}

static void
doctype_step(void *user)
{
    struct event *e = user;
    ietf_reader *r = e->reader;
    const char *system_id = (const char *)e->uri;

    r->document->doctype_name = copied(r, e->name);
    r->document->doctype_public = copied(r, e->prefix);
    r->document->doctype_system = copied(r, e->uri);
    r->document->doctype_after = r->current->last;
    r->standard_entities =
        system_id && (ietf_str_ends(system_id, ".ent") || ietf_str_ends(system_id, ".dtd"));
}

static void
internal_subset(void *context, const xmlChar *name, const xmlChar *public_id,
                const xmlChar *system_id)
{
    struct event e = {.reader = ietf_reader_of(context),
                      .context = context,
                      .name = name,
                      .prefix = public_id,
                      .uri = system_id};

    ietf_reader_guard(context, doctype_step, &e);
    xmlSAX2InternalSubset(context, name, public_id, system_id);
}

static void
keep_doctype_step(void *user)
{
    struct event *e = user;

    e->reader->document->doctype_text = copied(e->reader, e->text);
}

/* Here the DOCTYPE has been read, and no entity in it has been used yet. */
static void
external_subset(void *context, const xmlChar *name, const xmlChar *public_id,
                const xmlChar *system_id)
{
    xmlParserCtxtPtr parser = context;
    struct event e = {.reader = ietf_reader_of(context), .context = context};
    xmlBufferPtr text = xmlBufferCreate();

    if (text &&
        xmlNodeDump(text, parser->myDoc, (xmlNodePtr)parser->myDoc->intSubset, 0, 0) >= 0) {
        e.text = xmlBufferContent(text);
        ietf_reader_guard(context, keep_doctype_step, &e);
    } else {
        e.reader->no_memory = true;
        ietf_reader_stop(context);
    }
    xmlBufferFree(text);
    xmlSAX2ExternalSubset(context, name, public_id, system_id);
}

/* An undeclared prefix "xi" means XInclude: the reference declares it in every document. */
static bool
tolerated(const xmlError *error)
{
    return error->level < XML_ERR_ERROR || (error->domain == XML_FROM_NAMESPACE &&
                                            error->str1 && strcmp(error->str1, "xi") == 0);
}

static void
error_step(void *user)
{
    struct event *e = user;
    ietf_reader *r = e->reader;
    ietf_position p = ietf_reader_position(e->context, "");
    size_t length = e->error->message ? strlen(e->error->message) : 0;
    unsigned column =
        e->context == r->main && e->error->int2 > 0 ? (unsigned)e->error->int2 : p.column;

    while (length > 0 && ietf_is_space((unsigned char)e->error->message[length - 1]))
        length--;
    ietf_reader_mend(r, e->context, e->error);
    ietf_report_at(r->job->diagnostics, IETF_D_PARSE_XML, r->document->files[p.file].path,
                   e->context == r->main && e->error->line > 0 ? (unsigned)e->error->line
                                                               : p.line,
                   column, (int)length, e->error->message ? e->error->message : "");
}

static void
structured_error(void *context, ietf_xml_error error)
{
    struct event e = {.reader = ietf_reader_of(context), .context = context, .error = error};

    if (tolerated(error))
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        e.reader->no_memory = true;
    else
        ietf_reader_guard(context, error_step, &e);
    e.reader->failed = true;
}

static void
fill_handler(xmlSAXHandler *sax)
{
    memset(sax, 0, sizeof(*sax));
    xmlSAXVersion(sax, 2);
    sax->internalSubset = internal_subset;
    sax->externalSubset = external_subset;
    sax->resolveEntity = ietf_reader_resolve;
    sax->getEntity = ietf_reader_get_entity;
    sax->getParameterEntity = ietf_reader_get_parameter_entity;
    sax->reference = reference;
    sax->startElementNs = start_element;
    sax->endElementNs = end_element;
    sax->characters = characters;
    sax->ignorableWhitespace = characters;
    sax->cdataBlock = cdata;
    sax->comment = comment;
    sax->processingInstruction = instruction;
    sax->serror = structured_error;
    sax->warning = NULL;
    sax->error = NULL;
    sax->fatalError = NULL;
}

static void
report_general(ietf_reader *r, enum ietf_code code, const char *text)
{
    ietf_report_at(r->job->diagnostics, code, r->document->files[r->cursor.file].path, 1, 1,
                   text);
}

enum { MARK = 3 /* bytes of a byte order mark */ };

/* Reads the bytes into r->current; false after reporting why not. */
static bool
read_bytes(ietf_reader *r, const char *data, size_t length, const char *path)
{
    const char *problem = NULL;
    const char *text = ietf_decode(r->job->arena, data, length, &length, &problem);
    xmlParserCtxtPtr context;
    xmlDocPtr declarations; /* the DTD is all that libxml2 keeps */

    if (data == r->document->bytes)
        r->document->recoded = text != data && text != data + MARK;
    if (!text) {
        report_general(r, IETF_D_PARSE_XML_TEXT, problem);
        return false;
    }
    context = xmlNewParserCtxt();
    if (!context)
        return ietf_arena_fail(r->job->arena);
    fill_handler(context->sax);
    context->_private = r;
    r->main = context;
    r->cursor = (ietf_cursor){text, length, 0, 0, 1, 1, r->cursor.file};
    declarations =
        xmlCtxtReadMemory(context, text, (int)length, path, "UTF-8",
                          XML_PARSE_NOENT | XML_PARSE_DTDLOAD | XML_PARSE_DTDATTR |
                              XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    r->failed |= !context->wellFormed;
    xmlFreeDoc(declarations);
    xmlFreeParserCtxt(context);
    if (r->no_memory)
        return ietf_arena_fail(r->job->arena);
    return !r->failed;
}

/* The reader's part that does not depend on what is read. */
static void
reader_init(ietf_reader *r, const ietf_parse_job *job, ietf_document *d, ietf_node *into,
            const char *path)
{
    *r = (ietf_reader){.job = job, .document = d, .current = into, .base = path};
    r->arenas[0] = job->arena;
    r->arenas[1] = job->diagnostics->arena;
    r->arenas[2] = job->options->arena;
    r->cursor.file = ietf_document_add_file(d, path, path);
    ietf_buf_init(&r->text, job->arena);
    ietf_map_init(&r->entity_files, job->arena);
}

static bool
size_allowed(const ietf_parse_job *job, const char *path, size_t length)
{
    int limit = job->options->max_input_bytes;

    if (limit <= 0 || length <= (size_t)limit)
        return true;
    ietf_report_at(job->diagnostics, IETF_D_TOO_LARGE, path, 0, 0, limit);
    return false;
}

ietf_document *
ietf_parse(const ietf_parse_job *job, const char *data, size_t length)
{
    ietf_document *d = ietf_document_new(job->arena, job->source);
    const char *path = *job->path ? job->path : job->source;
    ietf_watch *watch = job->diagnostics->watch;
    ietf_reader r;
    bool good;

    reader_init(&r, job, d, d->top, path);
    d->bytes = data; /* the caller's, until he keeps them */
    d->byte_count = length;
    r.whole = true;
    ietf_watch_begin(watch, job->arena, IETF_STAGE_READ, job->source, length);
    job->diagnostics->document = d;
    job->diagnostics->bytes = NULL;
    good = size_allowed(job, path, length) && read_bytes(&r, data, length, path);
    d->root = ietf_node_first_element(d->top);
    good = good && d->root && (!r.version2 || ietf_version2_check(job, d)) &&
           ietf_include_instructions(job, d);
    if (!good) {
        ietf_report_at(job->diagnostics, IETF_D_UNABLE_TO_PARSE, NULL, 0, 0, job->source);
        return NULL;
    }
    ietf_include_declare(d, data, length);
    ietf_document_mark_lines(d);
    d->prepped = ietf_node_has_value(d->root, IETF_AT_PREPTIME);
    ietf_buf_release(&r.text);
    ietf_watch_end(watch, job->arena);
    return d;
}

ietf_node *
ietf_parse_whole(const ietf_parse_job *job, ietf_document *d, const ietf_loaded *file,
                 const ietf_node *asked_by)
{
    ietf_node *holder = ietf_node_new(d, IETF_FOREIGN, asked_by);
    ietf_reader r;

    reader_init(&r, job, d, holder, file->path);
    if (!size_allowed(job, file->path, file->length) ||
        !read_bytes(&r, file->data, file->length, file->path))
        return NULL;
    ietf_buf_release(&r.text);
    return holder;
}

ietf_node *
ietf_parse_fragment(const ietf_parse_job *job, ietf_document *d, const ietf_loaded *file,
                    const ietf_node *asked_by)
{
    ietf_node *holder = ietf_parse_whole(job, d, file, asked_by);
    ietf_node *root = holder ? ietf_node_first_element(holder) : NULL;

    if (root)
        ietf_node_remove(d, root);
    return root;
}
