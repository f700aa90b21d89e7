/* Artwork and source code as they are shown, and what is said of drawings. */
#include "support.h"

#include "libietfdoc/compose/code.h"

static void
lines_lose_tabs_and_their_ends(void **state)
{
    struct fixture *f = *state;
    const ietf_node *n =
        fixture_parse(f, "<artwork>\n\n a\tb \t\n\n\xC3\xA9\tc\n\n</artwork>")->root;

    assert_string_equal(ietf_art_text(n, f->arena), "\n\n a      b\n\n\xC3\xA9       c\n\n");
    assert_string_equal(ietf_verbatim_text(n, f->arena), " a      b\n\n\xC3\xA9       c");
    assert_string_equal(
        ietf_verbatim_text(fixture_parse(f, "<artwork> \n </artwork>")->root, f->arena), "");
}

static void
code_is_marked(void **state)
{
    ietf_arena *a = ((struct fixture *)*state)->arena;

    assert_string_equal(ietf_code_marked("x", "a.c", a),
                        "<CODE BEGINS> file \"a.c\"\nx\n<CODE ENDS>");
    assert_string_equal(ietf_code_marked("x", NULL, a), "<CODE BEGINS>x\n<CODE ENDS>");
    assert_string_equal(ietf_code_marked("", "a.c", a), "<CODE BEGINS>\n\n<CODE ENDS>");
}

static void
drawings_are_described_by_the_nearest_words(void **state)
{
    static const struct {
        const char *figure, *said;
    } rows[] = {
        {"<figure><name>N</name><artwork alt='A'><svg xmlns='http://www.w3.org/2000/svg'>"
         "<desc>D</desc></svg></artwork></figure>",
         "A"},
        {"<figure><name>N</name><artwork><svg xmlns='http://www.w3.org/2000/svg'><title>T"
         "</title><desc> D </desc></svg></artwork></figure>",
         "D"},
        {"<figure><name>N</name><artwork><svg xmlns='http://www.w3.org/2000/svg'><title>T"
         "</title></svg></artwork></figure>",
         "T"},
        {"<figure><name>N <em>m</em></name><artwork/></figure>", "N m"},
        {"<figure><artwork/></figure>", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ietf_node *root = fixture_parse(f, rows[i].figure)->root;
        const char *said =
            ietf_art_description(ietf_node_child(root, IETF_EL_ARTWORK), f->arena);

        if (rows[i].said)
            assert_string_equal(said, rows[i].said);
        else
            assert_null(said);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(lines_lose_tabs_and_their_ends),
        FIXTURE_TEST(code_is_marked),
        FIXTURE_TEST(drawings_are_described_by_the_nearest_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
