/* Font files: which there are, and opening them. Files are known by their names, as Debian, npm
 * and the Noto project give them ("NotoSerif-BoldItalic.ttf", "RobotoMono_700Bold.ttf"), so
 * that opening one costs a mapping and no scan, and the user's font settings never matter. */
#include <dirent.h>
#include <dlfcn.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "formatters/pdf/stack/engine.h"

#define MAX_DEPTH   6      /* of directories */
#define OGHAM_SPACE 0x1680 /* the only space that is seen */

static const char *const system_directories[] = {
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
};

static int
compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool
is_font_name(const char *name)
{
    return (ietf_str_starts(name, "Noto") || ietf_str_starts(name, "Roboto")) &&
           (ietf_str_ends(name, ".ttf") || ietf_str_ends(name, ".otf") ||
            ietf_str_ends(name, ".ttc"));
}

typedef struct listing { /* an open directory and the names that matter in it */
    DIR *directory;
    ietf_list names;
} listing;

static void
read_names(void *user)
{
    listing *l = user;

    for (struct dirent *entry = readdir(l->directory); entry; entry = readdir(l->directory)) {
        bool may_be_directory = entry->d_type != DT_REG && !strchr(entry->d_name, '.');

        if (may_be_directory || is_font_name(entry->d_name))
            ietf_list_add(&l->names, ietf_arena_strdup(l->names.arena, entry->d_name));
    }
}

/* Sorted, so that the file system's order does not matter. Recursive, to MAX_DEPTH. */
static void
list_directory(pdf_font_files *files, const char *path, int depth)
{
    listing l = {.directory = opendir(path)};
    bool fine = false;
    ietf_list names;

    if (!l.directory)
        return;
    ietf_list_init(&l.names, files->arena);
    fine = ietf_arena_try(&files->arena, 1, read_names, &l);
    closedir(l.directory);
    if (!fine)
        ietf_arena_fail(files->arena);
    names = l.names;
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        const char *full = ietf_arena_join(files->arena, path, "/", name, NULL);

        if (is_font_name(name))
            ietf_map_add(&files->paths, name, full);
        else if (depth < MAX_DEPTH)
            list_directory(files, full, depth + 1);
    }
}

/* The folders of fonts that come with the module: beside it, and in share/ where it is
 * installed.
 */
static void
list_own_directories(pdf_font_files *files)
{
    Dl_info info;
    const char *slash = NULL;

    if (!dladdr((void *)list_own_directories, &info) || !info.dli_fname)
        return;
    slash = strrchr(info.dli_fname, '/');
    if (slash) {
        const char *folder =
            ietf_arena_strndup(files->arena, info.dli_fname, (size_t)(slash - info.dli_fname));

        list_directory(files, ietf_arena_join(files->arena, folder, "/fonts", NULL), 0);
        list_directory(
            files, ietf_arena_join(files->arena, folder, "/" IETF_PDF_FONTS_FROM_MODULE, NULL),
            0);
    }
}

void
pdf_font_files_open(pdf_font_files *files, ietf_arena *a, const char *font_path)
{
    *files = (pdf_font_files){.arena = a};
    ietf_map_init(&files->paths, a);
    ietf_map_init(&files->open, a);
    while (font_path && *font_path) {
        size_t length = strcspn(font_path, ":");

        if (length)
            list_directory(files, ietf_arena_strndup(a, font_path, length), 0);
        font_path += length + (font_path[length] == ':');
    }
    list_own_directories(files);
    for (size_t i = 0; i < sizeof system_directories / sizeof *system_directories; i++)
        list_directory(files, system_directories[i], 0);
}

void
pdf_font_files_close(pdf_font_files *files)
{
    for (pdf_font *font = files->fonts; font; font = font->next) {
        hb_font_destroy(font->font);
        hb_face_destroy(font->data);
    }
    files->fonts = NULL;
}

static const char *
face_string(ietf_arena *a, hb_face_t *data, hb_ot_name_id_t id)
{
    char text[256];
    unsigned int size = sizeof text;

    hb_ot_name_get_utf8(data, id, HB_LANGUAGE_INVALID, &size, text);
    return ietf_arena_strdup(a, size ? text : "");
}

/* A 16-bit number of a table, signed. */
static int
table_number(hb_face_t *data, hb_tag_t tag, unsigned int offset)
{
    hb_blob_t *table = hb_face_reference_table(data, tag);
    unsigned int length = 0;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(table, &length);
    int value = offset + 2 <= length ? (int16_t)(bytes[offset] << 8 | bytes[offset + 1]) : 0;

    hb_blob_destroy(table);
    return value;
}

