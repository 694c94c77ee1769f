"""Everything that netplan raises on purpose.

::

    NetplanError
    |- InputError (also ValueError)          what the user wrote cannot be used: file, line, field, what, hint
    |- NoPlanError                           there is no plan; carries the Result
    |- AuditError                            netplan's own mistake: a plan failed its audit
    |- ExportError                           a file could not be written
    '- MissingExtraError (also ImportError)  an optional package is missing; names the install that helps
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = [
    "AuditError", "ExportError", "InputError", "MissingExtraError", "NetplanError", "NoPlanError", "together",
]  # fmt: skip


class NetplanError(Exception):
    """The root of all errors that netplan raises on purpose."""


class InputError(NetplanError, ValueError):
    """What the user wrote cannot be used as it stands.

    Parameters
    ----------
    what
        One lower-case sentence that names the person, the date or the value.
    field
        Path of the value in the file's shape, ``season.meetings[2].planner``.
    hint
        What to do about it; printed on a second line after "maybe".
    file
        The file that the value stands in.
    line
        Its line, counted from 1.
    column
        Its column, counted from 1.
    also
        Further errors found in the same reading.
    """

    def __init__(
        self,
        what: str,
        *,
        field: str = "",
        hint: str = "",
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        also: tuple[InputError, ...] = (),
    ) -> None:
        super().__init__(what)
        self.what = what
        self.field = field
        self.hint = hint
        self.file = file
        self.line = line
        self.column = column
        self.also = also

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        where = f" ({self.field})" if self.field else ""
        hint = f"\nmaybe {self.hint}" if self.hint else ""
        more = "".join(f"\n{error}" for error in self.also)
        return f"{place + ': ' if place else ''}{self.what}{where}{hint}{more}"

    def all(self) -> tuple[InputError, ...]:
        """Return this error and the further ones, each by itself."""
        return (self.alone(), *self.also)

    def alone(self) -> InputError:
        """Return this error without the further ones."""
        return self.at(self.file, self.line, self.column)

    def at(self, file: str | None, line: int | None, column: int | None = None) -> InputError:
        """Return the same error with its place in a file."""
        return InputError(
            self.what, field=self.field, hint=self.hint, file=file, line=line, column=column
        )


def together(errors: Iterable[InputError]) -> InputError:
    """Make one error of several, in the order given."""
    first, *rest = (one for error in errors for one in error.all())
    return InputError(
        first.what,
        field=first.field, hint=first.hint, file=first.file, line=first.line, column=first.column,
        also=tuple(rest),
    )  # fmt: skip


class NoPlanError(NetplanError):
    """A plan was required and there is none.

    Parameters
    ----------
    result
        The :class:`netplan.Result`, with its status and the rules that take part.
    """

    def __init__(self, message: str, result: Any) -> None:
        super().__init__(message)
        self.result = result


class AuditError(NetplanError):
    """A plan failed its audit: netplan's own mistake, never the user's.

    Parameters
    ----------
    findings
        What the audit found.
    """

    def __init__(self, message: str, findings: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class ExportError(NetplanError):
    """A file could not be written; nothing half-written is left behind."""


class MissingExtraError(NetplanError, ImportError):
    """An optional package is missing; the message names the ``pip install`` that helps."""
