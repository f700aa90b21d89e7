/* The passes that bring content in and finish the document: src, verbatim text, the table of
 * contents, RFC mode, white space. */
#include "support.h"

#include "libietfdoc/passes/verbatim.h"

static ietf_prep
start(struct fixture *f, const char *text)
{
    ietf_document *d = fixture_parse(f, text);
    ietf_prep p;

    assert_non_null(d);
    ietf_prep_init(&p, d, &f->job, false, f->arena);
    return p;
}

static void
pretty_is(struct fixture *f, const char *text, const char *expected)
{
    ietf_prep p = start(f, text);

    ietf_pass_pretty(&p);
    assert_string_equal(fixture_xml(f, p.document->root), expected);
}

static void
white_space_between_blocks(void **state)
{
    pretty_is(*state,
              "<rfc><middle><section><t>a</t>\n<!-- c -->\n<t>b</t></section></middle></rfc>",
              "<rfc>\n  <middle>\n    <section>\n      <t>a</t>\n      <!-- c -->\n<t>b</t>\n"
              "    </section>\n  </middle>\n</rfc>");
    pretty_is(
        *state, "<rfc><ul><li><t>a</t></li><li>b</li></ul></rfc>",
        "<rfc>\n  <ul>\n    <li>\n      <t>a</t>\n    </li>\n    <li>b</li>\n  </ul>\n</rfc>");
    /* ol counts as a text element */
    pretty_is(*state, "<rfc><ol><li>a</li></ol></rfc>",
              "<rfc>\n  <ol><li>a</li>\n  </ol>\n</rfc>");
}

static void
white_space_in_text(void **state)
{
    pretty_is(*state, "<rfc><t>a <em>b</em>\n  \t</t></rfc>",
              "<rfc>\n  <t>a <em>b</em>\n  </t>\n</rfc>");
    pretty_is(*state, "<rfc><t>a\n      </t></rfc>", "<rfc>\n  <t>a\n  </t>\n</rfc>");
    pretty_is(*state, "<rfc><t>a\n</t></rfc>", "<rfc>\n  <t>a\n</t>\n</rfc>");
    pretty_is(*state, "<rfc><t><em>a</em> <em>b</em></t></rfc>",
              "<rfc>\n  <t><em>a</em> <em>b</em></t>\n</rfc>");
    pretty_is(*state, "<rfc><artwork>\n a\n   </artwork></rfc>",
              "<rfc>\n  <artwork>\n a\n   </artwork>\n</rfc>");
}

/* The text of the artwork that this src gives. */
static const char *
included(struct fixture *f, const char *src)
{
    ietf_prep p = start(f, "<rfc><artwork type='x'/></rfc>");
    ietf_node *n = p.document->root->first;

    ietf_node_set(p.document, n, IETF_AT_SRC, src);
    ietf_pass_artworks(&p, n);
    return ietf_node_text(n);
}

static void
data_urls_are_decoded(void **state)
{
    assert_string_equal(included(*state, "data:,a%20b%2"), "a b%2");
    assert_string_equal(included(*state, " data:text/plain;base64,SGVs\nbG8= "), "Hello");
    assert_string_equal(included(*state, "data:;base64,SGVsbG8h"), "Hello!");
    assert_string_equal(included(*state, "DATA:;base64,SGVsbA=="), "Hell");
}

static void
bad_sources_are_reported(void **state)
{
    struct fixture *f = *state;

    included(f, "data:none");
    assert_string_equal(fixture_message(f, 0), "a data: URL needs a comma before its data");
    included(f, "data:;base64,A");
    assert_string_equal(fixture_message(f, 1), "the base64 data of the URL is not complete");
    included(f, "ftp://a/b");
    assert_int_equal(fixture_diagnostic(f, 2)->code, IETF_D_PREP_SRC_SCHEME);
    included(f, "data:,%01");
    assert_int_equal(fixture_diagnostic(f, 3)->code, IETF_D_PREP_ARTWORK_TEXT);
    included(f, "file.txt");
    assert_int_equal(fixture_diagnostic(f, 4)->code, IETF_D_PREP_SRC);
}

