/* The flow of the PDF: which boxes, roles, links and ids the elements become. */
#include "support.h"

#include "formatters/pdf/flow_build.h"
#include "libietfdoc/util/str.h"

static void
every_element_is_built_or_ignored(void **state)
{
    for (int kind = IETF_FIRST_ELEMENT + 1; kind <= IETF_EL_XREF; kind++) {
        bool built = pdf_block_handlers[kind] || pdf_inline_handlers[kind];
        bool deprecated = ietf_kind_traits(kind) & IETF_TRAIT_DEPRECATED;

        if (!deprecated && !built && !pdf_ignored[kind])
            fail_msg("<%s> has no row in flow.def", ietf_kind_name(kind));
        if (built && pdf_ignored[kind])
            fail_msg("<%s> is built and ignored", ietf_kind_name(kind));
    }
}

static pdf_flow *
build(struct fixture *f, const char *xml)
{
    ietf_render_job *job = IETF_NEW(f->arena, ietf_render_job);
    ietf_document *d = fixture_parse(f, xml);

    assert_non_null(d);
    ietf_document_index(d);
    job->document = d;
    job->options = &f->options;
    job->diagnostics = &f->diagnostics;
    job->arena = f->arena;
    return pdf_flow_build(job);
}

/* The flow of what stands in the middle, without the line of the root. */
static const char *
middle(struct fixture *f, const char *xml)
{
    pdf_flow *flow =
        build(f, ietf_arena_join(f->arena, "<rfc number='1' category='std'><middle>", xml,
                                 "</middle></rfc>", NULL));
    ietf_buf out;

    ietf_buf_init(&out, f->arena);
    pdf_flow_dump(flow, &out);
    return strchr(out.data, '\n') + 1;
}

static void
sections_have_linked_headings(void **state)
{
    assert_string_equal(
        middle(*state,
               "<section anchor='s' pn='section-1' numbered='true'><name "
               "slugifiedName='name-n'>N <em>e</em></name><section pn='section-1.1' "
               "numbered='false'><name slugifiedName='name-m'>M</name></section></section>"),
        "  block Sect section #section-1 #s\n"
        "    text H1 heading-2 #name-n\n"
        "      | \"\xC2\xA0\xC2\xA0\" serif 14.4 bold\n"
        "      inline Link self-link title=\"Section 1: N e\" target=\"section-1\"\n"
        "        | \"1. \" serif 14.4 bold\n"
        "      inline Link self-link title=\"Section 1: N e\" target=\"name-n\"\n"
        "        | \"N \" serif 14.4 bold\n"
        "        | \"e\" serif 14.4 bold italic\n"
        "    block Sect section #section-1.1\n"
        "      text H2 heading-3 #name-m\n"
        "        inline Link self-link title=\"M\" target=\"name-m\"\n"
        "          | \"M\" serif 12.0 bold\n");
}

static void
white_space_is_collapsed(void **state)
{
    assert_string_equal(middle(*state, "<t pn='section-1-1'>\n  a\t b <em> c</em>\n<br/> d\n "
                                       "\xE2\x80\xA8 e<strong> f </strong>g \n</t>"),
                        "  text P paragraph #section-1-1\n"
                        "    | \"a b \" serif 10.0\n"
                        "    | \"c\" serif 10.0 italic\n"
                        "    | break serif 10.0\n"
                        "    | \"d\" serif 10.0\n"
                        "    | break serif 10.0\n"
                        "    | \"e\" serif 10.0\n"
                        "    | \" f \" serif 10.0 bold\n"
                        "    | \"g\" serif 10.0\n");
}

static void
lists_have_labels_and_bodies(void **state)
{
    assert_string_equal(
        middle(*state, "<ol type='1' spacing='compact' pn='section-1-1'><li "
                       "pn='section-1-1.1' derivedCounter='1.'>a<ul><li>b</li></ul></li></ol>"),
        "  block L list #section-1-1\n"
        "    item LI compact-item #section-1-1.1 flush indent=20000 gap=3000\n"
        "      text Lbl label\n"
        "        | \"1.\" serif 10.0\n"
        "      block LBody item-body\n"
        "        text P tight\n"
        "          | \"a\" serif 10.0\n"
        "        block L inner-list\n"
        "          item LI item flush indent=10000 gap=3000\n"
        "            text Lbl label\n"
        "              | \"\xE2\x97\xA6\" serif 10.0\n"
        "            block LBody item-body\n"
        "              text P tight\n"
        "                | \"b\" serif 10.0\n");
}

static void
terms_stand_beside_or_above(void **state)
{
    assert_string_equal(middle(*state, "<dl newline='true' indent='4'><dt>A</dt><dt>B</dt><dd>"
                                       "<t>x</t></dd></dl>"),
                        "  block L terms\n"
                        "    item LI compact-item keep-next alone gap=10000\n"
                        "      text Lbl term\n"
                        "        | \"A\" serif 10.0\n"
                        "      block - item-body\n"
                        "    item LI definition alone indent=20000 gap=10000\n"
                        "      text Lbl term\n"
                        "        | \"B\" serif 10.0\n"
                        "      block LBody item-body\n"
                        "        text P tight\n"
                        "          | \"x\" serif 10.0\n");
}

