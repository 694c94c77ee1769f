"""What open answers may come to: the rules and wishes of plans at their best and at their worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from netplan.dates import Candidate, Candidates, candidates
from netplan.domain import Answer, Linear, Number, Problem, Rule
from netplan.model import Model
from netplan.rules import rules_of, wishes_of
from netplan.rules.attendance import Attendance
from netplan.search.asking.completions import Taken, taken_by
from netplan.search.asking.supposed import OPEN, Supposed
from netplan.search.run import Limits, impossible, run

__all__ = ["Outcomes"]


class Outcomes:
    """The plans of a problem before all answers are known.

    Parameters
    ----------
    problem
        The problem.
    limits
        Time and workers.
    """

    def __init__(self, problem: Problem, limits: Limits) -> None:
        self.problem = problem
        self.dates = candidates(problem)
        self.limits = limits
        self.rules = rules_of(problem)
        wishes = wishes_of(problem)[:-1]
        self._taken = taken_by(problem, self.dates, (*self.rules, *wishes))
        self.doubtful = tuple(rule for rule in self.rules if self.taken(rule) is Taken.EITHER)
        """Rules about which nothing is known, so that no date can be called worse than another."""
        self.wishes = tuple(self._first(wishes))
        """The wishes by which plans are compared: the first ones, as far as they are understood."""
        self.best = self.model(Answer.YES)
        """A model of all plans that may be possible."""
        self._missing: dict[tuple[Candidate, Answer], Fraction] = {}

    def taken(self, rule: Rule) -> Taken:
        """Tell how a rule or wish takes answers that are not known."""
        return self._taken(rule)

    def _first(self, wishes: tuple[Rule, ...]) -> Iterator[Rule]:
        """Yield the wishes that come first, up to the one for attendance; without that, only the very first."""
        understood: list[Rule] = []
        for wish in wishes:
            if self.taken(wish) not in (Taken.INDIFFERENT, Taken.HELPED):
                break
            understood.append(wish)
            if isinstance(wish, Attendance):
                yield from understood
                return
        yield from understood[:1]

    def model(self, answer: Answer) -> Model:
        """Return a model of the plans that are possible if everybody who is silent gives the same answer.

        With yes it holds every plan that is possible in some way of answering, and with no only plans that are
        possible in all of them; what nothing is known about is left out.
        """
        opposite = Answer.NO if answer is Answer.YES else Answer.YES
        return self._ruled(self.supposing(answer), self.supposing(answer), self.supposing(opposite))

    def model_at_worst(self, meeting: str) -> Model:
        """Return a model of plans of which one meeting is possible in every way of answering, the others in some."""
        return self._ruled(*self.at_worst(meeting))

    def at_worst(self, meeting: str) -> tuple[Candidates, Candidates, Candidates]:
        """Return the dates with the answers that are worst for one meeting, all others as they are best.

        Three times: for rules that look at each meeting by itself, for those that look at several (all who are silent
        cannot come), and for those that more people harm.
        """
        own = self.dates.by_meeting[meeting]
        return (
            self.supposing(Answer.YES, *own, other=Answer.NO), self.supposing(Answer.NO),
            self.supposing(Answer.NO, *own, other=Answer.YES),
        )  # fmt: skip

    def _ruled(self, helped: Candidates, across: Candidates, harmed: Candidates) -> Model:
        model = Model(self.problem, helped)
        for rule, ruled in self.spoken(model, across, harmed):
            ruled.require(rule)
        return model

    def spoken(self, model: Model, across: Candidates, harmed: Candidates) -> Iterator[tuple[Rule, Model]]:
        """Yield the rules that are understood, each with the model that sees the answers it is judged by."""
        others = {
            Taken.HELPED_ACROSS: Model.over(model.words.seeing(across)),
            Taken.HARMED: Model.over(model.words.seeing(harmed)),
        }  # fmt: skip
        for rule in self.rules:
            if self.taken(rule) is not Taken.EITHER:
                yield rule, others.get(self.taken(rule), model)

    def supposing(self, answer: Answer, *but: Candidate, other: Answer = Answer.YES) -> Candidates:
        """Return the dates, with the same answer for everybody who is silent, and another one on some dates."""
        times = [(one.start, one.end) for one in but]
        book = Supposed(self.dates.answers, self.problem.people, answer, times, other)
        return replace(self.dates, answers=book)

    def at_best(self) -> tuple[Candidates, list[Rule]]:
        """Return the dates as if all who are silent can come, and the rules that this never harms."""
        unharmed = (Taken.INDIFFERENT, Taken.HELPED, Taken.HELPED_ACROSS)
        return self.supposing(Answer.YES), [rule for rule in self.rules if self.taken(rule) in unharmed]

    def silent(self, one: Candidate) -> tuple[str, ...]:
        """Return the members of that day whose answer is not known."""
        return tuple(
            name for name, member in self.problem.people.items()
            if member.belongs(one.day) and self.dates.answers.of(name, one.start, one.end) in OPEN
        )  # fmt: skip

    def missing(self, one: Candidate, silent: Answer) -> Fraction:
        """Return how many members are missing on a date if all who are silent give the same answer."""
        if (one, silent) not in self._missing:
            book, wish = self.supposing(silent).answers, Attendance.of(self.problem)
            absent: Iterator[Number] = (
                wish.absence(book.of(name, one.start, one.end))
                for name, member in self.problem.people.items() if member.belongs(one.day)
            )  # fmt: skip
            self._missing[one, silent] = Fraction(sum(absent))
        return self._missing[one, silent]

    def possible(self) -> dict[str, set[str]] | None:
        """Return, by meeting, the keys of the dates that some plan has if all who are silent can come.

        None where the time did not suffice to know.
        """
        found: dict[str, set[str]] = {meeting.id: set() for meeting in self.problem.meetings}
        words, cp = self.best.words, self.best.cp
        while True:
            outcome = run(cp, words.variables, self.limits, seconds=self.limits.left())
            if outcome.values is None:
                return found if outcome.impossible and impossible(cp, self.limits) else None
            for meeting, one in self.best.read(outcome.values).dates.items():
                found[meeting].add(one.key)
            cp = self.best.cp.clone()
            unseen = self._unseen(found)
            cp.add_bool_or(unseen)
            for held in {one.index: one for one in unseen}.values():
                cp.add_hint(held, True)  # one plan with many new dates saves asking for many

    def _unseen(self, seen: dict[str, set[str]]) -> list[Any]:
        words = self.best.words
        held = (
            words.held(meeting, one)
            for meeting, dates in self.dates.by_meeting.items() for one in dates if one.key not in seen[meeting]
        )  # fmt: skip
        return [words.literal(one) for one in held if isinstance(one, Linear)]
