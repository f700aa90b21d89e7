/* Loads the pictures' module when the first picture comes, and tells it the fonts for the text
 * in drawings: these are the same files as for all other text. */
#include <dlfcn.h>
#include <string.h>

#include "formatters/pdf/stack/engine.h"
#include "formatters/pdf/stack/pictures.h"

#define MODULE "libietfdoc-pdf-pictures.so"

static const pdf_pictures *
load(const char **why, ietf_arena *a)
{
    Dl_info info;
    const char *slash = NULL, *path = MODULE;
    void *module = NULL;
    const pdf_pictures *pictures = NULL;

    if (dladdr((void *)load, &info) && info.dli_fname)
        slash = strrchr(info.dli_fname, '/');
    if (slash) /* beside this module */
        path = ietf_arena_format(a, "%.*s/%s", (int)(slash - info.dli_fname), info.dli_fname,
                                 MODULE);
    module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!module) {
        *why = ietf_arena_strdup(a, dlerror());
        return NULL;
    }
    pictures = dlsym(module, "ietf_pdf_pictures");
    if (pictures && pictures->version == PDF_STACK_VERSION)
        return pictures;
    *why = MODULE " belongs to another version of the library";
    return NULL;
}

const char *
pdf_pictures_describe(ietf_arena *a)
{
    const char *why = NULL;
    const pdf_pictures *pictures = load(&why, a);

    return pictures ? pictures->describe(a)
                    : ietf_arena_join(a, "no pictures: ", why, "\n", NULL);
}

/* The families that drawings name, in the shapes that this one may need, and a font for each
 * character that these lack. */
static void
add_fonts(pdf_engine *e, const pdf_pictures *pictures, const pdf_node *node, const char *words)
{
    static const char *const families[] = {"Noto Serif", "Noto Sans", "Roboto Mono",
                                           "Noto Sans Mono"};
    static const pdf_style plain = {.family = PDF_FAMILY_SERIF};
    bool bold = memmem(node->data, node->length, "font-weight", 11) != NULL ||
                memmem(node->data, node->length, "bold", 4) != NULL;
    bool italic = memmem(node->data, node->length, "italic", 6) != NULL ||
                  memmem(node->data, node->length, "oblique", 7) != NULL;
    const char *end = words + strlen(words);
    pdf_slot *slot = &e->slots[pdf_slot_of(&plain)];

    for (unsigned i = 0; i < 16; i++) {
        bool wants = (!(i & 1) || bold) && (!(i & 2) || italic);
        pdf_font *font = wants ? pdf_font_open(&e->files, families[i / 4], i & 1, i & 2) : NULL;

        if (font)
            pictures->add_font(e->painter, font->path);
    }
    while (words < end) {
        uint32_t c = ietf_utf8_next(&words, end);
        pdf_font *font = c < 0x80 ? NULL : pdf_fallback(e, slot, e->languages[0], &c, 1);

        if (font)
            pictures->add_font(e->painter, font->path);
    }
}

static bool
is_drawing(const pdf_node *node)
{
    return node->media_type && strcmp(node->media_type, "image/svg+xml") == 0;
}

const pdf_picture *
pdf_picture_read(pdf_engine *e, const pdf_node *node)
{
    const char *why = "it cannot be read", *words = NULL;
    const pdf_pictures *pictures = NULL;
    const pdf_picture *read = NULL;
    pdf_picture *picture = NULL;

    if (!e->pictures)
        e->pictures = load(&why, e->arena);
    pictures = e->pictures;
    if (pictures && !e->painter)
        e->painter = pictures->open(e->arena);
    if (e->painter && is_drawing(node)) {
        words = pdf_drawing_words(node->data, node->length, e->arena);
        e->scratch = ietf_arena_child(e->arena);
        if (words)
            add_fonts(e, pictures, node, words);
        ietf_arena_free(e->scratch);
        e->scratch = NULL;
    }
    read = e->painter ? pictures->read(e->painter, node, &why) : NULL;
    if (!read) {
        e->complain(e->flow->job, PDF_BAD_PICTURE, node->source, why);
        return NULL;
    }
    picture = IETF_NEW(e->arena, pdf_picture);
    *picture = *read;
    picture->words = words;
    return picture;
}

void
pdf_pictures_close(pdf_engine *e)
{
    if (e->painter)
        e->pictures->close(e->painter);
    e->painter = NULL;
}
