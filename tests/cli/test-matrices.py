#!/usr/bin/env python3
"""A table of recommendations with the position of the State: the same in every format."""
import itertools
import json
import textwrap

from office import docx, pdf, run as text_run
from program import run
import tap

HEAD = ["Recommendation", "Position", "Explanation"]
ROWS = [["110.1 Ratify the Convention against Torture (Denmark, Chile);", "Supported", "The bill is before parliament."],
        ["110.2 Abolish the death penalty (Australia);", "Noted", "The people decided to keep it."],
        ["110.3 Raise the age of criminal responsibility (Iceland);", "Partially accepted", "It is 12 years."]]
EXPECTED = [("110.1", ["Denmark", "Chile"], "supported"), ("110.2", ["Australia"], "noted"), ("110.3", ["Iceland"], None)]


def make_html(cell="td"):
    rows = "".join("<tr>" + "".join(f"<{cell}>{text}</{cell}>" for text in row) + "</tr>" for row in [HEAD] + ROWS)
    return f"<table>{rows}</table>"


def make_docx():
    rows = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{text_run(text)}</w:p></w:tc>" for text in row) + "</w:tr>"
                   for row in [HEAD] + ROWS)
    return docx([f"<w:tbl>{rows}</w:tbl>"])


def make_markdown():
    lines = ["# Answers", "", "## Recommendations", ""]
    for i, row in enumerate([HEAD] + ROWS):
        lines += ["| " + " | ".join(row) + " |"] + (["|---|---|---|"] if i == 0 else [])
    return "\n".join(lines) + "\n"


WIDTHS = (34, 14, 26)


def lay_out_row(cells):
    columns = [textwrap.wrap(text, width) for text, width in zip(cells, WIDTHS)]
    return ["".join(f"{part:{width + 3}}" for part, width in zip(parts, WIDTHS))
            for parts in itertools.zip_longest(*columns, fillvalue="")]


def make_pdf():
    """On two pages, with a running head; Courier keeps the columns straight."""
    rows = [lay_out_row(row) for row in ROWS]
    text = ["12. The position of the State on each of the recommendations is set out in the table below:", ""]
    after = ["", "13. The Government is going to report on them at the middle of the next cycle."]
    return pdf([["A/HRC/1/RUR/1"] + text + lay_out_row(HEAD) + rows[0] + rows[1][:1],
                ["A/HRC/1/RUR/1"] + rows[1][1:] + rows[2] + after], font="Courier")


FORMATS = {
    "html": lambda: f"<html><body><p>Answers</p>{make_html()}</body></html>",
    "docx": make_docx,
    "markdown": make_markdown,
    "akn": lambda: f"<akomaNtoso><statement><mainBody><p>Answers</p>{make_html()}</mainBody></statement></akomaNtoso>",
    "pdf": make_pdf,
    "tabs": lambda: "\n".join("\t".join(row) for row in [HEAD] + ROWS),
    "columns": lambda: "\n".join("%-66s%-22s%s" % tuple(row) for row in [HEAD] + ROWS),
}


def make_test(make):
    def test():
        data = make()
        if b"reads no PDF" in run("extract", "-", stdin=data if isinstance(data, bytes) else b"1. Text.").stderr:
            raise tap.Skip("built without poppler")
        result = run("extract", "-q", "-", stdin=data if isinstance(data, bytes) else data.encode())
        tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
        paragraphs = json.loads(result.stdout)["paragraphs"]
        found = [(p["label"], p["recommendation"]["states"], p["recommendation"]["position"])
                 for p in paragraphs if p["kind"] == "recommendation"]
        tap.equal(found, EXPECTED, "recommendations")
        answers = [(p["refers_to"], p["text"]) for p in paragraphs if p["kind"] == "text" and p["refers_to"]]
        tap.equal(answers, [([row[0].split(" ")[0]], f"{row[1]}. {row[2]}") for row in ROWS], "answers")
    return test


globals().update({f"test_{name}": make_test(make) for name, make in FORMATS.items()})

if __name__ == "__main__":
    tap.main()
