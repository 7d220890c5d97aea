"""Tests in Python that speak TAP: functions whose names begin with test_, run in the order of their names.

A test passes where it returns, is skipped where it raises Skip, and fails where it raises anything else.
"""
import sys
import traceback


class Skip(Exception):
    """Raised with the reason why a test cannot run here."""


def equal(found, expected, what="value"):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def run(module):
    """Runs the tests of a module (or a dictionary of names and functions) and returns the exit status."""
    tests = module if isinstance(module, dict) else vars(module)
    names = sorted(name for name, value in tests.items() if name.startswith("test_") and callable(value))
    failed = 0
    print(f"TAP version 13\n1..{len(names)}", flush=True)
    for number, name in enumerate(names, 1):
        title = name[len("test_"):].replace("_", "-")
        try:
            tests[name]()
        except Skip as reason:
            print(f"ok {number} {title} # SKIP {reason}", flush=True)
        except Exception as error:  # whatever goes wrong is a failure
            failed += 1
            print(f"not ok {number} {title}")
            text = str(error) if isinstance(error, AssertionError) else traceback.format_exc()
            print("\n".join("# " + line[:1000] for line in text.splitlines()[-40:]), flush=True)
        else:
            print(f"ok {number} {title}", flush=True)
    return 1 if failed else 0


def main():
    sys.exit(run(sys.modules["__main__"]))
