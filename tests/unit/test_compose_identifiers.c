/* The list at the top of the page: labels, values and where they lead. */
#include "support.h"

#include "libietfdoc/compose/identifiers.h"
#include "libietfdoc/util/str.h"

/* "Label: value<url>, value behind" for each entry, by lines. */
static const char *
shown(struct fixture *f, const char *xml)
{
    ietf_identifiers all =
        ietf_identifiers_compose(fixture_parse(f, xml), &f->options, &f->diagnostics, f->arena);
    ietf_buf out;

    ietf_buf_init(&out, f->arena);
    for (size_t i = 0; i < all.count; i++) {
        const ietf_identifier *entry = &all.list[i];

        ietf_buf_addf(&out, "%s:", entry->label);
        for (size_t k = 0; k < entry->count; k++)
            ietf_buf_addf(&out, "%s %s", k ? "," : "", entry->values[k].text);
        for (size_t k = 0; k < entry->count; k++)
            if (entry->values[k].url)
                ietf_buf_addf(&out, " <%s>", entry->values[k].url);
        ietf_buf_addf(&out, "%s%s%s\n", entry->behind, entry->problem ? " problem: " : "",
                      entry->problem ? entry->problem : "");
    }
    ietf_buf_addf(&out, "%s", all.authors);
    return out.data;
}

static void
rfcs_lead_to_their_pages(void **state)
{
    assert_string_equal(
        shown(*state, "<rfc number='9999' category='std' submissionType='IETF' updates='1,2'>"
                      "<front><seriesInfo name='RFC' value='9999'/><seriesInfo name='DOI' "
                      "value='10.17487/RFC9999'/><author/><author/><date year='2025'/></front>"
                      "</rfc>"),
        "Stream: Internet Engineering Task Force (IETF)\n"
        "RFC: 9999 <https://www.rfc-editor.org/rfc/rfc9999>\n"
        "DOI: 10.17487/RFC9999 <https://doi.org/10.17487/RFC9999>\n"
        "Updates: 1, 2 <https://www.rfc-editor.org/rfc/rfc1> "
        "<https://www.rfc-editor.org/rfc/rfc2> \n"
        "Category: Standards Track\n"
        "Published:\n"
        "ISSN: 2070-1721\n"
        "Authors");
}

static void
drafts_expire_and_belong_to_a_group(void **state)
{
    assert_string_equal(
        shown(*state, "<rfc ipr='trust200902' category='info' obsoletes='7'><front><seriesInfo "
                      "name='Internet-Draft' value='draft-x-00'/><author/><date year='2026' "
                      "month='1' day='1'/></front></rfc>"),
        "Workgroup: Network Working Group\n"
        "Internet-Draft: draft-x-00\n"
        "Obsoletes: 7 <https://www.rfc-editor.org/rfc/rfc7> (if approved)\n"
        "Published:\n"
        "Intended Status: Informational\n"
        "Expires: 5 July 2026\n"
        "Author");
}

static void
others_say_little(void **state)
{
    assert_string_equal(shown(*state, "<rfc ipr='none'><front><workgroup> W </workgroup><date/>"
                                      "</front></rfc>"),
                        "Workgroup: W\nPublished:\nAuthor");
}

static void
what_is_missing_is_told(void **state)
{
    assert_string_equal(shown(*state,
                              "<rfc number='1' submissionType='IETF'><front><seriesInfo "
                              "name='RFC'/></front></rfc>"),
                        "Stream: Internet Engineering Task Force (IETF)\n"
                        ": problem: it lacks a name or value\n"
                        "Published: problem: it has no date\n"
                        "ISSN: 2070-1721\n"
                        "Author");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(rfcs_lead_to_their_pages),
        FIXTURE_TEST(drafts_expire_and_belong_to_a_group),
        FIXTURE_TEST(others_say_little),
        FIXTURE_TEST(what_is_missing_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
