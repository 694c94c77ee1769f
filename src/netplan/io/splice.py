"""One change in the text of a YAML or JSON file; every letter that it does not concern stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from netplan.io.tree import Entry, Node, json_tree, yaml_tree
from netplan.io.wording import Manner, can_stand_plain, manner_of

__all__ = ["Change", "Insert", "Put", "Remove", "Step", "spliced"]

Step = str | int
"""A key of the file, or the number of an entry."""
_COMMA = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*(,)")
_COMMENT = re.compile(r"[ \t]*#")


@dataclass(frozen=True, slots=True)
class Put:
    """Write a value in the place of another, or under a key that is not there yet.

    Parameters
    ----------
    path
        Where, in the keys of the file.
    value
        The value.
    behind
        Keys that come before it, for one that is new; none of them there: it comes last.
    """

    path: tuple[Step, ...]
    value: Any
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """Write a value into a list, so that it has the number that ends the path."""

    path: tuple[Step, ...]
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an entry out, with the comment lines just above it."""

    path: tuple[Step, ...]


Change = Put | Insert | Remove


def spliced(text: str, change: Change, *, as_json: bool) -> str:
    """Return a text with one change.

    Parameters
    ----------
    text
        The text of a file that can be read.
    change
        What is to be changed.
    as_json
        Whether the text is JSON.
    """
    tree = (json_tree if as_json else yaml_tree)(text)
    writer = _Writer(text, manner_of(tree, text, as_json=as_json))
    *above, last = change.path
    parent = tree
    for step in above:
        parent = _entry(parent, step).node
    if isinstance(change, Remove):
        return writer.without(parent, parent.entries.index(_entry(parent, last)))
    if isinstance(change, Insert):
        return writer.with_item(parent, int(last), change.value)
    known = [entry for entry in parent.entries if entry.key == last]
    if isinstance(last, int) or known:
        return writer.replaced(_entry(parent, last), change.value, parent)
    before = [number for number, entry in enumerate(parent.entries, 1) if entry.key in change.behind]
    return writer.with_key(parent, max(before, default=len(parent.entries)), str(last), change.value)


def _entry(node: Node, step: Step) -> Entry:
    if isinstance(step, int):
        return node.entries[step]
    return next(entry for entry in node.entries if entry.key == step)


