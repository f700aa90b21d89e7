/* Which font shows a character. Every slot has its main font; then come, in this order, the
 * fonts of its kind, of the character's script, of symbols, of the document's scripts, and any
 * Noto font. The order does not depend on the system. */
#include <string.h>
#include <unictype.h>

#include "formatters/pdf/stack/engine.h"

/* Families by enum pdf_family; the next one stands in for one that is missing. */
static const char *const families[][3] = {
    [PDF_FAMILY_SERIF] = {"Noto Serif", "Noto Sans", NULL},
    [PDF_FAMILY_SANS] = {"Noto Sans", "Noto Serif", NULL},
    [PDF_FAMILY_MONO] = {"Roboto Mono", "Noto Sans Mono", NULL},
};
static const char *const packages[][2] = {
    {"Noto Serif", "fonts-noto-core"},
    {"Noto Sans", "fonts-noto-core"},
    {"Roboto Mono", "npm: @expo-google-fonts/roboto-mono"},
    {"Noto Sans Mono", "fonts-noto-mono"},
    {"Noto Sans Math", "fonts-noto-core"},
    {"Noto Sans Symbols2", "fonts-noto-core"},
    {"Noto Serif CJK", "fonts-noto-cjk"},
};

uint8_t
pdf_slot_of(const pdf_style *style)
{
    unsigned family = style->family < PDF_FAMILY_SERIF || style->family > PDF_FAMILY_MONO
                          ? PDF_FAMILY_SERIF
                          : style->family;

    return (uint8_t)(family * 4 + (style->bold ? 1 : 0) + (style->italic ? 2 : 0));
}

/* Complains of a family that is missing, once. */
static void
complain_of_family(pdf_engine *e, const char *wanted, const char *used)
{
    for (size_t i = 0; i < PDF_SLOTS; i++) {
        if (e->slots[i].main && e->slots[i].wanted == wanted)
            return;
    }
    e->complain(e->flow->job, PDF_NO_FONT, NULL,
                ietf_arena_join(e->arena, wanted, ": ", used, " is used instead", NULL));
}

static bool
open_slot(pdf_engine *e, uint8_t index)
{
    pdf_slot *slot = &e->slots[index];
    const char *const *tries = families[index / 4];
    pdf_font *font = NULL;

    if (slot->main)
        return true;
    slot->family = index / 4;
    slot->bold = index & 1;
    slot->italic = index & 2;
    for (size_t i = 0; tries[i] && !font; i++)
        font = pdf_font_open(&e->files, tries[i], slot->bold, slot->italic);
    if (!font)
        font = pdf_font_open(&e->files, "Noto Sans", slot->bold, slot->italic);
    if (!font)
        font = pdf_font_open_other(&e->files, 0);
    if (!font) {
        e->complain(e->flow->job, PDF_BROKEN, NULL,
                    "there are no fonts (packages fonts-noto-core and fonts-noto-mono)");
        return false;
    }
    if (strcmp(font->face.family, tries[0]) != 0)
        complain_of_family(e, tries[0], font->face.family);
    slot->wanted = tries[0];
    slot->main = font;
    return true;
}

bool
pdf_slots_open(pdf_engine *e)
{
    static const pdf_style serif = {.family = PDF_FAMILY_SERIF};

    if (!open_slot(e, pdf_slot_of(&serif)))
        return false;
    for (size_t i = 0; i < e->flow->style_count; i++) {
        if (!open_slot(e, pdf_slot_of(&e->flow->styles[i])))
            return false;
    }
    return true;
}

static bool
is_cjk(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0x9FFF) ||
           (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x1B000 && c <= 0x1B16F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/* Han characters look different by language; without one, kana and hangul tell. */
static const char *
cjk_region(const pdf_engine *e, const char *language, uint32_t c)
{
    static const char *const regions[][2] = {
        {"ja", "JP"},      {"ko", "KR"},    {"zh-hant-hk", "HK"}, {"zh-hk", "HK"},
        {"zh-hant", "TC"}, {"zh-tw", "TC"}, {"zh", "SC"},
    };

    for (size_t i = 0; i < sizeof regions / sizeof *regions; i++) {
        size_t length = strlen(regions[i][0]);

        if (strncmp(language, regions[i][0], length) == 0 &&
            (!language[length] || language[length] == '-'))
            return regions[i][1];
    }
    if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF))
        return "JP";
    if ((c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xD7FF))
        return "KR";
    for (size_t i = 0; i < e->flow->script_count; i++) {
        if (strcmp(e->flow->scripts[i], "Hiragana") == 0 ||
            strcmp(e->flow->scripts[i], "Katakana") == 0)
            return "JP";
    }
    return "SC";
}

