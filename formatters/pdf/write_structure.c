/* The structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1): an element for every box with a
 * role that has something on a page, its kids in the order of the text, and the way back from
 * the pages. */
#include <stdlib.h>

#include "formatters/pdf/write.h"

const char *const pdf_role_types[PDF_ROLE_COUNT] = {
#define ROLE(name, type) [PDF_ROLE_##name] = type,
#include "formatters/pdf/roles.def"
#undef ROLE
};

typedef struct kid {
    uint64_t key;
    uint32_t mark;    /* index + 1; 0: an element */
    uint32_t element; /* number of the node */
} kid;

typedef struct kids { /* of all elements, one after the other */
    uint32_t *first;  /* by number of the node, and one more: where its kids begin */
    kid *all;
} kids;

static bool
is_element(const pdf_writer *w, uint32_t number)
{
    return w->places[number].element == number;
}

/* The element around an element. */
static uint32_t
parent_of(const pdf_writer *w, uint32_t number)
{
    const pdf_node *n = w->places[number].node->parent;

    return n ? w->places[n->number].element : PDF_NOBODY;
}

/* What has content is used, and all around it; a cell also without. */
static void
mark_used(pdf_writer *w)
{
    for (uint32_t i = w->flow->node_count; i-- > 0;) {
        pdf_place *place = &w->places[i];
        uint32_t parent;
        if (!is_element(w, i))
            continue;
        if (place->node->role == PDF_ROLE_TD || place->node->role == PDF_ROLE_TH || i == 0)
            place->used = true;
        if (!place->used)
            continue;
        parent = parent_of(w, i);
        if (parent == PDF_NOBODY)
            continue;
        w->places[parent].used = true;
        if (w->places[parent].node->box == PDF_INLINE && place->key < w->places[parent].key)
            w->places[parent].key = place->key;
    }
}

/* The roles as they stand in the file: a link that leads nowhere is a span, and no level of
 * headings is skipped (ISO 14289-1, 7.4.2), as it is where the document has no title. */
static void
settle_roles(pdf_writer *w)
{
    uint8_t open[7]; /* levels of the headings around, as the flow has them */
    unsigned depth = 0;

    for (uint32_t i = 0; i < w->flow->node_count; i++) {
        pdf_place *place = &w->places[i];
        uint8_t role = place->node->role;
        place->role = role;
        if (role == PDF_ROLE_LINK && place->link != i)
            place->role = PDF_ROLE_SPAN;
        if (role < PDF_ROLE_H1 || role > PDF_ROLE_H6 || !is_element(w, i) || !place->used)
            continue;
        while (depth && open[depth - 1] >= role)
            depth--;
        place->role = (uint8_t)(PDF_ROLE_H1 + depth);
        open[depth++] = role;
    }
}

static int
compare_kids(const void *left, const void *right)
{
    const kid *l = left, *r = right;

    if (l->key != r->key)
        return l->key < r->key ? -1 : 1;
    if (l->mark != r->mark)
        return l->mark < r->mark ? -1 : 1;
    return (l->element > r->element) - (l->element < r->element);
}

static void
sort_kids(kid *all, size_t count)
{
    bool sorted = true;

    for (size_t i = 1; i < count; i++)
        sorted &= compare_kids(&all[i - 1], &all[i]) <= 0;
    if (!sorted)
        qsort(all, count, sizeof *all, compare_kids);
}

/* Lists the kids of every element, in order. */
static kids
list_kids(pdf_writer *w)
{
    uint32_t count = w->flow->node_count;
    kids k = {.first = IETF_NEW_ARRAY(w->arena, uint32_t, count + 2)};
    uint32_t *next = IETF_NEW_ARRAY(w->arena, uint32_t, count + 1);

    for (uint32_t i = 0; i < w->mark_count; i++)
        k.first[w->marks[i].element + 1]++;
    for (uint32_t i = 1; i < count; i++)
        if (is_element(w, i) && w->places[i].used)
            k.first[parent_of(w, i) + 1]++;
    for (uint32_t i = 0; i < count; i++) {
        k.first[i + 1] += k.first[i];
        next[i] = k.first[i];
    }
    k.all = IETF_NEW_ARRAY(w->arena, kid, k.first[count] + 1);
    for (uint32_t i = 0; i < w->mark_count; i++)
        k.all[next[w->marks[i].element]++] = (kid){w->marks[i].key, i + 1, 0};
    for (uint32_t i = 1; i < count; i++)
        if (is_element(w, i) && w->places[i].used)
            k.all[next[parent_of(w, i)]++] = (kid){w->places[i].key, 0, i};
    for (uint32_t i = 0; i < count; i++)
        sort_kids(k.all + k.first[i], k.first[i + 1] - k.first[i]);
    return k;
}

/* ---- attributes */

