/* The expansion of <u>, and character names: libunistring's, completed where names follow a
 * rule. */
#include "libietfdoc/compose/unicode.h"

#include <uniname.h>

#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* CJK unified ideographs of Unicode 14 are named by their number. */
static const struct {
    uint32_t first, last;
} ideographs[] = {
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B738},
    {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A},
};

enum { HANGUL_FIRST = 0xAC00, HANGUL_LAST = 0xD7A3, HANGUL_FINALS = 28, HANGUL_NJ = 5 };

/* "U+" and at least four hexadecimal digits. */
static const char *
code_point_text(uint32_t c, const char *digits, ietf_arena *a)
{
    char text[11] = "U+";
    int count = c > 0xFFFFF ? 6 : c > 0xFFFF ? 5 : 4;
    for (int i = 0; i < count; i++)
        text[2 + i] = digits[c >> (4 * (count - 1 - i)) & 15];
    return ietf_arena_strndup(a, text, 2 + (size_t)count);
}

const char *
ietf_unicode_name(uint32_t c, ietf_arena *a)
{
    char name[UNINAME_MAX + 1];
    for (size_t i = 0; i < sizeof ideographs / sizeof *ideographs; i++) {
        if (c >= ideographs[i].first && c <= ideographs[i].last)
            return ietf_arena_join(a, "CJK UNIFIED IDEOGRAPH-",
                                   code_point_text(c, "0123456789ABCDEF", a) + 2, NULL);
    }
    if (!unicode_character_name(c, name))
        return code_point_text(c, "0123456789abcdef", a);
    /* libunistring 1.0 spells the final consonants NJ as NI */
    if (c >= HANGUL_FIRST && c <= HANGUL_LAST &&
        (c - HANGUL_FIRST) % HANGUL_FINALS == HANGUL_NJ)
        name[strlen(name) - 1] = 'J';
    return ietf_arena_strdup(a, name);
}

enum part { NAME, NUM, CHAR, LIT, ASCII, PART_COUNT };

static const char *const part_names[PART_COUNT] = {
    [NAME] = "name", [NUM] = "num", [CHAR] = "char", [LIT] = "lit", [ASCII] = "ascii",
};

enum { MAX_PARTS = 3 };

typedef struct expansion {
    const ietf_node *node;
    const char *text, *format;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
    enum part parts[MAX_PARTS]; /* the first three */
    int count;
    bool has_num, unknown;
} expansion;

static enum part
find_part(const char *name, size_t length)
{
    enum part part = 0;
    while (part < PART_COUNT &&
           (strlen(part_names[part]) != length || strncmp(part_names[part], name, length) != 0))
        part++;
    return part;
}

static void
add_part(expansion *e, const char *name, size_t length)
{
    enum part part = find_part(name, length);
    if (e->count < MAX_PARTS)
        e->parts[e->count] = part;
    e->count++;
    e->has_num = e->has_num || part == NUM;
    e->unknown = e->unknown || part == PART_COUNT;
}

/* "lit-name-num": known names with hyphens between, nothing else. */
static bool
read_simple(expansion *e)
{
    const char *p = e->format;
    for (;;) {
        size_t length = strcspn(p, "-");
        add_part(e, p, length);
        if (p[length] == '\0')
            break;
        p += length + 1;
    }
    if (!e->unknown)
        return true;
    e->count = 0;
    e->has_num = e->unknown = false;
    return false;
}

/* The length of the lower-case name in braces at p; 0: there is none. */
static size_t
braced(const char *p)
{
    size_t length = 0;
    if (*p != '{')
        return 0;
    while (ietf_is_lower(p[1 + length]))
        length++;
    return p[1 + length] == '}' ? length : 0;
}

static void
read_free(expansion *e)
{
    for (const char *p = e->format; *p; p++) {
        size_t length = braced(p);
        if (length > 0)
            add_part(e, p + 1, length);
    }
}

static void
add_each(const expansion *e, ietf_buf *out, bool names)
{
    const char *p = e->text;
    const char *end = p + strlen(p);
    while (p < end) {
        uint32_t c = ietf_utf8_next(&p, end);
        ietf_buf_adds(out, names ? ietf_unicode_name(c, e->arena)
                                 : code_point_text(c, "0123456789ABCDEF", e->arena));
        if (p < end)
            ietf_buf_adds(out, names ? ", " : " ");
    }
}

static void
add_value(const expansion *e, ietf_buf *out, enum part part)
{
    const char *quoted = part == LIT ? e->text : ietf_node_get(e->node, IETF_AT_ASCII);
    if (part == NAME || part == NUM)
        add_each(e, out, part == NAME);
    else if (part == CHAR)
        ietf_buf_adds(out, e->text);
    else
        ietf_buf_addf(out, "\"%s\"", quoted);
}

