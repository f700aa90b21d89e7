/* The text in a drawing, for search and for the choice of fonts. The drawing is what the
 * library wrote of the document's tree, or the bytes of a data: URL, which may be anything. */
#include <string.h>

#include "formatters/pdf/stack/engine.h"

typedef struct scanner {
    const char *at, *end;
    ietf_buf words;
    int depth; /* of text elements */
} scanner;

static const struct {
    const char *name;
    char byte;
} entities[] = {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}, {"apos;", '\''}};

/* Behind '&'. */
static void
scan_reference(scanner *s)
{
    uint32_t c = 0;
    unsigned base = 10;

    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].name);

        if ((size_t)(s->end - s->at) >= length && !memcmp(s->at, entities[i].name, length)) {
            ietf_buf_addc(&s->words, entities[i].byte);
            s->at += length;
            return;
        }
    }
    if (s->at == s->end || *s->at != '#')
        return;
    s->at++;
    if (s->at < s->end && *s->at == 'x') {
        base = 16;
        s->at++;
    }
    for (; s->at < s->end && *s->at != ';' && c < 0x110000; s->at++) {
        int digit = ietf_to_lower(*s->at);

        c = c * base + (uint32_t)(ietf_is_digit(digit) ? digit - '0' : digit - 'a' + 10);
    }
    if (c >= ' ' && c < 0x110000)
        ietf_buf_add_utf8(&s->words, c);
    s->at += s->at < s->end;
}

/* Moves behind the next `mark`; returns what lies before it. */
static size_t
skip_to(scanner *s, const char *mark)
{
    const char *found = memmem(s->at, (size_t)(s->end - s->at), mark, strlen(mark));
    size_t length = (size_t)((found ? found : s->end) - s->at);

    s->at = found ? found + strlen(mark) : s->end;
    return length;
}

static bool
starts(const scanner *s, const char *text)
{
    size_t length = strlen(text);

    return (size_t)(s->end - s->at) >= length && memcmp(s->at, text, length) == 0;
}

/* Behind '<' or '</': whether the element is called text, with any prefix. */
static bool
is_text_element(const char *name, const char *end)
{
    size_t length = 0;
    const char *colon = NULL;

    while (name + length < end && !strchr(" \t\r\n/>", name[length]))
        length++;
    colon = memchr(name, ':', length);
    if (colon) {
        length -= (size_t)(colon + 1 - name);
        name = colon + 1;
    }
    return length == 4 && memcmp(name, "text", 4) == 0;
}

/* Behind '<'. Attributes may contain '>': a '>' in them ends the tag too early, which shows as
 * words too many, no worse. */
static void
scan_tag(scanner *s)
{
    const char *tag = s->at;
    size_t length = 0;

    if (starts(s, "!--")) {
        skip_to(s, "-->");
        return;
    }
    if (starts(s, "![CDATA[")) {
        const char *text = s->at += 8;

        length = skip_to(s, "]]>");
        if (s->depth)
            ietf_buf_add(&s->words, text, length);
        return;
    }
    length = skip_to(s, ">");
    if (length && *tag == '/') {
        if (s->depth && is_text_element(tag + 1, tag + length) && --s->depth == 0)
            ietf_buf_addc(&s->words, '\n');
    } else if (length && is_text_element(tag, tag + length) && tag[length - 1] != '/') {
        s->depth++;
    }
}

const char *
pdf_drawing_words(const char *xml, size_t length, ietf_arena *a)
{
    scanner s = {.at = xml, .end = xml + length};
    const char *words = NULL;

    ietf_buf_init(&s.words, a);
    while (s.at < s.end) {
        char byte = *s.at++;

        if (byte == '<')
            scan_tag(&s);
        else if (s.depth && byte == '&')
            scan_reference(&s);
        else if (s.depth)
            ietf_buf_addc(&s.words, ietf_is_space(byte) ? ' ' : byte);
    }
    if (!ietf_str_blank(s.words.data, s.words.length) &&
        ietf_utf8_valid(s.words.data, s.words.length))
        words = ietf_buf_copy(&s.words, a);
    ietf_buf_release(&s.words);
    return words;
}
