"""Nobody is more burdened than need be: the most burdened first, then the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import ClassVar, Literal

from pydantic import model_validator

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Expression, Measure, Number, Problem, Slot, Wish, total
from netplan.domain.rule import RoleRefs
from netplan.errors import InputError
from netplan.language import Message, Say, mark, message
from netplan.plan import Finding, Level, Plan
from netplan.rules.facts import held_meetings, ledger, rotating
from netplan.rules.leximax import Rank, ranks
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Fairest", "FairestFurther"]


class Fairest(Wish):
    """The most burdened member is burdened as little as possible, then the next most burdened, and so on.

    Of two plans, the better is the one whose list of burdens, sorted from the top, is smaller where the two first
    differ (leximax). The first step is the largest burden itself, and never below 0; the later ones only put plans
    in order. Source: the Node.js committee's rotation of meeting times.
    """

    name: ClassVar[str] = "fairest"
    called: ClassVar[str] = mark("fairness")
    unit: ClassVar[str] = mark("duties")

    roles: RoleRefs = ()
    """Which roles, together and by their effort; empty: all that netplan fills."""
    of: Literal["duties", "if_need_be"] = "duties"
    """The burden: `duties` done, recorded ones too, less the fair share; or the season's meetings at which the
    member can come only `if_need_be` or not at all; "rather not" is no burden."""

    @model_validator(mode="after")
    def _one_sort(self) -> Fairest:
        if self.roles and self.of == "if_need_be":
            raise InputError(
                message("meetings at inconvenient times are no matter of roles"),
                field="roles", hint=message("leave the roles out, or write of: duties"),
            )  # fmt: skip
        return self

    def sentence(self, say: Say) -> str:
        if self.of == "if_need_be":
            return say("whoever has the most meetings at inconvenient times has as few as possible")
        if not self.roles:
            return say("the most burdened member does as little above the fair share as possible")
        return say("the most burdened member does as little above the fair share as {roles} as possible",
                   roles=say.roles(self.roles))  # fmt: skip

    def value_unit(self) -> str:
        return self.unit if self.of == "duties" else mark("meetings")

    def steps(self, problem: Problem) -> tuple[Fairest, ...]:
        further = range(len(_ranks(problem, self.roles, self.of)))
        return (self, *(FairestFurther(roles=self.roles, of=self.of, rank=number) for number in further))

    def burdens(self, v: Vocabulary) -> Iterator[tuple[str, Number, Number, Expression]]:
        """Yield each member with what he bears in any case, and how often a unit is added to that."""
        if self.of == "if_need_be":
            for name in v.problem.people:
                yield name, 0, 1, v.shared(total(
                    v.on(meeting.id, lambda one, name=name: int(_inconvenient(v.problem, name, one)))  # type: ignore[misc]
                    for meeting in v.problem.meetings
                ))  # fmt: skip
            return
        efforts = _efforts(v.problem, self.roles)
        unit = Fraction(1, lcm(*(effort.denominator for effort in efforts.values())))
        for name in v.problem.people:
            loads = (int(effort / unit) * v.load(name, role) for role, effort in efforts.items())
            yield name, _carried(v.problem, efforts, name), unit, v.shared(total(loads))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        pieces = tuple(before + unit * count for _, before, unit, count in self.burdens(v))
        yield Measure((), self.value_unit(), pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        burdens = self.borne(problem, plan)
        name = max(burdens, key=lambda one: burdens[one])
        if burdens[name] > 0:
            yield Finding(self.name, (), burdens[name], self.value_unit(), Level.ERROR, self._said(name, burdens[name]))

    def _said(self, name: str, count: Number) -> Message:
        if self.of == "if_need_be" and count == 1:
            return message("{name} has {count} meeting at an inconvenient time", name=name, count=count)
        if self.of == "if_need_be":
            return message("{name} has {count} meetings at inconvenient times", name=name, count=count)
        if count == 1:
            return message("{name} does {count} duty more than a fair share", name=name, count=count)
        return message("{name} does {count} duties more than a fair share", name=name, count=count)

    def borne(self, problem: Problem, plan: Plan) -> dict[str, Number]:
        """Return each member's burden in a plan."""
        meetings = tuple(held_meetings(problem, plan))
        if self.of == "if_need_be":
            answers = candidates(problem).answers
            bad = (Answer.IF_NEED_BE, Answer.NO)
            return {
                name: sum(
                    member.belongs(meeting.date) and answers.of(name, meeting.start, meeting.end) in bad
                    for meeting in meetings
                )
                for name, member in problem.people.items()
            }
        efforts = _efforts(problem, self.roles)
        return {
            name: _carried(problem, efforts, name) + sum(
                efforts[role] for meeting in meetings for role in meeting.duties(name)
                if role in efforts and not problem.bound(name, role, meeting.id)
            )
            for name in problem.people
        }  # fmt: skip


