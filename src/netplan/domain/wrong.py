"""What is wrong with an input, in netplan's own words."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from netplan.errors import InputError, together
from netplan.language import Message, mark, message

__all__ = ["REASON", "did_you_mean", "input_error", "join_path", "shown"]


MOST = 40
"""So many known words are listed in a hint."""
REASON = "reason"
"""The key of what is private: why somebody cannot come."""


def did_you_mean(word: str, known: tuple[str, ...], also: tuple[str, ...] = ()) -> str:
    """Say which known word is meant, or which there are.

    Parameters
    ----------
    word
        The word that is not known.
    known
        The known words.
    also
        Further words that may be meant; they are not listed.

    Examples
    --------
    >>> did_you_mean("Ane", ("Anne", "Bo"))
    'you mean "Anne"'
    """
    lowered = {name.lower(): name for name in reversed((*known, *also))}
    near = get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    if near:
        return message('you mean "{name}"', name=lowered[near[0]])
    if not known:
        return ""
    if len(known) > MOST:
        listed, more = ", ".join(known[:MOST]), len(known) - MOST
        return message("use one of these: {names} ({count} more)", names=listed, count=more)
    return message("use one of these: {names}", names=", ".join(known))


def join_path(*parts: Any) -> str:
    """Join keys and positions to a path, ``season.meetings[2].planner``.

    Examples
    --------
    >>> join_path("season", "meetings", 2, "planner", "")
    'season.meetings[2].planner'
    """
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part:
            path += part if not path or part.startswith("[") else f".{part}"
    return path


def input_error(
    error: ValidationError, known: tuple[str, ...], transparent: frozenset[str] = frozenset()
) -> InputError:
    """Turn what pydantic found into one input error that carries the others.

    Parameters
    ----------
    error
        What pydantic raised.
    known
        The keys that the model knows, for "did you mean".
    transparent
        First keys of a place that the file does not show.
    """
    lines = error.errors(include_url=False)
    return together(
        one
        for line in lines
        if not _follows_from_another(line, lines)
        for one in _errors(line, known, transparent)
    )


def _follows_from_another(line: Any, lines: Any) -> bool:
    """Tell whether a list is "too short" only because its entries are wrong."""
    size = len(line["loc"])
    return line["type"] == "too_short" and any(
        len(other["loc"]) > size and other["loc"][:size] == line["loc"] for other in lines
    )


def _errors(line: Any, known: tuple[str, ...], transparent: frozenset[str]) -> list[InputError]:
    inner = line.get("ctx", {}).get("error")
    place = line["loc"][1:] if line["loc"] and line["loc"][0] in transparent else line["loc"]
    if isinstance(inner, InputError):
        return [InputError(one.what, field=join_path(*place, one.field), hint=one.hint) for one in inner.all()]
    what, hint = _words(line, known)
    return [InputError(what, field=join_path(*place), hint=hint)]


def _words(line: Any, known: tuple[str, ...]) -> tuple[Message, str]:
    kind, limits = line["type"], line.get("ctx", {})
    name = str(line["loc"][-1]) if line["loc"] else ""
    text = shown(line["input"])
    if kind == "extra_forbidden":
        return message('unknown field "{name}"', name=name), did_you_mean(name, known)
    if kind == "missing":
        return message("the field {name} is missing", name=name), message("add a line with {name}: ...", name=name)
    if kind == "too_short" and limits.get("min_length", 1) > 1:
        least = limits["min_length"]
        return message("{name} needs {count} or more", name=name, count=least), message("add what is missing")
    if kind in ("string_too_short", "too_short"):
        return message("{name} is empty", name=name), message("fill it in")
    if kind == "literal_error":
        return message("{text} is none of the words allowed here", text=text), message(
            "use one of these: {names}", names=str(limits["expected"]).replace(" or ", ", ")
        )
    if kind in _BOUNDS:
        what, hint = _BOUNDS[kind]
        return message(what, text=text), message(hint, limit=next(iter(limits.values())))
    return _wrong_type(kind, text)


_BOUNDS = {
    "greater_than": (mark("{text} is not allowed here"), mark("write a number above {limit}")),
    "greater_than_equal": (mark("{text} is too small"), mark("write {limit} or more")),
    "less_than_equal": (mark("{text} is too large"), mark("write {limit} or less")),
}


def _wrong_type(kind: str, text: str) -> tuple[Message, str]:
    for start, what, hint in _TYPES:
        if kind.startswith(start):
            return message(what, text=text), message(hint)
    return message("{text} cannot be used here", text=text), message("look the field up with: netplan schema")


_TYPES = (
    ("int_", mark("{text} is not a whole number"), mark("write a number without decimals and without quotes")),
    ("float_", mark("{text} is not a number"), mark("write a number such as 1 or 0.5")),
    ("finite", mark("{text} is not a finite number"), mark("write a number such as 1 or 0.5")),
    ("bool_", mark("{text} is neither true nor false"), mark("write true or false")),
    (
        "string_pattern", mark("{text} has signs that cannot be used here"),
        mark("use letters, digits and hyphens, without spaces"),
    ),
    ("string_", mark("{text} is not a text"), mark("put it in quotes")),
    ("dict_type", mark("{text} is not a mapping of names to values"), mark('write "name: value" lines, indented')),
    ("model_", mark("{text} is not a mapping of fields to values"), mark('write "field: value" lines, indented')),
    ("tuple_type", mark("{text} is not a list"), mark("write [one, two] or lines that begin with a dash")),
    ("is_instance_of", mark("{text} is no rule"), mark("give an object such as netplan.rules.Attendance()")),
    ("date_", mark("{text} is no date"), mark("write it as 2013-06-05")),
    ("datetime_", mark("{text} is no date with a time"), mark("write it as 2013-06-05T10:00:00+02:00")),
)  # fmt: skip


def shown(value: Any) -> str:
    """Show a wrong value in an error, cut short where it is long; private reasons are left out wherever they stand.

    Examples
    --------
    >>> shown([{"when": "Wednesdays", "reason": "chemotherapy"}])
    "[{'when': 'Wednesdays'}]"
    """
    text = repr(_open(value)) if isinstance(value, (str, Mapping, list, tuple)) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _open(value: Any) -> Any:
    """Return a value without the private reasons in it."""
    if isinstance(value, Mapping):
        return {key: _open(inner) for key, inner in value.items() if key != REASON}
    return [_open(inner) for inner in value] if isinstance(value, (list, tuple)) else value
