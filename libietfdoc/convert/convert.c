/* The runner of the conversion: takes the rows of convert.def one after the other. */
#include "libietfdoc/convert/steps.h"

#include "libietfdoc/util/str.h"

struct step {
    const char *name;
    bool (*wanted)(const ietf_node *n, unsigned what);
    unsigned what; /* enum ietf_kind or enum ietf_at */
    void (*visit)(ietf_convert *c, ietf_node *n);
    void (*run)(ietf_convert *c);
};

static bool
is_of_kind(const ietf_node *n, unsigned what)
{
    return n->kind == what;
}

static bool
has_attribute(const ietf_node *n, unsigned what)
{
    return ietf_node_has(n, (enum ietf_at)what);
}

static const struct step steps[] = {
#define EACH(step, kind) {#step, is_of_kind, IETF_EL_##kind, ietf_step_##step, NULL},
#define WITH(step, attribute)                                                                  \
    {#step, has_attribute, IETF_AT_##attribute, ietf_step_##step, NULL},
#define ONCE(step) {#step, NULL, 0, NULL, ietf_step_##step},
#include "libietfdoc/convert/convert.def"
#undef EACH
#undef WITH
#undef ONCE
};

void
ietf_convert_select(ietf_convert *c, ietf_list *found, ietf_node *top,
                    bool (*wanted)(const ietf_node *n, unsigned what), unsigned what)
{
    ietf_list_init(found, c->arena);
    for (ietf_node *n = top; (n = ietf_node_following(n, top));)
        if (wanted(n, what))
            ietf_list_add(found, n);
}

void
ietf_convert_fail(ietf_convert *c, enum ietf_code code, const ietf_node *at)
{
    ietf_report(c->diagnostics, code, at);
    c->stop = true;
}

static void
take_step(ietf_convert *c, const struct step *step)
{
    ietf_list found;

    if (step->run) {
        step->run(c);
        return;
    }
    ietf_convert_select(c, &found, c->document->root, step->wanted, step->what);
    for (size_t i = 0; i < found.count && !c->stop; i++) {
        ietf_node *n = found.items[i];
        ietf_watch_reach(c->diagnostics->watch, c->arena, 0);
        if (n->parent) /* else an earlier visit took it out */
            step->visit(c, n);
    }
}

bool
ietf_convert_run(ietf_document *d, const ietf_options *options, ietf_diagnostics *x,
                 ietf_arena *scratch)
{
    ietf_convert c = {.document = d, .arena = scratch, .options = options, .diagnostics = x};

    if (ietf_node_is(d->root, IETF_AT_VERSION, "3"))
        return true;
    ietf_watch_begin(x->watch, scratch, IETF_STAGE_CONVERT, steps[0].name,
                     sizeof steps / sizeof steps[0]);
    ietf_convert_find_compact(&c);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !c.stop; i++) {
        ietf_watch_name(x->watch, steps[i].name);
        ietf_watch_reach(x->watch, scratch, i);
        take_step(&c, &steps[i]);
    }
    ietf_watch_end(x->watch, scratch);
    d->doctype_after = NULL; /* the old DOCTYPE goes, and with it its place */
    d->doctype_text = NULL;
    return !c.stop;
}
