"""A problem without one of its rules, or with the rule eased."""

from __future__ import annotations

from dataclasses import dataclass

from netplan.dates import Candidates
from netplan.dates.widened import widened
from netplan.domain import Problem, Rule
from netplan.domain.excepted import Excepted
from netplan.rules import ALWAYS, Decided, NotWith, Window, rules_of
from netplan.rules.answers import Answers

__all__ = ["Removable", "removable"]

NO_LIMIT = 1_000_000
"""A rule that always holds is left out by letting it be exceeded by so much."""


@dataclass(frozen=True, slots=True)
class Removable:
    """A rule that a problem can be without.

    Parameters
    ----------
    problem
        The problem.
    rule
        The rule.
    listed
        Whether people wrote it, in the list of rules or at a role; else it holds always.
    """

    problem: Problem
    rule: Rule
    listed: bool

    def dropped(self, problem: Problem | None = None) -> Problem:
        """Return the problem, or one that has been changed already, without the rule."""
        given = problem or self.problem
        rules = given.network.rules
        if isinstance(self.rule, ALWAYS):
            return self._always(given, NO_LIMIT)
        if self.rule in rules:
            place = rules.index(self.rule)
            return given.with_(network={"rules": (*rules[:place], *rules[place + 1 :])})
        assert isinstance(self.rule, NotWith)
        key, other = self.rule.roles
        role = given.network.roles[key]
        kept = tuple(one for one in role.not_with if one != other)
        roles = {**given.network.roles, key: role.model_copy(update={"not_with": kept})}
        return given.with_(network={"roles": roles})

    def eased(self) -> Problem | None:
        """Return the problem with the rule exceeded by 1 in each thing, if need be; none where a role has the rule."""
        rules = self.problem.network.rules
        if isinstance(self.rule, ALWAYS):
            return self._always(self.problem, 1)
        if self.rule not in rules:
            return None
        place = rules.index(self.rule)
        return self.problem.with_(network={"rules": (*rules[:place], _allowing(self.rule, 1), *rules[place + 1 :])})

    def _always(self, problem: Problem, by: int) -> Problem:
        others = (rule for rule in problem.network.rules if rule != self.rule)
        return problem.with_(network={"rules": (*others, _allowing(self.rule, by))})

    @property
    def loose(self) -> bool:
        """Whether what people decided becomes a choice without it."""
        return isinstance(self.rule, Decided)

    @property
    def dates(self) -> Candidates | None:
        """The dates that meetings may have without it; none: the problem's own."""
        return widened(self.problem) if isinstance(self.rule, (Decided, Window)) else None


def removable(problem: Problem) -> tuple[Removable, ...]:
    """Return the rules that can be priced: those that people wrote, then those that always hold.

    What people answered is left out: that is asked of each of them.
    """
    listed = problem.network.rules
    rules = [rule for rule in rules_of(problem) if not isinstance(rule, Answers)]
    found = [Removable(problem, rule, rule in listed or not isinstance(rule, ALWAYS)) for rule in rules]
    return tuple(sorted(found, key=lambda one: not one.listed))


def _allowing(rule: Rule, by: int) -> Rule:
    return rule.model_copy(update={"allow": (*rule.allow, Excepted(by=by))})
