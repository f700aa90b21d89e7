/* The rows of diagnostics.def as data, and the one door through which messages go: it words
 * them, places them, and decides whether they are shown. */
#include "libietfdoc/model/diagnostics.h"

#include <stdarg.h>

#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/pattern.h"
#include "libietfdoc/util/str.h"

struct row {
    const char *name, *format;
    enum ietf_severity severity;
};

static const struct row rows[] = {
#define MESSAGE(code, severity, format) {#code, format, IETF_##severity},
#include "libietfdoc/model/diagnostics.def"
#undef MESSAGE
};

/* Where a message stands. */
struct place {
    const ietf_node *node;
    const char *file;
    unsigned line, column;
};

void
ietf_diagnostics_init(ietf_diagnostics *x, ietf_arena *a, const ietf_options *options)
{
    memset(x, 0, sizeof(*x));
    x->arena = a;
    x->options = options;
    ietf_list_init(&x->list, a);
}

/* Does the pattern begin the text, as it stands or as a regular expression? Patterns are often
 * copied from the output, label included. */
static bool
hides(const char *pattern, const char *text)
{
    static const char *const labels[] = {"Note: ", "Warning: "};

    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        if (ietf_str_starts(pattern, labels[i]))
            pattern += strlen(labels[i]);
    return ietf_str_starts(text, pattern) || ietf_pattern_match(pattern, text);
}

static bool
silenced(const ietf_diagnostics *x, const char *text, const ietf_node *at)
{
    enum { MOST = 16 };
    const ietf_list *silence = &x->options->silence;
    const char *values[MOST];
    size_t count = at && x->document ? ietf_node_instructions(x->document, at, "silence",
                                                              x->arena, values, MOST)
                                     : 0;
    bool found = false;

    text = ietf_str_trim(x->arena, text);
    for (size_t i = 0; i < silence->count && !found; i++)
        found = *(char *)silence->items[i] && hides(silence->items[i], text);
    for (size_t i = 0; i < count && !found; i++)
        found = hides(values[i], text);
    return found;
}

static bool
is_shown(const ietf_diagnostics *x, enum ietf_severity severity, const char *text,
         const ietf_node *at)
{
    switch (severity) {
    case IETF_NOTE:
        return x->options->verbose && !silenced(x, text, at);
    case IETF_WARNING:
        return x->options->verbose || !(x->options->quiet || silenced(x, text, at));
    default:
        return true;
    }
}

/* The diagnostic outlives the document, so that it needs the name for itself. */
static const char *
copy_file(ietf_diagnostics *x, const char *file)
{
    if (!ietf_str_eq(file, x->last_file))
        x->last_file = file ? ietf_arena_strdup(x->arena, file) : NULL;
    return x->last_file;
}

static unsigned
author_line_of(const ietf_diagnostics *x, struct place place)
{
    const ietf_document *d = x->document;

    if (!d || !d->marks || !place.line || !ietf_str_eq(place.file, d->files[0].path))
        return 0;
    return ietf_document_author_line(d, place.line);
}

/* The reference counts the line in which a start tag ends, and programs know its numbers; found
 * in the source, so that nodes need not keep it. */
static unsigned
shown_line_of(ietf_diagnostics *x, struct place place)
{
    const ietf_node *n = place.node;
    unsigned line, column;
    ietf_markup m;
    ietf_tag tag;

    if (!n || !ietf_node_is_element(n) || n->file != 0 || !ietf_fix_markup(x, &m))
        return place.line;
    if (!ietf_tag_read(&m, ietf_markup_offset(&m, n->line, n->column), &tag))
        return place.line;
    ietf_markup_place(&m, tag.end, &line, &column);
    return line;
}

static void
report(ietf_diagnostics *x, enum ietf_code code, enum ietf_severity severity,
       struct place place, va_list arguments)
{
    const struct row *row = &rows[code];
    const ietf_fix *fix = x->fix;
    ietf_diagnostic *d;
    const char *text;

    x->fix = NULL;
    x->errors += severity >= IETF_ERROR;
    x->warnings += severity == IETF_WARNING;
    x->limits += severity == IETF_LIMIT;
    if (severity == IETF_NOTE && !x->options->verbose)
        return;
    text = ietf_arena_vformat(x->arena, row->format, arguments);
    if (!text || !is_shown(x, severity, text, place.node))
        return;
    d = IETF_NEW(x->arena, ietf_diagnostic);
    if (!d)
        return;
    *d = (ietf_diagnostic){.code = code,
                           .severity = severity,
                           .name = row->name,
                           .text = text,
                           .file = copy_file(x, place.file),
                           .line = place.line,
                           .column = place.column,
                           .shown_line = shown_line_of(x, place),
                           .author_line = author_line_of(x, place),
                           .fix = fix && !fix->is_void && fix->edits.count ? fix : NULL};
    ietf_list_add(&x->list, d);
    if (x->sink)
        x->sink(d, x->user);
}

static const char *
file_of(const ietf_document *d, const ietf_node *n)
{
    return d && n->file < d->file_count ? d->files[n->file].path : "";
}

static struct place
place_of(const ietf_diagnostics *x, const ietf_node *at)
{
    if (!at)
        return (struct place){NULL, NULL, 0, 0};
    return (struct place){at, file_of(x->document, at), at->line, at->column};
}

void
ietf_report(ietf_diagnostics *x, enum ietf_code code, const ietf_node *at, ...)
{
    va_list arguments;

    va_start(arguments, at);
    report(x, code, rows[code].severity, place_of(x, at), arguments);
    va_end(arguments);
}

void
ietf_report_as(ietf_diagnostics *x, enum ietf_code code, enum ietf_severity severity,
               const ietf_node *at, ...)
{
    va_list arguments;

    va_start(arguments, at);
    report(x, code, severity, place_of(x, at), arguments);
    va_end(arguments);
}

void
ietf_report_at(ietf_diagnostics *x, enum ietf_code code, const char *file, unsigned line,
               unsigned column, ...)
{
    struct place place = {NULL, file, line, column};
    va_list arguments;

    va_start(arguments, column);
    report(x, code, rows[code].severity, place, arguments);
    va_end(arguments);
}

enum ietf_severity
ietf_code_severity(enum ietf_code code)
{
    return rows[code].severity;
}

const char *
ietf_code_name(enum ietf_code code)
{
    return rows[code].name;
}

const char *
ietf_code_format(enum ietf_code code)
{
    return rows[code].format;
}
