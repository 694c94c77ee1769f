"""An independent brute force: every plan of a small problem, judged by the rules' own checks.

Nothing here comes from the model or the search: only slots, candidates and each rule's ``check``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import Any

from netplan.dates import candidates
from netplan.domain import Problem, Rule, Slot, SlotKind
from netplan.plan import Finding, Level, OpenSlot, Plan, PlannedMeeting
from netplan.rules import rules_of, wishes_of
from netplan.rules.lot import Lot
from netplan.rules.view import judged

__all__ = ["Answer", "Judged", "TooLarge", "best_plans", "decided_by", "every_plan", "feasible_plans", "options_of"]

LIMIT = 60_000
"""More combinations than these are too many."""

Option = PlannedMeeting | None
"""One way to hold a meeting; none: a series does without it."""

AT_ONE_MEETING = {
    "window", "decided", "filled", "eligible", "answers", "present", "within", "includes", "open_venue", "attendance",
    "quorum", "capacity", "not_with", "one_duty", "distinct", "keep", "lot", "host",
    "must_attend", "away_from", "soon", "late",
}  # fmt: skip
"""Rules that judge each meeting by itself: their amounts add up."""
WITHOUT_ROLES = {"window", "open_venue", "quorum", "capacity"}
WITHOUT_DATES = {"filled", "within", "includes", "not_with", "one_duty", "distinct"}
GROWING = {"sequence", "spacing", "rest", "alternate_venues", "venue_cycle"}
"""Rules that a plan of the first meetings breaks only if every longer one breaks them, too."""
READS: dict[str, str] = {
    "weekdays": "d", "frequency": "d", "spread": "d", "order": "d", "same_day": "dv",
    "sequence": "d", "spacing": "d", "even_spacing": "d", "everyone_comes": "d", "alternate_venues": "v",
    "venue_share": "v", "venue_cycle": "v", "on_site": "v", "regions": "v", "travel": "dv",
    "aim": "h", "fair_share": "h", "rest": "dh", "turns": "dh", "longest_since": "dh", "cyclic": "dh",
    "fewest": "dh", "batch": "dh", "pass_swap": "dh",
}  # fmt: skip
"""What the others read of a plan (dates, venues, holders); saves judging what only differs elsewhere."""


class TooLarge(Exception):
    """The problem has more combinations than the limit."""


@dataclass
class Answer:
    """What brute force found.

    ``best`` holds the smallest value of each wish with the earlier ones held, ``value`` the value after those
    with ``give`` were improved again, ``ties`` all plans that are equally good before the lot, ``plan`` the one
    that the lot chooses.
    """

    combinations: int
    feasible: int
    best: list[Fraction] = field(default_factory=list)
    value: list[Fraction] = field(default_factory=list)
    ties: list[Plan] = field(default_factory=list)
    plan: Plan | None = None


def decided_by(plan: Plan) -> list[Any]:
    """Return what makes two plans the same: dates and hours, venues, holders."""
    return sorted(
        [one.id, one.start.isoformat(), one.end.isoformat(), one.venue, {role: sorted(names) for role, names in
         sorted(one.roles.items())}] for one in plan.meetings
    )  # fmt: skip


def best_plans(problem: Problem, propose: Iterable[str] = (), seed: int = 0, limit: int = LIMIT) -> Answer:
    """Find all best plans of a problem by trying every one."""
    judge = _Judge(problem, seed)
    options = []
    for meeting in problem.meetings:
        options.append(options_of(problem, meeting.id, propose))
        if prod(len(one) for one in options) > limit:
            raise TooLarge
    count = prod(len(one) for one in options)
    found = list(feasible_plans(problem, options, judge))
    answer = Answer(count, len(found))
    if not found:
        return answer
    *wishes, lot = wishes_of(problem, seed)
    assert isinstance(lot, Lot)
    for wish in wishes:
        values = [judge.value(wish, one) for one in found]
        answer.best.append(min(values))
        allowed = answer.best[-1] + Fraction(str(wish.give))
        found = [one for one, value in zip(found, values, strict=True) if value <= allowed]
    for wish in (wish for wish in wishes if wish.give):
        found = _smallest(found, lambda one, wish=wish: judge.value(wish, one))  # type: ignore[misc]
    answer.value = [judge.value(wish, found[0]) for wish in wishes]
    answer.ties = [judge.plan(one) for one in found]
    while True:
        found = _smallest(found, lambda one, lot=lot: judge.value(lot, one))  # type: ignore[misc]
        if len(found) == 1:
            break
        lot = lot.model_copy(update={"draw": lot.draw + 1})
    answer.plan = judge.plan(found[0])
    return answer


@dataclass(frozen=True)
class Judged:
    """A plan that breaks no rule, with the value of each wish and of the lot's first draws."""

    plan: Plan
    values: tuple[Fraction, ...]
    lots: tuple[Fraction, ...]


