"""The words in which rules speak of dates, venues and duties.

Two classes answer them: the solver's model (with decisions) and :class:`~netplan.rules.view.PlanView` (with
plain numbers read off a plan). The few basic words are theirs; the others are said in basic words here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property

from netplan.dates import Candidate, Candidates
from netplan.domain import Answer, Expression, Number, Problem, Slot, total
from netplan.rules.facts import Decision, meetings_named

__all__ = ["Vocabulary"]


class Vocabulary(ABC):
    """What a rule may ask.

    Parameters
    ----------
    problem
        The problem.
    candidates
        Its possible dates.
    propose
        Deferred roles that are to be filled, too.
    """

    def __init__(self, problem: Problem, candidates: Candidates, propose: Collection[str] = ()) -> None:
        self.problem = problem
        self.candidates = candidates
        self.propose = tuple(propose)
        self._served: dict[tuple[str, tuple[str, ...], str], Expression] = {}
        self._can: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    @abstractmethod
    def held(self, meeting: str, candidate: Candidate) -> Expression:
        """Say whether the meeting takes place at this candidate."""

    @abstractmethod
    def used(self, meeting: str) -> Expression:
        """Say whether the meeting takes place at all (1 unless a series may do without it)."""

    @abstractmethod
    def at(self, meeting: str, venue: str) -> Expression:
        """Say whether the meeting is at this venue."""

    @abstractmethod
    def serves(self, member: str, role: str, meeting: str) -> Expression:
        """Say whether the person holds the role at the meeting."""

    @abstractmethod
    def asked(self, member: str, meeting: str) -> Expression:
        """Say whether the member answered no and is to be asked again."""

    @abstractmethod
    def every(self, conditions: Iterable[Expression]) -> Expression:
        """Say whether all of these yes/no expressions are so."""

    @abstractmethod
    def reaches(self, expression: Expression, number: Number) -> Expression:
        """Say whether an expression is at least so large."""

    @abstractmethod
    def size(self, expression: Expression) -> Expression:
        """Return the number without its sign."""

    @abstractmethod
    def shared(self, expression: Expression, most: int | None = None) -> Expression:
        """Return the same number in a form that many measures can share at little cost.

        Parameters
        ----------
        expression
            The number.
        most
            What it is known to be at most, if it is then known to be at least 0, too.
        """

    def any(self, conditions: Iterable[Expression]) -> Expression:
        """Say whether at least one of these yes/no expressions is so."""
        return 1 - self.every(1 - condition for condition in conditions)

    @cached_property
    def slots(self) -> dict[tuple[str, str], Slot]:
        """What each meeting asks of each role, by meeting and role."""
        return {(slot.meeting, slot.role): slot for slot in self.problem.slots(self.propose)}

    def roles_at(self, meeting: str) -> tuple[str, ...]:
        """Return the roles that somebody may hold at the meeting."""
        return tuple(role for held_at, role in self.slots if held_at == meeting)

    def choosable(self, role: str) -> tuple[str, ...]:
        """Return everybody whom netplan may choose for a role: the members, and outsiders who are eligible."""
        return (*self.problem.people, *self.problem.outsiders(role))

    def holders(self, slot: Slot) -> tuple[str, ...]:
        """Return everybody who may hold the slot: those to choose from, and written holders."""
        return tuple(dict.fromkeys((*self.choosable(slot.role), *slot.decided)))

    def count(self, slot: Slot) -> Expression:
        """Return how many hold the slot."""
        return total(self.serves(name, slot.role, slot.meeting) for name in self.holders(slot))

    def dates(self, meeting: str) -> tuple[Candidate, ...]:
        """Return the meeting's candidates."""
        return self.candidates.by_meeting[meeting]

    def on(self, meeting: str, number: Callable[[Candidate], Number]) -> Expression:
        """Return the number that belongs to the chosen candidate (0 when the meeting is not held)."""
        return total(
            number(candidate) * self.held(meeting, candidate) for candidate in self.dates(meeting)
        )

    def day(self, meeting: str) -> Expression:
        """Return the day of the meeting, counted from the season's first day."""
        return self.on(meeting, lambda candidate: (candidate.day - self.problem.season.from_).days)

    def distance(self, first: str, second: str) -> Expression:
        """Return the days from one meeting to a later listed one; without sign where the order is free."""
        gap = self.day(second) - self.day(first)
        return self.size(gap) if self.problem.season.any_order else gap

    def among(self, meeting: str, days: Collection[date]) -> Expression:
        """Say whether the meeting is on one of these days."""
        return self.on(meeting, lambda candidate: int(candidate.day in days))

    def kept(self, meeting: str, value: date | str) -> Expression:
        """Say whether the meeting is on a written day, or at a written venue."""
        return self.at(meeting, value) if isinstance(value, str) else self.among(meeting, {value})

    def answer(self, member: str, candidate: Candidate) -> Answer:
        """Return what the member answered for a candidate."""
        return self.candidates.answers.of(member, candidate.start, candidate.end)

    def able(self, member: str, meeting: str) -> tuple[Candidate, ...]:
        """Return the candidates that the member has not refused."""
        key = (member, meeting)
        if key not in self._can:
            self._can[key] = tuple(
                one for one in self.dates(meeting) if self.answer(member, one) is not Answer.NO
            )
        return self._can[key]

    def refused(self, member: str, meeting: str) -> tuple[Candidate, ...]:
        """Return the candidates that the member has refused."""
        return tuple(one for one in self.dates(meeting) if self.answer(member, one) is Answer.NO)

    def present(self, member: str, meeting: str) -> Expression:
        """Say whether the member can come: has not said no, or is to be asked again."""
        free = self.able(member, meeting)
        if len(free) == len(self.dates(meeting)):
            return self.used(meeting)
        return total([*(self.held(meeting, one) for one in free), self.asked(member, meeting)])

    def belongs(self, member: str, meeting: str) -> Expression:
        """Say whether the person is a member, and not on leave, on the day of the meeting; an outsider always is."""
        person, dates = self.problem.people.get(member), self.dates(meeting)
        days = {one.day for one in dates if person is None or person.belongs(one.day)}
        return self.used(meeting) if all(one.day in days for one in dates) else self.among(meeting, days)

    def comes(self, member: str, meeting: str) -> Expression:
        """Say whether the member belongs to the network on that day and can come."""
        person = self.problem.people[member]
        if all(person.belongs(one.day) for one in self.dates(meeting)):
            return self.present(member, meeting)
        fitting = [one for one in self.able(member, meeting) if person.belongs(one.day)]
        return total([*(self.held(meeting, one) for one in fitting), self.again(member, meeting)])

    def again(self, member: str, meeting: str) -> Expression:
        """Say whether a member of that day answered no and is to be asked again."""
        refused, person = self.refused(member, meeting), self.problem.people[member]
        belongs = [one for one in refused if person.belongs(one.day)]
        if not belongs:
            return 0
        asked = self.asked(member, meeting)
        if len(belongs) == len(refused):
            return asked
        return self.every((asked, total(self.held(meeting, one) for one in belongs)))

    def free(self, member: str, role: str, meeting: str) -> Expression:
        """Say whether the member could take a role: eligible, able to come, without a duty given before.

        A duty that people or a rule gave counts; one that netplan chose never does.
        """
        if not self.problem.eligible(member, role) or self.problem.barred(member, role, meeting):
            return 0
        if self._has_given_duty(member, meeting):
            return 0
        return self.comes(member, meeting)

    def _has_given_duty(self, member: str, meeting: str) -> bool:
        return any(
            member in slot.decided or self.problem.bound(member, slot.role, meeting)
            for slot in self.slots.values()
            if slot.meeting == meeting
        )

    def served(self, member: str, roles: tuple[str, ...], meeting: str) -> Expression:
        """Say whether the member has one of the roles at the meeting; duties bound by rule do not count."""
        key = (member, roles, meeting)
        if key not in self._served:
            unbound = [role for role in roles if not self.problem.bound(member, role, meeting)]
            duties = [self.serves(member, role, meeting) for role in unbound]
            self._served[key] = duties[0] if len(duties) == 1 else 1 - self.every(1 - duty for duty in duties)
        return self._served[key]

    def holds(self, person: str, roles: Collection[str], meeting: str) -> Expression:
        """Say whether the person has at least one of the roles at the meeting; duties bound by rule count, too."""
        duties = [self.serves(person, role, meeting) for role in roles]
        return duties[0] if len(duties) == 1 else self.any(duties)

    def load(self, member: str, role: str) -> Expression:
        """Return the member's duties in the season, without those bound by rule."""
        return total(
            self.serves(member, role, meeting.id)
            for meeting in self.problem.meetings
            if not self.problem.bound(member, role, meeting.id)
        )

    def opening(self, among: Collection[str] = ()) -> Iterator[tuple[str, tuple[Expression, ...]]]:
        """Yield the meetings that may be the first in the listed order, with what must be so for that.

        Parameters
        ----------
        among
            Which meetings count, by id or the name of their series; empty: all.
        """
        before: list[Expression] = []
        for meeting in meetings_named(self.problem, among):
            yield meeting, (self.used(meeting), *before)
            if meeting not in self.problem.optional:
                return
            before.append(1 - self.used(meeting))

    def consecutive(self, among: Collection[str] = ()) -> Iterator[tuple[str, str, tuple[Expression, ...]]]:
        """Yield two meetings that follow each other in the listed order, with what must be so for that.

        Parameters
        ----------
        among
            Which meetings count, by id or the name of their series; empty: all.
        """
        meetings = meetings_named(self.problem, among)
        for first, earlier in enumerate(meetings):
            between: list[Expression] = []
            for later in meetings[first + 1 :]:
                yield earlier, later, (self.used(earlier), self.used(later), *between)
                if later not in self.problem.optional:
                    break
                between.append(1 - self.used(later))

    def decisions(self) -> Iterator[tuple[Decision, Expression]]:
        """Yield every choice of a date, a venue or a holder."""
        for meeting in self.problem.meetings:
            for candidate in self.dates(meeting.id):
                yield Decision(meeting.id, "date", candidate.key), self.held(meeting.id, candidate)
            for venue in self.problem.places:
                yield Decision(meeting.id, "venue", venue), self.at(meeting.id, venue)
        for meeting_id, role in self.slots:
            for member in self.choosable(role):
                yield Decision(meeting_id, role, member), self.serves(member, role, meeting_id)
