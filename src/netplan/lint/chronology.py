"""Whether the dated things of a network can have come in the order that they tell, and what would mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from netplan.dates import WEEKDAYS, candidates, read_window
from netplan.domain import Meeting, Problem
from netplan.errors import InputError
from netplan.language import Message, message
from netplan.plan import Finding, Level

__all__ = ["out_of_order"]

_START_UP = frozenset({"start", "startup", "opstart", "kickoff", "founding", "stiftende", "etablering"})
_PRESENTATION = frozenset({"presentation", "præsentation"})
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Dated:
    """When a meeting may be: the days that count, and how they are said."""

    days: tuple[date, ...]
    said: Message


@dataclass(frozen=True, slots=True)
class _Story:
    """What is dated, as it is written or with one year changed."""

    problem: Problem
    founded: date | None
    meetings: Mapping[str, _Dated]
    doubted: frozenset[str] = frozenset()
    """Start-up meetings that would be the founding with the year next to the one written."""

    def contradictions(self) -> Iterator[tuple[tuple[str, ...], Message]]:
        """Yield what cannot be so, with the meetings that it is about."""
        yield from self._listed()
        yield from self._start_ups()
        for one in self._of(None) if self.founded else ():
            last = self.meetings[one.id].days[-1]
            if self.founded and last < self.founded and _kind(one) not in _PRESENTATION:
                said = message("{meeting} ({when}) is before the network was founded, {founded}",
                               meeting=one.id, when=self.meetings[one.id].said, founded=self.founded)  # fmt: skip
                yield (one.id,), said

    def _of(self, kinds: frozenset[str] | None) -> list[Meeting]:
        """Return the meetings of certain kinds; of all."""
        return [one for one in self.problem.meetings if one.id in self.meetings and (not kinds or _kind(one) in kinds)]

    def _listed(self) -> Iterator[tuple[tuple[str, ...], Message]]:
        """Yield meetings that can only be before one that is listed earlier."""
        earliest: list[tuple[date, str]] = []
        for one in self._of(None):
            before = [(day, other) for day, other in earliest
                      if not self.problem.season.any_order or (other, one.id) in self.problem.ordered]  # fmt: skip
            days = self.meetings[one.id].days
            latest, other = max(before, default=(days[0], ""))
            if latest > days[-1]:
                words = {"meeting": one.id, "when": self.meetings[one.id].said, "other": other,
                         "then": self.meetings[other].said}  # fmt: skip
                said = message("{meeting} ({when}) is listed after {other} ({then}) and cannot be after it", **words)
                yield (other, one.id), said
            else:
                earliest.append((next(day for day in days if day >= latest), one.id))

    def _start_ups(self) -> Iterator[tuple[tuple[str, ...], Message]]:
        """Yield start-up meetings that are neither the founding, nor that of a later round after its presentation."""
        shown = self._of(_PRESENTATION)
        for one in self._of(_START_UP):
            when = self.meetings[one.id]
            after = [other for other in shown if self.meetings[other.id].days[0] <= when.days[-1]]
            later = self.founded is None or self.founded < when.days[0]
            if self.founded in when.days or (after and later):
                continue
            words = {"meeting": one.id, "when": when.said, "founded": self.founded}
            if shown and not after:
                words |= {"other": shown[0].id, "then": self.meetings[shown[0].id].said}
                yield (one.id, shown[0].id), (
                    message("{meeting} ({when}) is before {other} ({then})", **words)
                    if self.founded is None
                    else message(
                        "{meeting} ({when}) is neither when the network was founded, {founded}, nor after "
                        "{other} ({then})", **words,
                    )
                )  # fmt: skip
            elif one.id in self.doubted:
                yield (one.id,), message("{meeting} ({when}) is not when the network was founded, {founded}", **words)


def out_of_order(problem: Problem) -> Iterator[Finding]:
    """Yield, in one warning, dates that cannot all be true, with each single change of a year that mends them."""
    story = _story(problem)
    found = list(story.contradictions())
    if not found:
        return
    about = tuple(dict.fromkeys(name for names, _ in found for name in names))
    repairs = [said for said, other in _changes(story, about) if not list(other.contradictions())]
    words = {"contradictions": [said for _, said in found], "repairs": repairs}
    if repairs:
        said = message("{contradictions}; any one of these would mend it: {repairs}", **words)
    elif list(story._listed()) and not problem.season.any_order:
        said = message("{contradictions}; list the meetings in the order in which they take place, or write "
                       "any_order: true", **words)  # fmt: skip
    else:
        said = message("{contradictions}", **words)
    yield Finding("chronology", about, len(found), "dates", Level.WARNING, said)


def _story(problem: Problem) -> _Story:
    possible = candidates(problem)
    meetings = {}
    for one in (one for one in problem.meetings if one.id in problem.expected):
        days = tuple(candidate.day for candidate in possible.by_meeting[one.id])
        said = message("{day}", day=one.date.value) if one.date else possible.readings[one.id]
        founding = _kind(one) in _START_UP and one.date is None
        meetings[one.id] = _Dated(tuple(sorted({*days, *possible.window_days(one.id)})) if founding else days, said)
    founded = problem.network.founded
    near = {_moved(founded, by) for by in (-1, 1)} if founded else set()
    return _Story(problem, founded, meetings, frozenset(name for name, one in meetings.items() if near & {*one.days}))


def _changes(story: _Story, about: tuple[str, ...]) -> Iterator[tuple[Message, _Story]]:
    """Yield the story with the year of one thing changed, and how that is said; the nearest years first."""
    for by in (1, -1) if story.founded else ():
        day = _moved(story.founded, by) if story.founded else None
        said = message("founded {day} (a {weekday})", day=day, weekday=WEEKDAYS[day.weekday()]) if day else None
        if said:
            yield said, replace(story, founded=day)
    for name in about:
        for by in (-1, 1):
            dated = _in_another_year(story.problem, story.problem.by_id[name], by)
            if dated:
                said = (
                    message("{meeting} on {when}", meeting=name, when=dated.said)
                    if story.problem.by_id[name].date
                    else message("{meeting} in {when}", meeting=name, when=dated.said)
                )
                yield said, replace(story, meetings={**story.meetings, name: dated})


def _in_another_year(problem: Problem, one: Meeting, by: int) -> _Dated | None:
    """Return when a meeting is with another year; none where no year is written."""
    season = problem.season
    if one.date is not None:
        day = _moved(one.date.value, by)
        return _Dated((day,), message("{day}", day=day)) if day else None
    text = one.window or one.says or ""
    if not _YEAR.search(text) and not _YEAR.search(one.says or ""):
        return None
    first, last = date(season.from_.year + by, 1, 1), date(season.to.year + by, 12, 31)
    try:
        window = read_window(_YEAR.sub(lambda year: str(int(year[0]) + by), text), first, last)
    except InputError:
        return None
    return _Dated(window.days, window.reading)


def _moved(day: date, years: int) -> date | None:
    """Return the same day so many years later; none for 29 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return None


def _kind(one: Meeting) -> str:
    """Return the kind of a meeting without the word "meeting" in it."""
    plain = re.sub(r"[\W_]", "", (one.kind or "").lower())
    return re.sub(r"s?(?:møde|mødet|meeting)$", "", plain)
