"""Where meetings can be held."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from netplan.domain.base import Frozen
from netplan.domain.values import Closed, one_or_many

__all__ = ["ClosedDays", "Venue"]

ClosedDays = Annotated[tuple[Closed, ...], BeforeValidator(one_or_many)]
"""One closed day (or span of days) or a list of them."""


class Venue(Frozen):
    """A place to meet; in a file a name alone will do."""

    name: str = Field(min_length=1)
    """How the venue is called in plans; unique in the network."""
    capacity: int | None = Field(default=None, ge=1)
    """How many people it holds; none: no limit."""
    organisation: str | None = None
    """Whose house it is."""
    place: str | None = None
    """Town or address."""
    closed: ClosedDays = ()
    """Days on which it cannot be used."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> Any:
        fields: dict[str, Any] = inner(self)
        return self.name if set(fields) == {"name"} else fields
