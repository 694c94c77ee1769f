"""What each date of a meeting is asked for, whatever is chosen besides: how much every date falls short of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from netplan.dates import WEEKDAYS, Candidate, candidates
from netplan.dates.grammar.readings import runs
from netplan.domain import Answer, Meeting, Number, Problem, Rule
from netplan.language import Message, message
from netplan.rules import AwayFrom, Capacity, Decided, Eligible, MustAttend, OpenVenue, Present, Quorum, rules_of
from netplan.rules.answers import Answers
from netplan.rules.away_from import too_near
from netplan.rules.excepted import allowance
from netplan.rules.facts import meetings_named

__all__ = ["ABSENT", "Demand", "Premises", "when"]

ABSENT = "holder_cannot_come"
"""The check of holders who are away."""

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that every date of a meeting must have.

    Parameters
    ----------
    rule
        Name of the rule, or of the check.
    about
        Whom, what and when it concerns.
    unit
        What is missing is counted in this.
    short
        How much is missing on each date, by the date's key; dates that have enough are left out.
    never
        Says that no date has enough; given the best of them.
    part
        Says it beside others, each of which rules out some of the dates.
    """

    rule: str
    about: tuple[str, ...]
    unit: str
    short: Mapping[str, Number]
    never: Callable[[Candidate], Message]
    part: Message


def when(one: Candidate) -> Message:
    """Say a date with its week and weekday."""
    week, weekday = str(one.day.isocalendar().week), WEEKDAYS[one.day.weekday()]
    return message("week {week}, {weekday} {day}", week=week, weekday=weekday, day=one.day)


class Premises:
    """What is known of a problem before anything is chosen: rules with their exceptions, dates, and answers.

    Parameters
    ----------
    problem
        The problem.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rules = rules_of(problem)
        self.dates = candidates(problem).by_meeting
        self._answers = candidates(problem).answers
        self._given: dict[tuple[str, datetime, datetime], Answer] = {}
        self._refused: dict[tuple[str, str, str], frozenset[Answer]] = {}
        self._kinds: dict[type[Rule], tuple[Any, ...]] = {}
        self._asking = tuple(rule for rule in self.rules if isinstance(rule, Answers) and rule.allow)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the rules of one kind."""
        if kind not in self._kinds:
            self._kinds[kind] = tuple(rule for rule in self.rules if isinstance(rule, kind))
        return self._kinds[kind]

    def allows(self, kind: type[Rule], about: tuple[str, ...]) -> bool:
        """Tell whether an exception allows something that a kind of rule forbids."""
        return any(allowance(rule, about) for rule in self.of(kind))

    def answer(self, name: str, one: Candidate) -> Answer:
        """Return what a member answered for a date."""
        key = (name, one.start, one.end)
        if key not in self._given:
            self._given[key] = self._answers.of(*key)
        return self._given[key]

    def can_come(self, name: str, one: Candidate, refused: Collection[Answer] = (Answer.NO,)) -> bool:
        """Tell whether a member may be counted on for a date: has not refused it, or is to be asked again."""
        if self.answer(name, one) not in refused:
            return True
        return any(allowance(rule, (name, one.meeting)) for rule in self._asking)

    def counted(self, name: str, one: Candidate) -> Answer:
        """Return the answer by which a member is reckoned for a date: yes after a no where he is to be asked again."""
        answer = self.answer(name, one)
        return Answer.YES if answer is Answer.NO and self.can_come(name, one) else answer

    def refused(self, name: str, role: str, meeting: str) -> frozenset[Answer]:
        """Return the answers with which a member cannot hold a role at a meeting."""
        key = (name, role, meeting)
        if key not in self._refused:
            found: set[Answer] = set()
            for rule in self.of(Present):
                if role in (rule.roles or (role,)) and not allowance(rule, (name, meeting)):
                    found |= {Answer.NO} if rule.if_need_be else {Answer.NO, Answer.IF_NEED_BE}
            self._refused[key] = frozenset(found)
        return self._refused[key]

    def demands(self, meeting: Meeting) -> Iterator[Demand]:
        """Yield what the rules demand of each date of a meeting by itself and some dates lack."""
        for rule in self.rules:
            look = _LOOKS.get(type(rule))
            if look is not None and meeting.id in meetings_named(self.problem, getattr(rule, "meetings", ())):
                yield from (one for one in look(self, rule, meeting.id) if one.short)
        yield from (one for one in (*_holders(self, meeting), *_venues(self, meeting)) if one.short)


