/* The loader for files of this machine: below the document's own directory when that is
 * allowed, in the reference libraries, and in the caches that xml2rfc and kramdown-rfc fill. It
 * opens no connection. */
#include "libietfdoc/parse/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

struct request {
    const ietf_loader *loader;
    const char *reference; /* as the document has it */
    const char *base;
    ietf_arena *arena;
    ietf_loaded *out;
    const char *shown; /* what the file is called, where that is not its path */
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
read_all(struct request *q, int file, const struct stat *status, const char *path)
{
    ietf_buf b;

    ietf_buf_init(&b, q->arena);
    ietf_buf_reserve(&b, (size_t)status->st_size + 1);
    for (;;) {
        ssize_t count;

        ietf_buf_reserve(&b, 4096);
        count = read(file, b.data + b.length, b.capacity - b.length - 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ietf_arena_format(q->arena, "Cannot read %s", path);
        if (count == 0)
            break;
        b.length += (size_t)count;
    }
    b.data[b.length] = '\0';
    q->out->data = b.data;
    q->out->length = b.length;
    q->out->path = q->shown ? q->shown : path;
    return NULL;
}

static const char *
read_file(struct request *q, const char *path)
{
    int limit = q->loader->options->max_input_bytes;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *problem = NULL;
    struct stat status;

    if (file < 0)
        return ietf_arena_format(q->arena, "Expected a file at '%s', but no such file exists",
                                 path);
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        problem = ietf_arena_format(q->arena, "%s is not a regular file", path);
    else if (limit > 0 && status.st_size > limit)
        problem = ietf_arena_format(q->arena, "%s is larger than %d bytes", path, limit);
    else
        problem = read_all(q, file, &status, path);
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

/* The name under which a URL is cached: the last part of its path. */
static const char *
cache_name(ietf_arena *a, const char *reference)
{
    size_t length = strcspn(reference, "?#");
    const char *slash = memrchr(reference, '/', length);
    const char *name = slash ? slash + 1 : reference;

    return ietf_arena_strndup(a, name, length - (size_t)(name - reference));
}

static const char *
find_in_caches(struct request *q, const char *const *names)
{
    const ietf_options *o = q->loader->options;
    const char *const shared[] = {o->cache, o->user_cache, "/var/cache/xml2rfc"};

    for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++) {
        const char *found = shared[i] && *shared[i] ? find_in(q, shared[i], names) : NULL;

        if (found)
            return found;
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

static const char *
load_url(struct request *q)
{
    const char *names[3], *found;

    variants(q, cache_name(q->arena, q->reference), names);
    found = *names[0] ? find_in_caches(q, names) : NULL;
    if (found)
        return read_file(q, found);
    if (q->loader->options->no_network)
        return ietf_arena_format(q->arena,
                                 "Document not found in cache, and --no-network specified -- "
                                 "couldn't resolve %s",
                                 q->reference);
    return ietf_arena_format(q->arena, "Unable to resolve external request: \"%s\"",
                             q->reference);
}

/* A relative name: beside the file that names it, then the libraries, then the caches. */
static const char *
load_name(struct request *q)
{
    const char *names[3], *path = NULL, *found, *problem;

    variants(q, q->reference, names);
    for (size_t i = 0; names[i] && !path; i++)
        if (access(own_path(q, names[i]), F_OK) == 0)
            path = own_path(q, names[i]);
    if (path) {
        problem = check_local(q, &path);
        return problem ? problem : read_file(q, path);
    }
    found = find_in_library(q, names);
    if (!found) {
        variants(q, cache_name(q->arena, q->reference), names);
        found = find_in_caches(q, names);
    }
    if (found)
        return read_file(q, found);
    return ietf_arena_format(q->arena, "Unable to resolve external request: \"%s\"",
                             q->reference);
}

/* Artwork is a file of the author's or a URL; it is never looked up in libraries. */
static const char *
load_artwork(struct request *q)
{
    const char *path = own_path(q, q->reference);
    const char *problem = check_local(q, &path);

    return problem ? problem : read_file(q, path);
}

static const char *
load_local(const ietf_loader *l, const char *reference, const char *base,
           enum ietf_load_purpose purpose, ietf_arena *a, ietf_loaded *out)
{
    struct request q = {l, reference, base, a, out, NULL};
    const char *path, *problem;

    *out = (ietf_loaded){0};
    if (purpose == IETF_LOAD_RESOURCE)
        return read_file(&q, reference);
    if (is_url(reference))
        return load_url(&q);
    if (purpose == IETF_LOAD_ARTWORK)
        return load_artwork(&q);
    if (*reference != '/' && !ietf_str_starts(reference, "file://"))
        return load_name(&q);
    path = own_path(&q, reference);
    problem = check_local(&q, &path);
    return problem ? problem : read_file(&q, path);
}

void
ietf_loader_init_local(ietf_loader *l, const ietf_options *options, const char *source)
{
    *l = (ietf_loader){.load = load_local, .options = options, .source = source};
}
