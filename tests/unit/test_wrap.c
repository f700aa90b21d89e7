/* Line filling. The expectations are what the reference makes of the same texts. */
#include "support.h"

#include <string.h>

#include "formatters/text/wrap.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/utf8.h"

struct filled {
    const char *text;
    ietf_wrap_style style;
    const char *expected; /* lines joined by U+2028 */
};

static const struct filled filled[] = {
    /* blanks */
    {"", {20, 0, 0, false, false}, ""},
    {"   one   two.   Three.    Four",
     {20, 0, 0, false, false},
     "  one two.  Three.\xE2\x80\xA8"
     "Four"},
    {"a\tb\n\n  c\r\nd", {20, 0, 0, false, false}, "a b c d"},
    {"line\xE2\x80\xA8  next\xE2\x80\xA8\xE2\x80\xA8last",
     {20, 0, 0, false, false},
     "line\xE2\x80\xA8next\xE2\x80\xA8\xE2\x80\xA8last"},
    {"\xE2\x80\xA8"
     "end\xE2\x80\xA8",
     {20, 0, 0, false, false},
     "\xE2\x80\xA8"
     "end\xE2\x80\xA8"},
    {"first second third fourth",
     {12, 3, 5, false, false},
     "   first\xE2\x80\xA8     second\xE2\x80\xA8     third\xE2\x80\xA8     fourth"},
    {"word", {2, 0, 0, false, false}, "word"},
    {"  leading blanks stay on the first line",
     {14, 0, 0, false, false},
     "  leading\xE2\x80\xA8"
     "blanks stay on\xE2\x80\xA8the first line"},
    /* words that stay with their number */
    {"see Section 4.2.1",
     {12, 0, 0, false, false},
     "see Section\xE2\x80\xA8"
     "4.2.1"},
    {"the Tables in Table 3",
     {14, 0, 0, false, false},
     "the Tables in\xE2\x80\xA8Table\xC2\xA0"
     "3"},
    {"Subsection 7 of it",
     {10, 0, 0, false, false},
     "Subsection\xE2\x80\xA8"
     "7 of it"},
    /* slashes */
    {"and/or either/neither/both",
     {10, 0, 0, false, false},
     "and/or\xE2\x80\xA8"
     "either/\xE2\x80\xA8neither/\xE2\x80\xA8"
     "both"},
    {"1/2/3 a/1 a/b 9/x",
     {3, 0, 0, false, false},
     "1/2/3\xE2\x80\xA8"
     "a/1\xE2\x80\xA8"
     "a/b\xE2\x80\xA8"
     "9/x"},
    {"a/b/c/d/e/f/g",
     {5, 0, 0, false, false},
     "a/b/c/d/\xE2\x80\xA8"
     "e/f/g"},
    {"./configure/x -/a/b",
     {6, 0, 0, false, false},
     "./configure/\xE2\x80\xA8x -/a/\xE2\x80\xA8"
     "b"},
    {"x/\xC3\xA9 \xC3\xA9/x", {3, 0, 0, false, false}, "x/\xC3\xA9\xE2\x80\xA8\xC3\xA9/x"},
    /* hyphens */
    {"Internet-Draft well-known",
     {10, 0, 0, false, false},
     "Internet-\xE2\x80\xA8"
     "Draft\xE2\x80\xA8well-known"},
    {"x-1 802.11-style",
     {5, 0, 0, false, false},
     "x-1\xE2\x80\xA8"
     "802.11-style"},
    {"ab-cd1 ab-1c ab-12 a1-bc",
     {4, 0, 0, false, false},
     "ab-\xE2\x80\xA8"
     "cd1\xE2\x80\xA8"
     "ab-\xE2\x80\xA8"
     "1c\xE2\x80\xA8"
     "ab-12\xE2\x80\xA8"
     "a1-bc"},
    {"twenty-three-hundred",
     {8, 0, 0, false, false},
     "twenty-\xE2\x80\xA8three-\xE2\x80\xA8hundred"},
    {"ab--cd ab---cd",
     {5, 0, 0, false, false},
     "ab--\xE2\x80\xA8"
     "cd ab\xE2\x80\xA8---cd"},
    {"\"ab--cd",
     {4, 0, 0, false, false},
     "\"ab--\xE2\x80\xA8"
     "cd"},
    {"\xE4\xB8\xAD\xE6\x96\x87-\xE4\xB8\xAD\xE6\x96\x87",
     {4, 0, 0, false, false},
     "\xE4\xB8\xAD\xE6\x96\x87-\xE2\x80\xA8\xE4\xB8\xAD\xE6\x96\x87"},
    {"a-bb bb-a",
     {3, 0, 0, false, false},
     "a-bb\xE2\x80\xA8"
     "bb-a"},
    {"fo1-ba1-ba", {5, 0, 0, false, false}, "fo1-ba1-ba"},
    /* no-break space, bar, word joiner: no break before them */
    {"alpha \xC2\xA0"
     "beta",
     {6, 0, 0, false, false},
     "alpha\xE2\x80\xA8"
     "beta"},
    {"alpha |beta gamma", {6, 0, 0, false, false}, "alpha |beta\xE2\x80\xA8gamma"},
    {"alpha  \xE2\x81\xA0"
     "beta",
     {6, 0, 0, false, false},
     "alpha\xE2\x80\xA8"
     "beta"},
    {"one\xC2\xA0two three", {8, 0, 0, false, false}, "one\xC2\xA0two\xE2\x80\xA8three"},
    {"a very\xC2\xA0long\xC2\xA0tied\xC2\xA0phrase here",
     {12, 0, 0, false, false},
     "a very long\xE2\x80\xA8tied phrase\xE2\x80\xA8here"},
    /* what has no width */
    {"soft\xE2\x80\x8B"
     "break here",
     {6, 0, 0, false, false},
     "soft\xE2\x80\xA8"
     "break\xE2\x80\xA8here"},
    {"zwnj\xE2\x80\x8Cword joiner\xE2\x81\xA0word",
     {8, 0, 0, false, false},
     "zwnjword\xE2\x80\xA8joinerword"},
    {"verylongword\xE2\x80\x8Bsplit", {5, 0, 0, false, false}, "verylongword\xE2\x80\xA8split"},
    {"x\xE2\x80\x8B\xC2\xA0y", {2, 0, 0, false, false}, "x\xE2\x80\x8B\xE2\x80\xA8y"},
    {"a \xE2\x80\x8B b",
     {3, 0, 0, false, false},
     "a \xE2\x80\xA8"
     "b"},
    /* sentences */
    {"End. Next one.", {40, 0, 0, false, false}, "End. Next one."},
    {"End! \"Next\" one? [A] b.", {40, 0, 0, false, false}, "End!  \"Next\" one?  [A] b."},
    {"See e.g. This, i.e. That, cf. Those",
     {40, 0, 0, false, false},
     "See e.g. This, i.e. That, cf. Those"},
    {"Mr. Foo and (Fig. One) in Sec. Two",
     {40, 0, 0, false, false},
     "Mr. Foo and (Fig. One) in Sec. Two"},
    {"A. Name of U.S. Postal", {40, 0, 0, false, false}, "A.  Name of U.S.  Postal"},
    {"end.) Next end.\" Next end.] Next",
     {40, 0, 0, false, false},
     "end.)  Next end.\"  Next end.]  Next"},
    {"RFC 2119. the lower case", {40, 0, 0, false, false}, "RFC 2119. the lower case"},
    {"End. Next one.", {40, 0, 0, false, true}, "End. Next one."},
    {"Section\xC2\xA0"
     "Dr. No",
     {40, 0, 0, false, false},
     "Section\xC2\xA0"
     "Dr. No"},
    /* addresses */
    {"see <https://example.com/a-b/c> here",
     {30, 0, 0, true, false},
     "see\xE2\x80\xA8<https://example.com/a-b/c>\xE2\x80\xA8here"},
    {"see <https://example.com/a-b/c> here",
     {12, 0, 0, true, false},
     "see\xE2\x80\xA8<https://example.com/\xE2\x80\xA8"
     "a-b/c> here"},
    {"http:foo-bar/x http://a-bc/d",
     {14, 0, 0, true, false},
     "http:foo-bar/x\xE2\x80\xA8http://a-bc/d"},
    {"https://www.rfc-editor.org/info/rfc8174",
     {20, 0, 0, false, false},
     "https://www.rfc-\xE2\x80\xA8"
     "editor.org/info/\xE2\x80\xA8rfc8174"},
    /* too long */
    {"incomprehensibilities of it",
     {10, 0, 0, false, false},
     "incomprehensibilities\xE2\x80\xA8of it"},
    {"x incomprehensibilities y",
     {10, 0, 4, false, false},
     "x\xE2\x80\xA8    incomprehensibilities\xE2\x80\xA8    y"},
    {"a b", {1, 2, 2, false, false}, "  a\xE2\x80\xA8  b"},
    {"\xC3\xBC"
     "ber\xC3\x9F"
     "chw\xC3\xA4nglich \xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81"
     "e\xCC\x81",
     {7, 0, 0, false, false},
     "\xC3\xBC"
     "ber\xC3\x9F"
     "chw\xC3\xA4nglich\xE2\x80\xA8\xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2\xE5\xAD\x97\xE2\x80\xA8"
     "e\xCC\x81"
     "e\xCC\x81"},
};

