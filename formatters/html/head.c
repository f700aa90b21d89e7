/* The page as a whole: what stands in <head>, the style sheet and the scripts, inside or beside
 * the page, and the running heads that printing repeats. */
#include "formatters/html/html.h"

#include "html_assets.h"
#include "ietfdoc/base.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/str.h"

static void
add_meta(ietf_html *x, html_node *head, const char *name, const char *content)
{
    ietf_html_make(x, head, HTML_TAG_meta, HTML_ATTRS({"content", content}, {"name", name}),
                   NULL, NULL);
}

static void
add_front_meta(ietf_html *x, html_node *head, const ietf_node *front)
{
    const ietf_node *abstract = ietf_node_child(front, IETF_EL_ABSTRACT), *n;

    for (n = ietf_node_child(front, IETF_EL_AUTHOR); n; n = ietf_node_next(n, IETF_EL_AUTHOR)) {
        const char *name = ietf_author_expansion(n, x->arena);

        add_meta(x, head, "author", *name ? name : ietf_organization_full_name(n));
    }
    if (abstract)
        add_meta(x, head, "description", ietf_joined_text(abstract, " ", x->arena));
    add_meta(x, head, "generator", "libietfdoc " IETFDOC_VERSION);
    for (n = ietf_node_child(front, IETF_EL_KEYWORD); n; n = ietf_node_next(n, IETF_EL_KEYWORD))
        add_meta(x, head, "keyword", ietf_html_text(n));
    if (x->rfc)
        add_meta(x, head, "rfc.number", ietf_node_get(x->root, IETF_AT_NUMBER));
    else
        add_meta(x, head, "ietf.draft", ietf_node_get(x->root, IETF_AT_DOCNAME));
}

static void
add_version(ietf_html *x, html_node *head)
{
    html_node *comment;

    if (!x->options->inline_version_info)
        return;
    comment = html_add(x->arena, head, HTML_COMMENT);
    comment->text = " Generator version information:\n  libietfdoc " IETFDOC_VERSION "\n";
    comment->tail = "\n";
}

/* Style sheet and scripts */

struct asset {
    const char *data;
    size_t length;
};

/* A file that an option names: one that is built in, or from the loader; false after reporting
 * why it does not come. */
static bool
load(ietf_html *x, const char *name, enum ietf_severity severity, struct asset *asset)
{
    const ietf_loader *loader = x->job->loader;
    ietf_loaded loaded;
    const char *problem =
        loader->load(loader, name, NULL, IETF_LOAD_RESOURCE, x->arena, &loaded);

    if (problem) {
        ietf_report_as(x->diagnostics, IETF_D_HTML_RESOURCE, severity, NULL, problem);
        return false;
    }
    *asset = (struct asset){loaded.data, loaded.length};
    return true;
}

/* "style.css" as "style.js": the script that may lie beside a style sheet. */
static const char *
with_suffix(ietf_html *x, const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    size_t length =
        dot && dot > (slash ? slash + 1 : path) ? (size_t)(dot - path) : strlen(path);

    return ietf_arena_join(x->arena, ietf_arena_strndup(x->arena, path, length), suffix, NULL);
}

static bool
is_there(ietf_html *x, const char *name, struct asset *asset)
{
    const ietf_loader *loader = x->job->loader;
    ietf_loaded loaded;

    if (loader->load(loader, name, NULL, IETF_LOAD_RESOURCE, x->arena, &loaded))
        return false;
    *asset = (struct asset){loaded.data, loaded.length};
    return true;
}

/* The style sheet of --css, which may be named without its suffix and may have a script beside
 * it that takes the place of the page's. */
static void
choose_css(ietf_html *x, struct asset *css, struct asset *script)
{
    const char *name = x->options->css;

    *css = (struct asset){ietf_html_style_css, ietf_html_style_css_length};
    *script = (struct asset){ietf_html_page_js, ietf_html_page_js_length};
    if (!name || !*name)
        return;
    if (!is_there(x, name, css)) {
        const char *longer = ietf_arena_join(x->arena, name, ".css", NULL);

        if (!is_there(x, longer, css)) {
            load(x, name, IETF_WARNING, css); /* says so; the built-in one serves */
            return;
        }
        name = longer;
    }
    is_there(x, with_suffix(x, name, ".js"), script);
}

static void
add_style(ietf_html *x, html_node *head, const struct asset *css)
{
    if (x->options->external_css) {
        ietf_job_add_file(x->job, "xml2rfc.css", css->data, css->length);
        ietf_html_make(x, head, HTML_TAG_link,
                       HTML_ATTRS({"href", "xml2rfc.css"}, {"rel", "stylesheet"}), NULL, NULL);
    } else {
        ietf_html_make(x, head, HTML_TAG_style, HTML_ATTRS({"type", "text/css"}), NULL,
                       css->data);
    }
    if (!x->options->no_rfc_local)
        ietf_html_make(
            x, head, HTML_TAG_link,
            HTML_ATTRS({"href", "rfc-local.css"}, {"rel", "stylesheet"}, {"type", "text/css"}),
            NULL, NULL);
}

/* May a file of this name be put beside the output? */
static bool
is_beside(const char *name)
{
    return *name != '/' && !ietf_str_starts(name, "../") && !strstr(name, "/../");
}

/* The script that fills in metadata: linked when it is elsewhere or to be a file of its own,
 * else in the head. */
