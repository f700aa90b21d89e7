/* The public interface as a program uses it: only what include/ promises. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ietfdoc/ietfdoc.h"

#define DOCUMENT(middle)                                                                       \
    "<rfc xmlns:xi='http://www.w3.org/2001/XInclude' version='3' ipr='trust200902' "           \
    "docName='draft-example-api-00' category='info' submissionType='IETF'>\n"                  \
    "<front><title>API</title><seriesInfo name='Internet-Draft' "                              \
    "value='draft-example-api-00'/>"                                                           \
    "<author fullname='Ada Keeper'><organization/></author>"                                   \
    "<date year='2026' month='January' day='15'/></front>\n"                                   \
    "<middle><section anchor='one'><name>One</name>" middle "</section></middle></rfc>\n"

struct program {
    ietfdoc_context *context;
    ietfdoc_document *document;
    int destroyed, reports;
};

static int
setup(void **state)
{
    static struct program program;

    program = (struct program){0};
    *state = &program;
    if (ietfdoc_context_new(&program.context, NULL) != IETFDOC_OK)
        return -1;
    ietfdoc_context_set_option(program.context, "date", "2026-01-15");
    return ietfdoc_context_set_option(program.context, "today", "2026-01-15");
}

static int
teardown(void **state)
{
    struct program *p = *state;

    ietfdoc_document_free(p->document);
    ietfdoc_context_free(p->context);
    return 0;
}

static ietfdoc_status
parse(struct program *p, const char *text)
{
    ietfdoc_document_free(p->document);
    return ietfdoc_document_parse(&p->document, p->context, text, strlen(text), "api.xml");
}

/* Renders and compares: does the output contain the text? */
static int
renders(struct program *p, const char *format, const char *text)
{
    char *data;
    size_t length;
    ietfdoc_status status =
        ietfdoc_document_render_data(&data, &length, p->document, p->context, format);
    int found = status == IETFDOC_OK && strlen(data) == length && strstr(data, text) != NULL;

    ietfdoc_data_free(p->context, data);
    return found;
}

static int
fail_to_write(const char *data, size_t length, void *user)
{
    ++*(int *)user;
    return 1;
}

static void
test_several_formats_from_one_document(void **state)
{
    struct program *p = *state;
    int calls = 0;

    assert_int_equal(parse(p, DOCUMENT("<t>Text.</t>")), IETFDOC_OK);
    assert_false(ietfdoc_document_is_prepared(p->document));
    assert_true(renders(p, "tree", "section anchor=\"one\""));
    assert_true(renders(p, "preptool", "prepTime=\"2026-01-15T00:00:00\""));
    assert_true(ietfdoc_document_is_prepared(p->document));
    assert_true(renders(p, "text", "1.  One\n\n   Text.\n"));
    assert_true(renders(p, "text", "1.  One\n\n   Text.\n"));
    assert_int_equal(
        ietfdoc_document_render(p->document, p->context, "text", fail_to_write, &calls),
        IETFDOC_E_IO);
    assert_int_equal(calls, 1);
    assert_int_equal(
        ietfdoc_document_render(p->document, p->context, "punch-cards", fail_to_write, &calls),
        IETFDOC_E_ARGUMENT);
}

static void
test_no_date(void **state)
{
    struct program *p = *state;

    ietfdoc_context_set_option(p->context, "date", NULL);
    assert_int_equal(parse(p, DOCUMENT("<t>Text.</t>")), IETFDOC_OK);
    assert_int_equal(ietfdoc_document_prepare(p->document, p->context), IETFDOC_E_ARGUMENT);
    assert_string_equal(ietfdoc_context_diagnostic(p->context, 0)->code, "API_NO_DATE");
    ietfdoc_context_set_option(p->context, "date", "2026-01-15");
    assert_int_equal(ietfdoc_document_prepare(p->document, p->context), IETFDOC_OK);
}

