#!/usr/bin/env python3
"""The sources themselves: layers, style, data files, and public headers that compile alone.

Usage: check.py SOURCE-FOLDER
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

HEADERS = sorted((SOURCE / "include" / "diachron").glob("*.h"))
WARNINGS = ["-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]


def check_tool(name):
    result = subprocess.run([sys.executable, SOURCE / "tools" / name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, check=False)
    tap.equal(result.returncode, 0, f"tools/{name}:\n{result.stdout}\nexit status")


def test_layers():
    check_tool("check-layers")


def test_style():
    check_tool("check-source")


def test_data():
    check_tool("check-data")


def test_own_words():
    """No run of words of the real reports or recommendations is among the files that git tracks."""
    script = SOURCE.parent / "shared" / "score" / "own_words.py"
    if not script.exists() or not (SOURCE / ".git").exists():
        raise tap.Skip("../shared is not there, or no git")
    result = subprocess.run([sys.executable, script, SOURCE], stdout=subprocess.PIPE, text=True, check=False)
    tap.equal(result.returncode, 0, f"{result.stdout}exit status")


def expect_complaint(name, path, content, words):
    """The tool finds what is wrong in a copy of the sources that has one more file."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for part in ("src", "include"):
            shutil.copytree(SOURCE / part, root / part)
        (root / path).write_text(content)
        result = subprocess.run([sys.executable, SOURCE / "tools" / name, root], stdout=subprocess.PIPE, text=True,
                                check=False)
        tap.equal(result.returncode, 1, f"exit status for {content!r}")
        found = [line for line in result.stdout.splitlines() if line.startswith(f"{path}:") and words in line]
        tap.equal(len(found), 1, f"complaints about {content!r} in {result.stdout}")


def test_layers_are_seen():
    expect_complaint("check-layers", "src/normalize/new.c", '#include "annotate/annotate.h"\n', "must not include annotate")
    expect_complaint("check-layers", "src/base/new.c", '#include "model/document.h"\n', "must not include model")
    expect_complaint("check-layers", "src/read/new.c", '#include "gather.h"\n', "is not a file of src")
    expect_complaint("check-layers", "include/diachron/new.h", '#include "base/pool.h"\n', "in a public header")


def test_style_is_seen():
    for code, words in (("static int count;\n", "not constant"),
                        ("static const char *name = 0;\n", "not constant"),
                        ("void\nf(void)\n{\n\tstatic int n = 0;\n\tn++;\n}\n", "not constant"),
                        ("void\nf(char *a)\n{\n\tstrcpy(a, \"b\");\n}\n", "strcpy"),
                        ("void\nf(void)\n{\n\tgoto end;\nend:;\n}\n", "goto"),
                        ("void\nf(void)\n{\n" + "\t;\n" * 81 + "}\n", "81 lines"),
                        ("int x; \n", "blanks at the end")):
        expect_complaint("check-source", "src/base/new.c", "/* New. */\n" + code, words)


def check_headers(compiler, language):
    if not shutil.which(compiler[0]):
        raise tap.Skip(f"no {compiler[0]}")
    flags = subprocess.run(["pkg-config", "--cflags", "glib-2.0"], stdout=subprocess.PIPE, text=True, check=True).stdout
    tap.check(len(HEADERS) > 5, f"only {len(HEADERS)} headers")
    for header in HEADERS:
        code = f"#include <diachron/{header.name}>\n" * 2 + "int main(void) { return 0; }\n"
        command = [*compiler, "-x", language, *WARNINGS, f"-I{SOURCE / 'include'}", *flags.split(), "-"]
        result = subprocess.run(command, input=code, stderr=subprocess.PIPE, text=True, check=False)
        tap.equal(result.returncode, 0, f"{header.name}: {result.stderr}\nexit status")


def test_headers_alone_in_c():
    check_headers(["gcc", "-std=c17"], "c")


def test_headers_alone_in_cxx():
    check_headers(["g++", "-std=c++17"], "c++")


if __name__ == "__main__":
    tap.main()
