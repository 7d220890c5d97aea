#!/usr/bin/env python3
"""Bad input: one clear line on standard error that names the file and what to do, exit status 2, no output."""
import os
import pathlib
import subprocess

from program import DIACHRON, MANIFEST, REPORTS, SMALL, folder, run, tree
import tap

NOBODY = 65534  # root may read everything
COMMANDS = (("extract",), ("compare", "-o", "out"))


def check_trouble(arguments, name, *words, stdin=b"", cwd=None):
    """Runs every command that reads reports; each has to refuse."""
    for command in COMMANDS:
        with folder() as place:
            result = run(*command, *arguments, stdin=stdin, cwd=cwd or place)
            lines = result.stderr.decode().splitlines()
            what = f"{command[0]} {arguments}"
            tap.equal(result.returncode, 2, f"{what}: exit status")
            tap.equal(len(lines), 1, f"{what}: lines on standard error {lines}")
            tap.check(lines[0].startswith("diachron: "), lines[0])
            tap.check(str(name) in lines[0], f"{what}: {lines[0]!r} does not name {name}")
            for word in words:
                tap.check(word in lines[0], f"{what}: {lines[0]!r} does not say {word!r}")
            tap.equal(result.stdout, b"", f"{what}: standard output")
            tap.equal(tree(place), {} if cwd is None else tree(place), f"{what}: files written")
            tap.check(not (place / "out").exists(), f"{what}: a folder was left behind")


def check_file(content, *words, name="report.txt"):
    with folder() as place:
        path = place / name
        path.write_bytes(content)
        check_trouble([path], path, *words)


def test_missing_file():
    check_trouble(["missing.txt"], "missing.txt", "No such file", "check the name")


def test_missing_manifest():
    check_trouble(["missing.ini"], "missing.ini", "No such file")


def test_unreadable_file():
    with folder() as place:
        path = place / "secret.txt"
        path.write_bytes(SMALL)
        path.chmod(0)
        place.chmod(0o755)
        try:
            result = run("extract", path, user=NOBODY if os.getuid() == 0 else None)
        except PermissionError as error:
            raise tap.Skip("the program may not be run by another user") from error
        tap.equal(result.returncode, 2, "exit status")
        tap.equal(len(result.stderr.splitlines()), 1, "lines on standard error")
        tap.check(b"secret.txt: cannot be opened: Permission denied; check" in result.stderr, result.stderr)


def test_directory():
    with folder() as place:
        check_trouble([place], place, "is a directory", "name the reports")


def test_empty_file():
    check_file(b"", "empty")


def test_empty_standard_input():
    check_trouble(["-"], "standard input", "empty")


def test_only_blanks():
    check_file(b"  \n\n \t \n", "no numbered paragraph")


def test_binary_file():
    check_file(bytes(range(256)) * 8, "neither text nor")


def test_program_file():
    check_trouble([DIACHRON], DIACHRON, "neither text nor")


def test_no_numbers():
    check_file(b"Some words without a number.\n\nAnd some more of them.\n", "no numbered paragraph", "give a report")


def test_a_report_without_numbers():
    """Whole sentences make a report, which is cited by the places of its paragraphs."""
    lines = [f"In {year} the police of the capital arrested {year - 1900} persons at rallies." for year in (2011, 2012, 2013)]
    with folder() as place:
        (place / "report.txt").write_text("\n\n".join(lines) + "\n")
        result = run("extract", "-f", "text", "report.txt", cwd=place)
        tap.equal(result.returncode, 0, "exit status")
        tap.equal(result.stdout.decode().splitlines(), [f"text {n}\t{line}" for n, line in enumerate(lines, 1)], "text")
        tap.check(b"no numbered paragraph found; cited as" in result.stderr, result.stderr)


def test_no_numbers_among_good_reports():
    with folder() as place:
        good, bad = place / "good.txt", place / "bad.txt"
        good.write_bytes(SMALL)
        bad.write_bytes(b"Some words without a number.\n")
        for command in COMMANDS:
            result = run(*command, good, bad, "-q", cwd=place)
            tap.equal(result.returncode, 2, "exit status")
            tap.equal(len(result.stderr.splitlines()), 1, "lines on standard error")
            tap.check(b"bad.txt" in result.stderr, result.stderr)
            tap.equal(result.stdout, b"", "standard output")
            tap.check(not (place / "out").exists(), "a folder was left behind")


