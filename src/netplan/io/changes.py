"""Which places of a file must change for it to say another problem: as few and as small as can be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from netplan.domain import Problem, Rule
from netplan.domain.names import Names
from netplan.errors import InputError
from netplan.io.splice import Change, Insert, Put, Remove, Step
from netplan.io.tree import Entry, Node
from netplan.io.wording import Kept, stands_in_brackets
from netplan.language import message

__all__ = ["changes"]

HEADINGS = (("network", "rules"), ("network", "wishes"))
TABLES = (
    ("network", "history"), ("network", "school_holidays"), ("season", "availability", "polls"),
    ("season", "availability", "calendars"),
)  # fmt: skip
"""What may stand in files of its own."""

Path = tuple[Step, ...]


def changes(tree: Node, text: str, before: Problem, after: Problem) -> Iterator[Change]:
    """Yield the changes of a file, in the order in which they are to be made.

    Parameters
    ----------
    tree, text
        The file.
    before
        The problem that it says.
    after
        The problem that it is to say.

    Raises
    ------
    InputError
        When a change concerns a file that this one only names.
    """
    yield from _Comparison(text, before, after).compared(tree, before.shape(), after.shape(), ())


class _Comparison:
    """One comparison; paths are those of the file, with its own keys."""

    def __init__(self, text: str, before: Problem, after: Problem) -> None:
        self._text = text
        self._names = Names(before.network, before.season)
        self._rules: dict[str, Rule] = {}
        for rule in (*before.network.rules, *before.network.wishes, *after.network.rules, *after.network.wishes):
            self._rules[json.dumps(rule.entry())] = rule

    def compared(self, node: Node, old: Any, new: Any, path: Path) -> Iterator[Change]:
        """Yield what to change where a value is to become another."""
        if old == new:
            return
        if path in TABLES:
            self._refuse_tables(node, path)
        if path[:-1] in HEADINGS:
            yield from self._rule(node, old, new, path)
        elif node.kind == "group" and node.entries and isinstance(old, dict) and isinstance(new, dict):
            yield from self._group(node, old, new, path)
        elif node.kind == "list" and isinstance(old, list) and isinstance(new, list) and len(node.entries) == len(old):
            yield from self._list(node, old, new, path) if node.entries else (Put(path, new),)
        elif node.kind == "scalar" and isinstance(new, list) and len(new) > 1 and old == new[:1]:
            yield Put(path, [self._kept(node, old[0]), *new[1:]])
        else:
            yield Put(path, self._words_of(path, new))

    def _group(self, node: Node, old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Change]:
        known = {key: self._entry(node, key) for key in {**old, **new}}
        gone = [entry for key, entry in known.items() if key not in new and entry is not None]
        if len(gone) == len(node.entries):
            yield Put(path, new)
            return
        for entry in gone:
            yield Remove((*path, str(entry.key)))
        for number, (key, value) in enumerate(new.items()):
            given = known[key]
            if key in old and old[key] == value:
                continue
            if given is None:
                before = (known[other] for other in list(new)[:number])
                behind = (*(str(one.key) for one in before if one is not None), *list(new)[:number])
                yield Put((*path, key), self._words_of((*path, key), value), behind)
            else:
                yield from self.compared(given.node, old.get(key), value, (*path, str(given.key)))

    def _list(self, node: Node, old: Sequence[Any], new: Sequence[Any], path: Path) -> Iterator[Change]:
        """Yield the changes of a list from its end, so that the numbers of the entries before them stay right."""
        matcher = SequenceMatcher(None, [json.dumps(one) for one in old], [json.dumps(one) for one in new], False)
        for _, first, last, start, end in reversed([code for code in matcher.get_opcodes() if code[0] != "equal"]):
            shared = min(last - first, end - start)
            for number in reversed(range(first + shared, last)):
                yield Remove((*path, number))
            for number in range(start + shared, end):
                yield Insert((*path, first + number - start), self._words_of((*path, number), new[number]))
            for number in reversed(range(shared)):
                place = first + number
                yield from self.compared(node.entries[place].node, old[place], new[start + number], (*path, place))

    def _rule(self, node: Node, old: Any, new: Any, path: Path) -> Iterator[Change]:
        """Yield the changes of a rule, which may be written as its name, or as its name and one value."""
        (name, had), (other, has) = _parts(old), _parts(new)
        rule = self._rules[json.dumps(new)]
        has = _still_written(rule, had, has)
        if name != other or not has or node.kind == "scalar":
            yield Put(path, self._words_of(path, new))
            return
        given = node.entries[0].node
        place, main = (*path, str(node.entries[0].key)), type(rule).main_field() or ""
        if given.kind == "group":
            yield from self.compared(given, had, has, place)
        elif set(has) == {main} == set(had):
            yield from self.compared(given, had[main], has[main], place)
        elif main in has and has[main] == had.get(main):
            yield Put(place, {main: self._kept(given, has[main]), **{key: has[key] for key in has if key != main}})
        else:
            yield Put(place, has)

    def _words_of(self, path: Path, value: Any) -> Any:
        """Return a new value as people would write it."""
        if path in HEADINGS:
            return [self._shortest(entry) for entry in value]
        return self._shortest(value) if path[:-1] in HEADINGS else value

    def _shortest(self, entry: Any) -> Any:
        """Return the entry of a rule with its own parameters first, and with its one value where that is all."""
        name, fields = _parts(entry)
        main = type(self._rules[json.dumps(entry)]).main_field() or ""
        if set(fields) == {main} and not isinstance(fields[main], dict):
            return {name: fields[main]}
        own = {key: fields[key] for key in fields if key not in Rule.model_fields}
        return {name: own | fields} if fields else entry

    def _entry(self, node: Node, key: str) -> Entry | None:
        """Return the entry of a group that a key of the problem stands for; people write names in many ways."""
        for entry in node.entries:
            if entry.key == key:
                return entry
        return next((entry for entry in node.entries if entry.key and self._means(entry.key, key)), None)

    def _means(self, word: str, key: str) -> bool:
        names, lowered = self._names, word.lower()
        return names.meant(word) == (key,) or key in (names.roles.get(lowered), names.organisations.get(lowered))

    def _kept(self, node: Node, value: Any) -> Any:
        """Return the words of the file for a value where they can stand anywhere."""
        written = self._text[node.start : node.end]
        plain = node.kind == "scalar" and not node.style and stands_in_brackets(written)
        return Kept(written) if node.flow or plain or node.style in ("'", '"') else value

    def _refuse_tables(self, node: Node, path: Path) -> None:
        """Refuse to change what stands in another file."""
        found = (node, *(entry.node for entry in node.entries)) if node.kind == "list" else (node,)
        named = any(one.kind == "scalar" or any(entry.key == "file" for entry in one.entries) for one in found)
        if named or path[-1] == "calendars":
            field = ".".join(map(str, path))
            raise InputError(
                message("what is to be changed stands in a file of its own, which is never rewritten"),
                field=field, line=self._text.count("\n", 0, node.start) + 1,
            )  # fmt: skip


def _still_written(rule: Rule, had: dict[str, Any], has: dict[str, Any]) -> dict[str, Any]:
    """Return a rule's parameters with those that people wrote before and that now are what they are by themselves."""
    full = rule.model_dump(mode="json", by_alias=True)
    more = {key: full[key] for key in had if key not in has and full.get(key) not in (None, [], {})}
    try:
        return has | more if more and type(rule).model_validate(has | more) == rule else has
    except InputError:  # written together they would contradict each other
        return has


def _parts(entry: Any) -> tuple[str, dict[str, Any]]:
    """Return the name and the parameters of a rule as a problem lists it."""
    if not isinstance(entry, dict):
        return str(entry), {}
    ((name, fields),) = entry.items()
    return str(name), dict(fields)
