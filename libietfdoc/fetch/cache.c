/* Files of references in directories: found with their age, written beside and renamed. */
#include "libietfdoc/fetch/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "libietfdoc/parse/loader.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/sha1.h"
#include "libietfdoc/util/str.h"

#define SYSTEM_CACHE "/var/cache/xml2rfc"
#define SIDE         "/.ietfdoc/"

enum { LIFE_TIME = 14 * 24 * 60 * 60, DIRECTORIES = 3 };

/* In the order in which they are read and tried for writing. */
static void
directories(const ietf_cache *c, const char *out[DIRECTORIES])
{
    out[0] = c->options->cache;
    out[1] = SYSTEM_CACHE;
    out[2] = c->options->user_cache;
}

ietf_cached
ietf_cache_find(const ietf_cache *c, const char *name, ietf_arena *a)
{
    ietf_cached found = {NULL, false};
    const char *all[DIRECTORIES];

    directories(c, all);
    for (size_t i = 0; name && i < DIRECTORIES; i++) {
        struct stat about;
        const char *path;

        if (!all[i] || !*all[i])
            continue;
        path = ietf_arena_join(a, all[i], "/", name, NULL);
        if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || access(path, R_OK) != 0)
            continue;
        if (time(NULL) - about.st_mtime <= LIFE_TIME)
            return (ietf_cached){path, false};
        if (!found.path)
            found = (ietf_cached){path, true};
    }
    return found;
}

void
ietf_cache_touch(const char *path)
{
    utimensat(AT_FDCWD, path, NULL, 0);
}

static const char *
hex_digest(const char *data, size_t length, ietf_arena *a)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[IETF_SHA1_SIZE];
    char *text = ietf_arena_zalloc(a, 2 * IETF_SHA1_SIZE + 1);

    ietf_sha1(data, length, digest);
    for (size_t i = 0; text && i < IETF_SHA1_SIZE; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return text;
}

static const char *
side_path(const char *path, ietf_arena *a)
{
    const char *slash = strrchr(path, '/');

    return ietf_arena_join(a, ietf_arena_strndup(a, path, (size_t)(slash - path)), SIDE,
                           slash + 1, NULL);
}

/* The value of "key value" in lines of text; NULL: none. */
static const char *
line_value(const char *text, const char *key, ietf_arena *a)
{
    size_t length = strlen(key);

    for (const char *at = text; at && *at; at = strchr(at, '\n')) {
        at += *at == '\n';
        if (strncmp(at, key, length) == 0 && at[length] == ' ')
            return ietf_arena_strndup(a, at + length + 1, strcspn(at + length + 1, "\n"));
    }
    return NULL;
}

/* Another tool may have replaced the file since: then its digest is another, and the origin
 * must not be asked whether its answer of then still holds. */
ietf_validators
ietf_cache_validators(const ietf_cache *c, const char *path, const char *url, ietf_arena *a)
{
    ietf_loaded side, file;
    const char *digest;

    if (ietf_loader_read(c->options, side_path(path, a), a, &side) ||
        ietf_loader_read(c->options, path, a, &file))
        return (ietf_validators){NULL, NULL};
    digest = line_value(side.data, "sha1", a);
    if (!digest || !ietf_str_eq(digest, hex_digest(file.data, file.length, a)) ||
        !ietf_str_eq(line_value(side.data, "url", a), url))
        return (ietf_validators){NULL, NULL};
    return (ietf_validators){line_value(side.data, "etag", a),
                             line_value(side.data, "last-modified", a)};
}

/* errno in words that no locale changes. */
static const char *
reason(int error, ietf_arena *a)
{
    static const struct {
        int error;
        const char *text;
    } rows[] = {
        {ENOSPC, "no space left on the device"},
        {EDQUOT, "the disk quota is used up"},
        {EFBIG, "the file would be too large"},
        {EACCES, "permission denied"},
        {EPERM, "permission denied"},
        {EROFS, "the file system is read-only"},
        {ENOTDIR, "its path is no directory"},
        {EIO, "input or output failed"},
        {ENOENT, "the directory does not exist"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].error == error)
            return rows[i].text;
    return ietf_arena_format(a, "error %d of the system", error);
}

