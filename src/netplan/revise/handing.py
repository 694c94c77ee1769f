"""A duty handed from one person to another: in what is written, and in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netplan.domain import Assignment, Problem, Single
from netplan.plan import Plan, PlannedMeeting
from netplan.revise.entries import entry_of, with_entries
from netplan.search.single import Move

__all__ = ["Handing", "handed", "handing", "rewritten"]


@dataclass(frozen=True, slots=True)
class Handing:
    """One duty that changes hands.

    Parameters
    ----------
    meeting
        Id of the meeting.
    roles
        The role, and those inside it that go with it.
    old
        Who had it; none: nobody.
    new
        Who has it from now on.
    owed
        Whether the turn is owed to the one who had it: nothing is given in return.
    """

    meeting: str
    roles: tuple[str, ...]
    old: str | None
    new: str
    owed: bool = False

    def moves(self) -> tuple[Move, ...]:
        """Return the same as changes of single decisions."""
        return tuple(Move(self.meeting, role, self.old, self.new) for role in self.roles)


def handing(
    problem: Problem, planned: PlannedMeeting, role: str, old: str | None, new: str, *, owed: bool = False
) -> Handing:
    """Hand a duty over, with those inside it that no rule gives to the old holder.

    Parameters
    ----------
    problem, planned
        The meeting and what it is planned for.
    role
        Key of the role.
    old, new
        Who had it and who gets it.
    owed
        Whether the turn is owed to the one who had it.
    """
    inner = (
        one for one in planned.duties(old or "")
        if one != role and one in problem.network.roles and problem.inside(one, role)
        and not problem.bound(old or "", one, planned.id)
    )  # fmt: skip
    return Handing(planned.id, (role, *inner), old, new, owed)


def rewritten(problem: Problem, handings: Iterable[Handing]) -> Problem:
    """Return the problem in which those are decided on who take what people had decided; else the same one."""
    entries: dict[str, Single] = {}
    for one in handings:
        for role in one.roles:
            now = entries.get(one.meeting) or entry_of(problem, one.meeting)
            given = now.roles.get(role) or problem.by_id[one.meeting].roles.get(role)
            fresh = _given(given or _fixed(problem, role), one)
            if fresh is not None:
                entries[one.meeting] = now.model_copy(update={"roles": {**now.roles, role: fresh}})
    return with_entries(problem, entries) if entries else problem


def _fixed(problem: Problem, role: str) -> Assignment | None:
    holder = problem.network.roles[role].holder
    return Assignment(decided=holder) if holder else None


def _given(given: Assignment | None, one: Handing) -> Assignment | None:
    """Return what is written now; none where nothing is to be changed."""
    if given is None or one.old not in given.decided:
        return None
    hoped = tuple(name for name in given.tentative if name != one.new)
    places = given.open + len(given.tentative) - len(hoped)
    if one.new in given.decided:  # a plan that did not keep to it: his place is his, and the other one is open
        decided, places = tuple(name for name in given.decided if name != one.old), places + 1
    else:
        decided = tuple(one.new if name == one.old else name for name in given.decided)
    return given.model_copy(update={"decided": decided, "tentative": hoped, "open": places})


def handed(problem: Problem, plan: Plan, handings: Sequence[Handing]) -> Plan:
    """Return the plan after duties changed hands: all else keeps its state and its reason.

    Its figures are not worked out: neither wishes nor loads.
    """
    by_id = dict(plan.by_id)
    for one in handings:
        for role in one.roles:
            by_id[one.meeting] = _one_role(problem, by_id[one.meeting], role, one)
    meetings = tuple(by_id[one.id] for one in plan.meetings)
    return plan.model_copy(update={"meetings": meetings, "wishes": (), "loads": (), "notes": ()})


def _one_role(problem: Problem, planned: PlannedMeeting, role: str, one: Handing) -> PlannedMeeting:
    before = planned.holders(role)
    names = tuple(sorted({*(name for name in before if name != one.old), one.new}))
    update: dict[str, object] = {"roles": {**planned.roles, role: names}, "instead_of": _turns(planned, role, one)}
    if role in planned.states:
        states = tuple(planned.state(role, name) if name in before else "proposed" for name in names)
        update["states"] = {**planned.states, role: states}
    if role in planned.because:
        reasons = {name: text for what, name, text in planned.reasons() if what == role}
        reasons[one.new] = problem.say("instead of {names}", names=[one.old]) if one.old else ""
        update["because"] = {**planned.because, role: tuple(reasons.get(name, "") for name in names)}
    return planned.model_copy(update=update)


def _turns(planned: PlannedMeeting, role: str, one: Handing) -> dict[str, dict[str, str]]:
    """Return whose turns are taken: who steps in for a stand-in takes the turn of the first."""
    known = planned.instead_of.get(role, {})
    turns = {name: whose for name, whose in known.items() if name in planned.holders(role) and name != one.old}
    whose = known.get(one.old or "") or (one.old if one.owed else None)
    if whose is not None and whose != one.new:
        turns[one.new] = whose
    rest = {key: value for key, value in planned.instead_of.items() if key != role}
    return {**rest, role: dict(sorted(turns.items()))} if turns else rest
