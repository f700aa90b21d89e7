/* Names of sections, figures and tables get their slugs: RFC 7998 5.4.4. */
#include "libietfdoc/passes/slug.h"

#include "libietfdoc/util/buf.h"

/* The texts in n one by one, with a space between, as the reference joins them. */
static const char *
spaced_text(ietf_prep *p, const ietf_node *n)
{
    ietf_buf text;

    ietf_buf_init(&text, p->arena);
    for (const ietf_node *t = n; (t = ietf_node_following_kind(t, n, IETF_TEXT));) {
        ietf_buf_adds(&text, text.length ? " " : "");
        ietf_buf_add(&text, t->text, t->length);
    }
    return text.data;
}

void
ietf_pass_slugs(ietf_prep *p, ietf_node *n)
{
    const char *text = spaced_text(p, n);

    if (!*text)
        return;
    const char *slug = ietf_prep_slug(p, ietf_arena_join(p->arena, "name-", text, NULL), n);
    if (slug)
        ietf_node_set_static(p->document, n, IETF_AT_SLUGIFIEDNAME, slug, IETF_DERIVED);
}
