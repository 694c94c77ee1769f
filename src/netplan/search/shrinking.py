"""Leaving out one thing after another, as long as what is left cannot hold together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from netplan.domain import Linear, Rule
from netplan.search.run import Limits, Outcome, run

if TYPE_CHECKING:
    from netplan.search.conflict import Guarded

__all__ = ["Part", "Shrinking"]

Part: TypeAlias = tuple[Rule, tuple[str, ...]]
"""A rule as far as it is about certain people, meetings or roles; without any, the whole rule."""

MANY = 1.0
"""Seconds for a hard question with many strategies."""
EFFORT, REQUIRED = 0.1, 0.5
"""How much work one question may take by assumptions, and with one strategy, in the solver's own measure.

It is the same on every machine. Where counting is what clashes, assumptions can take for ever.
"""


class Shrinking:
    """Asks which parts of rules cannot hold together, and leaves out what is not needed for that.

    What is left depends on the order of what is tried and on nothing else, as long as the time suffices: not on the
    number of workers, nor on which of several reasons the solver names first.

    Parameters
    ----------
    guarded
        The model.
    limits
        Clock and stop.
    given
        Decisions that are taken to be so.
    seconds
        Time for all questions together; none: what the limits leave.
    """

    def __init__(
        self, guarded: Guarded, limits: Limits, given: Sequence[Linear] = (), *, seconds: float | None = None
    ) -> None:
        self._guarded = guarded
        self._limits = limits
        self._given = given
        self._until = limits.spent() + (limits.left() if seconds is None else seconds)
        self._by_assumptions = True
        self._core: set[Part] | None = None
        self.certain = True
        """Whether every question asked last was answered, and every answer "they can" shown to be so."""

    def without(self, parts: Collection[Part], units: Iterable[Collection[Part]] = ()) -> list[Part] | None:
        """Return the parts but for the units that are not needed; none where they can hold together, or nobody knows.

        Parameters
        ----------
        parts
            The parts.
        units
            What is left out together, in the order in which it is tried; none: each part by itself.
        """
        self._by_assumptions, self.certain = True, True
        core = self._core if self._core is not None and self._core <= {*parts} else self._named(list(parts))
        if core is None:
            return None
        kept, needed = dict.fromkeys(parts), set[Part]()
        queue, at, step = [dict.fromkeys(unit) for unit in units or ((part,) for part in parts)], 0, 1
        while at < len(queue):
            tried = {part for unit in queue[at : at + step] for part in unit if part not in needed}
            fewer = core if not tried & core else self._named([part for part in kept if part not in tried])
            if fewer is not None:
                core, at = fewer, at + step
                kept = {part: None for part in kept if part not in tried}
                step = 1 if self._by_assumptions else 2 * step
            elif step > 1:
                step //= 2
            else:
                needed |= tried if len(tried) == 1 else set()
                at += 1
        self._core = core
        return list(kept)

    def narrow(self, parts: Collection[Part]) -> None:
        """Ask a smaller model from now on, of some parts alone: it answers sooner."""
        self._guarded = self._guarded.narrowed(parts)

    def together(self, parts: Collection[Part]) -> bool:
        """Tell whether parts cannot hold together, without asking which of them; unknown counts as no."""
        return self._required(list(parts)).impossible

    def _named(self, parts: list[Part]) -> set[Part] | None:
        """Return some of the parts that cannot hold together; none when they can, or nobody knows.

        Assumptions name fewer parts at once; parts that are simply required are judged faster where that is hard.
        """
        if self._by_assumptions:
            found, core = self._assumed(parts)
            if found.impossible:
                return core
            self._by_assumptions = found.values is not None
        if not self._by_assumptions:
            found = self._required(parts)
            if found.impossible:
                return set(parts)
        if found.values is None or not self._guarded.hold(parts, found.values):
            self.certain = False
        return None

    def _assumed(self, parts: list[Part]) -> tuple[Outcome, set[Part]]:
        cp, words = self._guarded.model.cp, self._guarded.model.words
        guards = [words.literal(self._guarded.guard(*part)) for part in parts]
        cp.clear_assumptions()
        cp.add_assumptions([*guards, *map(words.literal, self._given)])
        found = run(cp, words.variables, self._limits, seconds=self._left(), workers=1, effort=EFFORT, presolve=False,
                    counting=True)  # fmt: skip
        cp.clear_assumptions()
        named = {literal.index: part for literal, part in zip(guards, parts, strict=True)}
        return found, {named[index] for index in found.core if index in named}

    def _required(self, parts: list[Part]) -> Outcome:
        """Ask whether parts hold together: with one strategy, and where that does not suffice, with many."""
        variables, cp = self._guarded.model.words.variables, self._guarded.required(parts, self._given)
        found = run(cp, variables, self._limits, seconds=self._left(), workers=1, effort=REQUIRED)
        if found.status != "UNKNOWN":
            return found
        return run(cp, variables, self._limits, seconds=min(self._left() / 5, MANY))

    def _left(self) -> float:
        stopped = self._limits.stop is not None and self._limits.stop.is_set()
        return 0.0 if stopped else self._until - self._limits.spent()
