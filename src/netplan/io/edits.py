"""Changing a problem's file by hand, as it were: only what must change does; the rest stays as people wrote it."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from netplan.domain import Problem, Rule
from netplan.errors import InputError
from netplan.io.changes import changes
from netplan.io.json_reader import parse_json
from netplan.io.reader import problem_from_shape
from netplan.io.safe import safe_write
from netplan.io.splice import spliced
from netplan.io.text import read_content, read_text
from netplan.io.tree import json_tree, yaml_tree
from netplan.io.yaml_reader import parse_yaml
from netplan.language import message

__all__ = ["Hunk", "change_file", "changed_text"]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of a file that were changed.

    Parameters
    ----------
    line
        The number of the first new line, from 1.
    removed, added
        The lines before and after.
    """

    line: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def change_file(
    file: Path, before: Problem, after: Problem, out: Path | None = None, rules: Iterable[type[Rule]] = ()
) -> tuple[Hunk, ...]:
    """Change the file of a problem so that it says another problem, whole or not at all.

    Parameters
    ----------
    file
        The file, YAML or JSON.
    before
        The problem that it says.
    after
        The problem that it is to say.
    out
        Where the changed text is written; none: into the file itself.
    rules
        As for :func:`netplan.read`.

    Returns
    -------
    What was changed.

    Raises
    ------
    InputError
        When that cannot be done by changing this file alone; nothing is written then.
    ExportError
        When the file cannot be written.
    """
    target = out or file
    text, as_json = read_text(file), _is_json(file)
    if _is_json(target) != as_json:
        raise InputError(
            message('"{name}" is not of the kind of the file that is changed', name=target.name),
            hint=message("choose a name that ends in {suffix}", suffix=file.suffix),
        )
    try:
        fresh = changed_text(text, before, after, as_json=as_json)
        _check(fresh, after, target, as_json=as_json, rules=rules)
    except InputError as error:
        raise error.at(str(file), error.line) from None
    safe_write(target, _encoded(fresh, read_content(file), file))
    return tuple(_hunks(text, fresh))


def changed_text(text: str, before: Problem, after: Problem, *, as_json: bool = False) -> str:
    """Return the text of a problem's file, changed so that it says another problem.

    Parameters
    ----------
    text
        The text.
    before, after
        The problem that it says, and the one that it is to say.
    as_json
        Whether the text is JSON.

    Raises
    ------
    InputError
        When a change concerns a file that this one only names.
    """
    tree = json_tree(text) if as_json else yaml_tree(text)
    for change in list(changes(tree, text, before, after)):
        text = spliced(text, change, as_json=as_json)
    return text


def _is_json(file: Path) -> bool:
    return file.suffix.lower() == ".json"


def _check(text: str, wanted: Problem, target: Path, *, as_json: bool, rules: Iterable[type[Rule]]) -> None:
    """Refuse a changed text that does not say exactly what it is to say."""
    try:
        data, _ = (parse_json if as_json else parse_yaml)(text, str(target))
        said = problem_from_shape(data, target.parent, rules).sha256
    except InputError as error:
        raise InputError(_REFUSED, hint=error.what) from None
    if said != wanted.sha256:
        raise InputError(_REFUSED)


_REFUSED = message("the change cannot be written into this file as it is written; nothing was changed")


def _encoded(text: str, old: bytes, file: Path) -> bytes:
    """Return a text in the encoding of the file that it comes from."""
    if old.startswith(codecs.BOM_UTF8):
        return codecs.BOM_UTF8 + text.encode()
    try:
        old.decode()
        return text.encode()
    except UnicodeDecodeError:
        pass
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        raise InputError(
            message("the change holds letters that this file cannot hold"), hint=message("save it as text in UTF-8"),
            file=str(file),
        ) from None  # fmt: skip


def _hunks(before: str, after: str) -> Iterator[Hunk]:
    old, new = before.splitlines(), after.splitlines()
    for code, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if code != "equal":
            yield Hunk(start + 1, tuple(old[first:last]), tuple(new[start:end]))
