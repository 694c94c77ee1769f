"""What all models of the domain share: frozen, strict, and one kind of error for wrong input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
    model_validator,
)

from netplan.domain.wrong import input_error

__all__ = ["Frozen", "Named"]


class Frozen(BaseModel):
    """A value that never changes: unknown fields are errors, edits make a new one.

    Raises
    ------
    InputError
        When a value is not usable; the field is named by its path from here.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True, str_strip_whitespace=True
    )

    transparent: ClassVar[frozenset[str]] = frozenset()
    """Fields that the file does not show: what stands in them stands one level higher there."""

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise input_error(error, tuple(type(self).known_keys()), self.transparent) from None

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read a value in the file's shape; wrong input is an :class:`~netplan.errors.InputError`."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise input_error(error, tuple(cls.known_keys()), cls.transparent) from None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other fields; what was computed from the old ones is left behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied

    @classmethod
    def known_keys(cls) -> list[str]:
        """Return the keys that a file may use here."""
        return [field.alias or name for name, field in cls.model_fields.items() if name not in cls.transparent]

    def shape(self) -> Any:
        """Return the value as plain lists, texts and numbers: the shape of the file, defaults left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class Named(Frozen):
    """A value for which its name alone will do in a file."""

    name: str = Field(min_length=1)
    """How it is called in plans; unique in the network."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> Any:
        fields: dict[str, Any] = inner(self)
        return self.name if set(fields) == {"name"} else fields
