/* Messages for programs: which form they have, and where they go. On the standard error they
 * take the place of all text, so that it can be read whole; in a file they stand beside it. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Of the objects of --diagnostics=json: docs/diagnostics.schema.json. */
enum { JSON_VERSION = 1 };

static const char *const form_names[] = {
    [CLI_FORM_TEXT] = "text", [CLI_FORM_JSON] = "json", [CLI_FORM_SARIF] = "sarif"};

int
cli_messages_open(cli_settings *s)
{
    cli_messages *m = &s->messages;
    const char *name = s->texts[CLI_DIAGNOSTICS];
    int form = name ? CLI_FORM_SARIF : CLI_FORM_TEXT;

    while (name && form >= 0 && strcmp(form_names[form], name) != 0)
        form--;
    if (form < 0)
        return cli_usage_error(s,
                               "argument --diagnostics: invalid choice: '%s' (choose from "
                               "'text', 'json', 'sarif')",
                               name);
    m->form = (enum cli_form)form;
    m->path = s->texts[CLI_DIAGNOSTICS_FILE];
    if (m->path || m->form == CLI_FORM_SARIF)
        cli_need(cli_messages_gather(s) ? m : NULL);
    else if (m->form == CLI_FORM_JSON)
        m->out = stderr;
    return 0;
}

bool
cli_messages_gather(cli_settings *s)
{
    cli_messages *m = &s->messages;

    if (m->out && m->out != stderr)
        fclose(m->out);
    free(m->gathered.data);
    m->gathered = (cli_bytes){NULL, 0};
    m->out = open_memstream(&m->gathered.data, &m->gathered.length);
    return m->out != NULL;
}

void
cli_messages_append(cli_settings *s, const char *text, size_t length)
{
    if (s->messages.out)
        fwrite(text, 1, length, s->messages.out);
}

/* A whole of SARIF in place of its results. */
static bool
complete(cli_messages *m, int code)
{
    cli_bytes whole = {NULL, 0};
    FILE *out = open_memstream(&whole.data, &whole.length);

    if (!out)
        return false;
    cli_write_sarif(out, &m->gathered, code);
    free(m->gathered.data);
    m->gathered = whole;
    if (fclose(out) != 0)
        return false;
    m->gathered = whole;
    return true;
}

int
cli_messages_close(cli_settings *s, int code)
{
    cli_messages *m = &s->messages;
    bool fine;

    if (!m->out || m->out == stderr)
        return code;
    fine = fclose(m->out) == 0 && (m->form != CLI_FORM_SARIF || complete(m, code));
    m->out = NULL;
    if (fine && m->path)
        fine = cli_write_file(m->path, m->gathered.data, m->gathered.length);
    else if (fine)
        fwrite(m->gathered.data, 1, m->gathered.length, stderr);
    if (!fine)
        fprintf(stderr, "Error: Cannot write %s: %s\n", m->path ? m->path : "the messages",
                strerror(errno));
    free(m->gathered.data);
    m->gathered = (cli_bytes){NULL, 0};
    return fine || code ? code : 1;
}

void
cli_messages_add(cli_settings *s, const ietfdoc_diagnostic *d, const char *source)
{
    const cli_messages *m = &s->messages;
    cli_reporter plain = {.s = s, .name = source};

    if (!m->out)
        return;
    switch (m->form) {
    case CLI_FORM_TEXT:
        cli_write_text(m->out, &plain, d);
        break;
    case CLI_FORM_JSON:
        fprintf(m->out, "{\"version\":%d,", JSON_VERSION);
        cli_write_members(m->out, d, source);
        fputs("}\n", m->out);
        break;
    case CLI_FORM_SARIF:
        cli_write_result(m->out, d, source);
        fputs(",\n", m->out);
        break;
    }
}

bool
cli_is_plain(const cli_settings *s)
{
    return s->messages.form == CLI_FORM_TEXT || s->messages.path;
}

/* Programs learn severity and text apart. */
static ietfdoc_diagnostic
diagnostic_of(const char *text)
{
    static const char warning[] = "Warning: ", error[] = "Error: ";
    ietfdoc_diagnostic d = {.severity = IETFDOC_ERROR, .code = CLI_CODE, .text = text};

    if (strncmp(text, warning, strlen(warning)) == 0) {
        d.severity = IETFDOC_WARNING;
        d.text += strlen(warning);
    } else if (strncmp(text, error, strlen(error)) == 0) {
        d.text += strlen(error);
    }
    return d;
}

int
cli_fail(cli_settings *s, const char *format, ...)
{
    ietfdoc_diagnostic d;
    va_list arguments;
    char *text = NULL;

    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        text = NULL;
    va_end(arguments);
    cli_need(text);
    if (cli_is_plain(s))
        fprintf(stderr, "%s\n", text);
    d = diagnostic_of(text);
    cli_messages_add(s, &d, NULL);
    free(text);
    return 1;
}

void
cli_note(const cli_settings *s, const char *format, ...)
{
    va_list arguments;

    if (!cli_is_plain(s))
        return;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
}