static bool
has_table(hb_face_t *data, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(data, tag);
    bool has = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return has;
}

static void
describe_face(ietf_arena *a, pdf_font *font, const char *family)
{
    hb_font_extents_t extents;
    hb_position_t value = 0;
    pdf_face *face = &font->face;
    hb_tag_t os2 = HB_TAG('O', 'S', '/', '2'), post = HB_TAG('p', 'o', 's', 't');

    memset(&extents, 0, sizeof extents);
    hb_font_get_h_extents(font->font, &extents);
    face->name = face_string(a, font->data, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    face->family = family;
    face->units = hb_face_get_upem(font->data);
    face->ascent = extents.ascender;
    face->descent = extents.descender;
    if (hb_ot_metrics_get_position(font->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &value))
        face->cap_height = value;
    if (hb_ot_metrics_get_position(font->font, HB_OT_METRICS_TAG_X_HEIGHT, &value))
        face->x_height = value;
    for (unsigned int i = 0; i < 4; i++)
        face->bbox[i] = table_number(font->data, HB_TAG('h', 'e', 'a', 'd'), 36 + 2 * i);
    face->italic_angle = table_number(font->data, post, 4) +
                         (table_number(font->data, post, 6) & 0xFFFF) / 65536.0;
    face->weight = (unsigned)table_number(font->data, os2, 4);
    face->is_italic = table_number(font->data, os2, 62) & 1;
    face->is_mono = table_number(font->data, post, 12) || table_number(font->data, post, 14);
    face->is_serif = strstr(family, "Serif") != NULL;
    face->is_cff = has_table(font->data, HB_TAG('C', 'F', 'F', ' '));
}

/* key: of files->open; family: as pdf_face tells it. NULL: not a font. */
static pdf_font *
open_face(pdf_font_files *files, const char *key, const char *path, unsigned int index,
          const char *family)
{
    pdf_font *font = IETF_NEW(files->arena, pdf_font);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);

    if (!blob || index >= hb_face_count(blob)) {
        hb_blob_destroy(blob);
        return NULL;
    }
    font->path = path;
    font->number = -1;
    font->data = hb_face_create(blob, index);
    font->font = hb_font_create(font->data);
    font->next = files->fonts;
    files->fonts = font;
    hb_blob_destroy(blob);
    describe_face(files->arena, font, family);
    ietf_map_set(&files->open, key, font);
    return font;
}

/* "Noto Serif" to "NotoSerif". */
static const char *
without_spaces(ietf_arena *a, const char *text)
{
    return ietf_str_replace(a, text, " ", "");
}

/* Endings of file names, by bold and italic. */
static const char *const endings[4][2] = {
    {"-Regular", "_400Regular"},
    {"-Bold", "_700Bold"},
    {"-Italic", "_400Regular_Italic"},
    {"-BoldItalic", "_700Bold_Italic"},
};

static pdf_font *
open_shape(pdf_font_files *files, const char *family, unsigned shape)
{
    static const char *const types[] = {".ttf", ".otf"};
    const char *base = without_spaces(files->arena, family);

    for (size_t i = 0; i < 4; i++) {
        const char *name =
            ietf_arena_join(files->arena, base, endings[shape][i / 2], types[i % 2], NULL);
        pdf_font *font = ietf_map_get(&files->open, name);
        const char *path = font ? NULL : ietf_map_get(&files->paths, name);

        if (path)
            font = open_face(files, name, path, 0, ietf_arena_strdup(files->arena, family));
        if (font)
            return font;
    }
    return NULL;
}

pdf_font *
pdf_font_open(pdf_font_files *files, const char *family, bool bold, bool italic)
{
    unsigned wanted = (bold ? 1 : 0) | (italic ? 2 : 0);
    unsigned tries[4] = {wanted, bold ? 1 : 0, italic ? 2 : 0, 0};
    pdf_font *font = NULL;

    for (size_t i = 0; i < 4 && !font; i++)
        font = open_shape(files, family, tries[i]);
    return font;
}