def test_truncated_utf16():
    check_file(b"\xff\xfe1\0.\0 \0A", "UTF-16LE", "save it as UTF-8")


def test_old_word():
    check_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as DOCX")


def test_broken_docx():
    check_file(b"PK\3\4 and no more")


def test_broken_pdf():
    check_file(b"%PDF-1.7\nnothing that a PDF has\n")


def check_manifest(content, *words):
    with folder() as place:
        path = place / "reports.ini"
        path.write_text(content)
        (place / "a.txt").write_bytes(SMALL)
        check_trouble([path], path, *words)


def test_manifest_with_unknown_section():
    check_manifest("[report a]\nfile=a.txt\n[raport b]\nfile=a.txt\n", "[raport b]", "write [collection] or [report ID]")


def test_manifest_with_duplicate_id():
    check_manifest("[report a]\nfile=a.txt\n[report a]\nfile=a.txt\n", ":3: ", "[report a] stands twice", "its own id")


def test_manifest_with_unknown_key():
    check_manifest("[report a]\nfile=a.txt\nfiel=a.txt\n", "[report a]", "fiel")


def test_manifest_that_is_empty():
    check_manifest("", "no report", "file=NAME")


def test_manifest_that_is_no_key_file():
    check_manifest("[report a]\nwhatever\n", "not a manifest")


def test_manifest_that_names_a_missing_file():
    with folder() as place:
        path = place / "reports.ini"
        path.write_text("[report a]\nfile=gone.txt\n")
        check_trouble([path], place / "gone.txt", "No such file")


def test_manifest_beside_a_report():
    with folder() as place:
        path = place / "a.txt"
        path.write_bytes(SMALL)
        check_trouble([path, MANIFEST], MANIFEST, "give it alone")


def check_usage(arguments, *words):
    result = run(*arguments)
    tap.equal(result.returncode, 2, f"{arguments}: exit status")
    tap.equal(result.stdout, b"", f"{arguments}: standard output")
    tap.equal(len(result.stderr.splitlines()), 1, f"{arguments}: lines on standard error")
    for word in words:
        tap.check(word in result.stderr.decode(), f"{arguments}: {result.stderr!r} does not say {word!r}")


def test_usage():
    check_usage(["extrakt"], "extrakt", "--help")
    check_usage(["extract"], "name a report")
    check_usage(["compare"], "name a manifest")
    check_usage(["compare", "-f", "docx", "x"], "docx", "html")
    check_usage(["extract", "--frobnicate", "x"], "--frobnicate")
    check_usage(["extract", "-f", "docx", "x"], "docx", "json")
    check_usage(["extract", "--jobs", "-1", "x"], "--jobs")
    check_usage(["extract", "--jobs", "257", "x"], "--jobs", "256")
    check_usage(["extract", "--color", "blue", "x"], "auto, always or never")
    check_usage(["extract", "--revisions", "both", "x"], "final or original")
    check_usage(["compare", "--topics", "missing-topics.txt", "x"], "missing-topics.txt")


def test_help():
    formats = {"extract": "jsonl", "diff": "markdown", "check": "sarif", "topics": "json", "explain": "markdown",
               "render": "html", "compare": "diachron-report"}
    for command, word in formats.items():
        text = run(command, "--help").stdout.decode()
        tap.check(f"diachron {command} [OPTION" in text, f"{command}: {text!r} has no usage")
        tap.check(word in text, f"{command}: {text!r} does not name {word}")
        tap.equal("--jobs" in text, command not in ("topics", "render"), f"{command}: --jobs")


