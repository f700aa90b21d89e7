/* Finding markup in bytes, and the edits made of it. */
#include "support.h"

#include <string.h>

#include "libietfdoc/model/fix.h"

/* The piece of the text between two offsets. */
static const char *
piece(struct fixture *f, const ietf_markup *m, size_t start, size_t end)
{
    return ietf_arena_strndup(f->arena, m->bytes + start, end - start);
}

static void
test_tag(void **state)
{
    struct fixture *f = *state;
    static const char text[] = "<a  b='<\"/>' c = \"d\"\n/><e/><f>";
    ietf_line_start last = {0, 0};
    ietf_markup m = {text, strlen(text), &last};
    ietf_tag_attr a = {0};
    ietf_tag tag;

    assert_true(ietf_tag_read(&m, 0, &tag));
    assert_true(tag.empty);
    assert_string_equal(piece(f, &m, tag.start, tag.name_end), "<a");
    assert_string_equal(piece(f, &m, tag.end, m.length), "<e/><f>");
    assert_true(ietf_tag_next(&m, &tag, &a));
    assert_string_equal(piece(f, &m, a.start, a.value_end + 1), "  b='<\"/>'");
    assert_true(ietf_tag_next(&m, &tag, &a));
    assert_string_equal(piece(f, &m, a.value, a.value_end), "d");
    assert_false(ietf_tag_next(&m, &tag, &a));
    assert_true(ietf_tag_find(&m, &tag, "c", &a));
    assert_false(ietf_tag_find(&m, &tag, "d", &a));
    assert_true(ietf_tag_read(&m, tag.end, &tag));
    assert_true(ietf_tag_read(&m, tag.end, &tag));
    assert_false(tag.empty);
    assert_int_equal(tag.end, m.length);
}

static void
test_no_tag(void **state)
{
    static const char *const texts[] = {"",        "<",         "< a>",     "<a",        "<a b",
                                        "<a b=c>", "<a b=\"c>", "<a b='c'", "<a b='c'/", "a"};
    ietf_line_start last = {0, 0};
    ietf_tag tag;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        ietf_markup m = {texts[i], strlen(texts[i]), &last};

        assert_false(ietf_tag_read(&m, 0, &tag));
    }
}

static void
test_close(void **state)
{
    struct fixture *f = *state;
    static const char text[] =
        "<a><!-- </a> --><a b='>'/><![CDATA[</a>]]><?x </a>?><b><a>&amp;</a>"
        "</b></a >x</a>";
    ietf_line_start last = {0, 0};
    ietf_markup m = {text, strlen(text), &last};
    ietf_tag tag;

    assert_true(ietf_tag_read(&m, 0, &tag));
    assert_string_equal(piece(f, &m, ietf_tag_close(&m, &tag), m.length), "</a >x</a>");
    m.length = 20;
    assert_int_equal(ietf_tag_close(&m, &tag), 20);
}

/* Places are found in any order. */
static void
test_places(void **state)
{
    static const char text[] = "ab\n\xC3\xA9x\n\ny";
    static const struct {
        size_t offset;
        unsigned line, column;
    } expected[] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {5, 2, 2},
                    {7, 3, 1}, {8, 4, 1}, {9, 4, 2}};
    enum { COUNT = sizeof(expected) / sizeof(expected[0]) };
    ietf_line_start last = {0, 0};
    ietf_markup m = {text, strlen(text), &last};
    unsigned line, column;

    for (size_t i = 0; i < COUNT * 7; i++) {
        size_t k = i * 5 % COUNT;

        ietf_markup_place(&m, expected[k].offset, &line, &column);
        assert_int_equal(line, expected[k].line);
        assert_int_equal(column, expected[k].column);
        k = i * 4 % COUNT;
        assert_int_equal(ietf_markup_offset(&m, expected[k].line, expected[k].column),
                         expected[k].offset);
    }
    assert_int_equal(ietf_markup_offset(&m, 9, 1), m.length);
    assert_int_equal(ietf_markup_offset(&m, 0, 1), m.length);
}

