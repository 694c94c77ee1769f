"""Every choice of one place, judged: possible or not, what it costs, what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from netplan.audit import verify, wish_value
from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.explain.against import against
from netplan.explain.differences import short_names
from netplan.explain.why_alone import Alone, Changed
from netplan.explain.why_asked import Choice
from netplan.explain.why_forbidden import Forbidding
from netplan.explain.why_prices import Pricing, So, Supposed
from netplan.plan import Against, Finding, Level, Plan, WhyChoice, WishPrice, rounded
from netplan.rules import PlanView, Vocabulary, wishes_of
from netplan.rules.lot import Lot
from netplan.rules.view import judged
from netplan.search.order import Order
from netplan.search.run import Limits

__all__ = ["WITHOUT", "Judging"]

WITHOUT = "\0without"
"""The key of the plans without the person asked about, where others may hold the role besides."""
LEAST = 0.5
"""Seconds for one choice at least, as long as there are any."""


class Judging:
    """Judges the choices of one place.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for; the problem may leave open what people decided.
    propose
        Deferred roles that are filled.
    place
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    choices
        All choices.
    limits
        Time and workers.
    """

    def __init__(
        self, problem: Problem, plan: Plan, propose: Sequence[str], place: tuple[str, str],
        choices: tuple[Choice, ...], limits: Limits,
    ) -> None:  # fmt: skip
        self.problem = problem
        self.plan = plan
        self.choices = choices
        self.wishes: tuple[Rule, ...] = wishes_of(problem, plan.seed)[:-1]
        view = PlanView(problem, candidates(problem), plan)
        self.before = tuple(map(view.value, self.wishes))
        """Each wish in the plan."""
        self.broken = tuple(one for one in verify(problem, _unstated(plan)) if one.level is Level.ERROR)
        """What is wrong with the plan itself, whatever figures it states."""
        self.drawn = _drawn(problem, plan)
        """Whether the lot is known to have drawn the plan among all that are as good."""
        self.best = Supposed(None)
        """The best plan of all."""
        self.order = Order.of(self.wishes, self.before, proven=False)
        """When a plan is better than another."""
        self.with_: dict[str, Supposed] = {}
        """The best plan with each choice."""
        self._place = place
        self._propose = propose
        self._limits = limits
        self._alone = Alone(problem, plan, *place)
        self._forbidden: dict[str, list[Rule]] = {}
        self._changed: dict[str, Changed | None] = {}

    def judge(self, asked: str | None) -> None:
        """Judge all choices as far as the time allows; or the one asked about, with those that come next.

        Parameters
        ----------
        asked
            The choice asked about; none: all of them.
        """
        keys: dict[str, So] = {one.name: one.so for one in self.choices if one.so is not None}
        chosen = [one.name for one in self.choices if one.chosen and one.so is not None]
        if asked in chosen and len(chosen) > 1:
            keys[WITHOUT] = _not(keys[asked])
        pricing = Pricing(self.problem, candidates(self.problem), self._propose, self.wishes, keys, self._limits)
        self.best = pricing.best(self.plan, self._known())
        self.order = pricing.order
        self._changed = {one.name: self._alone.of(one) for one in self.choices}
        for name, changed in self._changed.items():
            if changed is not None and name in keys and not changed.findings and not self.broken:
                pricing.offer(name, changed.plan)
        never = set(keys) if self.best.possible is False else set()
        if self.best.possible:
            never = pricing.look()
        self.with_ |= {key: Supposed(False, proven=True) for key in never}
        if asked is not None:
            others = {key for key in pricing.found if key not in (*chosen, WITHOUT)}
            unknown = {key for key in keys if key not in never and key not in pricing.found}
            wanted = {asked, *chosen, *pricing.first_of(others), *unknown, *(key for key in never if key in chosen)}
            self.choices = tuple(one for one in self.choices if one.name in wanted or one.chosen)
        told = {WITHOUT, *(one.name for one in self.choices)}
        self._price(pricing, (key for key in (asked, WITHOUT, *chosen, *pricing.found) if key in told))
        if asked is not None:
            self._only_next(asked)
        self._stand_against(never, asked)

    def _only_next(self, asked: str) -> None:
        """Leave out what comes behind the next best choice, where all are known."""
        others = [one for one in self.choices if not one.chosen and one.name != asked and one.name in self.with_]
        found = {one.name: self.with_[one.name] for one in others}
        if all(one.proven for one in found.values()):
            key = self.order.key
            least = min((key(one.values) for one in found.values() if one.possible), default=())
            told = {name for name, one in found.items() if one.possible and key(one.values) == least}
            self.choices = tuple(one for one in self.choices if one.name not in found or one.name in told)

    def _stand_against(self, never: set[str], asked: str | None) -> None:
        """Find out what leaves no plan with a choice."""
        forbidding = Forbidding(self.problem, candidates(self.problem), self._propose, self._limits)
        for one in sorted(self.choices, key=lambda one: one.name != asked):
            if one.so is not None and one.name in never:
                suspected = [finding.rule for finding in self._findings(one)]
                self._forbidden[one.name] = forbidding.rules(one.so, suspected)

    def _price(self, pricing: Pricing, wanted: Iterable[str | None]) -> None:
        keys = list(dict.fromkeys(key for key in wanted if key in pricing.found and key is not None))
        for number, key in enumerate(keys, start=1):
            left = self._limits.left()
            if left <= 0:
                self.with_ |= {one: Supposed(True) for one in keys[number - 1 :]}
                return
            self._limits.step, self._limits.steps = number, len(keys)
            if key != WITHOUT:
                self._limits.tell(key, None, None)
            share = max(LEAST, left * (0.7 if number == 1 else min(1, 3 / (len(keys) - number + 1))))
            self.with_[key] = pricing.with_(key, share)

    def _known(self) -> tuple[Fraction, ...]:
        """Return the plan's values where it is proven that none is better, so that this need not be proven again."""
        stated = self.plan.wishes
        same_file = self.plan.problem_sha256 in {
            self.problem.sha256, self.problem.with_(network={"language": self.plan.language}).sha256
        }  # fmt: skip
        told = [(wish.name, rounded(value)) for wish, value in zip(self.wishes, self.before, strict=True)]
        proven = (
            self.plan.status == "optimal" and same_file and not self.broken
            and not any(wish.give for wish in self.wishes) and all(one.proven for one in stated)
            and told == [(one.wish, rounded(one.value)) for one in stated[: len(told)]]
        )  # fmt: skip
        return self.before if proven else ()

    def _findings(self, one: Choice) -> tuple[Finding, ...]:
        changed = self._changed.get(one.name)
        return changed.findings if changed else ()

    def told(self) -> tuple[WhyChoice, ...]:
        """Return every choice as it was judged, sorted."""
        order = {one.name: number for number, one in enumerate(self.choices)}

        def place(one: WhyChoice) -> tuple[int, tuple[Fraction, ...], int]:
            rank = 0 if one.chosen else 1 if one.priced else {True: 2, None: 3, False: 4}[one.possible]
            values = self.with_[one.choice].values if one.choice in self.with_ and not one.chosen else ()
            return rank, self.order.key(values) if values else (), order[one.choice]

        return tuple(sorted((self._told(one) for one in self.choices), key=place))

    def _told(self, one: Choice) -> WhyChoice:
        found = self.with_.get(one.name, Supposed(None))
        if one.so is None:
            found = Supposed(False, proven=True)
        changed = self._changed.get(one.name)
        first = self.order.first(self.before, found.values) if found.values else None
        return WhyChoice(
            choice=one.name, start=one.start, chosen=one.chosen, possible=found.possible,
            prices=self.prices(found.values), proven=found.proven, first=first,
            forbidden_by=tuple(self._against(one)),
            alone=self.prices([changed.values[wish] for wish in self.wishes]) if changed else (),
            breaks=tuple(against(self.problem, finding) for finding in changed.findings) if changed else (),
            instead_of=changed.instead_of if changed else (),
        )  # fmt: skip

    def prices(self, values: Sequence[Fraction], since: Sequence[Fraction] | None = None) -> tuple[WishPrice, ...]:
        """Return each wish as it is in the plan, or since another one, and with other values."""
        say = self.problem.say
        return tuple(
            WishPrice(wish=wish.name, sentence=wish.sentence(say), called=self.called(number), unit=wish.value_unit(),
                      before=float(before), after=float(after))
            for number, (wish, before, after) in enumerate(zip(self.wishes, since or self.before, values, strict=False))
        )  # fmt: skip

    def called(self, number: int | None) -> str:
        """Return a wish in a few words; as a sentence where these would not tell it from others."""
        return "" if number is None else short_names(self.problem.say, self.wishes)[number]

    def _against(self, one: Choice) -> Iterator[Against]:
        """Yield what leaves no plan with a choice: the rules, each said of the people concerned where that is known."""
        say = self.problem.say
        if one.reason is not None:
            by = ("window", "rules") if one.start else ("eligible", "rules")
            if self._place[1] == "venue":
                by = ("plan", "mistakes")  # as the audit says it: no rule is about what nobody knows
            yield Against(rule=by[0], about=(one.name,), amount=1, unit=by[1], sentence=say.value(one.reason))
        rules = self._forbidden.get(one.name, ())
        named = {rule: self._named(rule, one) for rule in rules}
        for rule in sorted(rules, key=lambda rule: not named[rule]):  # what is known by name first
            yield from (against(self.problem, finding) for finding in named[rule])
            if not named[rule]:
                yield Against(rule=rule.name, amount=1, unit="rules", sentence=rule.sentence(say))

    def _named(self, rule: Rule, one: Choice) -> list[Finding]:
        """Return what a rule finds wrong with the choice in this plan."""
        known = [found for found in self._findings(one) if found.rule == rule.name]
        planned = self.plan.by_id.get(self._place[0])
        if known or self._changed.get(one.name) or one.key is None or planned is None or one.start is not None:
            return known
        what = self._place[1]
        roles = {**planned.roles, what: tuple(sorted({*planned.holders(what), one.key}))}
        left = tuple(slot for slot in planned.open if slot.role != what)
        added = planned.model_copy(update={"roles": roles, "open": left})
        meetings = tuple(added if each is planned else each for each in self.plan.meetings)
        plan = judged(self.problem, self.plan.model_copy(update={"meetings": meetings}))
        before = {found.about for found in self.broken if found.rule == rule.name}
        return [
            found for found in rule.check(self.problem, plan)
            if found.level is Level.ERROR and found.about not in before and one.key in found.about
        ]  # fmt: skip


def _unstated(plan: Plan) -> Plan:
    """Return a plan without the figures that follow from its decisions."""
    meetings = tuple(one.model_copy(update={"attendance": None}) for one in plan.meetings)
    return plan.model_copy(update={"meetings": meetings, "wishes": ()})


def _drawn(problem: Problem, plan: Plan) -> bool:
    """Tell whether a plan states a proven lot that is the lot of its decisions."""
    stated = [one for one in plan.wishes if one.wish == Lot.name]
    lot = wishes_of(problem, plan.seed)[-1]
    return bool(stated) and all(one.proven for one in stated) and (
        rounded(wish_value(problem, plan, lot)) == rounded(stated[0].value)
    )  # fmt: skip


def _not(so: So) -> So:
    def other(v: Vocabulary) -> object:
        return 1 - so(v)

    return other  # type: ignore[return-value]
