#!/usr/bin/env python3
"""Machine-made pairs: edits a report in known ways, and counts what `diachron diff` finds of them.

Usage: pairs.py DIACHRON SOURCE-FOLDER [--seeds N] [--from SEED] [--base REPORT]... [--keep FOLDER] [--verbose]

Each seed takes a fixture, changes 20 figures, edits 15 sentences, moves 5 paragraphs and edits 2 of them, inserts 5,
deletes 5, splits 3 and merges 3 times 2, numbers all anew and writes both versions as plain text. Precision and recall of every kind over
all seeds must be at least 0.97; in every pair nothing may be lost, and the edits must make the new version of the old one. Prints TAP.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import textwrap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import patches  # pylint: disable=wrong-import-position

LEAST = 0.97
BASES = ["kaz-2009-national-report.txt", "kaz-2024-national-report.txt"]
DONOR = "kaz-2019-common-core-document.txt"
FIGURE = re.compile(r"(?<![\w/.,-])(\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{1,3})(?![\w/.,-]|\.\d| (?:January|February|March|April|May|"
                    r"June|July|August|September|October|November|December)|(?: and| to|,)? ?\d)(?= [a-z(])")
NO_FIGURE = re.compile(r"(?:[Aa]rticles?|[Pp]aragraphs?|[Rr]ecommendations?|No\.|[Rr]ules?|[Gg]oals?|SDGs?|[Cc]hapters?|first|"
                       r"ISO|and|to|[Rr]esolutions?|[Ss]ections?|at|per|in|of|every|[Ff]orm|[Cc]ategory|[Pp]art|[Ss]tage|[Pp]hase)"
                       r" $|[\"\u201c][^\"\u201d]*$")
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
WORDS = ["further", "additional", "regional", "in particular", "as a rule", "in practice", "every year", "so far",
         "as planned", "in most provinces", "with support from partners", "for the first time", "after a long debate"]
SENTENCES = [
    "The ministry of {0} will report on this in the spring.", "Local councils of {0} were asked for their opinion.",
    "A working party on {0} met four times.", "No complaint about {0} reached the courts.",
    "The budget for {0} is published in full.", "Training on {0} is open to all staff.",
    "Two pilot projects on {0} are under way.", "An independent review of {0} has been commissioned.",
]
SUBJECTS = ["forestry", "maritime safety", "school meals", "river transport", "land registration", "music education",
            "public libraries", "beekeeping", "mountain rescue", "postal services"]


def sentences(text):
    return re.split(r"(?<=[a-z)]\.) (?=[A-Z][a-z])", text)


class Editor:
    """Edits a list of paragraphs; each is used for one edit at most."""

    def __init__(self, paragraphs, donors, seed):
        self.random = random.Random(seed)
        self.old = paragraphs
        self.donors = donors
        self.free = list(range(len(paragraphs)))
        self.random.shuffle(self.free)
        self.items = [{"from": [i], "text": text, "edits": set()} for i, text in enumerate(paragraphs)]
        self.figures = set()

    def take(self, count, fits):
        """Up to `count` paragraphs that were not edited yet."""
        taken = [i for i in self.free if fits(i)][:count]
        self.free = [i for i in self.free if i not in taken]
        return taken

    def item(self, index):
        return next(item for item in self.items if item["from"] == [index])

    def spots(self, index):
        return [match for match in FIGURE.finditer(self.old[index])
                if not NO_FIGURE.search(self.old[index][:match.start()])]

    def change_figures(self, count):
        for index in self.take(count, self.spots):
            spot = self.random.choice(self.spots(index))
            value = float(spot.group().replace(",", ""))
            other = value + self.random.choice([1, 2, 3, 7]) * (0.1 if "." in spot.group() else 1)
            form = "%.*f" % (len(spot.group().partition(".")[2]), other)
            if "," in spot.group():
                form = f"{int(other):,}"
            text = self.old[index]
            self.item(index)["text"] = text[:spot.start()] + form + text[spot.end():]
            self.item(index)["edits"].add("modified")
            scale = SCALES.get(text[spot.end():].split()[0].strip(",.;)"), 1)
            self.figures.add((index, round(value * scale, 6), round(float(form.replace(",", "")) * scale, 6)))

    def edit_sentence(self, index):
        parts = sentences(self.old[index])
        at = self.random.randrange(len(parts))
        words = parts[at].split(" ")
        way = self.random.randrange(4)
        if way == 0 and len(parts) > 1:
            del parts[at]
        elif way == 1:
            parts.insert(at + 1, self.random.choice(SENTENCES).format(self.random.choice(SUBJECTS)))
        elif way == 2 and len(words) > 8:
            first = self.random.randrange(1, len(words) - 5)
            if not words[first - 1][-1:].isdigit():
                words[first:first + 3] = self.random.choice(WORDS).split(" ")
            else:
                words[first:first] = ["every"]
            parts[at] = " ".join(words)
        else:
            # Not between a number and its unit, where it would change the figure.
            places = [at for at in range(1, len(words)) if not words[at - 1][-1:].isdigit()]
            words.insert(self.random.choice(places or [1]), self.random.choice(WORDS))
            parts[at] = " ".join(words)
        return " ".join(parts)

    def edit_sentences(self, count):
        for index in self.take(count, lambda i: len(self.old[i]) > 80):
            self.item(index)["text"] = self.edit_sentence(index)
            self.item(index)["edits"].add("modified")

    def move(self, count, edited):
        for index in self.take(count, lambda i: len(self.old[i]) > 60):
            item = self.item(index)
            place = self.items.index(item)
            places = [p for p in range(len(self.items)) if abs(p - place) >= 8]
            self.items.remove(item)
            self.items.insert(self.random.choice(places), item)
            item["edits"].add("moved")
            if edited > 0 and len(self.old[index]) > 160:
                item["text"] = self.edit_sentence(index)
                item["edits"].add("modified")
                edited -= 1

    def delete(self, count):
        for index in self.take(count, lambda i: True):
            self.items.remove(self.item(index))

    def insert(self, count):
        for text in self.random.sample(self.donors, count):
            self.items.insert(self.random.randrange(1, len(self.items)), {"from": [], "text": text, "edits": set()})

    def split(self, count):
        def fits(index):
            return any(min(len(" ".join(parts[:k]).split()), len(" ".join(parts[k:]).split())) >= 8
                       for parts in [sentences(self.old[index])] for k in range(1, len(parts)))
        for index in self.take(count, fits):
            parts = sentences(self.old[index])
            cuts = [k for k in range(1, len(parts))
                    if min(len(" ".join(parts[:k]).split()), len(" ".join(parts[k:]).split())) >= 8]
            cut = self.random.choice(cuts)
            place = self.items.index(self.item(index))
            self.items[place:place + 1] = [
                {"from": [index], "text": " ".join(parts[:cut]), "edits": {"split"}},
                {"from": [index], "text": " ".join(parts[cut:]), "edits": {"split"}}]

    def merge(self, count):
        def fits(index):
            return index + 1 in self.free and len(self.old[index].split()) >= 8 and len(self.old[index + 1].split()) >= 8
        for _ in range(count):
            for index in self.take(1, fits):
                self.free.remove(index + 1)
                first, second = self.item(index), self.item(index + 1)
                first.update({"from": [index, index + 1], "text": first["text"] + " " + second["text"],
                              "edits": {"merged"}})
                self.items.remove(second)

    def run(self):
        # What needs most of a paragraph comes first; moves come last but one, so that no place is lost.
        self.merge(3)
        self.split(3)
        self.change_figures(20)
        self.edit_sentences(15)
        self.delete(5)
        self.move(5, 2)
        self.insert(5)

    def truth(self):
        """Sets of what happened, by kind; paragraphs by their numbers."""
        truth = {kind: set() for kind in KINDS}
        kept, parts = set(), {}
        for number, item in enumerate(self.items, 1):
            old = tuple(i + 1 for i in item["from"])
            kept.update(old)
            if not old:
                truth["inserted"].add(number)
            elif "merged" in item["edits"]:
                truth["merged"].add((old, number))
            elif "split" in item["edits"]:
                parts.setdefault(old[0], []).append(number)
            else:
                for kind in ("moved", "modified"):
                    if kind in item["edits"]:
                        truth[kind].add((old[0], number))
                if old[0] != number:
                    truth["renumbered"].add((old[0], number))
        truth["split"] = {(old, tuple(numbers)) for old, numbers in parts.items()}
        truth["deleted"] = set(range(1, len(self.old) + 1)) - kept
        truth["figure"] = {(i + 1, old, new) for i, old, new in self.figures}
        return truth


KINDS = ["inserted", "deleted", "moved", "modified", "split", "merged", "renumbered", "figure"]


def found(result):
    """The same sets as `diachron diff -f json` has them."""
    found = {kind: set() for kind in KINDS}
    for change in result["changes"]:
        old, new = change["old"], change["new"]
        if (old or new)["kind"] not in ("paragraph", "recommendation", "text"):
            found["inserted" if old is None else "deleted" if new is None else change["kind"]].add(str(old) + str(new))
            continue
        # Another label than the one that was written is an answer too, and a wrong one.
        names = [[int(name) if name.isdigit() else name for name in side.get("paragraphs", [side["paragraph"]])]
                 if side else []
                 for side in (old, new)]
        if change["kind"] in ("inserted", "deleted"):
            found[change["kind"]].add((names[0] + names[1])[0])
            continue
        if change["kind"] == "split":
            found["split"].add((names[0][0], tuple(names[1])))
        elif change["kind"] == "merged":
            found["merged"].add((tuple(names[0]), names[1][0]))
        else:
            for kind in ("moved", "modified", "renumbered"):
                if change[kind]:
                    found[kind].add((names[0][0], names[1][0]))
        # An edit of a sentence may well take a figure away; what counts here is one that became another.
        for figure in change["figures"]:
            if figure["old"] is not None and figure["new"] is not None:
                found["figure"].add((names[0][0], figure["old"], figure["new"]))
    return found


def write(path, paragraphs, width):
    lines = ["National report of Ruritania", "", "I. Human rights in the country", ""]
    for number, text in enumerate(paragraphs, 1):
        lines += textwrap.wrap(f"{number}. {text}", width, break_on_hyphens=False) + [""]
    path.write_text("\n".join(lines), encoding="utf8")


def extract(diachron, path):
    return json.loads(subprocess.run([diachron, "extract", "-q", "-f", "json", path], capture_output=True, check=True).stdout)


def diff(diachron, names, *options):
    done = subprocess.run([diachron, "diff", "-q", "-f", "json", *options, *names], capture_output=True)
    if done.returncode != 1:
        raise SystemExit(f"{names[1]}: exit status {done.returncode}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def read_paragraphs(diachron, path):
    paragraphs = [paragraph for paragraph in extract(diachron, path)["paragraphs"] if len(paragraph["text"].split()) >= 4]
    numbered = [paragraph for paragraph in paragraphs if paragraph["kind"] in ("paragraph", "recommendation")]
    unnumbered = [paragraph for paragraph in paragraphs if paragraph["kind"] == "text"]
    return [paragraph["text"].replace("\n", " ") for paragraph in max(numbered, unnumbered, key=len)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("diachron")
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--base", type=pathlib.Path, action="append", help="another report to edit than the fixtures")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    fixtures = options.source / "fixtures" / "kazakhstan"
    donors = read_paragraphs(options.diachron, fixtures / DONOR)
    bases = {path.name: read_paragraphs(options.diachron, path)
             for path in options.base or [fixtures / base for base in BASES]}
    counts = {kind: [0, 0, 0] for kind in KINDS}  # right, found, true
    problems = {"conservation": [], "patch": []}
    n_pairs = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        for seed in range(options.first, options.first + options.seeds):
            for base, paragraphs in bases.items():
                editor = Editor(paragraphs, [text for text in donors if text not in paragraphs], seed)
                editor.run()
                names = [folder / f"{base[:8]}-{seed}-{version}.txt" for version in ("old", "new")]
                write(names[0], paragraphs, 90)
                write(names[1], [item["text"] for item in editor.items], 76)
                result = diff(options.diachron, names)
                strict = diff(options.diachron, names, "--strict-text")
                old, new = (extract(options.diachron, name) for name in names)
                problems["conservation"] += [
                    f"{names[1].name}: {problem}" for answer in (result, strict)
                    for side, document in (("old", old), ("new", new))
                    for problem in patches.find_losses(answer, side, document)]
                problems["patch"] += [f"{names[1].name}: {problem}"
                                      for answer in (result, strict)
                                      for problem in patches.find_misfits(answer, old, new, answer is strict)]
                n_pairs += 1
                truth, answer = editor.truth(), found(result)
                for kind in KINDS:
                    counts[kind][0] += len(truth[kind] & answer[kind])
                    counts[kind][1] += len(answer[kind])
                    counts[kind][2] += len(truth[kind])
                    if options.verbose and truth[kind] != answer[kind]:
                        print(f"# {names[0].name} {kind}: missed {truth[kind] - answer[kind]}, "
                              f"wrong {answer[kind] - truth[kind]}")
    print(f"TAP version 13\n1..{len(KINDS) + len(problems)}")
    failed = 0
    for number, kind in enumerate(KINDS, 1):
        right, n_found, n_true = counts[kind]
        precision, recall = right / max(n_found, 1), right / max(n_true, 1)
        ok = n_true > 0 and precision >= LEAST and recall >= LEAST
        failed += not ok
        print(f"{'ok' if ok else 'not ok'} {number} {kind}: precision {precision:.4f}, recall {recall:.4f}, "
              f"{n_true} made, {n_found} found")
    for number, (name, found_problems) in enumerate(problems.items(), len(KINDS) + 1):
        failed += bool(found_problems)
        print(f"{'not ok' if found_problems else 'ok'} {number} {name}: {n_pairs} pairs, {len(found_problems)} problems")
        for problem in found_problems[:10]:
            print(f"# {problem[:2000]}")
    sys.exit(1 if failed else 0)


main()
