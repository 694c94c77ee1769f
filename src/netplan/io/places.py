"""Where each value of a file stands, so that an error can name file, line and column."""

from __future__ import annotations

from typing import NamedTuple

from netplan.errors import InputError

__all__ = ["Place", "Places"]


class Place(NamedTuple):
    """Where one value stands.

    Parameters
    ----------
    file
        The file; none for values that came from Python.
    line, column
        Counted from 1.
    heading
        In a table, the heading of its column: it names the value better than its path.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    heading: str = ""


class Places:
    """The place of every value read, by its path in the file's shape.

    Parameters
    ----------
    file
        The file that a value stands in when nothing else is known.
    """

    def __init__(self, file: str | None = None) -> None:
        self.file = file
        self._known: dict[str, Place] = {}

    def note(self, field: str, place: Place) -> None:
        """Remember where a value stands."""
        self._known[field] = place

    def of(self, field: str) -> Place:
        """Return the place of a value, or of the nearest value around it."""
        while field and field not in self._known:
            field = field[: max(0, field.rfind("."), field.rfind("["))]
        return self._known.get(field, Place(self.file))

    def placed(self, error: InputError) -> InputError:
        """Return one error with the place of its field; an error that has a place keeps it."""
        if error.file is not None:
            return error
        place = self.of(error.field)
        field = place.heading or error.field
        return InputError(
            error.what, field=field, hint=error.hint, file=place.file, line=place.line, column=place.column
        )
