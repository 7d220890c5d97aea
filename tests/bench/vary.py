"""Reports for the benchmarks: as many as are asked for, made by varying the fixtures with a seed."""
import pathlib
import random
import re

FIXTURES = pathlib.Path(__file__).resolve().parent.parent.parent / "fixtures" / "kazakhstan"
REPORTS = sorted(FIXTURES.glob("kaz-*.txt"))
ISSUERS = ["state", "un", "ngo", "state", "state"]


def vary_numbers(text, rng):
    """Half of the numbers get another value; years and the numbers of paragraphs stay."""
    def change(match):
        is_year = re.fullmatch("(19|20)[0-9]{2}", match[0])
        return match[0] if is_year or rng.random() < 0.5 else str(int(match[0]) + rng.randint(1, 9))
    return re.sub(r"(?<![0-9.])[0-9]{2,9}(?![0-9.)])", change, text)


def make_collection(folder, n_reports):
    """Writes the reports and their manifest, and gives the manifest's path and the size of the text."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = ["[collection]", "title=Varied fixtures"]
    size = 0
    for i in range(n_reports):
        text = vary_numbers(REPORTS[i % len(REPORTS)].read_text(), random.Random(i))
        (folder / f"r{i:04}.txt").write_text(text)
        size += len(text.encode())
        manifest += [f"[report r{i:04}]", f"file=r{i:04}.txt", f"symbol=A/{i}", f"issuer={ISSUERS[i % len(ISSUERS)]}",
                     f"date={1900 + i // 12}-{i % 12 + 1:02}-01"]
    path = folder / "collection.ini"
    path.write_text("\n".join(manifest) + "\n")
    return path, size


def take_paragraphs(extract_text):
    """The words of all paragraphs of the fixtures, by a function that gives a report a paragraph a line."""
    return [line.split("\t", 1)[1] for path in REPORTS for line in extract_text(path).splitlines() if "\t" in line]


def make_large(path, paragraphs, n_bytes):
    """One report: the numbers of its paragraphs go on. Gives its size."""
    number = size = 0
    with path.open("w") as file:
        while size < n_bytes:
            number += 1
            size += file.write(f"{number}. {paragraphs[number % len(paragraphs)]}\n")
    return path.stat().st_size


def make_recommendations(path, paragraphs, n_recommendations):
    """A report of a working group with so many recommendations, of the wording that the fixture of one has."""
    wordings = [text for text in paragraphs if re.search(r" \([A-Z][a-z]+( and [A-Z][a-z]+)?\)[;.]?$", text)]
    with path.open("w") as file:
        file.write("II. Conclusions and/or recommendations\n")
        for i in range(n_recommendations):
            if i % 300 == 0:
                file.write(f"{5 + i // 300}. The following recommendations enjoy the support of Ruritania:\n")
            file.write(f"{5 + i // 300}.{i % 300 + 1} {wordings[i % len(wordings)]}\n")
    return path.stat().st_size


def make_version(old, new, seed):
    """A later version: one paragraph in ten is gone, changed in a number, or moved."""
    rng = random.Random(seed)
    lines = old.read_text().splitlines(keepends=True)
    kept = []
    for line in lines:
        chance = rng.random()
        if chance < 0.03:
            continue
        kept.append(vary_numbers(line, rng) if chance < 0.08 else line)
        if 0.08 <= chance < 0.1:
            kept[-2:] = reversed(kept[-2:])
    new.write_text("".join(kept))