/* The index in a collection of the font of that family. */
static int
collection_index(const char *path, const char *family)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    unsigned int count = blob ? hb_face_count(blob) : 0;
    int found = -1;

    for (unsigned int i = 0; i < count && found < 0; i++) {
        hb_face_t *data = hb_face_create(blob, i);
        char name[64] = "";
        unsigned int size = sizeof name;

        hb_ot_name_get_utf8(data, HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &size, name);
        if (strcmp(name, family) == 0)
            found = (int)i;
        hb_face_destroy(data);
    }
    hb_blob_destroy(blob);
    return found;
}

static pdf_font *
open_cjk_file(pdf_font_files *files, const char *file, const char *family)
{
    const char *key = ietf_arena_join(files->arena, file, "#", family, NULL);
    const char *path = ietf_map_get(&files->paths, file);
    pdf_font *font = ietf_map_get(&files->open, key);
    int index = font || !path ? -1 : collection_index(path, family);

    return index < 0 ? font : open_face(files, key, path, (unsigned int)index, family);
}

pdf_font *
pdf_font_open_cjk(pdf_font_files *files, const pdf_slot *slot, const char *region)
{
    bool serif = slot->family == PDF_FAMILY_SERIF;
    /* serif and bold fonts first, where they are wished; then what there is */
    for (unsigned i = 0; i < 4; i++) {
        bool is_serif = (i & 2) ? !serif : serif, is_bold = (i & 1) ? !slot->bold : slot->bold;
        const char *file = ietf_arena_join(files->arena, "Noto", is_serif ? "Serif" : "Sans",
                                           "CJK-", is_bold ? "Bold" : "Regular", ".ttc", NULL);
        const char *kind = is_serif                          ? "Noto Serif CJK "
                           : slot->family == PDF_FAMILY_MONO ? "Noto Sans Mono CJK "
                                                             : "Noto Sans CJK ";
        pdf_font *font =
            open_cjk_file(files, file, ietf_arena_join(files->arena, kind, region, NULL));

        if (font)
            return font;
    }
    return NULL;
}

static void
list_others(pdf_font_files *files)
{
    files->others = IETF_NEW_ARRAY(files->arena, const char *, files->paths.count + 1);
    for (size_t i = 0; i < files->paths.count; i++) {
        const char *name = files->paths.entries[i].key;

        if (ietf_str_starts(name, "Noto") &&
            (ietf_str_ends(name, "-Regular.ttf") || ietf_str_ends(name, "-Regular.otf")))
            files->others[files->other_count++] = name;
    }
    qsort(files->others, files->other_count, sizeof *files->others, compare_names);
}

pdf_font *
pdf_font_open_other(pdf_font_files *files, size_t index)
{
    if (!files->others)
        list_others(files);
    while (index < files->other_count) {
        const char *name = files->others[index];
        pdf_font *font = ietf_map_get(&files->open, name);

        if (!font)
            font = open_face(files, name, ietf_map_get(&files->paths, name), 0,
                             ietf_arena_strndup(files->arena, name, strcspn(name, "-")));
        if (font)
            return font;
        index++;
    }
    return NULL;
}

bool
pdf_font_covers(const pdf_font *font, uint32_t c)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_codepoint_t glyph = 0, first = 0, second = 0;

    if (hb_font_get_nominal_glyph(font->font, c, &glyph))
        return glyph != 0;
    /* HarfBuzz makes spaces of the space, the non-breaking hyphen of the hyphen, hides what is
     * ignorable, and takes letters apart */
    if ((hb_unicode_general_category(unicode, c) ==
             HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR &&
         c != OGHAM_SPACE) ||
        c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x034F ||
        (c >= 0xE0100 && c <= 0xE01EF))
        return true;
    if (c == IETF_NBHY)
        return hb_font_get_nominal_glyph(font->font, 0x2010, &glyph);
    return hb_unicode_decompose(unicode, c, &first, &second) && first != c &&
           hb_font_get_nominal_glyph(font->font, first, &glyph) &&
           (!second || hb_font_get_nominal_glyph(font->font, second, &glyph));
}

uint16_t
pdf_font_number(pdf_engine *e, pdf_font *font)
{
    if (font->number < 0) {
        if (e->used_count == e->used_capacity) {
            size_t capacity = e->used_capacity ? 2 * e->used_capacity : 16;

            e->used = ietf_arena_grow(e->arena, e->used, e->used_capacity * sizeof *e->used,
                                      capacity * sizeof *e->used);
            e->used_capacity = capacity;
        }
        font->number = (int)e->used_count;
        e->used[e->used_count++] = font;
    }
    return (uint16_t)font->number;
}