static void
binary_becomes_a_data_url(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc/>");
    const ietf_loaded loaded = {"a/~\x01\xFF", 5, NULL, "image/png"};

    assert_string_equal(ietf_source_data_url(&p, &loaded), "data:image/png,a/~%01%FF");
}

static const char *
cleaned(struct fixture *f, const char *text)
{
    ietf_prep p = start(f, "<rfc><sourcecode/></rfc>");
    ietf_node *n = p.document->root->first;

    ietf_node_set_text(p.document, n, text);
    ietf_verbatim_clean(&p, n);
    return ietf_node_text(n);
}

static void
verbatim_lines_lose_blanks_and_tabs(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(cleaned(f, "\n a  \n\tb\xC2\xA0\n"), "\n a\n        b\n");
    assert_string_equal(fixture_message(f, 0), "Found tab on line 3 of <sourcecode>: \n   \tb");
    assert_string_equal(cleaned(f, "\xC3\xA9\tx\ty"), "\xC3\xA9       x       y");
    assert_string_equal(cleaned(f, "1234567\t8\t"), "1234567 8");
    assert_string_equal(cleaned(f, "a\r\nb\r"), "a\nb");
}

static void
contents_mirror_the_sections(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(
        f, "<rfc tocInclude='true'><front><toc/></front><middle>"
           "<section pn='section-9' numbered='true' toc='include'><name slugifiedName='n-a'>"
           "A <em>b</em><iref/>c</name></section><section pn='section-10' numbered='true' "
           "toc='include'><name slugifiedName='n-b'>B</name></section></middle></rfc>");
    ietf_node *toc = ietf_node_descendant(p.document->root, IETF_EL_TOC);
    ietf_node *ul, *li, *xref;

    ietf_pass_toc(&p);
    assert_string_equal(ietf_node_get(toc->first, IETF_AT_PN), "section-toc.1");
    ul = ietf_node_child(toc->first, IETF_EL_UL);
    li = ietf_node_child(ul, IETF_EL_LI);
    xref = li->first->first;
    assert_string_equal(ietf_node_get(xref, IETF_AT_DERIVEDCONTENT), "9");
    assert_string_equal(ietf_node_tail(xref), ".\xC2\xA0\xC2\xA0");
    xref = ietf_node_next(xref, IETF_EL_XREF);
    assert_string_equal(ietf_node_all_text(xref, f->arena), "A bc");
    assert_non_null(ietf_node_child(xref, IETF_EL_EM));
    assert_null(ietf_node_descendant(xref, IETF_EL_IREF));
    /* a longer number has one space less behind it */
    xref = ietf_node_next(li, IETF_EL_LI)->first->first;
    assert_string_equal(ietf_node_tail(xref), ".\xC2\xA0");
}

static void
contents_need_numbers_and_names(void **state)
{
    struct fixture *f = *state;
    ietf_prep p = start(f, "<rfc tocInclude='true'><front><toc/></front><middle>"
                           "<section toc='include'><name>A</name></section></middle></rfc>");
    ietf_node *section = ietf_node_descendant(p.document->root, IETF_EL_SECTION);

    ietf_pass_toc(&p);
    assert_true(p.stop);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PREP_TOC_NUMBER);
    p.stop = false;
    ietf_node_remove(p.document, section->first);
    ietf_pass_toc(&p);
    assert_int_equal(fixture_diagnostic(f, 1)->code, IETF_D_PREP_TOC_NAME);
}

static void
text_after_a_block_is_reported(void **state)
{
    struct fixture *f = *state;

    pretty_is(f, "<rfc><t>a</t>b<em>c</em>d</rfc>", "<rfc>\n  <t>a</t>b<em>c</em>d</rfc>");
    assert_string_equal(fixture_message(f, 0), "Unexpected text content after block tag: <t>b");
    assert_null(fixture_diagnostic(f, 1));
}

/* The code of the first report on an xref to what `target` is, "x". */
static int
xref_code(struct fixture *f, const char *xref, const char *target)
{
    ietf_prep p =
        start(f, ietf_arena_join(f->arena, "<rfc>", xref, "<references pn='section-1'>", target,
                                 "</references></rfc>", NULL));
    const ietf_diagnostic *first;

    f->diagnostics.list.count = 0;
    ietf_pass_xrefs(&p);
    first = fixture_diagnostic(f, 0);
    return first ? (int)first->code : -1;
}

