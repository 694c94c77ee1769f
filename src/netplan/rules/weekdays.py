"""On which weekdays meetings are held, and whether these take turns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, model_validator

from netplan.dates import WEEKDAYS, WEEKDAYS_PLURAL, candidates, read_weekday
from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.people import Texts
from netplan.domain.rule import MeetingRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import (
    Past,
    exceeded,
    held_meetings,
    meetings_named,
    narrowed,
    neighbours,
    past_meetings,
)
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Weekdays"]


def _readable(words: tuple[str, ...]) -> tuple[str, ...]:
    for number, word in enumerate(words):
        read_weekday(word, f"[{number}]")
    return words


WeekdayWords = Annotated[Texts, AfterValidator(_readable)]


class Weekdays(Rule):
    """On which weekdays meetings are held, and whether these change from meeting to meeting.

    Each meeting on another weekday than allowed counts one, and so do two meetings running on the same weekday.

    Weekdays that vary: of the weekdays that the season and this rule allow, and on which at least one of the meetings
    could be held, none is used more than once more often than another in the season. What is more counts.

    Source: Danish school boards, whose meetings change weekday so that the inconvenience is shared.
    """

    name: ClassVar[str] = "weekdays"
    called: ClassVar[str] = mark("weekdays")
    unit: ClassVar[str] = mark("meetings")

    only: WeekdayWords = ()
    """The weekdays on which meetings may be held, in Danish or English; empty: all."""
    avoid: WeekdayWords = ()
    """Weekdays without meetings."""
    vary: bool = False
    """Whether the weekdays are used equally often, or once more at most; the history does not count."""
    not_running: bool = False
    """Whether no two consecutive meetings are on the same weekday; reaches back into the history where the day of the
    last meeting is known."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about, as if there were no others; empty: all. The history then counts as far as
    it is recorded under these names."""

    @model_validator(mode="after")
    def _something(self) -> Weekdays:
        if not (self.only or self.avoid or self.vary or self.not_running):
            raise InputError(message("weekdays says nothing"),
                             hint=message("write weekdays: [Monday, Tuesday] or weekdays: {{vary: true}}"))  # fmt: skip
        if not self.allowed:
            raise InputError(message("weekdays leaves no weekday"), hint=message("avoid fewer of them"))
        return self

    @property
    def allowed(self) -> tuple[int, ...]:
        """The weekdays that are allowed; Monday is 0."""
        only = {read_weekday(word) for word in self.only} or set(range(7))
        return tuple(sorted(only - {read_weekday(word) for word in self.avoid}))

    def seasonal(self) -> bool:
        return self.vary

    def in_listed_order(self) -> bool:
        return self.not_running

    def sentence(self, say: Say) -> str:
        parts = []
        if self.only or self.avoid:
            days = [WEEKDAYS_PLURAL[number] for number in self.allowed]
            parts.append(say("meetings are held on {weekdays} only", weekdays=days))
        if self.vary:
            parts.append(say("all weekdays are used equally often, or once more"))
        if self.not_running:
            parts.append(say("two meetings running are not on the same weekday"))
        return narrowed(say, say("{parts}", parts=parts), self.meetings)

    def _taking_turns(self, problem: Problem) -> tuple[int, ...]:
        """Return the weekdays that are to be used equally often."""
        season = {read_weekday(word) for word in problem.season.weekdays}
        possible = candidates(problem).by_meeting
        named = meetings_named(problem, self.meetings)
        usable = {one.day.weekday() for meeting in named for one in possible[meeting]}
        return tuple(number for number in self.allowed if number in season & usable)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        meetings = meetings_named(v.problem, self.meetings)
        if self.only or self.avoid:
            for meeting in meetings:
                wrong = v.on(meeting, lambda one: int(one.day.weekday() not in self.allowed))
                yield Measure((meeting,), self.unit, (wrong,))
        if self.vary:
            counts = [v.shared(total(_falls(v, meeting, number) for meeting in meetings))
                      for number in self._taking_turns(v.problem)]  # fmt: skip
            pieces = tuple(more - less - 1 for more in counts for less in counts if more is not less)
            if pieces:
                yield Measure((), self.unit, pieces)
        if self.not_running:
            yield from self._running(v)

    def _running(self, v: Vocabulary) -> Iterator[Measure]:
        past = past_meetings(v.problem, self.meetings)
        if past and past[-1].exact:
            for first, conditions in v.opening(self.meetings):
                again = Given(conditions, _falls(v, first, past[-1].day.weekday()))
                yield Measure((str(past[-1].day), first), self.unit, (again,))
        for one, other, conditions in v.consecutive(self.meetings):
            both = {day.day.weekday() for day in v.dates(one)} & {day.day.weekday() for day in v.dates(other)}
            pieces = tuple(Given((*conditions, _falls(v, one, day)), _falls(v, other, day)) for day in sorted(both))
            yield Measure((one, other), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        held = tuple(held_meetings(problem, plan, self.meetings))
        for meeting in held:
            if meeting.date.weekday() not in self.allowed:
                said = message("{meeting} on {day} is on a {weekday}", meeting=meeting.id, day=meeting.date,
                               weekday=_called(meeting.date))  # fmt: skip
                yield exceeded(self, (meeting.id,), 1, said)
        if self.vary:
            yield from self._uneven(problem, held)
        if self.not_running:
            past = past_meetings(problem, self.meetings)
            if past and past[-1].exact and held and past[-1].day.weekday() == held[0].date.weekday():
                yield self._same(past[-1], held[0])
            for one, other in neighbours(problem, plan, self.meetings):
                if one.date.weekday() == other.date.weekday():
                    yield self._same(one, other)

    def _uneven(self, problem: Problem, held: tuple[PlannedMeeting, ...]) -> Iterator[Finding]:
        used = [meeting.date.weekday() for meeting in held]
        counts = {number: used.count(number) for number in self._taking_turns(problem)}
        if counts and max(counts.values()) - min(counts.values()) > 1:
            most, fewest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
            said = message(
                "{most} are used {many} times and {fewest} {few} times",
                most=WEEKDAYS_PLURAL[most], many=counts[most], fewest=WEEKDAYS_PLURAL[fewest], few=counts[fewest],
            )  # fmt: skip
            yield exceeded(self, (), counts[most] - counts[fewest] - 1, said)

    def _same(self, one: Past | PlannedMeeting, other: PlannedMeeting) -> Finding:
        called = str(one.day) if isinstance(one, Past) else one.id
        said = message("{one} and {other} are both on a {weekday}", one=called, other=other.id,
                       weekday=_called(other.date))  # fmt: skip
        return exceeded(self, (called, other.id), 1, said)


def _falls(v: Vocabulary, meeting: str, weekday: int) -> Expression:
    """Say whether a meeting is on a weekday."""
    return v.on(meeting, lambda one: int(one.day.weekday() == weekday))


def _called(day: date) -> str:
    return WEEKDAYS[day.weekday()]
