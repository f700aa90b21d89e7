/* Characters beyond ASCII: what <u> expands to, which scripts a text has, what counts as Latin.
 */
#ifndef IETF_UNICODE_H
#define IETF_UNICODE_H

#include "libietfdoc/model/diagnostics.h"

/* The text of a u element by its format; "" when it is empty; NULL after reporting an error. */
const char *ietf_unicode_expand(const ietf_node *u, ietf_diagnostics *x, ietf_arena *a);
/* "LATIN SMALL LETTER E"; "U+00e9" when the character has no name (Unicode 14). */
const char *ietf_unicode_name(uint32_t code_point, ietf_arena *a);

/* Only Latin, common and inherited characters, with the tolerance of the reference, whose
 * single code points also cover the next one. True for "". */
bool ietf_script_is_latin(const char *text);
bool ietf_script_is_latin_char(uint32_t code_point);
/* The script by Unicode 10.0 ("Latin", "Common"); NULL when it had none. */
const char *ietf_script_name(uint32_t code_point);
/* The value of rfc/@scripts: sorted, with commas. All text below n counts. */
const char *ietf_scripts(const ietf_node *n, ietf_arena *a);

/* ASCII, or NBSP, ZWSP, NBHY, LSEP, WJ, which authors may use anywhere. True for NULL. */
bool ietf_text_is_ascii(const char *text);
/* For comparisons and titles: NBSP and LSEP become spaces, zero-width spaces and joiners go,
 * the ends are trimmed as Python's strip does. */
const char *ietf_clean_text(const char *text, ietf_arena *a);
/* The texts below n with a separator between one and the next. */
const char *ietf_joined_text(const ietf_node *n, const char *separator, ietf_arena *a);

#endif
