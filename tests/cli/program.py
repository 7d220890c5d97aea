"""Running diachron in tests: the program and the source folder are the first two arguments of each test file."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

DIACHRON = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(sys.argv[2]).resolve()
FIXTURES = SOURCE / "fixtures" / "kazakhstan"
MANIFEST = FIXTURES / "kazakhstan.ini"
REPORTS = sorted(FIXTURES.glob("kaz-*.txt"))

SMALL = b"1. The Government of Fiji signed the Convention on 5 May 2009.\n2. It ratified it in 2011.\n"


def run(*arguments, stdin=b"", environment=None, cwd=None, stdout=subprocess.PIPE, user=None):
    """Runs diachron; no run may take longer than two minutes."""
    return subprocess.run([DIACHRON, *map(str, arguments)], input=stdin, stdout=stdout, stderr=subprocess.PIPE, cwd=cwd,
                          env={**os.environ, **(environment or {})}, timeout=120, check=False, user=user)


def folder():
    """A temporary folder as a context, whose value is a path."""
    class Folder(tempfile.TemporaryDirectory):
        def __enter__(self):
            return pathlib.Path(super().__enter__())
    return Folder(prefix="diachron-")


def tree(path):
    """The files below a folder with their content."""
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
