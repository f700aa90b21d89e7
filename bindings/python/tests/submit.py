"""What a service does with a submitted draft, in the calls that xml2rfc documents: convert, prep, text and HTML.
submit.py SOURCE FOLDER writes F.txt, F.html and F.prepped.xml, and prints what it found in the tree."""
import datetime
import io
import sys
from pathlib import Path

from lxml.etree import XMLSyntaxError

import xml2rfc
from xml2rfc import RfcWriterError, XmlRfcError
from xml2rfc.util.date import augment_date, extract_date


def submit(source, folder, today):
    xml2rfc.log.write_out = io.StringIO()
    xml2rfc.log.write_err = io.StringIO()
    parser = xml2rfc.XmlRfcParser(str(source), quiet=True)
    try:
        xmltree = parser.parse(remove_comments=False, quiet=True)
    except (XMLSyntaxError, XmlRfcError) as error:
        return "unreadable: %s" % type(error).__name__
    found = [xmltree.getroot().get("docName"), xmltree.getroot().get("version", "2")]
    if xmltree.getroot().get("version", "2") == "2":
        xmltree.tree = xml2rfc.V2v3XmlWriter(xmltree).convert2to3()
    prep = xml2rfc.PrepToolWriter(xmltree, quiet=True, liberal=True, keep_pis=[xml2rfc.V3_PI_TARGET])
    prep.options.accept_prepped = True
    prep.options.date = today
    try:
        xmltree.tree = prep.prep()
    except RfcWriterError as error:
        return "no prep: %s" % error
    if prep.errors or xmltree.tree is None:
        return "%d errors, the log is %s" % (len(prep.errors), "full" if xml2rfc.log.write_err.getvalue() else "empty")
    for writer, suffix in ((xml2rfc.TextWriter, ".txt"), (xml2rfc.HtmlWriter, ".html")):
        made = writer(xmltree, quiet=True)
        made.options.accept_prepped = True
        made.options.date = today
        made.write(folder / (source.stem + suffix))
    root = xmltree.getroot()
    date = augment_date(*extract_date(root.find("./front/date"), today), today)
    sections = root.xpath(".//middle//section[@numbered='true']/name")
    return "\n".join([*found, root.findtext("./front/title"), str(date),
                      *("%s %s" % (name.getparent().get("pn"), name.text) for name in sections)])


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    print(submit(source, folder, datetime.date(2026, 1, 15)))
    print(xml2rfc.__version__)


if __name__ == "__main__":
    main()
