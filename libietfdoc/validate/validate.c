/* One walk over the tree. Every open element has a state of its rule's automaton, which each
 * child moves on; a child that the state has no step for is an error, and the state stays, so
 * that one mistake is one message. Attributes and text are checked on the way. */
#include "libietfdoc/validate/validate.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"
#include "libietfdoc/validate/check.h"
#include "libietfdoc/validate/datatype.h"
#include "libietfdoc/validate/expected.h"
#include "libietfdoc/validate/identifiers.h"
#include "libietfdoc/validate/mend.h"

enum { LONGEST_QUOTE = 60 };

/* The beginning of a text. */
static const char *
quote(ietf_check *c, const char *start)
{
    const char *end = ietf_utf8_offset(start, strlen(start), LONGEST_QUOTE);

    return *end ? ietf_arena_join(c->arena,
                                  ietf_arena_strndup(c->arena, start, (size_t)(end - start)),
                                  "...", NULL)
                : start;
}

static void
check_value(ietf_check *c, const ietf_node *n, const ietf_attr *attr, uint16_t type)
{
    if (!ietf_type_matches(type, attr->value)) {
        const char *near = ietf_near_value(type, attr->value);

        ietf_mend_value(c, n, attr, near);
        ietf_check_report(c, IETF_D_VALIDATE_VALUE, n, attr->name, quote(c, attr->value),
                          ietf_kind_name(n->kind), ietf_expected_value(c->arena, type),
                          ietf_near_words(c->arena, near, "\"", "\""));
    } else if (ietf_type_is(type, IETF_MATCH_ID))
        ietf_identifiers_define(c, n, attr);
    else if (ietf_type_is(type, IETF_MATCH_IDREF))
        ietf_identifiers_refer(c, n, attr);
}

static void
check_required(ietf_check *c, const ietf_node *n, const ietf_rule *r)
{
    for (size_t i = r->attr_first; i < (size_t)r->attr_first + r->attr_count; i++)
        if (ietf_attr_rules[i].required && !ietf_node_has(n, ietf_attr_rules[i].at))
            ietf_check_report(c, IETF_D_VALIDATE_ATTRIBUTE_MISSING, n, ietf_kind_name(n->kind),
                              ietf_at_name(ietf_attr_rules[i].at));
}

static void
check_combinations(ietf_check *c, const ietf_node *n, const ietf_rule *r)
{
    for (size_t i = 0; i < r->combination_count; i++) {
        const ietf_combination *one = &ietf_combinations[r->combination_first + i];
        unsigned set = 0;

        for (unsigned k = 0; k < one->count; k++)
            set |= (unsigned)ietf_node_has(n, one->at[k]) << k;
        if (!(one->allowed >> set & 1))
            ietf_check_report(c, IETF_D_VALIDATE_TOGETHER, n, ietf_kind_name(n->kind),
                              ietf_expected_together(c->arena, one));
    }
}

static void
report_attribute(ietf_check *c, const ietf_node *n, const ietf_attr *attr, const ietf_rule *r)
{
    const char *near = ietf_near_attr(r, attr->name);

    ietf_mend_attribute(c, n, attr, near);
    ietf_check_report(c, IETF_D_VALIDATE_ATTRIBUTE, n, ietf_kind_name(n->kind), attr->name,
                      ietf_near_words(c->arena, near, "\"", "\""));
}

static void
check_attributes(ietf_check *c, const ietf_node *n, const ietf_rule *r)
{
    for (size_t i = 0; i < n->attr_count; i++) {
        const ietf_attr *attr = &n->attrs[i];
        const ietf_attr_rule *rule = ietf_rule_attr(r, attr->at);

        if (rule)
            check_value(c, n, attr, rule->type);
        else
            report_attribute(c, n, attr, r);
        /* No identifier to the grammar, but one to XML, so that it can be referred to. */
        if (attr->at == IETF_AT_XML_ID)
            ietf_map_add(&c->identifiers, ietf_str_trim(c->arena, attr->value), n);
    }
    check_required(c, n, r);
    check_combinations(c, n, r);
}

/* An element whose content is a value, like that of an attribute. */
static void
check_content(ietf_check *c, const ietf_node *n, uint16_t type)
{
    const char *text = ietf_node_all_text(n, c->arena);

    if (!ietf_type_matches(type, text))
        ietf_check_report(c, IETF_D_VALIDATE_CONTENT, n, ietf_kind_name(n->kind),
                          quote(c, ietf_str_trim(c->arena, text)),
                          ietf_expected_value(c->arena, type),
                          ietf_near_words(c->arena, ietf_near_value(type, text), "\"", "\""));
}

static void
open_element(ietf_check *c, const ietf_node *n, const ietf_rule *r)
{
    if (c->depth == c->capacity) {
        size_t size = c->capacity * sizeof *c->open;
        c->open = ietf_arena_grow(c->arena, c->open, size, size * 2);
        c->capacity *= 2;
    }
    c->open[c->depth++] = (ietf_open){.rule = r, .state = &ietf_states[r->start]};
    if (n != c->document->root || !(c->flags & IETF_VALIDATE_IGNORE_ROOT_ATTRIBUTES))
        check_attributes(c, n, r);
    if (r->content != IETF_NO_TYPE)
        check_content(c, n, r->content);
}

static void
close_element(ietf_check *c, const ietf_node *n)
{
    const ietf_open *open = &c->open[--c->depth];

    if (!open->state->accepts && !open->broken)
        ietf_check_report(c, IETF_D_VALIDATE_INCOMPLETE, n, ietf_kind_name(n->kind),
                          ietf_expected_children(c->arena, open->state, open->rule));
}

