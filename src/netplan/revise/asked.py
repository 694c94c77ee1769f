"""Which duty, or which meetings, of a plan are meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from netplan.domain import Problem, Series
from netplan.domain.names import Names
from netplan.domain.seasons import check_own
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.explain.why_asked import asked_meeting, asked_what
from netplan.language import message
from netplan.plan import Plan, PlannedMeeting
from netplan.revise.days import is_over
from netplan.rules.facts import meetings_named, plan_slots

__all__ = ["Duty", "asked_duty", "asked_meetings", "asked_person", "is_past"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a plan, or one open place.

    Parameters
    ----------
    planned
        The meeting.
    role
        Key of the role.
    holder
        Who has it; none: nobody yet.
    """

    planned: PlannedMeeting
    role: str
    holder: str | None


def asked_duty(
    problem: Problem, plan: Plan, meeting: str, role: str, person: str | None, as_of: dt.date | None,
    *, open_too: bool = False,
) -> Duty:  # fmt: skip
    """Return the duty that is meant.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    meeting, role, person
        As people say it; without a person the one who holds the role, or who declined it.
    as_of
        The day it is: what was before it has happened.
    open_too
        Whether a place that nobody has may be meant.

    Raises
    ------
    InputError
        When nothing, or more than one duty, is meant; or one that is over.
    """
    check_own(problem, plan)
    id_, key = asked_meeting(problem, meeting), asked_what(problem, role)
    if id_ not in plan.by_id:
        raise InputError(message("the plan has no meeting {meeting}", meeting=id_), field="meeting")
    if key not in problem.network.roles:
        raise InputError(message('"{name}" is no role', name=role), field="role",
                         hint=message("one of {names}", names=[problem.label(one) for one in problem.network.roles]))
    planned = plan.by_id[id_]
    holder = _holder(problem, plan, planned, key, person, open_too=open_too)
    duty = Duty(planned, key, holder)
    if is_past(duty, as_of):
        raise InputError(
            message("{meeting} was on {day}; what happened stays as it was", meeting=id_, day=planned.date),
            field="meeting",
        )
    return duty


def is_past(duty: Duty, as_of: dt.date | None) -> bool:
    """Tell whether a duty is over: before the day it is, or marked as done."""
    done = duty.holder is not None and duty.planned.state(duty.role, duty.holder) == "done"
    return done or is_over(duty.planned, as_of)


def asked_meetings(problem: Problem, plan: Plan, words: Collection[str] | str | None, field: str) -> frozenset[str]:
    """Return the ids of the plan's meetings that words mean: ids, titles or names of series; one text is one word.

    Raises
    ------
    InputError
        When the plan has no such meeting, or the words are no texts.
    """
    words = () if words is None else (words,) if isinstance(words, str) else words
    if not isinstance(words, Collection):
        raise InputError(message('"{text}" is no list of meetings', text=str(words)), field=field,
                         hint=message("give their ids, such as M3"))  # fmt: skip
    found: set[str] = set()
    for word in map(str, words):
        some = {one for one in meetings_named(problem, (word,)) if one in plan.by_id}
        if not some:
            some = {_titled(problem, plan, word, field)}
        found |= some
    return frozenset(found)


def _titled(problem: Problem, plan: Plan, word: str, field: str) -> str:
    try:
        meeting = asked_meeting(problem, word)
    except InputError:
        meeting = ""
    if meeting not in plan.by_id:
        series = [entry.series for entry in problem.season.meetings if isinstance(entry, Series)]
        known = [one for one in plan.by_id if one in problem.by_id]
        raise InputError(message('the plan has no "{word}"', word=word), field=field,
                         hint=did_you_mean(word, (*known, *series)))  # fmt: skip
    return meeting


def asked_person(problem: Problem, word: str) -> str:
    """Return the person that a word means; somebody whom the network does not know stays as written."""
    return Names(problem.network, problem.season).holder(word, "person") or word


def _holder(
    problem: Problem, plan: Plan, planned: PlannedMeeting, role: str, person: str | None, *, open_too: bool
) -> str | None:
    holders = planned.holders(role)
    words = {"role": problem.label(role), "meeting": planned.id}
    if person is not None:
        name = asked_person(problem, person)
        if name not in holders:
            raise InputError(
                message("{name} is not {role} of {meeting}", name=name, **words), field="person",
                hint=message("{names} is", names=list(holders)) if holders else message("nobody is"),
            )
        return name
    slot = plan_slots(problem, plan).get((planned.id, role))
    declined = [name for name in holders if planned.state(role, name) == "declined"]
    if len(declined) == 1:
        return declined[0]
    if open_too and slot is not None and len(holders) < slot.lowest:
        return None
    if len(holders) == 1:
        return holders[0]
    if not holders:
        raise InputError(message("{meeting} has no {role}", **words), field="role")
    raise InputError(message("{names} are {role} of {meeting}", names=list(holders), **words), field="person",
                     hint=message("say whose duty is meant"))  # fmt: skip
