#!/usr/bin/env python3
"""One report in the layouts that plain text comes in: all give the same paragraphs under the same headings."""
import json
import textwrap

from program import run
import tap

SUBJECTS = ["The Ministry of Health of Ruritania", "The Parliament", "The Ombudsman", "A commission of three judges",
            "The Government", "Each of the provinces", "The police of the capital"]
VERBS = ["adopted a plan on", "has reviewed", "reported in public on", "set aside means for", "closed a gap in"]
OBJECTS = ["the protection of witnesses in trials against organized crime", "the training of teachers in rural schools",
           "access to water in the two northern provinces", "the conditions in places of detention",
           "equal pay of women and men", "the register of births among nomads"]
HEADINGS = {0: "I. Introduction", 8: "II. Framework", 16: "A. Institutions", 24: "B. Treaties", 32: "III. Conclusion"}
SECTIONS = [["I. Introduction"], ["II. Framework"], ["II. Framework", "A. Institutions"],
            ["II. Framework", "B. Treaties"], ["III. Conclusion"]]


def make_paragraph(n):
    sentences = [f"{SUBJECTS[(n + 3 * i) % 7]} {VERBS[(2 * n + i) % 5]} {OBJECTS[(n * n + i) % 6]} in {2001 + (n + 5 * i) % 18}."
                 for i in range(2 + n % 3)]
    return " ".join(sentences)


PARAGRAPHS = [make_paragraph(n) for n in range(40)]


def lay_out(label, width=80, indent=0, hanging=0, alone=False, long=False):
    """The lines of the report; `label` is a format for the number."""
    lines = []
    for n, text in enumerate(PARAGRAPHS):
        if n in HEADINGS:
            lines += ["", HEADINGS[n], ""]
        number = label % (n + 1)
        if long:
            part = [f"{number} {text}"]
        elif alone:
            part = [number] + textwrap.wrap(text, width)
        else:
            part = textwrap.wrap(f"{number} {text}", width, subsequent_indent=" " * hanging)
        lines += [" " * indent + line for line in part] + ([] if alone else [""])
    return lines


def double(lines):
    return [line for pair in ((line, "") if line else ("",) for line in lines) for line in pair]


def number_pages(lines, form):
    """A page number below every 40 lines; the last page is short."""
    return [line for page, start in enumerate(range(0, len(lines), 40), 1)
            for line in lines[start:start + 40] + ["", (form % page).center(80).rstrip(), ""]]


def paginate(lines, feed):
    """A running head over every 48 lines and a page number below them."""
    out = []
    for page, start in enumerate(range(0, len(lines), 48), 1):
        out += ["Ruritania: third national report", ""] + lines[start:start + 48] + ["", f"{'':30}{page}", feed]
    return out


LAYOUTS = {
    "numbers_flush_left": lay_out("%d."),
    "numbers_with_a_bracket": lay_out("%d)"),
    "a_blank_before_the_stop": lay_out("%d ."),
    "numbers_alone_are_bare": lay_out("%d"),
    "square_brackets": lay_out("[%d]"),
    "round_brackets": lay_out("(%d)"),
    "stops_and_dashes": lay_out("%d.-"),
    "stops_and_blanks_and_dashes": lay_out("%d. -"),
    "stops_and_brackets": lay_out("%d.)"),
    "colons": lay_out("%d:"),
    "ordinal_signs": lay_out("%dº"),
    "degree_signs_and_stops": lay_out("%d°."),
    "wide_stops": lay_out("%d．"),
    "square_brackets_and_stops": lay_out("[%d]."),
    "round_brackets_and_stops": lay_out("(%d)."),
    "words_and_colons": lay_out("Para %d:"),
    "signs_of_sections": lay_out("§ %d"),
    "signs_of_paragraphs": lay_out("¶%d."),
    "everything_indented": lay_out("%d.", indent=6),
    "hanging_indents": lay_out("%d.  ", hanging=5),
    "first_lines_indented": lay_out("    %d."),
    "numbers_on_lines_of_their_own": lay_out("%d.", alone=True),
    "brackets_on_lines_of_their_own": lay_out("%d)", alone=True),
    "a_paragraph_a_line": lay_out("%d.", long=True),
    "a_tab_behind_the_number": lay_out("%d.\t", long=True),
    "narrow": lay_out("%d.", width=60),
    "double_spaced": double(lay_out("%d.")),
    "double_spaced_and_alone": double(lay_out("%d.", alone=True)),
    "heads_on_every_page": paginate(lay_out("%d."), ""),
    "numbers_of_pages_between_dashes": number_pages(lay_out("%d."), "- %d -"),
    "heads_and_form_feeds": paginate(lay_out("%d."), "\f"),
    "heads_and_double_spaced": paginate(double(lay_out("%d.")), "\f"),
    "contents_at_the_front": ["Contents", ""] + [f"{title} {'.' * 20} {n + 1}" for n, title in HEADINGS.items()] +
                             lay_out("%d."),
}


def extract(lines):
    result = run("extract", "-q", "-", stdin="\n".join(lines).encode())
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return json.loads(result.stdout)["paragraphs"]


def make_test(lines):
    def test():
        found = [p for p in extract(lines) if p["label"] is not None]
        tap.equal([p["label"] for p in found], [str(n + 1) for n in range(40)], "labels")
        for paragraph, expected in zip(found, PARAGRAPHS):
            tap.equal(paragraph["text"], expected, f"paragraph {paragraph['label']}")
        tap.equal([p["section"] for p in found], [SECTIONS[n // 8] for n in range(40)], "sections")
    return test


globals().update({f"test_{name}": make_test(lines) for name, lines in LAYOUTS.items()})


def test_annexes_begin_at_one_again():
    lines = lay_out("%d.") + ["Annex I", "", "1. The plan has three parts.", "", "2. Each part has a budget.", ""]
    found = [p for p in extract(lines) if p["label"] in ("1", "2")]
    tap.equal([p["text"] for p in found[2:]], ["The plan has three parts.", "Each part has a budget."], "annex")
    tap.equal(len({p["id"] for p in found}), 4, "ids")


def test_years_and_quantities_are_no_numbers():
    lines = ["1. The council was made a court.", "", "2. 2018 was a year of reform. 15 members were sworn in.", "",
             "3. It sat for the first time in", "2019. It has heard twelve cases since, all of them in", "15 sessions.", ""]
    tap.equal([p["label"] for p in extract(lines)], ["1", "2", "3"], "labels")


def test_tables_of_two_columns():
    rows = ["Northfield        812", "Lowlake           498", "Other regions     804", "Total           2,114"]
    for head in (["Table 2", "Communities that were paid, by region, September 2022", ""],
                 ["Region      Communities"], []):
        paragraphs = extract(["1. The figures are these.", "", *head, *rows, "", "2. The Act of 2016 applies to all of them."])
        tables = [p["text"].split("\n") for p in paragraphs if p["kind"] == "table"]
        tap.equal([p["label"] for p in paragraphs if p["kind"] == "paragraph"], ["1", "2"], "labels")
        tap.equal([lines[-4:] for lines in tables], [["Northfield\t812", "Lowlake\t498", "Other regions\t804", "Total\t2,114"]], "rows")
        tap.equal(len(tables[0]), 4 + sum(map(bool, head)), "lines")


if __name__ == "__main__":
    tap.main()
