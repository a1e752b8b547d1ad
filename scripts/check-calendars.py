"""Checks the calendars that the fake server computes, as its tests wrote them down, against `export_calendar`.

Each line of the file is a JSON object: the offsets of a zone ("kind": "zone"), or the grid and the runs of an export ("kind":
"calendar").
"""

import datetime
import json
import sys
import zoneinfo

import export_calendar

STEPS = {"hour": 3600, "every 5 minutes": 300, "every 15 minutes": 900, "day": 86400, "week": 7 * 86400}
# Foundation brings time zone rules of its own age, which differ from the system's in some zones.
MOST_OTHER_ZONES = 40


def seconds(text):
    """The seconds since 1970, which need not be whole."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def text(moment):
    return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def has_other_rules(line, zone):
    return any(export_calendar.offset(zone, int(seconds(at))) != offset for at, offset in line["offsets"])


def main(path):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    zones = {line["zone"]: zoneinfo.ZoneInfo(line["zone"]) for line in lines}
    other = {line["zone"] for line in lines if line["kind"] == "zone" and has_other_rules(line, zones[line["zone"]])}
    calendars = [line for line in lines if line["kind"] == "calendar" and line["zone"] not in other]
    faults = []
    for line in calendars:
        export = export_calendar.Export(
            zones[line["zone"]], STEPS[line["interval"]], line["offset_day"] or 0, line["offset_hour"] or 0)
        window = (int(-(-seconds(line["from"]) // 1)), int(seconds(line["to"]) // 1))
        expected = [text(end) for _, end in export_calendar.grid(export, *window)]
        scheduled = [[text(start), text(end)] for start, end, _ in export_calendar.runs(export, *window)]
        if line["grid"] != expected:
            faults.append(f"grid of {line}: expected {expected}")
        if line["runs"] != scheduled:
            faults.append(f"runs of {line}: expected {scheduled}")
    for fault in faults[:10]:
        print(f"check-calendars: {fault}", file=sys.stderr)
    if other:
        print(f"check-calendars: not compared, as Foundation has other rules for them: {', '.join(sorted(other))}")
    if faults or not calendars or len(other) > MOST_OTHER_ZONES:
        sys.exit(f"check-calendars: {len(faults)} faults in {len(calendars)} calendars, {len(other)} zones not compared")
    print(f"check-calendars: {len(calendars)} calendars are as zoneinfo has them")


if __name__ == "__main__":
    main(sys.argv[1])
