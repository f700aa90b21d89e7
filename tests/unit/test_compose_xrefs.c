/* What cross-references say and where they lead. */
#include "support.h"

#include "libietfdoc/compose/xrefs.h"
#include "libietfdoc/util/str.h"

static const char document[] =
    "<rfc><front><abstract anchor='abs' pn='section-abstract'/><author anchor='au' "
    "fullname='Jane Doe'/></front><middle>"
    "<section anchor='s' pn='section-1.2' "
    "slugifiedName='name-x'><name>X\xC2\xA0<em>y</em></name>"
    "<t anchor='t' pn='section-1.2-3'>%</t>"
    "<ol><li anchor='i' pn='section-1.2-4.2' derivedCounter='b.'/></ol>"
    "<ul><li anchor='j' pn='section-1.2-5.1.2'/></ul>"
    "<figure anchor='f' pn='figure-7'/><u anchor='u' format='num' pn='u-1'>\xC3\xA9</u>"
    "<cref anchor='c'/></section>"
    "<section anchor='n' pn='section-2' numbered='false'><name>Thanks</name></section>"
    "<section anchor='m' pn='section-3' numbered='false'/></middle>"
    "<back><references anchor='refs'><reference anchor='R' "
    "target='https://example.com/r'><front><title>Ti "
    "<em>t</em>le</title></front><seriesInfo name='RFC' value='9000'/></reference>"
    "<reference anchor='D'><front/><seriesInfo name='Internet-Draft' value='draft-x-00'/>"
    "</reference><reference anchor='O' target='https://example.com/o'><front/></reference>"
    "</references><section anchor='a' pn='section-appendix.a.1'/></back></rfc>";

struct xref {
    ietf_document *document;
    ietf_node *node;
    ietf_map refnames;
    ietf_xref_job job;
};

static struct xref *
parse(struct fixture *f, const char *xref)
{
    struct xref *x = IETF_NEW(f->arena, struct xref);

    x->document = fixture_parse(f, ietf_str_replace(f->arena, document, "%", xref));
    x->node = ietf_node_descendant(x->document->root, IETF_EL_XREF);
    ietf_document_index(x->document);
    ietf_refnames_build(&x->refnames, x->document, f->arena);
    x->job = (ietf_xref_job){x->document, &x->refnames, &f->options, &f->diagnostics, f->arena};
    return x;
}

