#!/usr/bin/env python3
"""What happens when the machine fails the program, or a report takes it over: out of memory, a full disk, a kill at any
moment, and the sandbox.

Usage: test-unbreakable.py DIACHRON SOURCE-FOLDER
"""
import os
import pathlib
import resource
import signal
import subprocess
import time

import program
from program import DIACHRON, REPORTS, folder, run, tree

import tap

KILLS = 25


def limited(megabytes, *arguments):
    """Runs diachron where it can have so much memory only."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    return subprocess.run([DIACHRON, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                          check=False, preexec_fn=limit)


def test_out_of_memory():
    """From too little to start to enough: trouble with a line, or the whole result, and never half of it."""
    if limited(4000, "--version").returncode != 0:
        raise tap.Skip("built so that it takes memory that it does not use, as AddressSanitizer does")
    with folder() as place:
        out = place / "out"
        tap.equal(run("compare", "-q", *REPORTS[:1], "-o", out).returncode, 0, "exit status")
        old = tree(out)
        tap.equal(run("compare", "-q", *REPORTS[:2], "-o", place / "new").returncode, 0, "exit status")
        new = tree(place / "new")
        statuses = []
        for megabytes in range(24, 200, 2):
            result = limited(megabytes, "compare", "-q", "--jobs", 1, *REPORTS[:2], "-o", out)
            statuses.append(result.returncode)
            tap.check(result.returncode in (0, 2, 127), f"{megabytes} MB: {result.returncode} {result.stderr[-300:]}")
            tap.check(tree(out) == (new if result.returncode == 0 else old), f"{megabytes} MB: half a result")
            if result.returncode == 0:
                break
            tap.check(result.stderr != b"", f"{megabytes} MB: no message")
        tap.check(0 in statuses and 2 in statuses, f"statuses {statuses}")


def test_tiny_disk():
    with folder() as place:
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], stderr=subprocess.PIPE, check=False)
        if mount.returncode != 0:
            raise tap.Skip("cannot mount a small file system here")
        try:
            tap.equal(run("extract", "-q", "-f", "text", REPORTS[0], "-o", place / "text").returncode, 0, "exit status")
            before = tree(place)
            result = run("compare", "-q", *REPORTS, "-o", place / "out")
            tap.equal(result.returncode, 2, "exit status")
            tap.equal(len(result.stderr.splitlines()), 1, "lines on standard error")
            tap.check(b"No space" in result.stderr, result.stderr)
            tap.equal(tree(place), before, "files")
        finally:
            subprocess.run(["umount", place], check=True)


def test_killed_at_any_moment():
    """Each file is wholly old or wholly new, whenever the kill comes."""
    with folder() as place:
        out = place / "out"
        run("compare", "-q", *REPORTS[:1], "-o", out)
        old = tree(out)
        start = time.monotonic()
        run("compare", "-q", *REPORTS[:2], "-o", place / "new")
        seconds = time.monotonic() - start
        new = tree(place / "new")
        n_killed = 0
        for i in range(KILLS):
            for name, data in old.items():
                (out / name).write_bytes(data)
            running = subprocess.Popen([DIACHRON, "compare", "-q", *REPORTS[:2], "-o", out])
            delay = seconds * i / KILLS
            time.sleep(delay)
            running.send_signal(signal.SIGKILL)
            if running.wait() == -signal.SIGKILL:
                n_killed += 1
            else:
                # The run that was timed waited for a busy machine.
                seconds = delay
            for name, data in tree(out).items():
                tap.check(name.startswith(".diachron-") or data in (old[name], new[name]), f"{name} is neither old nor new")
        tap.check(n_killed > 0, "no run was killed in time")


def read_status(process):
    return dict(line.split(":\t", 1) for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines() if ":\t" in line)


def find_sandbox():
    """What of the sandbox there is, as --verbose tells it."""
    told = run("extract", "--verbose", REPORTS[0]).stderr.decode()
    return {name: f"{name} confined" in told for name in ("files", "system calls")}


def test_sandbox_of_calls():
    if not find_sandbox()["system calls"]:
        raise tap.Skip("built without libseccomp, or the kernel has no seccomp")
    running = subprocess.Popen([DIACHRON, "extract", "-q", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            status = read_status(running)
            if status["Seccomp"].strip() == "2":
                break
            time.sleep(0.05)
        tap.equal(status["Seccomp"].strip(), "2", "mode of seccomp while it waits for a report")
        tap.equal(status["NoNewPrivs"].strip(), "1", "no new privileges")
    finally:
        running.stdin.write(program.SMALL)
        running.stdin.close()
        tap.equal(running.wait(timeout=60), 0, "exit status")


def test_sandbox_of_files():
    """A link in the folder of the output that leads out of it is not followed when it writes."""
    if not find_sandbox()["files"]:
        raise tap.Skip("the kernel has no Landlock")
    with folder() as place:
        (place / "out").mkdir()
        (place / "outside").mkdir()
        (place / "outside" / "mine").write_text("mine")
        (place / "out" / "report.json").symlink_to("../outside/mine")
        result = run("compare", "-q", *REPORTS[:1], "-o", place / "out")
        tap.equal(result.returncode, 2, "exit status")
        tap.check(b"Permission denied" in result.stderr, result.stderr)
        tap.equal((place / "outside" / "mine").read_text(), "mine", "the file outside")
        tap.equal(list((place / "outside").iterdir()), [place / "outside" / "mine"], "files outside")


def test_sandbox_changes_nothing():
    with folder() as place:
        for name, wish in (("with", "on"), ("without", "off")):
            result = run("compare", "-q", *REPORTS, "-o", place / name, environment={"DIACHRON_SANDBOX": wish})
            tap.equal(result.returncode, 0, f"exit status {name}")
        tap.check(tree(place / "with") == tree(place / "without"), "the results differ")


if __name__ == "__main__":
    tap.main()
