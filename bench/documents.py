"""Documents made up for measuring, of any size: sections with paragraphs, lists, tables, figures, references."""

WORDS = ("network protocol packet header field value octet stream client server request response version security "
         "the of and a to in is that it for must should may not be when an as with this").split()


def words(seed, count):
    state, out = seed * 2654435761 % 4294967296, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 4294967296
        out.append(WORDS[(state >> 16) % len(WORDS)])
    return " ".join(out).capitalize() + "."


def section(number):
    return """<section anchor="s%d"><name>Section %s</name>
<t anchor="p%d">%s See <xref target="s%d"/> and <xref target="REF%d"/>, <em>%s</em></t>
<ul><li><t>%s</t></li><li><t>%s <tt>code</tt></t></li></ul>
<t>%s</t>
<table><thead><tr><th>Name</th><th>Meaning</th></tr></thead>
<tbody><tr><td>%s</td><td>%s</td></tr><tr><td>two</td><td>%s</td></tr></tbody></table>
<dl><dt>term</dt><dd>%s</dd></dl>
<figure><name>Figure %d</name><artwork>
+-----+   +-----+
|  a  |---|  b  |
+-----+   +-----+
</artwork></figure>
<t>%s</t>
</section>
""" % (number, words(number, 3), number, words(number, 60), number * 7 % (number + 1), number % 10, words(number, 4),
       words(number + 1, 12), words(number + 2, 20), words(number + 3, 80), words(number, 1), words(number + 4, 15),
       words(number + 5, 8), words(number + 6, 25), number, words(number + 7, 50))


def write(path, size):
    """Writes a valid document of about that many bytes, not prepped."""
    head = """<?xml version="1.0" encoding="UTF-8"?>
<rfc version="3" ipr="trust200902" docName="draft-bench-00" category="info" submissionType="IETF" consensus="true"
 tocInclude="true" sortRefs="true" symRefs="true" xml:lang="en">
<front><title>A Document for Measuring</title><seriesInfo name="Internet-Draft" value="draft-bench-00"/>
<author fullname="A. Person" initials="A." surname="Person"><organization>Example</organization></author>
<date year="2026" month="1" day="15"/><abstract><t>Made up.</t></abstract></front><middle>
"""
    references = "".join('<reference anchor="REF%d"><front><title>%s</title><author initials="A." surname="B%d"/>'
                         '<date year="2020"/></front></reference>\n' % (i, words(i, 4), i) for i in range(10))
    tail = "</middle>\n<back><references><name>References</name>\n%s</references></back></rfc>\n" % references
    with open(path, "w") as file:
        made = file.write(head) + len(tail)
        number = 0
        while made < size or number < 1:
            made += file.write(section(number))
            number += 1
        file.write(tail)


def old_section(number):
    return """<section anchor="s%d" title="Section %s">
<t>%s See <xref target="s%d"/> and <xref target="REF%d"/>, <spanx style="emph">%s</spanx><vspace blankLines="1"/>%s</t>
<t><list style="symbols"><t>%s</t><t>%s <list style="numbers"><t>one</t><t>two</t></list></t></list></t>
<t><list style="hanging" hangIndent="6"><t hangText="term">%s</t></list></t>
<texttable title="Table %d"><ttcol>Name</ttcol><ttcol align="center">Meaning</ttcol>
<c>%s</c><c>%s</c><c>two</c><c>%s</c></texttable>
<figure title="Figure %d"><preamble>%s</preamble><artwork><![CDATA[
+-----+   +-----+
|  a  |---|  b  |
+-----+   +-----+
]]></artwork></figure>
<t>%s</t>
</section>
""" % (number, words(number, 3), words(number, 60), number * 7 % (number + 1), number % 10, words(number, 4),
       words(number + 1, 40), words(number + 2, 20), words(number + 3, 30), words(number + 4, 25), number,
       words(number, 1), words(number + 5, 15), words(number + 6, 8), number, words(number + 7, 12), words(number + 8, 50))


def write_version_2(path, size):
    """Writes a valid document of version 2 of about that many bytes."""
    head = """<?xml version="1.0" encoding="UTF-8"?>
<?rfc toc="yes"?>
<?rfc symrefs="yes"?>
<rfc ipr="trust200902" docName="draft-bench-00" category="info">
<front><title>A Document for Measuring</title>
<author fullname="A. Person" initials="A." surname="Person"><organization>Example</organization></author>
<date year="2026" month="January" day="15"/><abstract><t>Made up.</t></abstract></front><middle>
"""
    references = "".join('<reference anchor="REF%d"><front><title>%s</title><author initials="A." surname="B%d"><organization/>'
                         '</author><date year="2020"/></front></reference>\n' % (i, words(i, 4), i) for i in range(10))
    tail = "</middle>\n<back><references title=\"References\">\n%s</references></back></rfc>\n" % references
    with open(path, "w") as file:
        made = file.write(head) + len(tail)
        number = 0
        while made < size or number < 1:
            made += file.write(old_section(number))
            number += 1
        file.write(tail)
