/* Drawings: librsvg paints them on a PDF page of Cairo's, with text as text, in fonts of a
 * private font configuration. Nothing outside the drawing is opened, as it has no address of
 * its own. */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "formatters/pdf/stack/pictures.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/map.h"
#include "libietfdoc/util/str.h"

/* The reference's limits for drawings, in pixels of CSS. */
#define MAX_WIDTH  660.0
#define MAX_HEIGHT 850.0
#define EM         (40.0 / 3.0) /* 10 points */

struct pdf_painter {
    ietf_arena *arena;
    FcConfig *config;
    PangoFontMap *map;
    ietf_map files; /* of fonts in config */
};

/* What drawings call fonts, and what they get. Other names are the text's font, as in the
 * reference. */
static const char *const aliases[][2] = {
    {"sans-serif", "Noto Sans"},
    {"sans", "Noto Sans"},
    {"Arial", "Noto Sans"},
    {"Helvetica", "Noto Sans"},
    {"Verdana", "Noto Sans"},
    {"monospace", "Roboto Mono"},
    {"Courier", "Roboto Mono"},
    {"Courier New", "Roboto Mono"},
    {"Consolas", "Roboto Mono"},
    {"Menlo", "Roboto Mono"},
    {"Monaco", "Roboto Mono"},
    {"mono", "Roboto Mono"},
    {"Roboto Mono", "Noto Sans Mono"},
};

/* The families that a wish for a family brings, as a configuration for fontconfig. */
static void
write_configuration(ietf_buf *b)
{
    ietf_buf_adds(b, "<?xml version='1.0'?><fontconfig>");
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        ietf_buf_addf(b,
                      "<match><test name='family'><string>%s</string></test><edit "
                      "name='family' mode='append' binding='strong'><string>%s</string>"
                      "</edit></match>",
                      aliases[i][0], aliases[i][1]);
    ietf_buf_adds(b, "<match><edit name='family' mode='append_last'><string>Noto Serif</string>"
                     "</edit></match></fontconfig>");
}

static FcConfig *
make_config(ietf_arena *a)
{
    FcConfig *config = NULL;
    ietf_buf text;

    ietf_buf_init(&text, a);
    write_configuration(&text);
    config = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text.data, FcTrue);
    return config;
}

static void
painter_close(pdf_painter *painter)
{
    g_clear_object(&painter->map);
    if (painter->config)
        FcConfigDestroy(painter->config);
    painter->config = NULL;
}

static pdf_painter *
painter_open(ietf_arena *a)
{
    pdf_painter *painter = IETF_NEW(a, pdf_painter);

    painter->arena = a;
    ietf_map_init(&painter->files, a);
    return painter;
}

static void
add_font(pdf_painter *painter, const char *path)
{
    if (!ietf_map_add(&painter->files, path, painter))
        return;
    if (!painter->config)
        painter->config = make_config(painter->arena);
    FcConfigAppFontAddFile(painter->config, (const FcChar8 *)path);
    if (painter->map)
        pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(painter->map));
}

static PangoFontMap *
font_map(pdf_painter *painter)
{
    if (!painter->config)
        painter->config = make_config(painter->arena);
    if (!painter->map) {
        painter->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(painter->map), painter->config);
    }
    return painter->map;
}

/* In pixels of CSS; 0: not told (or relative to the place). */
static double
pixels(bool told, const RsvgLength *length)
{
    static const double factors[] = {
        [RSVG_UNIT_PERCENT] = 0,    [RSVG_UNIT_PX] = 1,           [RSVG_UNIT_EM] = EM,
        [RSVG_UNIT_EX] = EM / 2,    [RSVG_UNIT_IN] = 96,          [RSVG_UNIT_CM] = 96 / 2.54,
        [RSVG_UNIT_MM] = 96 / 25.4, [RSVG_UNIT_PT] = 96.0 / 72.0, [RSVG_UNIT_PC] = 16,
    };
    unsigned unit = (unsigned)length->unit;
    double value =
        told && unit < sizeof factors / sizeof *factors ? length->length * factors[unit] : 0;

    return value > 0 && value < 1e6 ? value : 0;
}

/* The size that the reference's pages give: the attributes'; what they leave out by the view
 * box's proportions, and as wide as can be when they leave out both; within the limits. */
