#!/usr/bin/env python3
"""One submission in combinations of headings, numbers, notes, page feet and widths, as different authors choose them.

No author was seen with each of these, and none of them is what the rules were written from alone: a rule that helps one layout
must not cost another. A fixed sample of all combinations is read; each gives the same numbered paragraphs.
"""
import collections
import itertools
import json
import random
import textwrap

from program import folder, run
import tap

SAMPLE = 120
PAGE_LINES = 34
TITLE = "Joint submission on Ruritania"
SENTENCES = [
    "In the district of {place}, {n} persons were held in {year}, {m} of them without a decision of a court; the prosecutor was "
    "told of each of them and answered in {k} cases.",
    "The Act on {subject} has been in force since {year}. It is applied unevenly: courts in {place} refer to it, others do not.",
    "From {year} on the budget for {subject} rose from {m} million to {n} million dollars, which is less than a third of what the "
    "Ministry had asked for, and nothing of it reached {place}.",
    "The Ombudsman received {n} complaints about {subject} in {year}.",
    "Women in {place} had waited for {k} months. A clinic that was promised in {year} has not been opened, and the nearest one is "
    "{m} kilometres away.",
    "{year} was the first year in which the Government published figures on {subject}.",
    "The Government calls {subject} a priority. Yet the commission that was to be set up by {year} has met only {k} times.",
    "Of {n} recommendations made in {year}, {k} concerned {subject}.\n(a) None of them has been carried out;\n(b) Two are with "
    "Parliament.",
]
PLACES = ["Northfield", "Lowlake", "Upper Marsh", "Saint Brendan", "Old Mill"]
SUBJECTS = ["legal aid", "domestic violence", "prisons", "access to information", "disability", "the press", "child labour"]
HEADINGS = ["Introduction", "Prisons and police", "Freedom of expression and assembly", "Recommendations"]
NOTES = ["Letter of the Ministry of Justice of 6 December 2016; see also the register of March 2011.", "Yearbook 2016, p. 12.",
         "Act No. 14 of 2004, article 3.", "See A/HRC/22/3, para. 7.", "Judgement of 4 May 2014; the editor appealed.", "Ibid., p. 44."]

CHOICES = {
    "heading": ["underlined =", "underlined -", "capitals", "roman", "roman capitals", "letter", "plain", "section"],
    "label": ["{n}. ", "{n}) ", "({n}) ", "[{n}] ", "{n}  ", "{n}.\t", "{section}.{k} ", "{section}.{k}. ", "Para. {n} ", "{n}.\n"],
    "notes": ["none", "glued", "raised", "brackets", "brackets at the end", "at the end"],
    "foot": ["none", "Page {page}", "Page {page} of 9", "{page}", "- {page} -", TITLE + " | {page} of 9", TITLE + " " * 20 + "{page}",
             TITLE, "\f" + TITLE + "   {page}"],
    "width": [72, 88, 0],
    "indent": ["", "     "],
}
Layout = collections.namedtuple("Layout", CHOICES)


def make_text(n):
    chance = random.Random(n)
    return chance.choice(SENTENCES).format(
        place=chance.choice(PLACES), subject=chance.choice(SUBJECTS), n=chance.randint(40, 990), m=chance.randint(11, 39),
        k=chance.randint(2, 9), year=chance.randint(2008, 2014))


def make_heading(style, number, title):
    roman = ["I", "II", "III", "IV"][number - 1]
    return {"underlined =": [title, "=" * len(title)], "underlined -": [title, "-" * len(title)], "capitals": [title.upper()],
            "roman": [f"{roman}. {title}"], "roman capitals": [f"{roman}. {title.upper()}"], "plain": [title],
            "letter": [f"{'ABCD'[number - 1]}. {title}"], "section": [f"Section {number}: {title}"]}[style]


def raise_digits(number):
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))


def make_mark(style, number):
    return {"none": "", "glued": str(number), "raised": raise_digits(number), "brackets": f"[{number}]",
            "brackets at the end": f"[{number}]", "at the end": str(number)}[style]


def make_note(style, number):
    sign = {"glued": number, "raised": raise_digits(number), "brackets": f"[{number}]", "brackets at the end": f"[{number}]",
            "at the end": f"{number}."}[style]
    return f"{sign} {NOTES[number % len(NOTES)]}"


