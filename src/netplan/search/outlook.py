"""Does it still work out? What coming seasons allow, proven."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from netplan.dates import candidates
from netplan.domain import Expression, Linear, Problem, total
from netplan.domain.names import Names
from netplan.errors import InputError
from netplan.language import Say, message
from netplan.model import Model
from netplan.plan import Outlook, OutlookRow, Plan
from netplan.rules import rules_of
from netplan.rules.facts import ledger
from netplan.search.conflict import Guarded
from netplan.search.horizon import Horizon
from netplan.search.run import Limits, impossible, run

__all__ = ["outlook"]

YEARS, FARTHEST = 3, 50
"""So many years are looked ahead unless the caller names a year, and at most."""


def outlook(
    problem: Problem,
    plan: Plan | None = None,
    by: int | None = None,
    roles: str | Collection[str] = (),
    *,
    time_limit: float = 60,
    workers: int | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Outlook:
    """Tell whether everybody can still have held each role once by a given year, under the rules.

    Parameters
    ----------
    problem
        The season to start from.
    plan
        This season's plan: the look-ahead starts after it, and is compared with what another plan on the same dates
        would leave possible. None: this season is still free.
    by
        The last year looked at, 50 years ahead at most; none: three years after the season.
    roles
        Which role or roles, by key, label or alias; empty: all that rotate.
    time_limit, workers, clock
        As in :func:`netplan.solve`.

    Raises
    ------
    InputError
        For a year before the first season looked at or too far ahead, a role that netplan does not fill, and a window
        that a later season does not have.

    Notes
    -----
    What is said to be impossible is proven, given that later meetings are on the earliest dates of their windows; rules
    that count within one season are left out (``left_out`` names them). What is said to be possible takes it that
    everybody can come.
    """
    limits = Limits(time_limit, clock, workers)
    start = problem if plan is None else problem.next_season(plan)
    by = _year(start, problem.season.to.year + YEARS if by is None else by)
    roles = _keys(problem, (roles,) if isinstance(roles, str) else roles)
    after = _Years(Horizon(start, by), limits)
    say = problem.say
    if not after.possible():
        clash = tuple(rule.sentence(say) for rule in Guarded(*after.given, settled=False).core(limits) or ())
        rows: tuple[OutlookRow, ...] = ()
    else:
        clash, rows = (), tuple(after.row(role, say) for role in roles)
    free = _Years(Horizon(problem, by, plan), limits) if plan is not None else None
    if free is not None and free.possible():
        rows = tuple(_compared(row, free) for row in rows)
    found = Outlook(
        network=problem.network.id, title=problem.network.name, language=problem.network.language, by=by,
        seasons=after.horizon.names, rows=rows, possible=not clash, clash=clash, left_out=after.horizon.left_out,
    )  # fmt: skip
    corner = free is not None and free.possible()
    return found.model_copy(update={"sentences": tuple(_sentences(found, corner, say))})


def _year(start: Problem, by: int) -> int:
    """Return the year; it must not lie before the first season looked at, nor too far ahead."""
    first = start.season.from_.year
    if not first <= by <= first + FARTHEST:
        raise InputError(
            message("the year {year} does not lie between {first} and {last}",
                    year=str(by), first=str(first), last=str(first + FARTHEST)),
            field="by", hint=message("name a year in which the coming seasons lie"),
        )  # fmt: skip
    return by


def _keys(problem: Problem, words: Collection[str]) -> tuple[str, ...]:
    """Return the keys of roles that rotate; nobody waits for a turn in the others."""
    names, rotating = Names(problem.network, problem.season), problem.rotating()
    keys = tuple(names.role(word, "roles") for word in words)
    for key in keys:
        if key not in rotating:
            raise InputError(
                message("netplan does not choose who is {role}", role=problem.label(key)), field="roles",
                hint=message("use one of these: {names}", names=", ".join(rotating)),
            )  # fmt: skip
    return keys or rotating


@dataclass
class _Reach:
    """How many of the people waiting can get a role: the most found, and the most that may be."""

    most: int
    bound: int


class _Years:
    """The joined seasons with a model of their rules."""

    def __init__(self, horizon: Horizon, limits: Limits) -> None:
        self.horizon = horizon
        self.problem = horizon.problem
        self.given = (self.problem, candidates(self.problem))
        self._limits = limits
        self._model = Model(*self.given)
        for rule in rules_of(self.problem):
            self._model.require(rule, settled=False)  # dates are only assumed: what they break says nothing
        self._possible: bool | None = None

    def possible(self) -> bool:
        """Tell whether the seasons can be planned; unknown counts as possible."""
        if self._possible is None:
            self._possible = not impossible(self._model.cp, self._limits)
        return self._possible

    def waiting(self, role: str) -> tuple[str, ...]:
        """Return who may hold a role and never has."""
        problem, accounts = self.problem, ledger(self.problem)
        days = [found.day for one in self.given[1].by_meeting.values() for found in one]
        return tuple(
            name for name, member in problem.people.items()
            if accounts.account(name, role).past == 0 and problem.takes_turns(name, role)
            and any(member.belongs(day) for day in (*days, problem.season.from_))
        )  # fmt: skip

    def _serves(self, name: str, role: str) -> Expression:
        words = self._model.words
        return words.any(words.serves(name, role, meeting.id) for meeting in self.problem.meetings)

    def reach(self, role: str) -> _Reach:
        """Find how many of those who wait can get the role."""
        found = total(self._serves(name, role) for name in self.waiting(role))
        if not isinstance(found, Linear):
            return _Reach(int(found), int(found))
        self._model.cp.maximize(self._model.words.sum(found))
        outcome = run(self._model.cp, (), self._limits, seconds=self._limits.share())
        self._model.cp.clear_objective()
        many = len(self.waiting(role))
        if outcome.values is None:
            return _Reach(0, many)
        return _Reach(outcome.best, outcome.best if outcome.proven else min(many, outcome.bound))

    def row(self, role: str, say: Say) -> OutlookRow:
        """Say what the years allow for one role."""
        waiting, reach = self.waiting(role), self.reach(role)
        cannot = {}
        if reach.most < len(waiting):
            cannot = {name: why for name in waiting if (why := self._why_not(name, role, say))}
        without = len(waiting) - reach.bound
        reason = ""
        if without > len(cannot):
            slots = [one for one in self.problem.slots() if one.role == role]
            places = sum(max(one.lowest, len(one.decided)) for one in slots)
            reason = say(
                "there are only {duties} duties until {year} for {people} people",
                duties=places, year=str(self.problem.season.to.year), people=len(waiting),
            )  # fmt: skip
        return OutlookRow(
            role=role, label=self.problem.label(role), waiting=waiting, without=without,
            proven=reach.most == reach.bound, cannot=cannot, reason=reason,
        )  # fmt: skip

    def _why_not(self, name: str, role: str, say: Say) -> str:
        """Say why somebody cannot get a role by himself; empty where he can."""
        serves = self._serves(name, role)
        if isinstance(serves, Linear):
            asked: Any = self._model.cp.clone()
            asked.add(self._model.words.sum(serves) >= 1)
            if not impossible(asked, self._limits):
                return ""
        member = self.problem.people[name]
        if member.left is not None:
            return say("{name} leaves on {day}, before a turn comes", name=name, day=member.left)
        rules = [rule.sentence(say) for rule in self._in_the_way(name, role)]
        if not rules:
            return say("{name} is no member at any of the meetings that have the role", name=name)
        return say("{name} is kept from it by: {rules}", name=name, rules="; ".join(rules))

    def _in_the_way(self, name: str, role: str) -> Any:
        guarded = Guarded(*self.given, settled=False)
        words = guarded.model.words
        serves = words.any(words.serves(name, role, meeting.id) for meeting in self.problem.meetings)
        if isinstance(serves, Linear):
            guarded.model.cp.add(words.sum(serves) >= 1)
        return guarded.core(self._limits) or ()


def _compared(row: OutlookRow, free: _Years) -> OutlookRow:
    """Say how many fewer would go without the role if this season were planned otherwise."""
    without = len(free.waiting(row.role)) - free.reach(row.role).most
    return row.model_copy(update={"better": max(0, row.without - without)})


def _sentences(found: Outlook, corner: bool, say: Say) -> list[str]:
    said = []
    if not found.possible:
        said.append(say("After this plan the coming seasons cannot be planned: {rules}.", rules="; ".join(found.clash)))
        if corner:
            said.append(say("Another plan of this season on the same dates would leave them possible."))
    for row in found.rows:
        words = {"role": row.label, "year": str(found.by), "count": row.without}
        if row.works_out:
            said.append(say("Everybody can still have been {role} once by the end of {year}.", **words))
        elif row.without:
            said.append(say("{role}: {count} of {people} who wait cannot have a turn by the end of {year}.",
                            **words, people=len(row.waiting)))  # fmt: skip
            said += [say("{sentence}.", sentence=one) for one in (*row.cannot.values(), row.reason) if one]
        else:
            said.append(say("{role}: the time did not suffice to tell who can have a turn by {year}.", **words))
        if row.better:
            said.append(say("{role}: with another plan of this season {better} fewer would go without.",
                            role=row.label, better=row.better))  # fmt: skip
    return said
