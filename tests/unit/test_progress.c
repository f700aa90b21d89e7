/* Progress and cancellation: a call may be ended wherever it tells how far it is, and nothing
 * is left behind. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ietfdoc/ietfdoc.h"

#define DOCUMENT                                                                               \
    "<rfc xmlns:xi='http://www.w3.org/2001/XInclude' version='3' ipr='trust200902' "           \
    "docName='draft-example-api-00' category='info' submissionType='IETF'>\n"                  \
    "<front><title>API</title><seriesInfo name='Internet-Draft' "                              \
    "value='draft-example-api-00'/>"                                                           \
    "<author fullname='Ada Keeper'><organization/></author>"                                   \
    "<date year='2026' month='January' day='15'/></front>\n"                                   \
    "<middle><section anchor='one'><name>One</name><t>Text.</t>"                               \
    "<artwork type='ascii-art' src='there'/></section></middle></rfc>\n"

struct program {
    ietfdoc_context *context;
    ietfdoc_document *document;
    int blocks;     /* of memory in use */
    int told;       /* times */
    int end_at;     /* the time at which the work shall end; 0: never */
    double highest; /* fraction of this stage */
    unsigned stages;
    ietfdoc_stage stage;
    ietfdoc_status inner;
};

static void *
reallocate(void *pointer, size_t size, void *user)
{
    struct program *p = user;

    if (size == 0) {
        p->blocks -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    p->blocks += !pointer;
    return realloc(pointer, size);
}

static int
hear(const ietfdoc_progress *progress, void *user)
{
    struct program *p = user;

    assert_int_equal(progress->struct_size, sizeof(*progress));
    assert_non_null(progress->detail);
    if (progress->stage != p->stage || progress->fraction == 0)
        p->highest = 0;
    assert_true(progress->fraction >= p->highest && progress->fraction <= 1);
    p->highest = progress->fraction;
    p->stage = progress->stage;
    p->stages |= 1U << progress->stage;
    return ++p->told == p->end_at;
}

static ietfdoc_status
load(ietfdoc_load *load, void *user)
{
    static const char art[] = "art";

    (void)user;
    return ietfdoc_load_give(load, art, sizeof(art) - 1, NULL, NULL);
}

static void
begin(struct program *p)
{
    ietfdoc_context_config config = IETFDOC_CONTEXT_CONFIG_INIT;

    config.reallocate = reallocate;
    config.user = p;
    assert_int_equal(ietfdoc_context_new(&p->context, &config), IETFDOC_OK);
    ietfdoc_context_set_option(p->context, "date", "2026-01-15");
    ietfdoc_context_set_option(p->context, "today", "2026-01-15");
    ietfdoc_context_set_loader(p->context, load, p, NULL);
}

static void
end(struct program *p)
{
    ietfdoc_document_free(p->document);
    ietfdoc_context_free(p->context);
    assert_int_equal(p->blocks, 0);
}

static int
take(const char *data, size_t length, void *user)
{
    (void)data;
    *(size_t *)user += length;
    return 0;
}

/* Reads the document anew and renders it; output is all or nothing. */
static ietfdoc_status
make(struct program *p, const char *format)
{
    size_t length = 0;
    ietfdoc_status status;

    ietfdoc_document_free(p->document);
    status = ietfdoc_document_parse(&p->document, p->context, DOCUMENT, strlen(DOCUMENT),
                                    "progress.xml");
    assert_int_equal(status == IETFDOC_OK, p->document != NULL);
    if (status == IETFDOC_OK)
        status = ietfdoc_document_render(p->document, p->context, format, take, &length);
    assert_int_equal(status == IETFDOC_OK, length > 0);
    return status;
}

static void
test_progress(void **state)
{
    struct program p = {0};

    begin(&p);
    ietfdoc_context_on_progress(p.context, hear, &p, NULL);
    assert_int_equal(make(&p, "text"), IETFDOC_OK);
    assert_true(p.highest == 1);
    assert_int_equal(p.stages, 1U << IETFDOC_STAGE_READ | 1U << IETFDOC_STAGE_PREPARE |
                                   1U << IETFDOC_STAGE_RENDER);
    assert_true(p.told > 50);
    p.told = 0;
    ietfdoc_context_on_progress(p.context, NULL, NULL, NULL);
    assert_int_equal(make(&p, "text"), IETFDOC_OK);
    assert_int_equal(p.told, 0);
    end(&p);
}

/* At every place where it can. */
static void
test_end_everywhere(void **state)
{
    static const char *const formats[] = {"text",     "html",   "pdf",
                                          "preptool", "unprep", "expand"};

    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        struct program p = {0};
        int last = 0;

        begin(&p);
        ietfdoc_context_on_progress(p.context, hear, &p, NULL);
        for (;;) {
            ietfdoc_status status;

            p.told = 0;
            p.end_at = ++last;
            status = make(&p, formats[i]);
            if (status == IETFDOC_OK)
                break;
            if (status == IETFDOC_E_INVALID && strcmp(formats[i], "pdf") == 0)
                break; /* its libraries are not here */
            assert_int_equal(status, IETFDOC_E_CANCELLED);
            assert_int_equal(p.told, last);
        }
        assert_true(last > 3);
        end(&p);
    }
}

