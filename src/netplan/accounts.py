"""The fairness report, from the ledger and a plan alone: no solver."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from netplan.domain import Ledger, Number, Problem
from netplan.domain.seasons import check_own
from netplan.plan import Completeness, Debt, Fairness, FairnessRow, Plan, RoleSummary
from netplan.rules import FairShare
from netplan.rules.by_turns import ByTurns
from netplan.rules.debts import debts, debts_after
from netplan.rules.facts import held_meetings, ledger, past_meetings, rotating

__all__ = ["fairness"]

Parts: TypeAlias = tuple[tuple[str, Number], ...]
"""Roles that are counted together, each with its effort."""
NONE: Counter[str] = Counter()


def fairness(problem: Problem, plan: Plan | None = None) -> Fairness:
    """Report who has done how much in each role that rotates and in all, beside the fair share.

    Parameters
    ----------
    problem
        The problem, its history included.
    plan
        A plan for it, counted with the recorded years; none: recorded years only.

    Returns
    -------
    The report. It proves nothing: ``forced_by`` is empty in all of its rows.

    Raises
    ------
    InputError
        When the plan is another network's or season's.
    """
    if plan is not None:
        check_own(problem, plan)
    book = _Book(problem, plan)
    roles = tuple(account[0][0] for account in FairShare().accounts(problem))
    together = FairShare(per_role=False).accounts(problem)[0]
    groups = [(role, ((role, 1),)) for role in roles] + [("", together)] * bool(roles)
    rows = tuple(book.row(name, role, parts) for role, parts in groups for name in problem.people)
    network = problem.network
    return Fairness(
        network=network.id, title=network.name, season=problem.season.name if plan else None,
        language=network.language, as_of=book.as_of, rows=rows,
        roles=tuple(_summary(problem, role, rows) for role, _ in groups),
        debts=tuple(_debts(problem, roles, plan)), completeness=_completeness(problem, roles, book.unlisted),
        history=(*network.history, *(plan.history() if plan else ())),
    )  # fmt: skip


@dataclass(frozen=True)
class _Occasion:
    """One meeting that is counted: how often each person held which roles, and those that a rule gave.

    More than once only where several meetings of the past are recorded under the same imprecise date.
    """

    day: dt.date
    meeting: str | None
    """Its id in the season; none: recorded."""
    held: dict[str, Counter[str]]
    fixed: dict[str, Counter[str]]
    roles: frozenset[str]
    """The roles that anybody held whom no rule gave them."""


class _Book:
    """All that is counted: recorded meetings and the plan's, the oldest first."""

    def __init__(self, problem: Problem, plan: Plan | None) -> None:
        self._problem = problem
        self._ledger = ledger(problem) if plan else Ledger(problem)
        self.unlisted = self._ledger.unlisted
        self._occasions = (*_recorded(problem), *(_planned(problem, plan) if plan else ()))
        eve = problem.season.from_ - dt.timedelta(days=1)
        self.as_of = self._occasions[-1].day if plan and self._occasions else eve

    def row(self, name: str, role: str, parts: Parts) -> FairnessRow:
        """Return what one person has done in a role, or in several with their efforts."""
        keys = {key for key, _ in parts}
        served = [number for number, one in enumerate(self._occasions) if keys & one.held.get(name, NONE).keys()]
        done = sum(effort * one.held.get(name, NONE)[key] for one in self._occasions for key, effort in parts)
        entitlement = sum((effort * self._ledger.account(name, key).entitlement for key, effort in parts), Fraction())
        left, since = self._problem.people[name].left, _year_before(self.as_of)
        gone = left is not None and left < self._problem.season.from_
        return FairnessRow(
            person=name, role=role, label=_label(self._problem, role), done=float(done),
            fixed=float(sum(self._fixed(one, name, role) for one in self._occasions)),
            entitlement=float(entitlement), balance=float(done - entitlement),
            last_served=self._occasions[served[-1]].day if served else None,
            meetings_ago=len(self._occasions) - served[-1] if served else None,
            times_in_12_months=sum(self._occasions[number].day > since for number in served),
            longest_wait=self._longest_wait(name, keys),
            compared=not gone and bool(done or entitlement),
            fixed_by=tuple(dict.fromkeys(self._given_by(name, role))),
        )  # fmt: skip

    def _fixed(self, occasion: _Occasion, name: str, role: str) -> Number:
        """Return how many duties a rule gave at a meeting; in all, roles inside another are not counted again."""
        given = occasion.fixed.get(name, NONE)
        if role:
            return given[role]
        outer = (key for key in given if not any(self._problem.inside(key, other) for other in given))
        roles = self._problem.network.roles
        return sum((given[key] * Fraction(str(roles[key].effort)) for key in outer), Fraction())

    def _longest_wait(self, name: str, keys: set[str]) -> int:
        longest = wait = 0
        for one in self._occasions:
            if keys & one.held.get(name, NONE).keys():
                wait = 0
            elif any(self._shares_in(name, key, one) for key in keys & one.roles):
                wait += 1
                longest = max(longest, wait)
        return longest

    def _shares_in(self, name: str, role: str, occasion: _Occasion) -> bool:
        belongs = self._problem.people[name].belongs(occasion.day)
        return belongs and self._problem.takes_turns(name, role, occasion.meeting)

    def _given_by(self, name: str, role: str) -> Iterator[str]:
        """Yield the lines of the contract that give a role (or any role) to somebody."""
        roles = self._problem.network.roles
        for key in (key for key, kind in roles.items() if name in kind.holder):
            if role in ("", key) or self._problem.inside(key, role):
                yield f"{key}.holder"
                yield from _links(self._problem, key, role) if role else ()


