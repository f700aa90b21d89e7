/* Links, the places that they lead to, and the outline (ISO 32000-1, 12.3 and 12.5). */
#include "formatters/pdf/write.h"

/* ---- annotations */

static void
put_rect(const pdf_writer *w, ietf_buf *b, const pdf_annotation *annotation)
{
    pdf_unit height = w->layout->height;

    ietf_buf_adds(b, "/Rect[");
    pdf_put_unit(b, annotation->left);
    ietf_buf_addc(b, ' ');
    pdf_put_unit(b, height - annotation->bottom);
    ietf_buf_addc(b, ' ');
    pdf_put_unit(b, annotation->right);
    ietf_buf_addc(b, ' ');
    pdf_put_unit(b, height - annotation->top);
    ietf_buf_addc(b, ']');
}

/* One annotation for each line that a link is on: its rectangle says all that QuadPoints could.
 */
static void
put_annotation(pdf_writer *w, uint32_t index)
{
    const pdf_annotation *annotation = &w->annotations[index];
    const pdf_node *link = w->places[annotation->link].node;
    ietf_buf *b = pdf_object_begin(&w->file, annotation->object);
    const char *contents = link->title && *link->title ? link->title
                           : link->uri                 ? link->uri
                                                       : link->target;

    ietf_buf_adds(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
    put_rect(w, b, annotation);
    ietf_buf_adds(b, "/Contents");
    pdf_put_text(b, contents);
    ietf_buf_addf(b, "/StructParent %zu", w->layout->page_count + index);
    if (link->uri) {
        ietf_buf_adds(b, "/A<</S/URI/URI");
        pdf_put_uri(b, link->uri);
        ietf_buf_adds(b, ">>");
    } else {
        ietf_buf_adds(b, "/Dest");
        pdf_put_bytes(b, link->target, strlen(link->target));
    }
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}

void
pdf_annotations_write(pdf_writer *w)
{
    for (uint32_t i = 0; i < w->annotation_count; i++)
        put_annotation(w, i);
}

/* ---- destinations */

static const char *
destination(pdf_writer *w, ietf_buf *scratch, uint32_t page, pdf_unit left, pdf_unit top)
{
    ietf_buf_clear(scratch);
    ietf_buf_addc(scratch, '[');
    pdf_put_int(scratch, w->page_objects[page]);
    ietf_buf_adds(scratch, " 0 R/XYZ ");
    pdf_put_unit(scratch, left);
    ietf_buf_addc(scratch, ' ');
    pdf_put_unit(scratch, w->layout->height - top);
    ietf_buf_adds(scratch, " null]");
    return ietf_buf_copy(scratch, w->arena);
}

/* Where the box is; what has no place of its own is where that around it is. */
static const char *
destination_of(pdf_writer *w, ietf_buf *scratch, const pdf_node *n)
{
    while (n->page < 0 && n->parent)
        n = n->parent;
    if (n->page < 0 || (size_t)n->page >= w->layout->page_count)
        return destination(w, scratch, 0, 0, 0);
    return destination(w, scratch, (uint32_t)n->page, n->left, n->top);
}

uint32_t
pdf_destinations_write(pdf_writer *w)
{
    const ietf_map *ids = &w->flow->ids;
    size_t count = 0, pages = w->layout->page_count;
    pdf_tree_entry *entries = IETF_NEW_ARRAY(w->arena, pdf_tree_entry, ids->count + pages);
    ietf_buf scratch;

    ietf_buf_init(&scratch, w->arena);
    for (size_t i = 0; i < ids->count; i++)
        if (*ids->entries[i].key)
            entries[count++] = (pdf_tree_entry){
                ids->entries[i].key, 0, destination_of(w, &scratch, ids->entries[i].value)};
    /* RFC 7995: the pages, after the document's own ids, which win */
    for (size_t page = 0; page < pages; page++)
        entries[count++] = (pdf_tree_entry){ietf_arena_format(w->arena, "pg-%zu", page + 1), 0,
                                            destination(w, &scratch, (uint32_t)page, 0, 0)};
    ietf_buf_release(&scratch);
    count = pdf_tree_sort(entries, count);
    return count ? pdf_tree_write(&w->file, entries, count) : 0;
}

/* ---- outline */

typedef struct entry {
    uint32_t object, parent, previous, next, first, last; /* objects; 0: none */
    int below; /* how many are seen below, when it is open */
    int level;
} entry;

enum { OPEN_LEVELS = 1 }; /* entries of these levels show what is below */

/* entries[0] is the root, entries[i + 1] the outline's row i. */
static void
entries_link(pdf_writer *w, entry *entries)
{
    const pdf_flow *flow = w->flow;
    size_t *open = IETF_NEW_ARRAY(w->arena, size_t, flow->outline_count + 1);
    size_t depth = 0; /* open[0..depth] is the way to the row before */

    entries[0].level = -1;
    for (size_t i = 1; i <= flow->outline_count; i++) {
        entry *own = &entries[i], *parent;
        own->level = flow->outline[i - 1].level < 0 ? 0 : flow->outline[i - 1].level;
        while (entries[open[depth]].level >= own->level)
            depth--;
        parent = &entries[open[depth]];
        own->parent = parent->object;
        own->previous = parent->last;
        if (parent->last)
            entries[parent->last - entries[0].object].next = own->object;
        else
            parent->first = own->object;
        parent->last = own->object;
        parent->below++;
        open[++depth] = i;
    }
}

/* How many rows are seen below each entry when it is open: its own, and what is below those
 * that are open themselves. */
static void
entries_count(const pdf_flow *flow, entry *entries)
{
    for (size_t i = flow->outline_count; i > 0; i--)
        if (entries[i].level < OPEN_LEVELS)
            entries[entries[i].parent - entries[0].object].below += entries[i].below;
}

static void
put_link(ietf_buf *b, const char *key, uint32_t object)
{
    if (!object)
        return;
    ietf_buf_adds(b, key);
    pdf_put_ref(b, object);
}

static void
put_entry(pdf_writer *w, const entry *own, const pdf_outline *row)
{
    ietf_buf *b = pdf_object_begin(&w->file, own->object);

    ietf_buf_adds(b, "<<");
    if (row) {
        ietf_buf_adds(b, "/Title");
        pdf_put_text(b, row->title ? row->title : "");
        if (row->id && ietf_map_has(&w->flow->ids, row->id)) {
            ietf_buf_adds(b, "/Dest");
            pdf_put_bytes(b, row->id, strlen(row->id));
        }
    } else {
        ietf_buf_adds(b, "/Type/Outlines");
    }
    put_link(b, "/Parent", own->parent);
    put_link(b, "/Prev", own->previous);
    put_link(b, "/Next", own->next);
    put_link(b, "/First", own->first);
    put_link(b, "/Last", own->last);
    if (own->below) {
        ietf_buf_adds(b, "/Count ");
        pdf_put_int(b, own->level < OPEN_LEVELS ? own->below : -own->below);
    }
    ietf_buf_adds(b, ">>");
    pdf_object_end(&w->file);
}

uint32_t
pdf_outline_write(pdf_writer *w)
{
    const pdf_flow *flow = w->flow;
    entry *entries;

    if (!flow->outline_count)
        return 0;
    entries = IETF_NEW_ARRAY(w->arena, entry, flow->outline_count + 1);
    for (size_t i = 0; i <= flow->outline_count; i++)
        entries[i].object = pdf_file_number(&w->file); /* one after the other */
    entries_link(w, entries);
    entries_count(flow, entries);
    for (size_t i = 0; i <= flow->outline_count; i++)
        put_entry(w, &entries[i], i ? &flow->outline[i - 1] : NULL);
    return entries[0].object;
}