/* The directory with those above it; 0 or errno. */
static int
make_directory(const char *path, ietf_arena *a)
{
    char *at = ietf_arena_strdup(a, path);

    for (char *slash = at; (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        mkdir(at, 0777);
        *slash = '/';
    }
    return mkdir(at, 0777) == 0 || errno == EEXIST ? 0 : errno;
}

/* The first directory that may be written; NULL with the first reason why none may. */
static const char *
writable(const ietf_cache *c, ietf_arena *a, int *error)
{
    const char *all[DIRECTORIES];
    int problem;

    *error = 0;
    directories(c, all);
    for (size_t i = 0; i < DIRECTORIES; i++) {
        if (!all[i] || !*all[i])
            continue;
        problem = make_directory(all[i], a);
        if (!problem && access(all[i], W_OK | X_OK) == 0)
            return all[i];
        if (!*error)
            *error = problem ? problem : errno;
    }
    return NULL;
}

static int
write_all(int file, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t put = write(file, data, length);

        if (put < 0 && errno != EINTR)
            return errno;
        if (put > 0) {
            data += put;
            length -= (size_t)put;
        }
    }
    return 0;
}

/* Beside the target under a name of this process, then renamed: other processes see the whole
 * file or none, and a failure leaves what was there before. 0 or errno. */
static int
write_file(const char *path, const char *data, size_t length, ietf_arena *a)
{
    const char *slash = strrchr(path, '/'), *beside = NULL;
    int file = -1, error = 0;

    for (int i = 0; i < 100 && file < 0 && !error; i++) {
        beside = ietf_arena_format(a, "%.*s/.ietfdoc-%d-%d", (int)(slash - path), path,
                                   (int)getpid(), i);
        file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        error = file < 0 && errno != EEXIST ? errno : 0;
    }
    if (file < 0)
        return error ? error : EEXIST;
    error = write_all(file, data, length);
    if (close(file) != 0 && !error)
        error = errno;
    if (!error && rename(beside, path) != 0)
        error = errno;
    if (error)
        unlink(beside);
    return error;
}

/* Not to have it costs a transfer later, nothing else: no message. */
static void
keep_validators(const char *path, const char *url, const char *digest, const ietf_validators *v,
                ietf_arena *a)
{
    const char *side = side_path(path, a);
    ietf_buf b;

    if (!v->etag && !v->modified) {
        unlink(side);
        return;
    }
    mkdir(ietf_arena_strndup(a, side, (size_t)(strrchr(side, '/') - side)), 0777);
    ietf_buf_init(&b, a);
    ietf_buf_addf(&b, "url %s\nsha1 %s\n", url, digest);
    if (v->etag)
        ietf_buf_addf(&b, "etag %s\n", v->etag);
    if (v->modified)
        ietf_buf_addf(&b, "last-modified %s\n", v->modified);
    if (write_file(side, b.data, b.length, a) != 0)
        unlink(side);
}

const char *
ietf_cache_keep(ietf_cache *c, const char *name, const char *url, const char *data,
                size_t length, const ietf_validators *validators, ietf_arena *a)
{
    int error;
    const char *directory = writable(c, a, &error), *path = NULL;

    if (directory) {
        path = ietf_arena_join(a, directory, "/", name, NULL);
        error = write_file(path, data, length, a);
    }
    if (error && !c->complained) {
        ietf_report(c->diagnostics, IETF_D_CACHE_WRITE, NULL, name,
                    directory ? directory : "any", reason(error, a));
        c->complained = true;
    }
    if (error || !path)
        return NULL;
    keep_validators(path, url, hex_digest(data, length, a), validators, a);
    ietf_report(c->diagnostics, IETF_D_CACHE_ADDED, NULL, path);
    return path;
}
