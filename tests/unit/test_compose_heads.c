/* Running heads and feet, and the left column of the first page. */
#include "support.h"

#include "libietfdoc/compose/heads.h"

static ietf_heads
heads(struct fixture *f, const char *xml, bool full_title)
{
    return ietf_heads_compose(fixture_parse(f, xml), &f->options, full_title, &f->diagnostics,
                              f->arena);
}

static void
rfcs_and_drafts_differ(void **state)
{
    struct fixture *f = *state;
    ietf_heads rfc = heads(f,
                           "<rfc number='9999' category='std'><front><title>A <br/>B</title>"
                           "<author fullname='Jane Doe'/><author fullname='Richard Roe'/>"
                           "<date year='2025' month='3'/></front></rfc>",
                           false);
    ietf_heads draft =
        heads(f,
              "<rfc category='std'><front><title abbrev='Short'>Long</title>"
              "<author fullname='Jane Doe'/><author fullname='R Roe'/>"
              "<author fullname='C' role='contributor'/><author surname='S' "
              "initials='X'/><date year='2026' month='1' day='1'/></front></rfc>",
              false);

    assert_string_equal(rfc.top_left, "RFC 9999");
    assert_string_equal(rfc.top_center, "A  B");
    assert_string_equal(rfc.top_right, "March 2025");
    assert_string_equal(rfc.bottom_left, "Doe & Roe");
    assert_string_equal(rfc.bottom_center, "Standards Track");
    assert_string_equal(draft.top_left, "Internet-Draft");
    assert_string_equal(draft.top_center, "Short");
    assert_string_equal(draft.bottom_left, "Doe, et al.");
    assert_string_equal(draft.bottom_center, "Expires 5 July 2026");
}

static void
other_documents_show_less(void **state)
{
    struct fixture *f = *state;
    ietf_heads h = heads(f,
                         "<rfc ipr='none' category='info'><front><title>T</title><author "
                         "fullname='Jane Doe'/></front></rfc>",
                         false);

    assert_string_equal(h.top_left, "");
    assert_string_equal(h.bottom_left, "Doe");
    assert_string_equal(h.bottom_center, "Informational");
    h = heads(f, "<rfc><front><title>T</title><seriesInfo name='RFC' value='7'/></front></rfc>",
              false);
    assert_string_equal(h.top_left, "RFC 7");
}

static void
long_titles_are_cut(void **state)
{
    /* 39 and two characters of two bytes */
    static const char xml[] = "<rfc><front><title>123456789 123456789 123456789 123456789"
                              "\xC3\xA9\xC3\xA9</title></front></rfc>";
    struct fixture *f = *state;

    assert_string_equal(heads(f, xml, false).top_center,
                        "123456789 123456789 123456789 123456789\xC3\xA9");
    assert_string_equal(fixture_message(f, 0),
                        "Expected a title or title abbreviation of not more than 40 character "
                        "for the page header, found 41 characters");
    assert_int_equal(strlen(heads(f, xml, true).top_center), 43);
    assert_int_equal(f->diagnostics.list.count, 1);
}

static void
long_whole_titles_are_noted(void **state)
{
    struct fixture *f = *state;
    char xml[256] = "<rfc><front><title>";

    memset(xml + strlen(xml), 'x', 160);
    strcat(xml, "</title></front></rfc>");
    f->options.verbose = 1;
    assert_int_equal(strlen(heads(f, xml, true).top_center), 160);
    assert_string_equal(fixture_message(f, 0),
                        "Found a title or title abbreviation of length "
                        "160; check that it fits the running page header.");
}

static const char *
front(struct fixture *f, const char *xml)
{
    size_t count;
    const ietf_front_line *lines = ietf_front_lines(fixture_parse(f, xml), f->options.date,
                                                    true, &count, &f->diagnostics, f->arena);
    const char *text = "";

    for (size_t i = 0; i < count; i++)
        text = ietf_arena_join(f->arena, text, i > 0 ? "|" : "", lines[i].label,
                               *lines[i].label ? ": " : "", lines[i].value, lines[i].suffix,
                               lines[i].wrap ? "~" : "", NULL);
    return text;
}

static void
the_first_page_says_what_it_is(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(
        front(f,
              "<rfc number='9999' submissionType='IETF' category='bcp' updates='1,2,  3,'>"
              "<front><seriesInfo name='RFC' value='9999'/><seriesInfo name='BCP' value='5'/>"
              "</front></rfc>"),
        "Internet Engineering Task Force (IETF)|Request for Comments: 9999|BCP: 5|Updates: 1, "
        "2, 3~|Category: Best Current Practice|ISSN: 2070-1721");
    assert_string_equal(
        front(f, "<rfc category='exp' obsoletes='12'><front><date year='2026' month='1' "
                 "day='1'/><workgroup> WG </workgroup><workgroup> </workgroup></front></rfc>"),
        "WG|Internet-Draft|Obsoletes: 12 (if approved)~|Intended status: "
        "Experimental|Expires: July 5, 2026");
    assert_string_equal(front(f, "<rfc category='info'><front/></rfc>"),
                        "Network Working Group|Internet-Draft|Intended status: "
                        "Informational|Expires: July 19, 2026");
    assert_string_equal(
        front(f, "<rfc ipr='none'><front><workgroup>W</workgroup></front></rfc>"), "W");
    assert_int_equal(f->diagnostics.list.count, 0);
    front(f, "<rfc category='x'><front/></rfc>");
    assert_string_equal(fixture_message(f, 0), "Expected a known category, one of "
                                               "rfc,std,bcp,exp,info,historic, but found 'x'");
}

static void
names_are_known(void **state)
{
    (void)state;
    assert_string_equal(ietf_category_name("historic"), "Historic");
    assert_string_equal(ietf_stream_name("editorial"), "Editorial Stream");
    assert_string_equal(ietf_subseries_name("STD"), "Internet Standard");
    assert_null(ietf_category_name("other"));
    assert_null(ietf_stream_name(NULL));
    assert_null(ietf_subseries_name("RFC"));
}

static void
documents_have_titles(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(
        ietf_document_title(
            fixture_parse(f, "<rfc number='7'><front><title>A\xC2\xA0 B</title></front></rfc>"),
            f->arena),
        "RFC 7: A  B");
    assert_string_equal(
        ietf_document_title(fixture_parse(f, "<rfc><front><title>A</title></front></rfc>"),
                            f->arena),
        "A");
    assert_string_equal(ietf_document_title(fixture_parse(f, "<rfc/>"), f->arena), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(rfcs_and_drafts_differ),
        FIXTURE_TEST(other_documents_show_less),
        FIXTURE_TEST(long_titles_are_cut),
        FIXTURE_TEST(long_whole_titles_are_noted),
        FIXTURE_TEST(the_first_page_says_what_it_is),
        FIXTURE_TEST(names_are_known),
        FIXTURE_TEST(documents_have_titles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
