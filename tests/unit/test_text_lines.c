/* Lists of lines, and the strings that become lines. */
#include "support.h"

#include <string.h>

#include "formatters/text/handlers.h"

struct list_fixture {
    ietf_arena *arena;
    ietf_wrapper *wrapper;
    ietf_text_lines lines;
    ietf_buf out;
};

static int
setup(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    struct list_fixture *f = IETF_NEW(a, struct list_fixture);
    f->arena = a;
    f->wrapper = ietf_wrapper_new(a);
    ietf_text_lines_init(&f->lines, a);
    ietf_buf_init(&f->out, a);
    *state = f;
    return 0;
}

static int
teardown(void **state)
{
    struct list_fixture *f = *state;
    ietf_arena_free(f->arena);
    return 0;
}

static void
add(struct list_fixture *f, const char *text)
{
    ietf_text_lines_split(&f->lines, f->wrapper, text, strlen(text), NULL);
}

static void
expect(struct list_fixture *f, const char *expected)
{
    ietf_buf_clear(&f->out);
    ietf_text_lines_concatenate(&f->lines, 0, "\n", &f->out);
    assert_string_equal(f->out.data, expected);
}

static void
splits_as_python_does(void **state)
{
    struct list_fixture *f = *state;
    add(f, "");
    assert_int_equal(f->lines.count, 0);
    add(f, "a\n\nb\xE2\x80\xA8"
           "c\r\nd\n");
    assert_int_equal(f->lines.count, 5);
    expect(f, "a\n\nb\nc\nd");
}

static void
counts_blanks_as_indentation(void **state)
{
    struct list_fixture *f = *state;
    add(f, "  \xC3\xA9x ");
    assert_int_equal(f->lines.items[0].indent, 2);
    assert_int_equal(f->lines.items[0].length, 4);
    assert_int_equal(f->lines.items[0].columns, 3);
    assert_int_equal(ietf_text_line_width(&f->lines.items[0]), 5);
    expect(f, "  \xC3\xA9x ");
}

static void
moves_lines_but_not_blank_ones(void **state)
{
    struct list_fixture *f = *state;
    add(f, "a\n\n  \nb\nc");
    ietf_text_lines_indent(&f->lines, 0, 3, 2);
    expect(f, "     a\n\n  \n   b\n   c");
    ietf_text_lines_indent(&f->lines, 4, 1, 0);
    expect(f, "     a\n\n  \n   b\n    c");
}

static void
puts_a_prefix_before_every_line(void **state)
{
    struct list_fixture *f = *state;
    add(f, "a\n\n  b");
    ietf_text_lines_prefix(&f->lines, 0, "  |");
    expect(f, "  |a\n  |\n  |  b");
    assert_int_equal(f->lines.items[2].indent, 2);
}

static void
strips_blank_lines(void **state)
{
    struct list_fixture *f = *state;
    add(f, "x\n\n  \n a\n\nb\n \n\n");
    ietf_text_lines_strip_start(&f->lines, 1);
    expect(f, "x\n a\n\nb\n \n");
    ietf_text_lines_strip(&f->lines, 1);
    expect(f, "x\n a\n\nb");
    ietf_text_lines_blank(&f->lines, 2);
    ietf_text_lines_strip(&f->lines, 4);
    assert_int_equal(f->lines.count, 4);
}

static void
aligns_as_a_block(void **state)
{
    struct list_fixture *f = *state;
    add(f, "aaa\nb");
    ietf_text_lines_align(&f->lines, 0, "center", 8);
    expect(f, "  aaa\n  b");
    ietf_text_lines_align(&f->lines, 0, "right", 8);
    expect(f, "     aaa\n     b");
    ietf_text_lines_align(&f->lines, 0, "right", 4);
    ietf_text_lines_align(&f->lines, 0, "left", 20);
    ietf_text_lines_align(&f->lines, 0, NULL, 20);
    expect(f, "     aaa\n     b");
}

static void
labels_and_extends(void **state)
{
    struct list_fixture *f = *state;
    add(f, "   text\n  more");
    ietf_text_line_label(&f->lines, 0, " *  ", 4);
    expect(f, " *  text\n  more");
    assert_int_equal(f->lines.items[0].indent, 1);
    ietf_text_line_extend(&f->lines, 0, "--", &f->lines.items[1]);
    expect(f, " *  text--more\n  more");
}

static void
indents_strings(void **state)
{
    struct list_fixture *f = *state;
    const char *text = "a\xE2\x80\xA8  \n b";
    ietf_text_indent_string(&f->out, text, strlen(text), 1, 2);
    assert_string_equal(f->out.data, " a\n\n    b");
    ietf_buf_clear(&f->out);
    ietf_buf_adds(&f->out, "x \n y \t");
    ietf_text_trim(&f->out, 1);
    assert_string_equal(f->out.data, "xy");
    ietf_text_trim(&f->out, 2);
    assert_string_equal(f->out.data, "xy");
}

static void
leads_to_page_numbers(void **state)
{
    struct list_fixture *f = *state;
    ietf_text x = {.arena = f->arena};
    ietf_buf_init(&x.scratch, f->arena);
    add(f, "1.  One\xE2\x80\xA6"
           "0007\n  Two\xE2\x80\xA6"
           "0000\nwe say \xE2\x80\xA6 12\n1234567890\xE2\x80\xA6"
           "0123");
    ietf_text_expand_leaders(&x, &f->lines, 0, 18);
    expect(f, "1.  One  . . .   7\n  Two  . . . .0000\nwe say \xE2\x80\xA6 12\n"
              "1234567890 . . 123");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(splits_as_python_does, setup, teardown),
        cmocka_unit_test_setup_teardown(counts_blanks_as_indentation, setup, teardown),
        cmocka_unit_test_setup_teardown(moves_lines_but_not_blank_ones, setup, teardown),
        cmocka_unit_test_setup_teardown(puts_a_prefix_before_every_line, setup, teardown),
        cmocka_unit_test_setup_teardown(strips_blank_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(aligns_as_a_block, setup, teardown),
        cmocka_unit_test_setup_teardown(labels_and_extends, setup, teardown),
        cmocka_unit_test_setup_teardown(indents_strings, setup, teardown),
        cmocka_unit_test_setup_teardown(leads_to_page_numbers, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
