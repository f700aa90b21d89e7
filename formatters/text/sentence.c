/* A sentence ends with a letter, a digit or a closing mark, then . ! or ?, then at most one
 * closing mark; the next begins with a capital. Common abbreviations are no ends. The reference
 * means to except single initials, too, but its expression never matches one: "A. Name" gets
 * two blanks. */
#include "formatters/text/sentence.h"

#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static bool
is_end_mark(char c)
{
    return c == '.' || c == '!' || c == '?';
}

static bool
ends_sentence(const ietf_slice *chunk)
{
    const char *text = chunk->text;
    size_t length = chunk->length;
    char before;

    if (length > 2 && memchr("\"')]", text[length - 1], 4))
        length--;
    if (length < 2 || !is_end_mark(text[length - 1]))
        return false;
    before = text[length - 2];
    return ietf_is_alpha(before) || ietf_is_digit(before) || before == '>' || before == ']' ||
           before == ')' || before == '"' || before == '\'';
}

/* Behind the last white space in the chunk. */
static const char *
last_word(const ietf_slice *chunk)
{
    const char *at = chunk->text, *end = at + chunk->length, *word = at;

    while (at < end)
        if (ietf_unicode_is_space(ietf_utf8_next(&at, end)))
            word = at;
    return word;
}

static bool
is_abbreviation(const ietf_slice *chunk)
{
    static const char *const known[] = {
        "Eq",     "cf",   "Cf", "vs",   "resp",  "viz", "ibid", "Jr",    "Sr",  "Mr",  "Ms",
        "Messrs", "Mmes", "Dr", "Prof", "Profs", "St",  "Lt",   "a.k.a", "i.e", "e.g",
    };
    const char *end = chunk->text + chunk->length - 1, *word;
    size_t length;

    if (*end != '.')
        return false;
    word = last_word(chunk);
    if (word < end && (*word == '(' || *word == '['))
        word++;
    length = (size_t)(end - word);
    if (length == 3 && ietf_is_upper(word[0]) && ietf_is_lower(word[1]) &&
        ietf_is_lower(word[2]))
        return true;
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (strlen(known[i]) == length && memcmp(known[i], word, length) == 0)
            return true;
    return false;
}

static bool
begins_sentence(const ietf_slice *chunk)
{
    for (size_t i = 0; i < chunk->length; i++)
        if (!memchr("\"'([", chunk->text[i], 4))
            return ietf_is_upper((unsigned char)chunk->text[i]);
    return false;
}

void
ietf_sentences_space(ietf_slice *chunks, size_t count)
{
    for (size_t i = 0; i + 2 < count; i++) {
        ietf_slice *blank = &chunks[i + 1];

        if (blank->length != 1 || *blank->text != ' ' || !ends_sentence(&chunks[i]) ||
            is_abbreviation(&chunks[i]) || !begins_sentence(&chunks[i + 2]))
            continue;
        blank->text = "  ";
        blank->length = blank->count = 2;
        i++;
    }
}
