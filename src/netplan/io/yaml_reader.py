"""Reading YAML so that every value keeps its place and nothing is taken for what it was not meant.

Only whole numbers, decimal numbers, ``true``, ``false`` and ``null`` are more than text: ``18:30``, ``no``
and ``2013-01-01`` stay as they are written. References (``&x``, ``*x``), tags and several documents in one
file are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from netplan.domain.wrong import join_path
from netplan.errors import InputError
from netplan.io.places import Place, Places
from netplan.io.text import unprintable
from netplan.io.yaml_words import TOO_DEEP, syntax_error
from netplan.language import Message, message

__all__ = ["DEEPEST", "HIDDEN_SIGN", "parse_yaml", "written_twice"]

DEEPEST = 50
"""Levels of nesting; a problem file has about eight."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_INTEGER = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)\.\d+([eE][-+]?\d{1,3})?")


def parse_yaml(text: str, file: str) -> tuple[Any, Places]:
    """Return what a YAML text says, and where each value stands.

    Parameters
    ----------
    text
        The whole text.
    file
        The file's name, for errors.
    """
    reader = _Reader(text, file)
    try:
        return reader.document(), reader.places
    except yaml.YAMLError as error:
        raise syntax_error(error, text, file, reader.path) from None


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.places = Places(file)
        self.path = ""
        self._file = file
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Any:
        next(self._events)  # the stream's beginning
        next(self._events)  # the document's
        self.places.note("", Place(self._file, 1, 1))
        data = self._value("", 0)
        self._next()  # the document's end
        event = self._next()
        if isinstance(event, yaml.DocumentStartEvent):
            self._refuse(
                event, message("the file holds more than one document"),
                message('take out the line "---" and what follows'),
            )  # fmt: skip
        return data

    def _next(self) -> Any:
        """Take the next event; references and tags are refused where they stand."""
        event = next(self._events)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                event, message('"*{name}" refers to another place in the file', name=event.anchor),
                message("write it out, or put it in quotes if it is a text"),
            )  # fmt: skip
        if getattr(event, "anchor", None):
            self._refuse(
                event, message('"&{name}" marks a place to refer to', name=event.anchor),
                message("take it out, or put it in quotes if it is a text"),
            )  # fmt: skip
        if getattr(event, "tag", None) not in (None, "!"):
            self._refuse(
                event, message('a value begins with "!"'), message("take the word with ! out, or put it in quotes")
            )
        return event

    def _value(self, path: str, depth: int) -> Any:
        return self._value_of(self._next(), path, depth)

    def _value_of(self, event: Any, path: str, depth: int) -> Any:
        self.path = path
        if depth > DEEPEST:
            self._refuse(event, *TOO_DEEP)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(event, path, depth)

    def _scalar(self, event: Any) -> Any:
        if unprintable(event.value):
            self._refuse(event, *HIDDEN_SIGN)
        return event.value if event.style else _plain(event.value)

    def _sequence(self, path: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            field = join_path(path, len(found))
            self.places.note(field, self._place(event))
            found.append(self._value_of(event, field, depth + 1))
            self.path = path
        return found

    def _mapping(self, start: Any, path: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or (not event.value and not event.style):
                self._refuse(event if found else start, *_NO_KEY)
            field = join_path(path, event.value)
            if event.value in found:
                self.path = field
                self._refuse(event, *written_twice(event.value, self.places.of(field)))
            self.places.note(field, self._place(event))
            found[event.value] = self._value(field, depth + 1)
            self.path = path
        return found

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, event: Any, what: Message, hint: Message) -> None:
        place = self._place(event)
        raise InputError(
            what, field=self.path, hint=hint, file=place.file, line=place.line, column=place.column
        )


HIDDEN_SIGN = (message("the text holds a sign that cannot be printed"), message("take the backslash code out"))
_NO_KEY = (message("a bare ? or an empty name stands here"), message('write "?" in quotes, or open'))


def written_twice(key: str, first: Place) -> tuple[Message, Message]:
    """Say that a key occurs twice."""
    return (
        message('"{name}" is written twice, first in line {line}', name=key, line=str(first.line)),
        message("put both into one, or take one out"),
    )


def _plain(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
