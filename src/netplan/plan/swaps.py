"""Duties that two people can swap: one takes the other's, and gets it back with one of his own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, InstanceOf

from netplan.domain import Problem
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import message
from netplan.plan.plan import Plan
from netplan.plan.stand_ins import Near, priced
from netplan.plan.states import State
from netplan.plan.values import Figure, Written
from netplan.plan.why import WishPrice

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Swap", "Swaps"]


class Swap(Written):
    """One swap: somebody takes a duty, and gives one of his own for it."""

    person: str
    """Who gives the duty away."""
    meeting: str
    """Id of its meeting."""
    day: dt.date
    """When that is."""
    role: str
    """Key of its role."""
    partner: str
    """Who takes it."""
    for_meeting: str
    """Id of the meeting at which the person serves in return."""
    for_day: dt.date
    """When that is."""
    for_role: str
    """Key of the role in return."""
    state: State
    """How far the partner's own duty has come: what is accepted is asked for last."""
    price: Figure
    """What it costs to change both duties, as far as they have come."""
    prices: tuple[WishPrice, ...] = ()
    """Every wish, as it is in the plan and as it would be."""
    nearest: tuple[Near | None, Near | None] = (None, None)
    """The nearest other duty of the person at the meeting in return, and of the partner at the meeting taken."""
    sentence: str = ""
    """The same in words."""
    plan: InstanceOf[Plan] = Field(exclude=True, repr=False)
    """The plan after the swap, audited."""
    problem: InstanceOf[Problem] = Field(exclude=True, repr=False)
    """What it is a plan for: the same problem, but what people had decided is swapped there, too."""

    def __str__(self) -> str:
        return self.sentence


class Swaps(Written):
    """Swaps that break nothing, those first that disturb least.

    Made by :func:`netplan.swaps`; goes round like a list of :class:`Swap`.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["swaps"] = "swaps"
    """Tells this file from others."""
    language: str
    """Language of its sentences."""
    meeting: str
    """Id of the meeting."""
    title: str
    """What it is called."""
    day: dt.date
    """When it is."""
    role: str
    """Key of the role."""
    label: str
    """What the role is called."""
    person: str
    """Whose duty is to be given away."""
    swaps: tuple[Swap, ...] = ()
    """The swaps: those first that take nothing that was accepted or announced, then those within the same role, then
    those that serve the wishes best, then those that leave most time between duties, then as the lot has it."""
    sentences: tuple[str, ...] = ()
    """What there is to say, the answer first."""

    def __len__(self) -> int:
        return len(self.swaps)

    def __iter__(self) -> Iterator[Swap]:  # type: ignore[override]
        return iter(self.swaps)

    def __getitem__(self, place: int) -> Swap:
        return self.swaps[place]

    def with_(self, partner: str) -> tuple[Swap, ...]:
        """Return the swaps with one person, in the same order.

        Raises
        ------
        InputError
            When there is none.
        """
        found = tuple(one for one in self.swaps if one.partner == partner)
        if not found:
            raise InputError(
                message("no swap with {name} breaks nothing", name=partner), field="partner",
                hint=did_you_mean(partner, tuple(dict.fromkeys(one.partner for one in self.swaps))),
            )
        return found

    def frame(self) -> pd.DataFrame:
        """Return all swaps, a row each, in order.

        Returns
        -------
        Columns ``partner``, ``meeting``, ``date`` (datetime64) and ``role`` of the duty in return, ``state``,
        ``price``, ``days`` (Int64, to the nearest other duty of either; missing: there is none), one column for each
        wish with how much worse it is served (float64), ``sentence``.
        """
        import pandas as pd

        rows = [
            {"partner": one.partner, "meeting": one.for_meeting, "date": pd.Timestamp(one.for_day),
             "role": one.for_role, "state": one.state, "price": one.price,
             "days": min((near.days for near in one.nearest if near), default=None), **priced(one.prices),
             "sentence": one.sentence}
            for one in self.swaps
        ]  # fmt: skip
        columns = ["partner", "meeting", "date", "role", "state", "price", "days", "sentence"]
        frame = pd.DataFrame(rows, columns=[*rows[0]] if rows else columns)
        return frame.astype({"price": float, "days": "Int64", "date": "datetime64[ns]"})

    def __str__(self) -> str:
        return "\n".join([*self.sentences, *(f"{number}. {one}" for number, one in enumerate(self.swaps, start=1))])

    def _repr_html_(self) -> str:
        from netplan.display.html import document_html
        from netplan.display.swaps import swaps_document

        return document_html(swaps_document(self))
