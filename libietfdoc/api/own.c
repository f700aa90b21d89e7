/* Trees for renders that change them: the document is read again from the bytes that it came
 * from, because the shared tree is immutable, and because some outputs want more of the source
 * (CDATA sections) than the tree remembers. */
#include "libietfdoc/api/context.h"

#include "libietfdoc/convert/convert.h"

bool
ietf_document_is_own(const ietf_document *d, enum ietf_input input)
{
    bool again = input == IETF_INPUT_REFINISHED || input == IETF_INPUT_FINISHED;

    return input == IETF_INPUT_OWN || (again && d->prepped && !d->finished);
}

/* What reading has to say was said when the document was read first. */
static ietf_document *
read_again(const ietf_parse_job *job, const ietf_document *d)
{
    ietf_diagnostics unheard;
    ietf_parse_job quiet = *job;
    ietf_document *own;

    ietf_diagnostics_init(&unheard, job->arena, job->options);
    unheard.watch = job->diagnostics->watch;
    quiet.diagnostics = &unheard;
    own = ietf_parse(&quiet, d->bytes, d->byte_count);
    if (!own)
        ietf_report(job->diagnostics, IETF_D_UNABLE_TO_PARSE, NULL, d->source);
    return own;
}

ietf_document *
ietf_own_tree(ietfdoc_context *c, const ietf_render_job *job, const ietf_document *d)
{
    const ietf_formatter *row = job->formatter;
    ietf_loader loader;
    ietf_parse_job parse = {.options = job->options,
                            .diagnostics = job->diagnostics,
                            .loader = &loader,
                            .source = d->source,
                            .path = d->files[0].path,
                            .arena = job->arena,
                            .keep_cdata = row->keep_cdata};
    ietf_document *own;
    ietf_prep prep;

    ietf_context_loader(c, &loader, parse.path);
    if (!*d->source) /* as in the first read */
        parse.loader = c->load.load ? &loader : NULL;
    own = read_again(&parse, d);
    if (!own)
        return NULL;
    job->diagnostics->document = own;
    ietf_prep_init(&prep, own, &parse,
                   row->input != IETF_INPUT_FINISHED || job->options->accept_prepped,
                   job->arena);
    if (row->rework)
        return row->rework(&prep) ? own : NULL;
    if (!ietf_convert_run(own, job->options, job->diagnostics, job->arena))
        return NULL;
    return ietf_prep_run(&prep) ? own : NULL;
}
