/* The required texts: chosen by stream, category, consensus, ipr and date. */
#include "support.h"

#include "libietfdoc/compose/boilerplate.h"

static const ietf_boilerplate_facts usual = {
    .stream = "IETF",
    .category = "std",
    .consensus = "true",
    .number = "9999",
    .ipr = "trust200902",
    .date = {2026, 1, 15},
    .expiry = "19 July 2026",
};

static void
status_is_laid_out_as_the_reference_does(void **state)
{
    struct fixture *f = *state;
    ietf_boilerplate b = ietf_boilerplate_rfc(&usual, f->arena);

    assert_int_equal(b.count, 3);
    assert_string_equal(
        b.paragraphs[0].before,
        "\n            This is an Internet Standards Track document.\n            ");
    assert_null(b.paragraphs[0].target);
    assert_non_null(strstr(b.paragraphs[1].before, "Section 2 of \n            RFC 7841.\n"));
    assert_string_equal(b.paragraphs[2].target, "https://www.rfc-editor.org/info/rfc9999");
    assert_string_equal(b.paragraphs[2].after, ".\n            ");
}

static void
every_permitted_combination_has_a_text(void **state)
{
    struct fixture *f = *state;
    unsigned texts = 0;
    unsigned empty = 0;

    for (const char *const *s = ietf_boilerplate_streams(f->arena); *s; s++) {
        const char *const *categories = ietf_boilerplate_categories(*s, f->arena);
        for (const char *const *c = categories; *c; c++) {
            const char *const *values = ietf_boilerplate_consensus(*s, *c, f->arena);
            for (const char *const *v = values; *v; v++) {
                ietf_boilerplate_facts facts = usual;
                facts.stream = *s;
                facts.category = *c;
                facts.consensus = *v;
                facts.group = "Example";
                ietf_boilerplate b = ietf_boilerplate_rfc(&facts, f->arena);
                texts += b.count == 3;
                empty += b.problem == IETF_BOILERPLATE_NO_CONSENSUS;
                for (size_t i = 0; i < b.count; i++)
                    assert_null(strpbrk(b.paragraphs[i].before, "{}<>"));
            }
        }
    }
    assert_int_equal(texts, 25);
    assert_int_equal(empty, 2); /* independent exp and historic with consensus="false" */
}

static void
the_group_is_needed_where_the_text_names_it(void **state)
{
    struct fixture *f = *state;
    ietf_boilerplate_facts facts = usual;

    facts.stream = "IRTF";
    facts.category = "info";
    assert_int_equal(ietf_boilerplate_rfc(&facts, f->arena).problem, IETF_BOILERPLATE_NO_GROUP);
    facts.group = "Crypto Forum";
    ietf_boilerplate b = ietf_boilerplate_rfc(&facts, f->arena);
    assert_int_equal(b.count, 3);
    assert_non_null(
        strstr(b.paragraphs[1].before, "the Crypto Forum\n            Research Group"));
    facts.category = "std";
    assert_int_equal(ietf_boilerplate_rfc(&facts, f->arena).problem,
                     IETF_BOILERPLATE_NO_CATEGORY);
    facts.stream = "other";
    assert_int_equal(ietf_boilerplate_rfc(&facts, f->arena).problem,
                     IETF_BOILERPLATE_NO_STREAM);
}

static void
drafts_expire(void **state)
{
    struct fixture *f = *state;
    ietf_boilerplate b = ietf_boilerplate_draft(&usual, f->arena);

    assert_int_equal(b.count, 4);
    assert_string_equal(b.paragraphs[1].target, "https://datatracker.ietf.org/drafts/current/");
    assert_string_equal(b.paragraphs[3].before,
                        "\n        This Internet-Draft will expire on 19 July 2026.\n        ");
}

static void
copyright_depends_on_date_and_ipr(void **state)
{
    static const struct {
        ietf_date date;
        const char *stream, *ipr;
        enum ietf_boilerplate_problem problem;
        size_t count;
        const char *found; /* somewhere in the second paragraph's beginning or its target */
    } rows[] = {
        {{2009, 2, 14}, "IETF", "trust200902", IETF_BOILERPLATE_TOO_EARLY, 0, NULL},
        {{2009, 2, 15}, "IETF", "trust200902", 0, 2, "in effect on the date of\n"},
        {{2009, 9, 12}, "IAB", "trust200902", 0, 2, "Simplified BSD License text"},
        {{2009, 12, 28}, "IETF", "trust200902", 0, 2, "http://trustee.ietf.org/license-info"},
        {{2017, 8, 21}, "IETF", "trust200902", 0, 2, "https://trustee.ietf.org/license-info"},
        {{2026, 1, 1}, "IETF", "pre5378Trust200902", 0, 3, NULL},
        {{2026, 1, 1}, "IETF", "noDerivativesTrust200902", 0, 3, NULL},
        {{2026, 1, 1}, "IETF", "noModificationTrust200902", 0, 3, NULL},
        {{2026, 1, 1}, "IETF", "trust200811", IETF_BOILERPLATE_UNKNOWN_IPR, 0, NULL},
        {{2026, 1, 1}, "IETF", "", IETF_BOILERPLATE_NO_IPR, 0, NULL},
        {{2026, 1, 1}, "IETF", NULL, IETF_BOILERPLATE_NO_IPR, 0, NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ietf_boilerplate_facts facts = usual;
        facts.date = rows[i].date;
        facts.stream = rows[i].stream;
        facts.ipr = rows[i].ipr;
        ietf_boilerplate b = ietf_boilerplate_copyright(&facts, f->arena);
        assert_int_equal(b.problem, rows[i].problem);
        assert_int_equal(b.count, rows[i].count);
        if (!rows[i].found)
            continue;
        const ietf_paragraph *p = &b.paragraphs[1];
        assert_true(strstr(p->before, rows[i].found) ||
                    (p->target && strcmp(p->target, rows[i].found) == 0));
    }
}

static void
only_the_ietf_stream_licenses_code(void **state)
{
    struct fixture *f = *state;
    ietf_boilerplate_facts facts = usual;

    assert_non_null(strstr(ietf_boilerplate_copyright(&facts, f->arena).paragraphs[1].after,
                           "Revised BSD License"));
    facts.stream = "IRTF";
    assert_null(strstr(ietf_boilerplate_copyright(&facts, f->arena).paragraphs[1].after,
                       "Revised BSD License"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(status_is_laid_out_as_the_reference_does),
        FIXTURE_TEST(every_permitted_combination_has_a_text),
        FIXTURE_TEST(the_group_is_needed_where_the_text_names_it),
        FIXTURE_TEST(drafts_expire),
        FIXTURE_TEST(copyright_depends_on_date_and_ipr),
        FIXTURE_TEST(only_the_ietf_stream_licenses_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