/* "Noto Serif Hebrew" or "Noto Sans Hebrew", in the slot's shape. */
static pdf_font *
open_script(pdf_engine *e, const pdf_slot *slot, const char *script, bool serif)
{
    bool arabic_serif = serif && strcmp(script, "Arabic") == 0;
    const char *kind = arabic_serif ? "Noto Naskh " : serif ? "Noto Serif " : "Noto Sans ";
    char *name = ietf_str_replace(e->scratch, script, "_", "");

    if (strcmp(name, "Nko") == 0)
        name = ietf_arena_strdup(e->scratch, "NKo");
    return pdf_font_open(&e->files, ietf_arena_join(e->scratch, kind, name, NULL), slot->bold,
                         slot->italic);
}

static pdf_font *
open_family(pdf_engine *e, const pdf_slot *slot, const char *family)
{
    return pdf_font_open(&e->files, family, slot->bold, slot->italic);
}

/* The candidate of that turn for the character, which may be NULL; turns begin at 0. *more is
 * false behind the last. */
static pdf_font *
candidate(pdf_engine *e, const pdf_slot *slot, const char *language, uint32_t c, size_t turn,
          bool *more)
{
    static const char *const common[] = {"Noto Sans Symbols2", "Noto Sans Math"};
    static const char *const last[] = {"Noto Serif", "Noto Sans", "Noto Sans Symbols"};
    bool serif = slot->family == PDF_FAMILY_SERIF;
    const uc_script_t *script = uc_script(c);
    size_t scripts = e->flow->script_count;
    pdf_font *font = NULL;

    if (turn == 0)
        return slot->main;
    if (turn == 1)
        return slot->family == PDF_FAMILY_MONO ? open_family(e, slot, "Noto Sans Mono") : NULL;
    if (turn == 2)
        return !is_cjk(c) ? NULL
                          : pdf_font_open_cjk(&e->files, slot, cjk_region(e, language, c));
    if (turn < 5)
        return script ? open_script(e, slot, script->name, (turn == 3) == serif) : NULL;
    turn -= 5;
    if (turn < 2)
        return open_family(e, slot, common[turn]);
    turn -= 2;
    if (turn < 2 * scripts)
        return open_script(e, slot, e->flow->scripts[turn / 2], (turn % 2 == 0) == serif);
    turn -= 2 * scripts;
    if (turn < 3)
        return open_family(e, slot, last[turn]);
    font = pdf_font_open_other(&e->files, turn - 3);
    *more = font != NULL;
    return font;
}

pdf_font *
pdf_fallback(pdf_engine *e, pdf_slot *slot, const char *language, const uint32_t *c,
             size_t count)
{
    bool more = true;

    for (size_t turn = 0; more; turn++) {
        pdf_font *font = candidate(e, slot, language, *c, turn, &more);
        size_t i = 0;

        while (font && i < count && pdf_font_covers(font, c[i]))
            i++;
        if (font && i == count)
            return font;
    }
    return NULL;
}

const char *
pdf_fonts_describe(const char *font_path, ietf_arena *a)
{
    pdf_font_files files;
    ietf_buf text;

    pdf_font_files_open(&files, a, font_path);
    ietf_buf_init(&text, a);
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
        static const pdf_slot serif = {.family = PDF_FAMILY_SERIF};
        bool is_cjk = strstr(packages[i][0], "CJK") != NULL;
        const pdf_font *font = is_cjk ? pdf_font_open_cjk(&files, &serif, "SC")
                                      : pdf_font_open(&files, packages[i][0], false, false);

        ietf_buf_addf(&text, font ? "%s: %s\n" : "%s: missing (%s)\n", packages[i][0],
                      font ? font->path : packages[i][1]);
    }
    pdf_font_files_close(&files);
    return ietf_buf_copy(&text, a);
}
