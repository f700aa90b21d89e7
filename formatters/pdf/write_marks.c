/* Which part of the pages belongs to which element of the structure, and which to a link. Every
 * box of the flow has a place here, by its number. */
#include "formatters/pdf/write.h"

static bool
has_element(const pdf_node *n)
{
    return n->role != PDF_ROLE_NONE && n->role != PDF_ROLE_ARTIFACT;
}

/* A link whose target is not in the document is a word like others. */
static bool
is_link(const pdf_writer *w, const pdf_node *n)
{
    return n->role == PDF_ROLE_LINK &&
           (n->uri || (n->target && ietf_map_has(&w->flow->ids, n->target)));
}

void
pdf_places_make(pdf_writer *w)
{
    const pdf_node *root = w->flow->root;

    w->places = IETF_NEW_ARRAY(w->arena, pdf_place, w->flow->node_count);
    for (const pdf_node *n = root; n; n = pdf_node_following(n, root)) {
        pdf_place *place = &w->places[n->number];
        const pdf_place *around = n == root ? NULL : &w->places[n->parent->number];
        *place = (pdf_place){.node = n, .page = -1, .key = (uint64_t)n->number << 32};
        place->element = around ? around->element : 0;
        place->link = around ? around->link : PDF_NOBODY;
        if (n->role == PDF_ROLE_ARTIFACT)
            place->element = PDF_NOBODY;
        else if (has_element(n) && place->element != PDF_NOBODY)
            place->element = n->number;
        if (is_link(w, n))
            place->link = n->number;
        if (n->box == PDF_INLINE)
            place->key = UINT64_MAX; /* where its first mark is */
    }
}

uint32_t
pdf_mark_add(pdf_writer *w, uint32_t page, uint32_t element, uint64_t key)
{
    pdf_place *place = &w->places[element];
    pdf_mark *mark;

    w->marks = pdf_grow(w->arena, w->marks, w->mark_count, &w->mark_capacity, sizeof *w->marks);
    mark = &w->marks[w->mark_count++];
    *mark = (pdf_mark){page, w->mark_count - 1 - w->page_marks[page], element, key, 0};
    if (place->last_mark)
        w->marks[place->last_mark - 1].next = w->mark_count;
    else
        place->first_mark = w->mark_count;
    place->last_mark = w->mark_count;
    place->used = true;
    if (place->node->box == PDF_INLINE && key < place->key)
        place->key = key;
    return mark->mcid;
}

static void
extend(pdf_place *place, uint32_t page, const pdf_unit box[4])
{
    if (place->page == -1) {
        place->page = (int32_t)page;
        place->left = box[0];
        place->top = box[1];
        place->right = box[2];
        place->bottom = box[3];
    } else if (place->page != (int32_t)page) {
        place->page = -2;
    } else {
        place->left = box[0] < place->left ? box[0] : place->left;
        place->top = box[1] < place->top ? box[1] : place->top;
        place->right = box[2] > place->right ? box[2] : place->right;
        place->bottom = box[3] > place->bottom ? box[3] : place->bottom;
    }
}

void
pdf_place_extend(pdf_writer *w, uint32_t element, uint32_t page, pdf_unit left, pdf_unit top,
                 pdf_unit right, pdf_unit bottom)
{
    const pdf_unit box[4] = {left, top, right, bottom};

    for (const pdf_node *n = w->places[element].node; n; n = n->parent)
        if (n->role == PDF_ROLE_FIGURE)
            extend(&w->places[n->number], page, box);
}

void
pdf_annotation_add(pdf_writer *w, uint32_t page, uint32_t link, pdf_unit left, pdf_unit top,
                   pdf_unit right, pdf_unit bottom)
{
    pdf_place *place = &w->places[link];
    uint32_t index = w->annotation_count;
    pdf_annotation *annotation;

    w->annotations = pdf_grow(w->arena, w->annotations, w->annotation_count,
                              &w->annotation_capacity, sizeof *w->annotations);
    annotation = &w->annotations[index];
    if (right <= left) /* of characters without width */
        right = left + PDF_POINT;
    /* more of the same line */
    if (index > w->page_links[page] && annotation[-1].link == link &&
        annotation[-1].bottom > top && annotation[-1].top < bottom) {
        annotation--;
        annotation->left = left < annotation->left ? left : annotation->left;
        annotation->top = top < annotation->top ? top : annotation->top;
        annotation->right = right > annotation->right ? right : annotation->right;
        annotation->bottom = bottom > annotation->bottom ? bottom : annotation->bottom;
        return;
    }
    *annotation =
        (pdf_annotation){page, pdf_file_number(&w->file), link, 0, left, top, right, bottom};
    w->annotation_count++;
    if (place->last_annotation)
        w->annotations[place->last_annotation - 1].next = w->annotation_count;
    else
        place->first_annotation = w->annotation_count;
    place->last_annotation = w->annotation_count;
}