class _Writer:
    """One text, and what it becomes with a change."""

    def __init__(self, text: str, manner: Manner) -> None:
        self._text = text
        self._manner = manner

    def replaced(self, entry: Entry, value: Any, parent: Node) -> str:
        """Return the text with another value in an entry."""
        node, text = entry.node, self._text
        written = self._manner.line(value, self._quotes(node))
        if node.kind != "scalar" and not node.flow and node.start > self._line_end(entry.mark):
            return f"{text[: entry.mark]} {written}{text[entry.mark : self._line_end(entry.mark)]}{text[node.end :]}"
        if parent.kind == "list" and not parent.flow and isinstance(value, dict) and len(value) == 1:
            ((key, inner),) = value.items()
            written = self._manner.pair(key, self._manner.line(inner))
        if node.start == entry.mark and not self._manner.as_json and text[node.start - 1 : node.start] in (":", "-"):
            written = " " + written
        return text[: node.start] + written + text[node.end :]

    def _quotes(self, node: Node) -> str:
        """Return the quotes of a text that people put in quotes though it needs none."""
        inner = self._text[node.start + 1 : node.end - 1]
        return node.style if node.style in ("'", '"') and can_stand_plain(inner) else ""

    def with_key(self, group: Node, index: int, key: str, value: Any) -> str:
        """Return the text with a new key in a group."""
        tall = self._tall(group, value)
        if group.flow:
            return self._in_brackets(group, index, self._manner.pair(key, self._bracketed(group, value, tall=tall)))
        column = self._column(group.entries[0].start)
        return self._below(group, index, self._manner.entry(key, value, column, tall=tall))

    def with_item(self, items: Node, index: int, value: Any) -> str:
        """Return the text with a new entry in a list."""
        tall = self._tall(items, value)
        if items.flow:
            return self._in_brackets(items, index, self._bracketed(items, value, tall=tall))
        column = self._column(items.entries[0].start)
        return self._below(items, index, self._manner.item(value, column, tall=tall is not False))

    def _tall(self, node: Node, value: Any) -> bool | None:
        """Tell whether a new value stands in several lines, as those beside it do; none where they tell nothing."""
        kind = "group" if isinstance(value, dict) else "list"
        beside = [one.node for one in node.entries if one.node.kind == kind and one.node.entries]
        if not isinstance(value, (dict, list)):
            return False
        if kind == "list" and not beside and not any(isinstance(one, dict) for one in value):
            return False
        beside = beside or [one.node for one in node.entries if one.node.kind != "scalar" and one.node.entries]
        return self._spread(beside[-1]) if beside else None

    def _spread(self, node: Node) -> bool:
        """Tell whether a list or group stands in several lines."""
        return "\n" in self._text[node.start : node.end] if self._manner.as_json else not node.flow

    def _bracketed(self, around: Node, value: Any, *, tall: bool | None) -> str:
        if not self._manner.as_json or not isinstance(value, (dict, list)):
            return self._manner.line(value)
        if tall is None:
            tall = self._spread(around)
        if not tall:
            return self._manner.line(value)
        return self._manner.tall_json(value, self._column(around.entries[0].start) if around.entries else 0)

    def _below(self, node: Node, index: int, lines: list[str]) -> str:
        """Return the text with new lines in a block, behind so many of its entries."""
        text, newline = self._text, self._manner.newline
        indent = " " * self._column(node.entries[0].start)
        written = (newline + indent).join(lines)
        if not index:
            start = node.entries[0].start
            return text[:start] + written + newline + indent + text[start:]
        at = self._line_end(node.entries[index - 1].node.end)
        return text[:at] + newline + indent + written + text[at:]

    def _in_brackets(self, node: Node, index: int, written: str) -> str:
        """Return the text with a new entry in brackets, behind so many of the others."""
        text, entries = self._text, node.entries
        if not entries:
            return text[: node.start + 1] + written + text[node.start + 1 :]
        near = entries[max(0, index - 1)]
        own_line = self._leads(near.start)
        fresh = self._manner.newline + " " * self._column(near.start) if own_line else " "
        if not index:
            return text[: near.start] + written + "," + fresh + text[near.start :]
        end, line_end = near.node.end, self._line_end(near.node.end)
        follows = entries[index].start if index < len(entries) else node.end
        if not own_line or follows <= line_end:
            return text[:end] + "," + fresh + written + text[end:]
        if self._comma(near.node):
            return text[:line_end] + fresh + written + "," + text[line_end:]
        return text[:end] + "," + text[end:line_end] + fresh + written + text[line_end:]

    def without(self, node: Node, index: int) -> str:
        """Return the text without an entry of a list or group."""
        text, entry = self._text, node.entries[index]
        if len(node.entries) == 1:
            empty = "[]" if node.kind == "list" else "{}"
            return text[: node.start] + empty + text[node.end :]
        last = index == len(node.entries) - 1
        comma = self._comma(entry.node) if node.flow else None
        if self._leads(entry.start) and self._alone(node, index, comma):
            above, below = self._head(entry.start), self._line_end(comma or entry.node.end)
            kept = text[:above]
            if node.flow and last and comma is None:
                before = self._comma(node.entries[index - 1].node)
                kept = kept if before is None else text[: before - 1] + text[before:above]
            below = self._next_line(below)
            return (kept if below < len(text) or text.endswith("\n") else kept.rstrip("\r\n")) + text[below:]
        if last:
            return text[: node.entries[index - 1].node.end] + text[entry.node.end :]
        return text[: entry.start] + text[node.entries[index + 1].start :]

    def _alone(self, node: Node, index: int, comma: int | None) -> bool:
        """Tell whether nothing but a comment follows an entry in its last line."""
        end = comma or node.entries[index].node.end
        rest = self._text[end : self._line_end(end)]
        return not rest.strip() or bool(_COMMENT.match(rest))

    def _comma(self, node: Node) -> int | None:
        """Return where the comma behind a value ends; none where there is none."""
        found = _COMMA.match(self._text, node.end)
        return found.end() if found else None

    def _head(self, start: int) -> int:
        """Return where the lines of an entry begin: its own, and the comment lines just above it."""
        first = self._line_start(start)
        column = start - first
        while first:
            above = self._line_start(first - 1)
            line = self._text[above:first]
            if not line[column:].startswith("#") or line[:column].strip():
                break
            first = above
        return first

    def _leads(self, at: int) -> bool:
        """Tell whether nothing stands before a place in its line."""
        return not self._text[self._line_start(at) : at].strip()

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """Return where a line ends, before the sign that ends it."""
        found = self._text.find("\n", at)
        if found < 0:
            return len(self._text)
        return found - 1 if found > at and self._text[found - 1] == "\r" else found

    def _next_line(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found + 1
