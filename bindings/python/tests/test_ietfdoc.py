"""Tests of the package ietfdoc: the bytes of the command line tool, errors, options, callbacks, the tree."""
import gc
import os
import subprocess
import sys
import threading
import unittest
import weakref

import ietfdoc

FIXTURES = os.environ["IETFDOC_FIXTURES"]
DAY = {"date": "2026-01-15", "today": "2026-01-15"}


def path(name):
    return os.path.join(FIXTURES, name)


def read(name):
    with open(path(name), "rb") as file:
        return file.read()


class Bytes(unittest.TestCase):
    def test_formats(self):
        document = ietfdoc.Context(DAY).parse_file(path("rich.xml"))
        for format, suffix in (("text", ".txt"), ("html", ".html"), ("preptool", ".prepped.xml")):
            self.assertEqual(document.render(format), read("rich" + suffix), format)
        self.assertTrue(document.is_prepared)

    def test_from_memory(self):
        document = ietfdoc.Context(DAY).parse(read("rich.xml"), path("rich.xml"))
        self.assertEqual(document.render("text"), read("rich.txt"))
        text = read("rich.xml").decode()
        self.assertEqual(ietfdoc.Context(DAY).parse(text, path("rich.xml")).render("text"), read("rich.txt"))

    def test_in_one_call(self):
        self.assertEqual(ietfdoc.render(path("rich.xml"), "text", **DAY), read("rich.txt"))

    def test_output_callback(self):
        parts = []
        document = ietfdoc.Context(DAY).parse_file(path("rich.xml"))
        document.render_to("text", parts.append)
        self.assertEqual(b"".join(parts), read("rich.txt"))

        def full(data):
            raise OSError("the disk is full")
        with self.assertRaisesRegex(OSError, "the disk is full"):
            document.render_to("text", full)

    def test_example(self):
        script = os.path.join(os.environ["IETFDOC_EXAMPLES"], "render.py")
        done = subprocess.run([sys.executable, script, path("rich.xml")], capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (0, read("rich.txt")), done.stderr)

    def test_threads(self):
        document = ietfdoc.Context(DAY).parse_file(path("rich.xml")).prepare()
        made = {}

        def work(number):
            made[number] = document.render("text", context=ietfdoc.Context(DAY))
        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(made, {number: read("rich.txt") for number in range(4)})

    def test_document_outlives_its_context(self):
        document = ietfdoc.Context(DAY).parse_file(path("rich.xml"))
        document.context = ietfdoc.Context(DAY)
        gc.collect()
        self.assertEqual(document.render("text"), read("rich.txt"))


class Options(unittest.TestCase):
    def test_pagination(self):
        self.assertEqual(ietfdoc.render(path("rich.xml"), "text", pagination=False, **DAY), read("rich.plain.txt"))

    def test_values(self):
        context = ietfdoc.Context(silence=["one", "two"], max_depth=100)
        self.assertEqual(context.get("silence"), "one\ntwo")
        context.set("silence", ["three"])
        self.assertEqual((context.get("silence"), context.get("max-depth")), ("three", "100"))
        context.set("max-depth", None)
        self.assertEqual(context.get("max-depth"), "256")

    def test_wrong(self):
        for name, value in (("no-such-option", True), ("max-depth", "deep"), ("date", "yesterday")):
            with self.assertRaises(ietfdoc.ArgumentError) as caught:
                ietfdoc.Context({name: value})
            self.assertIsInstance(caught.exception, ValueError)
            self.assertEqual(caught.exception.status, ietfdoc.Status.E_ARGUMENT)

    def test_as_data(self):
        found = {option.name: option for option in ietfdoc.options()}
        self.assertEqual(found["date"].type, ietfdoc.OptionType.DATE)
        self.assertEqual((found["max-depth"].default, found["max-depth"].formats), ("256", ()))
        self.assertEqual((found["table-borders"].choices[0], found["table-borders"].formats), ("full", ("text",)))
        hints = ietfdoc.Options.__annotations__
        self.assertEqual({name.replace("-", "_") for name in found}, set(hints))


