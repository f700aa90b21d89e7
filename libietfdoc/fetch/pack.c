/* Reading a pack: the database is opened once, and one prepared statement answers everything.
 */
#include "libietfdoc/fetch/pack.h"

#include "libietfdoc/fetch/pack_sqlite.h"

struct ietf_pack {
    sqlite3 *database;
    sqlite3_stmt *find;
};

static void
close_pack(void *user)
{
    ietf_pack *p = user;

    sqlite3_finalize(p->find);
    sqlite3_close(p->database);
}

/* The number that a pragma gives; -1: none. */
static int
number(sqlite3 *database, const char *pragma)
{
    sqlite3_stmt *statement = NULL;
    int value = -1;

    if (sqlite3_prepare_v2(database, pragma, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static const char *
open_database(ietf_pack *p, const char *path, ietf_arena *a)
{
    int code =
        sqlite3_open_v2(path, &p->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

    if (code == SQLITE_NOMEM)
        return ietf_arena_fail(a);
    if (code == SQLITE_OK && (number(p->database, "PRAGMA application_id") != IETF_PACK_ID ||
                              number(p->database, "PRAGMA user_version") != IETF_PACK_LAYOUT))
        return "it is no reference pack";
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(p->database, "SELECT xml, url FROM reference WHERE name = ?1",
                                  -1, &p->find, NULL);
    return code == SQLITE_OK ? NULL : ietf_arena_strdup(a, sqlite3_errmsg(p->database));
}

ietf_pack *
ietf_pack_open(const char *path, ietf_arena *a, const char **problem)
{
    ietf_pack *p = IETF_NEW(a, ietf_pack);

    ietf_arena_defer(a, close_pack, p);
    *problem = open_database(p, path, a);
    return *problem ? NULL : p;
}

bool
ietf_pack_find(ietf_pack *p, const char *name, ietf_arena *a, ietf_loaded *out,
               const char **problem)
{
    const char *data;
    int code;

    sqlite3_reset(p->find);
    sqlite3_bind_text(p->find, 1, name, -1, SQLITE_STATIC);
    code = sqlite3_step(p->find);
    if (code == SQLITE_NOMEM)
        ietf_arena_fail(a);
    if (code != SQLITE_ROW) {
        *problem =
            code == SQLITE_DONE ? NULL : ietf_arena_strdup(a, sqlite3_errmsg(p->database));
        return false;
    }
    data = sqlite3_column_blob(p->find, 0);
    out->length = (size_t)sqlite3_column_bytes(p->find, 0);
    out->data = ietf_arena_strndup(a, data ? data : "", out->length);
    out->path = ietf_arena_strdup(a, (const char *)sqlite3_column_text(p->find, 1));
    out->media_type = NULL;
    sqlite3_reset(p->find);
    return true;
}
