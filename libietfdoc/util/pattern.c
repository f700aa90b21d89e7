/* Backtracking over the pattern's own text, with what is still to match as a chain of frames on
 * the stack. Recursion is bounded by the step budget, not by the input. */
#include "libietfdoc/util/pattern.h"

#include <stddef.h>
#include <string.h>

#include "libietfdoc/util/str.h"

enum { MOST_STEPS = 20000, DEEPEST = 2000, ENDLESS = 1 << 20 };

struct matcher {
    const char *start; /* of the text */
    int steps, depth;
};

/* A piece of the pattern with how often it may stand: [atom, end) then the quantifier. */
struct piece {
    const char *atom, *end, *next;
    int least, most;
    bool valid;
};

/* What is to match when the present part has matched. */
struct rest {
    const char *from, *end;
    const struct piece *loop; /* not NULL: a group that may come once more before `from` */
    int count;                /* how often it has matched */
    const char *since;        /* where it began the last time */
    const struct rest *then;
};

static bool match_here(struct matcher *m, const struct rest *rest, const char *text);

/* Behind the bracket expression that starts at p; NULL when it does not end. */
static const char *
class_end(const char *p, const char *end)
{
    p += p + 1 < end && p[1] == '^' ? 2 : 1;
    if (p < end && *p == ']')
        p++;
    for (; p < end && *p != ']'; p++)
        if (*p == '\\')
            p++;
    return p < end ? p + 1 : NULL;
}

static const char *
group_end(const char *p, const char *end)
{
    int depth = 0;

    while (p && p < end) {
        if (*p == '[') {
            p = class_end(p, end);
            continue;
        }
        depth += (*p == '(') - (*p == ')');
        p += *p == '\\' ? 2 : 1;
        if (depth == 0)
            return p;
    }
    return NULL;
}

static const char *
atom_end(const char *p, const char *end)
{
    if (*p == '(')
        return group_end(p, end);
    if (*p == '[')
        return class_end(p, end);
    if (*p == '\\')
        return p + 1 < end ? p + 2 : NULL;
    if (strchr("*+?)", *p))
        return NULL;
    for (p++; p < end && ((unsigned char)*p & 0xC0) == 0x80;)
        p++;
    return p;
}

/* The number at *p, which moves behind it; `missing` when there is none. */
static int
read_count(const char **p, const char *end, int missing)
{
    int value = 0;

    if (*p >= end || !ietf_is_digit(**p))
        return missing;
    for (; *p < end && ietf_is_digit(**p); ++*p)
        value = value < 1000 ? value * 10 + (**p - '0') : value;
    return value;
}

/* {m}, {m,}, {,n} or {m,n} at p; anything else is a literal brace. */
static const char *
read_braces(const char *p, const char *end, struct piece *piece)
{
    const char *at = p + 1;
    int least = read_count(&at, end, 0), most = least;

    if (at < end && *at == ',') {
        at++;
        most = read_count(&at, end, ENDLESS);
    }
    if (at >= end || *at != '}' || at == p + 1)
        return p;
    piece->least = least;
    piece->most = most;
    return at + 1;
}

static struct piece
read_piece(const char *p, const char *end)
{
    struct piece piece = {.atom = p, .least = 1, .most = 1};

    piece.end = piece.next = atom_end(p, end);
    if (!piece.end)
        return piece;
    piece.valid = true;
    if (piece.next < end && strchr("*+?", *piece.next)) {
        piece.least = *piece.next == '+';
        piece.most = *piece.next == '?' ? 1 : ENDLESS;
        piece.next++;
    } else if (piece.next < end && *piece.next == '{') {
        piece.next = read_braces(piece.next, end, &piece);
    }
    /* A lazy quantifier finds the same answer to "does it match". */
    if (piece.next > piece.end && piece.next < end && *piece.next == '?')
        piece.next++;
    return piece;
}

