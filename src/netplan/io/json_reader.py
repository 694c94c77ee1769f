"""Reading JSON so that every value keeps its place, and errors say what to do about them."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NoReturn

from netplan.domain.wrong import join_path
from netplan.errors import InputError
from netplan.io.places import Place, Places
from netplan.io.text import unprintable
from netplan.io.yaml_reader import DEEPEST, HIDDEN_SIGN, written_twice
from netplan.io.yaml_words import TOO_DEEP
from netplan.language import Message, message

__all__ = ["parse_json"]

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r'"|-?\d|(?:true|false|null)\b')
_DECODER = json.JSONDecoder()


def parse_json(text: str, file: str) -> tuple[Any, Places]:
    """Return what a JSON text says, and where each value stands.

    Parameters
    ----------
    text
        The whole text.
    file
        The file's name, for errors.
    """
    reader = _Reader(text, file)
    return reader.document(), reader.places


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.places = Places(file)
        self._path = ""
        self._file = file
        self._text = text
        self._at = 0
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def document(self) -> Any:
        self._skip()
        data = self._value("", 0)
        if self._at < len(self._text):
            self._refuse(message("something stands after the end of the data"), message("take it out"))
        return data

    def _skip(self) -> str:
        """Pass over white space and return the next sign, empty at the end."""
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]
        return self._text[self._at : self._at + 1]

    def _value(self, path: str, depth: int) -> Any:
        self._path = path
        self.places.note(path, self._place())
        if depth > DEEPEST:
            self._refuse(*TOO_DEEP)
        sign = self._skip()
        value: Any
        if sign == "{":
            value = dict(self._members(path, depth))
        elif sign == "[":
            value = [self._value(join_path(path, number), depth + 1) for number in self._entries("]", path)]
        else:
            value = self._scalar()
        self._skip()
        return value

    def _members(self, path: str, depth: int) -> Iterator[tuple[str, Any]]:
        seen = set()
        for _ in self._entries("}", path):
            if self._skip() != '"':
                self._refuse(*_KEY)
            place = self._place()
            key = self._scalar()
            field = join_path(path, key)
            if key in seen:
                self._at, self._path = self._offset(place), field
                self._refuse(*written_twice(key, self.places.of(field)))
            seen.add(key)
            self._path = field
            if self._skip() != ":":
                self._refuse(
                    message('a colon is missing after "{name}"', name=key), message('write "{name}": value', name=key)
                )
            self._at += 1
            self._skip()
            value = self._value(field, depth + 1)
            self.places.note(field, place)
            yield key, value

    def _entries(self, end: str, path: str) -> Iterator[int]:
        """Yield the number of each entry, when it is to be read, up to the closing bracket."""
        start, number = self._at, 0
        self._at += 1
        if self._skip() == end:
            self._at += 1
            return
        while True:
            yield number
            self._path = path
            number, sign = number + 1, self._skip()
            if sign == end:
                self._at += 1
                return
            if sign != ",":
                if sign and sign not in "]}":
                    self._refuse(*_COMMA)
                self._at = start
                self._refuse(*_UNCLOSED)
            self._at += 1
            if self._skip() == end:
                self._refuse(*_LAST_COMMA)

    def _scalar(self) -> Any:
        if not _SCALAR.match(self._text, self._at):
            self._refuse(*_NO_VALUE)
        try:
            value, self._at = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = min(error.pos, len(self._text) - 1)
            self._refuse(*_BAD_TEXT)
        except ValueError:  # Python reads no whole number of thousands of digits
            self._refuse(*_LONG_NUMBER)
        if isinstance(value, (int, float)) and abs(value) >= 1e18:
            self._refuse(*_LONG_NUMBER)
        if isinstance(value, str) and unprintable(value):
            self._refuse(*HIDDEN_SIGN)
        return value

    def _offset(self, place: Place) -> int:
        return self._lines[(place.line or 1) - 1] + (place.column or 1) - 1

    def _place(self) -> Place:
        line = bisect_right(self._lines, self._at)
        return Place(self._file, line, self._at - self._lines[line - 1] + 1)

    def _refuse(self, what: Message, hint: Message) -> NoReturn:
        place = self._place()
        raise InputError(what, field=self._path, hint=hint, file=self._file, line=place.line, column=place.column)


_KEY = (message("a name in double quotes belongs here"), message('write "field": value'))
_COMMA = (message("a comma is missing here"), message("put a comma between two entries"))
_LAST_COMMA = (message("a comma stands after the last entry"), message("take the comma out"))
_UNCLOSED = (message("the bracket that begins here is not closed"), message("add the missing bracket at its end"))
_NO_VALUE = (message("no value can be read here"), message("put texts in double quotes; write true, false or null"))
_LONG_NUMBER = (message("the number has too many digits"), message("put it in quotes if it is a text"))
_BAD_TEXT = (
    message("the text in double quotes cannot be read"),
    message("close it in the same line, and write a backslash twice"),
)
