/* The interface as the target: the bytes are a program of calls, as many kinds as there are, in
 * any order that the headers allow. Each call has one byte for what is done and one for its
 * argument; what documents and files are made of stands in the input as well. The contract is
 * checked on the way: out-parameters, all or nothing, no memory left. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ietfdoc/ietfdoc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DOCUMENTS = 2, CALLS = 64 };

struct machine {
    const uint8_t *data;
    size_t left;
    ietfdoc_context *context;
    ietfdoc_document *documents[DOCUMENTS];
    size_t blocks; /* in use */
    unsigned
        until; /* progress is told so many times more before it ends the call; 0: for ever */
    unsigned depth;   /* of calls inside callbacks */
    unsigned allowed; /* bytes written */
};

static void *
reallocate(void *pointer, size_t size, void *user)
{
    struct machine *m = user;
    void *fresh;

    if (size == 0) {
        m->blocks -= pointer != NULL;
        free(pointer);
        return NULL;
    }
    fresh = realloc(pointer, size);
    m->blocks += fresh && !pointer;
    return fresh;
}

static uint8_t
next(struct machine *m)
{
    if (!m->left)
        return 0;
    m->left--;
    return *m->data++;
}

/* The next bytes up to a NUL, which are borrowed. */
static const char *
next_text(struct machine *m, size_t *length)
{
    const char *text = (const char *)m->data;
    const uint8_t *end = m->left ? memchr(m->data, 0, m->left) : NULL;

    if (!end) { /* not terminated: only its length may be used */
        *length = 0;
        return "";
    }
    *length = (size_t)(end - m->data);
    m->left -= *length + 1;
    m->data = end + 1;
    return text;
}

static void step(struct machine *m);

static void
inside(struct machine *m)
{
    if (m->depth >= 2)
        return;
    m->depth++;
    step(m);
    m->depth--;
}

static ietfdoc_status
load(ietfdoc_load *load, void *user)
{
    struct machine *m = user;
    size_t length;
    const char *text;

    inside(m);
    switch (next(m) % 4) {
    case 0:
        text = next_text(m, &length);
        return ietfdoc_load_give(load, text, length, NULL, NULL);
    case 1:
        ietfdoc_load_refuse(load, ietfdoc_load_base(load));
        return IETFDOC_E_IO;
    case 2:
        text = next_text(m, &length);
        return ietfdoc_load_give(load, text, length, ietfdoc_load_reference(load), "text/xml");
    default:
        return (ietfdoc_status)(next(m) % 8); /* given nothing */
    }
}

static int
follow(const ietfdoc_progress *progress, void *user)
{
    struct machine *m = user;

    if (!(progress->fraction >= 0 && progress->fraction <= 1) || !progress->detail)
        abort();
    return m->until && !--m->until;
}

static void
hear(const ietfdoc_diagnostic *diagnostic, void *user)
{
    if (!diagnostic->text || !diagnostic->code || diagnostic->severity > IETFDOC_FATAL)
        abort();
    (void)user;
}

static int
take(const char *data, size_t length, void *user)
{
    struct machine *m = user;
    unsigned before = m->allowed;

    m->allowed -= m->allowed < length ? m->allowed : (unsigned)length;
    return !length || (length > before && data[0] == '\n');
}

static ietfdoc_status
render(ietfdoc_output *output, const ietfdoc_document *document, void *user)
{
    struct machine *m = user;
    size_t length;
    const char *text = next_text(m, &length);
    const ietfdoc_node *root = ietfdoc_document_root(document);

    ietfdoc_output_write(output, text, length);
    ietfdoc_output_file(output, text, text, length);
    ietfdoc_output_report(output, (ietfdoc_severity)(next(m) % 3), root, text);
    ietfdoc_output_option(output, text);
    return (ietfdoc_status)(next(m) % 8);
}

static void
parse(struct machine *m, size_t which)
{
    size_t length;
    const char *text = next_text(m, &length);
    ietfdoc_status status;

    if (m->depth) { /* the document may be the one that is worked on */
        ietfdoc_document *other;

        if (ietfdoc_document_parse(&other, m->context, text, length, NULL) == IETFDOC_OK)
            ietfdoc_document_free(other);
        return;
    }
    ietfdoc_document_free(m->documents[which]);
    status = ietfdoc_document_parse(&m->documents[which], m->context, text, length,
                                    length % 2 ? "fuzz.xml" : NULL);
    if ((status == IETFDOC_OK) != (m->documents[which] != NULL))
        abort();
}

