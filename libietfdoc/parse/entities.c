/* Entities: the usual names that authors expect, external ones through the loader, and a
 * ceiling on what they may grow to. libxml2's own loader is never asked. */
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/entities.h>
#include <libxml/hash.h>
#include <libxml/parserInternals.h>

#include "libietfdoc/parse/reader.h"
#include "libietfdoc/util/str.h"

/* The system identifier of what is the document's number, in xml2rfc's DTD. */
#define NUMBER "internal:/rfc.number"

struct request {
    ietf_reader *reader;
    xmlParserCtxtPtr context;
    xmlEntityPtr entity;
    const char *name, *reference;
    ietf_loaded file;
    bool found;
    bool dispensable; /* the document is read on without it */
};

/* Files that only declare the usual entities: we know what is in them. */
static bool
is_entity_file(const char *reference)
{
    static const char *const names[] = {"rfc2629-xhtml.ent", "rfc2629-other.ent", "rfc2629.dtd",
                                        "rfc2629-latin.ent"};
    const char *slash = strrchr(reference, '/');
    const char *name = slash ? slash + 1 : reference;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool
is_remote(const char *reference)
{
    return strstr(reference, "://") && !ietf_str_starts(reference, "file:");
}

static void
load_step(void *user)
{
    struct request *q = user;
    ietf_reader *r = q->reader;
    const ietf_loader *loader = r->job->loader;
    ietf_position p = ietf_reader_position(q->context, "");
    const char *problem = "nothing may be included here";

    if (strcmp(q->reference, NUMBER) == 0) {
        const ietf_node *root = ietf_node_first_element(r->document->top);
        const char *number = root ? ietf_node_get(root, IETF_AT_NUMBER) : NULL;

        q->file.data = number ? number : "XXXX";
        q->file.length = strlen(q->file.data);
        q->file.path = q->reference;
        q->found = true;
        return;
    }
    if (loader)
        problem = loader->load(loader, q->reference, r->base, IETF_LOAD_ENTITY, r->job->arena,
                               &q->file);
    q->found = !problem;
    if (problem) {
        ietf_report_at(r->job->diagnostics, IETF_D_LOAD_FAILED, r->document->files[p.file].path,
                       p.line, p.column, problem);
        if (!q->dispensable)
            ietf_reader_stop(q->context);
    }
}

/* The entity's text in UTF-8; libxml2 gets what follows a text declaration. */
static void
unpack_step(void *user)
{
    struct request *q = user;
    ietf_reader *r = q->reader;
    ietf_arena *a = r->job->arena;
    ietf_cursor *kept = IETF_NEW(a, ietf_cursor);
    const char *problem = NULL, *end;

    *kept = (ietf_cursor){.line = 1, .column = 1};
    kept->text = ietf_decode(a, q->file.data, q->file.length, &kept->length, &problem);
    if (!kept->text) {
        ietf_report_at(r->job->diagnostics, IETF_D_PARSE_XML_TEXT, q->file.path, 1, 1, problem);
        ietf_reader_stop(q->context);
        return;
    }
    if (ietf_str_starts(kept->text, "<?xml") && (end = strstr(kept->text, "?>")))
        kept->skipped = (size_t)(end + 2 - kept->text);
    kept->file = ietf_document_add_file(r->document, q->file.path, q->file.path);
    ietf_map_set(&r->entity_files, ietf_arena_strdup(a, q->name), kept);
    q->file.data = kept->text + kept->skipped;
    q->file.length = kept->length - kept->skipped;
}

/* The external entities that a document declares. */
struct declared {
    ietf_wish *wishes;
    xmlEntityPtr *entities;
    size_t count, capacity;
};

static void
add_declared(void *payload, void *user, const xmlChar *name)
{
    struct declared *all = user;
    xmlEntityPtr entity = payload;

    (void)name;
    if (entity->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY && entity->SystemID &&
        strcmp((const char *)entity->SystemID, NUMBER) != 0 &&
        !is_entity_file((const char *)entity->SystemID) && all->count < all->capacity)
        all->entities[all->count++] = entity;
}

/* Before the first external entity is loaded, all those that the text names are announced, so
 * that they may come side by side. */
static void
announce_step(void *user)
{
    struct request *q = user;
    ietf_reader *r = q->reader;
    ietf_arena *a = r->job->arena;
    xmlHashTablePtr table = q->context->myDoc->intSubset->entities;
    struct declared all = {.capacity = (size_t)xmlHashSize(table)};
    size_t count = 0;

    all.wishes = IETF_NEW_ARRAY(a, ietf_wish, all.capacity);
    all.entities = IETF_NEW_ARRAY(a, xmlEntityPtr, all.capacity);
    xmlHashScan(table, add_declared, &all);
    for (size_t i = 0; i < all.count; i++) {
        const char *use =
            ietf_arena_join(a, "&", (const char *)all.entities[i]->name, ";", NULL);
        if (memmem(r->cursor.text, r->cursor.length, use, strlen(use)))
            all.wishes[count++] = (ietf_wish){
                ietf_arena_strdup(a, (const char *)all.entities[i]->SystemID), r->base};
    }
    ietf_loader_expect(r->job->loader, all.wishes, count, a);
}

static void
announce(struct request *q)
{
    ietf_reader *r = q->reader;
    xmlDocPtr declarations = q->context->myDoc;

    if (r->announced || !r->job->loader || !declarations || !declarations->intSubset ||
        !declarations->intSubset->entities)
        return;
    r->announced = true;
    ietf_reader_guard(q->context, announce_step, q);
}

/* Makes an external entity an internal one with the loaded content. */
static void
internalize(struct request *q)
{
    xmlEntityPtr entity = q->entity;
    bool parameter = entity->etype == XML_EXTERNAL_PARAMETER_ENTITY;

    q->reference = (const char *)(entity->SystemID ? entity->SystemID : entity->URI);
    if (!q->reference)
        return;
    if (is_entity_file(q->reference)) {
        q->reader->standard_entities = true;
        q->file = (ietf_loaded){"", 0, q->reference, NULL};
    } else {
        q->dispensable = is_remote(q->reference); /* as the reference has it */
        announce(q);
        ietf_reader_guard(q->context, load_step, q);
        if (q->reader->failed || !(q->found || q->dispensable))
            return;
        if (q->found)
            ietf_reader_guard(q->context, unpack_step, q);
        else
            q->file = (ietf_loaded){"", 0, q->reference, NULL};
        if (q->reader->failed)
            return;
    }
    entity->etype = parameter ? XML_INTERNAL_PARAMETER_ENTITY : XML_INTERNAL_GENERAL_ENTITY;
    entity->content = xmlStrndup((const xmlChar *)q->file.data, (int)q->file.length);
    entity->length = (int)q->file.length;
    if (!entity->content) {
        q->reader->no_memory = true;
        ietf_reader_stop(q->context);
    }
}

static xmlEntityPtr
standard_entity(xmlParserCtxtPtr context, const xmlChar *name)
{
    const char *text = ietf_standard_entity((const char *)name);

    if (!text || !context->myDoc || !context->myDoc->intSubset)
        return NULL;
    return xmlAddDocEntity(context->myDoc, name, XML_INTERNAL_GENERAL_ENTITY, NULL, NULL,
                           (const xmlChar *)text);
}

static void
expansion_step(void *user)
{
    struct request *q = user;
    ietf_position p = ietf_reader_position(q->context, "");

    ietf_report_at(q->reader->job->diagnostics, IETF_D_ENTITY_EXPANSION,
                   q->reader->document->files[p.file].path, p.line, p.column,
                   q->reader->job->options->max_expansion);
    ietf_reader_stop(q->context);
}

/* Every use of an entity counts, so that entities that name entities come to an end soon. */
static bool
count_expansion(struct request *q)
{
    enum { COST_OF_ANY_USE = 16 };
    ietf_reader *r = q->reader;

    r->expansion += COST_OF_ANY_USE + (size_t)(q->entity->length > 0 ? q->entity->length : 0);
    if (r->expansion <= (size_t)r->job->options->max_expansion)
        return true;
    ietf_reader_guard(q->context, expansion_step, q);
    return false;
}

static void
place_step(void *user)
{
    struct request *q = user;

    ietf_reader_position(q->context, "&");
    q->reader->last_entity = ietf_arena_strdup(q->reader->job->arena, q->name);
}

xmlEntityPtr
ietf_reader_get_entity(void *user, const xmlChar *name)
{
    xmlParserCtxtPtr context = user;
    ietf_reader *r = ietf_reader_of(context);
    struct request q = {.reader = r, .context = context, .name = (const char *)name};

    if (r->failed) {
        ietf_reader_stop(context);
        return NULL;
    }
    q.entity = xmlSAX2GetEntity(context, name);
    if (!q.entity && r->standard_entities)
        q.entity = standard_entity(context, name);
    if (!q.entity || q.entity->etype == XML_INTERNAL_PREDEFINED_ENTITY)
        return q.entity;
    if (!count_expansion(&q))
        return NULL;
    if (context->instate == XML_PARSER_CONTENT)
        ietf_reader_guard(context, place_step, &q);
    if (q.entity->etype == XML_EXTERNAL_GENERAL_PARSED_ENTITY)
        internalize(&q);
    return r->failed ? NULL : q.entity;
}

xmlEntityPtr
ietf_reader_get_parameter_entity(void *user, const xmlChar *name)
{
    xmlParserCtxtPtr context = user;
    ietf_reader *r = ietf_reader_of(context);
    struct request q = {.reader = r, .context = context, .name = (const char *)name};

    if (r->failed) {
        ietf_reader_stop(context);
        return NULL;
    }
    q.entity = xmlSAX2GetParameterEntity(context, name);
    if (!q.entity)
        return NULL;
    if (!count_expansion(&q))
        return NULL;
    if (q.entity->etype == XML_EXTERNAL_PARAMETER_ENTITY)
        internalize(&q);
    return r->failed ? NULL : q.entity;
}

static void
look_for_step(void *user)
{
    struct request *q = user;
    const ietf_loader *loader = q->reader->job->loader;

    q->found = loader && !is_remote(q->reference) &&
               !loader->load(loader, q->reference, q->reader->base, IETF_LOAD_ENTITY,
                             q->reader->job->arena, &q->file);
}

/* A file that we know. Where the author has a DTD of his own it is his that counts; one that is
 * far away is nowhere any more, and declares no more than the entities. */
static xmlParserInputPtr
resolve_known(struct request *q)
{
    const char *text = "";

    if (ietf_str_ends(q->reference, ".dtd")) {
        ietf_reader_guard(q->context, look_for_step, q);
        if (q->found)
            ietf_reader_guard(q->context, unpack_step, q);
        if (q->reader->failed)
            return NULL;
        q->reader->version2 = !q->found && !is_remote(q->reference);
        if (q->found)
            text = q->file.data;
        else if (q->reader->version2)
            text = ietf_version2_declarations;
    }
    return xmlNewStringInputStream(q->context, (const xmlChar *)text);
}

/* The external subset of the DTD. */
xmlParserInputPtr
ietf_reader_resolve(void *user, const xmlChar *public_id, const xmlChar *system_id)
{
    xmlParserCtxtPtr context = user;
    struct request q = {.reader = ietf_reader_of(context),
                        .context = context,
                        .name = "",
                        .reference = (const char *)system_id};

    (void)public_id;
    if (!system_id || q.reader->failed)
        return NULL;
    if (is_entity_file(q.reference))
        return resolve_known(&q);
    ietf_reader_guard(context, load_step, &q);
    if (q.found)
        ietf_reader_guard(context, unpack_step, &q);
    if (!q.found || q.reader->failed)
        return NULL;
    return xmlNewStringInputStream(context, (const xmlChar *)q.file.data);
}
