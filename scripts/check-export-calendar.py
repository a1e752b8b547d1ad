"""Compares calendars of exports, as the library's tests wrote them down, with those of `export_calendar`.

`plan FOLDER` writes what to ask, a JSON object a line: for each zone moments around all its changes, which are read from the
zone files here, and for exports windows of time. `check FOLDER` compares the record, which has a line for each of the plan.
"""

import dataclasses
import functools
import json
import os
import pathlib
import random
import struct
import sys
import zoneinfo

from export_calendar import DAY, HOUR, UTC, WEEK, Export, begins_the_day_before, grid, moment, offset, runs

IS_THOROUGH = os.environ.get("VERIFY") == "1"
# What Python can express: the years 1 to 9999.
FIRST, LAST = -62_135_000_000, 253_402_000_000
# Yearly rules are followed to 2045, and further where windows are later; all others are in the files.
LAST_CHANGE = 2_366_841_600


@dataclasses.dataclass(frozen=True)
class Change:
    """A moment at which clocks are set forward or back."""

    at: int
    before: int
    after: int

    def is_certain(self, local):
        """Whether Temporal's tests confirm what its schedule makes of this change at a local hour: that one hour is skipped,
        or repeated west of Greenwich. The hour before a repeated one depends on the change as well."""
        if self.after > self.before:
            return self.after - self.before == HOUR or not self.before <= local - self.at < self.after
        if self.before - self.after == HOUR and self.after < 0:
            return True
        return not self.after - HOUR <= local - self.at < self.before


@functools.cache
def zone(name):
    return zoneinfo.ZoneInfo(name)


@functools.cache
def zone_file(name):
    folders = (pathlib.Path(folder, name) for folder in zoneinfo.TZPATH)
    return next(path for path in folders if path.is_file()).read_bytes()


def transitions(data):
    """The transitions of a zone file and its yearly rule (RFC 9636)."""

    def block(at, size):
        utc, standard, leaps, times, types, names = struct.unpack_from(">6l", data, at + 20)
        first = at + 44
        end = first + times * (size + 1) + types * 6 + names + leaps * (size + 4) + standard + utc
        return struct.unpack_from(f">{times}{'q' if size == 8 else 'l'}", data, first), end

    times, end = block(0, 4)
    if data[4:5] < b"2":
        return times, b""
    times, end = block(end, 8)
    return times, data[end:].strip(b"\n")


@functools.cache
def changes(data, name):
    """The changes of the clocks of a zone."""
    times, yearly = transitions(data)
    moments = [at for at in times if FIRST < at < LAST_CHANGE]
    if b"," in yearly:
        moments += found_changes(zone(name), moments[-1] if moments else 0, LAST_CHANGE)
    found = [Change(at, offset(zone(name), at - 1), offset(zone(name), at)) for at in sorted(set(moments))]
    return [change for change in found if change.before != change.after]


def found_changes(zone, first, last):
    """The changes between two moments, of which there is at most one a week."""
    weeks = range(first, last, WEEK)
    return [bisected(zone, at, at + WEEK) for at in weeks if offset(zone, at) != offset(zone, at + WEEK)]


