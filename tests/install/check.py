#!/usr/bin/env python3
"""What `meson install` puts in place, and a program of somebody else's that uses it.

Usage: check.py DIACHRON SOURCE-FOLDER BUILD-FOLDER SANITIZE
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DIACHRON, SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
IS_SANITIZED = sys.argv[4] != "none"
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

REPORT = SOURCE / "fixtures" / "kazakhstan" / "kaz-2009-national-report.txt"
FOLDER = tempfile.TemporaryDirectory(prefix="diachron-install-")
ROOT = pathlib.Path(FOLDER.name)


def run(command, **more):
    result = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            check=False, **more)
    tap.equal(result.returncode, 0, f"{command}: {result.stdout[-2000:]}\nexit status")
    return result.stdout


def find(pattern):
    """The only installed file of a name."""
    found = [path for path in ROOT.rglob(pattern) if not path.is_symlink()]
    tap.equal(len(found), 1, f"files named {pattern}: {found}; number")
    return found[0]


def test_a_install():
    """First of all, as the names are run in order."""
    run(["meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", ROOT], env={**os.environ, "DESTDIR": str(ROOT)})


def test_program():
    program = next(ROOT.rglob("bin/diachron"))
    tap.check(os.access(program, os.X_OK), "not executable")
    tap.check(run([program, "--version"]).startswith("diachron "), "no version")


def test_headers():
    installed = {path.name for path in ROOT.rglob("include/diachron/*.h")}
    tap.equal(installed, {path.name for path in (SOURCE / "include" / "diachron").glob("*.h")}, "headers")


def test_library():
    library = find("libdiachron.so.*.*")
    names = run(["readelf", "-d", library])
    tap.check("libdiachron.so.0" in names, "no soname")


def test_data():
    data = next(ROOT.rglob("share/diachron"))
    for name in ("topics/topics.txt", "units.txt", "README.md"):
        tap.check((data / name).is_file(), f"{name} is not installed")
    for path in SOURCE.glob("data/**/*.txt"):
        tap.check((data / path.relative_to(SOURCE / "data")).is_file(), f"{path.name} is not installed")


def test_manual_and_completion():
    commands = [line.split()[0] for line in run([DIACHRON, "--help"]).split("Commands:\n")[1].splitlines()
                if line.startswith("  ")]
    tap.check(len(commands) >= 3, f"commands: {commands}")
    for command in commands:
        find(f"diachron-{command}.1*")
    find("diachron.1*")
    tap.check(any(ROOT.rglob("bash-completion/completions/diachron")), "no completion")


def test_program_of_somebody_else():
    """Built with what pkg-config says of the installed file, it finds what diachron finds."""
    if IS_SANITIZED:
        raise tap.Skip("a sanitized library needs a sanitized program")
    if not shutil.which("pkg-config") or not shutil.which("gcc"):
        raise tap.Skip("no pkg-config or no gcc")
    description = find("diachron.pc")
    lines = description.read_text().splitlines()
    prefix = next(line for line in lines if line.startswith("prefix=")).removeprefix("prefix=")
    description.write_text("\n".join(line.replace(f"prefix={prefix}", f"prefix={ROOT}{prefix}", 1) for line in lines) + "\n")
    environment = {**os.environ, "PKG_CONFIG_PATH": str(description.parent),
                   "LD_LIBRARY_PATH": str(find("libdiachron.so.*.*").parent)}
    flags = run(["pkg-config", "--cflags", "--libs", "diachron"], env=environment).split()
    tap.check(f"-I{ROOT}{prefix}/include" in flags, f"flags: {flags}")
    run(["gcc", "-std=c17", "-Wall", "-Wextra", "-Werror", SOURCE / "tests" / "install" / "count.c", "-o", ROOT / "count",
         *flags])
    counted = run([ROOT / "count", REPORT], env=environment).split()
    document = json.loads(subprocess.run([DIACHRON, "extract", "-q", REPORT], stdout=subprocess.PIPE, check=True).stdout)
    figures = sum(len(paragraph["figures"]) for paragraph in document["paragraphs"])
    tap.equal(counted, [document["id"], str(len(document["paragraphs"])), str(figures)], "what it counted")


if __name__ == "__main__":
    tap.main()
