/* The required texts as templates. In a template, a new line begins where the XML has one (the
 * indentation is added), {name} is a placeholder, <…> an eref whose target lacks only the
 * scheme. */
#ifndef IETF_BOILERPLATE_TEXTS_H
#define IETF_BOILERPLATE_TEXTS_H

#include <stddef.h>

enum { IETF_STATUS_PARAGRAPHS = 3, IETF_DRAFT_PARAGRAPHS = 4, IETF_COPYRIGHT_PARAGRAPHS = 2 };

typedef struct ietf_status_text {
    const char *stream, *category, *consensus;
    const char *paragraphs[IETF_STATUS_PARAGRAPHS]; /* NULL: permitted, but there is no text */
} ietf_status_text;

/* Rows of one stream and category stand together. */
extern const ietf_status_text ietf_status_texts[];
extern const size_t ietf_status_text_count;

extern const char *const ietf_draft_texts[IETF_DRAFT_PARAGRAPHS];

typedef struct ietf_copyright_text {
    int first_year, first_month, first_day; /* of the documents that it is for */
    const char *stream;                     /* NULL: any that has no row of its own */
    const char *paragraphs[IETF_COPYRIGHT_PARAGRAPHS];
} ietf_copyright_text;

/* The newest first. */
extern const ietf_copyright_text ietf_copyright_texts[];
extern const size_t ietf_copyright_text_count;

typedef struct ietf_ipr_text {
    const char *prefix; /* of the value of ipr, in lower case */
    const char *paragraph;
} ietf_ipr_text;

extern const ietf_ipr_text ietf_ipr_texts[];
extern const size_t ietf_ipr_text_count;

#endif