static void
test_invalid_documents(void **state)
{
    struct program *p = *state;
    const ietfdoc_diagnostic *d;
    size_t count;
    int calls = 0;

    assert_int_equal(parse(p, "<rfc><front></rfc>"), IETFDOC_E_INVALID);
    assert_null(p->document);
    assert_true(ietfdoc_context_diagnostic_count(p->context) > 0);
    ietfdoc_context_clear_diagnostics(p->context);
    assert_int_equal(ietfdoc_context_diagnostic_count(p->context), 0);
    assert_null(ietfdoc_context_diagnostic(p->context, 0));

    assert_int_equal(parse(p, DOCUMENT("\n<wrong/>")), IETFDOC_OK);
    assert_int_equal(
        ietfdoc_document_render(p->document, p->context, "text", fail_to_write, &calls),
        IETFDOC_E_INVALID);
    assert_int_equal(calls, 0);
    d = ietfdoc_context_diagnostic(p->context, 0);
    assert_int_equal(d->severity, IETFDOC_ERROR);
    assert_int_equal(d->line, 4);
    count = ietfdoc_context_diagnostic_count(p->context);
    assert_int_equal(ietfdoc_document_prepare(p->document, p->context), IETFDOC_E_INVALID);
    assert_int_equal(ietfdoc_context_diagnostic_count(p->context), count);
}

static void
test_limits(void **state)
{
    struct program *p = *state;

    assert_int_equal(ietfdoc_context_set_option(p->context, "max-depth", "4"), IETFDOC_OK);
    assert_int_equal(parse(p, DOCUMENT("<t><em>deep</em></t>")), IETFDOC_E_LIMIT);
    ietfdoc_context_set_option(p->context, "max-depth", NULL);
    ietfdoc_context_set_option(p->context, "max-input-bytes", "20");
    assert_int_equal(parse(p, DOCUMENT("<t/>")), IETFDOC_E_LIMIT);
    ietfdoc_context_set_option(p->context, "max-input-bytes", NULL);
    assert_int_equal(parse(p, DOCUMENT("<t>Text.</t>")), IETFDOC_OK);
    ietfdoc_context_set_option(p->context, "max-output-bytes", "100");
    assert_false(renders(p, "text", "Text."));
    assert_string_equal(
        ietfdoc_context_diagnostic(p->context, ietfdoc_context_diagnostic_count(p->context) - 1)
            ->code,
        "OUTPUT_TOO_LARGE");
}

static void
test_wrong_arguments(void **state)
{
    struct program *p = *state;
    ietfdoc_option option = IETFDOC_OPTION_INIT, older = {.struct_size = 8};
    ietfdoc_document *document = NULL;

    assert_int_equal(ietfdoc_context_new(NULL, NULL), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_context_set_option(p->context, "frobnicate", "true"),
                     IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_context_set_option(p->context, "quiet", "perhaps"),
                     IETFDOC_E_ARGUMENT);
    assert_null(ietfdoc_context_option(p->context, "frobnicate"));
    assert_int_equal(ietfdoc_option_describe(&option, ietfdoc_option_count()),
                     IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_option_describe(&older, 0), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_document_parse(&document, p->context, NULL, 4, "x"),
                     IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_document_parse_file(&document, p->context, "/nowhere/x.xml"),
                     IETFDOC_E_IO);
    assert_int_equal(ietfdoc_document_parse_file(&document, p->context, "/"), IETFDOC_E_IO);
    assert_string_equal(ietfdoc_status_text(IETFDOC_E_LIMIT), "a limit was reached");
    assert_string_equal(ietfdoc_status_text((ietfdoc_status)99), "unknown status");
    ietfdoc_document_free(NULL);
    ietfdoc_context_free(NULL);
}

