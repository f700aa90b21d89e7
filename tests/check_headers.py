#!/usr/bin/env python3
"""check_headers.py BUILD [CC [CXX]]: every public header compiles alone, as C99, C11, C++11 and C++17 (those in C++ as
C++17), with every compiler that is here; every internal one alone as C11."""
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile

import project

STRICT = ["-fsyntax-only", "-Wall", "-Wextra", "-Werror"]


def compile_alone(compiler, flags, header, suffix):
    """What is wrong, as a list of one problem or none."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "alone" + suffix)
        with open(path, "w") as file:
            file.write('#include "%s"\nextern int alone;\n' % header)
        done = subprocess.run(compiler.split() + flags + STRICT + [path], cwd=project.ROOT, capture_output=True, text=True)
    first = [line for line in done.stderr.split("\n") if "error" in line][:1] or [done.stderr]
    return ["%s alone, %s %s: %s" % (header, compiler, flags[0], first[0])] if done.returncode else []


def main():
    build = os.path.abspath(sys.argv[1])
    cc = sys.argv[2] if len(sys.argv) > 2 else "cc"
    cxx = sys.argv[3] if len(sys.argv) > 3 else "c++"
    public = [os.path.relpath(path, "include") for path in project.files(".h", below="include")]
    more = [os.path.relpath(path, "include") for path in project.files(".hpp", below="include")]
    internal = project.files(".h", below="libietfdoc") + project.files(".h", below="formatters")
    xml = subprocess.run(["pkg-config", "--cflags", "libxml-2.0"], capture_output=True, text=True).stdout.split()
    inside = ["-std=gnu11", "-D_GNU_SOURCE", "-I.", "-Iinclude", "-I" + build, "-Wno-unused-parameter"] + xml
    outside = ["-pedantic", "-Wconversion", "-Wundef", "-Iinclude"]
    jobs = []
    for compiler in {cc, shutil.which("clang") or cc}:
        jobs += [(compiler, ["-std=" + standard, "-Wstrict-prototypes"] + outside, header, ".c")
                 for header in public for standard in ("c99", "c11")]
    for compiler in {cxx, shutil.which("clang++") or cxx} if shutil.which(cxx.split()[0]) else ():
        jobs += [(compiler, ["-std=" + standard] + outside, header, ".cpp")
                 for header in public for standard in ("c++11", "c++17")]
        jobs += [(compiler, ["-std=c++17"] + outside, header, ".cpp") for header in more]
    if not shutil.which(cxx.split()[0]):
        print("%s is not here: the headers are not tried as C++" % cxx)
    jobs += [(cc, inside, header, ".c") for header in internal]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = sum(pool.map(lambda job: compile_alone(*job), jobs), [])
    project.report(problems, "%d public and %d internal headers" % (len(public + more), len(internal)))


main()