def _short(possible: Collection[Candidate], missing: Callable[[Candidate], Number]) -> dict[str, Number]:
    lacking = {one.key: missing(one) for one in possible}
    return {key: amount for key, amount in lacking.items() if amount > 0}


def _quorum(known: Premises, rule: Quorum, meeting: str) -> Iterator[Demand]:
    if rule.chance is not None:
        yield from _likely(known, rule, meeting)
        return
    possible, allowed = known.dates[meeting], allowance(rule, (meeting,))

    def both(one: Candidate) -> tuple[int, int]:
        groups = rule.groups(known.problem, one.day)
        return rule.needed(len(groups)), sum(any(known.can_come(name, one) for name in group) for group in groups)

    counts = {one.key: both(one) for one in possible}

    def never(best: Candidate) -> Message:
        needed, able = counts[best.key]
        words = {"able": able, "needed": needed - allowed, "meeting": meeting, "when": when(best)}
        if rule.of == "organisations":
            return message("quorum: at most {able} of the {needed} organisations needed can come to {meeting} ({when})",
                           **words)  # fmt: skip
        return message("quorum: at most {able} of the {needed} needed can come to {meeting} ({when})", **words)

    short = _short(possible, lambda one: counts[one.key][0] - counts[one.key][1] - allowed)
    part = message("fewer than the {needed} needed can come", needed=min(one for one, _ in counts.values()) - allowed)
    yield Demand(rule.name, (meeting,), rule.unit, short, never, part)


def _likely(known: Premises, rule: Quorum, meeting: str) -> Iterator[Demand]:
    possible, allowed = known.dates[meeting], allowance(rule, (meeting,))
    needed: dict[str, int] = {}
    lacking: dict[str, Number] = {}
    for one in possible:
        groups = rule.groups(known.problem, one.day)
        answers = {name: known.counted(name, one) for group in groups for name in group}
        needed[one.key] = rule.needed(len(groups))
        lacking[one.key] = rule.lacking(known.problem, groups, answers) - allowed
    wanted = rule.wanted - allowed

    def never(best: Candidate) -> Message:
        return message(
            "quorum: the chance that {needed} come to {meeting} is at most {number}%, not {chance}% ({when})",
            needed=needed[best.key], meeting=meeting, number=wanted - lacking[best.key], chance=wanted, when=when(best),
        )  # fmt: skip

    part = message("the chance that {needed} come is below {chance}%", needed=min(needed.values()), chance=wanted)
    yield Demand(rule.name, (meeting,), rule.unit, _short(possible, lambda one: lacking[one.key]), never, part)


def _needed(known: Premises, rule: MustAttend, meeting: str) -> Iterator[Demand]:
    possible = known.dates[meeting]
    for name in (name for name in rule.members(known.problem) if not allowance(rule, (meeting, name))):
        member = known.problem.people[name]
        missing = {one.key: 1 for one in possible if member.belongs(one.day) and not known.can_come(name, one)}
        said = message("{name} must attend {meeting} and cannot come on any of its dates", name=name, meeting=meeting)
        part = message("{name}, who must attend, cannot come", name=name)
        yield Demand(rule.name, (meeting, name), rule.unit, missing, partial(_said, said), part)
    houses = {one.key: rule.houses(known.problem, one.day) for one in possible}
    for house in sorted({house for found in houses.values() for house in found}):
        if allowance(rule, (meeting, house)):
            continue
        missing = {one.key: 1 for one in possible if house in houses[one.key]
                   and not any(known.can_come(name, one) for name in houses[one.key][house])}  # fmt: skip
        said = message("nobody from {house} can come to {meeting} on any of its dates", house=house, meeting=meeting)
        part = message("nobody from {house} can come", house=house)
        yield Demand(rule.name, (meeting, house), rule.unit, missing, partial(_said, said), part)


def _away(known: Premises, rule: AwayFrom, meeting: str) -> Iterator[Demand]:
    near = {} if allowance(rule, (meeting,)) else too_near(rule, known.problem)
    days = [one for one in known.dates[meeting] if one.day in near]
    taken: dict[str, list[date]] = {}
    for one in days:
        taken.setdefault(near[one.day][1], []).append(one.day)
    reasons = [message("{what} ({days})", what=what, days=runs(sorted({*lost}))) for what, lost in taken.items()]
    said = message("{meeting} has no date that keeps away from {reasons}", meeting=meeting, reasons=reasons)
    part = message("to be kept free: {reasons}", reasons=list(taken))
    yield Demand(rule.name, (meeting,), rule.unit, {one.key: 1 for one in days}, partial(_said, said), part)


