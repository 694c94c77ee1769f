"""On which dates an entry of a calendar repeats (RRULE in RFC 5545).

Written here because what there is walks from the entry's start, and on to the year 9999 where no date fits: a daily
entry since the year 1, or a 30th of February, would keep netplan busy for as long as its author likes. This one looks
only at the time asked for, whenever the entry began, and at a limited number of dates for each file.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from itertools import islice

from netplan.errors import InputError
from netplan.io.calendars.effort import Effort
from netplan.io.calendars.lines import Line
from netplan.language import message

__all__ = ["Rule"]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAILY, _WEEKLY, _MONTHLY, _YEARLY = _EVERY = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_OFTEN = ("HOURLY", "MINUTELY", "SECONDLY")
_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
_HIGHEST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_HIGHEST, *_CLOCK}
_LONGEST_LIST = 800
_LAST = dt.date.max.toordinal()


class Rule:
    """A rule by which an entry repeats.

    Parameters
    ----------
    line
        The line with the rule.
    start
        When the entry takes place first; midnight without time zone where it is for whole days.
    zone
        Time zone whose days an end in UTC is told by, where the entry is for whole days.
    effort
        What is left for the file.
    """

    def __init__(self, line: Line, start: dt.datetime, zone: dt.tzinfo, effort: Effort) -> None:
        self._line, self._start, self._effort = line, start, effort
        effort.spend(Effort.TIME, line)
        self._parts = _parts(line)
        self._every = self._parts["FREQ"]
        self._interval = self._number("INTERVAL")
        self._week = self._weekdays("WKST")[0][1] if "WKST" in self._parts else 0
        self._by = {name: self._numbers(name) for name in _HIGHEST}
        self._named = self._weekdays("BYDAY") if "BYDAY" in self._parts else []
        simple = not any(self._by.values()) and (not self._named or self._every == _WEEKLY)
        self._check_clock()
        self._fill_in()
        self.until = self._until(zone)
        self._last = self.until.date() if self.until else dt.date.max
        self._count: int | None = None
        if "COUNT" in self._parts and not self._parts["COUNT"].startswith("-"):  # some programs mean no end by -1
            self._count = self._number("COUNT")
            self._last = min(self._last, self._counted(self._count) if simple else dt.date.max)

    def between(self, after: dt.datetime, before: dt.datetime, inc: bool = True) -> Iterator[dt.datetime]:
        """Yield when the entry takes place from one moment to another, both included.

        Parameters
        ----------
        after, before
            Aware if the start is.
        inc
            Whether both are included; always so, the library asks.
        """
        zone, clock = self._start.tzinfo, self._start.time()
        first, last = (moment.astimezone(zone).date() if zone else moment.date() for moment in (after, before))
        for day in self._held(max(first, self._start.date()), min(last, self._last)):
            found = dt.datetime.combine(day, clock, zone)
            if after <= found <= before and (self.until is None or found <= self.until):
                self._effort.spend(Effort.TIME, self._line)
                yield found

    def _held(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Yield the days on which it takes place, in a span that does not begin before the start."""
        if self._count is None or self._last < dt.date.max:
            yield from self._days(first, last)
        else:
            yield from (day for day in islice(self._days(self._start.date(), last), self._count) if first <= day)

    def _days(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Yield the days that the rule means in a span, however many it counts."""
        base = self._index(self._start.date())
        begin = base + (self._index(first) - base) // self._interval * self._interval
        for index in range(begin, self._index(last) + 1, self._interval):
            days = self._period(index)
            self._effort.spend(len(days) + 1, self._line)
            days = [day for day in days if self._fits(day)]
            if self._by["BYSETPOS"]:
                places = {place - 1 if place > 0 else len(days) + place for place in self._by["BYSETPOS"]}
                days = [day for number, day in enumerate(days) if number in places]
            yield from (day for day in days if first <= day <= last)

    def _index(self, day: dt.date) -> int:
        """Return the number of the day, week, month or year in which a day lies."""
        if self._every == _YEARLY:
            return day.year
        if self._every == _MONTHLY:
            return day.year * 12 + day.month - 1
        return day.toordinal() if self._every == _DAILY else (day.toordinal() - 1 - self._week) // 7

    def _period(self, index: int) -> list[dt.date]:
        """Return the days of a period, as far as they may be meant."""
        if self._every == _DAILY:
            return [dt.date.fromordinal(index)]
        if self._every == _WEEKLY:
            monday = index * 7 + 1
            wanted = {(day - self._week) % 7 for _, day in self._named} or set(range(7))
            ordinals = (monday + self._week + offset for offset in sorted(wanted))
            return [dt.date.fromordinal(one) for one in ordinals if 1 <= one <= _LAST]
        months = [divmod(index, 12)] if self._every == _MONTHLY else [
            (index, month - 1) for month in sorted(self._by["BYMONTH"]) or range(1, 13)
        ]  # fmt: skip
        return [
            dt.date(year, month + 1, day)
            for year, month in months for day in range(1, monthrange(year, month + 1)[1] + 1)
        ]  # fmt: skip

    def _fits(self, day: dt.date) -> bool:
        by = self._by
        length = monthrange(day.year, day.month)[1]
        return (
            (not by["BYMONTH"] or day.month in by["BYMONTH"])
            and (not by["BYMONTHDAY"] or bool({day.day, day.day - length - 1} & by["BYMONTHDAY"]))
            and (not by["BYYEARDAY"] or self._has_year_day(day))
            and (not by["BYWEEKNO"] or self._has_week(day))
            and (not self._named or any(self._is(day, number, weekday) for number, weekday in self._named))
        )

    def _has_year_day(self, day: dt.date) -> bool:
        number = day.timetuple().tm_yday
        return bool({number, number - 366 - isleap(day.year)} & self._by["BYYEARDAY"])

    def _has_week(self, day: dt.date) -> bool:
        """Tell whether the day's week counts; the first week of a year has at least four of its days."""
        offset = (day.weekday() - self._week) % 7
        middle = day.toordinal() - offset + 3
        if not 1 <= middle <= _LAST:
            return False
        year = dt.date.fromordinal(middle).year
        number = (middle - dt.date(year, 1, 1).toordinal()) // 7 + 1
        weeks = (dt.date(year, 12, 31).toordinal() - middle) // 7 + number
        return bool({number, number - weeks - 1} & self._by["BYWEEKNO"])

    def _is(self, day: dt.date, number: int, weekday: int) -> bool:
        """Tell whether a day is that weekday, the last one of its month or year for -1."""
        if day.weekday() != weekday:
            return False
        if not number:
            return True
        if self._every == _MONTHLY or self._by["BYMONTH"]:
            at, length = day.day, monthrange(day.year, day.month)[1]
        else:
            at, length = day.timetuple().tm_yday, 365 + isleap(day.year)
        return number == (at - 1) // 7 + 1 if number > 0 else -number == (length - at) // 7 + 1

    def _fill_in(self) -> None:
        """Take from the start what the rule leaves out."""
        by, start = self._by, self._start
        if self._named or by["BYYEARDAY"] or by["BYMONTHDAY"]:
            return
        if self._every == _WEEKLY or by["BYWEEKNO"]:
            self._named = [(0, start.weekday())]
            return
        if self._every == _YEARLY and not by["BYMONTH"]:
            by["BYMONTH"] = {start.month}
        if self._every in (_MONTHLY, _YEARLY):
            by["BYMONTHDAY"] = {start.day}

    def _counted(self, count: int) -> dt.date:
        """Return the last day of a simple rule that tells how often it takes place; a late one where none is simple."""
        start = self._start.date()
        try:
            if self._every == _DAILY:
                return start + dt.timedelta(days=(count - 1) * self._interval)
            if self._every == _WEEKLY:
                return self._counted_weeks(count)
            if start.day > 28:
                return dt.date.max
            months = self._interval * (12 if self._every == _YEARLY else 1) * (count - 1) + start.month - 1
            return start.replace(year=start.year + months // 12, month=months % 12 + 1)
        except (OverflowError, ValueError):
            return dt.date.max

    def _counted_weeks(self, count: int) -> dt.date:
        start = self._start.date()
        offsets = sorted({(day - self._week) % 7 for _, day in self._named})
        begin = (start.weekday() - self._week) % 7
        skipped = sum(offset < begin for offset in offsets)
        weeks, at = divmod(skipped + count - 1, len(offsets))
        return start + dt.timedelta(days=weeks * 7 * self._interval + offsets[at] - begin)

    def _until(self, zone: dt.tzinfo) -> dt.datetime | None:
        """Return the last moment of the rule; a date alone includes that day, whatever the entry's time is."""
        text = self._parts.get("UNTIL")
        if text is None:
            return None
        found = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", text)
        try:
            if found is None:
                raise ValueError
            day = dt.datetime.strptime(found[1], "%Y%m%d")
            if found[2] is None:
                return dt.datetime.combine(day, dt.time.max, self._start.tzinfo)
            moment = dt.datetime.combine(day, dt.datetime.strptime(found[2], "%H%M%S").time())
            if self._start.tzinfo is not None:
                return moment.replace(tzinfo=dt.UTC if found[3] else self._start.tzinfo)
            if found[3]:
                moment = moment.replace(tzinfo=dt.UTC).astimezone(zone)
            return dt.datetime.combine(moment.date(), dt.time.max)
        except (ValueError, OverflowError):
            raise self._wrong("UNTIL") from None

    def _check_clock(self) -> None:
        """Refuse rules that give an entry several times on one day, or another time than it has."""
        for name, unit in _CLOCK.items():
            if name in self._parts and self._parts[name].lstrip("0") != str(getattr(self._start, unit)).lstrip("0"):
                raise self._line.error(
                    message("an entry that repeats within a day ({part}) is not read", part=name),
                    message("take it out of the calendar, or make an entry for each time of day"),
                )

    def _number(self, name: str) -> int:
        text = self._parts.get(name, "1")
        if not re.fullmatch(r"\d{1,9}", text) or int(text) < 1:
            raise self._wrong(name)
        return int(text)

    def _numbers(self, name: str) -> set[int]:
        found = set()
        for text in self._listed(name) if name in self._parts else ():
            if not re.fullmatch(r"[+-]?\d{1,3}", text) or not 1 <= abs(int(text)) <= _HIGHEST[name]:
                raise self._wrong(name)
            if name == "BYMONTH" and int(text) < 0:
                raise self._wrong(name)
            found.add(int(text))
        return found

    def _weekdays(self, name: str) -> list[tuple[int, int]]:
        """Read ``MO``, ``2TU`` (the second Tuesday) or ``-1FR`` (the last Friday)."""
        found = []
        for text in self._listed(name):
            parts = re.fullmatch(r"([+-]?\d{1,2})?([A-Z]{2})", text)
            number = int(parts[1]) if parts and parts[1] else 0
            whole = parts is not None and parts[1] is None
            numbered = name == "BYDAY" and self._every in (_MONTHLY, _YEARLY) and 1 <= abs(number) <= 53
            if parts is None or parts[2] not in _WEEKDAYS or not (whole or numbered):
                raise self._wrong(name)
            found.append((number, _WEEKDAYS.index(parts[2])))
        return found

    def _listed(self, name: str) -> list[str]:
        texts = [text.strip() for text in self._parts[name].split(",")]
        if len(texts) > _LONGEST_LIST:
            raise self._wrong(name)
        return texts

    def _wrong(self, name: str) -> InputError:
        return _unreadable(self._line, name, self._parts[name])


def _parts(line: Line) -> dict[str, str]:
    """Return the parts of a rule by name; how often it repeats must be among them."""
    found: dict[str, str] = {}
    for text in line.value().upper().strip("; ").split(";"):
        name, _, value = (part.strip() for part in text.partition("="))
        if (name == "RSCALE" and value == "GREGORIAN") or (name == "SKIP" and value == "OMIT"):
            continue
        if name in found or name not in _KNOWN or not value:
            raise _unreadable(line, name, value)
        found[name] = value
    if found.get("FREQ") in _OFTEN:
        raise line.error(
            message("an entry that repeats within a day ({part}) is not read", part=found["FREQ"]),
            message("take it out of the calendar, or make an entry for each time of day"),
        )
    if found.get("FREQ") not in _EVERY:
        raise _unreadable(line, "FREQ", found.get("FREQ", ""))
    return found


def _unreadable(line: Line, name: str, value: str) -> InputError:
    return line.error(
        message('the rule by which an entry repeats cannot be read: "{text}"', text=f"{name[:20]}={value[:40]}"),
        message("correct the entry in the calendar program and export it again"),
    )
