/* ZIP archives (APPNOTE 6.3): written in one go, the same bytes for the same files. */
#ifndef IETF_ZIP_H
#define IETF_ZIP_H

#include <stdint.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/date.h"

typedef struct ietf_zip {
    ietf_buf *out;
    ietf_buf directory; /* what the archive ends with */
    ietf_arena *arena;
    uint16_t count, date;
    size_t start; /* of the archive in out */
} ietf_zip;

/* Every file gets that date, at midnight; before 1980 there are none. */
void ietf_zip_begin(ietf_zip *z, ietf_buf *out, ietf_date date, ietf_arena *a);
/* The name is ASCII, with slashes. Stored as it is, or deflated. */
void ietf_zip_add(ietf_zip *z, const char *name, const char *data, size_t length, bool stored);
void ietf_zip_end(ietf_zip *z);

#endif
