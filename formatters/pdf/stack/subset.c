/* The part of a font that a document needs, cut out by HarfBuzz. */
#include <hb-subset.h>
#include <string.h>

#include "formatters/pdf/stack/engine.h"

/* A PDF needs outlines and widths: shaping is done, and text is found through the file's own
 * tables. */
static void
drop_tables(hb_subset_input_t *input)
{
    static const char *const names[] = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "DSIG",
                                        "VORG", "vhea", "vmtx", "hdmx", "VDMX", "LTSH", "kern",
                                        "gasp", "meta", "STAT", "cmap", "name", "post", "OS/2"};
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        hb_set_add(dropped, hb_tag_from_string(names[i], 4));
}

static hb_subset_input_t *
make_input(const uint32_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (!input)
        return NULL;
    hb_set_clear(hb_subset_input_unicode_set(input));
    for (size_t i = 0; i < count; i++)
        hb_set_add(hb_subset_input_glyph_set(input), glyphs[i]);
    drop_tables(input);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

/* The ids in the new font. */
static const uint32_t *
map_glyphs(ietf_arena *a, const pdf_font *font, hb_subset_plan_t *plan, hb_face_t *made,
           const uint32_t *glyphs, size_t count)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    hb_blob_t *cff = hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '));
    uint32_t *ids = ietf_arena_alloc(a, count * sizeof *ids);
    unsigned int length = 0;
    const char *data = hb_blob_get_data(cff, &length);

    for (size_t i = 0; i < count; i++) {
        hb_codepoint_t id = hb_map_get(map, glyphs[i]);

        ids[i] = id == HB_MAP_VALUE_INVALID ? 0 : id;
    }
    if (font->face.is_cff)
        pdf_cff_ids(ids, count, data, length);
    hb_blob_destroy(cff);
    return ids;
}

typedef struct result { /* into the arena, whose memory may run out */
    ietf_arena *arena;
    const pdf_font *font;
    hb_subset_plan_t *plan;
    hb_face_t *made;
    const uint32_t *glyphs, *new_ids;
    size_t count, length;
    const char *file;
} result;

static void
copy_result(void *user)
{
    result *r = user;
    hb_blob_t *blob = hb_face_reference_blob(r->made);
    unsigned int length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    char *file = length ? ietf_arena_alloc(r->arena, length) : NULL;

    if (file)
        memcpy(file, data, length);
    r->file = file;
    r->length = length;
    hb_blob_destroy(blob);
    r->new_ids = map_glyphs(r->arena, r->font, r->plan, r->made, r->glyphs, r->count);
}

const char *
pdf_font_subset(pdf_engine *e, size_t face, const uint32_t *glyphs, size_t count,
                const uint32_t **new_ids, size_t *length)
{
    result r = {.arena = e->arena, .font = e->used[face], .glyphs = glyphs, .count = count};
    hb_subset_input_t *input = make_input(glyphs, count);
    bool fine = true;

    r.plan = input ? hb_subset_plan_create_or_fail(r.font->data, input) : NULL;
    r.made = r.plan ? hb_subset_plan_execute_or_fail(r.plan) : NULL;
    if (r.made)
        fine = ietf_arena_try(&e->arena, 1, copy_result, &r);
    hb_face_destroy(r.made);
    hb_subset_plan_destroy(r.plan);
    hb_subset_input_destroy(input);
    if (!fine)
        ietf_arena_fail(e->arena);
    if (!r.file)
        e->complain(e->flow->job, PDF_BROKEN, NULL,
                    ietf_arena_join(e->arena, "the font ", r.font->face.name,
                                    " cannot be embedded", NULL));
    *new_ids = r.new_ids;
    *length = r.length;
    return r.file;
}
