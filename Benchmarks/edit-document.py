#!/usr/bin/env python3
"""Changes lines of an OpenAPI document in YAML: types, bounds, lengths, null and deprecation. The same arguments always change
the same lines.

Usage: edit-document.py DOCUMENT COUNT > EDITED
"""

import random
import re
import sys

TYPES = {"string": "integer", "integer": "number", "number": "string", "boolean": "string"}
LINE = re.compile(r"^\s+(type: (string|integer|number|boolean)|(maximum|minimum|maxLength): \d+|(nullable|deprecated): true)$")


def edited(line):
    key, value = line.split(": ")
    if key.strip() == "type":
        return f"{key}: {TYPES[value]}"
    return f"{key}: false" if value == "true" else f"{key}: {int(value) + 1}"


lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
candidates = [index for index, line in enumerate(lines) if LINE.match(line)]
for index in random.Random(7).sample(candidates, int(sys.argv[2])):
    lines[index] = edited(lines[index])
sys.stdout.write("\n".join(lines))
