/* Where lines may break (Unicode Standard Annex 14), and how texts that run right to left are
 * ordered. Pango knows both; for plain ASCII, which most texts are, a table with the same
 * result does (tests/unit/test_pdf_stack.c compares the two). */
#include <pango/pango.h>
#include <string.h>

#include "formatters/pdf/stack/engine.h"

/* Classes of printable ASCII characters. */
enum class {
    LETTER,
    EXCLAMATION, /* ! ? */
    BRACE,       /* } */
    SLASH,
    QUOTE,
    PREFIX, /* $ % + \ */
    OPENING,
    CLOSING,
    INFIX, /* , . : ; */
    HYPHEN,
    NUMBER,
    BAR,
    SPACE,
    CLASSES
};

static const uint8_t classes[128] = {
    ['!'] = EXCLAMATION, ['?'] = EXCLAMATION, ['}'] = BRACE,   ['/'] = SLASH,   ['"'] = QUOTE,
    ['\''] = QUOTE,      ['$'] = PREFIX,      ['%'] = PREFIX,  ['+'] = PREFIX,  ['\\'] = PREFIX,
    ['('] = OPENING,     ['['] = OPENING,     ['{'] = OPENING, [')'] = CLOSING, [']'] = CLOSING,
    [','] = INFIX,       ['.'] = INFIX,       [':'] = INFIX,   [';'] = INFIX,   ['-'] = HYPHEN,
    ['0'] = NUMBER,      ['1'] = NUMBER,      ['2'] = NUMBER,  ['3'] = NUMBER,  ['4'] = NUMBER,
    ['5'] = NUMBER,      ['6'] = NUMBER,      ['7'] = NUMBER,  ['8'] = NUMBER,  ['9'] = NUMBER,
    ['|'] = BAR,         [' '] = SPACE,       ['\t'] = SPACE,  ['\n'] = SPACE,
};

#define BIT(name) (1u << (name))
#define OUTER     (BIT(LETTER) | BIT(PREFIX) | BIT(OPENING))

/* Classes before which a line may begin directly behind the class. */
static const uint16_t breaks_before[CLASSES] = {
    [EXCLAMATION] = OUTER | BIT(NUMBER),
    [BRACE] = OUTER | BIT(NUMBER),
    [SLASH] = OUTER | BIT(NUMBER),
    [PREFIX] = BIT(PREFIX) | BIT(OPENING),
    [CLOSING] = BIT(PREFIX) | BIT(OPENING),
    [INFIX] = BIT(PREFIX) | BIT(OPENING) | BIT(NUMBER),
    [HYPHEN] = OUTER,
    [BAR] = OUTER | BIT(NUMBER),
};

/* Classes that hold to what is in front of the spaces before them. */
#define CLINGING (BIT(EXCLAMATION) | BIT(BRACE) | BIT(SLASH) | BIT(CLOSING) | BIT(INFIX))

/* Numbers with their signs stay together (rule LB 25): what has been read of one. */
enum number { OUTSIDE, IN_NUMBER, BEHIND_NUMBER };

static enum number
number_after(enum number number, unsigned class)
{
    if (class == NUMBER || (number == IN_NUMBER && (class == SLASH || class == INFIX)))
        return IN_NUMBER;
    return number == IN_NUMBER && (class == CLOSING || class == BRACE) ? BEHIND_NUMBER
                                                                       : OUTSIDE;
}

/* Whether rule LB 25 keeps a character with the one in front: "$(5" and "5,000.-%". */
static bool
is_in_number(enum number number, unsigned before, unsigned class, unsigned next)
{
    return (number != OUTSIDE && class == PREFIX) || (number == IN_NUMBER && class == NUMBER) ||
           (before == PREFIX && class == OPENING && next == NUMBER);
}

static void
mark_ascii(uint8_t *marks, const char *text, size_t length)
{
    unsigned before = LETTER; /* the class in front, spaces left out */
    enum number number = OUTSIDE;
    bool spaces = false;

    for (size_t i = 0; i < length; i++) {
        unsigned class = classes[(unsigned char)text[i] & 127];
        unsigned next = i + 1 < length ? classes[(unsigned char)text[i + 1] & 127] : SPACE;

        if (class == SPACE) {
            spaces = true;
            number = OUTSIDE;
            continue;
        }
        if (spaces)
            marks[i] = before != OPENING && !(CLINGING & BIT(class)) &&
                       !(before == QUOTE && class == OPENING);
        else
            marks[i] = (breaks_before[before] & BIT(class)) &&
                       !is_in_number(number, before, class, next);
        number = number_after(number, class);
        before = class;
        spaces = false;
    }
    marks[0] = 0;
}

static void
mark_any(uint8_t *marks, const char *text, size_t length, const char *language)
{
    const char *cursor = text, *end = text + length;
    size_t count = ietf_utf8_count(text, length);
    PangoLogAttr *attributes = g_new0(PangoLogAttr, count + 1);

    pango_get_log_attrs(text, (int)length, -1, pango_language_from_string(language), attributes,
                        (int)count + 1);
    for (size_t i = 0; cursor < end; i++) {
        const char *at = cursor;
        bool behind_soft_hyphen = at - text >= 2 && memcmp(at - 2, "\xC2\xAD", 2) == 0;

        ietf_utf8_next(&cursor, end);
        /* no hyphen would be inserted there */
        marks[at - text] = attributes[i].is_line_break && !behind_soft_hyphen && at > text;
    }
    g_free(attributes);
}

void
pdf_opportunities(uint8_t *marks, const char *text, size_t length, const char *language)
{
    if (!length)
        return;
    if (ietf_utf8_is_ascii(text, length))
        mark_ascii(marks, text, length);
    else
        mark_any(marks, text, length, language);
}

bool
pdf_needs_bidi(const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        uint32_t c = 0;

        if ((unsigned char)*text < 0xD6) { /* below U+0580 */
            text++;
            continue;
        }
        c = ietf_utf8_next(&text, end);
        if ((c >= 0x590 && c <= 0x8FF) || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
            (c >= 0x2066 && c <= 0x2069) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
            (c >= 0x1E800 && c <= 0x1EFFF))
            return true;
    }
    return false;
}

void
pdf_bidi_levels(uint8_t *levels, const char *text, size_t length, bool rtl)
{
    PangoDirection direction = rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    const char *cursor = text, *end = text + length;
    guint8 *by_character = pango_log2vis_get_embedding_levels(text, (int)length, &direction);

    for (size_t i = 0; cursor < end; i++) {
        const char *at = cursor;

        ietf_utf8_next(&cursor, end);
        memset(levels + (at - text), by_character[i], (size_t)(cursor - at));
    }
    g_free(by_character);
}

bool
pdf_is_invisible(uint32_t c)
{
    return c == 0xAD || c == IETF_ZWSP || c == IETF_WJ || c == 0xFEFF || c == 0x61C ||
           c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0001 && c <= 0xE007F);
}
