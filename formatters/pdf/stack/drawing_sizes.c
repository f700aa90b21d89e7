/* Sizes of letters in a drawing. librsvg ends the whole program when what Pango measures does
 * not fit into its whole numbers: letters or lines that are too large, sizes that multiply from
 * element to element. This estimates from above, from the tags as text. */
#include <glib.h>
#include <string.h>
#include <strings.h>

#include "formatters/pdf/stack/pictures.h"
#include "libietfdoc/util/str.h"

#define MAX_DEPTH   512
#define MAX_LETTER  10000.0   /* pixels of CSS */
#define MAX_LETTERS 1000000.0 /* all of the drawing's in a line */

typedef struct sizes {
    double letter;             /* the greatest size told as such */
    double here;               /* the greatest factor in a tag */
    double every;              /* in a style sheet: may be any element's */
    double product;            /* the greatest of those that are inherited */
    double factors[MAX_DEPTH]; /* by depth */
    size_t depth;
    size_t text; /* bytes of it */
    bool is_bad, is_style;
} sizes;

static const struct unit {
    char name[4];
    bool is_relative;
    double factor;
} units[] = {
    {"em", true, 1},   {"ex", true, 1},          {"rem", true, 1},
    {"%", true, 0.01}, {"ch", true, 1},          {"pt", false, 4 / 3.0},
    {"pc", false, 16}, {"mm", false, 96 / 25.4}, {"cm", false, 96 / 2.54},
    {"in", false, 96}, {"px", false, 1},
};

static void
size_add(sizes *s, double value, const char *rest, bool needs_unit)
{
    const struct unit *unit = NULL;

    for (size_t i = 0; i < sizeof units / sizeof *units && !unit; i++) {
        if (strncasecmp(rest, units[i].name, strlen(units[i].name)) == 0)
            unit = &units[i];
    }
    if (!unit && needs_unit)
        return;
    value = (value < 0 ? -value : value) * (unit ? unit->factor : 1);
    if (!(value < 1e6))
        s->is_bad = true;
    else if (unit && unit->is_relative)
        s->here = value > s->here ? value : s->here;
    else
        s->letter = value > s->letter ? value : s->letter;
}

/* The numbers of one property's value. */
static const char *
value_read(sizes *s, const char *text, const char *end, bool is_short)
{
    while (text < end && (ietf_is_space(*text) || strchr(":='\"", *text)))
        text++;
    while (text < end && !strchr(";'\"}", *text)) {
        if (ietf_is_digit(*text) || *text == '.') {
            char *rest = NULL;
            double value = g_ascii_strtod(text, &rest);

            size_add(s, value, rest, is_short);
            text = rest > text && rest <= end ? rest : text + 1;
        } else {
            if (strncasecmp(text, "larger", 6) == 0)
                size_add(s, 1.2, "em", true);
            text++;
        }
    }
    return text;
}

/* A tag, or a style sheet. */
static void
properties_read(sizes *s, const char *text, const char *end)
{
    bool has_style = false;

    for (const char *c = text; end - c >= 4; c++) {
        bool is_size =
            strncasecmp(c, "font-size", 9) == 0 && !ietf_is_alpha(c[9]) && c[9] != '-';
        bool is_short = strncasecmp(c, "font", 4) == 0 && (c[4] == ':' || ietf_is_space(c[4]));
        bool is_space = strncasecmp(c, "-spacing", 8) == 0;

        has_style =
            has_style || is_size || is_short || is_space || strncasecmp(c, "style", 5) == 0;
        if (is_size || is_short || is_space)
            c = value_read(s, c + (is_size ? 9 : is_short ? 4 : 8), end, is_short) - 1;
    }
    /* what hides names and numbers */
    if (has_style || s->is_style)
        s->is_bad = s->is_bad || memchr(text, '\\', (size_t)(end - text)) ||
                    memmem(text, (size_t)(end - text), "&#", 2) ||
                    memmem(text, (size_t)(end - text), "/*", 2);
}

static void
text_read(sizes *s, const char *text, const char *end)
{
    if (!s->is_style) {
        s->text += (size_t)(end - text);
        return;
    }
    s->here = 1;
    properties_read(s, text, end);
    s->every = s->here > s->every ? s->here : s->every;
}

static void
tag_read(sizes *s, const char *tag, const char *end)
{
    double factor = s->depth ? s->factors[s->depth - 1] : 1;

    if (tag[1] == '/') {
        s->depth -= s->depth > 0;
        s->is_style = false;
        return;
    }
    s->here = 1;
    properties_read(s, tag, end);
    factor *= s->here;
    s->product = factor > s->product ? factor : s->product;
    if (end[-1] == '/')
        return;
    s->is_style =
        strncmp(tag + 1, "style", 5) == 0 || memmem(tag, (size_t)(end - tag), ":style", 6);
    if (s->depth == MAX_DEPTH)
        s->is_bad = true;
    else
        s->factors[s->depth++] = factor;
}

/* Behind what begins so and ends so. */
static const char *
skip(const char *text, const char *end, const char *close)
{
    const char *found = memmem(text, (size_t)(end - text), close, strlen(close));

    return found ? found + strlen(close) : end;
}

static const char *
markup_read(sizes *s, const char *tag, const char *end)
{
    const char *close;

    if (end - tag >= 9 && memcmp(tag, "<![CDATA[", 9) == 0) {
        close = skip(tag, end, "]]>");
        text_read(s, tag + 9, close);
        return close;
    }
    if (end - tag >= 4 && memcmp(tag, "<!--", 4) == 0)
        return skip(tag, end, "-->");
    if (end - tag >= 2 && tag[1] == '?')
        return skip(tag, end, "?>");
    close = pdf_tag_end(tag, end);
    if (close - tag >= 2 && tag[1] != '!')
        tag_read(s, tag, close);
    return close < end && *close == '>' ? close + 1 : close;
}

/* xml ends with NUL, which names and numbers are not read beyond. */
static bool
is_sound(const char *xml, const char *end)
{
    const char *tag;
    sizes s = {.letter = 16, .every = 1, .product = 1};
    double deepest = 1;
    size_t most = 0;

    while (xml < end && !s.is_bad) {
        tag = memchr(xml, '<', (size_t)(end - xml));
        text_read(&s, xml, tag ? tag : end);
        if (!tag)
            break;
        xml = markup_read(&s, tag, end);
        most = s.depth + 1 > most ? s.depth + 1 : most;
    }
    for (size_t i = 0; i < most && deepest < 1e6; i++)
        deepest *= s.every;
    s.letter *= s.product * deepest;
    return !s.is_bad && s.letter <= MAX_LETTER && s.letter * (double)s.text <= MAX_LETTERS;
}

bool
pdf_drawing_sizes_check(const char *xml, size_t length)
{
    char *copy = g_malloc(length + 1);
    bool sound;

    memcpy(copy, xml, length);
    copy[length] = '\0';
    sound = is_sound(copy, copy + length);
    g_free(copy);
    return sound;
}