static void
measure(RsvgHandle *handle, double *width, double *height)
{
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength w, h;
    RsvgRectangle box;
    double ratio = 0;

    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box,
                                         &box);
    *width = pixels(has_width, &w);
    *height = pixels(has_height, &h);
    if (has_box && box.width > 0 && box.height > 0)
        ratio = box.width / box.height;
    else if (*width > 0 && *height > 0)
        ratio = *width / *height;
    if (*width == 0 && *height > 0)
        *width = ratio > 0 ? *height * ratio : 300;
    if (*width == 0)
        *width = ratio > 0 ? MAX_WIDTH : 300;
    if (*height == 0)
        *height = ratio > 0 ? *width / ratio : 150;
    if (*width > MAX_WIDTH) {
        *height *= MAX_WIDTH / *width;
        *width = MAX_WIDTH;
    }
    if (*height > MAX_HEIGHT) {
        *width *= MAX_HEIGHT / *height;
        *height = MAX_HEIGHT;
    }
}

typedef struct sink {
    ietf_buf *file;
    const unsigned char *data;
    unsigned int length;
} sink;

static void
append(void *user)
{
    sink *s = user;

    ietf_buf_add(s->file, (const char *)s->data, s->length);
}

/* Called by Cairo: memory that runs out must not jump through it. */
static cairo_status_t
write_file(void *user, const unsigned char *data, unsigned int length)
{
    ietf_buf *file = user;
    sink s = {file, data, length};

    return ietf_arena_try(&file->arena, 1, append, &s) ? CAIRO_STATUS_SUCCESS
                                                       : CAIRO_STATUS_NO_MEMORY;
}

/* Paints on one page of that many pixels. */
static bool
paint(pdf_painter *painter, RsvgHandle *handle, double width, double height, ietf_buf *file,
      GError **error)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(write_file, file, width * 0.75, height * 0.75);
    cairo_t *context = cairo_create(surface);
    RsvgRectangle place = {0, 0, width, height};
    PangoFontMap *former = g_object_ref(pango_cairo_font_map_get_default());
    bool fine = false;

    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    cairo_scale(context, 0.75, 0.75);
    /* librsvg takes the thread's font map */
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(font_map(painter)));
    fine = rsvg_handle_render_document(handle, context, &place, error);
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(former));
    g_object_unref(former);
    fine = cairo_status(context) == CAIRO_STATUS_SUCCESS && fine;
    cairo_destroy(context);
    cairo_surface_finish(surface);
    fine = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && fine;
    cairo_surface_destroy(surface);
    return fine;
}

bool
pdf_drawing_read(pdf_painter *painter, const pdf_node *node, pdf_picture *picture,
                 const char **why)
{
    GError *error = NULL;
    GInputStream *stream =
        g_memory_input_stream_new_from_data(node->data, (gssize)node->length, NULL);
    RsvgHandle *handle =
        rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, &error);
    double width = 0, height = 0;
    char reason[PDF_REASON] = "";
    ietf_buf file;
    bool fine = false;

    ietf_buf_init(&file, painter->arena);
    if (handle) {
        rsvg_handle_set_dpi(handle, 96);
        measure(handle, &width, &height);
        fine = paint(painter, handle, width, height, &file, &error);
        g_object_unref(handle);
    }
    g_object_unref(stream);
    if (!fine)
        pdf_reason_set(reason, error ? error->message : "it cannot be painted");
    g_clear_error(&error);
    if (!fine)
        *why = ietf_arena_strdup(painter->arena, reason);
    else
        *picture = (pdf_picture){.width = (pdf_unit)(width * 768 + 0.5),
                                 .height = (pdf_unit)(height * 768 + 0.5),
                                 .file = file.data,
                                 .file_length = file.length};
    return fine;
}

static const pdf_picture *
read_picture(pdf_painter *painter, const pdf_node *node, const char **why)
{
    pdf_picture *picture = IETF_NEW(painter->arena, pdf_picture);
    bool is_drawing = node->media_type && strcmp(node->media_type, "image/svg+xml") == 0;
    bool fine = is_drawing ? pdf_drawing_check(node->data, node->length, why) &&
                                 pdf_drawing_read(painter, node, picture, why)
                           : pdf_bitmap_read(node, picture, why, painter->arena);

    return fine ? picture : NULL;
}

static const char *
describe(ietf_arena *a)
{
    return ietf_arena_join(a, "Cairo: ", cairo_version_string(),
                           ietf_arena_format(a, "\nlibrsvg: %u.%u.%u\n", rsvg_major_version,
                                             rsvg_minor_version, rsvg_micro_version),
                           "GdkPixbuf: ", gdk_pixbuf_version, "\n", NULL);
}

__attribute__((visibility("default"))) extern const pdf_pictures ietf_pdf_pictures;
const pdf_pictures ietf_pdf_pictures = {
    .version = PDF_STACK_VERSION,
    .describe = describe,
    .open = painter_open,
    .close = painter_close,
    .add_font = add_font,
    .read = read_picture,
};
