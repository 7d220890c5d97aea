#!/usr/bin/env python3
"""Reports through LibreOffice and back: text -> (structured or raw) -> DOCX, PDF, HTML -> paragraphs.

    roundtrip.py DIACHRON [--raw] [--columns N] [--hyphenate] [--minimum FORMAT=SHARE,...] [-v] REPORT.txt...

Markdown and Akoma Ntoso are written directly. "Raw" means that LibreOffice gets the text itself.

Prints for each report and format how many paragraphs come back identical in label, kind, section and
text, as TAP; what needs LibreOffice is skipped where that is missing. Exits with 1 where a share is
below the minimum.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fodt  # noqa: E402
import plain  # noqa: E402

OFFICE = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export",
          "html": "html:HTML (StarWriter)"}
PLAIN = {"md": plain.markdown, "akn": plain.akn}


def extract(program, path):
    result = subprocess.run([program, "extract", "-q", "-f", "json", path], capture_output=True)
    if result.returncode != 0:
        print(f"# {path}: {result.stderr.decode(errors='replace').strip()}")
        return {"id": "", "paragraphs": []}
    return json.loads(result.stdout)


def convert(folder, paths, target, infilter=None):
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    if infilter:
        command.append(f"--infilter={infilter}")
    subprocess.run(command + ["--convert-to", target, "--outdir", folder] + paths, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def write_sources(arguments, documents, folder, target):
    """What LibreOffice converts: the text itself, or an OpenDocument made of its paragraphs."""
    sources = []
    for path, (name, document) in zip(arguments.reports, documents.items()):
        source = os.path.join(folder, name + (".txt" if arguments.raw else ".fodt"))
        with open(source, "w", encoding="utf-8") as file:
            file.write(open(path, encoding="utf-8").read() if arguments.raw else
                       fodt.make(document, arguments.columns, arguments.hyphenate,
                                 is_typed=target == "html"))
        sources.append(source)
    return sources


def write_plain(documents, folder, target):
    for name, document in documents.items():
        with open(os.path.join(folder, f"{name}.{target}"), "w", encoding="utf-8") as file:
            file.write(PLAIN[target](document))


def keys(document):
    return [(p["label"], p["kind"], tuple(p["section"]), p["text"]) for p in document["paragraphs"]
            if p["kind"] != "footnote"]


def notes(document):
    return sorted((p["label"] or "", p["text"]) for p in document["paragraphs"]
                  if p["kind"] == "footnote")


def count_same(expected, found):
    left = {}
    for key in found:
        left[key] = left.get(key, 0) + 1
    same = []
    for key in expected:
        if left.get(key, 0) > 0:
            left[key] -= 1
            same.append(True)
        else:
            same.append(False)
    return same


def report_differences(expected, found, same):
    by_label = {}
    for key in found:
        by_label.setdefault(key[0], []).append(key)
    for key, is_same in zip(expected, same):
        if is_same:
            continue
        print(f"#  expected {key}")
        for other in by_label.get(key[0], [])[:2] if key[0] else []:
            print(f"#     found {other}")
    extra = [key for key in found if key not in set(expected)]
    for key in extra[:20]:
        print(f"#     extra {key}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--raw", action="store_true", help="convert the text as it is, line by line")
    parser.add_argument("--columns", type=int, default=1)
    parser.add_argument("--hyphenate", action="store_true")
    parser.add_argument("--formats", default=",".join([*OFFICE, *PLAIN]))
    parser.add_argument("--minimum", default="", help="shares of identical paragraphs, docx=0.99,pdf=0.9")
    parser.add_argument("--keep", help="folder for the files, which is not removed")
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    if not all(os.path.exists(path) for path in arguments.reports):
        print("1..0 # SKIP the reports are not here")
        return 0
    folder = os.path.abspath(arguments.keep or tempfile.mkdtemp(prefix="diachron-roundtrip-"))
    os.makedirs(folder, exist_ok=True)
    documents = {os.path.splitext(os.path.basename(path))[0]: extract(arguments.program, path)
                 for path in arguments.reports}
    failed = False
    minimums = dict(part.split("=") for part in arguments.minimum.split(",") if part)
    formats = [name for name in arguments.formats.split(",")
               if name in OFFICE or not arguments.raw]
    has_office = shutil.which("soffice") is not None
    print(f"1..{len(formats)}")
    for number, target in enumerate(formats, 1):
        if target in OFFICE and not has_office:
            print(f"ok {number} {target} # SKIP LibreOffice is not installed")
            continue
        if target in PLAIN:
            write_plain(documents, folder, target)
        else:
            convert(folder, write_sources(arguments, documents, folder, target), OFFICE[target],
                    "Text (encoded):UTF8" if arguments.raw else None)
        total = identical = 0
        for name, document in documents.items():
            found = extract(arguments.program, os.path.join(folder, f"{name}.{target}"))
            expected = keys(document)
            same = count_same(expected, keys(found))
            total += len(same)
            identical += sum(same)
            is_same = notes(document) == notes(found)
            print(f"# {target} {name}: {sum(same)} of {len(same)} identical, "
                  f"{len(found['paragraphs'])} found, footnotes {'same' if is_same else 'differ'}")
            if arguments.verbose:
                report_differences(expected, keys(found), same)
                if not is_same:
                    print("#  footnotes", notes(document), "found", notes(found))
        share = identical / total if total else 0
        is_low = share < float(minimums.get(target, 0))
        failed |= is_low
        print(f"{'not ok' if is_low else 'ok'} {number} {target}: {identical} of "
              f"{total} paragraphs identical ({100 * share:.1f} per cent)")
    if not arguments.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
