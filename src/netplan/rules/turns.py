"""Whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from netplan.dates import candidates
from netplan.domain import Answer, Expression, Given, Linear, Measure, Problem, Rule, Slot, SlotKind, total
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import found, held_meetings, past_meetings, plan_slots, rotating
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
        queue = {name: _last_served(v.problem, name, roles) for name in v.problem.people}
        ids = [meeting.id for meeting in v.problem.meetings]
        for number, meeting in enumerate(ids):
            for role in roles:
                slot = v.slots.get((meeting, role))
                if slot is not None and _judged(slot):
                    for name in v.problem.people:
                        pieces = tuple(_passed_over(v, roles, name, slot, ids[:number], queue))
                        yield Measure((name, role, meeting), self.unit, pieces)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        roles = rotating(problem, self.roles)
        queue = {name: _last_served(problem, name, roles) for name in problem.people}
        slots, past = plan_slots(problem, plan), len(past_meetings(problem))
        for number, meeting in enumerate(held_meetings(problem, plan)):
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
                        yield found(self, (name, role, meeting.id), len(ahead), said)
            for name in queue:
                if _duties(problem, meeting, name, roles):
                    queue[name] = past + number


def _judged(slot: Slot) -> bool:
    return slot.kind is SlotKind.CHOSEN and not slot.complete


def _given(problem: Problem, name: str, slot: Slot) -> bool:
    return name in slot.decided or problem.bound(name, slot.role, slot.meeting)


def _last_served(problem: Problem, name: str, roles: tuple[str, ...]) -> int:
    """Return the number of the past meeting of the last duty, or of the last one before joining; -1: none."""
    last, joined = -1, problem.people[name].joined
    for number, past in enumerate(past_meetings(problem)):
        served = [role for role in past.served(name, roles) if not problem.bound(name, role)]
        if served or (joined is not None and past.day < joined):
            last = number
    return last


def _passed_over(
    v: Vocabulary, roles: tuple[str, ...], name: str, slot: Slot, earlier: Sequence[str], queue: dict[str, int]
) -> Iterator[Given]:
    """Yield, for each meeting at which somebody may have served last, how many take the slot before him.

    Counted by who waits, not by who serves: the solver then sees few holders, not many who wait.
    """
    others = [other for other in v.problem.people if other != name and not _given(v.problem, other, slot)]
    waits = _waits(v, name, roles, slot, earlier)
    ahead = [
        v.serves(other, slot.role, slot.meeting)
        if queue[other] > queue[name] else _served_again(v, other, roles, slot, earlier)
        for other in others
    ]  # fmt: skip
    yield Given((waits,), total(ahead))
    for place, last in enumerate(earlier):
        since = earlier[place + 1 :]
        waits = v.every((v.served(name, roles, last), _waits(v, name, roles, slot, since)))
        yield Given((waits,), total(_served_again(v, other, roles, slot, since) for other in others))


def _served_again(v: Vocabulary, name: str, roles: tuple[str, ...], slot: Slot, since: Sequence[str]) -> Expression:
    """Say whether somebody takes the slot who has served at one of these meetings already."""
    serves = v.serves(name, slot.role, slot.meeting)
    if not since or (not isinstance(serves, Linear) and serves == 0):
        return 0
    idle = v.every(1 - v.served(name, roles, one) for one in since)
    return v.every((serves, 1 - idle))


def _waits(v: Vocabulary, name: str, roles: tuple[str, ...], slot: Slot, since: Sequence[str]) -> Expression:
    """Say whether somebody could have taken the slot and has served at none of these meetings."""
    idle = (1 - v.served(name, roles, one) for one in (*since, slot.meeting))
    return v.every((v.free(name, slot.role, slot.meeting), *idle))


def _duties(problem: Problem, meeting: PlannedMeeting, name: str, roles: tuple[str, ...]) -> bool:
    return any(role in roles and not problem.bound(name, role, meeting.id) for role in meeting.duties(name))


def _was_free(problem: Problem, meeting: PlannedMeeting, name: str, role: str) -> bool:
    given = any(slot.meeting == meeting.id and _given(problem, name, slot) for slot in problem.slots())
    if given or not problem.eligible(name, role) or problem.barred(name, role, meeting.id):
        return False
    answer = candidates(problem).answers.of(name, meeting.start, meeting.end)
    return problem.people[name].belongs(meeting.date) and (answer is not Answer.NO or name in meeting.asked)
