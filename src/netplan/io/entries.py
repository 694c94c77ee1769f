"""Turning the entries under ``rules:`` and ``wishes:`` into rule objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netplan.domain import Rule
from netplan.domain.wrong import did_you_mean, join_path, shown
from netplan.errors import InputError, together
from netplan.language import message

__all__ = ["read_entry"]


def read_entry(entry: Any, field: str, heading: str, own: tuple[type[Rule], ...] = ()) -> Rule:
    """Return the rule that an entry means.

    Parameters
    ----------
    entry
        A bare name, ``{name: value}`` for the rule's first parameter, or ``{name: {parameter: value}}``.
    field
        Path of the entry.
    heading
        ``rules`` or ``wishes``.
    own
        Rule classes that are known besides netplan's and those of installed packages.

    Raises
    ------
    InputError
        For an unknown name, a wish under ``rules``, and parameters that the rule cannot use.
    """
    if isinstance(entry, Rule):
        return entry
    name, given = _parts(entry, field)
    rule = _class(name, heading, field, own)
    place = join_path(field, name)
    return _made(rule, _fields(rule, given, place), place)


def _made(rule: type[Rule], fields: dict[str, Any], place: str) -> Rule:
    try:
        return rule.model_validate(fields)
    except InputError as error:
        raise together(
            InputError(one.what, field=join_path(place, one.field), hint=one.hint) for one in error.all()
        ) from None


def _parts(entry: Any, field: str) -> tuple[str, Any]:
    if isinstance(entry, str):
        return entry, None
    if isinstance(entry, Mapping) and len(entry) == 1:
        ((name, given),) = entry.items()
        return str(name), given
    if isinstance(entry, Mapping) and entry:
        name = next(iter(entry))
        raise InputError(
            message("{names} stand side by side in one entry", names=[str(key) for key in entry]),
            field=field, hint=message("write {name}: {{...}}, or indent its parameters below it", name=str(name)),
        )  # fmt: skip
    raise InputError(
        message("an entry of this list is the name of a rule, not {text}", text=shown(entry)),
        field=field, hint=message("write a name, or name: value"),
    )  # fmt: skip


def _class(name: str, heading: str, field: str, own: tuple[type[Rule], ...]) -> type[Rule]:
    from netplan.rules import known_rules

    known = known_rules(own)
    if name not in known:
        places = tuple(key for key, rule in known.items() if heading in rule.places)
        what = message('no rule "{name}"', name=name) if heading == "rules" else message('no wish "{name}"', name=name)
        raise InputError(what, field=field, hint=did_you_mean(name, places))
    return known[name]


def _fields(rule: type[Rule], given: Any, place: str) -> dict[str, Any]:
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return {str(key): value for key, value in given.items()}
    main = rule.main_field()
    if main is None:
        raise InputError(
            message("{name} takes no value", name=rule.name), field=place,
            hint=message("write the name alone"),
        )  # fmt: skip
    return {main: given}
