"""What an audit or a lint has to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netplan.domain import Number

__all__ = ["Finding", "Level"]


class Level(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    """A rule is broken."""
    WARNING = "warning"
    """Probably a mistake."""
    NOTE = "note"
    """Worth knowing: an open slot, a deferred role, a missing organisation."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Parameters
    ----------
    rule
        Name of the rule or of the check.
    about
        Names, ids and roles concerned.
    amount
        By how much, in ``unit``.
    unit
        What the amount is counted in.
    level
        How serious it is.
    sentence
        A complete sentence; a :class:`~netplan.language.Message` can be said in another language.
    """

    rule: str
    about: tuple[str, ...]
    amount: Number
    unit: str
    level: Level
    sentence: str
