/* An outline of the tree, with positions and where attributes come from: to look inside. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/model/write.h"

static bool
render(const ietf_render_job *job)
{
    ietf_write_tree(job->document, job->out);
    return true;
}

const ietf_formatter ietf_formatter_tree = {
    .name = "tree",
    .suffix = ".tree",
    .media_type = "text/plain; charset=utf-8",
    .help = "an outline of the document's tree, as it was read",
    .input = IETF_INPUT_SOURCE,
    .render = render,
};
