"""A look ahead: whether everybody can still have had a role by a given year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from netplan.plan.values import Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Outlook", "OutlookRow"]


class OutlookRow(Written):
    """Whether everybody can still have held one role by the year looked to."""

    role: str
    """Key of the role."""
    label: str
    """What the role is called."""
    waiting: tuple[str, ...]
    """Members who may hold the role and never have."""
    without: int = 0
    """How many of them cannot have held it by then, whatever is planned: proven."""
    proven: bool = True
    """Whether it is proven that no more need go without than ``without``; else the time did not suffice."""
    cannot: dict[str, str] = {}
    """Who cannot by himself, and why, as a sentence."""
    reason: str = ""
    """Why not everybody can, where each could by himself."""
    better: int | None = None
    """How many fewer would go without if this season were planned otherwise; none: nothing to compare with."""

    @property
    def works_out(self) -> bool:
        """Whether everybody can still have held the role."""
        return self.without == 0 and self.proven


class Outlook(Written):
    """What coming seasons allow, role by role."""

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["outlook"] = "outlook"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    language: str
    """Language of its sentences."""
    by: int
    """The year looked to."""
    seasons: tuple[str, ...]
    """The seasons looked at."""
    rows: tuple[OutlookRow, ...]
    """Role by role."""
    possible: bool = True
    """Whether the coming seasons can be planned at all after this season's plan."""
    clash: tuple[str, ...] = ()
    """Where they cannot: the rules that take part, as sentences."""
    left_out: tuple[str, ...] = ()
    """Rules that count within one season and were not looked at."""
    sentences: tuple[str, ...] = ()
    """What there is to say, warnings included."""

    @property
    def works_out(self) -> bool:
        """Whether everybody can still have held every role."""
        return self.possible and all(row.works_out for row in self.rows)

    def frame(self) -> pd.DataFrame:
        """Return who is still waiting for which role.

        Returns
        -------
        Columns ``role``, ``person``, ``can`` (bool: could by himself), ``reason`` (empty where he can).
        """
        import pandas as pd

        rows = [
            (row.role, name, name not in row.cannot, row.cannot.get(name, ""))
            for row in self.rows for name in row.waiting
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=["role", "person", "can", "reason"]).astype({"can": bool})

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.html import outlook_html

        return outlook_html(self)
