"""What is wanted of a calendar besides its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netplan.errors import InputError
from netplan.language import message
from netplan.plan import Plan

if TYPE_CHECKING:
    from netplan.io.feeds.published import Published

__all__ = ["Wanted"]


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a calendar; each is explained at :func:`netplan.write`."""

    previous: str | Path | Plan | Published | None = None
    profile: str | None = None
    person: str | None = None
    role: str | None = None
    meeting: str | None = None
    deadlines: str | Mapping[str, Any] | None = None

    def but(self, **fields: Any) -> Wanted:
        """Return the same with other fields."""
        return replace(self, **fields)

    def refuse(self, name: str) -> None:
        """Raise an error where anything is wanted of a file that is no calendar of a plan.

        Parameters
        ----------
        name
            The file's name.
        """
        given = [field for field, value in vars(self).items() if value is not None]
        if given:
            raise InputError(
                message('"{field}" is for calendars of plans only, not for "{name}"', field=given[0], name=name),
                field=given[0], hint=message("leave it out, or choose a file name that ends in .ics"),
            )  # fmt: skip
