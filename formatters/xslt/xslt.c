/* A run of a style sheet over the document: the tree becomes one of libxml2's, libxslt does its
 * work behind a fence (no network, nothing written, few files read, ceilings), and the result
 * is written as the sheet's xsl:output says. */
#include "formatters/xslt/xslt.h"

#include <libxml/xmlsave.h>
#include <string.h>

#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"

/* What is freed when the run ends. */
struct run {
    ietf_xslt *x;
    const ietf_loaded *sheet;
    const ietf_buf *document;
    xsltStylesheetPtr style;
    xmlDocPtr source, result;
    xsltSecurityPrefsPtr fence;
    xmlChar *text;
    int length;
};

/* The sheet's bytes, and where it is. */
static bool
find_sheet(ietf_xslt *x, ietf_loaded *sheet)
{
    const ietf_render_job *job = x->job;
    const char *name = job->options->xslt, *why, *slash;
    const ietf_xslt_stock *stock = name ? ietf_xslt_stock_find(name, false) : NULL;

    if (!name || !*name) {
        ietf_report(job->diagnostics, IETF_D_XSLT_NONE, NULL);
        return false;
    }
    if (stock) {
        *sheet = (ietf_loaded){.data = stock->data, .length = *stock->length};
        x->sheet = ietf_arena_join(x->arena, "stock:/", stock->name, ".xsl", NULL);
        return true;
    }
    why = job->loader->load(job->loader, name, NULL, IETF_LOAD_RESOURCE, x->arena, sheet);
    if (why) {
        ietf_report(job->diagnostics, IETF_D_XSLT_NO_SHEET, NULL, why,
                    ietf_xslt_stock_names(x->arena));
        return false;
    }
    x->sheet = ietf_xslt_real_path(x->arena, sheet->path);
    slash = strrchr(x->sheet, '/');
    if (slash)
        x->directory = ietf_arena_strndup(x->arena, x->sheet, (size_t)(slash + 1 - x->sheet));
    return true;
}

/* "NAME=VALUE" as libxslt wants them. */
static bool
read_parameters(ietf_xslt *x)
{
    const ietf_list *given = &x->job->options->param;

    x->parameters = IETF_NEW_ARRAY(x->arena, const char *, 2 * given->count + 1);
    for (size_t i = 0; i < given->count; i++) {
        const char *item = given->items[i], *sign = strchr(item, '=');

        if (!sign || sign == item) {
            ietf_report(x->job->diagnostics, IETF_D_XSLT_PARAM, NULL, item);
            return false;
        }
        x->parameters[2 * i] = ietf_arena_strndup(x->arena, item, (size_t)(sign - item));
        x->parameters[2 * i + 1] = sign + 1;
    }
    return true;
}

static bool
compile(struct run *r)
{
    ietf_xslt *x = r->x;
    xmlDocPtr document = ietf_xslt_parse(x, r->sheet->data, r->sheet->length, x->sheet, NULL,
                                         XSLT_PARSE_OPTIONS);

    if (!document)
        return false;
    r->style = x->lib.xsltParseStylesheetDoc(document);
    if (!r->style)
        xmlFreeDoc(document);
    return r->style && r->style->errors == 0;
}

/* The files that a sheet reads come through us (documents.c), so reading is free here. */
static bool
build_fence(struct run *r)
{
    const ietf_libxslt *lib = &r->x->lib;
    xsltSecurityPrefsPtr fence = r->fence = lib->xsltNewSecurityPrefs();

    return fence &&
           lib->xsltSetSecurityPrefs(fence, XSLT_SECPREF_READ_FILE, lib->xsltSecurityAllow) ==
               0 &&
           lib->xsltSetSecurityPrefs(fence, XSLT_SECPREF_READ_NETWORK,
                                     lib->xsltSecurityForbid) == 0 &&
           lib->xsltSetSecurityPrefs(fence, XSLT_SECPREF_WRITE_FILE, lib->xsltSecurityForbid) ==
               0 &&
           lib->xsltSetSecurityPrefs(fence, XSLT_SECPREF_CREATE_DIRECTORY,
                                     lib->xsltSecurityForbid) == 0 &&
           lib->xsltSetSecurityPrefs(fence, XSLT_SECPREF_WRITE_NETWORK,
                                     lib->xsltSecurityForbid) == 0;
}