class Errors(unittest.TestCase):
    def test_bad_document(self):
        line, column = map(int, read("bad.where").split())
        reported = []
        context = ietfdoc.Context(DAY, on_report=reported.append)
        document = context.parse_file(path("bad.xml"))
        with self.assertRaises(ietfdoc.InvalidError) as caught:
            document.render("text")
        first = caught.exception.diagnostics[0]
        self.assertEqual((first.file, first.line, first.column), (path("bad.xml"), line, column))
        self.assertEqual(first.severity, ietfdoc.Severity.ERROR)
        self.assertEqual(reported, context.diagnostics)
        self.assertIn("%s(%d): Error: " % (path("bad.xml"), line), str(first))
        context.clear_diagnostics()
        self.assertEqual(context.diagnostics, [])

    def test_no_xml(self):
        with self.assertRaises(ietfdoc.InvalidError) as caught:
            ietfdoc.render(b"<rfc>\n<t></rfc>", "text")
        self.assertEqual(caught.exception.diagnostics[0].line, 2)

    def test_no_file(self):
        with self.assertRaises(ietfdoc.InputError):
            ietfdoc.Context().parse_file(path("no.xml"))

    def test_no_format(self):
        with self.assertRaises(ietfdoc.ArgumentError):
            ietfdoc.render(path("rich.xml"), "papyrus", **DAY)

    def test_limit(self):
        with self.assertRaises(ietfdoc.LimitError):
            ietfdoc.render(path("rich.xml"), "text", max_input_bytes=100)

    def test_fix(self):
        with self.assertRaises(ietfdoc.InvalidError) as caught:
            ietfdoc.render(path("mistaken.xml"), "text", **DAY)
        [found] = [d for d in caught.exception.diagnostics if d.fix]
        self.assertTrue(found.is_fix_certain)
        self.assertEqual([edit.text for edit in found.edits], ["t", "t"])
        self.assertEqual(found.edits[0].line, found.line)
        self.assertEqual(found.mended(read("mistaken.xml")), read("mended.xml"))

    def test_explanations(self):
        known = ietfdoc.messages()
        self.assertEqual(ietfdoc.explain("PARSE_XML"), next(m for m in known if m.code == "PARSE_XML"))
        self.assertTrue(all(m.title and m.about and m.mend for m in known))
        with self.assertRaises(ietfdoc.ArgumentError):
            ietfdoc.explain("NOTHING")

    def test_report_that_raises(self):
        def report(diagnostic):
            raise KeyError(diagnostic.code)
        with self.assertRaises(KeyError):
            ietfdoc.Context(DAY, on_report=report).parse(b"<rfc>")


class Loaders(unittest.TestCase):
    def test_bytes(self):
        wanted = []

        def load(request):
            wanted.append((request.reference, request.base, request.purpose))
            return read("part.xml"), path("part.xml")
        made = ietfdoc.Context(DAY, loader=load).parse_file(path("including.xml")).render("text")
        self.assertEqual(made, read("including.txt"))
        self.assertEqual(wanted, [("part.xml", path("including.xml"), ietfdoc.LoadPurpose.INCLUDE)])

    def test_default(self):
        context = ietfdoc.Context(DAY, loader=lambda request: None, allow_local_file_access=True)
        self.assertEqual(context.parse_file(path("including.xml")).render("text"), read("including.txt"))

    def test_refused(self):
        def load(request):
            raise PermissionError("not for you")
        with self.assertRaises(ietfdoc.InvalidError) as caught:
            ietfdoc.Context(DAY, loader=load).parse_file(path("including.xml")).render("text")
        self.assertIn("not for you", caught.exception.diagnostics[0].text)

    def test_other_exceptions(self):
        with self.assertRaises(ZeroDivisionError):
            ietfdoc.Context(DAY, loader=lambda request: 1 / 0).parse_file(path("including.xml")).render("text")

    def test_files_beside_the_output(self):
        files = {}
        context = ietfdoc.Context(DAY, on_file=files.__setitem__, external_css=True)
        self.assertIn(b"xml2rfc.css", context.parse_file(path("rich.xml")).render("html"))
        self.assertGreater(len(files["xml2rfc.css"]), 1000)


