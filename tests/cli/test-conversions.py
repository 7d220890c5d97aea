#!/usr/bin/env python3
"""One report as other programs write it: Word, pandoc, pdftotext, web pages. All give the same paragraphs and notes."""
import json
import re
import textwrap

from program import run
import tap

SYMBOL = "A/HRC/WG.6/41/RUR/1"
# A heading is (level, text); a paragraph a text with items on lines of their own; "^" is the mark of the next note.
REPORT = [
    (1, "I. Introduction and methodology"),
    "The present report was drawn up by a committee that the Prime Minister of Ruritania set up on 14 March 2021. It met "
    "11 times and was chaired by the Ministry of Foreign Affairs.",
    "Civil society was heard in four towns. Some 120 organizations took part, and 38 sent comments in writing.^",
    (1, "II. Normative and institutional framework"), (2, "A. Scope of international obligations"),
    "Ruritania is a party to eight of the nine core treaties. It acceded to the Second Optional Protocol to the International "
    "Covenant on Civil and Political Rights in 2020.^ Article 12 of the Constitution gives treaties precedence over statutes.",
    "Two treaties are being studied:\n(a) The Optional Protocol on the rights of persons with disabilities;\n"
    "(b) The Domestic Workers Convention of the International Labour Organization, 2011 (No. 189).",
    (2, "B. Institutions"),
    "The Office of the Ombudsman has 64 staff members and a budget of 3.2 million crowns. In 2021 it received 2,418 "
    "complaints, of which 1,107 were about the police.",
    (1, "III. Human rights on the ground"), (2, "A. Civil and political rights"),
    (3, "1. Right to life and prohibition of torture"),
    "The death penalty was abolished for all crimes in 1998. No one has been executed since 1973.",
    "Between 2017 and 2021, 43 officers were charged and 19 convicted; nine victims were given compensation.^",
    (3, "2. Administration of justice"),
    "The number of judges went up from 412 in 2017 to 506 in 2021. Proceedings take 9.8 months, against 14.6 before.",
    "Legal aid was given to 8,340 persons in 2021, against 5,112 in 2017. The budget for it has doubled since then.",
]
NOTES = ["The comments are on the website of the Ministry.", "Law No. 114/VI of 3 May 2020.", "See the annual report of 2021."]


def walk(mark):
    """Headings as (level, enumerator, title), paragraphs as (number, lines), with marks written by a function."""
    number = n_notes = 0
    for element in REPORT:
        if isinstance(element, tuple):
            yield (element[0], *element[1].split(". ", 1))
            continue
        number += 1
        parts = element.split("^")
        marks = [mark(n_notes + n) for n in range(1, len(parts))] + [""]
        n_notes += len(parts) - 1
        yield number, "".join(part + sign for part, sign in zip(parts, marks)).split("\n")


def expected():
    section, found = [], []
    for element in walk(lambda n: ""):
        if len(element) == 3:
            section = section[:element[0] - 1] + [f"{element[1]}. {element[2]}"]
        else:
            found.append((str(element[0]), section, "\n".join(element[1])))
    return found


def make(heading, first, item, mark=lambda n: "", after=lambda n, text: ""):
    """The report as functions write its parts; `first` is the first line of a paragraph, `item` each that follows."""
    out = []
    for element in walk(mark):
        if len(element) == 3:
            out.append(heading(*element))
        else:
            out += [first(element[0], element[1][0])] + [item(line) for line in element[1][1:]]
    return out + [after(n, text) for n, text in enumerate(NOTES, 1) if after(n, text)]


def wrap(line, width=72, indent=""):
    return "\n".join(textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent, expand_tabs=False))


def read(data):
    result = run("extract", "-q", "-", stdin=data if isinstance(data, bytes) else data.encode())
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return json.loads(result.stdout)["paragraphs"]


def check(data, has_notes=True):
    paragraphs = read(data)
    found = [(p["label"], p["section"], p["text"]) for p in paragraphs if p["label"] and p["kind"] != "footnote"]
    for one, other in zip(found, expected()):
        tap.equal(one, other, "paragraph")
    tap.equal(len(found), len(expected()), "number of paragraphs")
    notes = [(p["label"], p["text"]) for p in paragraphs if p["kind"] == "footnote" and p["label"].isdigit()]
    tap.equal(notes, [(str(n), text) for n, text in enumerate(NOTES, 1)] if has_notes else [], "notes")


