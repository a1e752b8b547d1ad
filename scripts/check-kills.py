#!/usr/bin/env python3
"""Kills commands of `posthog-exports` that change something at random moments, runs them to the end, and counts what they did at
the fake: each interval exported once, each export made once, each window downloaded.

usage: check-kills.py PROGRAM [KILLS]"""

import collections
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request

PROGRAM = os.path.abspath(sys.argv[1])
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
SEED = 20261129


class Server:
    """The project of the demo, served."""

    def __enter__(self):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("POSTHOG") and k != "CI"}
        self.process = subprocess.Popen(
            [PROGRAM, "demo"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=clean)
        for _ in range(3):
            name, _, value = self.process.stdout.readline().strip().removeprefix("export ").partition("=")
            clean[name] = value
        self.environment = clean
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        """All results of a list."""
        found, url = [], f"{self.environment['POSTHOG_HOST']}/api/projects/1/{path}"
        while url:
            request = urllib.request.Request(
                url, headers={"Authorization": f"Bearer {self.environment['POSTHOG_PERSONAL_API_KEY']}"})
            with urllib.request.urlopen(request) as response:
                page = json.load(response)
            found, url = found + page["results"], page["next"]
        return found

    def runs(self):
        """How often each interval of each export was completed."""
        done = collections.Counter()
        for export in self.get("batch_exports/"):
            for run in self.get(f"batch_exports/{export['id']}/runs/?after=2000-01-01T00:00:00Z"):
                if run["status"] == "Completed":
                    done[export["name"], run["data_interval_start"], run["data_interval_end"]] += 1
        return done


def kill(server, arguments, folder, longest):
    """Runs a command, kills it again and again, and then runs it to its end."""
    moments = random.Random(f"{SEED} {arguments}")
    for _ in range(KILLS):
        process = subprocess.Popen(
            [PROGRAM, *arguments], cwd=folder, env=server.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, longest))
        process.kill()
        process.wait()
    done = subprocess.run(
        [PROGRAM, *arguments], cwd=folder, env=server.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=600)
    if done.returncode != 0:
        sys.exit(f"check-kills: {arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def fill(arguments):
    """A command that exports intervals: none is exported twice, and none is left."""
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        before = server.runs()
        kill(server, arguments, folder, 3)
        twice = {interval: count for interval, count in server.runs().items() if count > max(1, before[interval])}
        if twice:
            sys.exit(f"check-kills: {arguments} exported {len(twice)} intervals twice: {list(twice)[:5]}")
        again = subprocess.run(
            [PROGRAM, *arguments], cwd=folder, env=server.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=600)
        new = server.runs() - before
        print(f"check-kills: {' '.join(arguments)}: {len(new)} intervals, each exported once; again: {again.stderr.strip()[-60:]!r}")


def download():
    """A year of events: each window has its files, and an export is made again only after a kill."""
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        arguments = ["download", "events", "--from", "2025-11-30", "--to", "2026-11-28", "--format", "jsonl", "--into", "year"]
        kill(server, arguments, folder, 4)
        files = [name for name in os.listdir(os.path.join(folder, "year")) if name.endswith(".jsonl")]
        windows = {name.split("-")[1] for name in files}
        made = len(server.get("file_download_batch_exports/"))
        if len(windows) != 52 or made > 52 + 20 * KILLS:
            sys.exit(f"check-kills: {len(windows)} of 52 windows, {made} exports")
        print(f"check-kills: download of 52 windows: {len(files)} files, {made} exports made")


def apply():
    """Exports as code: each export is made once."""
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        names = [f"Code {number}" for number in range(20)]
        exports = "".join(
            f"  - name: {name}\n    interval: hour\n    destination: {{type: NoOp, config: {{}}}}\n" for name in names)
        with open(os.path.join(folder, "exports.yaml"), "w", encoding="utf-8") as file:
            file.write(f"version: 1\nhost: {server.environment['POSTHOG_HOST']}\nproject: 1\nexports:\n{exports}...\n")
        kill(server, ["apply", "exports.yaml", "--yes"], folder, 0.6)
        count = collections.Counter(export["name"] for export in server.get("batch_exports/"))
        if any(count[name] != 1 for name in names):
            sys.exit(f"check-kills: exports made another number of times than once: {count}")
        print(f"check-kills: apply made {len(names)} exports, each once")


fill(["gaps", "--since", "12d", "--include", "perhaps_paused", "--fix", "--yes"])
fill(["retry", "--all", "--since", "12d", "--wait", "--yes", "--anyway"])
download()
apply()