static const char *
list_numbering(const ietf_node *source)
{
    static const char letters[] = "1AaIi";
    static const char *const names[] = {"Decimal", "UpperAlpha", "LowerAlpha", "UpperRoman",
                                        "LowerRoman"};
    const char *type, *at;

    if (!source)
        return NULL;
    if (source->kind == IETF_EL_UL) {
        type = ietf_node_get(source, IETF_AT_EMPTY);
        return ietf_str_eq(type, "true") ? NULL : "Disc";
    }
    if (source->kind != IETF_EL_OL)
        return NULL;
    type = ietf_node_get(source, IETF_AT_TYPE);
    at = type && type[0] && !type[1] ? strchr(letters, type[0]) : NULL;
    return names[at ? at - letters : 0];
}

static void
put_cell(ietf_buf *b, const pdf_node *n)
{
    static const char *const scopes[] = {"Column", "Column", "Row", "Both"};
    bool head = n->role == PDF_ROLE_TH;

    if (!head && n->row_span < 2 && n->column_span < 2)
        return;
    ietf_buf_adds(b, "/A<</O/Table");
    if (head)
        ietf_buf_addf(b, "/Scope/%s", scopes[n->scope & 3]);
    if (n->row_span > 1)
        ietf_buf_addf(b, "/RowSpan %u", n->row_span);
    if (n->column_span > 1)
        ietf_buf_addf(b, "/ColSpan %u", n->column_span);
    ietf_buf_adds(b, ">>");
}

static void
put_figure(const pdf_writer *w, ietf_buf *b, const pdf_place *place)
{
    pdf_unit height = w->layout->height;
    const char *alt = place->node->alt;

    if (place->page >= 0) {
        ietf_buf_adds(b, "/A<</O/Layout/Placement/Block/BBox[");
        pdf_put_unit(b, place->left);
        ietf_buf_addc(b, ' ');
        pdf_put_unit(b, height - place->bottom);
        ietf_buf_addc(b, ' ');
        pdf_put_unit(b, place->right);
        ietf_buf_addc(b, ' ');
        pdf_put_unit(b, height - place->top);
        ietf_buf_adds(b, "]>>");
    } else {
        ietf_buf_adds(b, "/A<</O/Layout/Placement/Block>>");
    }
    if (!alt || !*alt) {
        ietf_buf_adds(b, "/Alt");
        pdf_put_text(b, "Figure");
    }
}

static void
put_attributes(const pdf_writer *w, ietf_buf *b, const pdf_place *place)
{
    const pdf_node *n = place->node;
    const char *numbering;

    if (n->role == PDF_ROLE_TH || n->role == PDF_ROLE_TD)
        put_cell(b, n);
    else if (n->role == PDF_ROLE_FIGURE)
        put_figure(w, b, place);
    else if (n->role == PDF_ROLE_L && (numbering = list_numbering(n->source)))
        ietf_buf_addf(b, "/A<</O/List/ListNumbering/%s>>", numbering);
    if (n->alt && *n->alt) {
        ietf_buf_adds(b, "/Alt");
        pdf_put_text(b, n->alt);
    }
    if (n->lang && *n->lang && n->number) {
        ietf_buf_adds(b, "/Lang");
        pdf_put_text(b, n->lang);
    }
}

/* The name of the element, which others may point at; every note has one (ISO 14289-1, 7.9). */
static const char *
identifier_of(const pdf_writer *w, const pdf_node *n)
{
    if (n->ids && ietf_map_get(&w->flow->ids, n->ids->id) == n)
        return n->ids->id;
    return n->role == PDF_ROLE_NOTE ? ietf_arena_format(w->arena, "note-%u", n->number) : NULL;
}

/* ---- elements */

static uint32_t
first_page(const pdf_writer *w, const pdf_place *place)
{
    if (place->first_mark)
        return w->marks[place->first_mark - 1].page;
    return PDF_NOBODY;
}

static void
put_mark(const pdf_writer *w, ietf_buf *b, const pdf_mark *mark, uint32_t page)
{
    if (mark->page == page) {
        ietf_buf_addc(b, ' ');
        pdf_put_int(b, mark->mcid);
        return;
    }
    ietf_buf_adds(b, "<</Type/MCR/Pg");
    pdf_put_ref(b, w->page_objects[mark->page]);
    ietf_buf_adds(b, "/MCID ");
    pdf_put_int(b, mark->mcid);
    ietf_buf_adds(b, ">>");
}

static void
put_kids(const pdf_writer *w, ietf_buf *b, const kids *k, uint32_t number)
{
    const pdf_place *place = &w->places[number];
    uint32_t page = first_page(w, place);

    ietf_buf_adds(b, "/K[");
    for (uint32_t i = k->first[number]; i < k->first[number + 1]; i++) {
        if (k->all[i].mark)
            put_mark(w, b, &w->marks[k->all[i].mark - 1], page);
        else
            pdf_put_ref(b, w->places[k->all[i].element].object);
    }
    for (uint32_t i = place->first_annotation; i; i = w->annotations[i - 1].next) {
        const pdf_annotation *annotation = &w->annotations[i - 1];
        ietf_buf_adds(b, "<</Type/OBJR/Obj");
        pdf_put_ref(b, annotation->object);
        if (annotation->page != page) {
            ietf_buf_adds(b, "/Pg");
            pdf_put_ref(b, w->page_objects[annotation->page]);
        }
        ietf_buf_adds(b, ">>");
    }
    ietf_buf_addc(b, ']');
}