def every_plan(problem: Problem, propose: Iterable[str] = (), seed: int = 0, limit: int = LIMIT) -> list[Judged]:
    """Return every plan of a problem that breaks no rule, judged by the checks of the wishes."""
    judge = _Judge(problem, seed)
    options = []
    for meeting in problem.meetings:
        options.append(options_of(problem, meeting.id, propose))
        if prod(len(one) for one in options) > limit:
            raise TooLarge
    *wishes, lot = wishes_of(problem, seed)
    assert isinstance(lot, Lot)
    draws = [lot.model_copy(update={"draw": draw}) for draw in (1, 2, 3)]
    return [
        Judged(
            judge.plan(one), tuple(judge.value(wish, one) for wish in wishes),
            tuple(judge.value(draw, one) for draw in draws),
        )
        for one in feasible_plans(problem, options, judge)
    ]  # fmt: skip


def options_of(problem: Problem, meeting: str, propose: Iterable[str] = ()) -> list[Option]:
    """Return every way to hold one meeting that breaks no rule by itself."""
    rules = [rule for rule in rules_of(problem) if rule.name in AT_ONE_MEETING]
    judge = _Judge(problem)
    slots = [slot for slot in problem.slots(propose) if slot.meeting == meeting]
    where: list[str | None] = list(problem.places) or [None]
    left = tuple(
        OpenSlot(role=slot.role) for slot in slots
        if slot.left_open and (slot.kind is SlotKind.DEFERRED or slot.has_room)
    )  # fmt: skip
    bare = [
        _planned(meeting, one.start, one.end, venue, {}, left)
        for one in candidates(problem).by_meeting[meeting] for venue in where
    ]  # fmt: skip
    bare = [one for one in bare if judge.keeps(rules, [one], WITHOUT_ROLES)]
    staffed = [
        {slot.role: names for slot, names in zip(slots, chosen, strict=True) if names}
        for chosen in product(*(list(_holders(problem, slot)) for slot in slots))
    ]
    first = candidates(problem).by_meeting[meeting][0]
    somewhere = [_planned(meeting, first.start, first.end, where[0], roles, left) for roles in staffed]
    staffed = [dict(one.roles) for one in somewhere if judge.keeps(rules, [one], WITHOUT_DATES)]
    whole = [_planned(meeting, one.start, one.end, one.venue, roles, left) for one in bare for roles in staffed]
    found: list[Option] = [one for one in whole if judge.keeps(rules, [one], AT_ONE_MEETING)]
    return [None, *found] if meeting in problem.optional else found


