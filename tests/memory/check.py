#!/usr/bin/env python3
"""No error of memory and no leak, as valgrind sees it, on good and on bad input.

Usage: check.py DIACHRON SOURCE-FOLDER SANITIZE
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DIACHRON, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
IS_SANITIZED = sys.argv[3] != "none"
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

MANIFEST = SOURCE / "fixtures" / "ruritania" / "ruritania.ini"
REPORTS = sorted(MANIFEST.parent.glob("*.txt"))
FOUND = 99  # exit status where valgrind found something


def check(*arguments, status=0, stdin=b""):
    if IS_SANITIZED:
        raise tap.Skip("sanitizers do not go with valgrind")
    if not shutil.which("valgrind"):
        raise tap.Skip("no valgrind")
    result = subprocess.run(["valgrind", "--quiet", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect",
                             "--show-leak-kinds=definite,indirect", f"--error-exitcode={FOUND}", DIACHRON, *arguments],
                            input=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
                            env={**os.environ, "DIACHRON_SANDBOX": "off"})  # valgrind does not know its system calls
    tap.equal(result.returncode, status, f"{arguments}: {result.stderr.decode(errors='replace')[:6000]}\nexit status")


def check_bytes(data, status):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report"
        path.write_bytes(data)
        check("extract", path, status=status)


def test_compare():
    with tempfile.TemporaryDirectory() as folder:
        check("compare", MANIFEST, "-o", folder)


def test_extract():
    check("extract", *REPORTS, "--jobs", "4")


def test_missing_file_among_others():
    check("extract", *REPORTS[:2], "missing.txt", status=2)


def test_manifest_with_mistakes():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "reports.ini"
        path.write_text("[report a]\nfile=a.txt\n[report b]\ndate=then\n")
        check("compare", path, status=2)


def test_no_numbers():
    check_bytes(b"No number here.\n", 2)


def test_utf16():
    check_bytes("1. Één.\n2. Zwei.\n".encode("utf-16"), 0)


def test_windows_1252():
    check_bytes("1. Élan.\n2. Garçon.\n".encode("cp1252"), 0)


def test_html():
    check_bytes(b"<!DOCTYPE html><html><body><h1>A</h1><p>1. One.</p><table><tr><td>a</td><td>1</td></tr></table>"
                b"<p>2. Two.<sup>1</sup></p><img src=x></body></html>", 0)


def test_broken_docx():
    check_bytes(b"PK\3\4" + bytes(100), 2)


def test_broken_pdf():
    check_bytes(b"%PDF-1.7\n" + bytes(100), 2)


if __name__ == "__main__":
    tap.main()
