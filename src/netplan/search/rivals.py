"""The other choices that there were for one thing in a plan: as good, next best, or against the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from netplan.domain import Number, Rule
from netplan.search.single import Judged, Move, Single

__all__ = ["Rivals", "rivals_of"]


@dataclass(frozen=True, slots=True)
class Rivals:
    """The other choices of one place, all else left as it is.

    Parameters
    ----------
    equal
        Those that are as good.
    next_best
        The best of those that are worse; several where the same wish is worse by the same amount.
    wish
        The wish by which these are worse; none: no choice that keeps all rules is worse.
    broken
        The rules that the others break, those broken most often first.
    better
        Whether one is better, as can be in a plan that is not proven.
    """

    equal: tuple[Move, ...]
    next_best: tuple[Move, ...]
    wish: Rule | None
    broken: tuple[Rule, ...]
    better: bool


def rivals_of(single: Single, moves: Iterable[Move], allowed: Mapping[Rule, Fraction]) -> Rivals:
    """Sort the other choices of one place.

    Parameters
    ----------
    single
        Judges them.
    moves
        The changes, one for each other choice.
    allowed
        Of each wish that may suffer for later ones the value that it may have.
    """
    places = {wish: place for place, wish in enumerate(single.values)}
    equal: list[Move] = []
    worse: dict[tuple[int, Number], list[Move]] = {}
    broken: Counter[Rule] = Counter()
    for move in moves:
        found = single.judge(move, stop=not allowed)
        if found.broken:
            broken.update(dict.fromkeys((one.rule for one in found.broken), 1))
            continue
        wish, more = _decisive(found, allowed)
        if wish is None:
            equal.append(move)
        else:
            worse.setdefault((-places[wish], more), []).append(move)
    place, _ = best = min(worse, default=(1, 0))
    rules = sorted(broken, key=lambda rule: (-broken[rule], rule.name))
    better = any(more < 0 for _, more in worse)
    return Rivals(
        tuple(equal), tuple(worse.get(best, ())), list(places)[-place] if worse else None, tuple(rules), better
    )


def _decisive(found: Judged, allowed: Mapping[Rule, Fraction]) -> tuple[Rule | None, Number]:
    """Return the wish that decides against a change, and by how much that is worse; none: the change is as good.

    A wish that may suffer decides where it would suffer more than it may, and once more when all others are held.
    """
    changes = [one for one in found.changes if one.wish.name != "lot"]
    beyond = (one for one in changes if one.wish not in allowed or one.after > allowed[one.wish])
    first = next(beyond, changes[0] if changes else None)
    return (None, 0) if first is None else (first.wish, first.after - first.before)
