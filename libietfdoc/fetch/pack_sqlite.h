/* The database that a pack is: one table, a row for each reference. */
#ifndef IETF_PACK_SQLITE_H
#define IETF_PACK_SQLITE_H

#include <sqlite3.h>

/* What tells a pack from other databases, and its layout from later ones. */
enum { IETF_PACK_ID = 0x49455446, IETF_PACK_LAYOUT = 1 };

#define IETF_PACK_TABLE                                                                        \
    "CREATE TABLE reference (name TEXT PRIMARY KEY, url TEXT NOT NULL, xml BLOB NOT NULL)"

#endif