_LOOKS: dict[type[Rule], Callable[..., Iterator[Demand]]] = {Quorum: _quorum, MustAttend: _needed, AwayFrom: _away}


def _said(said: Message, best: Candidate) -> Message:
    return said


def _holders(known: Premises, meeting: Meeting) -> Iterator[Demand]:
    """Yield the members whom people decided on, or a role is fixed to, on the dates on which they cannot hold it."""
    problem, possible = known.problem, known.dates[meeting.id]
    duties: dict[str, list[str]] = {}
    for slot in (slot for slot in problem.slots() if slot.meeting == meeting.id):
        for name in (name for name in slot.decided if name in problem.people):
            if not known.allows(Decided, (meeting.id, slot.role, name)):
                duties.setdefault(name, []).append(slot.role)
    for name, roles in duties.items():
        about, member = (meeting.id, *roles, name), problem.people[name]
        words = {"name": name, "role": [problem.label(role) for role in roles], "meeting": meeting.id}
        strange = {one.key: 1 for one in possible if not member.belongs(one.day)}
        if not all(known.allows(Eligible, (name, role, meeting.id)) for role in roles):
            said = message("{name} is {role} of {meeting} and no member, or on leave, on all of its dates", **words)
            part = message("{name}, {role}, is no member or on leave", **words)
            yield Demand("holder_no_member", about, "holders", strange, partial(_said, said), part)
        refused = {answer for role in roles for answer in known.refused(name, role, meeting.id)}
        absent = {one.key: 1 for one in possible
                  if one.key not in strange and not known.can_come(name, one, refused)}  # fmt: skip
        said = message("{name} is {role} of {meeting} and cannot come on any of its dates", **words)
        part = message("{name}, {role}, cannot come", **words)
        yield Demand(ABSENT, about, "holders", absent, partial(_said, said), part)


def _venues(known: Premises, meeting: Meeting) -> Iterator[Demand]:
    """Yield what no venue of a meeting can do: be open, and hold all who can come."""
    places, possible = _places(known, meeting), known.dates[meeting.id]
    if not places or any(name not in known.problem.places for name in places):
        return
    coming = {one.key: meeting.guests + sum(
        member.belongs(one.day) and known.answer(name, one) is not Answer.NO
        for name, member in known.problem.people.items()) for one in possible}  # fmt: skip
    short = _short(possible, lambda one: _too_many(known, one, places, coming[one.key]))
    largest = max((known.problem.places[name].capacity or 0 for name in places), default=0)

    def never(best: Candidate) -> Message:
        words = {"meeting": meeting.id, "count": coming[best.key], "when": when(best), "venues": places}
        if largest >= coming[best.key]:
            return message("no venue of {meeting} is open and large enough on any of its dates ({venues})", **words)
        return message("{meeting} fits no venue: on its best date {count} people can come ({when}), and {venues} hold "
                       "{capacity} at most", capacity=largest, **words)  # fmt: skip

    part = (
        message("no venue that is open holds all who can come") if not largest
        else message("no venue that is open holds all who can come, the largest holds {capacity}", capacity=largest)
    )  # fmt: skip
    yield Demand(Capacity.name, (meeting.id, *places), Capacity.unit, short, never, part)


def _places(known: Premises, meeting: Meeting) -> tuple[str, ...]:
    """Return the venues that a meeting may have."""
    if meeting.venue and not meeting.venue.tentative and not known.allows(Decided, (meeting.id, "venue")):
        return (meeting.venue.value,)
    return tuple(known.problem.places)


def _too_many(known: Premises, one: Candidate, places: Collection[str], coming: int) -> Number:
    """Return how many people too many there are in the best venue that is open on a date; 1 where none is."""
    found: list[Number] = []
    for name in places:
        venue, about = known.problem.places[name], (one.meeting, name)
        shut = any(days.covers(one.day) for days in venue.closed)
        if shut and not known.allows(OpenVenue, about):
            continue
        rules = known.of(Capacity) if venue.capacity is not None else ()
        found.append(max((coming - (venue.capacity or 0) - allowance(rule, about) for rule in rules), default=0))
    return min(found, default=1)
