"""One holder for a whole term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from pydantic import model_validator

from netplan.domain import Expression, Given, Measure, Problem, Rule, may_be, total
from netplan.domain.lengths import Term as Lasts
from netplan.domain.rule import MeetingRefs, RoleRefs
from netplan.domain.values import Days
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import asked_of, exceeded, held_meetings, meetings_named, past_meetings, plan_slots, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Term"]

SLACK = 42
"""The most days that a term may be short of its time unless said otherwise: half of what lies between quarterly
meetings."""


class Term(Rule):
    """Whoever takes a role keeps it for a whole term; then it is somebody else's turn.

    Counted are holders who leave before their term is over or at a meeting where holders do not change, each meeting
    that somebody holds beyond the term, and each meeting at which all of several holders change. Meetings that do not
    have the role, or leave it to others, do not count. The history tells since when the present holders have it. Who
    no longer belongs to the network, or is on leave, is replaced freely; duties bound by rule do not count. Where the
    terms of several would all end at once, one of them stays until the next meeting at which holders may change.
    Source: by-laws of library consortia, of IPFS and of Electron.
    """

    name: ClassVar[str] = "term"
    called: ClassVar[str] = mark("terms")
    unit: ClassVar[str] = mark("changes")

    lasts: Lasts
    """How long: a number of meetings, `4 meetings`, `2 years` or `6 months`."""
    roles: RoleRefs = ()
    """Which roles; empty: all that netplan fills."""
    at: MeetingRefs = ()
    """At which meetings the holder may change; empty: at every one."""
    renewable: bool = False
    """Whether the holder may go on for another whole term."""
    staggered: bool = True
    """Whether of several holders never all change at the same meeting."""
    slack: Days | None = None
    """How many days before its time a term in months or years may end, because meetings are not held on the same day
    every year; none: an eighth of the term, six weeks at most."""

    @model_validator(mode="after")
    def _slack_of_time(self) -> Term:
        if self.slack is not None and self.lasts.unit == "meetings":
            raise InputError(message("a term counted in meetings has no slack"),
                             hint=message("take slack out, or write lasts: 2 years"))  # fmt: skip
        return self

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        length, roles = self.lasts.said(say), say.roles(self.roles)
        said = say("a term as {roles} lasts {length}", roles=roles, length=length)
        if not roles:
            said = say("a term in any role lasts {length}", length=length)
        if self.renewable:
            said = say("{sentence} and can be renewed", sentence=said)
        if self.at:
            said = say("{sentence}; holders change at {meetings} only", sentence=said, meetings=list(self.at))
        return said

    def due(self, day: date) -> date:
        """Return from which day on a term in months or years that began on a day counts as over."""
        end = self.lasts.after(day)
        slack = min(SLACK, (end - day).days // 8) if self.slack is None else self.slack
        return end - timedelta(days=slack)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for role in rotating(v.problem, self.roles):
            yield from _Course(self, v, role).measures()

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots, ending = plan_slots(problem, plan), set(meetings_named(problem, self.at))
        for role in rotating(problem, self.roles):
            asked, record = asked_of(slots, role), self.recorded(problem, role)
            for meeting in (one for one in held_meetings(problem, plan) if one.id in asked):
                may_end, names = meeting.id in ending, _holders(problem, meeting, role)
                yield from self._judge(problem, role, record, meeting, may_end=may_end)
                self._go_on(record, meeting.date, names, may_end=may_end)

    def recorded(self, problem: Problem, role: str) -> _Record:
        """Return since when the last recorded holders have had a role."""
        record = _Record()
        ending, known = set(past_meetings(problem, self.at)), {*problem.people, *problem.outsiders(role)}
        for occasion in past_meetings(problem):
            holders = occasion.holders(role)
            if holders:
                names = [name for name in holders if name in known and not problem.bound(name, role)]
                self._go_on(record, occasion.day, names, may_end=occasion in ending)
        return record

    def _go_on(self, record: _Record, day: date, names: Iterable[str], *, may_end: bool) -> None:
        """Note one more meeting in the record."""
        renewed = {name for name in record.holders if self.renewable and may_end and self._is_over(record, name, day)}
        for name in names:
            if name not in record.holders or name in renewed:
                record.begun.setdefault(name, []).append(len(record.days))
        record.days.append(day)
        record.holders = tuple(dict.fromkeys(names))

    def _is_over(self, record: _Record, name: str, day: date) -> bool:
        """Tell whether every term that somebody has begun is over."""
        if self.lasts.unit == "meetings":
            return all(len(record.days) - start >= self.lasts.number for start in record.begun[name])
        return all(day >= self.due(record.days[start]) for start in record.begun[name])

    def _judge(
        self, problem: Problem, role: str, record: _Record, meeting: PlannedMeeting, *, may_end: bool
    ) -> Iterator[Finding]:
        before, now = record.holders, _holders(problem, meeting, role)
        here = [name for name in before if name not in problem.people or problem.people[name].belongs(meeting.date)]
        over = [name for name in before if self._is_over(record, name, meeting.date)]
        words = {"role": problem.label(role), "meeting": meeting.id}
        for name in (name for name in here if name not in now):
            if not may_end or name not in over:
                said = message("{name} leaves as {role} at {meeting}, before the term is over", name=name, **words)
                if not may_end:
                    said = message("{name} leaves as {role} at {meeting}, where no term ends", name=name, **words)
                yield exceeded(self, (name, role, meeting.id), 1, said)
        several = self.staggered and _several(problem, role) and len(here) > 1
        late = [name for name in over if name in now and may_end and not self.renewable]
        beyond = len(late) - (several and may_end and not self.renewable and set(here) <= set(over))
        if beyond > 0:
            said = message("the term of {names} as {role} was over before {meeting}", names=late, **words)
            yield exceeded(self, (role, meeting.id), beyond, said)
        if several and not set(before) & set(now):
            said = message("all who were {role} before {meeting} leave at once", **words)
            yield exceeded(self, (role, meeting.id), 1, said)


@dataclass
class _Record:
    """How a role was held, meeting after meeting."""

    days: list[date] = field(default_factory=list)
    """The days of the meetings."""
    holders: tuple[str, ...] = ()
    """Who held the role at the last of them."""
    begun: dict[str, list[int]] = field(default_factory=dict)
    """For each holder the numbers of the meetings at which a term began."""


class _Course:
    """The course of one role's terms, meeting after meeting of those that have the role, the recorded ones first."""

    def __init__(self, rule: Term, v: Vocabulary, role: str) -> None:
        self._rule, self._v, self._role = rule, v, role
        self._asked = asked_of(v.slots, role)
        self._may_end = set(meetings_named(v.problem, rule.at))
        self._several = rule.staggered and _several(v.problem, role)
        self._past = record = rule.recorded(v.problem, role)
        names = (*v.problem.people, *v.problem.outsiders(role))
        self._had: dict[str, Expression] = {name: int(name in record.holders) for name in names}
        """Whether somebody held the role at the last meeting that had it."""
        self._begun: dict[str, list[tuple[int, Expression]]] = {
            name: [(record.begun[name][-1], 1)] if name in record.holders else [] for name in names
        }
        """The meetings, by number, at which somebody may have begun a term."""
        self._known: dict[tuple[int, int], Expression] = {}

    def measures(self) -> Iterator[Measure]:
        for number, meeting in enumerate(self._asked, len(self._past.days)):
            may_end, unit = meeting in self._may_end, self._rule.unit
            overs = {name: self._over(name, number) if may_end else 0 for name in self._had}
            for name, had in self._had.items():
                running = (had, self._v.belongs(name, meeting), 1 - overs[name])
                leaves = 1 - self._serves(name, meeting)
                yield Measure((name, self._role, meeting), unit, (Given(running, leaves),))
            if not self._rule.renewable:
                yield from self._late(meeting, {name: over for name, over in overs.items() if may_be(over)})
            if self._several:
                stay = total(self._v.every((had, self._serves(name, meeting))) for name, had in self._had.items())
                several = self._v.reaches(self._here(meeting), 2)
                yield Measure((self._role, meeting), unit, (Given((several,), 1 - stay),))
            for name in self._had:
                self._go_on(name, number, meeting, overs[name])

    def _late(self, meeting: str, overs: Mapping[str, Expression]) -> Iterator[Measure]:
        """Yield who holds the role beyond the term; one may where otherwise all of several would leave."""
        about, every = (self._role, meeting), self._v.every
        if not self._several:
            for name, over in overs.items():
                yield Measure(about, self._rule.unit, (Given((over,), self._serves(name, meeting)),))
        elif overs:
            late = total(every((over, self._serves(name, meeting))) for name, over in overs.items())
            over_here = total(every((over, self._v.belongs(name, meeting))) for name, over in overs.items())
            here = self._here(meeting)
            all_over = every((self._v.reaches(here, 2), self._v.reaches(total([over_here, -1 * here]), 0)))
            yield Measure(about, self._rule.unit, (total([late, -1 * all_over]),))

    def _go_on(self, name: str, number: int, meeting: str, over: Expression) -> None:
        every, used = self._v.every, self._v.used(meeting)
        had, serves = self._had[name], self._serves(name, meeting)
        begins = every((serves, 1 - (every((had, 1 - over)) if self._rule.renewable else had)))
        if may_be(begins):
            self._begun[name].append((number, begins))
        self._had[name] = total([serves, every((had, 1 - used))])

    def _over(self, name: str, number: int) -> Expression:
        """Say whether somebody held the role so far and every term that he has begun is over."""
        ends = [(begins, self._ended(start, number)) for start, begins in self._begun[name]]
        if not any(may_be(ended) for _, ended in ends):
            return 0
        running = (self._v.every((begins, 1 - ended)) for begins, ended in ends)
        return self._v.every((self._had[name], *(1 - term for term in running)))

    def _ended(self, start: int, number: int) -> Expression:
        """Say whether a term that began at one meeting is over at another."""
        if (start, number) not in self._known:
            self._known[start, number] = self._v.reaches(self._beyond(start, number), 0)
        return self._known[start, number]

    def _beyond(self, start: int, number: int) -> Expression:
        """Return how many meetings or days a term that began at one meeting is past its end at another."""
        v, rule, past = self._v, self._rule, len(self._past.days)
        if rule.lasts.unit == "meetings":
            coming = total(v.used(one) for one in self._asked[max(0, start - past) : number - past])
            return max(0, past - start) + coming - rule.lasts.number
        opening = v.problem.season.from_
        due: Expression
        if start < past:
            due = (rule.due(self._past.days[start]) - opening).days
        else:
            due = v.on(self._asked[start - past], lambda one: (rule.due(one.day) - opening).days)
        return total([v.day(self._asked[number - past]), -1 * due])

    def _serves(self, name: str, meeting: str) -> Expression:
        bound = self._v.problem.bound(name, self._role, meeting)
        return 0 if bound else self._v.serves(name, self._role, meeting)

    def _here(self, meeting: str) -> Expression:
        """Return how many of the holders so far belong to the network on the day of a meeting."""
        return total(self._v.every((had, self._v.belongs(name, meeting))) for name, had in self._had.items())


def _several(problem: Problem, role: str) -> bool:
    highest = problem.network.roles[role].count.highest
    return highest is None or highest > 1


def _holders(problem: Problem, meeting: PlannedMeeting, role: str) -> list[str]:
    """Return the holders whose terms count: not those whom netplan can never choose, or to whom a rule gives it."""
    known = {*problem.people, *problem.outsiders(role)}
    return [name for name in meeting.holders(role) if name in known and not problem.bound(name, role, meeting.id)]
