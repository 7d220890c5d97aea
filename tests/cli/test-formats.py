#!/usr/bin/env python3
"""Reports in other formats than text, as a person meets them on the command line and in git."""
import json
import resource
import shutil
import subprocess

from office import docx, numbered, pdf, run as text_run
from program import DIACHRON, folder, run
import tap

OLD = [numbered("The council met 12 times."), numbered("It has not yet adopted the law.")]
NEW = [numbered("The council met 14 times."), numbered("It adopted the law."), numbered("Nobody voted against it.")]
TRACKED = [numbered(text_run("The law is ") + '<w:del w:id="1"><w:r><w:delText>planned</w:delText></w:r></w:del>'
                    f'<w:ins w:id="2">{text_run("adopted")}</w:ins>' + text_run("."))]


def extract(*arguments, **options):
    result = run("extract", "-q", "-f", "text", *arguments, **options)
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return result.stdout.decode()


def test_told_by_content_not_by_name():
    expected = "1\tThe council met 12 times.\n2\tIt has not yet adopted the law.\n"
    with folder() as path:
        (path / "report.txt").write_bytes(docx(OLD))
        tap.equal(extract(path / "report.txt"), expected)
        (path / "report.docx").write_text("<html><ol><li>The council met 12 times.<li>It has not yet adopted the law.</ol>")
        tap.equal(extract(path / "report.docx"), expected)
    tap.equal(extract("-", stdin=docx(OLD)), expected, "standard input")


def test_formats_mixed():
    with folder() as path:
        (path / "old.docx").write_bytes(docx(OLD))
        (path / "new.html").write_text("<html><ol><li>The council met 14 times.</ol>")
        result = run("compare", "-q", "-o", path / "out", path / "old.docx", path / "new.html")
        tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
        report = json.loads((path / "out" / "report.json").read_text())
        tap.equal([document["paragraphs"][0]["label"] for document in report["reports"]], ["1", "1"], "labels")


def test_an_empty_first_cell_keeps_its_column():
    data = b"<html><p>1. The table.<table><tr><td><td>2015<td>2016<tr><td>Men<td>5<td>6</table>"
    paragraphs = json.loads(run("extract", "-q", "-", stdin=data).stdout)["paragraphs"]
    tap.equal(paragraphs[1]["text"], "\t2015\t2016\nMen\t5\t6", "table")


def test_empty_cells_and_wide_headings_keep_their_columns():
    data = (b"<html><p>1. The table.<table><tr><td>Mill<td colspan=2>2015<td colspan=2>2016"
            b"<tr><td><td>Men<td>Women<td>Men<td>Women<tr><td>Old<td>5<td><td>7<td>8</table>")
    table = json.loads(run("extract", "-q", "-", stdin=data).stdout)["paragraphs"][1]
    tap.equal(table["text"], "Mill\t2015\t\t2016\n\tMen\tWomen\tMen\tWomen\nOld\t5\t\t7\t8", "table")
    tap.equal([(figure["value"], figure["as_of"]) for figure in table["figures"]],
              [(5, "2015"), (7, "2016"), (8, "2016")], "figures")


def test_numbers_of_rows_and_in_boxes():
    """Word numbers rows by empty paragraphs; the numbers of old reports stand in text boxes in the margin."""
    cell = lambda content: f"<w:tc>{content}</w:tc>"
    plain = lambda text: f"<w:p>{text_run(text)}</w:p>"
    rows = "".join(f"<w:tr>{cell(number)}{cell(plain(one))}{cell(plain(two))}</w:tr>" for number, one, two in
                   [(plain("No."), "Treaty", "Year"), (numbered(text_run("")), "Of one", "2001"), (numbered(text_run("")), "Of two", "2003")])
    boxed = lambda number, text: (f"<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
                                  f"{plain(number)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>{text_run(text)}</w:p>")
    data = docx([boxed("1.", "The council met twice."), boxed("2.", "It joined these treaties."), f"<w:tbl>{rows}</w:tbl>",
                 boxed("3.", "A box with words stands below."), boxed("Words.", "Then comes the rest.")])
    tap.equal(extract("-", stdin=data).splitlines(),
              ["1\tThe council met twice.", "2\tIt joined these treaties.",
               "table 1\tNo. Treaty Year | 1. Of one 2001 | 2. Of two 2003", "3\tA box with words stands below.",
               "text 1\tThen comes the rest.", "text 2\tWords."], "lines")


