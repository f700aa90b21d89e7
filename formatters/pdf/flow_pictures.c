/* Drawings and bitmaps in artwork. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/code.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/uri.h"

static bool
set_drawing(pdf_builder *x, pdf_node *picture, const ietf_node *svg)
{
    ietf_buf xml;

    ietf_buf_init(&xml, x->arena);
    ietf_write_node(svg, &xml);
    picture->data = xml.data;
    picture->length = xml.length;
    picture->media_type = "image/svg+xml";
    return true;
}

/* Bitmaps stand in the document: the passes have put them into data: URLs. */
static bool
set_bitmap(pdf_builder *x, pdf_node *picture, const ietf_node *n)
{
    const char *source = ietf_node_get(n, IETF_AT_SRC);
    ietf_data_url data;

    if (!source || !ietf_str_starts(source, "data:") ||
        ietf_data_url_decode(source, &data, x->arena))
        return false;
    picture->data = data.data;
    picture->length = data.length;
    picture->media_type =
        ietf_arena_strndup(x->arena, data.media_type, strcspn(data.media_type, ";"));
    return true;
}

/* The page has the ids of the drawing's parts, too. */
static void
add_inner_ids(pdf_builder *x, pdf_node *picture, const ietf_node *svg)
{
    for (const ietf_node *n = svg; n; n = ietf_node_following(n, svg))
        if (ietf_node_is_element(n))
            pdf_box_identify(x, picture, ietf_node_get(n, IETF_AT_ID));
}

void
pdf_flow_picture(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    const ietf_node *svg = ietf_node_child(n, IETF_SVG_SVG);
    const char *alt = ietf_art_description(n, x->arena);
    pdf_node *picture =
        pdf_box_for(x, parent, n, PDF_PICTURE, PDF_ROLE_FIGURE, PDF_LOOK_PICTURE);

    picture->align = ietf_node_is(n, IETF_AT_ALIGN, "center")  ? PDF_ALIGN_CENTER
                     : ietf_node_is(n, IETF_AT_ALIGN, "right") ? PDF_ALIGN_RIGHT
                                                               : PDF_ALIGN_LEFT;
    picture->alt = alt && *alt ? alt : IETF_ART_UNDESCRIBED;
    if (svg)
        add_inner_ids(x, picture, svg);
    if (!(svg ? set_drawing(x, picture, svg) : set_bitmap(x, picture, n))) {
        picture->box = PDF_BLOCK; /* there is nothing to show; links still find the place */
        picture->role = PDF_ROLE_NONE;
    }
}
