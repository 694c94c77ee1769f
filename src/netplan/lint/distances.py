"""Meetings one after another, with time between them: whether their possible dates have room for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from netplan.dates import Candidate
from netplan.domain import Number
from netplan.language import Message, message
from netplan.lint.demands import Premises
from netplan.plan import Finding, Level
from netplan.rules import Sequence as InOrder
from netplan.rules import Spacing
from netplan.rules.excepted import allowance
from netplan.rules.facts import meetings_named, past_meetings

__all__ = ["too_little_room"]


@dataclass(frozen=True, slots=True)
class _Step:
    """From one meeting to the next."""

    first: str
    second: str
    low: Number | None
    """Fewest days between them."""
    high: Number | None
    """Most days between them."""
    ordered: bool
    """Whether the first must be over before the second begins."""

    def fits(self, one: Candidate, other: Candidate) -> bool:
        days = (other.day - one.day).days
        if self.ordered and one.end > other.start:
            return False
        days = days if self.ordered else abs(days)
        return (self.low is None or days >= self.low) and (self.high is None or days <= self.high)


def too_little_room(known: Premises, dates: Mapping[str, Sequence[Candidate]]) -> Iterator[Finding]:
    """Yield meetings whose dates do not leave the time that a rule demands between them.

    Parameters
    ----------
    known
        What is known of the problem.
    dates
        The dates that each meeting may still have.
    """
    told: set[tuple[str, str]] = set()
    rules: tuple[Spacing | None, ...] = (None, *known.of(Spacing))
    for rule in rules:
        chain = _chain(known, rule)
        for steps in _too_tight(chain, dates):
            pair = (steps[-1].first, steps[-1].second)
            if pair not in told:
                told.add(pair)
                yield _finding(known, rule, steps, dates)
        if rule is not None:
            yield from _after_the_past(known, rule, dates)


def _chain(known: Premises, rule: Spacing | None) -> list[_Step]:
    """Return the steps between meetings that take place in any case; without a rule only their order counts."""
    problem, steps = known.problem, []
    named = meetings_named(problem, rule.meetings if rule is not None else ())
    number = {meeting: place for place, meeting in enumerate(named)}
    in_order = not problem.season.any_order and not any(one.allow for one in known.of(InOrder))
    for first, second in pairwise(meeting for meeting in named if meeting not in problem.optional):
        next_ = number[second] - number[first] == 1
        sure = next_ or (in_order and rule is not None and not rule.allow)  # with optional meetings in between
        low = high = None
        if rule is not None:
            allowed = allowance(rule, (first, second))
            low = rule.at_least - allowed if rule.at_least is not None and sure else None
            high = rule.at_most + allowed if rule.at_most is not None and next_ else None
        steps.append(_Step(first, second, low, high, in_order))
    return steps


def _too_tight(steps: Sequence[_Step], dates: Mapping[str, Sequence[Candidate]]) -> Iterator[tuple[_Step, ...]]:
    """Yield each shortest row of steps at whose end no date is left."""
    first = 0
    for last in range(len(steps)):
        for start in range(last, first - 1, -1):
            if not _reached(steps[start : last + 1], dates):
                yield tuple(steps[start : last + 1])
                first = last + 1
                break


def _reached(steps: Sequence[_Step], dates: Mapping[str, Sequence[Candidate]]) -> list[Candidate]:
    """Return the dates of the last meeting that can be reached over dates of all meetings before it."""
    found = list(dates[steps[0].first])
    for step in steps:
        found = [other for other in dates[step.second] if any(step.fits(one, other) for one in found)]
    return found


def _finding(
    known: Premises, rule: Spacing | None, steps: tuple[_Step, ...], dates: Mapping[str, Sequence[Candidate]]
) -> Finding:  # fmt: skip
    meetings = (steps[0].first, *(step.second for step in steps))
    amount, said = _said(known, rule, steps, dates, meetings)
    name, unit = (InOrder.name, InOrder.unit) if rule is None else (rule.name, rule.unit)
    return Finding(name, meetings, amount, unit, Level.ERROR, said)


def _said(
    known: Premises, rule: Spacing | None, steps: tuple[_Step, ...], dates: Mapping[str, Sequence[Candidate]],
    meetings: tuple[str, ...],
) -> tuple[Number, Message]:  # fmt: skip
    """Return by how much the last meeting misses its dates, and say so."""
    step, reached = steps[-1], dates[steps[0].first] if len(steps) == 1 else _reached(steps[:-1], dates)
    own = sorted(one.day for one in dates[step.second])
    early, late = min(one.day for one in reached), max(one.day for one in reached)
    apart, closest = (own[-1] - early).days, (own[0] - late).days
    words = {"meetings": meetings, "first": step.first, "second": step.second, "low": step.low, "high": step.high,
             "early": early, "late": late, "own_first": own[0], "own_last": own[-1]}  # fmt: skip
    if rule is None:
        return max(1, -apart), message(
            "{second} comes after {first}, which is on {early} at the earliest, and its own last date is {own_last}",
            **words,
        )
    if step.ordered and step.low is not None and apart < step.low:
        said = (
            message("{first} and {second} do not fit: at least {low} days are to lie between them, and from {early}, "
                    "the first date of {first}, to {own_last}, the last date of {second}, there are {days}",
                    days=apart, **words)
            if len(steps) == 1
            else message("{meetings} do not fit: with at least {low} days between them {first} is on {early} at the "
                         "earliest, and from then to {own_last}, the last date of {second}, there are {days}",
                         days=apart, **words)
        )  # fmt: skip
        return step.low - apart, said
    if step.ordered and step.high is not None and closest > step.high:
        return closest - step.high, message(
            "{first} and {second} do not fit: at most {high} days are to lie between them, and {first} is on {late} "
            "at the latest, {second} on {own_first} at the earliest, {days} days later", days=closest, **words)
    return 1, message("the possible dates of {meetings} leave no choice: {rule}",
                      rule=rule.sentence(known.problem.say), **words)  # fmt: skip


def _after_the_past(known: Premises, rule: Spacing, dates: Mapping[str, Sequence[Candidate]]) -> Iterator[Finding]:
    """Yield a first meeting that lies too near to the last recorded one, or too far from it, on all of its dates."""
    past, first = past_meetings(known.problem, rule.meetings), meetings_named(known.problem, rule.meetings)[0]
    if not past or first in known.problem.optional:
        return
    last = past[-1].day
    allowed = allowance(rule, (str(last), first))
    days = [(one.day - last).days for one in dates[first]]
    words = {"last": last, "first": first, "low": rule.at_least, "high": rule.at_most}
    short = 0 if rule.at_least is None else rule.at_least - allowed - max(days)
    long = 0 if rule.at_most is None else min(days) - allowed - rule.at_most
    if short > 0:
        said = message("{first} cannot be {low} days after the last meeting, {last}: its last date is {day}",
                       day=_day(dates[first], -1), **words)  # fmt: skip
        yield Finding(rule.name, (str(last), first), short, rule.unit, Level.ERROR, said)
    elif long > 0:
        said = message("{first} cannot be within {high} days of the last meeting, {last}: its first date is {day}",
                       day=_day(dates[first], 0), **words)  # fmt: skip
        yield Finding(rule.name, (str(last), first), long, rule.unit, Level.ERROR, said)


def _day(dates: Sequence[Candidate], place: int) -> date:
    return sorted(one.day for one in dates)[place]
