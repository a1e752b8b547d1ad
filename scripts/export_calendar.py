"""The intervals of PostHog's batch exports and the runs that its schedule starts, as a second opinion.

`check-export-calendar.py` compares them with those of the library, `check-calendars.py` with those of the fake server. All
times are seconds since 1970; a local time counts them as if it were UTC. Nothing but `zoneinfo` knows the rules of a zone.
"""

import dataclasses
import datetime
import zoneinfo

EPOCH = datetime.datetime(1970, 1, 1)
EPOCH_UTC = EPOCH.replace(tzinfo=datetime.timezone.utc)
HOUR, DAY, WEEK = 3600, 86400, 7 * 86400
UTC = zoneinfo.ZoneInfo("UTC")


def offset(zone, moment):
    """The offset from UTC at a moment."""
    local = (EPOCH_UTC + datetime.timedelta(seconds=moment)).astimezone(zone)
    return round(local.utcoffset().total_seconds())


def moment(zone, local):
    """The moment of a local time as PostHog's own code finds it: the first of two (`fold=0`), and from before a gap."""
    aware = (EPOCH + datetime.timedelta(seconds=local)).replace(tzinfo=zone)
    return local - round(aware.utcoffset().total_seconds())


def engine_moment(zone, local):
    """The moment of a local time as the server's engine, Temporal, finds it: by the offset in force when UTC shows that
    time, looked up once more at the guess."""
    return local - offset(zone, local - offset(zone, local))


@dataclasses.dataclass(frozen=True)
class Export:
    """How often an export runs. Zones don't matter to steps of less than a day; weeks start on day 0, Sunday, to 6."""

    zone: zoneinfo.ZoneInfo
    step: int
    day: int = 0
    hour: int = 0

    @property
    def follows_clocks(self):
        return self.step >= DAY

    def is_on(self, day):
        """Whether a local day, counted from 1970-01-01, a Thursday, is that of the export."""
        return self.step == DAY or (day + 4) % 7 == self.day

    def local(self, day):
        return day * DAY + self.hour * HOUR


def grid(export, first, last):
    """The intervals that end in a window, as pairs of start and end."""
    if not export.follows_clocks:
        step = export.step
        return [(end - step, end) for end in range(-(-first // step) * step, last + 1, step)]
    found, previous = [], None
    for day in range((first - 2 * export.step) // DAY - 2, (last + 2 * export.step) // DAY + 2):
        if not export.is_on(day):
            continue
        end = moment(export.zone, export.local(day))
        # A day that never was ends no later than the one before.
        if previous is not None and end > previous and first <= end <= last:
            found.append((previous, end))
        previous = end if previous is None else max(previous, end)
    return found


def begins_the_day_before(zone, day):
    """Whether the engine, which takes the weekday of a day from its midnight, sees the day before, as midnight is skipped."""
    midnight = engine_moment(zone, day * DAY)
    return (midnight + offset(zone, midnight)) // DAY < day


def fires_on(export, day):
    """The moments at which the engine starts a run on a local day."""
    zone, local = export.zone, export.local(day)
    if not export.is_on(day - 1 if export.step > DAY and begins_the_day_before(zone, day) else day):
        return []
    at = engine_moment(zone, local)
    if (at + offset(zone, at)) // HOUR != local // HOUR:
        return []  # The hour is skipped.
    is_second = (at - HOUR + offset(zone, at - HOUR)) // HOUR == local // HOUR
    # If the next hour comes later than in an hour, the engine takes this one to come twice.
    if not is_second and engine_moment(zone, local + HOUR) - at > HOUR:
        return [at, at + HOUR]
    return [at]


def start(export, end):
    """The start of the interval that a run exports: a step before on the clocks, as PostHog's own code counts."""
    if not export.follows_clocks:
        return end - export.step
    return min(end, moment(export.zone, end + offset(export.zone, end) - export.step))


def runs(export, first, last):
    """The runs that end in a window, as triples of start, end and local day."""
    if not export.follows_clocks:
        return [(begin, end, end // DAY) for begin, end in grid(export, first, last)]
    found = []
    for day in range(first // DAY - 3, last // DAY + 4):
        if export.is_on(day) or export.is_on(day - 1):
            found += [(start(export, end), end, day) for end in fires_on(export, day) if first <= end <= last]
    return found
