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

const char *
pdf_font_subset(pdf_engine *e, size_t face, const uint32_t *glyphs, size_t count,
                const uint32_t **new_ids, size_t *length)
{
    const pdf_font *font = e->used[face];
    hb_subset_input_t *input = make_input(glyphs, count);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(font->data, input) : NULL;
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *blob = made ? hb_face_reference_blob(made) : NULL;
    unsigned int bytes = 0;
    const char *data = blob ? hb_blob_get_data(blob, &bytes) : NULL, *copy = NULL;

    /* the arena's memory may run out: what HarfBuzz has must not be in the way */
    if (bytes) {
        char *file = ietf_arena_alloc(e->arena, bytes);

        memcpy(file, data, bytes);
        copy = file;
        *new_ids = map_glyphs(e->arena, font, plan, made, glyphs, count);
        *length = bytes;
    }
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    if (!copy)
        e->complain(e->flow->job, PDF_BROKEN, NULL,
                    ietf_arena_join(e->arena, "the font ", font->face.name,
                                    " cannot be embedded", NULL));
    return copy;
}
