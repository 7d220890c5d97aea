#!/usr/bin/env python3
"""What covers of reports say of them: symbol, date, issuer, country and title, in the forms of States, UN bodies and NGOs."""
import json

from program import folder, run
import tap

BODY = """
1. The police of the capital held 40 persons in 2011, and the court of {name} freed 12 of them on 3 May 2012.

2. The law of {name} on assemblies has been in force since 2009, and 14 marches were stopped under it.

3. In {name} the press act was amended in 2013. It has not been applied since.
"""

# title of the case: lines of the cover, name of the State, and symbol, date, issuer (None: any), country, words of the title
COVERS = {
    "un cover": (
        ["United Nations", "A/HRC/WG.6/30/CMR/1", "", "General Assembly", "Distr.: General 12 March 2018",
         "Original: French", "", "Human Rights Council", "Working Group on the Universal Periodic Review", "",
         "National report submitted in accordance with paragraph 5 of the annex to Human Rights Council resolution 16/21*",
         "", "Cameroon"],
        "Cameroon", ("A/HRC/WG.6/30/CMR/1", "2018-03-12", "state", "CMR", "National report")),
    "distr separate": (
        ["United Nations                         CRC/C/BTN/3-5", "",
         "Convention on the                 Distr.: General", "Rights of the Child               5 April 2017",
         "                                  Original: English", "", "Committee on the Rights of the Child", "",
         "Combined third to fifth periodic reports submitted by Bhutan under article 44 of the Convention, due in 2014",
         "", "[Date received: 2 June 2016]"],
        "Bhutan", ("CRC/C/BTN/3-5", "2017-04-05", "state", "BTN", "periodic reports")),
    "ngo month": (
        ["UNIVERSAL PERIODIC REVIEW OF CHAD", "", "Joint stakeholder submission", "", "by", "",
         "Lake Alliance and Sahel Legal Aid", "", "March 2018"],
        "Chad", (None, "2018-03", "ngo", "TCD", "submission")),
    "ngo submitted on": (
        ["Submission to the UN Human Rights Council", "Universal Periodic Review: Zambia", "",
         "Submitted on 29 March 2017 by the Copper Forum, an NGO in consultative status"],
        "Zambia", (None, "2017-03-29", "ngo", "ZMB", "Submission")),
    "ngo us date": (
        ["Joint Submission on Honduras", "By the Coast Coalition", "September 18, 2014"],
        "Honduras", (None, "2014-09-18", "ngo", "HND", "Submission")),
    "ngo ordinal": (
        ["Alternative report to the Committee against Torture", "Albania",
         "Submitted by: Albanian Rights Watch (NGO)", "Tirana, 3rd October 2019"],
        "Albania", (None, "2019-10-03", "ngo", "ALB", "report")),
    "compilation": (
        ["United Nations A/HRC/WG.6/31/NIC/2", "General Assembly Distr.: General", "4 March 2019",
         "Original: English/Spanish", "", "Compilation on Nicaragua",
         "Report of the Office of the United Nations High Commissioner for Human Rights"],
        "Nicaragua", ("A/HRC/WG.6/31/NIC/2", "2019-03-04", "un", "NIC", "Compilation")),
    "summary": (
        ["A/HRC/WG.6/31/NIC/3", "", "20 February 2019", "", "Summary of Stakeholders' submissions on Nicaragua",
         "", "Report of the Office of the United Nations High Commissioner for Human Rights"],
        "Nicaragua", ("A/HRC/WG.6/31/NIC/3", "2019-02-20", "un", "NIC", "Summary")),
    "concluding": (
        ["United Nations", "CEDAW/C/LAO/CO/8-9", "",
         "Convention on the Elimination of All Forms of Discrimination against Women", "", "Distr.: General",
         "14 November 2018", "",
         "Concluding observations on the combined eighth and ninth periodic reports of the Lao People's Democratic Republic*"],
        "the Lao People's Democratic Republic", ("CEDAW/C/LAO/CO/8-9", "2018-11-14", "un", "LAO", "Concluding observations")),
    "wg report": (
        ["United Nations A/HRC/39/15", "", "General Assembly Distr.: General", "9 July 2018", "",
         "Report of the Working Group on the Universal Periodic Review*", "", "Cuba"],
        "Cuba", ("A/HRC/39/15", "2018-07-09", "un", "CUB", "Report of the Working Group")),
    "special rapporteur": (
        ["A/HRC/40/52/Add.1", "Distr.: General", "8 January 2019", "", "Visit to Tajikistan",
         "Report of the Special Rapporteur on freedom of religion or belief"],
        "Tajikistan", ("A/HRC/40/52/Add.1", "2019-01-08", "un", "TJK", "Report of the Special Rapporteur")),
    "nhri": (
        ["National Human Rights Commission of Malawi", "",
         "Submission to the third cycle of the Universal Periodic Review", "", "Lilongwe, October 2019"],
        "Malawi", (None, "2019-10", None, "MWI", "Submission")),
    "ministry midterm": (
        ["Republic of Latvia", "Ministry of Foreign Affairs", "",
         "Mid-term report on the implementation of the recommendations of the universal periodic review", "",
         "Riga, 2018"],
        "Latvia", (None, "2018", "state", "LVA", "Mid-term report")),
    "ministry month abbr": (
        ["GOVERNMENT OF BARBADOS", "", "Third National Report to the UPR", "", "Oct. 2017"],
        "Barbados", (None, "2017-10", "state", "BRB", "National Report")),
    "addendum": (
        ["A/HRC/28/10/Add.1", "Distr.: General", "2 March 2015", "",
         "Report of the Working Group on the Universal Periodic Review", "Kazakhstan", "Addendum",
         "Views on conclusions and/or recommendations, voluntary commitments and replies presented by the State under review"],
        "Kazakhstan", ("A/HRC/28/10/Add.1", "2015-03-02", "state", "KAZ", "Report of the Working Group")),
    "iso": (
        ["Shadow report on Fiji", "Pacific Network for Rights, non-governmental organization", "2016-08-15"],
        "Fiji", (None, "2016-08-15", "ngo", "FJI", "report")),
    "slash date": (
        ["Stakeholder report by the Island Union", "UPR of Samoa", "Date: 15/09/2016"],
        "Samoa", (None, "2016-09-15", "ngo", "WSM", "report")),
    "date label": (
        ["UPR submission: Rwanda", "Hills Initiative (NGO)", "Date of submission: 25 June 2015"],
        "Rwanda", (None, "2015-06-25", "ngo", "RWA", "submission")),
    "session only": (
        ["Amnesty-style briefing", "BELARUS: JUSTICE DELAYED",
         "Submission to the 50th session of the UPR Working Group, November 2025"],
        "Belarus", (None, "2025-11", None, "BLR", "Submission")),
    "core document": (
        ["HRI/CORE/MNG/2014", "Distr.: General", "11 December 2014", "",
         "Common core document forming part of the reports of States parties", "", "Mongolia"],
        "Mongolia", ("HRI/CORE/MNG/2014", "2014-12-11", "state", "MNG", "Common core document")),
    "replies": (
        ["CCPR/C/TGO/RQ/5", "", "Distr.: General 7 May 2021", "",
         "Replies of Togo to the list of issues in relation to its fifth periodic report", "",
         "[Date received: 19 April 2021]"],
        "Togo", ("CCPR/C/TGO/RQ/5", "2021-05-07", "state", "TGO", "Replies of Togo")),
    "letter": (
        ["The Permanent Mission of the Republic of Kenya to the United Nations Office", "",
         "Geneva, 4th February 2020", "", "Annual report to the Human Rights Council"],
        "Kenya", (None, "2020-02-04", "state", "KEN", "report")),
    "range session": (
        ["Human Rights Council", "Forty-second session", "9-27 September 2019", "",
         "Report of the Working Group on the Universal Periodic Review", "Ethiopia", "", "A/HRC/42/14", "",
         "Distr.: General", "5 July 2019"],
        "Ethiopia", ("A/HRC/42/14", "2019-07-05", "un", "ETH", "Report of the Working Group")),
}


