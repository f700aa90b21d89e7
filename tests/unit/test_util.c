/* Arena, buffer, strings, UTF-8, maps and dates. */
#include "support.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/uri.h"
#include "libietfdoc/util/utf8.h"

/* Gives out memory until a number of requests is used up. */
struct limited {
    int left;
    int live;
};

static void *
limited_reallocate(void *pointer, size_t size, void *user)
{
    struct limited *l = user;

    if (size == 0) {
        l->live -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    if (l->left-- <= 0)
        return NULL;
    l->live += pointer == NULL;
    return realloc(pointer, size);
}

static void
fill_arena(void *user)
{
    for (int i = 0; i < 5000; i++)
        memset(ietf_arena_alloc(user, 1000), i, 1000);
}

static void
arena_unwinds_and_leaks_nothing(void **state)
{
    (void)state;
    for (int requests = 1; requests < 8; requests++) {
        struct limited l = {requests, 0};
        ietf_allocator allocator = {limited_reallocate, &l};
        ietf_arena *a = ietf_arena_new(&allocator);

        assert_non_null(a);
        assert_false(ietf_arena_try(&a, 1, fill_arena, a));
        ietf_arena_free(a);
        assert_int_equal(l.live, 0);
    }
}

static void
note_call(void *user)
{
    strcat(user, "x");
}

static void
arena_runs_deferred_calls(void **state)
{
    char calls[4] = "";
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);

    (void)state;
    ietf_arena_defer(a, note_call, calls);
    ietf_arena_defer(a, note_call, calls);
    assert_string_equal(calls, "");
    ietf_arena_free(a);
    assert_string_equal(calls, "xx");
}

static void
arena_formats(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(ietf_arena_format(f->arena, "%s=%d, %u%% of %zu %c %.*s %d", "a", -5,
                                          7u, (size_t)12, 'z', 2, "abcd", INT_MIN),
                        "a=-5, 7% of 12 z ab -2147483648");
    assert_string_equal(ietf_arena_join(f->arena, "a", "", "bc", NULL), "abc");
}

static void
buffer_grows_and_has_a_ceiling(void **state)
{
    struct fixture *f = *state;
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    assert_string_equal(b.data, "");
    for (int i = 0; i < 1000; i++)
        ietf_buf_adds(&b, "0123456789");
    assert_int_equal(b.length, 10000);
    assert_false(b.error);
    ietf_buf_release(&b);
    b.ceiling = 100;
    ietf_buf_fill(&b, '-', 100);
    assert_false(b.error);
    ietf_buf_addc(&b, '-');
    assert_true(b.error);
    assert_int_equal(b.length, 100);
}

static void
strings(void **state)
{
    struct fixture *f = *state;
    int value = 1;

    assert_string_equal(ietf_str_trim(f->arena, " \t a b\n"), "a b");
    assert_string_equal(ietf_str_trim(f->arena, "  "), "");
    assert_string_equal(ietf_str_replace(f->arena, "aXbXX", "X", "--"), "a--b----");
    assert_true(ietf_str_eq_nocase("AbC", "aBc"));
    assert_false(ietf_str_eq_nocase("ab", "abc"));
    assert_true(ietf_str_ends("a.xml", ".xml"));
    assert_false(ietf_str_ends("ml", ".xml"));
    assert_true(ietf_str_to_int("2147483647", &value));
    assert_int_equal(value, INT_MAX);
    assert_false(ietf_str_to_int("2147483648", &value));
    assert_false(ietf_str_to_int("", &value));
    assert_false(ietf_str_to_int("-1", &value));
}

static void
utf8_decodes(void **state)
{
    const char text[] = "a\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80\xC3";
    const uint32_t expected[] = {'a', 0xE9, 0x2028, 0x1F600, 0xFFFD};
    const char *end = text + sizeof(text) - 1, *at = text;

    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(ietf_utf8_next(&at, end), expected[i]);
    assert_ptr_equal(at, end);
    for (size_t i = 5; i > 0; i--)
        assert_int_equal(ietf_utf8_previous(&at, text), expected[i - 1]);
    assert_ptr_equal(at, text);
    at = "\xED\xA0\x80"; /* a surrogate */
    assert_int_equal(ietf_utf8_next(&at, at + 3), 0xFFFD);
    at = "\xC0\xAF"; /* overlong */
    assert_int_equal(ietf_utf8_next(&at, at + 2), 0xFFFD);
}