def wrap(layout, text, start="", rest=""):
    start, rest = layout.indent + start, layout.indent + rest
    if not layout.width:
        return [start + text]
    lines = textwrap.wrap(text, layout.width - 8, initial_indent=start.replace("\t", "    "), subsequent_indent=rest)
    return [lines[0].replace(start.replace("\t", "    "), start, 1)] + lines[1:]


def lay_out_paragraph(layout, label, text, mark):
    first, *items = text.split("\n")
    alone = label.endswith("\n")
    lines = [layout.indent + label.strip()] if alone else []
    lines += wrap(layout, first + mark, "" if alone else label)
    for item in items:
        lines += wrap(layout, item, "    ", "    ")
    return lines


def lay_out(layout):
    """The lines of the submission, each with the numbers of the notes that its marks point to, and {label: text}."""
    lines, expected, notes = [], {}, itertools.count(1)
    for section, title in enumerate(HEADINGS, 1):
        lines += [(line, []) for line in ["", *make_heading(layout.heading, section, title), ""]]
        for k in range(1, 11):
            n = 10 * (section - 1) + k
            text, label = make_text(n), layout.label.format(n=n, section=section, k=k)
            marked = [next(notes)] if n % 3 == 2 and layout.notes != "none" else []
            paragraph = lay_out_paragraph(layout, label, text, make_mark(layout.notes, marked[0]) if marked else "")
            lines += [(line, marked if i == 0 else []) for i, line in enumerate(paragraph)] + [("", [])]
            expected[label.strip().strip("[]().Para ").rstrip(".")] = " ".join(text.split())
    return lines, expected


def end_page(layout, notes, page):
    below = {"glued": "_" * 20, "raised": "_" * 20, "brackets": "-" * 20}.get(layout.notes)
    lines = ["", below] if below and notes else []
    for number in notes if below else []:
        lines += wrap(layout, make_note(layout.notes, number))
    return lines + ([""] if layout.foot == "none" else ["", layout.foot.format(page=page), ""])


def paginate(layout, lines):
    out, on_page, notes, page = ["SUBMISSION ON RURITANIA", "", "Lake Alliance, 28 March 2017", ""], 0, [], 1
    for i, (line, marked) in enumerate(lines):
        out.append(line)
        notes += marked
        on_page += 1
        # No page ends between a heading and what stands below it.
        if on_page >= PAGE_LINES and line and i + 1 < len(lines) and len(line) > 50:
            out += end_page(layout, notes, page)
            on_page, notes, page = 0, notes if layout.notes.endswith("end") else [], page + 1
    out += end_page(layout, notes, page)
    if layout.notes.endswith("end"):
        out += ["Notes", ""] if layout.notes == "at the end" else []
        for number in notes:
            out += wrap(layout, make_note(layout.notes, number))
    return "\n".join(out) + "\n"


def is_possible(layout):
    """Nobody can tell a number in brackets from a note in brackets, or a number alone on its line from a page number."""
    return not (layout.label == "[{n}] " and layout.notes.startswith("brackets")) and \
        not (layout.label == "{n}.\n" and (layout.width == 0 or layout.foot == "{page}"))


def read(layout):
    """How many paragraphs come out as they went in, and of how many."""
    lines, expected = lay_out(layout)
    with folder() as place:
        path = place / "submission.txt"
        path.write_text(paginate(layout, lines), encoding="utf8")
        paragraphs = json.loads(run("extract", "-q", "-f", "json", path).stdout)["paragraphs"]
    found = {p["label"]: " ".join(p["text"].split()) for p in paragraphs if p["kind"] in ("paragraph", "recommendation")}
    return sum(found.get(label) == text for label, text in expected.items()), len(expected)


def test_combinations():
    layouts = [layout for layout in map(Layout._make, itertools.product(*CHOICES.values())) if is_possible(layout)]
    right, all_ = collections.Counter(), collections.Counter()
    for layout in random.Random(20161206).sample(layouts, SAMPLE):
        n_right, n = read(layout)
        for choice in ("all", *layout._asdict().items()):
            right[choice] += n_right
            all_[choice] += n
    shares = {choice: right[choice] / all_[choice] for choice in all_}
    tap.check(shares["all"] >= 0.99, f"{shares['all']:.4f} of the paragraphs are as they went in")
    for choice, share in shares.items():
        tap.check(share >= 0.95, f"{choice}: {share:.3f}")


if __name__ == "__main__":
    tap.main()
