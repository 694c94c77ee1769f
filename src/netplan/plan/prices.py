"""What each rule costs in each wish, and whom it is worth asking."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from netplan.plan.plan import Plan
from netplan.plan.values import Written
from netplan.plan.why import WishPrice

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Prices", "RulePrice", "WorthAsking"]


class RulePrice(Written):
    """What one rule costs: how the wishes would come out without it."""

    rule: str
    """Name of the rule."""
    sentence: str
    """The rule in words."""
    how: Literal["dropped", "eased"]
    """Whether the rule is left out, or may be exceeded by one of its units in each thing it is about."""
    unit: str = ""
    """The unit by which it is eased."""
    wishes: tuple[WishPrice, ...]
    """Each wish's value with the rule and without; the lot is left out."""
    proven: bool
    """Whether both sides are proven best."""
    plan: Plan
    """The best plan without the rule, or with the rule eased."""

    @property
    def gains(self) -> WishPrice | None:
        """The first wish that comes out better; none where the rule costs nothing."""
        first = next((one for one in self.wishes if one.price), None)
        return first if first is not None and first.price < 0 else None


class WorthAsking(Written):
    """A question to one member that may lead to a better plan."""

    person: str
    """Whom to ask."""
    meeting: str
    """Id of the meeting."""
    date: dt.date
    """Whether the person can come on this day after all."""
    answer: str
    """What is known so far: ``no``, ``if_need_be``, ``not_preferred``, ``no_answer`` or ``not_asked``."""
    sentence: str
    """The question in words."""
    wishes: tuple[WishPrice, ...]
    """Each wish's value as things are, and if the person comes."""
    proven: bool
    """Whether both sides are proven best."""
    plan: Plan
    """The best plan if the person comes."""

    @property
    def gains(self) -> WishPrice | None:
        """The first wish that comes out better."""
        return next((one for one in self.wishes if one.price < 0), None)


class Prices(Written):
    """What the rules of a problem cost, and the questions that are worth most.

    Made by :func:`netplan.prices`.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["prices"] = "prices"
    """Tells this file from others."""
    language: str
    """Language of its sentences."""
    plan: Plan
    """The best plan as things are."""
    rules: tuple[RulePrice, ...]
    """Rules that cost something, the dearest first: those left out, and those eased."""
    free: tuple[str, ...] = ()
    """Rules, as sentences, that are proven to cost nothing."""
    unknown: tuple[str, ...] = ()
    """Rules, as sentences, for which the time did not suffice."""
    questions: tuple[WorthAsking, ...] = ()
    """The questions that are worth most, the best first."""
    asked_all: bool = True
    """Whether the time sufficed to try every question."""
    sentences: tuple[str, ...] = ()
    """What there is to say."""

    @property
    def complete(self) -> bool:
        """Whether the time sufficed for every rule and every question."""
        return self.asked_all and not self.unknown

    def frame(self) -> pd.DataFrame:
        """Return the price of every rule that costs something, wish by wish.

        Returns
        -------
        Columns ``rule``, ``sentence``, ``how`` (dropped or eased), ``wish``, ``unit`` (of the wish), ``before``,
        ``after``, ``price`` (below 0: better without the rule), ``proven``.
        """
        import pandas as pd

        columns = ["rule", "sentence", "how", "wish", "unit", "before", "after", "price", "proven"]
        rows = [
            (one.rule, one.sentence, one.how, wish.wish, wish.unit, wish.before, wish.after, wish.price, one.proven)
            for one in self.rules for wish in one.wishes
        ]  # fmt: skip
        kinds = {"before": float, "after": float, "price": float, "proven": bool}
        return pd.DataFrame(rows, columns=columns).astype(kinds)

    def asking(self) -> pd.DataFrame:
        """Return the questions that are worth most, wish by wish.

        Returns
        -------
        Columns ``person``, ``meeting``, ``date`` (datetime64), ``answer`` (so far), ``wish``, ``unit``, ``before``,
        ``after``, ``price``, ``proven``.
        """
        import pandas as pd

        columns = ["person", "meeting", "date", "answer", "wish", "unit", "before", "after", "price", "proven"]
        rows = [
            (one.person, one.meeting, pd.Timestamp(one.date), one.answer, wish.wish, wish.unit, wish.before, wish.after,
             wish.price, one.proven)
            for one in self.questions for wish in one.wishes
        ]  # fmt: skip
        kinds = {"before": float, "after": float, "price": float, "proven": bool}
        return pd.DataFrame(rows, columns=columns).astype(kinds)

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.prices import prices_html

        return prices_html(self)
