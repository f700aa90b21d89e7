/* derivedCounter of list items: the labels that readers see. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/numbers.h"
#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/str.h"

/* The counter of the nearest item around that has one, for %p. */
static const char *
parent_counter(const ietf_node *n)
{
    const char *counter = NULL;

    while (n && !(counter && *counter)) {
        n = ietf_node_ancestor(n, IETF_EL_LI);
        counter = n ? ietf_node_get(n, IETF_AT_DERIVEDCOUNTER) : NULL;
    }
    return counter;
}

static int
start_of(ietf_prep *p, const ietf_node *n)
{
    const char *start = ietf_node_get(n, IETF_AT_START);
    int value;

    if (start && ietf_str_to_int(start, &value))
        return value;
    if (start)
        ietf_mend_start(p->diagnostics, n, start);
    ietf_report(p->diagnostics, IETF_D_PREP_OL_START, n, start ? start : "");
    return 1;
}

static ietf_label
label_of(ietf_prep *p, const ietf_node *n)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);
    ietf_label label;

    if (!type || !*type) {
        ietf_mend_drop_attr(p, n, IETF_AT_TYPE);
        ietf_report(p->diagnostics, IETF_D_PREP_OL_NO_TYPE, n);
        type = "1";
    }
    label = ietf_label_parse(type, parent_counter(n), p->arena);
    if (label.no_parent)
        ietf_report(p->diagnostics, IETF_D_PREP_OL_PARENT, n);
    if (label.no_kind)
        ietf_report(p->diagnostics, IETF_D_PREP_OL_TYPE, n, type);
    return label;
}

void
ietf_pass_counters(ietf_prep *p, ietf_node *n)
{
    ietf_label label = label_of(p, n);
    int number = start_of(p, n);

    for (ietf_node *li = ietf_node_child(n, IETF_EL_LI); li;
         li = ietf_node_next(li, IETF_EL_LI)) {
        const char *counter = ietf_label_make(&label, number++, p->arena);
        if (!counter) {
            ietf_report(p->diagnostics, IETF_D_PREP_OL_LABEL, li,
                        ietf_node_get_or_default(n, IETF_AT_TYPE));
            p->stop = true;
            return;
        }
        ietf_node_set(p->document, li, IETF_AT_DERIVEDCOUNTER, counter);
    }
}
