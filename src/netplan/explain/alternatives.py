"""Several good plans that differ in what people care about, or all that are equally good."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from netplan.domain import Problem
from netplan.errors import AuditError, InputError
from netplan.explain.around import Around, Found, portion, sound
from netplan.explain.differences import differences, wish_prices
from netplan.explain.freedom import freedom_of
from netplan.language import message
from netplan.plan import Alternative, Alternatives, Plan, Progress
from netplan.plan.alternatives import About
from netplan.rules.facts import Decision
from netplan.search.run import Limits, Stop
from netplan.search.solve import solve
from netplan.search.ties import Ties

__all__ = ["alternatives"]

COUNT, EQUAL = 3, 50
"""So many alternatives, and so many equally good plans, are looked for unless the caller says otherwise."""
KINDS: tuple[About, ...] = ("dates", "venues", "roles")
"""In what alternatives differ, what people care about most first."""
FREE_SHARE = 0.3
"""The part of the time that goes to telling how free each decision is."""


def alternatives(
    problem: Problem,
    plan: Plan | None = None,
    count: int | None = None,
    *,
    equal: bool = False,
    freedom: bool = True,
    time_limit: float = 30,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Alternatives:
    """Find other good plans, each with its price against a plan, and tell how free each of its decisions is.

    Parameters
    ----------
    problem
        The problem.
    plan
        The plan that they are compared with, one that keeps all rules; none: the best one, found first.
    count
        How many to find; none: 3, or 50 of those that are equally good.
    equal
        Whether all plans are wanted that are as good in every wish but the lot, instead of plans that differ most.
    freedom
        Whether to tell how free each decision of the plan is.
    time_limit
        Seconds in all.
    workers, progress, stop, clock
        As in :func:`netplan.solve`.

    Raises
    ------
    InputError
        When the plan breaks a rule, or ``count`` is below 1.
    NoPlanError
        When no plan is given and there is none.

    Notes
    -----
    Alternatives differ in dates as long as there are such plans, then in venues, then in roles. Each is the best plan
    that changes something that neither the plan given nor an earlier alternative has otherwise: first the date of a
    meeting that stood on the same date in all of them; where every meeting that can move was moved, a date that none
    of them has. Of equally good ones it is the one that differs least from the plan given, then the lot decides.
    Equally good plans come in the order of the lot.
    """
    wanted = (EQUAL if equal else COUNT) if count is None else count
    if wanted < 1:
        raise InputError(message("{count} alternatives cannot be found", count=wanted), field="count",
                         hint=message("ask for 1 at least"))  # fmt: skip
    limits = Limits(time_limit, clock, workers, progress, stop)
    if plan is None:
        plan = solve(problem, time_limit, 0, workers, progress, stop=stop, clock=clock).require_plan()
    sound(problem, plan)
    try:
        return _Search(Around(problem, plan, limits), wanted, equal=equal, freedom=freedom).found()
    except AuditError:  # the solver may be wrong where the model is right: presolve has known faults
        around = Around(problem, plan, limits, presolve=False)
        return _Search(around, wanted, equal=equal, freedom=freedom).found()


class _Search:
    """One search for alternatives."""

    def __init__(self, around: Around, count: int, *, equal: bool, freedom: bool) -> None:
        self._around, self._count = around, count
        self._equal, self._freedom = equal, freedom
        self.say = around.problem.say
        self._sentences: list[str] = []
        self._complete = False
        if around.search.values is None:
            raise InputError(
                message("the plan holds something that netplan cannot choose"), field="plan",
                hint=message("netplan check FILE PLAN tells what; or leave the plan out"),
            )  # fmt: skip

    def found(self) -> Alternatives:
        """Find the alternatives, then how free each decision is."""
        around = self._around
        kept = around.limits.left() * FREE_SHARE if self._freedom else 0.0
        rows = tuple(self._alternative(*one) for one in (self._as_good(kept) if self._equal else self._differing(kept)))
        return Alternatives(
            language=around.problem.network.language, plan=around.plan, rows=rows, equal=self._equal,
            complete=self._complete, sentences=(self._headline(len(rows)), *self._sentences),
            freedom=freedom_of(around) if self._freedom else (),
        )  # fmt: skip

    def _alternative(self, about: About, found: Found) -> Alternative:
        around, problem, plan = self._around, self._around.problem, self._around.plan
        return Alternative(
            about=about, differences=differences(problem, plan, found.plan), proven=found.proven, plan=found.plan,
            wishes=wish_prices(problem, around.wishes, around.values.values(), found.values),
        )  # fmt: skip

    def _differing(self, kept: float) -> Iterator[tuple[About, Found]]:
        """Yield the best plan that changes something new, again and again: dates, then venues, then roles."""
        around, number = self._around, 0
        seen: set[Decision] = set()
        for kind in KINDS:
            options = [one for one in around.open if _kind(one) == kind]
            shown = number
            for key in (_place, _choice):  # first what stood as it is in all plans so far, then any other choice
                while number < self._count:
                    known = {key(one) for one in seen}
                    fresh = [one for one in options if key(one) not in known]
                    found = around.best(fresh, self._part(kept, number)) if fresh else True
                    if not isinstance(found, Found):
                        if not found:
                            self._sentences.append(self.say("The time did not suffice to look for more."))
                            return
                        break
                    seen |= found.decisions ^ around.chosen
                    number += 1
                    yield kind, found
            if number < self._count:
                self._sentences.append(self._spent(kind, some=number > shown))
        self._complete = number < self._count

    def _as_good(self, kept: float) -> Iterator[tuple[About, Found]]:
        """Yield all plans that are as good, in the order of the lot."""
        around = self._around
        search = around.held()
        ties = Ties(search, told=False)
        if ties.complete:
            ties.settle()
        search.values, chosen = around.search.values, around.chosen
        for number in range(self._count + 1):
            search.model.cp.add_bool_or(search.model.differing(chosen, around.open))
            step = search.branch(self._part(kept, number))
            found = around.drawn(step) if number < self._count else step.start().impossible
            if not isinstance(found, Found):
                self._complete = found
                return
            chosen = found.decisions
            yield "equal", found

    def _part(self, kept: float, number: int) -> Limits:
        """Return the limits of one alternative: its share of the time, told as a part of the whole."""
        whole = self._around.limits
        seconds = whole.left() - kept
        return portion(whole, seconds if self._equal else seconds / (self._count - number), number, self._count)

    def _headline(self, count: int) -> str:
        say = self.say
        if self._equal:
            return self._as_good_as_this(count)
        if count:
            return say.plural(
                "{count} other plan, with its price against this one.",
                "{count} other plans, each with its price against this one.", count,
            )  # fmt: skip
        if self._complete:
            return say("No other plan keeps all rules; this is proven.")
        return say("No other plan was found in the time given.")

    def _as_good_as_this(self, count: int) -> str:
        """Say how many plans are as good; where nothing is proven about this one, they may be better."""
        say = self.say
        if not count:
            return (
                say("No other plan is as good as this one; this is proven.") if self._complete
                else say("No other plan that is as good was found in the time given.")
            )  # fmt: skip
        found = say.plural(
            "{count} other plan is as good as this one in every wish; only the lot tells them apart.",
            "{count} other plans are as good as this one in every wish; only the lot tells them apart.", count,
        ) if self._around.proven else say.plural(
            "{count} other plan is at least as good as this one in every wish.",
            "{count} other plans are at least as good as this one in every wish.", count,
        )  # fmt: skip
        return found if self._complete else say("{sentence} There may be more.", sentence=found)

    def _spent(self, kind: About, *, some: bool) -> str:
        """Say that nothing else of one kind can be otherwise."""
        say = self.say
        if kind == "dates":
            return (
                say("Every date that some plan can have is in one of these plans.") if some
                else say("No plan has other dates; this is proven.")
            )  # fmt: skip
        if kind == "venues":
            return (
                say("Every venue that some plan can have is in one of these plans.") if some
                else say("No plan has other venues; this is proven.")
            )  # fmt: skip
        return (
            say("Every holder that some plan can have is in one of these plans.") if some
            else say("No plan has other holders of roles; this is proven.")
        )  # fmt: skip


def _kind(decision: Decision) -> About:
    kinds: dict[str, About] = {"date": "dates", "venue": "venues"}
    return kinds.get(decision.what, "roles")


def _place(decision: Decision) -> tuple[str, ...]:
    return decision.meeting, decision.what


def _choice(decision: Decision) -> tuple[str, ...]:
    return decision.meeting, decision.what, decision.choice
