"""The rules and wishes: listed twice, without anything to judge, or bound to an order that is free."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netplan.domain import Problem, Rule, SlotKind
from netplan.language import Message, message
from netplan.plan import Finding, Level
from netplan.rules import (
    AlternateVenues,
    Capacity,
    FairShare,
    Host,
    Likes,
    Regions,
    Rest,
    Travel,
    VenueCycle,
    VenueShare,
)
from netplan.rules.by_turns import ByTurns

__all__ = ["listed_order", "listed_twice", "nothing_to_judge", "without_matter"]


def listed_twice(problem: Problem) -> Iterator[Finding]:
    """Yield rules and wishes that are listed twice in the same words."""
    for listed in (problem.network.rules, problem.network.wishes):
        for rule in dict.fromkeys(rule for rule in listed if listed.count(rule) > 1):
            said = message("{rule} is listed twice in the same words", rule=rule.name)
            yield Finding("listed_twice", (rule.name,), listed.count(rule) - 1, "rules", Level.WARNING, said)


def nothing_to_judge(problem: Problem) -> Iterator[Finding]:
    """Yield rules about roles that netplan does not fill and for which nobody is written either."""
    for rule in (*problem.network.rules, *problem.network.wishes):
        if isinstance(rule, FairShare | Rest | ByTurns) and rule.roles and not _judged(problem, rule):
            words = {"rule": rule.name, "roles": [problem.label(role) for role in rule.roles]}
            said = (
                message("{rule} of {roles} has nothing to judge: others fill that role", **words)
                if len(rule.roles) == 1
                else message("{rule} of {roles} has nothing to judge: others fill these roles", **words)
            )
            yield Finding("nothing_to_judge", (rule.name, *rule.roles), 1, "rules", Level.WARNING, said)


def without_matter(problem: Problem) -> Iterator[Finding]:
    """Yield rules and wishes that ask for something of which the file has nothing."""
    for rule in dict.fromkeys((*problem.network.rules, *problem.network.wishes)):
        for kinds, lacks in _MATTER:
            lacking = lacks(problem) if isinstance(rule, kinds) else None
            if lacking:
                said = message("{rule} has nothing to judge: {why}", rule=rule.name, why=lacking)
                yield Finding("nothing_to_judge", (rule.name,), 1, "rules", Level.WARNING, said)
                break


def _no_venues(problem: Problem) -> Message | None:
    return None if problem.places else message("there are no venues")


def _no_regions(problem: Problem) -> Message | None:
    return None if any(one.region for one in problem.network.venues) else message("no venue has a region")


def _no_hosts(problem: Problem) -> Message | None:
    if any(one.organisation for one in problem.network.venues):
        return None
    return message("no venue has an organisation")


def _no_room(problem: Problem) -> Message | None:
    return None if any(one.capacity for one in problem.network.venues) else message("no venue has a capacity")


def _no_tastes(problem: Problem) -> Message | None:
    if any(one.likes or one.dislikes for one in problem.network.members):
        return None
    return message("nobody likes or dislikes anything")


_MATTER: tuple[tuple[tuple[type[Rule], ...], Callable[[Problem], Message | None]], ...] = (
    ((AlternateVenues, VenueShare, VenueCycle, Travel, Capacity, Host, Regions), _no_venues),
    ((Regions,), _no_regions),
    ((Host,), _no_hosts),
    ((Capacity,), _no_room),
    ((Likes,), _no_tastes),
)
"""For rules of each kind: what tells that there is nothing for them, in order."""


def _judged(problem: Problem, rule: FairShare | Rest | ByTurns) -> bool:
    if any(problem.network.roles[role].rotates for role in rule.roles):
        return True
    slots = [slot for slot in problem.slots() if slot.role in rule.roles and slot.kind is not SlotKind.FIXED]
    return not isinstance(rule, FairShare) and any(slot.decided or slot.kind is SlotKind.CHOSEN for slot in slots)


def listed_order(problem: Problem) -> Iterator[Finding]:
    """Yield rules that go from one listed meeting to the next although the meetings may come in any order."""
    listed = (*problem.network.rules, *problem.network.wishes) if problem.season.any_order else ()
    names = [rule.name for rule in listed if rule.in_listed_order()]
    for name in dict.fromkeys(names):
        said = message(
            "{rule} goes by the order in which the meetings are listed, not by their dates (any_order: true)", rule=name
        )
        yield Finding("listed_order", (name,), names.count(name), "rules", Level.NOTE, said)
