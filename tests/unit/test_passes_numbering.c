/* Numbers: sections, appendices, references, paragraphs, list items; each pass on its own. */
#include "support.h"

#include "libietfdoc/passes/numbering.h"

static ietf_prep
start(struct fixture *f, const char *text)
{
    ietf_document *d = fixture_parse(f, text);
    ietf_prep p;

    assert_non_null(d);
    ietf_prep_init(&p, d, &f->job, false, f->arena);
    return p;
}

/* The element number `index` (from 0) of that kind. */
static ietf_node *
find(const ietf_prep *p, enum ietf_kind kind, unsigned index)
{
    ietf_node *root = p->document->root, *n = root;

    do
        n = ietf_node_following_kind(n, root, kind);
    while (n && index--);
    return n;
}

static const char *
pn(const ietf_prep *p, enum ietf_kind kind, unsigned index)
{
    const char *value = ietf_node_get(find(p, kind, index), IETF_AT_PN);

    return value ? value : "none";
}

static void
sections_count_by_level(void **state)
{
    ietf_prep p = start(*state, "<rfc><middle><section><section/><section><section/></section>"
                                "</section><section><section/></section></middle>"
                                "<back><references><references/><references/></references>"
                                "<references/><section><section/></section><section/>"
                                "</back></rfc>");

    ietf_pass_numbers(&p);
    assert_string_equal(pn(&p, IETF_EL_SECTION, 0), "section-1");
    assert_string_equal(pn(&p, IETF_EL_SECTION, 2), "section-1.2");
    assert_string_equal(pn(&p, IETF_EL_SECTION, 3), "section-1.2.1");
    assert_string_equal(pn(&p, IETF_EL_SECTION, 5), "section-2.1");
    assert_string_equal(pn(&p, IETF_EL_REFERENCES, 0), "section-3");
    assert_string_equal(pn(&p, IETF_EL_REFERENCES, 2), "section-3.2");
    assert_string_equal(pn(&p, IETF_EL_REFERENCES, 3), "section-4");
    assert_string_equal(pn(&p, IETF_EL_SECTION, 7), "section-appendix.a.1");
    assert_string_equal(pn(&p, IETF_EL_SECTION, 8), "section-appendix.b");
}

static void
only_the_own_abstract_is_numbered(void **state)
{
    ietf_prep p = start(*state, "<rfc><front><abstract/><note/></front><back><references>"
                                "<reference><front><abstract/><note/></front></reference>"
                                "</references></back></rfc>");

    ietf_pass_numbers(&p);
    assert_string_equal(pn(&p, IETF_EL_ABSTRACT, 0), "section-abstract");
    assert_string_equal(pn(&p, IETF_EL_ABSTRACT, 1), "none");
    assert_string_equal(pn(&p, IETF_EL_NOTE, 1), "section-note.2");
    assert_string_equal(pn(&p, IETF_EL_REFERENCES, 0), "section-1");
}

static void
paragraphs_count_by_depth(void **state)
{
    ietf_prep p = start(*state, "<rfc><middle><section pn='s-1'><t/><ul><li><t/><t/></li></ul>"
                                "<figure><artwork/></figure><table><tr><th><t/></th>"
                                "<td><t/></td></tr></table><section pn='s-1.1'><t/>"
                                "</section></section></middle></rfc>");

    ietf_pass_paragraph_numbers(&p);
    assert_string_equal(pn(&p, IETF_EL_T, 0), "s-1-1");
    assert_string_equal(pn(&p, IETF_EL_LI, 0), "s-1-2.1");
    assert_string_equal(pn(&p, IETF_EL_T, 2), "s-1-2.1.2");
    assert_string_equal(pn(&p, IETF_EL_FIGURE, 0), "none");
    assert_string_equal(pn(&p, IETF_EL_ARTWORK, 0), "s-1-3.1");
    /* th does not count, td does */
    assert_string_equal(pn(&p, IETF_EL_T, 3), "s-1-4.1.0.1");
    assert_string_equal(pn(&p, IETF_EL_T, 4), "s-1-4.1.1.1");
    assert_string_equal(pn(&p, IETF_EL_T, 5), "s-1.1-1");
}

