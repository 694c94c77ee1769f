"""Why there is no plan: parts of rules that clash, and what they come to in a few sentences."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from netplan.plan.values import Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Conflict", "ConflictPart"]


class ConflictPart(Written):
    """One rule as far as it is about certain people, meetings or roles."""

    rule: str
    """Name of the rule."""
    about: tuple[str, ...]
    """Whom and what it is about here, as the rule's own measure says."""
    meetings: tuple[str, ...] = ()
    """Ids of the meetings among them."""
    people: tuple[str, ...] = ()
    """People among them."""
    roles: tuple[str, ...] = ()
    """Keys of the roles among them."""
    dates: tuple[dt.date, ...] = ()
    """The possible dates that it rules out for the people or the meeting, where it is about dates."""
    sentence: str
    """The rule as a sentence, and whom or what it is about here."""


class Conflict(Written):
    """Parts of rules that cannot all hold together.

    Without any one of them there is a plan, if only these parts had to be kept; so whoever wants a plan must change at
    least one of them. It is true where something clashes.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["conflict"] = "conflict"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    language: str
    """Language of its sentences."""
    status: Literal["impossible", "possible", "unknown"]
    """Whether the problem has a plan: none, one at least, or not known in the time given."""
    parts: tuple[ConflictPart, ...] = ()
    """What clashes, rule by rule; empty where there is a plan, or nobody knows."""
    confirmed: bool = False
    """Whether two different methods say that the parts cannot hold together."""
    irreducible: bool = False
    """Whether it is proven that the others could hold together without any one of the parts."""
    sentences: tuple[str, ...] = ()
    """The same in a few sentences: who and what stands in the way, with names, dates and numbers."""

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that take part."""
        return tuple(dict.fromkeys(part.rule for part in self.parts))

    def frame(self) -> pd.DataFrame:
        """Return the parts.

        Returns
        -------
        Columns ``rule``, ``meetings``, ``people``, ``roles``, ``dates`` (all tuples but the first), ``sentence``.
        """
        import pandas as pd

        columns = ["rule", "meetings", "people", "roles", "dates", "sentence"]
        return pd.DataFrame([[getattr(part, name) for name in columns] for part in self.parts], columns=columns)

    def __str__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        from netplan.display.html import conflict_html

        return conflict_html(self)
