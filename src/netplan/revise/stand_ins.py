"""Who can step in: everybody tried, those who can ranked by fairness and rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from netplan.domain import Problem
from netplan.explain.why_words import cost, reasons_of
from netplan.language import Say
from netplan.plan import Plan, StandIn, StandIns, rounded
from netplan.revise.asked import Duty, asked_duty
from netplan.revise.days import known_day
from netplan.revise.handing import Handing, handing
from netplan.revise.ranking import Ranking, rest
from netplan.revise.trying import Tried, Trying
from netplan.rules.debts import debts_after

__all__ = ["stand_ins"]


def stand_ins(
    problem: Problem, plan: Plan, meeting: str, role: str, person: str | None = None, *,
    as_of: dt.date | str | None = None,
) -> StandIns:  # fmt: skip
    """Tell who can take somebody's duty at one meeting, and who cannot and why not.

    Parameters
    ----------
    problem, plan
        The plan that stands, made by netplan or by hand, and what it is a plan for.
    meeting
        The meeting, by id or title.
    role
        The role, by key, label or alias.
    person
        For whom; none: for the one who holds it, or declined it, or for a place that is open.
    as_of
        The day it is: for what was before it nobody can step in.

    Returns
    -------
    A :class:`StandIns`. Offered is who is eligible, present and free: the plan in which nothing else is changed breaks
    no rule that it keeps now, by its audit. First comes who has done least beside a fair share, then who has most time
    from and to another duty, then the lot. No solver is asked.

    Raises
    ------
    InputError
        When a word names nothing, or the meeting is over.

    Examples
    --------
    ``netplan.stand_ins(problem, plan, "M3", "minute_taker").take("Kis")``
    """
    day = known_day(as_of)
    duty = asked_duty(problem, plan, meeting, role, person, day, open_too=True)
    asking = _Asking(problem, plan, duty)
    found = [asking.judged(name) for name in asking.people]
    offered = tuple(sorted((one for one in found if one.possible), key=asking.key))
    others = tuple(one for one in found if not one.possible)
    price = 0.0 if duty.holder is None else float(
        problem.network.change_prices.of(duty.role, duty.planned.state(duty.role, duty.holder)))  # fmt: skip
    return StandIns(
        language=problem.network.language, meeting=duty.planned.id, title=duty.planned.title, day=duty.planned.date,
        role=duty.role, label=problem.label(duty.role), person=duty.holder, price=price, offered=offered,
        others=others, sentences=tuple(asking.sentences(offered)),
    )  # fmt: skip


class _Asking:
    """Everything about one duty that others might take."""

    def __init__(self, problem: Problem, plan: Plan, duty: Duty) -> None:
        self._problem = problem
        self._plan = plan
        self._duty = duty
        holders = duty.planned.holders(duty.role)
        self.people = tuple(name for name in (*problem.people, *problem.outsiders(duty.role)) if name not in holders)
        self._trying = Trying(problem, plan, map(self._handing, self.people))
        self._ranking = Ranking(problem, plan)

    def judged(self, name: str) -> StandIn:
        """Tell what follows if somebody takes the duty."""
        planned, role, taken = self._duty.planned, self._duty.role, self._handing(name)
        tried = self._trying.of((taken,))
        before, after = self._ranking.near(name, planned.id)
        one = StandIn(
            person=name, possible=tried.plan is not None, roles=taken.roles, before=before, after=after,
            balance=self._ranking.balance(name, role), prices=self._trying.prices(tried),
            breaks=self._trying.breaks(tried), notes=self._trying.notes(tried, name, planned.id), plan=tried.plan,
            problem=tried.problem if tried.plan else None,
        )  # fmt: skip
        return one.model_copy(update={"sentence": self._sentence(one, tried)})

    def _handing(self, name: str) -> Handing:
        planned, role, old = self._duty.planned, self._duty.role, self._duty.holder
        owed = old in self._problem.people and not self._problem.bound(old or "", role, planned.id)
        return handing(self._problem, planned, role, old, name, owed=owed)

    def key(self, one: StandIn) -> tuple[bool, float, float, float, int]:
        """Return what puts those who can in order: the first is to be asked first."""
        days, meetings = rest(one.before, one.after)
        drawn = self._ranking.draw(self._duty.planned.id, self._duty.role, one.person)
        return one.balance is None, one.balance or 0.0, -days, -meetings, drawn

    def _sentence(self, one: StandIn, tried: Tried) -> str:
        say = self._problem.say
        if tried.plan is None:
            return say("{name} cannot: {reasons}.", name=one.person, reasons=reasons_of(one.breaks, say))
        parts = [*_balance(one, say), _rest(one, say)]
        more = [self._problem.label(role) for role in one.roles[1:]]
        if more:
            parts.append(say("takes over {roles} as well", roles=more))
        parts.append(cost(one.prices, say) or say("no wish suffers"))
        said = say("{name}: {parts}.", name=one.person, parts="; ".join(parts))
        return " ".join((said, *one.notes))

    def sentences(self, offered: tuple[StandIn, ...]) -> Iterator[str]:
        """Yield what there is to say, the answer first."""
        say, duty = self._problem.say, self._duty
        words = {"role": self._problem.label(duty.role), "meeting": duty.planned.id, "day": duty.planned.date}
        if offered:
            yield say.plural(
                "Only {name} can be {role} of {meeting} on {day}.",
                "{count} people can be {role} of {meeting} on {day}; the first to ask is {name}.",
                len(offered), name=offered[0].person, **words,
            )  # fmt: skip
        else:
            yield say("Nobody can be {role} of {meeting} on {day} without breaking a rule.", **words)
            return
        yield from self._turns(offered)

    def _turns(self, offered: tuple[StandIn, ...]) -> Iterator[str]:
        """Yield whose turn it is that is taken, and to whom one is owed."""
        say, duty = self._problem.say, self._duty
        role = self._problem.network.roles[duty.role]
        whose = duty.planned.displaced(duty.role, duty.holder or "") or duty.holder
        if role.rotates and whose in self._problem.people and (
            whose != duty.holder or not self._problem.bound(whose, duty.role, duty.planned.id)
        ):  # fmt: skip
            yield say("The turn is then owed to {name}, who gets the next one.", name=whose)
        for debt in debts_after(self._problem, self._plan, (duty.role,)) if role.rotates else ():
            if any(one.person == debt.owed for one in offered):
                yield say("{name} is owed a turn: {other} took it on {day}.", name=debt.owed, other=debt.by,
                          day=debt.day)  # fmt: skip


def _balance(one: StandIn, say: Say) -> Iterator[str]:
    if one.balance is None:
        return
    amount = rounded(abs(one.balance))
    if not amount:
        yield say("exactly a fair share")
    elif one.balance > 0:
        yield say("{amount} duties above a fair share", amount=amount)
    else:
        yield say("{amount} duties below a fair share", amount=amount)


def _rest(one: StandIn, say: Say) -> str:
    near = min((near for near in (one.before, one.after) if near), key=lambda near: near.days, default=None)
    if near is None:
        return say("no other duty")
    if not near.meetings:
        return say("another duty at the same meeting")
    return say.plural("nearest other duty a day away, on {day}", "nearest other duty {count} days away, on {day}",
                      near.days, day=near.day)  # fmt: skip
