"""What it costs to change what a plan has decided."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from netplan.domain.base import Frozen

__all__ = ["ChangePrices"]

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class ChangePrices(Frozen):
    """The price of a change: what is changed, times how far it had come.

    Moving an announced date costs 6 x 3 = 18. A holder who declined is changed for nothing; so is what is open.
    """

    date: Amount = 6
    """For another date of a meeting."""
    venue: Amount = 3
    """For another venue."""
    role: Amount = 1
    """For another holder of a role."""
    tentative: Amount = 0.5
    """Times so much while it was only hoped for."""
    proposed: Amount = 1
    """Times so much while netplan had only proposed it."""
    announced: Amount = 3
    """Times so much once people were told."""
    accepted: Amount = 9
    """Times so much once people have accepted or decided it."""

    def of(self, what: str, state: str) -> Fraction:
        """Return the price of one change, exactly.

        Parameters
        ----------
        what
            ``date``, ``venue`` or the key of a role.
        state
            How far the decision had come.
        """
        factors = {
            "tentative": self.tentative, "proposed": self.proposed, "announced": self.announced,
            "accepted": self.accepted, "done": self.accepted,
        }  # fmt: skip
        each = {"date": self.date, "venue": self.venue}.get(what, self.role)
        return Fraction(str(each)) * Fraction(str(factors.get(state, 0)))
