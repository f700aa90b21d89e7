/* What libxslt says, as diagnostics. It says a place first ("runtime error: file F line N
 * element E") and then what is wrong there, in pieces; xsl:message says only its text. All is
 * kept until libxslt is done: whether its complaints were errors is known only then. */
#include "formatters/xslt/xslt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libietfdoc/util/str.h"

struct saying {
    ietf_xslt *x;
    const char *format;
    va_list *arguments;
    size_t length;
    const xmlError *error;
};

/* The instruction that runs, or another one, as a place. */
static void
find_place(ietf_xslt *x, xmlNodePtr other, ietf_xslt_message *out)
{
    xmlNodePtr at = other || !x->transform ? other : x->transform->inst;
    long line = at ? xmlGetLineNo(at) : 0;

    out->file = at && at->doc && at->doc->URL
                    ? ietf_arena_strdup(x->arena, (const char *)at->doc->URL)
                    : x->sheet;
    out->line = line > 0 ? (unsigned)line : 0;
}

/* White space at the ends goes, lines become one. */
static const char *
in_one_line(ietf_arena *a, const char *text)
{
    ietf_buf out;
    bool space = false;

    ietf_buf_init(&out, a);
    for (; *text; text++) {
        if (ietf_is_space(*text)) {
            space = out.length > 0;
            continue;
        }
        if (space)
            ietf_buf_addc(&out, ' ');
        ietf_buf_addc(&out, *text);
        space = false;
    }
    return out.data;
}

/* "xsltValueOf: no such thing" without the function's name, which helps nobody. */
static const char *
without_function(const char *text)
{
    size_t length;

    if (!ietf_str_starts(text, "xslt") && !ietf_str_starts(text, "exslt"))
        return text;
    length = strcspn(text, " :(");
    text = text[length] == '(' ? text + strcspn(text, ")") + 1 : text + length;
    text += strspn(text, " :");
    return text;
}

/* The ceilings, by what libxslt says of them, which names options of its own tool. */
static enum ietf_code
limit_of(const char *text)
{
    if (strstr(text, "peration limit exceeded"))
        return IETF_D_XSLT_STEPS;
    if (!strstr(text, "infinite template recursion"))
        return IETF_D_XSLT_ERROR;
    return strstr(text, "maxvars") ? IETF_D_XSLT_VARIABLES : IETF_D_XSLT_DEPTH;
}

static void
add(ietf_xslt *x, const ietf_xslt_message *place, const char *text, bool message)
{
    ietf_xslt_message *m = IETF_NEW(x->arena, ietf_xslt_message);

    *m = *place;
    m->text = in_one_line(x->arena, message ? text : without_function(text));
    m->message = message;
    m->limit = message ? IETF_D_XSLT_ERROR : limit_of(text);
    if (x->detail && !message)
        m->text = ietf_arena_join(x->arena, m->text, ": ", x->detail, NULL);
    x->detail = NULL;
    if (*m->text)
        ietf_list_add(&x->messages, m);
}

/* Is it a xsl:message that speaks? */
static bool
is_message(const ietf_xslt *x)
{
    xmlNodePtr at = x->transform ? x->transform->inst : NULL;

    while (at && !(at->ns && ietf_str_eq((const char *)at->name, "message") &&
                   ietf_str_eq((const char *)at->ns->href, (const char *)XSLT_NAMESPACE)))
        at = at->parent && at->parent->type == XML_ELEMENT_NODE ? at->parent : NULL;
    return at != NULL;
}

/* Takes the place out of "compilation error: file F line N element E". */
static bool
take_place(ietf_xslt *x, const char *text)
{
    const char *error = strstr(text, "error: "), *file, *line = NULL;
    size_t length = strlen(text);

    if (!error || error - text > 12 || length == 0 || text[length - 1] != '\n')
        return false;
    file = error + strlen("error: ");
    if (!ietf_str_starts(file, "file ") && !ietf_str_starts(file, "element "))
        return false;
    x->place = (ietf_xslt_message){.file = x->sheet};
    if (*file == 'e')
        return true;
    file += strlen("file ");
    for (const char *at = file; (at = strstr(at, " line ")); at++)
        line = at;
    if (line) {
        x->place.line = (unsigned)strtoul(line + strlen(" line "), NULL, 10);
        x->place.file = ietf_arena_strndup(x->arena, file, (size_t)(line - file));
    }
    return true;
}

/* Without a place, what is no xsl:message is an afterthought (a stack of templates) when there
 * was an error. */