static bool
is_word(char c)
{
    return ietf_is_alpha(c) || ietf_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool
escape_matches(char escape, char c)
{
    switch (ietf_to_lower(escape)) {
    case 'd':
        return ietf_is_digit(c) == (escape == 'd');
    case 'w':
        return is_word(c) == (escape == 'w');
    case 's':
        return ietf_is_space(c) == (escape == 's');
    case 'n':
        return c == '\n';
    case 't':
        return c == '\t';
    default:
        return c == escape;
    }
}

static bool
class_matches(const char *p, const char *end, char c)
{
    bool negated = p[1] == '^', found = false;
    const char *first = p + 1 + negated;

    end--;
    for (p = first; p < end; p++) {
        if (*p == '\\' && p + 1 < end) {
            found = escape_matches(*++p, c) || found;
        } else if (p + 2 < end && p[1] == '-') {
            found = (c >= p[0] && c <= p[2]) || found;
            p += 2;
        } else {
            found = *p == c || found;
        }
    }
    return found != negated;
}

/* How many bytes of text an atom that is not a group takes; -1: it does not match. */
static int
atom_length(const struct matcher *m, const struct piece *piece, const char *text)
{
    const char *p = piece->atom;
    size_t length = (size_t)(piece->end - p);
    int one = 1;

    if (*p == '^')
        return text == m->start ? 0 : -1;
    if (*p == '$')
        return *text == '\0' ? 0 : -1;
    if (*p == '\\' && ietf_to_lower(p[1]) == 'b') {
        bool edge = (text > m->start && is_word(text[-1])) != is_word(*text);
        return edge == (p[1] == 'b') ? 0 : -1;
    }
    if (*text == '\0')
        return -1;
    while (((unsigned char)text[one] & 0xC0) == 0x80)
        one++;
    if (*p == '.')
        return *text == '\n' ? -1 : one;
    if (*p == '[')
        return class_matches(p, piece->end, *text) ? one : -1;
    if (*p == '\\')
        return escape_matches(p[1], *text) ? one : -1;
    return strncmp(text, p, length) == 0 ? (int)length : -1;
}

static bool
match_simple(struct matcher *m, const struct piece *piece, const struct rest *rest,
             const char *text)
{
    struct rest after = {.from = piece->next, .end = rest->end, .then = rest->then};

    for (int count = 0;; count++) {
        int length;

        if (count >= piece->least && match_here(m, &after, text))
            return true;
        length = count < piece->most ? atom_length(m, piece, text) : -1;
        if (length < 0 || (length == 0 && count >= piece->least))
            return false;
        text += length;
    }
}

/* Tries each alternative of [p, end) before `then`. */
static bool
match_alternatives(struct matcher *m, const char *p, const char *end, const struct rest *then,
                   const char *text)
{
    const char *from = p;

    while (from <= end) {
        struct rest branch = {.from = from, .end = from, .then = then};

        while (branch.end < end && *branch.end != '|') {
            branch.end = atom_end(branch.end, end) ? atom_end(branch.end, end) : branch.end + 1;
        }
        if (match_here(m, &branch, text))
            return true;
        from = branch.end + 1;
    }
    return false;
}

static bool
match_group(struct matcher *m, const struct rest *rest, const char *text)
{
    const struct piece *piece = rest->loop;
    struct rest again = *rest;
    const char *inside = piece->atom + 1;

    again.count++;
    again.since = text;
    if (piece->end - inside > 2 && inside[0] == '?' && inside[1] == ':')
        inside += 2;
    else if (*inside == '?')
        return false;
    if (rest->count < piece->most && (text != rest->since || rest->count < piece->least) &&
        match_alternatives(m, inside, piece->end - 1, &again, text))
        return true;
    if (rest->count < piece->least)
        return false;
    return match_here(
        m, &(struct rest){.from = rest->from, .end = rest->end, .then = rest->then}, text);
}

static bool
match_step(struct matcher *m, const struct rest *rest, const char *text)
{
    struct piece piece;

    while (!rest->loop && rest->from >= rest->end) {
        rest = rest->then;
        if (!rest)
            return true;
    }
    if (rest->loop)
        return match_group(m, rest, text);
    piece = read_piece(rest->from, rest->end);
    if (!piece.valid)
        return false;
    if (*piece.atom != '(')
        return match_simple(m, &piece, rest, text);
    return match_group(
        m,
        &(struct rest){
            .from = piece.next, .end = rest->end, .loop = &piece, .then = rest->then},
        text);
}

static bool
match_here(struct matcher *m, const struct rest *rest, const char *text)
{
    bool matched;

    if (++m->steps > MOST_STEPS || m->depth >= DEEPEST)
        return false;
    m->depth++;
    matched = match_step(m, rest, text);
    m->depth--;
    return matched;
}

bool
ietf_pattern_match(const char *pattern, const char *text)
{
    struct matcher m = {.start = text};

    return match_alternatives(&m, pattern, pattern + strlen(pattern), NULL, text);
}
