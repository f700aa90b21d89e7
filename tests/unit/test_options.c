/* Options by name, and the patterns that --silence takes. */
#include "support.h"

#include "libietfdoc/util/pattern.h"

static void
test_defaults(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(f->options.table_borders, "full");
    assert_int_equal(f->options.pagination, -1);
    assert_int_equal(f->options.id_is_work_in_progress, 1);
    assert_int_equal(f->options.silence.count, 0);
    assert_null(f->options.cache);
    for (size_t i = 0; i < ietf_option_count; i++) {
        const ietf_option_row *row = &ietf_option_rows[i];
        const char *value = ietf_options_get(&f->options, row, f->arena);

        if (row->type == IETF_OPTION_DATE) /* the fixture sets one */
            continue;
        if (row->value)
            assert_string_equal(value, row->value);
        else
            assert_null(value);
        assert_ptr_equal(ietf_option_find(row->name), row);
    }
}

static void
test_values_that_fit(void **state)
{
    struct fixture *f = *state;
    ietf_options *o = &f->options;

    assert_true(ietf_options_set(o, "quiet", "true") && o->quiet == 1);
    assert_true(ietf_options_set(o, "quiet", "false") && o->quiet == 0);
    assert_true(ietf_options_set(o, "pagination", "true") && o->pagination == 1);
    assert_true(ietf_options_set(o, "pagination", "auto") && o->pagination == -1);
    assert_true(ietf_options_set(o, "indent", "4") && o->indent == 4);
    assert_true(ietf_options_set(o, "date", "2000-02-29") && o->date.day == 29);
    assert_true(ietf_options_set(o, "table-borders", "minimal"));
    assert_string_equal(o->table_borders, "minimal");
    assert_true(ietf_options_set(o, "silence", "one") && ietf_options_set(o, "silence", "two"));
    assert_string_equal(ietf_options_get(o, ietf_option_find("silence"), f->arena), "one\ntwo");
}

static void
test_values_that_do_not(void **state)
{
    struct fixture *f = *state;
    static const char *const wrong[][2] = {
        {"quiet", "yes"},         {"pagination", "sometimes"},     {"indent", "-1"},
        {"indent", "9999999999"}, {"date", "2001-02-29"},          {"table-borders", "ful"},
        {"table-borders", ""},    {"table-borders", "full|light"}, {"unknown", "true"},
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_false(ietf_options_set(&f->options, wrong[i][0], wrong[i][1]));
    assert_string_equal(f->options.table_borders, "full");
}

static void
test_back_to_the_default(void **state)
{
    struct fixture *f = *state;

    assert_true(ietf_options_set(&f->options, "silence", "one"));
    assert_true(ietf_options_set(&f->options, "silence", NULL));
    assert_int_equal(f->options.silence.count, 0);
    assert_true(ietf_options_set(&f->options, "table-borders", "light"));
    assert_true(ietf_options_set(&f->options, "table-borders", NULL));
    assert_string_equal(f->options.table_borders, "full");
}

static void
test_final_slash(void **state)
{
    struct fixture *f = *state;

    assert_true(ietf_options_set(&f->options, "rfc-reference-base-url", "https://a.example/b"));
    assert_string_equal(f->options.rfc_reference_base_url, "https://a.example/b/");
    assert_true(ietf_options_set(&f->options, "rfc-base-url", "https://a.example/b"));
    assert_string_equal(f->options.rfc_base_url, "https://a.example/b");
}

static void
test_patterns(void **state)
{
    static const struct {
        const char *pattern, *text;
        bool matches;
    } cases[] = {
        {"abc", "abcd", true},
        {"bc", "abcd", false},
        {"", "x", true},
        {"a.c",
         "a\xC3\xA9"
         "c",
         true},
        {"a*b", "aaab", true},
        {"a+b", "b", false},
        {"a?b$", "ab", true},
        {"a{2,3}$", "aaaa", false},
        {"a{2,3}b", "aaab", true},
        {"[^x-z]+!", "abc!", true},
        {"[]a]b", "]b", true},
        {"(foo|ba(r|z))+$", "barfoobaz", true},
        {"(a*)*b", "aaac", false},
        {"(?:a|b){2}", "ab", true},
        {"\\d+\\s\\w", "12 a", true},
        {"\\.", "a", false},
        {"a\\b", "ab", false},
        {"a\\Bb", "ab", true},
        {"(", "(", false},
        {"[a", "a", false},
        {"*a", "a", false},
        {"a|b", "b", true},
        {"(?=a)a", "a", false},
        {"x{", "x{", true},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (ietf_pattern_match(cases[i].pattern, cases[i].text) != cases[i].matches)
            fail_msg("%s against %s", cases[i].pattern, cases[i].text);
}

/* Patterns that take exponential time elsewhere give up. */
static void
test_patterns_end(void **state)
{
    char text[4096];

    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    assert_false(ietf_pattern_match("(a*)*b", text));
    assert_false(ietf_pattern_match("(a|aa)+$b", text));
    assert_false(ietf_pattern_match("((a?){100}){100}b", text));
    memset(text, '(', sizeof(text) - 1);
    assert_false(ietf_pattern_match(text, "a"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_defaults),           FIXTURE_TEST(test_values_that_fit),
        FIXTURE_TEST(test_values_that_do_not), FIXTURE_TEST(test_back_to_the_default),
        FIXTURE_TEST(test_final_slash),        FIXTURE_TEST(test_patterns),
        FIXTURE_TEST(test_patterns_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
