#!/usr/bin/env python3
"""Renders an RFCXML file to text on the standard output: render.py FILE.xml"""
import sys

import ietfdoc

context = ietfdoc.Context(date="2026-01-15", on_report=lambda diagnostic: print(diagnostic, file=sys.stderr))
try:
    sys.stdout.buffer.write(context.parse_file(sys.argv[1]).render("text"))
except ietfdoc.Error as error:
    sys.exit(str(error))
