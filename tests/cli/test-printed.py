#!/usr/bin/env python3
"""A report as the United Nations print it: symbols and page numbers that change sides, two-line headings with their numbers
in the margin, raised marks, notes in small print, the number of the print job, recommendations under a chapeau."""
import json
import re
import textwrap

from office import escape, write_pdf
from program import run
import tap

LEFT, MARGIN, RIGHT, TOP, BOTTOM = 113, 79, 510, 90, 720
ADVANCE = 0.6                   # of Courier, in sizes
NOTES = ["The comments are on the website of the Ministry.", "Law No. 114/VI of 3 May 2020, which replaced that of 1998."]
# A heading is (level, number, title); a paragraph (number, text), with "^" for the mark of the next note.
HEADINGS = [
    (1, "I.", "Introduction"),
    (1, "II.", "Measures taken to put into effect the recommendations accepted in the previous cycle of the review"),
    (2, "A.", "Cooperation with the mechanisms of the United Nations and follow-up to recommendations of treaty bodies"),
    (3, "1.", "Prohibition of torture"),
]


ACTIONS = ["Ratify the Convention on the Reduction of Statelessness", "Abolish the death penalty", "Lower the number of detainees",
           "Adopt a comprehensive law against discrimination of any kind, including by employers", "End corporal punishment"]
REASONS = [" and report to the Council", "", ", as the treaty bodies have asked, and in consultation with civil society"]
STATES = ["Peru", "Bolivia (Plurinational State of)", "United Kingdom of Great Britain and Northern Ireland", "Chile, Mexico"]


def make_paragraph(n):
    mark = "^" if n in (2, 9) else ""
    return (f"{n}.", f"In {2009 + n} the Government spent {3 * n + 4} million crowns on the reform of prisons.{mark} It built {n + 2} "
                     f"of them anew, and trained {17 * n + 120} officers, who come from every province of the country.")


def make_report(form):
    """Twelve paragraphs under four headings, then forty recommendations, which `form` numbers."""
    report = [part for n in range(12) for part in ([HEADINGS[n // 3]] if n % 3 == 0 else []) + [make_paragraph(n + 1)]]
    report += [(1, "III.", "Conclusions and/or recommendations"),
               ("13.", "The recommendations listed below enjoy the support of Ruritania:")]
    return report + [(form % n, f"{ACTIONS[n % 5]}, within {n} years{REASONS[n % 3]} ({STATES[n % 4]});") for n in range(1, 41)]


def expected(report):
    section, found = [], []
    for element in report:
        if len(element) == 3:
            section = section[:element[0] - 1] + [f"{element[1]} {element[2]}"]
        else:
            found.append((element[0].rstrip("."), section, element[1].replace("^", "")))
    return found


def set_text(element, size):
    """The lines of an element: (pieces, height, number of notes), a piece being (x, raise, size, is bold, text)."""
    if len(element) == 3:
        large = size + 3 - element[0]
        lines = textwrap.wrap(element[2], int((RIGHT - LEFT) / ADVANCE / large))
        return [([(MARGIN, 0, large, True, element[1])] * (n == 0) + [(LEFT, 0, large, True, line)], 1.15 * large, 0)
                for n, line in enumerate(lines)]
    lines = textwrap.wrap(f"{element[0]:8}".replace(" ", "\0") + element[1], int((RIGHT - LEFT) / ADVANCE / size))
    out = []
    for line in lines:
        x, pieces = LEFT, []
        for part in re.split(r"(\^)", line.replace("\0", " ")):
            scale = 0.6 if part == "^" else 1
            pieces.append((x, 4 * (scale < 1), scale * size, False, part))
            x += ADVANCE * scale * size * len(part)
        out.append((pieces, 1.25 * size, line.count("^")))
    return out


def print_report(report, size, gap):
    """The pages, each a list of (x, y, size, is bold, text)."""
    pages, page, n_notes, n_shown, y = [], [], 0, 0, TOP

    def end_page():
        number = len(pages) + 1
        outer, inner = (57, RIGHT - 60) if number % 2 == 0 else (RIGHT - 60, 57)
        page.append((57 if number % 2 == 0 else RIGHT - 96, 50, 8, True, "A/HRC/WG.6/41/RUR/1"))
        page.append((outer, 800, 8, False, str(number)))
        page.extend([(inner, 800, 8, False, "GE.22-03456(E)")] * (number == 1))
        for n in range(n_shown, n_notes):
            height = 780 - 10 * (n_notes - n)
            page.extend([(LEFT - 8, height - 3, 5, False, str(n + 1)), (LEFT, height, 7.5, False, NOTES[n])])
        pages.append(page)

    for element in report:
        for pieces, height, marks in set_text(element, size):
            if y + height > BOTTOM:
                end_page()
                page, n_shown, y = [], n_notes, TOP
            y += height
            for x, raised, font, is_bold, text in pieces:
                n_notes += text == "^"
                page.append((x, y - raised, font, is_bold, str(n_notes) if text == "^" else text))
        y += gap
    end_page()
    return pages


def pdf(pages):
    streams = ["".join(f"BT /{'B' if is_bold else 'F'} {size:.2f} Tf 1 0 0 1 {x:.2f} {842 - y:.2f} Tm ({escape(words)}) Tj ET\n"
                       for x, y, size, is_bold, words in page) for page in pages]
    return write_pdf(streams, {"F": "Courier", "B": "Courier-Bold"})


def make_test(report, size, gap):
    def test():
        result = run("extract", "-q", "-", stdin=pdf(print_report(report, size, gap)))
        if b"reads no PDF" in result.stderr:
            raise tap.Skip("built without poppler")
        tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
        paragraphs = json.loads(result.stdout)["paragraphs"]
        found = [(p["label"], p["section"], p["text"]) for p in paragraphs if p["kind"] != "footnote"]
        for one, other in zip(found, expected(report)):
            tap.equal(one, other, "paragraph")
        tap.equal(len(found), len(expected(report)), "number of paragraphs")
        tap.equal([(p["label"], p["text"]) for p in paragraphs if p["kind"] == "footnote"],
                  [(str(n + 1), NOTES[n]) for n in range(str(report).count("^"))], "notes")
    return test


for name, form in {"under_the_chapeau": "13.%d", "with_stops": "13.%d.", "of_the_review": "139.%d"}.items():
    for size, gap in [(9, 6), (9, 3), (10, 6), (11, 4)]:
        globals()[f"test_{name}_{size}_points_{gap}_apart"] = make_test(make_report(form), size, gap)
# One page and two have little that repeats.
globals().update({f"test_{n}_paragraphs": make_test(make_report("13.%d")[:n], 9, 6) for n in (8, 12, 16, 28)})

if __name__ == "__main__":
    tap.main()
