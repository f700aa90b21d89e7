/* The format and its stock sheets, without libxslt. */
#ifndef IETF_XSLT_ROW_H
#define IETF_XSLT_ROW_H

#include "libietfdoc/api/formatter.h"

/* A sheet of our own. */
typedef struct ietf_xslt_stock {
    const char *name;
    const char *suffix, *media_type; /* NULL: only other sheets use it */
    const char *data;
    const size_t *length;
} ietf_xslt_stock;

/* The stock sheet of that name, or (in_sheets) of that file name; NULL: there is none. */
const ietf_xslt_stock *ietf_xslt_stock_find(const char *name, bool in_sheets);
/* "bibtex, jats …" */
const char *ietf_xslt_stock_names(ietf_arena *a);

bool ietf_xslt_render(const ietf_render_job *job);

#endif
