/* Page breaks: strips of known heights, and where the pages begin. */
#include <stdlib.h>

#include "formatters/pdf/strips.h"
#include "support.h"

enum { PAGE = 100 };

typedef struct world {
    ietf_arena *arena;
    pdf_strips strips;
} world;

static int
set_up(void **state)
{
    world *w = calloc(1, sizeof(*w));

    w->arena = ietf_arena_new(&ietf_allocator_default);
    pdf_strips_init(&w->strips, w->arena);
    *state = w;
    return 0;
}

static int
tear_down(void **state)
{
    world *w = *state;

    ietf_arena_free(w->arena);
    free(w);
    return 0;
}

static void
add(world *w, pdf_unit height, pdf_unit space, enum pdf_hold hold)
{
    pdf_strip *strip = pdf_strips_add(&w->strips);

    strip->height = height;
    strip->space = space;
    strip->hold = (uint8_t)hold;
}

/* Where the pages begin, as "0 4 9". */
static const char *
pages(world *w, pdf_unit first_height)
{
    size_t count;
    const pdf_break *breaks = pdf_paginate(&w->strips, first_height, PAGE, &count, w->arena);
    const char *text = "";

    for (size_t i = 0; i < count; i++)
        text = ietf_arena_format(w->arena, "%s%s%u", text, i ? " " : "", breaks[i].strip);
    return text;
}

static void
test_nothing(void **state)
{
    assert_string_equal(pages(*state, PAGE), "0");
}

static void
test_fills_pages(void **state)
{
    world *w = *state;

    for (int i = 0; i < 25; i++)
        add(w, 10, 0, PDF_FREE);
    assert_string_equal(pages(w, PAGE), "0 10 20");
    assert_string_equal(pages(w, 50), "0 5 15");
}

static void
test_space_vanishes_at_the_top(void **state)
{
    world *w = *state;

    for (int i = 0; i < 6; i++)
        add(w, 30, 5, PDF_FREE); /* 30 + 35 + 35 fill a page */
    assert_string_equal(pages(w, PAGE), "0 3");
}

static void
test_heading_goes_with_what_follows(void **state)
{
    world *w = *state;

    for (int i = 0; i < 9; i++)
        add(w, 10, 0, PDF_FREE);
    add(w, 10, 0, PDF_FREE); /* the heading */
    add(w, 10, 0, PDF_HOLD_NEXT);
    add(w, 10, 0, PDF_HOLD_ORPHAN);
    assert_string_equal(pages(w, PAGE), "0 9");
}

static void
test_least_violation_wins(void **state)
{
    world *w = *state;

    add(w, 20, 0, PDF_FREE);
    for (int i = 0; i < 12; i++)
        add(w, 10, 0, i == 5 ? PDF_HOLD_WIDOW : PDF_HOLD_INSIDE);
    /* what hangs together is higher than a page: the widow gives way, not the figure */
    assert_string_equal(pages(w, PAGE), "0 6");
}

static void
test_author_asks_in_vain(void **state)
{
    world *w = *state;

    for (int i = 0; i < 30; i++)
        add(w, 10, 0, i % 2 ? PDF_HOLD_ORPHAN : PDF_HOLD_ASKED);
    assert_string_equal(pages(w, PAGE), "0 10 20");
}

static void
test_author_asks(void **state)
{
    world *w = *state;

    for (int i = 0; i < 15; i++)
        add(w, 10, 0, i > 7 && i < 12 ? PDF_HOLD_ASKED : PDF_FREE);
    assert_string_equal(pages(w, PAGE), "0 7");
}

static void
test_strip_higher_than_a_page(void **state)
{
    world *w = *state;

    add(w, 10, 0, PDF_FREE);
    add(w, 150, 0, PDF_FREE);
    add(w, 10, 0, PDF_FREE);
    assert_string_equal(pages(w, PAGE), "0 1 2");
}

static void
test_repeated_head_takes_room(void **state)
{
    world *w = *state;

    add(w, 20, 0, PDF_FREE);
    *pdf_strips_add_repeat(&w->strips) = (pdf_repeat){0, 1, 20};
    for (int i = 0; i < 18; i++) {
        add(w, 10, 0, i ? PDF_FREE : PDF_HOLD_NEXT);
        w->strips.strips[i + 1].repeat = 1;
    }
    assert_string_equal(pages(w, PAGE), "0 9 17");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_fills_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_space_vanishes_at_the_top, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_heading_goes_with_what_follows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_least_violation_wins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_author_asks_in_vain, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_author_asks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_strip_higher_than_a_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_repeated_head_takes_room, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
