/* Messages as JSON objects and as a log of SARIF 2.1.0. */
#include "batch.h"

#include <string.h>

static const char *const severities[] = {
    [IETFDOC_NOTE] = "note",
    [IETFDOC_WARNING] = "warning",
    [IETFDOC_ERROR] = "error",
    [IETFDOC_FATAL] = "fatal",
};

static const char *const levels[] = {
    [IETFDOC_NOTE] = "note",
    [IETFDOC_WARNING] = "warning",
    [IETFDOC_ERROR] = "error",
    [IETFDOC_FATAL] = "error",
};

static const char *
file_of(const ietfdoc_diagnostic *d, const char *source)
{
    return d->file && !*d->file && source ? source : d->file;
}

static void
write_fix(FILE *out, const ietfdoc_diagnostic *d)
{
    fputs(",\"fix\":{\"text\":", out);
    cli_json_write(out, d->fix);
    fprintf(out, ",\"certain\":%s,\"edits\":[", d->is_fix_certain ? "true" : "false");
    for (size_t i = 0; i < d->edit_count; i++) {
        const ietfdoc_edit *e = ietfdoc_diagnostic_edit(d, i);

        fprintf(out,
                "%s{\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u,"
                "\"offset\":%zu,\"length\":%zu,\"text\":",
                i ? "," : "", e->line, e->column, e->end_line, e->end_column, e->offset,
                e->length);
        cli_json_write(out, e->text);
        putc('}', out);
    }
    fputs("]}", out);
}

void
cli_write_members(FILE *out, const ietfdoc_diagnostic *d, const char *source)
{
    const char *file = file_of(d, source);

    fprintf(out, "\"severity\":\"%s\",\"code\":\"%s\",\"text\":", severities[d->severity],
            d->code);
    cli_json_write(out, d->text);
    if (file) {
        fputs(",\"file\":", out);
        cli_json_write(out, file);
    }
    if (d->line)
        fprintf(out, ",\"line\":%u", d->line);
    if (d->column)
        fprintf(out, ",\"column\":%u", d->column);
    if (d->author_line)
        fprintf(out, ",\"author_line\":%u", d->author_line);
    if (d->fix)
        write_fix(out, d);
}

/* A path or URL as a URI. */
static void
write_uri(FILE *out, const char *file)
{
    static const char kept[] = "-._~/:@!$&'()*+,;=[]";
    bool path = *file == '/';

    fprintf(out, "\"%s", path ? "file://" : "");
    for (; *file; file++) {
        bool plain = (*file >= '0' && *file <= '9') || (*file >= 'A' && *file <= 'Z') ||
                     (*file >= 'a' && *file <= 'z') || strchr(kept, *file) ||
                     (!path && strchr("?#%", *file));

        if (plain)
            fputc(*file, out);
        else
            fprintf(out, "%%%02X", (unsigned char)*file);
    }
    fputc('"', out);
}

static void
write_location(FILE *out, const ietfdoc_diagnostic *d, const char *file)
{
    fputs(",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":", out);
    write_uri(out, file);
    fputc('}', out);
    if (d->line)
        fprintf(out, ",\"region\":{\"startLine\":%u", d->line);
    if (d->line && d->column)
        fprintf(out, ",\"startColumn\":%u", d->column);
    fputs(d->line ? "}}}]" : "}}]", out);
}

/* SARIF has no word for how sure a fix is. */
static void
write_fixes(FILE *out, const ietfdoc_diagnostic *d, const char *file)
{
    fputs(",\"fixes\":[{\"description\":{\"text\":", out);
    cli_json_write(out, d->fix);
    fputs("},\"artifactChanges\":[{\"artifactLocation\":{\"uri\":", out);
    write_uri(out, file);
    fputs("},\"replacements\":[", out);
    for (size_t i = 0; i < d->edit_count; i++) {
        const ietfdoc_edit *e = ietfdoc_diagnostic_edit(d, i);

        fprintf(out,
                "%s{\"deletedRegion\":{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,"
                "\"endColumn\":%u},\"insertedContent\":{\"text\":",
                i ? "," : "", e->line, e->column, e->end_line, e->end_column);
        cli_json_write(out, e->text);
        fputs("}}", out);
    }
    fprintf(out, "]}],\"properties\":{\"certain\":%s}}]", d->is_fix_certain ? "true" : "false");
}

static size_t
rule_index(const char *code)
{
    ietfdoc_message m = IETFDOC_MESSAGE_INIT;
    size_t i = 0;

    while (ietfdoc_message_describe(&m, i) == IETFDOC_OK && strcmp(m.code, code) != 0)
        i++;
    return i;
}

void
cli_write_result(FILE *out, const ietfdoc_diagnostic *d, const char *source)
{
    const char *file = file_of(d, source);

    fprintf(out, "{\"ruleId\":\"%s\",\"ruleIndex\":%zu,\"level\":\"%s\",\"message\":{\"text\":",
            d->code, rule_index(d->code), levels[d->severity]);
    cli_json_write(out, d->text);
    fputc('}', out);
    if (file && *file)
        write_location(out, d, file);
    if (d->fix && file && *file)
        write_fixes(out, d, file);
    if (d->author_line)
        fprintf(out, ",\"properties\":{\"authorLine\":%u}", d->author_line);
    fputc('}', out);
}

static void
write_text(FILE *out, const char *name, const char *text)
{
    fprintf(out, ",\"%s\":{\"text\":", name);
    cli_json_write(out, text);
    putc('}', out);
}

static void
write_rule(FILE *out, const ietfdoc_message *m)
{
    fprintf(out, "{\"id\":\"%s\"", m->code);
    write_text(out, "shortDescription", m->title);
    write_text(out, "fullDescription", m->about);
    write_text(out, "help", m->mend);
    if (m->url) {
        fputs(",\"helpUri\":", out);
        cli_json_write(out, m->url);
    }
    fprintf(out, ",\"defaultConfiguration\":{\"level\":\"%s\"}}", levels[m->severity]);
}

/* Every message there is, so that the index of a rule is that of the message. */
static void
write_rules(FILE *out)
{
    ietfdoc_message m = IETFDOC_MESSAGE_INIT;

    for (size_t i = 0; ietfdoc_message_describe(&m, i) == IETFDOC_OK; i++) {
        fputs(i ? ",\n" : "", out);
        write_rule(out, &m);
    }
}

void
cli_write_sarif(FILE *out, const cli_bytes *results, int code)
{
    size_t length = results->length;

    fprintf(out,
            "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/"
            "sarif-2.1.0.json\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"ietfdoc-render\","
            "\"version\":\"%s\",\"rules\":[\n",
            ietfdoc_version());
    write_rules(out);
    fprintf(out,
            "\n]}},\n\"columnKind\":\"unicodeCodePoints\",\"invocations\":[{"
            "\"executionSuccessful\":%s,\"exitCode\":%d}],\n\"results\":[\n",
            code ? "false" : "true", code);
    while (length > 0 && strchr(",\n", results->data[length - 1]))
        length--; /* the comma behind the last */
    fwrite(results->data, 1, length, out);
    fputs("\n]}]}\n", out);
}
