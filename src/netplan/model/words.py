"""The vocabulary of the rules as CP-SAT decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import lcm
from typing import Any

from ortools.sat.python import cp_model

from netplan.dates import Candidate, Candidates
from netplan.domain import Expression, Linear, Number, Problem, SlotKind, total
from netplan.rules import Vocabulary
from netplan.rules.facts import Decision

__all__ = ["CpWords"]


class CpWords(Vocabulary):
    """Answers the words of the rules with decisions of a CP-SAT model.

    Parameters
    ----------
    problem, candidates, propose
        As in :class:`~netplan.rules.Vocabulary`.
    loose
        Whether people's decisions and answers are decisions too, so that the rules that protect them can be
        left out one by one; else they are constants, which is faster.
    """

    def __init__(
        self, problem: Problem, candidates: Candidates, propose: Collection[str] = (), *, loose: bool = False
    ) -> None:
        super().__init__(problem, candidates, propose)
        self.cp: Any = cp_model.CpModel()
        self.variables: list[Any] = []
        self.bounds: list[tuple[int, int]] = []
        self._loose = loose
        self._held: dict[tuple[str, str], Expression] = {}
        self._used: dict[str, Expression] = {}
        self._at: dict[tuple[str, str], Expression] = {}
        self._serves: dict[tuple[str, str, str], Expression] = {}
        self._forget()
        for meeting in problem.meetings:
            self._place(meeting.id)
        for slot in self.slots.values():
            for name in self.holders(slot):
                self._serves[name, slot.role, slot.meeting] = self._holder(slot.kind, name, slot)

    def _forget(self) -> None:
        """Begin without any decision that follows from others."""
        self._asked: dict[tuple[str, str], Expression] = {}
        self._conjunctions: dict[frozenset[int], Expression] = {}
        self._reached: dict[tuple[frozenset[Any], Number, Number], Expression] = {}
        self._channels: dict[tuple[Any, Number], Linear] = {}
        self._shared: dict[tuple[Any, Number], Linear] = {}

    def moved(self, cp: Any, meeting: str, candidates: Candidates, chosen: Collection[Decision]) -> CpWords:
        """Return the words of the plan that differs from this one in all that is chosen for one meeting.

        What is chosen for other meetings are the same decisions; what follows from them is worked out anew.

        Parameters
        ----------
        cp
            The solver's model for both plans: a copy of this one's.
        meeting
            Id of the meeting that differs.
        candidates
            The dates, with the answers that count for that plan.
        chosen
            The decisions made for it, with its date, its venue and its holders.
        """
        other = self.seeing(candidates)
        other.cp, used = cp, self._used[meeting]
        for one in self.dates(meeting):
            other._held[meeting, one.key] = used if Decision(meeting, "date", one.key) in chosen else 0
        for venue in self.problem.places:
            other._at[meeting, venue] = used if Decision(meeting, "venue", venue) in chosen else 0
        for slot in (slot for slot in self.slots.values() if slot.meeting == meeting):
            for name in self.holders(slot):
                has = name in slot.decided or Decision(meeting, slot.role, name) in chosen
                other._serves[name, slot.role, meeting] = used if has else 0
        return other

    def seeing(self, candidates: Candidates) -> CpWords:
        """Return the words of the same plan as they are with other answers to the same dates."""
        other: CpWords = CpWords.__new__(CpWords)
        Vocabulary.__init__(other, self.problem, candidates, self.propose)
        other.cp, other._loose = self.cp, self._loose
        other.variables, other.bounds = [*self.variables], [*self.bounds]
        other._held, other._used = {**self._held}, {**self._used}
        other._at, other._serves = {**self._at}, {**self._serves}
        other._forget()
        return other

    def yes_no(self, name: str) -> Linear:
        """Make a new decision between yes and no."""
        return self._new(self.cp.new_bool_var(name), 0, 1)

    def whole(self, low: int, high: int, name: str) -> Linear:
        """Make a new decision for a whole number."""
        return self._new(self.cp.new_int_var(low, high, name), low, high)

    def _new(self, variable: Any, low: int, high: int) -> Linear:
        self.variables.append(variable)
        self.bounds.append((low, high))
        return Linear({len(self.variables) - 1: 1})

    def _place(self, meeting: str) -> None:
        self._used[meeting] = self.yes_no(f"used {meeting}") if meeting in self.problem.optional else 1
        self._choice(self._held, meeting, [one.key for one in self.dates(meeting)])
        self._choice(self._at, meeting, list(self.problem.places))

    def _choice(self, table: dict[tuple[str, str], Expression], meeting: str, options: list[str]) -> None:
        """Let exactly one option be chosen when the meeting is held."""
        used = self._used[meeting]
        if len(options) == 1:
            table[meeting, options[0]] = used
            return
        for option in options:
            table[meeting, option] = self.yes_no(f"{meeting} {option}")
        if options:
            chosen = [self.literal(table[meeting, option]) for option in options]
            if isinstance(used, Linear):
                self.cp.add_exactly_one([*chosen, ~self.literal(used)])
            else:
                self.cp.add_exactly_one(chosen)

    def _holder(self, kind: SlotKind, name: str, slot: Any) -> Expression:
        free = kind is SlotKind.CHOSEN and name in self.choosable(slot.role)
        if free and (self._loose or not (slot.complete or name in slot.decided)):
            serves, used = self.yes_no(f"{slot.meeting} {slot.role} {name}"), self._used[slot.meeting]
            if isinstance(used, Linear):
                self.cp.add_implication(self.literal(serves), self.literal(used))
            return serves
        return self._used[slot.meeting] if name in slot.decided else 0

    def held(self, meeting: str, candidate: Candidate) -> Expression:
        return self._held.get((meeting, candidate.key), 0)

    def used(self, meeting: str) -> Expression:
        return self._used[meeting]

    def at(self, meeting: str, venue: str) -> Expression:
        return self._at[meeting, venue]

    def serves(self, member: str, role: str, meeting: str) -> Expression:
        return self._serves.get((member, role, meeting), 0)

    def asked(self, member: str, meeting: str) -> Expression:
        if not self._loose:
            return 0
        key = (member, meeting)
        if key not in self._asked:
            refused = [self.held(meeting, one) for one in self.refused(member, meeting)]
            self._asked[key] = self.yes_no(f"asked {member} {meeting}") if refused else 0
            if refused:
                asked, on_refused = self.literal(self._asked[key]), total(refused)
                if isinstance(on_refused, Linear):
                    self.cp.add_implication(asked, self.literal(on_refused))
        return self._asked[key]

    def every(self, conditions: Iterable[Expression]) -> Expression:
        simple = [total([condition]) for condition in conditions]
        if 0 in simple:
            return 0
        literals = {one.index: one for one in (self.literal(one) for one in simple if isinstance(one, Linear))}
        if not literals:
            return 1
        key = frozenset(literals)
        if key not in self._conjunctions:
            self._conjunctions[key] = self._conjunction([*literals.values()])
        return self._conjunctions[key]

    def _conjunction(self, literals: list[Any]) -> Expression:
        both = self.yes_no("")
        literal = self.literal(both)
        self.cp.add_bool_and(literals).only_enforce_if(literal)
        self.cp.add_bool_or([literal, *(~one for one in literals)])
        return both

    def reaches(self, expression: Expression, number: Number) -> Expression:
        simple = total([expression])
        low, high = self.range(simple)
        if low >= number or high < number:
            return int(low >= number)
        assert isinstance(simple, Linear)
        if all(self.bounds_of(one) == (0, 1) for one in simple.terms) and (len(simple.terms), low, high) == (1, 0, 1):
            return simple
        scale = lcm(*(one.denominator for one in (*simple.terms.values(), simple.constant, number)))
        whole = self.sum(simple * scale)
        key = (frozenset(simple.terms.items()), simple.constant, number)
        if key not in self._reached:
            self._reached[key] = self.yes_no("")
            reached = self.literal(self._reached[key])
            self.cp.add(whole >= int(number * scale)).only_enforce_if(reached)
            self.cp.add(whole < int(number * scale)).only_enforce_if(~reached)
        return self._reached[key]

    def size(self, expression: Expression) -> Expression:
        if not isinstance(expression, Linear):
            return expression if expression >= 0 else -expression
        low, high = (int(end) for end in self.range(expression))
        size = self.whole(0, max(abs(low), abs(high)), "")
        self.cp.add_abs_equality(self.variable(size), self.sum(expression))
        return size

    def shared(self, expression: Expression, most: int | None = None) -> Expression:
        if not isinstance(expression, Linear) or len(expression.terms) < 2:
            return expression
        key = (frozenset(expression.terms.items()), expression.constant)
        if key not in self._shared:
            low, high = (int(end) for end in self.range(expression))
            if most is not None:
                low, high = max(low, 0), min(high, most)
            self._shared[key] = self.whole(low, high, "")
            self.cp.add(self.variable(self._shared[key]) == self.sum(expression))
        return self._shared[key]

    def range(self, expression: Expression) -> tuple[Number, Number]:
        """Return the smallest and largest value that the decisions' bounds allow."""
        if not isinstance(expression, Linear):
            return expression, expression
        low = high = expression.constant
        for key, factor in expression.terms.items():
            least, most = self.bounds_of(key)
            low += factor * (least if factor > 0 else most)
            high += factor * (most if factor > 0 else least)
        return low, high

    def bounds_of(self, key: object) -> tuple[int, int]:
        """Return the smallest and largest value of one decision."""
        return self.bounds[_index(key)]

    def literal(self, expression: Expression) -> Any:
        """Return the solver's literal for a yes/no expression that still has decisions in it."""
        assert isinstance(expression, Linear)
        terms = [(_index(key), factor) for key, factor in expression.terms.items() if factor]
        if len(terms) == 1 and (terms[0][1], expression.constant) in ((1, 0), (-1, 1)):
            variable = self.variables[terms[0][0]]
            return variable if terms[0][1] == 1 else ~variable
        key = (frozenset(terms), expression.constant)
        if key not in self._channels:
            self._channels[key] = self.yes_no("")
            self.cp.add(self.variable(self._channels[key]) == self.sum(expression))
        return self.variable(self._channels[key])

    def variable(self, decision: Expression) -> Any:
        """Return the solver's variable of a single decision."""
        assert isinstance(decision, Linear)
        (key,) = decision.terms
        return self.variables[_index(key)]

    def sum(self, expression: Linear) -> Any:
        """Return the solver's expression; all factors must be whole numbers."""
        assert all(factor.denominator == 1 for factor in (*expression.terms.values(), expression.constant))
        variables = [self.variables[_index(key)] for key in expression.terms]
        factors = [int(factor) for factor in expression.terms.values()]
        return cp_model.LinearExpr.weighted_sum(variables, factors) + int(expression.constant)


def _index(key: object) -> int:
    assert isinstance(key, int)
    return key
