/* The source in the vocabulary of version 3, for its author to go on with: nothing is prepared,
 * and what need not change stays as it was written. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/convert/convert.h"
#include "libietfdoc/model/write.h"

static bool
convert(ietf_prep *p)
{
    if (!ietf_convert_run(p->document, p->options, p->diagnostics, p->arena))
        return false;
    if (p->options->add_xinclude)
        ietf_convert_add_includes(p->document, p->options, p->diagnostics, p->arena);
    return true;
}

/* The entities are declared for whoever edits the file; the writer makes no use of them. */
static bool
render_converted(const ietf_render_job *job)
{
    static const ietf_write_style style = {.declaration = true,
                                           .doctype = true,
                                           .doctype_text = "<!DOCTYPE rfc [\n"
                                                           "  <!ENTITY nbsp    \"&#160;\">\n"
                                                           "  <!ENTITY zwsp   \"&#8203;\">\n"
                                                           "  <!ENTITY nbhy   \"&#8209;\">\n"
                                                           "  <!ENTITY wj     \"&#8288;\">\n"
                                                           "]>",
                                           .pretty = true,
                                           .around_root = true};

    ietf_write(job->document, &style, job->out);
    return true;
}

const ietf_formatter ietf_formatter_v2v3 = {
    .name = "v2v3",
    .suffix = ".v2v3.xml",
    .media_type = "application/rfc+xml",
    .help = "the source in the vocabulary of version 3 (RFC 7991)",
    .input = IETF_INPUT_OWN,
    .keep_cdata = true,
    .rework = convert,
    .render = render_converted,
};