def word_text():
    """Word's "plain text": a paragraph a line, tabs behind numbers, notes at the end."""
    tab = lambda line: re.sub(r"^(\([a-z]\)) ", r"\1\t", line)
    return ["National report submitted by Ruritania"] + make(
        lambda level, number, title: f"{number}.\t{title}", lambda n, line: f"{n}.\t{line}", tab,
        lambda n: f"[{n}]", lambda n, text: f"[{n}] {text}")


def test_word_text():
    check("\r\n".join(word_text()))
    check("\r\n".join(word_text()).encode("utf-16"))


def test_word_text_with_line_breaks():
    check("\r\n".join(wrap(line.replace("\t", " "), 75) for line in word_text()))


def test_pdftotext_with_layout():
    lines = "\n\n".join(make(
        lambda level, number, title: f"{'':{4 + 2 * level}}{number}.{'':{4 - len(number)}}{title}",
        lambda n, line: wrap(f"{n}.      {line}", 80, " " * 12), lambda line: wrap(f"{line[:3]}    {line[4:]}", 80, " " * 18)
    )).split("\n")
    pages = []
    for page, start in enumerate(range(0, len(lines), 24), 2):
        foot = f"{page}{'':70}GE.22-03456" if page % 2 == 0 else f"GE.22-03456{'':70}{page}"
        pages.append("\n".join([SYMBOL if page % 2 == 0 else " " * 70 + SYMBOL, "", ""] + lines[start:start + 24] + ["", foot]))
    check("\n\f".join(pages), has_notes=False)


def test_pdftotext_without_layout():
    """Numbers stand on lines of their own, those of headings too."""
    check("\n\n".join(make(lambda level, number, title: f"{number}.\n\n{title}", lambda n, line: f"{n}.\n\n{wrap(line)}",
                           lambda line: f"{line[:3]}\n\n{wrap(line[4:])}")), has_notes=False)


def two_columns(swap=False):
    lines = "\n\n".join(make(lambda level, number, title: f"{number}. {title}", lambda n, line: wrap(f"{n}. {line}", 42),
                             lambda line: wrap(line, 42))).split("\n")
    half = (len(lines) + 1) // 2
    left, right = lines[:half], lines[half:] + [""]
    return "\n".join(f"{one:48}{other}".rstrip() for one, other in (zip(right, left) if swap else zip(left, right)))


def test_two_columns_side_by_side():
    check(two_columns() + "\n\f", has_notes=False)


def test_columns_out_of_order_stay():
    """Numbers that do not go on from the left column to the right say that the columns are none."""
    tap.check("\n".join(p["text"] for p in read(two_columns(swap=True))) !=
              "\n".join(p["text"] for p in read(two_columns())), "the columns were put in an order that they do not have")


def test_a_blank_that_got_lost():
    check("\n\n".join(make(lambda level, number, title: f"{number}. {title}", lambda n, line: wrap(f"{n}.{line}"), wrap)),
          has_notes=False)


def test_words_before_the_number():
    check("\n\n".join(make(lambda level, number, title: f"{number}. {title}", lambda n, line: wrap(f"Para. {n}: {line}"), wrap)),
          has_notes=False)


def word_page(conditions):
    begin, end = ("<![if !supportLists]>", "<![endif]>") if conditions else ("", "")
    space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    mark = lambda n: (f'<a href="#_ftn{n}" name="_ftnref{n}"><span class=MsoFootnoteReference><span>'
                      f'{begin and "<![if !supportFootnotes]>"}<span>[{n}]</span>{end}</span></span></a>')
    body = make(lambda level, number, title: f"<p class=H{level}G><b>{number}.{space}{title}</b></p>",
                lambda n, line: f"<p class=MsoListParagraph>{begin}<span>{n}.{space}</span>{end}{line}</p>",
                lambda line: f"<p class=MsoListParagraph>{begin}<span>{line[:3]}{space}</span>{end}{line[4:]}</p>", mark,
                lambda n, text: f'<div id=ftn{n}><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}"><span>[{n}]'
                                f"</span></a> {text}</p></div>")
    return "<html><head><meta name=Generator content='Microsoft Word 15'></head><body>\n" + "\n".join(body) + "</body></html>"


def test_word_pages():
    check(word_page(conditions=False))
    check(word_page(conditions=True))


def site(body):
    return ("<!DOCTYPE html><html lang=en><head><title>Report</title></head><body><a class='skip-link' href='#main'>Skip</a>"
            "<header><nav><ul><li>Home</ul></nav></header><div class='cookie-banner'>We use cookies.</div><main id=main>"
            "<div class=breadcrumb><ol><li>Home<li>Documents</ol></div><article><h1>National report of Ruritania</h1>"
            f"<div class='share-buttons'>Share</div>{body}</article></main><aside><h2>Related</h2><ol><li>News.</ol></aside>"
            "<footer><ol><li>Contact us</ol></footer></body></html>")


