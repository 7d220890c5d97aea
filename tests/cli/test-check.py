#!/usr/bin/env python3
"""diachron check: exit statuses, formats, baseline, overrides and ignored findings; and the pages made from its rules."""
import json
import re
import sys
import xml.etree.ElementTree

from program import SOURCE, folder, run
import tap

TEXT = "1. There were 590 talks (350 here and 250 there).\n\n2. The plan is set out in paragraph 14 below.\n"
SOUND = "1. There were 600 talks (350 here and 250 there).\n"


def check(text, *arguments, status=1):
    """What check prints on a report of this text, and on standard error."""
    with folder() as place:
        report = place / "report.txt"
        report.write_text(text, encoding="utf8")
        result = run("check", "-q", *arguments, "report.txt", cwd=place)
    tap.equal(result.returncode, status, f"exit status ({result.stderr.decode()})")
    return result.stdout.decode()


def findings(text, *arguments, status=1):
    return json.loads(check(text, "-f", "json", *arguments, status=status))["findings"]


def test_text():
    lines = check(TEXT).splitlines()
    tap.equal(lines[0], "report.txt:1:15: error: 350 + 250 = 600, but the total is given as 590 [sum]")
    tap.check(any(re.fullmatch(r"    \| +\^~~", line) for line in lines), "the figure is underlined")
    tap.equal(lines[-1], "2 errors")


def test_colour():
    tap.check("\033[" in check(TEXT, "--color=always"), "colour where asked for")
    tap.check("\033[" not in check(TEXT), "no colour in a pipe")


def test_hostile_text_reaches_no_terminal():
    output = check("1. There were 590 \u202etalks\u009b31m (350 here and 250 there).\n")
    tap.check("\u202e" not in output and "\u009b" not in output, repr(output))


def test_exit_status():
    check(SOUND, status=0)
    check(TEXT, "--fail-on=none", status=0)
    check(TEXT, "--override", "sum=warning", "--override", "crossref=note", "--fail-on=error", status=0)
    check(TEXT, "--override", "sum=warning", "--fail-on=warning", status=1)
    check(TEXT, "--fail-on=sometimes", status=2)
    check(TEXT, "--only", "no-such-rule", status=2)
    check(TEXT, "--override", "sum=loud", status=2)
    check(TEXT, "-f", "yaml", status=2)


def test_only_and_off():
    tap.equal([f["rule"] for f in findings(TEXT, "--only", "sum")], ["sum"])
    tap.equal([f["rule"] for f in findings(TEXT, "--only", "sum,crossref")], ["sum", "crossref"])
    tap.equal([f["rule"] for f in findings(TEXT, "--override", "sum=off")], ["crossref"])
    tap.equal([f["rule"] for f in findings(TEXT, "--override", "sum=note")], ["crossref", "sum"], "worst first")


def test_baseline():
    with folder() as place:
        old = place / "old.json"
        old.write_text(check(TEXT, "-f", "json"), encoding="utf8")
        moved = "1. Something new.\n\n2. There were 590 talks\n(350 here and 250 there).\n"
        tap.equal([f["baseline"] for f in findings(moved, "--baseline", old, status=0)], ["unchanged"])
        tap.equal(check(moved, "--baseline", old, status=0), "1 known from the baseline\n")
        changed = TEXT.replace("250", "260")
        tap.equal([f["baseline"] for f in findings(changed, "--baseline", old)], ["new", "unchanged"])
        old.write_text("{}", encoding="utf8")
        check(TEXT, "--baseline", old, status=2)


def test_ignore():
    with folder() as place:
        ignore = place / "ignore"
        fingerprint = findings(TEXT, "--only", "sum")[0]["fingerprint"]
        ignore.write_text(f"# why\n{fingerprint} ten were both\ncrossref in the annex\nshare no shares\n", encoding="utf8")
        tap.equal([f["ignored"] for f in findings(TEXT, "--ignore", ignore, status=0)], ["ten were both", "in the annex"])
        report = place / "report.txt"
        report.write_text(TEXT, encoding="utf8")
        notes = run("check", "--ignore", ignore, report).stderr.decode()
        tap.check('ignore:4: "share" ignores nothing' in notes, notes)
        ignore.write_text("sum\n", encoding="utf8")
        check(TEXT, "--ignore", ignore, status=2)


