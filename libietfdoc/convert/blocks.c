/* Version 3 wants either blocks or running text in a place (RFC 7991 1.3.4): text beside a
 * block gets a <t> around it, and blocks leave the <t> they stand in. */
#include "libietfdoc/convert/steps.h"

#include <string.h>

#include "libietfdoc/util/utf8.h"

static bool
is_wanted(const ietf_node *n, unsigned what)
{
    static const bool blocks[IETF_KIND_COUNT] = {
        [IETF_EL_ARTWORK] = true,    [IETF_EL_DL] = true, [IETF_EL_FIGURE] = true,
        [IETF_EL_OL] = true,         [IETF_EL_T] = true,  [IETF_EL_UL] = true,
        [IETF_EL_SOURCECODE] = true,
    };

    (void)what;
    return blocks[n->kind];
}

static bool
is_running_text(const ietf_node *n)
{
    if (n->kind == IETF_TEXT)
        return !ietf_utf8_blank(n->text);
    if (!ietf_node_is_element(n) || n->kind == IETF_EL_T)
        return false;
    return n->kind == IETF_FOREIGN || n->kind > IETF_EL_XREF || /* not of this vocabulary */
           ietf_kind_traits(n->kind) & (IETF_TRAIT_INLINE | IETF_TRAIT_DEPRECATED);
}

static const ietf_node *
running_text(const ietf_node *n)
{
    for (const ietf_node *child = n->first; child; child = child->next)
        if (is_running_text(child))
            return child;
    return NULL;
}

static bool
may_not_mix(const ietf_node *n)
{
    static const bool kinds[IETF_KIND_COUNT] = {
        [IETF_EL_BLOCKQUOTE] = true, [IETF_EL_LI] = true, [IETF_EL_DD] = true,
        [IETF_EL_TD] = true,         [IETF_EL_TH] = true,
    };

    return kinds[n->kind];
}

/* What follows n in its <t> gets a <t> of its own, behind n. */
static void
promote(ietf_convert *c, ietf_node *n, ietf_node *t)
{
    ietf_document *d = c->document;
    ietf_node *parent = t->parent, *place = ietf_edit_next(t), *next;
    ietf_node *rest = ietf_node_new(d, IETF_EL_T, n);

    ietf_node_set_text(d, rest, ietf_node_tail(n));
    ietf_node_set_tail(d, n, "");
    for (ietf_node *s = ietf_edit_next(n); s; s = next) {
        next = ietf_edit_next(s);
        ietf_edit_append(c, rest, s);
    }
    if (!ietf_edit_is_empty(rest)) {
        ietf_edit_insert(c, parent, place, rest);
        place = rest;
    }
    ietf_edit_insert(c, parent, place, n);
    ietf_edit_remark(c, parent, n,
                     "<%s/> promoted to be child of <%s/>, and the enclosing <t/> split.",
                     n->name, parent->name);
    if (ietf_edit_is_empty(t))
        ietf_node_remove_with_tail(d, t);
}

static void
report_mix(ietf_convert *c, const ietf_node *n, const ietf_node *text)
{
    enum { ENOUGH = 40 }; /* characters */
    const char *shown = text->kind == IETF_TEXT ? text->text : text->name;
    const char *end = ietf_utf8_offset(shown, strlen(shown), ENOUGH);

    shown =
        ietf_utf8_strip(c->arena, ietf_arena_strndup(c->arena, shown, (size_t)(end - shown)));
    ietf_report(c->diagnostics, IETF_D_CONVERT_MIXED, n, n->parent->name, n->name, shown);
}

static void
set_apart(ietf_convert *c, ietf_node *n)
{
    const ietf_node *text = may_not_mix(n->parent) ? running_text(n->parent) : NULL;

    if (text && c->options->verbose)
        report_mix(c, n, text);
    if (text)
        ietf_edit_wrap(c, n->parent);
    if (n->parent->kind == IETF_EL_T)
        promote(c, n, n->parent);
}

void
ietf_step_blocks(ietf_convert *c)
{
    ietf_list found;

    ietf_convert_select(c, &found, c->document->root, is_wanted, 0);
    for (size_t i = 0; i < found.count; i++) {
        ietf_node *n = found.items[i];
        if (n->parent && n->parent->parent)
            set_apart(c, n);
    }
}
