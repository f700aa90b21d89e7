/* What <?rfc key="value"?> instructions say that has a place in version 3. */
#include "libietfdoc/convert/steps.h"

#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The value that an instruction gives to subcompact, NULL: none. The reference takes everything
 * between one value and the next for a key, so that only a first key is one; of several the
 * last counts. Any target will do. */
static const char *
subcompact(ietf_convert *c, const ietf_node *n)
{
    static const char key[] = "subcompact";
    const char *start = n->text, *value = NULL;

    for (const char *at = start; (at = strchr(at, '='));) {
        size_t length = *++at == '"' || *at == '\'' ? strcspn(at + 1, "'\"") : 0;
        if ((*at != '"' && *at != '\'') || !at[1 + length])
            continue;
        if ((size_t)(at - 1 - start) == strlen(key) && ietf_str_starts(start, key))
            value = ietf_arena_strndup(c->arena, at + 1, length);
        start = at += length + 2;
    }
    return value;
}

static bool
is_yes(const char *value)
{
    return ietf_str_eq(value, "yes") || ietf_str_eq(value, "true");
}

/* Before the root the first one counts, below it the latest. */
void
ietf_convert_find_compact(ietf_convert *c)
{
    ietf_document *d = c->document;
    bool compact = false;
    const char *value;

    c->compact = ietf_arena_zalloc(c->arena, d->serials);
    for (const ietf_node *n = d->root->previous; n; n = n->previous)
        if (n->kind == IETF_PI && (value = subcompact(c, n)))
            compact = is_yes(value);
    for (const ietf_node *n = d->root; (n = ietf_node_following(n, d->root));) {
        if (n->kind == IETF_PI && (value = subcompact(c, n)))
            compact = is_yes(value);
        c->compact[n->serial] = compact;
    }
}

static const char *
skip_blanks(const char *text, const char *end)
{
    const char *probe = text;

    while (probe < end && ietf_unicode_is_space(ietf_utf8_next(&probe, end)))
        text = probe;
    return text;
}

/* Moves behind a word; does not move where there is none. */
static const char *
skip_word(const char *text, const char *end)
{
    const char *probe = text;

    while (probe < end && ietf_unicode_is_word(ietf_utf8_next(&probe, end)))
        text = probe;
    return text;
}

/* The value of a pseudo-attribute; of several of that name the last one's; NULL: none. */
static const char *
value_of(ietf_convert *c, const ietf_node *n, const char *key)
{
    const char *end = n->text + n->length, *value = NULL;
    bool apart = true; /* the start of the content counts as white space */

    for (const char *at = n->text; at < end;) {
        const char *name = skip_blanks(at, end), *stop, *sign, *quote, *close;

        apart = apart || name > at;
        stop = skip_word(name, end);
        sign = skip_blanks(stop, end);
        quote = sign < end ? skip_blanks(sign + 1, end) : end;
        close = apart && stop > name && *sign == '=' && quote < end &&
                        (*quote == '"' || *quote == '\'')
                    ? strchr(quote + 1, *quote)
                    : NULL;
        if (close && (size_t)(stop - name) == strlen(key) && ietf_str_starts(name, key))
            value = ietf_arena_strndup(c->arena, quote + 1, (size_t)(close - quote - 1));
        at = close ? close + 1 : stop > name ? stop : name < end ? name + 1 : end;
        apart = false;
    }
    return value;
}

/* What an instruction sets at the root; the first of these that it has. */
static const struct {
    const char *key;
    enum ietf_at at;
} settings[] = {
    {"sortrefs", IETF_AT_SORTREFS},
    {"symrefs", IETF_AT_SYMREFS},
    {"tocdepth", IETF_AT_TOCDEPTH},
    {"toc", IETF_AT_TOCINCLUDE},
};

static const char *
comment_of(ietf_convert *c, ietf_node *n)
{
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        const char *value = value_of(c, n, settings[i].key);

        if (!value)
            continue;
        if (strcmp(value, "yes") == 0)
            value = "true";
        else if (strcmp(value, "no") == 0)
            value = "false";
        ietf_node_set(c->document, c->document->root, settings[i].at, value);
        return ietf_arena_format(c->arena, "Moved %s PI to <rfc %s=\"%s\"", settings[i].key,
                                 ietf_at_name(settings[i].at), value);
    }
    return "Removed toc PI\"";
}

static bool
is_instruction(const ietf_node *n, unsigned what)
{
    (void)what;
    return n->kind == IETF_PI && strcmp(n->target, "rfc") == 0;
}

/* Those around the root stay, and count nevertheless. */
void
ietf_step_instructions(ietf_convert *c)
{
    ietf_list found;

    ietf_convert_select(c, &found, c->document->top, is_instruction, 0);
    for (size_t i = 0; i < found.count; i++) {
        ietf_node *n = found.items[i];
        const char *comment = comment_of(c, n);
        if (n->parent != c->document->top)
            ietf_edit_drop(c, n, comment);
    }
}