static void
make(struct machine *m, size_t which)
{
    ietfdoc_format format = IETFDOC_FORMAT_INIT;
    size_t length, number = next(m) % ietfdoc_format_count(m->context);
    char *text;
    ietfdoc_status status;

    if (!m->documents[which] || m->depth ||
        ietfdoc_format_describe(&format, m->context, number))
        return;
    if (number % 2) {
        m->allowed = next(m) * 64U;
        ietfdoc_document_render(m->documents[which], m->context, format.name, take, m);
        return;
    }
    status = ietfdoc_document_render_data(&text, &length, m->documents[which], m->context,
                                          format.name);
    if ((status == IETFDOC_OK) != (text != NULL) || (text && text[length]))
        abort();
    ietfdoc_data_free(m->context, text);
}

static void
look_around(const ietfdoc_document *document)
{
    const ietfdoc_node *root = ietfdoc_document_root(document);
    size_t most = 1000;

    for (const ietfdoc_node *n = root; (n = ietfdoc_node_following(n, root)) && --most;) {
        const char *anchor = ietfdoc_node_attribute(n, "anchor");

        if (strlen(ietfdoc_node_text(n)) > ietfdoc_node_text_length(n) ||
            !ietfdoc_node_name(n) || !ietfdoc_node_file(document, n))
            abort();
        for (size_t i = 0; ietfdoc_node_attribute_name(n, i); i++)
            if (!ietfdoc_node_attribute_value(n, i))
                abort();
        if (anchor)
            ietfdoc_document_find(document, anchor);
    }
}

static void
set_option(struct machine *m)
{
    ietfdoc_option option = IETFDOC_OPTION_INIT;
    size_t length;
    const char *text;

    if (ietfdoc_option_describe(&option, next(m) % ietfdoc_option_count()))
        abort();
    text = next_text(m, &length);
    /* what leads outside, and what makes one input slow */
    if (strcmp(option.group, "generic") == 0 || strcmp(option.group, "limit") == 0 ||
        (option.argument && strcmp(option.argument, "FILE") == 0))
        return;
    if (ietfdoc_context_set_option(m->context, option.name, length ? text : NULL) ==
            IETFDOC_OK &&
        option.type != IETFDOC_OPTION_LIST && length &&
        !ietfdoc_context_option(m->context, option.name))
        abort();
}

static void
add_formatter(struct machine *m)
{
    ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;
    size_t length;

    formatter.name = next_text(m, &length);
    formatter.render = render;
    formatter.user = m;
    if (length && ietfdoc_format_count(m->context) < 20)
        ietfdoc_context_add_formatter(m->context, &formatter);
}

static void
step(struct machine *m)
{
    uint8_t what = next(m);
    size_t which = what % DOCUMENTS;

    switch (what / DOCUMENTS % 10) {
    case 0:
    case 1:
        parse(m, which);
        break;
    case 2:
        make(m, which);
        break;
    case 3:
        set_option(m);
        break;
    case 4:
        if (m->documents[which] && !m->depth)
            ietfdoc_document_prepare(m->documents[which], m->context);
        break;
    case 5:
        m->until = next(m);
        ietfdoc_context_on_progress(m->context, m->until ? follow : NULL, m, NULL);
        break;
    case 6:
        ietfdoc_context_cancel(m->context, next(m) % 2);
        break;
    case 7:
        if (m->documents[which] && !m->depth)
            look_around(m->documents[which]);
        break;
    case 8:
        ietfdoc_context_clear_diagnostics(m->context);
        break;
    default:
        add_formatter(m);
    }
}

static int
begin(struct machine *m)
{
    /* the ceilings keep one input well below a second */
    static const char *const settings[][2] = {
        {"date", "2026-01-15"},       {"max-nodes", "5000"}, {"max-expansion", "20000"},
        {"max-includes", "4"},        {"max-depth", "64"},   {"max-output-bytes", "4000000"},
        {"max-input-bytes", "65536"},
    };
    ietfdoc_context_config config = IETFDOC_CONTEXT_CONFIG_INIT;

    config.reallocate = reallocate;
    config.user = m;
    if (ietfdoc_context_new(&m->context, &config))
        return 0;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (ietfdoc_context_set_option(m->context, settings[i][0], settings[i][1]))
            abort();
    ietfdoc_context_set_loader(m->context, load, m, NULL);
    ietfdoc_context_on_report(m->context, hear, m, NULL);
    return 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct machine m = {.data = data, .left = size};

    if (!begin(&m))
        return 0;
    for (unsigned i = 0; i < CALLS && m.left; i++)
        step(&m);
    if (size % 2) { /* documents outlive their context, or not */
        ietfdoc_context_free(m.context);
        m.context = NULL;
    }
    for (size_t i = 0; i < DOCUMENTS; i++)
        ietfdoc_document_free(m.documents[i]);
    ietfdoc_context_free(m.context);
    if (m.blocks)
        abort();
    return 0;
}
