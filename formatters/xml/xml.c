/* The prepared document as XML: what the prep tool (RFC 7998) hands over. The passes have done
 * all the work; instructions go now, because formatters of the same run still read them. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/model/write.h"

static bool
has_instructions(const ietf_document *d)
{
    return ietf_node_following_kind(d->root, d->root, IETF_PI) != NULL;
}

static void
remove_instructions(ietf_document *d)
{
    ietf_node *n;

    while ((n = ietf_node_following_kind(d->root, d->root, IETF_PI)))
        ietf_node_remove(d, n);
}

/* The finished document is not to be changed: a copy that lives as long as this render is. */
static ietf_document *
without_instructions(const ietf_render_job *job)
{
    ietf_document *copy = ietf_document_new(job->arena, job->document->source);

    copy->root = ietf_node_copy(copy, job->document->root);
    ietf_node_append(copy, copy->top, copy->root);
    remove_instructions(copy);
    return copy;
}

static bool
render(const ietf_render_job *job)
{
    const ietf_write_style style = {.declaration = true, .pretty = true};
    const ietf_document *d = job->document;

    if (has_instructions(d))
        d = without_instructions(job);
    ietf_write(d, &style, job->out);
    return true;
}

const ietf_formatter ietf_formatter_xml = {
    .name = "preptool",
    .suffix = ".prepped.xml",
    .media_type = "application/rfc+xml",
    .help = "RFCXML as the prep tool finishes it (RFC 7998)",
    .input = IETF_INPUT_FINISHED,
    .render = render,
};
