/* The public reference book of messages. */
#include "ietfdoc/ietfdoc.h"
#include "libietfdoc/model/diagnostics.h"
#include "support.h"

static void
test_every_code(void **state)
{
    assert_int_equal(ietfdoc_message_count(), IETF_D_COUNT);
    for (size_t i = 0; i < ietfdoc_message_count(); i++) {
        ietfdoc_message m = IETFDOC_MESSAGE_INIT, same = IETFDOC_MESSAGE_INIT;

        assert_int_equal(ietfdoc_message_describe(&m, i), IETFDOC_OK);
        assert_string_equal(m.code, ietf_code_name((enum ietf_code)i));
        assert_true(*m.text && *m.title && *m.about && *m.mend);
        assert_int_equal(!m.see, !m.url);
        assert_int_equal(!m.wrong, !m.right);
        assert_int_equal(ietfdoc_message_find(&same, m.code), IETFDOC_OK);
        assert_memory_equal(&m, &same, sizeof(m));
    }
}

static void
test_text(void **state)
{
    ietfdoc_message m = IETFDOC_MESSAGE_INIT;

    assert_int_equal(ietfdoc_message_find(&m, "TEXT_MISPLACED"), IETFDOC_OK);
    assert_int_equal(m.severity, IETFDOC_ERROR);
    assert_string_equal(m.text, "Did not expect to be asked to render <…> while in …//…");
    assert_string_equal(m.url, "https://www.rfc-editor.org/rfc/rfc7991#section-2");
    assert_int_equal(ietfdoc_message_find(&m, "TOO_DEEP"), IETFDOC_OK);
    assert_int_equal(m.severity, IETFDOC_FATAL);
    assert_null(m.see);
}

static void
test_errors(void **state)
{
    ietfdoc_message m = IETFDOC_MESSAGE_INIT;

    assert_int_equal(ietfdoc_message_find(&m, "parse_xml"), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_message_find(&m, ""), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_message_find(&m, NULL), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_message_find(NULL, "PARSE_XML"), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_message_describe(&m, ietfdoc_message_count()), IETFDOC_E_ARGUMENT);
    m.struct_size = 8;
    assert_int_equal(ietfdoc_message_describe(&m, 0), IETFDOC_E_ARGUMENT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
