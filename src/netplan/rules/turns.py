"""Whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from netplan.dates import candidates
from netplan.domain import Answer, Expression, Given, Linear, Measure, Problem, Rule, Slot, SlotKind, total
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings, past_meetings, plan_slots, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Turns"]


class Turns(Rule):
    """Duties go by turns: for each duty, the people passed over are counted.

    Passed over is who is eligible, can come, has no duty in that meeting given by people or a rule, and comes
    before the holder in the order. Who gets one of these roles in the same meeting is not passed over.
    Holders given by people or a rule are not judged. Source: the W3C working groups' scribe lists.
    """

    name: ClassVar[str] = "turns"
    unit: ClassVar[str] = mark("people passed over")

    roles: RoleRefs = ()
    """Which roles, as one queue; empty: all that netplan fills."""
    by: Literal["longest_since"] = "longest_since"
    """The order: whose last duty in any of these roles lies furthest back in meetings, this plan's included; who
    never served counts from joining. Absence keeps the place."""

    def sentence(self, say: Say) -> str:
        if not self.roles:
            return say("duties go to those who have waited longest")
        return say("duties as {roles} go to those who have waited longest", roles=say.roles(self.roles))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        roles = rotating(v.problem, self.roles)
        queue = _Queue(v, roles)
        for number, meeting in enumerate(v.problem.meetings):
            for role in roles:
                slot = v.slots.get((meeting.id, role))
                if slot is not None and _judged(slot):
                    for name in v.problem.people:
                        yield Measure((name, role, meeting.id), self.unit, tuple(queue.ahead(name, slot, number)))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        roles = rotating(problem, self.roles)
        queue = {name: _last_served(problem, name, roles) for name in problem.people}
        slots, past = plan_slots(problem, plan), len(past_meetings(problem))
        places = {meeting.id: past + number for number, meeting in enumerate(problem.meetings)}
        for meeting in held_meetings(problem, plan):
            for role in roles:
                slot = slots.get((meeting.id, role))
                if slot is None or not _judged(slot):
                    continue
                chosen = [name for name in meeting.holders(role) if name in queue and not _given(problem, name, slot)]
                for name in queue:
                    ahead = [other for other in chosen if queue[other] > queue[name]]
                    idle = not _duties(problem, meeting, name, roles)
                    if ahead and idle and _was_free(problem, meeting, name, role):
                        said = message("{name} has waited longer than {others}, {role} of {meeting}", name=name,
                                       others=ahead, role=problem.label(role), meeting=meeting.id)  # fmt: skip
                        yield exceeded(self, (name, role, meeting.id), len(ahead), said)
            for name in queue:
                if _duties(problem, meeting, name, roles):
                    queue[name] = max(queue[name], places[meeting.id])


class _Queue:
    """Who comes before whom, as it stands at each meeting.

    Places are numbers of meetings, the recorded ones first: that of the last duty, or of the last meeting before
    joining.
    """

    def __init__(self, v: Vocabulary, roles: tuple[str, ...]) -> None:
        self._v = v
        self._roles = roles
        self._past = len(past_meetings(v.problem))
        self._ids = [meeting.id for meeting in v.problem.meetings]
        self._first = {name: _last_served(v.problem, name, roles) for name in v.problem.people}
        self._again: dict[tuple[str, Slot, int], Expression] = {}
        self._behind: dict[tuple[Slot, int], Expression] = {}

    def ahead(self, name: str, slot: Slot, number: int) -> Iterator[Given]:
        """Yield, for each meeting at which somebody may have served last, how many take the slot before him.

        Counted by who waits, not by who serves: the solver then sees few holders, not many who wait.
        """
        yield Given((self._waits(name, slot, 0, number),), self._from_behind(slot, self._first[name], number))
        for last in range(number):
            served = self._v.served(name, self._roles, self._ids[last])
            waits = self._v.every((served, self._waits(name, slot, last + 1, number)))
            yield Given((waits,), self._from_behind(slot, max(self._first[name], self._past + last), number))

    def _from_behind(self, slot: Slot, place: int, number: int) -> Expression:
        """Return how many take the slot who stand behind a place in the queue.

        Whoever waits does not take it, so that the number need not leave him out and is the same for all.
        """
        key = (slot, place)
        if key not in self._behind:
            since = max(0, place - self._past + 1)
            behind = (
                self._v.serves(name, slot.role, slot.meeting) if self._first[name] > place
                else self._served_again(name, slot, since, number)
                for name in self._first if not _given(self._v.problem, name, slot)
            )  # fmt: skip
            self._behind[key] = self._v.shared(total(behind))
        return self._behind[key]

    def _served_again(self, name: str, slot: Slot, since: int, number: int) -> Expression:
        """Say whether somebody takes the slot who has served at one of these meetings already."""
        key = (name, slot, since)
        if key not in self._again:
            serves = self._v.serves(name, slot.role, slot.meeting)
            duties = [self._v.served(name, self._roles, one) for one in self._ids[since:number]]
            none = not duties or (not isinstance(serves, Linear) and serves == 0)
            idle = self._v.every(1 - duty for duty in duties)
            self._again[key] = 0 if none else self._v.every((serves, 1 - idle))
        return self._again[key]

    def _waits(self, name: str, slot: Slot, since: int, number: int) -> Expression:
        """Say whether somebody could have taken the slot and has served at none of these meetings."""
        idle = (1 - self._v.served(name, self._roles, one) for one in self._ids[since : number + 1])
        return self._v.every((self._v.free(name, slot.role, slot.meeting), *idle))


def _judged(slot: Slot) -> bool:
    return slot.kind is SlotKind.CHOSEN and not slot.complete


def _given(problem: Problem, name: str, slot: Slot) -> bool:
    return name in slot.decided or problem.bound(name, slot.role, slot.meeting)


def _last_served(problem: Problem, name: str, roles: tuple[str, ...]) -> int:
    """Return the number of the past meeting of the last duty, or of the last meeting before joining; -1: none."""
    last, joined = -1, problem.people[name].joined
    past = past_meetings(problem)
    for number, occasion in enumerate(past):
        served = [role for role in occasion.served(name, roles) if not problem.bound(name, role)]
        if served or (joined is not None and occasion.day < joined):
            last = number
    for number, meeting in enumerate(problem.meetings):
        if joined is not None and candidates(problem).first_days[meeting.id] < joined:
            last = len(past) + number
    return last


def _duties(problem: Problem, meeting: PlannedMeeting, name: str, roles: tuple[str, ...]) -> bool:
    return any(role in roles and not problem.bound(name, role, meeting.id) for role in meeting.duties(name))


def _was_free(problem: Problem, meeting: PlannedMeeting, name: str, role: str) -> bool:
    given = any(slot.meeting == meeting.id and _given(problem, name, slot) for slot in problem.slots())
    if given or not problem.eligible(name, role) or problem.barred(name, role, meeting.id):
        return False
    answer = candidates(problem).answers.of(name, meeting.start, meeting.end)
    return problem.people[name].belongs(meeting.date) and (answer is not Answer.NO or name in meeting.asked)
