"""All calendars of a plan: the network's, one for each person and each role; or an invitation to each meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from netplan.domain import Problem
from netplan.io.feeds.published import Published
from netplan.io.feeds.reminders import published_deadlines, stated_deadlines
from netplan.io.feeds.whose import Whose, used_roles
from netplan.io.uids import letters
from netplan.io.wanted import Wanted
from netplan.plan import Plan

__all__ = ["calendars_of"]

NETWORK = "network.ics"


def calendars_of(
    plan: Plan, problem: Problem | None, wanted: Wanted, written: Mapping[str, Published] = MappingProxyType({})
) -> dict[str, Wanted]:
    """Return what each file of a folder holds, by its name.

    Parameters
    ----------
    plan, problem
        The plan, and where it is known, what it was made for.
    wanted
        What is wanted of each of them.
    written
        Files that were written before, by their names: people with no meeting any more are told so in theirs, and
        whoever was invited to a meeting that the plan does not have is told that it is called off.
    """
    if wanted.profile == "invite":
        told = [one.plan(plan) for one in written.values() if one.of(plan)]
        known = [meeting.id for one in (plan, *told) for meeting in one.all_meetings]
        return {file: wanted.but(meeting=id_) for id_, file in _files("", dict.fromkeys(known)).items()}
    if wanted.deadlines is None and NETWORK in written and stated_deadlines(problem) is None:
        wanted = wanted.but(deadlines=published_deadlines(written[NETWORK], plan) or None)
    people = {
        name: file for name, file in _files("people/", _people(plan, problem)).items()
        if file in written or any(map(Whose(plan, problem, name, None).takes_part, plan.all_meetings))
    }
    labels = {plan.label(role): role for role in used_roles(plan) if _is_used(plan, role)}
    roles = _files("roles/", labels)
    return {
        NETWORK: wanted,
        **{file: wanted.but(person=name) for name, file in people.items()},
        **{file: wanted.but(role=labels[label]) for label, file in roles.items()},
    }


def _people(plan: Plan, problem: Problem | None) -> list[str]:
    """Return the members, where they are known, and all who have a duty."""
    if problem is None:
        return sorted(plan.people)
    return [*dict.fromkeys((*problem.people, *sorted(plan.holders)))]


def _is_used(plan: Plan, role: str) -> bool:
    return any(Whose.uses(one, role) for one in plan.all_meetings)


def _files(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return a file for each name; names that look alike in plain letters get a number."""
    found: dict[str, str] = {}
    for name in names:
        plain = letters(name).strip("-") or "calendar"
        number, file = 1, f"{folder}{plain}.ics"
        while file.lower() in map(str.lower, found.values()):
            number += 1
            file = f"{folder}{plain}-{number}.ics"
        found[name] = file
    return found
