/* What the validator says, and where. That it is right is for the referees of tests/validate.
 */
#include "support.h"

#include "libietfdoc/validate/validate.h"

#define BEFORE "<rfc><front><title/><author/></front><middle><section>"
#define AFTER  "</section></middle></rfc>"
#define SVG    "<svg xmlns='http://www.w3.org/2000/svg'>"

static ietf_validate_result
validate(struct fixture *f, const char *text, unsigned flags)
{
    ietf_document *d = fixture_parse(f, text);

    assert_non_null(d);
    f->diagnostics.document = d;
    return ietf_validate(d, flags, &f->diagnostics);
}

/* The document has this one fault. */
static void
assert_fault(void **state, const char *text, enum ietf_code code, const char *message)
{
    struct fixture *f = *state;

    assert_int_equal(validate(f, text, 0).errors, 1);
    assert_int_equal(f->diagnostics.list.count, 1);
    assert_int_equal(f->diagnostics.errors, 1);
    assert_int_equal(fixture_diagnostic(f, 0)->code, code);
    assert_string_equal(fixture_message(f, 0), message);
}

static void
valid_documents_have_no_faults(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(validate(f, BEFORE "<t anchor='a'><xref target='a'/></t>" AFTER, 0).errors,
                     0);
    assert_int_equal(f->diagnostics.list.count, 0);
}

static void
another_root(void **state)
{
    assert_fault(state, "<section/>", IETF_D_VALIDATE_ROOT,
                 "Expected <rfc> or <svg> as the root element, but found <section>");
}

static void
an_element_that_is_misspelt(void **state)
{
    assert_fault(
        state, BEFORE "<ul><lx/></ul>" AFTER, IETF_D_VALIDATE_ELEMENT,
        "Did not expect element <lx> there, in <ul>; expected <li>; did you mean <li>?");
}

static void
the_inside_of_a_misplaced_element_is_checked(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(validate(f, BEFORE "<li><t indnt='1'/></li><x><y/></x>" AFTER, 0).errors,
                     3);
    assert_int_equal(fixture_diagnostic(f, 1)->code, IETF_D_VALIDATE_ATTRIBUTE);
}

static void
a_missing_element(void **state)
{
    assert_fault(state, BEFORE "<dl><dt/><dd/><dd/></dl>" AFTER, IETF_D_VALIDATE_MISSING,
                 "Expected in <dl>, before <dd>, an element <dt>");
}

static void
an_incomplete_element(void **state)
{
    assert_fault(state, BEFORE "<ul> <!-- no item --> </ul>" AFTER, IETF_D_VALIDATE_INCOMPLETE,
                 "Element <ul> is incomplete; expected <li>");
}

static void
text_where_none_may_be(void **state)
{
    assert_fault(
        state, BEFORE "<ul><li/> stray\n words </ul>" AFTER, IETF_D_VALIDATE_TEXT,
        "Did not expect text in element <ul>: \"stray\n words\"; expected <li> or the end "
        "of <ul>");
    assert_int_equal(fixture_diagnostic(*state, 0)->column, 59);
}

static void
long_texts_are_cut(void **state)
{
    assert_fault(
        state,
        BEFORE "<ul><li/>0123456789012345678901234567890123456789012345678901234567890"
               "</ul>" AFTER,
        IETF_D_VALIDATE_TEXT,
        "Did not expect text in element <ul>: "
        "\"012345678901234567890123456789012345678901234567890123456789...\"; expected "
        "<li> or the end of <ul>");
}

static void
an_unknown_attribute(void **state)
{
    assert_fault(state, BEFORE "<t keepwithnext='true'/>" AFTER, IETF_D_VALIDATE_ATTRIBUTE,
                 "Element <t> has no attribute keepwithnext; did you mean \"keepWithNext\"?");
}

static void
a_missing_attribute(void **state)
{
    assert_fault(state, BEFORE "<t><iref/></t>" AFTER, IETF_D_VALIDATE_ATTRIBUTE_MISSING,
                 "Element <iref> must have the attribute item");
}

static void
attributes_that_need_others(void **state)
{
    assert_fault(state, BEFORE "<ul bare='true'><li/></ul>" AFTER, IETF_D_VALIDATE_TOGETHER,
                 "Element <ul> has attributes that cannot stand so together; expected none of "
                 "them, or empty, or bare and empty");
}

static void
a_wrong_value(void **state)
{
    assert_fault(
        state, BEFORE "<ul spacing='compakt'><li/></ul>" AFTER, IETF_D_VALIDATE_VALUE,
        "Invalid attribute spacing=\"compakt\" for element <ul>; expected \"normal\" or "
        "\"compact\"; did you mean \"compact\"?");
}

static void
wrong_content(void **state)
{
    assert_fault(
        state,
        "<rfc><front><title/><author/></front><middle><section/></middle><back><references>"
        "<reference anchor='a'><stream>ITEF</stream><front><title/><author/></front>"
        "</reference></references></back></rfc>",
        IETF_D_VALIDATE_CONTENT,
        "Element <stream> contains \"ITEF\"; expected nothing, \"IETF\", \"IAB\", "
        "\"IRTF\", \"independent\" or \"editorial\"; did you mean \"IETF\"?");
}

