/* <list> (RFC 7749 2.22) becomes <ul>, <ol> or <dl>, and every <t> in it an item. */
#include "libietfdoc/convert/steps.h"

#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* What a style means. */
struct form {
    const char *style;
    enum ietf_kind kind;
    const char *type; /* of an <ol> */
};

static const struct form forms[] = {
    {"empty", IETF_EL_UL, NULL},  {"symbols", IETF_EL_UL, NULL}, {"hanging", IETF_EL_DL, NULL},
    {"numbers", IETF_EL_OL, "1"}, {"letters", IETF_EL_OL, "a"},  {"inherit", IETF_EL_OL, "1"},
};

/* The type of an <ol> inside an <ol> without a style of its own: the letters change their case.
 * NULL: the usual one. */
static const char *
inner_type(ietf_convert *c, const char *outer)
{
    if (!outer || !*outer)
        return NULL;
    if (strstr("ai", outer))
        return ietf_str_upper(c->arena, outer);
    if (strstr("AI", outer))
        return ietf_str_lower(c->arena, outer);
    return outer;
}

/* The lists around it, which are converted already, decide where there is no style. */
static const char *
style_around(ietf_convert *c, const ietf_node *n, const char **type)
{
    for (const ietf_node *around = n->parent; around; around = around->parent) {
        if (around->kind == IETF_EL_DL)
            return "hanging";
        if (around->kind == IETF_EL_UL)
            return "symbols";
        if (around->kind == IETF_EL_OL) {
            *type = inner_type(c, ietf_node_get(around, IETF_AT_TYPE));
            return "inherit";
        }
    }
    return "empty";
}

static struct form
form_of(ietf_convert *c, ietf_node *n)
{
    const char *style = ietf_node_get(n, IETF_AT_STYLE), *type = NULL;
    struct form form = {.kind = IETF_EL_UL};

    style = style ? ietf_utf8_strip(c->arena, style) : "";
    if (!*style)
        style = style_around(c, n, &type);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(forms[i].style, style) == 0)
            form = forms[i];
    if (!form.style && ietf_str_starts(style, "format")) {
        form.kind = IETF_EL_OL;
        type = strlen(style) > strlen("format ") ? style + strlen("format ") : "";
    } else if (!form.style) {
        ietf_edit_remark(c, n->parent, n, "Warning: unknown list style: '%s'", style);
    }
    form.style = style;
    form.type = type ? type : form.type;
    return form;
}

/* New attributes come first, then what is left of the author's. */
static void
set_attributes(ietf_convert *c, ietf_node *n, const struct form *form, const char *counter)
{
    ietf_document *d = c->document;
    const ietf_node old = *n;
    const char *spacing = c->compact[n->serial] ? "compact" : "normal";
    const char *hang_indent = ietf_node_get(n, IETF_AT_HANGINDENT);

    n->attr_count = n->attr_capacity = 0;
    n->attrs = NULL;
    if (strcmp(form->style, "empty") == 0)
        ietf_node_set(d, n, IETF_AT_EMPTY, "true");
    if (counter)
        ietf_node_set(d, n, IETF_AT_GROUP, counter);
    if (form->kind == IETF_EL_DL)
        ietf_node_set(d, n, IETF_AT_NEWLINE, "false");
    ietf_node_set(d, n, IETF_AT_SPACING, spacing);
    if (form->kind == IETF_EL_OL)
        ietf_node_set(d, n, IETF_AT_TYPE, form->type);
    ietf_edit_copy_attributes(c, &old, n);
    ietf_edit_unset(n, IETF_AT_COUNTER, IETF_AT_STYLE, IETF_AT_HANGINDENT, IETF_AT_FOREIGN);
    if (form->kind == IETF_EL_DL && hang_indent && *hang_indent)
        ietf_node_set(d, n, IETF_AT_INDENT, hang_indent);
}

static void
make_item(ietf_convert *c, ietf_node *t)
{
    ietf_edit_wrap(c, t);
    ietf_edit_remark(c, t->parent, t, "Replaced <t/> with <li/>");
    ietf_edit_replace(c, t, IETF_EL_LI);
}

/* A line break at the start of an item makes the list one with terms on lines of their own. */
static void
take_line_break(ietf_convert *c, ietf_node *list, ietf_node *t)
{
    ietf_node *first = ietf_edit_first(t);

    if (!first || first->kind != IETF_EL_VSPACE || !ietf_utf8_blank(ietf_node_text(t)))
        return;
    ietf_node_set_text(c->document, t, ietf_node_tail(first));
    ietf_node_remove_with_tail(c->document, first);
    ietf_node_set(c->document, list, IETF_AT_NEWLINE, "true");
}

static void
make_definition(ietf_convert *c, ietf_node *list, ietf_node *t)
{
    ietf_node *dt = ietf_node_new(c->document, IETF_EL_DT, t);
    const char *term = ietf_node_get(t, IETF_AT_HANGTEXT);

    ietf_node_set_text(c->document, dt, term ? term : "");
    if (term && !*term)
        dt->flags |= IETF_NODE_OPEN;
    ietf_node_unset(t, IETF_AT_HANGTEXT);
    take_line_break(c, list, t);
    ietf_node_insert_before(c->document, t, dt);
    ietf_edit_remark(c, t->parent, t, "Replaced <t/> with <dd/>");
    ietf_edit_replace(c, t, IETF_EL_DD);
}

void
ietf_step_list(ietf_convert *c, ietf_node *n)
{
    struct form form = form_of(c, n);
    const char *name = ietf_kind_name(form.kind), *counter = NULL;
    ietf_node *next;

    ietf_edit_remark(c, n->parent, n, "Replaced <list style=\"%s\"/> with <%s/>", form.style,
                     name);
    if (form.kind == IETF_EL_OL && (counter = ietf_node_get(n, IETF_AT_COUNTER)))
        ietf_edit_remark(c, n->parent, n, "Converting <list counter=...> to <%s group=...>",
                         name);
    set_attributes(c, n, &form, counter);
    ietf_edit_replace(c, n, form.kind);
    for (ietf_node *t = ietf_node_child(n, IETF_EL_T); t; t = next) {
        next = ietf_node_next(t, IETF_EL_T);
        if (form.kind == IETF_EL_DL)
            make_definition(c, n, t);
        else
            make_item(c, t);
    }
}
