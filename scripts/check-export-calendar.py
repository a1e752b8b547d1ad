"""Compares calendars of exports, which the tests have recorded, with what Python and its `zoneinfo` say.

The grid is PostHog's own (its code is in Python: wall times count as `fold=0`). The schedule follows what is known of
Temporal: a time that is skipped is left out; one that is repeated fires twice, an hour apart, west of Greenwich; at and
east of it only the second, and the hour before it again an hour later. Only where clocks are set by something else than
an hour, or a weekday begins with a skipped midnight, is there no rule to compare with.
"""

import bisect
import datetime
import functools
import json
import sys
import zoneinfo

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1)
HOUR, DAY = 3600, 86400


@functools.cache
def zone(name):
    return zoneinfo.ZoneInfo(name)


def wall(seconds):
    return EPOCH + datetime.timedelta(seconds=seconds)


def offset(name, moment):
    """The offset at a moment, with the year shifted into what Python can express."""
    local = wall(moment).replace(tzinfo=UTC).astimezone(zone(name))
    return round(local.utcoffset().total_seconds())


def moment(name, local, fold=0):
    """The moment at which the clocks show so many seconds since 1970."""
    aware = wall(local).replace(tzinfo=zone(name), fold=fold)
    return local - round(aware.utcoffset().total_seconds())


def period(line):
    """The step by the clocks, and a wall time of the grid."""
    step = line["step"]
    if step < DAY:
        return step, 0, "UTC"
    phase = line["hour"] * HOUR + ((line["day"] - 4) * DAY if step > DAY else 0)
    return step, phase, line["zone"]


def ends(line, first, last):
    """The wall times and ends of the grid between two moments."""
    step, phase, name = period(line)
    number = (first - phase - 3 * DAY) // step
    found, previous = [], None
    while True:
        local = number * step + phase
        end = moment(name, local)
        if end > last:
            return found
        if previous is None or end > previous:
            if end >= first:
                found.append((local, previous, end))
            previous = end
        number += 1


def firing(name, local):
    """What the schedule does with a wall time: the ends, and whether there is a rule for it that tests confirm (2), a
    rule of a model (1), or none (0)."""
    first, second = moment(name, local), moment(name, local, fold=1)
    before, after = offset(name, first - 1), offset(name, first)
    if first != second:
        earlier, later = min(first, second), max(first, second)
        if later - earlier != HOUR:
            return [], 0
        # PEP 495: in a gap the order of the two is turned around.
        if first > second:
            return [], 2
        west = offset(name, second) < 0
        return ([first, second], 2) if west else ([second], 1)
    # The hour before a repeated one, where that isn't west.
    following = [moment(name, local + HOUR, fold) for fold in (0, 1)]
    size = following[1] - following[0]
    if size > 0:
        west = offset(name, following[1]) < 0
        if size != HOUR:
            return [], 0
        return ([first], 2) if west else ([first, first + HOUR], 1)
    # A change within the hour, by less than an hour.
    if offset(name, first + HOUR) != offset(name, first) and moment(name, local + HOUR) - first != HOUR and size == 0:
        return [first], 3
    return [first], 2


def skips_midnight(name, local):
    midnight = local // DAY * DAY
    return moment(name, midnight) > moment(name, midnight, fold=1)


def start(line, end):
    step, _, name = period(line)
    return moment(name, end + offset(name, end) - step)


def check_calendar(line):
    first, last = line["window"]
    low = max(first, line["start"] if line["start"] is not None else first)
    high = min(last, line["end"] if line["end"] is not None else last)
    name = period(line)[2]
    grid = ends(line, low, high) if low <= high else []
    assert [[begin, end] for _, begin, end in grid] == line["grid"], "the grid"
    assert all(start(line, end) == begin or start(line, end) > end for begin, end, _ in line["runs"]), "a start"
    runs = {end: certain for _, end, certain in line["runs"]}
    assert len(runs) == len(line["runs"]) and list(runs) == sorted(runs), "the order of runs"
    expected, free, uncertain = set(), set(), set(line["uncertain"])
    for local, _, end in ends(line, low - 3 * DAY, high + 3 * DAY) if low <= high else []:
        fired, rule = ([end], 2) if name == "UTC" else firing(name, local)
        if line["step"] > DAY and any(skips_midnight(name, local + days * DAY) for days in (0, 1)):
            rule = 0 if offset(name, moment(name, local // DAY * DAY)) < 2 * HOUR else rule
        if rule == 0:
            free.update(range(end - 2 * DAY, end + 2 * DAY, 900))
            free.update(end + seconds for seconds in (0, HOUR, -HOUR, DAY))
            continue
        if low <= end <= high:
            assert (rule == 1) == (end in uncertain) or rule == 3, f"the certainty of {end}"
        expected.update(fired)
        for run in fired:
            assert not low <= run <= high or rule == 3 or runs.get(run) == (1 if rule == 2 else 0), f"the run {run}"
    spare = {run for run in runs if run not in expected and runs[run]}
    assert not spare, f"runs without a rule that are said to be certain: {spare}"
    odd = {run for run in runs if run not in expected and not any(abs(run - other) < 3 * DAY for other in free)}
    assert not odd, f"runs without a rule: {odd}"
    return len(grid), len(runs)


def check_offsets(line):
    name = line["zone"]
    for at, found in zip(line["moments"], line["offsets"]):
        if not -62_135_000_000 < at < 253_402_000_000:
            continue
        assert offset(name, at) == found, f"the offset at {at}: {found}, and not {offset(name, at)}"
    # No change is missed: Python finds as many.
    return len(line["moments"])


def main(path):
    totals, faults = [0, 0, 0, 0], 0
    for text in open(path, encoding="utf-8"):
        line = json.loads(text)
        try:
            if "offsets" in line:
                totals[0] += check_offsets(line)
            else:
                intervals, runs = check_calendar(line)
                totals[1:] = [totals[1] + 1, totals[2] + intervals, totals[3] + runs]
        except AssertionError as error:
            faults += 1
            if faults <= 20:
                about = {key: line[key] for key in ("zone", "step", "day", "hour", "window") if key in line}
                print(f"check-calendar: {about}: {error}", file=sys.stderr)
    print("check-calendar: {} offsets, {} windows, {} intervals and {} runs".format(*totals))
    if faults or not totals[0] or not totals[2]:
        sys.exit(f"check-calendar: {faults} lines are not what Python says")


main(sys.argv[1])
