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

void
cli_write_result(FILE *out, const ietfdoc_diagnostic *d, const char *source)
{
    const char *file = file_of(d, source);

    fprintf(out, "{\"ruleId\":\"%s\",\"level\":\"%s\",\"message\":{\"text\":", d->code,
            levels[d->severity]);
    cli_json_write(out, d->text);
    fputc('}', out);
    if (file && *file)
        write_location(out, d, file);
    if (d->author_line)
        fprintf(out, ",\"properties\":{\"authorLine\":%u}", d->author_line);
    fputc('}', out);
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
    fprintf(out,
            "]}},\n\"columnKind\":\"unicodeCodePoints\",\"invocations\":[{"
            "\"executionSuccessful\":%s,\"exitCode\":%d}],\n\"results\":[\n",
            code ? "false" : "true", code);
    while (length > 0 && strchr(",\n", results->data[length - 1]))
        length--; /* the comma behind the last */
    fwrite(results->data, 1, length, out);
    fputs("\n]}]}\n", out);
}