def make_test(lines, name, expected):
    def test():
        with folder() as place:
            (place / "paper.txt").write_text("\n".join(lines) + "\n" + BODY.format(name=name), encoding="utf8")
            document = json.loads(run("extract", "-q", "-f", "json", place / "paper.txt").stdout)
        for what, value in zip(("symbol", "date", "issuer", "country"), expected):
            if value is not None or what == "symbol":
                tap.equal(document[what], value, what)
        tap.check(expected[4].lower() in (document["title"] or "").lower(), f"title: {document['title']}")
    return test


globals().update({f"test_{title.replace(' ', '_')}": make_test(*cover) for title, cover in COVERS.items()})


def read(text, name="paper.txt"):
    """What a report says of itself, and the lines on standard error."""
    with folder() as place:
        (place / name).write_text(text, encoding="utf8")
        result = run("extract", "-f", "json", place / name)
    return json.loads(result.stdout), result.stderr.decode()


def test_title_decides_issuer():
    """A report of the Working Group tells at length of the national report and of ministries."""
    body = "".join(f"\n{i}. The Government of Fiji said that its national report, submitted by the Ministry of Justice, was "
                   f"prepared with voluntary pledges; this national report was prepared in {2000 + i}.\n" for i in range(1, 6))
    for cover, issuer in (
            ("A/HRC/55/11\n\nReport of the Working Group on the\nUniversal Periodic Review*\n\nFiji\n", "un"),
            ("Concluding observations on the third periodic report of Fiji\n", "un"),
            ("Fiji\n\nShadow report to the Committee\n\nSuva, 3 May 2019\n", "ngo"),
            ("A/HRC/WG.6/20/FJI/2\n\nFiji\n", "un"),
            ("A/HRC/WG.6/20/FJI/3\n\nFiji\n", "un"),
            ("CEDAW/C/FJI/CO/5\n\nFiji\n", "un"),
            ("CEDAW/C/FJI/5\n\nFiji\n", "state"),
            ("CEDAW/C/FJI/RQ/5\n\nFiji\n", "state")):
        tap.equal(read(cover + body)[0]["issuer"], issuer, cover)


