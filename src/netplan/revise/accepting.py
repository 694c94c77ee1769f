"""Writing what a plan has decided into its problem: dates, hours, venues and holders."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from netplan.domain import Assignment, Count, Meeting, Problem, Series, Single, Tentative
from netplan.domain.seasons import check_own
from netplan.errors import InputError
from netplan.language import message
from netplan.plan import DECLINED, Plan, PlannedMeeting
from netplan.revise.asked import asked_meetings
from netplan.revise.entries import entry_of, held_then
from netplan.rules.facts import plan_slots

__all__ = ["accepted", "accepted_plan"]


def accepted(problem: Problem, plan: Plan, meetings: Collection[str] | str = ()) -> Problem:
    """Return the problem in which what a plan has decided is decided.

    Date, venue and holders of the meetings are written as people write them, and the hours where they are not the
    usual ones; what was tentative is decided. Roles that others fill later stay as they are written, and somebody who
    declined is replaced by a ``?``. A role that might be left empty (``maybe``), and is, becomes ``none``. A series
    that may have more or fewer meetings has as many as are accepted from then on: at least so many where some of the
    plan's meetings are named, exactly so many where all are meant. Whoever said no and was to be asked again comes.

    Parameters
    ----------
    problem
        The problem that the plan is for.
    plan
        The plan.
    meetings
        Which meetings, by id, title or the name of their series; none: all.

    Raises
    ------
    InputError
        When the plan is another network's or season's, has none of these meetings, or has decided what the problem
        cannot hold, such as somebody who is no member.

    Examples
    --------
    ``netplan.accepted(problem, plan, ["M1", "M2"])``
    """
    wanted = _wanted(problem, plan, meetings)
    entries = [
        _series(problem, entry, plan, wanted, every=not meetings) if isinstance(entry, Series)
        else entry.model_copy(update=_fields(problem, entry, plan)) if entry.id in wanted
        else entry
        for entry in problem.season.meetings
    ]  # fmt: skip
    season: dict[str, Any] = {"meetings": tuple(entries)}
    given = problem.season.availability
    anyway = _who_comes_anyway(problem, plan, wanted)
    if anyway != given.anyway:
        season["availability"] = given.model_copy(update={"anyway": anyway})
    return problem if [*season.items()] == [("meetings", problem.season.meetings)] else problem.with_(season=season)


def _who_comes_anyway(problem: Problem, plan: Plan, wanted: Collection[str]) -> dict[str, tuple[date, ...]]:
    """Return on which days people come who said no, with those who were to be asked again."""
    anyway = dict(problem.season.availability.anyway)
    for meeting in (one for one in plan.meetings if one.id in wanted):
        for name in (name for name in meeting.asked if name in problem.people):
            anyway[name] = tuple(sorted({*anyway.get(name, ()), meeting.date}))
    return anyway


def accepted_plan(problem: Problem, plan: Plan, meetings: Collection[str] | str = ()) -> Plan:
    """Return the plan with its decisions marked as accepted, but for those that :func:`accepted` leaves open.

    What is done or was declined stays so.

    Parameters
    ----------
    problem
        The problem in which they are accepted.
    plan, meetings
        As for :func:`accepted`.
    """
    wanted = _wanted(problem, plan, meetings)
    chosen = plan.model_copy(update={"meetings": tuple(one for one in plan.meetings if one.id in wanted)})
    marked = {one.id: one for one in chosen.marked("accepted").meetings}
    made = tuple(_still_hoped_for(one, marked[one.id]) if one.id in marked else one for one in plan.meetings)
    return plan.model_copy(update={"meetings": made, "problem_sha256": problem.sha256})


def _still_hoped_for(before: PlannedMeeting, after: PlannedMeeting) -> PlannedMeeting:
    """Return a meeting with the states of before in the roles that others fill later."""
    left = {slot.role for slot in before.open}
    kept = {what: states for what, states in before.states.items() if what in left}
    return after.model_copy(update={"states": {**{k: v for k, v in after.states.items() if k not in left}, **kept}})


def _wanted(problem: Problem, plan: Plan, words: Collection[str] | str) -> frozenset[str]:
    """Return the ids of the plan's meetings that are meant."""
    check_own(problem, plan)
    for meeting in plan.meetings:
        if meeting.id not in problem.by_id:
            raise InputError(
                message('the plan has a meeting "{name}", and the season has none', name=meeting.id),
                hint=message("add it to the season's meetings first"),
            )
    return asked_meetings(problem, plan, words, "meetings") or frozenset(plan.by_id)


