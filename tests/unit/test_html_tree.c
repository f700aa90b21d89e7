/* The tree of a page and its bytes: what libxml2's serializer writes for the same trees. */
#include "support.h"

#include "formatters/html/tree.h"

static html_node *
add(struct fixture *f, html_node *parent, enum html_tag tag, const char *text, const char *tail)
{
    html_node *n = html_append(parent, html_make(f->arena, tag, NULL, NULL, text));

    n->tail = tail;
    return n;
}

static const char *
written(struct fixture *f, const html_node *n)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    html_write(n, &b);
    assert_memory_equal(b.data, doctype, sizeof doctype - 1);
    assert_int_equal(b.data[b.length - 1], '\n');
    ietf_buf_truncate(&b, b.length - 1);
    return b.data + sizeof doctype - 1;
}

static void
lines_break_between_blocks_only(void **state)
{
    struct fixture *f = *state;
    html_node *body = html_new(f->arena, HTML_TAG_body);
    html_node *list = add(f, body, HTML_TAG_ul, NULL, NULL);

    add(f, list, HTML_TAG_li, "one", NULL);
    assert_string_equal(written(f, body), "<body><ul><li>one</li></ul></body>");
    add(f, list, HTML_TAG_li, "two", NULL);
    assert_string_equal(written(f, body),
                        "<body><ul>\n<li>one</li>\n<li>two</li>\n</ul></body>");
    add(f, body, HTML_TAG_section, "s", NULL); /* unknown to HTML 4: no break behind it */
    add(f, body, HTML_TAG_div, NULL, NULL);
    assert_string_equal(written(f, body), "<body>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
                                          "<section>s</section><div></div>\n</body>");
}

static void
text_stops_the_breaking_even_when_empty(void **state)
{
    struct fixture *f = *state;
    html_node *list = html_new(f->arena, HTML_TAG_ul), *item;

    item = add(f, list, HTML_TAG_li, "one", "");
    add(f, list, HTML_TAG_li, "two", "");
    assert_string_equal(written(f, list), "<ul>\n<li>one</li><li>two</li></ul>");
    list->text = "";
    item->tail = NULL;
    assert_string_equal(written(f, list), "<ul><li>one</li>\n<li>two</li></ul>");
}

static void
nothing_breaks_in_what_begins_with_p(void **state)
{
    struct fixture *f = *state;
    html_node *p = html_new(f->arena, HTML_TAG_p);

    add(f, p, HTML_TAG_div, "a", NULL);
    add(f, p, HTML_TAG_div, "b", NULL);
    assert_string_equal(written(f, p), "<p><div>a</div><div>b</div></p>");
}

static void
empty_elements_end_as_html_4_says(void **state)
{
    struct fixture *f = *state;
    html_node *body = html_new(f->arena, HTML_TAG_body);

    add(f, body, HTML_TAG_br, NULL, "x");
    add(f, body, HTML_TAG_li, NULL, "x");
    add(f, body, HTML_TAG_li, "", "x");
    add(f, body, HTML_TAG_dd, NULL, "x");
    add(f, body, HTML_TAG_meta, NULL, "x");
    add(f, body, HTML_TAG_script, NULL, NULL);
    assert_string_equal(
        written(f, body),
        "<body>\n<br>x<li>x<li></li>x<dd></dd>x<meta>x<script></script>\n</body>");
}

static void
values_are_quoted_and_escaped(void **state)
{
    static const struct {
        const char *value, *title, *href;
    } rows[] = {
        {"a<b>&\xC3\xA9", "\"a&lt;b&gt;&amp;\xC3\xA9\"", "\"a&lt;b&gt;&amp;%C3%A9\""},
        {"say \"x\"", "'say \"x\"'", "\"say%20%22x%22\""},
        {"it's \"x\"", "\"it's &quot;x&quot;\"", "\"it's%20%22x%22\""},
        {" \ta\tb\n\nc", "\"  a b\n\nc\"", "\"a%09b%0A%0Ac\""},
        {"-_.!~*'()@/:=?;#%+,$[]{}|^`\\", "\"-_.!~*'()@/:=?;#%+,$[]{}|^`\\\"",
         "\"-_.!~*'()@/:=?;#%+,%24%5B%5D%7B%7D%7C%5E%60%5C\""},
        {"", "\"\"", "\"\""},
        {"<!-- & -->x<y", "\"<!-- & -->x&lt;y\"", "\"<!--%20&%20-->x&lt;y\""},
        {"<!-- &{x}", "\"&lt;!-- &{x}\"", "\"&lt;!--%20&%7Bx%7D\""},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        html_node *a = html_make(f->arena, HTML_TAG_a,
                                 HTML_ATTRS({"href", rows[i].value}, {"title", rows[i].value}),
                                 NULL, "<&>\"'\t\x01");

        assert_string_equal(written(f, a), ietf_arena_join(f->arena, "<a href=", rows[i].href,
                                                           " title=", rows[i].title,
                                                           ">&lt;&amp;&gt;\"' </a>", NULL));
    }
}

static void
scripts_are_not_escaped(void **state)
{
    struct fixture *f = *state;
    html_node *script = html_make(f->arena, HTML_TAG_script, NULL, NULL, "a => b && c < d");

    assert_string_equal(written(f, script), "<script>a => b && c < d</script>");
}

static void
attributes_keep_their_order(void **state)
{
    struct fixture *f = *state;
    html_node *n = html_make(f->arena, HTML_TAG_p, HTML_ATTRS({"style", "s"}, {"title", NULL}),
                             "one", NULL);

    html_set(f->arena, n, "id", "i");
    html_add_class(f->arena, n, "two");
    html_set(f->arena, n, "style", "t");
    assert_string_equal(written(f, n), "<p style=\"t\" class=\"one two\" id=\"i\"></p>");
    html_set(f->arena, n, "style", NULL);
    assert_null(html_get(n, "style"));
    assert_string_equal(written(f, n), "<p class=\"one two\" id=\"i\"></p>");
}

static void
text_and_tails_are_found(void **state)
{
    struct fixture *f = *state;
    html_node *p = html_new(f->arena, HTML_TAG_p), *em;

    assert_false(html_has_text(p));
    em = add(f, p, HTML_TAG_em, "", NULL);
    assert_false(html_has_text(p));
    html_add_text(f->arena, p, "behind");
    assert_string_equal(em->tail, "behind");
    assert_true(html_has_text(p));
    assert_false(html_has_text(em));
    assert_ptr_equal(html_following(p, p), em);
    assert_null(html_following(em, p));
    assert_null(html_following(em, em));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(lines_break_between_blocks_only),
        FIXTURE_TEST(text_stops_the_breaking_even_when_empty),
        FIXTURE_TEST(nothing_breaks_in_what_begins_with_p),
        FIXTURE_TEST(empty_elements_end_as_html_4_says),
        FIXTURE_TEST(values_are_quoted_and_escaped),
        FIXTURE_TEST(scripts_are_not_escaped),
        FIXTURE_TEST(attributes_keep_their_order),
        FIXTURE_TEST(text_and_tails_are_found),
    };

    return cmocka_run_group_tests_name("html_tree", tests, NULL, NULL);
}
