/* The loader for files of this machine: below the document's own directory when that is
 * allowed, and in the reference libraries. What is in neither goes on to whatever the loader
 * has for remote things; nothing here opens a connection. */
#include "libietfdoc/parse/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/uri.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

struct request {
    const ietf_loader *loader;
    const char *reference; /* as the document has it */
    const char *base;
    enum ietf_load_purpose purpose;
    ietf_arena *arena;
    const char *shown; /* what the file is called, where that is not its path */
};

/* Where a request leads: to one of these. */
struct place {
    const char *path, *remote;
};

static bool
is_url(const char *reference)
{
    return strstr(reference, "://") && !ietf_str_starts(reference, "file://");
}

static const char *
directory_of(ietf_arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return ".";
    return slash == path ? "/" : ietf_arena_strndup(a, path, (size_t)(slash - path));
}

/* Symbolic links resolved; NULL when there is no such file. */
static const char *
real_path(ietf_arena *a, const char *path)
{
    char resolved[PATH_MAX];

    return realpath(path, resolved) ? ietf_arena_strdup(a, resolved) : NULL;
}

/* All bytes of a regular file; a reason when that is not possible. */
static const char *
read_all(int file, const struct stat *status, const char *path, ietf_arena *a, ietf_loaded *out)
{
    ietf_buf b;

    ietf_buf_init(&b, a);
    ietf_buf_reserve(&b, (size_t)status->st_size + 1);
    for (;;) {
        ssize_t count;

        ietf_buf_reserve(&b, 4096);
        count = read(file, b.data + b.length, b.capacity - b.length - 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ietf_arena_format(a, "Cannot read %s", path);
        if (count == 0)
            break;
        b.length += (size_t)count;
    }
    b.data[b.length] = '\0';
    *out = (ietf_loaded){b.data, b.length, path, NULL};
    return NULL;
}

const char *
ietf_loader_read(const ietf_options *options, const char *path, ietf_arena *a, ietf_loaded *out)
{
    int limit = options->max_input_bytes;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *problem = NULL;
    struct stat status;

    if (file < 0)
        return ietf_arena_format(a, "Expected a file at '%s', but no such file exists", path);
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        problem = ietf_arena_format(a, "%s is not a regular file", path);
    else if (limit > 0 && status.st_size > limit)
        problem = ietf_arena_format(a, "%s is larger than %d bytes", path, limit);
    else
        problem = read_all(file, &status, path, a, out);
    close(file);
    return problem;
}

/* Each of the names in each of the directories; NULL: in none of them. */
static const char *
find_in(struct request *q, const char *directory, const char *const *names)
{
    for (; *names; names++) {
        const char *path = ietf_arena_join(q->arena, directory, "/", *names, NULL);

        if (access(path, R_OK) == 0)
            return path;
    }
    return NULL;
}

static const char *
find_in_library(struct request *q, const char *const *names)
{
    const char *at = q->loader->options->library;

    while (at && *at) {
        size_t length = strcspn(at, ":;");
        const char *found =
            length ? find_in(q, ietf_arena_strndup(q->arena, at, length), names) : NULL;

        if (found)
            return found;
        at += length + (at[length] != '\0');
    }
    return NULL;
}

/* NULL when the document may read the file, which then is *path with links resolved. It is
 * shown below the source's directory as the caller named that. */
static const char *
check_local(struct request *q, const char **path)
{
    ietf_arena *a = q->arena;
    const char *directory = real_path(a, directory_of(a, q->loader->source));
    const char *real;
    size_t length;

    if (!q->loader->options->allow_local_file_access)
        return ietf_arena_format(a,
                                 "Can not access local file: %s. Use "
                                 "--allow-local-file-access enable access.",
                                 q->reference);
    if (strpbrk(q->reference, "><*[`$|;&(#"))
        return ietf_arena_format(a, "Found disallowed shell meta-characters in %s",
                                 q->reference);
    real = real_path(a, *path);
    if (!real)
        return ietf_arena_format(a, "Expected a file at '%s', but no such file exists", *path);
    length = directory ? strlen(directory) : 0;
    if (!directory || strncmp(real, directory, length) != 0 ||
        (real[length] != '/' && length > 1))
        return ietf_arena_format(a,
                                 "Expected a file located beside or below the .xml source (in "
                                 "%s), but found a reference to %s",
                                 directory ? directory : ".", real);
    q->shown = ietf_arena_join(a, directory_of(a, q->loader->source), real + length, NULL);
    *path = real;
    return NULL;
}

/* The reference as a path of its own, relative to the file that names it. */
static const char *
own_path(struct request *q, const char *reference)
{
    const char *base = q->base && *q->base && !is_url(q->base) ? q->base : q->loader->source;

    if (ietf_str_starts(reference, "file://"))
        reference += strlen("file://");
    if (*reference == '/')
        return reference;
    return ietf_arena_join(q->arena, directory_of(q->arena, base), "/", reference, NULL);
}

/* A name with and without the extension that references leave out. */
static void
variants(struct request *q, const char *name, const char *names[3])
{
    size_t count = 0;

    if (!ietf_str_ends(name, ".xml") && !ietf_str_ends(name, ".ent") &&
        !ietf_str_ends(name, ".dtd"))
        names[count++] = ietf_arena_join(q->arena, name, ".xml", NULL);
    names[count++] = name;
    names[count] = NULL;
}

/* A relative name: beside the file that names it, then the libraries, then beyond. */
static const char *
find_name(struct request *q, struct place *p)
{
    const char *names[3];

    variants(q, q->reference, names);
    for (size_t i = 0; names[i] && !p->path; i++)
        if (access(own_path(q, names[i]), F_OK) == 0)
            p->path = own_path(q, names[i]);
    if (p->path)
        return check_local(q, &p->path);
    p->path = find_in_library(q, names);
    if (!p->path)
        p->remote = q->reference;
    return NULL;
}

/* A relative reference in a file that came from a URL means a URL. */
static const char *
beside_url(struct request *q)
{
    xmlChar *joined = xmlBuildURI((const xmlChar *)q->reference, (const xmlChar *)q->base);
    const char *url = joined ? ietf_arena_strdup(q->arena, (const char *)joined) : q->reference;

    xmlFree(joined);
    return url;
}

/* NULL, or why the request leads nowhere. Artwork is a file of the author's or a URL; it is
 * never looked up in libraries. */
static const char *
find(struct request *q, struct place *p)
{
    *p = (struct place){NULL, NULL};
    if (q->purpose == IETF_LOAD_RESOURCE) {
        p->path = q->reference;
        return NULL;
    }
    if (is_url(q->reference)) {
        p->remote = q->reference;
        return NULL;
    }
    if (q->base && is_url(q->base) && *q->reference != '/') {
        p->remote = beside_url(q);
        return NULL;
    }
    if (q->purpose != IETF_LOAD_ARTWORK && *q->reference != '/' &&
        !ietf_str_starts(q->reference, "file://"))
        return find_name(q, p);
    p->path = own_path(q, q->reference);
    return check_local(q, &p->path);
}

static const char *
load_local(const ietf_loader *l, const char *reference, const char *base,
           enum ietf_load_purpose purpose, ietf_arena *a, ietf_loaded *out)
{
    struct request q = {l, reference, base, purpose, a, NULL};
    struct place p;
    const char *problem = find(&q, &p);

    *out = (ietf_loaded){0};
    if (problem)
        return problem;
    if (p.path)
        problem = ietf_loader_read(l->options, p.path, a, out);
    if (p.path && !problem && q.shown)
        out->path = q.shown;
    if (p.path)
        return problem;
    if (l->load_remote)
        return l->load_remote(l, p.remote, purpose, a, out);
    return ietf_arena_format(a, "Unable to resolve external request: \"%s\"", reference);
}

void
ietf_loader_init_local(ietf_loader *l, const ietf_options *options, const char *source)
{
    *l = (ietf_loader){.load = load_local, .options = options, .source = source};
}

void
ietf_loader_expect(const ietf_loader *l, const ietf_wish *wishes, size_t count, ietf_arena *a)
{
    const char **remote;
    size_t remote_count = 0;
    struct place p;

    if (!l || l->load != load_local || !l->expect_remote || count == 0)
        return;
    remote = IETF_NEW_ARRAY(a, const char *, count);
    for (size_t i = 0; i < count; i++) {
        struct request q = {l, wishes[i].reference, wishes[i].base, IETF_LOAD_INCLUDE, a, NULL};

        if (!find(&q, &p) && p.remote)
            remote[remote_count++] = p.remote;
    }
    l->expect_remote(l, remote, remote_count, a);
}
