#!/usr/bin/env python3
"""What `check -f sarif` prints is SARIF 2.1.0: validate.py DIACHRON SOURCE-FOLDER SCHEMA."""
import json
import pathlib
import sys

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

from program import MANIFEST, folder, run
import tap

SCHEMA = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf8"))
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)
TEXT = "1. There were 590 talks (350 here and 250 there), see paragraph 7 below.\n"


def find_errors(log):
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in VALIDATOR.iter_errors(log)]


def check(*arguments):
    result = run("check", "-q", "-f", "sarif", *arguments)
    tap.check(result.returncode in (0, 1), f"exit status {result.returncode}: {result.stderr}")
    log = json.loads(result.stdout)
    tap.equal(find_errors(log), [], "errors")
    return log["runs"][0]


def test_collection():
    check(MANIFEST)


def test_findings_with_baseline_and_reasons():
    with folder() as place:
        report = place / "a report, 50 %.txt"
        report.write_text(TEXT, encoding="utf8")
        baseline = place / "baseline.json"
        baseline.write_bytes(run("check", "-q", "-f", "json", "--only", "sum", report).stdout)
        ignore = place / "ignore"
        ignore.write_text("crossref it is in the annex\n", encoding="utf8")
        results = check("--baseline", baseline, "--ignore", ignore, report)["results"]
        tap.equal([result["baselineState"] for result in results], ["unchanged", "new"])
        tap.equal([len(result.get("suppressions", [])) for result in results], [0, 1])


def test_no_findings():
    with folder() as place:
        report = place / "report.txt"
        report.write_text("1. Nothing to add up.\n", encoding="utf8")
        tap.equal(check(report)["results"], [])


def test_the_schema_refuses():
    tap.check(find_errors({"version": "2.1.0"}), "a log without runs is refused")


sys.exit(tap.run(globals()))
