"""How likely people are to come, by what they answered, and how likely enough of them do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Annotated

from pydantic import Field, model_validator

from netplan.domain.availability import Answer
from netplan.domain.base import Frozen
from netplan.errors import InputError
from netplan.language import message

__all__ = ["IF_NEED_BE", "NOT_PREFERRED", "NO_ANSWER", "Chances", "enough"]

NOT_PREFERRED, IF_NEED_BE, NO_ANSWER = 0.85, 0.5, 0.5
"""How much somebody is to be reckoned with who would rather not come, comes if need be, or has not answered."""

Chance = Annotated[float, Field(ge=0, le=1)]


class Chances(Frozen):
    """How likely somebody comes to a meeting, by the answer; each person by himself, whatever the others do.

    They are facts about people, not the wish of a rule: so they stand once in the network, and every rule and report
    that speaks of chances reads them there.
    """

    yes: Chance = 0.95
    """Said yes; also who said no and is to be asked again, since a plan then counts on a yes."""
    not_preferred: Chance = NOT_PREFERRED
    """Said yes, but rather not."""
    if_need_be: Chance = IF_NEED_BE
    """Comes if it must be."""
    no_answer: Chance = NO_ANSWER
    """Was asked and did not answer."""
    not_asked: Chance = 0.85
    """Was not asked."""
    no: Chance = 0
    """Said no."""

    @model_validator(mode="after")
    def _in_order(self) -> Chances:
        for answer in Answer:
            if not self.of(Answer.NO) <= self.of(answer) <= self.of(Answer.YES):
                raise InputError(
                    message("who answers {answer} cannot be surer to come than after a yes, or less so than after a no",
                            answer=answer.value),
                    field=answer.value, hint=message("choose a number between those of no and yes"),
                )  # fmt: skip
        return self

    def of(self, answer: Answer) -> Fraction:
        """Return how likely somebody with this answer comes, exactly."""
        return Fraction(str(getattr(self, answer.value)))


def enough(groups: Iterable[Collection[str]], comes: Mapping[str, Fraction], needed: int) -> Fraction:
    """Return how likely it is that at least so many groups are there, exactly.

    A group is there when at least one of its people comes. With one person in each the number of groups that are
    there has a Poisson binomial distribution; it is built up person by person (a dynamic programme in whole
    numbers), so that a limit of 90 % is met or missed without any rounding.

    Parameters
    ----------
    groups
        The people of each group; somebody may be in several.
    comes
        How likely each person comes.
    needed
        How many groups.

    Examples
    --------
    >>> enough([["Anna"], ["Bo"]], {"Anna": Fraction(9, 10), "Bo": Fraction(1, 2)}, 1)
    Fraction(19, 20)
    >>> enough([["Anna", "Bo"], ["Bo"]], {"Anna": Fraction(9, 10), "Bo": Fraction(1, 2)}, 2)
    Fraction(1, 2)
    """
    sets = [frozenset(group) for group in groups]
    times = Counter(name for group in sets for name in group)
    alone = {name for group in sets if len(group) == 1 for name in group if times[name] == 1}
    shared = [sorted(group) for group in sets if not group <= alone]
    names = list(dict.fromkeys(name for group in shared for name in group))
    chances = (*(comes[name] for name in names), *sorted(comes[name] for name in alone))
    single = ((number,) for number in range(len(names), len(chances)))
    numbered = (tuple(sorted(names.index(name) for name in group)) for group in shared)
    return _enough((*numbered, *single), chances, needed)


@lru_cache(maxsize=4096)
def _enough(groups: tuple[tuple[int, ...], ...], chances: tuple[Fraction, ...], needed: int) -> Fraction:
    """Return the chance for people by number; the same answers on many dates are reckoned once."""
    whole = lcm(*(chance.denominator for chance in chances))
    member, settled = [0] * len(chances), [0] * len(chances)
    for place, group in enumerate(groups):
        for number in group:
            member[number] |= 1 << place
        for number in group[-1:]:
            settled[number] |= 1 << place
    states: dict[tuple[int, int], int] = {(0, 0): 1}
    for number, chance in enumerate(chances):
        came = int(chance * whole)
        states = _with_person(states, member[number], settled[number], (came, whole - came), needed)
    met = sum(ways for (_, count), ways in states.items() if count >= needed)
    return Fraction(met, whole ** len(chances))


def _with_person(
    states: Mapping[tuple[int, int], int], member: int, settled: int, ways: tuple[int, int], needed: int
) -> dict[tuple[int, int], int]:
    """Return in how many ways things can be once one more person has come or stayed away.

    Parameters
    ----------
    states
        The ways, by which groups that others may still come for are there (a bit each), and how many others are.
    member
        The groups of the person.
    settled
        The groups for which nobody is left to come.
    ways
        How often the person comes, and how often not.
    needed
        So many groups are enough to count.
    """
    found: dict[tuple[int, int], int] = defaultdict(int)
    for (present, count), before in states.items():
        for here, often in ((present | member, ways[0]), (present, ways[1])):
            if often:
                key = here & ~settled, min(needed, count + (here & settled).bit_count())
                found[key] += before * often
    return found