def test_notes_of_compare():
    with folder() as place:
        (place / "a.txt").write_bytes(SMALL)
        (place / "b.txt").write_bytes(SMALL.replace(b"Fiji", b"Tonga"))
        (place / "m.ini").write_text("[collection]\nheadline=deth-penalty;torture\n[report a]\nfile=a.txt\n")
        for names, word in ((("a.txt", "a.txt"), "same report"), (("a.txt", "b.txt"), None), (("m.ini",), "deth-penalty")):
            result = run("compare", "-o", "out", *names, cwd=place)
            lines = [line for line in result.stderr.decode().splitlines()
                     if "same report" in line or "no topic" in line]
            tap.equal(result.returncode, 0, f"{names}: exit status")
            tap.equal(len(lines), 0 if word is None else 1, f"{names}: {lines}")
            tap.check(word is None or word in lines[0], f"{names}: {lines}")
            tap.equal(run("compare", "-q", "-o", "out", *names, cwd=place).stderr, b"", f"{names}: -q")


def test_names_of_paragraphs_without_numbers():
    lines = ["The association visited prisons of the north in the spring of the year.",
             "It found that lawyers were kept from meeting their clients there.",
             "Nobody was told why the visits of families had been stopped in March."]
    with folder() as place:
        (place / "ngo.txt").write_text("\n\n".join(lines) + "\n")
        named = run("explain", "ngo.txt#text 2", cwd=place)
        tap.check(b"lawyers" in named.stdout, named.stdout)
        tap.equal(run("explain", "ngo.txt#text-2", cwd=place).stdout, named.stdout, "with a hyphen")
        tap.equal(run("explain", "ngo.txt#text-22", cwd=place).returncode, 2, "no such paragraph")


def test_most_threads():
    with folder() as place:
        (place / "report.txt").write_bytes(SMALL)
        tap.equal(run("extract", "-q", "--jobs", "256", place / "report.txt").returncode, 0, "exit status")


def test_manifest_that_is_too_large():
    """Its size alone decides; the file takes no room on the disk."""
    with folder() as place:
        for name, option in [("reports.ini", []), ("topics.txt", ["--topics"])]:
            with open(place / name, "wb") as file:
                file.truncate(16 * 1024 * 1024 + 1)
            result = run("compare", *option, place / name, *([] if not option else [REPORTS[0]]))
            tap.equal(result.returncode, 2, f"{name}: exit status")
            tap.check(b"DIA_MAX_DATA_BYTES" in result.stderr, f"{name}: {result.stderr!r}")


def test_no_arguments():
    result = run()
    tap.equal(result.returncode, 2, "exit status")
    tap.check(b"Usage:" in result.stdout + result.stderr, "no usage")


def test_good_report_stays():
    """What was written before is as it was when the next run fails."""
    with folder() as place:
        bad = place / "bad.txt"
        bad.write_bytes(b"No number here.\n")
        tap.equal(run("compare", *REPORTS[:2], "-o", place / "out", "-q").returncode, 0, "exit status")
        before = tree(place / "out")
        tap.check("report.json" in before and "index.html" in before, f"files: {list(before)}")
        tap.equal(run("compare", bad, "-o", place / "out").returncode, 2, "exit status")
        tap.equal(tree(place / "out") == before, True, "the report is unchanged")


def test_all_files_or_none():
    """A file of the report that cannot be replaced keeps the others from being replaced."""
    with folder() as place:
        out = place / "out"
        (out / "index.html" / "in the way").mkdir(parents=True)
        result = run("compare", *REPORTS[:2], "-o", out, "-q")
        tap.equal(result.returncode, 2, "exit status")
        tap.check(b"index.html" in result.stderr, result.stderr)
        tap.equal(tree(out), {}, "files written")


def test_output_folder_that_is_a_file():
    with folder() as place:
        (place / "out").write_text("mine")
        result = run("compare", *REPORTS[:1], "-o", place / "out", "-q")
        tap.equal(result.returncode, 2, "exit status")
        tap.equal((place / "out").read_text(), "mine", "the file")


def test_output_without_folder():
    with folder() as place:
        result = run("extract", REPORTS[0], "-o", place / "no" / "such" / "file", "-q")
        tap.equal(result.returncode, 2, "exit status")
        tap.equal(len(result.stderr.splitlines()), 1, "lines on standard error")


