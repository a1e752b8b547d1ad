"""Writes the names of `pytz.all_timezones` as a Swift file, which the fake server takes its time zones from.

PostHog takes these names and no other. Foundation's own list lacks a quarter of them, and `TimeZone(identifier:)` takes
names beyond them, such as `IST`.
"""

import pathlib
import sys
import textwrap

import pytz

FILE = pathlib.Path("Sources/PostHogBatchExportsTesting/Time/TimeZoneName+All.swift")


def swift():
    lines = textwrap.wrap(
        " ".join(pytz.all_timezones), width=114, break_long_words=False, break_on_hyphens=False)
    return (
        f"// The names of pytz.all_timezones {pytz.__version__}, written by scripts/list-time-zones.\n\n"
        "extension TimeZoneName {\n"
        "  /// Every name that PostHog takes as `timezone`.\n"
        "  static let all = Set(\n"
        '    """\n'
        + "".join(f"    {line}\n" for line in lines)
        + '    """.split(whereSeparator: \\.isWhitespace).map(String.init))\n'
        "}\n")


def main(arguments):
    if arguments == ["--check"]:
        if FILE.read_text(encoding="utf-8") != swift():
            sys.exit(f"list-time-zones: {FILE} is not what pytz {pytz.__version__} says; run scripts/list-time-zones")
        print(f"list-time-zones: {FILE} has the {len(pytz.all_timezones)} names of pytz {pytz.__version__}")
    elif not arguments:
        FILE.write_text(swift(), encoding="utf-8")
    else:
        sys.exit("usage: scripts/list-time-zones [--check]")


if __name__ == "__main__":
    main(sys.argv[1:])