static void
test_options_as_data(void **state)
{
    struct program *p = *state;
    ietfdoc_option option = IETFDOC_OPTION_INIT;

    assert_true(ietfdoc_option_count() > 20);
    for (size_t i = 0; i < ietfdoc_option_count(); i++) {
        assert_int_equal(ietfdoc_option_describe(&option, i), IETFDOC_OK);
        assert_true(*option.name && *option.help && *option.group);
        assert_int_equal(option.type == IETFDOC_OPTION_SWITCH ||
                             option.type == IETFDOC_OPTION_DECIDED,
                         option.argument == NULL);
        if (strcmp(option.name, "table-borders") == 0) {
            assert_string_equal(option.choices, "full|light|minimal|min");
            assert_string_equal(option.default_value, "full");
            assert_string_equal(option.formats, "text");
        }
    }
    ietfdoc_context_set_option(p->context, "table-borders", "light");
    assert_string_equal(ietfdoc_context_option(p->context, "table-borders"), "light");
    /* asking again takes no more memory */
    assert_ptr_equal(ietfdoc_context_option(p->context, "indent"),
                     ietfdoc_context_option(p->context, "indent"));
    ietfdoc_context_set_option(p->context, "silence", "a");
    ietfdoc_context_set_option(p->context, "silence", "b");
    assert_string_equal(ietfdoc_context_option(p->context, "silence"), "a\nb");
    assert_ptr_equal(ietfdoc_context_option(p->context, "silence"),
                     ietfdoc_context_option(p->context, "silence"));
    ietfdoc_context_set_option(p->context, "silence", NULL);
    assert_null(ietfdoc_context_option(p->context, "silence"));
}

/* Structs of programs that were compiled with an older or a newer header. */
static void
test_structs_of_other_sizes(void **state)
{
    struct program *p = *state;
    struct {
        ietfdoc_format format;
        const char *later;
    } newer = {{.struct_size = sizeof(newer)}, "x"};
    struct {
        ietfdoc_context_config config;
        void *later;
    } config = {{.struct_size = sizeof(config)}, NULL};
    ietfdoc_context *context;

    assert_int_equal(ietfdoc_format_describe(&newer.format, p->context, 0), IETFDOC_OK);
    assert_non_null(newer.format.name);
    assert_null(newer.later);
    assert_int_equal(newer.format.struct_size, sizeof(newer));
    assert_int_equal(ietfdoc_context_new(&context, &config.config), IETFDOC_OK);
    ietfdoc_context_free(context);
    config.later = p;
    assert_int_equal(ietfdoc_context_new(&context, &config.config), IETFDOC_E_ARGUMENT);
    config.config.struct_size = sizeof(size_t);
    assert_int_equal(ietfdoc_context_new(&context, &config.config), IETFDOC_E_ARGUMENT);
    assert_int_equal(ietfdoc_version_number(), IETFDOC_VERSION_NUMBER);
}

/* The prep tool works on a tree of its own where the document was published already. */
static void
test_prepared_stays_prepared(void **state)
{
    struct program *p = *state;
    char *data;
    size_t length;

    assert_int_equal(parse(p, DOCUMENT("<t>Text.</t>")), IETFDOC_OK);
    assert_int_equal(
        ietfdoc_document_render_data(&data, &length, p->document, p->context, "preptool"),
        IETFDOC_OK);
    assert_int_equal(parse(p, data), IETFDOC_OK);
    ietfdoc_data_free(p->context, data);
    assert_int_equal(ietfdoc_document_prepare(p->document, p->context), IETFDOC_OK);
    assert_false(renders(p, "preptool", "prepTime"));
    assert_true(ietfdoc_document_is_prepared(p->document));
    assert_true(renders(p, "text", "1.  One"));
    ietfdoc_context_set_option(p->context, "accept-prepped", "true");
    assert_true(renders(p, "preptool", "prepTime"));
    assert_true(renders(p, "text", "1.  One"));
}

static void
count_report(const ietfdoc_diagnostic *d, void *user)
{
    ((struct program *)user)->reports++;
}

static void
count_destroy(void *user)
{
    ((struct program *)user)->destroyed++;
}

