/* UTF-8: decoding, counting, and the properties of code points that layout needs (libunistring,
 * Unicode 14 as the reference has it). Input may be any bytes: a malformed byte reads as U+FFFD
 * of length 1; the parser lets none through. */
#ifndef IETF_UTF8_H
#define IETF_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libietfdoc/util/arena.h"

#define IETF_NBSP      0x00A0u
#define IETF_NBHY      0x2011u
#define IETF_ZWSP      0x200Bu
#define IETF_WJ        0x2060u
#define IETF_LSEP      0x2028u
#define IETF_NBSP_UTF8 "\xC2\xA0"
#define IETF_NBHY_UTF8 "\xE2\x80\x91"
#define IETF_ZWSP_UTF8 "\xE2\x80\x8B"
#define IETF_WJ_UTF8   "\xE2\x81\xA0"
#define IETF_LSEP_UTF8 "\xE2\x80\xA8"

/* The code point at *text, which moves behind it; call only where *text < end. */
uint32_t ietf_utf8_next(const char **text, const char *end);
/* The code point that ends at *text, which moves before it; call only where *text > start. */
uint32_t ietf_utf8_previous(const char **text, const char *start);
size_t ietf_utf8_encode(uint32_t code_point, char out[4]);
/* Code points, which is what the reference calls the length of a text. */
size_t ietf_utf8_count(const char *text, size_t length);
/* Where the code point number `count` starts (the end when there are fewer). */
const char *ietf_utf8_offset(const char *text, size_t length, size_t count);
bool ietf_utf8_valid(const char *text, size_t length);
bool ietf_utf8_is_ascii(const char *text, size_t length);
/* Terminal columns as wcwidth counts them; -1 when the text has a control character. */
int ietf_utf8_columns(const char *text, size_t length);

/* Unicode classes with the meaning of Python's str methods and re module. */
bool ietf_unicode_is_space(uint32_t code_point); /* str.isspace */
bool ietf_unicode_is_word(uint32_t code_point);  /* \w: alphanumeric or underscore */
bool ietf_unicode_is_alnum(uint32_t code_point);
bool ietf_unicode_is_digit(uint32_t code_point); /* \d */
bool ietf_unicode_is_upper(uint32_t code_point);
/* str.upper, str.lower (full mappings), str.casefold; results in the arena. */
char *ietf_utf8_upper(ietf_arena *a, const char *text);
char *ietf_utf8_lower(ietf_arena *a, const char *text);
char *ietf_utf8_casefold(ietf_arena *a, const char *text);
/* NFKD and NFC; results in the arena. */
char *ietf_utf8_nfkd(ietf_arena *a, const char *text);
char *ietf_utf8_nfc(ietf_arena *a, const char *text);
/* Only white space, in the sense of str.isspace; "" is blank. */
bool ietf_utf8_blank(const char *text);
/* Python's str.strip(): without leading and trailing Unicode white space. */
const char *ietf_utf8_strip(ietf_arena *a, const char *text);

#endif
