/* The documents of a batch: where they are named, which of them are this shard's, and what
 * their outputs are called. Two documents never have one output: that is found before anything
 * is made. */
#include "batch.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNFINISHED ".ietfdoc-batch-"

/* An output's name and the document that makes it. */
struct claim {
    char *name;
    const char *path;
    size_t number;
};

static bool
add_document(cli_batch *b, size_t *room, char *path)
{
    if (path && b->count == *room) {
        size_t more = *room ? *room * 2 : 256;
        cli_document *documents = realloc(b->documents, more * sizeof(*documents));

        if (!documents) {
            free(path);
            path = NULL;
        } else {
            b->documents = documents;
            *room = more;
        }
    }
    if (!path)
        return false;
    b->documents[b->count++] = (cli_document){.path = path};
    return true;
}

static bool
read_list(cli_batch *b, const char *path)
{
    cli_bytes list;
    size_t room = 0;
    bool fine = cli_read_file(&list, path);
    const char *at = list.data, *end = at ? at + list.length : NULL;

    while (fine && at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        size_t text = length && at[length - 1] == '\r' ? length - 1 : length;

        if (text > 0)
            fine = add_document(b, &room, strndup(at, text));
        at += length + 1;
    }
    free(list.data);
    return fine;
}

static int
compare_documents(const void *one, const void *other)
{
    return strcmp(((const cli_document *)one)->path, ((const cli_document *)other)->path);
}

/* Every file of a directory that is called *.xml and not hidden, by name. */
static bool
read_directory(cli_batch *b, const char *path)
{
    size_t room = 0, length = strlen(path);
    DIR *directory = opendir(path);
    struct dirent *entry;
    bool fine = directory != NULL;

    while (fine && (entry = readdir(directory))) {
        const char *dot = strrchr(entry->d_name, '.');
        char file[PATH_MAX];
        struct stat about;

        if (entry->d_name[0] == '.' || !dot || strcasecmp(dot, ".xml") != 0 ||
            (size_t)snprintf(file, sizeof(file), "%s%s%s", path,
                             path[length - 1] == '/' ? "" : "/",
                             entry->d_name) >= sizeof(file) ||
            (stat(file, &about) == 0 && S_ISDIR(about.st_mode)))
            continue;
        fine = add_document(b, &room, strdup(file));
    }
    if (directory)
        closedir(directory);
    if (b->count)
        qsort(b->documents, b->count, sizeof(*b->documents), compare_documents);
    return fine;
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *
cli_output_name(const cli_document *document, const ietfdoc_format *format)
{
    return cli_output_path(base_name(document->path), NULL, cli_left_out(format->name),
                           format->suffix);
}

static int
compare_claims(const void *one, const void *other)
{
    const struct claim *a = one, *b = other;
    int order = strcmp(a->name, b->name);

    return order ? order : a->number < b->number ? -1 : a->number > b->number;
}

/* Looks for documents that are named twice, which are done once (their later paths go), and for
 * different ones that would write one file. */
static int
settle_claims(cli_batch *b, struct claim *claims, size_t count)
{
    qsort(claims, count, sizeof(*claims), compare_claims);
    for (size_t i = 1; i < count; i++) {
        cli_document *document = &b->documents[claims[i].number];

        if (strcmp(claims[i].name, claims[i - 1].name) != 0)
            continue;
        if (strcmp(claims[i].path, claims[i - 1].path) != 0) {
            return cli_fail(b->s, "Error: %s and %s would both be written to %s",
                            claims[i - 1].path, claims[i].path, claims[i].name);
        }
        document->key[0] = '-'; /* has been named before */
    }
    return 0;
}

static int
check_outputs(cli_batch *b)
{
    size_t count = 0, most = b->count * b->format_count;
    struct claim *claims = calloc(most + 1, sizeof(*claims));
    int code = claims ? 0 : 1;

    for (size_t i = 0; claims && i < most; i++) {
        const cli_document *document = &b->documents[i / b->format_count];
        const ietfdoc_format *format = &b->formats[i % b->format_count];
        struct claim claim = {cli_output_name(document, format), document->path,
                              i / b->format_count};

        if (!claim.name)
            code = 1;
        else
            claims[count++] = claim;
    }
    if (code)
        cli_fail(b->s, "Error: out of memory");
    else
        code = settle_claims(b, claims, count);
    for (size_t i = 0; i < count; i++)
        free(claims[i].name);
    free(claims);
    return code;
}

/* Takes out what is named twice, then every document that is not this shard's. */
static void
take_shard(cli_batch *b)
{
    size_t kept = 0, number = 0;

    for (size_t i = 0; i < b->count; i++) {
        cli_document *document = &b->documents[i];
        char hash[CLI_HASH_SIZE];

        if (document->key[0] == '-' || number++ % b->shards != b->shard - 1) {
            free(document->path);
            continue;
        }
        cli_hash(hash, base_name(document->path), strlen(base_name(document->path)));
        memcpy(document->key, hash, CLI_KEY_SIZE - 1);
        document->key[CLI_KEY_SIZE - 1] = '\0';
        b->documents[kept++] = *document;
    }
    b->count = kept;
}

int
cli_documents_load(cli_batch *b, const char *source)
{
    struct stat about, out;
    bool directory = stat(source, &about) == 0 && S_ISDIR(about.st_mode);
    int code;

    if (directory && stat(b->directory, &out) == 0 && about.st_dev == out.st_dev &&
        about.st_ino == out.st_ino) {
        return cli_fail(b->s, "Error: --path is the directory of the documents: the outputs "
                              "would be the next documents");
    }
    if (!(directory ? read_directory(b, source) : read_list(b, source))) {
        return cli_fail(b->s, "Error: Cannot read %s: %s", source, strerror(errno));
    }
    code = check_outputs(b);
    if (code == 0)
        take_shard(b);
    return code;
}

void
cli_documents_free(cli_batch *b)
{
    for (size_t i = 0; i < b->count; i++)
        free(b->documents[i].path);
    free(b->documents);
}

bool
cli_unfinished_path(char *path, size_t size, const cli_batch *b, const cli_document *document,
                    size_t number)
{
    return (size_t)snprintf(path, size, "%s/" UNFINISHED "%s-%zu", b->directory, document->key,
                            number) < size;
}

static int
compare_keys(const void *one, const void *other)
{
    return memcmp(one, other, CLI_KEY_SIZE - 1);
}

void
cli_unfinished_remove(const cli_batch *b)
{
    char(*keys)[CLI_KEY_SIZE] = calloc(b->count + 1, sizeof(*keys));
    DIR *directory = keys ? opendir(b->directory) : NULL;
    size_t length = strlen(UNFINISHED);
    struct dirent *entry;

    for (size_t i = 0; keys && i < b->count; i++)
        memcpy(keys[i], b->documents[i].key, CLI_KEY_SIZE);
    if (keys)
        qsort(keys, b->count, sizeof(*keys), compare_keys);
    while (directory && (entry = readdir(directory))) {
        const char *name = entry->d_name;

        if (strncmp(name, UNFINISHED, length) == 0 &&
            strlen(name) > length + CLI_KEY_SIZE - 1 &&
            bsearch(name + length, keys, b->count, sizeof(*keys), compare_keys))
            unlinkat(dirfd(directory), name, 0);
    }
    if (directory)
        closedir(directory);
    free(keys);
}
