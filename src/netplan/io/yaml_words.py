"""What is wrong with the way a YAML file is written, in words for people who write one a year."""

from __future__ import annotations

import re
from typing import Any

import yaml

from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["TOO_DEEP", "syntax_error"]

_BARE = re.compile(r"(?:[\[,{:]|^\s*-)\s*(\?)\s*(?=[\],}#]|$)", re.MULTILINE)


def syntax_error(error: yaml.YAMLError, text: str, file: str, field: str) -> InputError:
    """Say what the YAML parser stumbled over.

    Parameters
    ----------
    error
        What it raised.
    text
        The whole text.
    file
        The file's name.
    field
        The field that was being read.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return InputError(_UNREADABLE[0], field=field, hint=_UNREADABLE[1], file=file, line=1)
    context = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    bare = _bare_question_mark(lines, context, mark)
    if bare:
        what, hint = message("a bare ? stands here"), message('write "?" in quotes, or open')
        line, column = bare
    else:
        what, hint, opening = _words(error, lines[mark.line] if mark.line < len(lines) else "", mark.column)
        found = context if opening else mark
        line, column = found.line, found.column
    return InputError(what, field=field, hint=hint, file=file, line=line + 1, column=column + 1)


def _bare_question_mark(lines: list[str], context: Any, mark: Any) -> tuple[int, int] | None:
    """Find a bare ? between the bracket that was being read, if any, and the trouble."""
    first = context.line if mark.line - context.line < 5 else mark.line
    for number in range(first, min(mark.line, len(lines) - 1) + 1):
        found = _BARE.search(lines[number])
        if found:
            return number, found.start(1)
    return None


_UNREADABLE = (message("this line cannot be read"), message("check the quotes, brackets and indentation around it"))


def _words(error: Any, line: str, column: int) -> tuple[Message, Message, bool]:
    """Return what is wrong, the hint, and whether it is told of the opening quote or bracket."""
    said = f"{error.context or ''}; {error.problem or ''}"
    before, here = line[:column], line[column : column + 1]
    if here == "\t" or "tab" in said:
        return message("a tab stands where only spaces may"), message("indent with spaces"), False
    if "cannot start any token" in said or "scanning an alias" in said or "scanning an anchor" in said:
        return _special(line, column)
    if "mapping values" in said:
        return (*(_SECOND_COLON if re.search(r":\s", before) else _MISFIT), False)
    if "expected key" in said or "<block end>" in said or "'-' indicator" in said:
        return (*(_AFTER_VALUE if before.strip() else _INDENTED), False)
    for words, what, hint, opening in _KINDS:
        if words in said:
            return what, hint, opening
    return (*_UNREADABLE, False)


def _special(line: str, column: int) -> tuple[Message, Message, bool]:
    start = len(line[:column].rstrip("&* "))
    sign = line[start:].strip()[:1] or line[column : column + 1]
    return message('a text cannot begin with "{sign}"', sign=sign), message("put the text in quotes"), False


TOO_DEEP = (
    message("lists and fields lie too deep inside each other"), message("check the brackets and the indentation"),
)  # fmt: skip
_SECOND_COLON = (message("a second colon stands in this line"), message("put the text after the first colon in quotes"))
_MISFIT = (
    message("this line does not belong to the one above it"),
    message("check the indentation, and that every colon has a space after it"),
)
_AFTER_VALUE = (
    message("something stands after the end of the value"),
    message("put the whole text in quotes, and write a quote inside it twice"),
)
_INDENTED = (
    message("this line is indented differently from those that it belongs with"),
    message("let lines of one list or group begin in the same column"),
)
_KINDS = (
    ("nesting depth", *TOO_DEEP, False),
    ("block scalar", message("a text cannot begin with | or > here"), message("put the text in quotes"), False),
    (
        "unexpected end of stream", message("the quote that begins here has no end"),
        message("add the missing quote"), True,
    ),
    (
        "escape character", message("a backslash stands in a text in double quotes"),
        message("use single quotes, or write the backslash twice"), False,
    ),
    (
        "flow sequence", message("the list that begins here is not closed, or lacks a comma"),
        message("check for a missing ] or comma"), True,
    ),
    (
        "flow mapping", message("the group that begins here is not closed, or lacks a comma"),
        message("check for a missing }} or comma"), True,
    ),
    (
        "node content", message("a bracket or comma stands where a value belongs"),
        message("take it out, or put the text in quotes"), False,
    ),
    ("simple key", message("a line without a colon"), message('write "field: value"'), True),
    ("directive", message('a text cannot begin with "%"'), message("put the text in quotes"), False),
    (
        "document start", message("the file holds more than one document"),
        message('take out the line "..." and what follows'), False,
    ),
)  # fmt: skip
