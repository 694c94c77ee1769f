"""The days that the dates of a poll mean: which number is the month, and which year is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netplan.dates.days import WrittenDay
from netplan.dates.words import WEEKDAYS
from netplan.errors import InputError
from netplan.io.polls.grid import Column, Grid, cut
from netplan.io.polls.labels import Label, read_label, tidy
from netplan.io.polls.setting import Entry, Setting
from netplan.io.polls.source import wrong_at
from netplan.language import message

__all__ = ["settled_days"]

SHOWN = 3
"""So many dates of each reading are shown."""

Days = dict[str, date]


def settled_days(grid: Grid, entry: Entry, setting: Setting) -> Days:
    """Return the day that each text of a date means; those that mean none are put among what is wrong."""
    first = {column.day: column for column in reversed(grid.columns) if column.start is None}
    labels: dict[str, Label] = {}
    for text, column in reversed(first.items()):
        label = read_label(text)
        if label is None:
            grid.wrong.append(_no_date(column))
        else:
            labels[text] = label
    readings = [_read(labels, first, order, setting) for order in (0, 1)]
    order = _order(grid, entry, labels, readings, setting)
    if order is None:
        grid.wrong.append(_two_readings(readings, next(column for column in grid.columns if column.day in labels)))
        return {}
    days, wrong = readings[order]
    grid.wrong.extend(wrong)
    return days


def _no_date(column: Column) -> InputError:
    return wrong_at(
        column.place, message('the heading "{text}" is no date of a poll', text=cut(tidy(column.text))),
        message("write 2013-03-05, or 2013-03-05 10:00-15:00"),
    )  # fmt: skip


def _order(
    grid: Grid, entry: Entry, labels: dict[str, Label], readings: Sequence[tuple[Days, list[InputError]]],
    setting: Setting,
) -> int | None:  # fmt: skip
    """Return which reading is meant, 0 for day first; none where both stand."""
    if entry.dates:
        return 0 if entry.dates == "day first" else 1
    faults = [len(wrong) for _, wrong in readings]
    if min(faults) > 0 or faults[0] != faults[1]:
        return 0 if faults[0] <= faults[1] else 1
    doubtful = any(label.doubtful for label in labels.values())
    if readings[0][0] == readings[1][0] or (grid.own and setting.language == "da") or not doubtful:
        return 0
    inside = [all(map(setting.covers, days.values())) for days, _ in readings]
    return None if inside[0] == inside[1] else inside.index(True)


def _two_readings(readings: Sequence[tuple[Days, list[InputError]]], column: Column) -> InputError:
    differing = [text for text, day in readings[0][0].items() if day != readings[1][0][text]][:SHOWN]
    first, second = ([str(days[text]) for text in differing] for days, _ in readings)
    return wrong_at(
        column.place,
        message("the dates {texts} may be {first}, or {second}", texts=differing, first=first, second=second),
        message("say in the poll's entry which is meant: dates: day first, or dates: month first"),
    )


def _read(
    labels: dict[str, Label], columns: dict[str, Column], order: int, setting: Setting
) -> tuple[Days, list[InputError]]:
    days: Days = {}
    wrong: list[InputError] = []
    for text, label in labels.items():
        written = label.readings[order]
        try:
            if written is None or written.in_year(written.year or 2000) is None:
                raise _no_date(columns[text])
            days[text] = _dated(written, label, columns[text], setting)
        except InputError as error:
            wrong.append(error)
    return days, wrong


def _dated(written: WrittenDay, label: Label, column: Column, setting: Setting) -> date:
    """Return the one day that is meant."""
    if written.year is not None:
        day = written.in_year(written.year)
        if day is None:
            raise _no_date(column)
        if label.weekdays and day.weekday() not in label.weekdays:
            raise wrong_at(
                column.place,
                message('"{text}" is a {weekday}', text=tidy(column.text), weekday=WEEKDAYS[day.weekday()]),
                message("check the date and its weekday"),
            )
        return day
    possible = _in_season(written, setting)
    fitting = [day for day in possible if not label.weekdays or day.weekday() in label.weekdays]
    if len(fitting) == 1:
        return fitting[0]
    raise _no_year(column, possible, fitting, setting)


def _in_season(written: WrittenDay, setting: Setting) -> list[date]:
    if setting.first is None or setting.last is None:
        return []
    days = (written.in_year(year) for year in range(setting.first.year, setting.last.year + 1))
    return [day for day in days if day is not None and setting.covers(day)]


def _no_year(column: Column, possible: list[date], fitting: list[date], setting: Setting) -> InputError:
    text, hint = tidy(column.text), message("write it with its year, as 2013-06-05")
    if setting.first is None:
        return wrong_at(column.place, message('"{text}" is a date without its year', text=text), hint)
    if fitting:
        hint = message("write its year: {days}", days=[_said(day) for day in fitting])
        return wrong_at(column.place, message('"{text}" is a date without its year', text=text), hint)
    if possible:
        return wrong_at(
            column.place,
            message('"{text}" has another weekday in the season: {days}', text=text, days=list(map(_said, possible))),
            message("check the year of the season, or write the date with its year"),
        )
    return wrong_at(column.place, message('no day of the season is "{text}"', text=text), hint)


def _said(day: date) -> str:
    return message("{date} ({weekday})", date=str(day), weekday=WEEKDAYS[day.weekday()])