/* An instruction counts as many steps of XPath: it may make a node. */
enum { INSTRUCTION_STEPS = 10 };

static void
set_limits(xsltTransformContextPtr t, const ietf_options *options)
{
    t->maxTemplateDepth = options->max_sheet_depth;
    t->maxTemplateVars = options->max_sheet_variables;
    t->opLimit = (unsigned long)options->max_sheet_steps / INSTRUCTION_STEPS;
    t->xpathCtxt->opLimit = (unsigned long)options->max_sheet_steps / INSTRUCTION_STEPS;
}

static bool
transform(struct run *r)
{
    ietf_xslt *x = r->x;
    const ietf_libxslt *lib = &x->lib;
    xsltTransformContextPtr t = lib->xsltNewTransformContext(r->style, r->source);
    bool done = t && lib->xsltSetCtxtSecurityPrefs(r->fence, t) == 0;

    if (!t)
        return false;
    x->transform = t;
    set_limits(t, x->job->options);
    lib->xsltSetTransformErrorFunc(t, x, ietf_xslt_hear);
    for (const char **p = x->parameters; *p && done; p += 2)
        done = lib->xsltQuoteOneUserParam(t, (const xmlChar *)p[0], (const xmlChar *)p[1]) == 0;
    if (done)
        r->result = lib->xsltApplyStylesheetUser(r->style, r->source, NULL, NULL, NULL, t);
    done = done && r->result && t->state == XSLT_STATE_OK && !x->refused;
    x->transform = NULL;
    lib->xsltFreeTransformContext(t);
    return done;
}

static void
write_out(void *user)
{
    struct run *r = user;

    ietf_buf_add(r->x->job->out, (const char *)r->text, (size_t)r->length);
}

static bool
work(struct run *r)
{
    ietf_xslt *x = r->x;
    const char *path = x->job->document->files[0].path;

    if (!compile(r) || x->refused || !build_fence(r))
        return false;
    r->source = ietf_xslt_parse(x, r->document->data, r->document->length, path, NULL,
                                XML_PARSE_HUGE | XML_PARSE_COMPACT);
    if (!r->source || !transform(r))
        return false;
    if (x->lib.xsltSaveResultToString(&r->text, &r->length, r->result, r->style) != 0)
        return false;
    if (r->text)
        ietf_xslt_try(x, write_out, r);
    return true;
}

static void
clean_up(struct run *r)
{
    const ietf_libxslt *lib = &r->x->lib;

    xmlFree(r->text);
    xmlFreeDoc(r->result);
    xmlFreeDoc(r->source);
    lib->xsltFreeSecurityPrefs(r->fence);
    lib->xsltFreeStylesheet(r->style);
}

static bool
run_sheet(ietf_xslt *x, const ietf_loaded *sheet, const ietf_buf *document)
{
    struct run r = {.x = x, .sheet = sheet, .document = document};
    bool done;

    ietf_xslt_enter(x);
    done = work(&r);
    clean_up(&r);
    ietf_xslt_leave(x);
    if (x->no_memory)
        ietf_arena_fail(x->arena);
    ietf_xslt_report(x, !done);
    return done;
}

bool
ietf_xslt_render(const ietf_render_job *job)
{
    static const ietf_write_style style = {.declaration = true, .around_root = true};
    ietf_xslt *x = IETF_NEW(job->arena, ietf_xslt);
    ietf_loaded sheet;
    ietf_buf document;

    *x = (ietf_xslt){.job = job, .arena = job->arena};
    ietf_list_init(&x->messages, job->arena);
    ietf_buf_init(&x->text, job->arena);
    if (!ietf_libxslt_load(&x->lib)) {
        ietf_report(job->diagnostics, IETF_D_XSLT_MISSING, NULL,
                    "libxslt or libexslt is not installed");
        return false;
    }
    if (!find_sheet(x, &sheet) || !read_parameters(x))
        return false;
    ietf_buf_init(&document, job->arena);
    ietf_write(job->document, &style, &document);
    return run_sheet(x, &sheet, &document);
}