class Progress(unittest.TestCase):
    def test_stages(self):
        heard = []
        context = ietfdoc.Context(DAY)
        context.on_progress(heard.append)
        context.parse_file(path("rich.xml")).render("text")
        self.assertEqual({p.stage for p in heard} - {ietfdoc.Stage.CONVERT},
                         {ietfdoc.Stage.READ, ietfdoc.Stage.PREPARE, ietfdoc.Stage.RENDER})
        self.assertEqual(heard[-1].fraction, 1)

    def test_ending(self):
        context = ietfdoc.Context(DAY)
        context.on_progress(lambda p: p.stage != ietfdoc.Stage.RENDER)
        document = context.parse_file(path("rich.xml"))
        with self.assertRaises(ietfdoc.CancelledError):
            document.render("text")
        context.on_progress(None)
        self.assertEqual(document.render("text"), read("rich.txt"))

    def test_cancelled(self):
        context = ietfdoc.Context(DAY)
        context.cancel()
        self.assertTrue(context.is_cancelled)
        with self.assertRaises(ietfdoc.CancelledError):
            context.parse_file(path("rich.xml"))
        context.cancel(False)
        self.assertEqual(context.parse_file(path("rich.xml")).render("text"), read("rich.txt"))


class Tree(unittest.TestCase):
    def test_reading(self):
        root = ietfdoc.Context(DAY).parse_file(path("rich.xml")).root
        self.assertEqual((root.name, root.type), ("rfc", ietfdoc.NodeType.ELEMENT))
        self.assertEqual(root.attributes["version"], "3")
        self.assertEqual(len(root.attributes), len(list(root.attributes)))
        self.assertNotIn("number", root.attributes)
        self.assertEqual([n.name for n in root.children if n.name], ["front", "middle", "back"])
        self.assertIn("Lighthouse", root.find("title").all_text)
        title = root.find("title")
        self.assertGreater(title.line, 0)
        self.assertEqual(title.file, path("rich.xml"))
        self.assertEqual(title.parent.name, "front")
        self.assertIsNone(root.find("wrong"))

    def test_ids(self):
        document = ietfdoc.Context(DAY).parse_file(path("rich.xml")).prepare()
        self.assertEqual(document.find("section-1").get("pn"), "section-1")
        self.assertIsNone(document.find("no such thing"))

    def test_nodes_keep_the_document(self):
        document = ietfdoc.Context(DAY).parse_file(path("rich.xml"))
        alive, root = weakref.ref(document), document.root
        del document
        gc.collect()
        self.assertIsNotNone(alive())
        self.assertEqual(root.name, "rfc")


class Formats(unittest.TestCase):
    def test_known(self):
        found = {format.name: format for format in ietfdoc.Context().formats}
        self.assertEqual((found["text"].suffix, found["html"].media_type.split(";")[0]), (".txt", "text/html"))

    def test_requirements(self):
        context = ietfdoc.Context()
        for format in context.formats:
            self.assertIsInstance(context.format_requirements(format.name), str)
        self.assertEqual(context.format_requirements("text"), "")
        with self.assertRaises(ietfdoc.ArgumentError):
            context.format_requirements("papyrus")

    def test_own(self):
        def words(output, root):
            output.write("%d words, %s\n" % (len(root.all_text.split()), output.option("date")))
        context = ietfdoc.Context(DAY)
        context.add_format("words", words, suffix=".words")
        document = context.parse_file(path("rich.xml"))
        self.assertRegex(document.render("words").decode(), r"^\d{3,} words, 2026-01-15\n$")
        with self.assertRaises(ietfdoc.ArgumentError):
            context.add_format("words", words)

    def test_own_that_fails(self):
        def broken(output, root):
            raise LookupError("broken")
        context = ietfdoc.Context(DAY)
        context.add_format("broken", broken)
        context.add_format("careful", lambda output, root: output.report(ietfdoc.Severity.ERROR, "no", root))
        document = context.parse_file(path("rich.xml"))
        with self.assertRaisesRegex(LookupError, "broken"):
            document.render("broken")
        with self.assertRaises(ietfdoc.InvalidError) as caught:
            document.render("careful")
        self.assertEqual(caught.exception.diagnostics[-1].text, "no")


if __name__ == "__main__":
    unittest.main(verbosity=2)
