#!/usr/bin/env python3
"""Texts that no report is, but a file may be: the time that they take grows with their size and no faster."""
import resource
import subprocess
import threading

from program import DIACHRON, run
import tap

SMALL, FACTOR = 100_000, 4      # bytes of the small text, and how much larger the large one is
MAX_GROWTH = 2.5               # times as much as in proportion
NOISE = 0.4                    # seconds that do not count

HEAD = "1. The first paragraph of the report.\n2. The second paragraph of the report.\n"
CHAPEAU = "3. The recommendations below enjoy the support of Fiji:\n3.1 Act "


def lines(unit):
    """A text of lines, each made of its number."""
    def make(size):
        parts, length = [], 0
        while length < size:
            parts.append(unit(len(parts)))
            length += len(parts[-1])
        return HEAD + "".join(parts) + "\n"
    return make


def repeated(unit, head=HEAD):
    return lambda size: head + unit * (size // len(unit)) + "\n"


TEXTS = {
    "one_long_paragraph": repeated("word12 more words, 1,234 of them; "),
    "one_long_word": repeated("x"),
    "dots": repeated("."),
    "dots_and_words": repeated("... a "),
    "blanks": repeated(" "),
    "empty_lines": repeated("\n"),
    "form_feeds": repeated("\f\n"),
    "paragraphs": lines(lambda n: f"{n + 3}. A paragraph, and its text.\n"),
    "same_number": repeated("1. A paragraph, and its text.\n"),
    "two_numbers": repeated("1. A paragraph, and its text.\n2. Another one.\n"),
    "numbers_alone": lines(lambda n: f"{n % 900}\n"),
    "numbers_falling": lines(lambda n: f"{9000 - n % 9000}. Text\n"),
    "starred_lines": repeated("* A note that begins with a star.\n"),
    "stars": repeated("*"),
    "stars_in_words": repeated("a*b "),
    "marks_of_notes": lines(lambda n: f"word{n % 900}\n"),
    "notes": lines(lambda n: f"law{n % 900 + 1} was passed\n{n % 900 + 1} See the law.\n"),
    "headings": lines(lambda n: f"{'ABCDEFGH'[n % 8]}. Heading of a part\n"),
    "roman_headings": repeated("I. Heading\n(a) Heading\n"),
    "capitals": repeated("HEADING\n"),
    "contents": repeated("Contents\n"),
    "contents_lines": repeated("Contents\nA part .......... 3\n"),
    "running_heads": repeated("\fA running head\nText\n"),
    "brackets_of_states": repeated("(Peru) ", HEAD + CHAPEAU),
    "states_in_one_bracket": lambda size: HEAD + CHAPEAU + "(" + "Peru, " * (size // 6) + "Chile).\n",
    "open_brackets": repeated("(", HEAD + CHAPEAU),
    "closed_brackets": repeated(")", HEAD + CHAPEAU),
    "nested_brackets": lambda size: HEAD + CHAPEAU + "(" * (size // 2) + "Peru" + ")" * (size // 2) + "\n",
    "references": lines(lambda n: f"{'3. See recommendations 1' if n == 0 else ''}, {n % 99}.{n % 9999}"),
    "ranges": lines(lambda n: f"{'3. See recommendations 1' if n == 0 else ''}, {n * 400}-{n * 400 + 399}"),
    "lines_of_references": repeated("Recommendations 1.1-1.400\n"),
    "divided_words": repeated("a condi-\n"),
    "hyphens": repeated("-"),
    "quotation_marks": repeated("“"),
    "table_rows": repeated("Row 1 234 5 678 9 012\n"),
    "wide_table_rows": lambda size: HEAD + ("Row" + " 1" * 500 + "\n") * (size // 1004),
    "cells": repeated("1 ", HEAD + "Row "),
    "tabs": repeated("a\t"),
    "treaties": repeated("the Convention and its Optional Protocol, "),
    "topic_words": repeated("torture "),
    "dates": repeated("on 5 May 2009 and "),
    "figures": repeated("12 per cent, "),
    "digits": repeated("1"),
    "commas_and_digits": repeated("1,"),
    "combining_marks": repeated("\u0301"),
    "symbols": repeated("A/HRC/1/2 "),
    "slashes": repeated("A/"),
    "different_words": lines(lambda n: f"word{n:x}q "),
}


def measure(text):
    """Seconds of the processor, which other programs do not lengthen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    result = run("extract", "-q", "-f", "text", "-", stdin=text.encode())
    tap.equal(result.returncode, 0, f"exit status, {result.stderr}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def test_paragraph_of_100_megabytes():
    """Not in memory before it is read: time is bounded by the growth that the other texts show, memory here."""
    words = b"the people who met there had been asked what they knew of it and many had answered "
    size = 100 * 1024 * 1024
    with subprocess.Popen([DIACHRON, "extract", "-q", "-f", "text", "-"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as program:
        def write():
            with program.stdin as pipe:
                pipe.write(b"1. ")
                for _ in range(size // (1000 * len(words))):
                    pipe.write(1000 * words)
                pipe.write(b"end.\n\n2. The second paragraph.\n")
        writer = threading.Thread(target=write)
        writer.start()
        found = [len(line) for line in program.stdout]
        writer.join()
    tap.equal(program.returncode, 0, "exit status")
    tap.equal(len(found), 2, "paragraphs")
    tap.check(found[0] > 0.99 * size, f"{found[0]} bytes of {size}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    tap.check(memory < 12 * size, f"{memory} bytes of memory for {size}")


def make_test(make):
    def test():
        small = measure(make(SMALL))
        large = measure(make(SMALL * FACTOR))
        tap.check(large <= small * FACTOR * MAX_GROWTH + NOISE,
                  f"{small:.2f} s for {SMALL} bytes, {large:.2f} s for {FACTOR} times as many")
    return test


globals().update({f"test_{name}": make_test(make) for name, make in TEXTS.items()})

if __name__ == "__main__":
    tap.main()