def feasible_plans(
    problem: Problem, options: Sequence[Sequence[Option]], judge: _Judge | None = None
) -> Iterator[tuple[Option, ...]]:
    """Yield every combination of options that breaks no rule, meeting after meeting."""
    judge = judge or _Judge(problem)
    rules = [rule for rule in rules_of(problem) if rule.name not in AT_ONE_MEETING]
    growing = [rule for rule in rules if rule.name in GROWING]

    def further(chosen: tuple[Option, ...]) -> Iterator[tuple[Option, ...]]:
        if len(chosen) == len(options):
            if all(judge.value(rule, chosen) == 0 for rule in rules):
                yield chosen
            return
        for option in options[len(chosen)]:
            longer = (*chosen, option)
            if all(judge.value(rule, longer) == 0 for rule in growing):
                yield from further(longer)

    return further(())


class _Judge:
    """Asks the rules' checks, each question once."""

    def __init__(self, problem: Problem, seed: int = 0) -> None:
        self.problem = problem
        self.seed = seed
        self.known: dict[Any, Fraction] = {}
        self.rules: dict[int, Rule] = {}

    def plan(self, chosen: Iterable[Option]) -> Plan:
        problem = self.problem
        return Plan.model_construct(
            network=problem.network.id, title=problem.network.name, season=problem.season.name,
            language=problem.network.language, timezone=problem.network.timezone, status="feasible",
            meetings=tuple(sorted((one for one in chosen if one), key=lambda one: (one.start, one.id))),
            problem_sha256=problem.sha256, seed=self.seed,
        )  # fmt: skip

    def keeps(self, rules: Iterable[Rule], chosen: Iterable[Option], names: set[str]) -> bool:
        plan = judged(self.problem, self.plan(chosen))
        return not any(
            _broken(finding) for rule in rules if rule.name in names for finding in rule.check(self.problem, plan)
        )

    def value(self, rule: Rule, chosen: Sequence[Option]) -> Fraction:
        """Return the value of a wish, or the excess of a rule; what its check does not read is left out."""
        if rule.name in AT_ONE_MEETING:
            return sum((self._asked(rule, (id(one),), [one]) for one in chosen if one), Fraction())
        reads = READS.get(rule.name, "dvh")
        parts = tuple(
            one and ("d" in reads and one.start, "v" in reads and one.venue, "h" in reads and id(one.roles))
            for one in chosen
        )
        return self._asked(rule, parts, chosen)

    def _asked(self, rule: Rule, parts: tuple[Any, ...], chosen: Sequence[Option]) -> Fraction:
        key = (id(self.rules.setdefault(id(rule), rule)), parts)  # kept, so that no other rule gets its number
        if key not in self.known:
            findings = rule.check(self.problem, judged(self.problem, self.plan(chosen)))
            self.known[key] = Fraction(rule.value(one.amount for one in findings if _broken(one)))
        return self.known[key]


def _smallest(
    found: list[tuple[Option, ...]], value: Callable[[tuple[Option, ...]], Fraction]
) -> list[tuple[Option, ...]]:
    values = [value(one) for one in found]
    smallest = min(values)
    return [one for one, number in zip(found, values, strict=True) if number == smallest]


def _broken(finding: Finding) -> bool:
    return finding.level is Level.ERROR


def _planned(
    meeting: str, start: dt.datetime, end: dt.datetime, venue: str | None, roles: dict[str, tuple[str, ...]],
    left: tuple[OpenSlot, ...],
) -> PlannedMeeting:  # fmt: skip
    return PlannedMeeting.model_construct(
        id=meeting, title=meeting, date=start.date(), start=start, end=end, venue=venue, roles=roles, open=left
    )


def _holders(problem: Problem, slot: Slot) -> Iterator[tuple[str, ...]]:
    """Yield every group that could hold a slot."""
    if slot.kind is not SlotKind.CHOSEN:
        yield tuple(sorted((*slot.decided, *slot.tentative)))
        return
    people = sorted({*problem.people, *problem.outsiders(slot.role), *slot.decided})
    highest = len(people) if slot.highest is None else slot.highest
    for count in range(slot.lowest, min(highest, len(people)) + 1):
        yield from (one for one in combinations(people, count) if set(slot.decided) <= set(one))
