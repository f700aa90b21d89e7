/* Addresses of several countries, and what is said about them. */
#include "support.h"

#include "libietfdoc/compose/postal.h"

#define TOKYO  "\xE6\x9D\xB1\xE4\xBA\xAC"
#define NIHON  "\xE6\x97\xA5\xE6\x9C\xAC"
#define YAMADA "\xE5\xB1\xB1\xE7\x94\xB0"

static ietf_postal_block
compose(struct fixture *f, const char *author, const char *postal, bool latin)
{
    const char *xml = ietf_arena_join(f->arena, "<rfc><front><author ", author, "<address>",
                                      postal, "</address></author></front></rfc>", NULL);
    ietf_document *d = fixture_parse(f, xml);

    return ietf_postal_compose(ietf_node_descendant(d->root, IETF_EL_AUTHOR), latin,
                               &f->diagnostics, f->arena);
}

static const char *
all_lines(struct fixture *f, ietf_postal_block b)
{
    const char *text = "";

    for (size_t i = 0; i < b.line_count; i++)
        text = ietf_arena_join(f->arena, text, i > 0 ? "|" : "", b.lines[i].text, NULL);
    return text;
}

static void
addresses_have_the_order_of_their_country(void **state)
{
    static const char jane[] = "fullname='Jane Doe'><organization>ACME</organization>";
    static const struct {
        const char *postal, *lines;
    } rows[] = {
        {"<postal><street>1 Main St</street><city>Reston</city><region>VA</region>"
         "<code>20190</code><country>US</country></postal>",
         "Jane Doe|ACME|1 Main St|Reston, VA 20190|United States of America"},
        {"<postal><extaddr>Haus 3</extaddr><street>Am Markt 1</street><code>28195</code>"
         "<city>Bremen</city><country>Germany</country></postal>",
         "Jane Doe|ACME|Haus 3|Am Markt 1|28195 Bremen|Germany"},
        {"<postal><city>Kista</city><country>Sweden</country></postal>",
         "Jane Doe|ACME|Kista|Sweden"},
        {"<postal><code>164 80</code><city>Kista</city><country>SE</country></postal>",
         "Jane Doe|ACME|SE-164 80 Kista|Sweden"},
        {"<postal><street>1</street><street>2</street><country>UK</country></postal>",
         "Jane Doe|ACME|1\xE2\x80\xA8"
         "2|United Kingdom"},
        {"<postal><postalLine>1 Road</postalLine><postalLine>France</postalLine></postal>",
         "Jane Doe|ACME|1 Road|France"},
        /* without a country that is known, code and region have no place */
        {"<postal><city>Town</city><region>R</region><code>1</code>"
         "<country>Atlantis</country></postal>",
         "Jane Doe|ACME|Town"},
        {"<postal/>", "Jane Doe|ACME"},
        {"", "Jane Doe|ACME"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(all_lines(f, compose(f, jane, rows[i].postal, false)),
                            rows[i].lines);
}

static void
native_and_latin_layouts_differ(void **state)
{
    static const char author[] =
        "fullname='" YAMADA "' asciiFullname='T. Yamada' role='editor'>";
    static const char postal[] =
        "<postal><street ascii='1-1 Chiyoda'>1-1</street><region ascii='Tokyo'>" TOKYO
        "</region><code>100-0001</code><country ascii='Japan'>" NIHON "</country></postal>";
    struct fixture *f = *state;
    ietf_postal_block native = compose(f, author, postal, false);
    ietf_postal_block latin = compose(f, author, postal, true);

    assert_string_equal(all_lines(f, native), YAMADA " (editor)|" NIHON "|\xE3\x80\x92"
                                                     "100-0001|" TOKYO "|1-1");
    assert_false(native.latin);
    assert_string_equal(all_lines(f, latin),
                        "T. Yamada (editor)|1-1 Chiyoda, Tokyo|100-0001|Japan");
    assert_true(latin.latin);
    assert_string_equal(latin.role, "editor");
}

static void
lines_know_their_fields(void **state)
{
    struct fixture *f = *state;
    ietf_postal_block b = compose(f, "fullname='Jane Doe'>",
                                  "<postal><city>Reston</city><region>VA</region>"
                                  "<country>US</country></postal>",
                                  false);
    const ietf_postal_line *line = &b.lines[1];

    assert_string_equal(line->text, "Reston, VA");
    assert_int_equal(line->span_count, 4);
    assert_int_equal(line->spans[0].field, IETF_POSTAL_CITY);
    assert_int_equal(line->spans[1].field, IETF_POSTAL_LITERAL);
    assert_string_equal(line->spans[1].text, ", ");
    assert_int_equal(line->spans[2].field, IETF_POSTAL_REGION);
}

static void
what_cannot_be_placed_is_reported(void **state)
{
    struct fixture *f = *state;

    compose(f, "fullname='J'>", "<postal><country>Atl\xC3\xA4ntis</country></postal>", false);
    assert_string_equal(fixture_message(f, 0),
                        "Country lookup failed for <country>Atl&#228;ntis</country>.  Use "
                        "--country-help to show recognized country names and codes");
    compose(f, "fullname='J'>",
            "<postal><sortingcode>CEDEX</sortingcode><country>DE</country></postal>", false);
    assert_string_equal(fixture_message(f, 1),
                        "Postal address part filled in, but not used: <sortingcode>: CEDEX\n"
                        " Available elements for Germany are: <extaddr>, <street>, <code>, "
                        "<city>, <country>");
    /* what fails for a line is a note */
    compose(f, "fullname='J'>", "<postal><postalLine>Atlantis</postalLine></postal>", false);
    assert_int_equal(f->diagnostics.list.count, 2);
}

static void
countries_are_found_by_any_name(void **state)
{
    static const struct {
        const char *name, *code;
    } rows[] = {
        {"de", "DE"},
        {"DEU", "DE"},
        {"276", "DE"},
        {"gErMany", "DE"},
        {"South Korea", "KR"},
        {"UK", "GB"},
        {"\xC3\x85land", "AX"},
        {"C\xC3\x94TE D'IVOIRE", "CI"},
        {"\xF0\x9F\x87\xB8\xF0\x9F\x87\xAA", "SE"},
        {"U.S.A.", NULL},
        {"", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ietf_country *country = ietf_country_find(rows[i].name, f->arena);
        if (rows[i].code)
            assert_string_equal(country->alpha_2, rows[i].code);
        else
            assert_null(country);
    }
    assert_true(ietf_country_count > 240);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(addresses_have_the_order_of_their_country),
        FIXTURE_TEST(native_and_latin_layouts_differ),
        FIXTURE_TEST(lines_know_their_fields),
        FIXTURE_TEST(what_cannot_be_placed_is_reported),
        FIXTURE_TEST(countries_are_found_by_any_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
