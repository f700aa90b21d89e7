/* The steps of the conversion where a golden would hide the rule; the runner. */
#include "support.h"

#include "libietfdoc/convert/convert.h"

static bool
runs(struct fixture *f, ietf_document *d)
{
    return ietf_convert_run(d, &f->options, &f->diagnostics, f->arena);
}

/* The first <section> of a converted document, as XML. */
static const char *
section(struct fixture *f, const char *inside)
{
    const char *text = ietf_arena_join(f->arena, "<rfc ipr=\"none\"><middle><section>", inside,
                                       "</section></middle></rfc>", NULL);
    ietf_document *d = fixture_parse(f, text);

    assert_non_null(d);
    assert_true(runs(f, d));
    return fixture_xml(f, ietf_node_descendant(d->root, IETF_EL_SECTION));
}

/* The start tag of a converted root. ("<rfc " would declare XInclude.) */
static const char *
root(struct fixture *f, const char *text)
{
    ietf_document *d = fixture_parse(f, text);
    const char *xml;

    assert_non_null(d);
    assert_true(runs(f, d));
    xml = fixture_xml(f, d->root);
    return ietf_arena_strndup(f->arena, xml, strcspn(xml, ">") + 1);
}

static void
version_3_is_left_alone(void **state)
{
    struct fixture *f = *state;
    static const char text[] = "<rfc\tversion=\"3\"><t><spanx/> <vspace/></t></rfc>";
    ietf_document *d = fixture_parse(f, text);

    assert_true(runs(f, d));
    assert_string_equal(fixture_xml(f, d->root),
                        "<rfc version=\"3\"><t><spanx/> <vspace/></t></rfc>");
    assert_string_equal(root(f, "<rfc\tversion=\"2\" a=\"b\"/>"),
                        "<rfc version=\"3\" a=\"b\">");
    assert_string_equal(root(f, "<rfc\tversion=\"\"/>"), "<rfc version=\"3\">");
}

/* The reference puts what stood behind it before everything else. */
static void
text_behind_what_goes_is_kept_at_the_start(void **state)
{
    struct fixture *f = *state;
    static const char text[] = "<t>a<em>b</em> c<vspace/> d<tt>e</tt></t>";

    assert_string_equal(section(f, text),
                        "<section>\n      <t>a d<em>b</em> c<tt>e</tt></t>\n    </section>");
    assert_string_equal(fixture_message(f, 0),
                        "Deprecated <vspace/> element removed, but no good conversion found  "
                        "The output will most likely need fixup.");
    f->options.verbose = true;
    assert_string_equal(section(f, text),
                        "<section>\n      <t>a<em>b</em> c<!-- v2v3: <vspace/> deprecated and "
                        "removed --> d<tt>e</tt></t>\n    </section>");
}

static void
spacing_is_that_of_the_instruction(void **state)
{
    static const struct {
        const char *before, *inside;
        bool compact;
    } cases[] = {
        {"", "", false},
        {"<?rfc subcompact=\"yes\"?>", "", true},
        {"<?rfc subcompact='true'?>", "", true},
        {"<?rfc subcompact=\"on\"?>", "", false},
        {"<?rfc subcompact=\"yes'?>", "", true},
        {"<?rfc subcompact =\"yes\"?>", "", false},
        {"<?rfc subcompact=\"yes?>", "", false},
        {"<?rfc compact=\"yes\"?>", "", false},
        {"<?rfc toc=\"yes\" subcompact=\"yes\"?>", "", false},
        {"<?rfc toc=\"yes\"subcompact=\"yes\"?>", "", true},
        {"<?rfc a=b subcompact=\"yes\"?>", "", false},
        {"<?rfc subcompact=\"no\"?><?rfc subcompact=\"yes\"?>", "", false},
        {"<?rfc subcompact=\"yes\"?>", "<?rfc subcompact=\"no\"?>", false},
        {"<?rfc subcompact=\"no\"?>", "<?x subcompact=\"yes\"?>", true},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text = ietf_arena_join(f->arena, cases[i].before, "<rfc ipr='none'>",
                                           cases[i].inside, "<list/></rfc>", NULL);
        ietf_document *d = fixture_parse(f, text);

        assert_non_null(d);
        assert_true(runs(f, d));
        assert_string_equal(
            ietf_node_get(ietf_node_descendant(d->root, IETF_EL_UL), IETF_AT_SPACING),
            cases[i].compact ? "compact" : "normal");
    }
}