static void
test_reports(void **state)
{
    struct program *p = *state;

    ietfdoc_context_on_report(p->context, count_report, p, count_destroy);
    assert_int_equal(parse(p, "<rfc>&what;</rfc>"), IETFDOC_E_INVALID);
    assert_int_equal(p->reports, (int)ietfdoc_context_diagnostic_count(p->context));
    assert_true(p->reports > 0);
    ietfdoc_context_on_report(p->context, NULL, NULL, NULL);
    assert_int_equal(p->destroyed, 1);
}

static ietfdoc_status
load(ietfdoc_load *load, void *user)
{
    static const char reference[] =
        "<reference anchor='REF'><front><title>Loaded Title</title><author surname='A' "
        "initials='B.'/><date year='2020'/></front></reference>";

    ((struct program *)user)->reports++;
    assert_int_equal(ietfdoc_load_purpose_of(load), IETFDOC_LOAD_INCLUDE);
    assert_true(strlen(ietfdoc_load_base(load)) > 0);
    if (strcmp(ietfdoc_load_reference(load), "mem:ref.xml") == 0)
        return ietfdoc_load_give(load, reference, strlen(reference), NULL, NULL);
    if (strcmp(ietfdoc_load_reference(load), "mem:local.xml") == 0)
        return ietfdoc_load_default(load);
    ietfdoc_load_refuse(load, "the moon is in the wrong phase");
    return IETFDOC_E_IO;
}

#define INCLUDING(name)                                                                        \
    "<rfc xmlns:xi='http://www.w3.org/2001/XInclude' version='3' ipr='trust200902' "           \
    "docName='draft-example-api-00' category='info' submissionType='IETF'><front>"             \
    "<title>API</title><seriesInfo name='Internet-Draft' value='draft-example-api-00'/>"       \
    "<author fullname='Ada Keeper'><organization/></author>"                                   \
    "<date year='2026' month='January' day='15'/></front><middle><section><name>One</name>"    \
    "<t>x</t></section></middle><back><references><name>References</name>"                     \
    "<xi:include href='" name "'/></references></back></rfc>"

static const char *
last_text(const struct program *p)
{
    size_t count = ietfdoc_context_diagnostic_count(p->context);

    return count ? ietfdoc_context_diagnostic(p->context, count - 1)->text : "";
}

static void
test_loader(void **state)
{
    struct program *p = *state;

    ietfdoc_context_set_loader(p->context, load, p, count_destroy);
    assert_int_equal(parse(p, INCLUDING("mem:ref.xml")), IETFDOC_OK);
    assert_true(renders(p, "text", "Loaded Title"));
    assert_int_equal(p->reports, 1);
    assert_int_equal(parse(p, INCLUDING("mem:other.xml")), IETFDOC_OK);
    assert_int_equal(ietfdoc_document_prepare(p->document, p->context), IETFDOC_E_INVALID);
    assert_non_null(strstr(last_text(p), "the moon is in the wrong phase"));
    assert_int_equal(parse(p, INCLUDING("mem:local.xml")), IETFDOC_OK);
    assert_int_equal(ietfdoc_document_prepare(p->document, p->context), IETFDOC_E_INVALID);
    ietfdoc_context_set_loader(p->context, NULL, NULL, NULL);
    assert_int_equal(p->destroyed, 1);
}

static ietfdoc_status
render_titles(ietfdoc_output *output, const ietfdoc_document *document, void *user)
{
    const ietfdoc_node *root = ietfdoc_document_root(document);
    const ietfdoc_node *section = ietfdoc_document_find(document, "one");

    assert_true(ietfdoc_node_is(section, "section"));
    assert_string_equal(ietfdoc_node_attribute(section, "pn"), "section-1");
    for (const ietfdoc_node *n = root; (n = ietfdoc_node_following(n, root));)
        if (ietfdoc_node_type_of(n) == IETFDOC_NODE_ELEMENT) {
            ietfdoc_output_write(output, ietfdoc_node_name(n), strlen(ietfdoc_node_name(n)));
            ietfdoc_output_write(output, "\n", 1);
        }
    ietfdoc_output_write(output, ietfdoc_output_option(output, "date"), 10);
    if (((struct program *)user)->reports < 0)
        ietfdoc_output_report(output, IETFDOC_ERROR, section, "refused");
    return IETFDOC_OK;
}

