"""What is due before and after each meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from netplan.domain.base import Frozen
from netplan.domain.people import Texts
from netplan.domain.wrong import shown
from netplan.errors import InputError
from netplan.language import message

__all__ = ["USUAL", "Deadline", "Deadlines", "read_deadlines"]

USUAL = {"call_for_items": -21, "agenda": -7, "minutes": 8}
"""What the word ``usual`` stands for."""
_USUAL_WORDS = ("usual", "sædvanlige", "sædvanlig")


class Deadline(Frozen):
    """Something that is due before or after each meeting; in a file its days alone will do, ``agenda: -7``."""

    days: int = Field(ge=-366, le=366, strict=True)
    """How many days after the meeting; before it with a minus."""
    by: Texts = ()
    """Roles whose holders see to it; none: everybody. The agenda is the planners' and the minutes are the
    minute-taker's where the network has such roles and nothing is written."""
    label: str | None = None
    """What is due, in words; its key where none is given."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return value if isinstance(value, (Mapping, Deadline)) else {"days": value}

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> Any:
        fields: dict[str, Any] = inner(self)
        return self.days if set(fields) == {"days"} else fields


def read_deadlines(value: Any) -> Any:
    """Read a mapping of what is due to its days; ``usual`` stands for the usual three.

    Raises
    ------
    InputError
        For anything else.
    """
    if value is None:
        return {}
    if isinstance(value, str) and value.strip().lower() in _USUAL_WORDS:
        return dict(USUAL)
    if isinstance(value, Mapping):
        return {str(key): entry for key, entry in value.items()}
    raise InputError(
        message("deadlines are listed by what is due, not as {text}", text=shown(value)),
        hint=message("write deadlines: usual, or {{call_for_items: -21, agenda: -7, minutes: 8}}"),
    )


Deadlines = Annotated[dict[str, Deadline], BeforeValidator(read_deadlines)]
"""What is due before and after each meeting, by a word for it."""