static void
utf8_measures(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(ietf_utf8_count("a\xC3\xA9\xE2\x80\xA8", 6), 3);
    assert_int_equal(ietf_utf8_columns("\xE6\x97\xA5x\xCC\x81", 6), 3);
    assert_int_equal(ietf_utf8_columns("a\n", 2), -1);
    assert_true(ietf_unicode_is_space(0xA0));
    assert_false(ietf_unicode_is_space(0x200B));
    assert_true(ietf_unicode_is_word(0xE9));
    assert_true(ietf_unicode_is_word(0xB2));
    assert_false(ietf_unicode_is_word(0x301));
    assert_string_equal(ietf_utf8_nfkd(f->arena, "\xEF\xAC\x81"), "fi");
    assert_string_equal(ietf_utf8_upper(f->arena, "stra\xC3\x9F"
                                                  "e"),
                        "STRASSE");
    assert_string_equal(ietf_utf8_strip(f->arena, "\xC2\xA0 a b\xE3\x80\x80"), "a b");
    assert_string_equal(ietf_utf8_strip(f->arena, " \xC2\xA0"), "");
}

static void
maps_keep_order(void **state)
{
    struct fixture *f = *state;
    ietf_map m;

    ietf_map_init(&m, f->arena);
    assert_null(ietf_map_get(&m, "none"));
    for (int i = 0; i < 500; i++)
        assert_true(ietf_map_set(&m, ietf_arena_format(f->arena, "k%d", i), "old"));
    assert_false(ietf_map_set(&m, "k7", "new"));
    assert_false(ietf_map_add(&m, "k8", "new"));
    assert_string_equal(ietf_map_get(&m, "k7"), "new");
    assert_string_equal(ietf_map_get(&m, "k8"), "old");
    assert_string_equal(m.entries[499].key, "k499");
    assert_int_equal(m.count, 500);
}

static void
dates(void **state)
{
    ietf_date d;

    (void)state;
    assert_int_equal(ietf_date_to_days((ietf_date){1970, 1, 1}), 0);
    assert_int_equal(ietf_date_to_days((ietf_date){2000, 3, 1}), 11017);
    for (long days = -800000; days < 800000; days += 97) {
        d = ietf_date_from_days(days);
        assert_true(d.month >= 1 && d.month <= 12);
        assert_int_equal(ietf_date_to_days(d), days);
    }
    assert_int_equal(ietf_date_weekday((ietf_date){2026, 11, 21}), 5);
    assert_true(ietf_date_parse("2024-02-29", &d));
    assert_false(ietf_date_parse("2023-02-29", &d));
    assert_false(ietf_date_parse("2023-2-29", &d));
    assert_false(ietf_date_parse("2023-02-011", &d));
    assert_string_equal(ietf_month_name(12), "December");
    assert_null(ietf_month_name(13));
}

static void
uris_are_written_and_read(void **state)
{
    struct fixture *f = *state;
    ietf_data_url data;
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    ietf_uri_add(&b, " \thttp://x/(a b)?<c>#\xC3\xA4%20", "");
    assert_string_equal(b.data, "http://x/(a%20b)?%3Cc%3E#%C3%A4%20");
    ietf_buf_clear(&b);
    ietf_uri_add(&b, "<>", "<>");
    assert_string_equal(b.data, "<>");
    assert_null(ietf_data_url_decode("data:image/png;base64,aGk%3D", &data, f->arena));
    assert_string_equal(data.media_type, "image/png;base64");
    assert_int_equal(data.length, 2);
    assert_memory_equal(data.data, "hi", 2);
    assert_null(ietf_data_url_decode("data:,a%20b", &data, f->arena));
    assert_string_equal(data.data, "a b");
    assert_non_null(ietf_data_url_decode("data:text/plain", &data, f->arena));
    assert_non_null(ietf_data_url_decode("data:;base64,a", &data, f->arena));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_unwinds_and_leaks_nothing),
        cmocka_unit_test(arena_runs_deferred_calls),
        FIXTURE_TEST(arena_formats),
        FIXTURE_TEST(buffer_grows_and_has_a_ceiling),
        FIXTURE_TEST(strings),
        FIXTURE_TEST(uris_are_written_and_read),
        cmocka_unit_test(utf8_decodes),
        FIXTURE_TEST(utf8_measures),
        FIXTURE_TEST(maps_keep_order),
        cmocka_unit_test(dates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
