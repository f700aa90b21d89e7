/* What unit tests share: an arena for each test, options, a document from a string. */
#ifndef IETF_TEST_SUPPORT_H
#define IETF_TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "libietfdoc/model/write.h"
#include "libietfdoc/parse/parse.h"

struct fixture {
    ietf_arena *arena;
    ietf_options options;
    ietf_diagnostics diagnostics;
    ietf_loader loader;
    ietf_parse_job job;
};

static inline int
fixture_setup(void **state)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    struct fixture *f = IETF_NEW(a, struct fixture);

    f->arena = a;
    ietf_options_init(&f->options, a);
    f->options.date = (ietf_date){2026, 1, 15};
    ietf_diagnostics_init(&f->diagnostics, a, &f->options);
    f->job = (ietf_parse_job){&f->options, &f->diagnostics, NULL, "test.xml", "/test.xml", a};
    *state = f;
    return 0;
}

static inline int
fixture_teardown(void **state)
{
    ietf_arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static inline ietf_document *
fixture_parse(struct fixture *f, const char *text)
{
    return ietf_parse(&f->job, text, strlen(text));
}

/* The text of diagnostic number i, or "". */
static inline const char *
fixture_message(const struct fixture *f, size_t i)
{
    return i < f->diagnostics.list.count
               ? ((const ietf_diagnostic *)f->diagnostics.list.items[i])->text
               : "";
}

static inline const ietf_diagnostic *
fixture_diagnostic(const struct fixture *f, size_t i)
{
    return i < f->diagnostics.list.count ? f->diagnostics.list.items[i] : NULL;
}

/* The root as XML, without declaration. */
static inline const char *
fixture_xml(struct fixture *f, const ietf_node *n)
{
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    ietf_write_node(n, &b);
    return b.data;
}

#define FIXTURE_TEST(name)                                                                     \
    cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

#endif