static void
instructions_set_attributes_of_the_root(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(root(f, "<?rfc toc=\"yes\"?><rfc><?rfc symrefs = 'no' ?></rfc>"),
                        "<rfc tocInclude=\"true\" symRefs=\"false\" version=\"3\">");
    assert_string_equal(root(f, "<rfc><?rfc toc=\"1\" symrefs=\"2\"?></rfc>"),
                        "<rfc symRefs=\"2\" version=\"3\">");
    assert_string_equal(root(f, "<rfc><?rfc toc=\"1\" toc=\"2\"?></rfc>"),
                        "<rfc tocInclude=\"2\" version=\"3\">");
    assert_string_equal(root(f, "<rfc><?rfc xtoc=\"1\" a-toc=\"2\" toc=\"3?></rfc>"),
                        "<rfc version=\"3\">");
    assert_string_equal(root(f, "<rfc><?other toc=\"yes\"?></rfc>"), "<rfc version=\"3\">");
    assert_string_equal(root(f, "<rfc\ttocDepth=\"2\"><?rfc tocdepth=\"4\"?></rfc>"),
                        "<rfc tocDepth=\"4\" version=\"3\">");
}

static void
identifiers_become_names(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(root(f, "<rfc><t anchor=\"a\"/></rfc>"), "<rfc version=\"3\">");
    assert_string_equal(
        section(f, "<t anchor=\" 1a/\xC3\xA9.b-9 \"/><t anchor=\"-\"/><t anchor=\"_\"/>"),
        "<section>\n      <t anchor=\"_a__.b-9\"/>\n      <t anchor=\"_\"/>\n      "
        "<t anchor=\"_\"/>\n    </section>");
    assert_string_equal(section(f, "<t><xref target=\"RFC 2119\"/></t>"),
                        "<section>\n      <t><xref target=\"RFC_2119\"/></t>\n    </section>");
}

/* Letters change their case from list to list, figures do not change. */
static void
lists_in_lists_follow_the_outer_one(void **state)
{
    static const struct {
        const char *style, *type;
    } cases[] = {{"numbers", "1"},
                 {"letters", "A"},
                 {"format i", "I"},
                 {"format A", "a"},
                 {"format %d)", "%d)"}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text =
            ietf_arena_join(f->arena, "<rfc ipr='none'><t><list style='", cases[i].style,
                            "'><t>x<list><t>y</t></list></t></list></t></rfc>", NULL);
        ietf_document *d = fixture_parse(f, text);
        ietf_node *outer, *inner;

        assert_non_null(d);
        assert_true(runs(f, d));
        outer = ietf_node_descendant(d->root, IETF_EL_OL);
        inner = ietf_node_descendant(outer, IETF_EL_OL);
        assert_non_null(inner);
        assert_string_equal(ietf_node_get(inner, IETF_AT_TYPE), cases[i].type);
    }
}

static void
code_ends_where_it_says(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(
        section(f,
                "<artwork><![CDATA[\n<CODE BEGINS>file \"a\"\nx\n<CODE ENDS>\n]]></artwork>"),
        "<section>\n      <sourcecode markers=\"true\"><![CDATA[file \"a\"\nx\n]]></sourcecode>"
        "\n    </section>");
    assert_string_equal(
        section(f, "<artwork>&lt;CODE BEGINS>  file\n\"a b\"x&lt;CODE ENDS></artwork>"),
        "<section>\n      <sourcecode markers=\"true\" name=\"a b\"><![CDATA[x]]></sourcecode>"
        "\n    </section>");
    assert_int_equal(f->diagnostics.warnings, 0);
    assert_string_equal(section(f, "<artwork>&lt;CODE BEGINS> x\n\n</artwork>"),
                        "<section>\n      <sourcecode markers=\"true\"><![CDATA[ x\n]]>"
                        "</sourcecode>\n    </section>");
    assert_int_equal(f->diagnostics.warnings, 1);
}

static void
a_text_and_a_file_make_an_artset(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(
        section(f, "<artwork src=\"a.b/c.svg\" align=\"left\">x</artwork>"),
        "<section>\n      <artset>\n        <artwork src=\"a.b/c.svg\" align=\"left\" "
        "type=\"svg\"/>\n        <artwork align=\"left\" type=\"ascii-art\"><![CDATA[x]]>"
        "</artwork>\n      </artset>\n    </section>");
    assert_string_equal(section(f, "<artwork src=\"a.svg\"> </artwork>"),
                        "<section>\n      <artwork src=\"a.svg\"> </artwork>\n    </section>");
}

static void
what_cannot_be_converted_ends_the_work(void **state)
{
    static const char *const cases[] = {
        "<rfc docName=\"draft-a-00\"/>",
        "<rfc><texttable><c/></texttable></rfc>",
        "<rfc><reference><format/></reference></rfc>",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(runs(f, fixture_parse(f, cases[i])));
        assert_int_equal(f->diagnostics.errors, i + 1);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(version_3_is_left_alone),
        FIXTURE_TEST(text_behind_what_goes_is_kept_at_the_start),
        FIXTURE_TEST(spacing_is_that_of_the_instruction),
        FIXTURE_TEST(instructions_set_attributes_of_the_root),
        FIXTURE_TEST(identifiers_become_names),
        FIXTURE_TEST(lists_in_lists_follow_the_outer_one),
        FIXTURE_TEST(code_ends_where_it_says),
        FIXTURE_TEST(a_text_and_a_file_make_an_artset),
        FIXTURE_TEST(what_cannot_be_converted_ends_the_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
