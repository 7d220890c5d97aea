#!/usr/bin/env python3
"""How many errors that people planted in sound reports the check finds, and that they are not fewer than before.

Usage: planted.py DIACHRON SOURCE-FOLDER [-v [KIND]]     -v shows what is missed of the open set

fixtures/planted has two sets, by one who knew neither program nor output: open.jsonl, which is read while rules are
written, and closed.jsonl, which is not. An item is a small report, or two, in a bad and a good form. It is found where
the bad form has a finding at the paragraph that the good form has not; each error or warning of the good form is a
false alarm.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

DIACHRON, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

FLOORS = {"open": (116, 0), "closed": (75, 3)}     # found of 150, and false alarms


def check(reports):
    """The findings of an item's form, but for those on length."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines = ["[collection]", "title=Planted"]
        for report in reports:
            (folder / f"{report['id']}.txt").write_text(report["text"], encoding="utf8")
            lines += [f"[report {report['id']}]", f"file={report['id']}.txt", f"date={report['date']}",
                      f"issuer={report['issuer']}"]
        manifest = folder / "planted.ini"
        manifest.write_text("\n".join(lines) + "\n", encoding="utf8")
        run = subprocess.run([DIACHRON, "check", "-q", "-f", "json", manifest], stdout=subprocess.PIPE, timeout=120,
                             check=False)
    return [finding for finding in json.loads(run.stdout)["findings"] if finding["rule"] != "length"]


def is_at(finding, where):
    """Does a finding have a location in one of the paragraphs?"""
    return any(location.get("report") == report and
               re.match(re.escape(paragraph) + r"(?![\d.]*\d)", str(location.get("paragraph")).split("/")[-1])
               for location in finding["locations"] for report, paragraph in where)


def read_item(item):
    """Whether the error is found, and the false alarms."""
    good = check(item["good"])
    told = {(finding["rule"], finding["message"]) for finding in good}
    fresh = [finding for finding in check(item["bad"]) if (finding["rule"], finding["message"]) not in told]
    return (any(is_at(finding, item["where"]) for finding in fresh),
            [finding for finding in good if finding["severity"] in ("error", "warning")])


def read_set(name, kind=""):
    """The items of a set with what was found: [(item, found, false alarms)]"""
    lines = (SOURCE / "fixtures" / "planted" / f"{name}.jsonl").read_text(encoding="utf8").splitlines()
    items = [item for item in map(json.loads, lines) if item["kind"].startswith(kind)]
    return [(item, *read_item(item)) for item in items]


def test_set(name):
    def test():
        results = read_set(name)
        n_found = sum(found for _, found, _ in results)
        n_false = sum(len(alarms) for _, _, alarms in results)
        least, most = FLOORS[name]
        tap.check(n_found >= least, f"{n_found} of {len(results)} found, were {least}")
        tap.check(n_false <= most, f"{n_false} false alarms, were {most}")
    return test


def show(kind):
    totals = collections.defaultdict(lambda: [0, 0])
    for item, found, alarms in read_set("open", kind):
        totals[item["kind"]][0] += found
        totals[item["kind"]][1] += 1
        if not found:
            print(f"missed: {item['id']} {item['family']}: {item['why']}")
        for alarm in alarms:
            print(f"false alarm: {item['id']} {alarm['rule']}: {alarm['message']}")
    for name, (found, wanted) in totals.items():
        print(f"{name}: {found} of {wanted}")


if __name__ == "__main__":
    if "-v" in sys.argv:
        show(sys.argv[4] if len(sys.argv) > 4 else "")
    else:
        sys.exit(tap.run({f"test_{name}": test_set(name) for name in FLOORS}))
