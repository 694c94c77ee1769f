"""Where meetings can be held."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from netplan.domain.base import Named
from netplan.domain.values import Closed, one_or_many

__all__ = ["ClosedDays", "Venue"]

ClosedDays = Annotated[tuple[Closed, ...], BeforeValidator(one_or_many)]
"""One closed day (or span of days) or a list of them."""


class Venue(Named):
    """A place to meet; in a file a name alone will do."""

    capacity: int | None = Field(default=None, ge=1)
    """How many people it holds; none: no limit."""
    organisation: str | None = None
    """Whose house it is; the rule `host` reads it."""
    place: str | None = None
    """Town or address; distances are measured to it."""
    region: str | None = None
    """The region it lies in; the rule `regions` reads it."""
    online: bool = False
    """Whether people meet here from afar."""
    closed: ClosedDays = ()
    """Days on which it cannot be used."""
