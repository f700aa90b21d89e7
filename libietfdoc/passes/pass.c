/* The runner of the prep pipeline: takes the rows of passes.def one after the other. Errors do
 * not stop it, so that the author sees all of them at once; a fatal one does. */
#include "libietfdoc/passes/pass.h"

const ietf_pass ietf_passes[] = {
#define RUN(name, section)        {#name, section, IETF_DOCUMENT, ietf_pass_##name, NULL},
#define EACH(name, kind, section) {#name, section, kind, NULL, ietf_pass_##name},
#include "libietfdoc/passes/passes.def"
#undef RUN
#undef EACH
};
const size_t ietf_pass_count = sizeof ietf_passes / sizeof ietf_passes[0];

void
ietf_prep_init(ietf_prep *p, ietf_document *d, const ietf_parse_job *parse, bool liberal,
               ietf_arena *scratch)
{
    *p = (ietf_prep){
        .document = d,
        .arena = scratch,
        .options = parse->options,
        .diagnostics = parse->diagnostics,
        .parse = parse,
        .number = ietf_node_get(d->root, IETF_AT_NUMBER),
        .liberal = liberal,
        .prepped = ietf_node_has_value(d->root, IETF_AT_PREPTIME),
        .date = parse->options->date,
        .errors = parse->diagnostics->errors,
    };
    p->rfc = p->number && *p->number;
    ietf_map_init(&p->refnames, scratch);
    ietf_map_init(&p->slugs, scratch);
}

/* The next element is looked up before the visit: what the visit puts behind n is not visited,
 * as the reference selects its elements first. */
void
ietf_prep_each(ietf_prep *p, enum ietf_kind kind, void (*visit)(ietf_prep *p, ietf_node *n))
{
    ietf_node *root = p->document->root, *next;

    for (ietf_node *n = ietf_node_following_kind(root, root, kind); n && !p->stop; n = next) {
        ietf_watch_reach(p->diagnostics->watch, p->arena, 0);
        next = ietf_node_following_kind(n, root, kind);
        visit(p, n);
    }
}

bool
ietf_prep_verdict(const ietf_prep *p)
{
    if (p->stop)
        return false;
    if (p->diagnostics->errors != p->errors) {
        ietf_report(p->diagnostics, IETF_D_PREP_ERRORS, NULL);
        return false;
    }
    return true;
}

bool
ietf_prep_run(ietf_prep *p)
{
    ietf_watch *watch = p->diagnostics->watch;

    ietf_watch_begin(watch, p->arena, IETF_STAGE_PREPARE, ietf_passes[0].name, ietf_pass_count);
    for (size_t i = 0; i < ietf_pass_count && !p->stop; i++) {
        ietf_watch_name(watch, ietf_passes[i].name);
        ietf_watch_reach(watch, p->arena, i);
        if (ietf_passes[i].run)
            ietf_passes[i].run(p);
        else
            ietf_prep_each(p, ietf_passes[i].kind, ietf_passes[i].visit);
    }
    ietf_watch_end(watch, p->arena);
    p->document->finished = ietf_prep_verdict(p);
    return p->document->finished;
}
