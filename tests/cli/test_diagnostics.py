#!/usr/bin/env python3
"""test_diagnostics.py TOOL: messages for programs: as JSON Lines and SARIF, on the standard error and in a file, of
one document and of batches, and the line of the author's text."""
import json
import os
import re
import sys
import unittest

import test_cli
from test_cli import CommandLine

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import project  # noqa: E402

GOOD = test_cli.SOURCE.replace("<bcp14>words</bcp14>", "<bcp14>MUST</bcp14>")
BROKEN = GOOD.replace("</middle>", "")
INVALID = GOOD.replace("<t>Short.</t>", "<t>Short.</t><wrong/>")
LINED = GOOD.replace("<middle>", "<middle>\n<?line 57?>").replace("MUST", "WORDS")
SCHEMA = json.loads(project.read("docs/diagnostics.schema.json"))
CODES = [row[0] for row in project.rows("libietfdoc/model/diagnostics.def", "MESSAGE")]
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def conform(value, schema, place="message"):
    """The part of JSON Schema that ours uses."""
    assert all(k in ("$schema", "title", "description", "type", "required", "additionalProperties", "properties", "const",
                     "enum", "pattern", "minimum", "items", "minItems") for k in schema), schema
    if "type" in schema:
        assert type(value) is TYPES[schema["type"]], place
    assert "const" not in schema or value == schema["const"], place
    assert "enum" not in schema or value in schema["enum"], place
    assert "pattern" not in schema or re.search(schema["pattern"], value), place
    assert "minimum" not in schema or value >= schema["minimum"], place
    assert "minItems" not in schema or len(value) >= schema["minItems"], place
    for name in schema.get("required", []):
        assert name in value, "%s lacks %s" % (place, name)
    for item in value if "items" in schema else []:
        conform(item, schema["items"], place + "[]")
    for name, inner in value.items() if "properties" in schema else []:
        assert name in schema["properties"], "%s has %s" % (place, name)
        conform(inner, schema["properties"][name], "%s.%s" % (place, name))


