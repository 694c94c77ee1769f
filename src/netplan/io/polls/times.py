"""The dates of a poll as days and hours in the network's time zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netplan.domain import Hours, Option
from netplan.domain.values import known_zone
from netplan.errors import InputError
from netplan.io.polls.dates import settled_days
from netplan.io.polls.grid import Column, Grid
from netplan.io.polls.labels import like_time, read_hours, tidy
from netplan.io.polls.setting import Entry, Setting
from netplan.io.polls.source import wrong_at
from netplan.language import Message, message

__all__ = ["settled_options"]

LAST_MINUTE = time(23, 59)
ANY_DAY = date(2000, 1, 1)


def settled_options(grid: Grid, entry: Entry, setting: Setting) -> tuple[list[Option | None], list[Message]]:
    """Return the option that each column means, and how dates and hours were taken.

    A column that means none is put among what is wrong, and none stands in its place.
    """
    times = _Times(grid, entry, setting)
    found = [times.option(column) for column in grid.columns]
    seen: dict[Option, Column] = {}
    for option, column in zip(found, grid.columns, strict=True):
        if option is not None and seen.setdefault(option, column) is not column:
            grid.wrong.append(_twice(seen[option], column, str(option.shape())))
    return found, list(dict.fromkeys(times.notes))


def _twice(first: Column, second: Column, option: str) -> InputError:
    if first.text == second.text or not second.text:
        what = message("two columns of the poll are headed {text}", text=option)
    else:
        what = message('"{first}" and "{second}" are both {text}',
                       first=tidy(first.text), second=tidy(second.text), text=option)  # fmt: skip
    return wrong_at(second.place, what, message("take one out, or add hours to tell them apart"))


class _Span(NamedTuple):
    """When an option begins and ends; no end: not known; no start: the whole day."""

    start: datetime
    end: datetime | None


class _Times:
    """Turns the columns of one poll into options."""

    def __init__(self, grid: Grid, entry: Entry, setting: Setting) -> None:
        self.notes: list[Message] = []
        self._grid = grid
        self._entry = entry
        self._setting = setting
        self._days = settled_days(grid, entry, setting)
        self._per_day = Counter(self._days[column.day] for column in grid.columns if column.day in self._days)
        self._convert = self._conversion()

    def option(self, column: Column) -> Option | None:
        """Return the option that a column means."""
        try:
            if column.start is not None:
                return self._exact(column, column.start, column.end)
            day = self._days.get(column.day)
            return None if day is None else self._written(column, day)
        except InputError as error:
            self._grid.wrong.append(error)
            return None

    def _conversion(self) -> Callable[[datetime], datetime] | None:
        """Return what turns a time as written into the network's; none where no zone is known or none differs."""
        grid, network = self._grid, self._setting.zone
        zone = self._entry.timezone or grid.zone
        if not network or zone == network or not any(map(_timed, grid.columns)):
            return None
        if not zone:
            if grid.layout:
                self.notes.append(
                    message("the file does not say in which time zone its times are: {network} was taken",
                            network=network)
                )  # fmt: skip
            return None
        if not self._entry.timezone:
            try:
                known_zone(zone)
            except InputError as error:
                grid.wrong.append(wrong_at(grid.place, error.what, error.hint))
                return None
            grid.refuse(
                grid.place,
                message("the poll's times are of the time zone {zone}, the network's of {network}",
                        zone=zone, network=network),
                message("say in the poll's entry in which its times are: timezone: {zone}, or timezone: {network}",
                        zone=zone, network=network),
            )  # fmt: skip
            return None
        self.notes.append(message("times were turned from {zone} into {network}", zone=zone, network=network))
        written, own = ZoneInfo(zone), ZoneInfo(network)
        return lambda moment: moment.replace(tzinfo=written).astimezone(own).replace(tzinfo=None)

    def _written(self, column: Column, day: date) -> Option:
        """Return the option of a day with its hours or moment in words."""
        text = tidy(column.hours)
        if not text:
            return Option(day=day)
        meant = self._entry.moments.get(text.casefold())
        if meant is not None:
            self.notes.append(
                message('"{word}" was taken as {hours}', word=text, hours=meant.model_dump())
            )
            return self._placed(column, datetime.combine(day, meant.start), datetime.combine(day, meant.end))
        hours = read_hours(text)
        if hours is None:
            return self._wordy(column, day, text)
        start, end = hours
        first = datetime.combine(day, start)
        last = None if end is None else datetime.combine(day + timedelta(days=end <= start), end)
        if (start, end) == (time(), LAST_MINUTE):
            return Option(day=day)
        return self._placed(column, first, last)

    def _wordy(self, column: Column, day: date, text: str) -> Option:
        """Return the whole day for a moment in words that stands alone on it."""
        hint = message("say in the poll's entry which hours it means: moments: {{{word}: 09:00-12:00}}", word=text)
        if like_time(text):
            raise wrong_at(column.place, message('the time "{text}" is not understood', text=text), hint)
        if self._per_day[day] > 1:
            raise wrong_at(
                column.place,
                message('"{text}" is one of {count} moments on {day}, and does not say its hours',
                        text=text, count=self._per_day[day], day=day), hint,
            )  # fmt: skip
        self.notes.append(message('"{word}" names no hours: the whole day was taken', word=text))
        return Option(day=day)

    def _exact(self, column: Column, start: datetime, end: datetime | None) -> Option:
        """Return the option of moments that the file gives to the minute."""
        if start.tzinfo is None:
            return self._placed(column, start, end)
        whole = end is not None and _midnights(start, end)
        if self._setting.zone:
            zone = ZoneInfo(self._setting.zone)
            written = start.utcoffset()
            start, end = start.astimezone(zone), end and end.astimezone(zone)
            if start.utcoffset() != written and not whole:
                self.notes.append(message("times were turned into {network}", network=zone.key))
        start, end = start.replace(tzinfo=None), end and end.replace(tzinfo=None)
        if end is not None and _midnights(start, end):
            return self._whole(column, start, end)
        if whole:
            raise wrong_at(
                column.place, message('the whole day "{text}" is one of another time zone', text=column.text),
                message("export the poll again where the clock shows {zone}", zone=self._setting.zone),
            )  # fmt: skip
        return self._span(column, start, end)

    def _placed(self, column: Column, start: datetime, end: datetime | None) -> Option:
        if end is not None and _midnights(start, end):
            return self._whole(column, start, end)
        if self._convert:
            start, end = self._convert(start), end and self._convert(end)
        return self._span(column, start, end)

    def _whole(self, column: Column, start: datetime, end: datetime) -> Option:
        if end - start > timedelta(days=1, hours=2):
            raise wrong_at(
                column.place, message('"{text}" is several days', text=tidy(column.text)),
                message("ask about each day by itself"),
            )  # fmt: skip
        return Option(day=start.date())

    def _span(self, column: Column, start: datetime, end: datetime | None) -> Option:
        """Return hours of one day; an end that is not written lies as far from the start as meetings last."""
        known = end is not None
        if end is None:
            hours = self._setting.hours
            length = datetime.combine(ANY_DAY, hours.end) - datetime.combine(ANY_DAY, hours.start)
            end = start + length
            self.notes.append(
                message("the dates do not say when they end: like the season's meetings they last {hours}",
                        hours=f"{length.seconds // 3600}:{length.seconds // 60 % 60:02}")
            )  # fmt: skip
        if end == datetime.combine(start.date() + timedelta(days=1), time()):
            end = datetime.combine(start.date(), LAST_MINUTE)
        if end.date() != start.date() or end <= start:
            raise _over_midnight(column, start, end, known)
        return Option(day=start.date(), hours=Hours(start=_minute(start), end=_minute(end)))


def _over_midnight(column: Column, start: datetime, end: datetime, known: bool) -> InputError:
    if known:
        hint = message("ask about the two days apart: netplan plans meetings within one day")
    else:
        hint = message("write in the season how long its meetings last, as time: 19:00-21:00")
    return wrong_at(
        column.place,
        message('"{text}" runs over midnight, from {start} to {end}', text=tidy(column.text), start=start, end=end),
        hint,
    )


def _timed(column: Column) -> bool:
    """Tell whether a column has a time without its zone."""
    if column.start is not None:
        return column.start.tzinfo is None
    return bool(column.hours) and read_hours(column.hours) is not None


def _midnights(start: datetime, end: datetime) -> bool:
    """Tell whether a span takes up whole days: up to the next midnight or a moment before."""
    at_end = (end.hour, end.minute) == (23, 59) or end.time() == time()
    return start.time() == time() and at_end and end - start >= timedelta(hours=22)


def _minute(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)
