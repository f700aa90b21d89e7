/* Slugs for names and index entries: RFC 7998 5.4.4, with the lengths that xml2rfc has. */
#include "libietfdoc/passes/slug.h"

#include <stdint.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { SLUG_LENGTH = 32, SLUG_LONGEST = 40, SLUG_COPIES = 99 };

static bool
is_separator(int c)
{
    return ietf_is_space(c) || (c >= 0x1C && c <= 0x1F) || c == '-' || c == '/';
}

/* Lower-case letters, digits and underscores, with one hyphen for each run of separators.
 * Blanks at the ends are dropped, hyphens and slashes there are not. */
static const char *
fold(ietf_prep *p, const char *text)
{
    const char *plain = ietf_utf8_nfkd(p->arena, text);
    ietf_buf words, slug;

    ietf_buf_init(&words, p->arena);
    for (; *plain; plain++) {
        unsigned char c = (unsigned char)*plain;
        if (ietf_is_alpha(c) || ietf_is_digit(c) || c == '_' || is_separator(c))
            ietf_buf_addc(&words, (char)ietf_to_lower(c));
    }
    ietf_buf_init(&slug, p->arena);
    for (const char *c = ietf_utf8_strip(p->arena, words.data); *c; c++) {
        if (!is_separator((unsigned char)*c))
            ietf_buf_addc(&slug, *c);
        else if (c[1] == '\0' || !is_separator((unsigned char)c[1]))
            ietf_buf_addc(&slug, '-');
    }
    return ietf_buf_copy(&slug, p->arena);
}

static const char *
cut(ietf_prep *p, const char *slug, size_t length)
{
    size_t whole = strlen(slug);

    return ietf_arena_strndup(p->arena, slug, length < whole ? length : whole);
}

/* A taken slug is first made longer, then numbered. The number is looked for even when it is
 * not needed, as in the reference, because running out of numbers is an error only when it is.
 */
const char *
ietf_prep_slug(ietf_prep *p, const char *text, const ietf_node *n)
{
    const char *folded = fold(p, text);
    size_t length = SLUG_LENGTH, whole = strlen(folded);
    const char *slug = cut(p, folded, length);
    unsigned copy = 2;

    while (ietf_map_has(&p->slugs, slug) && length < whole && length < SLUG_LONGEST)
        slug = cut(p, folded, ++length);
    if (ietf_map_has(&p->slugs, slug)) {
        const char *numbered = ietf_arena_format(p->arena, "%s-%u", slug, copy);
        while (ietf_map_has(&p->slugs, numbered) && copy < SLUG_COPIES)
            numbered = ietf_arena_format(p->arena, "%s-%u", slug, ++copy);
        if (ietf_map_has(&p->slugs, numbered)) {
            ietf_report(p->diagnostics, IETF_D_PREP_SLUGS, n);
            p->stop = true;
            return NULL;
        }
        slug = numbered;
    }
    slug = ietf_arena_strdup(p->document->arena, slug);
    ietf_map_add(&p->slugs, slug, slug);
    return slug;
}