class Messages(CommandLine):
    def setUp(self):
        super().setUp()
        self.write("doc.xml", GOOD)

    def json(self, *arguments, **more):
        result = self.convert("--diagnostics=json", *arguments, **more)
        return self.lines(result.err)

    def lines(self, text):
        messages = [json.loads(line) for line in text.splitlines()]
        for message in messages:
            conform(message, SCHEMA)
        return messages

    def sarif(self, text):
        """The log's only run, after the rules that SARIF 2.1.0 has for what we write."""
        log = json.loads(text)
        self.assertEqual(log["version"], "2.1.0")
        run, = log["runs"]
        driver = run["tool"]["driver"]
        self.assertEqual(driver["name"], "ietfdoc-render")
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        self.assertEqual([rule["id"] for rule in driver["rules"]], CODES)
        for rule in driver["rules"]:
            for member in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[member]["text"].strip(), rule)
            self.assertIn(rule["defaultConfiguration"]["level"], ("note", "warning", "error"))
            self.assertRegex(rule.get("helpUri", "https://"), "^https://[!#-;=?-Z_a-z~]*$")
        for result in run["results"]:
            self.assertEqual(driver["rules"][result["ruleIndex"]]["id"], result["ruleId"])
            self.assertTrue(result["message"]["text"])
            self.assertIn(result["level"], ("note", "warning", "error"))
            for location in result.get("locations", []):
                place = location["physicalLocation"]
                self.assertRegex(place["artifactLocation"]["uri"], "^[!#-;=?-Z_a-z~]+$")
                for number in place.get("region", {}).values():
                    self.assertGreater(number, 0)
        return run

    def test_json_in_place_of_text(self):
        self.write("doc.xml", INVALID)
        messages = self.json("doc.xml", code=1)
        self.assertEqual([m["code"] for m in messages], ["VALIDATE_ELEMENT", "PREP_INVALID_BEFORE"])
        first = messages[0]
        self.assertEqual((first["severity"], first["file"], first["line"], first["column"]),
                         ("error", self.source, 5, 24))
        self.assertEqual(messages[1]["severity"], "fatal")
        self.assertEqual(self.names(), ["doc.xml"])

    def test_nothing_but_json(self):
        for arguments in (("doc.xml",), ("--preptool", "-v", "doc.xml"), ("-u", "doc.xml")):
            self.json(*arguments)
        self.assertEqual(self.json("doc.xml"), [])
        self.assertEqual([m["code"] for m in self.json("-u", "doc.xml")], ["COMMAND"])

    def test_the_tool_speaks_json(self):
        message, = self.json("nothing.xml", code=1)
        self.assertEqual((message["severity"], message["code"], message["text"]),
                         ("error", "COMMAND", "No such file: nothing.xml"))
        self.assertEqual(self.json("--text", "-o", "no/where.txt", "doc.xml", code=1)[0]["code"], "COMMAND")
        self.assertEqual(self.convert("--diagnostics=xml", "doc.xml", code=2).out, "")

    def test_output_on_standard_output(self):
        result = self.convert("--diagnostics=json", "-o", "-", "-", data=LINED)
        self.assertIn("Command Lines", result.out)
        warning, = self.lines(result.err)
        self.assertEqual(warning["file"], "/dev/stdin")

    def test_text_is_default(self):
        self.write("doc.xml", INVALID)
        plain = self.convert("doc.xml", code=1).err
        self.assertEqual(self.convert("--diagnostics", "text", "doc.xml", code=1).err, plain)
        self.assertIn("%s(5): Error: Did not expect" % self.source, plain)

    def test_file_beside_the_text(self):
        self.write("doc.xml", INVALID)
        plain = self.convert("doc.xml", code=1).err
        for form in ("text", "json", "sarif"):
            shown = self.convert("--diagnostics", form, "--diagnostics-file", "messages." + form, "doc.xml", code=1)
            self.assertEqual(shown.err, plain)
        self.assertEqual(self.read("messages.text"), "".join(plain.splitlines(True)[:2]))
        self.assertEqual([m["code"] for m in self.lines(self.read("messages.json"))],
                         ["VALIDATE_ELEMENT", "PREP_INVALID_BEFORE"])
        self.assertEqual(len(self.sarif(self.read("messages.sarif"))["results"]), 2)

    def test_file_that_cannot_be_written(self):
        self.assertIn("Error: Cannot write no/where", self.convert("--diagnostics-file", "no/where", "doc.xml", code=1).err)

    def test_sarif(self):
        self.write("a b.xml", INVALID)
        run = self.sarif(self.convert("--diagnostics=sarif", "a b.xml", code=1).err)
        result = run["results"][0]
        self.assertEqual(result["ruleId"], "VALIDATE_ELEMENT")
        place = result["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "file://" + self.folder + "/a%20b.xml")
        self.assertEqual(place["region"], {"startLine": 5, "startColumn": 24})
        self.assertEqual(run["invocations"], [{"executionSuccessful": False, "exitCode": 1}])
        run = self.sarif(self.convert("--diagnostics=sarif", "doc.xml").err)
        self.assertEqual((run["results"], run["invocations"][0]["exitCode"]), ([], 0))
        run = self.sarif(self.convert("--diagnostics=sarif", "nothing.xml", code=1).err)
        self.assertEqual(run["results"][0]["message"]["text"], "No such file: nothing.xml")

    def test_not_utf8(self):
        with open(self.path("doc.xml"), "wb") as file:
            file.write(GOOD.encode().replace(b'category="info"', b'category="inf\xe9"'))
        self.assertTrue(self.json("doc.xml", code=1))

    def test_author_line(self):
        self.write("doc.xml", LINED)
        line = LINED[:LINED.index("<bcp14>")].count("\n") + 1
        author = 57 + line - (LINED[:LINED.index("<?line")].count("\n") + 1) - 1
        shown = self.convert("doc.xml").err.split("\n")[0]
        self.assertTrue(shown.startswith("%s(%d): Warning: Expected one of the permitted" % (self.source, line)), shown)
        self.assertTrue(shown.endswith(" (author's line %d)" % author), shown)
        self.assertEqual(self.json("doc.xml")[0]["author_line"], author)
        run = self.sarif(self.convert("--diagnostics=sarif", "doc.xml").err)
        self.assertEqual(run["results"][0]["properties"], {"authorLine": author})
        self.write("doc.xml", LINED.replace("<?line 57?>", ""))
        self.assertNotIn("author", self.convert("doc.xml").err)
        self.assertNotIn("author_line", self.json("doc.xml")[0])

    def test_author_line_as_xml2rfc(self):
        os.symlink(test_cli.TOOL, self.path("xml2rfc"))
        self.write("doc.xml", LINED)
        tool, test_cli.TOOL = test_cli.TOOL, self.path("xml2rfc")
        try:
            self.assertNotIn("author", self.convert("doc.xml").err)
        finally:
            test_cli.TOOL = tool

    def batch(self, *arguments, **more):
        os.makedirs(self.path("in"), exist_ok=True)
        os.makedirs(self.path("out"), exist_ok=True)
        for name, text in (("a", INVALID), ("b", BROKEN), ("c", GOOD), ("d", LINED)):
            self.write("in/%s.xml" % name, text)
        result = self.convert("--batch", "in", "--path", "out", "--report", "report", *arguments, **more)
        if "no batches" in result.err:
            self.skipTest("no batches in this build")
        return result

    def test_batch(self):
        messages = self.lines(self.batch("--diagnostics=json", code=1).err)
        codes = {}
        for message in messages:
            codes.setdefault(os.path.basename(message.get("file", "-")), []).append(message["code"])
        self.assertEqual(codes, {"a.xml": ["VALIDATE_ELEMENT", "PREP_INVALID_BEFORE"], "b.xml": ["PARSE_XML"],
                                 "d.xml": ["PREP_KEY_WORD"], "-": ["UNABLE_TO_PARSE"]})
        records = [json.loads(line) for line in self.read("report").splitlines()]
        reported = [m for record in records for m in record["diagnostics"]]
        key = lambda m: (m.get("file", ""), m.get("line", 0), m["code"])
        self.assertEqual(sorted(({"version": 1, **m} for m in reported), key=key), sorted(messages, key=key))
        self.assertTrue(any("author_line" in m for m in reported))

    def test_batch_sarif(self):
        plain = self.batch(code=1).err
        shown = self.batch("--diagnostics=sarif", "--diagnostics-file", "all.sarif", code=1).err
        strip = lambda text: sorted(re.sub(r" in .*", "", line) for line in text.splitlines())
        self.assertEqual(strip(shown), strip(plain))
        self.assertEqual(len(self.sarif(self.read("all.sarif"))["results"]), 5)


class Explanations(CommandLine):
    def test_page(self):
        for name in ("PREP_KEY_WORD", "prep_key_word"):
            page = self.run_tool("--explain", name).out
            for part in ("PREP_KEY_WORD (warning)\n", "The text of <bcp14> is none of the key words.", "To mend it:",
                         "wrong: It <bcp14>must</bcp14>", "right: It <bcp14>MUST</bcp14>",
                         "RFC 7991, Section 2.9: https://www.rfc-editor.org/rfc/rfc7991#section-2.9"):
                self.assertIn(part, page)

    def test_every_code_has_a_page(self):
        for code in CODES:
            page = self.run_tool("--explain=" + code).out
            self.assertTrue(page.startswith(code + " ("), page)
            self.assertIn("To mend it: ", page)

    def test_list(self):
        for arguments in (("--explain",), ("--explain", "list"), ("--explain", "-q")):
            shown = self.run_tool(*arguments).out
            self.assertEqual([line.split()[0] for line in shown.splitlines()], CODES)

    def test_unknown_code(self):
        shown = self.run_tool("--explain", "NO_RENDERER", code=1)
        self.assertIn("TEXT_NO_RENDERER", shown.out)
        shown = self.run_tool("--explain", "NOTHING", code=1)
        self.assertEqual((shown.out, shown.err.count("\n")), ("", 1))


if __name__ == "__main__":
    test_cli.TOOL = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=1)
