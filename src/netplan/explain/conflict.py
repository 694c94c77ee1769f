"""Which parts of rules clash: as few as possible, proven, and said in a few sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from typing import Literal

from netplan.dates import widened
from netplan.domain import Problem
from netplan.explain.conflict_dates import DatesLeft
from netplan.explain.conflict_words import about_words, told
from netplan.plan import Conflict, ConflictPart, Progress
from netplan.search.conflict import Guarded
from netplan.search.run import Limits, Stop, impossible
from netplan.search.shrinking import Part, Shrinking
from netplan.search.solve import deferred

__all__ = ["conflict"]

SHARE = 0.8
"""So much of the time is for finding what clashes; the rest for confirming it."""


def conflict(
    problem: Problem,
    *,
    time_limit: float = 20,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
    propose: Collection[str] = (),
) -> Conflict:
    """Tell why there is no plan: parts of rules that cannot all hold together, none of which can be spared.

    Parameters
    ----------
    problem
        The problem.
    time_limit
        Seconds for everything; what is not proven by then is said to be so.
    workers
        Strategies that run side by side where something is confirmed; the answer is the same for any number.
    progress
        Called with a :class:`Progress` before each step.
    stop
        Something with ``is_set()``: set it to end the search with what it has.
    clock
        Tells the seconds.
    propose
        Deferred roles for which holders are to be proposed.

    Raises
    ------
    InputError
        As :func:`netplan.solve` does.

    Notes
    -----
    A part is one rule as far as it is about certain people, meetings and roles: ``present`` at M2, Kis' answers for M2.
    Windows are parts, too: dates some weeks beyond them are thought of. Where several sets of parts clash, the one is
    named that people can change most easily, by the rules' prices. Wishes take no part.
    """
    propose = deferred(problem, propose)
    limits = Limits(time_limit, clock, workers, progress, stop, steps=5)
    limits.tell("", None, None)
    guarded = Guarded(problem, widened(problem), propose, by_parts=True)
    shrinking = Shrinking(guarded, limits, seconds=SHARE * limits.left())
    parts = _fewest(problem, guarded, shrinking, limits)
    if parts is None:
        return _nothing(problem, "possible" if shrinking.certain else "unknown")
    confirmed = impossible(guarded.required(parts), limits)
    if confirmed is False:
        return _nothing(problem, "unknown")  # the solver contradicts itself: nothing is known
    dates = DatesLeft(guarded, parts)
    return _bare(problem, "impossible").model_copy(update={
        "parts": tuple(_part(problem, dates, part) for part in parts),
        "confirmed": bool(confirmed), "irreducible": shrinking.certain,
        "sentences": told(problem, dates, parts, propose),
    })  # fmt: skip


def _fewest(problem: Problem, guarded: Guarded, shrinking: Shrinking, limits: Limits) -> list[Part] | None:
    """Leave out whole rules first, then whole meetings, then one part after another."""
    parts: list[Part] | None = guarded.hardest_first()
    for units in (_by_rule, _by_meeting, _one_by_one):
        limits.step += 1
        limits.tell("", None, None)
        if parts is not None:
            parts = shrinking.without(parts, units(problem, parts))
            shrinking.narrow(parts or ())
    limits.step += 1
    limits.tell("", None, None)
    return parts and sorted(parts, key=guarded.parts.index)


def _by_rule(problem: Problem, parts: list[Part]) -> Iterator[list[Part]]:
    for rule in dict.fromkeys(rule for rule, _ in parts):
        yield [part for part in parts if part[0] == rule]


def _by_meeting(problem: Problem, parts: list[Part]) -> Iterator[list[Part]]:
    """Yield what is about the last meeting first, so that the first ones stay."""
    for meeting in reversed(problem.meetings):
        yield [part for part in parts if meeting.id in part[1]]


def _one_by_one(problem: Problem, parts: list[Part]) -> Iterator[list[Part]]:
    yield from ([part] for part in parts)


def _part(problem: Problem, dates: DatesLeft, part: Part) -> ConflictPart:
    """Say what one part is."""
    rule, about = part
    say, sentence = problem.say, rule.sentence(problem.say)
    names = about_words(problem, about)
    if names:
        sentence = say("{sentence}; here it is about {names}", sentence=sentence, names=names)
    return ConflictPart(
        rule=rule.name, about=about, sentence=sentence, dates=dates.against(part),
        meetings=tuple(word for word in about if word in problem.by_id),
        people=tuple(word for word in about if word in problem.everybody),
        roles=tuple(word for word in about if word in problem.network.roles),
    )  # fmt: skip


def _bare(problem: Problem, status: Literal["impossible", "possible", "unknown"]) -> Conflict:
    network = problem.network
    return Conflict(
        network=network.id, title=network.name, season=problem.season.name, language=network.language, status=status
    )


def _nothing(problem: Problem, status: Literal["possible", "unknown"]) -> Conflict:
    """Say that nothing clashes, or that nobody knows."""
    say = problem.say
    said = (
        say("Nothing clashes: there is a plan that keeps all rules.") if status == "possible"
        else say("The time did not suffice to tell what clashes.")
    )  # fmt: skip
    return _bare(problem, status).model_copy(update={"sentences": (said,)})
