/* A break belongs to the chunk before it ("foo/" "bar", "well-" "known") or is a chunk of its
 * own (blanks, U+200B, U+2028, em dashes). A break is not one where a "sticky" character
 * follows. Where the reference's expression would try again and again inside a run of
 * non-blanks, the outcome is the same for the whole run: each rule is asked once for each run.
 */
#include "formatters/text/split.h"

#include <stdint.h>
#include <string.h>

#include "formatters/text/wrap.h"
#include "libietfdoc/util/utf8.h"

enum {
    BLANK = 1,   /* what may be a break: ASCII white space */
    SPACE = 2,   /* \s: any white space */
    WORD = 4,    /* \w */
    DIGIT = 8,   /* [0-9] */
    LETTER = 16, /* [A-Za-z] */
    STICKY = 32, /* no break before it; the bar is an accident of the reference */
    DASHED = 64, /* may stand before an em dash: \w ! " ' & . , ? */
    HYPHEN = 128,
};

#define L (WORD | LETTER | DASHED)
#define D (WORD | DIGIT | DASHED)
#define B (BLANK | SPACE)

static const uint8_t ascii[128] = {
    ['\t'] = B,     ['\n'] = B,     ['\v'] = B,     ['\f'] = B,     ['\r'] = B,
    [' '] = B,      [0x1C] = SPACE, [0x1D] = SPACE, [0x1E] = SPACE, [0x1F] = SPACE,
    ['|'] = STICKY, ['-'] = HYPHEN, ['!'] = DASHED, ['"'] = DASHED, ['\''] = DASHED,
    ['&'] = DASHED, ['.'] = DASHED, [','] = DASHED, ['?'] = DASHED, ['_'] = WORD | DASHED,
    ['0'] = D,      ['1'] = D,      ['2'] = D,      ['3'] = D,      ['4'] = D,
    ['5'] = D,      ['6'] = D,      ['7'] = D,      ['8'] = D,      ['9'] = D,
    ['A'] = L,      ['B'] = L,      ['C'] = L,      ['D'] = L,      ['E'] = L,
    ['F'] = L,      ['G'] = L,      ['H'] = L,      ['I'] = L,      ['J'] = L,
    ['K'] = L,      ['L'] = L,      ['M'] = L,      ['N'] = L,      ['O'] = L,
    ['P'] = L,      ['Q'] = L,      ['R'] = L,      ['S'] = L,      ['T'] = L,
    ['U'] = L,      ['V'] = L,      ['W'] = L,      ['X'] = L,      ['Y'] = L,
    ['Z'] = L,      ['a'] = L,      ['b'] = L,      ['c'] = L,      ['d'] = L,
    ['e'] = L,      ['f'] = L,      ['g'] = L,      ['h'] = L,      ['i'] = L,
    ['j'] = L,      ['k'] = L,      ['l'] = L,      ['m'] = L,      ['n'] = L,
    ['o'] = L,      ['p'] = L,      ['q'] = L,      ['r'] = L,      ['s'] = L,
    ['t'] = L,      ['u'] = L,      ['v'] = L,      ['w'] = L,      ['x'] = L,
    ['y'] = L,      ['z'] = L,
};

struct scanner {
    enum ietf_split_rules rules;
    const char *start, *end;
    const char *pending; /* behind the last chunk that was handed over */
    void (*chunk)(const char *text, size_t length, void *user);
    void *user;
};

static unsigned
class_of(uint32_t c)
{
    if (c < 0x80)
        return ascii[c];
    if (c == IETF_NBSP)
        return SPACE | STICKY;
    if (c == IETF_WJ || c == IETF_JOINER)
        return STICKY;
    if (ietf_unicode_is_space(c))
        return SPACE;
    return ietf_unicode_is_word(c) ? WORD | DASHED : 0;
}

/* The class of the character at *at, which moves behind it; 0 at the end. */
static unsigned
next_class(const char **at, const char *end)
{
    if (*at >= end)
        return 0;
    if ((unsigned char)**at < 0x80)
        return ascii[(unsigned char)*(*at)++];
    return class_of(ietf_utf8_next(at, end));
}

static unsigned
class_at(const char *at, const char *end)
{
    return next_class(&at, end);
}

/* The class of the character before *at, which moves before it; 0 at `start`. */
static unsigned
previous_class(const char **at, const char *start)
{
    if (*at <= start)
        return 0;
    if ((unsigned char)(*at)[-1] < 0x80)
        return ascii[(unsigned char)*--(*at)];
    return class_of(ietf_utf8_previous(at, start));
}

static bool
is_utf8(const char *at, const char *end, const char *three)
{
    return end - at >= 3 && memcmp(at, three, 3) == 0;
}

static void
hand_over(struct scanner *s, const char *from, const char *to)
{
    if (from > s->pending)
        s->chunk(s->pending, (size_t)(from - s->pending), s->user);
    if (to > from)
        s->chunk(from, (size_t)(to - from), s->user);
    s->pending = to;
}

