/* Characters: names, <u>, scripts, what counts as Latin and as ASCII. */
#include "support.h"

#include "libietfdoc/compose/unicode.h"

static void
characters_have_names(void **state)
{
    static const struct {
        uint32_t c;
        const char *name;
    } rows[] = {
        {0xE9, "LATIN SMALL LETTER E WITH ACUTE"},
        {0x4E2D, "CJK UNIFIED IDEOGRAPH-4E2D"},
        {0x2A6DF, "CJK UNIFIED IDEOGRAPH-2A6DF"},
        {0xF900, "CJK COMPATIBILITY IDEOGRAPH-F900"},
        {0xAC00, "HANGUL SYLLABLE GA"},
        {0xAC05, "HANGUL SYLLABLE GANJ"},
        {0x0A, "U+000a"},
        {0xE000, "U+e000"},
        {0x10FFFF, "U+10ffff"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ietf_unicode_name(rows[i].c, f->arena), rows[i].name);
}

static const char *
expand(struct fixture *f, const char *attributes, const char *text)
{
    const char *xml = ietf_arena_join(f->arena, "<u ", attributes, ">", text, "</u>", NULL);

    return ietf_unicode_expand(fixture_parse(f, xml)->root, &f->diagnostics, f->arena);
}

static void
u_expands_by_its_format(void **state)
{
    static const struct {
        const char *attributes, *text, *expanded;
    } rows[] = {
        {"", "\xC3\xA9", "\"\xC3\xA9\" (LATIN SMALL LETTER E WITH ACUTE, U+00E9)"},
        {"format='num'", "\xC3\xA9", "U+00E9"},
        {"format='num-lit'", "ab", "U+0061 U+0062 (\"ab\")"},
        {"format='name-char-num'", "ab",
         "LATIN SMALL LETTER A, LATIN SMALL LETTER B (ab, U+0061 U+0062)"},
        {"format='num-ascii' ascii='e'", "\xC3\xA9", "U+00E9 (\"e\")"},
        {"format='{char} is {{{num}}}'", "x", "x is {U+0078}"},
        {"format='num'", "\xF0\x9F\x98\x80", "U+1F600"},
        {"format='bogus'", "", ""},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(expand(f, rows[i].attributes, rows[i].text), rows[i].expanded);
    assert_int_equal(f->diagnostics.list.count, 0);
}

static void
bad_formats_are_errors(void **state)
{
    static const struct {
        const char *attributes, *message;
    } rows[] = {
        {"format='lit'", "Expected <unicode> expansion parts to include at least \"num\", but "
                         "found format=\"lit\""},
        {"format='num-ascii'", "Expected an ascii value when using \"ascii\" in the <unicode> "
                               "expansion, but found none"},
        {"format='num-lit-name-char'", "Expected up to 3 dash-separated <unicode> expansion "
                                       "parts, but found 4: format=\"num-lit-name-char\""},
        {"format='plain'", "Expected <unicode> expansion parts to be one or more of name, num, "
                           "char, lit, ascii, but found format=\"plain\""},
        {"format=''", "Expected <unicode> to have a format attribute, but found none"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_null(expand(f, rows[i].attributes, "x"));
        assert_string_equal(fixture_message(f, i), rows[i].message);
    }
}

/* The sums were taken from Unicode 10.0's Scripts.txt and from the reference's tables. */
static void
script_tables_are_whole(void **state)
{
    size_t latin = 0;
    size_t known = 0;
    size_t han = 0;

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        const char *name = ietf_script_name(c);
        latin += ietf_script_is_latin_char(c);
        known += name != NULL;
        han += name && strcmp(name, "Han") == 0;
    }
    assert_int_equal(latin, 9554);
    assert_int_equal(known, 136755);
    assert_int_equal(han, 89228);
}

static void
latin_text_has_its_tolerance(void **state)
{
    (void)state;
    assert_true(ietf_script_is_latin(""));
    assert_true(ietf_script_is_latin("J. Doe \xE2\x80\x94 \xC3\x96"));
    assert_false(ietf_script_is_latin("\xD0\x96")); /* Cyrillic */
    assert_false(ietf_script_is_latin("Doe \xE6\x98\x8E"));
    assert_true(ietf_script_is_latin("\xCE\x86")); /* U+0386, Greek, behind U+0385 */
    assert_false(ietf_script_is_latin("\xCE\x91"));
}

static void
scripts_of_a_document_are_listed(void **state)
{
    static const struct {
        const char *xml, *scripts;
    } rows[] = {
        {"<t>abc</t>", "Latin"},
        {"<t>abc, <em>d</em></t>", "Common,Latin"},
        {"<t>a<em>b</em></t>", "Common,Latin"}, /* the blank between texts counts */
        {"<t>\xCE\xB1\xD0\x96\xCC\x81</t>", "Cyrillic,Greek,Inherited"},
        {"<t/>", ""},
        {"<t>\xF0\x9F\xAB\xA0</t>", ""}, /* younger than Unicode 10 */
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ietf_scripts(fixture_parse(f, rows[i].xml)->root, f->arena),
                            rows[i].scripts);
}

static void
ascii_counts_only_at_the_start(void **state)
{
    char digits[120] = "<t>";
    struct fixture *f = *state;

    memset(digits + 3, '1', 100);
    strcpy(digits + 103, "a</t>");
    assert_string_equal(ietf_scripts(fixture_parse(f, digits)->root, f->arena), "Common");
}

static void
text_is_cleaned(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(ietf_clean_text(" a\xC2\xA0"
                                        "b\xE2\x80\xA8"
                                        "c\xE2\x80\x8B"
                                        "d\xE2\x81\xA0\xEE\x81\xA0 ",
                                        f->arena),
                        "a b cd");
    /* the hyphen stays, as in the reference */
    assert_string_equal(ietf_clean_text("a\xE2\x80\x91z", f->arena), "a\xE2\x80\x91z");
    assert_true(
        ietf_text_is_ascii("a\xC2\xA0\xE2\x80\x8B\xE2\x80\x91\xE2\x80\xA8\xE2\x81\xA0"));
    assert_false(ietf_text_is_ascii("\xC3\xA9"));
    assert_true(ietf_text_is_ascii(NULL));
    assert_string_equal(
        ietf_joined_text(fixture_parse(f, "<title>A<br/>B<!--c--> C</title>")->root, "+",
                         f->arena),
        "A+B+ C");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(characters_have_names),
        FIXTURE_TEST(u_expands_by_its_format),
        FIXTURE_TEST(bad_formats_are_errors),
        FIXTURE_TEST(script_tables_are_whole),
        FIXTURE_TEST(latin_text_has_its_tolerance),
        FIXTURE_TEST(scripts_of_a_document_are_listed),
        FIXTURE_TEST(ascii_counts_only_at_the_start),
        FIXTURE_TEST(text_is_cleaned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
