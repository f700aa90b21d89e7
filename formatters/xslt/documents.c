/* The files a style sheet may read: what lies in its own directory or below, what the document
 * itself could include, and the stock sheets. No entity from outside, nothing from the
 * network. */
#include "formatters/xslt/xslt.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>

#include "libietfdoc/util/str.h"

#define STOCK "stock:/"

struct request {
    ietf_xslt *x;
    const char *url;
    xsltStylesheetPtr sheet; /* that imports or includes it; NULL: none */
    ietf_loaded loaded;
    bool given;
};

/* Entities of other files are not known, so that a reference to one is an error. */
static void
declare_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
               const xmlChar *system_id, xmlChar *content)
{
    if (type != XML_EXTERNAL_GENERAL_PARSED_ENTITY &&
        type != XML_EXTERNAL_GENERAL_UNPARSED_ENTITY && type != XML_EXTERNAL_PARAMETER_ENTITY)
        xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

static void
hear_error(void *context, xmlErrorPtr error)
{
    ietf_xslt_say_error(((xmlParserCtxtPtr)context)->_private, error);
}

xmlDocPtr
ietf_xslt_parse(ietf_xslt *x, const char *data, size_t length, const char *url, xmlDictPtr dict,
                int options)
{
    xmlParserCtxtPtr parser = length <= INT_MAX ? xmlNewParserCtxt() : NULL;
    xmlDocPtr document = NULL;

    if (!parser)
        return NULL;
    if (dict) {
        xmlDictFree(parser->dict);
        parser->dict = dict;
        xmlDictReference(dict);
    }
    parser->_private = x;
    parser->sax->entityDecl = declare_entity;
    parser->sax->serror = hear_error;
    options &= ~(XML_PARSE_DTDLOAD | XML_PARSE_DTDVALID | XML_PARSE_XINCLUDE);
    document =
        xmlCtxtReadMemory(parser, data, (int)length, url, NULL, options | XML_PARSE_NONET);
    xmlFreeParserCtxt(parser);
    return document;
}

const char *
ietf_xslt_real_path(ietf_arena *a, const char *path)
{
    char resolved[PATH_MAX];

    return ietf_arena_strdup(a, realpath(path, resolved) ? resolved : path);
}

static bool
is_below(const char *path, const char *directory)
{
    size_t length = directory ? strlen(directory) : 0;

    return length > 0 && strncmp(path, directory, length) == 0 &&
           (path[length] == '/' || directory[length - 1] == '/') && !strstr(path, "/../");
}

static const char *
directory_of(ietf_arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    return ietf_xslt_real_path(
        a, slash ? ietf_arena_strndup(a, path, (size_t)(slash - path + 1)) : ".");
}

/* "file:///a%20b" as a path; NULL: it is none. */
static const char *
path_of(ietf_arena *a, const char *url)
{
    char *plain;
    const char *path;

    if (ietf_str_starts(url, "file://"))
        url += strlen("file://");
    if (strstr(url, "://"))
        return NULL;
    plain = xmlURIUnescapeString(url, 0, NULL);
    path = plain ? ietf_arena_strdup(a, plain) : NULL;
    xmlFree(plain);
    return path;
}

/* The xsl:import or xsl:include that wants it; NULL: there is none. */
static xmlNodePtr
find_wish(const struct request *q)
{
    xmlDocPtr document = q->sheet ? q->sheet->doc : NULL;
    xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;

    for (xmlNodePtr at = root ? root->children : NULL; at; at = at->next) {
        xmlChar *href = at->type == XML_ELEMENT_NODE ? xmlGetProp(at, BAD_CAST "href") : NULL;
        xmlChar *url = href ? xmlBuildURI(href, document->URL) : NULL;
        bool found = url && ietf_str_eq((const char *)url, q->url);

        xmlFree(url);
        xmlFree(href);
        if (found)
            return at;
    }
    return NULL;
}

static void
refuse(struct request *q, const char *why)
{
    q->x->refused = true;
    ietf_xslt_add(q->x, find_wish(q), why);
}

static void
ask_for_file(struct request *q)
{
    ietf_xslt *x = q->x;
    const ietf_render_job *job = x->job;
    ietf_arena *a = x->arena;
    const char *path = path_of(a, q->url), *why, *source = job->document->files[0].path;
    bool allowed;

    if (!path) {
        refuse(q, ietf_arena_format(a, "A style sheet reads no files from the network: %s",
                                    q->url));
        return;
    }
    path = ietf_xslt_real_path(a, path);
    allowed = is_below(path, x->directory) ||
              (job->options->allow_local_file_access && source && *source == '/' &&
               is_below(path, directory_of(a, source)));
    if (!allowed) {
        refuse(q, ietf_arena_format(
                      a, "A style sheet reads files beside or below itself only: %s", path));
        return;
    }
    why = job->loader->load(job->loader, path, NULL, IETF_LOAD_RESOURCE, a, &q->loaded);
    q->given = !why;
    if (why)
        refuse(q, why);
}

static void
answer(void *user)
{
    struct request *q = user;
    const ietf_xslt_stock *stock = ietf_str_starts(q->url, STOCK)
                                       ? ietf_xslt_stock_find(q->url + strlen(STOCK), true)
                                       : NULL;

    if (!stock) {
        ask_for_file(q);
        return;
    }
    q->loaded = (ietf_loaded){.data = stock->data, .length = *stock->length};
    q->given = true;
}

xmlDocPtr
ietf_xslt_load(ietf_xslt *x, const char *url, xmlDictPtr dict, int options,
               xsltStylesheetPtr sheet)
{
    struct request q = {.x = x, .url = url, .sheet = sheet};

    ietf_xslt_try(x, answer, &q);
    if (!q.given || x->no_memory)
        return NULL;
    return ietf_xslt_parse(x, q.loaded.data, q.loaded.length, url, dict, options);
}
