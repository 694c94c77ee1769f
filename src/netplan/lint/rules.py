"""The rules and wishes: listed twice, without anything to judge, or bound to an order that is free."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.domain import Problem, SlotKind
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules import FairShare, Rest
from netplan.rules.by_turns import ByTurns

__all__ = ["listed_order", "listed_twice", "nothing_to_judge"]


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
