/* Reading: positions, entities, includes, limits, encodings, and what is refused. The loader is
 * one of memory. */
#include "support.h"

#include <stdlib.h>

struct memory_file {
    const char *name, *data;
};

static const char *
load_memory(const ietf_loader *l, const char *reference, const char *base,
            enum ietf_load_purpose purpose, ietf_arena *a, ietf_loaded *out)
{
    const struct memory_file *file = l->user;

    (void)base;
    (void)purpose;
    for (; file->name; file++)
        if (strcmp(file->name, reference) == 0) {
            *out = (ietf_loaded){file->data, strlen(file->data),
                                 ietf_arena_join(a, "/", reference, NULL), NULL};
            return NULL;
        }
    return "no such file";
}

static void
give_files(struct fixture *f, const struct memory_file *files)
{
    f->loader = (ietf_loader){load_memory, &f->options, "/test.xml", (void *)files};
    f->job.loader = &f->loader;
}

static void
assert_place(const ietf_document *d, const ietf_node *n, const char *path, unsigned line,
             unsigned column)
{
    assert_non_null(n);
    assert_string_equal(d->files[n->file].path, path);
    assert_int_equal(n->line, line);
    assert_int_equal(n->column, column);
}

static void
positions_are_of_the_tag(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<?xml version='1.0'?>\n<!-- a\nb -->\n<rfc\n  number="
                                        "'1'\n>\xC3\xA9<middle/>\n <t\n/></rfc>");

    assert_place(d, d->root, "/test.xml", 4, 1);
    assert_place(d, ietf_node_child(d->root, IETF_EL_MIDDLE), "/test.xml", 6, 3);
    assert_place(d, ietf_node_child(d->root, IETF_EL_T), "/test.xml", 7, 2);
    assert_place(d, d->top->first, "/test.xml", 2, 1);
}

static void
positions_go_through_entities(void **state)
{
    static const struct memory_file files[] = {
        {"ext.xml", "<?xml version='1.0'?>\n <em>x<tt/></em>\n"}, {NULL, NULL}};
    struct fixture *f = *state;
    ietf_document *d;

    give_files(f, files);
    d = fixture_parse(f,
                      "<!DOCTYPE rfc [<!ENTITY in '<sub/>'>\n<!ENTITY ext SYSTEM 'ext.xml'>]>\n"
                      "<rfc>&in;&ext;<t/>&ext;</rfc>");
    assert_non_null(d);
    assert_place(d, ietf_node_child(d->root, IETF_EL_SUB), "/test.xml", 3, 6);
    assert_place(d, ietf_node_descendant(d->root, IETF_EL_TT), "/ext.xml", 2, 7);
    assert_place(d, ietf_node_child(d->root, IETF_EL_T), "/test.xml", 3, 15);
    assert_string_equal(fixture_xml(f, d->root),
                        "<rfc><sub/>\n <em>x<tt/></em>\n<t/>\n <em>x<tt/></em>\n</rfc>");
}

static void
cdata_is_kept_when_asked_for(void **state)
{
    static const char text[] = "<t>a&lt;<![CDATA[<b>]]>c<![CDATA[&]]><em/><![CDATA[]]>d</t>";
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, text);

    assert_string_equal(fixture_xml(f, d->root), "<t>a&lt;&lt;b&gt;c&amp;<em/>d</t>");
    f->job.keep_cdata = true;
    d = fixture_parse(f, text);
    assert_string_equal(ietf_node_text(d->root), "a<<b>c&");
    assert_string_equal(fixture_xml(f, d->root),
                        "<t>a&lt;<![CDATA[<b>]]>c<![CDATA[&]]><em/><![CDATA[]]>d</t>");
    ietf_node_append(d, d->root, ietf_node_copy(d, d->root->first));
    assert_string_equal(fixture_xml(f, d->root),
                        "<t>a&lt;<![CDATA[<b>]]>c<![CDATA[&]]><em/>"
                        "<![CDATA[]]>da&lt;<![CDATA[<b>]]>c<![CDATA[&]]></t>");
    ietf_node_remove(d, ietf_node_child(d->root, IETF_EL_EM));
    assert_string_equal(fixture_xml(f, d->root),
                        "<t>a&lt;<![CDATA[<b>]]>c<![CDATA[&]]>"
                        "<![CDATA[]]>da&lt;<![CDATA[<b>]]>c<![CDATA[&]]></t>");
    d = fixture_parse(f, "<t><![CDATA[]]></t>");
    assert_string_equal(fixture_xml(f, d->root), "<t><![CDATA[]]></t>");
    f->job.keep_cdata = false;
    d = fixture_parse(f, "<t><![CDATA[]]></t>");
    assert_string_equal(fixture_xml(f, d->root), "<t></t>");
    ietf_node_set_text(d, d->root, "<");
    assert_string_equal(fixture_xml(f, d->root), "<t>&lt;</t>");
}