static void
a_pointer_to_nothing(void **state)
{
    assert_fault(state, BEFORE "<t anchor='intro'><xref target='intor'/></t>" AFTER,
                 IETF_D_VALIDATE_IDREF,
                 "IDREF attribute target references an unknown ID \"intor\"; did you mean "
                 "\"intro\"?");
}

static void
one_space_of_identifiers(void **state)
{
    assert_fault(state, BEFORE "<t pn='a'/>\n<t anchor=' a'/>" AFTER, IETF_D_VALIDATE_TAKEN,
                 "anchor=\"a\" is taken: <t> in line 1 has this identifier");
    assert_int_equal(fixture_diagnostic(*state, 0)->line, 2);
}

static void
the_reference_warns_of_duplicates(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(validate(f, BEFORE "<t anchor='a'/><t anchor='a'/>" AFTER, 0).errors, 1);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_VALIDATE_DUPLICATE);
    assert_string_equal(fixture_message(f, 0),
                        "Duplicate xsd:ID attribute anchor=\"a\" found.  This "
                        "will cause validation failure.");
    assert_int_equal(fixture_diagnostic(f, 1)->code, IETF_D_VALIDATE_TAKEN);
}

static void
errors_can_be_warnings(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(validate(f, BEFORE "<x/>" AFTER, IETF_VALIDATE_WARN).errors, 1);
    assert_int_equal(f->diagnostics.errors, 0);
    assert_int_equal(fixture_diagnostic(f, 0)->severity, IETF_WARNING);
}

static void
the_attributes_of_the_root_can_be_ignored(void **state)
{
    static const char text[] =
        "<rfc x='1' iprExtract='nowhere'><front><title/><author/></front>"
        "<middle><section x='1'/></middle></rfc>";

    assert_int_equal(validate(*state, text, 0).errors, 3);
    assert_int_equal(validate(*state, text, IETF_VALIDATE_IGNORE_ROOT_ATTRIBUTES).errors, 1);
}

static void
scripts_are_deadly(void **state)
{
    struct fixture *f = *state;

    assert_true(validate(f, SVG "<g><script/></g></svg>", IETF_VALIDATE_WARN).deadly);
    assert_true(validate(f, BEFORE "<x:script xmlns:x='urn:x'/>" AFTER, 0).deadly);
    assert_false(validate(f, SVG "<postscript/></svg>", 0).deadly);
}

/* Far more levels than the automata have states, and than a stack would bear. */
static void
depth_is_no_recursion(void **state)
{
    struct fixture *f = *state;
    ietf_buf b;

    f->options.max_depth = 30000;
    ietf_buf_init(&b, f->arena);
    ietf_buf_adds(&b, "<rfc><front><title/><author/></front><middle>");
    for (int i = 0; i < 20000; i++)
        ietf_buf_adds(&b, "<section>");
    for (int i = 0; i < 20000; i++)
        ietf_buf_adds(&b, "</section>");
    ietf_buf_adds(&b, "</middle></rfc>");
    assert_int_equal(validate(f, b.data, 0).errors, 0);
}

struct sample {
    const char *at, *value;
    bool valid;
};

static void
values_of_each_type(void **state)
{
    static const struct sample samples[] = {
        {"id", " a-b.c_1 ", true},
        {"id", "1a", false},
        {"id", "a b", false},
        {"id", "", false},
        {"id", "\xC3\xA9t", true},
        {"id", "\xC3\x97", false},
        {"class", "1 a:b", true},
        {"class", " ", false},
        {"class", "a,b", false},
        {"fill", " none ", true},
        {"fill", "None", false},
        {"fill", "no ne", false},
        {"version", "1.2", true},
        {"version", "1.2 ", false},
        {"stroke-width", "", true},
        {"preserveAspectRatio", " xMidYMid  meet ", true},
        {"preserveAspectRatio", "xMidYMid meets", false},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const char *text = ietf_arena_join(f->arena, "<svg xmlns='http://www.w3.org/2000/svg' ",
                                           samples[i].at, "='", samples[i].value, "'/>", NULL);
        if (validate(f, text, 0).errors != !samples[i].valid)
            fail_msg("%s=\"%s\"", samples[i].at, samples[i].value);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(valid_documents_have_no_faults),
        FIXTURE_TEST(another_root),
        FIXTURE_TEST(an_element_that_is_misspelt),
        FIXTURE_TEST(the_inside_of_a_misplaced_element_is_checked),
        FIXTURE_TEST(a_missing_element),
        FIXTURE_TEST(an_incomplete_element),
        FIXTURE_TEST(text_where_none_may_be),
        FIXTURE_TEST(long_texts_are_cut),
        FIXTURE_TEST(an_unknown_attribute),
        FIXTURE_TEST(a_missing_attribute),
        FIXTURE_TEST(attributes_that_need_others),
        FIXTURE_TEST(a_wrong_value),
        FIXTURE_TEST(wrong_content),
        FIXTURE_TEST(a_pointer_to_nothing),
        FIXTURE_TEST(one_space_of_identifiers),
        FIXTURE_TEST(the_reference_warns_of_duplicates),
        FIXTURE_TEST(errors_can_be_warnings),
        FIXTURE_TEST(the_attributes_of_the_root_can_be_ignored),
        FIXTURE_TEST(scripts_are_deadly),
        FIXTURE_TEST(depth_is_no_recursion),
        FIXTURE_TEST(values_of_each_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