/* "a", "a (b)", "a (b, c)" */
static void
write_simple(const expansion *e, ietf_buf *out)
{
    for (int i = 0; i < e->count; i++) {
        ietf_buf_adds(out, i == 0 ? "" : i == 1 ? " (" : ", ");
        add_value(e, out, e->parts[i]);
    }
    ietf_buf_adds(out, e->count > 1 ? ")" : "");
}

/* The text with its {part}s filled in; doubled braces stand for single ones. */
static void
write_free(const expansion *e, ietf_buf *out)
{
    for (const char *p = e->format; *p; p++) {
        size_t length = braced(p);
        if (length > 0) {
            add_value(e, out, find_part(p + 1, length));
            p += length + 1;
        } else {
            ietf_buf_addc(out, *p);
            p += (*p == '{' || *p == '}') && p[1] == *p;
        }
    }
}

/* Reports what is wrong with the format; false: something is. */
static bool
is_fine(const expansion *e)
{
    bool ascii = false;
    for (int i = 0; i < e->count && i < MAX_PARTS; i++)
        ascii = ascii || e->parts[i] == ASCII;
    const char *value = ietf_node_get(e->node, IETF_AT_ASCII);
    if (e->count == 0 || e->unknown)
        ietf_report(e->diagnostics, IETF_D_U_FORMAT_PARTS, e->node, e->format);
    else if (!e->has_num)
        ietf_report(e->diagnostics, IETF_D_U_FORMAT_NUM, e->node, e->format);
    else if (e->count > MAX_PARTS)
        ietf_report(e->diagnostics, IETF_D_U_FORMAT_MANY, e->node, e->count, e->format);
    else if (ascii && (!value || !*value))
        ietf_report(e->diagnostics, IETF_D_U_FORMAT_ASCII, e->node);
    else
        return true;
    return false;
}

const char *
ietf_unicode_expand(const ietf_node *u, ietf_diagnostics *x, ietf_arena *a)
{
    expansion e = {.node = u,
                   .text = ietf_node_text(u),
                   .format = ietf_node_get(u, IETF_AT_FORMAT),
                   .diagnostics = x,
                   .arena = a};
    if (!*e.text)
        return "";
    if (!e.format)
        e.format = "lit-name-num";
    if (!*e.format) {
        ietf_fix_drop_attr(ietf_fix_possible(x, "Take the attribute format away"), u, "format");
        ietf_report(x, IETF_D_U_FORMAT_NONE, u);
        return NULL;
    }
    bool simple = read_simple(&e);
    if (!simple)
        read_free(&e);
    if (!is_fine(&e))
        return NULL;
    ietf_buf out;
    ietf_buf_init(&out, a);
    (simple ? write_simple : write_free)(&e, &out);
    return ietf_buf_copy(&out, a);
}

bool
ietf_text_is_ascii(const char *text)
{
    const char *end = text ? text + strlen(text) : NULL;
    while (text < end) {
        uint32_t c = ietf_utf8_next(&text, end);
        if (c > 0x7F && c != IETF_NBSP && c != IETF_ZWSP && c != IETF_NBHY && c != IETF_LSEP &&
            c != IETF_WJ)
            return false;
    }
    return true;
}

const char *
ietf_clean_text(const char *text, ietf_arena *a)
{
    enum { PRIVATE_JOINER = 0xE060 };
    const char *end = text + strlen(text);
    ietf_buf out;
    ietf_buf_init(&out, a);
    while (text < end) {
        const char *start = text;
        uint32_t c = ietf_utf8_next(&text, end);
        if (c == IETF_NBSP || c == IETF_LSEP)
            ietf_buf_addc(&out, ' ');
        else if (c != IETF_ZWSP && c != IETF_WJ && c != PRIVATE_JOINER)
            ietf_buf_add(&out, start, (size_t)(text - start));
    }
    return ietf_utf8_strip(a, ietf_buf_copy(&out, a));
}

const char *
ietf_joined_text(const ietf_node *top, const char *separator, ietf_arena *a)
{
    ietf_buf out;
    ietf_buf_init(&out, a);
    bool first = true;
    for (const ietf_node *n = top; (n = ietf_node_following(n, top)) != NULL;) {
        if (n->kind != IETF_TEXT)
            continue;
        if (!first)
            ietf_buf_adds(&out, separator);
        ietf_buf_add(&out, n->text, n->length);
        first = false;
    }
    return ietf_buf_copy(&out, a);
}
