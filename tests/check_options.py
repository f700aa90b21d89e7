#!/usr/bin/env python3
"""check_options.py: what options.def says of the formats that an option concerns is so: the formats exist, and a
formatter reads no option that is said to be for others only."""
import os
import re

import project

TABLE = "libietfdoc/model/options.def"


def formats():
    """Folder below formatters/ to the names of the formats that are made there."""
    found = {}
    for path in project.files(".c", below="formatters"):
        text = project.read(path)
        for row in re.findall(r"const ietf_formatter ietf_formatter_\w+ = \{(.*?)\};", text, re.S):
            name = re.search(r'\.name = "([^"]+)"', row).group(1)
            found.setdefault(path.split(os.sep)[1], set()).add(name)
    return found


def main():
    made = formats()
    known = set().union(*made.values())
    groups = {row[0]: None if row[2] == "NULL" else set(project.unquote(row[2]).split("|"))
              for row in project.rows(TABLE, "GROUP")}
    problems = ["%s: the group %s has the format %s, which is unknown" % (TABLE, group, name)
                for group, names in groups.items() for name in sorted((names or set()) - known)]
    sources = {}
    for path in project.files(".c", ".h", below="formatters"):
        if path.count(os.sep) > 1:
            folder = path.split(os.sep)[1]
            sources[folder] = sources.get(folder, "") + project.read(path)
    reads = 0
    for row in project.rows(TABLE, "OPTION"):
        field, name, group = row[1], project.unquote(row[2]), row[5]
        for folder, text in sources.items():
            if not re.search(r"options(->|\.)%s\b" % field, text):
                continue
            reads += 1
            if groups[group] is not None and not groups[group] & made[folder]:
                problems.append("%s: %s is said to concern %s, but formatters/%s reads it"
                                % (TABLE, name, "|".join(sorted(groups[group])), folder))
    if reads < 15 or len(known) < 8:
        problems.append("only %d uses and %d formats were found" % (reads, len(known)))
    project.report(problems, "%d groups, %d uses in formatters, %d formats" % (len(groups), reads, len(known)))


main()
