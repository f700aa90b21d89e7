/* Runs the fuzz target over files, or over what stands in the files of directories, as an
 * ordinary program: replay PATH… */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(size + 1);
    int read = file && data && fread(data, 1, size, file) == size;
    if (read)
        LLVMFuzzerTestOneInput(data, size);
    else
        fprintf(stderr, "replay: cannot read %s\n", path);
    free(data);
    if (file)
        fclose(file);
    return read;
}

/* Files below a directory are not looked for: a corpus is flat. */
static void
replay_directory(const char *path, unsigned *passed, unsigned *failed)
{
    DIR *directory = opendir(path);
    struct dirent *entry;
    while (directory && (entry = readdir(directory))) {
        char name[4096];
        struct stat about;
        int length = snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (length < 0 || (size_t)length >= sizeof name || stat(name, &about) ||
            !S_ISREG(about.st_mode))
            continue;
        ++*(replay_file(name, (size_t)about.st_size) ? passed : failed);
    }
    if (directory)
        closedir(directory);
}

int
main(int count, char **paths)
{
    unsigned passed = 0, failed = 0;
    for (int i = 1; i < count; i++) {
        struct stat about;
        if (stat(paths[i], &about))
            failed++;
        else if (S_ISDIR(about.st_mode))
            replay_directory(paths[i], &passed, &failed);
        else
            ++*(replay_file(paths[i], (size_t)about.st_size) ? &passed : &failed);
    }
    printf("%u passed, %u failed\n", passed, failed);
    return failed || !passed;
}