def bisected(zone, low, high):
    """The moment of the only change between two."""
    after = offset(zone, high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if offset(zone, middle) == after else (middle, high)
    return high


def changes_of(name):
    # Zones that are one file have one list.
    return changes(zone_file(name), distinct()[zone_file(name)])


@functools.cache
def names():
    # The zone of this machine has a file too, which is none of the server's.
    return sorted(zoneinfo.available_timezones() - {"localtime"})


@functools.cache
def distinct():
    """One name for each zone file."""
    return {zone_file(name): name for name in names()}


def asked_offsets(name, chance):
    around = [at + step for change in changes_of(name) for at in [change.at] for step in (-1, 0, 1)]
    between = [chance.randrange(-4_000_000_000, 5_000_000_000) for _ in range(60)]
    far = [chance.randrange(FIRST, LAST) for _ in range(40)]
    return {"zone": name, "moments": around + between + far}


def asked_export(name, chance):
    """An export of any kind around any time, with bounds or without."""
    step = chance.choice([300, 900, HOUR, DAY, DAY, DAY, WEEK, WEEK])
    first = chance.randrange(-3_000_000_000, 10_000_000_000)
    return {
        "zone": name, "step": step, "day": chance.randrange(7), "hour": chance.randrange(24),
        "start": chance.choice([None, first + chance.randrange(50 * step)]),
        "end": chance.choice([None, first + chance.randrange(100 * step, 200 * step)]),
        "window": [first, first + 200 * step],
    }


def asked_change(name, change, step, chance):
    """An export whose hour and day are near those of a change, around it."""
    local = change.at + chance.choice([change.before, change.after]) + chance.randrange(-2, 3) * HOUR
    day = (local // DAY + 4 + chance.choice([0, 0, 0, 1, -1])) % 7
    return {
        "zone": name, "step": step, "day": day, "hour": local // HOUR % 24, "start": None, "end": None,
        "window": [change.at - 2 * step - DAY, change.at + 2 * step + DAY],
    }


def asked_midnight(name, change):
    return {
        "zone": name, "step": DAY, "day": 0, "hour": 0, "start": None, "end": None,
        "window": [change.at - 3 * DAY, change.at + 3 * DAY],
    }


def plan():
    chance = random.Random(20_261_129)
    for name in names():
        yield asked_offsets(name, chance)
    for _ in range(10_000 if IS_THOROUGH else 300):
        yield asked_export(chance.choice(names()), chance)
    for data, name in distinct().items():
        for change in changes(data, name):
            is_near = 1_704_000_000 < change.at < 1_830_400_000  # 2024 to 2027
            if is_near:
                yield asked_midnight(name, change)
            for step in (DAY, WEEK):
                if IS_THOROUGH or is_near or chance.randrange(8) == 0:
                    yield asked_change(name, change, step, chance)


def check_offsets(line, record):
    for at, found in zip(line["moments"], record["offsets"], strict=True):
        expected = offset(zone(line["zone"]), at)
        assert expected == found, f"the offset at {at} is {found}, and not {expected}"
    return len(line["moments"])


def changes_near(name, first, last):
    late = found_changes(zone(name), max(first, LAST_CHANGE), last)
    near = [change for change in changes_of(name) if first < change.at < last]
    return near + [Change(at, offset(zone(name), at - 1), offset(zone(name), at)) for at in late]


def differences(found, expected):
    return f"{[one for one in found if one not in expected]} instead of {[one for one in expected if one not in found]}"


def is_certain(export, near, day):
    if not export.follows_clocks:
        return True
    if export.step > DAY and any(begins_the_day_before(export.zone, day + days) for days in (0, 1)):
        return False
    # The end is also that of a day that never was, before it or after it.
    end = moment(export.zone, export.local(day))
    days = [other for other in (day - export.step // DAY, day, day + export.step // DAY)
            if moment(export.zone, export.local(other)) == end]
    return all(change.is_certain(export.local(other)) for change in near for other in days)


def check_calendar(line, record):
    first, last = line["window"]
    first = first if line["start"] is None else max(first, line["start"])
    last = last if line["end"] is None else min(last, line["end"])
    export = Export(zone(line["zone"]) if line["step"] >= DAY else UTC, line["step"], line["day"], line["hour"])
    intervals = [list(interval) for interval in grid(export, first, last)]
    assert record["grid"] == intervals, f"the grid: {differences(record['grid'], intervals)}"
    near = changes_near(line["zone"], first - 10 * DAY, last + 10 * DAY) if export.follows_clocks else []
    scheduled = [[start, end, int(is_certain(export, near, day))] for start, end, day in runs(export, first, last)]
    assert record["runs"] == scheduled, f"the runs: {differences(record['runs'], scheduled)}"
    # What the schedule does for each interval is the same once more.
    certain = {end: certain for _, end, certain in scheduled}
    fired = {end for ends, _ in record["firings"] for end in ends}
    inside = {end for end in certain if intervals and intervals[0][1] + WEEK < end < intervals[-1][1] - WEEK}
    assert len(record["firings"]) == len(intervals) and inside <= fired, "an interval without what is done for it"
    for ends, is_sure in record["firings"]:
        for end in ends:
            assert certain.get(end, is_sure) == is_sure, f"the certainty of {end}"
            assert end in certain or not first <= end <= last, f"a run that isn't in the schedule: {end}"
    return len(intervals), len(scheduled)


def check(folder):
    totals, faults = [0, 0, 0, 0], []
    with open(folder / "plan.jsonl", encoding="utf-8") as lines, open(folder / "record.jsonl", encoding="utf-8") as record:
        for line, found in zip(map(json.loads, lines), map(json.loads, record), strict=True):
            try:
                if "moments" in line:
                    totals[0] += check_offsets(line, found)
                else:
                    intervals, scheduled = check_calendar(line, found)
                    totals[1:] = [totals[1] + 1, totals[2] + intervals, totals[3] + scheduled]
            except AssertionError as fault:
                about = {key: line[key] for key in ("zone", "step", "day", "hour", "window") if key in line}
                faults.append(f"{about}: {fault}")
    for fault in faults[:20]:
        print(f"check-export-calendar: {fault}", file=sys.stderr)
    print("check-export-calendar: {} offsets, {} windows, {} intervals and {} runs".format(*totals))
    if faults or not all(totals):
        sys.exit(f"check-export-calendar: {len(faults)} lines are not what Python says")


def main(action, folder):
    if action == "check":
        return check(pathlib.Path(folder))
    with open(pathlib.Path(folder, "plan.jsonl"), "w", encoding="utf-8") as file:
        for line in plan():
            file.write(json.dumps(line) + "\n")


main(*sys.argv[1:])
