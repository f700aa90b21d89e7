/* Reading all of a file, and writing files whole: under another name beside the target, then
 * renamed, so that nobody finds half a file and the source may be the target. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A NUL stands behind the bytes, so that they can be used as a string. */
static bool
read_all(cli_bytes *bytes, int file)
{
    struct stat about;
    size_t room = 65536;

    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode))
        room = (size_t)about.st_size + 2;
    for (;;) {
        ssize_t got;

        if (!bytes->data || bytes->length + 1 == room) {
            char *more = realloc(bytes->data, bytes->data ? (room *= 2) : room);
            if (!more)
                return false;
            bytes->data = more;
        }
        got = read(file, bytes->data + bytes->length, room - bytes->length - 1);
        if (got == 0) {
            bytes->data[bytes->length] = '\0';
            return true;
        }
        if (got < 0 && errno != EINTR)
            return false;
        bytes->length += got > 0 ? (size_t)got : 0;
    }
}

bool
cli_read_file(cli_bytes *bytes, const char *path)
{
    int file = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    bool done;
    int error;

    *bytes = (cli_bytes){NULL, 0};
    if (file < 0)
        return false;
    done = read_all(bytes, file);
    error = errno;
    close(file);
    if (!done) {
        free(bytes->data);
        *bytes = (cli_bytes){NULL, 0};
    }
    errno = error;
    return done;
}

static bool
write_all(int file, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t put = write(file, data, length);

        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            data += put;
            length -= (size_t)put;
        }
    }
    return true;
}

/* Writes to what is no ordinary file, or where nothing can be made beside it. */
static bool
write_directly(const char *path, const char *data, size_t length)
{
    bool standard = strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0;
    int file = standard ? dup(STDOUT_FILENO)
                        : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool done;
    int error;

    if (file < 0)
        return false;
    done = write_all(file, data, length);
    error = errno;
    if (close(file) != 0 && done)
        return false;
    errno = error;
    return done;
}

/* Opens a new file beside `target`; its name goes to `name`. */
static int
open_beside(const char *target, char *name, size_t size)
{
    const char *slash = strrchr(target, '/');
    int directory_length = slash ? (int)(slash - target) + 1 : 0;

    for (unsigned i = 0; i < 100; i++) {
        int file;

        if ((size_t)snprintf(name, size, "%.*s.ietfdoc-%ld-%u", directory_length, target,
                             (long)getpid(), i) >= size)
            break;
        file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    errno = ENAMETOOLONG;
    return -1;
}

bool
cli_write_file(const char *path, const char *data, size_t length)
{
    char target[PATH_MAX], name[PATH_MAX + 64];
    struct stat about;
    bool exists = stat(path, &about) == 0, done;
    int file, error;

    if (strcmp(path, "-") == 0 || strncmp(path, "/dev/", 5) == 0 ||
        (exists && !S_ISREG(about.st_mode)))
        return write_directly(path, data, length);
    if (!exists || !realpath(path, target)) /* through symbolic links */
        snprintf(target, sizeof(target), "%s", path);
    file = open_beside(target, name, sizeof(name));
    if (file < 0)
        return write_directly(path, data, length);
    done =
        (!exists || fchmod(file, about.st_mode & 07777) == 0) && write_all(file, data, length);
    done = close(file) == 0 && done;
    done = done && rename(name, target) == 0;
    error = errno;
    if (!done)
        unlink(name);
    errno = error;
    return done;
}

bool
cli_write_file_through(const char *path, const char *unfinished, const char *data,
                       size_t length)
{
    int file = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), error;
    bool done;

    if (file < 0)
        return false;
    done = write_all(file, data, length);
    done = close(file) == 0 && done;
    done = done && rename(unfinished, path) == 0;
    error = errno;
    if (!done)
        unlink(unfinished);
    errno = error;
    return done;
}

/* Takes every occurrence of a piece out of a text, from `from` on. */
static void
leave_out(char *from, const char *piece)
{
    size_t length = strlen(piece);

    while ((from = strstr(from, piece)))
        memmove(from, from + length, strlen(from + length) + 1);
}

char *
cli_output_path(const char *source, const char *directory, const char *left_out,
                const char *suffix)
{
    const char *slash = strrchr(source, '/');
    const char *base = slash ? slash + 1 : source;
    const char *name = base + strspn(base, "."); /* the dots of a hidden file count as name */
    const char *dot = strrchr(name, '.');
    size_t length = dot ? (size_t)(dot - base) : strlen(base);
    size_t size = strlen(source) + strlen(suffix) + (directory ? strlen(directory) : 0) + 2;
    char *path = malloc(size);

    if (!path)
        return NULL;
    if (directory)
        snprintf(path, size, "%s%s%.*s", directory,
                 *directory && directory[strlen(directory) - 1] == '/' ? "" : "/", (int)length,
                 base);
    else
        snprintf(path, size, "%.*s%.*s", (int)(base - source), source, (int)length, base);
    if (left_out)
        leave_out(strrchr(path, '/') ? strrchr(path, '/') : path, left_out);
    strcat(path, suffix);
    return path;
}

ietfdoc_status
cli_render(ietfdoc_document *document, ietfdoc_context *context, const char *format,
           ietfdoc_write_callback take, void *user)
{
    char *data;
    size_t length;
    ietfdoc_status status =
        ietfdoc_document_render_data(&data, &length, document, context, format);

    if (status == IETFDOC_OK && length > 0 && take(data, length, user) != 0)
        status = IETFDOC_E_IO;
    ietfdoc_data_free(context, data);
    return status;
}
