#!/usr/bin/env python3
"""Runs every command of the article "Operating exports" and of README.md that stands in a block of shell, one after another,
against the project of the demo. A comment `# exit status N` says how one ends that doesn't end with 0. The files of exports that
the pages show have to be as Schemas/exports-1.json says."""

import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

PAGES = ["README.md", "Sources/PostHogBatchExports/Documentation.docc/OperatingExports.md"]


def commands(page):
    """The commands of a page, with the statuses that they end with."""
    for block in re.findall(r"^```sh\n(.*?)^```", open(page, encoding="utf-8").read(), re.M | re.S):
        for line in block.splitlines():
            command, _, comment = line.partition("   #")
            if not command.strip().startswith("posthog-exports"):
                continue
            status = re.search(r"exit status (\d+)", comment)
            yield command.strip(), int(status[1]) if status else 0


def documents(page):
    """The files of exports of a page."""
    for block in re.findall(r"^```yaml\n(.*?)^```", open(page, encoding="utf-8").read(), re.M | re.S):
        if re.search(r"^exports:$", block, re.M):
            yield yaml.safe_load(block)


def run(page, program):
    """Serves the demo, and returns how many commands of the page ended in another way."""
    faults = 0
    variables = {k: v for k, v in os.environ.items() if not k.startswith("POSTHOG") and k != "CI"}
    variables["PATH"] = os.path.dirname(program) + os.pathsep + variables["PATH"]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([program, "demo"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=variables)
        try:
            for _ in range(3):
                name, _, value = server.stdout.readline().strip().removeprefix("export ").partition("=")
                variables[name] = value
            variables["HOME"] = folder
            for command, expected in commands(page):
                done = subprocess.run(
                    ["bash", "-c", command], cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                    timeout=120)
                if variables["POSTHOG_PERSONAL_API_KEY"] in done.stdout + done.stderr:
                    print(f"check-operating: {page}: `{command}` prints the key", file=sys.stderr)
                    faults += 1
                if done.returncode != expected:
                    print(f"check-operating: {page}: `{command}` ended with {done.returncode}, not {expected}:", file=sys.stderr)
                    print(done.stdout + done.stderr, file=sys.stderr)
                    faults += 1
        finally:
            server.terminate()
            server.wait()
    return faults


def main():
    program = os.path.abspath(sys.argv[1])
    files = [file for page in PAGES for file in documents(page)]
    with open("Schemas/exports-1.json", encoding="utf-8") as schema:
        validator = jsonschema.Draft202012Validator(json.load(schema))
    for file in files:
        validator.validate(file)
    count = sum(len(list(commands(page))) for page in PAGES)
    faults = sum(run(page, program) for page in PAGES)
    if faults or not count or not files:
        sys.exit(f"check-operating: {faults} of {count} commands don't do what the documentation says")
    print(f"check-operating: {count} commands of the documentation end as it says, and its files of exports are as their schema says")


main()
