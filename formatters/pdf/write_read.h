/* A reader for the files that Cairo makes of drawings: classic cross-reference tables, and
 * cross-reference streams with object streams. It believes nothing: whatever it does not expect
 * ends the reading with a reason. */
#ifndef IETF_PDF_WRITE_READ_H
#define IETF_PDF_WRITE_READ_H

#include "formatters/pdf/write.h"

enum pdf_value_kind {
    PDF_VALUE_PLAIN,  /* number, true, false, null */
    PDF_VALUE_NAME,   /* with its slash */
    PDF_VALUE_STRING, /* with its brackets */
    PDF_VALUE_ARRAY,
    PDF_VALUE_DICTIONARY, /* keys and values in turn */
    PDF_VALUE_REFERENCE,
};

typedef struct pdf_value {
    enum pdf_value_kind kind;
    const char *text; /* PLAIN, NAME, STRING */
    size_t length;
    uint32_t reference;
    struct pdf_value *first, *last, *next;
} pdf_value;

typedef struct pdf_source_object {
    size_t offset;   /* in the file, or in the holder's data; 0 and no holder: free */
    uint32_t holder; /* the object stream that it is in */
} pdf_source_object;

typedef struct pdf_reader {
    ietf_arena *arena;
    const char *data;
    size_t length;
    const char *why; /* the first thing that was not expected; NULL: all is well */
    pdf_source_object *objects;
    uint32_t count;
    uint32_t root;
    unsigned depth;             /* of objects that were needed to read one */
    struct pdf_holder *holders; /* object streams that were read */
} pdf_reader;

/* An object; stream is NULL when it is none. */
typedef struct pdf_read_object {
    const pdf_value *value;
    const char *stream;
    size_t length;
} pdf_read_object;

/* Finds the objects. False: see why. */
bool pdf_reader_open(pdf_reader *r, ietf_arena *a, const char *data, size_t length);
/* The object; value is NULL on failure. */
pdf_read_object pdf_reader_object(pdf_reader *r, uint32_t number);
/* Sets why, unless it is set; NULL. */
void *pdf_reader_fail(pdf_reader *r, const char *why);

/* The value of the key ("/Length"); NULL: there is none. */
const pdf_value *pdf_value_get(const pdf_value *dictionary, const char *key);
/* The same, and what a reference refers to. */
const pdf_value *pdf_reader_get(pdf_reader *r, const pdf_value *dictionary, const char *key);
bool pdf_value_is(const pdf_value *v, const char *text); /* a name or word */
/* A whole number from 0 to most. */
bool pdf_value_number(const pdf_value *v, uint64_t most, uint64_t *number);

#endif