static void
xrefs_report_what_is_wrong(void **state)
{
    struct fixture *f = *state;
    const char *rfc = "<reference anchor='x' target='http://a/'><front><title/><seriesInfo "
                      "name='RFC' value='1'/></front></reference>";

    assert_int_equal(
        xref_code(f, "<t><xref target='x' section='1' sectionFormat='of'/></t>", rfc), -1);
    assert_int_equal(
        xref_code(f, "<t><xref target='x' section='1' sectionFormat='y'/></t>", rfc),
        IETF_D_PREP_XREF_SECTION_FORMAT);
    assert_int_equal(xref_code(f,
                               "<t><xref target='x' section='1' sectionFormat='of' "
                               "format='none'/></t>",
                               rfc),
                     IETF_D_PREP_XREF_BLANK);
    assert_int_equal(xref_code(f,
                               "<t><xref target='x' section='1' sectionFormat='bare' "
                               "format='none'/></t>",
                               rfc),
                     IETF_D_PREP_XREF_BARE);
    assert_int_equal(
        xref_code(f, "<t><xref target='x' relative='#y' sectionFormat='of'/></t>", rfc),
        IETF_D_PREP_XREF_RELATIVE);
    assert_int_equal(xref_code(f,
                               "<t><xref target='x' section='1' derivedContent='z' "
                               "sectionFormat='of'/></t>",
                               rfc),
                     IETF_D_PREP_XREF_CONTENT);
    assert_int_equal(xref_code(f, "<t><xref target='x' section='1' sectionFormat='of'/></t>",
                               "<t anchor='x' pn='section-1-1'/>"),
                     IETF_D_PREP_XREF_REFERENCE);
    assert_int_equal(xref_code(f, "<t><xref target='x' format='title'/></t>", rfc),
                     IETF_D_XREF_BLANK_TITLE);
    assert_int_equal(xref_code(f, "<t><xref target='x'/></t>", "<li anchor='x'/>"),
                     IETF_D_XREF_NO_ITEM);
}

static void
only_an_rfc_loses_what_is_for_drafts(void **state)
{
    struct fixture *f = *state;
    const char *text =
        "<rfc%s><t>a<cref>b</cref>c<!-- d -->e</t><note removeInRFC='true'/></rfc>";
    ietf_prep draft = start(f, ietf_arena_format(f->arena, text, ""));
    ietf_prep rfc = start(f, ietf_arena_format(f->arena, text, " number='1'"));

    ietf_pass_rfc_notes(&draft);
    ietf_pass_rfc_crefs(&draft);
    ietf_pass_rfc_comments(&draft);
    assert_string_equal(fixture_xml(f, draft.document->root->first),
                        "<t>a<cref>b</cref>c<!-- d -->e</t>");
    assert_non_null(ietf_node_child(draft.document->root, IETF_EL_NOTE));
    ietf_pass_rfc_notes(&rfc);
    ietf_pass_rfc_crefs(&rfc);
    ietf_pass_rfc_comments(&rfc);
    assert_string_equal(fixture_xml(f, rfc.document->root->first), "<t>ace</t>");
    assert_null(ietf_node_child(rfc.document->root, IETF_EL_NOTE));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(white_space_between_blocks),
        FIXTURE_TEST(white_space_in_text),
        FIXTURE_TEST(data_urls_are_decoded),
        FIXTURE_TEST(bad_sources_are_reported),
        FIXTURE_TEST(binary_becomes_a_data_url),
        FIXTURE_TEST(verbatim_lines_lose_blanks_and_tabs),
        FIXTURE_TEST(contents_mirror_the_sections),
        FIXTURE_TEST(contents_need_numbers_and_names),
        FIXTURE_TEST(text_after_a_block_is_reported),
        FIXTURE_TEST(xrefs_report_what_is_wrong),
        FIXTURE_TEST(only_an_rfc_loses_what_is_for_drafts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
