/* The PDF file, from the pages and the flow: content streams, fonts, pictures, structure tree,
 * annotations, destinations, outline, metadata, attachments (ISO 32000-1; ISO 19005-3 level A
 * and U; ISO 14289-1). */
#ifndef IETF_PDF_WRITER_H
#define IETF_PDF_WRITER_H

#include "formatters/pdf/layout.h"

/* False after reporting errors. The same pages give the same bytes. */
bool pdf_write(const pdf_layout *layout, ietf_buf *out);

#endif
