"""The mended plan: audited against the problem that it is for; what stays keeps its state and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from netplan.dates import Candidate, candidates
from netplan.domain import Problem
from netplan.plan import DECLINED, Plan, PlannedMeeting, State, Status
from netplan.revise.loosened import Loosened
from netplan.revise.mending import Mended, Mending
from netplan.rules import PlanView, wishes_of
from netplan.rules.attendance import counted
from netplan.search.assemble import finished, notes_on
from netplan.search.finish import passed, stated
from netplan.search.wishes import Granted

__all__ = ["finished_plan"]


def finished_plan(
    loosened: Loosened, mending: Mending, opened: Problem, mended: Mended, *, bare: bool = False
) -> tuple[Problem, Plan]:
    """Return the problem that a plan is for, and the plan.

    Parameters
    ----------
    loosened
        What may change.
    mending
        The search that found it.
    opened
        The problem with everything open, as rules may have given way in it.
    mended
        What was found.
    bare
        Whether the plan is wanted as one of the opened problem itself, to see what had to give way.

    Raises
    ------
    AuditError
        When the plan breaks a rule.
    """
    assert mended.choice is not None
    bare_plan = mending.assembled(opened, mended.choice)
    problem = opened if bare else loosened.decided_again(opened, bare_plan)
    plan = bare_plan if bare else _with_past(loosened, problem, mending.assembled(problem, mended.choice))
    granted = list(_granted(problem, plan, mended, mending))
    status: Status = "optimal" if mended.status == "optimal" and all(one.proven for one in granted) else "feasible"
    plan = finished(problem, plan, status, [stated(one, problem.say) for one in granted])
    findings = passed(problem, plan)
    if bare:
        return problem, plan
    coming = {name: _held(problem, plan.by_id[name]) for name in plan.by_id if name not in loosened.past}
    told = {name: one for name, one in coming.items() if one is not None and not _unmoved(loosened, plan.by_id[name])}
    notes = (*notes_on(problem, plan, told, findings), *mended.sentences)
    plan = plan.model_copy(update={"notes": notes, "subgroups": loosened.plan.subgroups})
    return problem, plan.following(loosened.plan)


def _held(problem: Problem, planned: PlannedMeeting) -> Candidate | None:
    known = candidates(problem).by_meeting[planned.id]
    return next((one for one in known if (one.start, one.end) == (planned.start, planned.end)), None)


def _unmoved(loosened: Loosened, planned: PlannedMeeting) -> bool:
    before = loosened.plan.by_id.get(planned.id)
    return before is not None and before.date == planned.date


def _granted(problem: Problem, plan: Plan, mended: Mended, mending: Mending) -> Iterator[Granted]:
    """Yield the wishes of the problem with their values in the plan.

    What is decided again counts for a few wishes otherwise than what was chosen; where that gives another value than
    was proven, nothing is said to be proven.
    """
    view = PlanView(problem, candidates(problem), plan)
    found = {(one.wish.name, number): one for number, one in enumerate(mended.granted)}
    *wishes, lot = wishes_of(problem, plan.seed)
    lots = [one.wish for one in mended.granted if one.wish.name == lot.name]
    for number, wish in enumerate((*wishes, *lots)):
        value, one = view.value(wish), found.get((wish.name, number))
        if one is not None and one.value == value:
            yield replace(one, wish=wish)
        else:
            yield Granted(wish, value, value, Fraction(0))


def _with_past(loosened: Loosened, problem: Problem, plan: Plan) -> Plan:
    """Return the plan with what stays as it was: past meetings whole, of the others states and reasons."""
    meetings = []
    for planned in plan.meetings:
        before = loosened.plan.by_id.get(planned.id)
        if before is None:
            meetings.append(planned)
        elif planned.id in loosened.past:
            meetings.append(_done(problem, before, planned))
        else:
            meetings.append(_kept(loosened, problem, plan, before, planned))
    return plan.model_copy(update={"meetings": tuple(meetings)})


def _done(problem: Problem, before: PlannedMeeting, now: PlannedMeeting) -> PlannedMeeting:
    """Return a meeting that has taken place, as it stood unless the file says otherwise."""
    same = all(getattr(before, name) == getattr(now, name) for name in ("start", "end", "venue"))
    held = {role: set(names) for role, names in before.roles.items() if names}
    same = same and held == {role: set(names) for role, names in now.roles.items() if names}
    meeting = before.model_copy(update={"title": now.title, "number": now.number}) if same else now
    states: dict[str, tuple[State, ...]] = {"date": ("done",)}
    if meeting.venue:
        states["venue"] = ("done",)
    states |= {
        role: tuple(DECLINED if meeting.state(role, name) == DECLINED else "done" for name in names)
        for role, names in meeting.roles.items() if names
    }  # fmt: skip
    return meeting.model_copy(update={"states": states, "attendance": counted(problem, meeting)})


def _kept(
    loosened: Loosened, problem: Problem, plan: Plan, before: PlannedMeeting, now: PlannedMeeting
) -> PlannedMeeting:
    """Return a coming meeting, in which what stays keeps its state and its reason, and what is new is proposed."""
    states, say = dict(now.states), problem.say
    because: dict[str, tuple[str, ...]] = {}
    reasons = {(what, name): text for what, name, text in before.reasons()}
    same = (before.start, before.end) == (now.start, now.end)
    states["date"] = (_state(loosened, before, now, "date", None, same=same),)
    because["date"] = (reasons.get(("date", None), "") if same
                       else say("instead of {day}", day=say.date(before.date, weekday=True)),)  # fmt: skip
    if now.venue:
        same = before.venue == now.venue
        states["venue"] = (_state(loosened, before, now, "venue", None, same=same),)
        because["venue"] = (reasons.get(("venue", None), "") if same or not before.venue
                            else say("instead of {venue}", venue=before.venue),)  # fmt: skip
    for role, names in now.roles.items():
        held = before.holders(role)
        gone = [name for name in held if name not in names]
        states[role] = tuple(_state(loosened, before, now, role, name, same=name in held) for name in names)
        because[role] = tuple(
            reasons.get((role, name), "") if name in held else say("instead of {names}", names=gone) if gone else ""
            for name in names
        )  # fmt: skip
    told = {what: texts for what, texts in because.items() if any(texts)}
    owed = {role: {name: whom for name, whom in who.items() if name in now.holders(role)}
            for role, who in before.instead_of.items()}  # fmt: skip
    return now.model_copy(update={
        "states": states, "because": told, "superseded": loosened.superseded(plan, now.id),
        "instead_of": {role: who for role, who in owed.items() if who},
    })  # fmt: skip


def _state(
    loosened: Loosened, before: PlannedMeeting, now: PlannedMeeting, what: str, name: str | None, *, same: bool
) -> State:
    """Return how far a decision has come: as before, unless people have decided it now."""
    assembled = now.state(what, name)
    if same:
        stood = before.state(what, name)
        return assembled if assembled == "accepted" and stood in ("tentative", "proposed", "announced") else stood
    given = loosened.before.by_id[now.id].roles.get(what)
    anew = name is not None and given is not None and name in given.decided
    return "proposed" if (now.id, what) in loosened.opened and not anew else assembled
