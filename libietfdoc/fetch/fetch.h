/* What a document may name beyond the files of this machine: an offline pack of references,
 * the caches shared with xml2rfc and kramdown-rfc, and the network where the user lets it. All
 * of it stands behind the remote half of a loader. */
#ifndef IETF_FETCH_H
#define IETF_FETCH_H

#include "libietfdoc/parse/loader.h"

typedef struct ietf_fetch ietf_fetch;

/* Opens nothing before it must. Lives in the arena; messages go to x. */
ietf_fetch *ietf_fetch_new(ietf_arena *a, const ietf_options *options, ietf_diagnostics *x);
/* The loader's remote half from now on. */
void ietf_fetch_attach(ietf_fetch *f, ietf_loader *l);
/* Another document begins: what was fetched for the last one may be asked for again. */
void ietf_fetch_forget(ietf_fetch *f);

#endif
