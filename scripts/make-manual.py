#!/usr/bin/env python3
"""Writes the manual page of `posthog-exports` from its own help, as `--experimental-dump-help` gives it: roff on standard output.

usage: posthog-exports --experimental-dump-help | make-manual.py"""

import json
import sys


def roff(text):
    """A text in which roff finds no command and no escape."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def names(argument):
    shown = ["-" + n["name"] if n["kind"] == "short" else "--" + n["name"] for n in argument.get("names", [])]
    value = f" <{argument['valueName']}>" if argument["kind"] == "option" else ""
    return ", ".join(sorted(shown, key=len)) + value if shown else f"<{argument['valueName']}>"


def usage(path, command):
    parts = [path]
    for argument in command.get("arguments", []):
        if not argument["shouldDisplay"] or "help" in names(argument):
            continue
        text = names({**argument, "names": [n for n in argument.get("names", []) if n["kind"] != "short"] or argument.get("names", [])})
        parts.append(f"[{text}]" if argument["isOptional"] else text)
    return " ".join(parts)


def text(command, path, depth):
    lines = [f".{'SH' if depth == 0 else 'SS'} {roff(path.upper() if depth == 0 else path)}"] if depth else []
    if depth:
        lines += [roff(command["abstract"]), ".PP", ".nf", roff(usage(path, command)), ".fi"]
    if command.get("discussion"):
        lines += [".PP", ".nf" if depth == 0 else ".nf", roff(command["discussion"].strip()), ".fi"]
    for argument in command.get("arguments", []):
        if argument["shouldDisplay"] and argument.get("abstract") and depth:
            default = f" The default is {argument['defaultValue']}." if argument.get("defaultValue") and argument["kind"] == "option" else ""
            lines += [".TP", f".B {roff(names(argument))}", roff(argument["abstract"] + default)]
    for sub in command.get("subcommands", []):
        if sub["commandName"] != "help":
            lines += text(sub, f"{path} {sub['commandName']}", depth + 1)
    return lines


def main():
    root = json.load(sys.stdin)["command"]
    name = root["commandName"]
    page = [f'.TH {roff(name.upper())} 1 "" "" "PostHog Batch Exports"', ".SH NAME", roff(f"{name} - {root['abstract']}"), ".SH SYNOPSIS",
            roff(f"{name} <command> [options]"), ".SH DESCRIPTION"]
    page += text(root, name, 0)[0:] if root.get("discussion") else []
    print("\n".join(page))


main()
