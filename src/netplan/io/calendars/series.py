"""When entries take place that repeat: exceptions, moved and cancelled instances, changes from one instance on.

How these belong together is what ``recurring_ical_events`` knows; the dates of a rule come from
:mod:`netplan.io.calendars.rule`, which the library is given in place of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import icalendar
from icalendar.prop import vDDDLists, vDDDTypes
from recurring_ical_events import EventAdapter, Occurrence
from recurring_ical_events.series import Series

from netplan.io.calendars.entries import Entry, Kind
from netplan.io.calendars.lines import Line
from netplan.io.calendars.values import Moment

__all__ = ["instances"]

_FARTHEST = dt.timedelta(days=900 * 365)


def instances(
    entries: list[Entry], first: dt.datetime, last: dt.datetime
) -> Iterator[tuple[Moment, Moment, Kind]]:
    """Yield when entries of one id take place, and what each time says.

    Parameters
    ----------
    entries
        An entry with its changed instances; of an entry that stands there twice, each counts.
    first, last
        The span asked for, aware.
    """
    changed = [entry for entry in entries if entry.instead_of is not None]
    whole: list[Entry | None] = [entry for entry in entries if entry.instead_of is None]
    for core in whole or [None]:
        together = changed if core is None else [core, *changed]
        for found in _Series([_Adapter(_event(entry, core), entry) for entry in together]).between(first, last):
            yield found.start, found.end, found.entry.kind


def _meant(moment: Moment, core: Entry | None) -> Moment:
    """Return the time of an instance as its series tells times: by day, or by day and hour.

    Some programs name the instances of an entry with hours by the day alone, or those of whole days in UTC.
    """
    if core is None or isinstance(moment, dt.datetime) == isinstance(core.start, dt.datetime):
        return moment
    if isinstance(core.start, dt.datetime):
        return dt.datetime.combine(moment, core.start.time(), core.start.tzinfo)
    return moment.astimezone(core.zones.local).date() if isinstance(moment, dt.datetime) else moment


def _event(entry: Entry, core: Entry | None) -> icalendar.Event:
    event = icalendar.Event()
    event["UID"] = entry.uid
    event["DTSTART"], event["DTEND"] = vDDDTypes(entry.start), vDDDTypes(entry.end)
    event["SEQUENCE"] = entry.sequence
    if entry.less:
        whole_days = not isinstance(entry.start, dt.datetime)
        event["EXDATE"] = vDDDLists([_meant(one, entry) for one in entry.less] if whole_days else entry.less)
    if entry.instead_of is not None:
        event["RECURRENCE-ID"] = vDDDTypes(_meant(entry.instead_of, core))
        if entry.and_future:
            event["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
    return event


class _Adapter(EventAdapter):  # type: ignore[misc]
    """An entry as the library sees it."""

    def __init__(self, component: icalendar.Event, entry: Entry) -> None:
        super().__init__(component)
        self.entry = entry

    @property
    def rrules(self) -> list[Line]:
        return self.entry.rules

    @property
    def rdates(self) -> list[Any]:
        return [start if end is None else (start, end) for start, end in self.entry.more]


class _Occurrence(Occurrence):  # type: ignore[misc]
    """One time at which an entry takes place."""

    @property
    def entry(self) -> Entry:
        entry: Entry = self._adapter.entry
        return entry


class _Series(Series):  # type: ignore[misc]
    """An entry with its changed instances."""

    _subtract_from_start: dt.timedelta
    _add_to_stop: dt.timedelta

    def occurrence(self, adapter: _Adapter, start: Moment | None = None, end: Moment | None = None) -> _Occurrence:
        return _Occurrence(adapter, start, end)

    def compute_span_extension(self) -> None:
        """Look as far back as the entry is long, but not beyond the calendar's first year."""
        super().compute_span_extension()
        self._subtract_from_start = min(self._subtract_from_start, _FARTHEST)
        self._add_to_stop = min(self._add_to_stop, _FARTHEST)

    class RecurrenceRules(Series.RecurrenceRules):  # type: ignore[misc]
        """The times of an entry before its instances are changed."""

        def create_rule_with_start(self, rule_string: Line) -> Any:
            return self.core.entry.rule(rule_string, self.start)

        def rrule_between(self, span_start: dt.datetime, span_stop: dt.datetime) -> Iterator[dt.datetime]:
            """Leave out what a rule of exceptions (EXRULE) takes away; the library does not know these."""
            span = (span_start, span_stop)
            if self.start.tzinfo is None:
                span = (span_start.replace(tzinfo=None), span_stop.replace(tzinfo=None))
            gone = {
                moment for line in self.core.entry.exceptions
                for moment in self.core.entry.rule(line, self.start).between(*span)
            }  # fmt: skip
            yield from (moment for moment in super().rrule_between(span_start, span_stop) if moment not in gone)