struct pieces {
    const char *text;
    bool at_hyphens;
    const char *expected; /* joined by \n */
};

static const struct pieces pieces[] = {
    {"alpha beta/gamma delta-epsilon", false, "alpha\n \nbeta/\ngamma\n \ndelta-epsilon"},
    {"alpha beta/gamma delta-epsilon", true, "alpha\n \nbeta/\ngamma\n \ndelta-\nepsilon"},
    {"a\xE2\x80\xA8"
     "b\xE2\x80\x8B"
     "c",
     false, "a\n\xE2\x80\xA8\nb\n\xE2\x80\x8B\nc"},
    {"a\xE2\x80\xA8"
     "b\xE2\x80\x8B"
     "c",
     true, "a\n\xE2\x80\xA8\nb\n\xE2\x80\x8B\nc"},
    {"x-1 -y z--w \"q--r", false, "x-1\n \n-y\n \nz\n--\nw\n \n\"q\n--\nr"},
    {"x-1 -y z--w \"q--r", true, "x-1\n \n-y\n \nz--\nw\n \n\"q--\nr"},
    {"one\xE2\x80\x8Btwo-three", false, "one\n\xE2\x80\x8B\ntwo-three"},
    {"one\xE2\x80\x8Btwo-three", true, "one\xE2\x80\x8Btwo-\nthree"},
    {"\xE2\x80\x8B"
     "a-b",
     false, "\xE2\x80\x8B\na-b"},
    {"\xE2\x80\x8B"
     "a-b",
     true, "\xE2\x80\x8B\na-b"},
    {"a \xC2\xA0"
     "b |c",
     false,
     "a \xC2\xA0"
     "b |c"},
    {"a \xC2\xA0"
     "b |c",
     true,
     "a \xC2\xA0"
     "b |c"},
};