def _fields(problem: Problem, meeting: Meeting, plan: Plan) -> dict[str, Any]:
    """Return the fields of a meeting that say what the plan has decided about it."""
    planned = plan.by_id[meeting.id]
    fields = held_then(problem, planned)
    if planned.venue is not None:
        fields["venue"] = Tentative[str](value=planned.venue)
    return {**fields, "roles": {**meeting.roles, **dict(_roles(problem, meeting, planned, plan))}}


def _series(problem: Problem, series: Series, plan: Plan, wanted: Collection[str], *, every: bool) -> Series:
    """Return a series with what the plan has decided about its meetings, and with as many of them as are decided."""
    numbers = [number for number, one in enumerate(series.meetings(), 1) if one.id in wanted]
    each = dict(series.each)
    for number in numbers:
        each[number] = _single(problem, series, number, plan)
    each, last = dict(sorted(each.items())), max(numbers, default=0)
    if every:
        each = {number: one for number, one in each.items() if number <= last}
        return series.model_copy(update={"each": each, **_counted(series, last, last)})
    lowest = max(series.count.lowest, last)
    return series.model_copy(update={"each": each, **_counted(series, lowest, series.count.highest)})


def _single(problem: Problem, series: Series, number: int, plan: Plan) -> Single:
    """Return what is written about one meeting of a series, and about no other."""
    meeting = series.id_of(number)
    given, fields = entry_of(problem, meeting), _fields(problem, problem.by_id[meeting], plan)
    own = {role: one for role, one in fields["roles"].items() if one != series.roles.get(role)}
    return given.model_copy(update={**fields, "roles": {**given.roles, **own}})


def _counted(series: Series, lowest: int, highest: int | None) -> dict[str, Any]:
    """Return how many meetings a series has, and how many it aims at where that is not said by it."""
    count = Count(lowest=lowest, highest=highest)
    aim = None if series.aim is None or lowest == highest or series.aim < lowest else series.aim
    return {} if count == series.count else {"count": count, "aim": aim}


def _roles(
    problem: Problem, meeting: Meeting, planned: PlannedMeeting, plan: Plan
) -> Iterator[tuple[str, Assignment]]:
    """Yield who holds which roles, as far as the plan settles that."""
    slots, left = plan_slots(problem, plan), {slot.role for slot in planned.open}
    for role in dict.fromkeys((*planned.roles, *meeting.roles)):
        slot, given = slots.get((meeting.id, role)), meeting.roles.get(role)
        if role in left or (slot is not None and slot.left_open):
            continue
        names = planned.holders(role)
        if given is None and role in problem.network.roles and set(names) == {*problem.network.roles[role].holder}:
            continue  # the contract says so
        if names:
            yield role, _held(planned, role, given)
        elif given is not None and given.maybe:
            yield role, Assignment(unused=True)


def _held(planned: PlannedMeeting, role: str, given: Assignment | None) -> Assignment:
    """Return the list of a role's holders, those written before first and in their order."""
    before = () if given is None else (*given.decided, *given.tentative)
    names = planned.holders(role)
    ordered = (*(name for name in before if name in names), *(name for name in names if name not in before))
    staying = tuple(name for name in ordered if planned.state(role, name) != DECLINED)
    return Assignment(decided=staying, open=len(names) - len(staying)) if staying else Assignment(fill=True)
