/* The tables made from the grammar: names there and back, defaults, traits, values. */
#include "support.h"

#include "libietfdoc/model/vocabulary.h"

#define SVG   "http://www.w3.org/2000/svg"
#define XLINK "http://www.w3.org/1999/xlink"

static enum ietf_kind
kind_of(const char *uri, const char *name)
{
    return ietf_kind_find(uri, name, strlen(name));
}

static enum ietf_at
at_of(const char *name)
{
    return ietf_at_find(name, strlen(name));
}

static void
names_lead_there_and_back(void **state)
{
    (void)state;
    for (unsigned k = IETF_FIRST_ELEMENT + 1; k < IETF_KIND_COUNT; k++)
        assert_int_equal(kind_of(ietf_kind_uri(k), ietf_kind_name(k)), k);
    for (unsigned at = IETF_AT_FOREIGN + 1; at < IETF_AT_COUNT; at++)
        assert_int_equal(at_of(ietf_at_name(at)), at);
}

static void
unknown_names_are_foreign(void **state)
{
    (void)state;
    assert_int_equal(kind_of(NULL, "rfx"), IETF_FOREIGN);
    assert_int_equal(kind_of(NULL, ""), IETF_FOREIGN);
    assert_int_equal(kind_of("urn:x", "rfc"), IETF_FOREIGN);
    assert_int_equal(kind_of(SVG, "rfc"), IETF_FOREIGN);
    assert_int_equal(kind_of(NULL, "svg"), IETF_FOREIGN);
    assert_int_equal(kind_of(NULL, "#foreign"), IETF_FOREIGN);
    assert_int_equal(at_of("Anchor"), IETF_AT_FOREIGN);
    assert_int_equal(at_of(""), IETF_AT_FOREIGN);
    assert_int_equal(ietf_kind_find(NULL, "tables", 1), IETF_EL_T);
}

static void
title_is_two_elements(void **state)
{
    (void)state;
    assert_int_equal(kind_of("", "title"), IETF_EL_TITLE);
    assert_int_equal(kind_of(SVG, "title"), IETF_SVG_TITLE);
    assert_int_equal(kind_of("http://www.w3.org/2001/XInclude", "include"), IETF_XI_INCLUDE);
}

static void
attributes_go_by_namespace(void **state)
{
    (void)state;
    assert_int_equal(ietf_at_find_in(XLINK, "href", 4), IETF_AT_XLINK_HREF);
    assert_int_equal(ietf_at_find_in(NULL, "href", 4), IETF_AT_HREF);
    assert_int_equal(ietf_at_find_in("urn:x", "href", 4), IETF_AT_FOREIGN);
    assert_string_equal(ietf_at_uri(IETF_AT_XLINK_HREF), XLINK);
    assert_string_equal(ietf_at_uri(IETF_AT_XML_BASE), "http://www.w3.org/XML/1998/namespace");
    assert_null(ietf_at_uri(IETF_AT_HREF));
}

static void
defaults_are_sorted_by_name(void **state)
{
    (void)state;
    for (unsigned k = 0; k < IETF_KIND_COUNT; k++) {
        size_t count;
        const ietf_default *row = ietf_kind_defaults(k, &count);

        for (size_t i = 0; i < count; i++) {
            assert_true(ietf_kind_allows(k, row[i].at));
            assert_string_equal(ietf_attr_default(k, row[i].at), row[i].value);
            if (i > 0)
                assert_true(strcmp(ietf_at_name(row[i - 1].at), ietf_at_name(row[i].at)) < 0);
        }
    }
}

static void
defaults_may_be_empty_or_absent(void **state)
{
    (void)state;
    assert_string_equal(ietf_attr_default(IETF_EL_OL, IETF_AT_INDENT), "adaptive");
    assert_string_equal(ietf_attr_default(IETF_EL_UL, IETF_AT_INDENT), "3");
    assert_string_equal(ietf_attr_default(IETF_EL_ARTWORK, IETF_AT_ALT), "");
    assert_null(ietf_attr_default(IETF_EL_OL, IETF_AT_ANCHOR));
    assert_null(ietf_attr_default(IETF_EL_OL, IETF_AT_ALT));
}

static unsigned
count_with(unsigned trait)
{
    unsigned count = 0;

    for (unsigned k = 0; k < IETF_KIND_COUNT; k++)
        count += (ietf_kind_traits(k) & trait) != 0;
    return count;
}

static void
traits_are_those_of_the_reference(void **state)
{
    (void)state;
    assert_int_equal(count_with(IETF_TRAIT_TEXT), 42);
    assert_int_equal(count_with(IETF_TRAIT_INLINE), 17);
    assert_int_equal(count_with(IETF_TRAIT_MIXED), 5);
    assert_int_equal(count_with(IETF_TRAIT_DEPRECATED), 11);
    assert_true(ietf_kind_traits(IETF_EL_OL) & IETF_TRAIT_TEXT);
    assert_int_equal(ietf_kind_traits(IETF_EL_UL), 0);
    assert_int_equal(ietf_kind_traits(IETF_SVG_G), IETF_TRAIT_SVG);
}

static void
values_of_enumerations(void **state)
{
    size_t count;
    const char *const *values = ietf_attr_values(IETF_EL_XREF, IETF_AT_FORMAT, &count);

    (void)state;
    assert_int_equal(count, 4);
    assert_string_equal(values[2], "counter");
    assert_null(ietf_attr_values(IETF_EL_U, IETF_AT_FORMAT, &count));
    assert_int_equal(count, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lead_there_and_back),
        cmocka_unit_test(unknown_names_are_foreign),
        cmocka_unit_test(title_is_two_elements),
        cmocka_unit_test(attributes_go_by_namespace),
        cmocka_unit_test(defaults_are_sorted_by_name),
        cmocka_unit_test(defaults_may_be_empty_or_absent),
        cmocka_unit_test(traits_are_those_of_the_reference),
        cmocka_unit_test(values_of_enumerations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