/* A document that is cancelled while it is rendered can be rendered again. */
static void
test_render_again(void **state)
{
    struct program p = {0};
    size_t length = 0;

    begin(&p);
    assert_int_equal(make(&p, "text"), IETFDOC_OK);
    ietfdoc_context_cancel(p.context, 1);
    assert_int_equal(ietfdoc_context_is_cancelled(p.context), 1);
    assert_int_equal(ietfdoc_document_render(p.document, p.context, "html", take, &length),
                     IETFDOC_E_CANCELLED);
    assert_int_equal(length, 0);
    assert_int_equal(make(&p, "text"), IETFDOC_E_CANCELLED);
    ietfdoc_context_cancel(p.context, 0);
    assert_int_equal(make(&p, "text"), IETFDOC_OK);
    assert_int_equal(ietfdoc_document_render(p.document, p.context, "html", take, &length),
                     IETFDOC_OK);
    assert_string_equal(ietfdoc_status_text(IETFDOC_E_CANCELLED), "cancelled");
    end(&p);
}

static ietfdoc_status
cancel_in_load(ietfdoc_load *load, void *user)
{
    struct program *p = user;

    ietfdoc_load_refuse(load, "not now");
    if (p->end_at)
        ietfdoc_context_cancel(p->context, 1);
    return p->end_at ? IETFDOC_E_IO : IETFDOC_E_CANCELLED;
}

static void
test_loader_cancels(void **state)
{
    struct program p = {0};

    begin(&p);
    ietfdoc_context_set_loader(p.context, cancel_in_load, &p, NULL);
    assert_int_equal(make(&p, "text"), IETFDOC_E_CANCELLED);
    assert_int_equal(ietfdoc_context_is_cancelled(p.context), 0);
    p.end_at = 1;
    assert_int_equal(make(&p, "text"), IETFDOC_E_CANCELLED);
    assert_int_equal(ietfdoc_context_is_cancelled(p.context), 1);
    end(&p);
}

/* The call inside ends, the one around it goes on, and its progress with it. */
static ietfdoc_status
parse_in_load(ietfdoc_load *load, void *user)
{
    struct program *p = user;
    struct program inside = {.end_at = 2};
    ietfdoc_document *document;

    ietfdoc_context_on_progress(p->context, hear, &inside, NULL);
    p->inner = ietfdoc_document_parse(&document, p->context, DOCUMENT, strlen(DOCUMENT), "in");
    ietfdoc_context_on_progress(p->context, hear, p, NULL);
    return ietfdoc_load_give(load, "art", 3, NULL, NULL);
}

static void
test_call_inside(void **state)
{
    struct program p = {0};

    begin(&p);
    ietfdoc_context_on_progress(p.context, hear, &p, NULL);
    ietfdoc_context_set_loader(p.context, parse_in_load, &p, NULL);
    assert_int_equal(make(&p, "text"), IETFDOC_OK);
    assert_int_equal(p.inner, IETFDOC_E_CANCELLED);
    assert_true(p.highest == 1);
    end(&p);
}

static void *
cancel_soon(void *user)
{
    ietfdoc_context_cancel(user, 1);
    return NULL;
}

static void
test_other_thread(void **state)
{
    struct program p = {0};
    ietfdoc_status status;
    pthread_t thread;

    begin(&p);
    assert_int_equal(pthread_create(&thread, NULL, cancel_soon, p.context), 0);
    while ((status = make(&p, "text")) == IETFDOC_OK) {
    }
    assert_int_equal(status, IETFDOC_E_CANCELLED);
    pthread_join(thread, NULL);
    end(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_progress),     cmocka_unit_test(test_end_everywhere),
        cmocka_unit_test(test_render_again), cmocka_unit_test(test_loader_cancels),
        cmocka_unit_test(test_call_inside),  cmocka_unit_test(test_other_thread),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
