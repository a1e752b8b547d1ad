#!/usr/bin/env python3
"""Runs `posthog-exports` as a person and as a script do: on terminals of 80 and of 200 columns, in a pipe, with and without
colours, with and without somebody who answers, and interrupted. The numbers are those of the tests named `Operator N`."""

import errno
import itertools
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import fcntl

PROGRAM = os.path.abspath(sys.argv[1])
KEY = "phx_fake_key"
FAULTS = []


def check(condition, what, shown=""):
    if not condition:
        FAULTS.append(what)
        print(f"check-terminal: {what}\n{shown}", file=sys.stderr)


def environment(**more):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("POSTHOG") and k not in ("CI", "NO_COLOR", "TERM")}
    return clean | {"TERM": "xterm", "HOME": "/nonexistent"} | more


class Terminal:
    """A program on a terminal of its own; what it prints is in `text`."""

    def __init__(self, arguments, columns=80, output=None, **more):
        self.parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self.text = ""
        self.process = subprocess.Popen(
            [PROGRAM, *arguments], stdin=child, stdout=child if output is None else output, stderr=child, env=environment(**more),
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(child)

    def read_until(self, part=None, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end and (part is None or part not in self.text):
            if select.select([self.parent], [], [], 0.1)[0]:
                try:
                    got = os.read(self.parent, 65536)
                except OSError as error:
                    if error.errno == errno.EIO:
                        break
                    raise
                if not got:
                    break
                self.text += got.decode("utf-8", "replace")
            elif self.process.poll() is not None:
                break
        return self.text

    def resize(self, columns):
        fcntl.ioctl(self.parent, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))

    def type(self, text):
        os.write(self.parent, text.encode())

    def status(self, seconds=60):
        self.read_until(None, seconds)
        try:
            return self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "hangs"


def visible(text):
    """The lines of a text as a terminal shows them, without colours."""
    plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
    return [line.rstrip("\r").split("\r")[-1] for line in plain.split("\n")]


def widths():
    for columns in (80, 200):
        for arguments, status in [(["status"], 3), (["list"], 0), (["gaps", "--since", "12d"], 3), (["show", "Persons"], 0),
                                  (["runs", "Persons", "--since", "2d"], 0), (["explain", "Persons", "--at", "2h"], 0)]:
            terminal = Terminal(["demo", *arguments], columns)
            found = terminal.status()
            check(found == status, f"{arguments} on {columns} columns ends with {found}", terminal.text)
            longest = max(len(line) for line in visible(terminal.text))
            check(longest <= columns, f"{arguments} prints {longest} columns on a terminal of {columns}", terminal.text)
            check(KEY not in terminal.text, f"{arguments} prints the key")
    terminal = Terminal(["demo", "status"])
    terminal.status()
    check("\x1b[" in terminal.text, "a terminal gets no colours")
    for more in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        terminal = Terminal(["demo", "status"], **more)
        terminal.status()
        check("\x1b[" not in terminal.text, f"colours with {more}", terminal.text)
    done = subprocess.run([PROGRAM, "demo", "status"], stdin=subprocess.DEVNULL, capture_output=True, env=environment())
    check(b"\x1b" not in done.stdout + done.stderr and b"\r" not in done.stdout + done.stderr, "a pipe gets control characters")


def downloads():
    """Operator 24: a year into a file, and on terminals that know no controls, get no colours, or become narrower."""
    with tempfile.TemporaryDirectory() as folder:
        download = ["demo", "download", "events", "--from", "2025-11-30", "--to", "2026-11-28", "--format", "jsonl", "--into"]
        done = subprocess.run(
            [PROGRAM, *download, os.path.join(folder, "a")], stdin=subprocess.DEVNULL, capture_output=True, env=environment())
        check(done.returncode == 0, "a year into a folder", done.stderr)
        lines = done.stderr.decode().splitlines()
        check(b"\x1b" not in done.stderr and b"\r" not in done.stderr, "a download prints control characters into a pipe", done.stderr)
        check(sum(" windows" in line for line in lines) <= 4, "a download of a moment prints many lines into a pipe", done.stderr)
        check(len(done.stdout.splitlines()) == 52, "a download names each file", done.stdout)
        terminal = Terminal([*download, os.path.join(folder, "b")])
        check(terminal.status() == 0 and "\r\x1b[K" in terminal.text, "a download has no progress on a terminal", terminal.text)
        check("\x1b[3" not in terminal.text, "progress has a colour", terminal.text)
        terminal = Terminal([*download, os.path.join(folder, "d")], TERM="dumb")
        check(terminal.status() == 0, "a download on a dumb terminal", terminal.text)
        text = terminal.text.replace("\r\n", "\n")
        check("\x1b" not in text and "\r" not in text, "a dumb terminal gets control characters", text)
        check(sum(" at the server" in line for line in text.splitlines()) <= 4, "a dumb terminal gets many lines", text)
        terminal = Terminal([*download, os.path.join(folder, "e")], NO_COLOR="1")
        check(terminal.status() == 0 and not re.search(r"\x1b\[[0-9;]*m", terminal.text), "NO_COLOR", terminal.text)
        terminal = Terminal([*download, os.path.join(folder, "f")], 200)
        terminal.read_until("\r\x1b[K", 60)
        terminal.resize(30)
        before = len(terminal.text)
        check(terminal.status() == 0, "a download on a terminal that becomes narrower", terminal.text)
        # What was written before the size changed, and read after it, is wide.
        progress = re.findall(r"\r\x1b\[K(\d+ of 52[^\r\n\x1b]*)", terminal.text[before:])
        progress = list(itertools.dropwhile(lambda line: len(line) >= 30, progress))
        check(progress and all(len(line) < 30 for line in progress), "progress is wider than a terminal that was resized", progress)
        done = subprocess.run(
            [PROGRAM, *download, os.path.join(folder, "c"), "--quiet"], stdin=subprocess.DEVNULL, capture_output=True, env=environment())
        check(done.stderr == b"", "a quiet download prints messages", done.stderr)


def questions():
    """Operator 23: a question hangs nowhere, and takes nothing that is piped for a yes."""
    delete = ["demo", "delete", "Old events"]
    closed = dict(preexec_fn=lambda: os.close(0))
    for name, more in [("/dev/null", dict(stdin=subprocess.DEVNULL)), ("a pipe with y", dict(input=b"y\n")), ("nothing", closed)]:
        try:
            done = subprocess.run([PROGRAM, *delete], capture_output=True, env=environment(), timeout=60, **more)
            check(done.returncode == 64 and b"--yes" in done.stderr, f"a question with {name} for input", done.stderr)
        except subprocess.TimeoutExpired:
            check(False, f"a question with {name} for input hangs")
    terminal = Terminal(delete, CI="1")
    check(terminal.status() == 64, "a question with CI", terminal.text)
    with tempfile.TemporaryFile() as output:
        terminal = Terminal(delete, output=output)
        terminal.read_until("[y/N]")
        terminal.type("y\n")
        check(terminal.status() == 0 and "deleted" in terminal.text, "a question with the output in a file", terminal.text)
    terminal = Terminal(delete)
    terminal.read_until("[y/N]")
    terminal.type("\x04")
    check(terminal.status() == 1 and "nothing was deleted" in terminal.text, "a question that ends with Ctrl-D", terminal.text)
    terminal = Terminal(delete)
    terminal.read_until("[y/N]")
    terminal.process.send_signal(signal.SIGINT)
    check(terminal.status(10) == 130, "an interrupted question", terminal.text)
    terminal = Terminal(["demo", "login", "--project", "1"], XDG_CONFIG_HOME="/nonexistent")
    terminal.read_until("isn't shown")
    time.sleep(1)
    terminal.process.send_signal(signal.SIGINT)
    check(terminal.status(10) == 130, "an interrupted login", terminal.text)


def zones():
    """Operator 4: the zone of the user changes how times are shown, and not which days are meant."""
    backfill = ["demo", "backfill", "Sessions, daily", "--from", "2d", "--to", "1d", "--again", "--dry-run", "--utc"]
    plans = {
        subprocess.run([PROGRAM, *backfill], stdin=subprocess.DEVNULL, capture_output=True, env=environment(TZ=zone)).stdout
        for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")}
    plans = {re.sub(rb"\([0-9a-f-]{36}\)", b"", plan) for plan in plans}
    check(len(plans) == 1 and b"In all " in plans.pop(), "the plan of a backfill depends on TZ", plans)


def secrets():
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(["demo", "login", "--project", "1"], XDG_CONFIG_HOME=folder)
        terminal.read_until("isn't shown")
        time.sleep(1)  # The terminal goes silent after the question is printed.
        terminal.type(KEY + "\n")
        check(terminal.status() == 0, "login", terminal.text)
        check(KEY not in terminal.text, "login shows the key", terminal.text)
        path = os.path.join(folder, "posthog-exports", "profiles.yaml")
        check(os.stat(path).st_mode & 0o777 == 0o600, "the profiles can be read by others")


def interruptions():
    server = subprocess.Popen([PROGRAM, "demo"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment())
    try:
        variables = dict(server.stdout.readline().strip().removeprefix("export ").split("=", 1) for _ in range(3))
        terminal = Terminal(["logs", "Persons", "--follow"], **variables)
        terminal.read_until("The container")
        terminal.process.send_signal(signal.SIGINT)
        check(terminal.status(20) == 130, "an interrupted log", terminal.text)
        backfill = ["backfill", "Events to S3", "--from", "13d", "--to", "1d", "--again"]
        terminal = Terminal([*backfill, "--wait", "--yes"], **variables)
        terminal.read_until("Started")
        terminal.process.send_signal(signal.SIGINT)
        check(terminal.status(20) == 130 and "come back with" in terminal.text, "an interrupted backfill", terminal.text)
        done = subprocess.run([PROGRAM, "list", "--timeout", "50s"], capture_output=True, env=environment(**variables), timeout=60)
        check(done.returncode == 0, "a timeout of a short command", done.stderr)
    finally:
        server.terminate()
        server.wait()


widths()
downloads()
questions()
zones()
secrets()
interruptions()
if FAULTS:
    sys.exit(f"check-terminal: {len(FAULTS)} faults")
print("check-terminal: the command behaves on terminals, in pipes, without anybody to ask, and interrupted")
