/* Diagnostics as text, in the shape that other programs parse: PATH(LINE): Warning: text. On a
 * terminal with colours and the offending line. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct look {
    const char *label, *colour;
};

static const struct look looks[] = {
    [IETFDOC_NOTE] = {"Note", "\033[36m"},
    [IETFDOC_WARNING] = {"Warning", "\033[33m"},
    [IETFDOC_ERROR] = {"Error", "\033[31m"},
    [IETFDOC_FATAL] = {"Error", "\033[31m"},
};

#define BOLD  "\033[1m"
#define PLAIN "\033[0m"

void
cli_reporter_init(cli_reporter *r, cli_settings *s)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

    *r = (cli_reporter){.s = s,
                        .stream = stderr,
                        .colours = isatty(STDERR_FILENO) && !(no_color && *no_color) && term &&
                                   strcmp(term, "dumb") != 0};
}

void
cli_reporter_free(cli_reporter *r)
{
    free(r->source.data);
    free(r->included.data);
    free(r->included_path);
}

static void
write_place(FILE *out, const cli_reporter *r, const ietfdoc_diagnostic *d)
{
    if (!d->file)
        return;
    if (d->line == 0)
        fputs("(No source line available): ", out);
    else
        fprintf(out, "%s%s(%u):%s ", r->colours ? BOLD : "", *d->file ? d->file : r->name,
                d->shown_line, r->colours ? PLAIN : "");
}

/* The line of the author's text goes behind the first line, so that what programs know stays
 * as it is; those that call xml2rfc get exactly its messages. */
static void
write_words(FILE *out, const cli_reporter *r, const ietfdoc_diagnostic *d)
{
    size_t length = strcspn(d->text, "\n"), name = strlen(r->s->program);
    bool in_place = name >= 7 && strcmp(r->s->program + name - 7, "xml2rfc") == 0;

    fwrite(d->text, 1, length, out);
    if (d->author_line && !in_place)
        fprintf(out, " (author's line %u)", d->author_line);
    fprintf(out, "%s\n", d->text + length);
}

void
cli_write_text(FILE *out, const cli_reporter *r, const ietfdoc_diagnostic *d)
{
    const struct look *look = &looks[d->severity];

    write_place(out, r, d);
    if (strcmp(d->code, "PREP_ERRORS") != 0) /* which sums up what was said before */
        fprintf(out, "%s%s:%s ", r->colours ? look->colour : "", look->label,
                r->colours ? PLAIN : "");
    write_words(out, r, d);
}

/* The bytes of the file the diagnostic is about; NULL data when they are not to be had. */
static const cli_bytes *
bytes_of(cli_reporter *r, const char *file)
{
    const char *base = strrchr(r->name, '/');
    size_t length = strlen(file), base_length;

    base = base ? base + 1 : r->name;
    base_length = strlen(base);
    if (*file == '\0' ||
        (length >= base_length && strcmp(file + length - base_length, base) == 0))
        return &r->source;
    if (!r->included_path || strcmp(r->included_path, file) != 0) {
        free(r->included.data);
        free(r->included_path);
        r->included_path = strdup(file);
        cli_read_file(&r->included, file);
    }
    return &r->included;
}

/* The line's bytes, without its end. */
static const char *
find_line(const cli_bytes *bytes, unsigned line, size_t *length)
{
    const char *at = bytes->data, *end = at ? at + bytes->length : NULL;

    while (at && --line > 0) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    if (!at || at >= end)
        return NULL;
    *length = strcspn(at, "\r\n");
    if (*length > (size_t)(end - at))
        *length = (size_t)(end - at);
    return at;
}

static size_t
next_character(const char *at, const char *end)
{
    size_t length = 1;

    while (at + length < end && ((unsigned char)at[length] & 0xC0) == 0x80)
        length++;
    return length;
}

static unsigned
terminal_width(void)
{
    struct winsize size;

    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 ? size.ws_col : 80;
}

/* Shows the part of the line around the column, and a caret below it. */
static void
show_line(const cli_reporter *r, const ietfdoc_diagnostic *d, const char *line, size_t length)
{
    const char *end = line + length;
    unsigned room = terminal_width() - 9, column = d->column ? d->column : 1;
    unsigned first = column > room * 3 / 4 ? column - room * 3 / 4 : 1, number = 1;

    fprintf(r->stream, "%6u | ", d->line);
    for (const char *at = line; at < end && number < first + room; number++) {
        size_t size = next_character(at, end);

        if (number >= first && ((unsigned char)*at < ' ' || *at == 127))
            fputc(' ', r->stream);
        else if (number >= first)
            fwrite(at, 1, size, r->stream);
        at += size;
    }
    fputc('\n', r->stream);
    if (d->column)
        fprintf(r->stream, "%*s | %*s\n", 6, "", (int)(column - first + 1), "^");
}

static void
show_source(cli_reporter *r, const ietfdoc_diagnostic *d)
{
    size_t length;
    const char *line = find_line(bytes_of(r, d->file), d->line, &length);

    if (!line)
        return;
    show_line(r, d, line, length);
    if (d->fix)
        fprintf(r->stream, "%*s | %s: %s\n", 6, "", d->is_fix_certain ? "--fix" : "perhaps",
                d->fix);
}

void
cli_report(const ietfdoc_diagnostic *d, void *user)
{
    cli_reporter *r = user;

    if (cli_is_plain(r->s)) {
        cli_write_text(r->stream, r, d);
        if (r->colours && d->file && d->line > 0)
            show_source(r, d);
    }
    cli_messages_add(r->s, d, r->name);
}