static void
add_metadata_script(ietf_html *x, html_node *head, html_node *body)
{
    const char *url = x->options->metadata_js_url ? x->options->metadata_js_url : "";
    struct asset script = {ietf_html_script_js, ietf_html_script_js_length};
    bool elsewhere = strchr(url, ':') != NULL;
    html_node *link;

    if (!*url || strcmp(url, "/dev/null") == 0) /* the way to ask for none */
        return;
    if (!elsewhere && strcmp(url, "metadata.min.js") != 0 && !load(x, url, IETF_ERROR, &script))
        return;
    if (!elsewhere && script.length == 0)
        return;
    if (!elsewhere && is_beside(url)) {
        if (x->options->external_js)
            ietf_job_add_file(x->job, url, script.data, script.length);
        else
            ietf_html_make(x, head, HTML_TAG_script,
                           HTML_ATTRS({"type", "application/javascript"}), NULL, script.data);
    }
    if (elsewhere || x->options->external_js) {
        link = ietf_html_make(x, body, HTML_TAG_script, HTML_ATTRS({"src", url}), NULL, NULL);
        link->tail = "\n";
    }
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void
add_links(ietf_html *x, html_node *head)
{
    const char *source = x->document->source ? x->document->source : "";

    ietf_html_make(x, head, HTML_TAG_link,
                   HTML_ATTRS({"href", base_name(source)}, {"rel", "alternate"},
                              {"type", "application/rfc+xml"}),
                   NULL, NULL);
    ietf_html_make(x, head, HTML_TAG_link,
                   HTML_ATTRS({"href", "#copyright"}, {"rel", "license"}), NULL, NULL);
}

/* Running heads and feet */

static void
add_row(ietf_html *x, html_node *table, enum html_tag tag, const char *left, const char *center,
        const char *right)
{
    html_node *part = html_add(x->arena, table, tag);
    html_node *row = html_add(x->arena, part, HTML_TAG_tr);

    ietf_html_make(x, row, HTML_TAG_td, NULL, "left", left);
    ietf_html_make(x, row, HTML_TAG_td, NULL, "center", center);
    ietf_html_make(x, row, HTML_TAG_td, NULL, "right", right);
}

static void
add_ears(ietf_html *x, html_node *body)
{
    ietf_heads heads =
        ietf_heads_compose(x->document, x->options, false, x->diagnostics, x->arena);
    html_node *table = ietf_html_make(x, body, HTML_TAG_table, NULL, "ears", NULL);

    add_row(x, table, HTML_TAG_thead, heads.top_left, heads.top_center, heads.top_right);
    add_row(x, table, HTML_TAG_tfoot, heads.bottom_left, heads.bottom_center, "[Page]");
}

/* The names of the document's series, for style sheets. */
static const char *
series_names(ietf_html *x, const ietf_node *front)
{
    const char *names = "";

    for (const ietf_node *n = ietf_node_child(front, IETF_EL_SERIESINFO); n;
         n = ietf_node_next(n, IETF_EL_SERIESINFO)) {
        const char *name = ietf_node_get(n, IETF_AT_NAME);

        if (!name)
            ietf_html_fail(x, n, "it has no name");
        else
            names = ietf_arena_join(x->arena, names, *names ? " " : "", name, NULL);
    }
    return names;
}

static html_node *
add_head(ietf_html *x, const ietf_node *front)
{
    html_node *head = html_add(x->arena, x->page, HTML_TAG_head);

    ietf_html_make(x, head, HTML_TAG_meta, HTML_ATTRS({"charset", "utf-8"}), NULL, NULL);
    add_meta(x, head, "scripts", ietf_node_get(x->root, IETF_AT_SCRIPTS));
    add_meta(x, head, "viewport", "initial-scale=1.0");
    ietf_html_make(x, head, HTML_TAG_title, NULL, NULL,
                   ietf_document_title(x->document, x->arena));
    add_front_meta(x, head, front);
    add_version(x, head);
    add_links(x, head);
    return head;
}

static void
add_parts(ietf_html *x, html_node *body)
{
    static const struct {
        uint16_t kind;
        enum ietf_html_part part;
    } parts[] = {{IETF_EL_FRONT, IETF_HTML_FRONT},
                 {IETF_EL_MIDDLE, IETF_HTML_MIDDLE},
                 {IETF_EL_BACK, IETF_HTML_BACK}};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const ietf_node *n = ietf_node_child(x->root, (enum ietf_kind)parts[i].kind);

        x->part = parts[i].part;
        if (n)
            ietf_html_render(x, body, n);
    }
}

html_node *
ietf_html_rfc(ietf_html *x, html_node *parent, const ietf_node *n)
{
    const ietf_node *front = ietf_node_child(n, IETF_EL_FRONT), *link;
    html_node *head, *body;
    struct asset css, script;

    if (!front || !ietf_node_child(front, IETF_EL_TITLE)) {
        ietf_html_fail(x, front ? front : n, front ? "it has no title" : "it has no front");
        return NULL;
    }
    x->page = ietf_html_make(x, NULL, HTML_TAG_html, HTML_ATTRS({"lang", "en"}),
                             series_names(x, front), NULL);
    head = add_head(x, front);
    choose_css(x, &css, &script);
    add_style(x, head, &css);
    for (link = ietf_node_child(n, IETF_EL_LINK); link;
         link = ietf_node_next(link, IETF_EL_LINK))
        ietf_html_render(x, head, link);
    body = ietf_html_make(x, x->page, HTML_TAG_body, NULL, "xml2rfc", NULL);
    add_metadata_script(x, head, body);
    add_ears(x, body);
    add_parts(x, body);
    ietf_html_make(x, body, HTML_TAG_script, NULL, NULL, script.data);
    return x->page;
}