static void
standard_entities_need_their_file(void **state)
{
    struct fixture *f = *state;
    ietf_document *d =
        fixture_parse(f, "<!DOCTYPE rfc SYSTEM 'rfc2629-xhtml.ent'><rfc>&nbsp;&zwsp;"
                         "&eacute;</rfc>");

    assert_string_equal(ietf_node_text(d->root), "\xC2\xA0\xE2\x80\x8B\xC3\xA9");
    assert_null(fixture_parse(f, "<rfc>&nbsp;</rfc>"));
    assert_non_null(strstr(fixture_message(f, 0), "nbsp"));
}

static void
includes_nest(void **state)
{
    static const struct memory_file files[] = {
        {"sub/a.xml", "<?p q?><section xmlns:xi='http://www.w3.org/2001/XInclude'>"
                      "<xi:include href='b.xml'/><t/></section>"},
        {"b.xml", "\n<name>B</name>"},
        {"c.txt", "a < b"},
        {NULL, NULL}};
    struct fixture *f = *state;
    ietf_document *d;

    give_files(f, files);
    d = fixture_parse(f,
                      "<rfc><middle>x<xi:include href='sub/a.xml'/>y<xi:include href='c.txt' "
                      "parse='text'/>z<xi:include href='none'><xi:fallback><t/>w</xi:fallback>"
                      "</xi:include></middle></rfc>");
    assert_true(ietf_include(&f->job, d));
    assert_string_equal(
        fixture_xml(f, d->root->first),
        "<middle>x<?p q?><section xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
        "xml:base=\"sub/a.xml\">"
        "<name xml:base=\"../b.xml\">B</name><t/></section>ya &lt; bz<t/>w</middle>");
    assert_place(d, ietf_node_descendant(d->root, IETF_EL_NAME), "/b.xml", 2, 1);
}

static void
include_failures_are_reported(void **state)
{
    static const struct memory_file files[] = {
        {"a.xml",
         "<t xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='b.xml'/></t>"},
        {"b.xml",
         "<t xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='a.xml'/></t>"},
        {"bad.xml", "<t>"},
        {NULL, NULL}};
    static const struct {
        const char *include;
        enum ietf_code code;
    } cases[] = {
        {"<xi:include href='a.xml'/>", IETF_D_INCLUDE_CYCLE},
        {"<xi:include href='none.xml'/>", IETF_D_INCLUDE_FAILED},
        {"<xi:include/>", IETF_D_INCLUDE_FAILED},
        {"<xi:include href='bad.xml'/>", IETF_D_PARSE_XML},
    };
    struct fixture *f = *state;

    give_files(f, files);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t before = f->diagnostics.list.count;
        ietf_document *d = fixture_parse(
            f, ietf_arena_join(f->arena, "<rfc>", cases[i].include, "</rfc>", NULL));

        assert_false(ietf_include(&f->job, d));
        assert_int_equal(fixture_diagnostic(f, before)->code, cases[i].code);
        assert_int_equal(fixture_diagnostic(f, before)->severity, IETF_ERROR);
    }
}

