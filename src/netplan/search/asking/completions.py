"""How rules take it when an answer that is not known turns out to be yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum

from netplan.dates import Candidates
from netplan.domain import Answer, Problem, Rule
from netplan.model import Model
from netplan.search.asking.supposed import Supposed

__all__ = ["Taken", "taken_by"]


class Taken(Enum):
    """What an answer that is not known may do to a rule."""

    INDIFFERENT = "indifferent"
    """It does nothing."""
    HELPED = "helped"
    """More people who can come to a meeting are never worse, and each meeting is looked at by itself."""
    HELPED_ACROSS = "helped across"
    """More people who can come are never worse; several meetings are looked at together."""
    HARMED = "harmed"
    """More people who can come to a meeting are never better, and each meeting is looked at by itself."""
    EITHER = "either"
    """Nothing is known."""


KNOWN = {
    **dict.fromkeys(("answers", "present", "must_attend", "quorum", "host", "stand_in", "attendance"), Taken.HELPED),
    "everyone_comes": Taken.HELPED_ACROSS,
    "capacity": Taken.HARMED,
    **dict.fromkeys(("likes", "fairest", "travel"), Taken.EITHER),
}
"""Rules that look at answers; of the others it is found out whether they do."""
OWN = "netplan.rules."


def taken_by(problem: Problem, dates: Candidates, rules: Iterable[Rule]) -> Callable[[Rule], Taken]:
    """Return what tells how each of some rules takes answers that are not known; nothing is known of users' own rules.

    Parameters
    ----------
    problem, dates
        The problem.
    rules
        The rules and wishes that will be asked about.
    """
    unlisted = [rule for rule in rules if rule.name not in KNOWN and type(rule).__module__.startswith(OWN)]
    together = _reads(problem, dates, unlisted)
    reading = {rule for rule in unlisted if together and _reads(problem, dates, [rule])}

    def taken(rule: Rule) -> Taken:
        if not type(rule).__module__.startswith(OWN) or rule in reading:
            return Taken.EITHER
        return KNOWN.get(rule.name, Taken.INDIFFERENT)

    return taken


def _reads(problem: Problem, dates: Candidates, rules: Iterable[Rule]) -> bool:
    """Tell whether one of the rules wants to know an answer that is not known."""
    listening = Supposed(dates.answers, problem.people, Answer.YES)
    words = Model(problem, replace(dates, answers=listening)).words
    for rule in rules:
        for _ in rule.measures(words):
            pass
    return listening.heard
