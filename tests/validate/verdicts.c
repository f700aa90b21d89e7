/* Prints what the validator thinks of many files, named as arguments or on standard input:
 * verdicts [-v] [-i CACHE] [-o DIRECTORY] [FILE...]. A line each: "valid", "invalid" or
 * "unread", and the name. -v adds the messages; -i resolves xi:include first, with a directory
 * of cached bibliography; -o writes each document as it was judged to a directory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libietfdoc/model/write.h"
#include "libietfdoc/fetch/fetch.h"
#include "libietfdoc/parse/parse.h"
#include "libietfdoc/validate/validate.h"

struct settings {
    bool verbose;
    const char *cache, *output;
};

static char *
read_file(const char *path, ietf_arena *a, size_t *length)
{
    FILE *in = fopen(path, "rb");
    char *data = NULL;

    if (!in)
        return NULL;
    if (fseek(in, 0, SEEK_END) == 0) {
        long size = ftell(in);
        rewind(in);
        data = ietf_arena_alloc(a, (size_t)size + 1);
        *length = fread(data, 1, (size_t)size, in);
    }
    fclose(in);
    return data;
}

static void
show(const ietf_diagnostic *d, void *user)
{
    (void)user;
    printf("  %s(%u:%u): %s: %s\n", d->file ? d->file : "", d->line, d->column,
           d->severity == IETF_WARNING ? "Warning" : "Error", d->text);
}

static void
write_document(const ietf_document *d, const char *path, const struct settings *settings,
               ietf_arena *a)
{
    const ietf_write_style style = {.declaration = true};
    const char *slash = strrchr(path, '/');
    FILE *out =
        fopen(ietf_arena_join(a, settings->output, "/", slash ? slash + 1 : path, NULL), "wb");
    ietf_buf b;

    ietf_buf_init(&b, a);
    ietf_write(d, &style, &b);
    if (out) {
        fwrite(b.data, 1, b.length, out);
        fclose(out);
    }
}

static const char *
judge(const char *path, const struct settings *settings, ietf_arena *a)
{
    ietf_diagnostics diagnostics;
    ietf_options options;
    ietf_document *d;
    size_t length;
    char *data = read_file(path, a, &length), *full = realpath(path, NULL);
    const char *absolute = full ? ietf_arena_strdup(a, full) : path;
    ietf_loader loader;
    ietf_parse_job job = {&options, &diagnostics, &loader, path, absolute, a};

    free(full);
    ietf_options_init(&options, a);
    ietf_options_set(&options, "allow-local-file-access", "true");
    if (settings->cache)
        ietf_options_set(&options, "cache", settings->cache);
    ietf_diagnostics_init(&diagnostics, a, &options);
    diagnostics.sink = settings->verbose ? show : NULL;
    ietf_loader_init_local(&loader, &options, absolute);
    ietf_fetch_attach(ietf_fetch_new(a, &options, &diagnostics), &loader);
    if (!data || !(d = ietf_parse(&job, data, length)))
        return "unread";
    diagnostics.document = d;
    if (settings->cache && !ietf_include(&job, d))
        return "unread";
    if (settings->output)
        write_document(d, path, settings, a);
    return ietf_validate(d, 0, &diagnostics).errors ? "invalid" : "valid";
}

static void
print_verdict(const char *path, const struct settings *settings)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);

    printf("%s %s\n", judge(path, settings, a), path);
    ietf_arena_free(a);
}

int
main(int argc, char **argv)
{
    struct settings settings = {0};
    char line[4096];
    int i = 1;

    for (; i < argc && argv[i][0] == '-'; i++) {
        settings.verbose |= argv[i][1] == 'v';
        if (argv[i][1] == 'i' && i + 1 < argc)
            settings.cache = argv[++i];
        else if (argv[i][1] == 'o' && i + 1 < argc)
            settings.output = argv[++i];
    }
    for (int k = i; k < argc; k++)
        print_verdict(argv[k], &settings);
    while (i == argc && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        print_verdict(line, &settings);
    }
    return 0;
}
