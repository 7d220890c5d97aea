#!/usr/bin/env python3
"""The examples of docs/ci.md: each command of the Action and of the GitLab template runs, and makes what it promises."""
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

from program import DIACHRON, SOURCE, folder
import tap

PAGE = (SOURCE / "docs" / "ci.md").read_text(encoding="utf8")
SCHEMA = json.loads((SOURCE / "tests" / "schema" / "gitlab-code-quality.json").read_text(encoding="utf8"))
FIRST = "1. There were 590 talks (350 here and 250 there).\n\n2. The plan is set out in paragraph 14 below.\n"
SECOND = "1. The law was adopted on 4 May 2012.\n\n2. It has been in force since.\n"
MANIFEST = ("[collection]\ntitle=Norland\n\n[report first]\nfile=first.txt\ndate=2014-05-01\nissuer=state\n\n"
            "[report second]\nfile=second.txt\ndate=2019-05-01\nissuer=state\n")


def example(title):
    """The indented block below a heading of the page."""
    section = PAGE.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))


def run_steps(commands, wrong):
    """Runs commands as a service does, one after the other, on reports with findings or without: their statuses, the
    files that they left, and what they printed."""
    with folder() as place:
        (place / "first.txt").write_text(FIRST if wrong else SECOND, encoding="utf8")
        (place / "second.txt").write_text(SECOND, encoding="utf8")
        (place / "reports.ini").write_text(MANIFEST, encoding="utf8")
        (place / "bin").mkdir()
        (place / "bin" / "diachron").symlink_to(DIACHRON)
        environment = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}"}
        results = [subprocess.run(["bash", "-eo", "pipefail", "-c", command], cwd=place, env=environment, timeout=60,
                                  capture_output=True, check=False) for command in commands]
        return ([result.returncode for result in results],
                {file.name: file.read_text(encoding="utf8") for file in place.iterdir()
                 if file.is_file() and file.suffix in (".json", ".sarif", ".xml")},
                [result.stdout.decode() for result in results])


def test_action():
    text = example("GitHub Actions")
    commands = re.findall(r"^ *- run: (.*)$", text, flags=re.MULTILINE)
    tap.equal(len(commands), 3, "commands of the Action")
    statuses, files, printed = run_steps(commands, wrong=True)
    tap.equal(statuses, [0, 0, 1], "only the last step fails")
    tap.check(printed[0].startswith("::error file=first.txt,line=1,"), printed[0])
    name = re.search(r"sarif_file: (\S+)", text).group(1)
    tap.equal(json.loads(files[name])["version"], "2.1.0", "the file that is uploaded")
    tap.equal(run_steps(commands, wrong=False)[0], [0, 0, 0], "sound reports pass")


def test_gitlab_template():
    text = example("GitLab")
    commands = re.findall(r"^ *- (diachron .*)$", text, flags=re.MULTILINE)
    tap.equal(len(commands), 2, "commands of the template")
    statuses, files, _ = run_steps(commands, wrong=True)
    tap.equal(statuses, [0, 1], "only the last command fails")
    quality = re.search(r"codequality: (\S+)", text).group(1)
    junit = re.search(r"junit: (\S+)", text).group(1)
    tap.equal(xml.etree.ElementTree.fromstring(files[junit]).tag, "testsuites")
    tap.equal(validate(json.loads(files[quality])), [], "what GitLab asks for")
    tap.check(len(json.loads(files[quality])) >= 2, files[quality])
    statuses, files, _ = run_steps(commands, wrong=False)
    tap.equal(statuses, [0, 0], "sound reports pass")
    tap.equal(json.loads(files[quality]), [], "an empty list, no empty file")


def validate(issues):
    """What is wrong with a list of issues, as JSON Schema tells where its validator is installed."""
    try:
        import jsonschema
    except ImportError:
        return [] if issues else ["nothing to validate"]
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(issues)]


def test_the_schema_refuses():
    sound = {"description": "a", "check_name": "sum", "fingerprint": "b", "severity": "major",
             "location": {"path": "report.txt", "lines": {"begin": 1}}}
    tap.equal(validate([sound]), [])
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        return
    for key in sound:
        tap.check(validate([{name: value for name, value in sound.items() if name != key}]), f"no {key}")
    tap.check(validate([{**sound, "severity": "error"}]), "a severity that GitLab does not know")
    tap.check(validate([{**sound, "location": {"path": "/report.txt", "lines": {"begin": 1}}}]), "an absolute path")
    tap.check(validate([{**sound, "location": {"path": "report.txt", "lines": {"begin": 0}}}]), "line 0")


sys.exit(tap.run(globals()))
