/* --docfile: the vocabulary and the options, documented as a document in that vocabulary. What
 * stands here is made of the table of options; the rest is made of the grammar when the tool is
 * built (scripts/make_docfile.py). */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char head[] =
    "<?xml version='1.0' encoding='utf-8'?>\n"
    "<rfc version=\"3\" ipr=\"none\" category=\"info\" submissionType=\"independent\"\n"
    "     docName=\"ietfdoc-vocabulary-%s\" tocDepth=\"2\" indexInclude=\"false\">\n"
    "<front>\n"
    "<title abbrev=\"RFCXML Version 3\">The Vocabulary of RFCXML, Version 3</title>\n"
    "<author><organization>ietfdoc-render %s</organization></author>\n"
    "<date/>\n"
    "<abstract>\n"
    "<t>The elements and attributes of which RFCs and Internet-Drafts are made, as "
    "ietfdoc-render %s accepts them, and the options of that program. It writes this document "
    "itself, with <tt>--docfile</tt>.</t>\n"
    "</abstract>\n"
    "</front>\n"
    "<middle>\n"
    "<section>\n"
    "<name>How to Read This</name>\n"
    "<t>RFC 7991 defines the vocabulary; publication has changed it since, and what follows "
    "describes it as it is in use. For each element there is what it is for, where it may "
    "stand, what may stand in it, and its attributes. Content is written as in RELAX NG's "
    "compact syntax: names with a comma between stand in that order, a vertical bar divides "
    "alternatives, an ampersand what may stand in any order; behind a name or group, a "
    "question mark says that it may be missing, an asterisk that it may stand any number of "
    "times or be missing, a plus sign that it stands once or several times.</t>\n"
    "</section>\n";

static const char configuration[] =
    "<section>\n"
    "<name>Configuration Files</name>\n"
    "<t>Options are also read from <tt>/etc/xml2rfc.conf</tt>, from <tt>.xml2rfc.conf</tt> in "
    "the home directory, from <tt>xml2rfc.conf</tt> in the user's directory for "
    "configurations, and from the file that <tt>--config-file</tt> names, later ones being "
    "stronger and the command line the strongest. A line holds the long name of an option, an "
    "equals sign, and its value:</t>\n"
    "<sourcecode type=\"ini\">\n"
    "no-network = true\n"
    "cache = /var/cache/xml2rfc\n"
    "silence = [The document date, Unused reference]\n"
    "</sourcecode>\n"
    "<t>Lines that begin with <tt>#</tt> or <tt>;</tt> are comments. <tt>--values</tt> shows "
    "what each option is set to, and by which file.</t>\n"
    "</section>\n";

static void
put_escaped(FILE *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == '<')
            fputs("&lt;", out);
        else if (text[i] == '>')
            fputs("&gt;", out);
        else if (text[i] == '&')
            fputs("&amp;", out);
        else
            putc(text[i], out);
}

static void
put_option(FILE *out, const cli_option *option)
{
    const char *names = option->names, *name, *divider = "";
    size_t length;

    fprintf(out, "<dt anchor=\"option-%.*s\">", (int)strcspn(names, " "), names);
    if (option->letter) {
        fprintf(out, "<tt>-%c</tt>", option->letter);
        divider = ", ";
    }
    while ((length = cli_next_name(&names, &name)) > 0) {
        fprintf(out, "%s<tt>--%.*s</tt>", divider, (int)length, name);
        divider = ", ";
    }
    if (option->metavar) {
        fputs(" = ", out);
        put_escaped(out, option->metavar, strlen(option->metavar));
    }
    fputs("</dt>\n<dd>", out);
    put_escaped(out, option->help, strlen(option->help));
    if (option->initial && *option->initial) {
        fputs(" (default: <tt>", out);
        put_escaped(out, option->initial, strlen(option->initial));
        fputs("</tt>)", out);
    }
    fputs("</dd>\n", out);
}

static void
put_options(FILE *out, const cli_table *table)
{
    fputs("<section>\n<name>Options of the Command Line</name>\n"
          "<t>Long names may be shortened as long as they are unique.</t>\n",
          out);
    for (size_t i = 0; cli_groups[i]; i++) {
        fputs("<section>\n<name>", out);
        put_escaped(out, cli_groups[i], strlen(cli_groups[i]));
        fputs("</name>\n<dl newline=\"true\">\n", out);
        for (size_t j = 0; j < table->count; j++)
            if (table->rows[j].group && strcmp(table->rows[j].group, cli_groups[i]) == 0)
                put_option(out, &table->rows[j]);
        fputs("</dl>\n</section>\n", out);
    }
    fputs("</section>\n", out);
}

static void
put_document(FILE *out, const cli_table *table)
{
    const char *version = ietfdoc_version();

    fprintf(out, head, version, version, version);
    for (const char *const *line = cli_vocabulary; *line; line++)
        fputs(*line, out);
    fputs("</middle>\n<back>\n", out);
    put_options(out, table);
    fputs(configuration, out);
    fputs("<section>\n<name>The Grammar</name>\n"
          "<t>In RELAX NG's compact syntax. It includes the grammar of drawings, which is not "
          "shown here.</t>\n"
          "<sourcecode type=\"rnc\" name=\"rfcxml-v3.rnc\">\n",
          out);
    for (const char *const *line = cli_grammar; *line; line++)
        put_escaped(out, *line, strlen(*line));
    fputs("</sourcecode>\n</section>\n</back>\n</rfc>\n", out);
}

int
cli_write_documentation(const cli_settings *s, const cli_table *table)
{
    const char *path =
        s->texts[CLI_OUT] ? s->texts[CLI_OUT] : "xml2rfc-doc-" CLI_COMPATIBLE ".xml";
    cli_bytes bytes = {NULL, 0};
    FILE *out = cli_need(open_memstream(&bytes.data, &bytes.length));
    bool written;

    put_document(out, table);
    written = fclose(out) == 0 && cli_write_file(path, bytes.data, bytes.length);
    if (!written)
        fprintf(stderr, "Error: Cannot write %s: %s\n", path, strerror(errno));
    else if (!cli_is_on(s, "quiet"))
        fprintf(stderr, " Created file %s\n", path);
    free(bytes.data);
    return !written;
}
