#!/usr/bin/env python3
"""What holds for every report: the same input gives the same bytes, and what was normalized stays as it is."""
import json
import os
import pathlib
import re
import shutil
import subprocess

from program import MANIFEST, REPORTS, SOURCE, folder, run, tree
import tap

ENVIRONMENT = {"LC_ALL": "C", "LOCPATH": "", "TZ": "UTC"}


def compare(place, *arguments, environment=None):
    result = run("compare", "-q", *arguments, "-o", place / "out", environment={**ENVIRONMENT, **(environment or {})})
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    files = tree(place / "out")
    tap.check("report.json" in files, f"files: {list(files)}")
    return files


def check_same(first, second):
    tap.equal(list(first), list(second), "names of files")
    for name, content in first.items():
        tap.check(content == second[name], f"{name} differs")


def compare_twice(first, second, environment=None):
    with folder() as one, folder() as two:
        check_same(compare(one, *first), compare(two, *second, environment=environment))


def test_two_runs():
    compare_twice([MANIFEST], [MANIFEST])


def test_jobs():
    compare_twice([MANIFEST, "--jobs", 1], [MANIFEST, "--jobs", 8])


def test_order_of_reports():
    compare_twice(REPORTS, [*reversed(REPORTS[:3]), *REPORTS[3:]])


def test_clock():
    compare_twice([MANIFEST], [MANIFEST], environment={"TZ": "Asia/Kathmandu", "SOURCE_DATE_EPOCH": "1"})


