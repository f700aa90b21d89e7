/* Dates as they are written, completed, shown, and when drafts expire. */
#include "support.h"

#include "libietfdoc/compose/dates.h"

static const ietf_date today = {2026, 1, 15};

static void
dates_are_shown(void **state)
{
    static const struct {
        const char *date;
        bool in_reference, legacy;
        const char *shown;
    } rows[] = {
        {"<date year='2025' month='March' day='07'/>", false, false, "7 March 2025"},
        {"<date year='2025' month='3' day='7'/>", false, true, "March 7, 2025"},
        {"<date year='2025' month='mar'/>", true, false, "March 2025"},
        {"<date year='2025'/>", false, false, "2025"},
        {"<date year='2026'/>", false, false, "January 2026"},
        {"<date year='2026'/>", true, false, "2026"},
        {"<date/>", true, false, ""},
        {"<date/>", false, false, "January 2026"},
        {"<date month='May'/>", true, false, "May None"},
        {"<date year='' month='May'/>", true, false, "May "},
        {"<date>Spring</date>", true, false, "Spring"},
        {"<date year='2020'>Spring</date>", true, false, "Spring (2020)"},
        {"<date year='2020' month='Ju'/>", true, false, "June 2020"},
        {"<date year='MMXX'/>", true, false, "2026"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *around = rows[i].in_reference ? "reference" : "rfc";
        const char *xml = ietf_arena_format(f->arena, "<%s><front>%s</front></%s>", around,
                                            rows[i].date, around);
        ietf_document *d = fixture_parse(f, xml);
        const ietf_node *date = ietf_node_descendant(d->root, IETF_EL_DATE);
        assert_string_equal(
            ietf_date_text(date, today, rows[i].legacy, &f->diagnostics, f->arena),
            rows[i].shown);
    }
    assert_string_equal(fixture_message(f, 0),
                        "Expected a month name with at least 3 letters, found 'Ju'");
    assert_string_equal(fixture_message(f, 1), "Expected a numeric year, but found 'MMXX'");
    assert_int_equal(f->diagnostics.list.count, 2);
}

static void
a_month_must_be_one(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(ietf_month_number("sept", &f->diagnostics), 9);
    assert_int_equal(ietf_month_number("07", &f->diagnostics), 7);
    assert_int_equal(f->diagnostics.list.count, 0);
    assert_int_equal(ietf_month_number("Brumaire", &f->diagnostics), 0);
    assert_string_equal(fixture_message(f, 0), "Expected a month name, found 'Brumaire'");
}

static void
drafts_live_185_days(void **state)
{
    static const struct {
        const char *date;
        ietf_date expires;
    } rows[] = {
        {"<date year='2026' month='01' day='15'/>", {2026, 7, 19}},
        {"<date year='2026' month='01'/>", {2026, 7, 19}}, /* this month: today's day */
        {"<date year='2025' month='12'/>", {2026, 7, 4}},  /* past: the 31st */
        {"<date year='2026' month='03'/>",
         {2026, 9, 7}}, /* future, begins on a Sunday: the 6th */
        {"<date year='2026' month='10'/>", {2027, 4, 6}}, /* begins on a Thursday: the 3rd */
        {"<date/>", {2026, 7, 19}},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ietf_document *d = fixture_parse(
            f, ietf_arena_format(f->arena, "<rfc><front>%s</front></rfc>", rows[i].date));
        ietf_date e = ietf_expiry_date(d, today, &f->diagnostics);
        assert_string_equal(ietf_date_format_iso(e, f->arena),
                            ietf_date_format_iso(rows[i].expires, f->arena));
    }
}

static void
iso_dates_leave_out_what_is_not_given(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(ietf_date_format_iso((ietf_date){2026, 1, 5}, f->arena), "2026-01-05");
    assert_string_equal(ietf_date_format_iso((ietf_date){2026, 11, 0}, f->arena), "2026-11");
    assert_string_equal(ietf_date_format_iso((ietf_date){2026, 0, 0}, f->arena), "2026");
    assert_string_equal(ietf_date_format_iso((ietf_date){0, 0, 0}, f->arena), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(dates_are_shown),
        FIXTURE_TEST(a_month_must_be_one),
        FIXTURE_TEST(drafts_live_185_days),
        FIXTURE_TEST(iso_dates_leave_out_what_is_not_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