static void
test_requirements(void **state)
{
    struct program *p = *state;
    const char *text = NULL;

    assert_int_equal(ietfdoc_format_requirements(&text, p->context, "text"), IETFDOC_OK);
    assert_string_equal(text, "");
    assert_int_equal(ietfdoc_format_requirements(&text, p->context, "pdf"), IETFDOC_OK);
    assert_non_null(strstr(text, strstr(text, "cannot be made") ? "PDF" : "Noto Serif: "));
    assert_int_equal(ietfdoc_format_requirements(&text, p->context, "clay"),
                     IETFDOC_E_ARGUMENT);
    assert_null(text);
}

static void
test_own_formatter(void **state)
{
    struct program *p = *state;
    ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;
    ietfdoc_format format = IETFDOC_FORMAT_INIT;

    formatter.name = "elements";
    assert_int_equal(ietfdoc_context_add_formatter(p->context, &formatter), IETFDOC_E_ARGUMENT);
    formatter.render = render_titles;
    formatter.user = p;
    formatter.destroy = count_destroy;
    assert_int_equal(ietfdoc_context_add_formatter(p->context, &formatter), IETFDOC_OK);
    assert_int_equal(ietfdoc_context_add_formatter(p->context, &formatter), IETFDOC_E_ARGUMENT);
    assert_int_equal(
        ietfdoc_format_describe(&format, p->context, ietfdoc_format_count(p->context) - 1),
        IETFDOC_OK);
    assert_string_equal(format.suffix, ".elements");
    assert_int_equal(parse(p, DOCUMENT("<t>Text.</t>")), IETFDOC_OK);
    assert_true(renders(p, "elements", "middle\nsection\nname\nt\n"));
    assert_true(renders(p, "elements", "2026-01-15"));
    p->reports = -1;
    assert_false(renders(p, "elements", ""));
    assert_string_equal(last_text(p), "refused");
}

static int
take_file(const char *name, const char *data, size_t length, void *user)
{
    struct program *p = user;

    assert_int_equal(strlen(data), length);
    if (strcmp(name, "own.txt") == 0)
        assert_string_equal(data, "beside");
    else
        assert_string_equal(name, "xml2rfc.css");
    p->reports++;
    return p->reports > 2;
}

static ietfdoc_status
load_style(ietfdoc_load *load, void *user)
{
    assert_int_equal(ietfdoc_load_purpose_of(load), IETFDOC_LOAD_RESOURCE);
    assert_string_equal(ietfdoc_load_base(load), "");
    return strcmp(ietfdoc_load_reference(load), "mine.css") == 0
               ? ietfdoc_load_give(load, "p { margin: 0 }", 15, NULL, NULL)
               : IETFDOC_E_IO;
}

static ietfdoc_status
render_beside(ietfdoc_output *output, const ietfdoc_document *document, void *user)
{
    ietfdoc_output_write(output, "here", 4);
    ietfdoc_output_file(output, "own.txt", "beside!", 6);
    return document ? IETFDOC_OK : IETFDOC_E_INVALID;
}

/* Style sheets: from the program's loader, into the page or to the program's callback. */
static void
test_side_files(void **state)
{
    struct program *p = *state;
    ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;
    char *data;
    size_t length;

    formatter.name = "beside";
    formatter.render = render_beside;
    assert_int_equal(ietfdoc_context_add_formatter(p->context, &formatter), IETFDOC_OK);
    ietfdoc_context_set_loader(p->context, load_style, NULL, NULL);
    assert_int_equal(parse(p, DOCUMENT("<t>Text.</t>")), IETFDOC_OK);
    assert_int_equal(ietfdoc_context_set_option(p->context, "css", "mine.css"), IETFDOC_OK);
    assert_true(renders(p, "html", "<style type=\"text/css\">p { margin: 0 }</style>"));
    ietfdoc_context_set_option(p->context, "external-css", "true");
    assert_true(renders(p, "html", "href=\"xml2rfc.css\"")); /* nobody takes the file */
    ietfdoc_context_on_file(p->context, take_file, p, count_destroy);
    assert_true(renders(p, "html", "href=\"xml2rfc.css\""));
    assert_true(renders(p, "beside", "here"));
    assert_int_equal(p->reports, 2);
    assert_int_equal(
        ietfdoc_document_render_data(&data, &length, p->document, p->context, "html"),
        IETFDOC_E_IO);
    assert_null(data);
    ietfdoc_context_on_file(p->context, take_file, p, count_destroy);
    assert_int_equal(p->destroyed, 1);
    ietfdoc_context_free(p->context);
    assert_int_equal(p->destroyed, 2);
    p->context = NULL;
}

