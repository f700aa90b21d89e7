/* The table that the module exports, and the engine's life. */
#include <hb.h>
#include <pango/pango.h>
#include <string.h>

#include "formatters/pdf/stack/engine.h"

static const char *
describe(const char *font_path, ietf_arena *a)
{
    return ietf_arena_join(a, "Pango: ", pango_version_string(),
                           "\nHarfBuzz: ", hb_version_string(), "\n", pdf_pictures_describe(a),
                           pdf_fonts_describe(font_path, a), NULL);
}

static void
engine_close(pdf_engine *e)
{
    hb_buffer_destroy(e->buffer);
    e->buffer = NULL;
    pdf_font_files_close(&e->files);
    pdf_pictures_close(e);
}

/* When the arena goes without a call of close: memory has run out. */
static void
close_late(void *user)
{
    engine_close(user);
}

static pdf_engine *
engine_open(const pdf_flow *flow, const char *font_path, pdf_complain complain, ietf_arena *a)
{
    pdf_engine *e = IETF_NEW(a, pdf_engine);
    bool open = false;

    e->flow = flow;
    e->arena = a;
    e->complain = complain;
    ietf_arena_defer(a, close_late, e);
    e->buffer = hb_buffer_create();
    e->languages = IETF_NEW_ARRAY(a, const char *, 1);
    e->languages[0] = flow->meta.language ? ietf_str_lower(a, flow->meta.language) : "en";
    e->language_count = 1;
    pdf_font_files_open(&e->files, a, font_path);
    open = pdf_slots_open(e);
    if (!open)
        engine_close(e);
    return open ? e : NULL;
}

static void
metrics(pdf_engine *e, uint16_t style, pdf_unit *ascent, pdf_unit *descent)
{
    const pdf_style *s = &e->flow->styles[style];
    const pdf_face *face = &e->slots[pdf_slot_of(s)].main->face;

    *ascent = pdf_scale(face->ascent, s->size, face->units);
    *descent = pdf_scale(-face->descent, s->size, face->units);
}

static pdf_text *
shape(pdf_engine *e, const pdf_node *node, bool verbatim)
{
    e->source = NULL;
    for (const pdf_node *n = node; n && !e->source; n = n->parent)
        e->source = n->source;
    return pdf_text_shape(e, node->runs, node->run_count, verbatim, node->rtl);
}

static const pdf_line *
line(pdf_engine *e, const pdf_run *run)
{
    static const pdf_line nothing = {.ends_paragraph = true};
    size_t count = 0;
    const pdf_line *lines = NULL;

    e->source = NULL;
    lines =
        pdf_text_lines(pdf_text_shape(e, run, 1, false, false), INT32_MAX, INT32_MAX, &count);
    return count ? lines : &nothing;
}

static size_t
face_count(const pdf_engine *e)
{
    return e->used_count;
}

static const pdf_face *
face_at(const pdf_engine *e, size_t index)
{
    return &e->used[index]->face;
}

__attribute__((visibility("default"))) extern const pdf_stack ietf_pdf_stack;
const pdf_stack ietf_pdf_stack = {
    .version = PDF_STACK_VERSION,
    .describe = describe,
    .open = engine_open,
    .close = engine_close,
    .metrics = metrics,
    .shape = shape,
    .widths = pdf_text_widths,
    .break_lines = pdf_text_lines,
    .line = line,
    .picture = pdf_picture_read,
    .face_count = face_count,
    .face = face_at,
    .subset = pdf_font_subset,
};
