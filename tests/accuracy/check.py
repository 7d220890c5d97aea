#!/usr/bin/env python3
"""How much of what people annotated the program finds, and that it does not find less than it did.

Usage: check.py DIACHRON SOURCE-FOLDER           as a test: no measure is worse than floors.tsv says
       check.py DIACHRON SOURCE-FOLDER --table   the measures of all collections, as a table in Markdown
       check.py DIACHRON SOURCE-FOLDER --floors  the same as lines for floors.tsv

The measures are those of ../shared/score beside the project; where that is missing there is nothing to measure with. The
collections are the folders of fixtures/ that have annotations (gold/), and the real reports of ../shared/seeds. The small
ones of fixtures/abridged are summed up: what is open, and what is held out.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

DIACHRON, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

SHARED = SOURCE.parent / "shared"
FLOORS = SOURCE / "tests" / "accuracy" / "floors.tsv"
PARTS = ["topics_reports", "figures", "series", "commitments", "changes", "findings"]
COUNTS = re.compile(r" *(\d+) of (\d+)")
LINE = re.compile(r"(\S.*?) +(\d+\.\d{3})(?:  |$)(.*)")
MAX_PAGE_BYTES = 3_000_000
TOLERANCE = 0.01                # a rule that helps elsewhere may cost a case here; more than that has to be said in floors.tsv


def find_collections():
    """{name: [(manifest, annotations), ...]}"""
    found = {"seeds": [(SHARED / "seeds" / "kazakhstan.ini", SHARED / "gold")]}
    for gold in sorted((SOURCE / "fixtures").glob("*/gold")):
        found[gold.parent.name] = [(gold.parent / f"{gold.parent.name}.ini", gold)]
    for group in sorted((SOURCE / "fixtures" / "abridged").glob("*/")):
        found[f"abridged/{group.name}"] = [(gold.parent / f"{gold.parent.name}.ini", gold)
                                           for gold in sorted(group.glob("*/gold"))]
    return found


def measure(collections):
    """{measure: (value, whether less is better)} of all of them, in the order of the scripts: sums of what is counted, else means."""
    found = {}
    for manifest, gold in collections:
        for name, (value, counts, less) in measure_one(manifest, gold).items():
            found.setdefault(name, []).append((value, counts, less))
    measures = {}
    for name, values in found.items():
        counts = [counts for _, counts, _ in values if counts]
        if len(counts) == len(values) > 1:
            value = sum(hit for hit, _ in counts) / max(1, sum(wanted for _, wanted in counts))
        else:
            value = sum(value for value, _, _ in values) / len(values)
        measures[name] = value, values[0][2]
    return measures


def measure_one(manifest, gold):
    """{measure: (value, (found, wanted) or None, whether less is better)} of one collection."""
    measures = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([DIACHRON, "compare", "-q", "-o", folder, manifest], check=True)
        environment = {**os.environ, "DIACHRON": str(DIACHRON), "MANIFEST": str(manifest), "GOLD": str(gold),
                       "REPORT_JSON": str(pathlib.Path(folder) / "report.json")}
        for part in PARTS:
            if part == "figures" and not any(gold.glob("figures-*.jsonl")):
                continue
            run = subprocess.run([sys.executable, SHARED / "score" / f"{part}.py"], env=environment, check=True,
                                 stdout=subprocess.PIPE, text=True)
            for line in run.stdout.splitlines():
                match = LINE.match(line)
                if match and re.match("topic paragraphs|figures:|series[-.]|commitments|changes:|findings:", match[1]):
                    counts = COUNTS.match(match[3])
                    measures[match[1]] = (float(match[2]), tuple(map(int, counts.groups())) if counts else None,
                                          "less is better" in match[3])
    return measures


def read_floors():
    """{collection: {measure: value}}"""
    floors = {}
    for line in FLOORS.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            collection, name, value = line.split("\t")
            floors.setdefault(collection, {})[name] = float(value)
    return floors


def compare_with_floors(collection, floors):
    def test():
        if not (SHARED / "score").is_dir():
            raise tap.Skip("no ../shared/score to measure with")
        measures = measure(find_collections()[collection])
        worse = []
        for name, floor in floors.items():
            value, less = measures[name]
            if value > floor + TOLERANCE if less else value < floor - TOLERANCE:
                worse.append(f"{name}: {value:.3f}, was {floor:.3f}")
        tap.check(not worse, "\n".join(worse))
    return test


def test_page_is_small():
    """People send the page of the five real reports to one another."""
    if not (SHARED / "seeds").is_dir():
        raise tap.Skip("no ../shared/seeds to make a page of")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([DIACHRON, "compare", "-q", "-o", folder, find_collections()["seeds"][0][0]], check=True)
        size = (pathlib.Path(folder) / "index.html").stat().st_size
    tap.check(size < MAX_PAGE_BYTES, f"{size} bytes")


def print_floors(scores):
    for collection, measures in scores.items():
        for name, (value, _) in measures.items():
            print(collection, name, f"{value:.3f}", sep="\t")


def print_table(scores):
    names = list(dict.fromkeys(name for measures in scores.values() for name in measures))
    print("| measure |", " | ".join(scores), "|\n| --- |", " | ".join("---:" for _ in scores), "|")
    for name in names:
        cells = [f"{measures[name][0]:.3f}" if name in measures else "" for measures in scores.values()]
        less = any(measures[name][1] for measures in scores.values() if name in measures)
        print(f"| {name}{' (less is better)' if less else ''} |", " | ".join(cells), "|")


if __name__ == "__main__":
    show = {"--table": print_table, "--floors": print_floors}.get(sys.argv[-1])
    if show:
        show({name: measure(collections) for name, collections in find_collections().items()})
    else:
        tests = {f"test_{name}": compare_with_floors(name, floors) for name, floors in read_floors().items()}
        sys.exit(tap.run({**tests, "test_page_is_small": test_page_is_small}))
