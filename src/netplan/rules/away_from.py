"""Keeping away from other events, school holidays and certain dates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, WithJsonSchema, field_validator, model_validator

from netplan.dates import event_days, school_days, standing_days
from netplan.domain import Measure, Problem, Rule
from netplan.domain.people import Texts
from netplan.domain.rule import MeetingRefs, Refers
from netplan.domain.values import Days, check_days, one_or_many
from netplan.errors import InputError, together
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["ALL", "AwayFrom", "standing_against", "too_near"]

ALL = "all"
"""The word for every event."""


def _read_events(value: Any) -> Any:
    if isinstance(value, bool):
        return (ALL,) if value else ()
    return one_or_many(value)


EventRefs = Annotated[
    tuple[str, ...],
    BeforeValidator(_read_events),
    Refers("event", frozenset({ALL})),
    WithJsonSchema({"anyOf": [{"type": ["boolean", "string"]}, {"type": "array", "items": {"type": "string"}}]}),
]
MunicipalityRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("municipality")]


class AwayFrom(Rule):
    """No meeting on certain dates, on other events or in school holidays, nor within so many days of them.

    What lies in other seasons is left out. An event of the season before or after keeps no meeting away. Source:
    the winter holidays of Danish municipalities, and national conferences for the same people.
    """

    name: ClassVar[str] = "away_from"
    called: ClassVar[str] = mark("days to keep free")
    unit: ClassVar[str] = mark("meetings")

    dates: Texts = ()
    """Dates in words, as in a window: `week 42`, `2013-09-16`, `Fridays in June`."""
    events: EventRefs = ()
    """Events of the network; `true` or `all`: each of them."""
    school_holidays: MunicipalityRefs = ()
    """Municipalities whose school holidays are kept free: those that the network lists, or any Danish one."""
    days: Days = 0
    """How many days before and after are too near as well, 366 at most."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    @field_validator("days")
    @classmethod
    def _within_a_year(cls, value: int) -> int:
        return check_days(value, 366)

    @model_validator(mode="after")
    def _something(self) -> AwayFrom:
        if not (self.dates or self.events or self.school_holidays):
            raise InputError(message("away_from names nothing to keep away from"),
                             hint=message("write away_from: {{events: true}} or away_from: [week 42]"))  # fmt: skip
        return self

    def check_words(self, problem: Problem, field: str) -> None:
        first, last, wrong = problem.season.from_, problem.season.to, []
        looks: list[Callable[[], object]] = [
            *(partial(standing_days, text, first, last, f"{field}.dates[{number}]")
              for number, text in enumerate(self.dates)),
            *(partial(school_days, problem, place, f"{field}.school_holidays[{number}]")
              for number, place in enumerate(self.school_holidays)),
        ]  # fmt: skip
        for look in looks:
            try:
                look()
            except InputError as error:
                wrong.append(error)
        if wrong:
            raise together(wrong)

    def seasonal(self) -> bool:
        return True  # its words are read inside the season

    def sentence(self, say: Say) -> str:
        municipalities = [message("school holidays in {place}", place=place) for place in self.school_holidays]
        events = [message("all events")] if ALL in self.events else self.events
        what = [*self.dates, *events, *municipalities]
        if self.days:
            said = say.plural("no meeting within {count} day of {what}", "no meeting within {count} days of {what}",
                              self.days, what=what)  # fmt: skip
        else:
            said = say("no meeting on {what}", what=what)
        return narrowed(say, said, self.meetings)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        near = too_near(self, v.problem)
        for meeting in meetings_named(v.problem, self.meetings):
            yield Measure((meeting,), self.unit, (v.on(meeting, lambda one: int(one.day in near)),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for meeting in held_meetings(problem, plan, self.meetings):
            found = too_near(self, problem).get(meeting.date)
            if found is None:
                continue
            day, what = found
            words = {"meeting": meeting.id, "day": meeting.date, "what": what, "other": day}
            said = (
                message("{meeting} on {day} falls on {what}", **words) if day == meeting.date
                else message("{meeting} on {day} is too near to {what} ({other})", **words)
            )  # fmt: skip
            yield exceeded(self, (meeting.id,), 1, said)


@lru_cache(maxsize=64)
def too_near(rule: AwayFrom, problem: Problem) -> dict[date, tuple[date, str]]:
    """Return every day that is too near to something, with the nearest day of it and what it is."""
    found: dict[date, tuple[date, str]] = {}
    for day, what in _days(rule, problem):
        for apart in range(-rule.days, rule.days + 1):
            near = day + timedelta(days=apart)
            if near not in found or abs(found[near][0] - near) > abs(day - near):
                found[near] = (day, what)
    return found


def _days(rule: AwayFrom, problem: Problem) -> Iterator[tuple[date, str]]:
    """Yield all days to keep away from, each with what it is called."""
    season = problem.season
    for text in rule.dates:
        yield from ((day, text) for day in sorted(standing_days(text, season.from_, season.to)))
    for event in problem.network.events if ALL in rule.events else rule.events:
        yield from ((day, event) for day in sorted(event_days(problem, event)))
    for place in rule.school_holidays:
        yield from sorted(school_days(problem, place).items())


def standing_against(rule: AwayFrom, problem: Problem, days: Collection[date]) -> AwayFrom:
    """Return a rule without what keeps no meeting away from any of some days; what comes first is named first."""
    around = {day + timedelta(days=apart) for day in days for apart in range(-rule.days, rule.days + 1)}
    season = problem.season
    kept: dict[str, tuple[str, ...]] = {}
    for field, days_of in (
        ("dates", lambda text: standing_days(text, season.from_, season.to)),
        ("events", lambda event: event_days(problem, event)),
        ("school_holidays", lambda place: {*school_days(problem, place)}),
    ):  # fmt: skip
        known = problem.network.events if field == "events" and ALL in rule.events else getattr(rule, field)
        near = {one: min(met) for one in known if (met := around & days_of(one))}
        kept[field] = tuple(sorted(near, key=near.__getitem__))
    return rule.model_copy(update=kept) if any(kept.values()) else rule