/* The step for a child that would be right if one other element stood before it; *skipped is
 * the step over that element. */
static const ietf_step *
step_after_missing(const ietf_state *s, enum ietf_kind kind, const ietf_step **skipped)
{
    for (size_t i = s->first; i < (size_t)s->first + s->count; i++) {
        const ietf_step *step = ietf_state_step(&ietf_states[ietf_steps[i].state], kind);
        if (step) {
            *skipped = &ietf_steps[i];
            return step;
        }
    }
    return NULL;
}

/* In whatever namespace: libxml2's message, by which the reference goes, does not tell. */
static bool
is_script(const ietf_node *n)
{
    const char *colon = strchr(n->name, ':');
    return n->kind == IETF_FOREIGN && strcmp(colon ? colon + 1 : n->name, "script") == 0;
}

/* A child that may not stand where it stands: the rule to look at its inside with, or NULL. */
static const ietf_rule *
report_child(ietf_check *c, const ietf_node *n, ietf_open *parent)
{
    const char *in = ietf_kind_name(parent->rule->kind);
    const ietf_step *skipped, *step = step_after_missing(parent->state, n->kind, &skipped);
    const char *near = NULL;

    if (step) {
        ietf_check_report(c, IETF_D_VALIDATE_MISSING, n, in, n->name,
                          ietf_kind_name(skipped->kind));
        parent->state = &ietf_states[step->state];
        return &ietf_rules[step->rule];
    }
    parent->broken = true;
    if (n->kind == IETF_FOREIGN)
        near = ietf_near_child(parent->state, n->name);
    ietf_mend_element(c, n, near);
    ietf_check_report(c, IETF_D_VALIDATE_ELEMENT, n, n->name, in,
                      ietf_expected_children(c->arena, parent->state, parent->rule),
                      ietf_near_words(c->arena, near, "<", ">"));
    c->result.deadly |= is_script(n);
    return ietf_kind_rules[n->kind] ? &ietf_rules[ietf_kind_rules[n->kind] - 1] : NULL;
}

static const ietf_rule *
find_rule(ietf_check *c, const ietf_node *n)
{
    ietf_open *parent = &c->open[c->depth - 1];
    const ietf_step *step = ietf_state_step(parent->state, n->kind);

    if (!step)
        return report_child(c, n, parent);
    parent->state = &ietf_states[step->state];
    return &ietf_rules[step->rule];
}

static const ietf_rule *
find_root_rule(ietf_check *c, const ietf_node *root)
{
    for (size_t i = 0; i < ietf_start_count; i++)
        if (ietf_rules[ietf_start_rules[i]].kind == root->kind)
            return &ietf_rules[ietf_start_rules[i]];
    if (c->flags & IETF_VALIDATE_FRAGMENT && ietf_kind_rules[root->kind])
        return &ietf_rules[ietf_kind_rules[root->kind] - 1];
    ietf_check_report(c, IETF_D_VALIDATE_ROOT, root, ietf_expected_root(c->arena), root->name);
    return NULL;
}

/* Blank text may stand everywhere. Text has no position of its own: the message takes that of
 * what stands before it. */
static void
check_text(ietf_check *c, const ietf_node *n)
{
    ietf_open *parent = &c->open[c->depth - 1];

    if (parent->rule->content != IETF_NO_TYPE || ietf_str_blank(n->text, n->length))
        return;
    if (parent->state->text != IETF_NO_STATE) {
        parent->state = &ietf_states[parent->state->text];
    } else {
        parent->broken = true;
        ietf_check_report(c, IETF_D_VALIDATE_TEXT, n->previous ? n->previous : n->parent,
                          ietf_kind_name(parent->rule->kind),
                          quote(c, ietf_str_trim(c->arena, n->text)),
                          ietf_expected_children(c->arena, parent->state, parent->rule));
    }
}

/* True when the node was opened, and its children are to be seen. */
static bool
enter(ietf_check *c, const ietf_node *n)
{
    const ietf_rule *rule;

    if (n->kind == IETF_TEXT)
        check_text(c, n);
    if (!ietf_node_is_element(n))
        return false;
    rule = n == c->document->root ? find_root_rule(c, n) : find_rule(c, n);
    if (rule)
        open_element(c, n, rule);
    return rule != NULL;
}

static void
walk(ietf_check *c)
{
    const ietf_node *root = c->document->root, *n = root;

    for (;;) {
        bool opened = enter(c, n);
        if (opened && n->first) {
            n = n->first;
            continue;
        }
        if (opened)
            close_element(c, n);
        while (n != root && !n->next) {
            n = n->parent;
            close_element(c, n);
        }
        if (n == root)
            return;
        n = n->next;
    }
}

ietf_validate_result
ietf_validate(const ietf_document *d, unsigned flags, ietf_diagnostics *x)
{
    ietf_check c = {
        .document = d, .diagnostics = x, .arena = ietf_arena_child(x->arena), .flags = flags};

    c.capacity = 32;
    c.open = IETF_NEW_ARRAY(c.arena, ietf_open, c.capacity);
    ietf_map_init(&c.identifiers, c.arena);
    ietf_list_init(&c.references, c.arena);
    ietf_identifiers_warn(&c);
    walk(&c);
    if (!(flags & IETF_VALIDATE_FRAGMENT))
        ietf_identifiers_finish(&c);
    ietf_arena_free(c.arena);
    return c.result;
}