static void
code_keeps_its_lines(void **state)
{
    assert_string_equal(
        middle(*state, "<figure anchor='f' pn='figure-1'><name slugifiedName='name-x'>X</name>"
                       "<sourcecode name='a.c' markers='true' pn='section-1-1.1'>\n a\tb  "
                       "\n\nc\n</sourcecode></figure>"),
        "  block Div figure #name-x #figure-1 #f\n"
        "    block P none\n"
        "      text Code code-block #section-1-1.1\n"
        "        | \"<CODE BEGINS> file \\\"a.c\\\"\\n a      b\\n\\nc\\n<CODE ENDS>\" mono "
        "9.5\n"
        "    text Caption caption keep-previous\n"
        "      | \": \" serif 10.0 italic\n"
        "      inline Link self-link title=\"Figure 1: X\" target=\"figure-1\"\n"
        "        | \"Figure 1\" serif 10.0 italic\n"
        "      inline Link self-link title=\"Figure 1: X\" target=\"name-x\"\n"
        "        | \"X\" serif 10.0 italic\n");
}

static void
art_has_a_description(void **state)
{
    assert_string_equal(
        middle(*state,
               "<artwork alt='a box' align='center' pn='section-1-1'>+--+</artwork>"
               "<artwork type='svg'><svg xmlns='http://www.w3.org/2000/svg' "
               "width='1' height='1'><desc>A dot</desc></svg></artwork>"
               "<artwork type='binary-art' alt='dot' src='data:image/png;base64,AAAA'/>"),
        "  block - none center\n"
        "    text Figure art center #section-1-1 alt=\"a box\"\n"
        "      | \"+--+\" mono 9.5\n"
        "  picture Figure picture alt=\"A dot\" image/svg+xml 85\n"
        "  picture Figure picture alt=\"dot\" image/png 3\n");
}

static void
tables_have_parts_scopes_and_captions(void **state)
{
    assert_string_equal(
        middle(*state, "<table pn='table-1' align='left'><thead><tr><th colspan='2'>h</th></tr>"
                       "</thead><tbody><tr><th align='right'>r</th><td><t>d</t></td></tr>"
                       "</tbody></table>"),
        "  block Table table #table-1\n"
        "    table - grid\n"
        "      rows THead table-head\n"
        "        row TR row\n"
        "          cell TH head-cell 2*1 scope=1\n"
        "            text P tight\n"
        "              | \"h\" serif 10.0 bold\n"
        "      rows TBody table-body\n"
        "        row TR row\n"
        "          cell TH head-cell right 1*1 scope=2\n"
        "            text P tight right\n"
        "              | \"r\" serif 10.0 bold\n"
        "          cell TD cell 1*1\n"
        "            text P tight\n"
        "              | \"d\" serif 10.0\n"
        "    text Caption caption keep-previous\n"
        "      inline Link self-link title=\"Table 1\" target=\"table-1\"\n"
        "        | \"Table 1\" serif 10.0 italic\n");
}

static void
links_tell_where_they_lead(void **state)
{
    assert_string_equal(
        middle(*state, "<t pn='section-1-1'>See <xref target='section-1-1' "
                       "derivedContent='Section 1, Paragraph 1'>this</xref>, <eref "
                       "target='http://x/\xC3\xA4 b' brackets='angle'/>.</t>"),
        "  text P paragraph #section-1-1\n"
        "    | \"See \" serif 10.0\n"
        "    | \" (\" serif 10.0\n"
        "    | \"), <\" serif 10.0\n"
        "    | \">.\" serif 10.0\n"
        "    inline Link link title=\"Section 1, Paragraph 1\" target=\"section-1-1\"\n"
        "      | \"this\" serif 10.0 blue\n"
        "    inline Link link title=\"Section 1, Paragraph 1\" target=\"section-1-1\"\n"
        "      | \"Section 1, Paragraph 1\" serif 10.0 blue\n"
        "    inline Link link title=\"http://x/\xC3\xA4 b\" uri=\"http://x/%C3%A4%20b\"\n"
        "      | \"http://x/\xC3\xA4 b\" serif 10.0 blue\n");
}

static void
an_id_without_text_is_at_the_next_word(void **state)
{
    assert_string_equal(middle(*state, "<t pn='section-1-1'>a <iref pn='iref-1'/><xref "
                                       "target='section-1-1' derivedContent=''>b c</xref> "
                                       "d<iref pn='iref-2'/></t><iref pn='iref-3'/><t>e</t>"),
                        "  text P paragraph #section-1-1 #iref-2\n"
                        "    | \"a \" serif 10.0\n"
                        "    | \" d\" serif 10.0\n"
                        "    inline Link link title=\"Section 1, Paragraph 1\" "
                        "target=\"section-1-1\"\n"
                        "      | \" c\" serif 10.0 blue\n"
                        "      inline - none #iref-1\n"
                        "        | \"b\" serif 10.0 blue\n"
                        "  text P paragraph #iref-3\n"
                        "    | \"e\" serif 10.0\n");
}

