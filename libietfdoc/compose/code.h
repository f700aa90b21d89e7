/* Artwork and source code: text that is shown as it stands. */
#ifndef IETF_CODE_H
#define IETF_CODE_H

#include "libietfdoc/model/document.h"

/* The text directly in n: tabs become spaces up to the next multiple of eight columns, white
 * space at line ends is gone. */
const char *ietf_art_text(const ietf_node *n, ietf_arena *a);
/* The same without empty lines before and behind; "" when there is nothing else. */
const char *ietf_verbatim_text(const ietf_node *n, ietf_arena *a);
/* With the lines that RFC 7991 2.48.3 puts around code to be extracted. name may be NULL. */
const char *ietf_code_marked(const char *text, const char *name, ietf_arena *a);
/* For drawings that nobody has described. */
#define IETF_ART_UNDESCRIBED "Artwork without a description"

/* The text that stands for a drawing: what the author gave, else what the drawing says of
 * itself, else the name of its figure; NULL or "" when there is none. */
const char *ietf_art_description(const ietf_node *artwork, ietf_arena *a);

/* How an output calls the XML inside it that it was made from. */
#define IETF_SOURCE_NAME        "source.xml"
#define IETF_SOURCE_DESCRIPTION "The source of this document in RFCXML"

#endif
