/* One file out of many: what the document includes comes into it, artwork and source code by
 * src, too, and it is indented. Nothing is prepared and nothing is checked. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"

static bool
is_version_3(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    const char *version = ietf_node_get(root, IETF_AT_VERSION);

    if (version && !ietf_str_eq(version, "3"))
        ietf_report(p->diagnostics, IETF_D_PREP_VERSION, root, version);
    return !version || ietf_str_eq(version, "3");
}

static bool
expand(ietf_prep *p)
{
    if (!is_version_3(p))
        return false;
    ietf_pass_include(p);
    if (!p->stop)
        ietf_pass_refnames(p);
    ietf_prep_each(p, IETF_EL_ARTWORK, ietf_pass_artworks);
    ietf_prep_each(p, IETF_EL_SOURCECODE, ietf_pass_sourcecodes);
    if (!p->stop)
        ietf_pass_pretty(p);
    return ietf_prep_verdict(p);
}

/* Characters that nobody sees are written as entities, for those who edit the file. */
static const struct {
    const char *bytes, *entity;
} entities[] = {
    {"\u00A0", "&nbsp;"}, {"\u200B", "&zwsp;"}, {"\u2011", "&nbhy;"},
    {"\u2028", "&br;"},   {"\u2060", "&wj;"},
};

/* The entity for the character that begins there; its length in *length, 0: none. */
static const char *
entity_at(const char *text, size_t *length)
{
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
        if (ietf_str_starts(text, entities[i].bytes)) {
            *length = strlen(entities[i].bytes);
            return entities[i].entity;
        }
    *length = 0;
    return NULL;
}

static void
add_with_entities(ietf_buf *out, const char *text)
{
    const char *start = text;

    for (; *text; text++) {
        size_t length = 0;
        const char *entity = (unsigned char)*text < 0x80 ? NULL : entity_at(text, &length);

        if (!entity)
            continue;
        ietf_buf_add(out, start, (size_t)(text - start));
        ietf_buf_adds(out, entity);
        start = text + length;
        text = start - 1;
    }
    ietf_buf_add(out, start, (size_t)(text - start));
}

static bool
render_expanded(const ietf_render_job *job)
{
    static const ietf_write_style style = {.declaration = true,
                                           .doctype = true,
                                           .doctype_text =
                                               "<!DOCTYPE rfc SYSTEM \"rfc2629-xhtml.ent\">",
                                           .pretty = true,
                                           .around_root = true};
    ietf_buf xml;

    ietf_buf_init(&xml, job->arena);
    xml.ceiling = job->out->ceiling;
    ietf_write(job->document, &style, &xml);
    add_with_entities(job->out, xml.data);
    job->out->error |= xml.error;
    return true;
}

const ietf_formatter ietf_formatter_expand = {
    .name = "expand",
    .suffix = ".exp.xml",
    .media_type = "application/rfc+xml",
    .help = "the source with all that it includes, in one file",
    .input = IETF_INPUT_OWN,
    .keep_cdata = true,
    .rework = expand,
    .render = render_expanded,
};
