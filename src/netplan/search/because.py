"""Short reasons: why each date, venue and holder that netplan chose was chosen.

A reason compares the plan with plans in which only this one thing is different. What decided is the wish by which the
best of these is worse, or the rules that all of them break; where some are as good, the lot decided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from netplan.dates import Candidate
from netplan.domain import Problem, Rule
from netplan.plan import Plan, PlannedMeeting, rounded
from netplan.rules.attendance import Attendance, counted
from netplan.rules.by_turns import ByTurns
from netplan.rules.standings import LastServed
from netplan.search.order import Order
from netplan.search.rivals import Rivals, rivals_of
from netplan.search.single import Single
from netplan.search.ties import Ties
from netplan.search.waits import Waits

__all__ = ["because"]

NAMED = 3
"""Up to so many equally good choices, and so many rules, are named one by one."""


def because(problem: Problem, plan: Plan, ties: Ties, order: Order) -> Plan:
    """Return the plan with a short reason for everything that netplan chose.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    ties
        What is known of equally good plans.
    order
        When a plan is better than another.
    """
    single = Single(problem, plan)
    meetings = []
    for meeting in plan.meetings:
        found = {}
        for what, states in meeting.states.items():
            holders = meeting.roles.get(what, (None,))
            places = (_Place(single, ties, order, meeting, what, holder) for holder in holders)
            texts = tuple(
                place.reason() if state == "proposed" else "" for place, state in zip(places, states, strict=True)
            )
            if any(texts):
                found[what] = texts
        meetings.append(meeting.model_copy(update={"because": found}))
    return plan.model_copy(update={"meetings": tuple(meetings)})


class _Place:
    """One thing that netplan chose.

    Parameters
    ----------
    single
        Judges the plan with this changed.
    ties, order
        As for :func:`because`.
    meeting, what, holder
        The meeting's date, its venue, or one holder of a role.
    """

    def __init__(
        self, single: Single, ties: Ties, order: Order, meeting: PlannedMeeting, what: str, holder: str | None
    ) -> None:
        self._single = single
        self._problem = single.problem
        self.say = single.problem.say
        self._ties = ties
        self._order = order
        self._meeting = meeting
        self._what = what
        self._holder = holder

    def reason(self) -> str:
        """Say in a few words why it was chosen; nothing where that is not known."""
        moves = self._single.moves(self._meeting.id, self._what)
        rivals = rivals_of(self._single, [one for one in moves if self._holder in (None, one.old)], self._order)
        if rivals.better:
            return ""  # in a plan that is not proven
        drawn = self._drawn(rivals)
        if len(drawn) > 1 and drawn & {one.new for one in rivals.next_best}:
            return self.say("lot between {choices}, with other choices to match", choices=self._named(drawn))
        clauses = [*self._decided(rivals), *self._by_lot(rivals, drawn)]
        return "; ".join(clauses) or self._no_other(rivals)

    def _decided(self, rivals: Rivals) -> Iterator[str]:
        """Yield by what the next best choice is worse."""
        wish, others = rivals.wish, self._named({one.new for one in rivals.next_best}, style="or")
        if isinstance(wish, Attendance) and self._what == "date":
            yield self._comes(rivals, others)
        elif isinstance(wish, ByTurns) and self._holder is not None and len(rivals.next_best) == 1:
            yield self._waited(wish, self._holder, others) or self._by(wish, others)
        elif wish is not None:
            yield self._by(wish, others)

    def _by(self, wish: Rule, others: str) -> str:
        return self.say("{wish}; next best {others}", wish=wish.in_short(self.say), others=others)

    def _comes(self, rivals: Rivals, others: str) -> str:
        """Say how many can come, then and on the next best date."""
        known = {one.key: self._expected(one) for one in self._single.dates(self._meeting.id)}
        here, less = known[self._chosen()], max(known[one.new] for one in rivals.next_best if one.new)
        words = {"number": rounded(here), "all": self._members(), "others": others, "less": rounded(less)}
        if here == max(known.values()):
            return self.say("most can come: {number} of {all}; next best {others} with {less}", **words)
        return self.say("{number} of {all} can come; next best {others} with {less}", **words)

    def _expected(self, date: Candidate) -> float:
        moved = self._meeting.model_copy(update={"date": date.day, "start": date.start, "end": date.end})
        return counted(self._problem, moved).expected

    def _members(self) -> int:
        return counted(self._problem, self._meeting).members

    def _waited(self, wish: ByTurns, holder: str, other: str) -> str:
        """Say who has waited for how long; nothing where that is not the order of the turns."""
        standing = wish.standing(self._problem)
        if not isinstance(standing, LastServed) or {holder, other} & standing.owed.keys():
            return ""
        waits, say = Waits(self._problem, self._single.plan, self._meeting.id), self.say
        own, others = waits.last(holder, standing.roles), waits.last(other, standing.roles)
        if others is None or (own is not None and own[0] <= others[0]):
            return ""
        if own is None:
            return say.plural(
                "no such duty so far; next best {other}, {count} meeting ago",
                "no such duty so far; next best {other}, {count} meetings ago", others[0], other=other,
            )  # fmt: skip
        return say.plural(
            "last duty {own} meetings ago; next best {other}, {count} meeting ago",
            "last duty {own} meetings ago; next best {other}, {count} meetings ago", others[0], own=own[0], other=other,
        )  # fmt: skip

    def _drawn(self, rivals: Rivals) -> set[str | None]:
        """Return the choices that equally good plans have here, as far as they are known; empty: the lot had none."""
        place, chosen = (self._meeting.id, self._what), self._holder or self._chosen()
        if self._ties.complete and self._ties.choices:
            known = {one.choice for one in self._ties.choices if (one.meeting, one.what) == place}
            return {chosen, *(known - {*self._meeting.holders(self._what)})} if chosen in known else set()
        return {chosen, *(one.new for one in rivals.equal)} if rivals.equal else set()

    def _by_lot(self, rivals: Rivals, drawn: set[str | None]) -> Iterator[str]:
        """Yield between which equally good choices the lot decided."""
        proven = all(one.proven for one in self._single.plan.wishes if one.wish == "lot")
        alone = len(self._meeting.holders(self._what)) < 2
        if not (self._ties.complete and proven):
            if rivals.equal:
                yield self.say("as good: {others}", others=self._named({one.new for one in rivals.equal}))
        elif len(drawn) > 1:
            yield self.say("lot between {choices}", choices=self._named(drawn))
        elif drawn or (alone and (self._meeting.id, self._what) in self._ties.places):
            yield self.say("lot, together with other choices")

    def _no_other(self, rivals: Rivals) -> str:
        """Say that there is no other choice, or which rules stand against all others."""
        say, what = self.say, self._what
        rules = list(dict.fromkeys(rule.in_short(say) for rule in rivals.broken))
        if not rules:
            if what == "date":
                return say("the only date possible")
            return say("the only venue") if what == "venue" else say("there is nobody else")
        named = say.list(rules[:NAMED]) if len(rules) <= NAMED else say("above all {rules}", rules=rules[:NAMED])
        if what == "date":
            return say("no other date fits ({rules})", rules=named)
        if what == "venue":
            return say("no other venue fits ({rules})", rules=named)
        return say("nobody else fits ({rules})", rules=named)

    def _chosen(self) -> str:
        if self._what == "venue":
            return self._meeting.venue or ""
        return self._single.date_of(self._meeting.id).key

    def _named(self, choices: Collection[str | None], style: Literal["standard", "or"] = "standard") -> str:
        """Name choices, dates by their day unless that is not enough; their number where they are many."""
        say, dates = self.say, self._single.dates(self._meeting.id)
        if len(choices) <= NAMED and self._what != "date":
            return say.list(sorted(one for one in choices if one), style=style)
        if len(choices) <= NAMED:
            days = [one.day for one in dates]
            return say.list([
                one.day if days.count(one.day) == 1 else one.start.replace(tzinfo=None)
                for one in dates if one.key in choices
            ], style=style)  # fmt: skip
        if self._what == "date":
            return say("{count} dates", count=len(choices))
        if self._what == "venue":
            return say("{count} venues", count=len(choices))
        return say("{count} people", count=len(choices))
