"""Checks the calendars that the fake server computes, as its tests wrote them down, against a second opinion.

The grid is computed with `zoneinfo` as Python reads a local time. The schedule is found by walking from hour to hour, as the
server's engine does, with its way to find the instant of a local time. Each line of the file is a JSON object: the offsets of a
zone ("kind": "zone"), or the grid and the runs of an export ("kind": "calendar").
"""

import datetime
import json
import sys
import zoneinfo

UTC = datetime.timezone.utc
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
SECONDS = {"hour": 3600, "every 5 minutes": 300, "every 15 minutes": 900}
# Foundation brings time zone rules of its own age, which differ from the system's in some zones.
MOST_OTHER_ZONES = 40


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def text(time):
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_times(export, start, end):
    """The naive local times at which intervals end, a few days beyond both times too."""
    day = start.date() - 2 * DAY
    while day <= end.date() + 2 * DAY:
        if export["interval"] == "day" or day.isoweekday() % 7 == export["offset_day"]:
            yield datetime.datetime.combine(day, datetime.time(export["offset_hour"]))
        day += DAY


def grid(export, zone, start, end):
    if seconds := SECONDS.get(export["interval"]):
        first = -int(-start.timestamp() // seconds) * seconds
        return [datetime.datetime.fromtimestamp(at, UTC) for at in range(first, int(end.timestamp()) + 1, seconds)]
    ends = [local.replace(tzinfo=zone).astimezone(UTC) for local in local_times(export, start, end)]
    return [at for at in ends if start <= at <= end]


def engine_instant(naive, zone):
    """The instant of a local time by the offset in force when UTC shows it, looked up once more at the guess."""
    as_utc = naive.replace(tzinfo=UTC)
    guess = as_utc - as_utc.astimezone(zone).utcoffset()
    return as_utc - guess.astimezone(zone).utcoffset()


def fires_on(export, zone, day):
    """Walks through the hours of a local day, which begins with the weekday that the engine sees at midnight."""
    midnight = datetime.datetime.combine(day, datetime.time())
    if export["interval"] == "week":
        if engine_instant(midnight, zone).astimezone(zone).isoweekday() % 7 != export["offset_day"]:
            return
    for hour in range(24):
        if hour != export["offset_hour"]:
            continue
        at = engine_instant(midnight + hour * HOUR, zone)
        if at.astimezone(zone).hour != hour:
            return
        yield at
        in_second_copy = (at - HOUR).astimezone(zone).hour == hour
        if not in_second_copy and engine_instant(midnight + (hour + 1) * HOUR, zone) - at > HOUR:
            yield at + HOUR


def runs(export, zone, start, end):
    if export["interval"] in SECONDS:
        step = datetime.timedelta(seconds=SECONDS[export["interval"]])
        return [(at - step, at) for at in grid(export, zone, start, end)]
    step = DAY if export["interval"] == "day" else 7 * DAY
    found = []
    day = start.date() - 2 * DAY
    while day <= end.date() + 2 * DAY:
        for at in fires_on(export, zone, day):
            if start <= at <= end:
                wall = at.astimezone(zone).replace(tzinfo=None, fold=0) - step
                found.append((wall.replace(tzinfo=zone).astimezone(UTC), at))
        day += DAY
    return found


def has_other_rules(line, zone):
    return any(instant(at).astimezone(zone).utcoffset().total_seconds() != offset for at, offset in line["offsets"])


def main(path):
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    zones = {line["zone"]: zoneinfo.ZoneInfo(line["zone"]) for line in lines}
    other = {line["zone"] for line in lines if line["kind"] == "zone" and has_other_rules(line, zones[line["zone"]])}
    calendars = [line for line in lines if line["kind"] == "calendar" and line["zone"] not in other]
    faults = []
    for line in calendars:
        zone, start, end = zones[line["zone"]], instant(line["from"]), instant(line["to"])
        expected = [text(at) for at in grid(line, zone, start, end)]
        scheduled = [[text(one), text(two)] for one, two in runs(line, zone, start, end)]
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
