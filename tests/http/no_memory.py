#!/usr/bin/env python3
"""no_memory.py PROGRAM TOOL: every allocation fails in turn (tests/robust/no_memory.c) while a document's references come
from a pack, a cache and a server."""
import os
import subprocess
import sys
import tempfile

from server import Answer, Server, reference
from test_http import SOURCE


def main():
    program, tool = sys.argv[1:]
    server = Server()
    with tempfile.TemporaryDirectory() as folder:
        def write(name, data):
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
            return os.path.join(folder, name)

        write("packed/reference.PACKED.1.xml", reference("A"))
        write("cache/reference.CACHED.1.xml", reference("B"))
        part = server.set("part.xml", Answer(b"<t>Part.</t>"))
        lines = ['<xi:include href="reference.%s.1.xml"/>' % n for n in ("PACKED", "CACHED")]
        path = write("doc.xml", (SOURCE % ("", '<xi:include href="%s"/>' % part, "\n".join(lines))).encode())
        pack = os.path.join(folder, "pack")
        subprocess.run([tool, "--quiet", "--make-reference-pack", os.path.join(folder, "packed"), pack], check=True)
        done = subprocess.run([program, path, "1", "quiet", "true", "reference-pack", pack, "network", "true", "cache",
                               os.path.join(folder, "cache")], timeout=600)
        left = sorted(os.listdir(os.path.join(folder, "cache")))
    print("%d requests" % len(server.requests))
    server.close()
    sys.exit(done.returncode or left != ["reference.CACHED.1.xml"] or len(server.requests) < 10)


main()
