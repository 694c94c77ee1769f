"""The chance that enough people come, against every way in which they can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from netplan.domain import Answer, Chances, enough
from netplan.errors import InputError


def tried(groups: Sequence[Sequence[str]], comes: Mapping[str, Fraction], needed: int) -> Fraction:
    """Return the chance by trying who comes and who does not, all 2^n ways."""
    names, found = list(comes), Fraction(0)
    for outcome in product((True, False), repeat=len(names)):
        here = {name for name, came in zip(names, outcome, strict=True) if came}
        chance = Fraction(1)
        for name in names:
            chance *= comes[name] if name in here else 1 - comes[name]
        found += chance if sum(any(name in here for name in group) for group in groups) >= needed else 0
    return found


@pytest.mark.parametrize("number", range(150))
def test_it_is_what_trying_every_outcome_gives(number: int) -> None:
    random = Random(number)
    names = [f"p{place}" for place in range(random.randint(1, 8))]
    answers = [Fraction(random.randint(0, 20), 20) for _ in range(3)]
    comes = {name: random.choice(answers) for name in names}
    groups = [[name] for name in names]
    if number % 2:  # houses, somebody may belong to several
        groups = [random.sample(names, random.randint(1, min(3, len(names)))) for _ in range(random.randint(1, 6))]
    for needed in range(len(groups) + 2):
        assert enough(groups, comes, needed) == tried(groups, comes, needed)


def test_a_limit_is_met_or_missed_without_rounding() -> None:
    """Two of three who come with 0.9 each come with exactly 97.2 %; with floats it is 97.20000000000001 or less."""
    three = {name: Fraction("0.9") for name in "abc"}
    assert enough([["a"], ["b"], ["c"]], three, 2) == Fraction("0.972")


def test_many_people_are_no_trouble() -> None:
    """The chances of at least one, two ... add up to the mean number of those who come."""
    many = {f"p{number}": Fraction(number % 20 + 1, 20) for number in range(60)}
    groups = [[name] for name in many]
    assert sum(enough(groups, many, needed) for needed in range(1, 61)) == sum(many.values())


def test_each_answer_has_its_chance_and_a_file_may_set_it() -> None:
    chances = Chances(not_asked=0.6, yes=0.99)
    assert chances.of(Answer.YES) == Fraction("0.99")
    assert chances.of(Answer.NOT_ASKED) == Fraction("0.6")
    assert chances.of(Answer.NO) == 0


def test_nobody_is_surer_to_come_than_who_said_yes() -> None:
    with pytest.raises(InputError, match="who answers not_asked cannot be surer to come than after a yes"):
        Chances(not_asked=0.97)
    with pytest.raises(InputError, match="who answers no_answer cannot"):
        Chances(no=0.1, no_answer=0.05)
