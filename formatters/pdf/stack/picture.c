/* Drawings and bitmaps. */
#include "formatters/pdf/stack/engine.h"

const pdf_picture *
pdf_picture_read(pdf_engine *e, const pdf_node *node)
{
    e->complain(e->flow->job, PDF_BAD_PICTURE, node->source, "pictures cannot be shown yet");
    return NULL;
}
