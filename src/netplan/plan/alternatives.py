"""Other good plans, each with its price; and how free each decision of a plan is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from netplan.plan.plan import Plan
from netplan.plan.values import Written
from netplan.plan.why import WishPrice

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["About", "Alternative", "Alternatives", "Difference", "Free", "Freedom"]

About = Literal["dates", "venues", "roles", "equal"]
"""In what an alternative differs; ``equal``: it is one of the plans that are as good."""
Free = Literal["decided", "forced", "tied", "costly", "unknown"]
"""How free a decision is: ``decided`` by people or by a rule of theirs; ``forced``: no plan has another choice, proven;
``tied``: an equally good plan has one; ``costly``: other plans have one, and a wish suffers; ``unknown``: the time did
not suffice to tell."""


class Difference(Written):
    """One thing that is otherwise in another plan."""

    meeting: str
    """Id of the meeting."""
    what: str
    """``date``, ``venue``, or the key of a role."""
    before: tuple[str, ...]
    """What it is in the plan that is compared with: a date (ISO, with the time where only that differs), a venue, or
    the holders; empty: nothing."""
    after: tuple[str, ...]
    """What it is in the other plan."""
    sentence: str
    """The same in words."""


class Alternative(Written):
    """Another good plan, with its price against the one that was given."""

    about: About
    """In what it was asked to differ."""
    differences: tuple[Difference, ...]
    """All in which it differs, by meeting: dates first, then venues, then roles."""
    wishes: tuple[WishPrice, ...]
    """Each wish's value in the plan given and in this one, in the order of the wishes; the lot is left out."""
    proven: bool
    """Whether it is proven that no better plan differs so."""
    plan: Plan
    """The plan, audited."""

    @property
    def sentence(self) -> str:
        """What is different, in words."""
        return "; ".join(one.sentence for one in self.differences)

    @property
    def suffers(self) -> WishPrice | None:
        """The first wish that is worse than in the plan given; none where no wish is."""
        return next((one for one in self.wishes if one.price > 0), None)


class Freedom(Written):
    """How free one decision of a plan is."""

    meeting: str
    """Id of the meeting."""
    what: str
    """``date``, ``venue``, or the key of a role."""
    choice: str
    """The date (ISO; with the time where the day is offered twice), the venue or the holder."""
    day: dt.date | None = None
    """Of a date: the day."""
    free: Free
    """How free the decision is."""
    others: tuple[str, ...] = ()
    """Of a tied decision: what else stands there in equally good plans."""
    wish: str = ""
    """Of a costly decision: the first wish, by name, that is worse in every plan with another choice."""
    sentence: str = ""
    """The same in words."""


class Alternatives(Written):
    """Other good plans for a problem, the nearest to the best first.

    Made by :func:`netplan.alternatives`; goes round like a list of :class:`Alternative`.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["alternatives"] = "alternatives"
    """Tells this file from others."""
    language: str
    """Language of its sentences."""
    plan: Plan
    """The plan that they are compared with."""
    rows: tuple[Alternative, ...]
    """The alternatives, in the order in which they were found; equally good ones in the order of the lot."""
    equal: bool = False
    """Whether all plans were asked for that are as good as the one given."""
    complete: bool = True
    """Whether there are no further ones of that kind: proven."""
    freedom: tuple[Freedom, ...] = ()
    """How free each decision of the plan is, by meeting; empty where that was not asked for."""
    sentences: tuple[str, ...] = ()
    """What there is to say."""

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> Alternative:
        return self.rows[number]

    def __iter__(self) -> Iterator[Alternative]:  # type: ignore[override]
        return iter(self.rows)

    def frame(self) -> pd.DataFrame:
        """Return the price of every alternative, wish by wish.

        Returns
        -------
        Columns ``alternative`` (1 is the first), ``about``, ``different`` (in words), ``wish``, ``unit``, ``before``,
        ``after``, ``price`` (above 0: worse), ``proven``.
        """
        import pandas as pd

        columns = ["alternative", "about", "different", "wish", "unit", "before", "after", "price", "proven"]
        rows = [
            (number, one.about, one.sentence, wish.wish, wish.unit, wish.before, wish.after, wish.price, one.proven)
            for number, one in enumerate(self.rows, start=1) for wish in one.wishes
        ]  # fmt: skip
        kinds = {"before": float, "after": float, "price": float, "proven": bool}
        return pd.DataFrame(rows, columns=columns).astype(kinds)

    def decisions(self) -> pd.DataFrame:
        """Return how free each decision is.

        Returns
        -------
        Columns ``meeting``, ``what`` (date, venue or a role), ``choice``, ``free`` (see :class:`Freedom`), ``others``
        (divided by commas), ``wish`` (the first that suffers), ``sentence``.
        """
        import pandas as pd

        columns = ["meeting", "what", "choice", "free", "others", "wish", "sentence"]
        rows = [
            (one.meeting, one.what, one.choice, one.free, ", ".join(one.others), one.wish, one.sentence)
            for one in self.freedom
        ]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        return "\n".join([*self.sentences, *(f"{number}. {one.sentence}" for number, one in enumerate(self, start=1))])

    def _repr_html_(self) -> str:
        from netplan.display.alternatives import alternatives_html

        return alternatives_html(self)
