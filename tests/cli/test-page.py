#!/usr/bin/env python3
"""The page of `compare` as its users get it: from hostile reports, twice, by `render`, and with progress on a terminal."""
import html.parser
import json
import os
import pty
import re
import subprocess
import sys

from program import DIACHRON, FIXTURES, MANIFEST, SOURCE, folder, run, tree
import tap

ATTACK = "</script></style><script>attacked</script>\"'><img src=//x.invalid onerror=attacked>\u202e\u2066-->]]>"
# Wherever a report may have words; {} is the attack.
REPORT = """{}

I. {} Rights

A. On {}

1. In 2010 {} the courts convicted 14 officials {} of torture. The law {} was adopted on 4 May 2009.{}

2. {} The Government plans to set up a national preventive mechanism {}.[1]

(a) {} the first of two;

(b) {} the second.

Table 1 {}
Year {}\tPersons {}
2009\t14 {}
2010\t16 {}

124. The recommendations below enjoy the support of {} Fiji:

124.1 {} Abolish the death penalty {} ({});

[1] See {} the Act {}.
"""
COLLECTION = """[collection]
title={0}
country=FJI

[report first]
file=first.txt
title={0} First report
symbol=A/HRC/{0}
date=2010-05-01
issuer=state

[report second]
file=second.txt
title={0} Second report
date=2016-05-01
issuer=ngo

[report third]
file=third.txt
symbol={0}
date=2020-05-01
issuer=un
"""


class Page(html.parser.HTMLParser):
    """What of a page a browser would act on."""

    def __init__(self, text):
        super().__init__()
        self.names = []
        self.attributes = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += attrs

    handle_startendtag = handle_starttag


def compare_hostile(place):
    """Reports full of the attack, the last of them with broken UTF-8 too; the page as bytes."""
    report = REPORT.replace("{}", ATTACK).encode()
    (place / "first.txt").write_bytes(report)
    (place / "second.txt").write_bytes(report.replace(b"2010", b"2015").replace(b"14 officials", b"19 officials"))
    (place / "third.txt").write_bytes(report.replace(b" ", b" \xff\xc0\xbc\xed\xa0\x80 ", 60))
    (place / "reports.ini").write_text(COLLECTION.format(ATTACK), encoding="utf8")
    result = run("compare", "-q", "-o", place / "out", place / "reports.ini")
    tap.equal(result.returncode, 0, result.stderr.decode(errors="replace"))
    return (place / "out" / "index.html").read_bytes()


def check_harmless(text):
    page = Page(text)
    tap.check(text.count("attacked") > 40, f"the words are there: {text.count('attacked')}")
    tap.equal((page.names.count("script"), page.names.count("style"), page.names.count("img")), (1, 2, 0), "elements")
    tap.equal([name for name, _ in page.attributes if name.startswith("on")], [], "handlers")
    tap.equal([value for name, value in page.attributes if name in ("href", "src") and not value.startswith("#")],
              ["data:,"], "links")
    tap.equal([hex(ord(c)) for c in text if 0x202a <= ord(c) <= 0x202e or 0x2066 <= ord(c) <= 0x2069], [], "bidi controls")


def test_hostile_reports():
    with folder() as place:
        check_harmless(compare_hostile(place).decode("utf8"))


def infect(value, key=""):
    """The attack before every string, and before each id of a report that is a key; references still hold."""
    if isinstance(value, str):
        return f"{ATTACK}BROKEN{value}"
    if isinstance(value, list):
        return [infect(child) for child in value]
    if isinstance(value, dict):
        return {infect(name) if key in ("paragraphs", "volume") else name: infect(child, name)
                for name, child in value.items()}
    return value


def test_hostile_json():
    """Every field that `compare` writes, in the file that `render` is given."""
    with folder() as place:
        run("compare", "-q", "-o", place, MANIFEST)
        report = infect(json.loads((place / "report.json").read_text(encoding="utf8")))
        report["format"] = "diachron.report/1"
        hostile = json.dumps(report, ensure_ascii=False).encode().replace(b"BROKEN", b"\xff\xc0\xbc\xed\xa0\x80")
        (place / "hostile.json").write_bytes(hostile)
        result = run("render", place / "hostile.json", "-o", place / "hostile.html")
        tap.equal(result.returncode, 0, result.stderr.decode(errors="replace"))
        check_harmless((place / "hostile.html").read_bytes().decode("utf8"))


def test_same_bytes():
    with folder() as place:
        for name, jobs in (("one", 1), ("two", 2), ("three", 2)):
            run("compare", "-q", "-j", jobs, "-o", place / name, MANIFEST)
        tap.check((place / "one" / "index.html").stat().st_size > 100_000, "a page")
        tap.check(tree(place / "one") == tree(place / "two") == tree(place / "three"), "on each run")
        run("render", place / "one" / "report.json", "-o", place / "again.html")
        tap.check((place / "again.html").read_bytes() == (place / "one" / "index.html").read_bytes(), "by render")


def test_what_links_rest_on_is_said_in_words():
    """No id of an instrument, nor the signs of the data files, stand where a reader sees why statements are linked."""
    data = (SOURCE / "data" / "instruments" / "instruments.txt").read_text(encoding="utf8")
    ids = {match for match in re.findall(r"^\[([^]]+)\]", data, re.MULTILINE) if "-" in match}
    n_words = 0
    for manifest in (MANIFEST, SOURCE / "fixtures" / "georgia" / "georgia.ini", SOURCE / "fixtures" / "ghana" / "ghana.ini"):
        with folder() as place:
            run("compare", "-q", "-o", place, manifest)
            report = json.loads((place / "report.json").read_text(encoding="utf8"))
        commitments = {commitment["id"] for commitment in report["commitments"]}
        words = {word for change in report["changes"] for word in change["why"]} - commitments
        words |= {word for thread in report["threads"] for word in thread["title"].split(", ")}
        n_words += len(words)
        tap.equal(sorted(words & ids), [], f"ids in {manifest.name}")
        tap.equal(sorted(word for word in words if word.startswith("=") or word.endswith("*")), [], "signs")
    tap.check(n_words > 500, f"words to look at: {n_words}")


def read_terminal(*arguments):
    """What a run prints to the terminal that it runs on."""
    ours, its = pty.openpty()
    with subprocess.Popen([DIACHRON, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=its, stderr=its,
                          env={**os.environ, "TERM": "xterm"}) as process:
        os.close(its)
        printed = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the end, on Linux
                break
            if not piece:
                break
            printed += piece
        process.wait(timeout=60)
    os.close(ours)
    return printed.decode()


def test_progress():
    with folder() as place:
        printed = read_terminal("compare", "-o", place / "out", MANIFEST)
        n_reports = len(list(FIXTURES.glob("kaz-*.txt")))
        for stage in (f"reading: 0 of {n_reports}", f"reading: {n_reports} of {n_reports}", "comparing", "writing"):
            tap.check(stage in printed, f"{stage!r} in {printed!r}")
        piped = run("compare", "-o", place / "out", MANIFEST)
        tap.equal((piped.stdout, piped.stderr), (b"", b""), "silent when piped")


sys.exit(tap.run(globals()))