def test_github():
    text = "".join(f"{n}. There were {100 + n} talks ({n} here and 101 there).\n\n" for n in range(1, 15))
    lines = check(text, "-f", "github").splitlines()
    tap.equal(check(text.replace("101 there", "100 there"), "-f", "github", status=0), "")
    tap.equal(sum(line.startswith("::error ") for line in lines), 10)
    tap.check(lines[0].startswith("::error file=report.txt,line=1,endLine=1,title="), lines[0])
    tap.check("4 more findings" in lines[-1], lines[-1])


def test_gitlab():
    issues = json.loads(check(TEXT + "\n3. There were 590 talks (350 here and 250 there).\n", "-f", "gitlab"))
    tap.equal([issue["check_name"] for issue in issues], ["sum", "crossref", "sum"])
    tap.equal(len({issue["fingerprint"] for issue in issues}), 3, "fingerprints")
    tap.equal(issues[0]["location"], {"path": "report.txt", "lines": {"begin": 1, "end": 1}})


def test_junit():
    root = xml.etree.ElementTree.fromstring(check(TEXT, "-f", "junit"))
    tap.equal(root.get("failures"), "2")
    tap.equal(len(root.findall("./testsuite/testcase/failure")), 2)
    tap.equal(int(root.get("tests")), len(root.findall("./testsuite/testcase")))


def test_places_in_what_is_no_text():
    document = SOURCE / "fixtures" / "documents"
    for report in sorted(document.glob("*.docx")) if document.is_dir() else []:
        result = run("check", "-q", "-f", "json", report)
        tap.check(result.returncode in (0, 1), f"{report}: {result.stderr}")


def test_explain():
    listed = run("explain").stdout.decode().splitlines()
    tap.check(any(line.startswith("sum ") for line in listed), listed)
    for line in listed:
        tap.equal(run("explain", line.split()[0]).returncode, 0)
    tap.equal(run("explain", "no-such-rule").returncode, 2)


def test_explain_paragraph():
    manifest = SOURCE / "fixtures" / "kazakhstan" / "kazakhstan.ini"
    report = next(line[5:] for line in manifest.read_text(encoding="utf8").splitlines() if line.startswith("file="))
    paragraphs = json.loads(run("extract", "-f", "json", manifest.parent / report).stdout)["paragraphs"]
    about = next(p for p in paragraphs if p["topics"] and p["kind"] == "paragraph")
    for arguments in ([f"{manifest.parent / report}#{about['id']}"], [f"kaz-2009#{about['id']}", manifest]):
        result = run("explain", *arguments)
        tap.equal(result.returncode, 0)
        lines = result.stdout.decode().splitlines()
        found = {line.split(":")[0] for line in lines if line.endswith("so it is about this")}
        tap.equal(found, {topic["id"] for topic in about["topics"]})
        tap.check(any("words" in line for line in lines), lines)
        for claim in about["claims"]:
            told = f"{claim['speaker']} {claim['status']}"
            tap.check(any(line.startswith(told) and line.endswith(claim["text"]) for line in lines), (told, lines))
    for wrong in (["kaz-2009#35"], ["kaz-2009#no-such", manifest], ["nobody#35", manifest]):
        tap.equal(run("explain", *wrong).returncode, 2)


def test_a_missing_note_is_told_of_its_mark_too():
    report = ("1. The law is new.1 It is good.2 It is long.3\n\n2. It is dear.4 It is strict.5\n\n3. It is old.6\n\n"
              "Notes\n\n1 Act 1.\n\n2 Act 2.\n\n3 Act 3.\n\n5 Act 5.\n\n6 Act 6.\n")
    found = [f for f in findings(report) if f["rule"] == "footnote"]
    tap.equal(len(found), 1, "one finding")
    tap.check("2" in [location["paragraph"] for location in found[0]["locations"]], "the paragraph with the mark")


def test_the_page_of_rules_is_up_to_date():
    page = (SOURCE / "docs" / "rules.md").read_text(encoding="utf8")
    tap.check(page == run("explain", "-f", "markdown").stdout.decode(), "run `ninja rules` in the build folder")


sys.exit(tap.run(globals()))
