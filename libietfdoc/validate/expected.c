/* Words for messages: lists of what the tables allow, and the candidate that differs least from
 * what was written. */
#include "libietfdoc/validate/expected.h"

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

enum {
    LONGEST_LIST = 24, /* more than that helps nobody */
    LONGEST_NAME = 40, /* longer ones are not compared */
};

static const char *const descriptions[IETF_MATCH_COUNT] = {
    [IETF_MATCH_ANY] = "text",
    [IETF_MATCH_EMPTY] = "nothing",
    [IETF_MATCH_ID] = "an identifier (a letter or _ first, then letters, digits, - . _)",
    [IETF_MATCH_IDREF] = "the identifier of an element",
    [IETF_MATCH_NCNAME] = "a name without colon",
    [IETF_MATCH_NAME] = "a name",
    [IETF_MATCH_NMTOKENS] = "one or more names",
};

/* Between item number i and the one before it, in a list of `count`. */
static void
add_separator(ietf_buf *b, size_t i, size_t count)
{
    if (i > 0)
        ietf_buf_adds(b, i + 1 == count ? " or " : ", ");
}

const char *
ietf_expected_children(ietf_arena *a, const ietf_state *s, const ietf_rule *in)
{
    size_t shown = s->count < LONGEST_LIST ? s->count : LONGEST_LIST;
    size_t count = shown + (shown < s->count) + (s->text != IETF_NO_STATE) + s->accepts, i;
    ietf_buf b;

    ietf_buf_init(&b, a);
    for (i = 0; i < shown; i++) {
        add_separator(&b, i, count);
        ietf_buf_addf(&b, "<%s>", ietf_kind_name(ietf_steps[s->first + i].kind));
    }
    if (shown < s->count) {
        add_separator(&b, i++, count);
        ietf_buf_adds(&b, "others");
    }
    if (s->text != IETF_NO_STATE) {
        add_separator(&b, i++, count);
        ietf_buf_adds(&b, "text");
    }
    if (s->accepts) {
        add_separator(&b, i++, count);
        ietf_buf_addf(&b, "the end of <%s>", ietf_kind_name(in->kind));
    }
    return ietf_buf_copy(&b, a);
}

const char *
ietf_expected_root(ietf_arena *a)
{
    ietf_buf b;

    ietf_buf_init(&b, a);
    for (size_t i = 0; i < ietf_start_count; i++) {
        add_separator(&b, i, ietf_start_count);
        ietf_buf_addf(&b, "<%s>", ietf_kind_name(ietf_rules[ietf_start_rules[i]].kind));
    }
    return ietf_buf_copy(&b, a);
}

const char *
ietf_expected_value(ietf_arena *a, uint16_t type)
{
    const ietf_type *t = &ietf_types[type];
    ietf_buf b;

    ietf_buf_init(&b, a);
    for (size_t i = 0; i < t->count; i++) {
        const ietf_alternative *one = &ietf_alternatives[t->first + i];
        add_separator(&b, i, t->count);
        if (one->match == IETF_MATCH_PATTERN)
            ietf_buf_addf(&b, "a match of %.*s", (int)strlen(one->text) - 1, one->text);
        else if (one->text)
            ietf_buf_addf(&b, "\"%s\"", one->text);
        else
            ietf_buf_adds(&b, descriptions[one->match]);
    }
    return ietf_buf_copy(&b, a);
}

static void
add_set(ietf_buf *b, const ietf_combination *c, unsigned set)
{
    const char *between = "";

    if (set == 0)
        ietf_buf_adds(b, "none of them");
    for (unsigned i = 0; i < c->count; i++) {
        if (set >> i & 1) {
            ietf_buf_addf(b, "%s%s", between, ietf_at_name(c->at[i]));
            between = " and ";
        }
    }
}

const char *
ietf_expected_together(ietf_arena *a, const ietf_combination *c)
{
    const char *between = "";
    ietf_buf b;

    ietf_buf_init(&b, a);
    for (unsigned set = 0; set < 1u << c->count; set++) {
        if (c->allowed >> set & 1) {
            ietf_buf_adds(&b, between);
            add_set(&b, c, set);
            between = ", or ";
        }
    }
    return ietf_buf_copy(&b, a);
}

static size_t
least(size_t x, size_t y, size_t z)
{
    size_t smaller = x < y ? x : y;
    return smaller < z ? smaller : z;
}

/* How many insertions, deletions and replacements of letters, case apart, make one the other.
 */
static size_t
distance(const char *left, const char *right)
{
    size_t row[LONGEST_NAME + 1], width = strlen(right);

    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 0; left[i]; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < width; j++) {
            size_t replaced = diagonal + (ietf_to_lower(left[i]) != ietf_to_lower(right[j]));
            diagonal = row[j + 1];
            row[j + 1] = least(replaced, row[j + 1] + 1, row[j] + 1);
        }
    }
    return row[width];
}

/* The best candidate so far. */
struct near {
    const char *wanted, *best;
    size_t distance; /* candidates must be nearer than this */
};

static struct near
near_start(const char *wanted)
{
    size_t length = strlen(wanted);
    return (struct near){wanted, NULL, length > LONGEST_NAME ? 0 : length / 3 + 2};
}

static void
near_try(struct near *n, const char *candidate)
{
    size_t length = strlen(candidate), found;

    if (n->distance == 0 || length > LONGEST_NAME)
        return;
    found = distance(n->wanted, candidate);
    if (found < n->distance && found < length) {
        n->distance = found;
        n->best = candidate;
    }
}

const char *
ietf_near_words(ietf_arena *a, const char *near, const char *before, const char *after)
{
    return near ? ietf_arena_join(a, "; did you mean ", before, near, after, "?", NULL) : "";
}

const char *
ietf_near_child(const ietf_state *s, const char *name)
{
    struct near n = near_start(name);

    for (size_t i = 0; i < s->count; i++)
        near_try(&n, ietf_kind_name(ietf_steps[s->first + i].kind));
    return n.best;
}

const char *
ietf_near_attr(const ietf_rule *r, const char *name)
{
    struct near n = near_start(name);

    for (size_t i = 0; i < r->attr_count; i++)
        near_try(&n, ietf_at_name(ietf_attr_rules[r->attr_first + i].at));
    return n.best;
}

const char *
ietf_near_value(uint16_t type, const char *value)
{
    const ietf_type *t = &ietf_types[type];
    struct near n = near_start(value);

    for (size_t i = 0; i < t->count; i++) {
        const ietf_alternative *one = &ietf_alternatives[t->first + i];
        if (one->match == IETF_MATCH_TOKEN || one->match == IETF_MATCH_EXACT)
            near_try(&n, one->text);
    }
    return n.best;
}

const char *
ietf_near_key(const ietf_map *keys, const char *value)
{
    struct near n = near_start(value);

    for (size_t i = 0; i < keys->count; i++)
        near_try(&n, keys->entries[i].key);
    return n.best;
}
