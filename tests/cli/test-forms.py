#!/usr/bin/env python3
"""Submissions in the forms that States and NGOs give them: headings of many kinds above prose, with and without numbers.

Each form is read as text, web page, Word file and PDF: all give the same paragraphs under the same headings.
"""
import json
import random
import re
import textwrap
from html import escape

import office
from program import folder, run
import tap

TITLES = ["Introduction", "Torture and ill-treatment", "Freedom of the press", "Equality of women", "Access to justice"]
PARTS = ["Law and practice", "Cases since the last review"]
COVER = ["Joint submission of the Lake Alliance", "Universal periodic review of Ruritania", "March 2018"]
SUBJECTS = ["The Lake Alliance", "The Ministry of Justice", "A commission of inquiry", "The Ombudsman", "Our members in Old Mill"]
VERBS = ["recorded {n} complaints about {what} in {year}, of which {k} were looked into", "has taken no step on {what} since {year}",
         "told the press in {year} that {what} was a priority, and has been silent on it from then on",
         "visited {n} places in {year} and found that {what} was neglected in more than half of them"]
WHAT = ["legal aid", "domestic violence", "overcrowding", "the press", "child labour", "water in rural areas"]
ENDS = ["Families were not told why.", "The Act of 2009 remains in force.", "Nobody was held to account, there or elsewhere."]
REQUESTS = ["Ratify the Optional Protocol and set up a national mechanism.", "Abolish the death penalty in law.",
            "Amend sections 12 and 13 of the Press Act.", "Provide legal aid in all districts of the country."]
ROMAN, CAPITALS, SMALL = ["I", "II", "III", "IV", "V"], "ABCDE", "abcde"

HEADINGS = {  # of the first and the second level
    "plain": ("{title}", None), "capitals": ("{TITLE}", None), "digits": ("{n}. {title}", "{n}.{k} {title}"),
    "bare digits": ("{n} {title}", "{n}.{k} {title}"), "digits and brackets": ("{n}) {title}", None),
    "digits and noughts": ("{n}.0 {title}", "{n}.{k} {title}"), "digits and capitals": ("{n}. {TITLE}", "{n}.{k}. {title}"),
    "digits and strokes": ("{n}/ {title}", None), "digits and dashes": ("{n} - {title}", None),
    "signs": ("§ {n} {title}", None), "letters": ("{A}. {title}", "{A}.{k} {title}"), "small letters": ("{a}) {title}", None),
    "letters in brackets": ("({a}) {title}", None), "numerals": ("{I}. {title}", "{K}. {title}"),
    "numerals and capitals": ("{I}. {TITLE}", "{K}. {title}"), "sections": ("Section {n}: {title}", None),
    "words": ("Issue {n}: {title}", None)}


def make_text(chance):
    sentences = []
    for _ in range(chance.randint(2, 4)):
        verb = chance.choice(VERBS).format(n=chance.randint(40, 990), k=chance.randint(11, 39), what=chance.choice(WHAT),
                                           year=chance.randint(2008, 2017))
        sentences += [f"{chance.choice(SUBJECTS)} {verb}."] + ([chance.choice(ENDS)] if chance.random() < .4 else [])
    return " ".join(sentences)


def make(form, numbers):
    """The report as a list of ("heading", level, text) and ("text", number or None, text)."""
    chance, out, count = random.Random(form + numbers), [], 0
    first, second = HEADINGS[form]
    for n, title in enumerate(TITLES, 1):
        names = {"n": n, "A": CAPITALS[n - 1], "a": SMALL[n - 1], "I": ROMAN[n - 1]}
        out.append(("heading", 1, first.format(title=title, TITLE=title.upper(), **names)))
        for k, part in enumerate(PARTS if second and n in (2, 3) else [None], 1):
            if part:
                out.append(("heading", 2, second.format(title=part, k=k, K=CAPITALS[k - 1], **names)))
            for _ in range(chance.randint(1, 3)):
                count += 1
                out.append(("text", count if numbers == "all" else None, make_text(chance)))
        if numbers == "requests below each":
            out.append(("heading", 3, "What we ask for"))
            out += [("text", i, text) for i, text in enumerate(chance.sample(REQUESTS, 3), 1)]
    if numbers == "requests at the end":
        out.append(("heading", 1, first.format(title="Requests", TITLE="REQUESTS", n=6, A="F", a="f", I="VI")))
        out += [("text", i, text) for i, text in enumerate(REQUESTS, 1)]
    return out


def number(n):
    return f"{n}. " if n else ""


def as_text(report, width=84):
    lines = COVER + [""]
    for kind, n, text in report:
        text = text if kind == "heading" else number(n) + text
        lines += (textwrap.wrap(text, width) if width else [text]) + [""]
    return "\n".join(lines).encode()


def as_page(report):
    body = [f"<p>{line}</p>" for line in COVER]
    body += [f"<p><b>{escape(text)}</b></p>" if kind == "heading" else f"<p>{number(n)}{escape(text)}</p>" for kind, n, text in report]
    return f"<html><body>{''.join(body)}</body></html>".encode()


def as_word(report):
    bold = lambda text: f'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    return office.docx([bold(line) for line in COVER] + [
        bold(text) if kind == "heading" else f"<w:p>{office.run(escape(number(n) + text))}</w:p>" for kind, n, text in report])


def as_pdf(report, width=75):
    """Bold headings of the size of the text, and more space between paragraphs than between lines."""
    height, pages, page = 780, [], []
    elements = [("heading", 1, line) for line in COVER] + report
    for kind, n, text in elements:
        lines = textwrap.wrap(text if kind == "heading" else number(n) + text, width)
        if height - 12 * len(lines) < 60:
            pages.append(page)
            height, page = 780, []
        for line in lines:
            font = "B" if kind == "heading" else "F"
            page.append(f"/{font} 10 Tf 1 0 0 1 70 {height} Tm ({office.escape(line)}) Tj\n")
            height -= 12
        height -= 8
    return office.write_pdf([f"BT {''.join(lines)}ET" for lines in pages + [page]], {"F": "Courier", "B": "Courier-Bold"})


def find(data):
    with folder() as place:
        (place / "report").write_bytes(data)
        result = run("extract", "-q", "-f", "json", place / "report")
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return [(p["section"][-1] if p["section"] else None, p["label"], " ".join(p["text"].split()))
            for p in json.loads(result.stdout)["paragraphs"]]


def expect(report):
    out, heading = [], None
    for kind, n, text in report:
        if kind == "heading":
            heading = text
        else:
            out.append((heading, str(n) if n else None, text))
    return out


def make_test(form, numbers):
    def test():
        report = make(form, numbers)
        writers = {"text": as_text, "long lines": lambda r: as_text(r, 0), "page": as_page, "word": as_word}
        # The fonts that every reader of PDF has know no signs of sections in UTF-8.
        writers.update({"pdf": as_pdf} if all(ord(c) < 128 for _, _, text in report for c in text) else {})
        for name, write in writers.items():
            found = find(write(report))
            missing = [p for p in expect(report) if p not in found]
            tap.check(not missing, f"{name}: {missing} missing among {[p for p in found if p not in expect(report)]}")
    return test


globals().update({re.sub(r"\W", "_", f"test_{form}, {numbers}"): make_test(form, numbers)
                  for form in HEADINGS for numbers in ("none", "all", "requests at the end", "requests below each")
                  if not (numbers == "all" and form in ("digits", "bare digits", "digits and brackets", "digits and noughts",
                                                        "digits and capitals", "digits and strokes", "digits and dashes", "signs"))})


if __name__ == "__main__":
    tap.main()