/* A message with the fix, and its edits as text. */
static const char *
report(struct fixture *f, size_t number)
{
    const ietf_diagnostic *d;
    char *text = ietf_arena_strdup(f->arena, "");

    ietf_report(&f->diagnostics, IETF_D_FORMATTER_ERROR, NULL, "x");
    d = fixture_diagnostic(f, (int)number);
    for (size_t i = 0; d->fix && i < d->fix->edits.count; i++) {
        const ietf_edit *e = d->fix->edits.items[i];

        text = ietf_arena_format(f->arena, "%s%zu+%zu %u:%u-%u:%u '%s'\n", text, e->offset,
                                 e->length, e->line, e->column, e->end_line, e->end_column,
                                 e->text);
    }
    return d->fix ? text : "none";
}

static void
test_edits(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<rfc>\n <t a='1'>x</t>\n</rfc>");
    ietf_diagnostics *x = &f->diagnostics;
    const ietf_node *t = ietf_node_first_element(d->root);
    ietf_fix *fix;

    x->document = d;
    ietf_fix_drop_attr(ietf_fix_certain(x, "a"), t, "a");
    assert_string_equal(report(f, 0), "9+6 2:4-2:10 ''\n");
    ietf_fix_drop_attr(ietf_fix_certain(x, "b"), t, "b");
    assert_string_equal(report(f, 1), "none");
    fix = ietf_fix_possible(x, "c");
    ietf_fix_rename(fix, t, "li");
    ietf_fix_set_attr(fix, t, "a", "<'\"&");
    ietf_fix_set_attr(fix, t, "b", "2");
    assert_string_equal(report(f, 2), "8+1 2:3-2:4 'li'\n13+1 2:8-2:9 '&lt;&apos;&quot;&amp;'\n"
                                      "15+0 2:10-2:10 ' b=\"2\"'\n19+1 2:14-2:15 'li'\n");
    assert_string_equal(report(f, 3), "none"); /* a fix goes with one message */
    ietf_fix_drop(ietf_fix_certain(x, "d"), t);
    assert_string_equal(report(f, 4), "6+16 2:1-3:1 ''\n");
    fix = ietf_fix_certain(x, "e");
    ietf_fix_rename(fix, t, "li");
    ietf_fix_strip_attr(fix, t, "a"); /* not needed: the whole fix is void */
    assert_string_equal(report(f, 5), "none");
    ietf_fix_rename_attr(ietf_fix_certain(x, "f"), t, "a", "a");
    assert_string_equal(report(f, 6), "none"); /* there is one of that name */
}

/* The tree and the source do not agree. */
static void
test_not_in_the_source(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<rfc><t a='1'>x</t></rfc>");
    ietf_node *t = ietf_node_first_element(d->root);
    ietf_diagnostics *x = &f->diagnostics;

    x->document = d;
    t->column++;
    ietf_fix_drop_attr(ietf_fix_certain(x, "a"), t, "a");
    assert_string_equal(report(f, 0), "none");
    t->column--;
    t->name = "li";
    ietf_fix_drop_attr(ietf_fix_certain(x, "a"), t, "a");
    assert_string_equal(report(f, 1), "none");
    t->name = "t";
    d->recoded = true;
    ietf_fix_drop_attr(ietf_fix_certain(x, "a"), t, "a");
    assert_string_equal(report(f, 2), "none");
    x->document = NULL;
    ietf_fix_drop_attr(ietf_fix_certain(x, "a"), t, "a");
    assert_string_equal(report(f, 3), "none");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_tag, fixture_setup, fixture_teardown),
        cmocka_unit_test(test_no_tag),
        cmocka_unit_test_setup_teardown(test_close, fixture_setup, fixture_teardown),
        cmocka_unit_test(test_places),
        cmocka_unit_test_setup_teardown(test_edits, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_not_in_the_source, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