struct plain {
    const char *text;
    int width, subsequent;
    const char *expected; /* joined by \n */
};

static const struct plain plain[] = {
    {"Obsoletes: 1234, 2345, 3456, 4567, 5678, 6789, 7890 (if approved)", 30, 11,
     "Obsoletes: 1234, 2345, 3456,\n           4567, 5678, 6789,\n           7890 (if "
     "approved)"},
    {"Updates: draft-ietf-example-well-known-uris-with-a-very-long-name-00", 24, 9,
     "Updates: draft-ietf-\n         example-well-\n         known-uris-\n         "
     "with-a-very-\n         long-name-00"},
    {"a--b  c-d e-f-g-h", 6, 0, "a--b\nc-d\ne-f-\ng-h"},
    {"incomprehensibilities", 8, 2, "incompre\n  hensib\n  ilitie\n  s"},
    {"-- ---x x---y", 4, 0, "--\n---x\nx---\ny"},
    {"1-2 ab-cd", 3, 0, "1-2\nab-\ncd"},
};

struct centered {
    const char *text;
    int width;
    const char *expected;
};

static const struct centered centered[] = {
    {"Title", 11, "   Title"},
    {"Title", 12, "   Title"},
    {"even", 11, "    even"},
    {"two\xE2\x80\xA8lines here", 20, "        two\n     lines here"},
    {"a rather long title that needs more than one line", 24,
     "  a rather long title\n  that needs more than\n        one line"},
    {"tied\xC2\xA0words ", 16, "  tied words"},
    {"", 5, ""},
};

struct justified {
    const char *left, *center, *right;
    int width;
    const char *expected;
};

static const struct justified justified[] = {
    {"RFC 9999", "The Title", "January 2026", 72,
     "RFC 9999                        The Title                   January 2026"},
    {"Left", "even", "Right", 30, "Left         even        Right"},
    {"Left", "odd", "Right", 30, "Left          odd        Right"},
    {"", "x", "", 4, "  x "},
    {"Doe, et al.", "Expires 19 July 2026", "[Page 10]", 72,
     "Doe, et al.               Expires 19 July 2026                 [Page 10]"},
    {"left left left left left left left left ", "middle", "right", 40,
     "left left left lemiddlet left      right"},
    {" pad ", "  mid  ", "end  ", 20, " pad     mid     end"},
};