class FairestFurther(Fairest):
    """A later step of `fairest`: how many bear how much, counted from the top."""

    unit: ClassVar[str] = mark("order")
    places: ClassVar[frozenset[str]] = frozenset()

    rank: int
    """Which of the ranks, the highest burdens first."""

    def sentence(self, say: Say) -> str:
        return say("then the next most burdened, and so on")

    def value_unit(self) -> str:
        return self.unit

    def steps(self, problem: Problem) -> tuple[Fairest, ...]:
        return (self,)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        rank = self._rank(v.problem)
        if rank is None:
            return
        counted: list[Expression] = []
        for _, before, unit, count in self.burdens(v):
            rises: Counter[int] = Counter()
            for level, rise in zip(rank.levels, rank.rises(), strict=True):
                rises[int(-((before - level) // unit))] += rise  # so many units reach the level
            counted.extend(rise * v.reaches(count, often) for often, rise in rises.items())
        yield Measure((), self.unit, (total(counted),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        rank = self._rank(problem)
        number = sum(rank.weight(burden) for burden in self.borne(problem, plan).values()) if rank else 0
        if number:
            said = message("the order of the burdens is {number}", number=number)
            yield Finding(self.name, (), number, self.unit, Level.ERROR, said)

    def _rank(self, problem: Problem) -> Rank | None:
        found = _ranks(problem, self.roles, self.of)
        return found[self.rank] if self.rank < len(found) else None


def _efforts(problem: Problem, roles: tuple[str, ...]) -> dict[str, Fraction]:
    """Return the roles that are judged and how much a duty weighs; a role inside another is not counted again."""
    judged = [role for role in rotating(problem, roles) if problem.network.roles[role].rotates]
    return {
        role: Fraction(str(problem.network.roles[role].effort))
        for role in judged
        if not any(problem.inside(role, other) for other in judged)
    }


def _carried(problem: Problem, efforts: dict[str, Fraction], name: str) -> Fraction:
    """Return what a member has done before the season, less the fair share, the season's included."""
    accounts = {role: ledger(problem).account(name, role) for role in efforts}
    return sum((effort * (accounts[role].past - accounts[role].entitlement) for role, effort in efforts.items()),
               Fraction())  # fmt: skip


def _inconvenient(problem: Problem, name: str, date: Candidate) -> bool:
    answer = candidates(problem).answers.of(name, date.start, date.end)
    return problem.people[name].belongs(date.day) and answer in (Answer.IF_NEED_BE, Answer.NO)


@lru_cache(maxsize=16)
def _ranks(problem: Problem, roles: tuple[str, ...], of: str) -> tuple[Rank, ...]:
    """Return the levels of burden that members can come to, in ranks."""
    if of == "if_need_be":
        return _ranks_of_times(problem)
    efforts = _efforts(problem, roles)
    slots = {
        meeting.id: [one for one in problem.slots() if one.meeting == meeting.id and one.role in efforts]
        for meeting in problem.meetings
    }
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], set[Number]] = {}
    attainable = []
    for name in problem.people:
        burdens: set[Number] = {_carried(problem, efforts, name)}
        for asked in slots.values():
            duties = _duties(problem, name, asked)
            if duties not in known:
                known[duties] = _addable(problem, efforts, *duties)
            burdens = {burden + more for burden in burdens for more in known[duties]}
        attainable.append(burdens)
    most = sum((efforts[slot.role] * _places(problem, slot) for asked in slots.values() for slot in asked), Fraction())
    return ranks(attainable, most)


def _duties(problem: Problem, name: str, slots: list[Slot]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles that a member has at a meeting in any case, and those that he may have."""
    given: list[str] = []
    free: list[str] = []
    for slot in slots:
        if problem.bound(name, slot.role, slot.meeting):
            continue
        if name in slot.decided:
            (free if slot.meeting in problem.optional else given).append(slot.role)
        elif not slot.complete and problem.eligible(name, slot.role):
            free.append(slot.role)
    return tuple(given), tuple(free)


def _addable(
    problem: Problem, efforts: dict[str, Fraction], given: tuple[str, ...], free: tuple[str, ...]
) -> set[Number]:
    """Return by how much one meeting can add to a burden."""
    added: list[tuple[tuple[str, ...], Fraction]] = [((), sum((efforts[role] for role in given), Fraction()))]
    for role in free:
        added += [
            ((*held, role), burden + efforts[role]) for held, burden in added
            if not any(problem.exclusive(role, other) for other in held)
        ]  # fmt: skip
    return {burden for _, burden in added}


def _places(problem: Problem, slot: Slot) -> int:
    """Return how many places of a slot may go to somebody, or to nobody."""
    people = {*problem.people, *problem.outsiders(slot.role), *slot.decided}
    highest = len(people) if slot.highest is None else slot.highest
    return highest if slot.meeting in problem.optional else max(0, highest - len(slot.decided))


def _ranks_of_times(problem: Problem) -> tuple[Rank, ...]:
    dates = candidates(problem).by_meeting
    bad = {
        meeting: [{name for name in problem.people if _inconvenient(problem, name, one)} for one in options]
        for meeting, options in dates.items()
    }
    attainable = []
    for name in problem.people:
        burdens = {0}
        for meeting, groups in bad.items():
            added = {int(name in group) for group in groups} | ({0} if meeting in problem.optional else set())
            burdens = {burden + more for burden in burdens for more in added}
        attainable.append(burdens)
    return ranks(attainable, sum(max(len(group) for group in groups) for groups in bad.values()))