def _links(problem: Problem, inner: str, outer: str) -> Iterator[str]:
    """Yield the lines because of which holders of the inner role hold the outer one."""
    roles = problem.network.roles
    for key in (inner, *(key for key in roles if problem.inside(inner, key) and problem.inside(key, outer))):
        for other in roles:
            if other == outer or problem.inside(other, outer):
                if other in roles[key].within:
                    yield f"{key}.within"
                if key in roles[other].includes:
                    yield f"{other}.includes"


def _recorded(problem: Problem) -> Iterator[_Occasion]:
    for past in past_meetings(problem):
        duties = [(row.member, row.role) for row in past.rows if row.member and row.role]
        yield _occasion(problem, past.day, duties)


def _planned(problem: Problem, plan: Plan) -> Iterator[_Occasion]:
    for meeting in sorted(held_meetings(problem, plan), key=lambda one: (one.start, one.id)):
        duties = [(name, role) for role, names in meeting.roles.items() for name in names]
        yield _occasion(problem, meeting.date, duties, meeting.id)


def _occasion(
    problem: Problem, day: dt.date, duties: list[tuple[str, str]], meeting: str | None = None
) -> _Occasion:
    held: dict[str, Counter[str]] = defaultdict(Counter)
    fixed: dict[str, Counter[str]] = defaultdict(Counter)
    for name, role in duties:
        (fixed if problem.bound(name, role, meeting) else held)[name][role] += 1
    return _Occasion(day, meeting, held, fixed, frozenset().union(*held.values()))


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _debts(problem: Problem, roles: tuple[str, ...], plan: Plan | None) -> Iterator[Debt]:
    """Yield the turns that are owed, after the plan where there is one, the oldest of each queue first."""
    for queue in dict.fromkeys(_queue(problem, role) for role in roles):
        for debt in debts(problem, queue) if plan is None else debts_after(problem, plan, queue):
            yield Debt(
                person=debt.owed, role=debt.role, label=problem.label(debt.role), date=debt.day, taken_by=debt.by,
                reason=debt.reason,
            )  # fmt: skip


def _queue(problem: Problem, role: str) -> tuple[str, ...]:
    """Return the roles that go by turns together with one, as the first rule about it says; else the role alone."""
    for rule in (*problem.network.rules, *problem.network.wishes):
        if isinstance(rule, ByTurns) and role in rotating(problem, rule.roles):
            return rotating(problem, rule.roles)
    return (role,)


def _summary(problem: Problem, role: str, rows: tuple[FairnessRow, ...]) -> RoleSummary:
    balances = {row.person: row.balance for row in rows if row.role == role and row.compared}
    above = sorted((-balance, name) for name, balance in balances.items() if balance > 0)
    below = sorted((balance, name) for name, balance in balances.items() if balance < 0)
    most, least = max(balances.values(), default=0.0), min(balances.values(), default=0.0)
    return RoleSummary(
        role=role, label=_label(problem, role), people=len(balances), spread=most - least, most=most, least=least,
        above={name: -less for less, name in above}, below={name: -balance for balance, name in below},
    )  # fmt: skip


def _label(problem: Problem, role: str) -> str:
    return problem.label(role) if role else problem.say("all roles")


def _completeness(problem: Problem, roles: tuple[str, ...], unlisted: list[str]) -> Completeness:
    past = past_meetings(problem)
    found = Completeness(
        first=past[0].day if past else None, last=past[-1].day if past else None, meetings=len(past),
        held_before=problem.network.meetings_before,
        known={role: sum(bool(one.holders(role)) for one in past) for role in roles},
        unlisted=dict(sorted(Counter(unlisted).items())),
        imprecise=tuple(dict.fromkeys(row.date for row in problem.network.history if not row.precise)),
    )  # fmt: skip
    return found.model_copy(update={"sentences": tuple(_sentences(problem, found))})


def _sentences(problem: Problem, found: Completeness) -> Iterator[str]:
    """Yield one sentence for each fact about the history."""
    say, before = problem.say, found.held_before
    if found.first is None or found.last is None:
        yield say("nothing is recorded of earlier seasons")
    else:
        yield say.plural(
            "the history covers {count} meeting, in {first}",
            "the history covers {count} meetings, from {first} to {last}",
            found.meetings, first=say.month(found.first), last=say.month(found.last),
        )  # fmt: skip
    if before is not None and before != found.meetings:
        yield say.plural(
            "by the contract {count} meeting was held before this season; the history has {recorded}",
            "by the contract {count} meetings were held before this season; the history has {recorded}",
            before, recorded=found.meetings,
        )  # fmt: skip
    for role, known in found.known.items() if found.meetings else ():
        yield say("{role} is known at {known} of {meetings}", role=problem.label(role), known=known,
                  meetings=found.meetings)  # fmt: skip
    if found.imprecise:
        yield say.plural(
            "{count} date is known to the month or quarter only and counts as its last day: {dates}",
            "{count} dates are known to the month or quarter only and count as its last day: {dates}",
            len(found.imprecise), dates=found.imprecise,
        )  # fmt: skip
    if found.unlisted:
        yield say.plural(
            "{count} row names somebody who is no longer listed and counts on neither side: {names}",
            "{count} rows name people who are no longer listed and count on neither side: {names}",
            sum(found.unlisted.values()), names=list(found.unlisted),
        )  # fmt: skip