static void
hear(struct saying *s, const char *text)
{
    ietf_xslt *x = s->x;
    ietf_xslt_message place = x->place;
    bool placed = place.file != NULL, message = !placed && is_message(x);

    if (x->text.length == 0 && take_place(x, text))
        return;
    ietf_buf_adds(&x->text, text);
    if (!message && !strchr(text, '\n')) /* the rest is to come */
        return;
    if (!placed)
        find_place(x, NULL, &place);
    if (!(x->refused && strstr(x->text.data, "unable to load")) && /* has been said */
        (placed || message || !x->transform || x->transform->state == XSLT_STATE_OK))
        add(x, &place, x->text.data, message);
    ietf_buf_clear(&x->text);
    x->place.file = NULL;
}

static void
format_and_hear(void *user)
{
    struct saying *s = user;
    char *text = ietf_arena_alloc(s->x->arena, s->length + 1);

    vsnprintf(text, s->length + 1, s->format, *s->arguments);
    hear(s, text);
}

void
ietf_xslt_say(ietf_xslt *x, const char *format, va_list arguments)
{
    va_list first, second;
    struct saying s = {.x = x, .format = format, .arguments = &second};
    int length;

    va_copy(first, arguments);
    va_copy(second, arguments);
    length = vsnprintf(NULL, 0, format, first);
    s.length = length > 0 ? (size_t)length : 0;
    if (length > 0)
        ietf_xslt_try(x, format_and_hear, &s);
    va_end(first);
    va_end(second);
}

/* XPath's errors name the expression, the parser's a place. */
static void
hear_error(void *user)
{
    struct saying *s = user;
    ietf_xslt *x = s->x;
    const xmlError *e = s->error;
    ietf_xslt_message place = {.file = x->sheet};

    if (e->domain == XML_FROM_XPATH) {
        const char *text =
            e->str1 ? ietf_arena_join(x->arena, e->message, " ", e->str1, NULL) : e->message;

        find_place(x, NULL, &place);
        if (x->transform)
            add(x, &place, text, false);
        else
            x->detail = in_one_line(x->arena, e->message);
        return;
    }
    if (e->file)
        place.file = ietf_arena_strdup(x->arena, e->file);
    place.line = e->line > 0 ? (unsigned)e->line : 0;
    place.column = e->int2 > 0 ? (unsigned)e->int2 : 0;
    add(x, &place, e->message ? e->message : "", false);
}

void
ietf_xslt_say_error(ietf_xslt *x, const xmlError *error)
{
    struct saying s = {.x = x, .error = error};

    x->no_memory = x->no_memory || error->code == XML_ERR_NO_MEMORY;
    ietf_xslt_try(x, hear_error, &s);
}

void
ietf_xslt_add(ietf_xslt *x, xmlNodePtr at, const char *text)
{
    ietf_xslt_message place = {0};

    find_place(x, at, &place);
    add(x, &place, text, false);
}

static void
report_limit(const ietf_xslt *x, const ietf_xslt_message *m)
{
    const ietf_options *options = x->job->options;
    int limit = m->limit == IETF_D_XSLT_STEPS       ? options->max_sheet_steps
                : m->limit == IETF_D_XSLT_VARIABLES ? options->max_sheet_variables
                                                    : options->max_sheet_depth;

    ietf_report_at(x->job->diagnostics, m->limit, m->file, m->line, m->column, limit);
}

/* The last message, where nothing else is the reason for a failure: it has ended the run. */
static const ietf_xslt_message *
find_reason(const ietf_xslt *x)
{
    const ietf_xslt_message *reason = NULL;

    for (size_t i = 0; i < x->messages.count; i++) {
        const ietf_xslt_message *m = x->messages.items[i];

        if (!m->message)
            return NULL;
        reason = m;
    }
    return reason;
}

void
ietf_xslt_report(ietf_xslt *x, bool failed)
{
    const ietf_xslt_message *reason = find_reason(x);
    ietf_diagnostics *d = x->job->diagnostics;

    for (size_t i = 0; i < x->messages.count; i++) {
        const ietf_xslt_message *m = x->messages.items[i];
        bool grave = failed && (!m->message || m == reason);
        enum ietf_code code = grave        ? IETF_D_XSLT_ERROR
                              : m->message ? IETF_D_XSLT_MESSAGE
                                           : IETF_D_XSLT_WARNING;

        if (m->limit != IETF_D_XSLT_ERROR) { /* what follows comes of it */
            report_limit(x, m);
            break;
        }
        ietf_report_at(d, code, m->file, m->line, m->column, m->text);
    }
    if (failed && x->messages.count == 0)
        ietf_report_at(d, IETF_D_XSLT_ERROR, x->sheet, 0, 0,
                       x->detail ? x->detail : "the style sheet cannot be run");
}
