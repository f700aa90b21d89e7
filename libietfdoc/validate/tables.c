/* Looking things up in the generated tables. */
#include "libietfdoc/validate/tables.h"

const ietf_step *
ietf_state_step(const ietf_state *s, enum ietf_kind kind)
{
    size_t low = s->first, high = low + s->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ietf_steps[middle].kind == kind)
            return &ietf_steps[middle];
        if (ietf_steps[middle].kind < kind)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const ietf_attr_rule *
ietf_rule_attr(const ietf_rule *r, unsigned at)
{
    size_t low = r->attr_first, high = low + r->attr_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ietf_attr_rules[middle].at == at)
            return &ietf_attr_rules[middle];
        if (ietf_attr_rules[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
