"""The text of a YAML or JSON file as a tree: where each value, entry and bracket stands, to the letter.

Only files that :mod:`netplan.io.yaml_reader` or :mod:`netplan.io.json_reader` accept: no references, no tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import yaml

__all__ = ["Entry", "Node", "json_tree", "yaml_tree"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list or a group.

    Parameters
    ----------
    key
        Its key; none in a list.
    start
        Where it begins: at its key, its dash, or in brackets its value.
    mark
        Where what comes before its value ends: just behind the colon or the dash.
    node
        Its value.
    """

    key: str | None
    start: int
    mark: int
    node: Node


@dataclass(frozen=True, slots=True)
class Node:
    """One value.

    Parameters
    ----------
    kind
        What it is.
    start, end
        Where it stands; what follows a block (blank lines, comments) is no part of it.
    flow
        Whether it stands in brackets.
    entries
        What it holds.
    style
        The quotes of a text, or the sign of a block of text; empty where it is plain.
    """

    kind: Literal["scalar", "list", "group"]
    start: int
    end: int
    flow: bool = False
    entries: tuple[Entry, ...] = ()
    style: str = ""

    def __iter__(self) -> Iterator[Node]:
        """Yield the node and all below it."""
        yield self
        for entry in self.entries:
            yield from entry.node


def yaml_tree(text: str) -> Node:
    """Return the tree of a YAML text."""
    return _of_yaml(yaml.compose(text, Loader=_LOADER), text)


def _of_yaml(node: Any, text: str) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        if style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        return Node("scalar", start, end, style=style)
    flow = bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        entries = tuple(_pair(key, value, text) for key, value in node.value)
        return Node("group", start, _end(entries, end, flow=flow), flow, entries)
    values = [_of_yaml(value, text) for value in node.value]
    starts = [value.start for value in values] if flow else list(_dashes(start, values, text))
    entries = tuple(
        Entry(None, at, at if flow else at + 1, value) for at, value in zip(starts, values, strict=True)
    )
    return Node("list", start, _end(entries, end, flow=flow), flow, entries)


def _pair(key: Any, value: Any, text: str) -> Entry:
    colon = text.find(":", key.end_mark.index)
    return Entry(key.value, key.start_mark.index, colon + 1, _of_yaml(value, text))


def _end(entries: tuple[Entry, ...], end: int, *, flow: bool) -> int:
    """Return where a collection ends; the parser counts the comments behind a block as its part."""
    return end if flow or not entries else entries[-1].node.end


def _dashes(start: int, values: list[Node], text: str) -> Iterator[int]:
    """Yield where the dash of each entry of a block list stands; all stand in one column."""
    column = start - (text.rfind("\n", 0, start) + 1)
    pattern = re.compile(rf"^ {{{column}}}-(?=\s|$)", re.MULTILINE)
    for number, value in enumerate(values):
        found = pattern.search(text, values[number - 1].end, value.start + 1) if number else None
        yield found.end() - 1 if found else start


def json_tree(text: str) -> Node:
    """Return the tree of a JSON text."""
    return _of_json(text, _after_space(text, 0))


def _of_json(text: str, at: int) -> Node:
    closing = {"{": "}", "[": "]"}.get(text[at])
    if closing is None:
        return Node("scalar", at, _DECODER.raw_decode(text, at)[1], style='"' if text[at] == '"' else "")
    entries: list[Entry] = []
    here = _after_space(text, at + 1)
    while text[here] != closing:
        here = _after_space(text, here + 1) if text[here] == "," else here
        start, key, mark = here, None, here
        if closing == "}":
            key, here = _DECODER.raw_decode(text, here)
            mark = _after_space(text, here) + 1
        node = _of_json(text, _after_space(text, mark))
        entries.append(Entry(key, start, mark, node))
        here = _after_space(text, node.end)
    return Node("group" if closing == "}" else "list", at, here + 1, flow=True, entries=tuple(entries))


def _after_space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]
