/* The caches of references on disk, shared with xml2rfc and kramdown-rfc. */
#include "cli.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Is that the name of a cached file? Nothing else is removed, whatever directory is named. */
static bool
is_cached(const char *name)
{
    size_t length = strlen(name);

    return *name != '.' && length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

static int
clear_folder(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    int code = 0;

    if (!folder)
        return 0;
    while ((entry = readdir(folder)))
        if (is_cached(entry->d_name) && unlinkat(dirfd(folder), entry->d_name, 0) != 0) {
            fprintf(stderr, "Error: Cannot remove %s/%s: %s\n", path, entry->d_name,
                    strerror(errno));
            code = 1;
        }
    closedir(folder);
    rmdir(path); /* when nothing is left in it */
    return code;
}

/* What the library notes about the files lies in a folder of its own. */
static int
clear(const cli_settings *s, const char *path)
{
    size_t size = strlen(path) + sizeof("/.ietfdoc");
    char *side = cli_need(malloc(size));
    int code;

    snprintf(side, size, "%s/.ietfdoc", path);
    code = clear_folder(side);
    code = clear_folder(path) || code;
    free(side);
    if (code == 0 && cli_is_on(s, "verbose"))
        fprintf(stderr, "Deleted cache directory at %s\n", path);
    return code;
}

int
cli_clear_cache(const cli_settings *s)
{
    const char *own = ietfdoc_context_option(s->context, "cache");
    const char *user = ietfdoc_context_option(s->context, "user-cache");
    int code;

    if (own && *own)
        return clear(s, own);
    code = access("/var/cache/xml2rfc", W_OK) == 0 ? clear(s, "/var/cache/xml2rfc") : 0;
    return user && *user && clear(s, user) ? 1 : code;
}
