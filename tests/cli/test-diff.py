#!/usr/bin/env python3
"""`diachron diff` from outside: exit statuses, formats, options, and git."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import textwrap

import office
import patches
from program import DIACHRON, REPORTS, folder, run
import tap

OLD = """National report of Ruritania

I. Prisons

12. In 2009 there were 1,203 prisoners serving sentences in closed institutions, which was 35.4 per cent of all
prisoners.

13. A moratorium on executions has been in force since the decree of 2003.

14. Twelve NGOs took part in the drafting of the report. They are listed in paragraph 12 above.
"""
NEW = """National report of Ruritania

I. Prisons

11. A moratorium on executions has been in force since the decree of 2003.

12. In 2014 there were 1,305 prisoners serving sentences in closed institutions, which was 36.4 per cent of all
prisoners.

13. Fourteen NGOs took part in the drafting of the report. They are listed in paragraph 12 above.
"""


WHOLE_DOCX = office.docx([office.numbered("A prison was built in May.")])


def diff(old, new, *options, **keywords):
    """Runs diff on two texts or bytes; returns the finished process."""
    with folder() as place:
        for name, content in (("old.txt", old), ("new.txt", new)):
            (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return run("diff", "-q", "old.txt", "new.txt", *options, cwd=place, **keywords)


def test_exit_status_of_difference():
    tap.equal(diff(OLD, NEW).returncode, 1)
    tap.equal(diff(OLD, OLD).returncode, 0)


def test_exit_status_of_trouble():
    with folder() as place:
        (place / "good.txt").write_text(OLD)
        (place / "empty.txt").write_bytes(b"")
        (place / "blank.txt").write_bytes(b"\n \n\n")
        (place / "cut.docx").write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00")
        (place / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type")
        page, scan = office.pdf([["1. A prison was built."]]), office.pdf([[]])
        drawing = '<w:p><w:r><w:drawing xmlns:w="x"/></w:r></w:p>'
        for name, content in (("half.pdf", page[:len(page) // 2]), ("scan.pdf", scan), ("half.docx", WHOLE_DOCX[:len(WHOLE_DOCX) // 2]),
                              ("scan.docx", office.docx([drawing])), ("scan.html", b"<html><img src='1.png'></html>")):
            (place / name).write_bytes(content)
        for name in ("missing.txt", "empty.txt", "blank.txt", "cut.docx", "cut.pdf", ".", "half.pdf", "scan.pdf",
                     "half.docx", "scan.docx", "scan.html"):
            for names in (("good.txt", name), (name, "good.txt")):
                result = run("diff", *names, cwd=place)
                lines = result.stderr.decode().splitlines()
                tap.equal(result.returncode, 2, f"{names}: exit status")
                tap.equal(result.stdout, b"", f"{names}: standard output")
                tap.check(any(name in line for line in lines), f"{names}: {lines} does not name the file")
        for arguments in ((), ("good.txt",), ("good.txt", "good.txt", "good.txt")):
            tap.equal(run("diff", *arguments, cwd=place).returncode, 2, f"{arguments}: exit status")
        for option in ("--fail-on=all", "--format=pdf", "--nonsense", "--width=0", "--width=-1", "--unified=-3"):
            tap.equal(run("diff", option, "good.txt", "good.txt", cwd=place).returncode, 2, option)


PROMISE = ("1. Judges are trained each spring.\n\n"
           "2. The bill on prisons is being drafted by the Government.\n")
KEPT = PROMISE.replace("is being drafted by the Government", "was adopted by Parliament")
GOAL = "\n3. The Government will ratify the Convention against Torture.\n"


def test_fail_on():
    words = NEW.replace("1,305", "1,203").replace("36.4", "35.4").replace("Fourteen", "Twelve")
    for old, new, expected in (
            (OLD, NEW, {"any": 1, "figure": 1, "text": 1, "claim": 0, "none": 0}),
            (OLD, words, {"any": 1, "figure": 0, "text": 1, "claim": 0, "none": 0}),
            (PROMISE, KEPT, {"any": 1, "figure": 0, "text": 1, "claim": 1, "none": 0}),
            (KEPT, PROMISE, {"any": 1, "figure": 0, "text": 1, "claim": 1, "none": 0}),
            (PROMISE, PROMISE + GOAL, {"any": 1, "figure": 0, "text": 1, "claim": 1, "none": 0}),
            (PROMISE + GOAL, PROMISE, {"any": 1, "figure": 0, "text": 1, "claim": 1, "none": 0}),
            (OLD, OLD, {"any": 0, "figure": 0, "text": 0, "claim": 0, "none": 0})):
        for level, status in expected.items():
            tap.equal(diff(old, new, f"--fail-on={level}").returncode, status, f"--fail-on={level}")


def test_one_renumbered():
    old = "1. A prison was built.\n\n2. Judges are trained.\n\n3. Schools are open.\n"
    for new, expected in ((old.replace("3. S", "4. S"), "# 1 only renumbered, from 3 to 4\n"),
                          (old.replace("3. S", "4. S").replace("2. J", "3. J"),
                           "# 2 only renumbered, from 2 to 3 at the first and 3 to 4 at the last\n")):
        output = diff(old, new).stdout.decode()
        tap.check(expected in output, f"{expected!r} is not in {output!r}")


def test_numbering_is_no_difference():
    shifted = re.sub(r"^1(\d)\.", r"2\1.", OLD, flags=re.M).replace("paragraph 12", "paragraph 22")
    result = diff(OLD, shifted, "-f", "json")
    tap.equal(result.returncode, 0, "exit status")
    summary = json.loads(result.stdout)["summary"]
    tap.equal(summary["renumbered"], 3, "renumbered")
    tap.equal(summary["modified"], 0, "modified")
    references = [change["references"] for change in json.loads(result.stdout)["changes"] if change["references"]]
    tap.equal(references, [[{"old": "12", "new": "22"}]], "references")
    tap.equal(diff(OLD, shifted, "--strict-text").returncode, 1, "exit status with --strict-text")


def test_layout_is_no_difference():
    """Wrapped anew, other quotes and dashes, running headers and page numbers."""
    text = REPORTS[0].read_text(encoding="utf8")
    wrapped = wrap(text, 70)
    quotes = text.translate({0x2019: "'", 0x201c: '"', 0x201d: '"'})
    for name, new in (("wrapped", wrapped), ("quotes", quotes)):
        result = diff(text, new)
        tap.equal((result.returncode, result.stdout), (0, b"no change of text\n"), name)
        if name == "quotes" and new != text:
            tap.equal(diff(text, new, "--strict-text").returncode, 1, f"{name} with --strict-text")
    tap.equal(diff(paged(text, "A/HRC/WG.6/7/RUR/1"), paged(text, "A/HRC/WG.6/20/RUR/1", 3)).returncode, 0, "pages")


def wrap(text, width):
    """Wraps anew what goes on from a full line; labels and headings stay on lines of their own."""
    lines, paragraph = [], []
    for line in text.splitlines() + [""]:
        is_apart = not line.strip() or re.match(r"\s*(\d+|[A-Z]|[IVX]+)\.( [A-Z]|$)", line)
        if not is_apart:
            paragraph.append(line)
        if paragraph and (is_apart or len(line) < 70):
            lines += textwrap.wrap(" ".join(paragraph), width, break_on_hyphens=False)
            paragraph = []
        if is_apart:
            lines.append(line)
    return "\n".join(lines) + "\n"


def paged(text, symbol, first=1):
    """The text on pages of 50 lines, each with its number, and a running header from the second on."""
    lines = text.splitlines()
    pages = []
    for number, at in enumerate(range(0, len(lines), 50), first):
        header = [symbol, ""] if at > 0 else []
        pages.append("\n".join(header + lines[at:at + 50] + ["", str(number)]))
    return "\f\n".join(pages) + "\n"


def test_text():
    result = diff(OLD, NEW, "--width=100", "--color=never").stdout.decode()
    tap.equal(result.splitlines()[0], "1 moved, 2 modified; 2 renumbered; 3 figures changed")
    for part in ("> 11  moved from 13, renumbered 13 to 11\n", "< 13  moved to 11\n", "~ 12  modified\n",
                 "[-1,203-]{+1,305+}", "1,203\u21921,305 (+102, +8.5 %)",
                 "35.4\u219236.4 per cent (+1.0 percentage point)", "[-Twelve-]{+Fourteen+}",
                 "Twelve\u2192Fourteen (+2)\n"):
        tap.check(part in result, f"{part!r} is not in {result}")
    tap.check("\x1b" not in result, "colour without being asked")


def test_spelling_of_figures():
    """A number grouped with a blank, a sign for "per cent": the figures are what changed."""
    new = NEW.replace("1,305", "1\u00a0305").replace("36.4 per cent", "36.4%")
    result = diff(OLD, new, "--width=120").stdout.decode()
    for part in ("1,203\u21921 305 (+102, +8.5 %)", "35.4\u219236.4% (+1.0 percentage point)"):
        tap.check(part in result, f"{part!r} is not in {result}")


def test_references_are_said_to_follow():
    new = ("1. The register of prisons was opened in May.\n\n" +
           re.sub(r"^1([234])\.", lambda label: f"{int(label[1]) + 1}.", OLD[OLD.index("12."):], flags=re.M)
           .replace("paragraph 12", "paragraph 3"))
    for form in ("text", "markdown", "html"):
        result = diff(OLD[OLD.index("12."):], new, "-f", form).stdout.decode()
        tap.check("12\u21923" in result and "follows the numbering" in result, f"{form}: {result[-3000:]}")


def test_places_of_splits():
    """Where a long paragraph was split, or what was merged where, is shown with the words around it."""
    parts = ["The ministry of %s opened %d offices in the provinces, and staffed each of them with lawyers." % (name, n)
             for n, name in enumerate(("forestry", "fishery", "mining", "transport", "culture", "health"), 3)]
    whole = "1. " + " ".join(parts) + "\n\n2. The last paragraph is here.\n"
    cut = ("1. " + " ".join(parts[:3]) + "\n\n2. " + " ".join(parts[3:]) + "\n\n3. The last paragraph is here.\n")
    result = diff(whole, cut, "--width=400").stdout.decode()
    tap.check("1 split" in result and "with lawyers.{+\u00b6+}\n    The ministry of transport" in result, result)
    result = diff(cut, whole, "--width=400").stdout.decode()
    tap.check("1 merged" in result and "with lawyers.[-\u00b6-]\n    The ministry of transport" in result, result)
    result = diff(whole, cut, "-f", "markdown").stdout.decode()
    tap.check("lawyers.**\u00b6** The ministry of transport" in result, result)
    result = diff(whole, cut, "-f", "html").stdout.decode()
    tap.check("<ins><i>inserted: </i>\u00b6<i> end of insertion</i></ins>\nThe ministry of transport" in result, "html")


def test_topics_and_silence():
    new = OLD + "\n15. The detention conditions of all prisoners in pre-trial detention improved, inspectors found.\n"
    for form in ("text", "markdown"):
        result = diff(OLD, new, "-f", form).stdout.decode()
        tap.check(re.search(r"topics, by words: .*\+\d+", result), f"{form}: {result}")
    with folder() as place:
        (place / "old.txt").write_text(OLD)
        (place / "new.txt").write_text(new)
        tap.equal(run("diff", "old.txt", "new.txt", cwd=place).stderr, b"", "standard error")


def test_color():
    colored = diff(OLD, NEW, "--color=always").stdout.decode()
    tap.check("\x1b[9;31m1,203\x1b[0m\x1b[4;32m1,305\x1b[0m" in colored, colored)
    for line in colored.splitlines():
        tap.equal(len(re.findall("\x1b\\[[1-9]", line)), line.count("\x1b[0m"), f"colours left on in {line!r}")
    tap.equal(re.sub("\x1b\\[[0-9;]*m", "", colored).count("[-"), 0, "wdiff's marks")
    environment = {"NO_COLOR": "1"}
    tap.check(b"\x1b" not in diff(OLD, NEW, environment=environment).stdout, "NO_COLOR")


def test_width():
    for width in (30, 60, 200):
        for line in diff(OLD, NEW, f"--width={width}").stdout.decode().splitlines():
            if line.startswith("    ") and " " in line.strip():
                tap.check(len(line) <= width, f"--width={width}: {line!r}")


def test_context():
    old = "\n\n".join(f"{n}. Matter number {n} was discussed with district {n} at some length." for n in range(1, 12))
    new = old.replace("6. Matter number 6 was", "6. Matter number 6 will be")
    counts = [diff(old, new, "-U", str(n)).stdout.decode().count("was discussed") for n in (0, 1, 3)]
    tap.equal(counts, [0, 2, 6], "paragraphs of context")
    tap.equal(diff(old, new, "-U3").stdout, diff(old, new, "-U", "3").stdout, "-U3")


def test_json_patches():
    """Each paragraph is there once, and the words of each change give the text of both versions."""
    old, new = (json.loads(run("extract", "-q", "-f", "json", REPORTS[side]).stdout) for side in (0, -1))
    for options in ([], ["--strict-text"]):
        result = json.loads(run("diff", "-q", "-f", "json", *options, REPORTS[0], REPORTS[-1]).stdout)
        tap.equal(patches.find_losses(result, "old", old) + patches.find_losses(result, "new", new), [], "losses")
        tap.equal(patches.find_misfits(result, old, new, bool(options)), [], "misfits")


def test_markdown_and_github():
    markdown = diff(OLD, NEW, "-f", "markdown").stdout.decode()
    tap.check("~~1,203~~**1,305**" in markdown, markdown)
    github = diff(OLD, NEW, "-f", "github").stdout.decode()
    tap.check("::warning file=new.txt,line=7,title=12%3A figure changed::" in github, github)
    many = "\n\n".join(f"{n}. District {n} has {n} clinics for all." for n in range(1, 40))
    github = diff(many, re.sub(r"has (\d+)", r"has 1\1", many), "-f", "github").stdout.decode()
    tap.equal(github.count("::warning"), 10, "warnings")
    tap.check("29 more annotations" in github, github)


class Page(html.parser.HTMLParser):
    """The ids, links and words of a page; fails where elements are not closed in order."""
    EMPTY = {"meta", "link", "input", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.words, self.elements = [], [], [], [], []
        self.feed(text)
        tap.equal(self.open, [], "open elements")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append(tag)
        if tag not in self.EMPTY:
            self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        tap.equal(self.open.pop(), tag, "closed element")

    def handle_data(self, data):
        if "style" not in self.open and "script" not in self.open:
            self.words.append(data)


def test_html():
    page = Page(run("diff", "-q", "-f", "html", REPORTS[0], REPORTS[-1]).stdout.decode())
    tap.equal(len(page.ids), len(set(page.ids)), "ids")
    tap.equal(set(page.links) - set(page.ids), set(), "links to nowhere")
    text = diff(OLD, NEW, "-f", "html").stdout.decode()
    moved = Page(text)
    for anchor in ("change-3", "away-3"):
        tap.check(anchor in moved.ids and anchor in moved.links, f"{anchor} is no end of a link")
    for part in ("<del><i>deleted: </i>1,203<i> end of deletion</i></del>"
                 "<ins><i>inserted: </i>1,305<i> end of insertion</i></ins>",):
        tap.check(part in text, f"{part!r} is not in the page")
    attack = "<script>alert(1)</script> <img src=x onerror=alert(1)> &amp; \"quoted\""
    page = Page(diff(OLD, OLD.replace("A moratorium", attack + " A moratorium"), "-f", "html").stdout.decode())
    tap.equal(page.elements.count("script"), 1, "scripts")
    tap.equal(page.elements.count("img"), 0, "images")
    tap.check(attack in "".join(page.words), "the words are not as they were")


def test_figures_and_claims():
    old = ("1. The bill on prisons is being drafted by the Government.\n\n"
           "2. The budget was 2.5 million dollars, and 3,000 families got help.\n")
    new = ("1. The bill on prisons was adopted by Parliament in 2020.\n\n"
           "2. The budget was 2.75 million dollars, and thousands of families got help.\n")
    changes = json.loads(diff(old, new, "-f", "json").stdout)["changes"]
    tap.equal(changes[0]["status"], {"old": "planned", "new": "done"}, "status")
    tap.equal([(figure["old"], figure["new"], figure["difference"], figure["percent"])
               for figure in changes[1]["figures"]],
              [(2500000, 2750000, 250000, 10), (3000, None, None, None)], "figures")
    tap.equal(diff(old, new, "--fail-on=claim").returncode, 1, "--fail-on=claim")


def test_output_is_deterministic():
    first = run("diff", "-q", "-f", "json", REPORTS[0], REPORTS[-1], "-j", "1").stdout
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"}):
        again = run("diff", "-q", "-f", "json", REPORTS[0], REPORTS[-1], "-j", "8", environment=environment).stdout
        tap.check(first == again, f"{environment} changes the output")


def git(place, *arguments, status=0, **environment):
    (place / ".git").mkdir(exist_ok=True)
    (place / ".git" / "no-config").touch()
    done = subprocess.run(["git", *arguments], cwd=place, capture_output=True, timeout=60, check=False,
                          env={**os.environ, "GIT_CONFIG_GLOBAL": str(place / ".git" / "no-config"),
                               "GIT_CONFIG_NOSYSTEM": "1", **environment})
    tap.equal(done.returncode, status, f"git {arguments}: {done.stderr.decode()}; exit status")
    return done.stdout.decode()


def make_repository(place, name, old, new):
    """A repository with one version committed and the other in the working tree."""
    git(place, "init", "-q")
    git(place, "config", "user.email", "editor@ruritania.example")
    git(place, "config", "user.name", "Editor")
    (place / name).write_bytes(old)
    git(place, "add", name)
    git(place, "commit", "-q", "-m", "First version")
    (place / name).write_bytes(new)


def versions():
    """The two versions as text, and as DOCX where there is a writer of it."""
    yield "report.txt", OLD.encode(), NEW.encode()
    if shutil.which("pandoc"):
        converted = [subprocess.run(["pandoc", "-f", "markdown", "-t", "docx", "-o", "-"], input=text.encode(),
                                    capture_output=True, check=True).stdout for text in (OLD, NEW)]
        yield "report.docx", *converted


def test_git_external_diff():
    if not shutil.which("git"):
        raise tap.Skip("no git")
    for name, old, new in versions():
        with folder() as place:
            make_repository(place, name, old, new)
            shown = git(place, "diff", GIT_EXTERNAL_DIFF=f"{DIACHRON} diff")
            tap.check(shown.startswith(f"diachron diff {name}\n1 moved, 2 modified"), shown)
            (place / ".gitattributes").write_text("*.txt diff=report\n*.docx diff=report\n")
            git(place, "config", "diff.report.command", f"{DIACHRON} diff")
            tap.equal(git(place, "diff"), shown, "diff driver")
            (place / "added.txt").write_text(OLD)
            git(place, "add", "added.txt")
            tap.check("inserted" in git(place, "diff", "--cached"), "a file that is new")
            git(place, "rm", "-q", "-f", name)
            tap.check("deleted" in git(place, "diff", "HEAD", "--", name), "a file that is gone")


def test_git_textconv():
    if not shutil.which("git"):
        raise tap.Skip("no git")
    for name, old, new in versions():
        with folder() as place:
            make_repository(place, name, old, new)
            (place / ".gitattributes").write_text("*.txt diff=report\n*.docx diff=report\n")
            git(place, "config", "diff.report.textconv", f"{DIACHRON} extract -q -f text")
            shown = git(place, "diff")
            tap.check("-12\tIn 2009 there were 1,203" in shown and "+12\tIn 2014 there were 1,305" in shown, shown)


def test_git_difftool():
    if not shutil.which("git"):
        raise tap.Skip("no git")
    for name, old, new in versions():
        with folder() as place:
            make_repository(place, name, old, new)
            shown = git(place, "difftool", "--no-prompt", f"--extcmd={DIACHRON} diff -q")
            tap.check(shown.startswith("1 moved, 2 modified"), shown)


tap.main()