def test_site():
    """What a site has around its reports is no part of them, and their one title is above all sections."""
    body = make(lambda level, number, title: f"<h{level + 1}>{number}. {title}</h{level + 1}>",
                lambda n, line: f"<p>{n}. {line}</p>", lambda line: f"<p>{line}</p>",
                lambda n: f"<sup><a href='#fn{n}' id='r{n}'>{n}</a></sup>")
    notes = "".join(f"<li id='fn{n}'>{text} <a href='#r{n}'>↩</a>" for n, text in enumerate(NOTES, 1))
    check(site("\n".join(body) + f"<section class=footnotes><ol>{notes}</ol></section>"))


def test_notes_at_the_foot_of_a_page():
    notes = "".join(f"<li id='fn{n}'>{text}" for n, text in enumerate(NOTES, 1))
    body = make(lambda level, number, title: f"<h{level}>{number}. {title}</h{level}>", lambda n, line: f"<p>{n}. {line}</p>",
                lambda line: f"<p>{line}</p>", lambda n: f"<sup><a href='#fn{n}'>{n}</a></sup>")
    check(f"<html><body>{''.join(body)}<footer class='footnotes'><ol>{notes}</ol></footer></body></html>")


def pandoc(heading, first, item=wrap):
    return "\n\n".join(make(heading, first, item, lambda n: f"[^{n}]", lambda n, text: f"[^{n}]: {text}")) + "\n"


def test_pandoc_attributes():
    check(pandoc(lambda level, number, title: f"{'#' * level} {number}. {title} {{#a-title .unnumbered}}",
                 lambda n, line: wrap(f"{n}\\. {line}")))
    check(pandoc(lambda level, number, title: f"{'#' * level} []{{#_Toc1 .anchor}}{number}. [{title}]{{.smallcaps}}",
                 lambda n, line: wrap(f"{n}.\\ {line}")))


def test_pandoc_without_headings():
    """Escaped numbers and notes say that it is Markdown."""
    check(pandoc(lambda level, number, title: f"**{number}. {title}**", lambda n, line: wrap(f"{n}\\. {line}")))


def test_pandoc_quotes():
    lines = "\n\n".join(make(lambda level, number, title: f"**{number}. {title}**", lambda n, line: wrap(f"{n}\\. {line}"), wrap))
    check("\n".join(f"> {line}" for line in lines.split("\n")), has_notes=False)


def test_items_set_in_are_code_to_markdown():
    check(pandoc(lambda level, number, title: f"{'#' * level} {number}. {title}", lambda n, line: f"**{n}.** {line}",
                 lambda line: f"    {line}"))


def test_brackets_that_are_no_attributes_stay():
    data = ("# I. A\n\n# II. B\n\n1. The set {.a} and []{.x}]{.y} [b]{c} and [d] {.e} stay, [f]{.g} goes.\n\n"
            "2. [Open]{.h\n\n3. ]{.i} Closed.\n")
    tap.equal([p["text"] for p in read(data)],
              ["The set {.a} and ]{.y} [b]{c} and [d] {.e} stay, f goes.", "[Open]{.h", "]{.i} Closed."], "text")


def test_a_paragraph_below_a_note_is_no_note():
    """A note without a number stands in the text, and the paragraph behind it has the number of a mark nearby."""
    lines = ["The ministry of the interior has told the council that it would set aside money for the work in",
             "the two provinces of the north, where the council met in the spring of that year and heard people."] * 10
    lines += ["The council was asked three times,1 and gave no answer to any of the questions that the two",
              "chambers had put to it;2 nor did the court of the capital,3 of which more below. A plan was made that the",
              "See: the annual report of the council, which was laid before both of the chambers in May of that year,",
              "and its annex.", "1. Two bodies watch over it, which a law names.", "2. Both have a budget."]
    found = [(p["kind"], p["label"]) for p in read("<html><body><pre>" + "\n".join(lines) + "</pre></body></html>") if p["label"]]
    tap.equal(found, [("paragraph", "1"), ("paragraph", "2")], "labels")


def test_bold_lines_are_no_markdown():
    """Text that was converted has lines between asterisks, too."""
    lines = "".join(f"**1.{n} Ratify the treaty (Norway);**\n" for n in range(1, 9))
    result = run("extract", "-q", "-", stdin=("1. The recommendations are these:\n" + lines).encode())
    tap.equal(json.loads(result.stdout)["source"]["media_type"], "text/plain", "format")


if __name__ == "__main__":
    tap.main()