static const char *
nested(ietf_arena *a, int depth)
{
    ietf_buf b;

    ietf_buf_init(&b, a);
    for (int i = 0; i < depth; i++)
        ietf_buf_adds(&b, "<t>");
    for (int i = 0; i < depth; i++)
        ietf_buf_adds(&b, "</t>");
    return b.data;
}

static void
limits_hold(void **state)
{
    static const char bomb[] =
        "<!DOCTYPE rfc [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
        "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]>";
    struct fixture *f = *state;

    f->options.max_expansion = 100000;
    assert_null(fixture_parse(f, ietf_arena_join(f->arena, bomb, "<rfc>&f;</rfc>", NULL)));
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_ENTITY_EXPANSION);
    assert_null(fixture_parse(f, ietf_arena_join(f->arena, bomb, "<rfc a='&f;'/>", NULL)));
    assert_non_null(fixture_parse(f, nested(f->arena, f->options.max_depth)));
    assert_null(fixture_parse(f, nested(f->arena, f->options.max_depth + 1)));
    f->options.max_nodes = 3;
    assert_null(fixture_parse(f, "<rfc><t/><t/><t/></rfc>"));
    f->options.max_input_bytes = 5;
    assert_null(fixture_parse(f, "<rfc/>"));
}

static void
encodings_become_utf8(void **state)
{
    struct fixture *f = *state;
    ietf_document *d =
        fixture_parse(f, "<?xml version='1.0' encoding='ISO-8859-1'?><rfc>\xE9<t/></rfc>");

    assert_string_equal(ietf_node_text(d->root), "\xC3\xA9");
    assert_place(d, ietf_node_child(d->root, IETF_EL_T), "/test.xml", 1, 50);
    assert_null(fixture_parse(f, "<?xml version='1.0' encoding='x-none'?><rfc/>"));
    assert_null(fixture_parse(f, "<rfc>\xE9</rfc>"));
    assert_non_null(fixture_parse(f, "\xEF\xBB\xBF<rfc/>"));
}

static void
errors_have_a_place(void **state)
{
    struct fixture *f = *state;

    assert_null(fixture_parse(f, "<rfc>\n<t>\n</middle></rfc>"));
    assert_int_equal(fixture_diagnostic(f, 0)->line, 3);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PARSE_XML);
    assert_null(fixture_parse(f, ""));
    assert_null(fixture_parse(f, "no xml"));
    assert_null(fixture_parse(f, "<rfc><x:t/></rfc>"));
    assert_non_null(fixture_parse(f, "<rfc><xi:include href='x'/></rfc>"));
}

static void
what_is_written_reads_the_same(void **state)
{
    struct fixture *f = *state;
    const char *text =
        "<rfc xmlns:xi=\"http://www.w3.org/2001/XInclude\" docName=\"a&lt;b\">"
        "<!-- c --><?p q ?><artwork><svg xmlns=\"http://www.w3.org/2000/svg\" "
        "viewBox=\"0 0 1 1\"><text xml:space=\"preserve\"> a </text></svg></artwork>"
        "<unknown some=\"thing\">]]&gt;</unknown></rfc>";
    ietf_document *d = fixture_parse(f, text);

    assert_string_equal(fixture_xml(f, d->root), text);
    assert_int_equal(ietf_node_descendant(d->root, IETF_SVG_TEXT)->attrs[0].at,
                     IETF_AT_XML_SPACE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(positions_are_of_the_tag),
        FIXTURE_TEST(positions_go_through_entities),
        FIXTURE_TEST(cdata_is_kept_when_asked_for),
        FIXTURE_TEST(standard_entities_need_their_file),
        FIXTURE_TEST(includes_nest),
        FIXTURE_TEST(include_failures_are_reported),
        FIXTURE_TEST(limits_hold),
        FIXTURE_TEST(encodings_become_utf8),
        FIXTURE_TEST(errors_have_a_place),
        FIXTURE_TEST(what_is_written_reads_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
