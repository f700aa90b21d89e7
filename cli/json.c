/* JSON as far as reports need it: strings are written and read, and values are found within a
 * line without a tree. */
#include "batch.h"

#include <stdlib.h>
#include <string.h>

/* The bytes of a character in UTF-8; 0: it is none. */
static size_t
character_length(const unsigned char *at)
{
    unsigned char first = *at;
    size_t length = first < 0x80                    ? 1
                    : first >= 0xC2 && first < 0xE0 ? 2
                    : (first & 0xF0) == 0xE0        ? 3
                    : first >= 0xF0 && first < 0xF5 ? 4
                                                    : 0;

    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    if ((first == 0xE0 && at[1] < 0xA0) || (first == 0xED && at[1] >= 0xA0) ||
        (first == 0xF0 && at[1] < 0x90) || (first == 0xF4 && at[1] >= 0x90))
        return 0;
    return length;
}

void
cli_json_write(FILE *out, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    putc('"', out);
    while (*at) {
        size_t length = character_length(at);

        if (length == 0)
            fprintf(out, "\\udc%02x", *at);
        else if (*at == '"' || *at == '\\')
            fprintf(out, "\\%c", *at);
        else if (*at < ' ' || *at == 127)
            fprintf(out, "\\u%04x", *at);
        else
            fwrite(at, 1, length, out);
        at += length ? length : 1;
    }
    putc('"', out);
}

static size_t
put_character(char *out, unsigned code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code >= 0xDC80 && code < 0xDD00) { /* a byte that is no UTF-8 */
        out[0] = (char)(code & 0xFF);
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

/* Puts what follows a backslash at `at`; returns how much that was. */
static size_t
put_escape(char *out, size_t *used, const char *at, size_t left)
{
    const char *plain = strchr("b\bf\fn\nr\rt\t", *at);
    char digits[5] = "";

    if (*at == 'u' && left >= 5) {
        memcpy(digits, at + 1, 4);
        *used += put_character(out + *used, (unsigned)strtoul(digits, NULL, 16));
        return 5;
    }
    out[(*used)++] = plain && *at >= 'a' ? plain[1] : *at;
    return 1;
}

char *
cli_json_text(cli_slice value)
{
    char *text = value.length >= 2 && *value.at == '"' ? malloc(value.length) : NULL;
    size_t used = 0;

    if (!text)
        return NULL;
    for (size_t i = 1; i + 1 < value.length;) {
        if (value.at[i] == '\\' && i + 2 < value.length)
            i += 1 + put_escape(text, &used, value.at + i + 1, value.length - i - 2);
        else
            text[used++] = value.at[i++];
    }
    text[used] = '\0';
    return text;
}

static const char *
skip_space(const char *at, const char *end)
{
    while (at < end && strchr(" \t\r\n", *at) && *at)
        at++;
    return at;
}

/* Behind the string that begins at `at`; NULL: it has no end. */
static const char *
skip_string(const char *at, const char *end)
{
    for (at++; at < end; at++) {
        if (*at == '"')
            return at + 1;
        if (*at == '\\')
            at++;
    }
    return NULL;
}

static const char *
skip_value(const char *at, const char *end)
{
    const char *start = at;
    size_t depth = 0;

    while (at && at < end) {
        if (*at == '"')
            at = skip_string(at, end);
        else if (depth == 0 && at > start && strchr(",]} \t\r\n", *at))
            return at;
        else {
            depth += *at == '{' || *at == '[';
            if (*at == '}' || *at == ']') {
                if (depth == 0)
                    return NULL;
                depth--;
            }
            at++;
        }
        if (at && depth == 0 && strchr("}]\"", at[-1]))
            return at;
    }
    return depth == 0 ? at : NULL;
}

bool
cli_json_next(cli_slice *rest, cli_slice *name, cli_slice *value)
{
    const char *at = rest->at, *end = at + rest->length, *after;
    bool named;

    if (rest->length == 0 || !strchr("{[,", *at))
        return false;
    at = skip_space(at + 1, end);
    if (at >= end || strchr("}]", *at))
        return false;
    /* only an object's member is a string with a colon behind */
    after = *at == '"' ? skip_string(at, end) : NULL;
    after = after ? skip_space(after, end) : NULL;
    named = after && after < end && *after == ':';
    if (named) {
        if (name)
            *name = (cli_slice){at, (size_t)(skip_string(at, end) - at)};
        at = skip_space(after + 1, end);
    }
    after = skip_value(at, end);
    if (!after || after == at)
        return false;
    *value = (cli_slice){at, (size_t)(after - at)};
    after = skip_space(after, end);
    *rest = (cli_slice){after, (size_t)(end - after)};
    return true;
}

cli_slice
cli_json_member(cli_slice object, const char *name)
{
    size_t length = strlen(name);
    cli_slice found = {NULL, 0}, value;

    while (cli_json_next(&object, &found, &value))
        if (found.length == length + 2 && memcmp(found.at + 1, name, length) == 0)
            return value;
    return (cli_slice){NULL, 0};
}

bool
cli_json_is_object(cli_slice text)
{
    const char *end = text.at + text.length;

    return text.length > 1 && *text.at == '{' && skip_value(text.at, end) == end;
}

bool
cli_slice_is(cli_slice slice, const char *text)
{
    return slice.length == strlen(text) && memcmp(slice.at, text, slice.length) == 0;
}
