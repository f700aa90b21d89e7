/* One way for bytes to come in: every file that a document names goes through a loader. */
#ifndef IETF_LOADER_H
#define IETF_LOADER_H

#include "libietfdoc/model/diagnostics.h"

enum ietf_load_purpose {
    IETF_LOAD_ENTITY,   /* an external entity or DTD */
    IETF_LOAD_INCLUDE,  /* xi:include, <?rfc include?> */
    IETF_LOAD_ARTWORK,  /* artwork and sourcecode src */
    IETF_LOAD_RESOURCE, /* what an option names: the user, not the document, asks for it */
};

typedef struct ietf_loaded {
    const char *data; /* borrowed from the arena */
    size_t length;
    const char *path;       /* what it turned out to be: absolute path or URL */
    const char *media_type; /* NULL: unknown */
    bool cached;            /* the path is that of a cache */
} ietf_loaded;

typedef struct ietf_loader {
    /* Loads `reference`, relative to `base` (the path or URL of the file that names it), into
     * the arena. NULL on success; else why not, in words for the author. */
    const char *(*load)(const struct ietf_loader *l, const char *reference, const char *base,
                        enum ietf_load_purpose purpose, ietf_arena *a, ietf_loaded *out);
    const ietf_options *options;
    const char *source; /* path of the document: local files must lie below its directory */
    void *user;
    /* For what is no file of the document's or a library's: a URL, or a name. As load. NULL:
     * there is nothing beyond. */
    const char *(*load_remote)(const struct ietf_loader *l, const char *reference,
                               enum ietf_load_purpose purpose, ietf_arena *a, ietf_loaded *out);
    /* load_remote will be asked for these soon. NULL: that is of no interest. */
    void (*expect_remote)(const struct ietf_loader *l, const char *const *references,
                          size_t count, ietf_arena *a);
    void *remote; /* belongs to these two */
} ietf_loader;

/* Something that a document is going to ask for. */
typedef struct ietf_wish {
    const char *reference, *base;
} ietf_wish;

/* The default: local files as options allow and the directories of XML_LIBRARY. */
void ietf_loader_init_local(ietf_loader *l, const ietf_options *options, const char *source);
/* A hint: these are included soon. What is remote among them may come side by side. */
void ietf_loader_expect(const ietf_loader *l, const ietf_wish *wishes, size_t count,
                        ietf_arena *a);
/* A file by its path; NULL, or why not. */
const char *ietf_loader_read(const ietf_options *options, const char *path, ietf_arena *a,
                             ietf_loaded *out);

#endif
