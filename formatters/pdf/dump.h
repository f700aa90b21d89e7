/* The pages as text: for tests, and to see why a page looks as it does. */
#ifndef IETF_PDF_DUMP_H
#define IETF_PDF_DUMP_H

#include "formatters/pdf/layout.h"

/* A line for each page ("page 3 of 9 held widow": what its beginning violates, "free" when
 * nothing), then one for each thing on it, lengths in points from the top left corner:
 *   line X BASELINE WIDTH HEIGHT NUMBER/COUNT of NODE LOOK ROLE ["again"] "TEXT"
 *   picture X TOP WIDTH HEIGHT NODE LOOK ROLE
 *   fill X TOP WIDTH HEIGHT #COLOR
 * A line of a running head has the node "-". */
void pdf_layout_dump(const pdf_layout *layout, ietf_buf *out);

#endif