def test_revisions():
    with folder() as path:
        (path / "report.docx").write_bytes(docx(TRACKED))
        tap.equal(extract(path / "report.docx"), "1\tThe law is adopted.\n", "without the option")
        tap.equal(extract("--revisions=final", path / "report.docx"), "1\tThe law is adopted.\n", "final")
        tap.equal(extract("--revisions=original", path / "report.docx"), "1\tThe law is planned.\n", "original")
        result = run("extract", path / "report.docx")
        tap.check(b"tracked changes" in result.stderr, "no note of tracked changes")
        result = run("extract", "--revisions=both", path / "report.docx")
        tap.equal(result.returncode, 2, "exit status of a wrong value")
        (path / "both.ini").write_text("[report a]\nfile=report.docx\nrevisions=original\ndate=2010\n"
                                       "[report b]\nfile=report.docx\ndate=2011\n")
        result = run("compare", "-q", "-o", path / "out", path / "both.ini")
        tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
        report = json.loads((path / "out" / "report.json").read_text())
        tap.equal([document["paragraphs"][0]["text"] for document in report["reports"]],
                  ["The law is planned.", "The law is adopted."], "both sides")


def test_pages():
    result = run("extract", "-q", "-", stdin=pdf([["1. The council met twice."], ["2. It adopted a law."]]))
    if b"reads no PDF" in result.stderr:
        raise tap.Skip("built without poppler")
    paragraphs = json.loads(result.stdout)["paragraphs"]
    tap.equal([(p["label"], p["page"]) for p in paragraphs], [("1", 1), ("2", 2)], "labels and pages")


def git(path, *arguments):
    result = subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], cwd=path,
                            capture_output=True, check=False, timeout=60)
    tap.equal(result.returncode, 0, f"git {arguments[0]}, {result.stderr}")
    return result.stdout.decode()


def show_difference(name, old, new):
    """What `git diff` says of two versions of a file, with diachron as textconv."""
    if shutil.which("git") is None:
        raise tap.Skip("git is not installed")
    with folder() as path:
        git(path, "init", "-q")
        (path / ".gitattributes").write_text("*.docx diff=diachron\n*.pdf diff=diachron\n")
        git(path, "config", "diff.diachron.textconv", f"'{DIACHRON}' extract -q -f text")
        (path / name).write_bytes(old)
        git(path, "add", ".")
        git(path, "commit", "-q", "-m", "Old")
        (path / name).write_bytes(new)
        lines = git(path, "diff").splitlines()
        return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_textconv_of_docx():
    tap.equal(show_difference("report.docx", docx(OLD), docx(NEW)),
              ["-1\tThe council met 12 times.", "-2\tIt has not yet adopted the law.",
               "+1\tThe council met 14 times.", "+2\tIt adopted the law.", "+3\tNobody voted against it."])


def test_textconv_of_pdf():
    if b"reads no PDF" in run("extract", "-", stdin=pdf([["1. Text."]])).stderr:
        raise tap.Skip("built without poppler")
    old = pdf([["1. The council met twice.", "2. It adopted a law."]])
    new = pdf([["1. The council met three times.", "2. It adopted a law."]])
    tap.equal(show_difference("report.pdf", old, new),
              ["-1\tThe council met twice.", "+1\tThe council met three times."])