def test_output_replaces_what_a_link_points_to():
    with folder() as place:
        (place / "real").write_text("old")
        (place / "link").symlink_to("real")
        tap.equal(run("extract", REPORTS[0], "-o", place / "link", "-q").returncode, 0, "exit status")
        tap.check((place / "link").is_symlink(), "the link was replaced")
        tap.check((place / "real").read_text().startswith("{"), "the file was not written")


def test_output_keeps_rights():
    with folder() as place:
        path = place / "out.json"
        path.write_text("old")
        path.chmod(0o640)
        run("extract", REPORTS[0], "-o", path, "-q")
        tap.equal(oct(path.stat().st_mode & 0o777), "0o640", "rights")


def test_output_to_a_device():
    """A device is written to, never replaced."""
    before = pathlib.Path("/dev/null").stat().st_rdev
    tap.equal(run("extract", REPORTS[0], "-o", "/dev/null", "-q").returncode, 0, "exit status")
    tap.equal(pathlib.Path("/dev/null").stat().st_rdev, before, "/dev/null")
    result = run("extract", REPORTS[0], "-o", "/dev/full", "-q")
    tap.equal(result.returncode, 2, "exit status")
    tap.check(b"/dev/full" in result.stderr and b"No space" in result.stderr, result.stderr)


def test_full_disk():
    for arguments in (["extract", "-q", REPORTS[0]], ["--help"], ["--version"], ["extract", "--help"]):
        with open("/dev/full", "wb") as full:
            result = run(*arguments, stdout=full)
        tap.equal(result.returncode, 2, f"{arguments}: exit status")
        tap.equal(len(result.stderr.splitlines()), 1, f"{arguments}: lines {result.stderr}")
        tap.check(b"standard output" in result.stderr, result.stderr)


def test_closed_pipe():
    """The reader of a pipe may go away early; that is no crash and no endless loop."""
    program = subprocess.Popen([DIACHRON, "extract", "-q", *REPORTS], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    program.stdout.read(10)
    program.stdout.close()
    program.stderr.read()
    tap.check(program.wait(timeout=60) in (2, -13), f"exit status {program.returncode}")


def test_encodings():
    """What is not UTF-8 is read, with a note."""
    text = "1. Le comité s’est réuni le 5 mai 2009 à Genève.\n2. Il s’est séparé le 9 mai.\n"
    for encoding, note in (("utf-8", None), ("utf-8-sig", None), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16LE")):
        with folder() as place:
            path = place / "report.txt"
            path.write_bytes(text.encode(encoding))
            result = run("extract", "-f", "text", path)
            tap.equal(result.returncode, 0, f"{encoding}: exit status")
            tap.check("1\tLe comité s’est réuni".encode() in result.stdout, f"{encoding}: {result.stdout!r}")
            noted = [line for line in result.stderr.decode().splitlines() if "not UTF-8" in line]
            tap.equal(len(noted), 1 if note else 0, f"{encoding}: notes {noted}")
            if note:
                tap.check(note in noted[0] and str(path) in noted[0], noted[0])


def test_quiet():
    tap.equal(run("extract", "-q", REPORTS[0]).stderr, b"", "standard error")


STRICT = b"""<!DOCTYPE html><html><head><title>Report</title></head><body><p>1. The first paragraph.</p>%s
<p>2. The second paragraph.</p></body></html>"""


def test_strict():
    with folder() as place:
        path = place / "report.html"
        path.write_bytes(STRICT % b"<nav>Home</nav>")
        tap.equal(run("extract", "--strict", path).returncode, 0, "furniture: exit status")
        path.write_bytes(STRICT % b"<img src='table.png'>")
        tap.equal(run("extract", path).returncode, 0, "image without --strict: exit status")
        result = run("extract", "--strict", path)
        tap.equal(result.returncode, 2, "image: exit status")
        tap.equal(result.stdout, b"", "image: standard output")
        tap.check(b"image" in result.stderr and bytes(path) in result.stderr, result.stderr)


if __name__ == "__main__":
    tap.main()
