"""A repair in sentences: what is to be done or accepted, with names, dates and amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from netplan.dates import Candidates, candidates
from netplan.domain import Answer, Problem, Rule
from netplan.explain.eased import broken, eased, instead
from netplan.explain.edits import moved
from netplan.explain.families import Amount, Family, drop_price
from netplan.explain.yielding import Way
from netplan.language import Say
from netplan.plan import Give, Plan
from netplan.rules.answers import Answers
from netplan.rules.decided import Decided
from netplan.rules.excepted import price_of
from netplan.rules.facts import plan_slots
from netplan.rules.filled import Filled
from netplan.rules.view import judged
from netplan.rules.window import Window

__all__ = ["Telling"]

NAMED = 6
"""Up to so many people are named without a count."""
SEVERAL = 3
"""Up to so many things that a rule finds are told one by one."""


class Telling:
    """Says what gives way.

    Parameters
    ----------
    before, after
        The problem, and the problem that a repair makes of it.
    plan
        The plan of the changed problem.
    """

    def __init__(self, before: Problem, after: Problem, plan: Plan) -> None:
        self.before, self.after, self.plan = before, after, plan
        self.seen = judged(after, plan)
        self.say: Say = before.say
        self.possible: Candidates = candidates(before)

    def gives(self, families: Sequence[Family], way: Way) -> Iterator[Give]:
        """Yield what gives way, rule by rule."""
        for family in (one for one in families if one.number in way.families):
            amounts = way.amounts[family.number]
            if way.drops(family.number):
                yield self._dropped(family)
            elif isinstance(family.rule, Answers):
                yield from self._asked(family, way, amounts)
            elif isinstance(family.rule, Window):
                yield from (self._day(family, way, *one) for one in amounts)
            elif isinstance(family.rule, Decided):
                yield from self._undecided(family, amounts)
            elif isinstance(family.rule, Filled):
                yield from self._unfilled(family, amounts)
            else:
                most = drop_price(family.rule) if family.number in way.capped else None
                yield from self._exceeded(family, amounts, most)

    def _give(self, family: Family, about: Sequence[str], amount: Fraction, price: Fraction, sentence: str) -> Give:
        return Give(
            rule=family.rule.name, about=tuple(about), amount=float(amount), unit=self.say(family.rule.unit),
            price=float(price), sentence=sentence,
        )  # fmt: skip

    def _dropped(self, family: Family) -> Give:
        sentence = self.say("do without this rule: {sentence}", sentence=family.rule.sentence(self.say))
        give = self._give(family, (), Fraction(1), drop_price(family.rule), sentence)
        return give.model_copy(update={"unit": self.say("rules")})

    # ---- people and dates ------------------------------------------------------------------------------------------

    def _asked(self, family: Family, way: Way, amounts: Sequence[tuple[Amount, Fraction]]) -> Iterator[Give]:
        dates: dict[str, list[Amount]] = {}
        for amount, _ in amounts:
            dates.setdefault(amount.about[1], []).append(amount)
        for meeting, asked in dates.items():
            names = [one.about[0] for one in asked]
            day = way.dates[meeting].day
            words = {"day": self.say.date(day, weekday=True), "meeting": meeting, "names": names}
            if len(names) <= NAMED:
                sentence = self.say("ask {names} to come on {day} after all ({meeting})", **words)
            else:
                belong = sum(one.belongs(day) for one in self.before.network.members)
                sentence = self.say(
                    "ask {count} of the {all} members to come on {day} after all ({meeting}): {names}",
                    count=len(names), all=belong, **words,
                )  # fmt: skip
            price = sum((one.price for one in asked), Fraction())
            yield self._give(family, (*names, meeting), Fraction(len(names)), price, sentence)

    def _day(self, family: Family, way: Way, amount: Amount, by: Fraction) -> Give:
        meeting = amount.about[0]
        one = way.dates[meeting]
        sentence = self.say("{what}, {where}", what=self._on(meeting, one.day), where=self._fallen(meeting, one.day))
        answers = {self.possible.answers.of(name, one.start, one.end) for name in self.before.people}
        given = self.before.season.availability
        if answers == {Answer.NOT_ASKED} and (given.polls or given.answers):
            sentence = self.say("{sentence}; nobody was asked about this date", sentence=sentence)
        return self._give(family, amount.about, by, by * amount.price, sentence)

    def _on(self, meeting: str, day: date) -> str:
        return self.say("hold {meeting} on {day}", meeting=meeting, day=self.say.date(day, weekday=True))

    def _fallen(self, meeting: str, day: date) -> str:
        """Say what stood against a day."""
        reason = next((one.reason for one in self.possible.dropped[meeting] if one.day == day), None)
        if reason is not None:
            return self.say("although this day had fallen away ({reason})", reason=reason)
        span, window = self.possible.spans[meeting], self.possible.readings[meeting]
        if not span or span[0] <= day <= span[-1]:
            return self.say("although it is outside its window ({window})", window=window)
        if day < span[0]:
            return self.say.plural(
                "{count} day before its window ({window})", "{count} days before its window ({window})",
                (span[0] - day).days, window=window,
            )  # fmt: skip
        return self.say.plural(
            "{count} day after its window ({window})", "{count} days after its window ({window})",
            (day - span[-1]).days, window=window,
        )  # fmt: skip

    # ---- decisions and places --------------------------------------------------------------------------------------

    def _undecided(self, family: Family, amounts: Sequence[tuple[Amount, Fraction]]) -> Iterator[Give]:
        price = price_of(family.rule)
        assert price is not None
        for (meeting, what), names, more in moved(amounts):
            changes = max(1, len(names) + more)
            sentence = self._moved(meeting, what, names)
            yield self._give(family, (meeting, what, *names), Fraction(changes), changes * price, sentence)

    def _moved(self, meeting: str, what: str, names: Sequence[str]) -> str:
        planned, written = self.plan.by_id.get(meeting), self.before.by_id[meeting]
        if planned is None:
            return self.say("leave out {meeting}", meeting=meeting)
        if what == "date":
            assert written.date is not None
            return self.say("move {meeting} from {old} to {new}", meeting=meeting,
                            old=self.say.date(written.date.value, weekday=True),
                            new=self.say.date(planned.date, weekday=True))  # fmt: skip
        if what == "venue":
            assert written.venue is not None
            return self.say("hold {meeting} at {new} instead of {old}",
                            meeting=meeting, new=planned.venue, old=written.venue.value)  # fmt: skip
        before = written.roles[what].decided
        come = [name for name in planned.holders(what) if name not in before]
        words = {"meeting": meeting, "role": self.before.label(what), "come": come, "names": list(names)}
        if not names:
            return self.say("let {come} be {role} of {meeting}, too", **words)
        if not come:
            return self.say("do without {names} as {role} of {meeting}", **words)
        return self.say("let {come} be {role} of {meeting} instead of {names}", **words)

    def _unfilled(self, family: Family, amounts: Sequence[tuple[Amount, Fraction]]) -> Iterator[Give]:
        left: dict[str, list[tuple[Amount, Fraction]]] = {}
        for amount, by in amounts:
            meeting, role = amount.about
            if meeting in self.seen.by_id and not self.seen.by_id[meeting].holders(role):
                left.setdefault(role, []).append((amount, by))
            else:
                sentence = self._count(meeting, role)
                yield self._give(family, amount.about, by, by * amount.price, sentence)
        for role, several in left.items():
            meetings = [one.about[0] for one, _ in several]
            sentence = self.say("leave the {role} of {meetings} open", role=self.before.label(role), meetings=meetings)
            price = sum((one.price * by for one, by in several), Fraction())
            yield self._give(family, (*meetings, role), sum((by for _, by in several), Fraction()), price, sentence)

    def _count(self, meeting: str, role: str) -> str:
        slot = plan_slots(self.after, self.seen)[meeting, role]
        held = len(self.seen.by_id[meeting].holders(role)) if meeting in self.seen.by_id else 0
        words = {"meeting": meeting, "role": self.before.label(role), "held": held}
        if held < slot.lowest:
            return self.say("let {meeting} have {held} as {role} instead of {needed}", needed=slot.lowest, **words)
        return self.say("let {meeting} have {held} as {role} instead of {needed} at most",
                        needed=slot.highest, **words)  # fmt: skip

    # ---- every other rule ------------------------------------------------------------------------------------------

    def _exceeded(
        self, family: Family, amounts: Sequence[tuple[Amount, Fraction]], most: Fraction | None
    ) -> Iterator[Give]:
        """Yield what the rule itself finds in the plan, with how it would have to read to find nothing."""
        rule, price = family.rule, price_of(family.rule)
        assert price is not None
        found = broken(rule, self.after, self.seen)
        other = eased(rule, self.after, self.seen) if found else None
        reads = "" if other is None else self._reads(family, other, amounts)
        amount = sum((Fraction(one.amount) for one in found), Fraction())
        if most is not None:
            price = most / amount
        if len(found) > SEVERAL:
            said = self.say("{sentence}, and {count} more like it", sentence=found[0].sentence, count=len(found) - 1)
            yield self._give(family, found[0].about, amount, amount * price, self._accept(said, reads))
            return
        for number, one in enumerate(found):
            last = number == len(found) - 1
            sentence = self._accept(self.say.value(one.sentence), reads if last else "")
            amount = Fraction(one.amount)
            yield self._give(family, one.about, amount, amount * price, sentence)

    def _accept(self, said: str, reads: str) -> str:
        if not reads:
            return self.say("accept that {said}", said=said)
        return self.say("accept that {said}: {rule}", said=said, rule=reads)

    def _reads(self, family: Family, other: Rule, amounts: Sequence[tuple[Amount, Fraction]]) -> str:
        """Say how a rule would read, and for what: elsewhere it holds as before."""
        rule = instead(family.rule, other, self.say)
        if len(amounts) == len(family.amounts) or not all(one.about for one, _ in amounts):
            return rule
        if len(amounts) > 1:
            return self.say("{rule}, in these cases only", rule=rule)
        about = amounts[0][0].about
        known = {*self.before.people, *self.before.by_id}
        roles = self.before.network.roles
        names = [one for one in about if one in known]
        names = names or [self.before.label(one) if one in roles else one for one in about]
        return self.say("{rule}, for {names} only", rule=rule, names=names)