def test_trouble_is_one_line():
    for data, words in [(b"PK\3\4 no archive", b"damaged"), (b"%PDF-1.7 nothing", b"PDF"),
                        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"DOCX"), (b"{\\rtf1 x}", b"DOCX"),
                        (b"<?xml version='1.0'?><x/>", b"Akoma Ntoso")]:
        result = run("extract", "-", stdin=data)
        tap.equal(result.returncode, 2, "exit status")
        tap.equal(result.stdout, b"", "output")
        tap.equal(result.stderr.count(b"\n"), 1, f"lines of {result.stderr}")
        tap.check(words in result.stderr, f"{words} not in {result.stderr}")


# Four times as much takes six times as long at most. Marks of Markdown are many on one line, so that one that is looked for
# to the end of it, or counted from its start, is seen.
SMALL, FACTOR, MAX_GROWTH, NOISE = 6000, 4, 1.5, 0.1
MARKDOWN_HEAD, MARKDOWN_TIMES = "# A\n\n# B\n\n1. ", 12
MARKDOWN = {"brackets": "[^1] [", "emphasis": "**a *b ", "pairs": "*a* ", "code": "`a` ", "ticks": "`a ``b ", "links": "[a](b) ",
            "open_links": "[a](", "addresses": "<http://a.b> ", "escapes": "\\*", "attributes": "[a]{.b} ",
            "open_attributes": "[a]{.b ", "cells": "a | b ", "entities": "&amp; ", "notes": "[^1]"}
HUGE = {
    "html_paragraphs": lambda n: "<html>" + "<p>1. A paragraph and its text.</p>" * n,
    "html_open_elements": lambda n: "<html>" + "<p><b>Text" * n,
    "html_lists": lambda n: "<html>" + "<ol><li>Text</ol>" * n,
    "html_rows": lambda n: "<html><table>" + "<tr><td rowspan=9>1<td>2" * n,
    "html_notes": lambda n: "<html>" + "".join(f"<p>x<a href='#n{i}'>[1]</a>" for i in range(n)) +
                            "".join(f"<p id=n{i}>Note" for i in range(n)),
    "html_ids": lambda n: "<html>" + "<p id=a><a href='#a'>[1]</a>" * n,
    "markdown_items": lambda n: "# A\n\n# B\n\n" + "1. item\n   - item\n" * n,
    "akn_notes": lambda n: "<akomaNtoso>" + "<p>x<authorialNote marker='1'><p>y</p></authorialNote></p>" * n +
                           "</akomaNtoso>",
    "docx_paragraphs": lambda n: docx([numbered(f"Text {i * 7919 % 10007}") for i in range(n)]),
    "docx_changes": lambda n: docx([f'<w:p><w:pPr><w:rPr><w:del w:id="{i}"/></w:rPr></w:pPr>{text_run(str(i * 7919))}</w:p>'
                                    for i in range(n)]),
    "pdf_lines": lambda n: pdf([["A line of text."] * 60] * (n // 20)),
    "pdf_pages": lambda n: pdf([[f"{i}. Text"] for i in range(n // 5)]),
    "pdf_table": lambda n: pdf([["1      2      3"] * 60] * (n // 20)),
}


def measure(data):
    """Seconds of the processor, which other programs do not change; the better of two runs."""
    times = []
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = run("extract", "-q", "-f", "text", "-", stdin=data if isinstance(data, bytes) else data.encode())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        tap.check(b"limit" not in result.stderr and b"DIA_MAX" not in result.stderr, f"a limit, {result.stderr}")
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def make_growth_test(make):
    def test():
        small, large = measure(make(SMALL)), measure(make(SMALL * FACTOR))
        tap.check(large <= small * FACTOR * MAX_GROWTH + NOISE, f"{small:.2f} s, {large:.2f} s for {FACTOR} times as much")
    return test


def make_markdown(unit):
    return lambda n: MARKDOWN_HEAD + unit * (n * MARKDOWN_TIMES) + "\n"


HUGE.update({f"markdown_{name}": make_markdown(unit) for name, unit in MARKDOWN.items()})
globals().update({f"test_time_{name}": make_growth_test(make) for name, make in HUGE.items()})

if __name__ == "__main__":
    tap.main()
