/* What references are called and consist of. */
#include "support.h"

#include "libietfdoc/compose/references.h"
#include "libietfdoc/util/str.h"

static const char two[] =
    "<rfc%s><displayreference target='B' to='Bee'/><references><references><reference "
    "anchor='A'/><referencegroup anchor='G'><reference anchor='M'/></referencegroup>"
    "<reference anchor='B'/></references></references></rfc>";

static void
references_have_names(void **state)
{
    static const struct {
        const char *attribute, *a, *g, *b;
    } rows[] = {
        {"", "A", "G", "Bee"},
        {" symRefs='true'", "A", "G", "Bee"},
        {" symRefs='false'", "1", "2", "Bee"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ietf_map names;
        ietf_document *d =
            fixture_parse(f, ietf_str_replace(f->arena, two, "%s", rows[i].attribute));
        ietf_refnames_build(&names, d, f->arena);
        assert_string_equal(ietf_refname(&names, "A"), rows[i].a);
        assert_string_equal(ietf_refname(&names, "G"), rows[i].g);
        assert_string_equal(ietf_refname(&names, "B"), rows[i].b);
        assert_null(ietf_refname(&names, "M"));
    }
}

static ietf_reference
compose(struct fixture *f, const char *xml)
{
    return ietf_reference_compose(fixture_parse(f, xml)->root, &f->options, &f->diagnostics,
                                  f->arena);
}

static void
pieces_come_in_their_order(void **state)
{
    static const struct {
        enum ietf_reference_part part;
        const char *text;
    } rows[] = {
        {IETF_REFERENCE_TITLE, "\"A Title\""},
        {IETF_REFERENCE_CONTENT, NULL},
        {IETF_REFERENCE_SERIES, "RFC\xC2\xA0"
                                "9999"},
        {IETF_REFERENCE_SERIES, "Internet-Draft, draft-x"},
        {IETF_REFERENCE_DATE, "May 2020"},
        {IETF_REFERENCE_TARGET, "<https://example.com/>"},
    };
    struct fixture *f = *state;
    ietf_reference r = compose(
        f, "<reference target='https://example.com/' quoteTitle='true'><front><title> A\xC2\xA0"
           "Title </title><author/><date year='2020' month='May'/></front><annotation>n"
           "</annotation><seriesInfo name='RFC' value='9999'/><seriesInfo "
           "name='Internet-Draft' value='draft-x'/><refcontent>c</refcontent></reference>");

    assert_int_equal(r.piece_count, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < r.piece_count; i++) {
        const ietf_reference_piece *p = &r.pieces[i];
        assert_int_equal(p->part, rows[i].part);
        if (rows[i].text)
            assert_string_equal(
                ietf_arena_join(f->arena, p->open, p->lead, p->text, p->close, NULL),
                rows[i].text);
        else
            assert_null(p->text);
    }
    assert_int_equal(r.annotation_count, 1);
}

static void
empty_parts_are_left_out(void **state)
{
    struct fixture *f = *state;
    ietf_reference r =
        compose(f, "<reference quoteTitle='false'><front><title>T</title><date/></front>"
                   "</reference>");

    assert_int_equal(r.piece_count, 1);
    assert_string_equal(r.pieces[0].open, "");
}

static void
authors_are_strung_together(void **state)
{
    static const struct {
        const char *authors, *text;
    } rows[] = {
        {"", ""},
        {"<author initials='J' surname='Doe'/>", "Doe, J."},
        {"<author initials='J' surname='Doe'/><author initials='R' surname='Roe' "
         "role='editor'/>",
         "Doe, J. and R. Roe, Ed."},
        {"<author initials='J' surname='Doe' role='editor'/><author><organization>ACME"
         "</organization></author><author fullname='\xE6\x9D\x8E' asciiFullname='Li'/>",
         "Doe, J., Ed., ACME, and \xE6\x9D\x8E (Li)"},
        {"<author fullname='Jane Doe' role='contributor'/>", "Doe, J."},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ietf_reference r =
            compose(f, ietf_arena_join(f->arena, "<reference><front><title/>", rows[i].authors,
                                       "</front></reference>", NULL));
        assert_string_equal(ietf_reference_authors(&r, f->arena), rows[i].text);
    }
}

static void
groups_of_a_subseries_say_so(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(
        f, "<referencegroup><reference><front/><seriesInfo name='RFC' value='2119'/>"
           "<seriesInfo name='BCP' value='14'/></reference></referencegroup>");
    ietf_reference_series s = ietf_referencegroup_series(d->root, f->arena);

    assert_string_equal(s.series, "BCP");
    assert_string_equal(s.title, "Best Current Practice 14");
    assert_string_equal(s.intro, "At the time of writing, this BCP comprises the following:");
    d = fixture_parse(f, "<referencegroup><reference/></referencegroup>");
    assert_null(ietf_referencegroup_series(d->root, f->arena).series);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(references_have_names),        FIXTURE_TEST(pieces_come_in_their_order),
        FIXTURE_TEST(empty_parts_are_left_out),     FIXTURE_TEST(authors_are_strung_together),
        FIXTURE_TEST(groups_of_a_subseries_say_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
