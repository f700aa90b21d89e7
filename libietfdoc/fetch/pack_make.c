/* Making a pack: every .xml file below a directory that is a valid reference becomes a row. The
 * database is written beside its target and renamed when it is complete. */
#include "libietfdoc/fetch/pack.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libietfdoc/fetch/candidate.h"
#include "libietfdoc/fetch/judge.h"
#include "libietfdoc/fetch/pack_sqlite.h"
#include "libietfdoc/util/str.h"

struct making {
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
    sqlite3 *database;
    sqlite3_stmt *insert;
    const char *beside; /* the unfinished file; NULL: none */
    ietf_list files;    /* paths, sorted before they are read */
    unsigned count;
};

static void
clean_up(void *user)
{
    struct making *m = user;

    sqlite3_finalize(m->insert);
    sqlite3_close(m->database);
    if (m->beside)
        unlink(m->beside);
}

/* False with a message of SQLite's. */
static bool
run(struct making *m, const char *statement)
{
    return sqlite3_exec(m->database, statement, NULL, NULL, NULL) == SQLITE_OK;
}

static const char *
create(struct making *m, const char *path)
{
    m->beside = ietf_arena_format(m->arena, "%s.%d", path, (int)getpid());
    if (sqlite3_open(m->beside, &m->database) != SQLITE_OK ||
        !run(m, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN") ||
        !run(m,
             ietf_arena_format(m->arena, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                               (int)IETF_PACK_ID, (int)IETF_PACK_LAYOUT)) ||
        !run(m, IETF_PACK_TABLE) ||
        sqlite3_prepare_v2(m->database, "INSERT OR IGNORE INTO reference VALUES (?1, ?2, ?3)",
                           -1, &m->insert, NULL) != SQLITE_OK)
        return sqlite3_errmsg(m->database);
    return NULL;
}

/* Folders wait in a list of their own: no recursion. */
static const char *
collect(struct making *m, const char *directory)
{
    ietf_list folders;

    ietf_list_init(&folders, m->arena);
    ietf_list_add(&folders, directory);
    for (size_t i = 0; i < folders.count; i++) {
        DIR *open = opendir(folders.items[i]);
        struct dirent *entry;

        if (!open && i == 0)
            return "the folder of references cannot be read";
        while (open && (entry = readdir(open))) {
            const char *path =
                ietf_arena_join(m->arena, folders.items[i], "/", entry->d_name, NULL);
            struct stat about;

            if (entry->d_name[0] == '.' || stat(path, &about) != 0)
                continue;
            if (S_ISDIR(about.st_mode))
                ietf_list_add(&folders, path);
            else if (S_ISREG(about.st_mode) && ietf_str_ends(path, ".xml"))
                ietf_list_add(&m->files, path);
        }
        if (open)
            closedir(open);
    }
    return NULL;
}

static int
compare_paths(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Where a file would come from that does not say so itself: its folder tells, or its name. */
static const char *
url_of(struct making *m, const char *path, const char *name, ietf_arena *a)
{
    const char *end = name - 1, *start = end;
    const char *collection = ietf_candidate_collection(name);

    while (start > path && start[-1] != '/')
        start--;
    if (ietf_str_starts(start, "bibxml"))
        collection = ietf_arena_strndup(a, start, (size_t)(end - start));
    return ietf_arena_join(a, m->options->reference_base_url, collection, "/", name, NULL);
}

static const char *
add_row(struct making *m, const char *name, const ietf_loaded *reference)
{
    bool done;

    sqlite3_bind_text(m->insert, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_text(m->insert, 2, reference->path, -1, SQLITE_STATIC);
    sqlite3_bind_blob(m->insert, 3, reference->data, (int)reference->length, SQLITE_STATIC);
    done = sqlite3_step(m->insert) == SQLITE_DONE;
    sqlite3_reset(m->insert);
    if (!done)
        return sqlite3_errmsg(m->database);
    m->count += (unsigned)sqlite3_changes(m->database);
    return NULL;
}

static const char *
add_file(struct making *m, const char *path, ietf_arena *a)
{
    const char *name = strrchr(path, '/') + 1;
    ietf_loaded file, reference;

    if (ietf_loader_read(m->options, path, a, &file) ||
        ietf_judge(file.data, file.length, NULL, a, &reference) != IETF_GOOD_REFERENCE) {
        ietf_report(m->diagnostics, IETF_D_PACK_LEFT_OUT, NULL, path);
        return NULL;
    }
    if (!reference.path)
        ietf_judge(file.data, file.length, url_of(m, path, name, a), a, &reference);
    return add_row(m, name, &reference);
}

static const char *
fill(struct making *m)
{
    const char *problem = NULL;

    if (m->files.count)
        qsort(m->files.items, m->files.count, sizeof(*m->files.items), compare_paths);
    for (size_t i = 0; i < m->files.count && !problem; i++) {
        ietf_arena *a = ietf_arena_child(m->arena);

        problem = add_file(m, m->files.items[i], a);
        ietf_arena_free(a);
    }
    if (!problem && !run(m, "COMMIT"))
        problem = sqlite3_errmsg(m->database);
    return problem;
}

const char *
ietf_pack_make(const char *directory, const char *path, const ietf_options *options,
               ietf_diagnostics *x, ietf_arena *a, unsigned *count)
{
    ietf_arena *scratch = ietf_arena_child(a);
    struct making *m = IETF_NEW(scratch, struct making);
    const char *problem;

    m->options = options;
    m->diagnostics = x;
    m->arena = scratch;
    ietf_list_init(&m->files, scratch);
    ietf_arena_defer(scratch, clean_up, m);
    problem = collect(m, directory);
    if (!problem)
        problem = create(m, path);
    if (!problem)
        problem = fill(m);
    if (!problem && rename(m->beside, path) != 0)
        problem = "it cannot be put in its place";
    if (!problem)
        m->beside = NULL;
    *count = m->count;
    problem = problem ? ietf_arena_strdup(a, problem) : NULL;
    ietf_arena_free(scratch);
    return problem;
}
