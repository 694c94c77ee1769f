"""What each rule costs in each wish, and the questions that are worth most."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from netplan.domain import Problem
from netplan.errors import AuditError, InputError
from netplan.explain.around import Around, Found, portion
from netplan.explain.differences import wish_prices
from netplan.explain.without import Removable, removable
from netplan.explain.worth_asking import worth_asking
from netplan.language import message
from netplan.plan import Plan, Prices, Progress, RulePrice
from netplan.rules import Decided, Window
from netplan.search.run import Limits, Stop
from netplan.search.solve import solve

__all__ = ["prices"]

COUNT = 3
"""So many questions are shown unless the caller says otherwise."""
PLANNING, RULES = 0.4, 0.6
"""The part of the time for finding the best plan where none is given, and of what is left then for the rules."""


def prices(
    problem: Problem,
    plan: Plan | None = None,
    count: int = COUNT,
    *,
    time_limit: float = 60,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Prices:
    """Tell what each rule costs in each wish, and which questions to members could improve the plan most.

    Parameters
    ----------
    problem
        The problem.
    plan
        Its best plan, as :func:`netplan.solve` found it; none, or one that is not proven best: found first.
    count
        How many questions to show.
    time_limit
        Seconds in all.
    workers, progress, stop, clock
        As in :func:`netplan.solve`.

    Raises
    ------
    InputError
        When ``count`` is below 0.
    NoPlanError
        When there is no plan.

    Notes
    -----
    Each price is the difference between two best plans; a wish that gives does so up to the same value in both. A rule
    that costs something without which a plan would be better is also tried with 1 of its units more in each thing that
    it is about. Without the rule for windows,
    meetings may lie up to three weeks outside; without the rule for what people decided, they may also be on other
    dates inside their windows. A question supposes that a member can come to a meeting whatever its date, and names
    the date that the best plan then has; of questions that are worth the same those are shown with which most could
    come to the meeting, then those to whoever said least.
    """
    if count < 0:
        raise InputError(message("{count} questions cannot be shown", count=count), field="count",
                         hint=message("ask for 0 at least"))  # fmt: skip
    limits = Limits(time_limit, clock, workers, progress, stop)
    if plan is None or plan.status != "optimal" or plan.problem_sha256 != problem.sha256:
        plan = solve(
            problem, time_limit * PLANNING, plan.seed if plan else 0, workers, progress, stop=stop, clock=clock
        ).require_plan()
    search = _Search(problem, plan, limits)
    rules = tuple(search.rules(limits.left() * (1 - RULES)))
    questions, asked_all = worth_asking(problem, plan, count, search.values, search.order, limits)
    found = Prices(
        language=problem.network.language, plan=plan, rules=rules, free=tuple(search.free),
        unknown=tuple(search.unknown), questions=questions, asked_all=asked_all,
    )  # fmt: skip
    return found.model_copy(update={"sentences": tuple(_sentences(found, problem, asked=count > 0))})


class _Search:
    """One search for the prices of rules."""

    def __init__(self, problem: Problem, plan: Plan, limits: Limits) -> None:
        self._problem, self._plan, self._limits = problem, plan, limits
        around = Around(problem, plan, limits)
        self.values, self.order = around.values, around.order
        """The value of each wish in the best plan, in order; when a plan is better than another."""
        self._proven = all(wish.proven for wish in plan.wishes[: len(self.values)])
        self._every = removable(problem)
        self.free: list[str] = []
        self.unknown: list[str] = []
        self._said: list[Removable] = []

    def rules(self, kept: float) -> Iterator[RulePrice]:
        """Yield the prices of rules, those that people wrote first, the dearest first.

        Parameters
        ----------
        kept
            Seconds that are to be left.
        """
        dropped = []
        for number, one in enumerate(self._every):
            found = self._better(one.dropped(), one, kept, number)
            if isinstance(found, Found):
                dropped.append((one, self.order.key(found.values), self._row(one, "dropped", found)))
            elif found:
                self._said.append(one)
            else:
                self.unknown.append(self._sentence(one))
        self._confirm(kept)
        dropped.sort(key=lambda both: (not both[0].listed, both[1]))
        for number, (one, _, row) in enumerate(dropped, start=len(self._every)):
            yield row
            eased = one.eased()
            again = False if eased is None else self._better(eased, one, kept, number)
            if isinstance(again, Found):
                yield self._row(one, "eased", again)

    def _better(self, problem: Problem, one: Removable, kept: float, number: int) -> Found | bool:
        """Return the best plan of another problem where it is better; without one, whether none seems to be."""
        whole = self._limits
        limits = portion(whole, (whole.left() - kept) / 3, number, 4 * len(self._every))  # the questions come after
        if limits.left() <= 0:
            return False
        try:
            return self._around(problem, one, limits).better([*self.values.values()], limits)
        except AuditError:  # the solver may be wrong where the model is right: presolve has known faults
            return self._around(problem, one, limits, presolve=False).better([*self.values.values()], limits)

    def _around(self, problem: Problem, one: Removable, limits: Limits, *, presolve: bool = True) -> Around:
        return Around(
            problem, self._plan, limits, dates=one.dates, loose=one.loose, order=self.order, presolve=presolve
        )

    def _confirm(self, kept: float) -> None:
        """Ask once more about the rules that are said to cost nothing: about all together, then one by one."""
        said, self._said = self._said, []
        plain = [one for one in said if not one.loose and one.dates is None]
        problem = self._problem
        for one in plain:
            problem = one.dropped(problem)
        together = len(plain) > 1 and self._none_better(problem, plain[0], kept)
        for one in said:
            if (together and one in plain) or self._none_better(one.dropped(), one, kept):
                self.free += [self._sentence(one)] if one.listed else []
            else:
                self.unknown.append(self._sentence(one))

    def _none_better(self, problem: Problem, one: Removable, kept: float) -> bool:
        limits = portion(self._limits, (self._limits.left() - kept) / 2, 0, 1)
        if limits.left() <= 0:
            return False
        return self._around(problem, one, limits).none_better([*self.values.values()], limits)

    def _sentence(self, one: Removable) -> str:
        return one.rule.sentence(self._problem.say)

    def _row(self, one: Removable, how: str, found: Found) -> RulePrice:
        return RulePrice(
            rule=one.rule.name, sentence=self._sentence(one), how=how, unit=one.rule.unit,
            wishes=wish_prices(self._problem, self.values, self.values.values(), found.values),
            proven=found.proven and self._proven, plan=found.plan,
        )  # fmt: skip


def _sentences(found: Prices, problem: Problem, *, asked: bool) -> Iterator[str]:
    say = problem.say
    dropped = [one for one in found.rules if one.how == "dropped"]
    if dropped:
        yield say.plural(
            "Without {count} of the rules a better plan would exist.",
            "Without one or another of {count} rules a better plan would exist.", len(dropped),
        )  # fmt: skip
    elif not found.unknown:
        yield say("No rule costs anything: without any one of them the best plan would be no better; this is proven.")
    else:
        yield say("No rule is known to cost anything.")
    if found.questions:
        yield say.plural(
            "{count} question to a member may lead to a better plan.",
            "{count} questions to members may lead to a better plan.", len(found.questions),
        )  # fmt: skip
    elif found.asked_all and asked:
        yield say("No member's answer could make the plan better; this is proven.")
    if any(one.rule in (Window.name, Decided.name) for one in found.rules):
        yield say("Nobody was asked about dates outside the windows and the polls; whoever is silent about them counts "
                  "as able to come.")  # fmt: skip
    if found.unknown or not found.asked_all:
        yield say("The time did not suffice to try everything; allow more.")