static void
references_hide_their_paragraphs(void **state)
{
    ietf_prep p = start(*state, "<rfc><back><references pn='s-1'><reference><annotation><t/>"
                                "</annotation></reference></references><section pn='s-a'><t/>"
                                "</section></back></rfc>");

    ietf_pass_paragraph_numbers(&p);
    assert_string_equal(pn(&p, IETF_EL_T, 0), "none");
    assert_string_equal(pn(&p, IETF_EL_T, 1), "s-a-1");
}

static void
an_existing_number_stays(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc prepTime='x'><middle><section pn='section-7'/><section/>"
                           "</middle></rfc>");

    ietf_pass_numbers(&p);
    assert_string_equal(pn(&p, IETF_EL_SECTION, 0), "section-7");
    assert_string_equal(fixture_message(f, 0),
                        "using existing pn (section-7) instead of generated pn (section-1)");
    assert_string_equal(fixture_message(f, 1),
                        "pn not set on element in prepped input, setting to section-2");
}

static void
what_has_no_place_is_reported(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc><section><t/></section><iref item='x'/></rfc>");

    ietf_pass_paragraph_numbers(&p);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PREP_PN_EXPECTED);
    assert_string_equal(pn(&p, IETF_EL_T, 0), "unknown-unknown-1");
    ietf_pass_iref_numbers(&p);
    assert_int_equal(fixture_diagnostic(f, 1)->code, IETF_D_PREP_IREF_PLACE);
    assert_string_equal(pn(&p, IETF_EL_IREF, 0), "iref-x-1");
}

static void
an_appended_section_takes_the_next_letter(void **state)
{
    ietf_prep p = start(*state, "<rfc><back><section/><section><t/></section></back></rfc>");

    ietf_prep_number_appended(&p, find(&p, IETF_EL_SECTION, 1));
    assert_string_equal(pn(&p, IETF_EL_SECTION, 0), "none");
    assert_string_equal(pn(&p, IETF_EL_SECTION, 1), "section-appendix.b");
    assert_string_equal(pn(&p, IETF_EL_T, 0), "section-appendix.b-1");
}

static void
items_have_the_counters_of_their_list(void **state)
{
    ietf_prep p = start(*state, "<rfc><ol start='26' type='a'><li/><li/></ol>"
                                "<ol start='1' type='%p%d)'><li/></ol></rfc>");
    ietf_node *outer, *inner;

    ietf_node_set(p.document, find(&p, IETF_EL_OL, 1), IETF_AT_TYPE, "%d)");
    for (unsigned i = 0; i < 2; i++)
        ietf_pass_counters(&p, find(&p, IETF_EL_OL, i));
    assert_string_equal(ietf_node_get(find(&p, IETF_EL_LI, 0), IETF_AT_DERIVEDCOUNTER), "z.");
    /* not aa: so the reference counts */
    assert_string_equal(ietf_node_get(find(&p, IETF_EL_LI, 1), IETF_AT_DERIVEDCOUNTER), "ba.");
    assert_string_equal(ietf_node_get(find(&p, IETF_EL_LI, 2), IETF_AT_DERIVEDCOUNTER), "1)");
    outer = find(&p, IETF_EL_LI, 2);
    inner = ietf_node_copy(p.document, find(&p, IETF_EL_OL, 1));
    ietf_node_set(p.document, inner, IETF_AT_TYPE, "%p%d)");
    ietf_node_append(p.document, outer, inner);
    ietf_pass_counters(&p, inner);
    assert_string_equal(ietf_node_get(inner->first, IETF_AT_DERIVEDCOUNTER), "1)1)");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(sections_count_by_level),
        FIXTURE_TEST(only_the_own_abstract_is_numbered),
        FIXTURE_TEST(paragraphs_count_by_depth),
        FIXTURE_TEST(references_hide_their_paragraphs),
        FIXTURE_TEST(an_existing_number_stays),
        FIXTURE_TEST(what_has_no_place_is_reported),
        FIXTURE_TEST(an_appended_section_takes_the_next_letter),
        FIXTURE_TEST(items_have_the_counters_of_their_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
