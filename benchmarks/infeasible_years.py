"""What netplan says of random years that cannot be planned, checked: ``infeasible_years.py``.

Every repair must be sound (its plan keeps all rules of the repaired problem, by the audit, which knows no solver) and
minimal (with any one of its changes made smaller by the smallest step, and with less of the same kind anywhere, no plan
is left); every conflict must be impossible, and possible without any one of its parts. What is minimal and what clashes
is solved again, in models built anew from the same rules: other searches, but not other rules. What netplan itself
calls unproven counts as wrong, or as missed where its time was up. The time to the first repair, and of the whole page
(counting; repairs and conflict side by side), is taken. The script prints the distribution and exits with 1 when
something is wrong or missed; what the solver left undecided is told in the last line.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from random_years import MEMBERS, Year, impossible_years, is_impossible

import netplan
from netplan.dates import candidates, widened
from netplan.domain import Problem, Rule, Series, total
from netplan.explain.conflict_words import about_words
from netplan.lint.counting import shortages
from netplan.model import Model
from netplan.plan import Conflict, ConflictPart, Level, Repair
from netplan.rules import rules_of
from netplan.rules.excepted import demands
from netplan.rules.window import days_outside
from netplan.search.run import Limits, impossible

__all__ = ["Judged", "judge", "less_of_the_same", "parts_clash", "rule_of", "smaller", "sound", "verdict"]

FIRST, PAGE, SENTENCES = 1.0, 5.0, 5.0
"""Wanted: seconds to the first answer in the median, of the whole page at 30 members, sentences in the median."""
SECONDS = 10.0
"""Time for one question to the solver that checks an answer; where it does not suffice, nobody knows."""
LIMIT, NEARLY = 20.0, 0.8
"""Seconds that netplan has for the repairs and for the conflict, and how much of it must be used up before "not proven"
may be said."""
BY_ASKING = {"answers", "decided"}
"""Rules about what people said: only a loose model can break them."""


@dataclass(slots=True)
class Judged:
    """What came out of one year."""

    year: int
    members: int
    meetings: int
    counted: int
    """What counting alone proves."""
    repairs: int = 0
    complete: bool = True
    unproven: int = 0
    """Repairs of which the time did not suffice to prove that nothing cheaper of their kind is enough."""
    first: float | None = None
    """Seconds to the first repair, counting included."""
    page: float = 0.0
    """Seconds of counting, then repairs and conflict side by side."""
    worked: float = 0.0
    """Seconds of the processor for the page, of all workers together."""
    parts: int = 0
    sentences: int = 0
    """What is shown of the conflict."""
    confirmed: bool = False
    irreducible: bool = False
    """What the conflict says of itself."""
    checks: int = 0
    """Questions to the solver that checked the answers."""
    undecided: int = 0
    """Of these, those for which the time did not suffice."""
    wrong: list[str] = field(default_factory=list)
    """What failed."""
    missed: list[str] = field(default_factory=list)
    """What netplan did not prove in its time."""


def judge(year: Year) -> Judged:
    """Ask for everything there is to say of a year, and check it."""
    problem = year.problem
    began, worked, first = time.perf_counter(), time.process_time(), []
    counted = [*shortages(problem)]
    with ThreadPoolExecutor(2) as side_by_side:  # as netplan plan does
        repairs = side_by_side.submit(_timed, partial(
            netplan.repairs, problem, time_limit=LIMIT, on_repair=lambda _: first.append(time.perf_counter() - began)
        ))  # fmt: skip
        clash = side_by_side.submit(_timed, partial(netplan.conflict, problem, time_limit=LIMIT))
        (found, searched), (conflict, narrowed) = repairs.result(), clash.result()
    judged = Judged(
        year.number, year.members, len(problem.meetings), len(counted), len(found), found.complete,
        first=first[0] if first else None, page=time.perf_counter() - began,
        worked=time.process_time() - worked, parts=len(conflict.parts),
        sentences=len(conflict.sentences),
    )  # fmt: skip
    if not found:
        judged.wrong.append(f"{judged.year}: no repair")
    if not found.complete:
        _not_proven(judged, searched, "not all kinds of repairs were looked for to the end")
    for repair in found:
        _check_repair(problem, repair, judged, searched)
    _check_conflict(problem, conflict, judged, narrowed)
    return judged


def _timed(search: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return search(), time.perf_counter() - began


def _not_proven(judged: Judged, seconds: float, what: str) -> None:
    """Note what netplan did not prove: missed where its time was up, wrong where it had time left."""
    late = seconds >= NEARLY * LIMIT
    (judged.missed if late else judged.wrong).append(f"{judged.year}: {what} (after {seconds:.1f} s)")


def _check_repair(problem: Problem, repair: Repair, judged: Judged, seconds: float) -> None:
    said = f"{judged.year}: {repair.sentence}"
    judged.wrong += [f"unsound: {said} ({what})" for what in sound(repair)]
    for what, other in smaller(problem, repair.problem):
        if not _asked(judged, partial(is_impossible, other, SECONDS), expected=True):
            judged.wrong.append(f"not minimal: {said} ({what})")
    if not _asked(judged, partial(less_of_the_same, problem, repair), expected=True):
        judged.wrong.append(f"less of the same is enough: {said}")
    if not repair.proven:
        judged.unproven += 1
        _not_proven(judged, seconds, f"unproven: {repair.sentence}")


def _check_conflict(problem: Problem, conflict: Conflict, judged: Judged, seconds: float) -> None:
    judged.confirmed, judged.irreducible = conflict.confirmed, conflict.irreducible
    if conflict.status != "impossible":
        _not_proven(judged, seconds, f"the conflict says {conflict.status}")
        return
    if not conflict.confirmed:
        _not_proven(judged, seconds, "the conflict is not confirmed")
    if not conflict.irreducible:
        _not_proven(judged, seconds, "the conflict may be reducible")
    clash = parts_clash(problem, conflict)
    if not _asked(judged, partial(clash, ()), expected=True):
        judged.wrong.append(f"{judged.year}: the conflict is no conflict")
    for number, part in enumerate(conflict.parts if conflict.irreducible else ()):
        if _asked(judged, partial(clash, (number,)), expected=False):
            judged.wrong.append(f"{judged.year}: the conflict can spare {part.rule} {part.about}")


def _asked(judged: Judged, question: Callable[[], bool | None], *, expected: bool) -> bool:
    """Ask the solver, and count it; what it does not know in the time is no fault, and counted as undecided."""
    try:
        answer = question()
    except TimeoutError:
        judged.checks, judged.undecided = judged.checks + 1, judged.undecided + 1
        return expected
    judged.checks += answer is not None
    return expected if answer is None else answer


def sound(repair: Repair) -> list[str]:
    """Return what is wrong with the plan of a repair."""
    wrong = [str(one.sentence) for one in netplan.verify(repair.problem, repair.plan) if one.level is Level.ERROR]
    same = repair.plan.problem_sha256 == repair.problem.sha256
    return wrong if same else [*wrong, "its plan is another problem's"]


def smaller(before: Problem, after: Problem) -> Iterator[tuple[str, Problem]]:
    """Yield the repaired problem with one of its changes made smaller by the smallest step, or left out."""
    yield from _smaller_rules(before, after)
    yield from _smaller_meetings(before, after)
    was, now = before.season.availability, after.season.availability
    for name, days in now.anyway.items():
        for day in (day for day in days if day not in was.anyway.get(name, ())):
            kept = {**now.anyway, name: tuple(other for other in days if other != day)}
            availability = now.model_copy(update={"anyway": {key: days for key, days in kept.items() if days}})
            yield f"{name} is not asked about {day}", after.with_(season={"availability": availability})


def _bare(rule: Rule) -> Rule:
    return rule.model_copy(update={"allow": ()})


def _smaller_rules(before: Problem, after: Problem) -> Iterator[tuple[str, Problem]]:
    was, rules = {_bare(rule): rule for rule in before.network.rules}, after.network.rules
    for number, rule in enumerate(rules):
        known = {one.about: one.by for one in was[_bare(rule)].allow} if _bare(rule) in was else {}
        for place, one in enumerate(rule.allow):
            if one.by > known.get(one.about, 0):
                less = max(known.get(one.about, 0), -(-one.by // 1) - 1)
                entry = (one.model_copy(update={"by": less}),) if less else ()
                fewer = rule.model_copy(update={"allow": (*rule.allow[:place], *entry, *rule.allow[place + 1 :])})
                yield (f"{rule.name} {one.about} by {less:g}",
                       after.with_(network={"rules": (*rules[:number], fewer, *rules[number + 1 :])}))  # fmt: skip
    kept = {_bare(rule) for rule in rules}
    for bare, rule in was.items():
        if bare not in kept:
            yield f"{rule.name} stays", after.with_(network={"rules": (*rules, rule)})


def _smaller_meetings(before: Problem, after: Problem) -> Iterator[tuple[str, Problem]]:
    known, wide = candidates(before), widened(before)
    entries = after.season.meetings
    for number, (was, now) in enumerate(zip(before.season.meetings, entries, strict=True)):
        ids = [one.id for one in was.meetings()] if isinstance(was, Series) else [was.id]
        for day in (day for day in now.also if day not in was.also):
            far = days_outside(known, ids[0], day)
            near = {one.day for one in wide.by_meeting[ids[0]] if 0 < days_outside(known, ids[0], one.day) < far}
            others = {other for other in now.also if other != day}
            fewer = now.model_copy(update={"also": tuple(sorted(others | near))})
            yield f"{ids[0]} less than {far} days outside", _with_entry(after, number, fewer)
        for name in (name for name in type(now).model_fields if name != "also"):
            if getattr(was, name) != getattr(now, name):
                kept = now.model_copy(update={name: getattr(was, name)})
                yield f"{name} of {ids[0]} stays", _with_entry(after, number, kept)


def _with_entry(problem: Problem, number: int, entry: Any) -> Problem:
    entries = problem.season.meetings
    return problem.with_(season={"meetings": (*entries[:number], entry, *entries[number + 1 :])})


def less_of_the_same(problem: Problem, repair: Repair) -> bool | None:
    """Tell whether no plan is left when the one rule that gives way gives less in all; none where more than one does.

    Where it gives is free: another person, another meeting.
    """
    names = {give.rule for give in repair.gives}
    whole = sum(float(give.amount) for give in repair.gives)
    if len(names) > 1 or any(give.unit == "rules" or not give.about for give in repair.gives):
        return None
    rules = [rule for rule in rules_of(problem) if rule.name in names]
    if len(rules) != 1 or whole != int(whole):
        return None
    (gives,) = rules
    dates = widened(problem) if gives.name == "window" else candidates(problem)
    model = Model(problem, dates, loose=gives.name in BY_ASKING)
    for rule in rules_of(problem):
        if rule != gives:
            model.require(rule)
    excess = total(model.excess(measure) for measure in demands(gives, model.words))
    if isinstance(excess, int):
        return excess > whole - 1
    model.cp.add(model.words.sum(total([excess])) <= int(whole) - 1)  # type: ignore[arg-type]
    return _no_plan(model)


def _no_plan(model: Model) -> bool:
    said = impossible(model.cp, Limits(SECONDS, time.perf_counter, workers=2))
    if said is None:
        raise TimeoutError
    return said


def rule_of(problem: Problem, part: ConflictPart) -> Rule:
    """Return the one rule that a part of a conflict is of.

    Raises
    ------
    ValueError
        When it is none, or may be several.
    """
    say, names = problem.say, about_words(problem, part.about)

    def said(rule: Rule) -> str:
        whole = rule.sentence(say)
        return say("{sentence}; here it is about {names}", sentence=whole, names=names) if names else whole

    found = [rule for rule in rules_of(problem) if rule.name == part.rule and said(rule) == part.sentence]
    if len(found) != 1:
        raise ValueError(f"{len(found)} rules are said as {part.sentence!r}")
    return found[0]


def parts_clash(problem: Problem, conflict: Conflict) -> Callable[[Sequence[int]], bool]:
    """Return what tells whether the parts of a conflict, some left out, cannot hold together; nothing else holds."""
    model = Model(problem, widened(problem), loose=True)
    guards = [model.words.yes_no(f"part {number}") for number in range(len(conflict.parts))]
    parts: dict[Rule, list[tuple[tuple[str, ...], Any]]] = {}
    for part, guard in zip(conflict.parts, guards, strict=True):
        parts.setdefault(rule_of(problem, part), []).append((part.about, guard))
    for rule, ours in parts.items():
        measures = [*demands(rule, model.words)]
        exact = {measure.about for measure in measures}
        for about, guard in ours:
            held = [measure for measure in measures if about == _about(problem, measure.about, about in exact)]
            if not held:
                raise ValueError(f"{rule.name} is never about {about}")
            for measure in held:
                model.limit(measure, guard)

    def clash(without: Sequence[int]) -> bool:
        tried = model.branch()
        for number, guard in enumerate(guards):
            if number not in without:
                tried.cp.add_bool_and([tried.words.literal(guard)])
        return _no_plan(tried)

    return clash


def _about(problem: Problem, about: tuple[str, ...], exact: bool) -> tuple[str, ...]:
    """Return what a part is about: structure is one part for everybody whom it is about."""
    return about if exact else tuple(word for word in about if word not in problem.people)


def report(found: Sequence[Judged]) -> list[str]:
    """Return the distribution as lines of a table."""
    firsts = [one.first for one in found if one.first is not None] or [0.0]
    largest = [one.page for one in found if one.members == max(year.members for year in found)]
    rows = [
        ("seconds to the first repair", firsts), ("seconds of the page", [one.page for one in found]),
        ("processor seconds of the page", [one.worked for one in found]),
        (f"seconds of the page at {max(one.members for one in found)} members", largest),
        ("repairs of a year", [float(one.repairs) for one in found]),
        ("parts of a conflict", [float(one.parts) for one in found]),
        ("sentences shown of it", [float(one.sentences) for one in found]),
    ]  # fmt: skip
    lines = [f"{'':36} {'median':>8} {'nine in ten':>12} {'most':>8}"]
    for name, values in rows:
        ninth = quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else values[0]
        lines.append(f"{name:36} {median(values):8.2f} {ninth:12.2f} {max(values):8.2f}")
    checks, wrong = sum(one.checks for one in found), [what for one in found for what in one.wrong]
    lines += [
        f"{len(found)} years of {min(one.members for one in found)} to {max(one.members for one in found)} members; "
        f"counting alone proves {sum(one.counted > 0 for one in found)} of them impossible",
        f"{sum(one.repairs for one in found)} repairs and {sum(one.parts > 0 for one in found)} conflicts, "
        f"checked with {checks} questions to the solver ({sum(one.undecided for one in found)} undecided in "
        f"{SECONDS:g} s): {len(wrong)} wrong",
        f"conflicts said to be confirmed: {sum(one.confirmed for one in found)}, and irreducible: "
        f"{sum(one.irreducible for one in found)}",
        f"repairs not looked for to the end: {sum(not one.complete for one in found)} years; unproven: "
        f"{sum(one.unproven for one in found)} repairs",
        *wrong,
    ]  # fmt: skip
    return lines


def slow(found: Sequence[Judged]) -> list[str]:
    """Return which of the aims is missed, and what was not proven in its time."""
    firsts = [one.first for one in found if one.first is not None] or [0.0]
    missed = [what for one in found for what in one.missed]
    missed += [] if median(firsts) <= FIRST else [f"the first repair takes {median(firsts):.2f} s in the median"]
    late = [one.page for one in found if one.members == MEMBERS[1] and one.page > PAGE]
    missed += [f"{len(late)} pages at {MEMBERS[1]} members take up to {max(late):.2f} s"] if late else []
    length = median(one.sentences for one in found)
    return missed if length <= SENTENCES else [*missed, f"{length:g} sentences are shown in the median"]


def verdict(found: Sequence[Judged], missed: Sequence[str]) -> str:
    """Return the last line: how many answers are wrong, missed, or not known to be right."""
    undecided, wrong = sum(one.undecided for one in found), sum(len(one.wrong) for one in found)
    return f"{wrong} wrong, {len(missed)} missed, {undecided} of {sum(one.checks for one in found)} checks undecided"


def judged_years(years: Iterable[Year]) -> Iterator[Judged]:
    """Yield what came out of each year."""
    for year in years:
        try:
            yield judge(year)
        except (netplan.NetplanError, TimeoutError, ValueError) as error:
            yield Judged(year.number, year.members, len(year.problem.meetings), 0, wrong=[f"{year.number}: {error!r}"])


def _tell(one: Judged) -> None:
    first = "-" if one.first is None else f"{one.first:.2f}"
    print(f"{one.year:4} {one.members:3} members: {one.repairs} repairs, first {first} s, page {one.page:.2f} s "
          f"({one.worked:.2f} s of the processor), {one.sentences} sentences, {len(one.wrong)} wrong",
          flush=True)  # fmt: skip
    for what in (*one.wrong, *one.missed):
        print(f"     {what}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="how many years")
    parser.add_argument("--first", type=int, default=0, help="the number of the first year")
    parser.add_argument("--seed", type=int, default=0, help="another number draws other years")
    parser.add_argument("--members", type=int, help="how many members each year has; else 8 to 30")
    parser.add_argument("--json", type=Path, help="where to write what came out of each year")
    given = parser.parse_args(arguments)
    found: list[Judged] = []
    try:
        for one in judged_years(impossible_years(given.count, given.seed, given.members, given.first)):
            found.append(one)
            _tell(one)
    except KeyboardInterrupt:
        print("stopped; so far:")
    if not found:
        return 1
    missed = slow(found)
    print(*report(found), *(f"missed: {what}" for what in missed), verdict(found, missed), sep="\n")
    if given.json is not None:
        shape = [asdict(one) for one in found]
        given.json.write_text(json.dumps(shape, indent=1, ensure_ascii=False), encoding="utf-8")
    return 1 if missed or any(one.wrong for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
