#!/usr/bin/env python3
"""Texts that no report is, but a file may be: the time that they take grows with their size and no faster, in each
stage. The same of every other file that users name."""
import json
import resource
import subprocess
import threading

from program import DIACHRON, SMALL as REPORT, folder, run
import tap

FACTOR = 4                      # how much larger the large file is
MAX_GROWTH = 6                  # times the time of the small one, which 4 times as much may take
NOISE = 0.05                    # seconds that do not count
ATTEMPTS = 3                    # of which the best counts: other programs run beside it
FAR_FACTOR = 16                 # where that is not clear, in seconds that other programs hardly change,
MAX_FAR_GROWTH = 32             # what is quadratic takes 256 times as long

HEAD = "1. The first paragraph of the report.\n2. The second paragraph of the report.\n"
CHAPEAU = "3. The recommendations below enjoy the support of Fiji:\n3.1 Act "


def lines(unit):
    """A text of lines, each made of its number."""
    def make(size):
        parts, length = [], 0
        while length < size:
            parts.append(unit(len(parts)))
            length += len(parts[-1])
        return HEAD + "".join(parts) + "\n"
    return make


def repeated(unit, head=HEAD):
    return lambda size: head + unit * (size // len(unit)) + "\n"


TEXTS = {
    "one_long_paragraph": repeated("word12 more words, 1,234 of them; "),
    "one_long_word": repeated("x"),
    "dots": repeated("."),
    "dots_and_words": repeated("... a "),
    "blanks": repeated(" "),
    "empty_lines": repeated("\n"),
    "form_feeds": repeated("\f\n"),
    "paragraphs": lines(lambda n: f"{n + 3}. A paragraph, and its text.\n"),
    "same_number": repeated("1. A paragraph, and its text.\n"),
    "two_numbers": repeated("1. A paragraph, and its text.\n2. Another one.\n"),
    "numbers_alone": lines(lambda n: f"{n % 900}\n"),
    "numbers_falling": lines(lambda n: f"{9000 - n % 9000}. Text\n"),
    "starred_lines": repeated("* A note that begins with a star.\n"),
    "stars": repeated("*"),
    "stars_in_words": repeated("a*b "),
    "marks_of_notes": lines(lambda n: f"word{n % 900}\n"),
    "notes": lines(lambda n: f"law{n % 900 + 1} was passed\n{n % 900 + 1} See the law.\n"),
    "headings": lines(lambda n: f"{'ABCDEFGH'[n % 8]}. Heading of a part\n"),
    "roman_headings": repeated("I. Heading\n(a) Heading\n"),
    "capitals": repeated("HEADING\n"),
    "contents": repeated("Contents\n"),
    "contents_lines": repeated("Contents\nA part .......... 3\n"),
    "running_heads": repeated("\fA running head\nText\n"),
    "brackets_of_states": repeated("(Peru) ", HEAD + CHAPEAU),
    "states_in_one_bracket": lambda size: HEAD + CHAPEAU + "(" + "Peru, " * (size // 6) + "Chile).\n",
    "open_brackets": repeated("(", HEAD + CHAPEAU),
    "closed_brackets": repeated(")", HEAD + CHAPEAU),
    "nested_brackets": lambda size: HEAD + CHAPEAU + "(" * (size // 2) + "Peru" + ")" * (size // 2) + "\n",
    "references": lines(lambda n: f"{'3. See recommendations 1' if n == 0 else ''}, {n % 99}.{n % 9999}"),
    "ranges": lines(lambda n: f"{'3. See recommendations 1' if n == 0 else ''}, {n * 400}-{n * 400 + 399}"),
    "lines_of_references": repeated("Recommendations 1.1-1.400\n"),
    "divided_words": repeated("a condi-\n"),
    "hyphens": repeated("-"),
    "quotation_marks": repeated("“"),
    "table_rows": repeated("Row 1 234 5 678 9 012\n"),
    "wide_table_rows": lambda size: HEAD + ("Row" + " 1" * 500 + "\n") * (size // 1004),
    "cells": repeated("1 ", HEAD + "Row "),
    "tabs": repeated("a\t"),
    "treaties": repeated("the Convention and its Optional Protocol, "),
    "topic_words": repeated("torture "),
    "dates": repeated("on 5 May 2009 and "),
    "figures": repeated("12 per cent, "),
    "sets_counted": repeated("the 78 delegations "),
    "changes_in_apposition": repeated(", a decline of 93 per cent",
                                      HEAD + "3. Cases were 310 in 2023, 2,241 in 2008 and 4,250 in 2013"),
    "counts_of_years": lines(lambda n: f"{'3. There were 12 teachers' if n == 0 else ''}, {n + 100} women teachers in {1950 + n % 60}"),
    "changes_between_years": lines(lambda n: f"{'3. Costs rose' if n == 0 else ''}, and by {n % 40} per cent between {1950 + n % 60} "
                                             f"and {1952 + n % 60} to {n + 100} teachers"),
    "dates_and_lists": lambda size: HEAD + "3. In " + "2009, 2010, " * (size // 24) + "2011 there were 5 and 7" +
                       " cases, of 5 and 7" * (size // 36) + " cases.\n",
    "laws_of_one_sentence": repeated("Law on torture, the media, ", HEAD + "3. The "),
    "subjects_of_one_sentence": repeated("torture is a crime and media law ", HEAD + "3. The "),
    "remaining_shares": lines(lambda n: f"{'3. Half were freed' if n == 0 else ''}, {n % 50} per cent convicted and the remaining "
                                        f"{n % 30} per cent freed"),
    "digits": repeated("1"),
    "commas_and_digits": repeated("1,"),
    "combining_marks": repeated("\u0301"),
    "symbols": repeated("A/HRC/1/2 "),
    "slashes": repeated("A/"),
    "different_words": lines(lambda n: f"word{n:x}q "),
}


# What is done with a text and another version of it, and how large the small text is, in bytes.
RUNS = {
    "extract": (100_000, ["extract", "-f", "jsonl", "old.txt"]),
    "check": (20_000, ["check", "old.txt"]),
    "compare": (20_000, ["compare", "--jobs", "1", "old.txt", "new.txt", "-o", "out"]),
    "diff": (20_000, ["diff", "--jobs", "1", "old.txt", "new.txt"]),
}


def write_versions(place, text):
    (place / "old.txt").write_text(text, encoding="utf8")
    (place / "new.txt").write_text(text.replace("first", "opening", 1) + "\n99. One more of them came in 2012.\n", encoding="utf8")


def measure(place, arguments):
    """Seconds of the processor, which other programs hardly lengthen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    result = run(*arguments[:1], "-q", *arguments[1:], cwd=place)
    tap.check(result.returncode in (0, 1), f"exit status {result.returncode}, {result.stderr}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def measure_best(write, size, arguments, attempts):
    best = float("inf")
    for _ in range(attempts):
        with folder() as place:
            write(place, size)
            best = min(best, measure(place, arguments))
    return best


def check_growth(write, size, arguments):
    """`write` puts files of so many bytes, or so many parts, into a folder."""
    small = large = float("inf")
    for _ in range(ATTEMPTS):
        small = min(small, measure_best(write, size, arguments, 1))
        large = min(large, measure_best(write, size * FACTOR, arguments, 1))
        if large <= small * MAX_GROWTH + NOISE:
            return
    small = measure_best(write, size, arguments, ATTEMPTS)
    large = measure_best(write, size * FAR_FACTOR, arguments, 1)
    tap.check(large <= small * MAX_FAR_GROWTH + NOISE,
              f"{arguments[0]}: {small:.2f} s for {size}, {large:.2f} s for {FAR_FACTOR} times as many")


def make_document(n):
    """As `extract -f jsonl` writes it: paragraphs of one report."""
    paragraphs = [{"id": str(i), "label": str(i), "kind": "paragraph", "section": [f"Part {i % 50}"], "line": i,
                   "text": f"In 2013 there were {i} cases.", "refers_to": [str(i // 2)]} for i in range(1, n)]
    return json.dumps({"format": "diachron.document/1", "id": "r", "title": "Report", "date": "2014-05-01", "issuer": "state",
                       "country": "FRA", "language": "en", "source": {"path": "a.txt", "media_type": "text/plain", "bytes": 1,
                                                                      "sha256": "00"},
                       "dropped": [], "paragraphs": paragraphs}, separators=(",", ":")) + "\n"


def write_page_source(place, n):
    """What `compare` makes of many paragraphs, for `render`."""
    (place / "documents.jsonl").write_text(make_document(n), encoding="utf8")
    tap.equal(run("compare", "-q", "documents.jsonl", "-o", "out", cwd=place).returncode, 0, "compare")


# Files that are no reports: how they are written, with so many parts, how many, and what reads them.
OTHERS = {
    "documents": (lambda n: {"documents.jsonl": make_document(n)}, 500, ["compare", "documents.jsonl", "-o", "out"]),
    "headlines": (lambda n: {"m.ini": "[collection]\nheadline=" + "media;" * n + "\n[report a]\nfile=a.txt\n"}, 20_000,
                  ["compare", "m.ini", "-o", "out"]),
    "comments_of_manifest": (lambda n: {"m.ini": "# Words\n" * n + "[report a]\nfile=a.txt\n"}, 20_000,
                             ["compare", "m.ini", "-o", "out"]),
    "topics": (lambda n: {"t.txt": "".join(f"[t{i}] Topic {i}\nword{i} of it\n" for i in range(n))}, 400,
               ["extract", "--topics", "t.txt", "a.txt"]),
    "phrases_of_topic": (lambda n: {"t.txt": "[t] Topic\n" + "".join(f"word{i} of the town\n" for i in range(n))}, 10_000,
                         ["extract", "--topics", "t.txt", "a.txt"]),
    "phrases_that_begin_alike": (lambda n: {"t.txt": "[t] Topic\n" + "".join(f"the town of word{i}\n" for i in range(n))},
                                 10_000, ["extract", "--topics", "t.txt", "a.txt"]),
    "baseline": (lambda n: {"b.json": json.dumps({"format": "diachron.findings/1", "findings": [
        {"rule": "sum", "fingerprint": f"{i:016x}"} for i in range(n)]})}, 10_000, ["check", "--baseline", "b.json", "a.txt"]),
    "ignored": (lambda n: {"i.txt": "".join(f"{i:016x}\tit is known\n" for i in range(n))}, 10_000,
                ["check", "--ignore", "i.txt", "a.txt"]),
}


def test_paragraph_of_100_megabytes():
    """Not in memory before it is read: time is bounded by the growth that the other texts show, memory here."""
    words = b"the people who met there had been asked what they knew of it and many had answered "
    size = 100 * 1024 * 1024
    with subprocess.Popen([DIACHRON, "extract", "-q", "-f", "text", "-"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as program:
        def write():
            with program.stdin as pipe:
                pipe.write(b"1. ")
                for _ in range(size // (1000 * len(words))):
                    pipe.write(1000 * words)
                pipe.write(b"end.\n\n2. The second paragraph.\n")
        writer = threading.Thread(target=write)
        writer.start()
        found = [len(line) for line in program.stdout]
        writer.join()
    tap.equal(program.returncode, 0, "exit status")
    tap.equal(len(found), 2, "paragraphs")
    tap.check(found[0] > 0.99 * size, f"{found[0]} bytes of {size}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    tap.check(memory < 12 * size, f"{memory} bytes of memory for {size}")


def make_text_test(make, size, arguments):
    return lambda: check_growth(lambda place, n: write_versions(place, make(n)), size, arguments)


def make_other_test(make, size, arguments):
    def write(place, n):
        (place / "a.txt").write_bytes(REPORT)
        for name, text in make(n).items():
            (place / name).write_text(text, encoding="utf8")
    return lambda: check_growth(write, size, arguments)


def write_findings_in_one_paragraph(place, n):
    """The same with one long paragraph, in which each finding points to another place."""
    write_page_source(place, 2)
    path = place / "out" / "report.json"
    report = json.loads(path.read_text(encoding="utf8"))
    paragraph = report["reports"][0]["paragraphs"][0]
    paragraph["text"] = "It is told that a café was closed, and more of it. " * (2 * n)
    report["findings"] = [{"rule": "sum", "severity": "error", "message": "no sum", "stated": None, "computed": None,
                           "fingerprint": f"{i:016x}", "locations": [
                               {"report": "r", "paragraph": paragraph["id"], "text": "It", "line": 1,
                                "start": 102 * i, "end": 102 * i + 2}]} for i in range(n)]
    path.write_text(json.dumps(report), encoding="utf8")


def test_render_findings_in_one_paragraph():
    check_growth(write_findings_in_one_paragraph, 4_000, ["render", "out/report.json", "-o", "page.html"])


def test_render():
    check_growth(write_page_source, 500, ["render", "out/report.json", "-o", "page.html"])


globals().update({f"test_{name}_{run_name}": make_text_test(make, *how)
                  for name, make in TEXTS.items() for run_name, how in RUNS.items()})
globals().update({f"test_{name}": make_other_test(*how) for name, how in OTHERS.items()})

if __name__ == "__main__":
    tap.main()
