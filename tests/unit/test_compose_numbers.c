/* Labels of list items and parts of pn, with the reference's ways of counting. */
#include "support.h"

#include "libietfdoc/compose/numbers.h"

static void
labels_follow_the_type(void **state)
{
    static const struct {
        const char *type, *parent;
        int n;
        const char *label;
    } rows[] = {
        {"1", NULL, 12, "12."},        {"a", NULL, 1, "a."},       {"a", NULL, 26, "z."},
        {"a", NULL, 27, "ba."},        {"A", NULL, 28, "BB."},     {"a", NULL, 0, "-1."},
        {"i", NULL, 1994, "mcmxciv."}, {"I", NULL, 4, "IV."},      {"(%c)", NULL, 3, "(c)"},
        {"R%d:", NULL, 7, "R7:"},      {"%p%d.", "4.", 2, "4.2."}, {"%x", NULL, 255, "ff"},
        {"%X", NULL, 255, "FF"},       {"%o", NULL, 8, "10"},      {"%d%%", NULL, 5, "5%"},
        {"REQ", NULL, 5, "5"},         {"z", NULL, 1, NULL},       {"i", NULL, 4000, NULL},
        {"%d %d", NULL, 1, NULL},      {"R%%d", NULL, 1, NULL},    {"50% %d", NULL, 1, NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ietf_label label = ietf_label_parse(rows[i].type, rows[i].parent, f->arena);
        const char *text = ietf_label_make(&label, rows[i].n, f->arena);
        if (rows[i].label)
            assert_string_equal(text, rows[i].label);
        else
            assert_null(text);
    }
    assert_true(ietf_label_parse("REQ", NULL, f->arena).no_kind);
    assert_true(ietf_label_parse("%p%d", NULL, f->arena).no_parent);
    assert_false(ietf_label_parse("%p%d", "1.", f->arena).no_parent);
}

static void
widths_are_those_of_logarithms(void **state)
{
    static const struct {
        char kind;
        int count, width;
    } rows[] = {
        {'1', 9, 1},  {'1', 10, 2}, {'1', 999, 3}, {'1', 1000, 3}, {'1', 1001, 4},
        {'a', 25, 1}, {'a', 26, 2}, {'o', 8, 2},   {'x', 16, 2},   {'i', 7, 3},
        {'i', 8, 4},  {'I', 29, 6}, {'i', 30, 7},  {'i', 3999, 0}, {'z', 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(ietf_number_width(rows[i].kind, rows[i].count), rows[i].width);
}

static void
adaptive_indent_counts_characters(void **state)
{
    struct fixture *f = *state;
    ietf_label label = ietf_label_parse("\xC3\xA9%d)", NULL, f->arena);

    assert_int_equal(ietf_label_indent(&label, 12), 1 + 2 + 1 + 2);
}

static void
pn_comes_apart(void **state)
{
    static const struct {
        const char *pn, *word, *number, *paragraph;
    } rows[] = {
        {"section-1.2", "Section", "1.2", NULL},
        {"section-1.2-3.1", "Section", "1.2", "3.1"},
        {"section-appendix.a.1-2", "Appendix", "A.1", "2"},
        {"section-a.1", "Appendix", "A.1", NULL},
        {"section-boilerplate.1-1", "Section", "1", "1"},
        {"section-toc.1", "Section", "1", NULL},
        {"section-note.2", "Section", "2", NULL},
        {"section-abstract", "Section", "Abstract", NULL},
        {"figure-12", "Figure", "12", NULL},
    };
    struct fixture *f = *state;
    ietf_pn pn;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(ietf_pn_split(&pn, rows[i].pn, f->arena));
        assert_string_equal(ietf_pn_word(&pn, f->arena), rows[i].word);
        assert_string_equal(ietf_pn_number(&pn, f->arena), rows[i].number);
        if (rows[i].paragraph)
            assert_string_equal(pn.paragraph, rows[i].paragraph);
        else
            assert_null(pn.paragraph);
    }
    assert_false(ietf_pn_split(&pn, "section", f->arena));
    assert_int_equal(ietf_pn_level("3."), 1);
    assert_int_equal(ietf_pn_level("A.2.1"), 3);
}

static void
pn_becomes_ids_headings_and_captions(void **state)
{
    ietf_arena *a = ((struct fixture *)*state)->arena;
    ietf_pn pn;

    assert_string_equal(ietf_pn_id("section-appendix.a.1-2", a), "appendix-A.1-2");
    assert_string_equal(ietf_pn_id("section-appendix.b", a), "appendix-B");
    assert_string_equal(ietf_pn_id("section-1-2", a), "section-1-2");
    assert_true(ietf_pn_split(&pn, "section-1.2", a));
    assert_string_equal(ietf_pn_heading(&pn, a), "1.2. ");
    assert_true(ietf_pn_split(&pn, "section-appendix.a", a));
    assert_string_equal(ietf_pn_heading(&pn, a), "Appendix A. ");
    assert_true(ietf_pn_split(&pn, "section-appendix.a.3", a));
    assert_string_equal(ietf_pn_heading(&pn, a), "A.3. ");
    assert_string_equal(ietf_pn_caption("table-2", a), "Table 2");
    assert_null(ietf_pn_caption("table", a));
    assert_null(ietf_pn_caption(NULL, a));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(labels_follow_the_type),
        FIXTURE_TEST(widths_are_those_of_logarithms),
        FIXTURE_TEST(adaptive_indent_counts_characters),
        FIXTURE_TEST(pn_comes_apart),
        FIXTURE_TEST(pn_becomes_ids_headings_and_captions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