def test_locale():
    """In Turkish the small letter of I has no dot, and the decimal mark is a comma."""
    with folder() as place:
        if not shutil.which("localedef"):
            raise tap.Skip("no localedef")
        made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", place / "tr_TR.UTF-8"], capture_output=True,
                              check=False)
        if not (place / "tr_TR.UTF-8").exists():
            raise tap.Skip(f"the locale cannot be made: {made.stderr.decode().strip()}")
        compare_twice([MANIFEST], [MANIFEST], environment={"LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(place)})


def test_place_does_not_matter():
    """Another folder, another name of the manifest's folder: only the path of the source differs."""
    with folder() as place:
        shutil.copytree(MANIFEST.parent, place / "copy")
        files = compare(place, place / "copy" / MANIFEST.name)
        with folder() as other:
            expected = compare(other, MANIFEST)
        found = files["report.json"].replace(os.fsencode(place / "copy"), os.fsencode(MANIFEST.parent))
        tap.check(found == expected["report.json"], "report.json differs")


def documents():
    result = run("extract", "-q", "-f", "jsonl", *REPORTS)
    tap.equal(result.returncode, 0, "exit status")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_spans():
    """Offsets are in characters and give back the words that they stand with."""
    count = 0
    for document in documents():
        for paragraph in document["paragraphs"]:
            for mark in paragraph["figures"] + paragraph["claims"]:
                count += 1
                tap.equal(paragraph["text"][mark["start"]:mark["end"]], mark["text"],
                          f"{document['id']} {paragraph['id']}")
    tap.check(count > 500, f"only {count} figures and claims")


def test_years_away():
    """However far "fifty years earlier" leads, a date has a year of four digits, and nothing is wrong inside."""
    for word in ("earlier", "later"):
        text = f"1. In 2001 there were 5 cases{f', fifty years {word} 6' * 1500}.\n"
        result = run("extract", "-q", "-f", "jsonl", "-", stdin=text.encode())
        tap.equal(result.stderr.decode()[:200], "", "messages")
        found = [figure["as_of"] for figure in json.loads(result.stdout)["paragraphs"][0]["figures"] if figure["as_of"]]
        tap.check(len(found) > 30, f"only {len(found)} dates")
        for date in found:
            tap.check(re.fullmatch(r"\d{4}", date), f"a year {date}")


def test_words_of_topics():
    """Words that a topic brings, in any order, and that no phrase of it matches with, name and sort nothing anew."""
    manifest = SOURCE / "fixtures" / "tunisia" / "tunisia.ini"
    text = re.sub(r"-\s+", "", "\n".join(report.read_text() for report in manifest.parent.glob("*.txt")))
    words = set(re.findall(r"(?<![\w-])[a-z]{4,}(?![\w-])", text))
    with folder() as place:
        own = place / "topics.txt"
        own.write_text("[weather] Weather\n" + "".join(f"{word} qqq\n" for word in sorted(words, reverse=True)))
        found = [json.loads(compare(place, manifest, *arguments)["report.json"])
                 for arguments in ([], ["--topics", own])]
    for part in ("threads", "changes", "series", "commitments"):
        tap.check(found[0][part], f"no {part}")
        tap.check(found[0][part] == found[1][part], f"{part} differ")


def test_ids():
    for document in documents():
        ids = [paragraph["id"] for paragraph in document["paragraphs"]]
        tap.equal(len(ids), len(set(ids)), f"{document['id']}: different ids of {len(ids)} paragraphs")


def test_figures_as_rows():
    """`extract -f csv` has the rows that `compare` writes to figures.csv."""
    with folder() as place:
        run("compare", "-q", MANIFEST, "-o", place / "out")
        rows = run("extract", "-q", "-f", "csv", MANIFEST).stdout
        tap.equal(rows, (place / "out" / "figures.csv").read_bytes(), "rows")
        tap.check(len(rows.splitlines()) > 10, rows)


def test_compare_in_one_format():
    with folder() as place:
        run("compare", "-q", MANIFEST, "-o", place / "all")
        for form, names in (("html", ["index.html"]), ("json", ["report.json"]), ("csv", None)):
            tap.equal(run("compare", "-q", "-f", form, MANIFEST, "-o", place / form).returncode, 0, form)
            written = tree(place / form)
            tap.check(all(content == tree(place / "all")[name] for name, content in written.items()), form)
            tap.check(list(written) == names if names else all(".csv" in name for name in written), list(written))


def test_version_of_each_command():
    for command in ("compare", "diff", "check", "extract", "topics", "explain", "render"):
        tap.equal(run(command, "--version").stdout, run("--version").stdout, command)


def test_formats_agree():
    """An array, a document a line, and lines of text say the same."""
    lines = documents()
    array = json.loads(run("extract", "-q", "-f", "json", *REPORTS).stdout)
    tap.check(array == lines, "json and jsonl differ")
    single = json.loads(run("extract", "-q", REPORTS[0]).stdout)
    tap.check(single == lines[0], "one report differs from the same in an array")
    text = run("extract", "-q", "-f", "text", REPORTS[0]).stdout.decode()
    labels = [line.split("\t")[0] for line in text.splitlines()]
    tap.equal(labels, [paragraph["id"] for paragraph in single["paragraphs"]], "ids in text")


def test_standard_input():
    """A pipe is read like the file; only the names of the report differ."""
    single = json.loads(run("extract", "-q", REPORTS[0]).stdout)
    piped = json.loads(run("extract", "-q", "-", stdin=REPORTS[0].read_bytes()).stdout)
    tap.equal(piped["id"], "stdin", "id")
    for one, two in zip(piped["paragraphs"], single["paragraphs"], strict=True):
        tap.equal({**one, "citation": None}, {**two, "citation": None}, two["id"])
    tap.equal(piped["source"]["sha256"], single["source"]["sha256"], "sha256")


def test_normalizing_again():
    """The numbered paragraphs of a report, written a paragraph a line, are read as the same paragraphs."""
    for document in documents():
        numbered = [paragraph for paragraph in document["paragraphs"]
                    if paragraph["kind"] in ("paragraph", "recommendation") and paragraph["id"] == paragraph["label"]]
        if len(numbered) < 20:
            continue
        text = "\n".join(f"{p['label']}. {' '.join(p['text'].split())}" for p in numbered) + "\n"
        again = json.loads(run("extract", "-q", "-", stdin=text.encode()).stdout)["paragraphs"]
        found = {p["id"]: " ".join(p["text"].split()) for p in again}
        for paragraph in numbered:
            tap.equal(found.get(paragraph["id"]), " ".join(paragraph["text"].split()),
                      f"{document['id']} {paragraph['id']}")


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def test_width_of_lines():
    """A report wrapped anew has the same paragraphs."""
    single = json.loads(run("extract", "-q", "-f", "json", REPORTS[0]).stdout)
    numbered = [p for p in single["paragraphs"] if p["kind"] == "paragraph"]
    for width in (60, 76, 92, 120):
        lines = []
        for paragraph in numbered:
            lines += [*wrap(f"{paragraph['label']}. {paragraph['text']}", width), ""]
        again = json.loads(run("extract", "-q", "-", stdin="\n".join(lines).encode()).stdout)["paragraphs"]
        found = [(p["id"], " ".join(p["text"].split())) for p in again if p["kind"] == "paragraph"]
        for one, two in zip(found, numbered):
            tap.equal(one, (two["id"], " ".join(two["text"].split())), f"at width {width}")
        tap.equal(len(found), len(numbered), f"paragraphs at width {width}")


def test_line_ends():
    """CR LF, and a missing end of the last line, change nothing."""
    data = REPORTS[0].read_bytes()
    expected = json.loads(run("extract", "-q", "-", stdin=data).stdout)["paragraphs"]
    for changed in (data.replace(b"\n", b"\r\n"), data.rstrip(b"\n"), b"\xef\xbb\xbf" + data,
                    data.decode().encode("utf-16")):
        found = json.loads(run("extract", "-q", "-", stdin=changed).stdout)["paragraphs"]
        tap.check(found == expected, "paragraphs differ")


if __name__ == "__main__":
    tap.main()
