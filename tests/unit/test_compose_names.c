/* Names of authors and organizations in all their forms. */
#include "support.h"

#include "libietfdoc/compose/names.h"

#define LI_MING "\xE6\x9D\x8E\xE6\x98\x8E"
#define GONGSI  "\xE5\x85\xAC\xE5\x8F\xB8"

static const ietf_node *
author(struct fixture *f, const char *xml)
{
    const char *text = ietf_arena_join(f->arena, "<rfc><front>", xml, "</front></rfc>", NULL);

    return ietf_node_descendant(fixture_parse(f, text)->root, IETF_EL_AUTHOR);
}

static void
assert_name(ietf_name have, const char *name, const char *ascii)
{
    assert_string_equal(have.name, name);
    if (ascii)
        assert_string_equal(have.ascii, ascii);
    else
        assert_null(have.ascii);
}

static void
latin_names_take_their_forms(void **state)
{
    static const struct {
        const char *xml, *brief, *full, *first, *last;
    } rows[] = {
        {"<author initials='J' surname='Doe'/>", "J. Doe", "J. Doe", "Doe, J.", "J. Doe"},
        {"<author initials='J.' surname='Doe' fullname='Jane Doe'/>", "J. Doe", "Jane Doe",
         "Doe, J.", "J. Doe"},
        {"<author fullname='jane F q Doe'/>", "J. F Q Doe", "jane F q Doe", "Doe, J. F Q",
         "J. F Q Doe"},
        {"<author fullname='Cher'/>", "Cher", "Cher", "Cher", "Cher"},
        {"<author initials='' surname='Doe'/>", "Doe", "Doe", "Doe", "Doe"},
        {"<author surname='Doe' fullname='Jane Roe'/>", "J. Roe", "Jane Roe", "Roe, J.",
         "J. Roe"},
        {"<author><organization abbrev='A'>ACME</organization></author>", "", "ACME", "A", "A"},
        {"<author/>", "", "", "", ""},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ietf_node *n = author(f, rows[i].xml);
        assert_name(ietf_author_short(n, f->arena), rows[i].brief, NULL);
        assert_name(ietf_author_full(n, f->arena), rows[i].full, NULL);
        assert_name(ietf_author_reference_first(n, f->arena), rows[i].first, NULL);
        assert_name(ietf_author_reference_last(n, f->arena), rows[i].last, NULL);
    }
}

static void
other_scripts_have_an_ascii_form_beside(void **state)
{
    struct fixture *f = *state;
    const ietf_node *n = author(f, "<author fullname='" LI_MING "' asciiFullname='Ming Li'/>");

    assert_name(ietf_author_short(n, f->arena), LI_MING, "M. Li");
    assert_name(ietf_author_full(n, f->arena), LI_MING, "Ming Li");
    assert_name(ietf_author_reference_first(n, f->arena), LI_MING, "Li, M.");
    assert_string_equal(ietf_author_expansion(n, f->arena), LI_MING " (Ming Li)");
    n = author(f, "<author fullname='" LI_MING "'/>");
    assert_name(ietf_author_short(n, f->arena), LI_MING, NULL);
    n = author(f, "<author><organization ascii='Gongsi'>" GONGSI "</organization></author>");
    assert_name(ietf_author_reference_last(n, f->arena), GONGSI, "Gongsi");
    assert_name(ietf_organization_short(n), GONGSI, "Gongsi");
    assert_string_equal(ietf_organization_full_ascii_name(n), "Gongsi");
}

static void
old_rfcs_show_one_initial(void **state)
{
    static const struct {
        const char *number, *first;
    } rows[] = {{"1272", "Doe, J."}, {"1273", "Doe, J.F."}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *xml =
            ietf_arena_join(f->arena,
                            "<reference><front><author initials='J.F.' surname='Doe'/></front>"
                            "<seriesInfo name='RFC' value='",
                            rows[i].number, "'/></reference>", NULL);
        const ietf_node *n = ietf_node_descendant(fixture_parse(f, xml)->root, IETF_EL_AUTHOR);
        assert_name(ietf_author_reference_first(n, f->arena), rows[i].first, NULL);
    }
}

static void
the_first_page_shows_name_and_organization(void **state)
{
    static const struct {
        const char *xml, *name, *organization;
    } rows[] = {
        {"<author fullname='Jane Doe' role='editor'><organization "
         "showOnFrontPage='true'>ACME</organization></author>",
         "J. Doe, Ed.", "ACME"},
        {"<author fullname='Jane Doe'><organization showOnFrontPage='false'>ACME"
         "</organization></author>",
         "J. Doe", NULL},
        {"<author fullname='Jane Doe'/>", "J. Doe", ""},
        {"<author><organization showOnFrontPage='true'>ACME</organization></author>", "ACME",
         NULL},
        {"<author fullname='" LI_MING "' asciiFullname='Ming Li'/>", LI_MING " (M. Li)", ""},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ietf_front_author front = ietf_author_front(author(f, rows[i].xml), f->arena);
        assert_string_equal(front.name, rows[i].name);
        if (rows[i].organization)
            assert_string_equal(front.organization, rows[i].organization);
        else
            assert_null(front.organization);
    }
}

static void
roles_are_words(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(ietf_author_role(author(f, "<author/>"), f->arena), "");
    assert_string_equal(ietf_author_role(author(f, "<author role='editor'/>"), f->arena),
                        "Ed.");
    assert_string_equal(ietf_author_role(author(f, "<author role='contributor'/>"), f->arena),
                        "Contributor");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(latin_names_take_their_forms),
        FIXTURE_TEST(other_scripts_have_an_ascii_form_beside),
        FIXTURE_TEST(old_rfcs_show_one_initial),
        FIXTURE_TEST(the_first_page_shows_name_and_organization),
        FIXTURE_TEST(roles_are_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
