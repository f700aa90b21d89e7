/* The format's row, which is the same whether the library has XSLT or not: names of outputs
 * depend on the sheet's name alone. */
#include "formatters/xslt/row.h"

#include "libietfdoc/util/str.h"
#include "xslt_sheets.h"

#define SHEET(name) ietf_xslt_##name##_xsl, &ietf_xslt_##name##_xsl_length

static const ietf_xslt_stock stocks[] = {
    {"bibtex", ".bib", "application/x-bibtex; charset=utf-8", SHEET(bibtex)},
    {"reference", ".reference.xml", "application/xml", SHEET(reference)},
    {"markdown", ".md", "text/markdown; charset=utf-8", SHEET(markdown)},
    {"jats", ".jats.xml", "application/jats+xml", SHEET(jats)},
    {"xhtml", ".xhtml", "application/xhtml+xml", SHEET(xhtml)},
    {"common", NULL, NULL, SHEET(common)},
    {NULL},
};

const ietf_xslt_stock *
ietf_xslt_stock_find(const char *name, bool in_sheets)
{
    for (const ietf_xslt_stock *stock = stocks; stock->name; stock++) {
        size_t length = strlen(stock->name);

        if (in_sheets
                ? strncmp(stock->name, name, length) == 0 && ietf_str_eq(name + length, ".xsl")
                : stock->suffix && ietf_str_eq(stock->name, name))
            return stock;
    }
    return NULL;
}

const char *
ietf_xslt_stock_names(ietf_arena *a)
{
    const char *names = "";

    for (const ietf_xslt_stock *stock = stocks; stock->name; stock++)
        if (stock->suffix)
            names = ietf_arena_join(a, names, *names ? ", " : "", stock->name, NULL);
    return names;
}

/* "sheets/slides.html.xsl" makes DOCUMENT.slides.html. A suffix of .xml alone is the source's.
 */
static const char *
suffix_of(const char *sheet, ietf_arena *a)
{
    const char *slash = strrchr(sheet, '/'), *name = slash ? slash + 1 : sheet;
    const char *end = strrchr(name, '.');
    bool known = end && (ietf_str_eq(end, ".xsl") || ietf_str_eq(end, ".xslt"));
    const char *stem =
        known ? ietf_arena_strndup(a, name, (size_t)(end - name)) : ietf_arena_strdup(a, name);

    if (!*stem || ietf_str_eq(stem, "xml"))
        return ".out.xml";
    return ietf_arena_join(a, ".", stem, NULL);
}

static bool
keep(ietf_prep *p)
{
    (void)p;
    return true;
}

static void
adapt(ietf_formatter *row, const ietf_options *options, ietf_arena *a)
{
    const char *sheet = options->xslt;
    const ietf_xslt_stock *stock = sheet ? ietf_xslt_stock_find(sheet, false) : NULL;

    if (stock) {
        row->suffix = stock->suffix;
        row->media_type = stock->media_type;
    } else if (sheet && *sheet) {
        row->suffix = suffix_of(sheet, a);
    }
    if (options->xslt_source) {
        row->input = IETF_INPUT_OWN;
        row->rework = keep;
    }
}

const ietf_formatter ietf_formatter_xslt = {
    .name = "xslt",
    .suffix = ".xslt.out",
    .media_type = "application/octet-stream",
    .help = "what a style sheet makes of the document (XSLT 1.0)",
    .input = IETF_INPUT_PREPARED,
    .adapt = adapt,
    .render = ietf_xslt_render,
};
