/* Attribute values that the grammar does not check, made right before anything reads them:
 * numbers, white space around values, scripts, yes and no. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Whole numbers, by element; the grammar has them as text. */
static const struct {
    enum ietf_kind kind;
    enum ietf_at at;
} numbers[] = {
    {IETF_EL_RFC, IETF_AT_NUMBER}, {IETF_EL_RFC, IETF_AT_VERSION},
    {IETF_EL_DATE, IETF_AT_YEAR},  {IETF_EL_DATE, IETF_AT_DAY},
    {IETF_EL_DL, IETF_AT_INDENT},  {IETF_EL_FORMAT, IETF_AT_OCTETS},
    {IETF_EL_OL, IETF_AT_INDENT},  {IETF_EL_T, IETF_AT_INDENT},
    {IETF_EL_UL, IETF_AT_INDENT},
};

static void
check_numbers(ietf_prep *p, const ietf_node *n)
{
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (numbers[i].kind != n->kind)
            continue;
        const char *value = ietf_node_get(n, numbers[i].at);
        if (value && *value && !ietf_str_all_digits(value) &&
            !ietf_str_eq(value, ietf_attr_default(n->kind, numbers[i].at)))
            ietf_report(p->diagnostics, IETF_D_PREP_NOT_A_NUMBER, n, ietf_kind_name(n->kind),
                        ietf_at_name(numbers[i].at), value);
    }
}

/* Where any script is welcome: --warn-bare-unicode has nothing to say there. */
static bool
takes_unicode(enum ietf_kind kind, enum ietf_at at)
{
    switch (kind) {
    case IETF_EL_AUTHOR:
    case IETF_EL_CONTACT:
        return at == IETF_AT_FULLNAME || at == IETF_AT_SURNAME || at == IETF_AT_INITIALS;
    case IETF_EL_ORGANIZATION:
        return at == IETF_AT_ABBREV;
    case IETF_EL_SERIESINFO:
        return at == IETF_AT_NAME || at == IETF_AT_VALUE;
    case IETF_EL_XREF:
        return at == IETF_AT_DERIVEDCONTENT;
    default:
        return false;
    }
}

static bool
must_be_latin(enum ietf_kind kind, enum ietf_at at)
{
    return (kind == IETF_EL_AUTHOR || kind == IETF_EL_CONTACT) &&
           (at == IETF_AT_ASCIIFULLNAME || at == IETF_AT_ASCIISURNAME ||
            at == IETF_AT_ASCIIINITIALS);
}

static bool
keeps_space(enum ietf_kind kind, enum ietf_at at)
{
    return (kind == IETF_EL_U && at == IETF_AT_FORMAT) ||
           (kind == IETF_EL_IREF && (at == IETF_AT_ITEM || at == IETF_AT_SUBITEM));
}

/* Only a value with a blank or a character beyond ASCII at an end can have white space there.
 */
static bool
may_have_space(const char *value)
{
    unsigned char first = (unsigned char)*value;

    if (!first)
        return false;
    unsigned char last = (unsigned char)value[strlen(value) - 1];
    return first <= ' ' || last <= ' ' || (first | last) >= 0x80;
}

static void
check_value(ietf_prep *p, const ietf_node *n, ietf_attr *attr)
{
    enum ietf_kind kind = n->kind;
    enum ietf_at at = attr->at;

    if (!takes_unicode(kind, at)) {
        if (must_be_latin(kind, at) && !ietf_script_is_latin(attr->value))
            ietf_report(p->diagnostics, IETF_D_PREP_NOT_LATIN, n, n->name, attr->name,
                        attr->value);
        if (p->options->warn_bare_unicode && !ietf_text_is_ascii(attr->value))
            ietf_report(p->diagnostics, IETF_D_PREP_BARE_UNICODE_VALUE, n, n->name, attr->name,
                        attr->value);
    }
    if (keeps_space(kind, at) || !may_have_space(attr->value))
        return;
    const char *value = ietf_utf8_strip(p->document->arena, attr->value);
    if (strcmp(value, attr->value) != 0) {
        ietf_fix_strip_attr(
            ietf_fix_certain(p->diagnostics, "Strip the white space around %s", attr->name), n,
            attr->name);
        ietf_report(p->diagnostics, IETF_D_PREP_STRIPPED, n, n->name, attr->name, attr->value);
        attr->value = value;
    }
}

static void
check_element(ietf_prep *p, ietf_node *n)
{
    check_numbers(p, n);
    for (size_t i = 0; i < n->attr_count; i++)
        check_value(p, n, &n->attrs[i]);
}

static void
spell_out(ietf_node *n)
{
    for (size_t i = 0; i < n->attr_count; i++) {
        if (ietf_str_eq(n->attrs[i].value, "yes"))
            n->attrs[i].value = "true";
        else if (ietf_str_eq(n->attrs[i].value, "no"))
            n->attrs[i].value = "false";
    }
}

/* The old name of quoteTitle. */
static void
rename_quote_title(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_EL_REFERENCE));) {
        const char *value = ietf_node_get(n, IETF_AT_QUOTE_TITLE);
        if (value && *value)
            ietf_node_set(p->document, n, IETF_AT_QUOTETITLE, value);
        ietf_node_unset(n, IETF_AT_QUOTE_TITLE);
    }
}

void
ietf_pass_attributes(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    rename_quote_title(p);
    for (ietf_node *n = root; n; n = ietf_node_following(n, root))
        if (ietf_node_is_element(n))
            check_element(p, n);
    spell_out(root);
}

/* Once yes and no were written for true and false; in any attribute, whatever it means. */
void
ietf_pass_yes_no(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; n; n = ietf_node_following(n, root))
        if (ietf_node_is_element(n))
            spell_out(n);
}

/* 7998 5.2.1. Another version was refused before. */
void
ietf_pass_version(ietf_prep *p)
{
    ietf_node_set(p->document, p->document->root, IETF_AT_VERSION, "3");
}

/* 7998 5.2.6. What a reference says about itself is left as it is, two levels down. */
static void
add_defaults(ietf_prep *p, ietf_node *n)
{
    const ietf_node *parent = n->parent;

    if (parent && (parent->kind == IETF_EL_REFERENCE ||
                   (parent->parent && parent->parent->kind == IETF_EL_REFERENCE)))
        return;
    ietf_prep_add_defaults(p, n);
}

void
ietf_pass_defaults(ietf_prep *p)
{
    add_defaults(p, p->document->root);
    ietf_pass_defaults_again(p);
}

/* For the elements that were made since. */
void
ietf_pass_defaults_again(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; (n = ietf_node_following(n, root));)
        if (ietf_node_is_element(n) && !(ietf_kind_traits(n->kind) & IETF_TRAIT_SVG))
            add_defaults(p, n);
}