static const char *
scan_blanks(struct scanner *s, const char *at)
{
    const char *from = at;

    while (at < s->end && class_at(at, s->end) & BLANK)
        at++;
    /* the last blank before a sticky character sticks, those before it do not */
    if (!(class_at(at, s->end) & STICKY))
        hand_over(s, from, at);
    else if (at - from > 1)
        hand_over(s, from, at - 1);
    return at;
}

static const char *
scan_hyphens(struct scanner *s, const char *at)
{
    const char *from = at, *before = at;

    while (at < s->end && *at == '-')
        at++;
    if (at - from > 1 && previous_class(&before, s->start) & DASHED &&
        class_at(at, s->end) & WORD)
        hand_over(s, from, at);
    return at;
}

/* Behind the last slash in the run that stands between a word character and an ASCII letter;
 * NULL: none. */
static const char *
find_slash(const struct scanner *s, const char *from, const char *run_end)
{
    for (const char *slash = run_end; slash > from + 1;) {
        const char *before;

        slash = memrchr(from, '/', (size_t)(slash - from));
        if (!slash)
            return NULL;
        before = slash;
        if (class_at(slash + 1, s->end) & LETTER && previous_class(&before, from) & WORD)
            return slash + 1;
    }
    return NULL;
}

/* What must follow a hyphen for a break behind it: word characters and then one that is neither
 * a digit nor white space; in cells, one word character. */
static bool
word_follows(const struct scanner *s, const char *at)
{
    if (!(next_class(&at, s->end) & WORD))
        return false;
    if (s->rules == IETF_SPLIT_CELL_HYPHENS)
        return true;
    while (at < s->end) {
        unsigned class = next_class(&at, s->end);

        if (!(class & WORD))
            return !(class & SPACE);
        if (!(class & DIGIT))
            return true;
    }
    return false;
}

/* Behind the hyphen (or two) at the end of the run if a break is there; NULL: none. */
static const char *
find_hyphen(const struct scanner *s, const char *from, const char *run_end)
{
    const char *before = run_end;
    unsigned last, last_but_one;

    if (s->rules == IETF_SPLIT_CELL || run_end >= s->end || *run_end != '-' || from == run_end)
        return NULL;
    last = previous_class(&before, from);
    last_but_one = previous_class(&before, from);
    if (s->end - run_end > 1 && run_end[1] == '-')
        return last & WORD && word_follows(s, run_end + 2) ? run_end + 2 : NULL;
    return !(last & DIGIT) && last_but_one & WORD && word_follows(s, run_end + 1) ? run_end + 1
                                                                                  : NULL;
}

/* U+200B is a break and part of a run: the rules for runs come first, except that in cells one
 * at the very beginning wins against the hyphen. */
static bool
breaks_at_zwsp(const struct scanner *s, const char *at)
{
    return is_utf8(at, s->end, IETF_ZWSP_UTF8) && !(class_at(at + 3, s->end) & STICKY);
}

static const char *
scan_run(struct scanner *s, const char *at, const char *run_end, bool has_zwsp)
{
    const char *found = find_slash(s, at, run_end);

    if (found) {
        hand_over(s, at, found);
        at = found;
    }
    if (s->rules == IETF_SPLIT_CELL_HYPHENS)
        for (; has_zwsp && at < run_end && breaks_at_zwsp(s, at); at += 3)
            hand_over(s, at, at + 3);
    found = find_hyphen(s, at, run_end);
    if (found) {
        hand_over(s, at, found);
        return found;
    }
    for (; has_zwsp && at < run_end; at++)
        if (breaks_at_zwsp(s, at))
            hand_over(s, at, at + 3);
    return run_end;
}

/* The end of the non-blanks that are no hyphens. */
static const char *
find_run_end(const struct scanner *s, const char *at, bool *has_zwsp)
{
    *has_zwsp = false;
    while (at < s->end) {
        const char *here = at;
        unsigned char byte = (unsigned char)*at;

        if (byte < 0x80) {
            if (ascii[byte] & (SPACE | HYPHEN))
                return at;
            at++;
            continue;
        }
        if (class_of(ietf_utf8_next(&at, s->end)) & SPACE)
            return here;
        if (byte == 0xE2 && is_utf8(here, s->end, IETF_ZWSP_UTF8))
            *has_zwsp = true;
    }
    return at;
}

static const char *
scan_one(struct scanner *s, const char *at)
{
    const char *here = at;
    unsigned class = next_class(&at, s->end);
    bool has_zwsp;

    if (class & BLANK)
        return scan_blanks(s, here);
    if (class & SPACE) {
        if (s->rules != IETF_SPLIT_TEXT && is_utf8(here, s->end, IETF_LSEP_UTF8) &&
            !(class_at(at, s->end) & STICKY))
            hand_over(s, here, at);
        return at;
    }
    if (*here == '-')
        return scan_hyphens(s, here);
    at = find_run_end(s, here, &has_zwsp);
    return scan_run(s, here, at, has_zwsp);
}

void
ietf_split(enum ietf_split_rules rules, const char *text, size_t length,
           void (*chunk)(const char *text, size_t length, void *user), void *user)
{
    struct scanner s = {rules, text, text + length, text, chunk, user};

    for (const char *at = text; at < s.end;)
        at = scan_one(&s, at);
    hand_over(&s, s.end, s.end);
}
