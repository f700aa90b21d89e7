/* References that are kept elsewhere: an xi:include for each reference to an RFC or an
 * Internet-Draft (--add-xinclude). */
#include "libietfdoc/convert/steps.h"

#include <string.h>

#include "libietfdoc/util/str.h"

#define XINCLUDE_URI "http://www.w3.org/2001/XInclude"
#define LIBRARY      "https://bib.ietf.org/public/rfc/"

/* Four digits at least; NULL: no number. */
static const char *
rfc_address(ietf_convert *c, const char *number)
{
    static const char zeros[] = "000";

    if (!ietf_str_all_digits(number))
        return NULL;
    while (*number == '0' && number[1])
        number++;
    return ietf_arena_join(c->arena, LIBRARY "bibxml/reference.RFC.",
                           strlen(number) < 4 ? zeros + strlen(number) - 1 : "", number, ".xml",
                           NULL);
}

/* The name of a draft, without or with its revision. */
static const char *
draft_address(ietf_convert *c, const char *name)
{
    static const char prefix[] = "draft-";
    size_t length;
    bool revised;

    if (!*name)
        return NULL;
    if (ietf_str_starts(name, prefix))
        name += strlen(prefix);
    length = strlen(name);
    revised = length >= 3 && name[length - 3] == '-' && ietf_is_digit(name[length - 2]) &&
              ietf_is_digit(name[length - 1]);
    if (revised && !c->options->draft_revisions)
        name = ietf_arena_strndup(c->arena, name, length - 3);
    return ietf_arena_join(c->arena, LIBRARY "bibxml3/reference.I-D.",
                           revised && c->options->draft_revisions ? prefix : "", name, ".xml",
                           NULL);
}

/* Where the reference with that series is kept; NULL after saying why not. */
static const char *
address_of(ietf_convert *c, const ietf_node *series)
{
    const char *name = ietf_node_get(series, IETF_AT_NAME);
    const char *value = ietf_node_get(series, IETF_AT_VALUE), *address = NULL;
    bool is_rfc = ietf_str_eq(name, "RFC"), is_draft = ietf_str_eq(name, "Internet-Draft");

    value = value ? value : "";
    if (is_rfc)
        address = rfc_address(c, value);
    else if (is_draft)
        address = draft_address(c, value);
    else
        ietf_report(c->diagnostics, IETF_D_CONVERT_SERIES, series, name ? name : "", value);
    if (!address && (is_rfc || is_draft))
        ietf_report(c->diagnostics, IETF_D_CONVERT_SERIES_VALUE, series, name, value);
    return address;
}

/* The reference declares the prefix where the root does not. */
static void
declare_prefix(ietf_convert *c, ietf_node *n)
{
    for (const ietf_ns *ns = c->document->root->namespaces; ns; ns = ns->next)
        if (ietf_str_eq(ns->prefix, "xi"))
            return;
    n->namespaces = IETF_NEW(c->document->arena, ietf_ns);
    *n->namespaces = (ietf_ns){NULL, "xi", XINCLUDE_URI};
}

static void
include(ietf_convert *c, ietf_node *reference, const char *address)
{
    ietf_document *d = c->document;
    ietf_node *n = ietf_node_new(d, IETF_XI_INCLUDE, reference);

    n->name = "xi:include";
    n->uri = XINCLUDE_URI;
    declare_prefix(c, n);
    ietf_node_set(d, n, IETF_AT_HREF, address);
    ietf_node_insert_before(d, reference, n);
    ietf_node_remove(d, reference);
}

static bool
is_back_reference(const ietf_node *n, unsigned what)
{
    (void)what;
    return n->kind == IETF_EL_REFERENCE && ietf_node_ancestor(n, IETF_EL_BACK);
}

void
ietf_convert_add_includes(ietf_document *d, const ietf_options *options, ietf_diagnostics *x,
                          ietf_arena *scratch)
{
    ietf_convert c = {.document = d, .arena = scratch, .options = options, .diagnostics = x};
    ietf_list found;

    ietf_convert_select(&c, &found, d->root, is_back_reference, 0);
    for (size_t i = 0; i < found.count; i++) {
        ietf_node *reference = found.items[i], *series = reference;
        const char *address = NULL;

        while ((series = ietf_node_following_kind(series, reference, IETF_EL_SERIESINFO))) {
            const char *next = address_of(&c, series); /* speaks of each that has none */

            address = address ? address : next;
        }
        if (address)
            include(&c, reference, address);
    }
}