struct divided {
    const char *text, *expected; /* joined by |, then # and their number */
};

static const struct divided divided[] = {
    {"", "#0"},
    {"a", "a#1"},
    {"a\nb\n", "a|b#2"},
    {"\n\n", "|#2"},
    {"a\r\nb\rc", "a|b|c#3"},
    {"x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85w\x0Bv\x0Cu", "x|y|z|w|v|u#6"},
    {"tail\xE2\x80\xA8", "tail#1"},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char *
joined(ietf_arena *a, const ietf_slices *s, const char *separator)
{
    ietf_buf b;

    ietf_buf_init(&b, a);
    for (size_t i = 0; i < s->count; i++) {
        if (i > 0)
            ietf_buf_adds(&b, separator);
        ietf_buf_add(&b, s->items[i].text, s->items[i].length);
    }
    return b.data;
}

static void
texts_are_filled(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_wrapper *w = ietf_wrapper_new(a);

    (void)state;
    for (size_t i = 0; i < COUNT(filled); i++) {
        const struct filled *f = &filled[i];
        size_t length = strlen(f->text);
        ietf_slices lines;

        assert_string_equal(ietf_fill(w, f->text, length, &f->style), f->expected);
        assert_true(ietf_wrap(w, f->text, length, &f->style, &lines));
        assert_string_equal(joined(a, &lines, IETF_LSEP_UTF8), f->expected);
        assert_true(ietf_fill_lines(w, f->text, length, &f->style, &lines));
        assert_int_equal(ietf_fill_count(w, f->text, length, &f->style), lines.count);
    }
    ietf_arena_free(a);
}

static void
a_width_below_one_is_refused(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_wrapper *w = ietf_wrapper_new(a);
    ietf_wrap_style style = {.width = 0};
    ietf_slices lines;

    (void)state;
    assert_false(ietf_wrap(w, "a", 1, &style, &lines));
    assert_null(ietf_fill(w, "a", 1, &style));
    assert_int_equal(ietf_fill_count(w, "a", 1, &style), -1);
    assert_false(ietf_wrap_plain(w, "a", 1, 0, 0, &lines));
    ietf_arena_free(a);
}

static void
cells_are_divided(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_wrapper *w = ietf_wrapper_new(a);

    (void)state;
    for (size_t i = 0; i < COUNT(pieces); i++) {
        ietf_slices found;

        ietf_cell_split(w, pieces[i].text, strlen(pieces[i].text), pieces[i].at_hyphens,
                        &found);
        assert_string_equal(joined(a, &found, "\n"), pieces[i].expected);
    }
    ietf_arena_free(a);
}

static void
plain_texts_are_filled(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_wrapper *w = ietf_wrapper_new(a);

    (void)state;
    for (size_t i = 0; i < COUNT(plain); i++) {
        ietf_slices lines;

        assert_true(ietf_wrap_plain(w, plain[i].text, strlen(plain[i].text), plain[i].width,
                                    plain[i].subsequent, &lines));
        assert_string_equal(joined(a, &lines, "\n"), plain[i].expected);
    }
    ietf_arena_free(a);
}

static void
texts_are_centered_and_justified(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_wrapper *w = ietf_wrapper_new(a);

    (void)state;
    for (size_t i = 0; i < COUNT(centered); i++)
        assert_string_equal(ietf_fill_center(w, centered[i].text, centered[i].width),
                            centered[i].expected);
    for (size_t i = 0; i < COUNT(justified); i++) {
        const struct justified *j = &justified[i];
        const char *cut;

        assert_string_equal(ietf_text_justify(a, j->left, j->center, j->right, j->width, &cut),
                            j->expected);
    }
    ietf_arena_free(a);
}

static void
lines_are_divided(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    ietf_wrapper *w = ietf_wrapper_new(a);

    (void)state;
    for (size_t i = 0; i < COUNT(divided); i++) {
        ietf_slices lines;
        const char *found;

        ietf_lines_split(w, divided[i].text, strlen(divided[i].text), &lines);
        found = ietf_arena_format(a, "%s#%zu", joined(a, &lines, "|"), lines.count);
        assert_string_equal(found, divided[i].expected);
    }
    ietf_arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_filled),
        cmocka_unit_test(a_width_below_one_is_refused),
        cmocka_unit_test(cells_are_divided),
        cmocka_unit_test(plain_texts_are_filled),
        cmocka_unit_test(texts_are_centered_and_justified),
        cmocka_unit_test(lines_are_divided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
