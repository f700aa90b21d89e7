/* The tree: links, text that never stands next to text, attributes, order, the writer. */
#include "support.h"

#include "libietfdoc/model/walk.h"

static const char source[] = "<rfc a1=\"x\"><front><title>T</title></front>"
                             "<middle>one<t>two<em>three</em>four</t>five</middle></rfc>";

static void
removing_merges_text(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, source);
    ietf_node *middle = ietf_node_child(d->root, IETF_EL_MIDDLE);
    ietf_node *t = ietf_node_child(middle, IETF_EL_T);

    assert_string_equal(ietf_node_text(t), "two");
    assert_string_equal(ietf_node_tail(t), "five");
    ietf_node_remove(d, t);
    assert_ptr_equal(middle->first, middle->last);
    assert_string_equal(middle->first->text, "onefive");
    ietf_node_append(d, middle, t);
    ietf_node_unwrap(d, t);
    assert_string_equal(fixture_xml(f, middle),
                        "<middle>onefivetwo<em>three</em>four</middle>");
}

static void
removing_with_tail_takes_the_text(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, source);
    ietf_node *em = ietf_node_descendant(d->root, IETF_EL_EM);
    ietf_node *t = em->parent;

    ietf_node_remove_with_tail(d, em);
    assert_string_equal(fixture_xml(f, t), "<t>two</t>");
}

static void
inserting_text_merges(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, source);
    ietf_node *em = ietf_node_descendant(d->root, IETF_EL_EM);

    ietf_node_insert_before(d, em, ietf_text_new(d, "+", 1, em));
    ietf_node_insert_after(d, em, ietf_text_new(d, "-", 1, em));
    ietf_node_add_text(d, em, "!");
    assert_string_equal(fixture_xml(f, em->parent), "<t>two+<em>three!</em>-four</t>");
    ietf_node_set_text(d, em, "");
    ietf_node_set_tail(d, em, "tail");
    assert_string_equal(fixture_xml(f, em->parent), "<t>two+<em/>tail</t>");
}

static void
copies_are_deep(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, source);
    ietf_node *copy = ietf_node_copy(d, d->root);

    assert_string_equal(fixture_xml(f, copy), fixture_xml(f, d->root));
    ietf_node_set(d, copy, IETF_AT_ANCHOR, "new");
    ietf_node_set_text(d, ietf_node_descendant(copy, IETF_EL_TITLE), "other");
    assert_false(ietf_node_has(d->root, IETF_AT_ANCHOR));
    assert_string_equal(ietf_node_text(ietf_node_descendant(d->root, IETF_EL_TITLE)), "T");
}

static void
attributes_keep_their_order(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<rfc number='1' docName='d'><t/></rfc>");

    ietf_node_set(d, d->root, IETF_AT_CATEGORY, "std");
    ietf_node_set(d, d->root, IETF_AT_NUMBER, "2");
    ietf_node_unset(d->root, IETF_AT_DOCNAME);
    assert_non_null(strstr(fixture_xml(f, d->root), " number=\"2\" category=\"std\">"));
    assert_string_equal(ietf_node_get_or_default(d->root, IETF_AT_SYMREFS), "true");
    assert_null(ietf_node_get(d->root, IETF_AT_SYMREFS));
}

static bool
note_enter(ietf_node *n, void *user)
{
    ietf_buf_adds(user, ietf_node_is_element(n) ? n->name : "#");
    return n->kind != IETF_EL_FRONT;
}

static void
note_leave(ietf_node *n, void *user)
{
    ietf_buf_addf(user, "/%s ", n->name);
}

static void
walk_visits_in_order(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, source);
    const ietf_visitor v = {note_enter, note_leave};
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    ietf_walk(d->root, &v, &b);
    assert_string_equal(b.data, "rfcfront/front middle#t#em#/em #/t #/middle /rfc ");
}

static void
identifiers_are_found_in_their_order(void **state)
{
    struct fixture *f = *state;
    ietf_document *d = fixture_parse(f, "<rfc><t pn='x'/><t anchor='x'/><t anchor='x' n='2'/>"
                                        "<name slugifiedName='s'/></rfc>");

    ietf_document_index(d);
    assert_ptr_equal(ietf_document_find(d, "x"), d->root->first->next);
    assert_ptr_equal(ietf_document_find(d, "s"), d->root->last);
    assert_null(ietf_document_find(d, "none"));
}

static void
instructions_count_from_the_nearest(void **state)
{
    struct fixture *f = *state;
    ietf_document *d =
        fixture_parse(f, "<?v3xml2rfc a=\"0\" b='00'?><rfc><?v3xml2rfc a=\"1\"?><middle>"
                         "<?v3xml2rfc x=\"2\"?><t><?v3xml2rfc in=\"3\"?></t></middle></rfc>");
    ietf_node *t = ietf_node_descendant(d->root, IETF_EL_T);

    assert_string_equal(ietf_node_instruction(d, t, "in", f->arena), "3");
    assert_string_equal(ietf_node_instruction(d, t, "x", f->arena), "2");
    assert_string_equal(ietf_node_instruction(d, t, "a", f->arena), "1");
    assert_string_equal(ietf_node_instruction(d, t, "b", f->arena), "00");
    assert_null(ietf_node_instruction(d, t, "c", f->arena));
}

static void
writer_escapes_and_indents(void **state)
{
    struct fixture *f = *state;
    ietf_document *d =
        fixture_parse(f, "<!--c--><rfc a='&lt;\"&#9;&#10;'><t/><front><title>a&amp;&gt;\r\n"
                         "&#13;</title><!--x--></front></rfc><?p q?>");
    const ietf_write_style plain = {.declaration = true, .around_root = true, .pretty = true};
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    ietf_write(d, &plain, &b);
    assert_string_equal(b.data, "<?xml version='1.0' encoding='utf-8'?>\n<!--c-->\n"
                                "<rfc xmlns:xi=\"http://www.w3.org/2001/XInclude\" "
                                "a=\"&lt;&quot;&#9;&#10;\">\n  <t/>\n  <front>\n"
                                "    <title>a&amp;&gt;\n&#13;</title>\n    <!--x-->\n"
                                "  </front>\n</rfc>\n<?p q?>\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(removing_merges_text),
        FIXTURE_TEST(removing_with_tail_takes_the_text),
        FIXTURE_TEST(inserting_text_merges),
        FIXTURE_TEST(copies_are_deep),
        FIXTURE_TEST(attributes_keep_their_order),
        FIXTURE_TEST(walk_visits_in_order),
        FIXTURE_TEST(identifiers_are_found_in_their_order),
        FIXTURE_TEST(instructions_count_from_the_nearest),
        FIXTURE_TEST(writer_escapes_and_indents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
