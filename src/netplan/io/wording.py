"""How a value is written into a YAML or JSON file, in one line or in several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from netplan.errors import InputError
from netplan.io.tree import Node
from netplan.io.yaml_reader import parse_yaml

__all__ = ["Kept", "Manner", "can_stand_plain", "manner_of", "stands_in_brackets"]

WIDTH = 100
"""A group or list is written in one line up to this column."""


class Kept(str):
    """A piece of the file that stays as it is written, quotes and all."""


@dataclass(frozen=True, slots=True)
class Manner:
    """The ways of one file.

    Parameters
    ----------
    as_json
        Whether it is JSON.
    newline
        How its lines end.
    step
        How many spaces a group is set in below its key.
    list_step
        How many spaces the dashes of a list are set in below its key.
    """

    as_json: bool
    newline: str
    step: int = 2
    list_step: int = 2

    def line(self, value: Any, style: str = "") -> str:
        """Write a value in one line.

        Parameters
        ----------
        value
            The value.
        style
            For a text: the quotes it should have.
        """
        if isinstance(value, Kept):
            return str(value)
        if isinstance(value, dict):
            return "{" + ", ".join(self.pair(key, self.line(inner)) for key, inner in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.line, value)) + "]"
        return self._scalar(value, style)

    def pair(self, key: str, text: str) -> str:
        """Write a key with a value that is written already."""
        plain = key.isdecimal() and not self.as_json  # a key is always read as a text
        return f"{key if plain else self._scalar(key, '')}: {text}"

    def lines(self, value: Any, column: int) -> list[str]:
        """Write a group or a list below each other, as YAML without brackets.

        Parameters
        ----------
        value
            The group or list, with at least one entry.
        column
            The column in which it will stand.
        """
        if isinstance(value, list):
            return [line for inner in value for line in self.item(inner, column)]
        return [line for key, inner in value.items() for line in self.entry(key, inner, column)]

    def item(self, value: Any, column: int, *, tall: bool = True) -> list[str]:
        """Write an entry of a list behind its dash.

        Parameters
        ----------
        value
            The entry.
        column
            The column of the dash.
        tall
            Whether a group stands in several lines.
        """
        if tall and isinstance(value, dict) and value:
            first, *rest = self.lines(value, column + 2)
            return [f"- {first}", *(f"  {line}" for line in rest)]
        return [f"- {self.line(value)}"]

    def entry(self, key: str, value: Any, column: int, *, tall: bool | None = None) -> list[str]:
        """Write a key with its value.

        Parameters
        ----------
        key, value
            The entry.
        column
            The column of the key.
        tall
            Whether the value stands below the key; none: as far as it is too long for one line.
        """
        short = self.pair(key, self.line(value))
        if tall is None:
            groups = isinstance(value, list) and any(isinstance(one, dict) for one in value)
            tall = groups or column + len(short) > WIDTH
        if not tall or not isinstance(value, (dict, list)) or not value:
            return [short]
        step = self.list_step if isinstance(value, list) else self.step
        return [self.pair(key, "").rstrip(), *(" " * step + line for line in self.lines(value, column + step))]

    def tall_json(self, value: Any, column: int) -> str:
        """Write a value of a JSON file in several lines."""
        text = json.dumps(_plain(value), ensure_ascii=False, indent=self.step)
        return text.replace("\n", self.newline + " " * column)

    def _scalar(self, value: Any, style: str) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if self.as_json or not isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        if style == "'" and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        return value if style != '"' and can_stand_plain(value) else json.dumps(value, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return a value with what was kept of the file read."""
    if isinstance(value, Kept):
        return json.loads(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def can_stand_plain(text: str) -> bool:
    """Tell whether a text needs no quotes, wherever it stands."""
    if not re.match(r"\w", text) or "\n" in text:
        return False
    try:
        return bool(parse_yaml(f"[{text}, {{{text}: {text}}}]", "")[0] == [text, {text: text}])
    except InputError:
        return False


def stands_in_brackets(text: str) -> bool:
    """Tell whether a value without quotes says the same between brackets."""
    try:
        value = parse_yaml(text, "")[0]
        return bool(parse_yaml(f"[{text}, {{key: {text}}}]", "")[0] == [value, {"key": value}])
    except InputError:
        return False


def manner_of(tree: Node, text: str, *, as_json: bool) -> Manner:
    """Return the ways of a file."""
    newline = "\r\n" if "\r\n" in text else "\n"
    steps = {kind: next(_steps(tree, text, kind, as_json=as_json), 2) for kind in ("group", "list")}
    return Manner(as_json, newline, steps["group"] or 2, steps["list"])


def _steps(tree: Node, text: str, kind: str, *, as_json: bool) -> Iterator[int]:
    """Yield by how much collections of a kind are set in."""
    for node in tree:
        for entry in node.entries if node.kind == "group" and node.flow is as_json else ():
            inner = entry.node
            if inner.kind != kind or inner.flow is not as_json or not inner.entries:
                continue
            first = inner.entries[0].start
            if "\n" in text[entry.start : first]:
                yield _column(text, first) - _column(text, entry.start)


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)
