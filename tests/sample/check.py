#!/usr/bin/env python3
"""The sample that is committed is what the program makes today.

Usage: check.py DIACHRON SOURCE-FOLDER
"""
import pathlib
import subprocess
import sys
import tempfile

DIACHRON, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

SAMPLE = SOURCE / "reports" / "sample"


def test_sample():
    if not SAMPLE.is_dir():
        raise tap.Skip("no sample yet; ninja -C build update-sample makes it")
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder)
        subprocess.run([DIACHRON, "compare", "-q", "fixtures/ruritania/ruritania.ini", "-o", made], cwd=SOURCE, check=True)
        tap.equal(sorted(path.name for path in SAMPLE.iterdir()), sorted(path.name for path in made.iterdir()), "files")
        for path in sorted(made.iterdir()):
            tap.check((SAMPLE / path.name).read_bytes() == path.read_bytes(),
                      f"{path.name} differs; ninja -C build update-sample, and git diff reports/sample")


if __name__ == "__main__":
    tap.main()
