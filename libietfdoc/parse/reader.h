/* What the files of this room share: the state of one read, from bytes to tree. */
#ifndef IETF_READER_H
#define IETF_READER_H

#include <libxml/parser.h>

#include "libietfdoc/parse/parse.h"
#include "libietfdoc/util/buf.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *ietf_xml_error;
#else
typedef xmlErrorPtr ietf_xml_error;
#endif

/* Where in a text the reader was last: positions are found by walking on from there, so that
 * all of them together cost one pass over the text. */
typedef struct ietf_cursor {
    const char *text;
    size_t length;
    size_t skipped;        /* what libxml2 does not see: a text declaration */
    size_t offset;         /* counted up to here */
    unsigned line, column; /* of offset, from 1 */
    uint16_t file;
} ietf_cursor;

/* An entity whose content is being read: libxml2 gives it a context of its own. */
typedef struct ietf_entity_level {
    const void *context;
    bool has_file; /* it was loaded from a file: positions are in that file */
    ietf_cursor cursor;
    unsigned line, column; /* else: where it was referred to, in `file` */
    uint16_t file;
} ietf_entity_level;

/* The job's, that of diagnostics, and that of the options, where references fetched live. */
enum { IETF_READER_ARENAS = 3 };

typedef struct ietf_reader {
    const ietf_parse_job *job;
    ietf_arena *arenas[IETF_READER_ARENAS]; /* all that steps of callbacks may use */
    ietf_document *document;
    ietf_node *current;   /* where the next node goes */
    ietf_buf text;        /* of the text node being read */
    ietf_cdata *sections; /* of CDATA in it, when the job keeps them */
    size_t section_count, section_capacity;
    ietf_cursor cursor; /* in the main text */
    const xmlParserCtxt *main;
    const char *base; /* what relative references are relative to */
    ietf_entity_level *levels;
    size_t level_count, level_capacity;
    ietf_map entity_files; /* name of an external entity to its ietf_cursor */
    const char *last_entity;
    bool version2;          /* ietf_version2_declarations count */
    bool standard_entities; /* the DOCTYPE names a file that declares the usual entities */
    bool announced;         /* the loader knows what external entities there are */
    bool whole;             /* a document, not a part of one: progress is told of it */
    unsigned depth;
    size_t nodes, expansion;
    bool failed;    /* an error was reported */
    bool no_memory; /* an arena ran out inside a callback */
} ietf_reader;

/* The state behind a libxml2 context. */
static inline ietf_reader *
ietf_reader_of(void *context)
{
    return ((xmlParserCtxtPtr)context)->_private;
}

/* Runs a step of a callback where running out of memory does no harm. */
void ietf_reader_guard(xmlParserCtxtPtr context, void (*step)(void *), void *user);
/* Stops libxml2 after an error. */
void ietf_reader_stop(xmlParserCtxtPtr context);

/* The place of the markup that begins with `sign` and ends where the context is now. */
typedef struct ietf_position {
    uint16_t file;
    unsigned line, column;
} ietf_position;
ietf_position ietf_reader_position(xmlParserCtxtPtr context, const char *sign);

/* What would mend the mistake that is about to be reported (mend.c). */
void ietf_reader_mend(const ietf_reader *r, xmlParserCtxtPtr context, const xmlError *error);
void ietf_reader_mend_include(ietf_diagnostics *x, const ietf_node *n, const char *request);

/* The callbacks of entities.c. */
xmlEntityPtr ietf_reader_get_entity(void *context, const xmlChar *name);
xmlEntityPtr ietf_reader_get_parameter_entity(void *context, const xmlChar *name);
xmlParserInputPtr ietf_reader_resolve(void *context, const xmlChar *public_id,
                                      const xmlChar *system_id);

/* What stands for rfc2629.dtd, and whose anchors it wants unique. Generated. */
extern const char ietf_version2_declarations[];
extern const bool ietf_version2_identified[IETF_KIND_COUNT];
/* False after reporting identifiers that stand twice in the document, which the DTD forbids. */
bool ietf_version2_check(const ietf_parse_job *job, const ietf_document *d);

/* Replaces every instruction that includes a file (<?rfc include="…"?>) below the root; false
 * after reporting errors. */
bool ietf_include_instructions(const ietf_parse_job *job, ietf_document *d);

#define XINCLUDE_URI "http://www.w3.org/2001/XInclude"

void ietf_include_declare(ietf_document *d, const char *data, size_t length);

/* The names that the usual entity files declare; NULL: not one of them. Generated. */
const char *ietf_standard_entity(const char *name);

/* The bytes as UTF-8 without a byte order mark, in the arena; NULL when the encoding is unknown
 * or the bytes are not in it (*problem says so). */
const char *ietf_decode(ietf_arena *a, const char *data, size_t length, size_t *decoded_length,
                        const char **problem);

#endif
