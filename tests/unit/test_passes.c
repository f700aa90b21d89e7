/* The passes one by one, where a golden would hide which one did it; the runner; slugs. */
#include "support.h"

#include "libietfdoc/passes/pass.h"
#include "libietfdoc/passes/slug.h"

static ietf_prep
start(struct fixture *f, const char *text)
{
    ietf_document *d = fixture_parse(f, text);
    ietf_prep p;

    assert_non_null(d);
    ietf_prep_init(&p, d, &f->job, false, f->arena);
    return p;
}

static const char *
slug(ietf_prep *p, const char *text)
{
    return ietf_prep_slug(p, text, p->document->root);
}

static void
slugs_are_words_and_hyphens(void **state)
{
    ietf_prep p = start(*state, "<rfc/>");

    assert_string_equal(slug(&p, "name-A/B - C"), "name-a-b-c");
    assert_string_equal(slug(&p, "name-Stra\xC3\x9F"
                                 "e \xC3\xA9t\xC3\xA9"),
                        "name-strae-ete");
    assert_string_equal(slug(&p, "name-a_b.c, d; (e)\n x"), "name-a_bc-d-e-x");
    assert_string_equal(slug(&p, "name-"), "name-");
    assert_string_equal(slug(&p, " \xEF\xAC\x81 "), "fi");
}

static void
slugs_grow_before_they_are_numbered(void **state)
{
    ietf_prep p = start(*state, "<rfc/>");
    const char *text = "name-abcdefghijklmnopqrstuvwxyzabcdefghijklmn";

    assert_int_equal(strlen(slug(&p, text)), 32);
    assert_int_equal(strlen(slug(&p, text)), 33);
    for (int i = 34; i <= 40; i++)
        assert_int_equal(strlen(slug(&p, text)), i);
    assert_string_equal(slug(&p, text), "name-abcdefghijklmnopqrstuvwxyzabcdefghi-2");
    assert_string_equal(slug(&p, text), "name-abcdefghijklmnopqrstuvwxyzabcdefghi-3");
    assert_string_equal(slug(&p, "name-x"), "name-x");
    assert_string_equal(slug(&p, "name-x"), "name-x-2");
}

static void
a_hundredth_slug_is_refused(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc/>");

    for (int i = 1; i <= 99; i++)
        assert_non_null(slug(&p, "x"));
    assert_null(slug(&p, "x"));
    assert_true(p.stop);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PREP_SLUGS);
}

static void
made_elements_have_sorted_attributes(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc/>");
    ietf_node *section =
        ietf_prep_element(&p, IETF_EL_SECTION, NULL, IETF_AT_TOC, "exclude", IETF_AT_NUMBERED,
                          "false", IETF_AT_ANCHOR, "a", IETF_AT_PN, NULL, IETF_ATTRS_END);

    assert_string_equal(fixture_xml(f, section),
                        "<section anchor=\"a\" numbered=\"false\" removeInRFC=\"false\" "
                        "toc=\"exclude\"/>");
}

static void
places_are_counted_without_text(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc>a<t/>b<!--c-->d<li/>e</rfc>");
    ietf_node *root = p.document->root;

    assert_int_equal(ietf_prep_child_at(root, 1)->kind, IETF_COMMENT);
    assert_null(ietf_prep_child_at(root, 3));
    ietf_prep_insert(&p, root, 2, ietf_node_new(p.document, IETF_EL_DT, NULL));
    ietf_prep_insert(&p, root, 9, ietf_node_new(p.document, IETF_EL_DD, NULL));
    assert_string_equal(fixture_xml(f, root), "<rfc>a<t/>b<!--c-->d<dt/><li/>e<dd/></rfc>");
}

static void
defaults_stop_at_references(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc><reference anchor='a'><front><seriesInfo/><author>"
                           "<organization/></author></front></reference></rfc>");
    ietf_node *root = p.document->root;

    ietf_pass_defaults(&p);
    assert_false(ietf_node_has(root, IETF_AT_CONSENSUS));
    assert_string_equal(fixture_xml(f, ietf_node_descendant(root, IETF_EL_REFERENCE)),
                        "<reference anchor=\"a\" quoteTitle=\"true\"><front><seriesInfo/>"
                        "<author><organization showOnFrontPage=\"true\"/></author></front>"
                        "</reference>");
}

/* Consensus was settled before; a document that was changed in between is refused all the same.
 */
static void
unknown_status_is_refused(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc number='1' submissionType='IETF' category='std'><front>"
                           "<boilerplate/></front></rfc>");

    p.date = (ietf_date){2026, 1, 15};
    ietf_pass_status_of_memo(&p, ietf_node_descendant(p.document->root, IETF_EL_BOILERPLATE));
    assert_true(p.stop);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PREP_STATUS_UNKNOWN);
}

static void
date_is_completed(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc><front><title/><author/> <area/></front></rfc>");
    ietf_node *front = ietf_node_child(p.document->root, IETF_EL_FRONT);

    ietf_pass_date(&p);
    assert_string_equal(fixture_xml(f, front),
                        "<front><title/><author/> <date day=\"15\" month=\"01\" year=\"2026\"/>"
                        "<area/></front>");
    f->options.today = (ietf_date){2027, 11, 5};
    ietf_node_unset(ietf_node_child(front, IETF_EL_DATE), IETF_AT_MONTH);
    ietf_node_unset(ietf_node_child(front, IETF_EL_DATE), IETF_AT_YEAR);
    ietf_pass_date(&p);
    assert_string_equal(fixture_xml(f, ietf_node_child(front, IETF_EL_DATE)),
                        "<date month=\"11\" year=\"2027\" day=\"05\"/>");
    assert_int_equal(p.date.day, 5);
}

static void
series_stand_together(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc><reference><front><seriesInfo name='X'/><author/>"
                           "<seriesInfo name='DOI'/><date/><seriesInfo name='BCP'/></front>"
                           "</reference></rfc>");
    ietf_node *reference = ietf_node_descendant(p.document->root, IETF_EL_REFERENCE);

    ietf_pass_series_order(&p, reference);
    assert_string_equal(fixture_xml(f, reference),
                        "<reference><front><seriesInfo name=\"BCP\"/><seriesInfo name=\"DOI\"/>"
                        "<seriesInfo name=\"X\"/><author/><date/></front></reference>");
}

static void
runner_stops_at_a_fatal_error(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc><middle/></rfc>");

    assert_false(ietf_prep_run(&p));
    assert_true(p.stop);
    assert_false(p.document->finished);
    assert_false(ietf_node_has(p.document->root, IETF_AT_PREPTIME));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(slugs_are_words_and_hyphens),
        FIXTURE_TEST(slugs_grow_before_they_are_numbered),
        FIXTURE_TEST(a_hundredth_slug_is_refused),
        FIXTURE_TEST(made_elements_have_sorted_attributes),
        FIXTURE_TEST(places_are_counted_without_text),
        FIXTURE_TEST(defaults_stop_at_references),
        FIXTURE_TEST(unknown_status_is_refused),
        FIXTURE_TEST(date_is_completed),
        FIXTURE_TEST(series_stand_together),
        FIXTURE_TEST(runner_stops_at_a_fatal_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
