"""Which rules take part when something is not possible, and whom and what they are about."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from netplan.dates import Candidates, candidates
from netplan.domain import Answer, Linear, Measure, Problem, Rule
from netplan.model import Model
from netplan.rules import rules_of
from netplan.rules.answers import Answers
from netplan.rules.excepted import demands, price_of
from netplan.search.run import Limits
from netplan.search.shrinking import Part, Shrinking

__all__ = ["Guarded", "Part"]


LEAST = 5.0
"""Seconds allowed for saying why, even where the time is up: an answer without a reason helps nobody."""


class Guarded:
    """A model in which each rule can be left out, people's decisions and answers too.

    It has no objective: with one, the solver would name every rule.

    Parameters
    ----------
    problem, dates, propose
        As for the model.
    settled
        Whether what no decision can change counts, too.
    among
        Which rules; none: all that must hold.
    by_parts
        Whether each rule can be left out for some people, meetings and roles and kept for others.
    only
        Of these, the parts that there are; none: all.
    """

    def __init__(
        self, problem: Problem, dates: Candidates, propose: Collection[str] = (), *, settled: bool = True,
        among: Iterable[Rule] | None = None, by_parts: bool = False, only: Collection[Part] | None = None,
    ) -> None:  # fmt: skip
        self._given = problem, dates, propose
        self.model = Model(problem, dates, propose, loose=True)
        self._guards: dict[Part, Linear] = {}
        self._measures: dict[Part, list[Measure]] = defaultdict(list)
        for rule in rules_of(problem) if among is None else among:
            for measure in demands(rule, self.model.words):
                if self.model.can_exceed(measure):
                    about = self._about(rule, measure) if by_parts else ()
                    if only is None or (rule, about) in only:
                        self.model.limit(measure, self.guard(rule, about), settled=settled)
                        self._measures[rule, about] += [measure] if settled else []

    def narrowed(self, parts: Collection[Part]) -> Guarded:
        """Return a smaller model, of some parts alone: what is asked of it is answered sooner."""
        only = frozenset(parts)
        among = dict.fromkeys(rule for rule, about in self._guards if (rule, about) in only)
        return Guarded(*self._given, among=among, by_parts=True, only=only)

    def _about(self, rule: Rule, measure: Measure) -> tuple[str, ...]:
        """Return what a rule is about in one measure; structure is not taken apart by people."""
        if not rule.structural:
            return measure.about
        return tuple(one for one in measure.about if one not in self.model.words.problem.people)

    def hardest_first(self) -> list[Part]:
        """Return what can be left out, what is hardest to change first: tried in this order, it stays out if it can.

        So what clashes is something that people can change, where there is a choice. Of several people's answers those
        that rule out fewest dates come first.
        """
        return sorted(self._guards, key=self._ease)

    def _ease(self, part: Part) -> tuple[float, int]:
        rule, about = part
        price, refused = price_of(rule), 0
        if isinstance(rule, Answers) and about and price is not None:
            name, meeting = about
            price = self.model.words.problem.people[name].cost
            given = candidates(self.model.words.problem)
            refused = sum(given.answers.of(name, one.start, one.end) is Answer.NO for one in given.by_meeting[meeting])
        return (-math.inf if price is None else -float(price), refused)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What can be left out, in the order of the rules."""
        return tuple(self._guards)

    def guard(self, rule: Rule, about: tuple[str, ...] = ()) -> Linear:
        """Return a decision for something that can be left out, under the name of a rule."""
        part = (rule, about)
        if part not in self._guards:
            self._guards[part] = self.model.words.yes_no(rule.name)
        return self._guards[part]

    def measures(self, part: Part) -> tuple[Measure, ...]:
        """Return what a part demands."""
        return tuple(self._measures.get(part, ()))

    def hold(self, parts: Iterable[Part], values: Sequence[int]) -> bool:
        """Tell whether a solution keeps some parts, worked out from its decisions."""
        return all(self.model.kept(measure, values) for part in parts for measure in self.measures(part))

    def required(self, parts: Collection[Part], given: Sequence[Linear] = ()) -> Any:
        """Return a copy of the solver's model in which some parts are required and the others left out."""
        words, cp = self.model.words, self.model.cp.clone()
        cp.clear_assumptions()
        wanted = frozenset(parts)
        for part, guard in self._guards.items():
            cp.add_bool_and([words.literal(guard) if part in wanted else ~words.literal(guard)])
        cp.add_bool_and([words.literal(one) for one in given])
        return cp

    def core(self, limits: Limits, given: Sequence[Linear] = ()) -> list[Rule] | None:
        """Return rules that cannot hold together, as few as the time allows to tell; none when they can.

        Parameters
        ----------
        limits
            Time and workers.
        given
            Decisions that are taken to be so.
        """
        parts = Shrinking(self, limits, given, seconds=max(limits.left(), LEAST)).without(self.hardest_first())
        rules = None if parts is None else {rule for rule, _ in parts}
        return None if rules is None else list(dict.fromkeys(rule for rule, _ in self.parts if rule in rules))

    def clash(self, rules: Collection[Rule], limits: Limits, given: Sequence[Linear] = ()) -> bool:
        """Tell whether some rules cannot hold together with what is taken to be so; unknown counts as no."""
        return Shrinking(self, limits, given).together([part for part in self.parts if part[0] in rules])