static void
heading_levels_have_no_gap(void **state)
{
    pdf_flow *flow =
        build(*state, "<rfc number='1'><front><title>T</title></front><middle><section "
                      "pn='section-1.2.3.4.5' numbered='true'><name slugifiedName='n'>N</name>"
                      "</section></middle></rfc>");
    const pdf_node *heading = flow->root->last->first;

    assert_int_equal(heading->role, PDF_ROLE_H2);
    assert_int_equal(heading->look, PDF_LOOK_HEADING_5);
    assert_int_equal(flow->outline_count, 1);
    assert_string_equal(flow->outline[0].title, "1.2.3.4.5. N");
    assert_string_equal(flow->outline[0].id, "n");
}

static void
boxes_are_numbered_in_order(void **state)
{
    pdf_flow *flow = build(*state, "<rfc number='1'><middle><t>a <tt>b</tt> c</t><ul><li>d</li>"
                                   "</ul></middle></rfc>");
    uint32_t number = 0;

    for (const pdf_node *n = flow->root; n; n = pdf_node_following(n, flow->root))
        assert_int_equal(n->number, number++);
    assert_int_equal(number, flow->node_count);
}

static const char front[] =
    "<rfc docName='draft-x-00' ipr='trust200902' category='std' xml:lang='de' "
    "scripts='Greek,Latin' submissionType='IETF'><front><title abbrev='Short'>A "
    "Title</title><seriesInfo name='Internet-Draft' value='draft-x-00'/><author "
    "initials='J.' surname='Doe' fullname='Jane Doe' role='editor'><organization>Org"
    "</organization></author><date year='2026' month='1' day='2'/><keyword>k1</keyword>"
    "<keyword>k2</keyword><abstract pn='section-abstract'><t>What\n  it is.</t></abstract>"
    "</front><middle><sourcecode name='a/b.c'>\nx</sourcecode><sourcecode name='a/b.c'>y"
    "</sourcecode></middle></rfc>";

static void
metadata_come_from_the_document(void **state)
{
    const pdf_flow *flow = build(*state, front);
    const pdf_meta *meta = &flow->meta;

    assert_string_equal(meta->title, "A Title");
    assert_string_equal(meta->subject, "What it is.");
    assert_string_equal(meta->keywords, "k1, k2");
    assert_string_equal(meta->language, "de");
    assert_string_equal(meta->identifier, "draft-x-00");
    assert_string_equal(meta->date, "2026-01-02");
    assert_int_equal(meta->author_count, 1);
    assert_string_equal(meta->authors[0], "Jane Doe");
    assert_int_equal(meta->made, 1768435200);
    assert_int_equal(flow->script_count, 2);
    assert_string_equal(flow->scripts[0], "Greek");
    assert_string_equal(flow->heads[1].text, "Short");
    assert_string_equal(flow->feet[2].text, "Page ");
    assert_int_equal(flow->attachment_count, 0);
}

static void
files_are_attached_on_request(void **state)
{
    struct fixture *f = *state;
    const pdf_flow *flow;

    f->options.attach_all = true;
    flow = build(f, front);
    assert_int_equal(flow->attachment_count, 3);
    assert_string_equal(flow->attachments[0].name, "test.xml");
    assert_string_equal(flow->attachments[0].relationship, "Source");
    assert_string_equal(flow->attachments[1].name, "a_b.c");
    assert_int_equal(flow->attachments[1].length, 1);
    assert_int_equal(flow->attachments[1].data[0], 'x');
    assert_string_equal(flow->attachments[2].name, "a_b-2.c");
    assert_non_null(flow->attachments[2].node);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_element_is_built_or_ignored),
        FIXTURE_TEST(sections_have_linked_headings),
        FIXTURE_TEST(white_space_is_collapsed),
        FIXTURE_TEST(lists_have_labels_and_bodies),
        FIXTURE_TEST(terms_stand_beside_or_above),
        FIXTURE_TEST(code_keeps_its_lines),
        FIXTURE_TEST(art_has_a_description),
        FIXTURE_TEST(tables_have_parts_scopes_and_captions),
        FIXTURE_TEST(links_tell_where_they_lead),
        FIXTURE_TEST(an_id_without_text_is_at_the_next_word),
        FIXTURE_TEST(heading_levels_have_no_gap),
        FIXTURE_TEST(boxes_are_numbered_in_order),
        FIXTURE_TEST(metadata_come_from_the_document),
        FIXTURE_TEST(files_are_attached_on_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