static void
put_associated(const pdf_writer *w, ietf_buf *b, const pdf_node *n)
{
    bool any = false;

    for (size_t i = 0; i < w->flow->attachment_count; i++) {
        if (w->flow->attachments[i].node != n)
            continue;
        ietf_buf_adds(b, any ? "" : "/AF[");
        pdf_put_ref(b, w->attached[i]);
        any = true;
    }
    ietf_buf_adds(b, any ? "]" : "");
}

static void
put_element(pdf_writer *w, const kids *k, uint32_t number)
{
    const pdf_place *place = &w->places[number];
    uint32_t parent = parent_of(w, number), page = first_page(w, place);
    const char *id = identifier_of(w, place->node);
    ietf_buf *b = pdf_object_begin(&w->file, place->object);

    ietf_buf_addf(b, "<</S/%s/P", pdf_role_types[place->role]);
    pdf_put_ref(b, parent == PDF_NOBODY ? w->structure_object : w->places[parent].object);
    if (page != PDF_NOBODY) {
        ietf_buf_adds(b, "/Pg");
        pdf_put_ref(b, w->page_objects[page]);
    }
    if (id) {
        ietf_buf_adds(b, "/ID");
        pdf_put_bytes(b, id, strlen(id));
    }
    put_attributes(w, b, place);
    if (w->flow->attachment_count)
        put_associated(w, b, place->node);
    put_kids(w, b, k, number);
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}

/* ---- the way back */

static const char *
reference(pdf_writer *w, uint32_t object)
{
    return ietf_arena_format(w->arena, "%u 0 R", object);
}

/* For each page the elements of its marks; for each annotation its element. */
static uint32_t
put_parents(pdf_writer *w)
{
    uint32_t pages = (uint32_t)w->layout->page_count;
    pdf_tree_entry *entries =
        IETF_NEW_ARRAY(w->arena, pdf_tree_entry, pages + w->annotation_count + 1);

    for (uint32_t page = 0; page < pages; page++) {
        uint32_t number = pdf_file_number(&w->file);
        ietf_buf *b = pdf_object_begin(&w->file, number);
        ietf_buf_addc(b, '[');
        for (uint32_t i = w->page_marks[page]; i < w->page_marks[page + 1]; i++)
            pdf_put_ref(b, w->places[w->marks[i].element].object);
        ietf_buf_addc(b, ']');
        pdf_object_end(&w->file);
        entries[page] = (pdf_tree_entry){NULL, page, reference(w, number)};
    }
    for (uint32_t i = 0; i < w->annotation_count; i++)
        entries[pages + i] = (pdf_tree_entry){
            NULL, pages + i, reference(w, w->places[w->annotations[i].link].object)};
    return pdf_tree_write(&w->file, entries, pages + w->annotation_count);
}

static uint32_t
put_identifiers(pdf_writer *w)
{
    pdf_tree_entry *entries = IETF_NEW_ARRAY(w->arena, pdf_tree_entry, w->flow->node_count);
    size_t count = 0;

    for (uint32_t i = 0; i < w->flow->node_count; i++) {
        const char *id = w->places[i].object ? identifier_of(w, w->places[i].node) : NULL;
        if (id)
            entries[count++] = (pdf_tree_entry){id, 0, reference(w, w->places[i].object)};
    }
    count = pdf_tree_sort(entries, count);
    return count ? pdf_tree_write(&w->file, entries, count) : 0;
}

void
pdf_structure_write(pdf_writer *w)
{
    uint32_t pages = (uint32_t)w->layout->page_count, parents, identifiers;
    ietf_buf *b;
    kids k;

    mark_used(w);
    settle_roles(w);
    k = list_kids(w);
    for (uint32_t i = 0; i < w->flow->node_count; i++)
        if (is_element(w, i) && w->places[i].used)
            w->places[i].object = pdf_file_number(&w->file);
    for (uint32_t i = 0; i < w->flow->node_count; i++)
        if (w->places[i].object)
            put_element(w, &k, i);
    parents = put_parents(w);
    identifiers = put_identifiers(w);
    b = pdf_object_begin(&w->file, w->structure_object);
    ietf_buf_adds(b, "<</Type/StructTreeRoot/K");
    pdf_put_ref(b, w->places[0].object);
    ietf_buf_adds(b, "/ParentTree");
    pdf_put_ref(b, parents);
    ietf_buf_addf(b, "/ParentTreeNextKey %u", pages + w->annotation_count);
    if (identifiers) {
        ietf_buf_adds(b, "/IDTree");
        pdf_put_ref(b, identifiers);
    }
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}
