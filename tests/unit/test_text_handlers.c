/* Every element of the vocabulary has a handler in the text formatter, or is known to need
 * none. */
#include "support.h"

#include "formatters/text/handlers.h"

/* Shown by the element around them, or not at all. */
static const bool shown_elsewhere[IETF_KIND_COUNT] = {
    [IETF_EL_AREA] = true,    [IETF_EL_KEYWORD] = true, [IETF_EL_WORKGROUP] = true,
    [IETF_EL_TITLE] = true,   [IETF_EL_DATE] = true,    [IETF_EL_CITYAREA] = true,
    [IETF_EL_EXTADDR] = true, [IETF_EL_POBOX] = true,   [IETF_EL_SORTINGCODE] = true,
};

static void
every_element_has_a_handler(void **state)
{
    for (int kind = IETF_FIRST_ELEMENT + 1; kind <= IETF_EL_XREF; kind++) {
        const ietf_text_handler *handler = &ietf_text_handlers[kind];
        bool deprecated = ietf_kind_traits(kind) & IETF_TRAIT_DEPRECATED;
        if (!deprecated && !shown_elsewhere[kind] && !handler->block && !handler->inlined)
            fail_msg("<%s> has no handler", ietf_kind_name(kind));
        if (shown_elsewhere[kind] && (handler->block || handler->inlined))
            fail_msg("<%s> has a handler", ietf_kind_name(kind));
    }
}

static void
only_contact_is_both(void **state)
{
    for (int kind = 0; kind < IETF_KIND_COUNT; kind++)
        if (kind != IETF_EL_CONTACT)
            assert_false(ietf_text_handlers[kind].block && ietf_text_handlers[kind].inlined);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_element_has_a_handler),
        cmocka_unit_test(only_contact_is_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
