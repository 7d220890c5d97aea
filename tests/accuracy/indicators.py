#!/usr/bin/env python3
"""How many indicators are followed from report to report whatever the sentence that tells them, and how many mixed.

Usage: indicators.py DIACHRON SOURCE-FOLDER [-v]     -v shows what is missed

fixtures/planted/indicators.txt tells each in two to five ways. For each two ways, a report tells all indicators in the one and
a later report in the other, with values that moved by up to a quarter.
"""
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

DIACHRON, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests"))
import tap  # noqa: E402

LEAST_JOINED, MOST_WRONG = 0.84, 20
NUMBERS = ("Seven", "Nine", "Eleven", "Twelve", "Thirteen", "Fourteen")


def read_ways():
    """{indicator: [sentence with {places}, ...]}"""
    ways = {}
    for line in (SOURCE / "fixtures" / "planted" / "indicators.txt").read_text(encoding="utf8").splitlines():
        if re.fullmatch("[a-z0-9-]+", line):
            ways[line] = []
        elif line and not line.startswith("#"):
            ways[list(ways)[-1]].append(line)
    return ways


def make_sentence(way, year, base, chance):
    def move(low, high):
        return (low + (high - low) * base) * chance.uniform(0.8, 1.25)
    rank = round(move(30, 150))
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return way.format(v=f"{move(24, 55):.1f}", y=year, n=f"{move(1200, 9000):,.0f}", m=f"{move(1200, 9000):,.0f}",
                      M=f"{move(4, 9):.1f} million", n2=round(move(24, 60)), n3=round(move(105, 150)), r=f"{rank}{ending}",
                      W=chance.choice(NUMBERS))


def compare(told):
    """The series of reports: {report id: [(indicator, sentence), ...]}"""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        manifest = ""
        for report, sentences in told.items():
            text = "".join(f"{number}. {sentence}\n\n" for number, (_, sentence) in enumerate(sentences, 1))
            (folder / f"{report}.txt").write_text(f"National report\n\nI. General\n\n{text}", encoding="utf8")
            manifest += f"[report {report}]\nfile={report}.txt\ndate={report[-4:]}-05-01\nissuer=state\n"
        (folder / "all.ini").write_text(manifest, encoding="utf8")
        subprocess.run([DIACHRON, "compare", "-q", "-o", folder / "out", folder / "all.ini"], check=True)
        return json.loads((folder / "out" / "report.json").read_text(encoding="utf8"))["series"]


def measure():
    """How many could be joined, those that were not, and pairs of two indicators that were."""
    chance = random.Random(7)
    ways = read_ways()
    bases = {indicator: chance.random() for indicator in ways}
    n_wanted, missed, wrong = 0, [], []
    for first, second in itertools.permutations(range(max(map(len, ways.values()))), 2):
        told = {report: [(indicator, make_sentence(of[way], year, bases[indicator], chance))
                         for indicator, of in ways.items() if len(of) > max(first, second)]
                for report, way, year in (("a-2010", first, 2009), ("b-2020", second, 2019))}
        for sentences in told.values():
            chance.shuffle(sentences)
        joined = set()
        for series in compare(told):
            places = [told[point["report"]][int(point["paragraph"]) - 1] + (point["report"],) for point in series["points"]]
            for one, other in itertools.combinations(places, 2):
                if one[2] != other[2] and one[0] == other[0]:
                    joined.add(one[0])
                elif one[2] != other[2]:
                    wrong.append((one[1], other[1]))
        wanted = {indicator for indicator, _ in told["a-2010"]}
        n_wanted += len(wanted)
        missed += sorted((indicator, first, second) for indicator in wanted - joined)
    return n_wanted, missed, wrong


def test_indicators():
    n_wanted, missed, wrong = measure()
    share = 1 - len(missed) / n_wanted
    tap.check(share >= LEAST_JOINED, f"{share:.3f} of {n_wanted} joined, were {LEAST_JOINED}")
    tap.check(len(wrong) <= MOST_WRONG, f"{len(wrong)} wrong pairs, were {MOST_WRONG}")


if __name__ == "__main__":
    if "-v" in sys.argv:
        n_all, not_joined, mixed = measure()
        print(f"{n_all - len(not_joined)} of {n_all} joined, {len(mixed)} wrong pairs", *not_joined, *mixed, sep="\n")
    else:
        tap.main()
