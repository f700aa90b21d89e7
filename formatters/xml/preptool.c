/* The finished tree as XML: what RFC 7998 calls the prepped document. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/model/write.h"

static bool
render(const ietf_render_job *job)
{
    static const ietf_write_style style = {
        .declaration = true, .pretty = true, .around_root = true, .no_instructions = true};

    ietf_write(job->document, &style, job->out);
    return true;
}

const ietf_formatter ietf_formatter_preptool = {
    .name = "preptool",
    .suffix = ".prepped.xml",
    .media_type = "application/rfc+xml",
    .help = "prepped XML: everything in it that formatters need (RFC 7998)",
    .input = IETF_INPUT_FINISHED,
    .render = render,
};
