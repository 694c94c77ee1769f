"""Duties that change hands, tried out: what a plan would break, and what each wish would come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from netplan.audit import by_rule
from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.explain.against import against
from netplan.explain.differences import short_names, wish_prices
from netplan.plan import Against, Finding, Level, Plan, WishPrice
from netplan.revise.handing import Handing, handed, rewritten
from netplan.rules import PlanView
from netplan.search.assemble import finished, notes_on
from netplan.search.finish import stated
from netplan.search.single import Single
from netplan.search.wishes import Granted

__all__ = ["Tried", "Trying"]


@dataclass(frozen=True, slots=True)
class Tried:
    """What becomes of a plan.

    Parameters
    ----------
    breaks
        What it would break and does not break now.
    plan
        The plan then; none where it would break something.
    problem
        What it is a plan for.
    before, after
        Each wish now and then, in order, without the lot.
    notes
        What the audit of the plan then only notes.
    """

    breaks: tuple[Finding, ...]
    plan: Plan | None
    problem: Problem
    before: tuple[Fraction, ...] = ()
    after: tuple[Fraction, ...] = ()
    notes: tuple[Finding, ...] = ()


class Trying:
    """Tries out what follows when duties of a plan change hands.

    Parameters
    ----------
    problem, plan
        The plan, made by netplan or by hand, and what it is a plan for.
    handings
        All that are going to be tried.
    """

    def __init__(self, problem: Problem, plan: Plan, handings: Iterable[Handing]) -> None:
        self.problem = problem
        self.plan = plan
        self._single = Single(problem, plan, _duties(plan, handings))
        self._before = _Broken.of(by_rule(problem, plan))

    def of(self, handings: Sequence[Handing]) -> Tried:
        """Try some handings, all at once."""
        problem, after = rewritten(self.problem, handings), None
        if problem is self.problem:
            moves = [move for one in handings for move in one.moves()]
            found = self._single.judge(*moves)
            broken = self._single.findings(*moves, judged_so=found) if found.broken else ()
            if broken:
                return Tried(broken, None, problem)
            after = {**self._single.values, **{one.wish: one.after for one in found.changes}}
        plan = handed(problem, self.plan, handings).model_copy(update={"problem_sha256": problem.sha256})
        numbered = tuple(by_rule(problem, plan))
        audit = tuple(one for _, one in numbered)
        broken = tuple(_Broken.of(numbered).beyond(self._before))
        if broken:
            return Tried(broken, None, problem)
        if after is None:  # what people had decided is written anew, so that everything is worked out afresh
            view = PlanView(problem, candidates(problem), plan)
            after = {wish: view.value(wish) for wish in self._single.values}
        values = tuple(after.values())
        before = tuple(self._single.values.values())
        notes = tuple(one for one in audit if one.level is Level.NOTE)
        return Tried((), self._finished(problem, plan, after, audit), problem, before[:-1], values[:-1], notes)

    def prices(self, tried: Tried) -> tuple[WishPrice, ...]:
        """Return what a change means for each wish but the lot."""
        wishes = tuple(self._single.values)[:-1]
        if tried.plan is None:
            return ()
        found = wish_prices(self.problem, wishes, tried.before, tried.after)
        called = short_names(self.problem.say, wishes)
        return tuple(one.model_copy(update={"called": name}) for one, name in zip(found, called, strict=True))

    def notes(self, tried: Tried, name: str, meeting: str) -> tuple[str, ...]:
        """Return what the audit only notes about somebody at a meeting, such as that he has not answered."""
        say = self.problem.say
        return tuple(say("{sentence}.", sentence=one.sentence) for one in tried.notes
                     if {name, meeting} <= {*one.about})  # fmt: skip

    def breaks(self, tried: Tried) -> tuple[Against, ...]:
        """Return in words what stands against a change."""
        return tuple(against(self.problem, finding) for finding in tried.breaks)

    def _finished(
        self, problem: Problem, plan: Plan, values: dict[Rule, Fraction], audit: Sequence[Finding]
    ) -> Plan:
        """Return the plan with its figures; that it is best is not proven."""
        known = (Granted(wish, value, value, Fraction(0)) for wish, value in values.items())
        wishes = [stated(one, problem.say) for one in known]
        dates = {one.id: self._single.date_of(one.id) for one in plan.meetings if one.id in problem.by_id}
        said = [finding for finding in audit if finding.level is not Level.ERROR]
        notes = (*notes_on(problem, plan, dates, said), *_turns(problem, plan))
        return finished(problem, plan, "feasible", wishes).model_copy(update={"notes": notes})


def _duties(plan: Plan, handings: Iterable[Handing]) -> Iterator[tuple[str, str, str]]:
    """Yield every duty that changes hands, with those that go along as a single change has it."""
    for one in handings:
        names = [name for name in (one.old, one.new) if name]
        roles = {*one.roles, *plan.by_id[one.meeting].duties(one.old or "")}
        yield from ((one.meeting, role, name) for role in roles for name in names)


@dataclass(frozen=True, slots=True)
class _Broken:
    """What is wrong with a plan, rule by rule: two rules of one name are two rules.

    Parameters
    ----------
    found
        The findings by the rule's place among all and what they are about.
    """

    found: dict[tuple[int, tuple[str, ...]], list[Finding]]

    @classmethod
    def of(cls, audit: Iterable[tuple[int, Finding]]) -> _Broken:
        """Look through an audit by rule."""
        found: dict[tuple[int, tuple[str, ...]], list[Finding]] = {}
        for number, one in audit:
            if one.level is Level.ERROR:
                found.setdefault((number, one.about), []).append(one)
        return cls(found)

    def beyond(self, before: _Broken) -> Iterator[Finding]:
        """Yield what is wrong and was not before, or is by more."""
        for key, some in self.found.items():
            known = before.found.get(key, [])
            if sum(one.amount for one in some) > sum(one.amount for one in known):
                said = [one.sentence for one in known]
                yield from [one for one in some if one.sentence not in said] or some


def _turns(problem: Problem, plan: Plan) -> Iterator[str]:
    """Yield who takes whose turn."""
    say = problem.say
    for meeting in plan.meetings:
        for role, turns in meeting.instead_of.items():
            for name, whose in turns.items():
                if name in meeting.holders(role) and role in problem.network.roles:
                    yield say("{name} is {role} of {meeting} instead of {whose}.", name=name,
                              role=problem.label(role), meeting=meeting.id, whose=whose)  # fmt: skip
