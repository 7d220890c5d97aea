"""What `diachron diff -f json` promises whatever it finds: nothing is lost, and its edits make one version of the other."""

VERSIONS = (("old", "-"), ("new", "+"))


def reduce(text, is_strict):
    """What a text says but for what makes no difference: line ends and, unless with --strict-text, punctuation and the
    capital that a sentence begins with."""
    return " ".join(text.split()) if is_strict else "".join(filter(str.isalnum, text)).casefold()


def names_of(result, side):
    """The paragraphs of one version as the result has them, those that are the same first."""
    names = [pair[side == "new"] for pair in result["unchanged"]]
    for change in result["changes"]:
        if change[side] is not None:
            names += change[side].get("paragraphs", [change[side]["paragraph"]])
    return [name for name in names if not name.startswith("heading ")]


def find_losses(result, side, document):
    """Each paragraph of a version, as `extract` has it, stands in the result once, and nothing else does."""
    found, true = sorted(names_of(result, side)), sorted(paragraph["id"] for paragraph in document["paragraphs"])
    return [] if found == true else [f"{side}: paragraphs {set(found) ^ set(true) or 'there twice'}"]


def find_misfits(result, old, new, is_strict):
    """The edits are applied to paragraphs of OLD, which must have what they keep and take away, and must give those of
    NEW. What is kept has the form of NEW."""
    texts = {"old": {paragraph["id"]: paragraph["text"] for paragraph in old["paragraphs"]},
             "new": {paragraph["id"]: paragraph["text"] for paragraph in new["paragraphs"]}}
    problems = []
    for change in result["changes"]:
        for side, operation in VERSIONS:
            names = change[side].get("paragraphs", [change[side]["paragraph"]]) if change[side] is not None else []
            if any(name.startswith("heading ") for name in names):
                continue
            text = "\n".join(texts[side][name] for name in names)
            made = "".join(words for step, words in change["words"] if step in ("=", operation))
            if made != text and not (side == "old" and reduce(made, is_strict) == reduce(text, is_strict)):
                problems.append(f"{side} {'+'.join(names)}: {made!r} is not {text!r}")
    problems += [f"{a} and {b} are not the same" for a, b in result["unchanged"]
                 if not a.startswith("heading ")
                 and reduce(texts["old"][a], is_strict) != reduce(texts["new"][b], is_strict)]
    return problems