static void
test_nodes(void **state)
{
    struct program *p = *state;
    const ietfdoc_node *root, *front, *text;

    assert_int_equal(parse(p, DOCUMENT("<t>Te&#xE9;xt.</t><!-- note --><?pi data?>")),
                     IETFDOC_OK);
    root = ietfdoc_document_root(p->document);
    assert_string_equal(ietfdoc_node_attribute(root, "version"), "3");
    assert_null(ietfdoc_node_attribute(root, "number"));
    assert_string_equal(ietfdoc_node_attribute_name(root, 0), "version");
    assert_null(ietfdoc_node_attribute_name(root, ietfdoc_node_attribute_count(root)));
    assert_int_equal(ietfdoc_node_type_of(ietfdoc_node_parent(root)), IETFDOC_NODE_DOCUMENT);
    assert_null(ietfdoc_document_find(p->document, "one")); /* not prepared yet */
    text = ietfdoc_node_first(root);
    assert_int_equal(ietfdoc_node_type_of(text), IETFDOC_NODE_TEXT);
    assert_string_equal(ietfdoc_node_text(text), "\n");
    assert_string_equal(ietfdoc_node_name(text), "");
    assert_int_equal(ietfdoc_node_attribute_count(text), 0);
    front = ietfdoc_node_next(text);
    assert_ptr_equal(ietfdoc_node_previous(front), text);
    assert_int_equal(ietfdoc_node_line(front), 2);
    assert_int_equal(ietfdoc_node_column(front), 1);
    assert_string_equal(ietfdoc_node_text(front), "");
    assert_non_null(strstr(ietfdoc_node_file(p->document, front), "/api.xml"));
}

/* Each thread has a context of its own; the document is common. */
static void *
render_in_thread(void *user)
{
    struct program mine = {.document = user};
    intptr_t good = 0;

    if (ietfdoc_context_new(&mine.context, NULL) != IETFDOC_OK)
        return NULL;
    for (int i = 0; i < 50; i++)
        good += renders(&mine, i % 3 == 0 ? "text" : i % 3 == 1 ? "preptool" : "html", "Text");
    ietfdoc_context_free(mine.context);
    return (void *)good;
}

static void
test_threads(void **state)
{
    struct program *p = *state;
    pthread_t threads[3];

    assert_int_equal(parse(p, DOCUMENT("<t>Text, <xref target='one'/>.</t>")), IETFDOC_OK);
    assert_true(renders(p, "preptool", "Text"));
    for (int i = 0; i < 3; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, render_in_thread, p->document), 0);
    for (int i = 0; i < 3; i++) {
        void *good;
        pthread_join(threads[i], &good);
        assert_int_equal((intptr_t)good, 50);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_several_formats_from_one_document),
        TEST(test_no_date),
        TEST(test_invalid_documents),
        TEST(test_limits),
        TEST(test_wrong_arguments),
        TEST(test_options_as_data),
        TEST(test_structs_of_other_sizes),
        TEST(test_prepared_stays_prepared),
        TEST(test_reports),
        TEST(test_loader),
        TEST(test_requirements),
        TEST(test_own_formatter),
        TEST(test_side_files),
        TEST(test_nodes),
        TEST(test_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