static void
content_follows_format_and_target(void **state)
{
    static const struct {
        const char *xref, *content;
    } rows[] = {
        {"<xref target='s'/>", "Section 1.2"},
        {"<xref target='section-1.2'/>", "Section 1.2"},
        {"<xref target='name-x'/>", "Section 1.2"},
        {"<xref target='s' format='counter'/>", "1.2"},
        {"<xref target='s' format='title'/>", "X y"},
        {"<xref target='s' format='none'>text</xref>", ""},
        {"<xref target='a'/>", "Appendix A.1"},
        {"<xref target='n'/>", "Section \"Thanks\""},
        {"<xref target='m'/>", "Section \"m\""},
        {"<xref target='m' format='title'/>", "m"},
        {"<xref target='f'/>", "Figure 7"},
        {"<xref target='t'/>", "Section 1.2, Paragraph 3"},
        {"<xref target='i'/>", "Section 1.2, Paragraph 4, Item 2"},
        {"<xref target='i' format='counter'/>", "b"},
        {"<xref target='j'/>", "Section 1.2, Paragraph 5, Item 1.2"},
        {"<xref target='u'/>", "U+00E9"},
        {"<xref target='c'/>", "Comment c"},
        {"<xref target='abs'/>", "Abstract"},
        {"<xref target='au'/>", "Jane Doe"},
        {"<xref target='R'/>", "R"},
        {"<xref target='R' format='title'/>", "Ti"},
        {"<xref target='R' format='counter' section='3'/>", "3"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xref *x = parse(f, rows[i].xref);
        assert_string_equal(ietf_xref_derive(&x->job, x->node).content, rows[i].content);
    }
    assert_int_equal(f->diagnostics.list.count, 0);
}

static void
what_cannot_be_said_is_fatal(void **state)
{
    static const struct {
        const char *xref, *message;
    } rows[] = {
        {"<xref/>", "Expected <xref> to have a target= attribute, but found none"},
        {"<xref target='none'/>",
         "Found no element to match the <xref> target attribute 'none'"},
        {"<xref target='u' format='title'/>",
         "Using <xref> format='title' with a <u> target is not supported"},
        {"<xref target='u' format='counter'/>",
         "Using <xref> format='counter' with a <u> target is not supported"},
        {"<xref target='R' format='counter'/>",
         "Using <xref> format='counter' with a <reference> target requires a section "
         "attribute"},
        {"<xref target='j' format='counter'/>",
         "Using <xref> format='counter' with a <ul><li> target is not supported"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xref *x = parse(f, rows[i].xref);
        assert_null(ietf_xref_derive(&x->job, x->node).content);
        assert_string_equal(fixture_message(f, i), rows[i].message);
        assert_int_equal(fixture_diagnostic(f, i)->severity, IETF_FATAL);
    }
}

static void
what_is_wrong_is_reported(void **state)
{
    static const struct {
        const char *xref, *content, *message;
    } rows[] = {
        {"<xref target='s' format='odd'/>", "",
         "Expected format to be one of 'default', 'title', 'counter' or 'none', but found "
         "'odd'"},
        {"<xref target='D' format='title'/>", "",
         "Expected a <title> element when processing <xref> to <reference>, but found none"},
        {"<xref target='refs' format='counter'/>", "NULL",
         "Expected to find a pn= attribute on <references anchor='refs'> when processing "
         "<xref>, but "
         "found none"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xref *x = parse(f, rows[i].xref);
        const char *content = ietf_xref_derive(&x->job, x->node).content;
        assert_string_equal(content ? content : "NULL", rows[i].content);
        assert_string_equal(fixture_message(f, i), rows[i].message);
    }
}

static void
sections_of_references_have_links(void **state)
{
    static const struct {
        const char *xref, *link;
    } rows[] = {
        {"<xref target='R' section='2.1'/>", "https://rfc-editor.org/rfc/rfc9000#section-2.1"},
        {"<xref target='R' section='a.1'/>", "https://rfc-editor.org/rfc/rfc9000#appendix-A.1"},
        {"<xref target='D' section='3'/>",
         "https://datatracker.ietf.org/doc/html/draft-x-00#section-3"},
        {"<xref target='O' section='3' relative='p.html#x'/>", "https://example.com/p.html#x"},
        {"<xref target='O' section='3'/>", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xref *x = parse(f, rows[i].xref);
        const char *link =
            ietf_xref_link(&x->job, x->node, ietf_xref_derive(&x->job, x->node).target);
        if (rows[i].link)
            assert_string_equal(link, rows[i].link);
        else
            assert_null(link);
    }
    assert_string_equal(fixture_message(f, 0),
                        "Cannot build a href for <xref target=\"O\"> with a section= attribute "
                        "without also having a relative= attribute.");
}

static void
urls_are_joined(void **state)
{
    static const struct {
        const char *base, *relative, *joined;
    } rows[] = {
        {"https://a/b/c?q#f", "#x", "https://a/b/c?q#x"},
        {"https://a/b/c", "d", "https://a/b/d"},
        {"https://a/b/c/", "../d", "https://a/b/d"},
        {"https://a", "d", "https://a/d"},
        {"https://a/b", "/d//e", "https://a/d//e"},
        {"https://a/b//c", "d", "https://a/b/d"},
        {"https://a/b", "//h/d", "https://h/d"},
        {"https://a/b", "..", "https://a/"},
        {"https://a/b", "http://h", "http://h"},
        {"https://a/b?q", "?r", "https://a/b?r"},
        {"urn:a", "#x", "#x"},
        {"a", "../x", "x"},
        {"", "x", "x"},
        {"https://a/b", "", "https://a/b"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ietf_url_join(rows[i].base, rows[i].relative, f->arena),
                            rows[i].joined);
}

static void
pieces_are_in_order(void **state)
{
    static const struct {
        const char *xref, *shown, *text;
    } rows[] = {
        {"<xref target='R' derivedContent='R'/>", "", "[R]"},
        {"<xref target='R' derivedContent='R'>x</xref>", "x", "x [R]"},
        {"<xref target='R' format='title' derivedContent='T'/>", "", "T"},
        {"<xref target='R' format='title' derivedContent='T'>x</xref>", "x", "x (T)"},
        {"<xref target='R' format='none' derivedContent=''>x</xref>", " x ", "x"},
        {"<xref target='s' derivedContent='Section 1'/>", "", "Section 1"},
        {"<xref target='s' derivedContent='Section 1'>x</xref>", "x", "x (Section 1)"},
        {"<xref target='R' derivedContent='R' section='2' sectionFormat='of'/>", "",
         "Section 2 of [R]"},
        {"<xref target='R' derivedContent='R' section='A.2' sectionFormat='comma'/>", "",
         "[R], Appendix A.2"},
        {"<xref target='R' derivedContent='R' section='II' sectionFormat='parens'>x</xref>",
         "x", "x [R] (Part II)"},
        {"<xref target='R' derivedContent='R' section='2' sectionFormat='bare'/>", "", "2"},
        {"<xref target='R' derivedContent='R' section='2' sectionFormat='bare'>x</xref>", "x",
         "2 (x)"},
        {"<xref target='R' derivedContent='R' section='2' sectionFormat='odd'/>", "", ""},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xref *x = parse(f, rows[i].xref);
        size_t count;
        const ietf_xref_piece *p = ietf_xref_pieces(&x->job, x->node, rows[i].shown, &count);
        const char *text = "";
        for (size_t k = 0; k < count; k++)
            text = ietf_arena_join(f->arena, text, p[k].text, NULL);
        assert_string_equal(text, rows[i].text);
    }
    assert_string_equal(fixture_message(f, 0),
                        "Unexpected value combination: section: 2  sectionFormat: odd");
}

static void
targets_are_described(void **state)
{
    static const struct {
        const char *id, *said;
    } rows[] = {
        {"s", "Section 1.2: X y"},
        {"name-x", "Section 1.2: X y"},
        {"section-1.2-3", "Section 1.2, Paragraph 3"},
        {"a", "Appendix A.1"},
        {"n", "Thanks"},
        {"m", "Section 3"},
        {"f", "Figure 7"},
        {"c", "Section 1.2: X y"},
        {"abs", "Abstract"},
        {"au", "Jane Doe"},
        {"R", "[R] Ti tle"},
        {"D", "[D]"},
    };
    struct fixture *f = *state;
    struct xref *x = parse(f, "<xref target='s'/>");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ietf_target_description(&x->job, rows[i].id), rows[i].said);
    assert_null(ietf_target_description(&x->job, "nowhere"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(content_follows_format_and_target),
        FIXTURE_TEST(what_cannot_be_said_is_fatal),
        FIXTURE_TEST(what_is_wrong_is_reported),
        FIXTURE_TEST(sections_of_references_have_links),
        FIXTURE_TEST(urls_are_joined),
        FIXTURE_TEST(pieces_are_in_order),
        FIXTURE_TEST(targets_are_described),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
