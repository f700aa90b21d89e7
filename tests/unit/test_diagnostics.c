/* What is shown of what is reported, where it stands, and what is counted. */
#include "support.h"

#include "libietfdoc/util/str.h"

static void
count_call(const ietf_diagnostic *d, void *user)
{
    ++*(int *)user;
}

static void
test_place(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<rfc>\n  <front/></rfc>");
    const ietf_diagnostic *x;

    f->diagnostics.document = d;
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_ERROR, d->root->first->next, "here");
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_WARNING, NULL, "nowhere");
    ietf_report_at(&f->diagnostics, IETF_D_FORMATTER_ERROR, "/other", 3, 4, "there");
    x = fixture_diagnostic(f, 0);
    assert_string_equal(x->file, "/test.xml");
    assert_int_equal(x->line, 2);
    assert_int_equal(x->column, 3);
    assert_string_equal(x->name, "FORMATTER_ERROR");
    assert_null(fixture_diagnostic(f, 1)->file);
    assert_string_equal(fixture_diagnostic(f, 2)->file, "/other");
    assert_int_equal(fixture_diagnostic(f, 2)->line, 3);
}

static void
test_lines_of_the_author(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<rfc>\n<?line 40?>\n\n<front/>\n<?line 43?>\n<t/>\n"
                                        "<?line x?><?line 50?><t/>\n\n\n<t/></rfc>");
    static const unsigned expected[] = {0, 0, 0, 40, 41, 42, 43, 44, 50, 51, 52};

    for (unsigned line = 0; line < sizeof(expected) / sizeof(expected[0]); line++)
        assert_int_equal(ietf_document_author_line(d, line), expected[line]);
    f->diagnostics.document = d;
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_ERROR, d->root->last, "here");
    ietf_report_at(&f->diagnostics, IETF_D_FORMATTER_ERROR, "/other", 9, 1, "elsewhere");
    assert_int_equal(fixture_diagnostic(f, 0)->author_line, 52);
    assert_int_equal(fixture_diagnostic(f, 1)->author_line, 0);
}

static void
test_file_names_outlive_the_document(void **state)
{
    struct fixture *f = *state;
    char name[] = "/one";

    ietf_report_at(&f->diagnostics, IETF_D_FORMATTER_ERROR, name, 1, 1, "x");
    ietf_report_at(&f->diagnostics, IETF_D_FORMATTER_ERROR, name, 1, 1, "y");
    strcpy(name, "/two");
    ietf_report_at(&f->diagnostics, IETF_D_FORMATTER_ERROR, name, 1, 1, "z");
    assert_string_equal(fixture_diagnostic(f, 0)->file, "/one");
    assert_ptr_equal(fixture_diagnostic(f, 0)->file, fixture_diagnostic(f, 1)->file);
    assert_string_equal(fixture_diagnostic(f, 2)->file, "/two");
}

static void
test_counts(void **state)
{
    struct fixture *f = *state;
    int calls = 0;

    f->diagnostics.sink = count_call;
    f->diagnostics.user = &calls;
    f->options.quiet = 1;
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_NOTE, NULL, "n");
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_WARNING, NULL, "w");
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_ERROR, NULL, "e");
    ietf_report(&f->diagnostics, IETF_D_OUTPUT_TOO_LARGE, NULL, 1);
    assert_int_equal(f->diagnostics.errors, 2);
    assert_int_equal(f->diagnostics.warnings, 1);
    assert_int_equal(f->diagnostics.limits, 1);
    assert_int_equal(calls, 2);
}

/* How many of a note, a warning and an error are shown. */
static size_t
shown(struct fixture *f)
{
    size_t before = f->diagnostics.list.count;

    ietf_report(&f->diagnostics, IETF_D_FORMATTER_NOTE, NULL, "Some text");
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_WARNING, NULL, "Some text");
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_ERROR, NULL, "Some text");
    return f->diagnostics.list.count - before;
}

static void
test_quiet_and_verbose(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(shown(f), 2);
    f->options.quiet = 1;
    assert_int_equal(shown(f), 1);
    f->options.verbose = 1; /* has the last word, as in xml2rfc */
    assert_int_equal(shown(f), 3);
    f->options.quiet = 0;
    assert_int_equal(shown(f), 3);
}

static void
test_silence(void **state)
{
    static const char *const patterns[] = {"Some", "Warning: Some t", "Note: Some", "S.*t$"};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
        assert_true(ietf_options_set(&f->options, "silence", patterns[i]));
        assert_int_equal(shown(f), 1);
        f->options.verbose = 1;
        assert_int_equal(shown(f), 2);
        f->options.verbose = 0;
        assert_true(ietf_options_set(&f->options, "silence", NULL));
    }
    assert_true(ietf_options_set(&f->options, "silence", "text"));
    assert_int_equal(shown(f), 2);
}

static void
test_silence_in_the_document(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(
        f,
        "<rfc><front/><?v3xml2rfc silence=\"Some\"?><?v3xml2rfc silence='x'?><middle/></rfc>");

    f->diagnostics.document = d;
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_WARNING, d->root->last, "Some text");
    assert_int_equal(f->diagnostics.list.count, 0);
    ietf_report(&f->diagnostics, IETF_D_FORMATTER_WARNING, d->root->first, "Some text");
    assert_int_equal(f->diagnostics.list.count, 1);
}

static void
test_rows(void **state)
{
    for (unsigned i = 0; i < IETF_D_COUNT; i++) {
        assert_non_null(ietf_code_name(i));
        assert_true(strlen(ietf_code_format(i)) > 1);
    }
    assert_int_equal(ietf_code_severity(IETF_D_PREP_ERRORS), IETF_FATAL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_place),
        FIXTURE_TEST(test_lines_of_the_author),
        FIXTURE_TEST(test_file_names_outlive_the_document),
        FIXTURE_TEST(test_counts),
        FIXTURE_TEST(test_quiet_and_verbose),
        FIXTURE_TEST(test_silence),
        FIXTURE_TEST(test_silence_in_the_document),
        FIXTURE_TEST(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
