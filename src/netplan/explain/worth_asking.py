"""The questions to members that could improve a plan most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netplan.dates import Candidate, Candidates, candidates
from netplan.domain import Answer, Problem, Rule
from netplan.errors import AuditError
from netplan.explain.around import Around, Found, portion
from netplan.explain.differences import wish_prices
from netplan.plan import Plan, WorthAsking
from netplan.rules.attendance import Attendance
from netplan.search.order import Order
from netplan.search.run import Limits

__all__ = ["worth_asking"]

SAID_LEAST = (Answer.NOT_ASKED, Answer.NO_ANSWER, Answer.IF_NEED_BE, Answer.NOT_PREFERRED, Answer.NO)
"""Who said least is asked first."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Whether a member can come to a meeting after all, whatever its date."""

    person: str
    meeting: str
    days: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Best:
    """The best plan as things are, with which questions are compared."""

    problem: Problem
    plan: Plan
    wishes: Sequence[Rule]
    before: Sequence[Fraction]
    order: Order
    proven: bool


def worth_asking(
    problem: Problem, plan: Plan, count: int, values: Mapping[Rule, Fraction], order: Order, limits: Limits
) -> tuple[tuple[WorthAsking, ...], bool]:
    """Return the questions that are worth most, the best first, and whether the time sufficed to try all.

    Parameters
    ----------
    problem, plan
        The best plan and what it is a plan for.
    count
        How many are wanted.
    values
        The value of each wish in the plan, in order.
    order
        When a plan is better than another.
    limits
        Time and workers.
    """
    if not count:
        return (), True
    proven = all(one.proven for one in plan.wishes[: len(values)])
    best = _Best(problem, plan, [*values], [*values.values()], order, proven)
    dates = candidates(problem)
    asked = sorted(_questions(problem, dates), key=lambda one: _promise(problem, plan, dates, one))
    tried = True
    found: list[tuple[tuple[Fraction, ...], int, WorthAsking]] = []
    for number, one in enumerate(asked):
        if limits.left() <= 0:
            tried = False
            break
        least = found[-1][0] if len(found) == count else tuple(best.before)  # what is not worth more is not shown
        part = portion(limits, limits.left() / 2, len(asked) + number, 2 * len(asked))  # the rules were the first half
        row = _tried(best, one, least, part, shown=len(found))
        if isinstance(row, bool):
            tried &= row
        else:
            found = sorted([*found, (row[0], number, row[1])], key=lambda one: (order.key(one[0]), one[1]))[:count]
    return tuple(row for _, _, row in found), tried


def _questions(problem: Problem, dates: Candidates) -> Iterator[_Question]:
    for meeting in dates.by_meeting:
        for name, member in problem.people.items():
            days = tuple(
                one for one in dates.by_meeting[meeting]
                if member.belongs(one.day) and dates.answers.of(name, one.start, one.end) is not Answer.YES
            )  # fmt: skip
            if days:
                yield _Question(name, meeting, days)


def _promise(problem: Problem, plan: Plan, dates: Candidates, asked: _Question) -> tuple[Fraction, int]:
    """Return how many could come at the most, negative, and how much was said: what promises much is tried first."""
    wish = Attendance.of(problem)

    def missing(one: Candidate) -> Fraction:
        return sum((Fraction(wish.absence(dates.answers.of(name, one.start, one.end)))
                    for name, member in problem.people.items() if member.belongs(one.day)), Fraction(0))  # fmt: skip

    least = min(
        missing(one) - Fraction(wish.absence(dates.answers.of(asked.person, one.start, one.end))) for one in asked.days
    )
    held = plan.by_id.get(asked.meeting)
    if held is None:
        return least, 0
    planned = [one for one in dates.by_meeting[asked.meeting] if (one.start, one.end) == (held.start, held.end)]
    answer = dates.answers.of(asked.person, held.start, held.end)
    said = SAID_LEAST.index(answer) if answer in SAID_LEAST else len(SAID_LEAST)
    return least - min(map(missing, planned), default=Fraction(0)), said


def _tried(
    best: _Best, asked: _Question, least: Sequence[Fraction], limits: Limits, *, shown: int
) -> tuple[tuple[Fraction, ...], WorthAsking] | bool:
    """Return a question that leads to better values than some, and these; without one: whether that is proven."""
    supposed = _supposing(best.problem, asked)
    try:
        around = Around(supposed, best.plan, limits, order=best.order)
        found = around.better(least, limits)
    except AuditError:  # the solver may be wrong where the model is right: presolve has known faults
        around = Around(supposed, best.plan, limits, order=best.order, presolve=False)
        found = around.better(least, limits)
    if not isinstance(found, Found):
        return found and (bool(shown) or around.none_better(least, limits))  # it may be told that no question helps
    held = found.plan.by_id.get(asked.meeting)
    answer = None if held is None else candidates(best.problem).answers.of(asked.person, held.start, held.end)
    if held is None or answer is None or answer is Answer.YES:
        return found.proven
    return found.values, WorthAsking(
        person=asked.person, meeting=asked.meeting, date=held.date, answer=answer.value,
        wishes=wish_prices(best.problem, best.wishes, best.before, found.values),
        sentence=_sentence(best.problem, asked, held.date, answer), proven=found.proven and best.proven,
        plan=found.plan,
    )  # fmt: skip


def _supposing(problem: Problem, asked: _Question) -> Problem:
    """Return the problem in which the member comes to the meeting whatever its date."""
    availability = problem.season.availability
    days = sorted({*availability.anyway.get(asked.person, ()), *(one.day for one in asked.days)})
    anyway = {**availability.anyway, asked.person: tuple(days)}
    return problem.with_(season={"availability": availability.model_copy(update={"anyway": anyway})})


def _sentence(problem: Problem, asked: _Question, day: dt.date, answer: Answer) -> str:
    """Put the question."""
    say = problem.say
    words = {"name": asked.person, "meeting": asked.meeting, "day": say.date(day, weekday=True)}
    if answer is Answer.NO:
        return say("Ask {name} whether {meeting} on {day} is possible after all (has said no).", **words)
    if answer is Answer.IF_NEED_BE:
        return say("Ask {name} whether {meeting} on {day} is certain (has said if need be).", **words)
    if answer is Answer.NOT_PREFERRED:
        return say("Ask {name} whether {meeting} on {day} suits after all (has said rather not).", **words)
    if answer is Answer.NO_ANSWER:
        return say("Ask {name} about {meeting} on {day} once more (has not answered).", **words)
    return say("Ask {name} about {meeting} on {day} (was not asked).", **words)
