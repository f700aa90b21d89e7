#!/usr/bin/env python3
"""test_cli.py TOOL: the command line as other programs use it: options, names of output files, exit codes,
messages, and what is left behind when something goes wrong."""
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import unittest

TOOL = ""
COMMON = ["--no-network", "--skip-config-files"]
SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<rfc version="3" ipr="trust200902" docName="draft-example-cli-00" category="info" submissionType="IETF">
<front><title>Command Lines</title><seriesInfo name="Internet-Draft" value="draft-example-cli-00"/>
<author fullname="Ada Keeper"><organization/></author><date year="2026" month="January" day="15"/>
<abstract><t>Short.</t></abstract></front>
<middle><section><name>First</name>
<t>Words\u200b and <bcp14>words</bcp14>.</t></section></middle>
</rfc>
"""
BROKEN = SOURCE.replace("</middle>", "")
INVALID = SOURCE.replace("<t>Short.</t>", "<t>Short.</t><wrong/>")


class Result:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder_object = tempfile.TemporaryDirectory()
        self.folder = os.path.realpath(self.folder_object.name)
        self.source = self.write("doc.xml", SOURCE)

    def tearDown(self):
        self.folder_object.cleanup()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run_tool(self, *arguments, code=0, data="", environment=None):
        env = {k: v for k, v in os.environ.items()
               if k not in ("SOURCE_DATE_EPOCH", "XML_LIBRARY", "NO_COLOR", "XDG_CONFIG_HOME", "MANPAGER", "PAGER")}
        env["HOME"] = os.devnull
        env.update(environment or {})
        result = Result(subprocess.run([TOOL, *arguments], input=data, capture_output=True, text=True, cwd=self.folder,
                                       env=env, timeout=60))
        self.assertEqual(result.code, code, "%s: %s" % (arguments, result.err))
        return result

    def convert(self, *arguments, **more):
        return self.run_tool(*COMMON, "--date", "2026-01-15", "--today", "2026-01-15", *arguments, **more)

    def names(self):
        return sorted(os.listdir(self.folder))


class Options(CommandLine):
    def test_version(self):
        self.assertEqual(self.run_tool("--version").out, "ietfdoc-render 0.1.0\n")
        self.assertEqual(self.run_tool("-V", "-v").out.split("\n")[0], "ietfdoc-render 0.1.0")

    def test_help_names_every_option(self):
        shown = self.run_tool("--help").out
        for name in ("--text", "--preptool", "--table-borders", "-o, --out FILE", "--max-depth", "-P, --no-pagination"):
            self.assertIn(name, shown)
        self.assertFalse([line for line in shown.split("\n") if len(line) > 100 or line != line.rstrip()])

    def test_prefix(self):
        self.convert("--prep", "doc.xml")
        self.assertIn("doc.prepped.xml", self.names())

    def test_prefix_of_two(self):
        err = self.run_tool("--pagin", "doc.xml", code=2).err
        self.assertIn("error: ambiguous option: --pagin could match --paginate, --pagination\n", err)
        self.assertTrue(err.startswith("usage: "))
        self.assertIn("could match --table-hyphen-breaks, --table-borders", self.run_tool("--tab", code=2).err)

    def test_own_options_yield_when_abbreviated(self):
        self.convert("--tre", "doc.xml")
        self.convert("--inf", "doc.xml")
        self.assertIn("doc.json", self.names())

    def test_values_in_every_way(self):
        for way in (["-odoc.out"], ["-o", "doc.out"], ["--out", "doc.out"], ["--out=doc.out"], ["--ou=doc.out"],
                    ["-qo", "doc.out"], ["-qodoc.out"], ["-o=doc.out"]):
            for place in (way + ["doc.xml"], ["doc.xml"] + way, ["--tree", "doc.xml"] + way):
                self.convert("--tree", *place) if "--tree" not in place else self.convert(*place)
                os.remove(self.path("doc.out"))

    def test_double_dash(self):
        os.rename(self.source, self.path("--doc.xml"))
        self.convert("-q", "--tree", "-o", "doc.out", "--", "--doc.xml")
        self.assertIn("doc.out", self.names())

    def test_wrong_command_lines(self):
        for arguments, says in (
                (["doc.xml", "-o"], "argument -o/--out: expected one argument"),
                (["doc.xml", "-o", "-q"], "argument -o/--out: expected one argument"),
                (["doc.xml", "--quiet=yes"], "argument -q/--quiet: ignored explicit argument 'yes'"),
                (["doc.xml", "--indent", "two"], "argument -i/--indent: invalid int value: 'two'"),
                (["doc.xml", "--table-borders", "none"], "argument --table-borders: invalid choice: 'none' "
                 "(choose from 'full', 'light', 'minimal', 'min')"),
                (["doc.xml", "--frobnicate"], "unrecognized arguments: --frobnicate"),
                (["doc.xml", "doc.txt"], "unrecognized arguments: doc.txt"),
                (["-qx", "doc.xml"], "argument -q/--quiet: ignored explicit argument 'x'"),
                (["doc.xml", "--date", "tomorrow"], "argument -D/--date: expected YYYY-MM-DD, but got 'tomorrow'")):
            self.assertIn("error: %s\n" % says, self.run_tool(*arguments, code=2).err)

    def test_what_is_not_available_is_refused(self):
        if "      --pdf  " in self.run_tool("--help").out:
            self.skipTest("SKIPPED: this build lacks no format")
        err = self.run_tool("--pdf", "doc.xml", code=1).err
        self.assertEqual(err, "Error: --pdf is not available in this version of ietfdoc-render\n")
        self.assertEqual(self.names(), ["doc.xml"])

    def test_legacy(self):
        """The formatters for version 3 stand in where they can; where not, a message names what does."""
        old = SOURCE.replace(' version="3"', "")
        self.assertNotEqual(old, SOURCE)
        self.write("old.xml", old)
        for option in ("--legacy", "--v2"):
            err = self.run_tool(option, "--text", "--html", "old.xml").err
            self.assertEqual(err.count("Warning: The legacy formatters are not available, those for version 3 are used\n"), 1)
        self.assertNotIn("legacy", self.run_tool(option, "doc.xml").err)
        self.assertEqual(self.names(), ["doc.txt", "doc.xml", "old.html", "old.txt", "old.xml"])
        self.run_tool("--text", "--raw", "--legacy", "old.xml")
        self.run_tool("--text", "--no-pagination", "old.xml", "-o", "plain")
        self.assertEqual(self.read("old.raw.txt"), self.read("plain"))
        self.assertIn("[Page 1]", self.read("old.txt"))
        self.assertIn("Cannot use an explicit output", self.run_tool("--text", "--raw", "-o", "x", "--legacy", "old.xml", code=1).err)
        for arguments in (["--raw", "old.xml"], ["--raw", "--legacy", "doc.xml"]):
            self.assertEqual(self.run_tool(*arguments, code=1).err,
                             "You can only use --raw in legacy mode; use --text --no-pagination instead\n")
        self.assertRegex(self.run_tool("--nroff", "--html", "old.xml", code=1).err, "^You can only use --nroff in legacy mode")
        self.assertEqual(self.run_tool("--nroff", "--v2", "old.xml", code=1).err,
                         "Error: --nroff is not available: use --text, --html or --pdf\n")

    def test_docfile(self):
        """The vocabulary as a document, which the tool itself renders without a word."""
        self.assertEqual(self.run_tool("--docfile").err, " Created file xml2rfc-doc-3.32.0.xml\n")
        for option, name in (("--text", "doc.txt"), ("--html", "doc.html"), ("--preptool", "doc.prepped.xml")):
            err = self.run_tool(option, *COMMON, "-o", name, "xml2rfc-doc-3.32.0.xml").err
            self.assertEqual([line for line in err.split("\n") if "Warning" in line or "Error" in line], [])
        for part in ("<artset>", "--pagination", "lit-name-num", "el.t =", "/etc/xml2rfc.conf"):
            self.assertIn(part, self.read("doc.txt"))
        self.assertIn('id="element-xref"', self.read("doc.html"))
        self.assertEqual(self.run_tool("--docfile", "-q", "--out", "other.xml", "--template-dir", "nowhere").err, "")
        self.assertEqual(self.read("other.xml"), self.read("xml2rfc-doc-3.32.0.xml"))
        self.assertIn("Error: Cannot write no/where.xml: ", self.run_tool("--docfile", "-o", "no/where.xml", code=1).err)

    def test_what_changes_nothing_is_accepted(self):
        self.convert("--v3", "--no-dtd", "-n", "-N", "-O", "--id-is-work-in-progress", "-r", "-d", "x.dtd", "--tree",
                     "doc.xml", "-q")

    def test_rules_between_options(self):
        for arguments, says in (
                (["--accept-prepped", "doc.xml"], "You can only use --accept-prepped together with --preptool."),
                (["-p", ".", "-b", ".", "doc.xml"],
                 "--path and --basename has the same functionality, please use only --path"),
                (["--text", "--preptool", "-o", "x", "doc.xml"], "Cannot use an explicit output filename when generating "
                 "more than one format, use --path instead."),
                (["-p", "nowhere", "doc.xml"],
                 "The given output path 'nowhere' is not a directory, cannot place output files there"),
                (["--no-headers", "--preptool", "doc.xml"], "You can only use --no-headers with paginated text output."),
                (["--list-symbols", "abcd", "--legacy-list-symbols", "doc.xml"],
                 "You cannot specify both --list-symbols and --legacy_list_symbols."),
                (["--list-symbols", "abcd", "--preptool", "doc.xml"],
                 "You can only use --list-symbols with v3 text output."),
                ([], "No source file given"), (["nothing.xml"], "No such file: nothing.xml")):
            self.assertEqual(self.run_tool(*arguments, code=1).err, says + "\n")
        self.assertEqual(self.names(), ["doc.xml"])

    def test_empty_values_count_as_not_given(self):
        self.convert("--out=", "--path=", "--cache=", "--list-symbols=", "--legacy-list-symbols", "doc.xml")
        self.assertEqual(self.names(), ["doc.txt", "doc.xml"])
        self.assertEqual(self.run_tool("", code=1).err, "No source file given\n")

    def test_date(self):
        def date(*arguments, **environment):
            values = self.run_tool("--values", *arguments, environment=environment).out
            return re.search(r"--date:? +(\S+)", values).group(1)
        self.assertEqual(date("--date", "2026-01-15"), "2026-01-15")
        self.assertEqual(date("--date", "2026-01-15", SOURCE_DATE_EPOCH="1"), "2026-01-15")
        self.assertEqual(date(SOURCE_DATE_EPOCH="951782400"), "2000-02-29")
        self.assertRegex(date(), r"^20\d\d-\d\d-\d\d$")

    def test_values_show_what_was_set(self):
        shown = self.run_tool("--values", "--table-borders", "light", "-s", "a", "--silence=b").out
        self.assertIn("\nCommand Line Args:   --values --table-borders light -s a --silence=b\nDefaults:\n", shown)
        self.assertNotIn("--table-borders:", shown)
        self.assertIn("\n  --max-depth:       256\n", shown)


class Files(CommandLine):
    def test_default_names(self):
        self.convert("--text", "--preptool", "--tree", "doc.xml")
        self.assertEqual(self.names(), ["doc.prepped.xml", "doc.tree", "doc.txt", "doc.xml"])

    def test_names_of_other_outputs(self):
        self.convert("--expand", "--use-bib", "--info", "--unprep", "doc.xml")
        self.assertEqual(self.names(), ["doc.bib.xml", "doc.exp.xml", "doc.json", "doc.plain.xml", "doc.xml"])
        os.mkdir(self.path("x.prepped"))
        self.write("x.prepped/a.prepped.b.prepped.xml", SOURCE)
        self.convert("--unprep", "--expand", "x.prepped/a.prepped.b.prepped.xml")
        self.assertEqual(sorted(os.listdir(self.path("x.prepped"))),
                         ["a.b.plain.xml", "a.prepped.b.prepped.exp.xml", "a.prepped.b.prepped.xml"])

    def test_outputs_together_are_as_alone(self):
        together = ("--expand", "--use-bib", "--info", "--unprep", "--preptool", "--text", "--html")
        names = ("doc.exp.xml", "doc.bib.xml", "doc.json", "doc.plain.xml", "doc.prepped.xml", "doc.txt", "doc.html")
        self.convert(*together, "doc.xml")
        before = [self.read(name) for name in names]
        for name in names:
            os.remove(self.path(name))
        for option in together:
            self.convert(option, "doc.xml")
        for name, text in zip(names, before):
            self.assertEqual(re.sub(' prepTime="[^"]*"', "", self.read(name)), re.sub(' prepTime="[^"]*"', "", text))

    def test_text_is_the_default(self):
        self.convert("doc.xml")
        self.assertEqual(self.names(), ["doc.txt", "doc.xml"])

    def test_other_directories(self):
        os.mkdir(self.path("out"))
        self.convert("doc.xml", "-p", "out", "--tree")
        self.convert("doc.xml", "-b", "out/", "--text")
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["doc.tree", "doc.txt"])
        self.write("out/draft.v1.xml", SOURCE)
        self.convert("out/draft.v1.xml", "--tree")
        self.assertIn("draft.v1.tree", os.listdir(self.path("out")))

    def test_standard_streams(self):
        text = self.convert("--text", "doc.xml", "-o", "/dev/stdout").out
        self.assertIn("Command Lines", text)
        for source, out in (("/dev/stdin", "/dev/stdout"), ("-", "-"), ("/dev/stdin", "-")):
            result = self.convert("--text", source, "-o", out, "-q", data=SOURCE)
            self.assertEqual(result.out, text)
            self.assertEqual(result.err, "")
        self.assertEqual(self.convert("--text", "-", data=SOURCE).out, text)
        self.assertEqual(self.names(), ["doc.xml"])

    def test_redirected_output_is_not_renamed(self):
        with open(self.path("all"), "w", encoding="utf-8") as file:
            file.write("before\n")
            file.flush()
            subprocess.run([TOOL, "-q", "--tree", self.source, "-o", "/dev/stdout"], stdout=file, check=True)
        self.assertTrue(self.read("all").startswith("before\n"))
        self.assertIn("rfc ", self.read("all"))

    def test_output_over_input(self):
        self.convert("--preptool", "doc.xml", "-o", "doc.xml")
        self.assertIn("prepTime=", self.read("doc.xml"))
        self.assertEqual(self.names(), ["doc.xml"])

    def test_mode_and_links_stay(self):
        os.chmod(self.write("real.out", "old"), 0o640)
        os.symlink("real.out", self.path("link.out"))
        self.convert("--tree", "doc.xml", "-o", "link.out")
        self.assertTrue(os.path.islink(self.path("link.out")))
        self.assertEqual(os.stat(self.path("real.out")).st_mode & 0o777, 0o640)
        self.assertIn("rfc ", self.read("real.out"))

    def test_errors_leave_no_output(self):
        self.write("broken.xml", BROKEN)
        self.write("invalid.xml", INVALID)
        self.write("old.txt", "old")
        before = self.names()
        for name in ("broken.xml", "invalid.xml"):
            for format in ("--text", "--preptool"):
                self.convert(format, name, code=1)
                self.convert(format, name, "-o", "old.txt", code=1)
        self.assertEqual(self.names(), before)
        self.assertEqual(self.read("old.txt"), "old")

    def test_places_where_nothing_can_be_written(self):
        err = self.convert("--tree", "doc.xml", "-o", "nowhere/doc.out", code=1).err
        self.assertIn("Error: Cannot write nowhere/doc.out: No such file or directory\n", err)
        err = self.convert("--tree", "doc.xml", "-o", "/dev/full", code=1).err
        self.assertIn("Error: Cannot write /dev/full: No space left on device\n", err)

    def test_directory_as_source(self):
        self.assertIn("Cannot read", self.run_tool("--tree", self.folder, code=1).err)

    def test_folder_reached_through_a_link(self):
        os.mkdir(self.path("real"))
        os.symlink("real", self.path("link"))
        self.write("real/part.xml", '<section anchor="x"><name>Part</name><wrong/></section>')
        self.write("real/doc.xml", SOURCE.replace("</section></middle>", '</section><xi:include href="part.xml" '
                                                  'xmlns:xi="http://www.w3.org/2001/XInclude"/></middle>'))
        result = self.run_tool("--allow-local-file-access", *COMMON, self.path("link/doc.xml"), code=1)
        self.assertIn(self.path("link/part.xml(1): Error: "), result.err)

    def test_cache_is_made(self):
        self.convert("--tree", "doc.xml", "--cache", "a/b/c")
        self.assertTrue(os.path.isdir(self.path("a/b/c")))
        self.assertIn("Unable to make cache directory: doc.xml/a", self.convert("doc.xml", "-c", "doc.xml/a", code=1).out)


class Pages(CommandLine):
    """Where the style sheet and the scripts of an HTML page go."""

    def page(self, *arguments, **more):
        self.convert("--html", *arguments, "doc.xml", **more)
        return self.read("doc.html")

    def test_all_in_one(self):
        page = self.page()
        self.assertEqual(self.names(), ["doc.html", "doc.xml"])
        self.assertIn('<style type="text/css">', page)
        self.assertIn('<script type="application/javascript">', page)
        self.assertIn("<!-- Generator version information:\n  libietfdoc", page)
        self.assertIn('<link href="rfc-local.css" rel="stylesheet" type="text/css">\n', page)
        self.assertIn('<link href="#copyright" rel="license">\n', page)
        self.assertIn('<link href="doc.xml" rel="alternate" type="application/rfc+xml">\n', page)

    def test_files_beside(self):
        page = self.page("--external-css", "--external-js", "--no-inline-version-info", "--no-rfc-local")
        self.assertEqual(self.names(), ["doc.html", "doc.xml", "metadata.min.js", "xml2rfc.css"])
        self.assertIn('<link href="xml2rfc.css" rel="stylesheet">\n', page)
        self.assertIn('<body class="xml2rfc">\n<script src="metadata.min.js"></script>\n', page)
        for text in ("<style", "application/javascript", "<!--", "rfc-local"):
            self.assertNotIn(text, page)
        inside = self.page()
        self.assertIn('<style type="text/css">%s</style>' % self.read("xml2rfc.css"), inside)
        self.assertIn('<script type="application/javascript">%s</script>' % self.read("metadata.min.js"), inside)
        self.assertIn("<style", self.page("--external-css", "--no-external-css"))

    def test_files_go_beside_the_output(self):
        os.mkdir(self.path("out"))
        self.page("--external-css", "--external-js", "-q")
        for way in (["-p", "out"], ["-o", "out/x.html"]):
            self.convert("--html", "--external-css", "--external-js", *way, "doc.xml")
            self.assertEqual(self.read("out/xml2rfc.css"), self.read("xml2rfc.css"))
            os.remove(self.path("out/xml2rfc.css"))
        os.mkdir(self.path("out/xml2rfc.css"))
        err = self.convert("--html", "--external-css", "-p", "out", "doc.xml", code=1).err
        self.assertIn("Error: Cannot write xml2rfc.css: ", err)
        out = self.convert("--html", "--external-css", "-o", "-", "doc.xml").out
        self.assertTrue(out.startswith("<!DOCTYPE html>"))

    def test_errors_leave_no_files(self):
        self.write("invalid.xml", INVALID)
        self.convert("--html", "--external-css", "--external-js", "invalid.xml", code=1)
        self.assertEqual(self.names(), ["doc.xml", "invalid.xml"])

    def test_own_style_sheet(self):
        self.write("own.css", "p { color: red }\n")
        self.assertIn('<style type="text/css">p { color: red }\n</style>', self.page("--css", "own.css"))
        self.assertIn("toc.querySelector", self.read("doc.html"))
        self.write("own.js", "// own\n")
        page = self.page("--css=own")
        self.assertIn("p { color: red }", page)
        self.assertIn("<script>// own\n</script>\n</body>", page)
        self.page("--css=own", "--external-css")
        self.assertEqual(self.read("xml2rfc.css"), "p { color: red }\n")
        result = self.convert("--html", "--css", "none.css", "doc.xml")
        self.assertIn("Warning: Expected a file at 'none.css', but no such file exists", result.err)
        self.assertNotIn("color: red", self.read("doc.html"))

    def test_metadata_script(self):
        page = self.page("--metadata-js-url", "https://example.org/m.js")
        self.assertIn('<script src="https://example.org/m.js"></script>\n', page)
        self.assertNotIn("application/javascript", page)
        self.assertNotIn("javascript", self.page("--metadata-js-url=/dev/null", "--external-js"))
        self.assertNotIn("src=", self.read("doc.html"))
        self.assertEqual(self.names(), ["doc.html", "doc.xml"])
        self.write("own.js", "// own\n")
        self.assertIn('<script type="application/javascript">// own\n</script>', self.page("--metadata-js-url=own.js"))
        self.convert("--html", "--metadata-js-url=none.js", "doc.xml", code=1)


class Loading(CommandLine):
    """What a document may bring in, and where it is looked for."""

    def include(self, name, entity=False, **more):
        """Converts a document whose second section includes `name`; returns what the run says."""
        if entity:
            text = SOURCE.replace("<rfc ", '<!DOCTYPE rfc [<!ENTITY included SYSTEM "%s">]>\n<rfc ' % name, 1)
            text = text.replace("</middle>", "&included;</middle>")
        else:
            text = SOURCE.replace("<rfc ", '<rfc xmlns:xi="http://www.w3.org/2001/XInclude" ', 1)
            text = text.replace("</middle>", '<xi:include href="%s"/></middle>' % name)
        os.makedirs(self.path("work"), exist_ok=True)
        self.write("work/in.xml", text)
        return self.convert("--text", "-q", "-o", "-", "work/in.xml", *more.pop("arguments", ()), **more)

    def section(self, path, name):
        os.makedirs(os.path.dirname(self.path(path)), exist_ok=True)
        return self.write(path, "<section><name>%s</name><t>x</t></section>" % name)

    def test_own_files_need_permission(self):
        self.section("work/part.xml", "Beside")
        for entity in (False, True):
            err = self.include("part.xml", entity, code=1).err
            self.assertIn("Can not access local file: part.xml. Use --allow-local-file-access enable access.", err)
            out = self.include("part.xml", entity, arguments=["--allow-local-file-access"]).out
            self.assertIn("\n2.  Beside\n", out)

    def test_files_elsewhere_are_refused(self):
        self.section("other.xml", "Outside")
        self.section("workshop/other.xml", "A directory whose name only begins so")
        os.makedirs(self.path("work"), exist_ok=True)
        os.symlink("../other.xml", self.path("work/link.xml"))
        os.symlink("..", self.path("work/up"))
        for name in ("../other.xml", "../workshop/other.xml", "link.xml", "up/other.xml", self.path("other.xml"),
                     "file://" + self.path("other.xml")):
            for entity in (False, True):
                done = self.include(name, entity, arguments=["--allow-local-file-access"], code=1)
                self.assertIn("Expected a file located beside or below the .xml source (in %s), but found a reference to %s/"
                              % (self.path("work"), self.folder), done.err)
                self.assertEqual(done.out, "")

    def test_links_within_are_followed(self):
        self.section("work/a/real.xml", "Linked")
        os.symlink("a/real.xml", self.path("work/link.xml"))
        self.assertIn("2.  Linked\n", self.include("link.xml", arguments=["--allow-local-file-access"]).out)
        os.symlink("work", self.path("alias"))
        self.assertIn("2.  Linked\n", self.convert("--text", "-q", "-o", "-", "alias/in.xml", "--allow-local-file-access").out)

    def test_shell_characters_are_refused(self):
        self.section("work/a;b.xml", "Shell")
        err = self.include("a;b.xml", arguments=["--allow-local-file-access"], code=1).err
        self.assertIn("Found disallowed shell meta-characters in a;b.xml", err)

    def test_library(self):
        self.section("one/part.xml", "One")
        self.section("two/part.xml", "Two")
        self.section("two/deep/part.xml", "Deep")
        one, two = self.path("one"), self.path("two")
        for library, name, found in ((one, "part.xml", "One"), (one + ":" + two, "part.xml", "One"),
                                     (two + ";" + one, "part.xml", "Two"), (":" + two, "part.xml", "Two"),
                                     ("/nowhere:" + two + ":", "part", "Two"), ("one", "part.xml", "One"),
                                     (one + ":" + two, "deep/part.xml", "Deep")):
            for entity in (False, True):
                out = self.include(name, entity, environment={"XML_LIBRARY": library}).out
                self.assertIn("\n2.  %s\n" % found, out, library)
        err = self.include("part.xml", environment={"XML_LIBRARY": "/nowhere"}, code=1).err
        self.assertIn('Unable to resolve external request: "part.xml"', err)

    def test_what_lies_beside_comes_before_the_library(self):
        self.section("work/part.xml", "Beside")
        self.section("lib/part.xml", "Library")
        more = {"environment": {"XML_LIBRARY": self.path("lib")}}
        self.assertIn("2.  Beside\n", self.include("part.xml", arguments=["--allow-local-file-access"], **more).out)

    def test_caches(self):
        self.section("cache/part.xml", "Named")
        self.section("home/.cache/xml2rfc/part.xml", "Own")
        self.section("home/.cache/xml2rfc/other.xml", "Other")
        home, named = {"HOME": self.path("home")}, ["--cache", self.path("cache")]
        for url in ("https://example.invalid/a/part.xml", "https://example.invalid/part"):
            self.assertIn("2.  Own\n", self.include(url, environment=home).out)
            self.assertIn("2.  Named\n", self.include(url, arguments=named, environment=home).out)
        self.assertIn("2.  Other\n", self.include("https://example.invalid/other.xml", arguments=named, environment=home).out)
        err = self.include("https://example.invalid/none.xml", arguments=named, environment=home, code=1).err
        self.assertIn("couldn't resolve https://example.invalid/none.xml", err)


class Messages(CommandLine):
    def test_progress(self):
        self.assertTrue(self.convert("--text", "doc.xml").err.endswith(" Created file doc.txt\n"))
        err = self.convert("--preptool", "doc.xml").err
        self.assertTrue(err.startswith(" Prepping doc.xml\n"))
        self.assertTrue(err.endswith(" Created file doc.prepped.xml\n"))
        self.assertEqual(self.convert("--unprep", "doc.xml").err, " Unprepping doc.xml\n Created file doc.plain.xml\n")
        self.assertTrue(self.convert("--info", "doc.xml").err.endswith("\nCreated file doc.json\n"))

    def test_shape(self):
        err = self.convert("--text", "doc.xml").err
        self.assertRegex(err, r"(?m)^%s\(7\): Warning: \S" % re.escape(self.source))
        self.assertNotIn("\033", err)

    def test_several_formats_say_it_once(self):
        err = self.convert("--text", "--preptool", "--tree", "doc.xml").err
        self.assertEqual(err.count("Warning: Expected one of the permitted words"), 1)
        self.assertEqual(err.count("Created file"), 3)

    def test_quiet_verbose_silence(self):
        self.assertEqual(self.convert("--text", "-q", "doc.xml").err, "")
        self.assertIn("Warning: ", self.convert("--text", "-qv", "doc.xml").err)
        for pattern in ("Expected one of the permitted", "Warning: Expected one", "Exp[a-z]+ .*<bcp14"):
            self.assertNotIn("Warning: ", self.convert("--text", "-s", pattern, "doc.xml").err)
        self.assertIn("Warning: ", self.convert("--text", "-s", "one of the permitted", "doc.xml").err)

    def test_errors_are_never_hidden(self):
        self.write("broken.xml", BROKEN)
        self.write("invalid.xml", INVALID)
        err = self.convert("-q", "--text", "broken.xml", code=1).err
        self.assertRegex(err, r"(?m)^Error: Unable to parse the XML document: broken.xml$")
        self.assertRegex(err, r"(?m)^%s\(\d+\): Error: \S" % re.escape(self.path("broken.xml")))
        err = self.convert("-q", "--text", "invalid.xml", code=1).err
        self.assertRegex(err, r"(?m)^\S*invalid.xml\(5\): Error: .*wrong")
        self.assertRegex(err, r"(?m)^Unable to complete processing invalid.xml$")

    def test_document_without_version(self):
        self.write("old.xml", SOURCE.replace(' version="3"', "", 1))
        self.assertNotIn("version", self.convert("old.xml").err)

    def test_deprecated(self):
        err = self.convert("--tree", "-u", "-f", "doc.out", "doc.xml").err
        self.assertIn("Warning: The --utf8 switch is deprecated.", err)
        self.assertIn("Warning: The -f and --filename options are deprecated", err)
        self.assertIn("doc.out", self.names())

    def on_terminal(self, *arguments, **environment):
        env = dict(os.environ, TERM="xterm", **environment)
        master, slave = pty.openpty()
        child = subprocess.Popen([TOOL, *arguments], stderr=slave, stdout=slave, stdin=slave, cwd=self.folder, env=env)
        os.close(slave)
        shown = b""
        while select.select([master], [], [], 30)[0]:
            try:
                more = os.read(master, 65536)
            except OSError:
                more = b""
            if not more:
                break
            shown += more
        os.close(master)
        child.wait()
        return shown.decode().replace("\r\n", "\n")

    def test_terminal(self):
        lines = SOURCE.split("\n")
        column = lines[6].index("<bcp14>")
        shown = self.on_terminal("--text", "--date", "2026-01-15", "--today", "2026-01-15", "doc.xml")
        self.assertRegex(shown, r"\033\[1m%s\(7\):\033\[0m \033\[33mWarning:\033\[0m " % re.escape(self.source))
        self.assertIn("     7 | %s\n       | %s^\n" % (lines[6], " " * column), shown)

    def test_no_color(self):
        shown = self.on_terminal("--text", "--date", "2026-01-15", "--today", "2026-01-15", "doc.xml", NO_COLOR="1")
        self.assertIn("Warning: ", shown)
        self.assertNotIn("\033", shown)
        self.assertNotIn(" 7 | ", shown)

    def test_long_lines_are_cut_around_the_column(self):
        self.write("long.xml", SOURCE.replace("Words", "Words " * 300))
        shown = self.on_terminal("--text", "--date", "2026-01-15", "--today", "2026-01-15", "long.xml")
        line, caret = re.search(r"^     7 \| (.*)\n       \| ( *)\^", shown, re.M).groups()
        self.assertLess(len(line), 80)
        self.assertTrue(line[len(caret):].startswith("<bcp14>"))


if __name__ == "__main__":
    TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
