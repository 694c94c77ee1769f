"""The other choices that there were for one thing in a plan: as good, next best, or against the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from netplan.domain import Number, Rule
from netplan.search.order import Order
from netplan.search.single import Move, Single

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


def rivals_of(single: Single, moves: Iterable[Move], order: Order) -> Rivals:
    """Sort the other choices of one place.

    Parameters
    ----------
    single
        Judges them.
    moves
        The changes, one for each other choice.
    order
        When a plan is better than another.
    """
    *wishes, _ = single.values
    before = [single.values[wish] for wish in wishes]
    equal: list[Move] = []
    worse: dict[tuple[int, Number], list[Move]] = {}
    decided: dict[int, Rule] = {}
    broken: Counter[Rule] = Counter()
    for move in moves:
        found = single.judge(move, stop=not any(order.gives))
        if found.broken:
            broken.update(dict.fromkeys((one.rule for one in found.broken), 1))
            continue
        changed = {one.wish: one.after for one in found.changes}
        after = [changed.get(wish, value) for wish, value in zip(wishes, before, strict=True)]
        decisive = order.decisive(before, after)
        if decisive is None:
            equal.append(move)
        else:
            place, step = decisive
            decided[place] = wishes[step.number]
            worse.setdefault((-place, step.of(after) - step.of(before)), []).append(move)
    best = min(worse, default=(1, 0))
    rules = sorted(broken, key=lambda rule: (-broken[rule], rule.name))
    better = any(more < 0 for _, more in worse)
    return Rivals(tuple(equal), tuple(worse.get(best, ())), decided.get(-best[0]), tuple(rules), better)