OTHERS = """
1. The Prime Minister opened the session on 3 May 2012.

2. Norway asked about prisons. Norway asked about courts too. Kenya commended the census.

3. Fiji asked about schools. Norway recommended a visit. Nepal and Chile noted progress.
"""


def test_country_by_a_majority_only():
    """One State of many that ask questions is not the State of the report; a note says that none was found."""
    document, notes = read("Report of the Working Group on the Universal Periodic Review\n\nRuritania\n" + OTHERS)
    tap.equal(document["country"], None)
    tap.check("country not found; give country= in a manifest" in notes, notes)
    document, notes = read("Report of the Working Group on the Universal Periodic Review\n\nTonga\n" + OTHERS)
    tap.equal(document["country"], "TON", "the cover")
    tap.check("country" not in notes, notes)
    document, _ = read("Report of the Working Group on Tonga\n\nSuva, Fiji\n" + OTHERS)
    tap.equal(document["country"], "TON", "the title")
    document, _ = read("Annual report\n" + OTHERS.replace("Kenya", "Norway").replace("Fiji", "Norway"))
    tap.equal(document["country"], "NOR", "a majority")


def test_country_in_symbol():
    """The code counts as the symbol has it; other letters of a symbol are none."""
    for symbol, country in (("A/HRC/WG.6/29/RUR/1", "RUR"), ("CCPR/C/RUR/CO/2", "RUR"), ("HRI/CORE/RUR/2014", "RUR"),
                            ("CRC/C/OPAC/FJI/1", "FJI"), ("A/HRC/52/17", None), ("A/RES/60/251", None)):
        document, _ = read(f"{symbol}\n\nAnnual report\n\n1. The police held 40 persons.\n\n2. Of them 12 were freed.\n")
        tap.equal(document["country"], country, symbol)


def test_titles_are_joined():
    """A title goes on to the next line until a space, a date, a symbol, or who submits it; marks of notes are none of it."""
    for lines, title in (
            (["National report submitted in accordance with paragraph 5 of the annex to",
              "Human Rights Council resolution 16/21*", "", "Fiji"],
             "National report submitted in accordance with paragraph 5 of the annex to Human Rights Council resolution 16/21"),
            (["          Report of the Working Group on the", "          Universal Periodic Review**", "", "Fiji"],
             "Report of the Working Group on the Universal Periodic Review"),
            (["Combined third to fifth", "periodic reports of Fiji\u2020", "12 May 2014"],
             "Combined third to fifth periodic reports of Fiji"),
            (["Joint submission on Fiji", "By the Coast Coalition"], "Joint submission on Fiji"),
            (["Joint submission on Fiji", "28th session of the Working Group"], "Joint submission on Fiji"),
            (["Summary of submissions on", "Fiji and its islands", "A/HRC/WG.6/20/FJI/3"],
             "Summary of submissions on Fiji and its islands")):
        document, _ = read("United Nations\n\n" + "\n".join(lines) + "\n" + BODY.format(name="Fiji"))
        tap.equal(document["title"], title)


def test_titles_in_a_page():
    """The title of an HTML page is that of the report, but for one that is but the name of a file."""
    page = "<html><head><title>{}</title></head><body><p>Annual report of Fiji*</p><p>1. Boats came.</p></body></html>"
    tap.equal(read(page.format("wg"), "paper.html")[0]["title"], "Annual report of Fiji")
    tap.equal(read(page.format("Report on boats"), "paper.html")[0]["title"], "Report on boats")


def test_dates_of_others():
    """Days of a session, of a resolution and of what is in the text are not those of the report."""
    for line in ("9-27 September 2019", "Adopted by the Committee at its 118th session (17 October-4 November 2016)",
                 "Report due in March 2014", "Resolution 5/1 of 18 June 2007"):
        with folder() as place:
            (place / "paper.txt").write_text(f"Report on Fiji\n\n{line}\n" + BODY.format(name="Fiji"), encoding="utf8")
            document = json.loads(run("extract", "-q", "-f", "json", place / "paper.txt").stdout)
        # What is left is the latest year of a day in the text.
        tap.check(len(document["date"]) == 4, f"{line}: {document['date']}")


if __name__ == "__main__":
    tap.main()
