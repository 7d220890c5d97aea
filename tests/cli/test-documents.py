#!/usr/bin/env python3
"""Documents that were extracted before: compare takes them, one a line, instead of the reports."""
import json

from program import MANIFEST, REPORTS, SMALL, folder, run
import tap


def extract(place, *reports):
    result = run("extract", "-q", "-f", "jsonl", *reports, "-o", place / "documents.jsonl")
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return place / "documents.jsonl"


def compare(place, *arguments):
    result = run("compare", "-q", *arguments, "-o", place)
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return json.loads((place / "report.json").read_bytes())


def test_same_as_reports():
    with folder() as place:
        loaded = compare(place / "loaded", extract(place, MANIFEST))
        read = compare(place / "read", MANIFEST)
        for key in read:
            if key != "collection":     # the title of the collection stands in the manifest only
                tap.equal(loaded[key] == read[key], True, key)


def test_same_as_reports_without_manifest():
    with folder() as place:
        loaded = compare(place / "loaded", extract(place, *REPORTS))
        read = compare(place / "read", *REPORTS)
        tap.equal(loaded == read, True, "report.json")


def test_issuer_of_file_name():
    """Where neither title page nor text says whose report it is."""
    with folder() as place:
        for name, issuer in [("fji-2019-common-core-document", "state"), ("fji_2014_working_group_report", "un"),
                             ("Fiji.2016.joint.submission", "ngo"), ("scan0001", None)]:
            file = place / f"{name}.txt"
            file.write_bytes(b"1. The islands have many rivers.\n2. The largest of them is the Rewa.\n")
            document = json.loads(run("extract", "-q", "-f", "json", file).stdout)
            tap.equal(document["issuer"], issuer, name)


def test_answer_above_a_note():
    """A note of the page may stand between an answer and the recommendations that it is given to."""
    with folder() as place:
        (place / "a.txt").write_bytes(b"""1. The review of Fiji was held in May 2015.

II. Conclusions and/or recommendations**

2. The recommendations below have been examined by Fiji and enjoy its support:

** The recommendations have not been edited.

2.1 Ratify the Convention against Torture (Peru);
2.2 Build schools (Chad).
""")
        report = compare(place / "out", place / "a.txt")
        statuses = {(one["paragraph"], one["status"]) for commitment in report["commitments"] if commitment["id"] == "cat"
                    for one in commitment["statuses"]}
        tap.equal(statuses, {("2.1", "recommended"), ("2", "planned")}, "statuses")


def test_ids_stay_apart():
    with folder() as place:
        (place / "a.txt").write_bytes(SMALL)
        documents = extract(place, place / "a.txt")
        documents.write_bytes(documents.read_bytes() * 2)
        report = compare(place / "out", documents)
        tap.equal([one["id"] for one in report["reports"]], ["a", "a-2"], "ids")


def test_malformed():
    with folder() as place:
        (place / "a.txt").write_bytes(SMALL)
        line = extract(place, place / "a.txt").read_bytes()
        good = json.loads(line)
        for name, change in [("cut", line[:200]),
                             ("no paragraphs", json.dumps({**good, "paragraphs": []}, separators=(",", ":")).encode()),
                             ("ids twice", json.dumps({**good, "paragraphs": good["paragraphs"] * 2},
                                                      separators=(",", ":")).encode()),
                             ("other types", json.dumps({**good, "source": 5, "dropped": {"a": 1}, "paragraphs": "x"},
                                                        separators=(",", ":")).encode())]:
            bad = place / "bad.jsonl"
            bad.write_bytes(line + change + b"\n")
            result = run("compare", "-q", bad, "-o", place / "out")
            tap.equal(result.returncode, 2, f"{name}: exit status")
            tap.check(b"bad.jsonl" in result.stderr, f"{name}: {result.stderr}")
            tap.check(not (place / "out").exists(), f"{name}: no output")


if __name__ == "__main__":
    tap.main()
