/* xsd:ID and xsd:IDREF: one space of identifiers for the whole document, whatever attribute
 * they stand in; an anchor may not be what a generated pn is. */
#include "libietfdoc/validate/identifiers.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/validate/expected.h"
#include "libietfdoc/validate/mend.h"

/* Looking for near misses takes time for each identifier there is. */
enum { MOST_NEAR_MISSES = 20 };

static void
warn_attribute(ietf_check *c, enum ietf_at at)
{
    const ietf_node *n = c->document->root;
    ietf_map seen;

    ietf_map_init(&seen, c->arena);
    for (; n; n = ietf_node_following(n, c->document->root)) {
        const char *value = ietf_node_is_element(n) ? ietf_node_get(n, at) : NULL;
        if (value && !ietf_map_add(&seen, value, n))
            ietf_report(c->diagnostics, IETF_D_VALIDATE_DUPLICATE, n, ietf_at_name(at), value);
    }
}

void
ietf_identifiers_warn(ietf_check *c)
{
    for (size_t i = 0; i < ietf_id_attribute_count; i++)
        warn_attribute(c, ietf_id_attributes[i]);
}

void
ietf_identifiers_define(ietf_check *c, const ietf_node *n, const ietf_attr *attr)
{
    const char *value = ietf_str_trim(c->arena, attr->value);
    const ietf_node *other;

    if (ietf_map_add(&c->identifiers, value, n))
        return;
    other = ietf_map_get(&c->identifiers, value);
    ietf_check_report(c, IETF_D_VALIDATE_TAKEN, n, attr->name, value,
                      ietf_kind_name(other->kind), other->line);
}

void
ietf_identifiers_refer(ietf_check *c, const ietf_node *n, const ietf_attr *attr)
{
    ietf_list_add(&c->references, n);
    ietf_list_add(&c->references, attr);
}

void
ietf_identifiers_finish(ietf_check *c)
{
    unsigned unknown = 0;

    for (size_t i = 0; i < c->references.count; i += 2) {
        const ietf_attr *attr = c->references.items[i + 1];
        const char *value = ietf_str_trim(c->arena, attr->value), *near = NULL;

        if (ietf_map_has(&c->identifiers, value))
            continue;
        if (unknown++ < MOST_NEAR_MISSES)
            near = ietf_near_key(&c->identifiers, value);
        ietf_mend_value(c, c->references.items[i], attr, near);
        ietf_check_report(c, IETF_D_VALIDATE_IDREF, c->references.items[i], attr->name, value,
                          ietf_near_words(c->arena, near, "\"", "\""));
    }
}
